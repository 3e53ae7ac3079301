"""Lines in which a page speaks of itself or to its reader, in whatever words: known by three things together.

They are short; they hold words that belong to pages ('trình duyệt', 'in your inbox') and that the article itself uses
nowhere; and they stand above or below it, or speak to the reader ('của bạn', 'Bấm vào …'). A line that shares three
words in a row with the article's paragraphs is the article's own, whatever it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.reading.clutter.head import looks_like_headline
from generator.reading.clutter.items import is_headline, is_item, is_numbered
from generator.reading.clutter.sheet import Sheet, plain_text
from generator.reading.lines import Line

_LONGEST = 200
_HEADLINE_WORDS = 4
_OPTION = 4
"""So many words at most has a button, or an answer that can be chosen."""
_CALL = (2, 14)
"""From three words up, so that no name is one, to fourteen."""
_FURNITURE = frozenset({"debris", "menu", "invitation", "footer", "related", "teaser", "tags", "page"})
_MARKED = frozenset("\"“'‘«#")


def cut_page_talk(sheet: Sheet) -> None:
    """Lines of the page about itself, by their words and their place; a heading takes its list with it."""
    first, last = sheet.bounds()
    headed = sum(looks_like_headline(sheet.lines[index]) for index in sheet.open() if index < first) > 1
    for index in list(sheet.open_suspects()):
        line = sheet.lines[index]
        if index and _announces(sheet, index):
            sheet.cut(index, "related")
        if 0 <= last < index and sheet.parts[index] is None and _calls(sheet, index):
            sheet.cut(index, "invitation")
        if sheet.parts[index] is not None or not _may_speak(sheet, line) or is_own(sheet, index):
            continue
        outside = last >= 0 and (index > last or (index < first and headed))
        others = tuple(_headlines_after(sheet, index)) if first < index < last and not line.ends_sentence else ()
        if _speaks(sheet, index, outside) or (others and _foreign(sheet, index)):
            sheet.cut(index, "page")
            for other in others:
                sheet.cut(other, "related")


def _speaks(sheet: Sheet, index: int, outside: bool) -> bool:
    """Whether so much speaks for the page: the more where the line stands among paragraphs or is a sentence."""
    line, foreign = sheet.lines[index], _foreign(sheet, index)
    if not foreign:
        return False
    if sheet.words.to_reader.search(line.words.lower()):
        return True
    if line.ends_sentence:
        brief = line.words.count(" ") < _CALL[1]
        return outside and ((brief and len(foreign) > 1) or any(term in sheet.words.itself for term in foreign))
    return outside or len(foreign) > 1


def _calls(sheet: Sheet, index: int) -> bool:
    """Whether a line below the article tells its reader to do something, and is no sentence nor the article's own."""
    line = sheet.lines[index]
    few = _CALL[0] <= line.words.count(" ") < _CALL[1] and not line.ends_sentence and ":" not in line.words
    return few and sheet.words.command.match(line.words.lower()) is not None and not is_own(sheet, index)


def _announces(sheet: Sheet, index: int) -> bool:
    """Whether a line is the headline of another piece, with its kind before it."""
    line = sheet.lines[index]
    kind = sheet.words.genre.match(line.words.lower()) if len(line.words) <= _LONGEST else None
    if kind is None or line.ends_sentence or line.words[kind.end() :].count(" ") < _HEADLINE_WORDS:
        return False
    return not is_own(sheet, index)


def _headlines_after(sheet: Sheet, index: int) -> Iterator[int]:
    """The lines right after one that read as headlines and share nothing with the article."""
    for following in sheet.open(index + 1):
        line = sheet.lines[following]
        if not is_headline(line) or is_item(line, listed=True) or is_own(sheet, following):
            return
        yield following


def _may_speak(sheet: Sheet, line: Line) -> bool:
    """Whether a line is short, no item or heading of a list, and has words of pages in it."""
    return (
        len(line.words) <= _LONGEST
        and line.text[0] not in _MARKED
        and not is_numbered(line)
        and bool(sheet.words.of_page(line.words))
        and not sheet.words.heading_of(line.form)
    )


def _foreign(sheet: Sheet, index: int) -> set[str]:
    """The words of pages in a line that the article's paragraphs do not use."""
    text = sheet.prose_beside(index)
    return {term for term in sheet.words.of_page(sheet.lines[index].words) if f" {term} " not in text}


def is_own(sheet: Sheet, index: int, count: int = 3) -> bool:
    """Whether a line shares so many words in a row with the paragraphs of the article."""
    words, text = plain_text(sheet.lines[index].words).split(), sheet.prose_beside(index)
    return any(f" {' '.join(words[start : start + count])} " in text for start in range(len(words) - count + 1))


def cut_beside_furniture(sheet: Sheet) -> None:
    """What hangs on furniture: two short lines or more next to it, and below the article what is left of its kind."""
    for run in list(_runs_of_options(sheet)):
        before, after = (_is_furniture(sheet, index) for index in (run[0] - 1, run[-1] + 1))
        if (before or after) if len(run) > 1 else (before and after):
            for index in run:
                sheet.cut(index, "page")
    _, last = sheet.bounds()
    below = next((index for index in range(last + 1, len(sheet.lines)) if _is_furniture(sheet, index)), None)
    rest = list(sheet.open(below)) if last >= 0 and below is not None else []
    if any(sheet.lines[index].ends_sentence or is_item(sheet.lines[index], listed=True) for index in rest):
        following = [sheet.lines[index] for index in rest[1:]]
        heads = {index for index, line in zip(rest, following, strict=False) if line.ends_sentence}
        rest = [index for index in rest if index not in heads and _is_foreign_scrap(sheet, index)]
    for index in rest:
        sheet.cut(index, "page")


def _is_foreign_scrap(sheet: Sheet, index: int) -> bool:
    """Whether a line below furniture is no sentence, no rest of one, no item, and shares nothing with the article."""
    line = sheet.lines[index]
    is_rest = line.ends_sentence or line.is_image or is_item(line, listed=True) or line.words[:1].islower()
    return not is_rest and len(line.words) <= _LONGEST and not is_own(sheet, index)


def _is_furniture(sheet: Sheet, index: int) -> bool:
    part = sheet.parts[index] if 0 <= index < len(sheet.lines) else None
    return part is not None and part[0] == "cut" and part[1] in _FURNITURE


def _runs_of_options(sheet: Sheet) -> Iterator[Sequence[int]]:
    """The runs of open lines of a few words each that end no sentence and are no entries of a list."""
    run: list[int] = []
    for index, line in enumerate(sheet.lines):
        if sheet.parts[index] is None and _is_option(line):
            run.append(index)
            continue
        if sheet.prose[index]:
            run = run[:-1]  # the last may be the heading of what follows
        if run:
            yield run
        run = []
    if run:
        yield run


def _is_option(line: Line) -> bool:
    few = line.words.count(" ") < _OPTION and not line.ends_sentence and not line.is_image
    return few and ":" not in line.words and not is_numbered(line) and line.text[0] not in _MARKED
