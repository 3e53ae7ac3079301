"""`nienbieu serve` as its user runs it: a process of its own, a port, a browser's requests, Ctrl-C."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest.mock import Mock

import pytest
from watchdog.observers.polling import PollingObserver

from generator.preview import free_port
from generator.watching import watch
from tests.projects import ROOT, VISIT, make_project, write_files

SETTINGS = "site_name: Thử\nsite_url: https://who.example/repo/\n"
EVENT = "events/2024-10-03-doan-khao-sat-tham-cang-lien-chieu/"
PATIENCE = 45.0
"""Seconds to wait for a thing that takes one or two, on a machine that is busy."""


def wait_for(what: str, is_so: Callable[[], bool], seconds: float = PATIENCE) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > until:
            pytest.fail(f"waited {seconds:.0f} seconds for {what}", pytrace=False)
        time.sleep(0.1)


@dataclass(frozen=True)
class Serving:
    """A preview that runs."""

    process: subprocess.Popen[bytes]
    folder: Path
    log: Path

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    @property
    def address(self) -> str:
        """Where it says that it serves, with the base path."""
        found = re.search(r"http://127\.0\.0\.1:\d+/\S*", self.said)
        assert found is not None, self.said
        return found.group()

    def get(self, path: str = "") -> str:
        """The page at a path below the base path."""
        with urllib.request.urlopen(self.address + path, timeout=10) as answer:
            return str(answer.read().decode("utf-8"))

    def is_ready(self) -> bool:
        if self.process.poll() is not None:
            pytest.fail(f"it ended with {self.process.returncode}:\n{self.said}", pytrace=False)
        try:
            return "http://" in self.said and bool(self.get())
        except OSError:
            return False


def _hears_ctrl_c() -> None:
    """What a shell starts in the background ignores Ctrl-C, and so do its children; the preview must not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def serve(folder: Path, port: int) -> Iterator[Serving]:
    """Runs `nienbieu serve` until the block ends; never leaves a process behind."""
    log = folder.parent / f"{folder.name}.log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "generator.cli", "serve", "--project", str(folder), "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            preexec_fn=_hears_ctrl_c,  # noqa: PLW1509 (no thread runs yet)
        )
        serving = Serving(process, folder, log)
        try:
            wait_for("the first page", serving.is_ready)
            yield serving
        finally:
            process.kill()
            process.wait()


def a_port() -> int:
    """A port that is free now, and whose next ones are likely to be."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = make_project(tmp_path_factory.mktemp("preview") / "project", {"tham-cang.md": VISIT}, SETTINGS)
    with serve(folder, a_port()) as running:
        yield running


def test_the_site_stands_under_the_path_that_it_will_have(serving: Serving) -> None:
    assert serving.address.endswith("/repo/")
    assert "Đoàn khảo sát thăm cảng Liên Chiểu" in serving.get()
    assert "Singapore" in serving.get(EVENT)
    assert "nb" in serving.get("assets/stylesheets/tokens.css") or serving.get("data/timeline.json")


def test_nothing_stands_outside_of_that_path(serving: Serving) -> None:
    outside = serving.address.removesuffix("repo/") + EVENT
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(outside, timeout=10)
    assert refused.value.code == 404
    refused.value.close()


def test_pages_reload_themselves(serving: Serving) -> None:
    assert "livereload.js" in serving.get()
    assert "livereload.js" not in (serving.folder / "site_src" / "index.md").read_text(encoding="utf-8")


def test_a_change_of_an_article_is_shown(serving: Serving) -> None:
    write_files(serving.folder / "content", {"tham-cang.md": VISIT.replace("một ngày", "trọn một ngày rưỡi")})
    wait_for("the changed words", lambda: "trọn một ngày rưỡi" in serving.get(EVENT))


def test_a_new_article_is_shown_and_one_that_is_gone_is_not(serving: Serving) -> None:
    write_files(serving.folder / "content", {"cho.txt": "Chợ họp ở Cần Thơ\n\nNgày 1/5/2020, chợ họp ở Cần Thơ.\n"})
    wait_for("the new article", lambda: "Chợ họp ở Cần Thơ" in serving.get())
    (serving.folder / "content" / "cho.txt").unlink()
    wait_for("its end", lambda: "Chợ họp ở Cần Thơ" not in serving.get())


def test_a_fault_in_a_folder_made_meanwhile_is_mended(serving: Serving) -> None:
    file, templates = "templates/pages/event.md.j2", serving.folder / "templates"
    assert not templates.exists()
    write_files(serving.folder, {file: "{% for %}"})
    wait_for("the message", lambda: f"{file}:1" in serving.get(EVENT))
    write_files(serving.folder, {file: "Trang sự kiện của riêng mình"})
    wait_for("the mended page", lambda: "Trang sự kiện của riêng mình" in serving.get(EVENT))
    shutil.rmtree(templates)
    wait_for("the page as it was", lambda: "Singapore" in serving.get(EVENT))


@pytest.mark.parametrize("is_allowed", [True, False], ids=["told by the system", "looked for"])
def test_a_folder_that_comes_late_or_again_is_watched(
    is_allowed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("watchdog.observers.polling.PollingObserver", partial(PollingObserver, timeout=0.1))
    if not is_allowed:
        monkeypatch.setattr("watchdog.observers.Observer", Mock(side_effect=OSError("no more watches")))
    heard = threading.Event()
    watcher = watch([tmp_path / "site_src" / "assets", tmp_path / "content"], heard.set)

    def hear(change: Callable[..., object], *how: object) -> None:
        while heard.wait(0.3):  # until what was done before has been told
            heard.clear()
        change(*how)
        assert heard.wait(PATIENCE), change

    try:
        for folder in [tmp_path / "site_src", tmp_path / "content"] * 2:
            hear(write_files, folder, {"assets/images/a.svg": "first"})
            hear(write_files, folder, {"assets/images/a.svg": "and then another"})
            hear(shutil.rmtree, folder)
    finally:
        watcher.stop()


def test_a_broken_template_is_told_and_the_site_stays(serving: Serving) -> None:
    page = serving.folder / "templates" / "pages" / "about.md.j2"
    write_files(serving.folder, {"mkdocs.yml": SETTINGS + "# touched\n", "templates/pages/about.md.j2": "{% for %}"})
    wait_for("the message", lambda: "templates/pages/about.md.j2:1" in serving.said)
    assert "Đoàn khảo sát" in serving.get()
    page.unlink()
    write_files(serving.folder / "content", {"tham-cang.md": VISIT.replace("một ngày", "đúng hai ngày")})
    wait_for("the mended site", lambda: "đúng hai ngày" in serving.get(EVENT))


def test_a_port_that_is_taken_makes_it_take_the_next(serving: Serving, tmp_path: Path) -> None:
    taken = int(serving.address.split(":")[2].split("/")[0])
    folder = make_project(tmp_path / "other", {"tham-cang.md": VISIT})
    with serve(folder, taken) as other:
        port = int(other.address.split(":")[2].split("/")[0])
        assert taken < port <= taken + 50
        assert other.address.endswith(f":{port}/")
        assert "Liên Chiểu" in other.get()
        assert_it_ends_well(other, signal.SIGINT)


def assert_it_ends_well(serving: Serving, how: signal.Signals) -> None:
    began = time.monotonic()
    serving.process.send_signal(how)
    serving.process.wait(timeout=PATIENCE)
    assert time.monotonic() - began < 15
    assert serving.process.returncode in (0, 130), serving.said
    assert "Traceback" not in serving.said


def test_ctrl_c_ends_it_at_once_and_without_a_word_of_python(serving: Serving) -> None:
    """The last test of this file: it ends the preview that the others look at."""
    assert_it_ends_well(serving, signal.SIGINT)
    assert not (serving.folder / ".nienbieu" / "preview").exists()
    with pytest.raises(OSError, match=r"refused|reset"):
        serving.get()


def test_the_next_port_is_taken_when_somebody_listens() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        taken = int(listener.getsockname()[1])
        assert taken < free_port("127.0.0.1", taken) <= taken + 50
