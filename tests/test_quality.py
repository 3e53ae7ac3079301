"""The code is formatted, has no fault that ruff knows of, and its types hold (mypy, strict)."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.projects import ROOT


@pytest.mark.parametrize(
    "tool",
    [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)],
    ids=("no-faults", "formatted", "types"),
)
def test_the_tools_find_nothing(tool: tuple[str, ...]) -> None:
    """Run `make lint` to mend what can be mended by itself."""
    done = subprocess.run(
        [sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    if done.returncode != 0:
        pytest.fail(f"{' '.join(tool)}:\n{done.stdout}{done.stderr}", pytrace=False)
