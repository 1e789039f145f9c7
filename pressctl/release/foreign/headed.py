"""The heading that stands above a page's first paragraph: its headline, where neither its title nor a main heading is one.

Old pages style theirs alone: `<div class="title">`, `<font size="4"><b>`, `<td style="font-weight: bold">`.
"""

import re
from collections.abc import Container
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from pressctl.release.foreign.articles import tokens_of
from pressctl.release.foreign.titles import compared
from pressctl.release.foreign.trees import BLOCKS, SILENT, name_of, words_of
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.notices import is_notice, is_site_notice
from pressctl.release.sentences import SENTENCE_ENDS, count_words, length_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_MOST = 4_000  # blocks that are looked at
_NEAR = 10  # blocks above the paragraph
_SHORTEST, _SHORTEST_SENTENCE, _LONGEST = (
    120,
    60,
    200,
)  # characters of a paragraph, of one of whole sentences, of a headline
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


def heading_above(root: "Element", article: "Element", houses: Container[str]) -> "Element | None":
    """Return the heading above the first paragraph of an article that is the highest of those near it, made one; None for none.

    `houses` are what the page calls its house, in compared words, which heads no text.
    """
    above: list[_Block] = []
    inside = set(article.iter())
    for block in islice(_blocks(root), _MOST):
        if block.element in inside and not block.level and _is_paragraph(block.words):
            break
        above.append(block)
    else:
        return None
    heads = [
        block for block in above[-_NEAR:] if block.level and _may_head(block) and compared(block.words) not in houses
    ]
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


def _is_paragraph(words: str) -> bool:
    """Whether words are a paragraph of a text, and no notice of its site."""
    size = length_of(words)
    whole = size >= _SHORTEST_SENTENCE and words[-1] in SENTENCE_ENDS
    return (size >= _SHORTEST or whole) and not (is_notice(words) or is_site_notice(words))


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
    full = count_words(words) >= _FEWEST_WORDS or sum(ord(sign) > 0x2E80 for sign in words) >= _FEWEST_SIGNS  # noqa: PLR2004  (CJK begins there)
    label = read_label(words)
    own = not label.kind or (label.kind == "press" and bool(label.rest))
    return full and own and not linked and words[-1] not in ":," and read_line(words, language="") is None
