"""Blocks that Markdown takes for code and that are text: a list or a speech that its author indented, or set between fences."""

import re
from textwrap import dedent

# What text does not have: ends of statements, tags, operators, a prompt.
_CODE = re.compile(r"[;{}\\][ \t]*$|</|/>|=>|==|:=|\(\)|^[ \t]*[$#%>]|^[ \t]*<", re.MULTILINE)
_MARK = re.compile(r"(?:[*+•-]|\d{1,2}[.)])[ \t]+|[\"'“„«‘*_(]{1,3}")
_TEXT = re.compile(r"[^\W_]|[ \t\n.,:!?'’\"“”«»„()–—-]")
_SHARE, _FEWEST_WORDS, _LONGEST = 0.95, 8, 20_000  # of signs that are a text's, words, characters
_WRAPPED = 60  # characters of a line at least where lines are wrapped; shorter ones are an author's


def prose_in(content: str) -> str:
    """Return a block of code as Markdown where it is sentences, or items that begin as sentences do; "" for code."""
    lines = dedent(content.expandtabs(4)).rstrip(" \n").split("\n")
    if not _is_prose("\n".join(lines)):
        return ""
    wrapped = max(map(len, lines)) >= _WRAPPED or any(line[:1].islower() for line in lines)
    return "\n".join(line if wrapped or not line.strip(" ") else f"{line}  " for line in lines)


def _is_prose(content: str) -> bool:
    text = content.strip(" \t\n")
    if not text or len(text) > _LONGEST or _CODE.search(text):
        return False
    words = len(re.split(r"[ \t\n]+", text))
    if words < _FEWEST_WORDS or len(_TEXT.findall(text)) < _SHARE * len(text):
        return False
    starts = (_MARK.sub("", block.lstrip(" \t"), count=1)[:1] for block in re.split(r"\n[ \t]*\n", text))
    return all(start.isalpha() and not start.islower() for start in starts)
