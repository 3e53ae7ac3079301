"""One normal form for every text, and offsets that lead back to the text as stored."""

from __future__ import annotations

import unicodedata

import pytest

from generator.text import fold, lower, read_text, sentence_ranges, shorten, sort_key, words_in

NORMAL = "Tổng thống Đức đến Việt Nam, ngày 3/10."


@pytest.mark.parametrize(
    ("stored", "normal"),
    [
        (NORMAL, NORMAL),
        (unicodedata.normalize("NFD", NORMAL), NORMAL),
        (NORMAL.replace(" ", "\u00a0"), NORMAL),
        (NORMAL.replace(" ", "\u202f"), NORMAL),
        (NORMAL.replace(" ", "\t"), NORMAL),
        ("ng\u00adày\u200b 3\u200d/\u206010\ufeff", "ngày 3/10"),
        ("\u202angày 3/10\u202c \u200e\u2066.\u2069", "ngày 3/10 ."),
        ("một\u2028hai\u2029ba\x85bốn", "một\nhai\nba\nbốn"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "a b c d e f"),
        ("e\u0302\u0301", "ế"),
        ("ê\u0301", "ế"),
        ("e\u200b\u0302", "ê"),
        ("👨\u200d👩", "👨👩"),
        ("", ""),
    ],
)
def test_the_normal_form(stored: str, normal: str) -> None:
    assert read_text(stored).normal == normal
    assert read_text(stored).stored == stored


def test_windows_line_ends_part_lines_once() -> None:
    assert [line.strip() for line in read_text("một\r\nhai\r\n").normal.split("\n")] == ["một", "hai", ""]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" ", "\u00a0"),
        "\u200b".join,
        lambda text: "\ufeff" + "\u00ad".join(unicodedata.normalize("NFD", text)) + "\u200b",
        lambda text: text.replace(" ", "\r\n"),
    ],
)
def test_every_range_leads_back(change: object) -> None:
    assert callable(change)
    text = read_text(change(NORMAL))
    for start in range(len(text.normal)):
        for end in range(start + 1, len(text.normal) + 1):
            begin, stop = text.stored_range(start, end)
            assert read_text(text.stored[begin:stop]).normal == text.normal[start:end]
    assert text.stored_range(len(text.normal), len(text.normal))[1] == len(text.stored)


@pytest.mark.parametrize("text", ["İSTANBUL, 3/10", "Straße ẞ", "ĐỨC", "ǅ", ""])
def test_lower_case_keeps_the_length(text: str) -> None:
    assert len(lower(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng Đức Ưu", "dang duc uu"),
        (unicodedata.normalize("NFD", "Đặng Đức Ưu"), "dang duc uu"),
        ("  TP.\u00a0HỒ  CHÍ\nMINH ", "tp. ho chi minh"),
        ("Gitanas Nausėda", "gitanas nauseda"),
    ],
)
def test_folded_as_a_search_sees_it(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_names_in_the_order_of_a_vietnamese_dictionary() -> None:
    names = ["An", "Anh", "Ánh", "Ăn", "Ân", "Biden", "Da", "Dũng", "Đa", "Đặng", "Em", "Ga", "Ý", "Zelensky"]
    assert sorted(set(names), key=sort_key) == names


def test_tones_count_only_between_words_that_are_else_the_same() -> None:
    tones = ["ma", "mà", "mả", "mã", "má", "mạ", "mai"]
    assert sorted(set(tones), key=sort_key) == tones


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Một câu. Hai câu! Ba câu? Bốn…", ["Một câu.", "Hai câu!", "Ba câu?", "Bốn…"]),
        ("Ông ở TP. Hồ Chí Minh. Bà ở Huế.", ["Ông ở TP. Hồ Chí Minh.", "Bà ở Huế."]),
        ("Mr. Obama met Dr. Trần. They spoke.", ["Mr. Obama met Dr. Trần.", "They spoke."]),
        ("Giá 3.500 đồng. rồi tăng.", ["Giá 3.500 đồng. rồi tăng."]),
        ('Ông nói: "Vâng." Bà im lặng.', ['Ông nói: "Vâng."', "Bà im lặng."]),
        ("Dòng một\nDòng hai", ["Dòng một", "Dòng hai"]),
        ("   ", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_ranges(text, 0, len(text))] == sentences


def test_sentences_of_a_part_have_offsets_of_the_whole() -> None:
    text = "Đầu. Một câu. Hai câu. Cuối."
    assert [text[start:end] for start, end in sentence_ranges(text, 5, 22)] == ["Một câu.", "Hai câu."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ngày 3/10, ở TP.HCM", ["ngày", "3", "10", "ở", "TP", "HCM"]),
        ("“Vâng”, ông_An nói…", ["Vâng", "ông", "An", "nói"]),
        (" \n ", []),
    ],
)
def test_the_words_of_a_text(text: str, words: list[str]) -> None:
    assert words_in(text) == words


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("một hai ba", 20, "một hai ba"),
        ("một hai ba", 10, "một hai ba"),
        ("một hai ba bốn", 10, "một hai…"),
        ("một, hai", 6, "một…"),
        ("  một\n hai ", 20, "một hai"),
        ("dàiquádài", 5, "dàiq…"),
    ],
)
def test_shortened_between_words(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short
    assert len(short) <= limit
