"""When what an article reports happened: its own testimony, and what others of the folder add to it → a `Finding`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.dating.choose import BORROWED, SUPPORT, SUPPORT_UNPUBLISHED, Candidate, with_shares
from generator.dating.choose import distance_weight as distance
from generator.dating.evidence import Clue
from generator.dating.reasons import name_day, reject
from generator.dating.testimony import Testimony
from generator.dating.year import Verdict, judge_year
from generator.model import Evidence, Finding, FuzzyDate, Rejected, phrase

MOST_CONFIDENT = 0.98
"""A rule's word is never more certain than this; the writer's own is."""
_MOST_REJECTED = 6
_SURE_OF_A_YEAR = 0.8
"""The least share at which an article that names no day is placed in a year."""
_CLAIMED = 0.5
"""A day that is less sure is not claimed where the publishing is unknown; its month is."""
_OF_ITS_MONTH = 0.7
"""How sure the month of such a day is."""
_OF_ITS_OWN = 0.5
"""How sure the day of publishing is where nothing tells of another day."""
_ANY_YEAR = 0.0
"""A year that others lend is backed by the article's own clues however little they alone tell."""
_BY_OTHERS = 0.93
"""How sure a day is at most that only other articles name: of the same event, they still are other articles."""
_FROM_OTHERS = 0.75
"""The same where it is only counted from the day on which others were printed: seven of ten are of the same day."""


@dataclass(frozen=True, slots=True)
class Named:
    """A day that another article of the same event names, and how sure it is of it (0 to 1)."""

    date: FuzzyDate
    share: float
    title: str
    """Of that article."""


@dataclass(frozen=True, slots=True)
class Others:
    """What other articles add: those of the same event, and the folder."""

    days: tuple[Named, ...] = ()
    clues: tuple[Clue, ...] = ()
    """To the year."""
    told_on: Finding | None = None
    """When others printed the same, for an article that does not know when it was published itself."""


NOBODY = Others()
"""An article is heard by itself."""


def decide(testimony: Testimony, others: Others = NOBODY) -> Finding:
    """The date of what an article reports, with its reasons."""
    if testimony.stated is not None:
        return testimony.stated
    ranked = _supported(testimony, others)
    best = next((c for c in ranked if c.is_own or c.borrowed), None)
    if best is None or not (best.situations or best.borrowed):
        return _without_a_day(testimony, ranked, others)
    share = min(best.share, _most_sure(testimony, best, others))
    found = _with_year(testimony, best, others)
    named, rejected = _reasons(testimony, best, others), _rejected(testimony, ranked, best)
    reasons = (*named, *found.evidence)
    if found.share == 0.0:
        return Finding(found.date, 0.0, reasons, _each_once((*rejected, *found.rejected), found.date))
    losers = _each_once((*found.rejected, *rejected), found.date)[: 2 * _MOST_REJECTED]
    if testimony.published.date.year is None and share * found.share < _CLAIMED and found.date.precision == "day":
        month = FuzzyDate(found.date.year, found.date.month)
        unsure = Rejected(found.date, phrase("against.day-unsure"))
        return Finding(month, _round(found.share * _OF_ITS_MONTH), reasons, (unsure, *losers))
    return Finding(found.date, _round(share * found.share), reasons, losers)


def _most_sure(testimony: Testimony, best: Candidate, others: Others) -> float:
    """How sure the day is at most, by what it rests on."""
    if _is_told_in_full(testimony, best):
        return MOST_CONFIDENT
    counted = not any(s.mention.date.month or s.mention.form == "weekday" for s in best.situations)
    named = any(_same_day(best.date, day.date) for day in others.days)
    return _FROM_OTHERS if counted and not named else _BY_OTHERS


def _with_year(testimony: Testimony, best: Candidate, others: Others) -> Verdict:
    """The best day with its year; where others lend it, with what the article itself says for it."""
    if best.date.year is None:
        return judge_year(testimony.case_for(best), (*_clues_for(testimony, best), *others.clues))
    yearless = next((c for c in testimony.ranked if c.date.year is None and _same_day(c.date, best.date)), None)
    if yearless is None:
        return Verdict(best.date, 1.0, (), ())
    own = judge_year(testimony.case_for(yearless), _clues_for(testimony, yearless), _ANY_YEAR)
    agrees = own.date == best.date
    return Verdict(best.date, 1.0, own.evidence if agrees else (), own.rejected if agrees else ())


def _clues_for(testimony: Testimony, day: Candidate) -> tuple[Clue, ...]:
    own = testimony.best
    same = own is not None and (own.date, own.yearly) == (day.date, day.yearly)
    return testimony.clues if same else testimony.clues_for(day)


def _supported(testimony: Testimony, others: Others) -> tuple[Candidate, ...]:
    """The article's own days, each the weightier the surer the others are of it, and the others' days beside them.

    What others tell to the day was no quarter and no year.
    """
    published = testimony.published.date.exact_day
    ranked = testimony.ranked
    worth = SUPPORT_UNPUBLISHED if published is None else SUPPORT
    if published is None and others.told_on is not None and others.told_on.date.exact_day is not None:
        published = others.told_on.date.exact_day
        ranked = tuple(replace(c, borrowed=not c.situations) for c in testimony.ranked_on(published))
    if others.days or others.told_on is not None:
        ranked = tuple(c for c in ranked if not c.is_long)
    if not others.days:
        return with_shares(ranked)
    candidates = [replace(c, weight=c.weight + worth * _support(c.date, others)) for c in ranked]
    own = [c.date for c in ranked if c.date.day is not None]
    for date in sorted({day.date for day in others.days}, key=lambda d: (d.year is None, d.edtf)):
        if not any(_same_day(date, mine) for mine in own):
            own.append(date)
            weight = BORROWED + worth * _support(date, others) + distance(date, published)
            candidates.append(Candidate(date, weight, (), borrowed=True))
    return with_shares(_with_years(candidates, others))


def _with_years(candidates: Sequence[Candidate], others: Others) -> list[Candidate]:
    """A day without its year takes the one that others of the same event give it."""
    dated = [day.date for day in others.days if day.date.year is not None]
    years = {
        c.date: next((d for d in dated if c.date.year is None and _same_day(d, c.date)), c.date) for c in candidates
    }
    return [replace(c, date=years[c.date]) for c in candidates]


def _support(date: FuzzyDate, others: Others) -> float:
    return sum(day.share for day in others.days if _same_day(date, day.date))


def _same_day(one: FuzzyDate, other: FuzzyDate) -> bool:
    same = (one.month, one.day, one.until) == (other.month, other.day, other.until) and one.day is not None
    return same and (one.year == other.year or one.year is None or other.year is None)


def _reasons(testimony: Testimony, best: Candidate, others: Others) -> tuple[Evidence, ...]:
    """The words that name the day, and the other articles that name it; what lends it its year or the whole of it."""
    lent = not _is_told_in_full(testimony, best)
    supporting = [day for day in others.days if _same_day(best.date, day.date)]
    told = sorted(supporting, key=lambda day: (-day.share, day.title))[:2]
    rule = "neighbour" if lent else "agreement"
    told_by = tuple(Evidence(rule, phrase(f"says.{rule}", title=day.title, date=day.date)) for day in told)
    if lent and not told_by and others.told_on is not None:
        told_by = (Evidence(rule, phrase("says.told-on", date=others.told_on.date)),)
    if not best.situations:
        return told_by
    return (*name_day(testimony.case.article, _as_named(testimony, best), testimony.published), *told_by)


def _as_named(testimony: Testimony, best: Candidate) -> Candidate:
    """The day with the words that name it, without such as count from a day of publishing that is not known."""
    if testimony.published.date.year is not None:
        return best
    naming = tuple(s for s in best.situations if s.mention.date.month is not None or s.mention.form == "same day")
    return replace(best, situations=naming) if any(s.mention.date.month for s in naming) else best


def _is_told_in_full(testimony: Testimony, best: Candidate) -> bool:
    """Whether the article by itself names the day with its year, or leaves the year open as well."""
    return any(c.date == best.date for c in testimony.ranked)


def _rejected(testimony: Testimony, ranked: Sequence[Candidate], best: Candidate) -> tuple[Rejected, ...]:
    losers = [c for c in ranked if c.situations and c is not best]
    return tuple(reject(testimony.case.article, c, testimony.published) for c in losers[:_MOST_REJECTED])


def _each_once(rejected: Sequence[Rejected], chosen: FuzzyDate) -> tuple[Rejected, ...]:
    """What was not chosen, each date once, with the reason that was given first."""
    losers: dict[str, Rejected] = {}
    for one in rejected:
        losers.setdefault(one.date.edtf or one.quote, one)
    return tuple(one for one in losers.values() if one.date != chosen or not chosen.edtf)


def _without_a_day(testimony: Testimony, ranked: Sequence[Candidate], others: Others) -> Finding:
    """No word names a day: the day of publishing stands in, and says so; else the year, where the clues tell it."""
    rejected = tuple(reject(testimony.case.article, c, testimony.published) for c in ranked if c.situations)[
        :_MOST_REJECTED
    ]
    published = testimony.published
    if published.date.year is not None:
        source = published.evidence[0]
        says = phrase("says.only-published", date=published.date)
        evidence = Evidence("published", says, source.quote, source.span)
        return Finding(published.date, _round(_OF_ITS_OWN * published.confidence), (evidence,), rejected)
    clues = (*testimony.clues_for(None), *others.clues)
    verdict = judge_year(testimony.case, clues, _SURE_OF_A_YEAR)
    if verdict.share == 0.0:
        return Finding(rejected=rejected)
    return Finding(verdict.date, _round(verdict.share), verdict.evidence, (*verdict.rejected, *rejected))


def _round(confidence: float) -> float:
    return round(min(confidence, MOST_CONFIDENT), 3)
