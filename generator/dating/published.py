"""When an article was published: what the file says of it, else what its own links say."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from generator import corrections
from generator.dating.parse import parse_american, parse_stated
from generator.issues import Issue, fault
from generator.model import Article, Evidence, Field, Finding, FuzzyDate, is_real, phrase

_CONFIDENCE = {
    "front matter": 1.0,
    "correction": 1.0,
    "JSON-LD": 0.99,
    "page metadata": 0.97,
    "header line": 0.97,
    "updated": 0.9,
    "dateline": 0.9,
    "page": 0.9,
    "export": 0.97,
    "mail": 0.9,
    "file name": 0.85,
}
_PATH_DAY = re.compile(r"(?<!\d)(?P<y>20[0-3]\d)[/-](?P<m>0[1-9]|1[0-2])(?:[/-](?P<d>[0-3]\d))?(?!\d)")
_STAMP = re.compile(r"[?&](?:v|t|ts|time|timestamp)=(?P<seconds>1[0-9]{9})(?!\d)")
_LINK_CONFIDENCE = {"day": 0.85, "month": 0.8}


def find_published(article: Article, timezone: str) -> tuple[Finding, list[Issue]]:
    """The published date with its reasons; unknown when nothing states it."""
    issues = []
    visible = (field for field in article.said("modified") if field.origin == "updated")
    for field in (*article.said("published"), *visible):
        line = quote_of(article, field)  # the zone that tells the order of figures may stand after the value
        stated = parse_american(line) or parse_stated(field.value, article.language, timezone)
        if stated is None:
            issues.append(
                fault(
                    place_of(article, field),
                    field.line,
                    "date-not-understood",
                    value=field.value,
                    field="published",
                )
            )
            continue
        evidence = Evidence(
            "stated",
            phrase(f"says.stated.{_key(field.origin)}", date=stated.date),
            line,
            field.span,
        )
        return Finding(stated.date, _CONFIDENCE[field.origin], (evidence,), (), stated.moment), issues
    linked = sorted(
        _from_links(article, timezone),
        key=lambda pair: (pair[0].precision != "day", pair[0].edtf, pair[1].quote),
    )
    if linked:
        date, _ = linked[0]
        return Finding(date, _LINK_CONFIDENCE[date.precision], tuple(evidence for _, evidence in linked)), issues
    return Finding(), issues


def _from_links(article: Article, timezone: str) -> Iterator[tuple[FuzzyDate, Evidence]]:
    """Dates in the addresses of the article and of its own pictures, never in those of other articles."""
    for field in _own_links(article.fields):
        for match in _PATH_DAY.finditer(field.value):
            year, month, day = int(match["y"]), int(match["m"]), int(match["d"]) if match["d"] else None
            if is_real(year, month, day):
                date = FuzzyDate(year, month, day or None)
                yield date, Evidence("link", phrase("says.link.path", date=date), match.group(), None)
        stamp = _STAMP.search(field.value)
        if stamp is not None:
            moment = datetime.datetime.fromtimestamp(int(stamp["seconds"]), ZoneInfo(timezone))
            date = FuzzyDate.of(moment.date())
            yield date, Evidence("link", phrase("says.link.stamp", date=date), stamp.group()[1:], None)


def _own_links(fields: Sequence[Field]) -> Iterator[Field]:
    return (field for field in fields if field.name in ("url", "image"))


def quote_of(article: Article, field: Field) -> str:
    """The words that state a date: those in the file, or the writer's reason."""
    return article.text.normal[field.span.start : field.span.end] if field.span else field.note or field.value


def place_of(article: Article, field: Field) -> str:
    """The file that says so: the article's own, or the one with the corrections."""
    return f"content/{corrections.FILE if field.origin == 'correction' else article.path}"


def _key(origin: str) -> str:
    return origin.lower().replace(" ", "-")
