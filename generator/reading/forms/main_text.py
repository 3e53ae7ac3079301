"""The article's text out of a page's tree: trafilatura's, checked against what the page says below its headline.

Extraction picks one part of the page; where the lead stands apart from the other paragraphs, or where they are no
paragraphs of HTML at all, it leaves them out. The prose that it left out between the headline and its last line is put
back, with captions and what is called the lead; where it found less than half, the page is taken from its headline on,
and its clutter cut line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from operator import itemgetter
from typing import Any

from generator.reading.forms.html_text import text_of

_SHORTEST = 80
"""So much text at least has an article."""
_PROSE = 60
_ENDS = re.compile(r"[.!?…][\"'”’»)]*$")
_KNOWN_BY = 40
"""A paragraph is known again by so many of its first letters."""
_MOST_LEADS = 4
"""So many lines between the headline and the text may be the lead."""
_LEAD = re.compile(
    r"(?:^|[\s_-])(?:standfirst|sapo|dek|deck|lede?|lead|subtitle|sub-?head(?:line)?|summary|chapeau)(?:$|[\s_-])"
)
_CALLED = ("class", "id", "itemprop", "data-gu-name", "data-testid")
_LEAD_TAGS = ("p", "div", "h2", "h3", "span", "strong")
_SHORTEST_LEAD, _LONGEST_LEAD = 40, 600


def main_text(tree: Any, stated: str, captions: Set[str], summary: str) -> str:
    """The text of the article; `stated` is what linked data gives as such, for pages that have no text of their own.

    `captions` are the lines under pictures, `summary` is how the page sums itself up, which its lead often repeats.
    Takes scripts and the like out of the tree.
    """
    own = captions | set(_leads(tree)) | {" ".join(summary.split())}
    heading = max((" ".join(h.text_content().split()) for h in tree.iter("h1")), key=len, default="")
    text = _extract(tree)
    if not text and stated:
        return stated
    lines = _below(heading, text_of(tree).split("\n"))
    known = _letters(text)
    missing = {line for line in lines if _letters(line)[:_KNOWN_BY] not in known}
    prose = [line for line in lines if is_prose(line)]
    lost = sum(len(line) for line in set(prose) if line in missing)
    found = text.split("\n")
    took_all = heading in found[1:]  # the menu above the headline, too: nothing was told apart
    if not text or took_all or lost * 2 > sum(map(len, prose)):
        return "\n".join(lines)
    return "\n".join(_put_back(found, [line for line in lines if line in own or is_prose(line)], missing))


def _leads(tree: Any) -> Iterator[str]:
    """What a page calls the lead of an article, each in one line."""
    for element in tree.iter(*_LEAD_TAGS):
        if _LEAD.search(" ".join(element.get(name) or "" for name in _CALLED).lower()):
            words = " ".join(element.text_content().split())
            if _SHORTEST_LEAD <= len(words) <= _LONGEST_LEAD:
                yield words


def is_prose(line: str) -> bool:
    """Whether a line of a page reads as a paragraph."""
    return len(line) >= _PROSE and _ENDS.search(line) is not None


def _extract(tree: Any) -> str:
    import trafilatura

    try:
        text = trafilatura.extract(tree, output_format="txt", include_comments=False, include_tables=False, fast=True)
    except (RecursionError, ValueError, TypeError, AttributeError, IndexError, KeyError):  # on pages of odd shape
        return ""
    return text if text and len(text) >= _SHORTEST else ""


def _below(heading: str, lines: list[str]) -> list[str]:
    """The lines from the headline on, unless most of the prose stands above it."""
    if heading not in lines:
        return lines
    place = lines.index(heading)
    above, below = (sum(len(line) for line in part if len(line) >= _PROSE) for part in (lines[:place], lines[place:]))
    return lines[place:] if below >= above else lines


def _put_back(found: list[str], prose: list[str], missing: set[str]) -> list[str]:
    """The lines found, in the order of the page, with the lead and the prose that is missing between two of them."""
    places = {_letters(line)[:_KNOWN_BY]: place for place, line in reversed(list(enumerate(prose)))}
    present = [place for place, line in enumerate(prose) if line not in missing]
    if not present:
        return found
    placed, at = [], -1
    for line in found:
        at = places.get(_letters(line)[:_KNOWN_BY], at)
        placed.append((at, line))
    first = max(0, present[0] - _MOST_LEADS)
    placed += [(place, line) for place, line in enumerate(prose[: present[-1]]) if place >= first and line in missing]
    return [line for _, line in sorted(placed, key=itemgetter(0))]


def _letters(text: str) -> str:
    return "".join(text.split())
