"""A key's value on one line as its readers see it: without Markdown, tags of HTML, and template code that only its site knows."""

import re

# What a site puts there, with the sign that joined it to the words.
_CODE = re.compile(
    r"(?:\{\{.{0,200}?\}\}|\{%.{0,200}?%\})(?:[ \u00a0]*(?:[|–—·•:]|-(?= ))[ \u00a0]*)?|\{:[^{}\n]{0,100}\}|\{[.#][\w-][^{}\n]{0,100}\}"
)
_TAGS = re.compile(r"</?(?:a|b|i|em|strong|small|br|span|sup|sub|wbr|nobr|u)\b[^<>]{0,300}>", re.IGNORECASE)
_MARKS = re.compile(r"[*_`\\]|\]\(")


def part_code(text: str) -> tuple[str, list[str]]:
    """Return a text without template code and attributes, and these."""
    return _CODE.sub("", text), [found[0].strip(" ") for found in _CODE.finditer(text)]


def plain_words(text: str) -> str:
    """Return the words of a title or a summary; what only looks like markup is left as it is."""
    text = _TAGS.sub("", text).strip(" \u00a0")
    if not _MARKS.search(text):
        return text
    from markdown_it import MarkdownIt

    inline = MarkdownIt("commonmark", {"html": False}).parseInline(text)
    parts = (one.content if one.type != "image" else "" for token in inline for one in token.children or ())
    return "".join(parts).strip(" \u00a0")
