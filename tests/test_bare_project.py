"""A project of three lines looks and speaks like the product: what its `mkdocs.yml` leaves out is filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.build import build
from tests.projects import make_project, open_project

ARTICLES = {"mot.txt": "Tàu chở ngũ cốc rời cảng\n\nNgày 3/10/2024, tàu rời cảng Odessa.\n"}
BARE = "site_name: A\nsite_url: https://user.github.io/repo/\n"


@pytest.mark.parametrize(
    ("theme", "language", "search", "month"),
    [
        ("", "vi", "Tìm kiếm", "Tháng 10"),
        ("theme: {name: material}\n", "vi", "Tìm kiếm", "Tháng 10"),
        ("theme: material\n", "vi", "Tìm kiếm", "Tháng 10"),
        ("theme: {name: material, language: en}\n", "en", "Search", "October"),
    ],
)
def test_it_speaks_one_language_throughout(theme: str, language: str, search: str, month: str, tmp_path: Path) -> None:
    project = open_project(make_project(tmp_path, ARTICLES, BARE + theme))
    assert build(project.config, project.wording, project.issues).issues == ()
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in page
    assert f'placeholder="{search}"' in page
    assert f">{month}</h3>" in page
    assert "nb-sections" in page
    assert re.search(r"fonts\.g(oogleapis|static)|cdnjs|unpkg", page) is None
