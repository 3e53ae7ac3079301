"""Front matter as Jekyll, Obsidian and people write it, whole and broken."""

from __future__ import annotations

import itertools

import pytest

from generator.model import Article
from tests.conftest import Analyst

BODY = "Chợ nổi Cái Răng đón đoàn khách đầu tiên sau dịch."


def said(article: Article) -> dict[str, str]:
    """What the front matter says, the surest value of each name."""
    fields = [field for field in article.fields if field.origin == "front matter"]
    return {field.name: field.value for field in reversed(fields)}


def kept(article: Article) -> list[str]:
    return [article.text.normal[block.span.start : block.span.end] for block in article.kept]


def read(analyst: Analyst, text: str | bytes) -> tuple[Article, list[tuple[str, int]]]:
    """The article, and each issue's code and line."""
    articles, issues = analyst.try_to_read(text, "article.md")
    return articles[0], [(issue.code, issue.line) for issue in issues]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("title: Chợ nổi\ndate: 2024-10-04", {"title": "Chợ nổi", "published": "2024-10-04"}),
        ("Title: Chợ nổi\nDATE: 2024-10-04", {"title": "Chợ nổi", "published": "2024-10-04"}),
        ('title: "Chợ nổi: mùa nước"', {"title": "Chợ nổi: mùa nước"}),
        ("title: >\n  Chợ nổi\n  mùa nước", {"title": "Chợ nổi mùa nước"}),
        ("author: [An, Bình]", {"author": "An, Bình"}),
        ("authors:\n  - An\n  - Bình", {"author": "An, Bình"}),
        ("author: An\nauthors: Bình", {"author": "An"}),
        ("published: 2024-10-04\ndate: 2025-01-01", {"published": "2024-10-04"}),
        ("date: 2025-01-01\npublished: 2024-10-04", {"published": "2024-10-04"}),
        ("event_date: 2024-10-03", {"happened": "2024-10-03"}),
        ("source: Sổ tay Thời sự\nlink: https://example.org/1", {"outlet": "Sổ tay Thời sự", "url": "https://example.org/1"}),
        ("title:\ntags: []", {}),
        ("created: 2025-08-23", {}),
        ("title: {a: b}", {}),
        # what YAML would turn into something else
        ("title: 1984", {"title": "1984"}),
        ("lang: NO", {"language": "NO"}),
        ("author: yes", {"author": "yes"}),
        ("date: 14:00", {"published": "14:00"}),
        ("source: 0123", {"outlet": "0123"}),
        ("title: 1_000", {"title": "1_000"}),
        ("date: 2024-13-45", {"published": "2024-13-45"}),
    ],
)  # fmt: skip
def test_fields(analyst: Analyst, head: str, expected: dict[str, str]) -> None:
    article, issues = read(analyst, f"---\n{head}\n---\n{BODY}\n")
    assert (said(article), kept(article), issues) == (expected, [BODY], [])


@pytest.mark.parametrize(
    ("broken", "title"),
    [
        ("title: Chợ nổi: mùa nước", "Chợ nổi: mùa nước"),
        ("title: @choNoi", "@choNoi"),
        ("title: 'Chợ nổi", "Chợ nổi"),
        ("title: `Chợ nổi`", "`Chợ nổi`"),
        ("title: !!python/object:os.system Chợ", "!!python/object:os.system Chợ"),
    ],
)
def test_broken_yaml_keeps_title_and_date_and_tells_the_line(analyst: Analyst, broken: str, title: str) -> None:
    article, issues = read(analyst, f"---\nlayout: post\n{broken}\ndate: 2024-10-04\n---\n{BODY}\n")
    assert said(article) == {"title": title, "published": "2024-10-04"}
    assert kept(article) == [BODY]
    assert [code for code, _ in issues] == ["broken-front-matter"]


@pytest.mark.parametrize("broken", ["title: Chợ nổi: mùa nước", "title: @choNoi", "\ttitle: Chợ nổi"])
def test_the_line_of_what_is_broken(analyst: Analyst, broken: str) -> None:
    assert read(analyst, f"---\nlayout: post\n{broken}\n---\n{BODY}\n")[1] == [("broken-front-matter", 3)]


def test_a_place_in_the_file_for_every_value(analyst: Analyst) -> None:
    article, _ = read(analyst, f'---\ntitle: "Chợ nổi"\ndate: 2024-10-04\n---\n{BODY}\n')
    places = [(f.line, f.span and article.text.normal[f.span.start : f.span.end]) for f in article.fields]
    assert places == [(2, "Chợ nổi"), (3, "2024-10-04")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_text(analyst: Analyst, encoding: str) -> None:
    article, issues = read(analyst, f"---\ntitle: Chợ nổi\n---\n{BODY}\n".encode(encoding))
    assert (article.title, kept(article), issues) == ("Chợ nổi", [BODY], [])
    assert article.text.stored.startswith("---")


def test_windows_line_ends(analyst: Analyst) -> None:
    article, issues = read(analyst, f"---\r\ntitle: Chợ nổi\r\n---\r\n{BODY}\r\n")
    assert (article.title, kept(article), issues) == ("Chợ nổi", [BODY], [])


def test_front_matter_that_is_never_closed_is_read_and_told_of(analyst: Analyst) -> None:
    article, issues = read(analyst, f"---\ntitle: Chợ nổi\ndate: 2022-04-15\n\n{BODY}\n")
    assert (article.title, kept(article)) == ("Chợ nổi", [BODY])
    assert issues == [("front-matter-not-closed", 1)]


@pytest.mark.parametrize(
    "text",
    [
        f"---\n\n{BODY}\n\n---\n\nHai bên hẹn gặp lại vào mùa Xuân sang năm.\n",
        f'---\nHai ông nói: "Chúng tôi sẽ trở lại."\n---\n{BODY}\n',
        f"---\n{BODY}\nBà nói thêm: nước đang lên.\n\n---\n\nHai bên hẹn gặp lại vào mùa Xuân sang năm.\n",
        f"---\n---\n{BODY}\n",
    ],
)
def test_a_text_that_opens_with_a_rule_loses_nothing(analyst: Analyst, text: str) -> None:
    article, issues = read(analyst, text)
    assert "\n".join(kept(article)) == "\n".join(line for line in text.split("\n") if line and line != "---")
    assert issues == []


def test_an_alias_bomb_does_not_explode(analyst: Analyst) -> None:
    names = "abcdefghijklmnop"
    bomb = [f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in itertools.pairwise(names)]
    head = "\n".join(["a: &a [" + ", ".join(["x"] * 9) + "]", *bomb, f"author: *{names[-1]}", "title: Chợ nổi"])
    article, _ = read(analyst, f"---\n{head}\n---\n{BODY}\n")
    assert said(article) == {"title": "Chợ nổi"}


def test_a_key_that_stands_twice_is_told(analyst: Analyst) -> None:
    article, issues = read(analyst, f"---\ntitle: Một\ntitle: Hai\n---\n{BODY}\n")
    assert article.title in ("Một", "Hai")
    assert [code for code, _ in issues] == ["front-matter-key-twice"]


@pytest.mark.parametrize("value", ["2024-13-45", "14:00", "soon"])
def test_a_date_that_is_none_is_told_with_its_line(analyst: Analyst, value: str) -> None:
    article, _ = read(analyst, f"---\ntitle: Chợ nổi\ndate: {value}\n---\n{BODY}\n")
    dates, issues = analyst.resolver.resolve(article, ())
    assert dates.published.date.edtf == ""
    assert [(issue.code, issue.line) for issue in issues] == [("date-not-understood", 3)]


@pytest.mark.parametrize(
    "head",
    [
        "---\nauthor:\n  name: Hà An\n  url: https://mau.example\n---",
        "---\nauthors:\n  - name: Hà An\n---",
        '{"author": {"name": "Hà An"}, "title": "Chợ họp lại"}',
        '+++\n[[authors]]\nname = "Hà An"\n+++',
    ],
)
def test_a_writer_may_be_an_object_with_a_name(head: str, analyst: Analyst) -> None:
    assert analyst.read(f"{head}\n\nHôm qua, chợ bán phiên đầu tiên.\n", "a.md").author == "Hà An"
