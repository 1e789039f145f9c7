"""Notes to a text that stand below it: sources by their number, and what a sign behind a word above points to."""

import re
from collections.abc import Sequence

from pressctl.release.plain.passages import Passage

_NUMBERED = re.compile(r"\[(?P<number>\d{1,2})\][ \u00a0:.]{0,3}[^ ]")
_RAISED = re.compile(r"(?P<sign>[¹²³⁴⁵⁶⁷⁸⁹]{1,2})[ \u00a0]?[^ ¹²³⁴⁵⁶⁷⁸⁹]")
_STARRED = re.compile(r"(?P<sign>\*{1,3}|†|‡)[ \u00a0]?[^ *†‡]")
_SIGNS = ("*", "†", "‡")
_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISE = str.maketrans("0123456789", _DIGITS)  # a number may be raised above and in brackets below


def are_references(passages: Sequence[Passage], text: Sequence[Passage]) -> bool:
    """Tell whether each of some passages begins, on its first line or on each, with a sign that the `text` above has behind a word.

    Sources that count up from one need no sign above.
    """
    starts = [start for one in passages for start in _starts(one)]
    if not starts or not all(starts):
        return False
    above = "\n".join(one.text for one in text)
    numbers = [int(start[1:-1]) for start in starts if start[0] == "["]
    if len(numbers) == len(starts) and numbers == list(range(1, len(numbers) + 1)):
        return len(numbers) > 1 or _points("[1]", above) or any("://" in one.spelled for one in passages)
    return all(_points(start, above) for start in starts)


def _starts(passage: Passage) -> list[str]:
    """Return the sign of a note that a passage begins with, or of each of its lines; "" where one begins with none."""
    if passage.mark or passage.quoted or passage.is_rule or passage.form not in {"", "text"}:
        return [""]
    signs = [_sign(line.text) for line in passage.lines] if passage.broken else [_sign(passage.text)]
    return signs if all(signs) else [signs[0], *(sign for sign in signs[1:] if sign)] if signs[0] else [""]


def _sign(text: str) -> str:
    found = _NUMBERED.match(text)
    if found:
        return f"[{found['number']}]"
    raised = _RAISED.match(text) or _STARRED.match(text)
    return raised["sign"] if raised else ""


def _points(sign: str, above: str) -> bool:
    if sign[0] in _SIGNS:
        return re.search(rf"[\w.,”\"»)]{re.escape(sign)}(?![\w*†‡])", above) is not None
    raised = sign[1:-1].translate(_RAISE) if sign[0] == "[" else sign
    return sign in above or re.search(rf"(?<![{_DIGITS}]){raised}(?![{_DIGITS}])", above) is not None
