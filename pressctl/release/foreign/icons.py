"""Icons that a font draws from their names: a browser shows `arrow_back` as an arrow, and nobody reads the word."""

import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING

from pressctl.release.foreign.articles import tokens_of
from pressctl.release.foreign.manuscript import Aside
from pressctl.release.foreign.trees import line_of, name_of, words_of
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.labels import read_label

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LONGEST, _FEW = 60, 3  # characters of a line, signs before its words
_MOST = 5_000  # elements that are looked at
_NAME = re.compile(r"[ \t\r\n]*(?P<name>[a-z][a-z0-9]{1,20}(?:_[a-z0-9]{1,20}){0,4})[ \t\r\n]*")
# What fonts of icons, and the elements that use them, are called: `material-icons`, `material-symbols-outlined`, `icon`.
_CALLED = re.compile(r"(?:^|-)(?:icons?|symbols?|glyph)(?:$|-)")


def without_icons(root: "Element") -> list[Aside]:
    """Take the names of icons out of a page, and list each once.

    A name is one word of small letters, or several that `_` joins, alone in an element that is called an icon, or that
    is hidden from those who have a page read to them.
    """
    found: dict[str, int] = {}
    for element in islice(list(root.iter("i", "span", "mat-icon", "md-icon", "em", "b")), _MOST):
        name = _NAME.fullmatch(element.text or "") if len(element) == 0 else None
        if name and _is_icon(element, name["name"]):
            found.setdefault(name["name"], line_of(element))
            element.text = None
    return [Aside(text=name, why="the name of an icon", line=line) for name, line in found.items()]


def without_pictographs(root: "Element") -> None:
    """Take pictographs away from before a day, or what a text is filed under, in an element of its own: `📅 3 May 2024`."""
    for element in islice(list(root.iter("span", "div", "p", "li", "time", "small")), _MOST):
        text = (element.text or "").lstrip(" \t\r\n")
        signs = _pictographs(text[:_FEW]) + " \u00a0"
        rest = text.lstrip(signs)
        if not text or rest == text or len(text) > _LONGEST:
            continue
        said = words_of(element).lstrip(signs)[
            : _LONGEST + 1
        ]  # where what it is filed under is a link: `📂 Category: <a>News</a>`
        if len(said) <= _LONGEST and (read_line(said, language="") or read_label(said).kind == "filed"):
            element.text = rest


def _pictographs(text: str) -> str:
    """Return the signs of a text that are pictures, and what varies them."""
    return "".join(sign for sign in text if unicodedata.category(sign) == "So" or sign == "\ufe0f")


def _is_icon(element: "Element", name: str) -> bool:
    called = name_of(element).endswith("-icon") or any(map(_CALLED.search, tokens_of(element)))
    return called or (element.get("aria-hidden") == "true" and "_" in name)
