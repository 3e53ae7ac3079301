"""Vietnamese as it was written before Unicode: windows-1258, TCVN3 (ABC) and VNI, told apart by the words they give.

TCVN3 puts each letter with its mark on one byte of the upper half; a capital with a mark is the same byte in a font
of capitals. VNI writes a plain letter and a byte for its marks after it. Text of either that went through a program
of Unicode is kept as the Western letters of the same bytes ('Céng hßa', 'Coäng hoøa'), and is read just so.
Sources: TCVN 5712:1993 (VN3); the key table of VNI Software's fonts as Unicode's converters publish it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

_TCVN3 = dict(
    zip(
        "\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xb5\xb6\xb7\xb8\xb9\xbb\xbc\xbd\xbe\xc6\xc7\xc8\xc9\xca"
        "\xcb\xcc\xce\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xdc\xdd\xde\xdf\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb"
        "\xec\xed\xee\xef\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
"""The byte, as the Western letter of the same number → the letter."""

_VNI_MARKS = {
    "\xf8": "\u0300", "\xf9": "\u0301", "\xfb": "\u0309", "\xf5": "\u0303", "\xef": "\u0323",
    "\xe2": "\u0302", "\xe0": "\u0302\u0300", "\xe1": "\u0302\u0301", "\xe5": "\u0302\u0309",
    "\xe3": "\u0302\u0303", "\xe4": "\u0302\u0323",
    "\xea": "\u0306", "\xe8": "\u0306\u0300", "\xe9": "\u0306\u0301", "\xfa": "\u0306\u0309",
    "\xfc": "\u0306\u0303", "\xeb": "\u0306\u0323",
}  # fmt: skip
"""The byte after a letter → its marks; capitals have the capital of the same byte."""
_VNI_LETTERS = {
    "\xec": "ì", "\xed": "í", "\xe6": "ỉ", "\xf3": "ĩ", "\xf2": "ị", "\xf4": "ơ", "\xf6": "ư", "\xee": "ỵ", "\xf1": "đ",
    "\xcc": "Ì", "\xcd": "Í", "\xc6": "Ỉ", "\xd3": "Ĩ", "\xd2": "Ị", "\xd4": "Ơ", "\xd6": "Ư", "\xce": "Ỵ", "\xd1": "Đ",
}  # fmt: skip
_VNI = re.compile(
    "(?P<letter>[AEOUYaeouy\xd4\xd6\xf4\xf6])(?P<mark>[{}])|(?P<alone>[{}])".format(
        "".join([*_VNI_MARKS, *(mark.upper() for mark in _VNI_MARKS)]), "".join(_VNI_LETTERS)
    )
)

_WORDS = re.compile(r"[^\W\d_]+")
_TELLING = frozenset(
    {
        "và", "của", "là", "có", "được", "các", "những", "không", "người", "với", "đã", "một", "này", "tại", "năm",
        "ngày", "ông", "bà", "về", "đến", "từ", "trên", "vào", "việc", "nước", "thành", "phố", "hội", "chính", "phủ",
        "tổng", "thủ", "tướng", "quốc", "sẽ", "để", "cũng", "nhiều", "trước",
    }
)  # fmt: skip
"""Words with a mark that stand in any Vietnamese text: of two readings, the one that gives more of them is right."""
_SAMPLE = 20_000
_ENOUGH = 3
_UNICODE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
"""Letters that no old font can have left in a text."""
_WESTERN = re.compile("[\xa1-\xff]")


def decode_legacy(data: bytes) -> tuple[str, str]:
    """The text of bytes that are no UTF-8, and the encoding in which they give the most Vietnamese words."""
    best = max(_READINGS, key=lambda name: (_score(_READINGS[name](data[:_SAMPLE])), name == _WINDOWS))
    return _READINGS[best](data), best


def mend_legacy(text: str) -> tuple[str, str]:
    """Text of an old font that went through Unicode as Western letters, and its encoding; as it is, and '', if none."""
    if text.isascii() or _UNICODE.search(text) is not None:
        return text, ""
    sample = text[:_SAMPLE]
    if len(_WESTERN.findall(sample)) * 25 < len(sample):
        return text, ""
    plain = _score(sample)
    for name, read in _FONTS.items():
        if _score(read(sample)) >= max(_ENOUGH, 3 * plain + 1):
            return read(text), name
    return text, ""


def _score(text: str) -> int:
    """How many words of a text are common Vietnamese ones that have a mark."""
    words = _WORDS.findall(unicodedata.normalize("NFC", text).lower())
    return sum(word in _TELLING for word in words)


def _windows(data: bytes) -> str:
    return data.decode("cp1258", errors="replace")


def _from_tcvn3(western: str) -> str:
    return western.translate(_TABLE)


_TABLE: Mapping[int, str] = {ord(byte): letter for byte, letter in _TCVN3.items()}


def _from_vni(western: str) -> str:
    def letter(match: re.Match[str]) -> str:
        if match["alone"]:
            return _VNI_LETTERS[match["alone"]]
        base = _VNI_LETTERS.get(match["letter"], match["letter"])
        return unicodedata.normalize("NFC", base + _VNI_MARKS[match["mark"].lower()])

    return _VNI.sub(letter, western)


_FONTS: Mapping[str, Callable[[str], str]] = {"TCVN3": _from_tcvn3, "VNI": _from_vni}
_WINDOWS = "windows-1258"
_READINGS: Mapping[str, Callable[[bytes], str]] = {
    _WINDOWS: _windows,
    "TCVN3": lambda data: _from_tcvn3(data.decode("latin-1")),
    "VNI": lambda data: _from_vni(data.decode("latin-1")),
}
