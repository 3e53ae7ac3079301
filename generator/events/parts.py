"""Who does what in an event: who acts, who speaks, and who is only named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.events.accounts import Account
from generator.events.outlets import Outlets
from generator.events.telling import Telling
from generator.model import ActorId, Appearance, Span

_SETTING = re.compile(r"(?:[^,;:]{0,90},\s){0,2}\W{0,3}(?:[^\W\d_]+\s){0,2}")
"""What may stand before who acts: when and where, a word or two."""


_REACH = 60


@dataclass(frozen=True, slots=True)
class Parts:
    """The actors of an event by their part; some act and speak."""

    acts: tuple[ActorId, ...]
    speaks: tuple[ActorId, ...]
    named: tuple[ActorId, ...]


def find_parts(
    accounts: Sequence[Account],
    actors: Sequence[ActorId],
    telling: Telling,
    within: Mapping[str, str],
    outlets: Outlets,
) -> Parts:
    """Who acts: the subject of a headline or of a first sentence. Who speaks: whom an article quotes.

    `within` are the cities and regions, which do not act as countries do. Of `outlets` only those speak that act.
    """
    acting = {key for account in accounts for key in _acting(account, telling, outlets)} - within.keys()
    speaking = {quotation.speaker for account in accounts for quotation in account.report.quotations}
    speaking -= {key for account in accounts for key in _outlets(account, outlets)} - acting
    return Parts(
        tuple(actor for actor in actors if actor in acting),
        tuple(actor for actor in actors if actor in speaking),
        tuple(actor for actor in actors if actor not in acting and actor not in speaking),
    )


def _outlets(account: Account, outlets: Outlets) -> Iterator[str]:
    return (a.key for a in account.report.appearances if outlets.is_one(a, account.small))


def _acting(account: Account, telling: Telling, outlets: Outlets) -> Iterator[str]:
    """The subjects of the headline and of the first sentence of one article."""
    article = account.report.article
    spans = [block.span for block in article.kept if block.part == "title"][:1]
    spans += [sentence.span for sentence in account.sentences[:1]]
    for span in spans:
        inside = [a for a in account.named_in(span) if not outlets.only_reports(a, account.small)]
        yield from _subjects(account.small, span, inside, article.language, telling)


def _subjects(
    text: str, sentence: Span, appearances: Sequence[Appearance], language: str, telling: Telling
) -> Iterator[str]:
    """The first actor of a sentence and those joined to it, unless something is done to them."""
    together, passive, at = (table.get(language) for table in (telling.together, telling.passive, telling.at))
    subjects: list[Appearance] = []
    for appearance in appearances:
        start = (appearance.title_span or appearance.span).start
        if subjects:
            if together is None or together.fullmatch(text, subjects[-1].span.end, start) is None:
                break
        elif (
            _SETTING.fullmatch(text, sentence.start, start) is None
            or _is_owner(appearance, appearances)
            or (appearance.kind == "place" and _is_a_setting(text, sentence, appearance, at))
        ):
            continue
        subjects.append(appearance)
    after = text[subjects[-1].span.end : sentence.end] if subjects else ""
    if passive is None or passive.match(after) is None:
        yield from (appearance.key for appearance in subjects)


def _is_a_setting(text: str, sentence: Span, place: Appearance, at: re.Pattern[str] | None) -> bool:
    """Whether a country only says where, or stands before a headline as its label."""
    led = at is not None and at.search(text, max(sentence.start, place.span.start - _REACH), place.span.start)
    opens = not text[sentence.start : place.span.start].rstrip(" \"'“‘(")[-1:].isalnum()
    return bool(led) or not opens or text[place.span.end : place.span.end + 2].strip()[:1] in (":", ",", ")", "(")


def _is_owner(place: Appearance, appearances: Sequence[Appearance]) -> bool:
    """'Thủ tướng Đức Angela Merkel': the country within a person's title does not act by itself."""
    return any(a is not place and a.title_span is not None and place.span in a.title_span for a in appearances)
