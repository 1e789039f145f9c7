"""What must not be turned round within a text that runs from right to left: numbers, dates, names that end in a point.

Between Arabic letters the groups of `+44 20 7946 0000` are laid out from the right, one by one (UAX #9, rules W2 and
N1), so it reads `0000 7946 20 44+`, and twelve thousand `000 12`. What is neutral at an end goes to the text around it:
`−5` reads `5−`, and `ACME Ltd.` `.ACME Ltd`. An isolate keeps each whole. A range of years is left alone: there the
right is first; and so is the point behind a foreign word that is no abbreviation, which ends the sentence.
"""

import re

from pressctl.render.locales import direction

_START, _END = "\u2066", "\u2069"  # LEFT-TO-RIGHT ISOLATE, POP DIRECTIONAL ISOLATE
_LATIN = "A-Za-z\u00c0-\u024f"
_NUMBER = re.compile(
    r"(?<![\w+@./=-])(?:(?:\+|0(?=[0-9]))[0-9](?:[ \u00a0\u202f().-]{0,2}[0-9]){5,14}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|(?<![0-9][ \u00a0\u202f])[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+(?![ \u00a0\u202f]?[0-9])"
    rf"|(?<![{_LATIN}] )(?<![{_LATIN}][,.] )[0-9]{{1,2}}[ \u00a0][{_LATIN}]{{3,}}\.?[ \u00a0][0-9]{{4}}(?!,?[ \u00a0][{_LATIN}])"  # 4 March 2026
    r"|[−+-][0-9]+(?:[.,][0-9]+)*%?)(?![\w@-])"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# A name in Latin letters whose last word is short for a longer one, and so has a point of its own.
_NAME = re.compile(
    rf"(?<![{_LATIN}0-9_&@/.])(?<![{_LATIN}0-9]-)(?<![{_LATIN}0-9] )(?<![{_LATIN}0-9][,.] )"
    rf"(?:[{_LATIN}0-9][{_LATIN}0-9.'’+-]*(?:,?[ \u00a0]|[ \u00a0]&(?:amp;)?[ \u00a0]|/)){{0,12}}"
    rf"(?:Bros|Co|Corp|Dr|Inc|Jr|Ltd|No|Prof|Sr|St|etc|(?:[{_LATIN}]\.)+[{_LATIN}])\.(?!,?[ \u00a0]?[{_LATIN}0-9@/&(])"
)
# Elements whose whole text may be of another direction, such as a cell that has a name.
_WHOLE = re.compile(r"<(p|td|th|li|h[1-6]|dd|figcaption)\b[^>]*>")
_LOOSE = re.compile(
    rf"[ \u00a0]*(?:[^\w \u00a0\t\n].*[{_LATIN}].*|.*[{_LATIN}].*[^\w \u00a0\t\n])[ \u00a0]*", re.DOTALL
)
# What holds no text that is laid out, then every other tag.
_MARKUP = re.compile(r"(<(style|script|title)\b.*?</\2>|<[^>]*>)", re.DOTALL | re.IGNORECASE)


def bind(text: str, language: str) -> str:
    """Return text, not wrapped yet, whose telephone numbers stay on one line; only that from right to left is changed."""
    return text if direction(language) == "ltr" else _NUMBER.sub(lambda found: _bound(found[0]), text)


def isolate(text: str, language: str) -> str:
    """Return plain text whose numbers and names stay whole; that of a language from left to right is as it was."""
    if direction(language) == "ltr":
        return text
    return _kept(text, _START, _END)


def isolate_html(html: str, language: str) -> str:
    """Return HTML whose numbers and names stay whole, by elements: mail programs know them better than control characters."""
    if direction(language) == "ltr":
        return html
    done, opened, parts = 0, "", []
    for found in _MARKUP.finditer(html):
        text, tag = html[done : found.start()], found[0]
        alone = opened and tag == f"</{opened}>"
        parts += [_set_apart(text) if alone and _is_foreign(text) else _kept(text, '<bdi dir="ltr">', "</bdi>"), tag]
        whole = _WHOLE.fullmatch(tag)
        done, opened = found.end(), whole[1] if whole else ""
    return "".join([*parts, _kept(html[done:], '<bdi dir="ltr">', "</bdi>")])


def _is_foreign(text: str) -> bool:
    """Whether a whole text is in Latin letters, with a sign at an end that would go to the wrong side."""
    return bool(_LOOSE.fullmatch(text)) and not _RIGHT_TO_LEFT.search(text)


def _set_apart(text: str) -> str:
    return f'<bdi dir="ltr">{text}</bdi>'


def _kept(text: str, start: str, end: str) -> str:
    """Return text with each number and each name between `start` and `end`."""
    named = _NAME.sub(lambda found: f"{start}{found[0]}{end}", text)
    return _NUMBER.sub(lambda found: f"{start}{_bound(found[0])}{end}", named)


def _bound(number: str) -> str:
    return number.replace(" ", "\u00a0")
