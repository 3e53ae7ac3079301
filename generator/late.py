"""Values some of whose fields are read when one of them is first asked for.

A build after a small change goes through all that is known of an archive and looks closely at little of it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

T = TypeVar("T", bound="Late")


class Late:
    """The base of such a dataclass: the fields that it names in `LATE` may still be unread."""

    __slots__ = ("_unread",)
    LATE: ClassVar[frozenset[str]] = frozenset()

    def leave_unread(self, unread: Callable[[], Mapping[str, Any]]) -> None:
        """Lets `unread` give the fields of `LATE` when one of them is asked for."""
        object.__setattr__(self, "_unread", unread)

    if not TYPE_CHECKING:  # so that a field that no class has is still found by who checks types

        def __getattr__(self, name: str) -> Any:
            """A field that is not there yet, with all others that are late. Raises what reading them raises."""
            if name not in self.LATE:
                raise AttributeError(f"{type(self).__name__} has no {name}")
            for field, value in self._unread().items():
                object.__setattr__(self, field, value)
            object.__delattr__(self, "_unread")
            return object.__getattribute__(self, name)


@cache
def known_fields(kind: type[Late]) -> tuple[str, ...]:
    """The fields of a class that are known before its late ones are read."""
    return tuple(field.name for field in dataclasses.fields(cast("Any", kind)) if field.name not in kind.LATE)


def late(kind: type[T], unread: Callable[[], Mapping[str, Any]], known: Mapping[str, Any]) -> T:
    """A value of that class with its `known` fields; `unread` gives those of `LATE`."""
    value = object.__new__(kind)
    for name, field in known.items():
        object.__setattr__(value, name, field)
    value.leave_unread(unread)
    return value


def changed(value: T, **fields: Any) -> T:
    """As `dataclasses.replace`, but what is unread stays so; `fields` are none of the late ones."""
    if getattr(value, "_unread", None) is None:
        return cast("T", dataclasses.replace(cast("Any", value), **fields))
    known = {name: getattr(value, name) for name in known_fields(cast("Any", type(value)))} | fields
    return late(type(value), lambda: {name: getattr(value, name) for name in value.LATE}, known)


def unread(value: T) -> T:
    """The same value still unread, where it is: what is read of this one goes with it, and not with the other."""
    rest = getattr(value, "_unread", None)
    known = {name: getattr(value, name) for name in known_fields(cast("Any", type(value)))}
    return value if rest is None else late(type(value), rest, known)
