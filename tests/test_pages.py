"""The article in pages of many builds: the same paragraphs, whatever they stand in and whatever stands between them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

import pytest

from generator.model import Article
from generator.reading.compose import Composer
from generator.reading.draft import File
from generator.reading.forms.html import read_html
from tests.projects import the_knowledge

HEADLINE = "Chợ nổi dời về bến mới"
LEAD = "Từ sáng nay, chợ nổi họp ở bến mới cách chỗ cũ hai cây số, sau khi lòng rạch bồi cạn ghe lớn không vào nổi."
SECOND = (
    "Theo ban quản lý chợ, bến mới có chỗ cho ba trăm ghe, có nước sạch và điện. Tiền làm bến hết mười hai tỷ đồng."
)
THIRD = "Bến cũ sẽ được nạo vét vào mùa khô. Bà con buôn bán lâu năm được chọn chỗ trước, người mới thì bốc thăm."
QUOTE = "Tôi bán ở đây từ hồi còn con gái, đi đâu cũng nhớ chỗ này."
OTHER = "Người chèo đò cuối cùng của xóm Rạch Cát kể chuyện"
SUMMARY = "Bốn mươi năm đưa khách qua sông, ông chưa một lần lỡ chuyến."

PAGES: Mapping[str, Callable[[str], str]] = {
    "article": lambda box: (
        f"<article><header><h1>{HEADLINE}</h1></header><p>{LEAD}</p><p>{SECOND}</p>{box}<p>{THIRD}</p></article>"
    ),
    "lead apart": lambda box: (
        f"<div><h1>{HEADLINE}</h1><p class='sapo'><b>{LEAD}</b></p>"
        f"<div class='content'><p>{SECOND}</p>{box}<p>{THIRD}</p></div></div>"
    ),
    "lead as heading": lambda box: (
        f"<div class='content'><div><h1>{HEADLINE}</h1><h2 class='sapo'>{LEAD}</h2></div>"
        f"<p>{SECOND}</p>{box}<p>{THIRD}</p></div>"
    ),
    "divisions": lambda box: (
        f"<div><h1>{HEADLINE}</h1><div>{LEAD}</div><div>{SECOND}</div>{box}<div>{THIRD}</div></div>"
    ),
    "line breaks": lambda box: f"<div><h1>{HEADLINE}</h1>{LEAD}<br><br>{SECOND}<br>{box}{THIRD}<br></div>",
    "deep": lambda box: f"{'<div>' * 900}<h1>{HEADLINE}</h1><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>{'</div>' * 900}",
}
BOXES = {
    "list": f"<ul><li><a href='/a'>{OTHER}</a></li><li><a href='/b'>{OTHER} thêm</a></li></ul>",
    "headed": f"<div><p><b>Tin liên quan</b></p><p><a href='/a'>{OTHER}</a></p></div>",
    "card": f"<div><a href='/a'><div>{OTHER}</div><div>{SUMMARY}</div></a></div>",
    "article": f"<article><h3><a href='/a'>{OTHER}</a></h3><p>{SUMMARY}</p></article>",
    "table": f"<table><tr><td><p>Tin liên quan</p><p><a href='/a'>{OTHER}</a></p></td></tr></table>",
    "marked": f"<p>&gt;&gt; <a href='/a'>{OTHER}</a></p>",
}
COMPOSER = Composer.of(the_knowledge())


def read(middle: str) -> Article:
    """The article of a page with a menu above it and its small print below."""
    menu = "<nav><a href='/'>Trang chủ</a><a href='/x'>Thời sự</a></nav>"
    page = f"<html><head><title>{HEADLINE} - Bản tin Mẫu</title></head><body>{menu}{middle}<footer>Bản quyền</footer>"
    drafts, _ = read_html(File("page.html", f"{page}</body></html>".encode(), ""))
    return COMPOSER.compose(drafts[0])


def kept(article: Article) -> list[str]:
    """The lines of the article but for its headline."""
    text = article.text.normal
    lines = [text[block.span.start : block.span.end] for block in article.blocks if block.part != "cut"]
    return [line for line in lines if line != HEADLINE]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("box", BOXES)
def test_a_box_between_two_paragraphs_is_no_part_of_the_article(page: str, box: str) -> None:
    article = read(PAGES[page](BOXES[box]))
    assert (article.title, kept(article)) == (HEADLINE, [LEAD, SECOND, THIRD])


@pytest.mark.parametrize("page", [name for name in PAGES if name != "deep"])
def test_what_a_box_says_can_be_seen(page: str) -> None:
    article = read(PAGES[page](BOXES["card"]))
    shown = [article.text.normal[block.span.start : block.span.end] for block in article.blocks if block.part == "cut"]
    assert f"[{OTHER} {SUMMARY}](/a)" in shown


@pytest.mark.parametrize("page", [name for name in PAGES if name != "deep"])
@pytest.mark.parametrize("quote", [f"<blockquote>{QUOTE}</blockquote>", f"<blockquote><p>{QUOTE}</p></blockquote>"])
def test_a_quotation_is_a_line_of_its_own(page: str, quote: str) -> None:
    assert kept(read(PAGES[page](quote))) == [LEAD, SECOND, QUOTE, THIRD]


def test_comments_are_not_taken_for_the_article() -> None:
    thread = "".join(f"<div><b>Bạn đọc {n}</b><p>{SUMMARY} Cảm ơn bài viết, lần thứ {n}.</p></div>" for n in range(4))
    assert kept(read(PAGES["lead apart"]("") + f"<div id='binh-luan'>{thread}</div>")) == [LEAD, SECOND, THIRD]


def test_the_writer_and_the_paper_are_where_readers_see_them() -> None:
    byline = "<div class='meta'><span class='author'>Bởi Mai Sông Thu</span></div>"
    article = read(PAGES["lead apart"]("").replace("</h1>", f"</h1>{byline}"))
    assert (article.author, article.source.name) == ("Mai Sông Thu", "Bản tin Mẫu")


def test_a_list_of_bookmarks_is_no_article() -> None:
    links = "".join(f"<dt><a href='/{n}'>{OTHER} số {n}</a>" for n in range(5))
    drafts, issues = read_html(File("b.html", f"<title>Bookmarks</title><h1>Menu</h1><dl>{links}</dl>".encode(), ""))
    assert (drafts, [issue.code for issue in issues]) == ([], ["no-article-in-page"])


def test_paragraphs_that_extraction_takes_out_of_order_come_in_the_order_of_the_page() -> None:
    text = read(PAGES["lead apart"]("")).text.normal
    assert text.index(LEAD) < text.index(SECOND) < text.index(THIRD)


def test_a_page_with_its_tones_apart_is_read_as_any_other() -> None:
    page = f"<h1>{HEADLINE}</h1><div>Thứ Năm, 05/09/2019 16:12</div><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"
    drafts, _ = read_html(File("page.html", unicodedata.normalize("NFD", page).encode(), ""))
    fields = {field.name: field.value for field in COMPOSER.compose(drafts[0]).fields}
    assert (fields["published"][:10], fields["title"]) == ("05/09/2019", HEADLINE)


STANDFIRST = "Bến mới sạch và rộng gấp đôi, nhưng khách quen phải đi xa hơn hai cây số"
PICTURE = "Ghe bán khóm ở bến mới. Ảnh: Kim Ngân/Bản tin Mẫu"


@pytest.mark.parametrize(
    "standfirst",
    [
        f"<div data-gu-name='standfirst'><p>{STANDFIRST}</p></div>",
        f"<p class='sapo'>{STANDFIRST}</p>",
        f"<div class='article__dek'>{STANDFIRST}</div>",
        f"<meta name='description' content='{STANDFIRST}'><p>{STANDFIRST}</p>",
    ],
)
def test_the_lead_and_the_caption_above_the_text_are_put_back(standfirst: str) -> None:
    article = read(
        f"<article><h1>{HEADLINE}</h1>{standfirst}<div>Chia sẻ</div>"
        f"<figure><img src='a.jpg'><figcaption>{PICTURE}</figcaption></figure>"
        f"<div class='article-body'><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p><p>{QUOTE}</p></div></article>"
    )
    assert kept(article) == [STANDFIRST, PICTURE, LEAD, SECOND, THIRD, QUOTE]
    parts = {article.text.normal[block.span.start : block.span.end]: block.part for block in article.blocks}
    assert (parts[STANDFIRST], parts[PICTURE]) == ("lead", "caption")
