"""What a reader does on the site: filter, search, go by keys, read on paper, in the dark, without scripts, by ear."""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import ADDRESS, MakeSite, OpenPage, Site

pytestmark = pytest.mark.browser

EVENTS = ".nb-event:not(.nb-mention)"
TITLES = f"{EVENTS} :is(h3, h4) a"
SURE = {"stated": 0, "inferred": 1, "unsure": 2, "coarse": 4}
"""What a filter calls the bits of an event in the index."""
SHARED = ('property="og:image"', 'property="og:image:alt"', 'property="og:title"', 'name="description"')
"""What must be said of a page; its picture first, its description last."""


def data_of(site: Site, name: str = "timeline.json") -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((site.folder / "data" / name).read_text(encoding="utf-8"))
    return loaded


def kinds_of_pages(site: Site) -> list[str]:
    """One page of each kind, by its address below the top: of many, the one with most in it."""
    fullest = [
        max((site.folder / kind).glob("*/index.html"), key=lambda page: page.stat().st_size).parent
        for kind in ("events", "actors", "years", "sources", "days")
    ]
    paths = [f"{page.relative_to(site.folder).as_posix()}/" for page in fullest]
    return ["", "explore/", "actors/", "sources/", "days/", "undated/", "about/", "no/such/page/", *paths]


# ── filters ──────────────────────────────────────────────────────────────────────────────────────────────


def open_filters(page: Page) -> None:
    page.locator(".nb-filter summary").click()
    expect(page.locator(".nb-filter select[name=year] option").nth(1)).to_be_attached()


def test_a_filter_stands_in_the_address_and_can_be_sent(page: Page, open_page: OpenPage, site: Site) -> None:
    wanted = {event["title"] for event in data_of(site)["events"] if event["edtf"].startswith("2025")}
    assert wanted
    page.goto(site.url)
    open_filters(page)
    page.select_option(".nb-filter select[name=year]", "2025")
    expect(page.locator(".nb-results")).to_be_visible()
    assert set(page.locator(f".nb-results {TITLES}").all_inner_texts()) == wanted
    expect(page.locator("[data-unfiltered]")).to_be_hidden()
    assert parse_qs(urlsplit(page.url).query) == {"year": ["2025"]}
    other = open_page()
    other.goto(page.url)
    expect(other.locator(f".nb-results {TITLES}").first).to_be_visible()
    assert set(other.locator(f".nb-results {TITLES}").all_inner_texts()) == wanted
    expect(other.locator(".nb-filter select[name=year]")).to_have_value("2025")


def test_what_is_opened_or_typed_before_the_scripts_are_there_is_not_lost(page: Page, site: Site) -> None:
    with held_scripts(page):
        page.goto(site.url, wait_until="commit")
        page.locator(".nb-filter summary").click()
        page.locator("[data-search] input").first.fill("Odessa")
        page.select_option(".nb-filter select[name=kind]", "place")
    expect(page).to_have_url(re.compile(r"\?kind=place"))
    expect(page.locator(".nb-filter select[name=year] option").nth(1)).to_be_attached()
    expect(page.locator(".nb-search-list a").first).to_be_visible()
    with held_scripts(page):
        page.goto(site.page("actors/"), wait_until="commit")
        page.locator("[data-find] input").fill("rutte")
    expect(page.locator(".nb-index > li:visible")).to_have_count(1)


@contextmanager
def held_scripts(page: Page) -> Iterator[None]:
    """On a slow line: the site's own scripts come after what is done within has been done."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/javascripts/site.js", hold)
    yield
    for route in held:
        route.continue_()
    page.unroute("**/javascripts/site.js")


def test_a_filter_offers_only_what_some_event_has(page: Page, site: Site) -> None:
    index = data_of(site, "events.json")
    bits = {bits for *_, bits in index["events"]}
    had = {
        "sure": {name for name, bit in SURE.items() if any(b & bit if bit else b == 0 for b in bits)},
        "kind": {index["actors"][number][2] for _, _, _, named, _, _ in index["events"] for number in named},
    }
    page.goto(site.url)
    open_filters(page)
    for name, values in had.items():
        choices = page.locator(f".nb-filter select[name={name}] option:not([value=''])").all()
        assert {one.get_attribute("value") for one in choices if one.is_enabled()} == values
        assert len(choices) > 2


def test_what_a_filter_finds_is_shown_as_on_the_timeline(page: Page, site: Site) -> None:
    page.goto(site.url)
    shown = f"{EVENTS} .nb-summary, {EVENTS} .nb-number-of-day, {EVENTS} .nb-weekday, .nb-month > h3"
    expected = page.locator(f".nb-timeline :is({shown})").all_inner_texts()
    assert len(expected) > 20
    page.goto(f"{site.url}?kind=person")
    expect(page.locator(".nb-results .nb-summary").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    found = page.locator(f".nb-results :is({shown})").all_inner_texts()
    assert len(found) > 20
    assert found == [text for text in expected if text in found]


def test_filters_add_up_and_are_taken_away_by_going_back(page: Page, site: Site) -> None:
    actor = max(data_of(site)["actors"], key=lambda actor: (len(actor["articles"]), actor["id"]))
    page.goto(site.url)
    everything = page.locator(f"[data-unfiltered] {TITLES}").count()
    open_filters(page)
    page.fill(".nb-filter input[name=actor]", actor["name"].lower())
    page.locator(".nb-filter input[name=actor]").press("Enter")
    expect(page.locator(".nb-results")).to_be_visible()
    named = page.locator(f".nb-results {TITLES}").count()
    assert 0 < named <= everything
    page.select_option(".nb-filter select[name=year]", "2024")
    expect(page).to_have_url(re.compile(r"actor=[\w-]+&year=2024"))
    assert page.locator(f".nb-results {TITLES}").count() <= named
    page.go_back()
    expect(page.locator(f".nb-results {TITLES}")).to_have_count(named)
    page.go_back()
    expect(page.locator("[data-unfiltered]")).to_be_visible()
    expect(page.locator(".nb-results")).to_be_hidden()


def test_on_the_page_of_an_outlet_only_its_events_are_found(page: Page, site: Site) -> None:
    path = next(path for path in kinds_of_pages(site) if path.startswith("sources/") and path != "sources/")
    page.goto(site.page(path))
    own = page.locator(f"[data-unfiltered] {TITLES}").all_inner_texts()
    page.goto(site.page(f"{path}?kind=person"))
    expect(page.locator(f".nb-results {TITLES}").first).to_be_visible()
    assert set(page.locator(f".nb-results {TITLES}").all_inner_texts()) <= set(own)
    expect(page.locator(".nb-filter select[name=outlet]")).to_have_count(0)


def test_a_list_of_outlets_actors_or_days_keeps_what_has_events_that_fit(page: Page, site: Site) -> None:
    events = [event for event in data_of(site)["events"] if event["edtf"].startswith("2025")]
    data = data_of(site)
    names = {actor["id"]: actor["name"] for actor in data["actors"]}
    articles = [article for article in data["articles"] if article["event"] in {event["id"] for event in events}]
    expected = {
        "actors/": {names[actor] for event in events for actor in event["actors"]},
        "sources/": {article["source"]["name"] for article in articles} - {""},
        f"days/{events[0]['edtf'][5:7]}/": {event["title"] for event in events},
    }
    for path, wanted in expected.items():
        page.goto(site.page(path))
        shown = page.locator("[data-narrow] li:visible a:visible:not(svg a)")
        everything = shown.count()
        open_filters(page)
        page.select_option(".nb-filter select[name=year]", "2025")
        expect(page.locator(".nb-filter .nb-found")).not_to_be_empty()
        assert set(shown.all_inner_texts()) == wanted, path
        page.locator(".nb-filter button[type=reset]").click()
        expect(shown).to_have_count(everything)


def test_the_strips_of_outlets_show_what_fits_alone(page: Page, site: Site) -> None:
    data = data_of(site)
    wanted = {event["id"]: event["edtf"][:7] for event in data["events"] if "volodymyr-zelensky" in event["actors"]}
    pairs = {(a["source"]["name"], a["event"]) for a in data["articles"] if a["event"] in wanted} - {("", None)}
    counts = Counter((outlet, wanted[event]) for outlet, event in pairs if outlet)
    page.goto(site.page("sources/"))
    labels = "bars => bars.map(bar => bar.ariaLabel)"
    before = page.locator(".nb-sources a[data-period]").evaluate_all(labels)
    page.goto(site.page("sources/?actor=volodymyr-zelensky"))
    expect(page.locator(".nb-filter .nb-found")).not_to_be_empty()
    shown = page.locator(".nb-sources li:visible a[data-period]:visible").evaluate_all(
        """bars => bars.map(bar => [bar.closest("li").dataset.of.slice(7), bar.dataset.period, bar.ariaLabel])"""
    )
    assert 0 < len(shown) < page.locator(".nb-sources a[data-period]").count()
    said = {(outlet, period): int(label.split(": ")[1].split()[0]) for outlet, period, label in shown}
    assert said == {key: count for key, count in counts.items() if len(key[1]) == 7}
    page.locator(".nb-filter button[type=reset]").click()
    expect(page.locator(".nb-sources .nb-out")).to_have_count(0)
    assert page.locator(".nb-sources a[data-period]").evaluate_all(labels) == before


def test_filters_lead_from_an_event_to_the_timeline_and_thin_the_lanes_of_explore(page: Page, site: Site) -> None:
    page.goto(site.url)
    page.locator(TITLES).first.click()
    open_filters(page)
    page.select_option(".nb-filter select[name=year]", "2024")
    expect(page).to_have_url(f"{site.url}?year=2024")
    expect(page.locator(".nb-results")).to_be_visible()
    page.goto(site.page("explore/?actor=nato"))
    items = page.locator(".nb-canvas .vis-item")
    expect(items.first).to_be_visible()
    everything = items.count()
    open_filters(page)
    page.select_option(".nb-filter select[name=year]", "2025")
    of_2025 = sum(e["edtf"].startswith("2025") and "nato" in e["actors"] for e in data_of(site)["events"])
    assert 0 < of_2025 < everything
    expect(items).to_have_count(of_2025)
    expect(page).to_have_url(re.compile(r"actor=nato&year=2025"))


def test_the_part_that_is_shown_stands_in_view_on_a_phone(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 375, "height": 720})
    page.goto(site.page("about/"))
    expect(page.locator(".nb-sections [aria-current]")).to_be_in_viewport(ratio=0.9)


def test_events_are_filtered_by_how_sure_their_dates_are(page: Page, site: Site) -> None:
    events = data_of(site, "events.json")["events"]
    page.goto(site.url)
    open_filters(page)
    for sure, bit in SURE.items():
        wanted = sorted(title for _, _, title, _, _, bits in events if (bits & bit if bit else bits == 0))
        if wanted:
            page.select_option(".nb-filter select[name=sure]", sure)
            expect(page).to_have_url(f"{site.url}?sure={sure}")
            expect(page.locator(f".nb-results {TITLES}")).to_have_count(len(wanted))
        else:
            page.goto(f"{site.url}?sure={sure}")
            expect(page.locator(".nb-found")).not_to_be_empty()
        assert sorted(page.locator(f".nb-results {TITLES}").all_inner_texts()) == wanted


# ── search ───────────────────────────────────────────────────────────────────────────────────────────────

BANDS = {
    "duc.txt": "Đức mở cửa biên giới\n\nNgày 3/10/2024, nước Đức mở cửa biên giới với Ba Lan.\n",
    "dục.txt": "Giáo dục mầm non đổi giờ\n\nNgày 4/10/2024, ngành giáo dục ở Huế đổi giờ học.\n",
    "đúc.txt": "Làng đúc đồng vào hội\n\nNgày 5/10/2024, làng đúc đồng ở Huế vào hội.\n",
}


def write_bands(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: Đức và đồng\ntheme: {name: material}\n", encoding="utf-8")
    (project / "content").mkdir()
    for name, text in BANDS.items():
        (project / "content" / name).write_text(text, encoding="utf-8")


def search(page: Page, words: str) -> list[str]:
    page.keyboard.press("/")
    page.locator(".nb-search input").fill(words)
    expect(page.locator(".nb-search-list a").first).to_be_visible(timeout=15_000)
    return page.locator(".nb-search-list b").all_inner_texts()


@pytest.mark.parametrize("words", ["duc", "đức", "Đức"])
def test_marks_may_be_left_out_and_exact_ones_come_first(page: Page, make_site: MakeSite, words: str) -> None:
    page.goto(make_site("bands", write_bands).url)
    found = search(page, words)
    assert "Đức mở cửa biên giới" in found
    if words != "duc":
        assert found[0] == "Đức mở cửa biên giới"
    expect(page.locator(".nb-search-actors a")).to_have_text("Đức")


def test_two_letters_are_enough_and_a_field_without_a_word_fetches_nothing(page: Page, site: Site) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if ".pf_index" in request.url else None)
    page.goto(site.url)
    assert any("Rutte" in title for title in search(page, "ru"))
    page.locator(".nb-search input").fill("")
    expect(page.locator(".nb-search-list a")).to_have_count(0)
    known = len(fetched)
    page.locator(".nb-search select[name=year]").focus()
    page.select_option(".nb-search select[name=year]", "2024")
    expect(page.locator(".nb-search-told")).to_contain_text("hai chữ cái")
    assert len(fetched) == known


def test_another_spelling_of_a_name_finds_its_events(page: Page, site: Site) -> None:
    page.goto(site.url)
    events = {event["id"]: event["title"] for event in data_of(site)["events"]}
    actor = next(a for a in data_of(site)["actors"] if a["id"] == "volodymyr-zelensky")
    named = {events[a["event"]] for a in data_of(site)["articles"] if a["id"] in actor["articles"]}
    found = search(page, "zelenskiy")
    expect(page.locator(".nb-search-actors a", has_text=actor["name"])).to_be_visible()
    assert set(found) <= named
    assert len(found) > 1


def test_results_are_gone_through_by_keys_and_ordered_by_date(page: Page, site: Site) -> None:
    page.goto(site.url)
    search(page, "NATO")
    page.select_option(".nb-search select[name=order]", "oldest")
    expect(page.locator(".nb-search-list time").first).to_contain_text("2024")
    page.focus(".nb-search input")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.localName") == "a"
    page.keyboard.press("Escape")
    expect(page.locator(".nb-search-panel")).to_be_hidden()
    search(page, "NATO")
    page.focus(".nb-search input")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/events/"))


def test_the_search_closes_when_the_focus_leaves_it_and_not_while_it_is_within(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(site.page("explore/"))
    search(page, "NATO")
    toggle = page.locator("#__search")
    fields = page.locator(".nb-search select[name=order]")
    fields.focus()
    page.locator(".nb-search-told").click()
    expect(toggle).to_be_checked()
    fields.focus()
    for _ in range(200):
        page.keyboard.press("Tab")
        if not page.evaluate("document.activeElement.closest('.nb-search')"):
            break
    expect(toggle).not_to_be_checked()
    expect(page.locator(".nb-search-panel")).to_be_hidden()
    expect(page.locator(".nb-search input")).to_have_attribute("aria-expanded", "false")
    page.locator(".nb-explore-place canvas, .vis-timeline").first.click(trial=True)
    search(page, "NATO")
    page.locator(".nb-search-list a").first.click()
    expect(page).to_have_url(re.compile(r"/events/"))


def test_a_bar_with_the_focus_has_an_even_line_of_its_own_width(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(site.url)
    bar = page.locator(".nb-strip a").nth(1)
    page.locator(".nb-strip a").first.focus()
    page.keyboard.press("Tab")
    expect(bar).to_be_focused()
    expect(bar).to_have_css("outline-style", "none")
    expect(bar.locator(".nb-touch")).to_have_css("vector-effect", "non-scaling-stroke")
    expect(bar.locator(".nb-touch")).to_have_css("stroke-width", "2px")


# ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_j_and_k_go_from_event_to_event(page: Page, site: Site) -> None:
    page.goto(site.url)
    titles = page.locator(TITLES).all_inner_texts()
    focused = "document.activeElement.textContent"
    seen = []
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
        seen.append(page.evaluate(focused))
    assert seen == [titles[0], titles[1], titles[0]]
    page.keyboard.press("Enter")
    expect(page.locator(".nb h1")).to_have_text(titles[0])


def test_n_and_p_go_along_the_timeline_the_actors_and_the_outlets(page: Page, site: Site) -> None:
    events = [event["title"] for event in data_of(site)["events"] if event["edtf"]]
    page.goto(site.url)
    page.goto(str(page.get_by_role("link", name=events[-1]).first.evaluate("link => link.href")))
    for key, title in (("p", events[-2]), ("p", events[-3]), ("n", events[-2])):
        page.wait_for_load_state()  # the keys are there with the scripts
        page.keyboard.press(key)
        expect(page.locator(".nb h1")).to_have_text(title)
    for index, entry in (("actors/", ".nb-index .nb-entry > a"), ("sources/", ".nb-sources h2 > a")):
        page.goto(site.page(index))
        first, second = page.locator(entry).all_inner_texts()[:2]
        page.locator(entry).first.click()
        expect(page.locator(".nb h1")).to_have_text(first)
        expect(page.locator("a[rel=prev]")).to_have_count(0)
        page.wait_for_load_state()
        page.keyboard.press("n")
        expect(page.locator(".nb h1")).to_have_text(second)


def test_a_question_mark_shows_the_keys_and_typing_triggers_none(page: Page, site: Site) -> None:
    page.goto(site.url)
    page.keyboard.press("?")
    box = page.get_by_role("dialog", name=re.compile("."))
    expect(box.locator("kbd")).to_have_count(6)
    page.keyboard.press("Escape")
    expect(page.locator(".nb-help-box")).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("jk?")
    expect(page.locator(".nb-search input")).to_have_value("jk?")
    expect(page.locator(".nb-help-box")).to_be_hidden()


# ── on this day, explore, actors ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("year", [2026, 2031])
def test_on_this_day_is_right_on_any_day(page: Page, site: Site, year: int) -> None:
    event = next(e for e in data_of(site)["events"] if re.fullmatch(r"\d{4}-\d\d-\d\d", e["edtf"]))
    day = datetime.datetime.fromisoformat(event["edtf"]).replace(year=year, hour=12)
    page.clock.set_fixed_time(day)
    page.goto(site.page("days/"))
    expect(page.locator(".nb-today").get_by_role("link", name=event["title"])).to_be_visible()
    page.clock.set_fixed_time(day.replace(month=1, day=1))
    page.goto(site.page("days/"))
    expect(page.locator(".nb-today p")).to_be_visible()
    expect(page.locator(".nb-today a").first).to_be_visible()


def test_explore_has_a_lane_for_each_chosen_actor(page: Page, site: Site) -> None:
    page.goto(site.page("explore/"))
    expect(page.locator(".nb-canvas .vis-item").first).to_be_visible()
    lanes = page.locator(".nb-canvas .vis-labelset .vis-label")
    before = lanes.count()
    page.fill(".nb-choose input", "kiev")
    page.locator(".nb-choose input").press("Enter")
    expect(lanes).to_have_count(before + 1)
    assert len(parse_qs(urlsplit(page.url).query)["actor"]) == before + 1
    page.locator(".nb-chosen button").first.click()
    expect(lanes).to_have_count(before)
    page.focus(".nb-canvas")
    page.keyboard.press("j")
    expect(page.locator(".nb-told a")).to_be_visible()
    window = "document.querySelector('.nb-canvas .vis-time-axis.vis-foreground').textContent"
    shown = page.evaluate(window)
    for _ in range(4):
        page.keyboard.press("+")
    page.wait_for_function(f"{window} !== {json.dumps(shown)}")


def test_an_actor_is_found_as_one_types(page: Page, site: Site) -> None:
    page.goto(site.page("actors/"))
    shown = page.locator(".nb-index > li:visible")
    everybody = shown.count()
    page.fill(".nb-find input", "zelenskiy")
    expect(shown).to_have_count(1)
    page.fill(".nb-find input", "")
    expect(shown).to_have_count(everybody)


def test_every_kind_of_page_can_be_shown_where_it_is_shared(site: Site) -> None:
    told = set()
    for path in kinds_of_pages(site):
        if path == "no/such/page/":
            continue
        text = (site.folder / path / "index.html").read_text(encoding="utf-8")
        said = [re.search(rf'<meta {name} content="([^"]+)"', text) for name in SHARED]
        assert all(said), f"{path}: {said}"
        picture, *_, description = (found[1] for found in said if found)
        assert picture.startswith(ADDRESS), path
        assert (site.folder / picture.removeprefix(ADDRESS)).is_file()
        told.add(description)
    assert len(told) > 8, "pages of all kinds are described alike"


# ── paper, dark, zoom, ears, no scripts ──────────────────────────────────────────────────────────────────


def test_on_paper_there_is_the_text_and_no_buttons(page: Page, site: Site) -> None:
    path = next(path for path in kinds_of_pages(site) if path.startswith("events/"))
    page.goto(site.page(path))
    page.emulate_media(media="print", color_scheme="dark")
    for gone in (".md-header", ".nb-sections", ".nb-foot", ".nb-share"):
        expect(page.locator(gone)).to_be_hidden()
    for fold in page.locator(".nb details > div, .nb details > ul, .nb details > dl").all()[:4]:
        expect(fold).to_be_visible()
    rest = page.locator(".nb-text > .nb-rest")
    assert rest.count(), "no article is folded"
    expect(rest.first.locator("> div")).to_be_visible()
    expect(rest.first.locator("summary")).to_be_hidden()
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert len(page.pdf()) > 10_000


def test_every_kind_of_page_is_readable_and_linked_without_scripts(open_page: OpenPage, site: Site) -> None:
    page = open_page(scripts=False)
    for path in kinds_of_pages(site):
        page.goto(site.page(path))
        expect(page.locator(".nb h1")).to_be_visible()
        assert page.locator(".nb a[href]:visible").count() or path == "undated/", path
        assert page.locator(".nb :is(input, select, button):visible").count() == 0, f"{path}: a field that does nothing"


def test_every_kind_of_page_fits_at_twice_its_size_and_axe_finds_no_violation(page: Page, site: Site) -> None:
    faults = []
    for path in kinds_of_pages(site):
        page.set_viewport_size({"width": 640, "height": 400})  # 1280 × 800 at 200 %
        page.emulate_media(color_scheme="light")
        page.goto(site.page(path))
        wait_for_scripts(page)
        assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0, path
        page.set_viewport_size({"width": 1280, "height": 800})
        faults += [f"{path}: {fault}" for fault in faults_of(page)]
        page.emulate_media(color_scheme="dark")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        faults += [f"{path}, dark: {fault}" for fault in faults_of(page, runOnly=["color-contrast"])]
    assert not faults, "\n".join(faults)


def wait_for_scripts(page: Page) -> None:
    """Until what scripts put on a page by themselves stands there."""
    for waiting, there in (("[data-explore]", ".vis-item"), ("[data-today]", "[data-today]:not([hidden])")):
        if page.locator(waiting).count():
            expect(page.locator(there).first).to_be_visible()


def faults_of(page: Page, **options: object) -> list[str]:
    """What axe has to say against the page as it stands."""
    found = Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


def test_axe_finds_no_violation_in_the_open_search_and_filters(page: Page, site: Site) -> None:
    page.goto(f"{site.url}?year=2024")
    expect(page.locator(".nb-results")).to_be_visible()
    search(page, "NATO")
    assert faults_of(page) == []
