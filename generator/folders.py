"""What stands in a folder: every file with its size and its times, by one look at each folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path

Touch = tuple[int, ...]
"""The size of a file, when it was written, and when anything about it last changed, which no program sets at will; the
times in nanoseconds. One thing more, of a link: then these are of what it leads to."""


def touch_of(status: os.stat_result) -> Touch:
    """What tells a file from how it was before."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def files_below(folder: str) -> dict[str, Touch]:
    """Every file below a folder that is there, whatever its name, by its path with `/`; links are followed.

    Raises OSError.
    """
    found: dict[str, Touch] = {}
    if Path(folder).is_dir():
        _look_through(folder, "", found, set())
    return found


def _look_through(folder: str, prefix: str, found: dict[str, Touch], led_to: set[tuple[int, int]]) -> None:
    """`led_to` are the folders to which links led, so that a link to what holds it ends."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_symlink():
                _follow(entry, prefix, found, led_to)
            elif entry.is_dir():
                _look_through(entry.path, f"{prefix}{entry.name}/", found, led_to)
            elif entry.is_file():
                found[prefix + entry.name] = touch_of(entry.stat())


def _follow(link: os.DirEntry[str], prefix: str, found: dict[str, Touch], led_to: set[tuple[int, int]]) -> None:
    try:
        status = link.stat()
    except OSError:
        return  # it leads nowhere
    if stat.S_ISREG(status.st_mode):
        found[prefix + link.name] = (*touch_of(status), 1)
    elif stat.S_ISDIR(status.st_mode) and (status.st_dev, status.st_ino) not in led_to:
        led_to.add((status.st_dev, status.st_ino))
        _look_through(link.path, f"{prefix}{link.name}/", found, led_to)
