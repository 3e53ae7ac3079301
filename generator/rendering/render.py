"""Timeline → {path: text}: every page and data file of `site_src/`, by the templates of the project or the product."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator, Sequence

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
    ATOM,
    CALENDAR,
    DATA,
    DAYS,
    EXPLORE,
    HOME,
    INDEX,
    JSON_FEED,
    ROBOTS,
    SOURCES,
    STORY,
    TABLE,
    UNDATED,
    actor_feed,
    actor_page,
    event_card,
    year_page,
)
from generator.rendering.cards import show_card
from generator.rendering.data.calendar import describe_calendar
from generator.rendering.data.feeds import Feed, describe_json_feed, make_feed
from generator.rendering.data.index import describe_index
from generator.rendering.data.story import describe_story
from generator.rendering.data.table import describe_table
from generator.rendering.lookups import Lookups
from generator.rendering.pages import Page, make_pages
from generator.rendering.redirects import render_redirects
from generator.wording import Wording

_PLACES = {
    "home": HOME,
    "explore_page": EXPLORE,
    "actors_index": ACTORS,
    "sources_page": SOURCES,
    "days_index": DAYS,
    "undated_page": UNDATED,
    "about_page": ABOUT,
    "data": DATA,
    "index": INDEX,
    "table": TABLE,
    "story": STORY,
    "calendar": CALENDAR,
    "atom": ATOM,
    "json_feed": JSON_FEED,
}
"""What every template may link to, by the name that it has there."""


def render(timeline: Timeline, issues: Sequence[Issue], config: Config, wording: Wording) -> dict[str, str]:
    """Every generated file by its path in `site_src/`. Raises `jinja2.TemplateError` for a broken template."""
    look = Lookups.of(timeline, config, wording)
    templates = make_environment(config, wording)
    files = {page.path: _render_page(templates, page, look) for page in make_pages(look)}
    files[DATA] = to_json(describe(timeline, issues, wording))
    files.update(_data_files(templates, look))
    return files


def make_environment(config: Config, wording: Wording) -> jinja2.Environment:
    """Jinja as pages are made with it: everything is escaped, an unknown name is an error.

    A template of the project stands before the product's of the same name; those of `data/` are named with it.
    """
    folders = [base / part for base in (config.templates, TEMPLATES) for part in ("pages", ".")]
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
    environment.filters["unescaped"] = Markup
    return environment


def _data_files(templates: jinja2.Environment, look: Lookups) -> Iterator[tuple[str, str]]:
    yield INDEX, describe_index(look)
    yield TABLE, describe_table(look)
    yield STORY, describe_story(look)
    yield CALENDAR, describe_calendar(look)
    sitemap = look.addresses.whole(look.config.site_url, "sitemap.xml") if look.config.site_url else ""
    yield ROBOTS, "# generator: nienbieu\nUser-agent: *\nAllow: /\n" + (f"\nSitemap: {sitemap}\n" if sitemap else "")
    yield from _feed(make_feed(look.config.site_name, HOME, ATOM, JSON_FEED, look.placed, look), "", templates)
    for actor in look.timeline.actors:
        paths = actor_page(actor.id), actor_feed(actor.id, ATOM), actor_feed(actor.id, JSON_FEED)
        title = f"{actor.name} · {look.config.site_name}"
        yield from _feed(
            make_feed(title, *paths, look.events_of.get(actor.id, ()), look), actor_feed(actor.id, ""), templates
        )
    card = templates.get_template("data/card.html.j2")
    for event in look.timeline.events:
        here = event_card(event.id)
        yield here, card.render(event=show_card(event, here, look), site_name=look.config.site_name) + "\n"
    yield from render_redirects(look.timeline, look.addresses, look.wording)


def _feed(feed: Feed, folder: str, templates: jinja2.Environment) -> Iterator[tuple[str, str]]:
    yield f"{folder}{ATOM}", templates.get_template("data/feed.xml.j2").render(feed=feed) + "\n"
    yield f"{folder}{JSON_FEED}", describe_json_feed(feed)


def _render_page(templates: jinja2.Environment, page: Page, look: Lookups) -> str:
    link = _linker(page.path, look)
    text = templates.get_template(page.template).render(
        page.values,
        link=link,
        year_link=lambda year: link(year_page(year)),
        config=look.config,
        **{name: link(path) for name, path in _PLACES.items()},
    )
    return _tidy(text)


def _linker(here: str, look: Lookups) -> Callable[[str], str]:
    return lambda there: look.link(here, there)


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
