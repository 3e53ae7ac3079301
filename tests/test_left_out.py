"""What a saved page shows and its article's text lacks stays visible: in the analysis, in `explain`, on the site."""

from __future__ import annotations

import json
from pathlib import Path

from generator.reading.forms.page import read_page
from tests.conftest import Analyst
from tests.projects import invoke, make_project, print_analysis, render_project
from tests.saved import BODY, LEAD, TITLE

MENU = "<nav><ul><li>Trang chủ</li><li><a href='/t'>Thời sự</a></li><li><a href='/x'>Xã hội</a></li></ul></nav>"
RELATED = (
    "<div class='box'><h3>Tin liên quan</h3><ul>"
    + "".join(f"<li><a href='/{n}'>Bến đò số {n} được sửa lại trong mùa khô này</a></li>" for n in range(4))
    + "</ul></div>"
)
COMMENTS = "<div id='comments'><p>An Bình: Tôi đi chuyến đầu, sóng êm.</p></div>"
ASIDE = "<aside><p>Thời tiết hôm nay ở bến: trời nắng, gió nhẹ.</p></aside>"
TABLE = "<table><tr><td>Chuyến</td><td>Giờ</td></tr><tr><td>Một</td><td>6 giờ</td></tr></table>"
FORM = "<form><label>Địa chỉ thư để nhận tin</label><input name='q'><button>Gửi</button></form>"
FOOTER = "<footer><p>Giấy phép số 12 của Bản tin Mẫu</p></footer>"


def page(*, before: str = "", after: str = "", inside: str = "") -> str:
    return (
        f"<html lang='vi'><head><title>{TITLE}</title><style>p{{color:red}}</style></head><body>{before}"
        f"<article><h1>{TITLE}</h1><p>{LEAD}</p><p>{BODY}</p>{inside}<p>{LEAD} Bến mở lại từ sớm.</p></article>"
        f"{after}<script>var hidden = 1;</script><div hidden>Không ai thấy dòng này đâu.</div></body></html>"
    )


def rest_of(html: str) -> list[tuple[str, str]]:
    found = read_page(html)
    assert found is not None
    return [(line.why, line.words) for line in found.left_out]


def test_each_line_says_in_which_part_of_the_page_it_stood() -> None:
    assert rest_of(page(before=MENU, inside=TABLE, after=RELATED + COMMENTS + ASIDE + FORM + FOOTER)) == [
        ("menu", "Trang chủ · Thời sự · Xã hội"),
        ("table", "Chuyến Giờ · Một 6 giờ"),
        ("related", "Tin liên quan"),
        *[("related", f"Bến đò số {n} được sửa lại trong mùa khô này") for n in range(4)],
        ("comments", "An Bình: Tôi đi chuyến đầu, sóng êm."),
        ("aside", "Thời tiết hôm nay ở bến: trời nắng, gió nhẹ."),
        ("form", "Địa chỉ thư để nhận tin"),
        ("footer", "Giấy phép số 12 của Bản tin Mẫu"),
    ]


def test_nothing_of_the_article_is_among_it() -> None:
    assert rest_of(page()) == []


def test_what_is_seen_is_bounded_and_the_rest_counted() -> None:
    many = "".join(f"<p>Dòng thứ {n} của khung bên cạnh, không thuộc bài này.</p>" for n in range(1000))
    found = read_page(page(after=f"<aside>{many}</aside>"))
    assert found is not None
    assert len(found.left_out) + found.left_out_more == 1000
    assert sum(len(line.words) for line in found.left_out) < 10_000


def test_the_analysis_gives_it_beside_the_text(tmp_path: Path) -> None:
    project = make_project(tmp_path, {"page.html": page(after=COMMENTS)})
    article = json.loads(print_analysis(project, text=True))["articles"][0]
    assert article["left_out"] == [{"words": "An Bình: Tôi đi chuyến đầu, sóng êm.", "why": "bình luận của bạn đọc"}]
    assert article["left_out_more"] == 0
    assert "An Bình" not in article["text"]


def test_explain_shows_it(tmp_path: Path) -> None:
    told = invoke("explain", "--project", make_project(tmp_path, {"page.html": page(after=COMMENTS)}), "page").stdout
    assert "Các dòng của trang không đưa vào bài: 1" in told
    assert "[bình luận của bạn đọc] An Bình: Tôi đi chuyến đầu" in told


def test_markup_in_it_stays_words(analyst: Analyst) -> None:
    article = analyst.read(
        page(after="<aside><p>&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} trong khung bên</p></aside>"), "a.html"
    )
    assert [line.words for line in article.left_out] == ["<script>alert(1)</script> {{ 7*7 }} trong khung bên"]


def test_the_page_of_the_event_folds_it(tmp_path: Path) -> None:
    files = render_project(make_project(tmp_path, {"page.html": page(before=MENU, after=COMMENTS)}))
    shown = next(text for path, text in files.items() if "cau-tau" in path and path.endswith(".md")).decode()
    assert "<dt>bình luận của bạn đọc</dt><dd>An Bình: Tôi đi chuyến đầu, sóng êm.</dd>" in shown
    assert "Trang chủ · Thời sự · Xã hội" in shown.split('<details class="nb-cut">')[1].split("</details>")[0]
