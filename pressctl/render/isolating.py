"""Numbers that must not be turned round: telephone numbers, dates and `12 000` within a text that runs from right to left.

Between Arabic letters the groups of `+44 20 7946 0000` are laid out from the right, one by one (UAX #9, rules W2 and
N1), so it reads `0000 7946 20 44+`, and twelve thousand `000 12`. An isolate keeps it whole. A range of years is left alone: there the right is first.
"""

import re

from pressctl.render.locales import direction

_START, _END = "\u2066", "\u2069"  # LEFT-TO-RIGHT ISOLATE, POP DIRECTIONAL ISOLATE
_NUMBER = re.compile(
    r"(?<![\w+@./=-])(?:(?:\+|0(?=[0-9]))[0-9](?:[ \u00a0\u202f().-]{0,2}[0-9]){5,14}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|(?<![0-9][ \u00a0\u202f])[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+(?![ \u00a0\u202f]?[0-9]))(?![\w@-])"
)
# What holds no text that is laid out, then every other tag.
_MARKUP = re.compile(r"(<(style|script|title)\b.*?</\2>|<[^>]*>)", re.DOTALL | re.IGNORECASE)


def bind(text: str, language: str) -> str:
    """Return text, not wrapped yet, whose telephone numbers stay on one line; only that from right to left is changed."""
    return text if direction(language) == "ltr" else _NUMBER.sub(lambda found: _bound(found[0]), text)


def isolate(text: str, language: str) -> str:
    """Return plain text whose numbers stay whole; that of a language from left to right is as it was."""
    if direction(language) == "ltr":
        return text
    return _NUMBER.sub(lambda found: f"{_START}{_bound(found[0])}{_END}", text)


def isolate_html(html: str, language: str) -> str:
    """Return HTML whose numbers stay whole, by elements: mail programs know them better than control characters."""
    if direction(language) == "ltr":
        return html
    done, parts = 0, []
    for found in _MARKUP.finditer(html):
        parts += [_wrapped(html[done : found.start()]), found[0]]
        done = found.end()
    return "".join([*parts, _wrapped(html[done:])])


def _wrapped(text: str) -> str:
    return _NUMBER.sub(lambda found: f'<bdi dir="ltr">{_bound(found[0])}</bdi>', text)


def _bound(number: str) -> str:
    return number.replace(" ", "\u00a0")
