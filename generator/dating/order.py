"""Which figure of '03/12/2021' is the month in an English article: its other dates tell, else the second, unsurely."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.dating.mentions.mention import Mention
from generator.model import Article, Evidence, Finding, FuzzyDate, Rejected, is_real, phrase

_FIGURES = re.compile(r"(?<![\d/])(?P<one>0?[1-9]|1[0-2])/(?P<two>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d\d)(?![\d/])")
_NEAR = (datetime.timedelta(days=-30), datetime.timedelta(days=7))
"""An article mostly names days of the month before it was printed, and of the week after."""
_TOLD, _UNTOLD = 0.9, 0.7
"""How sure the order is where other dates tell it, and where nothing does: English papers of Vietnam write the day
first, American ones the month."""


def settle_order(published: Finding, line: str, article: Article, mentions: Iterable[Mention]) -> Finding:
    """The day of publishing in the order of figures that the article's other dates speak for.

    `line` is what the file says of it. Only an English article is in doubt, where both orders are days; other figures
    are in the same doubt and tell nothing.
    """
    figures = _FIGURES.search(line)
    if (
        article.language != "en"
        or figures is None
        or figures["one"] == figures["two"]
        or published.date.precision != "day"
    ):
        return published
    year, one, two = int(figures["y"]), int(figures["one"]), int(figures["two"])
    orders = [FuzzyDate(year, month, day) for month, day in ((two, one), (one, two)) if is_real(year, month, day)]
    if published.date not in orders or one == two:
        return published
    other = next(date for date in orders if date != published.date)
    text = article.text.normal
    within = [mention for mention in mentions if "/" not in text[mention.span.start : mention.span.end]]
    ours, theirs = (len(set(_days_near(date, within))) for date in (published.date, other))
    if ours == theirs:
        lost = Rejected(other, phrase("against.order-untold"), figures.group())
        return replace(published, confidence=min(published.confidence, _UNTOLD), rejected=(*published.rejected, lost))
    date, against = (published.date, other) if ours > theirs else (other, published.date)
    lost = Rejected(against, phrase("against.order"), figures.group())
    told = [replace(each, says=phrase(each.says.key, date=date)) for each in published.evidence]
    return Finding(
        date,
        min(published.confidence, _TOLD),
        (*told, Evidence("order", phrase("says.order", date=date), figures.group())),
        (*published.rejected, lost),
        published.moment and f"{date.edtf}{published.moment[10:]}",
    )


def _days_near(published: FuzzyDate, mentions: Iterable[Mention]) -> Iterator[datetime.date]:
    """The days that the text names about the time of a day of publishing."""
    for mention in mentions:
        if mention.form in ("day", "range") and published.year is not None and published.exact_day is not None:
            dated = mention.date if mention.date.year is not None else mention.date.in_year(published.year)
            day = dated.first_day if dated is not None else None
            if day is not None and _NEAR[0] <= day - published.exact_day <= _NEAR[1]:
                yield day
