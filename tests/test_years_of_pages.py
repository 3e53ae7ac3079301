"""Which years have a page where the first page does not show everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import STORM, VISIT, make_project, render_project


def test_a_year_in_which_something_is_only_mentioned_has_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.rendering.paging.WHOLE", 1)
    monkeypatch.setattr("generator.rendering.home.LATEST", 1)
    told = "Ngày 3/10/2019, ông Lương Vĩnh Khoát khánh thành cảng Liên Chiểu ở Đà Nẵng."
    articles = {"storm.md": STORM, "visit.md": f"{VISIT}\nÔng Lương Vĩnh Khoát đã tới nơi.\n\n{told}\n"}
    files = render_project(make_project(tmp_path, articles))
    assert told in str(files["years/2019.md"], "utf-8")
    assert 'href="years/2019/"' in str(files["index.md"], "utf-8")
    assert 'href="../2019/"' in str(files["years/2023.md"], "utf-8")
