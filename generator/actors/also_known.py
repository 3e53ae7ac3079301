"""Second names of one person within an article: 'Nguyễn Ngọc Minh (tức Minh Sâm)', 'Trần Thủ Độ, biệt danh Độ Còi'."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from generator.actors.mentions import Mention
from generator.actors.words import Words

_REACH = 60
"""So many characters may stand between a name and its second one."""


def also_known(words: Words, mentions: Sequence[Mention], between: re.Pattern[str]) -> Mapping[str, str]:
    """Each second name of an unknown person → the name that it stands for; `between` is what stands between the two."""
    second: dict[str, str] = {}
    for mention, after in itertools.pairwise(mentions):
        start, end = words.ends[mention.end - 1], words.starts[after.first]
        if mention.kind not in ("", "person") or after.kind or end - start > _REACH or after.name == mention.name:
            continue
        if between.fullmatch(words.small, start, end):
            second.setdefault(after.name, mention.name)
    return second
