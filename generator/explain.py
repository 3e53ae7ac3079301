"""The story of an article's dates and of its event for a terminal, and the list of doubtful dates."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterator, Sequence

from generator.corrections import suggest_correction
from generator.model import Event, Finding, Report, Span, Timeline
from generator.rendering.dates import percent
from generator.text import sentence_ranges
from generator.timeline import DOUBTFUL
from generator.wording import Wording

_WIDTH = 96
_NAMES = 6
_MOST_CUT = 12


def find_report(timeline: Timeline, name: str) -> list[Report]:
    """The articles meant by an id, a path in content/ or a file's name."""
    path = name.removeprefix("./").removeprefix("content/")
    named = [_names_of(report) for report in timeline.reports]
    for wanted in (path, name):
        for rank in range(_NAMES):
            found = [report for report, names in zip(timeline.reports, named, strict=True) if names[rank] == wanted]
            if found:
                return found
    return []


def _names_of(report: Report) -> tuple[str, ...]:
    """What an article may be called by, the surest first: its path, its id, its file's name, that without ending.

    Of an article in a file of many, each with `#3` behind it for the third, and without.
    """
    article = report.article
    file, named = article.path.rsplit("/", 1)[-1], article.name.rsplit("/", 1)[-1]
    return article.name, report.id, named, article.path, file, file.rsplit(".", 1)[0]


def near_names(timeline: Timeline, name: str) -> list[str]:
    """Paths that look like a name that no article has."""
    paths = {report.article.name.rsplit("/", 1)[-1]: report.article.name for report in timeline.reports}
    return [paths[near] for near in difflib.get_close_matches(name, sorted(paths), 3, 0.5)]


def explain(report: Report, timeline: Timeline, wording: Wording) -> str:
    """Everything about one article's dates, as lines of text."""
    return "\n".join(_lines(report, timeline, wording)) + "\n"


def find_event(timeline: Timeline, name: str) -> Event | None:
    """The event of an id, also of one that it had before."""
    wanted = timeline.redirects.get(name, name)
    return next((event for event in timeline.events if event.id == wanted), None)


def list_doubtful(timeline: Timeline, wording: Wording) -> list[str]:
    """The placed articles whose day is doubtful, the least sure first, each with the line that settles it."""
    doubtful = [
        r for r in timeline.reports if r.dates.happened.date.year is not None and r.dates.happened.confidence < DOUBTFUL
    ]
    lines = []
    for report in sorted(doubtful, key=lambda r: (r.dates.happened.confidence, r.id)):
        happened = report.dates.happened
        first = wording(
            "command.check_line",
            percent=percent(happened.confidence),
            date=happened.date,
            title=report.article.title,
        )
        line = suggest_correction(report.article.name, happened.date)
        lines.append(f"  {first}\n    content/{report.article.name}\n    → {line}")
    return lines


def _lines(report: Report, timeline: Timeline, wording: Wording) -> Iterator[str]:
    article = report.article
    yield article.title
    yield f"content/{article.name}"
    yield ""
    for label, finding in (("happened", report.dates.happened), ("published", report.dates.published)):
        yield from _finding(wording(f"command.{label}"), finding, report, wording)
        yield ""
    event = next(event for event in timeline.events if event.id == timeline.event_of[report.id])
    yield from _event(event, timeline, wording)
    actors = {actor.id: actor.name for actor in timeline.actors}
    yield from _wrapped(
        f"{wording('command.actors')}: " + ", ".join(actors[a] for a in timeline.actors_of[report.id]),
        "",
        "  ",
    )
    text = article.text.normal
    cut = [(block.why, text[block.span.start : block.span.end]) for block in article.blocks if block.part == "cut"]
    yield from _taken_off("command.cut", cut, 0, wording)
    left = [(line.why, line.words) for line in article.left_out]
    yield from _taken_off("command.left_out", left, article.left_out_more, wording)


def _taken_off(heading: str, lines: Sequence[tuple[str, str]], more: int, wording: Wording) -> Iterator[str]:
    """Lines that are not the article, each with its reason; `more` of them are not at hand."""
    if lines:
        yield ""
        yield wording(heading, count=len(lines) + more)
    for why, words in lines[:_MOST_CUT]:
        yield textwrap.shorten(f"  [{wording(f'cut.{why}')}] {words}", _WIDTH, placeholder=" …")
    if len(lines) + more > _MOST_CUT and lines:
        yield f"  … (+{len(lines) + more - min(len(lines), _MOST_CUT)})"


def _finding(label: str, finding: Finding, report: Report, wording: Wording) -> Iterator[str]:
    if not finding.date.edtf:
        yield f"{label}: {wording('command.unknown')}"
    else:
        moment = f", {wording.moment(finding.moment)}" if finding.moment else ""
        yield f"{label}: {wording.date(finding.date)}{moment}  [{finding.date.edtf}, {percent(finding.confidence)}%]"
    for evidence in finding.evidence:
        yield from _wrapped(f"{wording('command.because')} {wording.say(evidence.says)}", "  + ", "    ")
        yield from _quoted(evidence.quote, evidence.span, report)
    for rejected in finding.rejected:
        date = wording.date(rejected.date, "plain")
        yield from _wrapped(f"{wording('command.not')} {date}: {wording.say(rejected.why)}", "  - ", "    ")
        yield from _quoted(rejected.quote, rejected.span, report)


def _quoted(quote: str, span: Span | None, report: Report) -> Iterator[str]:
    """The words in their sentence, marked «so»."""
    if span is None:
        if quote:
            yield from _wrapped(f"«{quote}»", "      ", "      ")
        return
    text = report.article.text.normal
    block = next((b.span for b in report.article.blocks if span in b.span), None)
    if block is None:
        yield from _wrapped(f"«{quote}»", "      ", "      ")
        return
    start, end = next(
        ((s, e) for s, e in sentence_ranges(text, block.start, block.end) if s <= span.start < e),
        (block.start, block.end),
    )
    end = max(end, span.end)
    yield from _wrapped(
        f"{text[start : span.start]}«{text[span.start : span.end]}»{text[span.end : end]}", "      ", "      "
    )


def explain_event(event: Event, timeline: Timeline, wording: Wording) -> str:
    """Everything about one event, as lines of text: why its articles are one, and what it is not."""
    reports = {report.id: report for report in timeline.reports}
    lines = [event.title, f"{event.id}  [{event.date.edtf or wording('command.unknown')}]", ""]
    lines += _wrapped(event.summary, "", "")
    lines += ["", wording("command.event_articles", articles=len(event.articles), sources=event.sources)]
    for name in event.articles:
        lines += _wrapped(f"{reports[name].article.title} (content/{reports[name].article.name})", "  - ", "    ")
    lines += ["", wording("command.event_reasons")]
    return "\n".join([*lines, *_reasons(event, timeline, wording)]) + "\n"


def _event(event: Event, timeline: Timeline, wording: Wording) -> Iterator[str]:
    others = len(event.articles) - 1
    yield f"{wording('command.event')}: {event.title}"
    yield f"  {event.id} ({wording('command.event_with', count=others) if others else wording('command.alone')})"
    yield from _reasons(event, timeline, wording)
    yield ""


def _reasons(event: Event, timeline: Timeline, wording: Wording) -> Iterator[str]:
    """Why the articles are one event, which of them are copies, and what speaks against other events."""
    for phrase in event.why:
        yield from _wrapped(wording.say(phrase), "  + ", "    ")
    titles = {report.id: report.article.title for report in timeline.reports} if event.copies else {}
    for copy in event.copies:
        yield from _wrapped(f"“{titles[copy.article]}”: {wording.say(copy.why)}", "  = ", "    ")
    events = {other.id: other for other in timeline.events} if event.near else {}
    for miss in event.near:
        yield from _wrapped(
            f"{wording('command.not_event')} “{events[miss.event].title}”: {wording.say(miss.why)}", "  - ", "    "
        )
        yield f"      {miss.event}"


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), _WIDTH, initial_indent=first, subsequent_indent=rest) or [
        first.rstrip()
    ]
