"""Frozen values ↔ plain lists, as JSON holds them: each dataclass is the list of its fields, in their order.

What a list means is not in it: whoever reads it must know the type, and that the type has not changed.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any

from generator.text import Text, read_text

_DATE = "d"
_ATOMS = (str, int, float, bool, type(None))


def to_plain(value: Any) -> Any:
    """A value as lists, strings and numbers. Raises TypeError for what is no value of ours."""
    if isinstance(value, (*_ATOMS, list)):  # a list is plain already
        return value
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Text):
        return value.stored
    if isinstance(value, datetime.date):
        return [_DATE, value.isoformat()]
    if dataclasses.is_dataclass(value):
        kind = value.__class__
        return [_to_plain_field(getattr(value, name), name in _of_many(kind)) for name in _fields(kind)]
    raise TypeError(f"{type(value).__name__} is not kept")


def _to_plain_field(value: Any, named: bool) -> Any:
    """A field's value; with the name of its class before it, where it may be of several."""
    plain = to_plain(value)
    return [value.__class__.__name__, *plain] if named and dataclasses.is_dataclass(value) else plain


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _of_many(kind: Any) -> frozenset[str]:
    """The fields of a class whose value may be of several classes."""
    return frozenset(name for name, hint in typing.get_type_hints(kind).items() if len(_classes_in(hint)) > 1)


def _classes_in(hint: Any) -> list[Any]:
    return [part for part in typing.get_args(hint) if dataclasses.is_dataclass(part)]


@cache
def reader_of(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of that type of its plain form.

    The reader raises TypeError, ValueError or KeyError for what cannot be such a value.
    """
    if isinstance(kind, typing.NewType):
        return reader_of(kind.__supertype__)
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind) and kind is not Text:
        return _reader_of_fields(kind)
    if origin is tuple:
        return _reader_of_tuple(parts)
    if origin is frozenset:
        return frozenset
    if origin in (typing.Union, types.UnionType):
        return _reader_of_union(parts)
    if kind in _READERS or origin is typing.Literal:
        return _READERS.get(kind, _same)
    raise TypeError(f"{kind} is not kept")


def _same(plain: Any) -> Any:
    return plain


_READERS: dict[Any, Callable[[Any], Any]] = {
    **dict.fromkeys((*_ATOMS, list), _same),
    Text: read_text,
    datetime.date: lambda plain: datetime.date.fromisoformat(plain[1]),
}


def _reader_of_tuple(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    readers = [reader_of(kind) for kind in kinds if kind is not Ellipsis]
    if Ellipsis not in kinds:
        return lambda plain: tuple(read(item) for read, item in zip(readers, plain, strict=True))
    each = readers[0]
    return tuple if each is _same else lambda plain: tuple(map(each, plain))


def _reader_of_union(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    """Of an atom or a list: one that begins with a mark is a date, any other a dataclass, by its name if of several."""
    named: dict[str, Callable[[Any], Any]] = {
        kind.__name__: reader_of(kind) for kind in kinds if dataclasses.is_dataclass(kind) and isinstance(kind, type)
    }
    only = next(iter(named.values())) if len(named) == 1 else None
    dated = reader_of(datetime.date) if datetime.date in kinds else None

    def read(plain: Any) -> Any:
        if not isinstance(plain, list):
            return plain
        if dated is not None and plain[:1] == [_DATE]:
            return dated(plain)
        return only(plain) if only is not None else named[plain[0]](plain[1:])

    return read


def _reader_of_fields(kind: Any) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    names = _fields(kind)
    count = len(names)
    readers: list[tuple[int, Callable[[Any], Any]]] = []

    def read_as_it_is(plain: Any) -> Any:
        if len(plain) != count:
            raise ValueError(f"no {kind.__name__}")
        return kind(*plain)

    def read(plain: Any) -> Any:
        if len(plain) != count:
            raise ValueError(f"no {kind.__name__}")
        values = list(plain)
        for index, reader in readers:
            values[index] = reader(values[index])
        return kind(*values)

    for index, name in enumerate(names):
        # A date may hold its own end, which is a date: such a field is read by its class itself.
        own = hints[name] == kind | None
        reader = (lambda plain: None if plain is None else read(plain)) if own else reader_of(hints[name])
        if reader is not _same:
            readers.append((index, reader))
    return read if readers else read_as_it_is
