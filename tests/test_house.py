"""How the house is built: who may import whom, how large a room may be, and what stays outside."""

from __future__ import annotations

import ast
import graphlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.projects import ROOT

GENERATOR = ROOT / "generator"

ORDER = (
    "text",
    "slug",
    "alternatives",
    "guarded_yaml",
    "late",
    "model",
    "issues",
    "plain",
    "workers",
    "cache",
    "recall",
    "lazily",
    "indented",
    "folders",
    "product",
    "compiled",
    "wording",
    "knowledge",
    "config",
    "reading",
    "corrections",
    "actors",
    "dating",
    "events",
    "timeline",
    "contract",
    "rendering",
    "publishing",
    "study",
    "pipeline",
    "build",
    "summary",
    "speaking",
    "unchanged",
    "why",
    "explain",
    "adding",
    "watching",
    "preview",
    "cli",
)
"""The modules and packages of `generator/` from the lowest to the highest: each imports only what stands before it."""

INSIDE = {
    "model": ("dates", "words", "article", "events"),
    "reading": (
        "legacy",
        "decode",
        "draft",
        "language",
        "headline",
        "lines",
        "headers",
        "forms",
        "clutter",
        "compose",
        "folder",
    ),
    "adding": ("fetch", "shelf", "add", "project"),
    "actors": (
        "forms",
        "speech",
        "lexicon",
        "words",
        "runs",
        "organisation",
        "pieces",
        "titles",
        "mentions",
        "evidence",
        "decide",
        "coreference",
        "bodies",
        "recognise",
        "quotations",
        "reasons",
        "ledger",
        "traits",
        "namesakes",
        "wishes",
        "additions",
    ),
    "dating": (
        "yearly",
        "mentions",
        "parse",
        "published",
        "order",
        "situation",
        "facts",
        "choose",
        "evidence",
        "meaning",
        "testimony",
        "year",
        "reasons",
        "decide",
        "resolve",
        "together",
    ),
    "events": ("terms", "anchor", "likeness", "pairs", "group", "gather", "event"),
    "rendering": (
        "addresses",
        "paging",
        "slugs",
        "prose",
        "shapes",
        "lookups",
        "dates",
        "cards",
        "activity",
        "articles",
        "actors",
        "quotations",
        "events",
        "sources",
        "days",
        "lanes",
        "redirects",
        "undated",
        "structured",
        "home",
        "pages",
        "searchable",
        "data",
        "render",
    ),
    "publishing": (
        "write",
        "listening",
        "lock",
        "exchange",
        "records",
        "trees",
        "steady",
        "indexer",
        "search",
        "settings",
        "context",
        "listing",
        "press",
        "mkdocs",
    ),
}
"""The same inside a package, for those of its modules that have a fixed place."""

MOST_LINES = 350
MOST_LINES_OF_A_FUNCTION = 50

CLOCKS = {"now", "today", "utcnow", "localtime", "gmtime", "monotonic", "perf_counter", "time_ns"}
OUTSIDE = {"time", "locale", "random", "secrets", "uuid", "requests", "httpx", "urllib.request", "http.client"}
"""What would make the output depend on the moment, the machine, chance or the network."""

SAMPLE_NAMES = re.compile(
    r"rutte|stoltenberg|zelen|dê-len|odess?a|k[iy]y?[ie]v\b|\bnato\b|ukrain|u-crai|\bbrussels\b|patriot|washington"
    r"|b(?:ü|ue?)rgenstock|2024-|2025-|/2024|/2025",
    re.IGNORECASE,
)
"""People, places and dates of the articles in `content/`: facts belong in `knowledge/`, never in code."""

FILES = sorted(GENERATOR.rglob("*.py"))


def name_of(path: Path) -> str:
    """`generator/reading/html.py` → `reading.html`; a package by its folder's name."""
    parts = path.relative_to(GENERATOR).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in FILES if name_of(path)}


@cache
def read(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def imports_of(path: Path) -> tuple[tuple[str, int], ...]:
    """The modules of `generator` that a file imports, anywhere in it, with the line."""
    return tuple(_find_imports(read(path)))


def _find_imports(module: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module is not None and node.level == 0:
            for alias in node.names:
                inside = f"{node.module}.{alias.name}".removeprefix("generator.")
                outer = node.module.removeprefix("generator.")
                if node.module.split(".")[0] == "generator":
                    yield (inside if inside in MODULES else outer), node.lineno
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("generator."):
                    yield alias.name.removeprefix("generator."), node.lineno


def show(faults: list[str], rule: str) -> str:
    return rule + "\n  " + "\n  ".join(faults)


def test_every_module_has_its_place() -> None:
    tops = {name.split(".")[0] for name in MODULES}
    faults = [
        *(f"{name}: is in generator/, but not in ORDER" for name in sorted(tops - set(ORDER))),
        *(f"{name}: is in ORDER, but not in generator/" for name in sorted(set(ORDER) - tops)),
        *(
            f"{package}.{name}: is in INSIDE, but not in generator/"
            for package, names in INSIDE.items()
            for name in names
            if f"{package}.{name}" not in MODULES
        ),
    ]
    assert not faults, show(faults, "Say in tests/test_house.py where it stands, from the lowest to the highest:")


def test_a_module_imports_only_what_stands_before_it() -> None:
    place = {name: index for index, name in enumerate(ORDER)}
    faults = []
    for name, path in MODULES.items():
        mine = name.split(".")[0]
        for target, line in imports_of(path):
            other = target.split(".")[0]
            if other != mine and place.get(other, 0) > place.get(mine, len(ORDER)):
                faults.append(f"{path.relative_to(ROOT)}:{line}: {name} imports {target}, which stands after it")
    assert not faults, show(faults, "Move the code down, or what it needs up (ORDER in tests/test_house.py):")


def test_inside_a_package_too() -> None:
    faults = []
    for package, names in INSIDE.items():
        place = {f"{package}.{name}": index for index, name in enumerate(names)}
        for name, path in MODULES.items():
            mine = ".".join(name.split(".")[:2])
            for target, line in imports_of(path):
                other = ".".join(target.split(".")[:2])
                if mine in place and place.get(other, -1) > place[mine]:
                    faults.append(f"{path.relative_to(ROOT)}:{line}: {name} imports {target}")
    assert not faults, show(faults, "The order in a package is INSIDE in tests/test_house.py:")


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {name: {target for target, _ in imports_of(path)} - {name} for name, path in MODULES.items()}
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        pytest.fail(f"a circle of imports: {' ← '.join(error.args[1])}", pytrace=False)


def test_nothing_reads_the_clock_the_locale_chance_or_the_network() -> None:
    faults = []
    for path in FILES:
        for node in ast.walk(read(path)):
            where = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Import):
                faults += [f"{where}: import {a.name}" for a in node.names if a.name in OUTSIDE]
            elif isinstance(node, ast.ImportFrom):
                names = {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
                faults += [f"{where}: from {name}" for name in names if name in OUTSIDE]
            elif isinstance(node, ast.Attribute) and node.attr in CLOCKS:
                faults.append(f"{where}: {ast.unparse(node)}")
    assert not faults, show(faults, "The same input must give the same site on every day and every machine:")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(GENERATOR)))
def test_files_and_functions_stay_small(path: Path) -> None:
    tree = read(path)
    lines = len(path.read_text(encoding="utf-8").splitlines())
    faults = [f"{path.relative_to(ROOT)}: {lines} lines, of at most {MOST_LINES}"] if lines > MOST_LINES else []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MOST_LINES_OF_A_FUNCTION:
                faults.append(f"{path.relative_to(ROOT)}:{node.lineno}: {node.name} has {length} lines")
    assert not faults, show(faults, "Split it where one sentence no longer says what it does:")


def strings_of(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The strings of a file that its program uses: without docstrings, which may give examples."""
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value, node.lineno


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(GENERATOR)))
def test_no_code_names_what_only_the_samples_say(path: Path) -> None:
    faults = [
        f"{path.relative_to(ROOT)}:{line}: {found.group()!r} in {text[:80]!r}"
        for text, line in strings_of(read(path))
        for found in SAMPLE_NAMES.finditer(text)
    ]
    assert not faults, show(faults, "Facts belong in generator/knowledge/:")


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "CONTRIBUTING.md",
        "DECISIONS.md",
        "LICENSE",
        "Makefile",
        "mkdocs.yml",
        "pyproject.toml",
        "requirements.lock",
        "requirements-dev.lock",
        ".gitignore",
        ".github/workflows/pages.yml",
        "content/actors.yml",
        "content/corrections.yml",
        "templates/pages",
        "templates/theme",
        "templates/strings/vi.yml",
        "templates/strings/en.yml",
        "site_src/assets/stylesheets/tokens.css",
        "generator/schema/timeline-1.json",
        "generator/knowledge/README.md",
        "tests/sites",
        "tests/browser",
    ],
)
def test_the_top_folder_holds_what_is_promised(path: str) -> None:
    assert (ROOT / path).exists(), f"{path} is not there"


def test_the_readme_says_something() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8")) > 500, "README.md is all but empty"


DOCUMENTS = sorted(ROOT.glob("*.md"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_tells_to_run_can_be_run(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    told = set(re.findall(r"(?:`|^|\$ )make ([a-z][a-z-]*)", text, re.MULTILINE))
    assert told <= targets, f"{document.name} tells of make {', '.join(sorted(told - targets))}"
    from generator.cli import main

    verbs = set(re.findall(r"(?:`|^|\$ )nienbieu ([a-z]+)", text, re.MULTILINE))
    assert verbs <= set(main.commands), f"{document.name} tells of nienbieu {verbs - set(main.commands)}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_links_to_is_there(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)\s#]+)", document.read_text(encoding="utf-8"))
    missing = [link for link in links if not (document.parent / link).exists()]
    assert not missing, f"{document.name} links to {missing}"
