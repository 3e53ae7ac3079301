"""The way from `content/` to `site/`: the same input gives the same site, and nothing of its user's is touched."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest

from generator.product import ASSETS
from generator.publishing.mkdocs import SiteError
from generator.reading.folder import find_files
from tests.projects import (
    ROOT,
    SETTINGS,
    STORM,
    VISIT,
    build_project,
    make_project,
    render_project,
    run,
    tree_of,
    write_files,
)

VISIT_PAGE = "events/2024-10-03-doan-khao-sat-tham-cang-lien-chieu"
STORM_PAGE = "events/2023-09-07-bao-do-bo-vao-quang-ninh"
TWO = {"tham-cang.md": VISIT, "2023/bao.txt": STORM}

EPOCH = {"SOURCE_DATE_EPOCH": "1700000000"}
"""Fixes the day that MkDocs writes into the site map."""


def copy_of_the_sample(folder: Path) -> Path:
    """The repository's own articles, as a project elsewhere."""
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "content", folder / "content")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    write_files(folder, {"mkdocs.yml": settings.replace("  custom_dir: templates/theme\n", "")})
    return folder


def show(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The files in which two trees differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


# ── the same input, the same site ────────────────────────────────────────────────────────────────────────


ALIKE = {
    **{f"{name}.txt": f"Chợ nổi họp\n\nNgày 3/10/2024, chợ nổi họp ở Cần Thơ, tin {name}.\n" for name in "cab"},
    **{f"{name}/cho.txt": f"Chợ nổi họp\n\nChợ nổi họp, tin {name}.\n" for name in "fde"},
    "twice.txt": "Chợ nổi họp\n\nChợ nổi họp.\n",
    "again.txt": "Chợ nổi họp\n\nChợ nổi họp.\n",
}
"""Articles that have one title, one day, one name or every letter in common: what order could mix up."""


@pytest.fixture(params=["the sample", "articles alike"])
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return ROOT if request.param == "the sample" else make_project(tmp_path, ALIKE)


def test_the_order_in_which_a_disk_lists_its_files_does_not_matter(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forwards = render_project(project)
    walk = os.walk

    def backwards(top: Path, **_: object) -> Iterator[tuple[str, list[str], list[str]]]:
        for parent, folders, files in walk(top):
            folders.sort(reverse=True)
            yield str(parent), folders, sorted(files, reverse=True)

    monkeypatch.setattr("generator.reading.folder.os.walk", backwards)
    assert show(render_project(project), forwards) == []


def test_the_order_in_which_articles_are_read_does_not_matter(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forwards = render_project(project)

    def find_backwards(content: Path) -> object:
        files, issues = find_files(content)
        return list(reversed(files)), issues

    monkeypatch.setattr("generator.pipeline.find_files", find_backwards)
    assert show(render_project(project), forwards) == []


def test_neither_chance_nor_place_nor_time_zone_nor_language_of_the_machine_matters(tmp_path: Path) -> None:
    machines = [
        (ROOT, {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}),
        (tmp_path, {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "vi_VN", "LANGUAGE": "vi"}),
    ]
    trees = []
    for number, (where, machine) in enumerate(machines):
        folder = copy_of_the_sample(tmp_path / ("somewhere else " * number) / "project")
        done = run("build", "--project", os.path.relpath(folder, where), cwd=where, env={**machine, **EPOCH})
        assert done.returncode == 0, done.stderr.decode()
        trees.append({"site_src": tree_of(folder / "site_src"), "site": tree_of(folder / "site")})
    assert {name: show(trees[0][name], trees[1][name]) for name in trees[0]} == {"site_src": [], "site": []}


def test_the_site_does_not_say_when_it_was_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither to the second nor to the day; `SOURCE_DATE_EPOCH` need not be set for that."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    folder = make_project(tmp_path, TWO, "site_name: Thử\nsite_url: https://a.example/b/\n")
    sites = []
    for _ in range(2):
        build_project(folder)
        sites.append(tree_of(folder / "site"))
    today = datetime.datetime.now(datetime.UTC).date().isoformat().encode()
    telling = sorted(path for path, data in sites[0].items() if today in data)
    assert (show(*sites), telling) == ([], [])


# ── only what changed ────────────────────────────────────────────────────────────────────────────────────


def test_the_second_build_writes_nothing(tmp_path: Path) -> None:
    folder = make_project(tmp_path, TWO)
    first = build_project(folder)
    times = {path: path.stat().st_mtime_ns for path in (folder / "site_src").rglob("*") if path.is_file()}
    second = build_project(folder)
    assert len(first.written.changed) == len(times)
    assert (second.written.changed, second.written.removed) == ((), ())
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_a_new_article_writes_only_the_pages_that_it_touches(tmp_path: Path) -> None:
    folder = make_project(tmp_path, {"tham-cang.md": VISIT, "2023/bao.txt": STORM})
    build_project(folder)
    write_files(folder / "content", {"cho.txt": "Chợ họp\n\nNgày 1/5/2020, chợ họp ở Cần Thơ.\n"})
    changed = build_project(folder).written.changed
    assert "index.md" in changed
    assert [path for path in changed if path.startswith(STORM_PAGE)], "what now stands right before it is not shown"
    assert not [path for path in changed if path.startswith(("assets/", VISIT_PAGE))]


def test_an_article_that_is_gone_takes_its_pages_away(tmp_path: Path) -> None:
    folder = make_project(tmp_path, TWO)
    build_project(folder)
    assert (folder / "site" / STORM_PAGE / "index.html").is_file()
    (folder / "content" / "2023" / "bao.txt").unlink()
    removed = build_project(folder).written.removed
    assert {f"{STORM_PAGE}.md", "years/2023.md", "actors/quang-ninh.md"} <= set(removed)
    assert not (folder / "site_src" / f"{STORM_PAGE}.md").exists()
    assert not (folder / "site" / STORM_PAGE).exists()
    assert (folder / "site" / VISIT_PAGE / "index.html").is_file()
    assert show(tree_of(folder / "site_src"), render_project(folder)) == []


def test_a_page_that_someone_wrote_into_is_not_taken_away(tmp_path: Path) -> None:
    folder = make_project(tmp_path, TWO)
    build_project(folder)
    page = folder / "site_src" / f"{STORM_PAGE}.md"
    page.write_text("mine now", encoding="utf-8")
    (folder / "content" / "2023" / "bao.txt").unlink()
    build_project(folder)
    assert page.read_text(encoding="utf-8") == "mine now"


# ── what is its user's ───────────────────────────────────────────────────────────────────────────────────


def test_a_file_of_its_users_is_never_written_over(tmp_path: Path) -> None:
    folder = make_project(tmp_path, TWO)
    mine = {"index.md": "# My own home page\n", "about/mine.md": "# Mine\n", "data/timeline.json": "{}"}
    write_files(folder / "site_src", mine)
    for _ in range(2):
        built = build_project(folder)
        told = {(issue.path, issue.severity) for issue in built.issues if issue.code == "in-the-way"}
        assert told == {("site_src/index.md", "notice"), ("site_src/data/timeline.json", "notice")}
        assert mine.items() <= {p: d.decode(errors="replace") for p, d in tree_of(folder / "site_src").items()}.items()
    assert "My own home page" in (folder / "site" / "index.html").read_text(encoding="utf-8")


def test_content_and_templates_are_not_touched(tmp_path: Path) -> None:
    folder = make_project(tmp_path, TWO)
    write_files(folder, {"templates/pages/parts/note.html.j2": "note", "content/actors.yml": "# none\n"})
    before = {name: tree_of(folder / name) for name in ("content", "templates")}
    build_project(folder)
    assert {name: tree_of(folder / name) for name in before} == before


def test_the_assets_come_with_the_product(tmp_path: Path) -> None:
    folder = make_project(tmp_path, TWO)
    build_project(folder)
    supplied = tree_of(folder / "site_src" / "assets")
    assert supplied.pop("supplied.txt").startswith(b"# generator: nienbieu")
    assert supplied == tree_of(ASSETS)
    assert (folder / "site" / "assets" / "stylesheets" / "tokens.css").is_file()
    page = (folder / "site" / VISIT_PAGE / "index.html").read_text(encoding="utf-8")
    assert "../../assets/stylesheets/tokens.css" in page


def test_a_stylesheet_of_the_projects_own_stands_before_the_products(tmp_path: Path) -> None:
    folder = make_project(tmp_path, TWO)
    write_files(folder / "site_src", {"assets/stylesheets/tokens.css": "/* mine */"})
    build_project(folder)
    assert (folder / "site" / "assets" / "stylesheets" / "tokens.css").read_text() == "/* mine */"


# ── any project ──────────────────────────────────────────────────────────────────────────────────────────


def broken_links(site: Path, base: str) -> list[str]:
    """The links of every page that lead to no file of the site, or out of it to a place of this machine."""
    broken = []
    for page in site.rglob("*.html"):
        root = lxml.html.document_fromstring(page.read_text(encoding="utf-8"))
        for _, _, link, _ in root.iterlinks():
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            path = unquote(parts.path)
            if path.startswith("/"):
                target = site / path.removeprefix(base).lstrip("/") if path.startswith(base) else site / "outside"
            else:
                target = Path(os.path.normpath(page.parent / path))
            if not (target.is_file() or (target / "index.html").is_file()):
                broken.append(f"{page.relative_to(site)}: {link}")
    return broken


@pytest.mark.parametrize(
    ("name", "settings", "page"),
    [
        ("plain", SETTINGS, f"{VISIT_PAGE}/index.html"),
        ("files", f"{SETTINGS}use_directory_urls: false\n", f"{VISIT_PAGE}.html"),
        ("under a path", f"{SETTINGS}site_url: https://a.example/b/c/\n", f"{VISIT_PAGE}/index.html"),
        ("without an address", f"{SETTINGS}site_url: ''\n", f"{VISIT_PAGE}/index.html"),
        ("English", f"{SETTINGS}theme:\n  name: material\n  language: en\n", f"{VISIT_PAGE}/index.html"),
        ("theme by its name", f"{SETTINGS}theme: material\n", f"{VISIT_PAGE}/index.html"),
        ("folders", f"{SETTINGS}docs_dir: pages\nsite_dir: out/www\n", f"{VISIT_PAGE}/index.html"),
        ("thư mục của tôi, số 1", SETTINGS, f"{VISIT_PAGE}/index.html"),
    ],
)
def test_any_project_becomes_a_whole_site(tmp_path: Path, name: str, settings: str, page: str) -> None:
    folder = make_project(tmp_path / name, TWO, settings)
    built = build_project(folder)
    site = folder / ("out/www" if "site_dir" in settings else "site")
    assert built.issues == (), "MkDocs warns of nothing"
    assert "Liên Chiểu" in (site / page).read_text(encoding="utf-8")
    assert broken_links(site, "/b/c/" if "site_url: https" in settings else "/") == []
    assert built.pages == len([p for p in site.rglob("*.html") if p.name not in {"404.html", "card.html"}])


def test_a_project_without_articles_has_a_site_that_says_so(tmp_path: Path) -> None:
    folder = make_project(tmp_path, {})
    build_project(folder)
    assert broken_links(folder / "site", "/") == []


def test_what_the_builder_warns_of_becomes_an_issue(tmp_path: Path) -> None:
    folder = make_project(tmp_path, TWO)
    write_files(folder / "site_src", {"mine.md": "# Mine\n\n[nowhere](no-such-page.md)\n"})
    issues = build_project(folder).issues
    assert [issue.code for issue in issues] == ["site-warning"]
    assert "no-such-page.md" in str(dict(issues[0].values)["cause"])


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    folder = make_project(tmp_path, TWO)
    build_project(folder)
    before = tree_of(folder / "site")
    write_files(folder, {"mkdocs.yml": f"{SETTINGS}plugins: [no-such-plugin]\n"})
    with pytest.raises(SiteError, match="no-such-plugin"):
        build_project(folder)
    assert show(tree_of(folder / "site"), before) == []


def test_what_a_killed_build_left_behind_is_no_obstacle(tmp_path: Path) -> None:
    folder = make_project(tmp_path, TWO)
    write_files(folder, {".nienbieu/site.new/half.html": "", ".nienbieu/site.old/x": "", ".nienbieu/written.json": "{"})
    built = build_project(folder)
    assert built.issues == ()
    assert not (folder / "site" / "half.html").exists()


def test_an_outlet_is_shown_from_the_first_day_to_the_last_of_what_it_tells(tmp_path: Path) -> None:
    head = "---\nsource: Báo Bến Nước\nhappened: {}\ntitle: {}\n---\nChợ hoa họp ở {}.\n"
    articles = {
        "hue.md": head.format("2024-06-15/2024-06-16", "Chợ hoa ở Huế", "Huế"),
        "can-tho.md": head.format("2024-12-03/2024-12-04", "Chợ hoa ở Cần Thơ", "Cần Thơ"),
    }
    folder = make_project(tmp_path, articles)
    build_project(folder)
    page = (folder / "site_src" / "sources" / "index.md").read_text(encoding="utf-8")
    assert "2 sự kiện · 15/6/2024 – 4/12/2024<" in page
