"""Template code in a text: shortcodes, Liquid, Jinja, comments. Only its site knows what it stands for."""

import re
from collections.abc import Callable

from msgspec import Struct

from pressctl.errors import Invalid
from pressctl.model import Finding
from pressctl.release.foreign.manuscript import Aside

# What is replaced when a site is built, and means nothing outside it.
_TEMPLATE = re.compile(
    r"(?P<comment><!--(?P<said>.{0,20000}?)-->)|(?P<jsx>\{/\*.{0,20000}?\*/\})"
    r"|(?P<commented>\{%-?[ ]*comment[ ]*-?%\}.{0,20000}?\{%-?[ ]*endcomment[ ]*-?%\}|\{::comment\}.{0,20000}?\{:/(?:comment)?\})|(?P<short>\{\{[<%].{0,4000}?[%>]\}\})|(?P<tag>\{%.{0,4000}?%\})"
    r"|(?P<value>\{\{.{0,4000}?\}\})"
    r"|(?P<attributes>\{:(?![ \t]*toc\b)[^}\n]*\}|(?:(?<=[ \t])|^|(?<=[\])*_]))\{[ ]?[.#][\w:.# =\"'-]{1,200}\}(?=[ \t]*$|(?<=[\])*_]\}))|[ \t]\{-\}(?=[ \t]*$))",
    re.DOTALL | re.MULTILINE,
)
_WHY = {
    "comment": "a comment", "jsx": "a comment", "commented": "a comment", "short": "a shortcode", "tag": "a template's tag", "value": "a template's value",
    "attributes": "attributes for a web page",
}  # fmt: skip
_TAG = re.compile(r"\{%[^%]{0,4000}%\}")
_BLANKS = re.compile(r"[ \t\n]+")
_LONGEST = 300  # characters of template code that is listed
_MOST_TAGS = 2_000


class Plain(Struct, frozen=True, kw_only=True):
    """A text without template code, its lines where they were."""

    text: str
    left_out: tuple[Aside, ...]
    findings: tuple[Finding, ...]


def without_templates(body: str, line_of: Callable[[int], int], *, source: str) -> Plain:
    """Return a text without template code; each piece is listed, and a value's gap in the text is advised.

    `line_of` tells which line of the file a line of the text, counted from 0, is.

    Raises:
        Invalid: When it is more template than text.
    """
    left_out: list[Aside] = []
    findings: list[Finding] = []
    # Counted before they are looked for: one that is never closed is sought to its longest.
    if sum(map(body.count, ("<!--", "{{", "{%"))) > _MOST_TAGS:
        raise Invalid(f"{source} is a template: it has thousands of tags.", hint="Import the page that it makes.")
    parts: list[str] = []
    end = 0
    for found in _TEMPLATE.finditer(body):
        parts += [body[end : found.start()], "\n" * found[0].count("\n")]
        end = found.end()
        line = line_of(body.count("\n", 0, found.start()))
        kind = found.lastgroup if found.lastgroup != "said" else "comment"
        text = _BLANKS.sub(" ", found["said"] or found[0]).strip(" ")
        if text and text != "more":
            left_out.append(Aside(text=text[:_LONGEST], why=_WHY[kind or "tag"], line=line))
        if kind == "value" and _stands_in_words(body, found):
            message = f"{text[:80]} stood here, which only its site knows: the text has a gap."
            findings.append(Finding(path=source, line=line, level="advice", code="template-gap", message=message, hint="Write the words that belong there."))  # fmt: skip
    return Plain(text="".join([*parts, body[end:]]), left_out=tuple(left_out), findings=tuple(findings))


def without_tags(html: str) -> str:
    """Return a page without the tags of the template that it is made by, its lines where they were."""
    if html.count("{%") > _MOST_TAGS:
        return html
    return _TAG.sub(lambda found: "\n" * found[0].count("\n"), html) if "{%" in html else html


def _stands_in_words(body: str, found: re.Match[str]) -> bool:
    """Whether there are words beside it on its line, and it is no part of an address."""
    before = body[body.rfind("\n", 0, found.start()) + 1 : found.start()]
    after = body[found.end() :].partition("\n")[0][:400]
    in_address = re.search(r"(?:\]\(|=[\"']|]: ?)[^)\"' ]*$", before)
    return not in_address and any(character.isalpha() for character in before + after)
