"""What single programs do to articles: a letter's subject, notes of Joplin, an index of ArchiveBox, names of feeds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.reading.folder import find_files
from generator.reading.forms.names import near_key
from tests.conftest import Analyst
from tests.saved import BODY, HTML, LEAD, TEXT, TITLE, URL


def letter(subject: str, body: str, kind: str = "html") -> bytes:
    head = f"Subject: {subject}\nFrom: Sample News <news@sample.example>\nDate: Wed, 13 Mar 2019 06:30:00 +0700\n"
    return f"{head}MIME-Version: 1.0\nContent-Type: text/{kind}; charset=utf-8\n\n{body}".encode()


def test_the_headline_of_a_letter_stays_where_its_subject_is_another(analyst: Analyst) -> None:
    html = f"<p>Mở trong trình duyệt</p><h1>Cầu tàu mở lại</h1><p>{LEAD}</p><p>{BODY}</p>"
    assert analyst.read(letter("Morning news of Wednesday", html), "a.eml").title == "Cầu tàu mở lại"
    plain = f"Cầu tàu mở lại\n\n{LEAD}\n\n{BODY}\n"
    assert analyst.read(letter("Morning news of Wednesday", plain, "plain"), "a.eml").title == "Cầu tàu mở lại"


@pytest.mark.parametrize("body", [f"{LEAD}\n\n{BODY}", f"Chào bạn đọc,\n\n{LEAD}\n\n{BODY}"])
def test_a_letter_without_a_headline_has_its_subject(body: str, analyst: Analyst) -> None:
    assert analyst.read(letter("The pier opens again", body, "plain"), "a.eml").title == "The pier opens again"


def test_what_joplin_writes_below_a_note_is_no_text_of_it(analyst: Analyst) -> None:
    keys = (
        f"id: {'0a' * 16}\nparent_id: {'1b' * 16}\ncreated_time: 2024-01-01T00:00:00.000Z\n"
        f"author: Hà An\nsource_url: {URL}\ntype_: 1"
    )
    article = analyst.read(f"{TITLE}\n\n{TEXT}\n\n{keys}", "note.md")
    assert (article.title, article.author, article.source.url) == (TITLE, "Hà An", URL)
    assert "parent_id" not in "".join(article.text.normal[b.span.start : b.span.end] for b in article.blocks)
    assert article.said("published") == ()


def test_an_index_of_archivebox_is_one_article(analyst: Analyst) -> None:
    index = {
        "url": URL,
        "title": TITLE,
        "timestamp": "1704067200",
        "text": TEXT,
        "history": {"title": [{"title": TITLE, "cmd": ["x"]}, {"title": "x", "cmd": ["y"]}], "wget": [{"title": "z"}]},
    }
    assert analyst.read(json.dumps(index), "index.json").title == TITLE


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Tin mới nhất - Báo Lạ RSS", "Báo Lạ"),
        ("Báo Lạ - Thời sự", "Báo Lạ"),
        ("RSS Báo Lạ", "Báo Lạ"),
        ("Báo Lạ", "Báo Lạ"),
        ("Tin mới nhất - VnExpress RSS", "VnExpress"),
    ],
)
def test_the_outlet_of_a_feed_is_not_the_whole_name_of_the_feed(title: str, outlet: str, analyst: Analyst) -> None:
    item = f"<item><title>{TITLE}</title><link>https://la.example/1</link><description><![CDATA[{HTML}]]></description></item>"
    feed = f"<rss version='2.0'><channel><title>{title}</title>{item}</channel></rss>"
    assert analyst.read(feed, "feed.xml").source.name == outlet


@pytest.mark.parametrize("key", ["pubished", "pulbished", "publishedd", "puplished"])
def test_a_mistyped_key_is_told_with_the_one_that_is_near(key: str, analyst: Analyst) -> None:
    _, issues = analyst.try_to_read(f"---\ntitle: {TITLE}\n{key}: 2019-03-13\n---\n{TEXT}\n", "a.md")
    assert [(issue.code, issue.line, issue.severity) for issue in issues] == [("front-matter-key-like", 3, "notice")]
    assert dict(issues[0].values) == {"key": key, "near": "published"}


@pytest.mark.parametrize(
    "key",
    [
        "layout",
        "tags",
        "created",
        "cover",
        "draft",
        "issue",
        "sources",
        "subtitle",
        "data",
        "dates",
        "update",
        "local",
        "published",
    ],
)
def test_keys_of_other_tools_are_passed_over(key: str) -> None:
    assert near_key(key) == ""


def test_a_list_of_references_says_what_to_export(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@article{a, title={b}}", encoding="utf-8")
    assert [issue.code for issue in find_files(tmp_path)[1]] == ["references"]


def test_headings_that_nest_deep_still_give_the_article(analyst: Analyst) -> None:
    page = f"<html><body>{'<h1>' * 3000}{TITLE}{'</h1>' * 3000}<p>{LEAD}</p><p>{BODY}</p></body></html>"
    assert LEAD in analyst.read(page, "a.html").text.normal


def columns(left: list[str], right: list[str]) -> bytes:
    """A PDF of two columns side by side, one written after the other."""
    shown = [(x, 780 - 14 * n, line) for x, column in ((40, left), (320, right)) for n, line in enumerate(column)]
    stream = "BT /F1 10 Tf " + " ".join(f"1 0 0 1 {x} {y} Tm ({line}) Tj" for x, y, line in shown) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip
    out, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


LEFT = [
    "The old pier of the town opened again on", "Tuesday morning after four months of work,",
    "and the first ferry left with a hundred people", "on board. The harbour office said that the",
]  # fmt: skip
RIGHT = [
    "timetable stays as it was last year, with six", "crossings a day in each direction. Children",
    "travel free until the end of the season, said", "the manager of the pier on the same day.",
]  # fmt: skip


def test_two_columns_of_a_pdf_are_read_one_after_the_other(analyst: Analyst) -> None:
    text = " ".join(analyst.read(columns(LEFT, RIGHT), "a.pdf").text.normal.split())
    assert " ".join([*LEFT, *RIGHT]) in text


@pytest.mark.parametrize("time", ["time_added", "ADD_DATE"])
def test_bookmarks_are_told_of_with_how_to_fetch_them(time: str, analyst: Analyst) -> None:
    links = "".join(f'<li><a href="{URL}?{n}" {time}="1552433400" tags="">{TITLE}, {n}</a></li>\n' for n in range(3))
    page = f"<html><body>\n<h1>Unread</h1>\n<ul>\n{links}</ul></body></html>"
    articles, issues = analyst.try_to_read(page, "ril.html")
    assert (articles, [(issue.code, issue.line) for issue in issues]) == ([], [("entries-without-text", 4)])
    assert dict(issues[0].values) == {"count": 3}


FORWARDED = {
    "gmail": (
        "for the file\n\n---------- Forwarded message ---------\nFrom: Island Weekly <news@island.example>\n"
        "Date: Mon, 3 Apr 2017 at 07:00\nSubject: {title}\nTo: <h@mau.example>\n\n\n"
    ),
    "outlook": (
        "____________________\nFrom: Island Weekly <news@island.example>\nSent: Monday, 3 April 2017 07:00\n"
        "To: H\nSubject: FW: {title}\n\n"
    ),
    "apple": "Begin forwarded message:\n\nFrom: Island Weekly\nSubject: {title}\nDate: 3 April 2017 at 07:00 BST\n\n",
    "in Vietnamese": "---------- Thư đã chuyển tiếp ---------\nTừ: Island Weekly\nNgày: 3/4/2017\nChủ đề: {title}\n\n",
}


@pytest.mark.parametrize("program", FORWARDED)
def test_a_letter_passed_on_is_the_first_ones(program: str, analyst: Analyst) -> None:
    head = FORWARDED[program].format(title=TITLE)
    article = analyst.read(letter("Fwd: my news", f"{head}{LEAD}\n\n{BODY}\n", "plain"), "a.eml")
    assert (article.title, article.author, article.source.name) == (TITLE, "", "Island Weekly")
    assert analyst.resolver.resolve(article, ())[0].published.date.edtf == "2017-04-03"
    assert [article.text.normal[b.span.start : b.span.end] for b in article.blocks] == [LEAD, BODY]
    assert "From: Island Weekly" in " ".join(line.words for line in article.left_out) or program == "in Vietnamese"


def test_flowed_lines_of_a_letter_are_joined(analyst: Analyst) -> None:
    first, rest = LEAD[:60].rsplit(" ", 1)[0], LEAD[len(LEAD[:60].rsplit(" ", 1)[0]) :].lstrip()
    sent = letter("The pier opens again", f"{first} \n{rest}\n\n{BODY}\n", "plain; format=flowed")
    article = analyst.read(sent, "a.eml")
    assert [article.text.normal[b.span.start : b.span.end] for b in article.kept] == [LEAD, BODY]


def test_an_article_of_readability_has_its_paragraphs(analyst: Analyst) -> None:
    saved = {"title": TITLE, "content": f"<div><p>{LEAD}</p><p>{BODY}</p></div>", "textContent": f"{LEAD}{BODY}"}
    article = analyst.read(json.dumps(saved), "article.json")
    assert [article.text.normal[b.span.start : b.span.end] for b in article.kept] == [LEAD, BODY]
