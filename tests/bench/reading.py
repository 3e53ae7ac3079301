"""`python -m tests.bench.reading [ARTICLES]`: how long an article of 5 KB takes in each form, and whether memory grows.

CPU seconds of one core, not time on the clock. HTML is a page of 7 KB around the same text. An export or an archive
is one file of many articles, at most a thousand.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.knowledge import load_knowledge
from generator.reading.compose import Composer
from generator.reading.folder import read_article
from generator.workers import without_collection
from tests.saved import BODY, LEAD, LINKED, TITLE, page, script

_PARAGRAPHS = 15
_FILES = 500
"""So many files are written; they are read again and again."""
_LIMITS = {"md": 0.3, "txt": 0.3, "html": 8.0}
"""Milliseconds of CPU that an article may take."""


def text_of(number: int) -> str:
    """Five kilobytes, no two alike."""
    lines = [f"{LEAD} Chuyến thứ {number}, đoạn {part}. {BODY} Nước ròng chậm." for part in range(_PARAGRAPHS - 1)]
    return "\n\n".join(lines)


def _page_of(number: int) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in text_of(number).split("\n\n"))
    return page(script(LINKED)).replace("</article>", f"{paragraphs}</article>")


FORMS: dict[str, Callable[[int], str]] = {
    "txt": lambda number: f"{TITLE}\n\n{text_of(number)}\n",
    "md": lambda number: f"---\ntitle: {TITLE}\ndate: 2019-03-13\n---\n{text_of(number)}\n",
    "html": _page_of,
}


def measure(form: str, count: int, composer: Composer) -> tuple[float, float]:
    """Milliseconds for an article, and megabytes by which memory grew from the first tenth to the end."""
    make = FORMS[form]
    with tempfile.TemporaryDirectory(prefix="nienbieu-bench-") as name, without_collection():  # as in a build
        folder = Path(name)
        paths = [folder / f"{number}.{form}" for number in range(min(count, _FILES))]
        for number, path in enumerate(paths):
            path.write_text(make(number), encoding="utf-8")
        early, began = 0.0, time.process_time()
        for number in range(count):
            articles, _ = read_article(paths[number % len(paths)], folder, composer)
            assert len(articles) == 1
            if number == count // 10:
                early = _resident()
        return (time.process_time() - began) / count * 1000, _resident() - early


def measure_lines(count: int, composer: Composer) -> float:
    """Milliseconds for an article that is a line of JSON among others."""
    with tempfile.TemporaryDirectory(prefix="nienbieu-bench-") as name:
        path = Path(name, "export.jsonl")
        rows = (json.dumps({"title": TITLE, "text": text_of(number)}, ensure_ascii=False) for number in range(count))
        path.write_text("\n".join(rows), encoding="utf-8")
        began = time.process_time()
        articles, _ = read_article(path, Path(name), composer)
        assert len(articles) == count
        return (time.process_time() - began) / count * 1000


def _resident() -> float:
    """Megabytes of memory in use; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def measure_help() -> float:
    """CPU seconds of `nienbieu --help`, the least of five."""
    command = (
        "import os, subprocess, sys;"
        "subprocess.run([sys.executable, '-m', 'generator.cli', '--help'], stdout=subprocess.DEVNULL);"
        "t = os.times(); print(t.children_user + t.children_system)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True) for _ in range(5)
    ]
    return min(float(run.stdout) for run in runs)


def _loop() -> float:
    """CPU seconds of a plain loop, the least of five, to know the machine by."""
    spent = []
    for _ in range(5):
        began = time.process_time()
        sum(range(1_000_000))
        spent.append(time.process_time() - began)
    return min(spent)


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reading", description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=10_000)
    count = parser.parse_args(arguments).articles
    composer = Composer.of(load_knowledge())
    print(f"a loop of a million additions takes {_loop() * 1000:.0f} ms here")
    print(f"{'form':8} {'articles':>8} {'ms each':>8} {'at most':>8} {'memory grew':>12}")
    for form in FORMS:
        number = count // 10 if form == "html" else count
        each, grew = measure(form, number, composer)
        print(f"{form:8} {number:8} {each:8.3f} {_LIMITS[form]:8.1f} {grew:9.1f} MB")
    number = min(count, 1000)
    print(f"{'jsonl':8} {number:8} {measure_lines(number, composer):8.3f}")
    print(f"{'--help':8} {'':8} {measure_help() * 1000:8.0f} {200:8}")


if __name__ == "__main__":
    main()
