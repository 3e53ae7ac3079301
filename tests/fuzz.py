"""`python -m tests.fuzz ENDING [ATHERIS OPTIONS]`: atheris throws bytes at the reader of a form until it is stopped.

Atheris is no part of the set-up: `pip install atheris` where it installs. `tests/test_fuzz.py` does a little of the
same in every run of the tests.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from generator.knowledge import load_knowledge
from generator.reading.compose import Composer
from generator.reading.draft import File, ending_of
from generator.reading.forms import FORMS
from tests.saved import FILES

_SAME = {".text": ".txt", ".markdown": ".md", ".xhtml": ".html", ".ndjson": ".jsonl", ".tsv": ".csv"}
SAMPLES: Mapping[str, Sequence[bytes]] = {
    ending: [data for name, data in FILES.items() if ending_of(name) == _SAME.get(ending, ending)] for ending in FORMS
}
"""Ending → real files of that form."""


def read_anything(ending: str, data: bytes, composer: Composer) -> None:
    """Reads bytes as a file of a form, as far as an article goes; whatever it raises is a bug."""
    drafts, issues = FORMS[ending].read(File(f"a{ending}", data, ""))
    articles = [composer.compose(draft) for draft in drafts]
    for article in articles:
        for block in article.blocks:
            start, end = article.text.stored_range(block.span.start, block.span.end)
            assert 0 <= start <= end <= len(article.text.stored)
        article.text.stored.encode("utf-8", "strict" if ending not in (".txt", ".md") else "surrogatepass")
    assert all(issue.path == f"a{ending}" for issue in issues)


def main() -> None:
    """Runs atheris on one form."""
    import atheris

    ending = sys.argv.pop(1) if len(sys.argv) > 1 else ".md"
    composer = Composer.of(load_knowledge())
    atheris.Setup(sys.argv, lambda data: read_anything(ending, data, composer))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
