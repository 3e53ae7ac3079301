"""One article in every form that people keep articles in: the same title, text, outlet, writer, address and date."""

from __future__ import annotations

import pytest

from generator.model import Article
from generator.reading.forms import FORMS
from tests.conftest import Analyst
from tests.saved import AUTHOR, BODY, CAPTION, ENGLISH_LEAD, FILES, LEAD, OUTLET, TITLE, URL

LACKING = {"letter.eml": {"author", "url"}, "word.docx": {"outlet", "url"}, "print.pdf": {"outlet", "url"}}
"""What a form has no place for."""


@pytest.fixture(params=FILES)
def saved(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    return request.param, FILES[request.param]


def told(article: Article) -> dict[str, str]:
    return {"title": article.title, "author": article.author, "outlet": article.source.name, "url": article.source.url}


def parts(article: Article) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in article.kept:
        found.setdefault(block.part, []).append(article.text.normal[block.span.start : block.span.end])
    return found


def test_every_form_has_a_file_here() -> None:
    endings = {"." + name.split(".", 1)[1] for name in FILES}
    same = {".text": ".txt", ".markdown": ".md", ".xhtml": ".html", ".ndjson": ".jsonl", ".tsv": ".csv"}
    assert {same.get(ending, ending) for ending in FORMS} <= endings


def test_the_same_article_comes_out(saved: tuple[str, bytes], analyst: Analyst) -> None:
    name, data = saved
    article = analyst.read(data, name)
    english = name == "print.pdf"
    expected = {"title": TITLE, "author": AUTHOR, "outlet": OUTLET, "url": URL}
    if english:
        expected |= {"title": "The pier opens again", "author": "Alex Sample"}
    expected |= dict.fromkeys(LACKING.get(name, ()), "")
    assert told(article) == expected
    kept = parts(article)
    assert kept.pop("title", [TITLE]) == [TITLE]
    assert kept == ({"lead": [ENGLISH_LEAD]} if english else {"lead": [LEAD], "caption": [CAPTION], "body": [BODY]})
    dates, issues = analyst.resolver.resolve(article, ())
    assert dates.published.date.edtf == "2019-03-13"
    assert issues == []
    assert article.language == ("en" if english else "vi")


def test_the_same_bytes_give_the_same_article(saved: tuple[str, bytes], analyst: Analyst) -> None:
    name, data = saved
    assert analyst.read(data, name) == analyst.read(data, name)
