"""The whole way with its end: an analysis rendered, written and made into a site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import jinja2

from generator.config import Config
from generator.issues import Issue, fault, in_order
from generator.pipeline import Analysis, Progress, analyse, quietly
from generator.product import ASSETS
from generator.publishing.mkdocs import build_site
from generator.publishing.write import Written, write_all
from generator.rendering.render import render
from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    analysis: Analysis
    written: Written
    pages: int
    issues: tuple[Issue, ...]


class TemplateFaultError(Exception):
    """A template of the project cannot be used; the issue says where and why."""

    def __init__(self, issue: Issue) -> None:
        """Carries the issue."""
        super().__init__(issue.code)
        self.issue = issue


def build(
    config: Config,
    wording: Wording,
    issues: list[Issue],
    destination: Path | None = None,
    progress: Progress = quietly,
) -> Built:
    """content/ → site/ (or `destination`).

    Raises `SiteError`, `TemplateFaultError` or OSError when no site can be made.
    """
    found = analyse(config, progress)
    files = make_files(found, config, wording)
    written = write_all(files, config.site_src, config.state)
    pages, warned = build_site(config, destination or config.site)
    everything = in_order([*issues, *found.issues, *written.issues, *warned])
    return Built(found, written, pages, everything)


def make_files(found: Analysis, config: Config, wording: Wording) -> dict[str, bytes]:
    """Every generated file of `site_src/`, and the product's assets where the project is not the product itself."""
    try:
        rendered = render(found.timeline, found.issues, config, wording)
    except jinja2.TemplateError as error:
        raise TemplateFaultError(_template_fault(error)) from error
    files = {path: text.encode("utf-8") for path, text in rendered.items()}
    if ASSETS.resolve() != (config.site_src / "assets").resolve():
        for path in sorted(ASSETS.rglob("*")):
            if path.is_file():
                files[f"assets/{path.relative_to(ASSETS).as_posix()}"] = path.read_bytes()
    return files


def _template_fault(error: jinja2.TemplateError) -> Issue:
    name = getattr(error, "name", None) or "?"
    line = getattr(error, "lineno", None) or _line_in_template(error)
    return fault(f"templates/pages/{name}", line, "template-broken", cause=error.message or type(error).__name__)


def _line_in_template(error: BaseException) -> int:
    """The line of the template in which an error happened: Jinja rewrites the traceback to name it."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
