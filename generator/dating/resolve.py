"""One article → its `Testimony`: when it was published, and which days it names, with all that may tell a year."""

from __future__ import annotations

from dataclasses import dataclass

from generator.dating.choose import rank_days
from generator.dating.decide import decide
from generator.dating.evidence import YearCase
from generator.dating.facts import Facts
from generator.dating.meaning import mean_days
from generator.dating.mentions import find_mentions
from generator.dating.named import dates_named
from generator.dating.order import settle_order
from generator.dating.parse import parse_stated
from generator.dating.published import find_published, place_of, quote_of
from generator.dating.situation import place_mentions
from generator.dating.testimony import Heard, Testimony
from generator.issues import Issue, fault
from generator.model import UNKNOWN, Appearance, Article, Dates, Evidence, Finding, phrase


@dataclass(frozen=True, slots=True)
class Resolver:
    """Hears one article after another; holds what all of them share."""

    facts: Facts
    timezone: str
    language: str = "vi"
    """Of the site, for the names of offices and happenings in what evidence says."""

    def listen(self, article: Article) -> tuple[Heard, list[Issue]]:
        """What an article's own words say of when, and what its metadata say that cannot be understood."""
        published, issues = find_published(article, self.timezone)
        stated, more = self._stated_happening(article)
        mentions = find_mentions(article)
        line = published.evidence[0].quote if published.evidence else ""
        ordered = settle_order(published, line, article, mentions)
        return Heard(ordered, stated, place_mentions(article, mentions)), issues + more

    def testify(self, article: Article, appearances: tuple[Appearance, ...], heard: Heard) -> Testimony:
        """What follows from what was heard of an article."""
        day = heard.published.date.exact_day
        meant = mean_days(heard.situations, day)
        case = YearCase(
            article, appearances, heard.situations, UNKNOWN, None, heard.published, self.facts, self.language
        )
        return Testimony(heard.published, heard.stated, rank_days(meant, day), dates_named(meant), case)

    def hear(self, article: Article, appearances: tuple[Appearance, ...]) -> tuple[Testimony, list[Issue]]:
        """What an article says by itself, and what its metadata say that cannot be understood."""
        heard, issues = self.listen(article)
        return self.testify(article, appearances, heard), issues

    def resolve(self, article: Article, appearances: tuple[Appearance, ...]) -> tuple[Dates, list[Issue]]:
        """The dates of an article by itself, and what its metadata say that cannot be understood."""
        testimony, issues = self.hear(article, appearances)
        return dates_of(testimony), issues

    def _stated_happening(self, article: Article) -> tuple[Finding | None, list[Issue]]:
        issues: list[Issue] = []
        for field in article.said("happened"):
            stated = parse_stated(field.value, article.language, self.timezone)
            if stated is not None:
                key = field.origin.lower().replace(" ", "-")
                says = phrase(f"says.stated.{key}", date=stated.date)
                evidence = Evidence("writer", says, quote_of(article, field), field.span)
                return Finding(stated.date, 1.0, (evidence,)), issues
            issues.append(
                fault(
                    place_of(article, field),
                    field.line,
                    "date-not-understood",
                    value=field.value,
                    field="happened",
                )
            )
        return None, issues


def dates_of(testimony: Testimony) -> Dates:
    """The dates of an article that is heard by itself."""
    return Dates(testimony.published, decide(testimony), testimony.named)
