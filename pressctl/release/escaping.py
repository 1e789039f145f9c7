"""Plain text as CommonMark that shows the very same text.

Only what Markdown would eat is escaped, so that the source stays readable. Rules: CommonMark
0.31, plus the pipe tables, strikethrough and raw HTML that other readers of the file may know.
"""

import re

# A character that opens something wherever it stands: code, emphasis, a link, an escape.
_ANYWHERE = re.compile(r"[\\`*\[]")
# `_` and `~` only where they can open or close; `<` and `&` only before what makes a tag or an entity.
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_STRIKE = re.compile(r"~(?=~)|(?<=~)~")
_ANGLE = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]{1,32};)")
# What makes a block at the start of a line: heading, quotation, list, rule, underline, fence, table rule.
_OPENING = re.compile(r"(?:#{1,6}|[-+])(?=[ \t]|$)|>|[-=](?=[-= \t]*$)|[-:|](?=[-:| \t]*$)")
_NUMBERED = re.compile(r"([0-9]{1,9})([.)])(?=[ \t]|$)")
_CLOSING_HASHES = re.compile(r"(?:^|(?<=[ \t]))(#+)$")


def active(text: str) -> frozenset[int]:
    """Return where a line's text has characters that would be inline markup: those that take a backslash."""
    patterns = (_ANYWHERE, _UNDERSCORE, _STRIKE, _ANGLE, _ENTITY)
    return frozenset(found.start() for pattern in patterns for found in pattern.finditer(text))


def opening(text: str) -> int:
    """Return which character of a line takes a backslash so that the line opens no block; -1 for none."""
    numbered = _NUMBERED.match(text)
    return numbered.end(1) if numbered else 0 if _OPENING.match(text) else -1


def escape_inline(text: str) -> str:
    """Return one line's text with what would be inline markup escaped."""
    places = active(text)
    return "".join(f"\\{character}" if at in places else character for at, character in enumerate(text))


def escape_line(text: str) -> str:
    """Return one line of a paragraph; spaces and tabs at its ends, which mean something, are dropped."""
    text = escape_inline(text.strip(" \t\r\n"))
    at = opening(text)
    return text if at < 0 else f"{text[:at]}\\{text[at:]}"


def escape_paragraph(text: str, *, hard: bool = False) -> str:
    """Return a paragraph of one or more lines; `hard` keeps each line on its own when rendered."""
    lines = [escape_line(line) for line in text.split("\n")]
    return ("\\\n" if hard else "\n").join(line for line in lines if line)


def escape_heading(text: str) -> str:
    """Return the text of an ATX heading, whose closing hashes Markdown would drop."""
    text = escape_inline(text.strip(" \t\r\n"))
    return _CLOSING_HASHES.sub(lambda found: "\\#" * len(found[1]), text)
