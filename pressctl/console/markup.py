"""Foreign text in Markdown that a forge shows: it stays text, mentions nobody, and ends nothing that it stands in."""

from pressctl.console.wording import visible

# As numbers, they are text in Markdown, in HTML and in what forges find besides: mentions, references, mathematics.
_MARKUP = {ord(character): f"&#{ord(character)};" for character in "&<>@#`*_[]|~$\\"}
_TAGS = {ord(character): f"&#{ord(character)};" for character in "&<>@#$"}


def inline(text: str) -> str:
    """Return foreign text for a line, a cell of a table or a tag."""
    return _inert(visible(text).translate(_MARKUP))


def block(text: str) -> str:
    """Return foreign text of several lines as a block that nothing in it can end (CommonMark section 4.6, kind 1)."""
    lines = (_inert(visible(line).translate(_TAGS)) for line in text.strip("\n").split("\n"))
    return "\n".join(["<pre>", *lines, "</pre>"])


def folded(title: str, text: str) -> list[str]:
    """Return a block to open, below its title, which is markup."""
    return [f"<details><summary>{title}</summary>", "", block(text), "", "</details>", ""]


def _inert(text: str) -> str:
    """Return text that is no command to a runner in whose log it is printed: none begins without its two colons."""
    return text.replace("::", "&#58;&#58;")
