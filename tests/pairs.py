"""The hard pairs of `cases/events/pairs.txt`: `python -m tests.pairs` says which come out otherwise.

Those that do are named in `cases/events/not-yet.txt`, one title a line, until grouping is good enough for them.
"""

from __future__ import annotations

import string
from collections.abc import Iterable

from generator.model import Timeline
from tests.cases import FOLDER, Case, read_cases
from tests.conftest import Analyst

NOT_YET = FOLDER / "events" / "not-yet.txt"


def pairs() -> list[Case]:
    """Every case of articles that belong together, or do not."""
    return read_cases("events/pairs.txt")


def not_yet() -> set[str]:
    """The ids of the cases that are known to come out otherwise."""
    lines = NOT_YET.read_text(encoding="utf-8").splitlines()
    return {f"pairs: {line}" for line in lines if line and not line.startswith("#")}


def folder_of(case: Case) -> dict[str, str]:
    """The articles of a case, by path."""
    return {
        f"{name}.md": text for name, text in zip(string.ascii_lowercase, case.given.split("\n=====\n"), strict=False)
    }


def grouped(timeline: Timeline) -> str:
    """The events of a folder in the notation of the cases."""
    paths = {report.id: report.article.path.removesuffix(".md") for report in timeline.reports}
    return "\n".join(sorted(" ".join(sorted(paths[name] for name in event.articles)) for event in timeline.events))


def failing(analyst: Analyst, cases: Iterable[Case]) -> list[tuple[Case, str]]:
    """The cases that come out otherwise, each with what comes."""
    outcomes = ((case, grouped(analyst.timeline(folder_of(case)))) for case in cases)
    return [(case, outcome) for case, outcome in outcomes if outcome != case.expected]


def main() -> None:
    """Prints each case that comes out otherwise, and how many there are."""
    from generator.knowledge import load_knowledge

    cases = pairs()
    wrong = failing(Analyst(load_knowledge()), cases)
    for case, outcome in wrong:
        print(f"{case.id}\n    expected {case.expected!r}\n    comes    {outcome!r}")
    print(f"{len(cases) - len(wrong)} of {len(cases)} as expected")


if __name__ == "__main__":
    main()
