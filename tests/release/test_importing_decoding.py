"""A text file's bytes: UTF-8, UTF-16 with its mark, Windows-1252; other files are named and refused."""

import pytest

from pressctl.errors import Invalid
from pressctl.release.decoding import decode


@pytest.mark.parametrize(
    ("content", "text", "encoding"),
    [
        ("Été « neuf »".encode(), "Été « neuf »", "utf-8"),
        (b"\xef\xbb\xbf\xc3\x89t\xc3\xa9", "Été", "utf-8"),
        (b"\xff\xfe" + "Été".encode("utf-16-le"), "Été", "utf-16-le"),
        (b"\xfe\xff" + "Été".encode("utf-16-be"), "Été", "utf-16-be"),
        ("L’été à 5 €".encode("cp1252"), "L’été à 5 €", "windows-1252"),
        (b"", "", "utf-8"),
    ],
)
def test_texts_are_decoded(content: bytes, text: str, encoding: str) -> None:
    """The byte order mark is not part of the text."""
    assert decode(content, source="a.txt") == (text, encoding)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "a Word document"),
        (b"{\\rtf1 ...", "RTF"),
        (b"\x89PNG\r\n", "an image"),
        (b"\x00\x01\x02\xff\xfe", "not text"),
        (b"\xe9\x81\x8d\xff", "not text"),
        (b"\xff\xfe\x00", "not text"),
    ],
)
def test_other_files_are_refused_by_name(content: bytes, message: str) -> None:
    """What it is, and what to do."""
    with pytest.raises(Invalid, match=message) as refused:
        decode(content, source="a.txt")
    assert "plain text" in refused.value.hint
