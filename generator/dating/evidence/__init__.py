"""Evidence for the year of a day that stands without one: one rule a file, in this order."""

from __future__ import annotations

from collections.abc import Sequence

from generator.dating.evidence.clue import Clue, Rule, YearCase
from generator.dating.evidence.edition import weigh_editions
from generator.dating.evidence.filed import weigh_filed
from generator.dating.evidence.happening import weigh_happenings
from generator.dating.evidence.lunar import weigh_lunar
from generator.dating.evidence.office import weigh_offices
from generator.dating.evidence.own_day import weigh_own_days
from generator.dating.evidence.published import weigh_published
from generator.dating.evidence.remembered import weigh_remembered
from generator.dating.evidence.school_year import weigh_school_year
from generator.dating.evidence.single import weigh_single_happenings
from generator.dating.evidence.stated_year import weigh_stated_years
from generator.dating.evidence.term_day import weigh_term_days
from generator.dating.evidence.usage import weigh_usages
from generator.dating.evidence.war import weigh_wars
from generator.dating.evidence.weekday import weigh_weekday

__all__ = ["RULES", "Clue", "YearCase"]

RULES: Sequence[tuple[str, Rule]] = (
    ("published", weigh_published),
    ("weekday", weigh_weekday),
    ("filed", weigh_filed),
    ("lunar day", weigh_lunar),
    ("office", weigh_offices),
    ("term day", weigh_term_days),
    ("happening", weigh_happenings),
    ("single happening", weigh_single_happenings),
    ("own day", weigh_own_days),
    ("usage", weigh_usages),
    ("war", weigh_wars),
    ("remembered", weigh_remembered),
    ("school year", weigh_school_year),
    ("edition", weigh_editions),
    ("stated year", weigh_stated_years),
)
