"""Compiled templates are kept beside the code, for the product's own alone, and only for the same text."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from generator import compiled
from generator.compiled import Compiled, place_beside_code
from tests.projects import write_files


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The product's templates and what is compiled of them, each in a folder of the test."""
    monkeypatch.setattr(compiled, "TEMPLATES", tmp_path / "product")
    monkeypatch.setattr(compiled, "_FOLDER", tmp_path / "kept")


def render(folder: Path, text: str) -> str:
    """What the template `page.html` of a folder gives, in an environment of its own."""
    write_files(folder, {"page.html": text})
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), autoescape=True)
    environment.bytecode_cache = Compiled(environment)
    return environment.get_template("page.html").render()


def kept(tmp_path: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (tmp_path / "kept").glob("*")}


def test_a_template_of_the_product_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert render(tmp_path / "product", "{{ 1 + 1 }}") == "2"
    assert len(kept(tmp_path)) == 1
    monkeypatch.setattr(jinja2.Environment, "compile", lambda *_, **__: pytest.fail("compiled again"))
    assert render(tmp_path / "product", "{{ 1 + 1 }}") == "2"


def test_another_text_is_compiled_anew(tmp_path: Path) -> None:
    render(tmp_path / "product", "{{ 1 + 1 }}")
    assert render(tmp_path / "product", "{{ 1 + 2 }}") == "3"
    assert len(kept(tmp_path)) == 1


def test_a_template_of_a_project_is_never_kept(tmp_path: Path) -> None:
    render(tmp_path / "project", "{{ 1 + 1 }}")
    assert kept(tmp_path) == {}


@pytest.mark.parametrize("harm", [lambda data: data[:20], lambda data: b"x" + data, lambda data: b""])
def test_what_was_spoilt_is_compiled_anew(tmp_path: Path, harm: object) -> None:
    render(tmp_path / "product", "{{ 1 + 1 }}")
    for path in (tmp_path / "kept").glob("*"):
        path.write_bytes(harm(path.read_bytes()))  # type: ignore[operator]
    assert render(tmp_path / "product", "{{ 1 + 1 }}") == "2"


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file", encoding="utf-8")
    assert render(tmp_path / "product", "{{ 1 + 1 }}") == "2"


def test_what_is_made_of_the_product_is_kept_beside_the_code_or_else_in_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert place_beside_code(tmp_path / "project") == tmp_path / "kept"
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert place_beside_code(tmp_path / "project") == tmp_path / "project"
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    write_files(tmp_path, {"file": ""})
    monkeypatch.setattr(compiled, "_FOLDER", tmp_path / "file" / "kept")
    assert place_beside_code(tmp_path / "project") == tmp_path / "project"
