"""What holds for every day and every text in the grammars of dates: forms, spans, calendars, size, other languages."""

from __future__ import annotations

import datetime
import importlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dating.meaning import mean
from generator.dating.mentions import Mention, find_mentions
from generator.dating.mentions.english import find_english
from generator.dating.mentions.other import find_whole_dates
from generator.dating.mentions.vietnamese import find_vietnamese
from generator.dating.situation import place_mentions
from generator.dating.yearly import LunarDay, easter
from generator.knowledge.calendars import lunar_years
from generator.text import lower
from tests.conftest import Analyst

many = settings(max_examples=100, deadline=None)
days = st.dates(datetime.date(1970, 1, 1), datetime.date(2049, 12, 31))
GRAMMARS = {"vi": find_vietnamese, "en": find_english}
TENS = ("", "mười", "hai mươi", "ba mươi")
ONES = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
MONTHS_VI = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")

WHOLE = {
    "vi": (
        "ngày {spelled} tháng {tháng} năm {y}", "{d:02}/{m:02}/{short:02}", "ngày {d}/{m} năm {y}", "{y}/{m:02}/{d:02}",
        "lúc 7 giờ 30 phút ngày {d}/{m}/{y}", "15h30' {d}-{m}-{y}", "ngày {d} tháng {m}-{y}", "rạng sáng {d}.{m}.{y}",
    ),
    "en": (
        "{d} {short_month} {y}", "{short_month} {d}, {y}", "{month} {d}th, {y}", "the {d}th of {month} {y}",
        "{MONTH} {d}, {y}", "at 10:30 a.m. on {month} {d}, {y}",
    ),
}  # fmt: skip
"""Forms of a whole day beside those of `test_properties.py`."""


def spelled(number: int) -> str:
    """A number up to 31 in Vietnamese words."""
    return f"{TENS[number // 10]} {ONES[number % 10]}".strip()


def written(form: str, day: datetime.date) -> str:
    month = day.strftime("%B")
    return form.format(
        d=day.day, m=day.month, y=day.year, short=day.year % 100, spelled=spelled(day.day), month=month,
        short_month=month[:3] + ("" if month == "May" else "."), MONTH=month.upper(), tháng=MONTHS_VI[day.month - 1],
    )  # fmt: skip


def mentions_in(text: str, language: str) -> tuple[Mention, ...]:
    return GRAMMARS[language](lower(text), text)


@pytest.mark.parametrize("language", GRAMMARS)
@given(day=days, data=st.data())
@many
def test_a_day_in_any_form_is_read_back(language: str, day: datetime.date, data: st.DataObject) -> None:
    text = written(data.draw(st.sampled_from(WHOLE[language])), day)
    assert [m.date.edtf for m in mentions_in(text, language) if m.form == "day"] == [day.isoformat()]


@given(day=days, length=st.integers(1, 20), data=st.data())
@many
def test_days_from_one_to_another_are_read_back(day: datetime.date, length: int, data: st.DataObject) -> None:
    last = day + datetime.timedelta(length)
    one, other = f"{day.day}/{day.month}/{day.year}", f"{last.day}/{last.month}/{last.year}"
    form = data.draw(st.sampled_from(("từ ngày {} đến ngày {}", "từ {} đến hết {}", "{}-{}", "từ {} tới {}")))
    found = [m.date.edtf for m in mentions_in(form.format(one, other), "vi")]
    assert found == [f"{day.isoformat()}/{last.isoformat()}"]


@given(published=days, back=st.integers(1, 60))
@many
def test_days_counted_back_mean_their_day(published: datetime.date, back: int) -> None:
    told = {"vi": f"cách đây {back} ngày", "en": f"{back} days ago"}
    for language, text in told.items():
        (mention,) = mentions_in(text, language)
        meant = mean(mention, published)
        assert meant is not None
        assert meant.exact_day == published - datetime.timedelta(back)


@given(published=days, away=st.integers(-170, 100))
@many
def test_a_lunar_day_means_the_nearest_such_day(published: datetime.date, away: int) -> None:
    near = published + datetime.timedelta(away)
    year = near.year if near >= lunar_years()[near.year].start else near.year - 1
    known, passed = lunar_years()[year], (near - lunar_years()[year].start).days
    months = [number for number in range(1, 13) for _ in range(1 + (number == known.leap))]
    index = 0
    while passed >= known.lengths[index]:
        passed, index = passed - known.lengths[index], index + 1
    month = months[index]
    if index and months[index - 1] == month:
        return  # in a leap month, which the words would have to say
    (mention,) = mentions_in(f"ngày {passed + 1} tháng {month} âm lịch", "vi")
    meant = mean(mention, published)
    assert meant is not None
    assert meant.exact_day == near


def test_lunar_years_follow_one_another_without_a_gap() -> None:
    years = lunar_years()
    for number, year in years.items():
        assert len(year.lengths) == 12 + (year.leap > 0)
        if number + 1 in years:
            assert year.start + datetime.timedelta(sum(year.lengths)) == years[number + 1].start


@pytest.mark.parametrize(
    ("year", "new_year"),
    {
        1968: "1968-01-29",
        1985: "1985-01-21",
        2007: "2007-02-17",
        2023: "2023-01-22",
        2025: "2025-01-29",
        2030: "2030-02-02",
    }.items(),
)
def test_tet_is_reckoned_for_vietnam(year: int, new_year: str) -> None:
    known = LunarDay(1, 1).in_year(year)
    assert known is not None
    assert known.edtf == new_year


def test_easter_is_where_dateutil_has_it() -> None:
    reference = importlib.import_module("dateutil.easter").easter
    assert all(easter(year) == reference(year) for year in range(1900, 2200))


PIECES = (
    "ngày 3 /10 tháng giêng năm 2024 - đến rằm tết thứ hai qua kỷ niệm nhuận âm lịch quý iii , ( ) \n . / 12-",
    "October 31 to May last week ago 1990s first half of Q3 aged 42",
)
words = st.text(max_size=120) | st.lists(st.sampled_from(" ".join(PIECES).split(" ")), max_size=30).map(" ".join)


@pytest.mark.parametrize("language", GRAMMARS)
@given(text=words)
@many
def test_a_span_quotes_its_words_and_every_mention_has_a_meaning_or_none(language: str, text: str) -> None:
    end = 0
    for mention in mentions_in(text, language):
        quoted = text[mention.span.start : mention.span.end]
        assert mention.span.start >= end
        assert quoted
        assert quoted == quoted.strip()
        assert "\n" not in quoted
        end = mention.span.end
        meant = mean(mention, datetime.date(2024, 2, 29))
        assert meant is None or meant.first_day is not None
        assert mention.grain in ("day", "week", "month", "quarter", "year")


@pytest.mark.parametrize("day", [datetime.date.min, datetime.date(9998, 12, 31)])
@pytest.mark.parametrize("text", ["hôm qua, ngày mai, 900 năm qua, cách đây 999 tháng, cuối tuần tới, mùng 3 Tết"])
def test_a_meaning_before_the_first_or_after_the_last_year_is_none(text: str, day: datetime.date) -> None:
    meant = [mean(mention, day) for mention in mentions_in(text, "vi")]
    assert len(meant) == 6
    assert None in meant
    assert all(date is None or date.last_day is not None for date in meant)


HEAPS = ("1/", "12/10/2024-", "1", "3, ", "3 và ", "tháng 1 ", "Oct ", "October 3 to ", "2024-", "12 abc 2024 ")


@pytest.mark.parametrize("unit", HEAPS)
def test_a_megabyte_costs_as_its_length(unit: str) -> None:
    """Ten times the text takes no more than about ten times as long: hundred times would not end in a test's time."""
    text = unit * (1_000_000 // len(unit))
    for find in (find_vietnamese, find_english):
        find(lower(text), text)
    find_whole_dates(text, "fr")


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "fr",
            "Le ministre est venu le 3 octobre 2024 avec 12 élus, en 2023 puis en mai.",
            "3 octobre 2024 2024-10-03",
        ),
        ("de", "Am Montag, dem 14. März 2022, begann der Streik; 2021 war es anders.", "14. März 2022 2022-03-14"),
        ("es", "La feria abrió el 5 de mayo de 2019.", "5 de mayo de 2019 2019-05-05"),
        ("ru", "Мост открыли 7 ноября 2018 года.", "7 ноября 2018 2018-11-07"),
        ("ja", "橋は2024年10月3日に開通した。", "2024年10月3日 2024-10-03"),
        ("it", "La mostra chiude, disse, tra 12 giorni e 2000 visite.", ""),
        ("xx", "3 octobre 2024", ""),
    ],
)
def test_other_languages_give_whole_dates(language: str, text: str, found: str) -> None:
    told = [f"{text[m.span.start : m.span.end]} {m.date.edtf}" for m in find_whole_dates(text, language)]
    assert " ".join(told) == found


ARTICLE = """---
title: Khánh thành cầu sông Mây ngày 3/10
date: 2024-10-04
---
HÀ NỘI, 4/10/2024 (TTX) - Cầu sông Mây được khánh thành sáng 3/10.

Kỹ sư trưởng sinh ngày 5/6/1970. Cầu khởi công sau khi huyện duyệt vốn hôm 2/3/2021.

Phà dự kiến ngừng chạy ngày 15/10. Ông nói: "Từ ngày 1/9 chúng tôi không ngủ".

Lễ kỷ niệm 70 năm ngày thành lập huyện (8/10/1954 - 8/10/2024) sẽ diễn ra tuần sau.
"""


def test_each_mention_has_its_part(analyst: Analyst) -> None:
    article = analyst.read(ARTICLE, "article.md")
    text = article.text.normal
    placed = place_mentions(article, find_mentions(article), datelines=True)
    parts = {text[s.mention.span.start : s.mention.span.end]: s.role for s in placed}
    wanted = {
        "4/10/2024": "dateline",
        "sáng 3/10": "lead",
        "ngày 5/6/1970": "birth",
        "hôm 2/3/2021": "background",
        "ngày 15/10": "plan",
        "ngày 1/9": "quotation",
        "8/10/1954 - 8/10/2024": "anniversary",
        "tuần sau": "plan",
    }
    assert {words: parts.get(words) for words in wanted} == wanted
