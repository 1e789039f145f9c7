"""Pixels of pictures, from files as cameras and programs write them, and from files that are none."""

import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressctl.newsroom.picture import pixels_of

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 1200, 630)
GIF = b"GIF89a" + struct.pack("<HH", 40, 30)
FRAME = b"\xff\xc2" + struct.pack(">HBHH", 17, 8, 300, 400)
JPEG = b"\xff\xd8" + b"\xff\xe0" + struct.pack(">H", 16) + bytes(14) + b"\xff" + FRAME


def exif(order: str, orientation: int) -> bytes:
    """Return a JPEG that a camera held on its side would write."""
    mark = b"MM\0*" if order == ">" else b"II*\0"
    entry = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
    block = b"Exif\0\0" + mark + struct.pack(f"{order}IH", 8, 1) + entry
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(block) + 2) + block + FRAME


def webp(kind: bytes, rest: bytes) -> bytes:
    """Return a WebP file's beginning."""
    return b"RIFF" + bytes(4) + b"WEBP" + kind + bytes(4) + rest


@pytest.mark.parametrize(
    ("content", "pixels"),
    [
        (PNG, (1200, 630)),
        (GIF, (40, 30)),
        (JPEG, (400, 300)),
        (exif(">", 1), (400, 300)),
        (exif(">", 6), (300, 400)),
        (exif("<", 8), (300, 400)),
        (webp(b"VP8 ", bytes(6) + struct.pack("<HH", 640, 480)), (640, 480)),
        (webp(b"VP8L", b"\x2f" + struct.pack("<I", (99) | (49 << 14))), (100, 50)),
        (webp(b"VP8X", bytes(4) + (799).to_bytes(3, "little") + (599).to_bytes(3, "little")), (800, 600)),
        (webp(b"ALPH", bytes(20)), (0, 0)),
        (PNG[:18], (0, 0)),
        (b"\x89PNG\r\n\x1a\n" + bytes(16), (0, 0)),
        (b"\x89PNG\r\n\x1a\n" + b"\xff" * 16, (0, 0)),
        (b"\xff\xd8\xff", (0, 0)),
        (b"\xff\xd8\xff\xe1\0\x0aExif\0\0MM" + FRAME, (0, 0)),
        (b"<svg/>", (0, 0)),
        (b"", (0, 0)),
    ],
)
def test_what_a_file_says(tmp_path: Path, content: bytes, pixels: tuple[int, int]) -> None:
    """A picture turned by its camera counts as it is shown; what does not say its size has none."""
    path = tmp_path / "picture"
    path.write_bytes(content)
    assert pixels_of(path) == pixels


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([PNG[:8], GIF[:6], b"\xff\xd8", exif(">", 6)[:20], webp(b"VP8X", b"")]), st.binary(max_size=80))
def test_junk_has_no_size_or_some(tmp_path: Path, head: bytes, junk: bytes) -> None:
    """Never an error: the file may be anything."""
    path = tmp_path / "picture"
    path.write_bytes(head + junk)
    width, height = pixels_of(path)
    assert (width > 0) == (height > 0)
