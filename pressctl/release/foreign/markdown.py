"""Markdown of other tools (Jekyll, Hugo, kramdown): front matter as keys, the text as passages, template code listed."""

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.errors import Invalid
from pressctl.model import Finding
from pressctl.release.foreign.dialects import to_commonmark
from pressctl.release.foreign.emphasis import mend_bold
from pressctl.release.foreign.flowing import Flow, read_flow
from pressctl.release.foreign.headers import Header, has_header, read_header
from pressctl.release.foreign.headings import with_main_heading
from pressctl.release.foreign.keys import Keys, meaning, read_keys
from pressctl.release.foreign.manuscript import Aside, Manuscript
from pressctl.release.foreign.pictures import tell_pictures
from pressctl.release.foreign.trees import parse, words_of
from pressctl.release.languages import detect
from pressctl.release.nodes import Scalar, Table
from pressctl.release.vocabulary import RELEASE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from pressctl.release.plain.passages import Passage

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
_FOOTNOTE = re.compile(r"(?<!\\)\[\^([^\] \t\n^]{1,40})\]")
# A line that is nothing but a break parts paragraphs; CommonMark would take what follows for HTML.
_BREAK = re.compile(r"^([ \t>]*)<br[ \t]*/?>[ \t]*$", re.IGNORECASE | re.MULTILINE)
_BULLET = re.compile(r"^([ \t>]*)[•●▪■◦‣⁃∙·][ \t]+(?=\S)", re.MULTILINE)
_BLANKS = re.compile(r"[ \t\n]+")
_MARKUP = re.compile(
    r"[\ufeff \t\n]*<(?:div|p|article|section|main|h[1-6]|ul|ol|table|blockquote|figure|span|html|body|!doctype)\b",
    re.IGNORECASE,
)
_LONGEST = 300  # characters of template code that is listed
_MOST_TAGS = 2_000


def read_markdown(text: str, *, source: str, is_page: bool = False) -> Manuscript:
    """Return the release of a Markdown file, with front matter or without; `is_page` tells that HTML is below it.

    Raises:
        Invalid: When its front matter cannot be read, or it is a release of ours already.
    """
    text = re.sub("\r\n|\r", "\n", text)
    header = (
        read_header(text, source=source)
        if has_header(text, markdown=True)
        else Header(table=Table((), (1, 1)), body=text, body_line=1)
    )
    _refuse_ours(header.table, source)
    keys = read_keys(header.table, language=_language(header), has_text=_has_text(header.body))
    if keys.body and not _has_text(header.body):
        header = replace(
            header, body="\n".join(line for _, line in keys.body), numbers=tuple(number for number, _ in keys.body)
        )
    findings: list[Finding] = []
    base = next((str(told.value) for told in keys.told if told.key == "url"), "")
    flow = _read_body(header, base, keys.left_out, findings, source, is_page=is_page)
    passages = _headed(keys, flow)
    leads = (replace(told, value=_words(str(told.value))) if told.key == "lead" else told for told in keys.told)
    told = (*leads, *tell_pictures(flow.pictures))
    words = "\n\n".join(passage.text for passage in passages)
    return Manuscript(
        text=words,
        passages=tuple(passages),
        told=told,
        left_out=(*keys.left_out, *flow.left_out),
        findings=tuple(findings),
    )


def _has_text(body: str) -> bool:
    return any(map(str.isalpha, re.sub(r"<[^<>]{0,400}>|\{[{%].{0,400}?[%}]\}", "", body)))


def _language(header: Header) -> str:
    """Return the language that a front matter states, or that its text is in; "" where neither tells."""
    stated = (
        value.value
        for key, value in header.table.entries
        if meaning(key.value) == "language" and isinstance(value, Scalar)
    )
    return next(stated, "") or detect(header.body)[0]


def _words(markdown: str) -> str:
    """Return the words of a key that may hold Markdown or HTML."""
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark", {"html": True}).render(markdown)
    return words_of(parse(html, source="")) if html.strip("\n") else ""


def _refuse_ours(table: Table, source: str) -> None:
    names = {key.value for key, _ in table.entries}
    if "headline" in names and names <= set(RELEASE.keys):
        hint = "Put it into releases/ as it is; `pressctl check` says what is missing."
        raise Invalid(f"{source} is a release already: its front matter has a release's own keys.", hint=hint)


def _read_body(
    header: Header, base: str, left_out: list[Aside], findings: list[Finding], source: str, *, is_page: bool
) -> Flow:
    body = _without_templates(header, left_out, findings, source)
    if not body.strip(" \t\n\ufeff"):
        return Flow(passages=(), left_out=(), pictures=())
    if is_page or _is_html(body):
        html = "\n" * (header.line(0) - 1) + body.lstrip("\ufeff")
        return read_flow(parse(html, source=source), base=base, where="the file")
    text = to_commonmark([(header.line(at), line) for at, line in enumerate(body.split("\n"))])
    html, unused = _to_html(mend_bold("\n".join(line for _, line in text.rows)), [number for number, _ in text.rows])
    left_out += (*text.left_out, *unused)
    return read_flow(parse(html, source=source), base=base, numbering="marked", where="the file")


def _is_html(body: str) -> bool:
    """Whether a text is HTML throughout, and not Markdown with some in it."""
    chunks = (chunk.lstrip(" \t\n\ufeff") for chunk in re.split(r"\n[ \t]*\n", body))
    return bool(_MARKUP.match(body)) and all(chunk.startswith("<") for chunk in chunks if chunk)


def _headed(keys: Keys, flow: Flow) -> "list[Passage]":
    """Return the front matter's headline and subhead above the text; without them, its one main heading is the headline."""
    told = next((passage for passage in keys.passages if passage.form == "headline"), None)
    passages = list(flow.passages)
    if told is None:
        passages = with_main_heading(passages)
    elif passages and passages[0].form == "heading" and passages[0].text == told.text:
        again = passages.pop(0)
        keys.left_out.append(Aside(text=again.text, why="the headline once more", line=again.number))
    subhead = [passage for passage in keys.passages if passage.form == "subhead"]
    if told is None and subhead:
        at = next((at for at, passage in enumerate(passages) if passage.form == "headline"), -1)
        return [*passages[: at + 1], *subhead, *passages[at + 1 :]]
    return [*([told] if told else []), *subhead, *passages]


def _without_templates(header: Header, left_out: list[Aside], findings: list[Finding], source: str) -> str:
    """Return the text without template code; each piece is listed, and a value's gap in the text is advised."""
    body = header.body
    # Counted before they are looked for: one that is never closed is sought to its longest.
    if sum(map(body.count, ("<!--", "{{", "{%"))) > _MOST_TAGS:
        raise Invalid(f"{source} is a template: it has thousands of tags.", hint="Import the page that it makes.")
    parts: list[str] = []
    end = 0
    for found in _TEMPLATE.finditer(body):
        parts += [body[end : found.start()], "\n" * found[0].count("\n")]
        end = found.end()
        line = header.line(body.count("\n", 0, found.start()))
        kind = found.lastgroup if found.lastgroup != "said" else "comment"
        text = _BLANKS.sub(" ", found["said"] or found[0]).strip(" ")
        if text and text != "more":
            left_out.append(Aside(text=text[:_LONGEST], why=_WHY[kind or "tag"], line=line))
        if kind == "value" and _stands_in_words(body, found):
            message = f"{text[:80]} stood here, which only its site knows: the text has a gap."
            findings.append(Finding(path=source, line=line, level="advice", code="template-gap", message=message, hint="Write the words that belong there."))  # fmt: skip
    text = "".join([*parts, body[end:]])
    text = _BREAK.sub(r"\1", _BULLET.sub(r"\1* ", text))
    return _FOOTNOTE.sub(r"\\[\1\\]", text)


def _stands_in_words(body: str, found: re.Match[str]) -> bool:
    """Whether there are words beside it on its line, and it is no part of an address."""
    before = body[body.rfind("\n", 0, found.start()) + 1 : found.start()]
    after = body[found.end() :].partition("\n")[0][:400]
    in_address = re.search(r"(?:\]\(|=[\"']|]: ?)[^)\"' ]*$", before)
    return not in_address and any(character.isalpha() for character in before + after)


def _to_html(body: str, numbers: "Sequence[int]") -> tuple[str, list[Aside]]:
    """Return Markdown as HTML that says on which line each block stands, and links that nothing refers to."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    environment: dict[str, dict[str, dict[str, str]]] = {}
    tokens = parser.parse(body, environment)
    _mark_lines(tokens, numbers)
    html = parser.renderer.render(tokens, parser.options, environment)
    references = environment.get("references", {})
    used = set(re.findall(r"(?:href|src)=\"([^\"]*)\"", html))
    unused = [
        Aside(
            text=f"{label.lower()}: {reference['href']} {reference['title']}".strip(" "),
            why="an address that no link uses",
        )
        for label, reference in references.items()
        if reference["href"].replace("&", "&amp;") not in used
    ]
    return html, unused


def _mark_lines(tokens: "Sequence[Token]", numbers: "Sequence[int]") -> None:
    for token in tokens:
        if token.map and token.type == "html_block":
            token.content = f'<wbr data-line="{numbers[token.map[0]]}">{token.content}'
        elif token.map and token.nesting >= 0:
            token.attrSet("data-line", str(numbers[token.map[0]]))
