"""What readers take away: tables, calendar, feeds and the rest, each read back as its own readers read it."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import lxml.etree
import lxml.html
import pytest

from tests.projects import STORM, VISIT, make_project, render_project

SETTINGS = "site_name: 'Thử & <b>nghiệm</b>'\nsite_url: https://reader.example/repo/\n"
SITE = "https://reader.example/repo/"
MONTH = """---
title: Lễ hội gốm
happened: 2024-05
---
Lễ hội gốm ở Hội An, kéo dài; nhiều ngày.
"""
UNDATED = "---\ntitle: =1+1 chợ họp\n---\nChợ họp, không rõ ngày nào.\n"
ARTICLES = {"visit.md": VISIT, "storm.md": STORM, "month.md": MONTH, "undated.md": UNDATED}

ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every generated file of a small project, but for the pictures and fonts."""
    rendered = render_project(make_project(tmp_path_factory.mktemp("project"), ARTICLES, SETTINGS))
    return {path: data.decode("utf-8") for path, data in rendered.items() if not path.startswith("assets/")}


def test_the_schema_stands_beside_the_data_that_it_describes(files: dict[str, str]) -> None:
    schema = json.loads(files["data/timeline.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(files["data/timeline.json"]), schema)
    assert "data/timeline.schema.json" in files["about.md"]


# ── table ────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_table_has_a_row_for_every_event(files: dict[str, str]) -> None:
    text = files["data/timeline.csv"]
    assert text.startswith("\ufeff"), "without it Excel misreads every mark"
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["date"] for row in rows] == ["2023-09-07", "2024-05", "2024-10-03", ""]
    assert (rows[1]["first_day"], rows[1]["last_day"]) == ("2024-05-01", "2024-05-31")
    assert rows[2]["address"] == f"{SITE}events/{rows[2]['id']}/"
    assert "Singapore" in rows[2]["actors"].split("; ")


def test_no_cell_is_a_formula(files: dict[str, str]) -> None:
    rows = list(csv.reader(io.StringIO(files["data/timeline.csv"].removeprefix("\ufeff"))))
    cells = [cell for row in rows for cell in row]
    assert any(cell.startswith("'=") for cell in cells), "the hostile title is not there"
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


# ── calendar ─────────────────────────────────────────────────────────────────────────────────────────────


def test_the_calendar_is_read_back_as_whole_days(files: dict[str, str]) -> None:
    calendar = icalendar.Calendar.from_ical(files["events.ics"])
    events = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    assert len(events) == 3, "what cannot be placed has no day"
    visit = events["Đoàn khảo sát thăm cảng Liên Chiểu"]
    assert days_of(visit) == (datetime.date(2024, 10, 3), datetime.date(2024, 10, 4))
    month = events["khoảng tháng 5/2024: Lễ hội gốm"]
    assert days_of(month) == (datetime.date(2024, 5, 1), datetime.date(2024, 6, 1))
    assert "kéo dài; nhiều ngày" in str(month["description"]), "the semicolon is escaped, and comes back"
    assert len({str(event["uid"]) for event in events.values()}) == len(events)


def days_of(event: icalendar.cal.Component) -> tuple[object, object]:
    """The first day of an event of the calendar, and the day after its last."""
    return event.decoded("dtstart"), event.decoded("dtend")


def test_no_line_of_the_calendar_is_longer_than_75_octets(files: dict[str, str]) -> None:
    text = files["events.ics"]
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode("utf-8")) for line in text.split("\r\n")) <= 75


# ── feeds ────────────────────────────────────────────────────────────────────────────────────────────────


def feeds_of(files: dict[str, str], name: str) -> Iterator[tuple[str, str]]:
    return ((path, text) for path, text in files.items() if path.rpartition("/")[2] == name)


def test_every_atom_feed_has_what_rfc_4287_asks_for(files: dict[str, str]) -> None:
    feeds = dict(feeds_of(files, "feed.xml"))
    assert {"feed.xml", "actors/singapore/feed.xml"} <= set(feeds)
    for path, text in feeds.items():
        feed = lxml.etree.fromstring(text.encode("utf-8"))
        assert feed.tag == f"{ATOM}feed"
        for element in (feed, *feed.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(element.findall(f"{ATOM}{name}")) == 1, f"{path}: {name}"
            assert element.findtext(f"{ATOM}id", "").startswith(SITE)
            assert RFC_3339.fullmatch(element.findtext(f"{ATOM}updated", ""))
            assert element.xpath("a:link[@rel='alternate']/@href", namespaces={"a": ATOM[1:-1]})
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None
        own = feed.xpath("a:link[@rel='self']/@href", namespaces={"a": ATOM[1:-1]})
        assert own == [SITE + path]
        ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
        assert len(set(ids)) == len(ids)
    titles = lxml.etree.fromstring(feeds["feed.xml"].encode("utf-8"))
    assert titles.findtext(f"{ATOM}title") == "Thử & <b>nghiệm</b>"


JSON_FEED: dict[str, Any] = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"type": "string", "pattern": "^https://"},
        "feed_url": {"type": "string", "pattern": "^https://"},
        "language": {"type": "string"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_text"],
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": {"type": "string", "pattern": "^https://"},
                    "title": {"type": "string"},
                    "content_text": {"type": "string", "minLength": 1},
                    "date_published": {"type": "string", "pattern": RFC_3339.pattern},
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
                "additionalProperties": False,
            },
        },
    },
    "patternProperties": {"^_": {"type": "object"}},
    "additionalProperties": False,
}
"""JSON Feed 1.1 (jsonfeed.org/version/1.1), as far as ours goes; keys of one's own begin with an underscore."""


def test_every_json_feed_is_one(files: dict[str, str]) -> None:
    feeds = dict(feeds_of(files, "feed.json"))
    assert {"feed.json", "actors/singapore/feed.json"} <= set(feeds)
    for text in feeds.values():
        jsonschema.validate(json.loads(text), JSON_FEED)
    items = json.loads(feeds["feed.json"])["items"]
    assert items[0]["title"] == "Đoàn khảo sát thăm cảng Liên Chiểu", "the last printed comes first"


# ── other tools ──────────────────────────────────────────────────────────────────────────────────────────


def test_timelinejs_is_given_whole_dates_and_escaped_html(files: dict[str, str]) -> None:
    story = json.loads(files["data/timelinejs.json"])
    assert "<b>" not in story["title"]["text"]["headline"]
    dates = [list(slide["start_date"].values()) for slide in story["events"]]
    assert dates == [[2023, 9, 7], [2024, 5], [2024, 10, 3]]
    assert story["events"][1]["display_date"] == "khoảng tháng 5/2024"


def test_the_index_of_the_filters_names_every_placed_event(files: dict[str, str]) -> None:
    index = json.loads(files["data/events.json"])
    assert [event[1] for event in index["events"]] == ["2023-09-07", "2024-05", "2024-10-03"]
    assert index["pages"] == {"event": "events/*/", "actor": "actors/*/", "summaries": "data/summaries/*.json"}
    for _, _, _, actors, outlets, _ in index["events"]:
        assert all(number < len(index["actors"]) for number in actors)
        assert all(number < len(index["outlets"]) for number in outlets)


def test_robots_are_shown_the_site_map(files: dict[str, str]) -> None:
    assert f"Sitemap: {SITE}sitemap.xml" in files["robots.txt"]


def test_a_card_is_whole_in_itself(files: dict[str, str]) -> None:
    cards = {path: text for path, text in files.items() if path.endswith("/card.html")}
    assert len(cards) == 4
    for text in cards.values():
        page = lxml.html.document_fromstring(text)
        assert page.xpath("//script | //link | //img | //iframe") == []
        assert page.xpath("//h1/a/@href") == ["./"]


# ── JSON-LD ──────────────────────────────────────────────────────────────────────────────────────────────

THING = {"name", "description", "url", "sameAs", "alternateName", "image"}
WORK = THING | {"about", "inLanguage", "headline", "datePublished", "author", "publisher", "temporalCoverage"}
PROPERTIES = {
    "WebSite": WORK,
    "CreativeWork": WORK,
    "NewsArticle": WORK,
    "Event": THING | {"about", "startDate", "endDate", "location", "inLanguage"},
    "Person": THING | {"jobTitle"},
    "Organization": THING,
    "NewsMediaOrganization": THING,
    "Place": THING,
    "BreadcrumbList": THING | {"itemListElement"},
    "ListItem": THING | {"position", "item"},
}
"""The properties of schema.org that we use, by the types whose domain they have there."""
ISO_8601 = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)?)?)?)?")


def structured(files: dict[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, text in files.items():
        if path.endswith(".md"):
            for script in lxml.html.fromstring(text.partition("\n---\n")[2]).xpath("//script"):
                data = json.loads(script.text)
                assert data["@context"] == "https://schema.org"
                for node in data["@graph"]:
                    yield path, node


def check(node: Any, where: str) -> None:
    """Fails where a node has a type or a property that schema.org does not know for it."""
    if isinstance(node, list):
        for part in node:
            check(part, where)
    elif isinstance(node, dict):
        if set(node) == {"@id"}:
            return
        types = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
        known = set().union(*(PROPERTIES[name] for name in types))
        assert set(node) - {"@type", "@id"} <= known, f"{where}: {set(node) - known} of {types}"
        for name, value in node.items():
            if name in ("startDate", "endDate", "datePublished"):
                assert ISO_8601.fullmatch(value), f"{where}: {name} {value}"
            if name not in ("@type", "@id"):
                check(value, where)


def test_json_ld_is_what_schema_org_knows(files: dict[str, str]) -> None:
    nodes = list(structured(files))
    for path, node in nodes:
        check(node, path)
    types = {str(node["@type"]) for _, node in nodes}
    assert {"WebSite", "['Event', 'CreativeWork']", "NewsArticle", "Place", "BreadcrumbList"} <= types


def test_an_event_carries_its_date_as_edtf_and_its_articles_point_to_it(files: dict[str, str]) -> None:
    by_path: dict[str, list[dict[str, Any]]] = {}
    for path, node in structured(files):
        by_path.setdefault(path, []).append(node)
    dates = {}
    for path, nodes in by_path.items():
        if path.startswith("events/"):
            event = next(node for node in nodes if "Event" in node["@type"])
            articles = [node for node in nodes if node["@type"] == "NewsArticle"]
            assert articles
            assert all(article["about"] == {"@id": event["@id"]} for article in articles)
            dates[event["name"]] = event.get("temporalCoverage"), event.get("startDate")
            trail = next(node for node in nodes if node["@type"] == "BreadcrumbList")
            assert [step["position"] for step in trail["itemListElement"]] == [1, 2]
    assert dates["Lễ hội gốm"] == ("2024-05", "2024-05")
    assert dates["Đoàn khảo sát thăm cảng Liên Chiểu"] == ("2024-10-03", "2024-10-03")


def test_json_ld_cannot_be_broken_out_of(tmp_path: Path) -> None:
    title = "A </script><script>alert(1)</script> &lt;b&gt; <!-- x"
    article = f"---\ntitle: '{title}'\n---\nNgày 3/10/2024, chợ họp.\n"
    rendered = render_project(make_project(tmp_path, {"a.md": article}))
    page = next(rendered[path].decode("utf-8") for path in rendered if re.fullmatch(r"events/[^/]+\.md", path))
    scripts = lxml.html.fromstring(page.partition("\n---\n")[2]).xpath("//script")
    assert [script.get("type") for script in scripts] == ["application/ld+json"]
    assert json.loads(scripts[0].text)["@graph"][0]["name"] == title
