"""What the command says to who uses it, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.issues import Issue
    from generator.wording import Wording


def say(lines: Iterable[str]) -> None:
    """Each line by itself."""
    for line in lines:
        click.echo(line, err=True)


def say_waiting(wording: Wording) -> None:
    """That another build of the project goes on."""
    click.echo(wording("command.waiting"), err=True)


def tell(issues: Iterable[Issue], wording: Wording) -> None:
    """What is wrong, and how to mend it."""
    from generator.summary import lines_of

    say(lines_of(issues, wording))


def show_progress(wording: Wording) -> Callable[[Sequence[Path], str], Iterable[Path]]:
    """A bar when a person is watching, nothing in a log."""

    def progress(things: Sequence[Path], doing: str) -> Iterator[Path]:
        if not sys.stderr.isatty() or len(things) < 50:
            yield from things
            return
        with click.progressbar(things, label=wording(f"command.{doing}"), file=sys.stderr) as bar:
            yield from bar

    return progress
