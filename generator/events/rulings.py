"""The user's word on events: articles that are one event, and articles that are none with the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.corrections import FILE, Ruling
from generator.issues import Issue, notice
from generator.model import Phrase, Report, phrase

Group = tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """Groups of reports as the user will have them."""

    groups: tuple[Group, ...]
    """In the order of their first reports."""
    why: tuple[tuple[Phrase, ...], ...]
    """For each group, which of the user's words made it."""
    issues: tuple[Issue, ...]
    """A notice for each ruling that changes nothing: it may go."""


def apply_rulings(groups: Sequence[Group], rulings: Iterable[Ruling]) -> Ruled:
    """The groups after all that the user splits, then all that the user merges, each in the order of the file.

    A split takes its articles out of their event; those of them that were together stay so. A merge makes one of
    the whole events that its articles stand in.
    """
    ordered = sorted(rulings, key=lambda ruling: (ruling.kind != "split", ruling.line))
    if not ordered:
        return Ruled(tuple(groups), ((),) * len(groups), ())
    members = {number: list(group) for number, group in enumerate(groups)}
    group_of = {report.article.name: number for number, group in members.items() for report in group}
    why: dict[int, list[Phrase]] = defaultdict(list)
    issues: list[Issue] = []
    for ruling in ordered:
        numbers = sorted({group_of[path] for path in ruling.articles if path in group_of})
        changed = (_split if ruling.kind == "split" else _merge)(numbers, ruling, members, group_of)
        if not changed:
            issues.append(notice(f"content/{FILE}", ruling.line, f"{ruling.kind}-needless"))
        for number in changed:
            why[number].append(_said(ruling))
    kept = sorted((number for number in members if members[number]), key=lambda n: min(r.id for r in members[n]))
    return Ruled(
        tuple(tuple(sorted(members[number], key=lambda report: report.id)) for number in kept),
        tuple(tuple(why[number]) for number in kept),
        tuple(issues),
    )


def _said(ruling: Ruling) -> Phrase:
    if ruling.why:
        return phrase(f"why.{ruling.kind}-by-user-because", why=ruling.why)
    return phrase(f"why.{ruling.kind}-by-user")


def _split(
    numbers: Sequence[int], ruling: Ruling, members: dict[int, list[Report]], group_of: dict[str, int]
) -> list[int]:
    """Takes the articles out of each of the groups, and says which new groups came of it."""
    changed = []
    for number in numbers:
        out = [report for report in members[number] if report.article.name in ruling.articles]
        rest = [report for report in members[number] if report.article.name not in ruling.articles]
        if rest:
            new = max(members) + 1
            members[number], members[new] = rest, out
            group_of.update({report.article.name: new for report in out})
            changed.append(new)
    return changed


def _merge(
    numbers: Sequence[int], ruling: Ruling, members: dict[int, list[Report]], group_of: dict[str, int]
) -> list[int]:
    """Makes one of the groups, the first of them, and says which it is; none where they are one already."""
    if len(numbers) < 2:
        return []
    first, *others = numbers
    for number in others:
        group_of.update({report.article.name: first for report in members[number]})
        members[first] += members[number]
        members[number] = []
    return [first]
