"""The picture of the README: the timeline of the sample articles beside the page of one event.

`make picture` writes `docs/site.png`; run it again when the site looks different.
"""

from __future__ import annotations

import base64
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import LAUNCH_ARGUMENTS, ensure_chromium
from tests.browser.conftest import build, copy_sample, served

TARGET = Path(__file__).parents[2] / "docs" / "site.png"
_WIDTH, _HEIGHT = 1100, 1000
_PAIR = """<style>
body { margin: 0; padding: 24px; width: max-content; background: #d9d9d6 }
body { display: flex; align-items: flex-start; gap: 24px }
img { border-radius: 6px }
</style><body>{pictures}</body>"""
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
            pictures = [_photograph(browser, url + path) for path in ("", f"events/{event.name}/")]
        TARGET.parent.mkdir(exist_ok=True)
        TARGET.write_bytes(_side_by_side(browser, pictures))
        browser.close()


def _photograph(browser: Browser, url: str) -> bytes:
    page = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT}, color_scheme="light")
    page.goto(url, wait_until="networkidle")
    return page.screenshot()


def _side_by_side(browser: Browser, pictures: list[bytes]) -> bytes:
    page = browser.new_page(viewport={"width": 2 * _WIDTH, "height": _HEIGHT})
    images = "".join(_PICTURE.format(data=base64.b64encode(p).decode(), width=_WIDTH * 7 // 10) for p in pictures)
    page.set_content(_PAIR.replace("{pictures}", images))
    return page.locator("body").screenshot()


if __name__ == "__main__":
    main()
