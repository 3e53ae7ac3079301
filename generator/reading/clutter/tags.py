"""The names of topics below an article."""

from __future__ import annotations

from generator.reading.clutter.sheet import Sheet

_LONGEST = 400


def cut_tags(sheet: Sheet) -> None:
    """'Từ khóa: …' below the last paragraph, with the names that stand on lines of their own after it."""
    for index in list(sheet.open_suspects()):
        if sheet.parts[index] is not None:
            continue
        line = sheet.lines[index]
        _, colon, _ = line.words.partition(":")
        if colon and len(line.words) <= _LONGEST and line.opening.split(":")[0].strip() in sheet.words.tags:
            sheet.cut(index, "tags")
            for following in sheet.open(index + 1):
                named = sheet.lines[following]
                if named.words.count(" ") > 4 or named.ends_sentence or sheet.words.heading_of(named.form):
                    break
                sheet.cut(following, "tags")
