"""Header lines: when and by whom it was published, as pages print it above the text.

' date 2025-04 (VTC News) -', 'Thứ Sáu, 04/10/2024, 14:00 (GMT+7)', 'Cập nhật lúc 14:00, 04/10/2024',
'Published 4 October 2024'. Such a line holds a date that has its year and next to nothing else.
"""

from __future__ import annotations

import re

from generator.model import Field, Span
from generator.reading.lines import Line

_DATE = r"""
    (?: \d{4}-\d{1,2}(?:-\d{1,2})?(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?
      | \d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}
      | (?:ngày\s+)?\d{1,2}\s+tháng\s+
        (?:\d{1,2}|giêng|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?:\s(?:một|hai))?|chạp)\s*(?:,|năm)?\s*\d{4}
      | (?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},?\s+\d{4}
      | \d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December),?\s+\d{4}
      | (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s+\d{1,2},?\s+\d{4}
      | \d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?,?\s+\d{4}
      | \d{1,2}/\d{4} )"""
_DATED = re.compile(rf"(?<![\d/]){_DATE}(?![\d/])", re.VERBOSE | re.IGNORECASE)
_AROUND = re.compile(
    r"""^(?:
        (?:date|ngày|đăng(?:\s+(?:lúc|ngày))?|published(?:\s+(?:on|at))?|posted(?:\s+on)?|xuất\s+bản
          |hôm\s+nay|today|cập\s+nhật(?:\s+(?:lúc|ngày))?|(?:last\s+)?updated(?:\s+(?:on|at))?|ngày\s+đăng|thời\s+gian|lúc|at|on
          |(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|\d)|chủ\s+nhật|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat)
          |\d{1,2}\s*(?::|\.|h|giờ|g)\s*\d{0,2}(?::\d\d)?(?:\s*[ap]\.?m\.?)?
          |[ecmp][sd]?t|bst|cest|ict|\(?(?:gmt|utc)\s*(?:[+-]\s*\d{1,2}(?::?\d\d)?)?\)?|[ap]\.?m\.?|ict
        )(?!\w)
        |\((?P<outlet>[^()\d]{2,40})\)
        |[\s|,.;:()\[\]–—-]
    )*+$""",
    re.VERBOSE | re.IGNORECASE,
)
_BY = re.compile(r"\s[|,–-]?\s?(?:bởi|by|theo)\s[^\d,.|]{2,40}$", re.IGNORECASE)
"""Who put it there: 'bởi Ban biên tập'."""
_TIME = re.compile(
    r"\d{1,2}\s*(?::|h|giờ|g)\s*\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?|(?:GMT|UTC)\s*[+-]\s*\d{1,2}(?::?\d\d)?",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"[^\W\d][^\n,.;()]{{1,40}},\s(?P<date>{_DATE})\s*(?:\((?P<outlet>[^()\d]{{2,40}})\)\s*)?[-–—]\s",
    re.VERBOSE | re.IGNORECASE,
)
_FILED = re.compile(
    rf"(?:date\s|ngày\s)?\s*(?P<date>{_DATE})\s*\((?P<outlet>[^()\d]{{2,40}})\)\s*[-–—]\s", re.VERBOSE | re.IGNORECASE
)
_MODIFIED = re.compile(r"(?:last\s+)?(?:cập\s+nhật|updated)", re.IGNORECASE)
_OUTLET = re.compile(r"\s*(?P<outlet>[^|\d,.:]{2,40}?)(?:\s*[|–—]\s*|\s-\s+)")
_LABELLED = re.compile(r"\(?(?:nguồn|theo|source)(?:\s*:\s*|\s)(?P<outlet>[^|\d,.:()]{2,40}),\s*", re.IGNORECASE)
"""'Nguồn: Báo Thử, ngày 4/7/2017'"""
_EMPHASIS = "*_~ "
"""How Markdown sets a line apart."""
_LONGEST = 120
_NAME_WORDS = 5
_DAY_OPENS = frozenset({"thứ", "chủ"})
_ABBREVIATED = 3
"""'Thu' may be a name as well as a Thursday; a longer word is one or the other."""
_DATELINE_LIMIT = 160
_YEAR = re.compile(r"\d{4}")


def read_dateline(line: Line) -> tuple[Field, ...]:
    """'WASHINGTON, July 11, 2024 (Reuters) -', '4/10/2024 (Dân trí) -': when a report was filed, and where or by whom.

    The line stays the article's.
    """
    opening = line.text[:_DATELINE_LIMIT]
    dashed = "- " in opening or "– " in opening or "— " in opening
    if not dashed or _YEAR.search(opening) is None:
        return ()
    match = _DATELINE.match(line.text) or _FILED.match(line.text)
    if match is None:
        return ()
    span = Span(line.span.start + match.start("date"), line.span.start + match.end("date"))
    fields = [Field("published", match["date"], "dateline", span, line.number)]
    if match["outlet"]:
        fields.append(Field("outlet", match["outlet"].strip(), "dateline", span, line.number))
    return tuple(fields)


def _writer_before(before: str, after: str) -> str:
    """The name before a date that stands with its weekday or time: 'Mai Thu Thứ Năm, 05/09/2019 16:12'."""
    words, found = before.split(), 0
    for count, word in enumerate(words[:_NAME_WORDS], 1):
        if not word[:1].isupper() or word.lower() in _DAY_OPENS or (len(word) > _ABBREVIATED and _AROUND.match(word)):
            break
        rest = " ".join(words[count:])
        if count > 1 and _AROUND.match(rest) and (rest.strip(" ,-–|·") or _TIME.search(after)):
            found = count
    return " ".join(words[:found]).rstrip(",-–|·")


def read_name_and_date(line: Line) -> tuple[str, Field] | None:
    """A name of a few words and a date with nothing else, and the field of the date: 'Tom Hale, 5 March 2013'.

    Whether it is the name of a paper or of a writer, the line by itself does not tell.
    """
    date = _DATED.search(line.text) if len(line.text) <= _LONGEST and _YEAR.search(line.text) else None
    if date is None:
        return None
    before, after = line.text[: date.start()], _BY.sub("", line.text[date.end() :])
    for named, bare, last in ((before, after, False), (after, before, True)):
        words = named.split()
        for count in range(1, min(_NAME_WORDS, len(words)) + 1 if _AROUND.match(bare) or not bare else 0):
            name, rest = (words[-count:], words[:-count]) if last else (words[:count], words[count:])
            said = " ".join(name).strip(" ,-–—|·")
            if said and not _AROUND.match(said) and (not rest or _AROUND.match(" ".join(rest))):
                return said, _dated(line, date.group(), before, after)
    return None


def _dated(line: Line, date: str, before: str, after: str) -> Field:
    """When a line says that the article was published, with the time of day that stands beside the date."""
    times = [match.group() for part in (before, after) for match in _TIME.finditer(part)]
    value, span = " ".join([date, *times]), Span(line.span.start, line.span.end)
    if _MODIFIED.search(line.text):
        return Field("modified", value, "updated", span, line.number)
    return Field("published", value, "header line", span, line.number)


def read_header_line(line: Line) -> tuple[Field, ...]:
    """The fields of a header line; none when the line is something else."""
    text = line.text.strip(_EMPHASIS)
    if len(text) > _LONGEST or _YEAR.search(text) is None:
        return ()
    date = _DATED.search(text)
    if date is None:
        return ()
    updated = _MODIFIED.search(text, date.end())
    if updated is not None and _DATED.search(text, updated.end()):  # 'Published 4 May 2024 | Updated 5 May 2024'
        parts = (text[: updated.start()].rstrip(" (|,;–-"), text[updated.start() :].rstrip(" )"))
        first, second = (read_header_line(line._replace(text=part)) for part in parts)
        return (*first, *second) if first and second else ()
    before, after = text[: date.start()], _BY.sub("", text[date.end() :])
    left, right = _AROUND.match(before), _AROUND.match(after)
    named = (_OUTLET.match(before) or _LABELLED.match(before)) if left is None else None
    if named is not None:
        left = _AROUND.match(before[named.end() :])
    author = "" if left or named or right is None else _writer_before(before, after)
    if (left is None and not author) or right is None:
        return ()
    span = Span(line.span.start, line.span.end)
    fields = [_dated(line, date.group(), before, after)]
    if author:
        fields.append(Field("author", author, "header line", span, line.number))
    outlet = right["outlet"] or (left["outlet"] if left else "") or (named["outlet"] if named else "")
    if outlet:
        fields.append(Field("outlet", outlet.strip(), "header line", span, line.number))
    return tuple(fields)
