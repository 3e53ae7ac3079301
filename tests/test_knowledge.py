"""The facts in `generator/knowledge/`: whole, consistent with one another, and refused when they are not."""

from __future__ import annotations

import datetime
import itertools
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
import yaml

from generator.knowledge import Knowledge, KnowledgeError, Named, Office, load_knowledge
from generator.knowledge.kept import digest_of, fetch
from generator.model import FuzzyDate, is_real
from generator.product import KNOWLEDGE
from tests.projects import the_knowledge, write_files

MOST_OVERLAP = datetime.timedelta(31)
"""A hand-over, and a source that knows only the month, make two terms meet."""

HEADS_OF_STATE = (
    "president",
    "king",
    "monarch",
    "emperor",
    "emir",
    "sultan",
    "pope",
    "grand-duke",
    "governor-general",
)
HEADS_OF_GOVERNMENT = ("prime-minister", "chancellor", "premier", "taoiseach")
FOREIGN = ("foreign-minister", "foreign-secretary", "secretary-of-state")
DEFENCE = ("defence-minister", "defence-secretary", "secretary-of-defense")

ALIKE: Mapping[str, set[str]] = {}
"""Spellings that two entries may share, with their ids: none so far."""

FAR_FUTURE = datetime.date(9000, 1, 1)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return the_knowledge()


FILES = sorted(KNOWLEDGE.rglob("*.yml"))


def last(date: FuzzyDate | None) -> datetime.date:
    return (date.last_day if date else None) or FAR_FUTURE


def first(date: FuzzyDate | None) -> datetime.date:
    return (date.first_day if date else None) or FAR_FUTURE


def dates_of(knowledge: Knowledge) -> Iterable[tuple[str, FuzzyDate, FuzzyDate | None]]:
    for office in knowledge.offices:
        for term in office.terms:
            yield f"{office.id}, {term.person}", term.start, term.end
    for happening in knowledge.happenings:
        yield happening.id, happening.start, happening.end
    for war in knowledge.wars:
        yield war.id, war.start, war.end
    for usage in knowledge.usages:
        yield usage.id, usage.start, usage.end
    for named in knowledge.named.values():
        if named.start:
            yield named.id, named.start, named.end


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(KNOWLEDGE).as_posix())
def test_a_file_is_in_normal_form_and_says_where_its_facts_are_from(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    source = yaml.safe_load(text).get("source")
    assert source
    assert all(isinstance(line, str) and len(line) > 10 for line in ([source] if isinstance(source, str) else source))


def test_everything_that_is_named_is_described(knowledge: Knowledge) -> None:
    known = knowledge.named
    wanted = [
        *((f"office {o.id}", o.of) for o in knowledge.offices),
        *((f"holder of {o.id}", t.person) for o in knowledge.offices for t in o.terms),
        *((f"within of {n.id}", n.within) for n in known.values() if n.within),
        *((f"capital of {n.id}", n.capital) for n in known.values() if n.capital),
        *((f"place of {h.id}", h.place) for h in knowledge.happenings if h.place),
        *((f"of {h.id}", h.of) for h in knowledge.happenings if h.of),
        *((f"side of {w.id}", side) for w in knowledge.wars for side in w.sides),
    ]
    missing = [f"{where}: {name}" for where, name in wanted if name not in known]
    assert not missing, "\n".join(missing)


def test_a_capital_lies_in_its_country(knowledge: Knowledge) -> None:
    wrong = {
        n.id: n.capital for n in knowledge.named.values() if n.capital and knowledge.named[n.capital].within != n.id
    }
    assert not wrong


def test_holders_are_persons_and_places_are_places(knowledge: Knowledge) -> None:
    kinds = {name: named.kind for name, named in knowledge.named.items()}
    assert {kinds[term.person] for office in knowledge.offices for term in office.terms} == {"person"}
    assert {kinds[happening.place] for happening in knowledge.happenings if happening.place} == {"place"}


def test_no_id_stands_twice(knowledge: Knowledge) -> None:
    for things in (knowledge.offices, knowledge.happenings, knowledge.wars, knowledge.usages):
        twice = [name for name, count in Counter(thing.id for thing in things).items() if count > 1]
        assert not twice


def test_every_date_is_a_real_one_and_none_ends_before_it_begins(knowledge: Knowledge) -> None:
    wrong = [
        f"{where}: {start} to {end}"
        for where, start, end in dates_of(knowledge)
        if not is_real(start.year, start.month, start.day)
        or not (end is None or is_real(end.year, end.month, end.day))
        or last(end) < first(start)
    ]
    assert not wrong, "\n".join(wrong)


def test_nothing_begins_after_what_is_known_ends(knowledge: Knowledge) -> None:
    late = [where for where, start, _ in dates_of(knowledge) if (start.year or 0) > knowledge.latest]
    assert not late


def overlaps(office: Office) -> Iterable[str]:
    for one, other in itertools.combinations(sorted(office.terms, key=lambda t: first(t.start)), 2):
        until = min(first(one.end) if one.end else FAR_FUTURE, first(other.end) if other.end else FAR_FUTURE)
        if until - last(other.start) > MOST_OVERLAP:
            yield f"{office.id}: {one.person} ({one.start.edtf}–) and {other.person} ({other.start.edtf}–)"


def test_one_office_has_one_holder_unless_it_is_shared(knowledge: Knowledge) -> None:
    wrong = [fault for o in knowledge.offices if not o.shared for fault in overlaps(o)]
    assert not wrong, "\n".join(wrong)
    idle = {office.id for office in knowledge.offices if office.shared and not any(True for _ in overlaps(office))}
    assert not idle, f"not shared at all: {idle}"


def test_the_holders_of_an_office_stand_in_order(knowledge: Knowledge) -> None:
    wrong = [o.id for o in knowledge.offices if list(o.terms) != sorted(o.terms, key=lambda t: first(t.start))]
    assert not wrong


def entries_by_name(entries: Iterable[Named], *, adjectives: bool) -> dict[str, set[str]]:
    """Every name that is to mean one thing, without letter case; a person's short name may mean several people."""
    meant: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        short = () if entry.kind == "person" else entry.short
        for name in entry.adjectives if adjectives else (*entry.spellings, *short):
            meant[name.casefold()].add(entry.id)
    return meant


@pytest.mark.parametrize("adjectives", [False, True], ids=("names", "adjectives"))
def test_a_name_means_one_thing(knowledge: Knowledge, adjectives: bool) -> None:
    meant = entries_by_name(knowledge.named.values(), adjectives=adjectives)
    ambiguous = {
        name: ids
        for name, ids in meant.items()
        if len(ids) > 1 and ALIKE.get(name) != ids and not is_a_club_and_its_town(ids, knowledge)
    }
    assert not ambiguous


def is_a_club_and_its_town(ids: set[str], knowledge: Knowledge) -> bool:
    """Such as Liverpool: the words around it tell which is meant."""
    kinds = [knowledge.named[name].kind for name in sorted(ids)]
    clubs = {name for names in knowledge.words["well_known"]["clubs"] for name in names}
    return sorted(kinds) == ["organisation", "place"] and any(
        not clubs.isdisjoint(knowledge.named[name].spellings) for name in ids
    )


def test_what_happened_and_who_printed_are_told_apart_by_their_names(knowledge: Knowledge) -> None:
    meant: dict[str, set[str]] = defaultdict(set)
    for happening in knowledge.happenings:
        for name in itertools.chain.from_iterable(happening.names.values()):
            meant[name.casefold()].add(happening.series or happening.id)
    for war in knowledge.wars:
        for name in itertools.chain.from_iterable(war.names.values()):
            meant[name.casefold()].add(war.id)
    for outlet in knowledge.outlets:
        for name in (outlet.name, *outlet.also, *outlet.domains):
            meant[f"outlet {name.casefold()}"].add(outlet.name)
    assert not {name: ids for name, ids in meant.items() if len(ids) > 1}


def test_a_usage_is_named_once(knowledge: Knowledge) -> None:
    meant: dict[str, set[str]] = defaultdict(set)
    for usage in knowledge.usages:
        for name in itertools.chain.from_iterable(usage.names.values()):
            meant[name.casefold()].add(usage.id)
    assert not {name: ids for name, ids in meant.items() if len(ids) > 1}


def test_nobody_holds_an_office_after_death(knowledge: Knowledge) -> None:
    wrong = [
        f"{office.id}: {term.person}"
        for office in knowledge.offices
        for term in office.terms
        if (died := knowledge.named[term.person].end) and last(died) < (first(term.end) if term.end else FAR_FUTURE)
    ]
    assert not wrong, "\n".join(wrong)


def test_every_wikidata_id_is_one_and_belongs_to_one(knowledge: Knowledge) -> None:
    ids = [named.wikidata for named in knowledge.named.values() if named.wikidata]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    assert [name for name in ids if not re.fullmatch(r"Q[1-9]\d*", name)] == []


ORDINARY = frozenset(
    re.findall(
        r"\w+",
        "an anh ba bà bác bạn bé các cái chị chúng có cô con của cụ đây đó em gì hai họ hôm khi không là làm lại này "
        "nay năm ngài người nhà những như ở ông qua ra rất sau sẽ sự ta tại thầy theo thì tin tôi trên trong và về "
        "việc với",
    )
)
"""Words that open Vietnamese sentences with a capital: as a short name, each would be found everywhere."""


def test_no_short_name_is_an_ordinary_word(knowledge: Knowledge) -> None:
    listed = {word.casefold() for word in knowledge.words["people"]["ordinary"]}
    wrong = [
        f"{named.id}: {short}"
        for named in knowledge.named.values()
        for short in named.short
        if short.casefold() in ORDINARY - listed
    ]
    assert not wrong, "\n".join(wrong)


def test_what_is_found_by_its_name_alone_has_a_telling_name(knowledge: Knowledge) -> None:
    """One word of letters is found in any text: it must be no ordinary one, and a number alone tells nothing."""
    wrong = [
        f"{thing}: {name}"
        for thing, names in (*names_of_what_happened(knowledge), *((u.id, u.names) for u in knowledge.usages))
        for name in itertools.chain.from_iterable(names.values())
        if len(name) < 3 or name.casefold() in ORDINARY or not any(letter.isalpha() for letter in name)
    ]
    assert not wrong, "\n".join(wrong)


def names_of_what_happened(knowledge: Knowledge) -> Iterable[tuple[str, Mapping[str, tuple[str, ...]]]]:
    yield from ((happening.id, happening.names) for happening in knowledge.happenings)
    yield from ((war.id, war.names) for war in knowledge.wars)


def test_every_thing_has_a_name_in_both_languages(knowledge: Knowledge) -> None:
    titles = {office.id: office.titles for office in knowledge.offices} | dict(names_of_what_happened(knowledge))
    lacking = [name for name, names in titles.items() if not names.get("vi") or not names.get("en")]
    assert not lacking


def test_an_english_name_is_no_vietnamese_sentence(knowledge: Knowledge) -> None:
    """A name with Vietnamese letters may stand in an English one, as a person's does, but not fill it."""
    vietnamese = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
    wrong = [
        f"{thing}: {name}"
        for thing, names in names_of_what_happened(knowledge)
        for name in names["en"]
        if sum(bool(vietnamese.search(word)) for word in name.split()) * 2 > len(name.split())
    ]
    assert not wrong, "\n".join(wrong)


def has_one_of(offices: set[str], country: str, kinds: Iterable[str]) -> bool:
    return any(f"{country}-{kind}" in offices for kind in kinds)


def test_the_governments_of_the_world_are_there(knowledge: Knowledge) -> None:
    offices = {office.id for office in knowledge.offices}
    countries = {office.of for office in knowledge.offices if knowledge.named[office.of].kind == "place"}
    whole = {
        country
        for country in countries
        if has_one_of(offices, country, HEADS_OF_STATE)
        and has_one_of(offices, country, (*HEADS_OF_GOVERNMENT, "president"))
        and has_one_of(offices, country, FOREIGN)
        and has_one_of(offices, country, DEFENCE)
    }
    assert len(whole) >= 40
    wanted = {"vietnam", "united-states", "russia", "ukraine", "china", "japan", "france", "germany", "italy"}
    assert wanted | {"united-kingdom", "south-korea", "india", "australia", "poland", "turkey", "israel"} <= whole


@pytest.mark.parametrize(
    ("series", "least"),
    [
        ("nato-summit", 14),
        ("g7-summit", 10),
        ("g20-summit", 14),
        ("asean-summit", 20),
        ("european-council-meeting", 30),
        ("brics-summit", 12),
        ("apec-summit", 12),
        ("cop-climate", 12),
    ],
)
def test_the_summits_of_the_world_are_there(knowledge: Knowledge, series: str, least: int) -> None:
    held = [happening for happening in knowledge.happenings if happening.series == series]
    assert len(held) >= least
    assert len({happening.id for happening in held}) == len(held)
    exact = [h for h in held if h.start.day and h.end.day]
    lasting = [h.id for h in exact if last(h.end) - first(h.start) > datetime.timedelta(20)]
    assert exact
    assert not lasting, "a summit does not last for weeks"


@pytest.mark.parametrize(
    ("office", "day", "person"),
    [
        ("nato-secretary-general", datetime.date(2024, 9, 29), "jens-stoltenberg"),
        ("nato-secretary-general", datetime.date(2024, 10, 2), "mark-rutte"),
        ("united-states-president", datetime.date(2016, 7, 1), "barack-obama"),
        ("united-states-president", datetime.date(2025, 2, 1), "donald-trump"),
        ("germany-chancellor", datetime.date(2015, 1, 1), "angela-merkel"),
        ("united-kingdom-prime-minister", datetime.date(2022, 10, 1), "liz-truss"),
        ("vietnam-prime-minister", datetime.date(2022, 1, 1), "pham-minh-chinh"),
        ("united-nations-secretary-general", datetime.date(2012, 1, 1), "ban-ki-moon"),
    ],
)
def test_who_held_an_office_on_a_day(knowledge: Knowledge, office: str, day: datetime.date, person: str) -> None:
    terms = next(known.terms for known in knowledge.offices if known.id == office)
    assert [t.person for t in terms if first(t.start) <= day < last(t.end)] == [person]


def test_a_person_who_held_an_office_twice_held_it_twice(knowledge: Knowledge) -> None:
    held = [term for office, term in knowledge.held["donald-trump"] if office.id == "united-states-president"]
    assert [(first(t.start).year, t.end.year if t.end else None) for t in held] == [(2017, 2021), (2025, None)]


# ── what the loader refuses ──────────────────────────────────────────────────────────────────────────────

SMALL = {
    "places.yml": "source: A test.\nentries:\n  - {id: utopia, kind: country, names: {vi: Utopia, en: Utopia}}\n",
    "organisations.yml": "source: A test.\nentries: []\n",
    "outlets.yml": "source: A test.\nentries:\n  - {name: Tin, domains: [tin.example]}\n",
    "horizon.yml": "source: A test.\nearliest: 2000\nlatest: 2026\n",
    "offices/utopia.yml": (
        "source: A test.\nof: utopia\noffices:\n  - id: utopia-president\n"
        "    titles: {vi: [Tổng thống], en: [President]}\n"
        "    holders:\n      - {person: Ada More, from: 2020-01-02, to: 2021}\npeople:\n  Ada More: {wikidata: Q1}\n"
    ),
    "happenings/all.yml": (
        "source: A test.\nseries:\n  - id: fair\n    names: {vi: [hội chợ], en: [fair]}\n"
        "    held:\n      - {from: 2020-03-01, to: 2020-03-02, place: utopia}\n"
        "wars:\n  - {id: strife, names: {vi: [xung đột], en: [strife]}, from: 2020-05, sides: [utopia]}\n"
    ),
    "language/words.yml": "source: A test.\nwords: [a]\n",
}


def test_a_small_folder_of_knowledge_is_read(tmp_path: Path) -> None:
    write_files(tmp_path, SMALL)
    knowledge = load_knowledge(tmp_path)
    assert knowledge.named["ada-more"].name("vi") == "Ada More"
    assert [(o.id, t.end and t.end.edtf) for o, t in knowledge.held["ada-more"]] == [("utopia-president", "2021")]
    assert [(h.id, h.place) for h in knowledge.happenings] == [("fair-2020-03-01", "utopia")]
    assert knowledge.wars[0].start == FuzzyDate(2020, 5)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("places.yml", "entries:", "entries: [}"),
        ("places.yml", "id: utopia, ", ""),
        ("places.yml", "names: {vi: Utopia, en: Utopia}", "names: Utopia"),
        ("places.yml", "entries:", "places:"),
        ("offices/utopia.yml", "of: utopia\n", ""),
        ("offices/utopia.yml", "holders:", "terms:"),
        ("offices/utopia.yml", "2020-01-02", "2020-01-02-03"),
        ("offices/utopia.yml", "2020-01-02", "soon"),
        ("offices/utopia.yml", "2020-01-02", "2020-13"),
        ("offices/utopia.yml", "- {person: Ada More, from", "- {name: Ada More, from"),
        ("offices/utopia.yml", "- {person: Ada More, from: 2020-01-02, to: 2021}", "- Ada More"),
        ("offices/utopia.yml", "titles: {vi: [Tổng thống], en: [President]}", "titles: President"),
        ("happenings/all.yml", "2020-03-01", "in spring"),
        ("happenings/all.yml", "names: {vi: [hội chợ], en: [fair]}", "name: fair"),
        ("happenings/all.yml", "held:", "times:"),
        ("happenings/all.yml", "id: strife, ", ""),
        ("happenings/all.yml", "from: 2020-05, ", ""),
        ("outlets.yml", "name: Tin, ", ""),
        ("horizon.yml", "latest: 2026", ""),
    ],
)
def test_what_is_written_wrong_is_refused_with_the_files_name(tmp_path: Path, file: str, old: str, new: str) -> None:
    assert old in SMALL[file]
    write_files(tmp_path, {**SMALL, file: SMALL[file].replace(old, new)})
    with pytest.raises(KnowledgeError, match=re.escape(file)):
        load_knowledge(tmp_path)


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    write_files(tmp_path, {path: text for path, text in SMALL.items() if path != "outlets.yml"})
    with pytest.raises(KnowledgeError, match=r"outlets\.yml"):
        load_knowledge(tmp_path)


def test_an_id_may_stand_once(tmp_path: Path) -> None:
    twice = SMALL["organisations.yml"].replace("[]", "[{id: utopia, kind: organisation, names: {en: Utopia Ltd}}]")
    write_files(tmp_path, {**SMALL, "organisations.yml": twice})
    with pytest.raises(KnowledgeError, match=r"organisations\.yml.*utopia"):
        load_knowledge(tmp_path)


def test_two_files_may_not_mean_two_persons_by_one_name(tmp_path: Path) -> None:
    other = SMALL["offices/utopia.yml"].replace("utopia-president", "utopia-mayor").replace("Q1", "Q2")
    write_files(tmp_path, {**SMALL, "offices/utopia-2.yml": other})
    with pytest.raises(KnowledgeError, match="Ada More"):
        load_knowledge(tmp_path)


def test_names_are_read_in_normal_form(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "Đảo Ước Mơ")
    write_files(tmp_path, {**SMALL, "places.yml": SMALL["places.yml"].replace("vi: Utopia", f"vi: {apart}")})
    assert load_knowledge(tmp_path).named["utopia"].name("vi") == "Đảo Ước Mơ"


# ── what is kept between runs ────────────────────────────────────────────────────────────────────────────


def test_what_is_kept_is_what_was_read(tmp_path: Path, knowledge: Knowledge) -> None:
    kept = tmp_path / "state" / "knowledge.json"
    assert load_knowledge(kept=kept) == knowledge
    assert kept.is_file()
    assert fetch(kept, digest_of(KNOWLEDGE)) == knowledge


def test_knowledge_that_changed_is_read_anew(tmp_path: Path) -> None:
    write_files(tmp_path / "facts", SMALL)
    kept = tmp_path / "knowledge.json"
    assert "utopia" in load_knowledge(tmp_path / "facts", kept).named
    renamed = {path: text.replace("id: utopia", "id: nowhere") for path, text in SMALL.items()}
    write_files(tmp_path / "facts", {**renamed, "happenings/all.yml": "source: A test.\n"})
    assert "nowhere" in load_knowledge(tmp_path / "facts", kept).named


@pytest.mark.parametrize(
    "broken", [b"", b"[]", b'{"digest": "DIGEST"}', b'{"digest": "DIGEST", "named": [[1]]}', b"\xff"]
)
def test_a_broken_file_is_as_good_as_none(tmp_path: Path, broken: bytes) -> None:
    write_files(tmp_path / "facts", SMALL)
    kept = tmp_path / "knowledge.json"
    kept.write_bytes(broken.replace(b"DIGEST", digest_of(tmp_path / "facts").encode()))
    assert load_knowledge(tmp_path / "facts", kept) == load_knowledge(tmp_path / "facts")
    assert json.loads(kept.read_bytes())["named"]


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    write_files(tmp_path, {**{f"facts/{path}": text for path, text in SMALL.items()}, "state": "a file"})
    assert load_knowledge(tmp_path / "facts", tmp_path / "state" / "knowledge.json").outlets
