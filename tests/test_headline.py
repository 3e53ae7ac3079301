"""A headline for an article that has none, from its lead."""

from __future__ import annotations

import pytest

from generator.reading.headline import make_headline
from tests.conftest import Analyst


@pytest.mark.parametrize(
    ("lead", "headline"),
    [
        (
            "Bà Merkel sẽ không tái tranh cử sau nhiệm kỳ này. Bà nói vậy hôm qua ở Berlin.",
            "Bà Merkel sẽ không tái tranh cử sau nhiệm kỳ này",
        ),
        (
            "Phát biểu tại Berlin, Thủ tướng Đức Angela Merkel cho biết bà sẽ không tái tranh cử.",
            "Thủ tướng Đức Angela Merkel cho biết bà sẽ không tái tranh cử",
        ),
        (
            "Theo Reuters, Thủ tướng Đức Angela Merkel sẽ không tái tranh cử.",
            "Thủ tướng Đức Angela Merkel sẽ không tái tranh cử",
        ),
        (
            "Báo The Sample Courier đưa tin, phát biểu tại London, Thủ tướng Anh David Cameron tuyên bố từ chức.",
            "Thủ tướng Anh David Cameron tuyên bố từ chức",
        ),
        (
            "VOV.VN - ông Obama tới Hà Nội trong chuyến thăm ba ngày và gặp nhiều bạn trẻ.",
            "Ông Obama tới Hà Nội trong chuyến thăm ba ngày và gặp nhiều bạn trẻ",
        ),
        (
            "(Reuters) - Britain has voted to leave the European Union after a long campaign.",
            "Britain has voted to leave the European Union after a long campaign",
        ),
        ("Theo Reuters, bà đã tới nơi.", "Theo Reuters, bà đã tới nơi"),
        ("Chợ nổi hôm qua đón đoàn khách đầu tiên sau ...", "Chợ nổi hôm qua đón đoàn khách đầu tiên sau"),
        ("Một câu   bị ngắt\tlung tung ở giữa dòng.", "Một câu bị ngắt lung tung ở giữa dòng"),
        ("", ""),
        ("...", ""),
    ],
)
def test_the_main_clause_of_the_first_sentence(lead: str, headline: str) -> None:
    assert make_headline(lead) == headline


def test_a_long_sentence_ends_with_a_clause() -> None:
    clause = "Thủ tướng Anh David Cameron tuyên bố từ chức sau cuộc trưng cầu dân ý"
    assert make_headline(f"{clause}, {'và nhiều điều khác nữa ' * 10}") == clause


@pytest.mark.parametrize("lead", ["từ " * 200, "A" * 300, "một, hai, ba, " * 40])
def test_never_longer_than_a_headline(lead: str) -> None:
    assert 0 < len(make_headline(lead)) <= 140


def test_the_lead_gives_it_and_not_the_caption(analyst: Analyst) -> None:
    article = analyst.read(
        "Ông Obama ở quán bún chả. (Ảnh: Bản tin Mẫu)\n\nTổng thống Mỹ bất ngờ ghé một quán nhỏ trên phố Lê Văn Hưu.\n"
    )
    assert (article.title, article.title_made) == ("Tổng thống Mỹ bất ngờ ghé một quán nhỏ trên phố Lê Văn Hưu", True)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Ông Obama ăn bún chả\n\nTối 23/5, ông ghé một quán nhỏ.", "Ông Obama ăn bún chả"),
        ("Ông Obama ăn bún chả ở Hà Nội\n\nTối 23/5, ông ghé một quán nhỏ.", "Ông Obama ăn bún chả ở Hà Nội"),
        ('---\ntitle: "[Thế giới] Ông Obama ăn bún chả ..."\n---\nTối 23/5, ông ghé quán.', "Ông Obama ăn bún chả"),
        ("---\nheadline: Ông Obama\n---\n# Khác\n\nTối 23/5, ông ghé quán.", "Ông Obama"),
    ],
)
def test_a_headline_of_its_own_is_kept(analyst: Analyst, text: str, title: str) -> None:
    article = analyst.read(text, "article.md")
    assert (article.title, article.title_made) == (title, False)
