"""A text file's bytes as text: UTF-8, UTF-16 by its mark, Windows-1252; everything else is refused by name."""

from pressctl.errors import Invalid

_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word document or another zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "a rich text file (RTF)"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
_HINT = "Open it, save it as plain text in UTF-8, and import that file."


def decode(content: bytes, *, source: str) -> tuple[str, str]:
    """Return a plain-text file's text and the name of its encoding; a byte order mark is not part of the text.

    Raises:
        Invalid: When the bytes are another kind of file, or no text.
    """
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            raise Invalid(f"{source} is {name}, not plain text.", hint=_HINT)
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            text = _strictly(content[len(mark) :], encoding)
            if text is None:
                break
            return text, encoding
    text = _strictly(content, "utf-8")
    if text is not None:
        return text, "utf-8"
    # Windows-1252 leaves five bytes without meaning; with NUL and other controls they tell binary data.
    text = _strictly(content, "windows-1252") if not any(byte < 9 for byte in content[:4096]) else None  # noqa: PLR2004  (bytes no text has)
    if text is None:
        raise Invalid(f"{source} is not text: it is neither UTF-8 nor Windows-1252.", hint=_HINT)
    return text, "windows-1252"


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
