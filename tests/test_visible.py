"""The date that a page shows for its article, where other articles show theirs beside it."""

from __future__ import annotations

import pytest

from tests.conftest import Analyst

TEXT = (
    "<p>Hôm qua, nước sông dâng thêm hai mét và tràn qua con đường duy nhất vào làng, trường học phải đóng cửa.</p>"
    "<p>Bà con dùng thuyền đưa nhau lên khu đất cao, nơi chính quyền đã dựng sẵn lều và chuẩn bị gạo, nước uống.</p>"
)
OWN = {
    "in words": '<span class="when">16/10/2020, 08:30</span>',
    "as time": '<p><a href="/ha-an">Hà Văn An</a> <time datetime="2020-10-16T08:30:00+07:00">sáng nay</time></p>',
    "of an update": "<div>Cập nhật lúc 9:00, 16/10/2020</div>",
}
OTHERS = {
    "a teaser": '<div class="popular"><h3><a href="/1">Gạo lên giá</a></h3> <time datetime="2024-05-01"></time></div>',
    "a headline that leads elsewhere": (
        '<div class="rel"><a href="/1">Giá gạo lên theo giá lúa</a> <time datetime="2024-05-01">1/5</time></div>'
    ),
    "several short ones": (
        '<div class="rel"><a href="/1">Gạo lên giá</a> <time datetime="2024-05-01">1/5</time>'
        ' <a href="/2">Cầu mở lại</a> <time datetime="2024-05-02">2/5</time></div>'
    ),
}
PLACES = {
    "before the article": "{others}<article><h1>Lũ lên nhanh</h1>{own}{text}</article>",
    "after the article": "<article><h1>Lũ lên nhanh</h1>{own}{text}</article>{others}",
    "beside the headline": "<h1>Lũ lên nhanh</h1>{others}{own}{text}",
    "in no part of its own": "{others}<h1>Lũ lên nhanh</h1>{own}{text}{others}",
    "in a page laid out as a table": (
        "<table><tr><td>{others}</td><td><div>{own}<h1>Lũ lên nhanh</h1>{text}</div>{others}</td></tr></table>"
    ),
}


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize("others", OTHERS)
@pytest.mark.parametrize("place", PLACES)
def test_the_date_is_that_of_the_article(own: str, others: str, place: str, analyst: Analyst) -> None:
    page = PLACES[place].format(own=OWN[own], others=OTHERS[others], text=TEXT)
    article = analyst.read(f"<html><body>{page}</body></html>", "page.html")
    assert analyst.resolver.resolve(article, ())[0].published.date.edtf == "2020-10-16"


def test_a_time_outside_of_the_part_of_the_article_counts_for_nothing(analyst: Analyst) -> None:
    page = f'<div><time datetime="2024-05-01">1/5</time></div><article><h1>Lũ lên nhanh</h1>{TEXT}</article>'
    article = analyst.read(f"<html><body>{page}</body></html>", "page.html")
    assert analyst.resolver.resolve(article, ())[0].published.date.edtf == ""
