"""Words made harmless for places that read markup in them: they are shown as written, and call nobody."""

import re
from html import escape

# WORD JOINER: invisible, of no width, and no part of a name, so that what stands on either side of it is two things.
JOINER = "\u2060"
_CALLED = re.compile(r"(?<![^\W_])@(?=[\w*])")
# What CommonMark and its relatives read; an underscore within a word is one, and addresses have many.
_SIGNS = re.compile(r"[\\*`~|<>\[\]]|(?<!\w)_|_(?!\w)|&(?=#?\w{2,32};)")
# What makes a heading, a list or a rule at the beginning of a line.
_BULLET = re.compile(r"^([ \t]*)(?=[#+=-])", re.MULTILINE)
_NUMBER = re.compile(r"^([ \t]*[0-9]{1,9})(?=[.)])", re.MULTILINE)
# What could end an address, or a link around it, in HTML, Markdown or mrkdwn.
_LOOSE = re.compile(r"[\x00-\x20\"'()*<>\[\\\]`{|}~\x7f]")


def apart(text: str) -> str:
    """Return text whose `@name` calls nobody: a joiner parts the sign from the name; mail addresses stay."""
    return _CALLED.sub(f"@{JOINER}", text)


def markdown(text: str) -> str:
    """Return text that Markdown shows as written, by backslashes (CommonMark 0.31, section 2.4)."""
    text = _SIGNS.sub(r"\\\g<0>", text)
    return _NUMBER.sub(r"\1\\", _BULLET.sub(r"\1\\", text))


def markup(text: str) -> str:
    """Return text that HTML shows as written; its lines stay lines."""
    return escape(text).replace("\n", "<br>")


def entities(text: str) -> str:
    """Return text with `&`, `<` and `>` as entities, and no other character changed."""
    return escape(text, quote=False)


def tight(url: str) -> str:
    """Return an address without signs that end one in any markup: they are percent-encoded (RFC 3986 section 2.1)."""
    return _LOOSE.sub(lambda found: f"%{ord(found[0]):02X}", url)
