"""The colours of a rendered mail, element by element, as a mail program works them out.

First the styles on its elements; by night the media query for the dark, whose rules are all `!important`.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from msgspec import Struct

from tests.render.reading import EMPTY

DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{((?:[^{}]*\{[^{}]*\})*)\s*\}")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


class Shown(Struct, frozen=True):
    """Some words, their colour, and that of the ground they stand on; `hidden` where nobody sees them."""

    words: str
    colour: str
    ground: str
    hidden: bool


class Element(Struct, frozen=True):
    """An open element: what it is, and what holds in it."""

    tag: str
    classes: frozenset[str]
    colour: str
    ground: str
    hidden: bool


class Mail(HTMLParser):
    """Reads a mail's HTML; `shown` is all its words. With `dark`, in the colours of the night."""

    def __init__(self, html: str, *, dark: bool = False) -> None:
        """Read `html` at once."""
        super().__init__()
        self.shown: list[Shown] = []
        self._open = [Element("", frozenset(), "#000000", "#ffffff", hidden=False)]
        block = DARK.search(html)
        assert block, "there is no media query for the dark"
        self._rules = list(rules_of(block[1])) if dark else []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element with what its style, and the night, make of it."""
        if tag in EMPTY:
            return
        around, given = self._open[-1], dict(attrs)
        element = Element(tag, frozenset((given.get("class") or "").split()), "", "", hidden=False)
        said = declarations(given.get("style") or "")
        for selector, declared in self._rules:
            if matches(selector, [*self._open, element]):
                said |= declared
        self._open.append(
            Element(
                tag,
                element.classes,
                said.get("color", around.colour),
                said.get("background-color", around.ground),
                hidden=around.hidden or said.get("display") == "none" or tag in {"style", "title"},
            )
        )

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Note words."""
        last = self._open[-1]
        if data.strip():
            self.shown.append(Shown(data.strip(), last.colour, last.ground, last.hidden))

    @property
    def seen(self) -> list[Shown]:
        """What a person sees."""
        return [shown for shown in self.shown if not shown.hidden]


def declarations(style: str) -> dict[str, str]:
    """Return a style's declarations."""
    pairs = (part.partition(":") for part in style.split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value}


def rules_of(block: str) -> Iterator[tuple[list[str], dict[str, str]]]:
    """Yield each selector of a style sheet, as its parts, in the order in which later ones win."""
    rules = [
        (selector.split(), declarations(body))
        for selectors, body in RULE.findall(block)
        for selector in selectors.split(",")
    ]
    yield from sorted(rules, key=lambda rule: weight(rule[0]))


def weight(selector: list[str]) -> tuple[int, int]:
    """Return a selector's specificity: classes, then elements (CSS Selectors Level 4, section 17)."""
    return sum("." in part for part in selector), sum(not part.startswith(".") for part in selector)


def matches(selector: list[str], path: list[Element]) -> bool:
    """Whether a selector of elements and classes, with descendants, is about the last element of a path."""
    *before, last = selector
    if not fits(last, path[-1]):
        return False
    around = path[:-1]
    for part in reversed(before):
        while around and not fits(part, around[-1]):
            around = around[:-1]
        if not around:
            return False
        around = around[:-1]
    return True


def fits(part: str, element: Element) -> bool:
    """Whether an element is what one part of a selector names: `p`, `.lead` or `p.lead`."""
    tag, _, name = part.partition(".")
    assert re.fullmatch(r"[a-z0-9]*(\.[a-z-]+)?", part), part
    return (not tag or tag == element.tag) and (not name or name in element.classes)
