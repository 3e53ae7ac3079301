"""What holds for every day, every text and every order: examples are made up by Hypothesis."""

from __future__ import annotations

import calendar
import datetime
import json
import random
import signal
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType
from urllib.parse import urljoin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.contract import describe
from generator.dating.mentions import find_mentions
from generator.dating.mentions.english import find_english
from generator.dating.mentions.vietnamese import find_vietnamese
from generator.dating.parse import parse_stated
from generator.events.gather import group_reports
from generator.events.terms import CommonWords
from generator.indented import to_indented
from generator.model import FuzzyDate, Timeline
from generator.rendering.addresses import Addresses
from generator.text import lower, read_text
from generator.wording import Wording, load_wording
from tests.conftest import Analyst

SAMPLES = Path(__file__).parent.parent / "content"

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
many = settings(max_examples=100, deadline=None)

days = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))

MONTHS = tuple(calendar.month_name[1:])
MONTHS_VI = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
WEEKDAYS_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKDAYS = tuple(calendar.day_name)

FULL = {
    "vi": (
        "ngày {d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}-{m}-{y}", "{d}.{m}.{y}", "ngày {d} tháng {m} năm {y}",
        "mùng {d} tháng {tháng} năm {y}", "{d} tháng {m}, {y}", "{y}-{m:02}-{d:02}", "{thứ}, {d:02}/{m:02}/{y}",
        "hôm qua ({d}/{m}/{y})", "14:00 {d}/{m}/{y}", "sáng {d}/{m}/{y}",
    ),
    "en": (
        "{month} {d}, {y}", "{month} {d} {y}", "{d} {month} {y}", "{d} {month}, {y}", "{y}-{m:02}-{d:02}",
        "{weekday}, {month} {d}, {y}", "{weekday} {d} {month} {y}", "the {d}th of {month}, {y}",
    ),
}  # fmt: skip
"""The forms in which a whole date is written."""
YEARLESS = {
    "vi": (
        "ngày {d}/{m}", "Ngày {d:02}/{m:02}", "hôm {d}-{m}", "tối {d}.{m}", "mùng {d} tháng {m}", "{thứ}, {d}/{m}",
        "ngày {d} tháng {tháng}", "hôm nay ({d}/{m})", "lúc 7h30 ngày {d}/{m}", "HÀ NỘI, {d}/{m} (TTXVN)",
    ),
    "en": ("{month} {d}", "{d} {month}", "{month} {d}th", "{weekday}, {month} {d}", "{weekday} ({d} {month})"),
}  # fmt: skip
"""The forms in which a day is written without its year."""
GRAMMARS = {"vi": find_vietnamese, "en": find_english}


def written(form: str, day: datetime.date) -> str:
    return form.format(
        d=day.day,
        m=day.month,
        y=day.year,
        month=MONTHS[day.month - 1],
        tháng=MONTHS_VI[day.month - 1],
        thứ=WEEKDAYS_VI[day.weekday()],
        weekday=WEEKDAYS[day.weekday()],
    )


def dates_in(text: str, language: str) -> list[str]:
    return [m.date.edtf for m in GRAMMARS[language](lower(text), text) if m.form == "day"]


# ── forms ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("language", "form"), [(language, form) for language in FULL for form in FULL[language]])
@given(day=days)
@few
def test_every_day_is_read_back(language: str, form: str, day: datetime.date) -> None:
    assert dates_in(f"Vâng, {written(form, day)}, đúng thế.", language) == [day.isoformat()]


@pytest.mark.parametrize(("language", "form"), [(la, form) for la in YEARLESS for form in YEARLESS[la]])
@given(day=days)
@few
def test_every_day_without_its_year_is_read_back(language: str, form: str, day: datetime.date) -> None:
    assert dates_in(written(form, day), language) == [f"XXXX-{day:%m-%d}"]


@given(start=days, days_more=st.integers(1, 20))
@many
def test_every_interval_is_read_back(start: datetime.date, days_more: int) -> None:
    end = start + datetime.timedelta(days_more)
    text = f"từ {start.day}/{start.month} đến {end.day}/{end.month}"
    read = [mention.date.edtf for mention in find_vietnamese(text, text)]
    assert read == [f"XXXX-{start:%m-%d}/XXXX-{end:%m-%d}"]


@pytest.mark.parametrize(
    "form",
    [
        *FULL["vi"], *FULL["en"], "{y}{m:02}{d:02}", "{y}/{m:02}/{d:02}",
        "{weekday:.3}, {d:02} {month:.3} {y} 14:00:00 +0700",
        "{y}-{m:02}-{d:02}T14:00:00+07:00", "{y}-{m:02}-{d:02} 14:00", "{month:.3} {d}, {y}",
    ],
)  # fmt: skip
@given(day=days)
@settings(max_examples=10, deadline=None)
def test_every_stated_day_is_read_back(form: str, day: datetime.date) -> None:
    stated = parse_stated(written(form, day), "vi", "Asia/Ho_Chi_Minh")
    assert stated is not None
    assert stated.date.edtf == day.isoformat()


@given(month=st.integers(0, 99), day=st.integers(0, 99), year=st.integers(1900, 2099))
@many
def test_no_day_is_read_that_is_in_no_calendar(month: int, day: int, year: int) -> None:
    try:
        expected = [datetime.date(year, month, day).isoformat()]
    except ValueError:
        expected = []
    assert dates_in(f"ngày {day}/{month}/{year}", "vi") == expected


# ── places ───────────────────────────────────────────────────────────────────────────────────────────────

pieces = st.sampled_from(
    [
        "ngày 3/10", "hôm qua", "thứ Năm, 3/10", "từ 28/9 đến 2/10", "tháng 7 năm 2024", "năm 2022",
        "Chủ nhật", "cùng ngày",
        "October 3, 2024", "on Thursday", "last week", "3/10 điểm", "24/7", "50%", "Tổng thống Mỹ Joe Biden",
        "ông", "Anh",
        "Tổng thư ký NATO (", ")", "Mark Rutte", "thượng đỉnh G7 tại Hiroshima hồi tháng 5", "năm thứ hai",
        "xung đột Nga-Ukraine",
        "\n", "\n\n", "Tin liên quan\n", "Tin cùng chuyên mục\n", "| a |\n", "# ", "![a](b?v=1650000000)\n",
        "[a](b)", "---\n",
        "title: a\n", "date: 2024-10-04\n", " date 2025-04 (VTC) -\n", ". ", ", ", "…", "\u200b", "\u00a0",
        "\r\n", "e\u0323\u0302",
        "0/0", "31/2/2024", "29/2", "99/99/9999", "2024-13-45", "tháng 13",
    ]
)  # fmt: skip
noise = st.text(max_size=12)
texts = st.lists(st.one_of(pieces, noise), max_size=40).map(" ".join)


@given(text=texts)
@many
def test_mentions_are_in_order_apart_and_quote_whole_words(text: str) -> None:
    normal = read_text(text).normal
    for grammar in GRAMMARS.values():
        end = 0
        for mention in grammar(lower(normal), normal):
            assert end <= mention.span.start < mention.span.end <= len(normal)
            words = normal[mention.span.start : mention.span.end]
            assert words == words.strip()
            assert "\n" not in words
            end = mention.span.end


@given(text=texts)
@many
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    normal = read_text(text).normal
    assert read_text(normal).normal == normal
    assert len(lower(normal)) == len(normal)


@given(text=texts, data=st.data())
@many
def test_every_range_leads_back_to_the_stored_text(text: str, data: st.DataObject) -> None:
    read = read_text(text)
    start = data.draw(st.integers(0, len(read.normal)))
    end = data.draw(st.integers(start, len(read.normal)))
    begin, stop = read.stored_range(start, end)
    assert 0 <= begin <= stop <= len(text)
    if start < end:
        assert read_text(text[begin:stop]).normal == read.normal[start:end]


# ── any text ─────────────────────────────────────────────────────────────────────────────────────────────


@given(text=texts)
@many
def test_no_text_breaks_the_analysis(analyst: Analyst, text: str) -> None:
    articles, _ = analyst.try_to_read(text, "article.md")
    if articles and articles[0].kept:
        report = analyst.report(text, "article.md")
        assert 0 <= report.dates.happened.confidence <= 1
        spans = [block.span for block in report.article.blocks]
        assert spans == sorted(spans)


@given(data=st.binary(max_size=200))
@many
def test_no_bytes_break_the_reading(analyst: Analyst, data: bytes) -> None:
    articles, issues = analyst.try_to_read(data, "article.txt")
    assert articles or issues


@given(value=st.one_of(st.text(max_size=40), st.from_regex(r"[0-9/:T.+Z -]{1,24}", fullmatch=True)))
@many
def test_no_value_breaks_the_reading_of_stated_dates(value: str) -> None:
    stated = parse_stated(value, "vi", "Asia/Ho_Chi_Minh")
    assert stated is None or stated.date.year is not None


# ── noise ────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def wording() -> Wording:
    return load_wording("vi")


def noisy(text: str, seed: int) -> str:
    """The text as other programs store it: decomposed, with other spaces, line ends and invisible characters."""
    if seed & 8:
        step = 3 + seed % 7
        text = "\u200b".join(text[at : at + step] for at in range(0, len(text), step))
    changed = unicodedata.normalize("NFD", text) if seed & 1 else text
    changed = changed.replace(" ", "\u00a0") if seed & 2 else changed
    changed = changed.replace("\n", "\r\n") if seed & 4 else changed
    return changed


@pytest.mark.parametrize("path", ["2024/tan-tong-thu-ky-nato-tham-kiev.txt", "2024/duc-hua-them-ten-lua-patriot.md"])
@given(seed=st.integers(0, 1023))
@few
def test_noise_changes_no_finding_and_every_quote_is_in_the_file(analyst: Analyst, path: str, seed: int) -> None:
    clean = (SAMPLES / path).read_text(encoding="utf-8")
    stored = noisy(clean, seed)
    timeline = analyst.timeline({path: stored})
    (article,) = describe(timeline, (), wording(), text=True)["articles"]
    (expected,) = describe(analyst.timeline({path: clean}), (), wording())["articles"]
    assert article["text"] == stored
    for clock in ("published", "happened"):
        assert article[clock]["edtf"] == expected[clock]["edtf"]
        assert [e["rule"] for e in article[clock]["evidence"]] == [e["rule"] for e in expected[clock]["evidence"]]
        for reason in (*article[clock]["evidence"], *article[clock]["rejected"]):
            if reason["start"] is not None:
                assert stored[reason["start"] : reason["end"]] == reason["quote"]


# ── order ────────────────────────────────────────────────────────────────────────────────────────────────


@given(seed=st.integers(0, 10_000))
@few
def test_groups_and_timeline_do_not_depend_on_the_order_of_files(analyst: Analyst, seed: int) -> None:
    samples = sample_timeline(analyst)
    shuffled = random.Random(seed).sample(samples.reports, len(samples.reports))
    common = CommonWords.of(analyst.knowledge)
    groups = [group_reports(order, samples.actors_of, common) for order in (samples.reports, shuffled)]
    one, other = ({frozenset(report.id for report in group) for group in found} for found in groups)
    assert one == other
    shuffled_files = random.Random(seed).sample(sorted(sample_files()), len(sample_files()))
    timelines = [samples, analyst.timeline({path: sample_files()[path] for path in shuffled_files})]
    one_told, other_told = (describe(timeline, (), wording()) for timeline in timelines)
    assert one_told == other_told


@cache
def sample_files() -> dict[str, str]:
    return {
        path.relative_to(SAMPLES).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(SAMPLES.rglob("*"))
        if path.suffix in (".md", ".txt")
    }


@cache
def sample_timeline(analyst: Analyst) -> Timeline:
    return analyst.timeline(sample_files())


# ── size ─────────────────────────────────────────────────────────────────────────────────────────────────


VIETNAMESE = "---\nlang: vi\n---\nNgày 3/10/2024, ông đến.\n\n"


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Fails when what is done within takes longer: a text of that size must not make a pattern run wild."""

    def stop(_: int, __: FrameType | None) -> None:
        raise AssertionError(f"not done in {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("unit", ["1/", "12/10/2024-", "(", "thứ ", "ngày ", "3 đến ", "\u200b", "a\u0301", "\n"])
def test_a_megabyte_of_one_thing_is_composed_and_read(analyst: Analyst, unit: str) -> None:
    text = f"{VIETNAMESE}{unit * (1_000_000 // len(unit))}"
    with at_most(60):
        article = analyst.read(text, "article.md")
        mentions = find_mentions(article)
    assert mentions[0].date == FuzzyDate(2024, 10, 3)


@pytest.mark.parametrize("unit", ["[", "![](", "[a](", "Anh ", "Tổng thống ", "Tổng thống Mỹ ", "Nguyễn ", '"', "của "])
def test_a_long_run_of_one_thing_is_analysed(analyst: Analyst, unit: str) -> None:
    with at_most(5):
        report = analyst.report(f"{VIETNAMESE}{unit * (50_000 // len(unit))}", "article.md")
    assert report.dates.happened.date.edtf == "2024-10-03"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=4), inside, max_size=4),
)


@given(_JSON, st.integers(1, 2))
def test_indented_json_is_what_json_itself_writes(value: object, indent: int) -> None:
    """In its place within a larger text, too."""
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    assert to_indented(value, indent) == written
    assert to_indented(value, indent, 4) == written.replace("\n", "\n    ")


_NAMES = st.sampled_from(("a", "b", "index", "events", "2024"))
_PATHS = st.builds(
    lambda folders, name, end: "/".join([*folders, name + end]),
    st.lists(_NAMES, max_size=3),
    _NAMES,
    st.sampled_from((".md", ".json")),
)


@given(_PATHS, _PATHS, st.booleans())
def test_links_lead_from_every_page_to_every_other(here: str, there: str, directory_urls: bool) -> None:
    """A browser that follows a link from one page comes to the other."""
    addresses = Addresses(directory_urls)
    site = "https://a.example/b/"
    assert urljoin(site + addresses.of(here), addresses.link(here, there)) == site + addresses.of(there)
    assert addresses.link(here, f"{there}#x").endswith("#x")
