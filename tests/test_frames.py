"""Pages set into a frame of the theme are what the theme makes of each; where it would not be so, there is no frame."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.utils import meta
from mkdocs.utils.templates import url_filter

from generator.publishing.frames import Frames
from generator.publishing.plain_pages import read_plain
from generator.rendering.render import _yaml_string


@dataclass
class Page:
    """As much of a page as a theme looks at."""

    url: str
    title: str
    content: str = "<p>Words.</p>"
    canonical_url: str | None = None
    edit_url: str | None = None
    toc: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    active: bool = False

    @property
    def meta(self) -> dict[str, Any]:
        """What its front matter says."""
        return {"generator": "nienbieu", "title": self.title, **self.extra}


def frames_of(theme: str) -> Frames:
    """The frames of a theme of one template."""
    environment = jinja2.Environment()
    environment.filters["url"] = url_filter
    template = environment.from_string(theme)
    return Frames(lambda page: template.render(page=page, base_url="."))


PAGES = (
    Page("events/a/", "One & <two>"),
    Page("events/b/", "\0 <i title", "<h1>Words</h1>\n"),
    Page("events/c/", "Ba", "x", "https://a.example/c/", extra={"description": "d", "hide": ["toc"]}),
    Page("events/d/", "", ""),
    Page("about/", "Về", "y", extra={"card": "article"}),
    Page("years/2024/05.html", "Năm"),
    Page("events/assets/", "The theme leads into its folder"),
)
PLAIN = """<title>{{ page.meta.title }} </title>{% if page.meta.description %}{{ page.meta.description }}{% endif %}
<link href="{{ 'assets/x.css' | url }}">{% if page.canonical_url %}{{ page.canonical_url }}{% endif %}
<a href="{{ 'events/assets/' | url }}">{% if page.active %}!{% endif %}</a>{% if page.edit_url %}Edit{% endif %}
{% if "<h1" not in page.content %}<h1>{{ page.meta.title or "-" }}</h1>{% endif %}{{ page.content }}"""


def test_a_page_in_its_frame_is_what_the_theme_makes_of_it() -> None:
    """Whatever its words and wherever it stands; nearly all pages have a frame."""
    frames = frames_of(PLAIN)
    framed = [frames.set_in(page) for page in PAGES]
    assert [made and made.decode() for made in framed] == [
        made and frames.render(page) for made, page in zip(framed, PAGES, strict=True)
    ]
    assert [page.url for page, made in zip(PAGES, framed, strict=True) if made is None] == [
        "events/b/",
        "events/d/",
        "events/assets/",
    ]


def test_a_page_with_headings_is_set_into_no_frame_of_one_without() -> None:
    frames = frames_of(PLAIN)
    assert frames.set_in(Page("events/a/", "A", toc=())) is not None
    assert frames.set_in(Page("events/b/", "B", toc=("Heading",))) is None


@pytest.mark.parametrize(
    "theme",
    [
        "{{ page.meta.title | upper }}",
        "{{ page.meta.title | e }}",
        "{{ page.meta.title | striptags }}",
        "{{ page.meta.title | length }}",
        "{{ page.meta.title[:3] }}",
        "{{ page.meta.title ~ '' | trim }}{% if page.meta.title == 'A' %}A{% endif %}",
        "{% for letter in page.content %}{{ letter }}{% endfor %}",
        "{{ page.content.strip() }}",
        "{{ page.url }}",
        "{{ page.file }}",
        "{% set x = page.meta.title %}{{ x | tojson }}",
    ],
)
def test_a_theme_that_does_more_than_print_words_makes_each_page_itself(theme: str) -> None:
    """What it does depends on the words."""
    page = Page("events/a/", "A title", extra={"x": "y"})
    page.__dict__["file"] = "a.md"
    assert frames_of(theme).set_in(page) is None


@given(title=st.text(max_size=20), words=st.text(max_size=20))
@example(title="a\x85b\u2028", words="true")
@example(title="\ufeff\\u0041 \U0001f600", words="---\n---\n")
@settings(deadline=None)
def test_front_matter_is_read_as_yaml_reads_it(
    title: str, words: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Or not at all."""
    page = tmp_path_factory.mktemp("page") / "page.md"
    kept = "".join(words.split("\r")).encode("utf-8", "replace").decode()
    text = (
        f"---\ngenerator: nienbieu\ntitle: {_yaml_string(title)}\nhide: [navigation, toc, path]\n---\n\n<p>{kept}</p>\n"
    )
    page.write_bytes(text.encode("utf-8", "replace"))
    check_read(page)


def test_front_matter_as_it_is_made_here_is_read_plainly(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text('---\ngenerator: nienbieu\ntitle: "Một"\n---\n\n<p>Lời</p>\n', encoding="utf-8")
    assert read_plain(tmp_path / "page.md") is not None


@pytest.mark.parametrize(
    "line", ["title: no", "title: 12", "a: [yes, b]", "a: 'b'", 'no: "x"', 'a: "b" # c', "a:", 'a: "b"\na: "c"', "- a"]
)
def test_what_is_not_plain_is_left_to_yaml(line: str, tmp_path: Path) -> None:
    """A template of the project may write anything."""
    (tmp_path / "page.md").write_text(f"---\n{line}\n---\ntext\n", encoding="utf-8")
    assert read_plain(tmp_path / "page.md") is None


def check_read(page: Path) -> None:
    """What was read of a page is what MkDocs reads."""
    read = read_plain(page)
    if read is not None:
        assert read == meta.get_data(page.read_text(encoding="utf-8-sig"))
