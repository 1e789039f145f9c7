"""The source of a page that a server's programs complete (PHP, ASP, JSP): what is said between the programs is the page.

Nothing is run. A program that prints gives the texts that stand in it, and the value of a variable that a plain text was
given to above; every other program gives nothing. Its lines stay, so that what is said of the page's lines holds.
"""

import re
from collections.abc import Iterator

_PROGRAM = re.compile(rb"<\?(?!xml)(?P<php>.*?)(?:\?>|\Z)|<%(?P<asp>.*?)(?:%>|\Z)", re.DOTALL)
_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*(?:<!--.*?-->[ \t\r\n]*)?<(?:\?(?:php\b|[= \t\r\n])|%)", re.DOTALL)
_ELEMENT = re.compile(rb"<(?:html|body|title|div|table|section|main|article|h[1-6]|p)\b", re.IGNORECASE)
_PRINTS = re.compile(rb"(?:php)?[ \t\r\n]*(?:=|(?:echo|print)\b|Response\.Write\b)", re.IGNORECASE)
_TEXT = rb"\"(?P<double>[^\"\\\r\n]*(?:\\.[^\"\\\r\n]*)*)\"|'(?P<single>[^'\\\r\n]*(?:\\.[^'\\\r\n]*)*)'"
_PRINTED = re.compile(rb"(?:%s)|(?P<name>\$?[A-Za-z_]\w*)" % _TEXT)
_GIVEN = re.compile(rb"(?P<name>\$[A-Za-z_]\w*)[ \t]*=[ \t]*(?:%s)[ \t]*;" % _TEXT)
_TITLED = re.compile(rb"(?:\$(?:\w*_)?(?:page_?)?title[ \t]*=|set_?title[ \t]*\()[ \t]*(?:%s)" % _TEXT, re.IGNORECASE)
_TITLE = re.compile(rb"<title\b", re.IGNORECASE)


def is_scripted(content: bytes) -> bool:
    """Whether a file begins with a program, and has elements of a page among what it says."""
    return bool(_BEGINS.match(content)) and bool(_ELEMENT.search(content))


def without_programs(content: bytes) -> bytes:
    """Return the page alone, with the title that a program gives it where no element does."""
    known = {found["name"]: _value(found) for found in _GIVEN.finditer(content)}
    page = _PROGRAM.sub(lambda found: _given(found["php"] if found["asp"] is None else found["asp"], known), content)
    titled = None if _TITLE.search(page) else _TITLED.search(content)
    return b"<title>%s</title>" % _value(titled) + page if titled else page


def _given(program: bytes, known: dict[bytes, bytes]) -> bytes:
    """Return what stands in the page where a program was."""
    printed = b"".join(_printed(program, known)) if _PRINTS.match(program) else b""
    return printed + b"\n" * (program.count(b"\n") - printed.count(b"\n"))


def _printed(program: bytes, known: dict[bytes, bytes]) -> Iterator[bytes]:
    for found in _PRINTED.finditer(program):
        yield known.get(found["name"], b"") if found["name"] else _value(found)


def _value(found: "re.Match[bytes]") -> bytes:
    """Return a text as it was meant: what a stroke protects stands for itself."""
    return re.sub(rb"\\(.)", rb"\1", found["double"] if found["single"] is None else found["single"])
