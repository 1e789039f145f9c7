"""Template code in a text: shortcodes, Liquid, Jinja, comments. Only its site knows what it stands for."""

import re
from collections.abc import Callable
from itertools import islice

from msgspec import Struct

from pressctl.errors import Invalid
from pressctl.model import Finding
from pressctl.release.foreign.manuscript import Aside

# What is replaced when a site is built, and means nothing outside it.
_TEMPLATE = re.compile(
    r"(?P<button>^[ \t]*\[[^\]\n]{1,80}\]\([^)\n]{0,300}\)\{:?[ ]?\.[^}\n]{0,100}(?:button|btn)\b[^}\n]{0,100}\}[ \t]*$)"
    r"|(?P<comment><!--(?P<said>.{0,20000}?)-->)|(?P<jsx>\{/\*.{0,20000}?\*/\})"
    r"|(?P<commented>\{%-?[ ]*comment[ ]*-?%\}.{0,20000}?\{%-?[ ]*endcomment[ ]*-?%\}|\{::comment\}.{0,20000}?\{:/(?:comment)?\})|(?P<short>\{\{[<%].{0,4000}?[%>]\}\})|(?P<tag>\{%.{0,4000}?%\})"
    r"|(?P<value>\{\{.{0,4000}?\}\})"
    r"|(?P<attributes>\{:(?![ \t]*toc\b)[^}\n]*(?:\n[ \t]{0,8}[.#\w][^}\n]{0,200})?\}|(?:(?<=[ \t])|^|(?<=[\])*_]))\{[ ]?[.#][\w:.# =\"'-]{1,200}\}(?=[ \t]*$|(?<=[\])*_]\}))|(?<=\))\{[ ]?[.#][\w:.# =\"'-]{1,200}\}|[ \t]\{-\}(?=[ \t]*$))",
    re.DOTALL | re.MULTILINE,
)
_WHY = {
    "comment": "a comment", "jsx": "a comment", "commented": "a comment", "short": "a shortcode", "tag": "a template's tag", "value": "a template's value",
    "attributes": "attributes for a web page", "button": "a button",
}  # fmt: skip
# WordPress's and Joomla's: with attributes, or closed again; words in brackets alone are an author's.
_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|video|audio|playlist|vc_\w{2,40}|et_pb_\w{2,40}|fusion_\w{2,40}|su_\w{2,40}|av_\w{2,40}|contact-form-7|button|dropcap|ngg_images|wpdm_package)"
    r"(?:[ ][^\]\[\n]{0,400})?/?\]|\[(?P<name>[A-Za-z][\w-]{1,39})(?:[ ]\w[\w-]{0,40}=(?:\"[^\"\]\n]{0,200}\"|'[^'\]\n]{0,200}'|[^ \]\n]{1,100})){1,12}[ ]?/?\](?!\()"
    r"|\{(?:loadposition|loadmodule|mosimage|youtube|gallery|/youtube|/gallery)(?:[ ][^{}\n]{0,100})?\}"
)
# MDX's, of one tag alone: `<EmailLink email="press@acme.example" />`, `<Button label="Read it" href="https://…" />`.
_COMPONENT = re.compile(r"<[A-Z][\w.]{1,40}(?P<attributes>(?:[ \t\n][^<>]{0,1000})?)/>")
_ATTRIBUTE = re.compile(r"(?P<key>[A-Za-z][\w-]{0,40})=\{?[\"'](?P<value>[^\"'\n]{1,400})[\"']")
_MAIL = re.compile(r"(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_LABELS, _TARGETS = ("label", "text", "title", "children", "caption"), ("href", "url", "to", "link")
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


def without_shortcodes(text: str, line_of: Callable[[int], int]) -> tuple[str, tuple[Aside, ...]]:
    """Return a text without the shortcodes of WordPress and Joomla, which leave what is between them; each is listed."""
    text, components = _without_components(text, line_of)
    if "[" not in text and "{" not in text:
        return text, components
    listed: list[Aside] = [*components]
    names: set[str] = set()
    at = lines = 0
    for found in islice(_SHORTCODE.finditer(text), _MOST_TAGS):
        lines += text.count("\n", at, found.start())
        at = found.start()
        names.add(found["name"] or "")
        listed.append(Aside(text=found[0][:_LONGEST], why="a shortcode", line=line_of(lines)))
    plain = _SHORTCODE.sub("", text, count=_MOST_TAGS)
    closed = "|".join(map(re.escape, sorted(names - {""})))
    return re.sub(rf"\[/(?:{closed})\]", "", plain) if closed else plain, tuple(listed)


def _without_components(text: str, line_of: Callable[[int], int]) -> tuple[str, tuple[Aside, ...]]:
    """Return a text with the address or the words that MDX's components without a text of their own show; others are listed."""
    listed: list[Aside] = []

    def shown(found: re.Match[str]) -> str:
        values = {one["key"].lower(): one["value"] for one in _ATTRIBUTE.finditer(found["attributes"])}
        mail = next((value.removeprefix("mailto:") for value in values.values() if _MAIL.fullmatch(value)), "")
        label = next((values[key] for key in _LABELS if values.get(key)), "")
        target = next((values[key] for key in _TARGETS if values.get(key, "").startswith(("http", "/"))), "")
        if mail or label:
            return f"[{label}]({target})" if label and target else mail or label
        line = line_of(text.count("\n", 0, found.start()))
        listed.append(Aside(text=_BLANKS.sub(" ", found[0])[:_LONGEST], why="a shortcode", line=line))
        return "\n" * found[0].count("\n")

    plain = _COMPONENT.sub(shown, text, count=_MOST_TAGS) if "/>" in text else text
    return plain, tuple(listed)


def without_tags(html: str) -> str:
    """Return a page without the tags of the template that it is made by, its lines where they were."""
    if html.count("{%") > _MOST_TAGS:
        return html
    return _TAG.sub(lambda found: "\n" * found[0].count("\n"), html) if "{%" in html else html


def _stands_in_words(body: str, found: re.Match[str]) -> bool:
    """Whether there are words beside it on its line, and it is no part of an address."""
    before = body[body.rfind("\n", 0, found.start()) + 1 : found.start()]
    after = body[found.end() :].partition("\n")[0][:400]
    in_address = re.search(r"(?:\]\(|=[\"']|]: ?)[^)\"' ]*$|<[A-Za-z][^<>]{0,400}=$", before)
    return not in_address and any(character.isalpha() for character in before + after)
