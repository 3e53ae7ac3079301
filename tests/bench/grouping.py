"""`python -m tests.bench.grouping [ARTICLES …]`: what forming events costs, by the number of articles.

Processor time on one core and the memory that it takes; the articles are those of `archive.py`, read and heard
before the clock starts, since that is kept from build to build.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Sequence
from functools import partial

from generator.actors.ledger import actors_in
from generator.events.gather import group_terms
from generator.events.terms import CommonWords, take_terms
from generator.knowledge import load_knowledge
from generator.model import ArticleId, Report
from generator.pipeline import report_on
from generator.timeline import name_articles
from tests.bench.archive import make_articles
from tests.conftest import Analyst

SIZES = (2_500, 5_000, 10_000, 20_000)


def main(arguments: Sequence[str] = tuple(sys.argv[1:])) -> None:
    """Prints seconds, and megabytes beside those that the articles take, for each size."""
    sizes = sorted(map(int, arguments)) or list(SIZES)
    analyst = Analyst(load_knowledge())
    reports = heard(analyst, sizes[-1])
    common = CommonWords.of(analyst.knowledge)
    terms = [take_terms(report.article, common, report.appearances) for report in reports]
    actors_of = {report.id: actors_in(report) for report in reports}
    for size in sizes:
        some = reports[:: len(reports) // size][:size]
        picked = dict(zip((report.id for report in reports), terms, strict=True))
        begun = time.process_time()
        groups = group_terms(some, [picked[r.id] for r in some].__getitem__, actors_of, common)
        spent = time.process_time() - begun
        tracemalloc.start()
        group_terms(some, [picked[r.id] for r in some].__getitem__, actors_of, common)
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        print(f"{size:>6} articles: {spent:6.2f} s  {peak:6.0f} MB  {len(groups)} events", flush=True)


def heard(analyst: Analyst, size: int) -> list[Report]:
    """So many articles, read and heard, by id."""
    articles = [analyst.read(text, path) for path, text in make_articles(size)]
    named = name_articles(articles)
    told = partial(report_on, lexicon=analyst.lexicon, resolver=analyst.resolver, common=analyst.common)
    return [told(ArticleId(name), article)[0] for name, article in named]


if __name__ == "__main__":
    main()
