"""The workflows on GitHub: valid by the published schema, with no more rights than they need, and safe to fail."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[1] / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.y*ml"))
READ_ONLY = {"contents": "read"}
ACTIONS = {
    "actions/checkout": "v6",
    "actions/setup-python": "v6",
    "actions/configure-pages": "v6",
    "actions/upload-pages-artifact": "v5",
    "actions/deploy-pages": "v5",
}
"""Every action that is used, by the major that was tried."""

every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def test_the_workflows_are_those_that_are_known() -> None:
    assert [path.name for path in WORKFLOWS] == ["check.yml", "pages.yml"]


@every_workflow
def test_it_is_valid_by_the_published_schema(path: Path) -> None:
    done = _check_schema(path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_schema_finds_a_fault(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text(
        (FOLDER / "check.yml").read_text(encoding="utf-8").replace("runs-on:", "run-on:"), encoding="utf-8"
    )
    assert _check_schema(broken).returncode == 1


@every_workflow
def test_actions_are_of_the_majors_that_were_tried(path: Path) -> None:
    used = [step["uses"] for step in _steps(_load(path)) if "uses" in step]
    assert used
    assert [use for use in used if use.partition("@")[2] != ACTIONS.get(use.partition("@")[0])] == []


@every_workflow
def test_it_may_only_read_but_for_the_job_that_deploys(path: Path) -> None:
    workflow = _load(path)
    assert workflow["permissions"] == READ_ONLY
    own = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    deploying = {"pages": "write", "id-token": "write"}
    asking = READ_ONLY | {"pages": "read"}
    assert own == ({"build": asking, "deploy": deploying} if path.name == "pages.yml" else {})
    kept = [step["with"]["persist-credentials"] for step in _uses(workflow, "actions/checkout")]
    assert set(kept) == {"false"}


@every_workflow
def test_no_expression_is_put_into_a_script(path: Path) -> None:
    scripts = [step["run"] for step in _steps(_load(path)) if "run" in step]
    assert scripts
    assert [script for script in scripts if "${{" in script] == []


@every_workflow
def test_every_job_ends_in_time(path: Path) -> None:
    for name, job in _load(path)["jobs"].items():
        assert 5 <= int(job["timeout-minutes"]) <= 30, name


def test_pages_are_built_from_the_default_branch_one_at_a_time() -> None:
    workflow = _load(FOLDER / "pages.yml")
    assert workflow["on"] == {"push": {"branches": ["main", "master"]}, "workflow_dispatch": ""}
    assert workflow["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
    build, deploy = workflow["jobs"]["build"], workflow["jobs"]["deploy"]
    assert build["if"] == "github.ref_name == github.event.repository.default_branch"
    assert deploy["needs"] == "build"
    assert deploy["environment"]["name"] == "github-pages"
    (uploading,) = _uses(workflow, "actions/upload-pages-artifact")
    assert uploading["with"] == {"path": "site"}
    (python,) = _uses(workflow, "actions/setup-python")
    assert python["with"] == {"python-version": "3.12", "cache": "pip", "cache-dependency-path": "requirements.lock"}


def test_pages_are_built_for_the_address_that_github_tells() -> None:
    workflow = _load(FOLDER / "pages.yml")
    (asking,) = _uses(workflow, "actions/configure-pages")
    assert asking["id"] == "pages"
    assert _building(workflow)["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}


def test_tests_run_on_the_oldest_and_a_new_python() -> None:
    workflow = _load(FOLDER / "check.yml")
    assert set(workflow["on"]) == {"push", "pull_request"}
    assert workflow["concurrency"]["cancel-in-progress"] == "true"
    (job,) = workflow["jobs"].values()
    assert job["strategy"]["matrix"] == {"python-version": ["3.11", "3.13"]}
    assert [step["run"] for step in job["steps"] if "run" in step] == ["make test"]


@pytest.mark.parametrize(
    ("ended_with", "made_a_site", "step_ends_with", "warns"),
    [
        pytest.param(0, True, 0, False, id="well"),
        pytest.param(1, True, 0, True, id="built, with faults"),
        pytest.param(1, False, 1, False, id="faults, and nothing to publish"),
        pytest.param(2, True, 2, False, id="wrong use"),
        pytest.param(137, True, 137, False, id="killed"),
    ],
)
def test_the_site_is_published_with_faults_but_not_without_a_site(
    tmp_path: Path, ended_with: int, made_a_site: bool, step_ends_with: int, warns: bool
) -> None:
    url = "https://reader.example/$(touch caught)/a b/"
    command = tmp_path / ".venv" / "bin" / "nienbieu"
    command.parent.mkdir(parents=True)
    make = "mkdir site && touch site/index.html" if made_a_site else ":"
    command.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > words\n{make}\nexit {ended_with}\n', encoding="utf-8")
    command.chmod(0o755)
    done = subprocess.run(
        ["bash", "-e", "-c", _building(_load(FOLDER / "pages.yml"))["run"]],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "SITE_URL": url},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == step_ends_with, done.stderr
    assert ("::warning" in done.stdout) is warns
    assert (tmp_path / "words").read_text(encoding="utf-8").splitlines() == ["build", "--site-url", url]
    assert not (tmp_path / "caught").exists()


def _check_schema(path: Path) -> subprocess.CompletedProcess[str]:
    """Checks a workflow with the schema that check-jsonschema brings along; nothing is downloaded."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def _load(path: Path) -> dict[str, Any]:
    """A workflow with every scalar as the text that was written, so that `on` stays a word."""
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return loaded


def _steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every step of every job."""
    for job in workflow["jobs"].values():
        yield from job["steps"]


def _uses(workflow: dict[str, Any], action: str) -> list[dict[str, Any]]:
    """The steps that use an action."""
    return [step for step in _steps(workflow) if step.get("uses", "").partition("@")[0] == action]


def _building(workflow: dict[str, Any]) -> dict[str, Any]:
    """The step that builds the site."""
    (step,) = [step for step in _steps(workflow) if "nienbieu build" in step.get("run", "")]
    return step
