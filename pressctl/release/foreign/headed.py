"""The heading that stands above a page's first paragraph: its headline, where neither its title nor a main heading is one.

Old pages style theirs alone: `<div class="title">`, `<font size="4"><b>`, `<td style="font-weight: bold">`.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from pressctl.release.foreign.articles import tokens_of
from pressctl.release.foreign.trees import BLOCKS, SILENT, name_of, words_of
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.labels import read_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_MOST = 4_000  # blocks that are looked at
_NEAR = 10  # blocks above the paragraph
_SHORTEST, _LONGEST = 120, 200  # characters of a paragraph, of a headline
_FEWEST_WORDS, _FEWEST_SIGNS = 4, 10  # of a headline, signs of scripts without spaces
_STYLED = 5  # the level of what is no heading but by its style
_AROUND = frozenset({"nav", "aside", "footer", "li", "select", "button"})  # where no text is headed
_TITLES = frozenset(
    re.split(
        " ",
        "title headline heading titre titel titulo titolo uberschrift rubrik tytul nadpis otsikko cim baslik judul naslov header post-title news-title",
    )
)
_BOLD = re.compile(r"font-weight:(?:bold|[6-9]00)|font-size:(?:1[5-9]|[2-9]\d)p[xt]|font-size:(?:x-|xx-)?large")


class _Block(Struct, frozen=True):
    """A block with no other in it, what it says, and which heading it is; 0 for none."""

    element: "Element"
    words: str
    level: int


def heading_above(root: "Element", article: "Element") -> "Element | None":
    """Return the heading above the first paragraph of an article that is the highest of those near it, made one; None for none."""
    above: list[_Block] = []
    inside = set(article.iter())
    for block in islice(_blocks(root), _MOST):
        if block.element in inside and len(block.words) >= _SHORTEST and not block.level:
            break
        above.append(block)
    else:
        return None
    heads = [block for block in above[-_NEAR:] if block.level and _may_head(block)]
    found = min(reversed(heads), key=lambda block: block.level, default=None)
    if found is None:
        return None
    found.element.tag = "h1"
    return found.element


def _blocks(root: "Element") -> "Iterator[_Block]":
    """Yield the blocks of a page that have no other block in them, in their order."""
    from lxml.etree import iterwalk

    walk = iterwalk(root, events=("start",))
    for _, element in walk:
        name = name_of(element)
        if name in SILENT or name in _AROUND:
            walk.skip_subtree()
        elif name in BLOCKS and not any(
            name_of(one) in BLOCKS and name_of(one) != "br" for one in element.iterdescendants()
        ):
            words = words_of(element)
            if words:
                yield _Block(element, words, _level(element, words) if len(words) <= _LONGEST else 0)


def _level(element: "Element", words: str) -> int:
    name = name_of(element)
    if name in {"h1", "h2", "h3", "h4"}:
        return int(name[1])
    inner = next((one for one in element.iterdescendants() if name_of(one) != "br" and words_of(one) == words), element)
    styled = any(
        _BOLD.search(one.get("style", "").replace(" ", "").lower())
        or not _TITLES.isdisjoint(tokens_of(one))
        or name_of(one) in {"b", "strong", "big"}
        or one.get("size", "") in {"4", "5", "6", "+1", "+2", "+3"}
        for one in (element, inner)
    )
    return _STYLED if styled else 0


def _may_head(block: _Block) -> bool:
    """Whether a heading is words as headlines have them: no link, no label, no day, no sentence that goes on."""
    words = block.words
    linked = 2 * sum(len(words_of(one)) for one in block.element.iter("a")) > len(words)
    full = len(words.split(" ")) >= _FEWEST_WORDS or sum(ord(sign) > 0x2E80 for sign in words) >= _FEWEST_SIGNS  # noqa: PLR2004  (CJK begins there)
    label = read_label(words)
    own = not label.kind or (label.kind == "press" and bool(label.rest))
    return full and own and not linked and words[-1] not in ":," and read_line(words, language="") is None
