"""`python -m tests.bench.dating`: what finding dates, and finding and resolving them, costs for an article of 5 KB.

Processor time on one core, the best of several rounds; articles of our own writing joined to that length, and the
real ones where they are at hand.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from generator.dating.mentions import find_mentions
from generator.knowledge import load_knowledge
from generator.model import Article
from tests.cases import read_cases
from tests.conftest import Analyst
from tests.measure import corpora
from tests.measure.own import ARTICLES

KILOBYTES = 5
ROUNDS = 5


def main() -> None:
    """Prints the costs in milliseconds."""
    analyst = Analyst(load_knowledge())
    for name, articles in corpora_of(analyst).items():
        size = sum(len(article.text.normal.encode("utf-8")) for article in articles)
        found = cost(lambda articles=articles: [find_mentions(article) for article in articles])  # type: ignore[misc]
        resolved = cost(lambda articles=articles: [analyst.resolver.resolve(one, ()) for one in articles])  # type: ignore[misc]
        scale = KILOBYTES * 1024 / size * 1000
        print(f"{name}: {len(articles)} articles of {size / len(articles) / 1024:.1f} KB, for {KILOBYTES} KB each:")
        print(f"  finding dates                {found * scale:.3f} ms")
        print(f"  finding and resolving dates  {resolved * scale:.3f} ms")


def corpora_of(analyst: Analyst) -> dict[str, Sequence[Article]]:
    """Articles of our own joined to five kilobytes, and the real ones."""
    corpora_read: dict[str, Sequence[Article]] = {}
    for language in ("vietnamese", "english"):
        bodies = [case.given.split("---\n", 2)[-1] for case in read_cases(f"{language}.txt", ARTICLES)]
        text = "\n".join(bodies * 10)[: KILOBYTES * 1024]
        head = f"---\nlang: {'vi' if language == 'vietnamese' else 'en'}\ndate: 2020-05-04\n---\n"
        corpora_read[f"our own, {language}"] = [analyst.read(head + text, "article.md")] * 10
    if corpora.are_here():
        rows = corpora.read_lines(corpora.DATA / "vims_dev.jsonl.gz")
        corpora_read["real, vietnamese"] = [
            analyst.read(f"---\ndate: {row['published']}\n---\n{row['text']}", "article.md") for row in rows[:300]
        ]
    return corpora_read


def cost(work: Callable[[], object]) -> float:
    """The least processor time of several rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


if __name__ == "__main__":
    main()
