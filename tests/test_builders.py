"""`site_src/` is plain: MkDocs itself and its successors build it from the project's `mkdocs.yml` as it stands."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import lxml.html
import pytest

from generator.rendering.addresses import Addresses
from tests.projects import ROOT, open_project, render_project

BUILDERS = {
    "mkdocs": ("mkdocs", "build", "--strict"),
    "properdocs": ("properdocs", "build", "-f", "mkdocs.yml"),
    "zensical": ("zensical", "build"),
}
PLACE = ROOT / ".venv" / "builders" / "bin"
"""Where `make test-all` puts them."""


@pytest.mark.slow
@pytest.mark.parametrize("builder", BUILDERS)
def test_another_builder_makes_the_same_pages(builder: str, tmp_path: Path) -> None:
    program, *arguments = BUILDERS[builder]
    if not (PLACE / program).exists():
        pytest.skip("make .venv/builders/.made sets up the other builders")
    project = tmp_path / "project"
    shutil.copytree(ROOT / "content", project / "content")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    if builder == "zensical":  # which takes addresses in HTML for such of source files, and these differ otherwise
        settings += "\nuse_directory_urls: false\n"
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    files = render_project(project)
    for path, data in files.items():
        target = tmp_path / "site_src" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    done = subprocess.run(
        [PLACE / program, *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    addresses = Addresses(open_project(project).config.directory_urls)
    pages = [path for path in files if path.endswith(".md")]
    assert len(pages) > 40
    for path in pages:
        address = addresses.of(path)
        page = tmp_path / "site" / (address if address.endswith(".html") else f"{address}index.html")
        built = lxml.html.document_fromstring(page.read_text(encoding="utf-8"))
        ours = lxml.html.fromstring(files[path].decode("utf-8").partition("\n---\n")[2])
        shown = built.xpath("//div[@id='content']")
        assert len(shown) == 1, path
        assert words(shown[0]) == words(ours), path
    for path in ("feed.xml", "events.ics", "data/timeline.json", "robots.txt"):
        assert (tmp_path / "site" / path).read_bytes() == files[path]


def words(element: lxml.html.HtmlElement) -> list[str]:
    """The words of an element, and where its links lead."""
    links = [str(link) for link in element.xpath(".//a/@href")]
    return [*element.text_content().split(), *links]
