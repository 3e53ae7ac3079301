"""One name, several people: apart where what articles say cannot be of one, or where a name tells too little."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.build import build
from tests.conftest import Analyst
from tests.projects import make_project, open_project

CONCERT = "Ca sĩ Tormunda hát ở Đà Lạt\n\nNgày 3/5/2024, ca sĩ Tormunda mở đêm nhạc ngoài trời ở Đà Lạt.\n"
RECORD = "Đĩa mới của Tormunda\n\nNgày 9/9/2024, nữ ca sĩ Tormunda ra đĩa nhạc thứ ba sau một năm thu âm.\n"
FLOOD = "Lũ cuốn cầu ở Huế\n\nNgày 12/11/2023, lũ cuốn một cây cầu gỗ. Theo bà Tormunda, nước dâng trong đêm.\n"
QUAKE = "Động đất ở Peru\n\nNgày 20/2/2025, động đất làm sập trường học. Bà Tormunda nói ba lớp học bị vùi.\n"
STRIKE = "Công nhân đình công\n\nNgày 2/7/2025, công nhân nhà máy giày đình công. Bà Tormunda đòi tăng lương.\n"
PLAYER = "Đội khách thắng\n\nNgày 5/4/2024, tiền vệ Lê Quang Bách ghi hai bàn cho đội khách.\n"
MINISTER = "Thêm đường sắt\n\nNgày 8/10/2024, Thứ trưởng Lê Quang Bách nói đường sắt mới sẽ xong trong ba năm.\n"
COACHED = "Chấn thương\n\nNgày 1/12/2024, Lê Quang Bách, tiền vệ của đội khách, nghỉ hai tháng vì đau gối.\n"
YOUNG = "Trộm xe\n\nNgày 5/4/2024, công an bắt Đỗ Văn Khiêm (22 tuổi) vì trộm xe máy ở bến phà.\n"
OLD = "Cứu người\n\nNgày 8/10/2024, ông Đỗ Văn Khiêm (SN 1961) kéo được hai em nhỏ khỏi dòng nước lũ.\n"


def people(analyst: Analyst, *texts: str, **more: str) -> Mapping[str, int]:
    """The ids of the people in some articles, with how many articles each has."""
    files = {f"{number}.txt": text for number, text in enumerate(texts)} | more
    return {a.id: len(a.articles) for a in analyst.timeline(files).actors if a.kind == "person"}


def test_one_word_in_two_stories_that_nothing_ties_is_two_people(analyst: Analyst) -> None:
    assert people(analyst, FLOOD, QUAKE) == {"tormunda": 1, "tormunda-2025": 1}


def test_one_word_with_the_same_trade_on_stage_is_one_person(analyst: Analyst) -> None:
    assert people(analyst, CONCERT, RECORD) == {"tormunda": 2}


@pytest.mark.parametrize(
    ("companion", "expected"),
    [("Kỹ sư Đoàn Hữu Tạo", {"tormunda": 2}), ("Tổng thống Nga Vladimir Putin", {"tormunda": 1, "tormunda-2025": 1})],
    ids=["somebody who is in the news nowhere else", "a head of state, who meets everyone"],
)
def test_one_word_with_the_same_companion(companion: str, expected: Mapping[str, int], analyst: Analyst) -> None:
    told = people(analyst, *(f"{text}{companion} đứng cạnh bà.\n" for text in (FLOOD, QUAKE)))
    assert {key: told[key] for key in told if key.startswith("tormunda")} == expected


def test_a_full_name_in_two_trades_is_two_people_and_what_is_neither_stays_with_the_first(analyst: Analyst) -> None:
    plain = "Chuyến xe cuối\n\nNgày 2/2/2025, ông Lê Quang Bách lái chuyến xe buýt cuối cùng của tuyến 14.\n"
    assert people(analyst, PLAYER, MINISTER) == {"le-quang-bach": 1, "le-quang-bach-2024": 1}
    assert people(analyst, PLAYER, MINISTER, COACHED, plain) == {"le-quang-bach": 3, "le-quang-bach-2024": 1}


def test_a_former_player_who_holds_an_office_is_one_person(analyst: Analyst) -> None:
    assert people(analyst, PLAYER.replace("tiền vệ", "cựu tiền vệ"), MINISTER) == {"le-quang-bach": 2}


def test_ages_that_cannot_be_of_one_person(analyst: Analyst) -> None:
    assert people(analyst, YOUNG, OLD) == {"do-van-khiem": 1, "do-van-khiem-2024": 1}
    assert people(analyst, YOUNG, OLD.replace("1961", "2001")) == {"do-van-khiem": 2}


@pytest.mark.parametrize(
    ("said", "apart"),
    [("22 tuổi, trú quận 3", True), ("45 tuổi, giám đốc bến phà, trú quận 3", False), ("22 tuổi", False)],
)
def test_a_private_person_is_nobody_with_a_title(said: str, apart: bool, analyst: Analyst) -> None:
    surgeon = "Ca mổ khó\n\nNgày 8/10/2024, bác sĩ Đỗ Văn Khiêm mổ tim cho một em nhỏ suốt sáu giờ.\n"
    told = people(analyst, YOUNG.replace("22 tuổi", said), surgeon)
    assert told == ({"do-van-khiem": 1, "do-van-khiem-2024": 1} if apart else {"do-van-khiem": 2})


def test_one_office_of_two_countries(analyst: Analyst) -> None:
    one = "Họp ở Oslo\n\nNgày 5/4/2024, Đại sứ Peru Ana Quispel tới Oslo dự triển lãm về cá hồi.\n"
    other = "Cầu mới\n\nNgày 8/10/2024, Đại sứ Cuba Ana Quispel cắt băng khánh thành cầu đi bộ ở Cần Thơ.\n"
    assert people(analyst, one, other) == {"ana-quispel": 1, "ana-quispel-2024": 1}
    assert people(analyst, one, other.replace("Cuba", "Peru")) == {"ana-quispel": 2}


def test_quotations_and_events_follow_their_speaker(analyst: Analyst) -> None:
    timeline = analyst.timeline({"a.txt": FLOOD, "b.txt": QUAKE})
    told = {quotation.speaker for report in timeline.reports for quotation in report.quotations}
    assert told <= {"tormunda", "tormunda-2025"}
    assert {actor for event in timeline.events for actor in event.actors} >= {"tormunda", "tormunda-2025"}
    assert [actor.why[-1].key for actor in timeline.actors if actor.name == "Tormunda"] == ["apart.weak"] * 2


def test_the_order_of_the_files_makes_no_difference(analyst: Analyst) -> None:
    texts = (FLOOD, QUAKE, PLAYER, MINISTER)
    outcomes = [people(analyst, *order) for order in itertools.permutations(texts)]
    assert outcomes == [outcomes[0]] * len(outcomes)


def test_what_is_added_later_gives_nobody_another_address(analyst: Analyst) -> None:
    before, after = people(analyst, FLOOD, QUAKE), people(analyst, FLOOD, QUAKE, STRIKE)
    assert after == {**before, "tormunda-2025-2": 1}


def test_the_users_word_makes_one_page_of_them(tmp_path: Path) -> None:
    wish = "- {name: Lê Quang Bách, kind: person}\n"
    for written, expected in (("", 2), (wish, 1)):
        folder = make_project(tmp_path / str(expected), {"actors.yml": written, "mot.txt": PLAYER, "hai.txt": MINISTER})
        project = open_project(folder)
        actors = build(project.config, project.wording, project.issues).analysis.timeline.actors
        assert sum(actor.name == "Lê Quang Bách" for actor in actors) == expected
        page = (folder / "site_src" / "actors" / "le-quang-bach.md").read_text(encoding="utf-8")
        assert ("trùng tên" in page.lower()) is (expected == 2)
