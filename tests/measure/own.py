"""Articles of our own writing with their answers: what can be measured where the real ones are not at hand."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.cases import read_cases
from tests.measure.figure import Figure, share
from tests.projects import analyse_project, make_project

ARTICLES = Path(__file__).parent / "articles"


def measure() -> list[Figure]:
    """The share of the articles dated as they should be; and of those called 0.9 sure, the share that is right."""
    cases = read_cases("*.txt", ARTICLES)
    expected = {f"{number:02}.md": case for number, case in enumerate(cases)}
    with tempfile.TemporaryDirectory(prefix="nienbieu-measure-") as folder:
        project = make_project(Path(folder), {path: case.given for path, case in expected.items()})
        reports = analyse_project(project).timeline.reports
    found = {report.article.path: report.dates.happened for report in reports}
    wrong = {path: case for path, case in expected.items() if found[path].date.edtf != case.expected}
    errors = [
        f"{case.id}: {case.expected}, but {found[path].date.edtf or 'nothing'} at {found[path].confidence}"
        for path, case in wrong.items()
    ]
    sure = [path for path, finding in found.items() if finding.confidence >= 0.9]
    right = sum(path not in wrong for path in sure)
    return [
        share("our own articles: happened", len(found) - len(wrong), len(found), 0.9, errors),
        share("our own articles: called 0.9 sure: right", right, len(sure), 0.98),
    ]
