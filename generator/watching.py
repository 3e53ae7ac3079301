"""Who is told when something in a project's folders changes, by the system (inotify, FSEvents), through watchdog."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any


def watch(places: Sequence[Path], on_change: Callable[[], None]) -> Any:
    """Calls `on_change` for whatever changes in some folders and files; `stop` ends it."""
    from watchdog.events import FileClosedNoWriteEvent, FileOpenedEvent, FileSystemEventHandler
    from watchdog.observers import Observer
    from watchdog.observers.polling import PollingObserver

    wanted = [place.absolute() for place in places]

    class Handler(FileSystemEventHandler):
        """Hears of every change; that a file is read is none."""

        def on_any_event(self, event: Any) -> None:
            """As the base class."""
            touched = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
            if not isinstance(event, (FileOpenedEvent, FileClosedNoWriteEvent)) and any(
                path.is_relative_to(place) for path in touched for place in wanted
            ):
                on_change()

    def begin(observer: Any) -> Any:
        for folder in sorted({place.parent for place in wanted}):
            folder.mkdir(parents=True, exist_ok=True)
            observer.schedule(Handler(), str(folder))
        for place in wanted:
            if place.is_dir():
                observer.schedule(Handler(), str(place), recursive=True)
        observer.start()
        return observer

    try:
        return begin(Observer())
    except OSError:  # the system watches no more than it is allowed to
        return begin(PollingObserver())
