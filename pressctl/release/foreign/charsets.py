"""A web page's bytes as text, by its mark, by what the page says of itself, or by what the bytes can be."""

import re

from pressctl.errors import Invalid
from pressctl.release.decoding import decode

_META = re.compile(rb"<meta[^>]{0,300}?charset[ \t]*=[ \t\"']*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"[ \t\r\n]*<\?xml[^>]{0,200}encoding[ \t]*=[ \t]*[\"']([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MOST_CUT, _OTHERS = 5, 20  # signs cut in half, others beyond ASCII to each
_LOOKED_AT = 16_384  # bytes; the standard asks for the first 1,024
# What browsers take these names for (encoding.spec.whatwg.org, section 4.2).
_MEANT = {
    "iso-8859-1": "windows-1252", "latin1": "windows-1252", "latin-1": "windows-1252", "us-ascii": "windows-1252",
    "ascii": "windows-1252", "iso-8859-9": "windows-1254", "gb2312": "gb18030", "gbk": "gb18030", "shift-jis": "cp932",
    "shift_jis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949", "tis-620": "cp874", "utf-16": "utf-8", "utf-16le": "utf-8",
    "utf-16be": "utf-8", "unicode": "utf-8", "x-mac-roman": "mac-roman", "macintosh": "mac-roman", "utf8": "utf-8",
}  # fmt: skip
_KNOWN = re.compile(
    r"utf-8|windows-125[0-8]|iso-8859-\d{1,2}|koi8-[ru]|gb18030|big5(?:-hkscs)?|euc-jp|iso-2022-jp|cp(?:932|949|874)|mac-roman"
)


def decode_page(content: bytes, *, source: str) -> str:
    """Return a page's text.

    Raises:
        Invalid: When it is no text, or says that it is in an encoding that nobody knows.
    """
    found = _META.search(content[:_LOOKED_AT]) or _XML.match(content[:_LOOKED_AT])
    said = found[1].decode("ascii").lower() if found else ""
    name = _MEANT.get(said, said)
    if not name or content.startswith(_MARKS):
        return decode(content, source=source)[0]
    if not _KNOWN.fullmatch(name):
        hint = "Open it in a browser, save it as UTF-8, and import that."
        raise Invalid(f"{source} says that it is in {said}, which is no encoding known here.", hint=hint)
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        # A page that says what it is not: what its bytes can be counts then, but for a sign or two that its program cut in half.
        read = content.decode("utf-8", "replace") if name == "utf-8" else ""
        cut = read.count("\ufffd")
        if read and cut <= _MOST_CUT and _OTHERS * cut <= sum(sign > "\x7f" for sign in read):
            return read
        return decode(content, source=source)[0]
