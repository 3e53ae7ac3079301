"""Where the product keeps what a project folder may leave out: templates, strings and assets."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "_product"
"""Where a wheel puts them; in a checkout they stand at its top."""

TEMPLATES = _INSTALLED / "templates" if _INSTALLED.is_dir() else _PACKAGE.parent / "templates"
ASSETS = _INSTALLED / "assets" if _INSTALLED.is_dir() else _PACKAGE.parent / "site_src" / "assets"
KNOWLEDGE = _PACKAGE / "knowledge"
