"""Which language an article is in: by letters that only Vietnamese has, and by common English words."""

from __future__ import annotations

import itertools
import re

_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹĐƯƠĂÂÊÔ]")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|that|was|said|for|with|on)\b", re.IGNORECASE)
_SAMPLE = 1000
_ONE_IN = 20
"""More than one letter of so many is one that only Vietnamese has."""


def detect_language(text: str, stated: str = "") -> str:
    """`vi`, `en`, what the file states, or `und`: a tag of BCP 47.

    A thousand letters of Vietnamese hold two hundred that no other language writes; English prose has a
    function word of the list in every five.
    """
    code = stated.strip().lower().replace("_", "-").split("-")[0]
    if code in {"vi", "en"}:
        return code
    sample = text[:_SAMPLE]
    if next(itertools.islice(_VIETNAMESE.finditer(sample), len(sample) // _ONE_IN, None), None) is not None:
        return "vi"
    if len(_ENGLISH.findall(sample)) * 12 > sample.count(" "):
        return "en"
    return code if code.isalpha() and 2 <= len(code) <= 3 else "und"
