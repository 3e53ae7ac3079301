"""Whom a text names, by the cases of `cases/actors/`."""

from __future__ import annotations

import pytest

from generator.knowledge import Knowledge
from generator.model import Appearance
from tests.cases import Case, read_cases
from tests.conftest import Analyst


@pytest.mark.parametrize("case", read_cases("actors/*.txt"), ids=lambda case: case.id)
def test_actors(case: Case, analyst: Analyst) -> None:
    appearances = analyst.report(case.given).appearances
    assert "\n".join(written(appearance, analyst.knowledge) for appearance in appearances) == case.expected


def written(appearance: Appearance, knowledge: Knowledge) -> str:
    """An appearance as the cases note it."""
    kind = appearance.kind if appearance.known else "unknown"
    known_person = appearance.known and appearance.kind == "person"
    name = knowledge.named[appearance.key].name("") if known_person else appearance.key
    standing = "" if appearance.standing == "holds" else appearance.standing
    fields = [kind, name, appearance.title, appearance.of, standing]
    while not fields[-1]:
        fields.pop()
    return " | ".join(field or "-" for field in fields)


def test_a_later_mention_by_another_article_is_the_same_actor(analyst: Analyst) -> None:
    timeline = analyst.timeline(
        {
            "a.txt": "Ngày 23/5/2016, Tổng thống Mỹ Barack Obama tới Hà Nội.",
            "b.txt": "Ngày 24/5/2016, ông Obama bay vào TP Hồ Chí Minh.",
        }
    )
    obama = [actor for actor in timeline.actors if actor.kind == "person"]
    assert [(actor.name, len(actor.articles)) for actor in obama] == [("Barack Obama", 2)]


def test_people_of_one_family_name_have_a_page_each(analyst: Analyst) -> None:
    text = "Ngày 23/5, ông Trần Văn Hòa và bà Trần Thị Lan gặp kỹ sư Trần Văn Lợi."
    actors = analyst.timeline({"a.txt": text}).actors
    assert [actor.name for actor in actors] == ["Trần Thị Lan", "Trần Văn Hòa", "Trần Văn Lợi"]


def test_a_spelling_with_and_without_marks_is_one_unknown_person(analyst: Analyst) -> None:
    timeline = analyst.timeline({"a.txt": "Ông Trần Văn Hòa đến muộn.", "b.txt": "Ông Tran Van Hoa về sớm hơn."})
    assert [(actor.id, len(actor.articles)) for actor in timeline.actors] == [("tran-van-hoa", 2)]


def test_roles_of_a_known_person_carry_their_terms(analyst: Analyst) -> None:
    timeline = analyst.timeline({"a.txt": "Bà Angela Merkel tới Paris."})
    merkel = next(actor for actor in timeline.actors if actor.id == "angela-merkel")
    roles = [(role.title, role.of, role.start.edtf, role.end and role.end.edtf) for role in merkel.roles]
    assert roles == [("Thủ tướng", "Đức", "2005-11-22", "2021-12-08")]


def test_an_unknown_person_has_the_title_that_was_read(analyst: Analyst) -> None:
    timeline = analyst.timeline({"a.txt": "Kỹ sư Trần Văn Hòa mở xưởng."})
    assert [(role.title, role.start.edtf) for actor in timeline.actors for role in actor.roles] == [("Kỹ sư", "")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Cựu Bộ trưởng Trần Văn Hòa mở xưởng.", "Cựu Bộ trưởng"),
        ("Hôm qua, tân Chủ tịch Trần Văn Hòa mở xưởng.", "tân Chủ tịch"),
        ("Former Minister Osric Thistlewood opened a mill.", "Former Minister"),
    ],
)
def test_an_unknown_person_has_what_is_said_of_the_title(text: str, title: str, analyst: Analyst) -> None:
    timeline = analyst.timeline({"a.txt": text})
    assert [role.title for actor in timeline.actors if actor.kind == "person" for role in actor.roles] == [title]


def test_a_place_named_once_in_passing_is_no_actor(analyst: Analyst) -> None:
    text = "Lễ hội hoa mở ở Berlin\n\nLễ hội hoa mở cửa sáng nay. Trời nắng.\n\nCó hoa từ Paris."
    timeline = analyst.timeline({"a.txt": text})
    assert [actor.id for actor in timeline.actors] == ["berlin"]
