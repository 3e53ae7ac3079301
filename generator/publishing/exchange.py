"""Two folders change places in one step, so that whoever looks finds the one or the other, and never none."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_HERE = -100
"""AT_FDCWD of Linux: paths are as they are given."""
_SWAP = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS."""
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM, errno.EXDEV)


def exchange(one: Path, other: Path, between: Path) -> None:
    """`one` and `other`, folders of one file system, change places.

    Where the kernel cannot do it at once, `other` moves over `between`, and `recover` mends what a kill leaves.
    Raises OSError.
    """
    if not _swap(one, other):
        other.rename(between)
        one.rename(other)
        between.rename(one)


def recover(folder: Path, between: Path) -> None:
    """Puts back a folder that an exchange in three steps left aside when it was cut off."""
    if between.is_dir() and not folder.exists():
        between.rename(folder)


def _swap(one: Path, other: Path) -> bool:
    """Whether the kernel let the two change places. Raises OSError for what the three steps cannot do either."""
    paths = os.fsencode(one), os.fsencode(other)
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        failed = library.renameat2(_HERE, paths[0], _HERE, paths[1], _SWAP)
    elif sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(*paths, _SWAP)
    else:
        return False
    number = ctypes.get_errno()
    if failed and number not in _CANNOT:
        raise OSError(number, os.strerror(number), str(other))
    return not failed
