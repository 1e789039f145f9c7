"""The subhead that a dash leads, or waves enclose, and the several of East Asia: `- First bus at five`, `- Fares stay`."""

import re
from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from pressctl.release.plain.passages import Line, Passage

_DASH = re.compile("[–—-][ \u00a0\u3000]+")
_ENDS_IN_DASH = re.compile("[ \u00a0]*[–—-]+$")
_WAVED = re.compile(r"[～〜][^\n]{4,200}[～〜]")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_SENTENCE = (".", "。", "다.")
_LONGEST, _MOST = 200, 6  # characters of a line, lines
_LONGEST_JOINED = 300  # characters of all of them


def read_dashed(passages: Sequence[Passage]) -> tuple[int, Passage | None]:
    """Return how many passages directly below a headline are its subhead, each without its dash, and the subhead; (0, None) for none.

    Several of them are one where the script is East Asian; elsewhere they are points, which are text.
    """
    lines = list(takewhile(lambda one: bool(_words(one)), passages[: _MOST + 1]))
    below = passages[len(lines)] if len(lines) < len(passages) else None
    if not lines or below is None:
        return 0, None
    first = passages[0]
    if len(lines) == 1:
        waved = "a line between waves" if _WAVED.fullmatch(first.text) else ""
        single = not first.mark and (waved or not first.form) and not below.mark
        told = f"{waved or 'a line led by a dash'}, directly below the headline"
        return (1, _subhead(first, _words(first), told)) if single else (0, None)
    joined = " / ".join(map(_words, lines))
    fits = len(lines) <= _MOST and len(joined) <= _LONGEST_JOINED and bool(_EAST_ASIAN.search(joined))
    if not fits or below.mark or below.form == "heading":
        return 0, None
    return len(lines), _subhead(first, joined, "lines led by dashes, directly below the headline")


def _words(passage: Passage) -> str:
    """Return a line's words without the dash that leads it; "" for any other passage."""
    text = passage.text
    if passage.broken or passage.form not in {"", "text"} or len(text) > _LONGEST or text.endswith(_SENTENCE):
        return ""
    if _WAVED.fullmatch(text):
        return text
    dash = _DASH.match(text)
    return _ENDS_IN_DASH.sub("", text[dash.end() :]) if dash and passage.mark in {"", "-", "–", "—"} else ""


def _subhead(first: Passage, words: str, told: str) -> Passage:
    return replace(first, lines=(Line(number=first.number, text=words),), mark="", told=told, spans=())
