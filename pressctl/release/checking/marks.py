"""Checks of quotation marks and of no-break spaces."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pressctl.model import Finding
from pressctl.release.checking.desk import Desk, Passage
from pressctl.release.noting import Place

# Languages that write « this way »; German and its neighbours point them »the other way«.
_GUILLEMETS = frozenset({"fr", "it", "es", "pt", "ca", "gl", "oc", "br", "ru", "uk", "be", "el", "ro"})
# Languages that write “this way”, or „this way“.
_CURLY = frozenset({"en", "fr", "it", "es", "pt", "ca", "gl", "nl", "de"})
# Languages that begin each further paragraph of a quote with its closing mark.
_CLOSING_GOES_ON = frozenset({"es", "ca", "gl"})
_GUILLEMET, _CURLED = re.compile("[«»]"), re.compile("[“”„]")
_BEFORE_OPENING, _AFTER_CLOSING = ("", *" \t\u00a0\u202f([*_>—–-/:«'’‘"), ("", *" \t\u00a0\u202f.,;:!?)]»")
_GLUED = re.compile("(?<=[,;])[\u00a0\u202f](?=[^\\W\\d_])")


def quotation_marks(desk: Desk) -> Iterator[Finding]:
    """Advise on a quotation mark that is never closed, and on one that nothing opened.

    A quote of several paragraphs opens each of them and closes only the last.
    """
    for lines in _texts(desk):
        if desk.language in _GUILLEMETS:
            yield from _unbalanced(desk, lines, _GUILLEMET)
        if desk.language in _CURLY:
            yield from _unbalanced(desk, lines, _CURLED)


def _texts(desk: Desk) -> Iterable[list[Passage]]:
    texts: dict[str, list[Passage]] = {}
    for passage in desk.passages:
        texts.setdefault(passage.key, []).append(passage)
    return texts.values()


def _unbalanced(desk: Desk, lines: list[Passage], signs: re.Pattern[str]) -> Iterator[Finding]:
    opened: list[tuple[str, Place]] = []  # marks that wait for their end, the outermost first
    for line in lines:
        margin = len(line.text) - len(line.text.lstrip(" \t>*_"))
        for found in signs.finditer(line.text):
            mark, at = found[0], found.start()
            goes_on = at == margin and mark in "»”" and desk.language in _CLOSING_GOES_ON
            if goes_on or _opens(mark, opened, line.text, at):
                # Each further paragraph of a quote opens it again.
                opened += [(mark, line.at(at))] if not opened or at > margin else []
            elif opened:
                opened.pop()
            elif not line.text[max(0, at - 1) : at].isdigit():  # 5” are inches
                yield desk.advice("unbalanced-quotes", line.at(at), f"this {mark} closes a quote that nothing opened.")
    if opened:
        mark, place = opened[0]
        yield desk.advice("unbalanced-quotes", place, f"the {mark} that opens here is never closed.")


def _opens(mark: str, opened: list[tuple[str, Place]], text: str, at: int) -> bool:
    """Whether a mark opens a quote: “ closes what „ opened, and else it is told by what stands around it."""
    if mark in "«»„":
        return mark != "»"
    before, after = text[max(0, at - 1) : at] in _BEFORE_OPENING, text[at + 1 : at + 2] not in _AFTER_CLOSING
    if not opened:
        return before and (after or mark == "“")
    return mark == "“" and opened[-1][0] != "„" and before and after


def glued(desk: Desk) -> Iterator[Finding]:
    """Advise on a no-break space after a comma or semicolon, where a line may break: it was pasted."""
    found = [place for place, _ in desk.find(_GLUED, "\u00a0", "\u202f")]
    if found:
        more = f", and {len(found) - 1} more like it" if len(found) > 1 else ""
        said = f"a no-break space (U+00A0) stands here after a comma or semicolon{more}."
        yield desk.advice("space-glued", found[0], said, "Write an ordinary space: lines may break there.")


def mixed(desk: Desk) -> Iterator[Finding]:
    """Advise once on a French text with ordinary and no-break spaces in the same role; rendering mends them."""
    if desk.language != "fr" or not any("\u00a0" in line.text or "\u202f" in line.text for line in desk.lines):
        return
    for role, pattern in _roles():
        ordinary: list[Place] = []
        fixed: list[Place] = []
        for line in desk.lines:
            for found in pattern.finditer(line.text):
                (ordinary if found[1] == " " else fixed).append(line.at(found.start(1)))
        if ordinary and fixed:
            odd = ordinary if len(ordinary) <= len(fixed) else fixed
            kinds = "an ordinary space", "a no-break one"
            here, elsewhere = kinds if odd is ordinary else (kinds[1], kinds[0])
            said = f"{here} {role} here, {elsewhere} in such places elsewhere."
            yield desk.advice(
                "space-mixed", odd[0], said, "Rendering makes them all no-break; the file stays as it is."
            )
            return


@cache
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the places where French has a no-break space, each by what stands around it."""
    space, end = "([ \u00a0\u202f])", "(?:$|[ \n\u00a0\u202f»”)])"
    return (
        ("before ! ? ;", re.compile(rf"{space}(?=[!?;]{end})(?<=[^\W_].)")),
        ("before :", re.compile(rf"{space}(?=:(?:{end}|«))(?<=[^\W_].)")),
        ("after «", re.compile(rf"«{space}")),
        ("before »", re.compile(rf"{space}(?=»)")),
        ("before % and €", re.compile(rf"{space}(?=[%€])(?<=[0-9].)")),
    )
