"""What may never reach a reader, taken out of release text before it is rendered.

Control characters, lone surrogates and noncharacters break XML, headers and terminals; bidirectional
overrides make text read as something else than it is; U+FDD0 and U+FDD1 are our own merge marks (see
`pressctl.merging`), which release text must never be able to forge. No-break spaces always survive.
"""

import re
from functools import lru_cache

# A page break or a line separator stands between words, so a space takes its place.
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_DROPPED = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 controls, but tab and line feed
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates (CVE-2021-42574)
    "\ud800-\udfff\ufdd0-\ufdef\ufeff"  # lone surrogates, noncharacters, byte order marks
    "\ufffe\uffff"  # and those that end a plane; those of the higher ones are in the range of `_SUSPECT`
)
# One range for 32 characters: each that is named alone would be compared with every letter of a text.
_SUSPECT = re.compile(f"[{_DROPPED}{_BREAKS}\U0001fffe-\U0010ffff]")
_ENDS_PLANE = 0xFFFE  # in the last 16 bits of U+FFFE and U+FFFF of every plane
_BLANK = re.compile(r"[ \t\n]*[\t\n][ \t\n]*")


@lru_cache(maxsize=512)  # a body is cleaned for every form it is rendered in
def clean(text: str) -> str:
    """Return `text` without what may never reach a reader; lines end with a line feed."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SUSPECT.sub(_cleaned, text)


def _cleaned(found: re.Match[str]) -> str:
    """Return what stands in place of a suspect character: itself where it is an ideograph or a sign of a higher plane."""
    sign = found[0]
    if sign in _BREAKS:
        return " "
    return sign if sign > "\uffff" and ord(sign) & _ENDS_PLANE != _ENDS_PLANE else ""


def one_line(text: str) -> str:
    """Return clean `text` on one line: line feeds and tabs become one space, the ends lose theirs."""
    cleaned = clean(text)
    if "\n" in cleaned or "\t" in cleaned:  # most are one line, and the search looks at each of their spaces
        cleaned = _BLANK.sub(" ", cleaned)
    return cleaned.strip(" ")


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of clean plain text, each on one line; blank lines part them."""
    parts = re.split(r"\n[ \t]*(?:\n[ \t]*)+", clean(text))
    return tuple(line for part in parts if (line := one_line(part)))
