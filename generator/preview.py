"""`nienbieu serve`: the site at the path that it will have, built again and reloaded when its project changes.

The system tells of changes (watchdog), a thread of ours builds, and livereload serves and tells the browser when the
built site has taken its place. What was read and made ready stays in memory from build to build. A build that fails
leaves the site that was there, and every page of it says why until a build succeeds.
"""

from __future__ import annotations

import html
import json
import logging
import shutil
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from generator.build import Built, TemplateFaultError, build
from generator.config import CONFIG_FILE, Config, NotAProjectError, load_config
from generator.pipeline import Workshop
from generator.publishing.lock import only_one
from generator.publishing.mkdocs import SiteError
from generator.publishing.write import replace_file
from generator.unchanged import look_at
from generator.watching import watch
from generator.wording import Wording, load_wording, override_strings

_PORTS = 50
"""How many ports after the wished one are tried."""
_SETTLE = 0.05
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
        self._workshop = Workshop()
        self._builds = 0
        self._fault = ""
        self._reload: Callable[[], object] = lambda: None
        self._wanted = threading.Event()
        self._stopping = threading.Event()

    def run(self, host: str, port: int, *, open_browser: bool = False) -> None:
        """Builds, serves and watches until Ctrl-C."""
        from tornado.ioloop import IOLoop

        for name, level in (("livereload", logging.WARNING), ("tornado.access", logging.ERROR)):
            logging.getLogger(name).addFilter(_at_least(level))
        shutil.rmtree(self._root, ignore_errors=True)
        self._root.mkdir(parents=True)
        self._lead_to_base_path()
        loop = IOLoop.current()
        self._reload = lambda: loop.add_callback(_tell_browsers)
        watcher = self._build_and_watch()
        builder = threading.Thread(target=self._build_when_wanted, daemon=True)
        builder.start()
        server = _server(lambda: self._builds, lambda: self._fault)
        free = free_port(host, port)
        self._say(self._wording("command.serving", address=f"http://{host}:{free}{self._config.base_path}"))
        try:
            server.serve(port=free, host=host, root=str(self._root), open_url_delay=0.5 if open_browser else None)
        finally:
            watcher.stop()
            self._stopping.set()
            self._wanted.set()
            builder.join(timeout=30)
            shutil.rmtree(self._root, ignore_errors=True)

    def _build_and_watch(self) -> Any:
        """The first build, by as many processes as there are cores, since no thread runs yet; then whatever changes.

        What the first build missed is built at once.
        """
        before = self._inputs()
        self._build()
        config = self._config
        places = [config.content, config.templates, config.site_src / "assets", config.folder / CONFIG_FILE]
        watcher = watch(places, self._wanted.set)
        if self._inputs() != before:
            self._wanted.set()
        return watcher

    def _inputs(self) -> str:
        try:
            return look_at(self._config).inputs
        except OSError as error:
            return str(error)

    def _lead_to_base_path(self) -> None:
        """Who opens the bare address is led to the site, which lives below it."""
        path = self._config.base_path
        if path != "/":
            page = f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={quote(path)}">'
            replace_file(self._root / "index.html", page.encode())

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
        shown = self._builds
        try:
            with only_one(self._config.state, lambda: self._say(self._wording("command.waiting"))):
                built = self._build_alone()
        except (SiteError, NotAProjectError, OSError) as error:
            self._fail(self._wording("command.failed", cause=str(error)))
            return
        except TemplateFaultError as error:
            message, hint = self._wording.tell(error.issue)
            self._fail(f"{error.issue.path}:{error.issue.line}: {message}\n  → {hint}")
            return
        if self._builds == shown:
            self._show()
        for issue in built.issues:
            message, hint = self._wording.tell(issue)
            self._say(f"  {issue.path}:{issue.line}: {message}\n    → {hint}")
        self._say(self._wording("command.rebuilt", count=len(built.written.changed) + len(built.written.removed)))

    def _show(self) -> None:
        """The browsers load what stands now."""
        self._fault = ""
        self._builds += 1
        self._reload()

    def _build_alone(self) -> Built:
        destination = self._root / self._config.base_path.strip("/")
        self._config, issues = load_config(self._config.folder)
        own = self._config.templates / "strings"
        self._wording, wrong = override_strings(load_wording(self._config.language), own, self._config.language)
        on_pages = self._show if self._builds else None
        return build(
            self._config,
            self._wording,
            [*issues, *wrong],
            destination,
            workshop=self._workshop,
            on_pages=on_pages,
        )

    def _fail(self, text: str) -> None:
        """Says what went wrong, here and on every page."""
        self._fault = text
        self._builds += 1
        self._say(text)
        self._reload()


def _tell_browsers() -> None:
    """Every page that is open loads itself again."""
    from livereload.handlers import LiveReloadHandler

    LiveReloadHandler.reload_waiters("*")


def _server(builds: Callable[[], int], fault: Callable[[], str]) -> Any:
    """What serves the files and tells the browser; it asks how many builds there were, and what the last failed of."""
    from livereload import Server
    from livereload.watcher import Watcher

    class Elsewhere(Watcher):  # type: ignore[misc]
        """Livereload's own watcher, which would look at every file each second, rests."""

        def start(self, callback: Callable[[], None]) -> bool:
            """As the base class: whether it has begun."""
            return True

    served: dict[str, int] = {}
    _tell_those_who_come_late(served, builds)
    server = Server(watcher=Elsewhere())
    server.watch(".")  # else it takes the current folder by itself, and says so
    server.SFH = _pages_that_say(fault, served, builds)
    return server


def _tell_those_who_come_late(served: Mapping[str, int], builds: Callable[[], int]) -> None:
    """A page that was served before the last build and listens only after it is told at once."""
    from livereload.handlers import LiveReloadHandler

    hear = LiveReloadHandler.on_message

    def on_message(listening: Any, message: str) -> None:
        hear(listening, message)
        said = json.loads(message)
        seen = served.get(urlsplit(str(said.get("url", ""))).path)
        if said.get("command") == "info" and seen is not None and seen < builds():
            listening.send_message({"command": "reload", "path": "*", "liveCSS": True, "liveImg": True})

    LiveReloadHandler.on_message = on_message  # livereload names its handler itself


def _pages_that_say(fault: Callable[[], str], served: dict[str, int], builds: Callable[[], int]) -> Any:
    """What serves the files, with the fault of the last build at the end of each page while there is one.

    `served` holds for each path after how many builds it was served last.
    """
    from livereload.server import StaticFileHandler

    class Pages(StaticFileHandler):  # type: ignore[misc]
        """Files as they are, but for that."""

        async def get(self, path: str, include_body: bool = True) -> None:
            """As the base class."""
            served[self.request.path] = builds()
            await super().get(path, include_body)

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
