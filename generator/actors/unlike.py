"""Whether a full name cannot be a known organisation's, whatever letters stand behind it."""

from __future__ import annotations

from generator.actors.forms import is_marked
from generator.actors.lexicon import Lexicon, words_of

_FULL = 3
"""A name of so many words is a full one, which tells what it means."""
_DEEPEST = 4
"""A place lies in so many others at most."""


def is_another(name: str, key: str, lexicon: Lexicon) -> bool:
    """Whether `name` shares no telling word with any full spelling of the known organisation `key`, or is of
    another country.

    A Vietnamese name is compared with Vietnamese spellings alone; where there are none, nothing contradicts.
    """
    known = lexicon.named[key]
    telling, countries = _told(name, lexicon)
    own = {country for spelling in known.spellings for country in _told(spelling, lexicon)[1]}
    own |= {country} if (country := _country(known.within, lexicon)) else set()
    if own and countries and own.isdisjoint(countries):
        return True
    marked = is_marked(name.lower())
    full = [s for s in known.spellings if len(words_of(s)) >= _FULL and is_marked(s.lower()) == marked]
    if not full or len(words_of(name)) < _FULL or not telling:
        return False
    return all(telling.isdisjoint(_told(spelling, lexicon)[0]) for spelling in full)


def _told(name: str, lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a name that are neither its head word nor a place, and the countries of its places."""
    keys, at = words_of(name), 0
    telling: list[str] = []
    countries: list[str] = []
    while at < len(keys):
        end, entries = lexicon.longest(keys, at)
        places = [entry.value for entry in entries if entry.kind == "place"]
        if places or (at == 0 and any(entry.kind in ("state", "firm") for entry in entries)):
            countries += [country for place in places if (country := _country(place, lexicon))]
            at = end
        else:
            telling += [keys[at]] if keys[at] not in lexicon.forms.joins else []
            at += 1
    return frozenset(telling), frozenset(countries)


def _country(place: str, lexicon: Lexicon) -> str:
    """The country that a place is or lies in; empty where that is not known."""
    for _ in range(_DEEPEST):
        named = lexicon.named.get(place)
        if named is None or named.capital:
            return place if named is not None else ""
        place = named.within
    return ""
