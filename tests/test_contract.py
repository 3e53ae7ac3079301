"""What `nienbieu analyse` prints: the shape that its JSON Schema promises, and what no schema can say."""

from __future__ import annotations

import functools
import itertools
import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.text import sort_key
from tests.golden import SITES
from tests.projects import ROOT, STORM, VISIT, build_project, make_project, print_analysis

SCHEMA_FILE = ROOT / "generator" / "schema" / "timeline-1.json"
SCHEMA: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

PROJECTS = {"sample": ROOT, **{path.name: path for path in SITES}}

DOCUMENTED = {
    "": ["schema", "articles", "events", "actors", "issues"],
    "articles": ["id", "path", "title", "language", "source", "published", "happened", "actors", "event"],
    "events": ["id", "edtf", "title", "articles", "actors", "why"],
    "actors": ["id", "kind", "name", "aliases", "roles"],
    "issues": ["path", "line", "code", "message", "hint"],
}
"""The keys in the order in which the contract gives them; others may stand between them."""


@functools.cache
def analysis_of(name: str) -> dict[str, Any]:
    """What `nienbieu analyse --text` prints of a project."""
    loaded: dict[str, Any] = json.loads(print_analysis(PROJECTS[name], text=True))
    return loaded


@pytest.fixture(params=sorted(PROJECTS))
def analysis(request: pytest.FixtureRequest) -> dict[str, Any]:
    return analysis_of(request.param)


def findings_of(article: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from (article["published"], article["happened"])


def quotes_of(article: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for finding in findings_of(article):
        yield from (*finding["evidence"], *finding["rejected"])


def faults_in(value: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(value)]


# ── the schema ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_comes_with_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert SCHEMA_FILE.relative_to(ROOT).parts[0] in project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]


def test_the_output_fits_the_schema(analysis: dict[str, Any]) -> None:
    assert not faults_in(analysis)


def test_it_fits_without_the_texts_too() -> None:
    printed = json.loads(print_analysis(ROOT))
    assert not faults_in(printed)
    assert all({"text", "body", "cut"}.isdisjoint(article) for article in printed["articles"])


def test_more_keys_are_allowed() -> None:
    printed = json.loads(print_analysis(ROOT))
    printed["more"] = printed["articles"][0]["more"] = printed["articles"][0]["happened"]["more"] = 1
    assert not faults_in(printed)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "nienbieu/timeline/2"),
        (("articles", 0, "id"), "Has Spaces"),
        (("articles", 0, "published", "datetime"), "4 October"),
        (("articles", 0, "happened", "edtf"), "3/10/2024"),
        (("articles", 0, "happened", "edtf"), ""),
        (("articles", 0, "happened", "precision"), "hour"),
        (("articles", 0, "happened", "confidence"), 98),
        (("articles", 0, "happened", "confidence"), "0.98"),
        (("articles", 0, "happened", "evidence"), []),
        (("articles", 0, "happened", "evidence", 0, "start"), -1),
        (("articles", 0, "happened", "evidence", 0, "says"), ""),
        (("articles", 0, "source"), "VOV"),
        (("articles", 0, "source", "url"), "javascript:alert(1)"),
        (("articles", 0, "body"), [[1, 2, 3]]),
        (("events", 0, "articles"), []),
        (("actors", 0, "kind"), "robot"),
        (("actors", 0, "roles"), [{"title": "King"}]),
        (("issues", 0, "severity"), "warning"),
        (("issues", 0, "line"), None),
    ],
    ids=str,
)
def test_the_schema_refuses_what_does_not_fit(path: tuple[str | int, ...], value: object) -> None:
    broken = json.loads(json.dumps(analysis_of("sample")))
    place = functools.reduce(lambda part, key: part[key], path[:-1], broken)
    place[path[-1]] = value
    assert faults_in(broken)


@pytest.mark.parametrize("part", [key for key in DOCUMENTED if key])
def test_the_schema_misses_each_documented_key(part: str) -> None:
    for key in DOCUMENTED[part]:
        broken = json.loads(json.dumps(analysis_of("sample")))
        del broken[part][0][key]
        assert faults_in(broken), f"{part}: {key} may be missing"


# ── what no schema can say ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("part", DOCUMENTED)
def test_the_keys_stand_in_the_documented_order(part: str) -> None:
    sample = analysis_of("sample")
    for value in sample[part] if part else [sample]:
        assert [key for key in value if key in DOCUMENTED[part]] == DOCUMENTED[part]
        assert not part or list(value) == list(sample[part][0]), "all have the same keys in one order"


def test_offsets_lead_to_the_words_that_are_quoted(analysis: dict[str, Any]) -> None:
    for article in analysis["articles"]:
        for quote in quotes_of(article):
            if quote["start"] is None:
                assert quote["end"] is None
            else:
                assert article["text"][quote["start"] : quote["end"]] == quote["quote"] != ""


def test_body_and_cut_are_parts_of_the_text_one_after_another(analysis: dict[str, Any]) -> None:
    for article in analysis["articles"]:
        spans = sorted([*map(tuple, article["body"]), *((cut["start"], cut["end"]) for cut in article["cut"])])
        assert article["body"], "an article has a body"
        assert all(0 <= start < end <= len(article["text"]) for start, end in spans)
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


def test_no_date_rests_on_what_was_cut_off(analysis: dict[str, Any]) -> None:
    """But for header lines, which are taken off the article because they are its date."""
    for article in analysis["articles"]:
        related = [cut for cut in article["cut"] if "liên quan" in cut["why"] or "other news" in cut["why"]]
        for finding in findings_of(article):
            for evidence in finding["evidence"]:
                start = evidence["start"]
                assert start is None or not any(cut["start"] <= start < cut["end"] for cut in related)


def test_what_is_named_is_there(analysis: dict[str, Any]) -> None:
    ids = {part: [thing["id"] for thing in analysis[part]] for part in ("articles", "events", "actors")}
    assert all(len(set(names)) == len(names) for names in ids.values())
    for article in analysis["articles"]:
        assert article["event"] in ids["events"]
        assert set(article["actors"]) <= set(ids["actors"])
    for thing in (*analysis["events"], *analysis["actors"]):
        assert set(thing["articles"]) <= set(ids["articles"])
        assert set(thing.get("actors", ())) <= set(ids["actors"])


def test_both_ends_of_every_tie_agree(analysis: dict[str, Any]) -> None:
    by_event = {event["id"]: event["articles"] for event in analysis["events"]}
    by_actor = {actor["id"]: actor["articles"] for actor in analysis["actors"]}
    assert sorted(name for names in by_event.values() for name in names) == sorted(
        article["id"] for article in analysis["articles"]
    ), "every article reports exactly one event"
    for article in analysis["articles"]:
        assert article["id"] in by_event[article["event"]]
        assert {actor for actor, names in by_actor.items() if article["id"] in names} == set(article["actors"])


def first_day(edtf: str) -> tuple[bool, str]:
    """What a list by date is ordered by: what has no year comes last."""
    return not edtf[:4].isdigit(), edtf.partition("/")[0]


def test_articles_and_events_stand_in_the_order_of_time(analysis: dict[str, Any]) -> None:
    articles = [(first_day(article["happened"]["edtf"]), article["id"]) for article in analysis["articles"]]
    events = [(first_day(event["edtf"]), event["id"]) for event in analysis["events"]]
    assert articles == sorted(articles)
    assert events == sorted(events)


def test_actors_stand_by_kind_then_name(analysis: dict[str, Any]) -> None:
    kinds = ("person", "organisation", "place")
    actors = [(kinds.index(a["kind"]), sort_key(a["name"]), a["id"]) for a in analysis["actors"]]
    assert actors == sorted(actors)


def test_issues_stand_with_the_faults_first(analysis: dict[str, Any]) -> None:
    issues = [(i["severity"] != "fault", i["path"], i["line"], i["code"]) for i in analysis["issues"]]
    assert issues == sorted(issues)


def test_the_site_publishes_what_the_command_prints(tmp_path: Path) -> None:
    articles = {"tham-cang.md": VISIT, "bao.txt": STORM, "trong.txt": ""}
    folder = make_project(tmp_path, articles, "site_name: Thử\nextra:\n  timeline:\n    order: sideways\n")
    build_project(folder)
    published = (folder / "site" / "data" / "timeline.json").read_text(encoding="utf-8")
    assert published == print_analysis(folder)


def test_offsets_count_characters_of_the_file_as_stored(tmp_path: Path) -> None:
    """Not of the normal form: here the file has Windows line ends, letters in parts, and a mark that is not seen."""
    text = "\u200bĐoàn đã thăm cảng.\r\n\r\nSáng 3/10/2024, đoàn khảo sát rời Đà Nẵng.\r\n"
    folder = make_project(tmp_path, {"bai.txt": text})
    article = json.loads(print_analysis(folder, text=True))["articles"][0]
    assert article["text"] == text
    assert article["happened"]["edtf"] == "2024-10-03"
    quotes = [quote for quote in article["happened"]["evidence"] if quote["start"] is not None]
    assert quotes
    assert all(text[quote["start"] : quote["end"]] == quote["quote"] for quote in quotes)
    assert any("3/10/2024" in quote["quote"] for quote in quotes)
