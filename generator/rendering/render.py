"""Timeline → drafts: every page and data file of `site_src/`, by the templates of the project or the product."""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import jinja2
from markupsafe import Markup

from generator.compiled import Compiled
from generator.config import Config
from generator.issues import Issue
from generator.model import ActorId, EventId
from generator.product import SCHEMA_FILE, TEMPLATES
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
    SCHEMA,
    SOURCES,
    STORY,
    TABLE,
    UNDATED,
    actor_feed,
    actor_page,
    event_card,
    summaries_file,
    year_page,
)
from generator.rendering.cards import show_card
from generator.rendering.data.calendar import describe_calendar
from generator.rendering.data.feeds import Feed, describe_json_feed, make_feed
from generator.rendering.data.index import describe_index, describe_summaries
from generator.rendering.data.story import describe_story
from generator.rendering.data.table import describe_table
from generator.rendering.data.whole import describe_whole
from generator.rendering.drafts import Draft
from generator.rendering.lookups import Lookups
from generator.rendering.memory import SHOWN, Memory
from generator.rendering.pages import Page, make_pages
from generator.rendering.redirects import redirect_file, render_redirect
from generator.rendering.templates import Templates
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
    "schema": SCHEMA,
    "index": INDEX,
    "table": TABLE,
    "story": STORY,
    "calendar": CALENDAR,
    "atom": ATOM,
    "json_feed": JSON_FEED,
}
"""What every template may link to, by the name that it has there."""
_CARD, _FEED = "data/card.html.j2", "data/feed.xml.j2"


def make_drafts(issues: Sequence[Issue], look: Lookups, memory: Memory) -> Iterator[Draft]:
    """Every generated file of `site_src/`, still to be made; `issues` are what its data say of the site itself.

    Making a page raises `jinja2.TemplateError` for a broken template.
    """
    templates = Templates.of(make_environment(look.config, look.wording), memory)
    for page in make_pages(look):
        yield Draft(page.path, partial(_render_page, templates, page, look), templates.digest(page.template))
    told = hashlib.sha256(repr(issues).encode("utf-8", "surrogateescape")).hexdigest()
    yield Draft(DATA, partial(describe_whole, issues, look, memory), told)
    schema = SCHEMA_FILE.read_text(encoding="utf-8")
    yield Draft(SCHEMA, partial(str, schema), hashlib.sha256(schema.encode()).hexdigest())
    yield Draft(INDEX, partial(describe_index, look, memory))
    for year in look.paging.years:
        yield Draft(summaries_file(f"{year:04d}"), partial(describe_summaries, year, look))
    yield Draft(TABLE, partial(describe_table, look, memory))
    yield Draft(STORY, partial(describe_story, look, memory))
    yield Draft(CALENDAR, partial(describe_calendar, look, memory))
    yield Draft(ROBOTS, partial(_robots, look))
    yield from _feeds(templates, look)
    for event in look.timeline.events:
        yield Draft(event_card(event.id), partial(_card, templates, event.id, look), templates.digest(_CARD))
    for old in look.timeline.redirects:
        yield Draft(redirect_file(old, look.addresses), partial(render_redirect, old, look))


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
    environment.bytecode_cache = Compiled(environment)
    return environment


def _robots(look: Lookups) -> str:
    sitemap = look.addresses.whole(look.config.site_url, "sitemap.xml") if look.config.site_url else ""
    return "# generator: nienbieu\nUser-agent: *\nAllow: /\n" + (f"\nSitemap: {sitemap}\n" if sitemap else "")


def _feeds(templates: Templates, look: Lookups) -> Iterator[Draft]:
    """Atom and JSON Feed, of the whole site and of each actor."""
    digest = templates.digest(_FEED)
    actors = [actor.id for actor in look.timeline.actors]
    feeds: list[tuple[str, Callable[[Lookups], Feed]]] = [("", _feed_of_site)]
    feeds += [(actor_feed(actor, ""), partial(_feed_of_actor, actor)) for actor in actors]
    for folder, make in feeds:
        yield Draft(f"{folder}{ATOM}", partial(_atom, templates, make, look), digest)
        yield Draft(f"{folder}{JSON_FEED}", partial(_json_feed, make, look))


def _feed_of_site(look: Lookups) -> Feed:
    return make_feed(look.config.site_name, HOME, ATOM, JSON_FEED, look.placed, look)


def _feed_of_actor(actor: ActorId, look: Lookups) -> Feed:
    paths = actor_page(actor), actor_feed(actor, ATOM), actor_feed(actor, JSON_FEED)
    title = f"{look.called[actor].name} · {look.config.site_name}"
    return make_feed(title, *paths, look.events_of.get(actor, ()), look)


def _atom(templates: Templates, make: Callable[[Lookups], Feed], look: Lookups) -> str:
    return templates.render(_FEED, {"feed": make(look)}) + "\n"


def _json_feed(make: Callable[[Lookups], Feed], look: Lookups) -> str:
    return describe_json_feed(make(look))


def _card(templates: Templates, name: EventId, look: Lookups) -> str:
    card = show_card(look.events[name], event_card(name), look)
    return templates.render(_CARD, {"event": card, "site_name": look.config.site_name}) + "\n"


def _render_page(templates: Templates, page: Page, look: Lookups) -> str:
    link = _linker(page.path, look)
    values = {
        **page.values(look),
        "link": link,
        "year_link": lambda year: link(year_page(year)),
        "config": {name: getattr(look.config, name) for name in SHOWN},
        **{name: link(path) for name, path in _PLACES.items()},
    }
    return _tidy(templates.render(page.template, values))


def _linker(here: str, look: Lookups) -> Callable[[str], str]:
    return lambda there: look.link(here, there)


def _tidy(text: str) -> str:
    """One unbroken block of HTML after the front matter: no blank line, no indent that Markdown would read."""
    head, mark, body = text.strip().partition("\n---\n")
    head = head.replace("---\n", "---\ngenerator: nienbieu\n", 1)
    lines = [bare for line in body.split("\n") if (bare := line.strip())]
    return head + mark + "\n" + "\n".join(lines) + "\n"


def _yaml_string(value: object) -> Markup:
    """A YAML string for front matter: JSON is YAML, and keeps everything else out.

    Escaped for HTML as well, since the theme prints titles and descriptions as they are.
    """
    return Markup(json.dumps(html.escape(str(value)), ensure_ascii=False))
