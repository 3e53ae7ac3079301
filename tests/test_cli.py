"""The command: what each verb does, what it prints where, and how it ends."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from tests.projects import SETTINGS, STORM, VISIT, invoke, make_project, run, tree_of, write_files

VERBS = ("build", "serve", "analyse", "explain", "check", "clean")

UNDATED = "Vì sao nước biển mặn\n\nNước biển mặn vì muối trong đá theo sông ra biển.\n"
DOUBTFUL = "---\ntitle: Làng gốm đón khách\ndate: 2024-05\n---\nLàng gốm mở cửa đón khách.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "dự án", {"2024/tham-cang.md": VISIT, "bao.txt": STORM})


# ── help ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_verb_is_there() -> None:
    assert set(VERBS) <= set(main.commands)


@pytest.mark.parametrize("verb", ["", *sorted(main.commands)])
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_verb_has_its_help(verb: str, option: str) -> None:
    done = invoke(*([verb] if verb else []), option)
    assert done.exit_code == 0
    assert done.stdout.startswith("Usage: ")
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) > 5
    assert not [line for line in done.stdout.splitlines() if len(line) > 100]


def test_the_help_tells_of_the_exit_codes_and_of_every_verb() -> None:
    said = invoke("--help").stdout
    assert "Exit codes" in said
    assert all(re.search(rf"^  {verb}\s", said, re.MULTILINE) for verb in main.commands)


def test_the_version() -> None:
    command = Path(sys.executable).with_name("nienbieu")
    said = subprocess.run([command, "--version"], capture_output=True, check=True).stdout.decode()
    assert re.fullmatch(r"nienbieu \d+\.\d+\.\d+\s*", said)


def test_help_answers_at_once() -> None:
    """Nothing heavy is imported before it is needed."""
    heavy = {"mkdocs", "trafilatura", "dateparser", "lxml", "yaml", "jinja2"}
    code = f"import sys, generator.cli; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"[]\n"


# ── exit codes ───────────────────────────────────────────────────────────────────────────────────────────


def test_0_when_all_is_well(project: Path) -> None:
    assert [invoke(verb, "--project", project).exit_code for verb in ("build", "analyse", "check", "clean")] == [0] * 4


def test_1_when_there_are_faults_and_the_site_is_built_all_the_same(project: Path) -> None:
    write_files(project / "content", {"trong.txt": ""})
    assert [invoke(verb, "--project", project).exit_code for verb in ("build", "analyse", "check")] == [1] * 3
    assert (project / "site" / "index.html").is_file()


def test_a_notice_is_no_fault(project: Path) -> None:
    write_files(project / "content", {"bien.txt": UNDATED})
    done = invoke("build", "--project", project)
    assert done.exit_code == 0
    assert "content/bien.txt:1:" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("bild",),
        ("build", "--no-such-option"),
        ("build", "--project", "/no/such/folder"),
        ("explain",),
        ("serve", "--port", "many"),
    ],
    ids=" ".join,
)
def test_2_for_wrong_use(arguments: tuple[str, ...]) -> None:
    done = invoke(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "Error: " in done.stderr


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb != "explain"])
def test_2_where_there_is_no_project(tmp_path: Path, verb: str) -> None:
    done = invoke(verb, "--project", tmp_path)
    assert done.exit_code == 2
    assert "mkdocs.yml" in done.stderr


def test_a_template_that_is_broken_ends_with_1_and_its_line(project: Path) -> None:
    write_files(project, {"templates/pages/year.md.j2": "---\n---\n{% for %}\n"})
    done = invoke("build", "--project", project)
    assert done.exit_code == 1
    assert "templates/pages/year.md.j2:3:" in done.stderr


# ── build ────────────────────────────────────────────────────────────────────────────────────────────────


def test_build_says_what_it_made_and_where(project: Path) -> None:
    done = invoke("build", "--project", project)
    assert done.stdout == "", "messages go to standard error"
    assert str(project / "site" / "index.html") in done.stderr
    assert re.search(r"\b2 bài", done.stderr)
    assert (project / "site" / "index.html").is_file()


def test_build_speaks_the_language_of_the_site(project: Path) -> None:
    write_files(project, {"mkdocs.yml": f"{SETTINGS}theme: {{name: material, language: en}}\n"})
    assert "Articles: 2; events: 2" in invoke("build", "--project", project).stderr


def test_the_address_of_the_site_may_be_given(project: Path) -> None:
    done = invoke("build", "--project", project, "--site-url", "https://who.example/repo/")
    assert done.exit_code == 0
    site_map = (project / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://who.example/repo/</loc>" in site_map
    assert 'href="/repo/' in (project / "site" / "404.html").read_text(encoding="utf-8")


def test_the_project_is_this_folder_when_none_is_named(project: Path) -> None:
    done = run("build", cwd=project)
    assert done.returncode == 0
    assert (project / "site" / "index.html").is_file()


def test_no_bar_is_drawn_in_a_log(project: Path) -> None:
    write_files(project / "content", {f"{n}.txt": f"Chợ họp {n}\n\nNgày 3/10/2024, chợ họp.\n" for n in range(60)})
    done = run("analyse", "--project", project)
    assert b"\r" not in done.stderr
    assert b"%" not in done.stderr
    assert b"\x1b" not in done.stderr


def test_no_banner_and_no_noise_of_the_builder(project: Path) -> None:
    done = run("build", "--project", project)
    said = done.stdout + done.stderr
    assert b"INFO" not in said
    assert b"WARNING" not in said
    assert b"MkDocs 2" not in said


def test_a_machine_that_cannot_show_vietnamese_is_no_obstacle(project: Path) -> None:
    done = run("build", "--project", project, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"})
    assert done.returncode == 0, done.stderr.decode("ascii", "replace")
    assert b"Traceback" not in done.stderr


# ── analyse ──────────────────────────────────────────────────────────────────────────────────────────────


def test_analyse_prints_data_on_standard_output_and_messages_on_standard_error(project: Path) -> None:
    write_files(project / "content", {"bien.txt": UNDATED})
    done = run("analyse", "--project", project)
    assert [a["path"] for a in json.loads(done.stdout)["articles"]] == ["bao.txt", "2024/tham-cang.md", "bien.txt"]
    assert "content/bien.txt" in done.stderr.decode()
    assert done.stdout.endswith(b"}\n")


def test_analyse_writes_to_a_file(project: Path, tmp_path: Path) -> None:
    target = tmp_path / "new folder" / "out.json"
    done = invoke("analyse", "--project", project, "--output", target)
    assert (done.exit_code, done.stdout) == (0, "")
    assert target.read_text(encoding="utf-8") == invoke("analyse", "--project", project).stdout
    assert [path.name for path in target.parent.iterdir()] == ["out.json"]


def test_analyse_says_when_it_cannot_write(project: Path, tmp_path: Path) -> None:
    write_files(tmp_path, {"file": ""})
    done = invoke("analyse", "--project", project, "--output", tmp_path / "file" / "out.json")
    assert done.exit_code == 1
    assert "out.json" in done.stderr


def test_analyse_makes_no_page(project: Path) -> None:
    before = tree_of(project)
    invoke("analyse", "--project", project)
    after = {path: data for path, data in tree_of(project).items() if not path.startswith(".nienbieu/")}
    assert after == before


# ── explain and check ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name",
    [
        "2024/tham-cang.md",
        "content/2024/tham-cang.md",
        "./content/2024/tham-cang.md",
        "tham-cang.md",
        "tham-cang",
        "doan-khao-sat-tham-cang-lien-chieu",
    ],
)
def test_explain_finds_an_article_by_path_name_or_id(project: Path, name: str) -> None:
    done = invoke("explain", "--project", project, name)
    assert done.exit_code == 0
    assert done.stdout.startswith("Đoàn khảo sát thăm cảng Liên Chiểu\ncontent/2024/tham-cang.md\n")
    assert "2024-10-03" in done.stdout
    assert "«Ngày 3/10»" in done.stdout
    assert "Singapore" in done.stdout
    assert done.stderr == ""


def test_explain_keeps_its_lines_short(project: Path) -> None:
    assert max(map(len, invoke("explain", "--project", project, "bao").stdout.splitlines())) <= 100


def test_explain_suggests_what_may_be_meant(project: Path) -> None:
    done = invoke("explain", "--project", project, "tham-cag.md")
    assert done.exit_code == 2
    assert "“tham-cag.md”" in done.stderr
    assert "2024/tham-cang.md" in done.stderr


def test_explain_suggests_nothing_where_nothing_is_near(project: Path) -> None:
    done = invoke("explain", "--project", project, "qqqq")
    assert done.exit_code == 2
    assert ".md" not in done.stderr


def test_explain_asks_which_of_several_is_meant(project: Path) -> None:
    write_files(project / "content", {"2025/tham-cang.md": STORM})
    done = invoke("explain", "--project", project, "tham-cang.md")
    assert done.exit_code == 2
    assert "2024/tham-cang.md" in done.stderr
    assert "2025/tham-cang.md" in done.stderr
    assert invoke("explain", "--project", project, "2025/tham-cang.md").exit_code == 0


def test_check_says_that_there_is_nothing_to_mend(project: Path) -> None:
    done = invoke("check", "--project", project)
    assert (done.exit_code, done.stdout) == (0, "")
    assert len(done.stderr.splitlines()) == 1


def test_check_lists_doubtful_dates_with_the_line_that_settles_them(project: Path) -> None:
    write_files(project / "content", {"gốm.md": DOUBTFUL})
    done = invoke("check", "--project", project)
    assert "content/gốm.md" in done.stdout
    line = '- {article: "gốm.md", happened: 2024-05}'
    assert line in done.stdout
    write_files(project / "content", {"corrections.yml": line.replace("2024-05", "2024-05-12") + "\n"})
    again = invoke("check", "--project", project)
    assert (again.exit_code, again.stdout) == (0, "")


# ── clean ────────────────────────────────────────────────────────────────────────────────────────────────


def test_clean_takes_away_only_what_was_built(project: Path) -> None:
    write_files(project / "site_src", {"mine.md": "# Mine\n", "assets/mine.png": "x"})
    before = tree_of(project)
    invoke("build", "--project", project)
    assert len(tree_of(project)) > len(before) + 10
    assert invoke("clean", "--project", project).exit_code == 0
    assert tree_of(project) == before
    assert not (project / "site").exists()
    assert not (project / ".nienbieu").exists()


def test_clean_of_what_was_never_built_is_well(project: Path) -> None:
    before = tree_of(project)
    assert invoke("clean", "--project", project).exit_code == 0
    assert tree_of(project) == before


@pytest.mark.parametrize("verb", ["build", "clean"])
@pytest.mark.parametrize("site_dir", [".", "content", "templates", ".."])
def test_no_site_dir_costs_anybody_their_files(tmp_path: Path, verb: str, site_dir: str) -> None:
    """A `site_dir` that names the project itself, a part of it that is its user's, or a folder outside."""
    folder = make_project(tmp_path / "outer" / "project", {"a.md": VISIT}, f"{SETTINGS}site_dir: {site_dir}\n")
    write_files(folder, {"templates/pages/parts/note.html.j2": "note"})
    write_files(tmp_path, {"outer/letter.txt": "dear"})
    before = tree_of(tmp_path)
    invoke(verb, "--project", folder)
    assert before.items() <= tree_of(tmp_path).items()


@pytest.mark.parametrize("docs_dir", ["content", ".", "templates"])
def test_no_docs_dir_makes_it_write_among_its_users_files(tmp_path: Path, docs_dir: str) -> None:
    folder = make_project(tmp_path / "project", {"a.md": VISIT}, f"{SETTINGS}docs_dir: {docs_dir}\n")
    invoke("build", "--project", folder)
    assert list(tree_of(folder / "content")) == ["a.md"]
    assert not (folder / "index.md").exists()
    assert not (folder / "templates" / "index.md").exists()
