"""`python -m tests.bless [SITE …]`: what comes of the small sites now becomes what is expected.

Without a name, all sites of `tests/sites/` and `tests/sites_broken/` are built again, and each file that stands in
their `expected/` is written anew; to have one more compared, put an empty file there first. Read the difference
(`git diff tests/sites tests/sites_broken`) before you commit it: from then on it is the promise.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.golden import BROKEN, EXPECTED, SITES, build_site, expected_of
from tests.projects import ROOT


def bless(site: Path, folder: Path) -> list[Path]:
    """Writes the expected files of a site anew, building it in `folder`; those that changed."""
    outcome = build_site(site, folder)
    changed = []
    for path, text in expected_of(site).items():
        if outcome.text_of(path) != text:
            target = site / EXPECTED / path
            target.write_text(outcome.text_of(path), encoding="utf-8")
            changed.append(target)
    return changed


def main(names: Sequence[str]) -> int:
    """Blesses the named sites, or all; gives 2 for a name that no site has."""
    sites = {site.name: site for site in (*SITES, *BROKEN)}
    unknown = sorted(set(names) - set(sites))
    if unknown:
        print(f"no such site: {', '.join(unknown)}; there are: {', '.join(sorted(sites))}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        for name in names or sites:
            try:
                changed = bless(sites[name], Path(folder) / name)
            except Exception as error:  # noqa: BLE001 - one site's failure should not keep the others from being blessed
                print(f"{name}: not blessed: {error!r}", file=sys.stderr)
                continue
            for path in changed:
                print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
