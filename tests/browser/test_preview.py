"""`nienbieu serve` in a browser: it reloads after every change, keeps its place, and says what went wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.projects import VISIT, make_project, write_files
from tests.test_preview import SETTINGS, a_port, serve

pytestmark = pytest.mark.browser

EVENT = "events/2024-10-03-doan-khao-sat-tham-cang-lien-chieu/"
PATIENCE = 45_000
"""Milliseconds to wait for what takes one or two seconds, on a machine that is busy."""


def test_the_page_follows_what_is_written(page: Page, tmp_path: Path) -> None:
    long = VISIT + "\n\n".join(f"Đoạn thứ {n} của bài kể tiếp về cảng." for n in range(200))
    folder = make_project(tmp_path / "project", {"2024/tham-cang.md": long}, SETTINGS)
    content = folder / "content"
    with serve(folder, a_port()) as serving:
        page.goto(serving.address + EVENT)
        page.evaluate("scrollTo(0, 900)")
        for words in ("trọn hai ngày", "trọn ba ngày", "trọn bốn ngày"):  # each within three seconds of the last
            write_files(content, {"2024/tham-cang.md": long.replace("một ngày", words)})
            expect(page.locator("body")).to_contain_text(words, timeout=PATIENCE)
        page.wait_for_function("scrollY > 800", timeout=PATIENCE)

        write_files(folder, {"mkdocs.yml": "site_name: [Thử\n"})
        expect(page.locator("#nb-fault")).to_contain_text("mkdocs.yml", timeout=PATIENCE)
        expect(page.locator("body")).to_contain_text("trọn bốn ngày")
        write_files(folder, {"mkdocs.yml": SETTINGS})
        expect(page.locator("#nb-fault")).to_have_count(0, timeout=PATIENCE)

        page.goto(serving.address)
        write_files(content, {"cho.txt": "Chợ họp ở Cần Thơ\n\nNgày 1/5/2020, chợ họp ở Cần Thơ.\n"})
        expect(page.locator("body")).to_contain_text("Chợ họp ở Cần Thơ", timeout=PATIENCE)
        (content / "cho.txt").unlink()
        expect(page.locator("body")).not_to_contain_text("Chợ họp ở Cần Thơ", timeout=PATIENCE)
        (content / "2024").rename(content / "năm ngoái")
        expect(page.locator("body")).to_contain_text("Đoàn khảo sát", timeout=PATIENCE)
        page.goto("about:blank")  # before the server goes: a page that reloads would miss it
