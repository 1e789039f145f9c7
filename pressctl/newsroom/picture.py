"""How large a picture is, in pixels, by what its file says first: a page keeps its place while it loads.

PNG (W3C, 11.2.1), GIF (89a, 18), JPEG (ITU-T T.81, B.2.2) and its orientation in Exif (2.32, 4.6.4), WebP (RFC 9649).
"""

import struct
from pathlib import Path

HEAD = 1 << 18  # bytes looked at; a photograph's preview and colours stand before its size
_TURNED = frozenset({5, 6, 7, 8})  # orientations in which width and height are exchanged
_FILL, _EXIF, _ORIENTATION = 0xFF, 0xE1, 0x0112
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # those are tables and an extension
_LARGEST = 65_535  # pixels; more than any picture a page shows
_NOTHING = (0, 0)


def pixels_of(path: Path) -> tuple[int, int]:
    """Return a picture's width and height as it is shown; (0, 0) for a file that does not say them.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    try:
        width, height = _measure(head)
    except (struct.error, IndexError):  # cut off, or not what it begins like
        return _NOTHING
    return (width, height) if 0 < width <= _LARGEST and 0 < height <= _LARGEST else _NOTHING


def _measure(head: bytes) -> tuple[int, int]:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return struct.unpack_from(">II", head, 16)
    if head.startswith((b"GIF87a", b"GIF89a")):
        return struct.unpack_from("<HH", head, 6)
    if head.startswith(b"\xff\xd8"):
        return _jpeg(head)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return _webp(head)
    return _NOTHING


def _jpeg(head: bytes) -> tuple[int, int]:
    """Walk the segments to the frame, noting on the way how the picture is turned."""
    at, turned = 2, False
    while at + 4 <= len(head) and head[at] == _FILL:
        marker = head[at + 1]
        if marker == _FILL:
            at += 1
            continue
        (length,) = struct.unpack_from(">H", head, at + 2)
        if marker == _EXIF and head[at + 4 : at + 10] == b"Exif\0\0":
            turned = _orientation(head[at + 10 : at + 2 + length]) in _TURNED
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", head, at + 5)
            return (height, width) if turned else (width, height)
        at += 2 + length
    return _NOTHING


def _orientation(exif: bytes) -> int:
    """Return the orientation of the first directory of an Exif block; 1, upright, where it says none."""
    order = ">" if exif.startswith(b"MM") else "<"
    (first,) = struct.unpack_from(f"{order}I", exif, 4)
    (count,) = struct.unpack_from(f"{order}H", exif, first)
    for entry in range(count):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, first + 2 + 12 * entry)
        if tag == _ORIENTATION:
            return int(value)
    return 1


def _webp(head: bytes) -> tuple[int, int]:
    match head[12:16]:
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", head, 26)
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L":
            (bits,) = struct.unpack_from("<I", head, 21)
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X":
            return 1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:30], "little")
        case _:
            return _NOTHING
