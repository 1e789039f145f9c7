"""How long a post is, by the rule of the network it is for.

| network  | limit | what is counted | source |
| --- | --- | --- | --- |
| x        | 280 | NFC characters; Latin, Cyrillic, Greek… weigh 1, the rest 2, an emoji sequence 2, an address 23 | twitter-text, config v3 |
| bluesky  | 300 and 3,000 | graphemes, and UTF-8 bytes; an address in full | lexicon app.bsky.feed.post |
| mastodon | 500 | graphemes; an http(s) address 23, the `@domain` of a mention nothing | StatusLengthValidator |
| linkedin | 3,000 | characters of the text readers see | Posts API, `commentary` |

LinkedIn's own error speaks of the "ShareCommentary text", which is what is left once the backslashes
of its wire format are read, so they are not counted; a character outside the Basic Multilingual Plane
counts as two, as it does in LinkedIn's composer and in its servers' strings.

Ordinary text is measured with a few searches; the `regex` library, which knows graphemes and emoji,
is imported only for text that has something beyond letters and punctuation in it.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from pressctl.render.links import mastodon_addresses, mention_domains, x_addresses

_ADDRESS = 23


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


class _Rule(NamedTuple):
    limit: int
    unit: str
    weigh: "Callable[[str], int]"  # plain text
    units: "Callable[[str], Iterator[int]]"  # the ends of the smallest parts of plain text
    wholes: "Callable[[str], list[tuple[int, int, int]]]"  # (start, end, weight), in order
    normal: bool = False  # counted in NFC


def measure(network: str, text: str, *, limit: int | None = None) -> Length:
    """Measure `text` by the rule of `network` ("x", "bluesky", "mastodon" or "linkedin").

    `limit` stands in for the network's usual one, for a place that allows more or less.
    """
    first, *others = _RULES[network]
    if limit is not None:
        first = first._replace(limit=limit)
    lengths = [_length(rule, text) for rule in (first, *others)]
    return min(lengths, key=lambda length: length.cut_at)


def _length(rule: _Rule, text: str) -> Length:
    counted = unicodedata.normalize("NFC", text) if rule.normal else text
    used, cut_at = _fill(rule, counted)
    if counted != text:
        cut_at = _before_normal(text, cut_at)
    return Length(used=used, limit=rule.limit, unit=rule.unit, over=max(0, used - rule.limit), cut_at=cut_at)


def _fill(rule: _Rule, text: str) -> tuple[int, int]:
    """Return what the text weighs, and where the room is used up."""
    used, start, cut_at = 0, 0, None
    for end, weight, whole in _stretches(rule, text):
        used += weight
        if cut_at is None and used > rule.limit:
            cut_at = start if whole else start + _within(rule, text[start:end], rule.limit - used + weight)
        start = end
    return used, len(text) if cut_at is None else cut_at


def _stretches(rule: _Rule, text: str) -> Iterator[_Stretch]:
    done = 0
    for start, end, weight in rule.wholes(text):
        if done < start:
            yield _Stretch(start, rule.weigh(text[done:start]), whole=False)
        yield _Stretch(end, weight, whole=True)
        done = end
    if done < len(text):
        yield _Stretch(len(text), rule.weigh(text[done:]), whole=False)


def _within(rule: _Rule, text: str, room: int) -> int:
    """Return the end of the longest beginning of plain text that weighs at most `room`."""
    ends = [0, *rule.units(text)]
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


# Everything below U+0300 but the carriage return (CR LF is one grapheme), further Latin, general
# punctuation and currency: one grapheme each, none of them an emoji of more than one character.
_PLAIN = re.compile(
    "[\x00-\x0c\x0e-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200a\u2010-\u2027\u202f-\u203b\u20a0-\u20bf\u2190-\u21ff]*"
)
# What weighs two on X.
_HEAVY = re.compile("[^\x00-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")

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
    return _PLAIN.fullmatch(text) is not None


def grapheme_ends(text: str) -> Iterator[int]:
    """Yield where each grapheme of `text` ends: what a reader takes for one character."""
    return iter(range(1, len(text) + 1)) if _plain(text) else (one.end() for one in _compiled(_GRAPHEME).finditer(text))


def _graphemes(text: str) -> int:
    return len(text) if _plain(text) else sum(1 for _ in _compiled(_GRAPHEME).finditer(text))


def _character_ends(text: str) -> Iterator[int]:
    return iter(range(1, len(text) + 1))


def _weighted(text: str) -> int:
    return len(text) + len(_HEAVY.findall(text))


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _x_wholes(text: str) -> list[tuple[int, int, int]]:
    addresses = [(start, end, _ADDRESS) for start, end in x_addresses(text)]
    if _plain(text):
        return addresses
    return _apart(addresses + [(*found.span(), 2) for found in _compiled(_EMOJI).finditer(text)])


def _mastodon_wholes(text: str) -> list[tuple[int, int, int]]:
    addresses = [(start, end, _ADDRESS) for start, end in mastodon_addresses(text)]
    return _apart(addresses + [(start, end, 0) for start, end in mention_domains(text)])


def _apart(wholes: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Put in order, and leave out what begins inside another (an emoji in an address)."""
    kept: list[tuple[int, int, int]] = []
    for whole in sorted(wholes):
        if not kept or whole[0] >= kept[-1][1]:
            kept.append(whole)
    return kept


def _no_wholes(_text: str) -> list[tuple[int, int, int]]:
    return []


# A text has to keep every rule of its network; the first is the one people know.
_RULES: Mapping[str, tuple[_Rule, ...]] = {
    "x": (_Rule(280, "weighted characters", _weighted, _character_ends, _x_wholes, normal=True),),
    "bluesky": (
        _Rule(300, "graphemes", _graphemes, grapheme_ends, _no_wholes),
        _Rule(3000, "bytes", _utf8, grapheme_ends, _no_wholes),
    ),
    "mastodon": (_Rule(500, "graphemes", _graphemes, grapheme_ends, _mastodon_wholes),),
    "linkedin": (_Rule(3000, "characters", _utf16, _character_ends, _no_wholes),),
}
