"""Frozen values ↔ plain lists, as JSON holds them: each dataclass is the list of its fields, in their order.

What a list means is not in it: whoever reads it must know the type, and that the type has not changed. In bytes the
first line holds a value without the late fields of all that is in it (`late.py`), and each other line those of one.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import types
import typing
import zlib
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from generator.late import Late, known_fields
from generator.text import Text, read_text

_DATE = "d"
_ATOMS = (str, int, float, bool, type(None))


def seal(data: bytes) -> bytes:
    """The same behind its checksum."""
    return b"%d\n%b" % (zlib.crc32(data), data)


def unseal(sealed: bytes) -> bytes:
    """What was sealed. Raises ValueError for what is no longer that."""
    checksum, _, data = sealed.partition(b"\n")
    if int(checksum) != zlib.crc32(data):
        raise ValueError("damaged")
    return data


def write(value: Any) -> bytes:
    """A value as bytes, for `read`. Raises TypeError for what is no value of ours."""
    apart: list[bytes] = []
    whole = _to_bytes(to_plain(value, apart))
    return seal(b"\n".join((whole, *apart)))


def read(kind: Any, data: bytes) -> Any:
    """The value of that type; its late fields are read when they are asked for.

    Raises TypeError, ValueError or KeyError for what is no such value.
    """
    lines = unseal(data)  # what is late would be found damaged when it is too late
    whole = lines.partition(b"\n")[0].decode("utf-8", "surrogatepass")
    return _late_reader_of(kind)(json.loads(whole), _Lines(lines))


@dataclasses.dataclass(slots=True)
class _Lines:
    """The lines of a value, of which each holds what is late in one thing; they are parted when one is asked for."""

    lines: bytes
    taken: int = 0
    """How many things of the value were met that have such a line."""


def _to_bytes(plain: Any) -> bytes:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def to_plain(value: Any, apart: list[bytes] | None = None) -> Any:
    """A value as lists, strings and numbers. Raises TypeError for what is no value of ours.

    What is late goes into `apart`, where that is given.
    """
    if isinstance(value, (*_ATOMS, list)):  # a list is plain already
        return value
    if isinstance(value, tuple):
        return [to_plain(item, apart) for item in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Text):
        return value.stored
    if isinstance(value, datetime.date):
        return [_DATE, value.isoformat()]
    if dataclasses.is_dataclass(value):
        kind: Any = value.__class__
        names = _fields(kind)
        if apart is not None and issubclass(kind, Late):
            apart.append(_to_bytes([_to_plain_field(value, name, kind, None) for name in names if name in kind.LATE]))
            names = known_fields(kind)
        return [_to_plain_field(value, name, kind, apart) for name in names]
    raise TypeError(f"{type(value).__name__} is not kept")


def _to_plain_field(value: Any, name: str, kind: Any, apart: list[bytes] | None) -> Any:
    """A field's value; with the name of its class before it, where it may be of several."""
    field = getattr(value, name)
    plain = to_plain(field, apart)
    return [field.__class__.__name__, *plain] if name in _of_many(kind) and dataclasses.is_dataclass(field) else plain


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """Those of which a value is made."""
    return tuple(field.name for field in dataclasses.fields(kind) if field.init)


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


def _same_beside(plain: Any, _: Any) -> Any:
    return plain


_READERS: dict[Any, Callable[[Any], Any]] = {
    **dict.fromkeys((*_ATOMS, list), _same),
    Text: read_text,
    datetime.date: lambda plain: datetime.date.fromisoformat(plain[1]),
}


def _reader_of_tuple(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    readers = [reader_of(kind) for kind in kinds if kind is not Ellipsis]
    if Ellipsis not in kinds:
        if all(read is _same for read in readers):
            return tuple
        return lambda plain: tuple([read(item) for read, item in zip(readers, plain, strict=True)])
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


@cache
def _late_reader_of(kind: Any) -> Callable[[Any, _Lines], Any]:
    """The same as `reader_of`; what makes a value of its plain form and of the lines with what is late in it."""
    if not _holds_late(kind):
        read_all = reader_of(kind)
        return _same_beside if read_all is _same else lambda plain, _: read_all(plain)
    parts = typing.get_args(kind)
    if dataclasses.is_dataclass(kind):
        return _late_reader_of_fields(kind)
    if typing.get_origin(kind) is tuple and parts[1:] == (Ellipsis,):
        each = _late_reader_of(parts[0])
        return lambda plain, apart: tuple([each(item, apart) for item in plain])
    if parts[1:] == (types.NoneType,):
        given = _late_reader_of(parts[0])
        return lambda plain, apart: None if plain is None else given(plain, apart)
    raise TypeError(f"{kind} is not read late")


@cache
def _holds_late(kind: Any) -> bool:
    """Whether a value of that type may hold something late."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        inner = [hints[name] for name in _fields(kind) if hints[name] != kind | None]
        return issubclass(kind, Late) or any(map(_holds_late, inner))
    return any(map(_holds_late, typing.get_args(kind)))


def _late_reader_of_fields(kind: Any) -> Callable[[Any, _Lines], Any]:
    hints, names = typing.get_type_hints(kind), _fields(kind)
    if not issubclass(kind, Late):
        readers = [_late_reader_of(hints[name]) for name in names]
        return lambda plain, apart: kind(*[read(item, apart) for read, item in zip(readers, plain, strict=True)])
    rest = [(name, reader_of(hints[name])) for name in names if name in kind.LATE]
    known = [(kind.__dict__[name].__set__, _late_reader_of(hints[name])) for name in known_fields(kind)]
    make, leave_unread = object.__new__, Late.leave_unread

    def read_known(plain: Any, apart: _Lines) -> Any:
        value = make(kind)
        apart.taken += 1
        leave_unread(value, partial(_read_rest, rest, apart.lines, apart.taken))
        for (set_field, read), item in zip(known, plain, strict=True):
            set_field(value, read(item, apart))
        return value

    return read_known


def _read_rest(readers: list[tuple[str, Callable[[Any], Any]]], lines: bytes, number: int) -> dict[str, Any]:
    line = lines.split(b"\n", number + 1)[number]
    return {name: read(item) for (name, read), item in zip(readers, json.loads(line), strict=True)}
