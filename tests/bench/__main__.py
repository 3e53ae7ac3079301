"""`python -m tests.bench`: what a build costs, beside what people would use instead, in one run (see README.md)."""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.archive import write_archive
from tests.bench.others import OTHERS, install
from tests.projects import ROOT

SETTINGS = "site_name: Archive\nsite_url: https://a.example/b/\ntheme: {name: material}\n"
NEW = "---\ntitle: Một bài mới\ndate: 2023-05-06\n---\nNgày 5/5, Chủ tịch Nguyễn Văn An thăm cảng Liên Hoa tại Huế.\n"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    seconds: float
    processor: float
    """Seconds of processor time, of all its processes; hardly changed by what else the machine does."""
    megabytes: int
    """The most memory that one of its processes held."""


def main() -> None:
    """Prints a table for each size."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000], metavar="ARTICLES")
    parser.add_argument("--rounds", type=int, default=3, help="of which the median is printed")
    parser.add_argument("--tools", type=Path, help="where the other builders are installed; kept for the next run")
    parser.add_argument("--alone", action="store_true", help="without the others")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        place = Path(scratch)
        tools = chosen.tools or place / "tools"
        if not chosen.alone:
            install(tools)
        for size in chosen.sizes:
            print(f"\n{size} articles, the median of {chosen.rounds}:\n")
            print("| | seconds | of processor | MB | pages |\n|---|---|---|---|---|")
            rows = dict(_ours(place / f"ours-{size}", size, chosen.rounds))
            if not chosen.alone:
                rows.update(_others(place / f"others-{size}", size, chosen.rounds, tools))
            for name, (costs, pages) in rows.items():
                print(f"| {name} | {_row(costs)} | {pages} |", flush=True)


def _row(costs: list[Cost]) -> str:
    seconds = statistics.median(cost.seconds for cost in costs)
    processor = statistics.median(cost.processor for cost in costs)
    return f"{seconds:.2f} | {processor:.2f} | {max(cost.megabytes for cost in costs)}"


def _ours(folder: Path, size: int, rounds: int) -> list[tuple[str, tuple[list[Cost], int]]]:
    """A clean build, nothing changed, an article added, changed and taken away."""
    write_archive(folder / "content", size)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    new = folder / "content" / "new.md"
    command = [sys.executable, "-m", "generator.cli", "build", "--project", str(folder)]
    steps: dict[str, Callable[[], object]] = {
        "nienbieu, clean": lambda: _clear(folder),
        "nienbieu, nothing changed": lambda: None,
        "nienbieu, one article added": lambda: new.write_text(NEW, encoding="utf-8"),
        "nienbieu, one article changed": lambda: new.write_text(NEW.replace("thăm", "kiểm tra"), encoding="utf-8"),
        "nienbieu, one article taken away": lambda: new.unlink(missing_ok=True),
    }
    costs: dict[str, list[Cost]] = {name: [] for name in steps}
    for _ in range(rounds):
        for name, prepare in steps.items():
            prepare()
            costs[name].append(measure(command, ROOT))
    pages = count_pages(folder / "site")
    return [(name, (each, pages)) for name, each in costs.items()]


def _clear(folder: Path) -> None:
    for name in (".nienbieu", "site", "site_src"):
        shutil.rmtree(folder / name, ignore_errors=True)


def _others(folder: Path, size: int, rounds: int, tools: Path) -> list[tuple[str, tuple[list[Cost], int]]]:
    rows = []
    for other in OTHERS:
        project = folder / other.name
        other.prepare(project, size)
        command = other.command(tools)
        costs = []
        for _ in range(rounds):
            shutil.rmtree(project / other.output, ignore_errors=True)
            costs.append(measure(command, project))
        rows.append((f"{other.title}, clean", (costs, count_pages(project / other.output))))
    return rows


def count_pages(folder: Path) -> int:
    """How many pages of HTML a site has."""
    return sum(1 for _ in folder.rglob("*.html"))


def measure(command: list[str], cwd: Path) -> Cost:
    """Runs a command; raises CalledProcessError when it fails."""
    watch = (
        "import resource,subprocess,sys,time;b=time.perf_counter();"
        "c=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.PIPE);e=time.perf_counter()-b;"
        "u=resource.getrusage(resource.RUSAGE_CHILDREN);print(e,u.ru_utime+u.ru_stime,u.ru_maxrss);"
        "sys.stderr.buffer.write(c.stderr[-2000:]);sys.exit(c.returncode)"
    )
    done = subprocess.run([sys.executable, "-c", watch, *command], cwd=cwd, check=False, capture_output=True, text=True)
    if done.returncode not in (0, 1) or not done.stdout:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    seconds, processor, most = map(float, done.stdout.split())
    return Cost(seconds, processor, int(most) // (1 << 20 if sys.platform == "darwin" else 1 << 10))


if __name__ == "__main__":
    main()
