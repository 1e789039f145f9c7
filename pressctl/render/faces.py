"""A font, as far as laying out lines needs it: which characters it has, and how wide each is.

Read from the font itself (OpenType 1.9: `cmap` formats 4 and 12, `hmtx`, `name`), so that there is no table of widths to
keep beside it, and a newsroom's own font is measured as ours is.
"""

import struct
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

LARGEST = 40_000_000  # bytes; fonts of all Chinese characters have some 20 million
_MOST = 65_535  # glyphs in a font
_SCALES = frozenset({b"\0\1\0\0", b"OTTO", b"true"})
_FAMILY, _UNICODE = 1, frozenset({(3, 10), (3, 1), (0, 3), (0, 4)})  # identifiers of the tables' own


class Face(Struct, frozen=True, kw_only=True):
    """A font: its family's name, and the width of each character it has, in em."""

    family: str
    widths: Mapping[int, float]

    def has(self, text: str) -> bool:
        """Whether every character of `text` is in it."""
        return all(ord(character) in self.widths for character in text)

    def width(self, text: str) -> float:
        """Return how wide a line is, in em, before kerning, which makes lines narrower far more often than wider."""
        return sum(self.widths.get(ord(character), 1.0) for character in text)


@lru_cache(maxsize=4)
def read_face(content: bytes) -> Face:
    """Read a TrueType or OpenType font.

    Raises:
        ValueError: It is none, or has no characters.
    """
    if content[:4] not in _SCALES or len(content) > LARGEST:
        raise ValueError("this is no TrueType or OpenType font")
    try:
        tables = dict(_tables(content))
        em = struct.unpack_from(">H", tables[b"head"], 18)[0]
        advances = _advances(tables[b"hhea"], tables[b"hmtx"])
        widths = {code: advances[min(glyph, len(advances) - 1)] / em for code, glyph in _characters(tables[b"cmap"])}
        family = _family(tables[b"name"])
    except (struct.error, KeyError, IndexError, ZeroDivisionError, UnicodeDecodeError) as error:
        raise ValueError("this font is damaged") from error
    if not widths or not family:
        raise ValueError("this font has no name or no characters")
    return Face(family=family, widths=widths)


def _tables(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    (count,) = struct.unpack_from(">H", content, 4)
    for number in range(count):
        tag, _, start, length = struct.unpack_from(">4sIII", content, 12 + 16 * number)
        yield tag, content[start : start + length]


def _advances(hhea: bytes, hmtx: bytes) -> tuple[int, ...]:
    """Return the widths of the glyphs; those beyond the last are as wide as the last."""
    (count,) = struct.unpack_from(">H", hhea, 34)
    return struct.unpack(f">{'Hh' * count}", hmtx[: 4 * count])[::2]


def _characters(cmap: bytes) -> Iterator[tuple[int, int]]:
    """Yield each character with its glyph, of the tables that are Unicode's."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    for number in range(count):
        platform, encoding, start = struct.unpack_from(">HHI", cmap, 4 + 8 * number)
        if (platform, encoding) in _UNICODE:
            (form,) = struct.unpack_from(">H", cmap, start)
            if form == 4:  # noqa: PLR2004  (the format's number)
                yield from _segments(cmap[start:])
            elif form == 12:  # noqa: PLR2004  (the same)
                yield from _groups(cmap[start:])


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    """Yield what a table of format 4 maps."""
    count = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts, deltas, ranges = (struct.unpack_from(f">{count}H", table, 16 + 2 * count * part) for part in (1, 2, 3))
    for number in range(count):
        for code in range(starts[number], min(ends[number], 0xFFFE) + 1):
            glyph = code
            if ranges[number]:
                place = 16 + 6 * count + 2 * number + ranges[number] + 2 * (code - starts[number])
                (glyph,) = struct.unpack_from(">H", table, place)
            if glyph or not ranges[number]:
                yield code, (glyph + deltas[number]) % 0x10000


def _groups(table: bytes) -> Iterator[tuple[int, int]]:
    """Yield what a table of format 12 maps."""
    (count,) = struct.unpack_from(">I", table, 12)
    taken = 0
    for number in range(count):
        start, end, glyph = struct.unpack_from(">III", table, 16 + 12 * number)
        taken += end - start + 1
        if not 0 <= end - start < _MOST or taken > 2 * _MOST:
            raise IndexError
        yield from ((code, glyph + code - start) for code in range(start, end + 1))


def _family(name: bytes) -> str:
    """Return the family's name as Windows reads it, which is what resvg looks for."""
    _, count, storage = struct.unpack_from(">HHH", name)
    for number in range(count):
        platform, _, _, kind, length, start = struct.unpack_from(">6H", name, 6 + 12 * number)
        if (platform, kind) == (3, _FAMILY):
            return name[storage + start : storage + start + length].decode("utf-16-be")
    return ""
