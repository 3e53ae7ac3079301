"""The picture of the READMEs (timeline, event, a phone in the dark) and the one that links to a site are shown with.

`make picture` writes `docs/site.png` and `site_src/assets/images/card.png`; run it again when the site looks different.
"""

from __future__ import annotations

import base64
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import LAUNCH_ARGUMENTS, ensure_chromium
from tests.browser.conftest import build, copy_sample, served

_ROOT = Path(__file__).parents[2]
TARGET = _ROOT / "docs" / "site.png"
CARD = _ROOT / "site_src" / "assets" / "images" / "card.png"
_WIDTH, _HEIGHT = 1250, 1000
_PHONE = 390
_PAIR = """<!doctype html><style>
body { margin: 0; padding: 24px; width: max-content; background: #d9d9d6 }
body { display: flex; align-items: flex-start; gap: 24px }
img { border-radius: 6px }
</style><body>{pictures}</body>"""
_SPINE = """<style>body { margin: 0; background: #fff }</style>
<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630" fill="#b5241b">
<path d="M296 0h8v630h-8z" fill="#dcdcd7"/>
<circle cx="300" cy="150" r="26"/><rect x="288" y="280" width="24" height="86" rx="12"/>
<circle cx="300" cy="500" r="22" fill="#fff"/>
<circle cx="300" cy="500" r="22" fill="none" stroke="#b5241b" stroke-width="8" stroke-dasharray="6 8"/>
<g fill="#16181b"><path d="M380 126h560v48H380zM380 286h430v48H380zM380 476h500v48H380z"/></g>
<g fill="#dcdcd7"><path d="M380 196h640v18H380zM380 228h520v18H380zM380 356h600v18H380z"/>
<path d="M380 388h660v18H380zM380 546h580v18H380z"/></g>
<path d="M90 108h46v90H90zM154 108h46v90h-46zM90 282h46v90H90z"/>
<path d="M380 356h190v18H380z" fill="#ffe97f"/>
</svg>"""
"""A spine with three days on it, and no word: it stands for any site in any language."""
_PICTURE = '<img src="data:image/png;base64,{data}" width="{width}">'


def main() -> None:
    """Builds the sample, photographs two of its pages, and puts them side by side."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = Path(folder) / "sample"
        project.mkdir()
        copy_sample(project)
        build(project)
        event = max((project / "site" / "events").iterdir(), key=lambda page: (page / "index.html").stat().st_size)
        browser = playwright.chromium.launch(executable_path=ensure_chromium(), args=list(LAUNCH_ARGUMENTS))
        with served(project / "site") as url:
            pictures = [(_photograph(browser, url + path), _WIDTH) for path in ("", f"events/{event.name}/")]
            pictures.append((_photograph(browser, f"{url}actors/mark-rutte/", _PHONE, dark=True), _PHONE))
        for target, picture in ((TARGET, _side_by_side(browser, pictures)), (CARD, _card(browser))):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(picture)
        browser.close()


def _photograph(browser: Browser, url: str, width: int = _WIDTH, *, dark: bool = False) -> bytes:
    scheme: Literal["dark", "light"] = "dark" if dark else "light"
    page = browser.new_page(viewport={"width": width, "height": _HEIGHT}, color_scheme=scheme)
    page.goto(url, wait_until="networkidle")
    return page.screenshot()


def _side_by_side(browser: Browser, pictures: list[tuple[bytes, int]]) -> bytes:
    page = browser.new_page(viewport={"width": 2 * _WIDTH, "height": _HEIGHT})
    images = "".join(
        _PICTURE.format(data=base64.b64encode(data).decode(), width=width * 6 // 10) for data, width in pictures
    )
    page.set_content(_PAIR.replace("{pictures}", images))
    return page.locator("body").screenshot()


def _card(browser: Browser) -> bytes:
    page = browser.new_page(viewport={"width": 1200, "height": 630})
    page.set_content(_SPINE)
    return page.screenshot()


if __name__ == "__main__":
    main()
