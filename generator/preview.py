"""`nienbieu serve`: the site at the path that it will have, built again and reloaded when its project changes.

livereload watches and tells the browser. It would build in the thread that serves, so a build is only asked for
here, and a thread of ours does it; the browser reloads when the built site has taken its place. A build that fails
leaves the site that was there, and every page of it says why until a build succeeds.
"""

from __future__ import annotations

import html
import logging
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator.build import TemplateFaultError, build
from generator.config import CONFIG_FILE, Config, NotAProjectError, load_config
from generator.publishing.mkdocs import SiteError
from generator.publishing.write import replace_file
from generator.wording import Wording, load_wording, override_strings

_PORTS = 50
"""How many ports after the wished one are tried."""
_SETTLE = 0.15
"""Seconds to wait for more changes before a build; an editor saves in several steps."""

_FAULT_STYLE = (
    "position:fixed;inset:auto 0 0;z-index:99;margin:0;padding:1rem;max-height:50vh;overflow:auto;white-space:pre-wrap;"
    "font:1rem/1.4 monospace;color:#fff;background:#8b1a1a"
)


class Preview:
    """A running preview of one project."""

    def __init__(self, config: Config, wording: Wording, say: Callable[[str], None]) -> None:
        """`say` is told what happens, in the language of `wording`."""
        self._config, self._wording, self._say = config, wording, say
        self._root = config.state / "preview"
        self._built = config.state / "preview-built"
        self._fault = ""
        self._wanted = threading.Event()
        self._stopping = threading.Event()

    def run(self, host: str, port: int, *, open_browser: bool = False) -> None:
        """Builds, serves and watches until Ctrl-C."""
        from livereload import Server
        from livereload.handlers import LiveReloadHandler

        LiveReloadHandler.DEFAULT_RELOAD_TIME = 0  # else a change within three seconds of the last is not told
        for name, level in (("livereload", logging.WARNING), ("tornado.access", logging.ERROR)):
            logging.getLogger(name).addFilter(_at_least(level))
        shutil.rmtree(self._root, ignore_errors=True)
        self._root.mkdir(parents=True)
        self._lead_to_base_path()
        self._build()
        builder = threading.Thread(target=self._build_when_wanted, daemon=True)
        builder.start()
        server = Server()
        server.SFH = _pages_that_say(lambda: self._fault)
        for path in self._watched():
            server.watch(path, self._wanted.set, delay="forever")
        server.watch(str(self._built))
        free = free_port(host, port)
        self._say(self._wording("command.serving", address=f"http://{host}:{free}{self._config.base_path}"))
        try:
            server.serve(port=free, host=host, root=str(self._root), open_url_delay=0.5 if open_browser else None)
        finally:
            self._stopping.set()
            self._wanted.set()
            builder.join(timeout=30)
            shutil.rmtree(self._root, ignore_errors=True)

    def _lead_to_base_path(self) -> None:
        """Who opens the bare address is led to the site, which lives below it."""
        path = self._config.base_path
        if path != "/":
            page = f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={quote(path)}">'
            replace_file(self._root / "index.html", page.encode())

    def _watched(self) -> list[str]:
        folder = self._config.folder
        places = [
            self._config.content,
            self._config.templates,
            self._config.site_src / "assets",
            folder / CONFIG_FILE,
        ]
        return [str(path) for path in places if path.exists()]

    def _build_when_wanted(self) -> None:
        while True:
            self._wanted.wait()
            if self._stopping.is_set():
                return
            self._stopping.wait(_SETTLE)
            self._wanted.clear()
            try:
                self._build()
            except Exception as error:  # noqa: BLE001 - the thread must outlive whatever is being written
                self._fail(self._wording("command.failed", cause=repr(error)))

    def _build(self) -> None:
        """One build into the served folder; a fault is said, and the site that was there stays."""
        destination = self._root / self._config.base_path.strip("/")
        try:
            self._config, issues = load_config(self._config.folder)
            own = self._config.templates / "strings"
            self._wording, wrong = override_strings(load_wording(self._config.language), own, self._config.language)
            built = build(
                self._config,
                self._wording,
                [*issues, *wrong],
                destination,
                on_wait=lambda: self._say(self._wording("command.waiting")),
            )
        except (SiteError, NotAProjectError, OSError) as error:
            self._fail(self._wording("command.failed", cause=str(error)))
            return
        except TemplateFaultError as error:
            message, hint = self._wording.tell(error.issue)
            self._fail(f"{error.issue.path}:{error.issue.line}: {message}\n  → {hint}")
            return
        self._fault = ""
        for issue in built.issues:
            message, hint = self._wording.tell(issue)
            self._say(f"  {issue.path}:{issue.line}: {message}\n    → {hint}")
        self._say(self._wording("command.rebuilt", count=len(built.written.changed) + len(built.written.removed)))
        self._reload()

    def _fail(self, text: str) -> None:
        """Says what went wrong, here and on every page."""
        self._fault = text
        self._say(text)
        self._reload()

    def _reload(self) -> None:
        replace_file(self._built, _stamp(self._built))


def _pages_that_say(fault: Callable[[], str]) -> Any:
    """What serves the files, with the fault of the last build at the end of each page while there is one."""
    from livereload.server import StaticFileHandler

    class Pages(StaticFileHandler):  # type: ignore[misc]
        """Files as they are, but for that."""

        @classmethod
        def get_content(cls, abspath: str, start: int | None = None, end: int | None = None) -> Iterator[bytes]:
            """As the base class: the bytes of a file."""
            yield _page_with(abspath, fault())[start:end]

        def get_content_size(self) -> int:
            """As the base class: how many bytes those are."""
            return len(_page_with(self.absolute_path, fault()))

    return Pages


def _page_with(path: str, fault: str) -> bytes:
    data = Path(path).read_bytes()
    note = f'<pre id="nb-fault" role="alert" style="{_FAULT_STYLE}">{html.escape(fault)}</pre>'
    return data + note.encode() if fault and path.endswith(".html") else data


def _at_least(level: int) -> Callable[[logging.LogRecord], bool]:
    """A filter for the log of somebody else's library, which sets its own level."""
    return lambda record: record.levelno >= level


def _stamp(path: Path) -> bytes:
    """Something that differs from what the file holds, so that watching it sees every build."""
    old = path.read_bytes() if path.is_file() else b""
    return b" a" if old.endswith(b" b") else b" b"


def free_port(host: str, wished: int) -> int:
    """The wished port, or the next one that nobody listens on. Raises OSError when none of fifty is free."""
    for port in range(wished, wished + _PORTS):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    raise OSError(f"no free port between {wished} and {wished + _PORTS - 1}")
