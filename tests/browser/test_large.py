"""The site of 2,000 articles: light, quick and still a whole. Times are printed, not asserted."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect

from tests.bench.newsroom import write_articles
from tests.browser.conftest import MakeSite, Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

KILOBYTE = 1000
FIGURES = """() => new Promise(done => {
    const figures = {shift: 0, paint: 0}
    new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) figures.shift += e.value }))
        .observe({type: 'layout-shift', buffered: true})
    new PerformanceObserver(list => list.getEntries().forEach(e => { figures.paint = e.startTime }))
        .observe({type: 'largest-contentful-paint', buffered: true})
    setTimeout(() => done(figures), 800)
})"""


@pytest.fixture(scope="module")
def large(make_site: MakeSite) -> Site:
    """Two thousand articles of six years."""
    return make_site("large", write_large)


def write_large(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: Sáu năm\ntheme: {name: material}\n", encoding="utf-8")
    write_articles(project / "content", 2000)


def weigh(page: Page, address: str, *, fonts: bool = False) -> tuple[int, list[str]]:
    """What a page loads, compressed as a server sends it, in bytes; without its fonts, unless they are asked for."""
    loaded: dict[str, int] = {}

    def note(response: Response) -> None:
        if response.ok and (fonts or not response.url.endswith(".woff2")):
            body = response.body()
            loaded[response.url] = len(body) if response.url.endswith(".woff2") else len(gzip.compress(body, 6))

    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    return sum(loaded.values()), [f"{size:7} {url}" for url, size in loaded.items()]


def test_the_timeline_weighs_less_than_150_kilobytes(page: Page, large: Site) -> None:
    weight, parts = weigh(page, large.url)
    print(f"\nthe timeline of 2,000 articles: {weight / KILOBYTE:.0f} kB compressed, without fonts")
    assert weight < 150 * KILOBYTE, "\n".join(parts)


def test_nothing_moves_while_it_loads(page: Page, large: Site) -> None:
    for path in ("", "years/2023/", "actors/"):
        page.goto(large.page(path))
        figures = page.evaluate(FIGURES)
        print(f"\n/{path}: largest contentful paint {figures['paint']:.0f} ms, layout shift {figures['shift']:.4f}")
        assert figures["shift"] < 0.001, path
        assert figures["paint"] > 0, path


def test_a_first_search_loads_little(page: Page, large: Site) -> None:
    page.goto(large.url, wait_until="networkidle")
    loaded: list[int] = []
    page.on("response", lambda response: loaded.append(len(gzip.compress(response.body()))) if response.ok else None)
    page.keyboard.press("/")
    page.locator(".nb-search input").fill("duc")
    expect(page.locator(".nb-search-list a").first).to_be_visible(timeout=15_000)
    page.wait_for_load_state("networkidle")
    print(f"\na first search among 2,000 articles: {sum(loaded) / KILOBYTE:.0f} kB")
    assert sum(loaded) < 300 * KILOBYTE


def test_every_event_stands_on_exactly_one_page_of_the_timeline(large: Site) -> None:
    events = json.loads((large.folder / "data" / "timeline.json").read_text(encoding="utf-8"))["events"]
    shown: list[str] = []
    for year in sorted((large.folder / "years").iterdir()):
        months = [page / "index.html" for page in sorted(year.iterdir()) if page.is_dir()]
        for page in months or [year / "index.html"]:
            text = page.read_text(encoding="utf-8")
            shown += re.findall(r'<h4><a href="(?:\.\./)+events/([^"/]+)/"', text)
    assert sorted(shown) == sorted(event["id"] for event in events if event["edtf"])


def test_months_lead_to_each_other_and_every_bar_to_its_month(page: Page, large: Site) -> None:
    page.goto(large.url)
    bars = page.locator(".nb-home-page > .nb-strip a")
    assert bars.count() == len({bar.get_attribute("href") for bar in bars.all()}) > 60
    bars.last.dispatch_event("click")
    expect(page).to_have_url(re.compile(r"/years/2024/12/"))
    page.wait_for_load_state("load")
    page.keyboard.press("p")
    expect(page).to_have_url(re.compile(r"/years/2024/11/"))
    expect(page.locator(".nb h1")).to_have_text("Tháng 11 năm 2024")
