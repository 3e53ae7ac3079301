"""The text of HTML: one line for each block, captions known as such. Linear, and without recursion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
UNSEEN = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "head", "select", "button", "textarea",
)  # fmt: skip
_CANNOT_NEST = frozenset({"html", "head", "body", "title", "meta", "link", "script", "style", "p", "a", "br", "h1"})
"""libxml2 closes these before it opens another of the same; of `h1` a page has few, or none is its headline."""
_EMPTY = re.compile(r"<p>(?:\s*<p>)+")
_HEADLINE = re.compile(r"</?h1\b[^<>]*>", re.IGNORECASE)
_MOST_HEADLINES = 100
_MARKUP = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)[^<>]*>")
_CROWDED = re.compile(r"(?P<tag><[A-Za-z][A-Za-z0-9:-]{0,40})(?:\s++|[^\s\"'<>=]++|=|\"[^\"]*+\"|'[^']*+'){2000,}+")
"""A tag with some five hundred attributes or more, each of which libxml2 compares with all before it."""
_CAPTION = re.compile(r"(?:^|[\s_-])caption|caption(?:$|[\s_-])|chu-?thich|photocms_caption", re.IGNORECASE)
_CAPTION_TAGS = ("figcaption", "p", "div", "td", "span", "em", "small")
_LONGEST_CAPTION = 600
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")
_LINES = re.compile(r"\s*\n\s*")


def parse_html(text: str) -> Any:
    """The tree of a page; None when there is nothing in it.

    libxml2 leaves out what nests deeper than 256; such a page is read with its paragraphs alone, side by side.
    """
    text = _CROWDED.sub(lambda match: match["tag"], text)
    tree, too_deep = _parse(text)
    if not too_deep:
        return tree
    flat = _EMPTY.sub("<p>", _MARKUP.sub(_flattened, text))
    return _parse(_HEADLINE.sub("<p>", flat) if len(_HEADLINE.findall(flat)) > _MOST_HEADLINES else flat)[0]


def _parse(text: str) -> tuple[Any, bool]:
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False)
    try:
        tree = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, False
    return tree, any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)


def _flattened(tag: re.Match[str]) -> str:
    """A tag of those that cannot nest as it is; of another, the break that it makes."""
    name = tag[1].lower()
    return tag.group() if name in _CANNOT_NEST else "<p>" if name in BLOCKS else ""


def text_of(tree: Any) -> str:
    """What a reader sees of a tree, block by block. Takes scripts and the like out of the tree."""
    from lxml import etree

    etree.strip_elements(tree, *UNSEEN, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    return _LINES.sub("\n", _SPACES.sub(" ", "".join(_pieces(tree)))).strip()


def _pieces(tree: Any) -> Iterator[str]:
    from lxml import etree

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        is_block = element.tag in BLOCKS
        if event == "start":
            yield from _opening(element, is_block)
        else:
            if is_block:
                yield "\n"
            elif element.tag in ("td", "th"):
                yield " "
            if element.tail and element is not tree:
                yield element.tail.replace("\n", " ")


def _opening(element: Any, is_block: bool) -> Iterator[str]:
    if is_block:
        yield "\n- " if element.tag == "li" else "\n"
    if element.text:
        yield element.text if element.tag == "pre" else element.text.replace("\n", " ")


def text_of_fragment(text: str) -> tuple[str, frozenset[str]]:
    """The text of a piece of HTML, such as a feed carries, and its captions."""
    tree = parse_html(f"<div>{text}</div>")
    if tree is None:
        return "", frozenset()
    captions = captions_of(tree)
    return text_of(tree), captions


def captions_of(tree: Any) -> frozenset[str]:
    """What stands under pictures, each in one line."""
    found = set()
    for element in tree.iter(*_CAPTION_TAGS):
        if element.tag == "figcaption" or _CAPTION.search(element.get("class") or ""):
            words = " ".join(element.text_content().split())
            if 0 < len(words) <= _LONGEST_CAPTION:
                found.add(words)
    return frozenset(found)


def figures_to_paragraphs(tree: Any) -> None:
    """Puts the caption of each figure in a paragraph of its own, since extraction drops figures whole."""
    from lxml import etree

    for figure in list(tree.iter("figure")):
        caption = next(figure.iter("figcaption"), None)
        parent = figure.getparent()
        if caption is None or parent is None:
            continue
        paragraph = etree.Element("p")
        paragraph.text = writable(" ".join(caption.text_content().split()))
        paragraph.tail = writable(figure.tail or "")
        parent.replace(figure, paragraph)


def writable(words: str) -> str:
    """`words` without what may stand in HTML (`&#1;`) and not in a tree that is written to."""
    return _UNWRITABLE.sub(" ", words)


def looks_like_html(text: str) -> bool:
    """Whether a value of an export is HTML and not plain text."""
    return _TAG.search(text[:4000]) is not None


_TAG = re.compile(
    r"<(?:p|div|br|span|a|img|h[1-6]|article|section|figure|ul|ol|strong|em|b|i|table|html|body)\b[^<>]*>",
    re.IGNORECASE,
)
