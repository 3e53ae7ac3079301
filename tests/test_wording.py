"""The strings of the interface: the same keys in every language, all of them there, none of them idle.

What the code and the templates ask for is read from their syntax trees: `wording("…")`, `phrase("…")`,
`fault(…, "code")`, `{{ t("…") }}`. Where a key is put together (`f"cut.{why}"`), its fixed parts count.
"""

from __future__ import annotations

import ast
import datetime
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jinja2
import jinja2.nodes
import material
import pytest

from generator.issues import fault
from generator.model import FuzzyDate, phrase
from generator.wording import Wording, load_wording, override_strings
from tests.projects import ROOT, write_files

LANGUAGES = ("vi", "en")
VI, EN = (load_wording(language) for language in LANGUAGES)

NAMED_BY_DATA = (r"date\.\w+\.(?:day|month|year)", r"language", r"material\..+")
"""Keys that are looked up by a value that no call shows: the style and grain of a date; Material's own words."""


@dataclass(frozen=True)
class Use:
    """A place that asks for a string."""

    where: str
    pattern: str
    """Matches the keys that it may ask for."""
    values: frozenset[str] | None
    """The names of the values that it gives; None where they cannot be read off."""


# ── what the code asks for ───────────────────────────────────────────────────────────────────────────────


def patterns_of(node: ast.expr, function: ast.AST) -> list[str]:
    """What an expression may be, as patterns; a name stands for everything that its function assigns to it."""
    if isinstance(node, ast.Constant):
        return [re.escape(str(node.value))]
    if isinstance(node, ast.JoinedStr):
        parts = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"[\w -]+" for p in node.values]
        return ["".join(parts)]
    if isinstance(node, ast.IfExp):
        return [*patterns_of(node.body, function), *patterns_of(node.orelse, function)]
    if isinstance(node, ast.Name):
        assigned = [
            value
            for statement in ast.walk(function)
            if isinstance(statement, ast.Assign)
            for target in statement.targets
            if isinstance(target, ast.Name) and target.id == node.id
            for value in patterns_of(statement.value, function)
        ]
        return assigned
    return []


def uses_in_code() -> Iterator[Use]:
    for path in sorted((ROOT / "generator").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                for call in ast.walk(function):
                    if isinstance(call, ast.Call):
                        yield from uses_of_call(call, function, f"{path.relative_to(ROOT)}:{call.lineno}")


def uses_of_call(call: ast.Call, function: ast.FunctionDef, where: str) -> Iterator[Use]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = {keyword.arg for keyword in call.keywords}
    values = None if None in given else frozenset(name for name in given if name)
    if name in ("wording", "_wording", "phrase") and call.args:
        yield from (Use(where, pattern, values) for pattern in patterns_of(call.args[0], function))
    elif name in ("fault", "notice") and len(call.args) == 3:
        for pattern in patterns_of(call.args[2], function):
            yield Use(where, rf"issues\.{pattern}\.message", values)
            yield Use(where, rf"issues\.{pattern}\.hint", values)
    elif name == "name_of" and call.args:
        yield from (Use(where, rf"{pattern}\..+", None) for pattern in patterns_of(call.args[0], function))


def strings_in_code() -> set[str]:
    """Every string of the program: a key may be chosen in one function and asked for in another."""
    return {
        node.value
        for path in (ROOT / "generator").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


# ── what the templates ask for ───────────────────────────────────────────────────────────────────────────


def patterns_in_template(node: jinja2.nodes.Node) -> list[str]:
    if isinstance(node, jinja2.nodes.Const):
        return [re.escape(str(node.value))]
    if isinstance(node, jinja2.nodes.Concat):
        parts = [patterns_in_template(part) for part in node.nodes]
        return ["".join(part[0] if len(part) == 1 else r"[\w -]+" for part in parts)]
    if isinstance(node, jinja2.nodes.CondExpr):
        chosen = [node.expr1, *([node.expr2] if node.expr2 is not None else [])]
        return [pattern for part in chosen for pattern in patterns_in_template(part)]
    return []


def uses_in_templates() -> Iterator[Use]:
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.suffix in (".j2", ".html") and path.is_file():
            tree = jinja2.Environment().parse(path.read_text(encoding="utf-8"))
            for call in tree.find_all(jinja2.nodes.Call):
                if isinstance(call.node, jinja2.nodes.Name) and call.node.name in ("t", "_t"):
                    where = f"{path.relative_to(ROOT)}:{call.lineno}"
                    values = frozenset(keyword.key for keyword in call.kwargs)
                    for pattern in patterns_in_template(call.args[0]):
                        yield Use(where, pattern, values)


USES = [*uses_in_code(), *uses_in_templates()]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def names_one_family(pattern: str) -> bool:
    """Whether all keys that a pattern matches are asked for alike: 'says.weekday.…' are, 'command.…' are not."""
    return "+" not in pattern or pattern.count(r"\.") > 1


def is_pattern_of_dates(key: str) -> bool:
    return re.fullmatch(NAMED_BY_DATA[0], key) is not None


# ── the tests ────────────────────────────────────────────────────────────────────────────────────────────


def test_every_language_has_every_key() -> None:
    assert sorted(VI.strings) == sorted(EN.strings), sorted(set(VI.strings) ^ set(EN.strings))


@pytest.mark.parametrize("language", [VI, EN], ids=LANGUAGES)
def test_no_string_is_empty_or_ends_in_space(language: Wording) -> None:
    wrong = [key for key, text in language.strings.items() if not text or text != text.strip()]
    assert not wrong


def test_a_key_has_the_same_places_to_fill_in_every_language() -> None:
    different = {
        key: (placeholders(VI.strings[key]), placeholders(EN.strings[key]))
        for key in VI.strings
        if not is_pattern_of_dates(key) and placeholders(VI.strings[key]) != placeholders(EN.strings[key])
    }
    assert not different


def test_what_is_asked_for_can_be_collected() -> None:
    assert sum("generator/" in use.where for use in USES) > 60, "the way the code asks for strings has changed"
    assert sum("templates/" in use.where for use in USES) > 60, "the way templates ask for strings has changed"


def test_every_string_that_is_asked_for_exists() -> None:
    missing = [
        f"{use.where}: {use.pattern}" for use in USES if not any(re.fullmatch(use.pattern, key) for key in VI.strings)
    ]
    assert not missing, "\n" + "\n".join(missing)


def test_every_place_in_a_string_is_filled() -> None:
    lacking = [
        f"{use.where}: {key} lacks {', '.join(sorted(placeholders(VI.strings[key]) - use.values))}"
        for use in USES
        if use.values is not None and names_one_family(use.pattern)
        for key in VI.strings
        if re.fullmatch(use.pattern, key) and not placeholders(VI.strings[key]) <= use.values
    ]
    assert not lacking, "\n" + "\n".join(lacking)


def test_no_string_is_idle() -> None:
    literal = strings_in_code()
    idle = [
        key
        for key in VI.strings
        if not any(re.fullmatch(use.pattern, key) for use in USES)
        and not any(re.fullmatch(pattern, key) for pattern in NAMED_BY_DATA)
        and key not in literal
        and not (key.startswith("issues.") and key.split(".")[1] in literal)
    ]
    assert not idle, f"in templates/strings/, but nothing asks for: {', '.join(idle)}"


@pytest.mark.parametrize(
    ("style", "date", "vietnamese", "english"),
    [
        ("long", FuzzyDate(2024, 10, 3), "Thứ Năm, ngày 3 tháng 10 năm 2024", "Thursday, 3 October 2024"),
        ("plain", FuzzyDate(2024, 10, 3), "ngày 3 tháng 10 năm 2024", "3 October 2024"),
        ("short", FuzzyDate(2024, 10, 3), "03/10/2024", "03/10/2024"),
        ("long", FuzzyDate(2024, 7), "tháng 7 năm 2024", "July 2024"),
        ("short", FuzzyDate(2024, 7), "07/2024", "07/2024"),
        ("long", FuzzyDate(2024), "năm 2024", "2024"),
        (
            "plain",
            FuzzyDate(2024, 7, 9, until=FuzzyDate(2024, 7, 11)),
            "ngày 9 tháng 7 năm 2024 đến ngày 11 tháng 7 năm 2024",
            "9 July 2024 to 11 July 2024",
        ),
        ("long", FuzzyDate(), "không rõ ngày", "date unknown"),
        (
            "long",
            FuzzyDate(None, 10, 3),
            "ngày 3 tháng 10, không rõ năm",
            "3 October, year unknown",
        ),
        ("long", FuzzyDate(None, 7), "tháng 7, không rõ năm", "July, year unknown"),
    ],
)
def test_a_date_is_written_as_its_readers_write_it(style: str, date: FuzzyDate, vietnamese: str, english: str) -> None:
    assert (VI.date(date, style), EN.date(date, style)) == (vietnamese, english)


@pytest.mark.parametrize("language", [VI, EN], ids=LANGUAGES)
def test_every_style_of_date_can_be_written(language: Wording) -> None:
    styles = {key.split(".")[1] for key in language.strings if is_pattern_of_dates(key)}
    for style in styles:
        for date in (FuzzyDate(2024, 2, 29), FuzzyDate(2024, 2), FuzzyDate(2024)):
            assert "{" not in language.date(date, style)
            assert re.search(r"\d|[A-Z]", language.date(date, style))


def test_weekdays_and_moments() -> None:
    day = datetime.date(2024, 10, 6)
    assert (VI.weekday(day), EN.weekday(day)) == ("Chủ Nhật", "Sunday")
    assert VI.moment("2024-10-04T14:00:00+07:00") == "14:00 (UTC+7)"
    assert EN.moment("2024-10-04T09:30:00+05:30") == "09:30 (UTC+5:30)"
    assert EN.moment("2024-10-04T09:30:00-03:30") == "09:30 (UTC-3:30)"
    assert EN.moment("2024-10-04T14:00:00") == "14:00"
    assert EN.moment("") == ""


def test_a_phrase_is_said_in_the_readers_language_with_its_dates_written_out() -> None:
    said = phrase("says.only-published", date=FuzzyDate(2024, 10, 3))
    assert "ngày 3 tháng 10 năm 2024" in VI.say(said)
    assert "3 October 2024" in EN.say(said)


def test_an_issue_is_told_with_its_values() -> None:
    message, hint = EN.tell(fault("mkdocs.yml", 3, "config-unknown-key-likely", key="ordre", likely="order"))
    assert "ordre" in message
    assert "order" in hint


def test_a_string_may_hold_braces_in_its_values() -> None:
    assert "{count}" in EN("command.explain_not_found", name="{count}")


def test_a_language_that_is_not_known_is_shown_in_english(tmp_path: Path) -> None:
    assert load_wording("fr").strings == EN.strings
    write_files(tmp_path, {"fr.yml": "page: {timeline: Chronologie}"})
    french, issues = override_strings(load_wording("fr"), tmp_path, "fr")
    assert issues == []
    assert french("page.timeline") == "Chronologie"
    assert french("page.undated") == EN("page.undated")


def test_a_project_may_put_another_string(tmp_path: Path) -> None:
    write_files(tmp_path, {"vi.yml": "page:\n  timeline: Niên biểu\n"})
    mine, issues = override_strings(VI, tmp_path, "vi")
    assert issues == []
    assert mine("page.timeline") == "Niên biểu"
    assert {key for key in VI.strings if mine.strings[key] != VI.strings[key]} == {"page.timeline"}


@pytest.mark.parametrize("language", [VI, EN], ids=LANGUAGES)
def test_material_lacks_no_word(language: Wording) -> None:
    folder = Path(material.__file__).parent / "templates"
    templates = [path for path in folder.rglob("*.html") if "languages" not in path.parts]
    asked = {
        key
        for path in templates
        for key in re.findall(r"""lang\.t\(["']([\w.]+)["']\)""", path.read_text(encoding="utf-8"))
        if not key.startswith("search.config.")  # of the search that Pagefind's takes the place of
    }
    assert len(asked) > 40
    assert sorted(key for key in asked if not language.strings.get(f"material.{key}")) == []
