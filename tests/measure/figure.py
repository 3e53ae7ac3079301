"""What a measurement gives: a share, what it was counted from, what it has to reach, and what is still wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    name: str
    value: float
    """A share or an F1 from 0 to 1."""
    goal: float | None = None
    """What it has to reach; None for a figure that only informs."""
    detail: str = ""
    """What it was counted from, such as `46/53`."""
    at_most: bool = False
    """Whether less is better."""
    errors: Sequence[str] = field(default=(), repr=False)
    """One line for each case that is wrong."""

    @property
    def reached(self) -> bool:
        """Whether it is as good as it has to be."""
        return self.goal is None or (self.value <= self.goal if self.at_most else self.value >= self.goal)


def share(name: str, right: int, of: int, goal: float | None = None, errors: Sequence[str] = ()) -> Figure:
    """So many of so many."""
    return Figure(name, right / of if of else 0.0, goal, f"{right}/{of}", errors=errors)


def write_table(figures: Iterable[Figure], *, errors: bool = False) -> str:
    """The figures as lines, and below each its errors where they are asked for."""
    lines = [f"{'figure':62} {'now':>6} {'goal':>6}  counted"]
    for figure in figures:
        goal = "" if figure.goal is None else f"{figure.goal:.3f}"
        mark = " " if figure.reached else "!"
        lines.append(f"{figure.name:62} {figure.value:6.3f} {goal:>6}{mark} {figure.detail}".rstrip())
        lines += [f"    {error}" for error in figure.errors] if errors else []
    return "\n".join(lines)
