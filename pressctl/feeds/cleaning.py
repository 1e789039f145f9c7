"""Makes any text fit for XML and JSON, so that one hostile release cannot break the feed for all."""

import re
from urllib.parse import quote

# What XML 1.0 section 2.2 forbids, with the C1 controls and DEL it discourages: nobody sees them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_NEWLINES = re.compile("\r\n?")
# Embeddings, overrides and isolates: unclosed, they turn around what a reader lists next (CVE-2021-42574).
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# RFC 3986 section 2: what an address may hold as it is; everything else is percent-encoded.
_ADDRESS = "!#$%&'()*+,/:;=?@[]~-._"
_ABSOLUTE = re.compile(r"https?://[^/?#]")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+")
_MIME = re.compile(r"[A-Za-z0-9][\w!#$&^.+-]*/[A-Za-z0-9][\w!#$&^.+-]*", re.ASCII)


def clean(text: str) -> str:
    """Return text of any length without the characters XML refuses; line ends become LF."""
    if "\r" in text:
        text = _NEWLINES.sub("\n", text)
    return _FORBIDDEN.sub("", text)


def one_line(text: str) -> str:
    """Return text as a reader's list shows it: one line that cannot turn around the next.

    Breaks become one space; marks of direction that may stay open are dropped.
    """
    if text.isprintable():  # true of most: nothing in it can be a break, a control or a mark
        return text.strip(" ")
    return clean(_BIDI.sub("", _BREAKS.sub(" ", text))).strip(" ")


def address(url: str) -> str:
    """Return an http(s) address in ASCII (RFC 3986), or nothing when it is no absolute web address."""
    url = clean(url).strip(" \t\n")
    return quote(url, safe=_ADDRESS) if _ABSOLUTE.match(url) else ""


def is_uri(text: str) -> bool:
    """Whether text may stand as an Atom id: an absolute URI without spaces (RFC 4287 section 4.2.6)."""
    return _URI.fullmatch(text) is not None


def mime_type(text: str) -> str:
    """Return a media type as RFC 6838 spells them; anything else is only bytes."""
    return text if _MIME.fullmatch(text) else "application/octet-stream"
