"""Who is told when something in a project's folders changes, by the system (inotify, FSEvents), through watchdog."""

from __future__ import annotations

import contextlib
import logging
import os
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any


def watch(places: Sequence[Path], on_change: Callable[[], None]) -> Any:
    """Calls `on_change` for whatever changes in some folders and files, also in those that come later; `stop` ends it.

    The folders that they are in are made.
    """
    from watchdog.observers import Observer
    from watchdog.observers.polling import PollingObserver

    # that two of its threads met in a folder that comes or goes is not for the user
    logging.getLogger("watchdog.observers.inotify").setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", category=RuntimeWarning, module="watchdog")
    wanted = [place.absolute() for place in places]
    for place in wanted:
        place.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _begin(Observer(), wanted, on_change)
    except OSError:  # the system watches no more than it is allowed to
        return _begin(PollingObserver(), wanted, on_change)


def _begin(observer: Any, wanted: Sequence[Path], on_change: Callable[[], None]) -> Any:
    """Starts an observer of some places, and of the folders that they are in, which tell of their coming and going."""
    folders = dict.fromkeys(sorted({place.parent for place in wanted}), False) | dict.fromkeys(wanted, True)
    watched: dict[Path, Any] = {}

    def follow(folder: Path) -> None:
        """Watches what stands at a path now, and no longer what stood there."""
        before = watched.pop(folder, None)
        if before is not None:
            observer.unschedule(before)
        if folder.is_dir():
            watched[folder] = observer.schedule(handler, str(folder), recursive=folders[folder])

    def on_move(path: Path) -> bool:
        """Follows the folders at a path that came or went, and below it; whether there are any."""
        moved = [folder for folder in folders if folder.is_relative_to(path)]
        for folder in moved:
            with contextlib.suppress(OSError, KeyError):  # it is gone again, or the observer has just been stopped
                follow(folder)
        return bool(moved)

    handler = _handler(wanted, on_move, on_change)
    observer.start()
    try:
        for folder in folders:
            follow(folder)
    except OSError:
        observer.stop()
        raise
    return observer


def _handler(wanted: Sequence[Path], on_move: Callable[[Path], bool], on_change: Callable[[], None]) -> Any:
    """What hears of every change; that a file is read is none.

    A folder is followed before `on_change` is called: what was put into it earlier is there to be seen then.
    """
    from watchdog import events

    class Handler(events.FileSystemEventHandler):
        """Tells of those that concern a wanted place."""

        def on_any_event(self, event: Any) -> None:
            """As the base class."""
            if isinstance(event, (events.FileOpenedEvent, events.FileClosedNoWriteEvent)):
                return
            touched = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
            comes_or_goes = event.event_type in ("created", "moved", "deleted")
            followed = [on_move(path) for path in touched if comes_or_goes]
            if any(followed) or any(path.is_relative_to(place) for path in touched for place in wanted):
                on_change()

    return Handler()
