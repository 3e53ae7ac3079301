"""Timeline → {path: text}: every page and data file of `site_src/`, by the templates of the project or the product."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import jinja2
from markupsafe import Markup

from generator.config import Config
from generator.contract import describe, to_json
from generator.issues import Issue
from generator.model import Timeline
from generator.product import TEMPLATES
from generator.rendering.addresses import (
    ABOUT,
    ACTORS,
    DATA,
    HOME,
    UNDATED,
    actor_page,
    event_page,
    year_page,
)
from generator.rendering.redirects import render_redirects
from generator.rendering.views import Views
from generator.timeline import is_placed
from generator.wording import Wording

_WHOLE_TIMELINE = 150
"""With at most so many events all of them stand on the first page; else the first years, as far as they fit."""


def render(timeline: Timeline, issues: Sequence[Issue], config: Config, wording: Wording) -> dict[str, str]:
    """Every generated file by its path in `site_src/`. Raises `jinja2.TemplateError` for a broken template."""
    views = Views(timeline, config, wording)
    templates = make_environment(config, wording)
    pages = dict(_pages(timeline, views))
    counts = views.counts()
    rendered = {
        path: _render(templates, name, path, {**values, "counts": counts}, views)
        for path, (name, values) in pages.items()
    }
    rendered.update(render_redirects(timeline, views.addresses, wording))
    rendered[DATA] = to_json(describe(timeline, issues, wording))
    return rendered


def make_environment(config: Config, wording: Wording) -> jinja2.Environment:
    """Jinja as pages are made with it: everything is escaped, an unknown name is an error.

    A template of the project stands before the product's of the same name.
    """
    folders = [config.templates / "pages", TEMPLATES / "pages"]
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([folder for folder in folders if folder.is_dir()]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.globals.update(t=wording, site_name=config.site_name, language=wording.language)
    environment.filters["yaml"] = _yaml_string
    return environment


Page = tuple[str, tuple[str, dict[str, Any]]]


def _pages(timeline: Timeline, views: Views) -> Iterator[Page]:
    """Each page's path, its template and what the template is given."""
    placed = [event for event in timeline.events if is_placed(event)]
    years = views.years(placed, HOME)
    yield (
        HOME,
        ("timeline.md.j2", {"years": _fitting(years), "all_years": years, "span": _span(placed, views)}),
    )
    for year in years:
        here = year_page(year.year)
        mine = [event for event in placed if event.date.year == year.year]
        yield here, ("year.md.j2", {"year": views.years(mine, here)[0], "all_years": years})
    for event in timeline.events:
        here = event_page(event.id)
        before, after = views.neighbours(event, here)
        yield (
            here,
            (
                "event.md.j2",
                {
                    "event": views.card(event, here),
                    "finding": views.event(event),
                    "articles": views.articles(event),
                    "actors": [views.actor_link(actor, here) for actor in event.actors],
                    "why": [views.wording.say(phrase) for phrase in event.why],
                    "before": before,
                    "after": after,
                },
            ),
        )
    for actor in timeline.actors:
        here = actor_page(actor.id)
        values = {
            "actor": views.actor(actor, here),
            "years": views.events_of(actor, here),
            "undated": views.undated_of(actor, here),
        }
        yield here, ("actor.md.j2", values)
    yield ACTORS, ("actors.md.j2", {"actors": [views.actor(actor, ACTORS) for actor in timeline.actors]})
    yield UNDATED, ("undated.md.j2", {"articles": views.undated(UNDATED)})
    yield ABOUT, ("about.md.j2", {})


def _fitting(years: Sequence[Any]) -> list[Any]:
    """The first years whose events together fit on one page; at least one."""
    fitting: list[Any] = []
    total = 0
    for year in years:
        total += year.count
        if fitting and total > _WHOLE_TIMELINE:
            break
        fitting.append(year)
    return fitting


def _span(placed: Sequence[Any], views: Views) -> tuple[str, str]:
    if not placed:
        return "", ""
    return views.wording.date(placed[0].date, "plain"), views.wording.date(placed[-1].date, "plain")


def _render(templates: jinja2.Environment, name: str, here: str, values: Mapping[str, Any], views: Views) -> str:
    def link(there: str) -> str:
        return views.link(here, there)

    text = templates.get_template(name).render(
        values,
        link=link,
        year_link=lambda year: link(year_page(year)),
        home=link(HOME),
        actors_index=link(ACTORS),
        undated_page=link(UNDATED),
        about_page=link(ABOUT),
        data=link(DATA),
        config=views.config,
    )
    return _tidy(text)


def _tidy(text: str) -> str:
    """One unbroken block of HTML after the front matter: no blank line, no indent that Markdown would read."""
    head, mark, body = text.strip().partition("\n---\n")
    head = head.replace("---\n", "---\ngenerator: nienbieu\n", 1)
    lines = [line.strip() for line in body.split("\n")]
    return head + mark + "\n" + "\n".join(line for line in lines if line) + "\n"


def _yaml_string(value: object) -> Markup:
    """A YAML string for front matter: JSON is YAML, and keeps everything else out.

    Escaped for HTML as well, since the theme prints titles and descriptions as they are.
    """
    return Markup(json.dumps(html.escape(str(value)), ensure_ascii=False))
