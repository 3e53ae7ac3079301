"""Whole small sites, from their folder to their pages: what must come of them stands in `tests/sites/*/expected/`.

When a change is meant, `python -m tests.bless` makes what comes now the expectation; see `tests/golden.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import pytest

from generator.build import Built
from tests.bless import bless
from tests.golden import BROKEN, EXPECTED, SITES, Outcome, build_site, difference, expected_of
from tests.projects import VISIT, build_project, make_project, tree_of, write_files

GOOD_TITLE = "Đoàn khảo sát thăm cảng Liên Chiểu"
"""Of the article that stands in every broken site, and must be on the site whatever is wrong beside it."""


@dataclass(frozen=True)
class Wrong:
    """What is to come of a broken site."""

    exit_code: int
    says: tuple[str, ...]
    """Where the fault is and what it is, as the message gives them."""
    built: bool | None = True
    """Whether there is a site all the same; None where either will do."""


WRONG: Mapping[str, Wrong] = {
    "broken-corrections": Wrong(1, ("content/corrections.yml:3:",)),
    "broken-front-matter": Wrong(1, ("content/dau-hai-cham.md:2:",)),
    "broken-strings": Wrong(1, ("templates/strings/vi.yml:",), built=None),
    "corrections-no-list": Wrong(1, ("content/corrections.yml:1:", "- article:")),
    "empty-file": Wrong(1, ("content/trong.txt:1:", "content/chi-khoang-trang.md:1:")),
    "mkdocs-invalid": Wrong(2, ("mkdocs.yml", "line 2"), built=False),
    "mkdocs-missing": Wrong(2, ("mkdocs.yml", "content/"), built=False),
    "no-content": Wrong(0, ("content", ".txt")),
    "nul-bytes": Wrong(1, ("content/rac.txt:1:", "NUL")),
    "same-name": Wrong(0, ("content/tham-cang.md:", "2024/tham-cang.txt")),
    "string-with-unknown-value": Wrong(1, ("templates/strings/vi.yml", "page.home_lead", "bai"), built=None),
    "template-syntax": Wrong(1, ("templates/pages/about.md.j2:5:", "'}'"), built=False),
    "template-unknown-name": Wrong(1, ("templates/pages/about.md.j2:5:", "nonsense"), built=False),
    "template-unknown-string": Wrong(1, ("templates/pages/about.md.j2:4:", "page.abuot"), built=False),
    "unknown-form": Wrong(0, ("content/bai.odt:", "“.odt”", ".txt")),
    "unknown-key": Wrong(1, ("mkdocs.yml:4:", "extra.timeline.oder", "“order”", "mkdocs.yml:5:", "colour")),
    "unknown-mkdocs-key": Wrong(1, ("mkdocs.yml:2:", "site_nam")),
    "unknown-plugin": Wrong(1, ("no-such-plugin",), built=False),
    "wrong-date": Wrong(1, ("content/ngay-sai.md:3:", "2024-13-45", "content/ngay-sai.md:4:", "hôm nọ")),
    "wrong-value": Wrong(1, ("mkdocs.yml:4:", "sideways", "newest, oldest", "mkdocs.yml:5:", "Asia/Atlantis")),
}

# ── sites as they should be ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_a_site_is_what_it_should_be(site: Path, tmp_path: Path) -> None:
    outcome = build_site(site, tmp_path / site.name)
    assert expected_of(site), f"{site / EXPECTED} is empty"
    different = difference(site, outcome)
    if different:
        pytest.fail(f"{different}\nIf this is meant: python -m tests.bless {site.name}", pytrace=False)
    assert (outcome.folder / "site" / "index.html").is_file()


def articles_of(name: str) -> dict[str, dict[str, str]]:
    """The articles of a site's expected analysis, by path: what its eye should rest on when it is blessed."""
    site = next(site for site in SITES if site.name == name)
    analysis = json.loads(expected_of(site)["data/timeline.json"])
    return {
        article["path"]: {"happened": article["happened"]["edtf"], **{k: article[k] for k in ("event", "title")}}
        for article in analysis["articles"]
    }


def test_three_outlets_report_one_event() -> None:
    articles = articles_of("one-event-three-outlets")
    bridge = {path: a for path, a in articles.items() if "bao-vao" not in path}
    assert len(bridge) == 3
    assert {a["happened"] for a in bridge.values()} == {"2024-09-02"}
    assert len({a["event"] for a in bridge.values()}) == 1
    assert articles["2024/bao-vao-quang-ninh.txt"]["event"] not in {a["event"] for a in bridge.values()}


def test_the_oldest_comes_first_where_the_project_says_so() -> None:
    page = expected_of(next(site for site in SITES if site.name == "english"))["index.md"]
    assert page.index("2023-05-10") < page.index("2024-10-02") < page.index("2025-03-12")
    page = expected_of(next(site for site in SITES if site.name == "month-only"))["index.md"]
    assert page.index("2024-10-03") < page.index("2024-02-16")


def test_what_cannot_be_placed_stands_last_and_is_not_guessed() -> None:
    articles = articles_of("undated")
    assert [a["happened"] for a in articles.values()] == ["2024-10-03", "", "XXXX-05-14"]


def test_coarse_dates_stay_coarse() -> None:
    dates = {path: a["happened"] for path, a in articles_of("month-only").items()}
    assert dates["thang.md"] == "2024-05"
    assert dates["nam.md"] == "2023"
    assert dates["nhieu-ngay.md"] == "2024-02-16/2024-02-18"


def test_the_writers_word_wins() -> None:
    articles = articles_of("corrections")
    assert articles["tham-cang.md"]["happened"] == "2024-10-02", "corrections.yml wins over the text"
    assert articles["bao.txt"]["happened"] == "2023-09-06", "front matter wins over the text"
    assert articles["gom.md"]["happened"] == "2024-05-02", "corrections.yml wins over front matter"
    assert articles["khong-nam.txt"]["happened"] == "2019-05-14"
    assert articles["khong-nam.txt"]["title"] == "Chợ nổi Cái Răng họp trở lại"


def test_the_project_overrides_one_template_and_one_string() -> None:
    page = expected_of(next(site for site in SITES if site.name == "templates"))["about.md"]
    assert '<p class="mine">Trang của tôi: 1 ' in page
    assert '"Đôi lời của người giữ trang"' in page


# ── broken sites ─────────────────────────────────────────────────────────────────────────────────────────


def test_every_broken_site_is_told_of() -> None:
    assert {site.name for site in BROKEN} == set(WRONG)


@pytest.mark.parametrize("site", BROKEN, ids=lambda site: site.name)
def test_a_broken_site_is_told_in_words_and_the_rest_is_built(site: Path, tmp_path: Path) -> None:
    wrong, outcome = WRONG[site.name], build_site(site, tmp_path / site.name)
    assert outcome.exit_code == wrong.exit_code, outcome.said
    assert [words for words in wrong.says if words not in outcome.said] == [], outcome.said
    assert "Traceback" not in outcome.said
    assert_every_issue_says_how_to_mend_it(outcome)
    home = outcome.folder / "site" / "index.html"
    assert wrong.built in (None, home.is_file())
    if home.is_file() and site.name != "no-content":
        assert GOOD_TITLE in home.read_text(encoding="utf-8")
    different = difference(site, outcome)
    if different:
        pytest.fail(f"{different}\nIf this is meant: python -m tests.bless {site.name}", pytrace=False)


def assert_every_issue_says_how_to_mend_it(outcome: Outcome) -> None:
    lines = outcome.said.splitlines()
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if re.match(r"  [\w.-]+/?\S*: ", line):
            assert after.startswith("    → "), outcome.said


def test_content_that_cannot_be_decoded_is_told_of(tmp_path: Path) -> None:
    articles: dict[str, str | bytes] = {
        "a.md": VISIT,
        "utf16.txt": "\ufeffNgày 3/10/2024, chợ họp.\n".encode("utf-16-le"),
        "odd.txt": "\ufeffNgày 3/10/2024, chợ họp.\n".encode("utf-16-le") + b"\x01",
        "old.txt": b"Market opens\n\nOn 3 October 2024 the market opened caf\xe9 after caf\xe9.\n",
    }
    built = build_project(make_project(tmp_path, articles))
    said = {(issue.path, issue.severity, issue.code) for issue in built.issues}
    assert ("content/odd.txt", "fault", "broken-encoding") in said
    assert ("content/old.txt", "notice", "not-utf8") in said
    assert sorted(r.article.path for r in built.analysis.timeline.reports) == ["a.md", "old.txt", "utf16.txt"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "project", {"a.md": VISIT})
    write_files(tmp_path, {"secret.txt": "Ngày 3/10/2024, chuyện riêng."})
    (folder / "content" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "content" / "whole").symlink_to(tmp_path)
    built = build_project(folder)
    assert {i.path for i in built.issues if i.code == "link-out-of-folder"} == {"content/link.txt", "content/whole"}
    assert not any("chuyện riêng".encode() in data for data in tree_of(folder / "site").values())


# ── hostile articles ─────────────────────────────────────────────────────────────────────────────────────

MARKUP = "<script>alert('m1')</script><img src=x onerror=alert('m2')></div></body>"
JINJA = "{{ 7 * 191 }} {% raw %} {# note #} {{ config.__class__.__mro__ }} {%"
MARKDOWN = "[click](javascript:alert('m3')) `code` ***x*** ![i](//evil.example/a.png) <!-- comment"
DATE = "Ngày 3/10/2024, chợ họp ở Đà Nẵng."

HOSTILE: Mapping[str, str | bytes] = {
    "markup.txt": f"Chợ {MARKUP} họp\n\n{DATE} {MARKUP}\n",
    "jinja.txt": f"Chợ {JINJA} họp\n\n{DATE} {JINJA}\n",
    "markdown.txt": f"Chợ {MARKDOWN} họp\n\n{DATE} {MARKDOWN}\n\n    indented\n\n```\nfence\n",
    "front-matter.md": f"---\ntitle: 'a: b\"c'\ntemplate: ../../mkdocs.yml\n---\n---\ntitle: second\n---\n{DATE}\n",
    "path.md": f"---\ntitle: ../../../etc/passwd\n---\n{DATE}\n",
    "windows.md": f"---\ntitle: 'C:\\Windows\\con.txt'\n---\n{DATE}\n",
    "long.md": f"---\ntitle: {'Chợ họp ' * 625}\n---\n{DATE}\n",
    "unbroken.md": f"---\ntitle: {'x' * 5000}\n---\n{DATE}\n",
    "punctuation.md": f"---\ntitle: '!!! ??? … ///'\n---\n{DATE}\n",
    "right-to-left.txt": f"\u202eợhC\u202c \u2066họp\u2069 \u200f\n\n{DATE} \u202egnắv\n",
    "controls.txt": f"Ch\x07ợ \x1b[31mhọp\x1b[0m \x7f\x85 \ufffe\n\n{DATE}\x0c\x0b\n",
    "quotes.md": f'---\ntitle: "A \\" onmouseover=alert(\'m4\') x=\\""\nurl: "javascript:alert(\'m5\')"\n---\n{DATE}\n',
    "emoji 🎉 #%?&.txt": f"Chợ họp 🎉\n\n{DATE}\n",
    "yaml.md": f"---\ntitle: !!python/object/apply:os.system ['true']\na: &a [*a]\n---\n{DATE}\n",
    "nul.txt": f"Chợ\0 họp\n\n{DATE}\n",
    "good.md": VISIT,
}
UNREADABLE = {"nul.txt"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Built]:
    folder = make_project(tmp_path_factory.mktemp("outer") / "hostile", HOSTILE)
    return folder, build_project(folder)


def html_of(folder: Path) -> dict[str, lxml.html.HtmlElement]:
    return {
        path: lxml.html.document_fromstring(data.decode("utf-8"))
        for path, data in tree_of(folder / "site").items()
        if path.endswith(".html")
    }


def test_no_hostile_article_is_lost(hostile: tuple[Path, Built]) -> None:
    _, built = hostile
    read = {report.article.path for report in built.analysis.timeline.reports}
    told = {issue.path.removeprefix("content/") for issue in built.issues}
    assert read == set(HOSTILE) - UNREADABLE
    assert told >= UNREADABLE


def test_every_hostile_article_has_its_page(hostile: tuple[Path, Built]) -> None:
    folder, built = hostile
    pages = html_of(folder)
    for report in built.analysis.timeline.reports:
        event = built.analysis.timeline.event_of[report.id]
        page = pages[f"events/{event}/index.html"]
        assert re.fullmatch(r"[a-z0-9-]{1,100}", event)
        assert f"content/{report.article.path}" in page.text_content()


def test_the_builder_warns_of_nothing(hostile: tuple[Path, Built]) -> None:
    _, built = hostile
    assert [issue for issue in built.issues if issue.path == "mkdocs.yml"] == []


def test_nothing_is_written_outside_of_the_project(hostile: tuple[Path, Built]) -> None:
    folder, _ = hostile
    assert [path.name for path in folder.parent.iterdir()] == ["hostile"]
    assert {path.name for path in folder.iterdir()} == {"mkdocs.yml", "content", "site_src", "site", ".nienbieu"}


def test_what_an_article_says_is_shown_as_words_only(hostile: tuple[Path, Built]) -> None:
    folder, _ = hostile
    for path, page in html_of(folder).items():
        for element in page.iter():
            if not isinstance(element.tag, str):
                continue
            assert not [name for name in element.attrib if name.startswith("on")], path
            for name in ("href", "src", "action"):
                value = element.get(name, "").strip().lower()
                assert not value.startswith(("javascript:", "data:text", "//evil")), path
        assert not page.xpath("//script[not(@type='application/ld+json')][contains(., 'alert(')]"), path
        assert not page.xpath("//img[contains(@src, 'evil.example') or @src='x']"), path


def test_markup_is_on_the_page_as_it_was_written(hostile: tuple[Path, Built]) -> None:
    folder, _ = hostile
    text = " ".join(page.text_content() for page in html_of(folder).values())
    assert "<script>alert('m1')</script>" in text
    assert "{{ 7 * 191 }}" in text
    assert str(7 * 191) not in text
    assert "{% raw %}" in text


def test_no_page_holds_a_character_that_html_forbids(hostile: tuple[Path, Built]) -> None:
    folder, _ = hostile
    forbidden = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
    for path, data in tree_of(folder / "site_src").items():
        if path.endswith((".md", ".json")):
            assert not forbidden.search(data.decode("utf-8")), path


def test_a_right_to_left_mark_turns_nothing_around_it(hostile: tuple[Path, Built]) -> None:
    folder, _ = hostile
    for path, data in tree_of(folder / "site_src").items():
        if path.endswith(".md"):
            assert not re.search("[\u202a-\u202e\u2066-\u2069]", data.decode("utf-8")), path


def test_a_title_of_5000_characters_does_not_make_a_name_that_no_disk_takes(hostile: tuple[Path, Built]) -> None:
    folder, _ = hostile
    assert max(len(part) for path in tree_of(folder / "site") for part in path.split("/")) <= 120


# ── blessing ─────────────────────────────────────────────────────────────────────────────────────────────


def test_blessing_writes_what_comes_now_and_a_difference_is_shown_as_a_diff(tmp_path: Path) -> None:
    site = make_project(tmp_path / "site", {"a.md": VISIT})
    write_files(site / EXPECTED, {"undated.md": "", "issues.txt": "nothing\n"})
    assert [path.name for path in bless(site, tmp_path / "one")] == ["issues.txt", "undated.md"]
    assert "exit code: 0" in expected_of(site)["issues.txt"]
    assert bless(site, tmp_path / "two") == []
