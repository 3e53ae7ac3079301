"""`python -m tests.measure.clutter [--errors]`: how much clutter is cut off, and how much of the articles is lost.

Clean articles get clutter around them and between their paragraphs (`clutter_kinds.yml`: kinds above, in the middle
and below, the teasers filled from yet other articles; `clutter_rare_kinds.yml`: kinds that were written to see what the
rules make of clutter that nobody thought of; `clutter_unseen_kinds.yml`: kinds that no rule was written for), are read
as their files would be, and every line is looked at: was a line of clutter cut, was a line of the article kept? The
articles are those of `../shared` where they are at hand, and a few of our own (`clutter_articles.yml`), on which a test
holds the floor.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from generator.knowledge import load_knowledge
from generator.reading.compose import Composer
from generator.reading.draft import File
from generator.reading.forms.markdown import read_markdown
from generator.text import read_text
from tests.measure.figure import Figure
from tests.projects import ROOT

HERE = Path(__file__).parent
DATA = ROOT.parent / "shared" / "data"
COMMON, RARE, UNSEEN = "clutter_kinds.yml", "clutter_rare_kinds.yml", "clutter_unseen_kinds.yml"
PLACES = ("head", "middle", "tail")
_MOST = {"head": 2, "middle": 1, "tail": 3}
"""So many kinds stand at one place of an article at most."""


@dataclass(frozen=True)
class Story:
    """A clean article: its headline, and its lines without clutter."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Mixed:
    """A file made of an article and clutter: each line with the kind of clutter that it is, or '' for the article."""

    lines: tuple[tuple[str, str], ...]
    between: str
    """What parts the lines: one line feed or two."""

    @property
    def text(self) -> str:
        return self.between.join(line for line, _ in self.lines) + "\n"


@dataclass
class Tally:
    """Lines counted by their kind."""

    seen: Counter[str] = field(default_factory=Counter)
    cut: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def clutter_cut(self) -> tuple[int, int]:
        """How many lines of clutter were cut, and how many there were."""
        return self.cut.total() - self.cut[""], self.seen.total() - self.seen[""]

    @property
    def body_lost(self) -> tuple[int, int]:
        """How many lines of the articles were cut, and how many there were."""
        return self.cut[""], self.seen[""]


def own_stories() -> list[Story]:
    """The articles of our own writing."""
    told = yaml.safe_load((HERE / "clutter_articles.yml").read_text(encoding="utf-8"))["articles"]
    return [Story(one["title"], tuple(_lines(one["text"]))) for one in told]


def real_stories() -> list[Story]:
    """The clean articles of `../shared`; none where it is not at hand."""
    rows = [row for row in _rows(DATA / "vims_dev.jsonl.gz") if row["title"].strip()]
    return [Story(" ".join(row["title"].split()), tuple(_lines(row["text"]))) for row in rows]


def other_stories(own: Sequence[Story]) -> list[tuple[str, str]]:
    """Headlines with first sentences for teasers: of `../shared` where it is at hand, else of our own articles."""
    rows = [(row["title"], row["text"]) for row in _rows(DATA / "ds200_dev.jsonl.gz")]
    told = rows or [(one.title, one.lines[0]) for one in own]
    return [(" ".join(title.split()), " ".join(lead.split())) for title, lead in told if title.strip() and lead.strip()]


def mix(stories: Sequence[Story], others: Sequence[tuple[str, str]], seed: int, file: str = COMMON) -> Iterator[Mixed]:
    """Each article in its clutter, every example of every kind about as often."""
    chance = random.Random(seed)
    queues = {place: _in_turn(kinds(file), place, chance) for place in PLACES}
    teasers = itertools.cycle(chance.sample(others, len(others)))
    for story in stories:
        put = {
            place: [
                (kind, line)
                for kind, example in itertools.islice(queues[place], chance.randint(1, _MOST[place]))
                for line in _filled(example, story, teasers)
            ]
            for place in PLACES
        }
        body = [("", story.title), *(("", line) for line in story.lines)]
        at = chance.randint(2, max(2, len(body) - 1))
        everything = [*put["head"], *body[:at], *(put["middle"] if at < len(body) else []), *body[at:], *put["tail"]]
        yield Mixed(tuple((line, kind) for kind, line in everything), chance.choice(["\n", "\n\n"]))


def count(files: Sequence[Mixed], composer: Composer) -> Tally:
    """What becomes of every line."""
    tally = Tally()
    for file in files:
        drafts, _ = read_markdown(File("article.txt", file.text.encode("utf-8"), ""))
        article = composer.compose(drafts[0])
        pairs = list(zip(file.lines, article.blocks, strict=True))
        cut_somewhere = {line for (line, _), block in pairs if block.part == "cut"}
        kept_somewhere = {line for (line, _), block in pairs if block.part != "cut"}
        for (line, kind), block in pairs:
            # of a line that stands twice, it does not matter which is kept
            is_cut = line in cut_somewhere if kind else line not in kept_somewhere
            tally.seen[kind] += 1
            tally.cut[kind] += is_cut
            if is_cut != bool(kind):
                tally.wrong.append(f"{f'kept  [{kind}]' if kind else f'lost  [{block.why}]'} {line[:110]}")
    return tally


def kinds(file: str = COMMON) -> Mapping[str, Mapping[str, object]]:
    """The kinds of clutter of a file: name → place and examples."""
    loaded: Mapping[str, Mapping[str, object]] = yaml.safe_load((HERE / file).read_text("utf-8"))
    return loaded


def _in_turn(told: Mapping[str, Mapping[str, object]], place: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    examples = [(kind, str(text)) for kind, said in told.items() if said["place"] == place for text in _listed(said)]
    while True:
        yield from chance.sample(examples, len(examples))


def _listed(said: Mapping[str, object]) -> Sequence[object]:
    examples = said["examples"]
    assert isinstance(examples, list)
    return examples


def _filled(example: str, story: Story, teasers: Iterator[tuple[str, str]]) -> list[str]:
    """The lines of an example; each headline, or each summary where there is no headline, is of another article."""
    lines, headline, lead = [], "", ""
    opening = "{headline}" if "{headline}" in example else "{"
    for line in _lines(example):
        if opening in line or not headline:
            headline, lead = next(teasers)
        words = lead.split()
        broken = " ".join(words[: max(4, min(24, len(words) - 3))]) + " ..."
        lines.append(line.format(headline=headline, lead=lead, broken=broken, title=story.title))
    return lines


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in read_text(text).normal.split("\n") if line.strip()]


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


_SETS = ((COMMON, ""), (RARE, ", rare kinds"), (UNSEEN, ", unseen kinds"))


def measure(seed: int = 1, *, unseen: bool = True) -> dict[str, Tally]:
    """The tallies of our own articles, and of the real ones where they are at hand."""
    composer, own = Composer.of(load_knowledge()), own_stories()
    others = other_stories(own)
    sets = {"own articles": own * 20, "real articles": real_stories()}
    return {
        f"{name}{suffix}": count(list(mix(told, others, seed, file)), composer)
        for name, told in sets.items()
        for file, suffix in _SETS
        if told and (unseen or file != UNSEEN)
    }


def least(name: str) -> float:
    """How much of the clutter of a set must be cut."""
    return 0.88 if name.endswith("rare kinds") else 0.8 if name.endswith("unseen kinds") else 0.97


def figures() -> list[Figure]:
    """The two figures of each set, for the table of all figures."""
    told = []
    for name, tally in measure().items():
        (cut, clutter), (lost, body) = tally.clutter_cut, tally.body_lost
        kept = [line for line in tally.wrong if line.startswith("kept")]
        missed = [line for line in tally.wrong if line.startswith("lost")]
        told += [
            Figure(f"clutter: lines of it cut ({name})", cut / clutter, least(name), f"{cut}/{clutter}", errors=kept),
            Figure(f"clutter: lines of articles lost ({name})", lost / body, 0.005, f"{lost}/{body}", True, missed),
        ]
    return told


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the figures, by kind, and the wrong lines where they are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.measure.clutter", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print every line that is wrong, too")
    parser.add_argument("--seed", type=int, default=1, help="another mixture")
    asked = parser.parse_args(arguments)
    for name, tally in measure(asked.seed).items():
        (cut, clutter), (lost, body) = tally.clutter_cut, tally.body_lost
        print(f"{name}: {len(tally.seen) - 1} kinds")
        print(f"  lines of clutter cut  {cut / clutter:7.2%} of {clutter}   (at least {least(name):.0%})")
        print(f"  lines of body lost    {lost / body:7.2%} of {body}   (at most 0.5%)")
        for kind in sorted(tally.seen, key=lambda kind: tally.cut[kind] / tally.seen[kind]):
            if kind and tally.cut[kind] < tally.seen[kind]:
                print(f"    {kind:36} {tally.cut[kind] / tally.seen[kind]:7.2%} of {tally.seen[kind]}")
        if asked.errors:
            print("\n".join(f"  {line}" for line in tally.wrong))


if __name__ == "__main__":
    main()
