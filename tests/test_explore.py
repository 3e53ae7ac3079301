"""Who has a lane in Explore from the start."""

from __future__ import annotations

import json
from pathlib import Path

from tests.projects import make_project, render_project

ARTICLE = """---
title: Bão đổ bộ Hải Phòng
date: 2024-09-08
source: {source}
---
Ngày 7/9/2024, bão Yagi đổ bộ Hải Phòng. Hãng tin Reuters dẫn lời ông Lương Vĩnh Khoát cho biết nhiều nhà tốc mái.

Reuters cho hay ông Lương Vĩnh Khoát đã tới Hải Phòng.
"""


def test_an_outlet_of_the_articles_has_no_lane(tmp_path: Path) -> None:
    files = render_project(make_project(tmp_path, {"a.md": ARTICLE.format(source="Reuters")}))
    index = json.loads(files["data/events.json"])
    assert {name: rest for _, name, _, *rest in index["actors"]}["Reuters"] == [1]
    assert "Lương Vĩnh Khoát" in str(files["explore.md"], "utf-8")
    assert "Reuters" not in str(files["explore.md"], "utf-8")


def test_an_outlet_that_prints_none_of_the_articles_has_none_either(tmp_path: Path) -> None:
    files = render_project(make_project(tmp_path, {"a.md": ARTICLE.format(source="Dân trí")}))
    assert "Reuters" not in str(files["explore.md"], "utf-8")


def test_an_organisation_that_is_no_outlet_has_one(tmp_path: Path) -> None:
    files = render_project(make_project(tmp_path, {"a.md": ARTICLE.replace("Reuters", "UNESCO").format(source="VOV")}))
    assert "UNESCO" in str(files["explore.md"], "utf-8")
