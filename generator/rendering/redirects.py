"""Old addresses of events as plain pages that lead on: no plugin, no script, and a link for who has neither."""

from __future__ import annotations

import html
from collections.abc import Iterator

from generator.model import EventId, Timeline
from generator.rendering.addresses import Addresses, event_page
from generator.wording import Wording

_PAGE = """<!doctype html>
<!-- generator: nienbieu -->
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={address}">
<link rel="canonical" href="{address}">
<title>{moved}</title>
</head>
<body>
<p>{moved_to} <a href="{address}">{title}</a></p>
</body>
</html>
"""


def render_redirects(timeline: Timeline, addresses: Addresses, wording: Wording) -> Iterator[tuple[str, str]]:
    """For each old address its file in `site_src/` and the page: static HTML, which builders copy as it is."""
    titles = {event.id: event.title for event in timeline.events}
    for old, event in timeline.redirects.items():
        here = redirect_file(old, addresses)
        page = _PAGE.format(
            language=html.escape(wording.language),
            address=html.escape(addresses.link(here, event_page(event))),
            moved=html.escape(wording("page.moved")),
            moved_to=html.escape(wording("page.moved_to")),
            title=html.escape(titles[event]),
        )
        yield here, page


def redirect_file(old: str, addresses: Addresses) -> str:
    """The path of the file that is served where the page of the event `old` would be."""
    address = addresses.of(event_page(EventId(old)))
    return f"{address}index.html" if address.endswith("/") else address
