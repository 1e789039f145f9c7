"""What a Word document's own styles are for, as mammoth is told: those of an outline's level head, those in bold are bold."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART, _MOST = "word/styles.xml", 1_000  # styles that are looked at
_MOST_ABOVE = 10  # styles that one is based upon
_LEVELS = 6  # that HTML has; Word says 9 for running text
# Word's own, which mammoth knows: "heading 1", "Title".
_KNOWN = re.compile(r"heading [1-9]|title|subtitle|.*quote|quotations|block text|list.*|footnote.*|endnote.*|normal")
_OFF = frozenset({"0", "false", "off"})


def style_map(content: bytes) -> str:
    """Return a line of mammoth's style map for each paragraph style of the document that is a heading or in bold."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if _PART not in package.namelist():
            return ""
        part = package.read(_PART)
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    try:
        root = fromstring(part, XMLParser(resolve_entities=False, no_network=True))
    except XMLSyntaxError:
        return ""  # mammoth says what is broken
    return "\n".join(_mapped(root))


def _mapped(root: "Element") -> Iterator[str]:
    styles = {one.get(f"{_W}styleId", ""): one for one in root.findall(f"{_W}style")[:_MOST]}
    for style in styles.values():
        name = _value(style, "name")
        kind, default = style.get(f"{_W}type"), style.get(f"{_W}default", "0")
        if kind != "paragraph" or default not in _OFF or not name or _KNOWN.fullmatch(name.lower()):
            continue
        based = list(_based(style, styles))
        level = next((found for one in based if (found := _value(one, "pPr", "outlineLvl"))), "9")
        bold = next((found for one in based if (found := _bold(one))), "0") not in _OFF
        quoted = name.replace("\\", "\\\\").replace("'", "\\'")
        if level.isdecimal() and int(level) < _LEVELS:
            yield f"p[style-name='{quoted}'] => h{int(level) + 1}:fresh"
        elif bold:
            yield f"p[style-name='{quoted}'] => p:fresh > strong"


def _based(style: "Element", styles: "dict[str, Element]") -> "Iterator[Element]":
    """Yield a style and those that it is based upon."""
    one: Element | None = style
    for _ in range(_MOST_ABOVE):
        if one is None:
            return
        yield one
        one = styles.get(_value(one, "basedOn"))


def _bold(style: "Element") -> str:
    """Return whether a style is in bold, "" where it does not say: `<w:b/>` is, `<w:b w:val="0"/>` is not."""
    said = style.find(f"{_W}rPr/{_W}b")
    return "" if said is None else said.get(f"{_W}val", "1")


def _value(element: "Element", *path: str) -> str:
    found = element.find("/".join(f"{_W}{name}" for name in path))
    return "" if found is None else found.get(f"{_W}val", "")
