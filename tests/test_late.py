"""What is late is read once, when it is asked for, and is the same as if it had been there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import pytest

from generator.late import Late, changed, late, unread
from generator.plain import read, write


@dataclass(frozen=True, slots=True)
class Leaf(Late):
    LATE: ClassVar[frozenset[str]] = frozenset({"text", "marks"})

    name: str
    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch(Late):
    LATE: ClassVar[frozenset[str]] = frozenset({"hidden"})

    leaves: tuple[Leaf, ...]
    last: Leaf | None
    hidden: Leaf


TREE = Branch((Leaf("a", "một\nhai", (1, 2)), Leaf("b", "ba")), None, Leaf("c", "bốn"))


def is_unread(value: Late) -> bool:
    return getattr(value, "_unread", None) is not None


def test_it_is_read_when_it_is_asked_for_and_not_before() -> None:
    asked = 0

    def rest() -> Mapping[str, Any]:
        nonlocal asked
        asked += 1
        return {"text": "một", "marks": (3,)}

    leaf = late(Leaf, rest, {"name": "a"})
    assert (leaf.name, asked) == ("a", 0)
    assert (leaf.text, leaf.marks, asked) == ("một", (3,), 1)
    assert leaf == Leaf("a", "một", (3,))
    assert replace(leaf, name="b") == Leaf("b", "một", (3,))
    with pytest.raises(AttributeError, match="Leaf has no colour"):
        _ = leaf.colour  # type: ignore[attr-defined]


def test_what_is_written_is_read_late_and_is_the_same() -> None:
    tree: Branch = read(Branch, write(TREE))
    assert is_unread(tree)
    assert is_unread(tree.leaves[0])
    assert tree.leaves[0].text == "một\nhai"
    assert not is_unread(tree.leaves[0])
    assert is_unread(tree.leaves[1])
    assert tree == TREE


def test_what_is_changed_or_taken_again_stays_unread() -> None:
    leaf: Leaf = read(Leaf, write(TREE.leaves[0]))
    other, again = changed(leaf, name="z"), unread(leaf)
    assert is_unread(other)
    assert other == Leaf("z", "một\nhai", (1, 2))
    assert not is_unread(leaf), "it was read for the other"
    assert is_unread(again)
    assert again == leaf
    assert unread(leaf) is leaf


@pytest.mark.parametrize("line", range(5))
def test_damage_is_found_before_anything_is_read(line: int) -> None:
    lines = write(TREE).split(b"\n")
    lines[line] = lines[line][:-1] + bytes([lines[line][-1] ^ 1])
    with pytest.raises(ValueError, match=r"damaged|invalid literal"):
        read(Branch, b"\n".join(lines))
