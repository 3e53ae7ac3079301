"""Old addresses of events as plain pages that lead on: no plugin, no script, and a link for who has neither."""

from __future__ import annotations

import html

from generator.model import EventId
from generator.rendering.addresses import Addresses, event_page
from generator.rendering.lookups import Lookups

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


def render_redirect(old: str, look: Lookups) -> str:
    """The page at an old address: static HTML, which builders copy as it is."""
    event = look.events[look.leads_to[old]]
    return _PAGE.format(
        language=html.escape(look.wording.language),
        address=html.escape(look.link(redirect_file(old, look.addresses), event_page(event.id))),
        moved=html.escape(look.wording("page.moved")),
        moved_to=html.escape(look.wording("page.moved_to")),
        title=html.escape(event.title),
    )


def redirect_file(old: str, addresses: Addresses) -> str:
    """The path of the file that is served where the page of the event `old` would be."""
    address = addresses.of(event_page(EventId(old)))
    return f"{address}index.html" if address.endswith("/") else address
