"""How long a text is by a rule: the units that networks count in, and where a text uses up its room.

Ordinary text is measured with a few searches; the `regex` library, which knows graphemes and emoji,
is imported only for text that has something beyond letters and punctuation in it.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from msgspec import Struct

ADDRESS = 23  # what an address counts where its length does not matter


class Length(Struct, frozen=True, kw_only=True):
    """How much of a network's room a text takes.

    `used`, `limit` and `over` are in `unit`; `over` is 0 for a text that fits. `cut_at` is where the
    room is used up: the end of the longest beginning of the text that fits, in its characters.
    """

    used: int
    limit: int
    unit: str
    over: int
    cut_at: int

    @property
    def fits(self) -> bool:
        """Whether the network takes it."""
        return not self.over


class _Stretch(NamedTuple):
    """Part of a text: an address, emoji or domain that counts as a whole, or plain text."""

    end: int
    weight: int
    whole: bool


def nothing_whole(_text: str) -> list[tuple[int, int, int]]:
    """Find nothing that counts as a whole."""
    return []


class Rule(NamedTuple):
    """One limit of a network, and how it is counted.

    `weigh` says what plain text weighs; `wholes` gives (start, end, weight) of what counts as a whole, in order. With
    `normal` the text is counted in NFC.
    """

    limit: int
    unit: str
    weigh: "Callable[[str], int]"
    wholes: "Callable[[str], list[tuple[int, int, int]]]" = nothing_whole
    normal: bool = False


def measure_by(rules: Sequence[Rule], text: str, *, limit: int | None = None) -> Length:
    """Measure a text that has to keep every rule, by that which leaves it the least room.

    `limit` stands in for that of the first rule.
    """
    first, *others = rules
    if limit is not None:
        first = first._replace(limit=limit)
    length = _length(first, text)
    return min([length, *(_length(rule, text) for rule in others)], key=lambda one: one.cut_at) if others else length


def _length(rule: Rule, text: str) -> Length:
    counted = text if not rule.normal or text.isascii() else unicodedata.normalize("NFC", text)
    used, cut_at = _fill(rule, counted)
    if counted != text:
        cut_at = _before_normal(text, cut_at)
    return Length(used=used, limit=rule.limit, unit=rule.unit, over=max(0, used - rule.limit), cut_at=cut_at)


def _fill(rule: Rule, text: str) -> tuple[int, int]:
    """Return what the text weighs, and where the room is used up."""
    used, start, cut_at = 0, 0, None
    for end, weight, whole in _stretches(rule, text):
        used += weight
        if cut_at is None and used > rule.limit:
            cut_at = start if whole else start + _within(rule, text[start:end], rule.limit - used + weight)
        start = end
    return used, len(text) if cut_at is None else cut_at


def _stretches(rule: Rule, text: str) -> Iterator[_Stretch]:
    done = 0
    for start, end, weight in rule.wholes(text):
        if done < start:
            yield _Stretch(start, rule.weigh(text[done:start]), whole=False)
        yield _Stretch(end, weight, whole=True)
        done = end
    if done < len(text):
        yield _Stretch(len(text), rule.weigh(text[done:]), whole=False)


def _within(rule: Rule, text: str, room: int) -> int:
    """Return the end of the longest beginning of plain text that weighs at most `room`."""
    ends = [0, *grapheme_ends(text)]
    return ends[bisect_right(ends, room, key=lambda end: rule.weigh(text[:end])) - 1]


def _before_normal(text: str, cut_at: int) -> int:
    """Turn a place in the NFC form of `text` into the place in `text`, at the end of a grapheme."""
    done, normal = 0, 0
    for end in grapheme_ends(text):
        normal += len(unicodedata.normalize("NFC", text[done:end]))
        if normal > cut_at:
            break
        done = end
    return done


def apart(wholes: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Put what counts as a whole in order, and leave out what begins inside another (an emoji in an address)."""
    kept: list[tuple[int, int, int]] = []
    for whole in sorted(wholes):
        if not kept or whole[0] >= kept[-1][1]:
            kept.append(whole)
    return kept


# Everything below U+0300 but the carriage return (CR LF is one grapheme), further Latin, general
# punctuation and currency: one grapheme each, none of them an emoji of more than one character.
_PLAIN = re.compile(
    "[\x00-\x0c\x0e-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200a\u2010-\u2027\u202f-\u203b\u20a0-\u20bf\u2190-\u21ff]*"
)
# Some character of every emoji is one of these.
_IN_EMOJI = re.compile("[\u203c\u2049\u20e3\u2100-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001ffff]")

_GRAPHEME = r"\X"
# An emoji sequence as UTS #51 builds it: flags, keycaps, what is joined, toned or tagged.
_ONE_EMOJI = (
    r"(?:[\p{Emoji}--[0-9#*©®\p{RI}]]|[©®]\uFE0F)(?!\uFE0E)(?:\p{EMod}|\uFE0F)?(?:[\U000E0020-\U000E007E]+\U000E007F)?"
)
_EMOJI = rf"\p{{RI}}{{2}}|[0-9#*]\uFE0F?\u20E3|{_ONE_EMOJI}(?:\u200D{_ONE_EMOJI})*"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of the `regex` library: its objects work as the standard library's do."""
    import regex  # type: ignore[import-untyped]  # it ships no types, and costs 16 ms that ordinary text never needs

    made: re.Pattern[str] = regex.compile(pattern, regex.V1)
    return made


def _plain(text: str) -> bool:
    return (text.isascii() and "\r" not in text) or _PLAIN.fullmatch(text) is not None


def grapheme_ends(text: str) -> Iterator[int]:
    """Yield where each grapheme of `text` ends: what a reader takes for one character (UAX #29)."""
    return iter(range(1, len(text) + 1)) if _plain(text) else (one.end() for one in _compiled(_GRAPHEME).finditer(text))


def graphemes(text: str) -> int:
    """Count what a reader takes for characters."""
    return len(text) if _plain(text) else sum(1 for _ in _compiled(_GRAPHEME).finditer(text))


def emoji(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each emoji, a sequence that is shown as one being one."""
    return [found.span() for found in _compiled(_EMOJI).finditer(text)] if _IN_EMOJI.search(text) else []


def utf16(text: str) -> int:
    """Count UTF-16 units: a character beyond the Basic Multilingual Plane is two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8(text: str) -> int:
    """Count bytes of UTF-8."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
