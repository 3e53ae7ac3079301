"""Files that would hang, crash or mislead a build: each is told of or read rightly, and the rest is built."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from generator.build import Built, build
from generator.config import NotAProjectError, load_config
from generator.publishing.trees import is_built_site
from tests.projects import make_project, open_project

GOOD = "Ngày 3/10/2024, Tổng thống Mỹ Joe Biden tới thăm cảng.\n"


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fails when the work inside hangs; generous, since the machine may be busy."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"not done in {seconds} s")

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


HOSTILE = {
    "a header line of dots": "04/10/2024............................................ Kyiv\n\n" + GOOD,
    "a header line of dashes": "- " * 50 + "Kyiv 04/10/2024\n\n" + GOOD,
    "front matter nested fifty thousand deep": "---\ntitle: " + "[" * 50_000 + "\n---\n" + GOOD,
    "front matter of dashes": "---\ntitle:\n" + "- " * 50_000 + "x\n---\n" + GOOD,
    "a tag of YAML": "---\ntitle: !!timestamp x\n---\n" + GOOD,
    "an address that is none": '---\nurl: "http://[::1/a"\ntitle: Cảng mới\n---\n' + GOOD,
    "the empty date of a program": "---\npublished: 0001-01-01T00:00:00\n---\n" + GOOD,
    "the last date of a program": "---\npublished: 9998-12-31T23:59:59Z\n---\n" + GOOD,
    "a time zone that is none": '---\npublished: "2024-10-04 10:00 GMT+25"\n---\n' + GOOD,
    "a name longer than a file's may be": "Ông Nguyễn "
    + " ".join(["Vănnnnnnnnnnnnnnn"] * 2 + ["B" * 300])
    + " nói.\n"
    + GOOD,
    "marks heaped on one letter": "Bài\n\n" + GOOD + "\ne" + "\u0301\u0323" * 100_000 + "\n",
    "one month named twenty thousand times": "Bài\n\n" + GOOD + "\n" + "thượng đỉnh tại Washington tháng 7. " * 5_000,
    "half a character in JSON": '<html><head><script type="application/ld+json">'
    '{"@type": "NewsArticle", "headline": "Cảng m\\ud83d", "datePublished": "2024-10-04"}</script></head>'
    f"<body><article><p>{GOOD * 6}</p></article></body></html>",
}


@pytest.fixture(scope="module")
def among_them(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A good article among all of them."""
    texts = {f"xau-{number}.{_ending(text)}": text for number, text in enumerate(HOSTILE.values())}
    folder = make_project(tmp_path_factory.mktemp("hostile"), {**texts, "tot.txt": "Một bài khác\n\n" + GOOD})
    project = open_project(folder)
    with within(60):
        return build(project.config, project.wording, project.issues)


def _ending(text: str) -> str:
    return "html" if text.startswith("<html") else "md"


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_rest_is_built(kind: str, among_them: Built) -> None:
    paths = [report.article.path for report in among_them.analysis.timeline.reports]
    assert paths.count("tot.txt") == 1
    assert f"xau-{list(HOSTILE).index(kind)}.{_ending(HOSTILE[kind])}" in paths
    assert "index.html" in among_them.made


def test_the_working_folder_may_be_deleted_at_any_time(tmp_path: Path) -> None:
    """The pages are known again by what they say of themselves, so none is taken for the user's and frozen."""
    folder = make_project(tmp_path, {"mot.txt": "Bài một\n\n" + GOOD})
    project = open_project(folder)
    build(project.config, project.wording, project.issues)
    for path in sorted((folder / ".nienbieu").glob("*.json")):
        path.unlink()
    (folder / "content" / "hai.txt").write_text(
        "Bài hai về chuyện khác\n\nNgày 5/11/2024, mưa lớn ở Huế.\n", encoding="utf-8"
    )
    again = build(project.config, project.wording, project.issues)
    assert [issue.code for issue in again.issues] == []
    assert "2 bài báo" in (folder / "site_src" / "index.md").read_text(encoding="utf-8")


def test_a_stylesheet_that_its_user_changed_is_left_alone(tmp_path: Path) -> None:
    folder = make_project(tmp_path, {"mot.txt": "Bài một\n\n" + GOOD})
    project = open_project(folder)
    build(project.config, project.wording, project.issues)
    stylesheet = folder / "site_src" / "assets" / "stylesheets" / "tokens.css"
    stylesheet.write_text(stylesheet.read_text(encoding="utf-8") + ":root{color:green}\n", encoding="utf-8")
    for _ in range(2):
        build(project.config, project.wording, project.issues)
        assert stylesheet.read_text(encoding="utf-8").endswith(":root{color:green}\n")


def test_a_folder_that_is_no_built_site_is_never_replaced(tmp_path: Path) -> None:
    mine = tmp_path / "docs"
    mine.mkdir()
    for name in ("index.html", "404.html", "luan-van.txt"):
        (mine / name).write_text("của tôi", encoding="utf-8")
    assert not is_built_site(mine)


def test_cname_and_hidden_files_move_over_to_the_next_site(tmp_path: Path) -> None:
    folder = make_project(tmp_path, {"mot.txt": "Bài một\n\n" + GOOD})
    project = open_project(folder)
    build(project.config, project.wording, project.issues)
    (folder / "site" / "CNAME").write_text("example.org", encoding="utf-8")
    build(project.config, project.wording, project.issues)
    assert (folder / "site" / "CNAME").read_text(encoding="utf-8") == "example.org"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("site_name: A\nsite_url: 'http://[x'\n", "mkdocs.yml:2: site_url"),
        ("site_name: A\ntheme: readthedocs\n", "mkdocs.yml:2: theme: readthedocs"),
        ("site_name: A\nsite_dir: content\n", "mkdocs.yml:2: site_dir: content"),
    ],
)
def test_a_configuration_that_cannot_work_is_refused_with_its_line(settings: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    with pytest.raises(NotAProjectError) as refused:
        load_config(tmp_path)
    assert words in str(refused.value)


def test_the_users_spellings_make_one_actor(tmp_path: Path) -> None:
    folder = make_project(
        tmp_path,
        {
            "actors.yml": "- {name: Joe Biden, also: [Giô Bai-đơn]}\n- {name: Hội Cá Cảnh, kind: organisation}\n- 7\n",
            "mot.txt": "Bài một\n\nNgày 3/10/2024, Tổng thống Mỹ Giô Bai-đơn gặp Hội Cá Cảnh.\n",
        },
    )
    project = open_project(folder)
    built = build(project.config, project.wording, project.issues)
    names = {actor.name: actor.kind for actor in built.analysis.timeline.actors}
    assert (names["Joe Biden"], names["Hội Cá Cảnh"]) == ("person", "organisation")
    assert not any("Bai" in name for name in names)
    assert [issue.code for issue in built.issues] == ["actor-not-understood"]
