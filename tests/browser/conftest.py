"""What the browser tests stand on: one Chromium, built sites, and pages that tell of everything amiss.

The sites are built as a user builds them, and served under a base path as GitHub Pages serves them.
"""

from __future__ import annotations

import fcntl
import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, SourceLocation, sync_playwright

from tests.browser.chromium import HOW_TO_GET_ONE, LAUNCH_ARGUMENTS, NoChromiumError, find_chromium

BASE = "/repo/"
"""The path under which the sites are served, as GitHub Pages serves the site of a repository."""
ADDRESS = f"https://reader.example{BASE}"
"""The address that the sites are built for; what they say of themselves begins with it."""

_HERE = "127.0.0.1"
_ROOT = Path(__file__).parents[2]
_BUILT = (0, 1)
"""Exit codes of a build that made a site: well, or with faults in what it was made from."""


@dataclass(frozen=True, slots=True)
class Site:
    """A built site that is being served."""

    url: str
    """Where it is served now, with a slash at its end."""
    folder: Path
    """Its files."""

    def page(self, path: str) -> str:
        """The URL of what stands at `path`, relative to the top of the site."""
        return self.url + path


class OpenPage(Protocol):
    """Makes a fresh page (a profile of its own), which is watched until the test ends."""

    def __call__(self, *, scripts: bool = True, dark: bool = False) -> Page:
        """`scripts`: whether JavaScript runs; `dark`: whether the reader's system is set to dark."""


MakeSite = Callable[[str, Callable[[Path], None]], Site]
"""A name and what fills an empty project folder → the built site, served; the same name is built once."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for each worker; the tests fail with one clear sentence where there is none."""
    try:
        executable = find_chromium()
    except NoChromiumError as error:
        pytest.fail(str(error), pytrace=False)
    if executable is None:
        pytest.fail(HOW_TO_GET_ONE, pytrace=False)
    offline = f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {_HERE}"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=[*LAUNCH_ARGUMENTS, offline])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def make_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakeSite]:
    """Builds a project by the command line, once for all workers, and serves it until the session ends."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with ExitStack() as servers:

        def make(name: str, fill: Callable[[Path], None]) -> Site:
            folder = _build_once(shared, name, fill) / "site"
            return Site(servers.enter_context(served(folder)), folder)

        yield make


@pytest.fixture(scope="session")
def site(make_site: MakeSite) -> Site:
    """The project's own sample, without its templates: what they hold comes from the product."""
    return make_site("sample", copy_sample)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens watched pages; the test fails at its end when one of them met anything amiss."""
    amiss: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(*, scripts: bool = True, dark: bool = False) -> Page:
        scheme: Literal["dark", "light"] = "dark" if dark else "light"
        context = browser.new_context(java_script_enabled=scripts, color_scheme=scheme)
        contexts.append(context)
        context.set_default_timeout(10_000)
        opened = context.new_page()
        _watch(opened, amiss)
        return opened

    yield open_page
    for context in contexts:
        context.close()
    assert not amiss, "\n".join(dict.fromkeys(amiss))


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A watched page; the test fails at its end on an error, a dialog or a request to another host."""
    return open_page()


def _watch(page: Page, amiss: list[str]) -> None:
    """Notes in `amiss` every error of the page, every dialog, and every request to another host."""

    def dismiss(dialog: Dialog) -> None:
        amiss.append(f"{page.url}: a dialog opened: {dialog.message}")
        dialog.dismiss()

    def note_request(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob", "about"} and parts.hostname != _HERE:
            amiss.append(f"{page.url}: asks another host: {url}")

    def note_message(kind: str, text: str, place: SourceLocation) -> None:
        if kind == "error" and place["url"] != page.url:  # that a page itself is not found is its server's word
            amiss.append(f"{page.url}: console error: {text} ({place})")

    page.on("dialog", dismiss)
    page.on("pageerror", lambda error: amiss.append(f"{page.url}: page error: {error}"))
    page.on("console", lambda message: note_message(message.type, message.text, message.location))
    page.context.on("request", lambda request: note_request(request.url))
    page.on("websocket", lambda socket: note_request(socket.url))


def copy_sample(project: Path) -> None:
    """`mkdocs.yml` and `content/` of this repository, as a project that keeps no templates of its own."""
    settings = (_ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(re.sub(r"(?m)^\s*custom_dir:.*\n", "", settings), encoding="utf-8")
    shutil.copytree(_ROOT / "content", project / "content")


def _build_once(shared: Path, name: str, fill: Callable[[Path], None]) -> Path:
    """The built project `name` in `shared`; the worker that comes first makes it, the others wait for it."""
    project = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # given back when the file is closed, even by a crash
        if not project.is_dir():
            unfinished = shared / f"{name}.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            fill(unfinished)
            build(unfinished)
            unfinished.rename(project)
    return project


def build(project: Path) -> None:
    """Builds a project as its user would; fails the test with what was printed when no site came of it."""
    words = ["build", "--project", str(project), "--site-url", ADDRESS]
    command = [sys.executable, "-m", "generator.cli", *words]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode not in _BUILT or not (project / "site" / "index.html").is_file():
        pytest.fail(f"the build ended with {done.returncode}:\n{done.stdout}{done.stderr}", pytrace=False)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serves `folder` under `BASE` at a free port, in a thread; gives its URL."""
    handler = functools.partial(_LikeGitHubPages, directory=str(folder))
    with http.server.ThreadingHTTPServer((_HERE, 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://{_HERE}:{server.server_port}{BASE}"
        finally:
            server.shutdown()
            thread.join()


class _LikeGitHubPages(http.server.SimpleHTTPRequestHandler):
    """Nothing outside the base path, no lists of folders, and the site's own page for what is not found."""

    def translate_path(self, path: str) -> str:
        """The file for a request's path; one that does not exist for what lies outside `BASE`."""
        inside = urlsplit(path).path.startswith(BASE)
        return super().translate_path(f"/{path.removeprefix(BASE)}" if inside else "/outside/the/site")

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """A folder without an index is not found."""
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answers with the site's `404.html` where there is one."""
        not_found = Path(self.directory) / "404.html"
        if code != 404 or not not_found.is_file():
            super().send_error(code, message, explain)
            return
        body = not_found.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Sends a file; a browser that turns to another page meanwhile is no fault."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Keeps quiet: the tests' own messages are what matters."""
