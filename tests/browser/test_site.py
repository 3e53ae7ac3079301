"""What a reader of a built site notices: order, links, errors, phones, no JavaScript, dark, hostile text."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ADDRESS, BASE, MakeSite, OpenPage, Site

pytestmark = pytest.mark.browser

ACTORS, UNDATED, ABOUT = "actors/", "undated/", "about/"
NOT_THERE = "no/such/page/"
STYLESHEET = "assets/stylesheets/tokens.css"


# --- The timeline -----------------------------------------------------------------------------------------


def test_home_lists_every_event_once_newest_first(page: Page, site: Site) -> None:
    page.goto(site.url)
    titles = page.locator(".nb-event:not(.nb-mention) a[href*='events/']").all_inner_texts()
    placed = [event for event in _timeline(site)["events"] if re.match(r"\d{4}", event["edtf"])]
    assert placed, "the sample has no event that could be placed"
    assert sorted(titles) == sorted(event["title"] for event in placed)
    days = [
        day for when in page.locator(".nb-event:not(.nb-mention) time").all() if (day := when.get_attribute("datetime"))
    ]
    assert len(days) > 1
    assert days == sorted(days, reverse=True)


def test_home_shows_events_under_their_years_newest_first(page: Page, site: Site) -> None:
    page.goto(site.url)
    years = page.locator(".nb-year > h2").all_inner_texts()
    assert years == sorted({event["edtf"][:4] for event in _timeline(site)["events"]} - {""}, reverse=True)
    for section, year in zip(page.locator(".nb-year").all(), years, strict=True):
        dates = section.locator(".nb-event time").all_text_contents()
        assert dates
        assert all(year in date for date in dates), f"under {year}: {dates}"


def test_event_shows_its_articles_and_marks_the_words_its_date_rests_on(page: Page, site: Site) -> None:
    page.goto(site.url)
    marks = 0
    for address in _addresses(page.locator(".nb-event a[href*='events/']")):
        page.goto(address)
        expect(page.locator(".nb h1")).not_to_be_empty()
        assert page.locator(".nb-article").count() >= 1
        quotes = " ".join(page.locator(".nb q").all_text_contents())
        for mark in page.locator(".nb-story mark").all_text_contents():
            assert mark.strip() in quotes, f"{address}: {mark!r} is marked, and no reason quotes it"
            marks += 1
    assert marks, "not one word is marked on any event's page"


def test_actor_leads_to_its_events(page: Page, site: Site) -> None:
    page.goto(site.url)
    event = page.locator(".nb-event", has=page.locator(".nb-cast a")).first
    title = event.locator("a[href*='events/']").inner_text()
    chip = event.locator(".nb-cast a").first
    name = chip.inner_text()
    chip.click()
    expect(page.locator(".nb h1")).to_have_text(name)
    expect(page.locator(".nb-event").get_by_role("link", name=title, exact=True)).to_be_visible()


# --- Links ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said to one address."""

    status: int
    location: str
    """Where a redirection leads; else empty."""
    text: str
    """The page; empty for what is no HTML."""


class References(HTMLParser):
    """The addresses that a page refers to, and the places on it that a fragment can name."""

    def __init__(self, text: str) -> None:
        """Reads the whole page at once."""
        super().__init__()
        self.links: list[str] = []
        """What leads away when it is followed."""
        self.loaded: list[str] = []
        """What the browser fetches by itself."""
        self.canonical = ""
        self.names: set[str] = {"", "top"}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Sorts the attributes of one element."""
        values = {name: value or "" for name, value in attrs}
        self.names.update(values[name] for name in ("id", "name") if name in values)
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"]
        to_load = ("icon", "stylesheet", "preload", "manifest", "modulepreload", "preconnect", "dns-prefetch")
        is_loaded = tag == "link" and any(word in to_load for word in values.get("rel", "").split())
        if "href" in values:
            (self.loaded if is_loaded else self.links).append(values["href"])
        self.loaded += [values[name] for name in ("src", "poster", "data") if name in values]
        self.loaded += [part.split()[0] for part in values.get("srcset", "").split(",") if part.strip()]
        self.links += [values[name] for name in ("action", "formaction", "cite") if name in values]


@dataclass(frozen=True, slots=True)
class Crawl:
    """A whole site as a reader who follows every link meets it."""

    pages: dict[str, References]
    """Every page that was found, by its address."""
    problems: list[str]


def crawl(site: Site) -> Crawl:
    """Follows every link from the home page, the site map and the page for what is not found."""
    answers: dict[str, Answer] = {}
    pages: dict[str, References] = {}
    problems: list[str] = []
    missing = site.page(NOT_THERE)
    in_map = re.findall(r"<loc>([^<]+)</loc>", (site.folder / "sitemap.xml").read_text(encoding="utf-8"))
    problems += [f"sitemap.xml → {url}: not below {ADDRESS}" for url in in_map if not url.startswith(ADDRESS)]
    mapped = [_as_served(url, site) for url in in_map if url.startswith(ADDRESS)]
    waiting = deque([site.url, missing, *mapped])
    wanted: list[tuple[str, str]] = []
    while waiting:
        address = waiting.popleft()
        if address in answers:
            continue
        answers[address] = answer = _ask(address)
        if not answer.text:
            continue
        found = References(answer.text)
        if answer.status == 200:
            pages[address] = found
        elif address != missing:
            continue  # the fault lies with the page that leads here
        for reference, is_loaded in _references(found):
            target = _as_served(urljoin(address, reference), site)
            parts = urlsplit(target)
            if target.startswith(site.url):
                wanted.append((address, target))
                waiting.append(urldefrag(target).url)
            elif parts.scheme == "data" and is_loaded:
                continue
            elif is_loaded or parts.scheme not in {"http", "https", "mailto"} or target.startswith("http://127."):
                problems.append(f"{address} → {reference}: leaves the site")
    for address, target in wanted:
        bare, fragment = urldefrag(target)
        if answers[bare].status != 200:
            problems.append(f"{address} → {target}: {answers[bare].status} {answers[bare].location}".rstrip())
        elif bare in pages and unquote(fragment) not in pages[bare].names:
            problems.append(f"{address} → {target}: the page has no such place")
    return Crawl(pages, list(dict.fromkeys(problems)))


@pytest.fixture(scope="module")
def crawled(site: Site) -> Crawl:
    """The sample site, crawled once."""
    return crawl(site)


def test_every_link_file_and_fragment_of_every_page_is_there(site: Site, crawled: Crawl) -> None:
    assert not crawled.problems, "\n".join(crawled.problems)
    built = {path for path in site.folder.rglob("*.html") if path.name not in {"404.html", "card.html"}}
    lead_on = {path for path in built if 'http-equiv="refresh"' in path.read_text(encoding="utf-8")}
    assert {_file_of(address, site) for address in crawled.pages} == built - lead_on
    assert any(urlsplit(urljoin(a, link)).fragment for a, found in crawled.pages.items() for link in found.links)


def test_pages_name_the_address_that_they_were_built_for(site: Site, crawled: Crawl) -> None:
    told = {address: found.canonical for address, found in crawled.pages.items()}
    assert told == {address: ADDRESS + address.removeprefix(site.url) for address in crawled.pages}


def test_what_is_not_found_says_so_and_leads_home(site: Site) -> None:
    answer = _ask(site.page(NOT_THERE))
    assert answer.status == 404
    assert any(urljoin(site.page(NOT_THERE), link) == site.url for link in References(answer.text).links)


def test_every_kind_of_page_opens_without_an_error(page: Page, site: Site, crawled: Crawl) -> None:
    kinds: dict[str, str] = {}
    for address, found in crawled.pages.items():
        path = address.removeprefix(site.url)
        kind = path if path.count("/") < 2 else path.partition("/")[0]
        fullest = kinds.get(kind, address)
        kinds[kind] = address if len(found.links) > len(crawled.pages[fullest].links) else fullest
    assert set(kinds) >= {"", "events", "years", ABOUT, UNDATED, ACTORS, "actors"}
    for address in kinds.values():
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, f"{address}: {answer.status}"


def test_a_bare_project_looks_and_behaves_the_same(page: Page, make_site: MakeSite) -> None:
    bare = make_site("bare", _write_bare)
    page.goto(bare.url)
    expect(page.locator(f"link[rel=stylesheet][href='{STYLESHEET}']")).to_be_attached()
    for place in (ACTORS, UNDATED, ABOUT):
        expect(page.locator(f".nb-sections a[href='{place}']").first).to_be_attached()
    page.locator(".nb-event a[href*='events/']").click()
    expect(page.locator(".nb-story")).to_contain_text("The town hall opened")


def _write_bare(project: Path) -> None:
    """The least that makes a project: the name of the site, the theme, and one article."""
    (project / "mkdocs.yml").write_text("site_name: Bare\ntheme: {name: material, language: en}\n", encoding="utf-8")
    (project / "content").mkdir()
    (project / "content" / "one.txt").write_text("The town hall opened on 3 May 2024.\n", encoding="utf-8")


def test_search_finds_an_actor(page: Page, site: Site) -> None:
    actors = _timeline(site)["actors"]
    name = max(actors, key=lambda actor: (len(actor["articles"]), actor["id"]))["name"]
    page.goto(site.url)
    results = _search(page, name)
    assert any(urlsplit(address).path.startswith(f"{BASE}actors/") for address in _addresses(results)), name


# --- Screens, scripts, colours ----------------------------------------------------------------------------


def test_nothing_scrolls_sideways_on_a_phone(page: Page, site: Site) -> None:
    page.goto(site.url)
    event, actor = (
        _addresses(page.locator(f".nb-event {choice}").first)[0] for choice in ("a[href*='events/']", ".nb-cast a")
    )
    page.set_viewport_size({"width": 375, "height": 720})
    for address in (site.url, event, actor, *map(site.page, (ACTORS, UNDATED, ABOUT))):
        page.goto(address)
        _assert_fits(page)


def test_home_is_whole_without_javascript(open_page: OpenPage, site: Site) -> None:
    with_scripts, without = open_page(), open_page(scripts=False)
    with_scripts.goto(site.url)
    without.goto(site.url)
    shown = "[data-unfiltered]"
    assert without.locator(shown).inner_text() == with_scripts.locator(shown).inner_text()
    links = without.locator(".nb-event a[href*='events/']")
    titles = links.all_inner_texts()
    assert titles
    for link in links.all():
        expect(link).to_be_visible()
    links.last.click()
    expect(without.locator(".nb h1")).to_have_text(titles[-1])
    without.locator(".nb-cast a").first.click()
    assert urlsplit(without.url).path.startswith(f"{BASE}actors/")
    without.locator(".nb .nb-event a[href*='events/']").first.click()
    expect(without.locator(".nb-text").first).to_be_visible()


def test_dark_is_dark_and_can_be_left(open_page: OpenPage, site: Site) -> None:
    seen = {}
    for scheme in ("light", "dark"):
        page = open_page(dark=scheme == "dark")
        page.goto(site.url)
        seen[scheme] = text, ground = _colours(page)
        assert _contrast(text, ground) >= 4.5, f"{scheme}: {text} on {ground} is hard to read"
    assert _brightness(seen["light"][1]) > 0.7
    assert _brightness(seen["dark"][1]) < 0.1
    page.locator("[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).to_have_css("background-color", _css(seen["light"][1]))
    assert _colours(page) == seen["light"]


# --- Hostile text -----------------------------------------------------------------------------------------

HOSTILE = (
    "<script>alert(1)</script>",
    "</title></textarea></script><script>alert(1)</script>",
    "{{ 7*7 }}",
    "{% raw %}",
    "](javascript:alert(1))",
    "--- title: x",
    "&lt;b&gt;",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "<!-- not a comment",
)
"""What must be shown as it stands, in a title as in a text."""

HOSTILE_LINES = (
    *(f"Words before {text} and words after it make this line a sentence." for text in HOSTILE),
    *HOSTILE,
    "[TOC]",
    "---",
    "title: x",
    "---",
    "{: onclick=alert(1) }",
    "    <script>alert(1)</script>",
    "*[words]: <script>alert(1)</script>",
    "</div></article></main><h1>Not a heading</h1>",
    f"A word that never ends: {'x' * 400} and https://news.example/{'a/' * 200}",
)
HOSTILE_URLS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
)
HOSTILE_TITLE = f"Talks end {' '.join(HOSTILE)} today"
HOSTILE_NAME = "<img src=x onerror=alert(1)>.txt"


@pytest.fixture(scope="module")
def hostile(make_site: MakeSite) -> Site:
    """A site of articles that try to break out of the text."""
    return make_site("hostile", _write_hostile)


def test_hostile_text_is_shown_as_text(page: Page, hostile: Site) -> None:
    stories = [event for event in _timeline(hostile)["events"] if event["title"].startswith("Talks end")]
    assert [event["title"] for event in stories] == [HOSTILE_TITLE]
    page.goto(hostile.url)
    assert HOSTILE_TITLE in _words(page.locator(".nb-event"))
    page.goto(hostile.page(f"events/{stories[0]['id']}/"))
    assert _words(page.locator(".nb h1")) == HOSTILE_TITLE
    words = _words(page.locator(".nb-story, .nb-editors"))
    for line in HOSTILE_LINES:
        assert " ".join(line.split()) in words, f"{line!r} is not shown as it stands"
    assert page.title().startswith(HOSTILE_TITLE)


def test_hostile_text_makes_no_element_and_no_link(page: Page, hostile: Site) -> None:
    found = crawl(hostile)
    assert not found.problems, "\n".join(found.problems)
    assert len(_timeline(hostile)["articles"]) == len(list((hostile.folder.parent / "content").iterdir()))
    for address in found.pages:
        page.goto(address)
        assert _intruders(page) == [], address


def test_hostile_text_does_nothing_in_the_search(page: Page, hostile: Site) -> None:
    page.goto(hostile.url)
    results = _search(page, "sentence alert")
    assert "alert(1)" in " ".join(results.all_text_contents())
    assert _intruders(page) == []


def test_hostile_text_fits_a_phone(page: Page, hostile: Site) -> None:
    page.set_viewport_size({"width": 375, "height": 720})
    for address in (hostile.url, *(hostile.page(f"events/{e['id']}/") for e in _timeline(hostile)["events"])):
        page.goto(address)
        _assert_fits(page)


def _write_hostile(project: Path) -> None:
    """A small project: one story in every form, and one article for each address that must not become a link."""
    settings = "site_name: Hostile\ntheme:\n  name: material\n  language: en\n  font: false\n"
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    content = project / "content"
    content.mkdir()
    text = "\n\n".join(HOSTILE_LINES)
    fields = {"title": HOSTILE_TITLE, "date": "2024-05-05", "author": HOSTILE[0], "source": HOSTILE[7]}
    (content / "titled.md").write_text(_front_matter(fields) + text, encoding="utf-8")
    (content / HOSTILE_NAME).write_text(f"{HOSTILE[0]} was said on 7 May 2024.\n\n{text}\n", encoding="utf-8")
    escaped = "".join(f"<p>{line.replace('&', '&amp;').replace('<', '&lt;')}</p>" for line in HOSTILE_LINES)
    live = "<p onclick=alert(1)>Said on 9 May 2024. <script>alert(1)</script><img src=x onerror=alert(1)></p>"
    head = "<title>&lt;script&gt;alert(1)&lt;/script&gt; on a page</title>"
    (content / "page.html").write_text(
        f"<html><head>{head}</head><body><article>{live}{escaped}</article></body></html>", encoding="utf-8"
    )
    for number, url in enumerate(HOSTILE_URLS, 1):
        story = f"The number {number} was drawn in the town hall.\n\n[A long headline about the number]({url})\n"
        fields = {"title": "A long headline about the number", "date": f"2024-06-{number:02d}", "url": url}
        (content / f"linked-{number}.md").write_text(_front_matter(fields) + story, encoding="utf-8")


def _front_matter(fields: dict[str, str]) -> str:
    """Front matter with every value quoted as JSON, which YAML reads."""
    return "".join(("---\n", *(f"{key}: {json.dumps(value)}\n" for key, value in fields.items()), "---\n\n"))


# --- Looking ----------------------------------------------------------------------------------------------


def _timeline(site: Site) -> dict[str, Any]:
    """The data that the site publishes about itself."""
    loaded: dict[str, Any] = json.loads((site.folder / "data" / "timeline.json").read_text(encoding="utf-8"))
    return loaded


def _words(locator: Locator) -> str:
    """All text of the elements, hidden parts too, with single spaces."""
    return " ".join(" ".join(locator.all_text_contents()).split())


def _addresses(links: Locator) -> list[str]:
    """Where links lead, as whole URLs."""
    return [str(link.evaluate("link => link.href")) for link in links.all()]


def _search(page: Page, words: str) -> Locator:
    """Types into the site's search; the links of the results, once there are some."""
    page.keyboard.press("/")
    box = page.locator(".nb-search input")
    expect(box).to_be_focused()
    box.fill(words)
    results = page.locator(".nb-search-panel a")
    expect(results.first).to_be_visible(timeout=15_000)
    return results


def _intruders(page: Page) -> list[str]:
    """Elements that only hostile text can have made."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(element =>
            (element.localName === 'script' && element.type !== 'application/ld+json'
                && element.textContent.includes('alert(1)'))
            || element.getAttribute('src') === 'x'
            || (element.localName === 'h1' && element.textContent === 'Not a heading')
            || [...element.attributes].some(({name, value}) =>
                name.startsWith('on') || /^\\s*(javascript|vbscript|data:text)/i.test(value)
                && ['href', 'src', 'action', 'formaction', 'data'].includes(name))
        ).map(element => element.outerHTML.slice(0, 200))"""
    )
    return found


def _assert_fits(page: Page) -> None:
    """Nothing on the page, with every fold opened, is wider than the window or can only be reached sideways."""
    page.locator(".nb").wait_for()
    page.evaluate("document.querySelectorAll('.nb details').forEach(fold => fold.open = true)")
    wide = page.evaluate(
        """() => {
            const scrolls = element => element && element.closest('.nb')
                && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
            const outside = [...document.querySelectorAll('.nb *')].filter(element => {
                const {left, right, width} = element.getBoundingClientRect()
                return width > 0 && (right > innerWidth + 1 || left < -1) && !scrolls(element.parentElement)
            })
            const wider = document.scrollingElement.scrollWidth - innerWidth
            return [...(wider > 0 ? [`the page is ${wider} px too wide`] : []),
                    ...outside.slice(0, 5).map(element => element.outerHTML.slice(0, 120))]
        }"""
    )
    assert wide == [], f"{page.url}: {wide}"


Colour = tuple[float, float, float]
"""Red, green and blue, from 0 to 1."""


def _css(colour: Colour) -> str:
    """A colour as the browser tells it."""
    return f"rgb({', '.join(str(round(part * 255)) for part in colour)})"


def _colours(page: Page) -> tuple[Colour, Colour]:
    """The colours of the text and of the background, as they are painted."""
    painted = page.evaluate(
        """() => {
            const canvas = document.createElement('canvas').getContext('2d')
            const ground = getComputedStyle(document.body).backgroundColor
            const paint = colour => {
                canvas.fillStyle = colour
                canvas.fillRect(0, 0, 1, 1)
                return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(part => part / 255)
            }
            return [ground, getComputedStyle(document.querySelector('.nb h1')).color].map(paint).reverse()
        }"""
    )
    text, ground = (tuple(colour) for colour in painted)
    return text, ground


def _brightness(colour: Colour) -> float:
    """The relative luminance of WCAG: 0 for black, 1 for white."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG, from 1 to 21."""
    dark, light = sorted((_brightness(one), _brightness(other)))
    return (light + 0.05) / (dark + 0.05)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Gives a redirection as it is: a link should lead to the page itself."""

    def redirect_request(self, *_: object) -> None:
        """Follows nothing."""


_OPENER = urllib.request.build_opener(_NoRedirects, urllib.request.ProxyHandler({}))


def _ask(address: str) -> Answer:
    """What the server answers, redirections not followed."""
    try:
        with _OPENER.open(address, timeout=30) as answer:
            body, status, headers = answer.read(), answer.status, answer.headers
    except urllib.error.HTTPError as error:
        with error:
            body, status, headers = error.read(), error.code, error.headers
    is_page = headers.get_content_type() == "text/html"
    return Answer(status, headers.get("Location", ""), body.decode("utf-8") if is_page else "")


def _references(found: References) -> Iterator[tuple[str, bool]]:
    """Every reference of a page, and whether the browser loads it by itself."""
    yield from ((reference, False) for reference in found.links)
    yield from ((reference, True) for reference in found.loaded)


def _as_served(address: str, site: Site) -> str:
    """Where an address that the site gives itself is served in the tests."""
    return site.url + address.removeprefix(ADDRESS) if address.startswith(ADDRESS) else address


def _file_of(address: str, site: Site) -> Path:
    """The file behind a page's address."""
    path = site.folder / unquote(address.removeprefix(site.url))
    return path / "index.html" if path.is_dir() else path
