"""Markdown of other tools (Jekyll, Hugo, kramdown): front matter as keys, the text as passages, template code listed."""

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.errors import Invalid
from pressctl.model import Finding
from pressctl.release.foreign.articles import Measures
from pressctl.release.foreign.attachments import take_attachments
from pressctl.release.foreign.dashes import with_lists
from pressctl.release.foreign.dialects import to_commonmark
from pressctl.release.foreign.emphasis import mend_bold
from pressctl.release.foreign.figures import frame_lone_images
from pressctl.release.foreign.flowing import Flow, read_flow
from pressctl.release.foreign.headers import Header, has_header, read_header, refuse_conflict
from pressctl.release.foreign.headings import above_text, with_sentences
from pressctl.release.foreign.inserted import EMPTY, without_inserted
from pressctl.release.foreign.keys import Keys, meaning, read_keys
from pressctl.release.foreign.lines import is_link, without_dead
from pressctl.release.foreign.manuscript import Aside, Manuscript
from pressctl.release.foreign.pictures import tell_pictures
from pressctl.release.foreign.preformatted import prose_in
from pressctl.release.foreign.quoting import unquoted
from pressctl.release.foreign.skipping import Skipping, is_contents
from pressctl.release.foreign.tails import take_tail
from pressctl.release.foreign.templating import without_shortcodes, without_templates
from pressctl.release.foreign.titling import headed, told_short
from pressctl.release.foreign.tongues import with_one_language
from pressctl.release.foreign.trees import parse, words_of
from pressctl.release.foreign.wml import is_wml, read_wml
from pressctl.release.languages import detect
from pressctl.release.nodes import Scalar, Table
from pressctl.release.vocabulary import RELEASE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element
    from markdown_it.token import Token

    from pressctl.release.plain.passages import Passage

_FOOTNOTE = re.compile(r"(?<!\\)\[\^([^\] \t\n^]{1,40})\]")
# A line that is nothing but a break parts paragraphs; CommonMark would take what follows for HTML.
_BREAK = re.compile(r"^([ \t>]*)<br[ \t]*/?>[ \t]*$", re.IGNORECASE | re.MULTILINE)
_BULLET = re.compile(r"^([ \t>]*)[•●▪■◦‣⁃∙·][ \t]+(?=\S)", re.MULTILINE)
_COMMENT = re.compile(r"[\ufeff \t\n]*<!--(?P<said>[^<>]{0,2000})-->[ \t\n]*")  # above a front matter
# An element's end as the last words, and what only Markdown would have.
_ENDS_MARKUP = re.compile(r"</(?:div|p|article|section|main|ul|ol|table|blockquote|body|html)>[ \t\n]*$", re.IGNORECASE)
_MARKS = re.compile(
    r"^(?:#{1,6}|[*+-]|\d{1,3}\.)[ \t]+[^ \t\n]|\]\((?:https?://|/|#|mailto:)|^> |(?<![\w*])[*_]{1,2}\w[^*_\n]{0,200}[\w.][*_]{1,2}(?!\w)",
    re.MULTILINE,
)
_MARKUP = re.compile(
    r"[\ufeff \t\n]*<(?:div|p|article|section|main|h[1-6]|ul|ol|table|blockquote|figure|span|html|body|!doctype)\b",
    re.IGNORECASE,
)

_RULE_LAST = re.compile(r"[ \n](?:[-*_][ ]?){3,80}[ \n]{0,8}$")  # below a key's words, which stand on one line
_LONG_LINE = 60  # characters
# The first tag that opens something, behind those that close what stands above.
_OPENED = re.compile(r"(?:[ \t\n]*</[a-z][^<>]{0,80}>){0,20}[ \t\n]*<[a-z][a-z0-9-]*(?=[ \t\n/>])", re.IGNORECASE)
_SOFT_HYPHEN = re.compile("(?<=[^ \n])\u00ad(?=[^ \n])")  # where a word may break, also in an address
_TAG = re.compile(r"[ \t\n]*</?[a-z][a-z0-9]*(?:[ \t\n][^<>]*)?/?>", re.IGNORECASE)


# An editor's bold around no words, in a key that was folded into one line.
_EMPTY = re.compile(rf"(?:^| ){EMPTY}(?= |$)")


def read_markdown(text: str, *, source: str, is_page: bool = False) -> Manuscript:
    """Return the release of a Markdown file, with front matter or without; `is_page` tells that HTML is below it.

    Raises:
        Invalid: When its front matter cannot be read, or it is a release of ours already.
    """
    text = re.sub("\r\n|\r", "\n", text)
    refuse_conflict(text, source=source)
    above = _COMMENT.match(text)
    above = above if above and has_header(text[above.end() :]) else None
    text = "\n" * above[0].count("\n") + text[above.end() :] if above else text
    header = _header(text, source, is_page=is_page)
    _refuse_ours(header.table, source)
    keys = read_keys(header.table, language=_language(header), has_text=_has_text(header.body))
    if keys.body and not _has_text(header.body):
        header = replace(
            header, body="\n".join(line for _, line in keys.body), numbers=tuple(number for number, _ in keys.body)
        )
    if above:
        keys.left_out.append(Aside(text=above["said"].strip(" \t\n-"), why="a comment", line=1))
    keys.left_out += (Aside(text=said, why="a comment", line=line) for line, said in header.comments)
    findings: list[Finding] = []
    base = next((str(told.value) for told in keys.told if told.key == "url"), "")
    flow = _read_body(header, base, keys, findings, source, is_page=is_page)
    tail = take_tail(_headed(keys, flow))
    passages = tail.passages
    leads = (
        replace(told, value=_words(str(told.value))) if told.key in {"lead", "summary", "description"} else told
        for told in keys.told
    )
    told = (*leads, *tail.told, *tell_pictures(flow.pictures))
    words = "\n\n".join(passage.text for passage in passages)
    return Manuscript(
        text=words,
        passages=tuple(passages),
        told=told,
        left_out=(*keys.left_out, *tail.left_out, *flow.left_out),
        findings=tuple(findings),
        bare=True,
        beneath=tail.beneath,
    )


def _header(text: str, source: str, *, is_page: bool) -> Header:
    """Return a file's keys and what is below them, none of them where it has no front matter."""
    if is_page and is_wml(text):
        return read_wml(text)
    if has_header(text, markdown=True):
        return read_header(text, source=source)
    return Header(table=Table((), (1, 1)), body=text, body_line=1)


def _has_text(body: str) -> bool:
    return any(map(str.isalpha, re.sub(r"<[^<>]{0,400}>|\{[{%].{0,400}?[%}]\}", "", body)))


def _language(header: Header) -> str:
    """Return the language that a front matter states, or that its text is in; "" where neither tells."""
    return _stated_language(header) or detect(header.body)[0]


def _stated_language(header: Header) -> str:
    entries = header.table.entries
    stated = (one.value for key, one in entries if meaning(key.value) == "language" and isinstance(one, Scalar))
    return next(stated, "")


def _words(markdown: str) -> str:
    """Return the words of a key that may hold Markdown or HTML."""
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark", {"html": True}).render(_RULE_LAST.sub("", markdown))
    words = words_of(parse(html, source="")) if html.strip("\n") else ""
    return _EMPTY.sub("", words)


def _refuse_ours(table: Table, source: str) -> None:
    names = {key.value for key, _ in table.entries}
    if "headline" in names and names <= set(RELEASE.keys):
        hint = "Put it into releases/ as it is; `pressctl check` says what is missing."
        raise Invalid(f"{source} is a release already: its front matter has a release's own keys.", hint=hint)


def _read_body(header: Header, base: str, keys: Keys, findings: list[Finding], source: str, *, is_page: bool) -> Flow:
    found = without_templates(header.body, header.line, source=source)
    plain, shortcodes = without_shortcodes(found.text, header.line)
    keys.left_out += (*found.left_out, *shortcodes)
    findings += found.findings
    plain = _SOFT_HYPHEN.sub("", plain)
    body = _FOOTNOTE.sub(r"\\[\1\\]", _BREAK.sub(r"\1", _BULLET.sub(r"\1* ", plain)))
    if not body.strip(" \t\n\ufeff"):
        return Flow(passages=(), left_out=(), pictures=())
    body, versions = with_one_language(body, _stated_language(header), header.line)
    keys.left_out += versions
    if is_page or _is_html(body):
        root = parse("\n" * (header.line(0) - 1) + body.lstrip("\ufeff"), source=source)
        files, others = take_attachments(root)
        keys.told += files
        keys.left_out += others
        skip = Skipping(root, Measures(root), dated=True, whole=True)
        return read_flow(root, base=base, where="the file", skip=skip, keep_dead=True)
    text = to_commonmark([(header.line(at), line) for at, line in enumerate(body.split("\n"))])
    html, unused = _to_html(mend_bold("\n".join(line for _, line in text.rows)), [number for number, _ in text.rows])
    keys.left_out += (*text.left_out, *unused)
    root = parse(html, source=source)
    frame_lone_images(root)
    return read_flow(root, base=base, numbering="marked", where="the file", skip=_why_apart, keep_dead=True)


def _why_apart(element: "Element") -> str:
    return "a table of contents" if is_contents(element) else ""


def _is_html(body: str) -> bool:
    """Whether a text is HTML throughout, and not Markdown with some in it: between tags, or within one element as a whole."""
    if not _MARKUP.match(body):
        return False
    chunks = (chunk.lstrip(" \t\n\ufeff") for chunk in re.split(r"\n[ \t]*\n", body))
    return bool(_ENDS_MARKUP.search(body) and not _MARKS.search(body)) or all(
        chunk.startswith("<") for chunk in chunks if chunk
    )


def _headed(keys: Keys, flow: Flow) -> "list[Passage]":
    """Return the headline above the text, without the links that stand above it."""
    passages = with_sentences(with_lists(unquoted(without_inserted(flow.passages, keys.left_out)), "the file"))
    top = above_text(passages)
    if top < len(passages) and not any(is_link(one) for one in passages[top : top + 1]):
        linked = [one for one in passages[: _begin(passages[:top])] if is_link(one) or _is_address(one)]
        keys.left_out += (
            Aside(text=without_dead(one).spelled, why="links above the text", line=one.number) for one in linked
        )
        passages = [one for one in passages if one not in linked]
    says = [str(told.value) for told in keys.told if told.key in {"summary", "description", "lead"}]
    summed = any(told.key in {"summary", "description"} for told in keys.told)
    return headed(
        told_short(keys.passages, says), [without_dead(one) for one in passages], keys.left_out, summed=summed
    )


def _begin(passages: "Sequence[Passage]") -> int:
    """Return where a text begins above its first whole sentence: with a long line that is no heading, or one that leads to what follows."""
    for at, one in enumerate(passages):
        long = one.form in {"", "text"} and not one.broken and len(one.text) >= _LONG_LINE and not is_link(one)
        if long or one.text.endswith((":", "：")):
            return at
    return len(passages)


def _is_address(passage: "Passage") -> bool:
    """Whether a passage is one link whose words are its own address."""
    words = passage.text.replace(" ", "")
    return any(span.form == "link" and span.address == words for span in passage.spans)


def _to_html(body: str, numbers: "Sequence[int]") -> tuple[str, list[Aside]]:
    """Return Markdown as HTML that says on which line each block stands, and links that nothing refers to."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    environment: dict[str, dict[str, dict[str, str]]] = {}
    tokens = parser.parse(body, environment)
    _mark_lines(tokens, numbers)
    for token in tokens:
        plain = token.type in {"code_block", "fence"} and not token.info.strip(" ")
        text = prose_in(token.content) if plain else ""
        if text:
            line = numbers[token.map[0]] if token.map else 1
            token.type, token.content = "html_block", f'<div data-line="{line}">{parser.render(text)}</div>'
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
    """Write down where each block stands; below an HTML block, indented tags are no code but more of that HTML."""
    has_html = False
    for token in tokens:
        if has_html and token.type == "code_block" and _TAG.match(token.content):
            token.type = "html_block"
        has_html = has_html or token.type == "html_block"
        if token.map and token.type == "html_block":
            token.content = _marked(token.content, numbers[token.map[0]])
        elif token.map and token.nesting >= 0:
            token.attrSet("data-line", str(numbers[token.map[0]]))


def _marked(html: str, number: int) -> str:
    """Return a block of HTML that says on which line it stands, in its first tag: one more would come between a table's rows."""
    opened = _OPENED.match(html)
    if opened is None:
        return f'<wbr data-line="{number}">{html}'
    return f'{html[: opened.end()]} data-line="{number}"{html[opened.end() :]}'
