"""What an event says: headline, summary, place, parts, copies, what only one source tells, reasons, near misses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest

from generator.model import Event, Passage, Timeline
from tests.conftest import Analyst

WIRE = """Mưa lớn suốt một tuần đã gây lũ quét ở bang Rio Grande do Sul, miền nam Brazil. Ngày 6/5, nhà chức trách \
cho biết ít nhất 83 người thiệt mạng và hơn 100 người mất tích.

Nước sông Guaiba dâng lên mức cao nhất trong lịch sử. Sân bay Porto Alegre đóng cửa vô thời hạn, 120.000 người \
phải rời nhà."""

FOLDER: Mapping[str, str] = {
    "a.md": f"---\ndate: 2024-05-07\nsource: TTXVN\n---\nLũ quét ở miền nam Brazil, 83 người thiệt mạng\n\n{WIRE}\n",
    "b.md": f"---\ndate: 2024-05-07\n---\nVì sao lũ ở Brazil khủng khiếp đến thế?\n\n{WIRE}\n",
    "c.md": """---
date: 2024-05-07
---
Lũ quét ở Brazil: thủ phủ Porto Alegre chìm trong nước

Ngày 6/5, lũ quét ở bang Rio Grande do Sul, miền nam Brazil, khiến ít nhất 83 người thiệt mạng, 120.000 người phải \
rời nhà. Tổng thống Brazil Luiz Inacio Lula da Silva tới thăm vùng lũ và nói: "Chính phủ sẽ không để thiếu tiền".

Đội cứu hộ đưa con ngựa Caramelo xuống khỏi mái nhà sau bốn ngày. Hồi tháng 9/2023, một trận lũ khác ở bang này cướp \
đi 54 sinh mạng, khiến chính phủ Brazil phải lập quỹ cứu trợ.
""",
    "d.md": """---
date: 2023-09-08
---
Bão và lũ ở nam Brazil

Ngày 4/9/2023, bão gây lũ ở bang Rio Grande do Sul, Brazil. Tổng thống Brazil Luiz Inacio Lula da Silva cử bộ trưởng \
tới vùng lũ, nơi 54 người thiệt mạng.
""",
}


@dataclass(frozen=True)
class Told:
    """The folder above, as it was made into a timeline."""

    timeline: Timeline

    def event(self, path: str) -> Event:
        name = next(r.id for r in self.timeline.reports if r.article.path == path)
        return next(e for e in self.timeline.events if e.id == self.timeline.event_of[name])

    def words(self, passages: tuple[Passage, ...]) -> Iterator[tuple[str, str]]:
        """The path of the article and the words of each passage."""
        reports = {report.id: report for report in self.timeline.reports}
        for passage in passages:
            article = reports[passage.article].article
            yield article.path, article.text.normal[passage.span.start : passage.span.end]

    def path(self, name: str) -> str:
        return next(r.article.path for r in self.timeline.reports if r.id == name)


@pytest.fixture(scope="module")
def told(analyst: Analyst) -> Told:
    return Told(analyst.timeline(FOLDER))


def test_the_flood_is_one_event_and_the_storm_another(told: Told) -> None:
    assert [len(event.articles) for event in told.timeline.events] == [1, 3]


def test_the_headline_neither_asks_nor_teases(told: Told) -> None:
    assert told.event("a.md").title == "Lũ quét ở miền nam Brazil, 83 người thiệt mạng"


def test_a_copy_counts_once_and_names_its_original(told: Told) -> None:
    event = told.event("a.md")
    assert [(told.path(copy.article), told.path(copy.original)) for copy in event.copies] == [("b.md", "a.md")]
    assert event.copies[0].why.key == "copy.agency"
    assert (len(event.articles), event.sources) == (3, 2)


def test_the_summary_is_whole_sentences_that_the_sources_share(told: Told) -> None:
    event = told.event("a.md")
    sentences = [words for _, words in told.words(event.summary_from)]
    assert event.summary == " ".join(sentences)
    assert all(sentence.endswith(".") for sentence in sentences)
    assert "83 người thiệt mạng" in sentences[0]
    assert "Caramelo" not in event.summary


def test_only_one_source_tells_of_the_horse_or_the_president(told: Told) -> None:
    only = list(told.words(told.event("a.md").only))
    assert ("c.md", "Đội cứu hộ đưa con ngựa Caramelo xuống khỏi mái nhà sau bốn ngày.") in only or any(
        "Lula da Silva" in words for _, words in only
    )
    assert not any("83 người" in words for _, words in only)
    assert not any(path == "b.md" for path, _ in only), "a copy tells nothing of its own"


def test_the_day_of_the_event_is_nothing_that_one_source_tells(analyst: Analyst) -> None:
    head = "---\ndate: 2024-10-04\n---\n"
    lead = "Ngày 3/10, Tổng thống Ba Lan Andrzej Duda gặp Thủ tướng Séc Petr Fiala ở Praha."
    trains = "Tổng thống Andrzej Duda và Thủ tướng Petr Fiala hứa mua 40 đoàn tàu cho tuyến Praha."
    english = (
        "Polish President Andrzej Duda met Czech Prime Minister Petr Fiala in Prague on Thursday to talk of trains."
    )
    files = {
        "a.md": f"{head}Ba Lan và Séc bàn về tàu hỏa\n\n{lead} {trains}\n",
        "b.md": f"{head}Duda and Fiala meet in Prague to talk of trains\n\n{english}\n",
    }
    (event,) = analyst.timeline(files).events
    words = [analyst.report(files["a.md"]).article.text.normal[p.span.start : p.span.end] for p in event.only]
    assert words == [trains]


def test_the_place_is_where_it_happened(told: Told) -> None:
    assert told.event("a.md").place == "brazil"


def test_the_parts_are_all_the_actors(told: Told) -> None:
    for event in told.timeline.events:
        assert {*event.acts, *event.speaks, *event.named} == set(event.actors)
        assert not {*event.acts, *event.speaks} & set(event.named)


def test_the_reasons_say_day_place_words_and_copies(told: Told) -> None:
    keys = [phrase.key for phrase in told.event("a.md").why]
    assert keys[0] == "why.same-day"
    assert {"why.same-words", "why.copies"} <= set(keys)


def test_a_near_miss_says_why_not(told: Told) -> None:
    (miss,) = told.event("d.md").near
    assert miss.event == told.event("a.md").id
    assert miss.why.key == "near.other-day"


def test_a_date_that_is_only_mentioned_is_a_lighter_entry(told: Told) -> None:
    (mentioned,) = told.timeline.mentions
    assert mentioned.date.edtf == "2023-09"
    assert mentioned.text.startswith("Hồi tháng 9/2023, một trận lũ khác")
    assert mentioned.told_in == (told.event("c.md").id,)
    assert [path for path, _ in told.words(mentioned.passages)] == ["c.md"]


def mentions_of(analyst: Analyst, *texts: str) -> list[tuple[str, str]]:
    files = {f"{number}.md": f"---\ndate: 2024-10-04\n---\n{text}" for number, text in enumerate(texts)}
    timeline = analyst.timeline(files)
    titles = {event.id: event.title for event in timeline.events}
    return [(m.date.edtf, titles[m.event] if m.event else "") for m in timeline.mentions]


OPENING = "Ngày 3/10, Thủ tướng Phạm Minh Chính tiếp đoàn doanh nghiệp Singapore ở Hà Nội."


@pytest.mark.parametrize(
    "aside",
    [
        "Ông Phạm Minh Chính sinh ngày 10/12/1958 ở Thanh Hóa và từng công tác ở Quảng Ninh.",
        "Theo Nghị định 24 ngày 27/2/2024, doanh nghiệp Singapore được giảm thuế khi đầu tư vào Việt Nam.",
        "So với tháng 9/2023, kim ngạch thương mại giữa Việt Nam và Singapore tăng gần một phần năm.",
        "Hạn chót để doanh nghiệp Singapore nộp hồ sơ là ngày 30/11, theo Bộ Kế hoạch và Đầu tư.",
        "Cuộc gặp ngày 3/10 giữa Thủ tướng Phạm Minh Chính và đoàn Singapore kéo dài hơn một giờ.",
        "Ngày 12/8 vừa qua.",
    ],
)
def test_births_laws_base_years_deadlines_and_the_day_itself_are_no_entries(aside: str, analyst: Analyst) -> None:
    assert mentions_of(analyst, f"{OPENING}\n\n{aside}\n") == []


def test_one_happening_that_two_articles_mention_is_one_entry(analyst: Analyst) -> None:
    aside = "Hồi tháng 8, Tổng Bí thư Tô Lâm thăm Trung Quốc và ký mười bốn văn kiện ở Bắc Kinh."
    other = "Bão đổ bộ vào Quảng Ninh ngày 3/10, gây mưa lớn ở Hải Phòng và làm tốc mái nhiều nhà."
    again = "Tháng 8 vừa qua, Tổng Bí thư Tô Lâm thăm Trung Quốc, ký mười bốn văn kiện tại Bắc Kinh."
    assert mentions_of(analyst, f"{OPENING}\n\n{aside}\n", f"{other}\n\n{again}\n") == [("2024-08", "")]


def test_a_mention_is_joined_to_the_event_that_the_folder_has_of_it(analyst: Analyst) -> None:
    aside = "Hôm 20/9, Tổng thống Mỹ Joe Biden đã điện đàm với Thủ tướng Phạm Minh Chính về thương mại."
    call = "---\ntitle: Điện đàm Việt Mỹ\ndate: 2024-09-20\n---\nNgày 20/9, Tổng thống Mỹ Joe Biden điện đàm với Thủ \
tướng Phạm Minh Chính, bàn về thương mại giữa hai nước.\n"
    timeline = analyst.timeline({"a.md": f"---\ndate: 2024-10-04\n---\n{OPENING}\n\n{aside}\n", "b.md": call})
    (mentioned,) = timeline.mentions
    assert mentioned.event is not None
    assert mentioned.event in {event.id for event in timeline.events if event.title == "Điện đàm Việt Mỹ"}


@pytest.mark.parametrize("day", ["9/7", "10/7"])
def test_a_mention_within_the_days_of_a_meeting_belongs_to_it(day: str, analyst: Analyst) -> None:
    aside = (
        f"Hôm {day}, Tổng thống Ba Lan Andrzej Duda đã dự hội nghị về năng lượng cùng Thủ tướng Séc Petr Fiala ở Praha."
    )
    meeting = "---\ntitle: Hội nghị năng lượng bế mạc ở Praha\ndate: 2024-07-11\n---\nNgày 11/7, Tổng thống Ba Lan \
Andrzej Duda và Thủ tướng Séc Petr Fiala bế mạc hội nghị về năng lượng, diễn ra từ ngày 9 đến 11/7 ở Praha.\n"
    timeline = analyst.timeline({"a.md": f"---\ndate: 2024-10-04\n---\n{OPENING}\n\n{aside}\n", "b.md": meeting})
    titles = {event.id: event.title for event in timeline.events}
    found = [one.event and titles[one.event] for one in timeline.mentions if one.date.month == 7]
    assert found == ["Hội nghị năng lượng bế mạc ở Praha"]


def test_a_headline_that_breaks_off_gives_way_to_a_whole_one(analyst: Analyst) -> None:
    cut = "---\ntitle: Bộ Giao thông vận tải yêu cầu các nhà thầu dừng xe quá tải từ…\ndate: 2024-10-03\n---\n"
    whole = "---\ntitle: Nhà thầu phải dừng xe quá tải\ndate: 2024-10-03\n---\n"
    (event,) = analyst.timeline({"a.md": f"{cut}{LEAD}\n", "b.md": f"{whole}{LEAD} Có ba nhà thầu.\n"}).events
    assert event.title == "Nhà thầu phải dừng xe quá tải"


def test_a_headline_that_is_a_broken_link_gives_way_too(analyst: Analyst) -> None:
    cut = "Lũ cuốn cầu gỗ ở Huế trong đêm, hàng trăm hộ ..."
    link = f"---\ntitle: {cut}\ndate: 2024-11-13\n---\n[{cut}](https://example.org/lu-cuon-cau)\n\n"
    text = "Ngày 12/11, lũ cuốn trôi cầu gỗ Phú Mậu ở Huế. Hàng trăm hộ dân Huế bị cô lập trong đêm."
    whole = "Lũ cuốn trôi cầu gỗ, hàng trăm hộ dân ở Huế bị cô lập"
    (event,) = analyst.timeline({"a.md": link + text, "b.md": f"---\ndate: 2024-11-13\n---\n{whole}\n\n{text}"}).events
    assert event.title == whole


def summary_of(analyst: Analyst, text: str) -> str:
    (event,) = analyst.timeline({"a.md": text}).events
    return event.summary


LEAD = "Bộ Giao thông vận tải yêu cầu các nhà thầu dừng xe quá tải từ ngày 3/10/2024."


@pytest.mark.parametrize("outlet", ["Dân trí ", "(Dân trí) - ", "VTV.vn - ", ""])
def test_the_summary_of_one_article_is_its_lead_without_the_outlet(outlet: str, analyst: Analyst) -> None:
    assert summary_of(analyst, f"Xe quá tải phải dừng\n\n{outlet}{LEAD}\n\nCó ba nhà thầu.") == LEAD


def test_a_summary_does_not_open_with_what_was_named_before(analyst: Analyst) -> None:
    lead = "Tàu cá lớn nhất vùng cập cảng sáng 3/10/2024…"
    more = (
        "Con tàu này dài bốn mươi mét và chở hai mươi người. Thuyền trưởng Lương Vĩnh Khoát kể về chuyến đi hai tháng."
    )
    assert summary_of(analyst, f"Tàu về\n\n{lead} {more}").startswith("Thuyền trưởng")


@pytest.mark.parametrize("said", ["Công ty cho biết", "Vị này nói", "Nữ diễn viên cho hay"])
def test_a_summary_does_not_open_with_what_somebody_unnamed_says(said: str, analyst: Analyst) -> None:
    text = f"Cầu thông xe\n\nSáng 3/10/2024…\n\n{said} xe sẽ chạy qua cầu vào mùa xuân. Cầu Hòa Lạc dài chín trăm mét."
    assert summary_of(analyst, text).startswith("Cầu Hòa Lạc")


def test_a_summary_opens_with_a_first_sentence_that_names_its_speaker_before_somebody_s_words(analyst: Analyst) -> None:
    lead = "Phát biểu tại Praha ngày 3/10/2024, Thủ tướng Séc Petr Fiala cho biết giá khí đốt mùa đông sẽ hạ."
    words = '"Mùa đông này không nhà nào phải lạnh cả", Thủ tướng Fiala nói với các nhà báo.'
    assert summary_of(analyst, f"Séc và khí đốt\n\n{lead}\n\n{words}").startswith(lead)
    plain = "Các nhà máy ở Praha sẽ trả ít hơn từ tuần tới."
    assert summary_of(analyst, f"Séc và khí đốt\n\nSáng 3/10/2024…\n\n{words}\n\n{plain}").startswith(plain)


MEETING = "Ngày 3/10/2024, Tổng thống Ba Lan Andrzej Duda gặp Thủ tướng Séc Petr Fiala ở Praha bàn về năng lượng."
VISIT = "Ngày 3/10/2024, Tổng thống Ba Lan Andrzej Duda đến Praha gặp Thủ tướng Séc Petr Fiala bàn về năng lượng."


@pytest.mark.parametrize(
    "pointing",
    [
        "Nhà lãnh đạo nhấn mạnh năng lượng ở Praha là việc chung của Ba Lan và Séc.",
        "Vị tổng thống cũng cho rằng năng lượng ở Praha là việc chung của Ba Lan và Séc.",
        "Trước báo chí ở Praha, ông nói năng lượng là việc chung của Ba Lan và Séc.",
        "“Năng lượng ở Praha là việc chung của Ba Lan và Séc”, ông nói.",
    ],
)
def test_a_summary_puts_nobody_s_words_into_another_s_mouth(pointing: str, analyst: Analyst) -> None:
    head = "---\ntitle: Ba Lan và Séc bàn về năng lượng ở Praha\ndate: 2024-10-04\n---\n"
    other = "Cuộc gặp kéo dài hơn hai giờ đồng hồ ở lâu đài."
    files = {"a.md": f"{head}{MEETING}\n\n{other}\n\n{pointing}\n", "b.md": f"{head}{VISIT}\n\n{pointing}\n"}
    (event,) = analyst.timeline(files).events
    assert "Andrzej Duda" in event.summary
    assert pointing not in event.summary


@pytest.mark.parametrize(("day", "stays"), [("Tháng 8/2024, ", False), ("", True)])
def test_a_further_sentence_of_a_summary_tells_of_no_day_before(day: str, stays: bool, analyst: Analyst) -> None:
    head = "---\ntitle: Ba Lan và Séc bàn về năng lượng ở Praha\ndate: 2024-10-04\n---\n"
    further = f"{day}Ngoại trưởng Séc Jan Lipavsky tới Warszawa ký thỏa thuận về đường ống dẫn khí."
    files = {"a.md": f"{head}{MEETING}\n\n{further}\n", "b.md": f"{head}{VISIT}\n\n{further}\n"}
    (event,) = analyst.timeline(files).events
    assert (further in event.summary) is stays


@pytest.mark.parametrize(
    ("further", "stays"), [("Nhà lãnh đạo nói", False), ("Cuối buổi Petr Fiala đã mệt, ông nói", True)]
)
def test_behind_a_gap_only_a_sentence_that_names_its_subject_follows(
    further: str, stays: bool, analyst: Analyst
) -> None:
    follows = f"{further} giá khí đốt mùa đông phải hạ cho dân cả hai nước."
    summary = summary_of(analyst, f"Ba Lan và Séc\n\n{MEETING} Hai bên (chưa xong việc. {follows}")
    assert summary.startswith(MEETING)
    assert (follows in summary) == stays


def test_of_two_openings_the_one_that_says_the_day_comes_first(analyst: Analyst) -> None:
    head = "---\ntitle: Ba Lan và Séc bàn về năng lượng ở Praha\ndate: 2024-10-04\n---\n"
    said = "Tổng thống Ba Lan Andrzej Duda gặp Thủ tướng Séc Petr Fiala bàn về năng lượng và khí đốt ở Praha."
    day = "Ngày 3/10, Tổng thống Ba Lan Andrzej Duda gặp Thủ tướng Séc Petr Fiala bàn về năng lượng."
    files = {"a.md": f"{head}{said}\n\n{day}\n", "b.md": f"{head}{day}\n\n{said}\n"}
    (event,) = analyst.timeline(files).events
    assert event.summary.startswith(day)


def test_an_article_without_a_whole_sentence_is_summed_up_by_its_first(analyst: Analyst) -> None:
    broken = "Hai xe máy va nhau trên cầu sáng 3/10/2024, một người ngã xuống…"
    assert summary_of(analyst, f"Tai nạn trên cầu\n\n{broken}") == broken


def test_a_list_of_names_is_no_sentence_of_a_summary(analyst: Analyst) -> None:
    listed = "Tiền đạo: Lương Khoát (Hải Sơn), Phùng Dậu (Bình Thủy), Ngô Thước (Cầu Ngang), Bùi Lượm (Tân Lập)."
    assert "Tiền đạo" not in summary_of(analyst, f"Đội tuyển gọi bốn tiền đạo\n\n{listed}\n\n{LEAD}")
