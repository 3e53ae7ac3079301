"""`mkdocs.yml` → one frozen `Config`; every wrong key of ours is reported with its line.

Ours stands under `extra.timeline`; the rest is MkDocs' own, of which only what the pages need is read here.
The file is read as a tree of nodes, so that MkDocs' tags (`!ENV`, `!!python/name:`) need not be understood.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import yaml

from generator.guarded_yaml import compose_yaml, explain_yaml_error
from generator.issues import Issue, fault

CONFIG_FILE = "mkdocs.yml"

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "order": ("newest", "oldest"),
    "text": ("full", "excerpt", "link"),
}
_KEYS = (*_CHOICES, "timezone", "about")


@dataclass(frozen=True, slots=True)
class Config:
    """What a project's `mkdocs.yml` says, as far as the generator needs it."""

    folder: Path
    """The project's folder, absolute."""
    site_name: str = "Niên Biểu"
    site_url: str = ""
    site_description: str = ""
    language: str = "vi"
    """Of the interface: `theme.language`."""
    directory_urls: bool = True
    """Whether MkDocs writes `page/index.html` (true) or `page.html`."""
    own_theme: frozenset[str] = frozenset()
    """The keys under `theme` that the project has set; the others are filled in."""
    own_keys: frozenset[str] = frozenset()
    """The keys at the top of `mkdocs.yml`."""
    docs_dir: str = "site_src"
    site_dir: str = "site"
    order: Literal["newest", "oldest"] = "newest"
    """Which end of the timeline comes first."""
    text: Literal["full", "excerpt", "link"] = "full"
    """How much of an article's text its event's page shows."""
    timezone: str = "Asia/Ho_Chi_Minh"
    """In which a time of publishing that is given in UTC becomes a day."""
    about: str = ""
    """A line on what this site is about, for the head of the timeline."""
    written: str = ""
    """The file as it was read."""

    @property
    def content(self) -> Path:
        """Where the user's articles are."""
        return self.folder / "content"

    @property
    def templates(self) -> Path:
        """Where the project may override templates and strings."""
        return self.folder / "templates"

    @property
    def site_src(self) -> Path:
        """What MkDocs builds."""
        return self.folder / self.docs_dir

    @property
    def site(self) -> Path:
        """What MkDocs makes."""
        return self.folder / self.site_dir

    @property
    def state(self) -> Path:
        """What the generator keeps between runs; may be deleted at any time."""
        return self.folder / ".nienbieu"

    @property
    def base_path(self) -> str:
        """The path under which the site will be served, with a slash at both ends."""
        path = urlsplit(self.site_url).path.strip("/")
        return f"/{path}/" if path else "/"


class NotAProjectError(Exception):
    """The folder holds no `mkdocs.yml` that can be read; the message says which and what to do."""


def load_config(folder: Path) -> tuple[Config, list[Issue]]:
    """The configuration of the project in `folder`, and what is wrong with it.

    Wrong values are left at their defaults. Raises `NotAProjectError` when there is no file or no YAML in it.
    """
    path = folder / CONFIG_FILE
    try:
        written = path.read_text(encoding="utf-8-sig")
        root = compose_yaml(written)
    except FileNotFoundError:
        raise NotAProjectError(
            f"{path}: not found. A project is a folder with a {CONFIG_FILE} and a content/."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise NotAProjectError(f"{path}: cannot be read ({error}).") from error
    except yaml.YAMLError as error:
        line, problem = explain_yaml_error(error)
        raise NotAProjectError(
            f"{path}: line {line} is not valid YAML: {problem}. Quote values that hold a colon, and indent with spaces."
        ) from error
    top = _entries(root)
    timeline = _entries(_entries(top.get("extra")).get("timeline"))
    issues = [issue for name, node in timeline.items() for issue in _check(name, node)]
    wrong = {name for issue in issues for key, name in issue.values if key == "key"}
    ours = {name: _scalar(node) for name, node in timeline.items() if name not in wrong}
    theme = _entries(top.get("theme"))
    _check_theme(path, top, theme)
    texts = {name: _scalar(node) for name, node in top.items()}
    defaults = Config(folder)
    _check_address(path, top, texts)
    _check_places(folder, path, top, texts)
    config = Config(
        folder=folder.resolve(),
        site_name=texts.get("site_name") or defaults.site_name,
        site_url=texts.get("site_url", ""),
        site_description=texts.get("site_description", ""),
        language=_scalar(theme.get("language")).split("-")[0].lower() or defaults.language,
        directory_urls=texts.get("use_directory_urls", "true").lower() not in {"false", "no", "off"},
        own_theme=frozenset(theme),
        own_keys=frozenset(top),
        docs_dir=texts.get("docs_dir") or defaults.docs_dir,
        site_dir=texts.get("site_dir") or defaults.site_dir,
        order=cast(Literal["newest", "oldest"], ours.get("order") or defaults.order),
        text=cast(Literal["full", "excerpt", "link"], ours.get("text") or defaults.text),
        timezone=ours.get("timezone") or defaults.timezone,
        about=ours.get("about", ""),
        written=written,
    )
    return config, issues


_USERS = ("content", "templates", "generator", ".git")
"""Folders of a project that no page may be written to."""


def _check_theme(path: Path, top: Mapping[str, yaml.Node], theme: Mapping[str, yaml.Node]) -> None:
    """The pages are made for Material; another theme would also call other hosts."""
    name = _scalar(theme.get("name")) or _scalar(top.get("theme"))
    if "theme" in top and name not in ("", "material"):
        line = top["theme"].start_mark.line + 1
        raise NotAProjectError(f"{path}:{line}: theme: {name} cannot show these pages. Use theme: {{name: material}}")


def _check_address(path: Path, top: Mapping[str, yaml.Node], texts: Mapping[str, str]) -> None:
    try:
        urlsplit(texts.get("site_url", ""))
    except ValueError as error:
        line = top["site_url"].start_mark.line + 1
        raise NotAProjectError(
            f"{path}:{line}: site_url: {error}. Write it as https://USER.github.io/REPOSITORY/"
        ) from error


def _check_places(folder: Path, path: Path, top: Mapping[str, yaml.Node], texts: Mapping[str, str]) -> None:
    """Refuses to write pages where the user's own files are, or outside the project."""
    root = folder.resolve()
    chosen: list[Path] = []
    for key, default in (("docs_dir", "site_src"), ("site_dir", "site")):
        place = (root / (texts.get(key) or default)).resolve()
        own = [*(root / name for name in _USERS), *chosen]
        if place == root or not place.is_relative_to(root) or any(_touch(place, other) for other in own):
            line = top[key].start_mark.line + 1 if key in top else 0
            raise NotAProjectError(
                f"{path}:{line}: {key}: {texts.get(key) or default} is not a folder of its own inside the project; "
                f"pages written there would stand among your files. Use {key}: {default}"
            )
        chosen.append(place)


def _touch(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def line_of(folder: Path, key: str) -> int:
    """The line of a top-level key of `mkdocs.yml`; 0 when it is not there."""
    root = compose_yaml((folder / CONFIG_FILE).read_text(encoding="utf-8-sig"))
    if not isinstance(root, yaml.MappingNode):
        return 0
    return next((name.start_mark.line + 1 for name, _ in root.value if name.value == key), 0)


def _entries(node: yaml.Node | None) -> dict[str, yaml.Node]:
    return {str(key.value): value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def _scalar(node: yaml.Node | None) -> str:
    is_null = node is None or node.tag == "tag:yaml.org,2002:null"
    return "" if is_null or not isinstance(node, yaml.ScalarNode) else str(node.value)


def _check(name: str, node: yaml.Node) -> list[Issue]:
    line = node.start_mark.line + 1
    if name not in _KEYS:
        likely = difflib.get_close_matches(name, _KEYS, 1)
        code = "config-unknown-key-likely" if likely else "config-unknown-key"
        return [fault(CONFIG_FILE, line, code, key=name, likely=likely[0] if likely else None, keys=", ".join(_KEYS))]
    value = _scalar(node)
    choices = ", ".join(_CHOICES.get(name, ()))
    wrong = value not in _CHOICES[name] if name in _CHOICES else name == "timezone" and not _is_timezone(value)
    if wrong:
        known = choices or "Asia/Ho_Chi_Minh, UTC, …"
        return [fault(CONFIG_FILE, line, "config-wrong-value", key=name, value=value, choices=known)]
    return []


def _is_timezone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True
