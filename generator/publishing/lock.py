"""One build at a time: the kernel's lock on a file of the working folder, which goes when its holder ends or dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "lock"


@contextmanager
def only_one(state: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Holds the lock of a project's working folder; calls `on_wait` once where another holds it. Raises OSError."""
    state.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    held = _hold(state / LOCK, on_wait)
    try:
        yield
    finally:
        os.close(held)


def _hold(path: Path, on_wait: Callable[[], None]) -> int:
    import fcntl

    while True:
        held = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                on_wait()
                fcntl.flock(held, fcntl.LOCK_EX)
            if _is_still(held, path):
                return held
        except BaseException:
            os.close(held)
            raise
        os.close(held)
        path.parent.mkdir(parents=True, exist_ok=True)


def _is_still(held: int, path: Path) -> bool:
    """Whether the locked file is the one that the next one would lock; `clean` may have taken it away meanwhile."""
    try:
        return os.path.samestat(os.fstat(held), path.stat())
    except FileNotFoundError:
        return False
