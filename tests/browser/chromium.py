"""Where the Chromium of the browser tests is; `python -m tests.browser.chromium` gets one where it may.

A Chromium that is there already is always taken first. Otherwise the system's package is installed where that
needs no password, and else the build that Playwright offers, which lands in the user's cache.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

LAUNCH_ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
"""What every browser of the tests is started with: no sandbox, so that root may, and no calls home."""

HOW_TO_GET_ONE = (
    "No Chromium for the browser tests: install Chromium or Google Chrome (on Debian: apt install chromium), "
    "or set CHROMIUM=/path/to/chromium and run again."
)

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_DOWNLOADED = (
    "chromium-*/chrome-*/chrome",
    "chromium-*/chrome-*/*.app/Contents/MacOS/*",
    "chromium_headless_shell-*/chrome-*/headless_shell",
    "chromium_headless_shell-*/chrome-*/chrome-headless-shell",
)
"""Where Playwright puts what it downloads, below its folder; the full browser before the bare shell."""

_STUB_LIMIT = 65_536
_MINUTES = 60


class NoChromiumError(Exception):
    """No Chromium is there and none can be had; the message says what to do."""


def find_chromium(environ: Mapping[str, str] = os.environ) -> Path | None:
    """The Chromium that is there already, or None; starts nothing, so that it answers at once.

    `CHROMIUM` in `environ` goes first; raises `NoChromiumError` when it names nothing that can be run.
    """
    named = environ.get("CHROMIUM")
    if named:
        found = shutil.which(named)
        if found is None:
            raise NoChromiumError(f"CHROMIUM is set to {named}, which is no program that can be run.")
        return Path(found)
    return next((path for path in _candidates(environ) if _is_usable(path)), None)


def ensure_chromium() -> Path:
    """The Chromium that is there, or one installed now; raises `NoChromiumError` when none can be had."""
    found = find_chromium()
    if found is not None:
        return found
    for commands in _ways_to_install():
        print(f"Getting Chromium: {' '.join(commands[-1])}", file=sys.stderr, flush=True)
        done = all(_run(command, 20 * _MINUTES) for command in commands)
        found = find_chromium() if done else None
        if found is not None and _run([str(found), "--version"], 1 * _MINUTES):
            return found
    raise NoChromiumError(HOW_TO_GET_ONE)


def main() -> int:
    """Prints where Chromium is and gives 0, or says how to get one and gives 1."""
    try:
        print(ensure_chromium())
    except NoChromiumError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _candidates(environ: Mapping[str, str]) -> Iterator[Path]:
    """What may be a Chromium, the likeliest first."""
    for name in _NAMES:
        found = shutil.which(name, path=environ.get("PATH"))
        if found is not None:
            yield Path(found)
    for pattern in _DOWNLOADED:
        yield from sorted(_playwright_folder(environ).glob(pattern), key=_revision, reverse=True)


def _playwright_folder(environ: Mapping[str, str]) -> Path:
    """Where Playwright keeps the browsers that it downloads."""
    chosen = environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if chosen and chosen != "0":
        return Path(chosen)
    cache = "Library/Caches" if sys.platform == "darwin" else ".cache"
    return Path(environ.get("HOME", "~")).expanduser() / cache / "ms-playwright"


def _revision(path: Path) -> int:
    """The number in `chromium-1255/chrome-linux64/chrome`, to take the newest; 0 where there is none."""
    folder = next((part for part in path.parts if part.startswith("chromium")), "")
    number = folder.rpartition("-")[2]
    return int(number) if number.isdigit() else 0


def _is_usable(path: Path) -> bool:
    """Whether it can be run and is no door to a snap, which cannot see the folders that Playwright makes."""
    target = path.resolve()
    if not target.is_file() or not os.access(target, os.X_OK) or target.name == "snap":
        return False
    if target.stat().st_size > _STUB_LIMIT:
        return True
    text = target.read_bytes()
    return b"/snap/bin/" not in text and b"snap install" not in text


def _ways_to_install() -> Iterator[list[list[str]]]:
    """Ways to get a Chromium here, the best first, each as the commands to run in order."""
    root = _as_root()
    has_apt = shutil.which("apt-get") is not None
    if has_apt and root is not None:
        apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        yield [[*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", "chromium"]]
    playwright = [sys.executable, "-m", "playwright", "install"]
    if has_apt and root is not None:
        yield [[*playwright, "--with-deps", "chromium"]]
    yield [[*playwright, "chromium"]]


def _as_root() -> list[str] | None:
    """What to put before a command that needs root: nothing, or `sudo` where it asks for no password."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") is not None and _run(["sudo", "-n", "true"], 1 * _MINUTES, quiet=True):
        return ["sudo", "-n"]
    return None


def _run(command: Sequence[str], seconds: int, *, quiet: bool = False) -> bool:
    """Whether a command ended well; where it did not, shows the end of what it said unless `quiet`."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        said, ended_well = str(error), False
    else:
        said, ended_well = done.stdout, done.returncode == 0
    if not ended_well and not quiet:
        print("\n".join(f"  {line}" for line in said.splitlines()[-5:]), file=sys.stderr, flush=True)
    return ended_well


if __name__ == "__main__":
    sys.exit(main())
