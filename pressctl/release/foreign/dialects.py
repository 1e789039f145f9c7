"""Lines that only one Markdown tool understands, made CommonMark: boxes, MDX's imports, Govspeak, kramdown, contents.

Their words stay, their signs go and are listed. Code in fences is left alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from pressctl.release.foreign.addressing import with_address_lines, with_bold_lines, with_field_lines, with_lone_lines
from pressctl.release.foreign.manuscript import Aside
from pressctl.release.foreign.pipes import with_pipe_tables
from pressctl.release.plain.labels import read_label

Row = tuple[int, str]  # a line's number in its file, its text
_FENCE = re.compile(r"[ ]{0,3}(?P<sign>`{3,}|~{3,})(?P<info>[^`]*)")
# What ends a release, which CommonMark takes for headings of no words.
_FEWEST_ABOVE = 4  # lines above an end mark
_END_MARK = re.compile(r"[ \t]{0,3}#(?:[ \t]?#){2,5}[ \t]*")
_END_TAG_ALONE = re.compile(r"[ \t]{0,3}</?[^\W\d_]{2,12}>[ \t]*")  # `<end>`, which CommonMark takes for HTML
# A link's address with blanks in it, which CommonMark takes for no link.
_BLANK_ADDRESS = re.compile(r"(?<=\]\()(?:https?://|\.{0,2}/)[^()<>\n\"']{1,300}(?=\))")
# MyST and others name a box where CommonMark names a language of code.
_BOX_FENCE = re.compile(
    r"[ \t]*\{(?:note|tip|warning|important|admonition|caution|attention|hint|seealso|epigraph|card)\}[ \t]*(?P<title>.*)"
)
_IMPORT = re.compile(
    r"import[ \t]+(?:[\w*{][^'\";]{0,300}[ \t]from[ \t]+)?['\"][^'\"\n]{1,200}['\"];?[ \t]*|import[ \t]+\{[ \t]*"
)
_EXPORT = re.compile(r"export[ \t]+(?:const|let|var|default|function|async|class|\{)\b.*|export[ \t]+\{.*")
_BOX = re.compile(
    r"(?P<indent>[ \t>]*):{3,}[ \t]*(?:\{(?P<name>[\w-]+)\}|\{[^{}]*\}|(?P<word>[A-Za-z][\w-]*))?(?:\[(?P<label>[^\]\n]*)\]|[ \t]*\{[^{}]*\}|[ \t]+(?P<title>[^:{}\n][^{}\n]*))?[ \t]*:*[ \t]*"
)
_INDENTED_BOX = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+[\w -]{2,40}(?:[ \t]+\"(?P<title>[^\"\n]*)\")?[ \t]*")
_ALERT = re.compile(r"[ ]{0,3}>[ \t]*\[![A-Za-z]{3,12}\][+-]?[ \t]*(?P<title>.*)")
_ABBREVIATION = re.compile(r"[ ]{0,3}\*\[[^\]\n]{1,60}\]:.*")
_CONTENTS = re.compile(
    r"[ ]{0,3}(?:\[\[?_?toc_?\]?\]|\{\{?[ \t]*toc[ \t]*\}?\}|\$toc|<toc[ \t]*/?>|@\[toc\].*|\\tableofcontents)[ \t]*",
    re.IGNORECASE,
)
_CONTENTS_ITEM = re.compile(
    r"[ ]{0,3}(?:[*+-]|1\.)[ \t]+(?:this will become a )?(?:toc|table of contents|contents)\b.{0,40}", re.IGNORECASE
)
_KRAMDOWN_TOC = re.compile(r"[ ]{0,3}\{:[ \t]*toc\b[^{}\n]*\}[ \t]*")
_MARKER = re.compile(r"\$(?:[A-Z]{1,3}|EndLegalContent|LegalContent)[ \t]*")
_WRAPPED = re.compile(r"(?P<sign>[\^%@!])(?P<words>[^\^%@! \t\n][^\^%@\n]*)(?P=sign)?[ \t]*")
_STEP = re.compile(r"s(?P<number>\d{1,2})\.[ \t]+(?=\S)")
_EXTERNAL = re.compile(r"(?<![\w\\])x(\[[^\]\n]{1,300}\]\([^)\n]{1,2000}\))x(?!\w)")
_REFERENCE = re.compile(
    r"(?<!\\)\[(?:(?:inline)?attachment(?:link)?|embed|media|file|document|video|image|gallery|contact|button):[ ]?[\w./:#?=&-]{1,200}\](?![\[(:])|(?<!\S)!!\d{1,2}(?!\S)|\[\[\{\"[^\n]{1,2000}?\}\]\]",
    re.IGNORECASE,
)
_TAGS = re.compile(r"\{/?(?:stat-headline|button[^{}\n]{0,60}|barchart[^{}\n]{0,40}|::[a-z-]{3,30}[^{}\n]{0,80})/?\}")
_MARKDOWN_INSIDE = re.compile(
    r"<(?P<name>div|section|aside|article|figure|header|p|span|center)\b[^<>\n]*[ \t]markdown(?:=[\"']?[\w-]+[\"']?)?[^<>\n]*>",
    re.IGNORECASE,
)
_END_TAG = re.compile(r"[ \t]*</(?P<name>div|section|aside|article|figure|header|p|span|center)>[ \t]*", re.IGNORECASE)
_INLINE_TAG = re.compile(
    r"[ ]{0,3}<(?:em|small|i|b|strong|span|sub|sup|cite|u|font)(?:[ \t][^<>\n]{0,400})?>[ \t]*", re.IGNORECASE
)
_MOST_TAGS = 4  # above each other
_LINKS = re.compile(r"[ \t]{0,8}!?\[[^\[\]\n]{0,300}\]\(")  # an image or a link, as Markdown has them
_WHY = "a sign that only its own tool understands"


class CommonMark(Struct, frozen=True, kw_only=True):
    """A text as CommonMark: its lines with their numbers, and the signs that are no part of it."""

    rows: tuple[Row, ...]
    left_out: tuple[Aside, ...]


def to_commonmark(rows: Sequence[Row]) -> CommonMark:
    """Return a text's lines without the signs of one tool; titles of boxes stand in bold above them."""
    reader = _Reader(rows)
    return CommonMark(
        rows=tuple(
            with_bold_lines(
                with_field_lines(
                    with_address_lines(with_lone_lines(tuple(with_pipe_tables(_with_open_tags(reader.read(rows))))))
                )
            )
        ),
        left_out=tuple(reader.left_out),
    )


def _with_open_tags(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield a text's lines, an inline element's tag that stands alone above a line of Markdown on the line of that.

    Alone it would open a block of HTML, whose Markdown CommonMark leaves as it is written.
    """
    held: list[Row] = []
    for number, text in rows:
        if _INLINE_TAG.fullmatch(text) and len(held) < _MOST_TAGS:
            held.append((number, text))
            continue
        if held and _LINKS.match(text):
            opened = "".join(tag.strip(" \t") for _, tag in held)
            yield held[0][0], opened + text.lstrip(" \t")
        else:
            yield from (*held, (number, text))
        held = []
    yield from held


def _ends(mark: str, at: int, count: int) -> bool:
    """Whether hashes on the line `at` of `count` end a release: template code that was a heading's words leaves a blank."""
    return 2 * at > count or (at > _FEWEST_ABOVE and not mark.endswith((" ", "\t")))


class _Reader:
    """Reads line by line what the lines before have opened."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.left_out: list[Aside] = []
        self._markers = Counter(text.strip(" \t") for _, text in rows if _MARKER.fullmatch(text))
        self._govspeak = any(count > 1 for count in self._markers.values())
        self._fence = ""
        self._boxes = 0  # fences that are boxes
        self._indented = False  # within a box whose lines are indented
        self._program = False  # within an import or export, up to a blank line
        self._tags: list[str] = []  # taken from around Markdown

    def read(self, rows: Sequence[Row]) -> Iterator[Row]:
        for at, (number, text) in enumerate(rows):
            below = rows[at + 1][1] if at + 1 < len(rows) else ""
            if self._is_code(text) or self._fence:
                yield number, text
            elif _END_MARK.fullmatch(text) and _ends(text, at, len(rows)):
                yield number, text.replace("#", r"\#")
            elif _END_TAG_ALONE.fullmatch(text) and read_label(text.strip(" \t")).kind == "end":
                yield number, text.replace("<", r"\<")
            else:
                yield from self._line(number, text, below)

    def _is_code(self, text: str) -> bool:
        """Whether a line opens or closes a fence of code."""
        found = _FENCE.match(text)
        if found is None:
            return False
        sign, info = found["sign"], found["info"].strip(" \t")
        if self._fence:
            closes = sign[0] == self._fence[0] and len(sign) >= len(self._fence) and not info
            self._fence = "" if closes else self._fence
            return True
        if _BOX_FENCE.fullmatch(found["info"]) or (self._boxes and not info):
            return False
        self._fence = sign
        return True

    def _line(self, number: int, text: str, below: str) -> Iterator[Row]:
        if self._indented:
            if text.startswith(("    ", "\t")) or not text.strip(" \t"):
                text = text[4:] if text.startswith("    ") else text.removeprefix("\t")
            else:
                self._indented = False
        if self._is_program(number, text):
            return
        title = self._boxed(number, text)
        if title is not None:
            yield number, ""
            if title:
                yield number, f"**{title.strip('*_ ')}**"
                yield number, ""
            return
        contents = _CONTENTS.fullmatch(text) or (_CONTENTS_ITEM.fullmatch(text) and _KRAMDOWN_TOC.fullmatch(below))
        if contents or _KRAMDOWN_TOC.fullmatch(text):
            self._leave(number, text, "a table of contents that a site makes")
            yield number, ""
        elif _ABBREVIATION.fullmatch(text):
            self._leave(number, text, "an abbreviation's meaning, which a site shows beside it")
        else:
            text = self._without_tags(text)
            yield number, self._plain(number, text)

    def _is_program(self, number: int, text: str) -> bool:
        if self._program and not text.strip(" \t"):
            self._program = False
        opens = bool(_IMPORT.fullmatch(text) or _EXPORT.fullmatch(text))
        if opens or self._program:
            self._program = True
            self._leave(number, text, "a line of program")
            return True
        return False

    def _boxed(self, number: int, text: str) -> str | None:
        """Return the title of a box whose edge a line is, "" for an edge without one, None for any other line."""
        fence = _FENCE.match(text)
        titled = _BOX_FENCE.fullmatch(fence["info"]) if fence else None
        if fence and (titled or (self._boxes and not fence["info"].strip(" \t"))):
            self._boxes += 1 if titled else -1
            self._leave(number, text.strip(" \t"), _WHY)
            return titled["title"].strip(" \t") if titled else ""
        for pattern in (_BOX, _INDENTED_BOX, _ALERT):
            found = pattern.fullmatch(text) if text.lstrip(" \t>")[:1] in {":", "!", "?", "["} else None
            if found:
                self._indented = self._indented or pattern is _INDENTED_BOX
                self._leave(number, text.strip(" \t"), _WHY)
                named = found.groupdict()
                return (named.get("label") or named.get("title") or "").strip(" \t")
        if self._govspeak and _MARKER.fullmatch(text) and self._markers[text.strip(" \t")] > 1:
            self._leave(number, text.strip(" \t"), _WHY)
            return ""
        return None

    def _without_tags(self, text: str) -> str:
        """Return a line without elements that only say that Markdown is in them, which CommonMark would take for HTML."""
        found = _MARKDOWN_INSIDE.search(text)
        if found:
            rest = text[: found.start()] + text[found.end() :]
            closed = f"</{found['name']}>" in rest
            self._tags += [] if closed else [found["name"].lower()]
            return rest.replace(f"</{found['name']}>", "") if closed else rest
        ends = _END_TAG.fullmatch(text)
        if ends and self._tags and self._tags[-1] == ends["name"].lower():
            self._tags.pop()
            return ""
        return text

    def _plain(self, number: int, text: str) -> str:
        """Return a line without the signs within it, and without blanks in its links' addresses."""
        text = _BLANK_ADDRESS.sub(lambda found: found[0].strip(" ").replace(" ", "%20"), text) if "](" in text else text
        for pattern in (_REFERENCE, _TAGS):
            for found in pattern.finditer(text) if "[" in text or "!" in text or "{" in text else ():
                self._leave(number, found[0], "what its site puts there")
            text = pattern.sub("", text)
        if not self._govspeak and not _EXTERNAL.search(text):
            wrapped = _WRAPPED.fullmatch(text)
            return text[1:-1] if wrapped and wrapped["sign"] == "^" and text.rstrip(" \t").endswith("^") else text
        text = (
            _STEP.sub(r"\g<number>. ", _EXTERNAL.sub(r"\1", text)) if _STEP.match(text) else _EXTERNAL.sub(r"\1", text)
        )
        wrapped = _WRAPPED.fullmatch(text)
        if wrapped and self._govspeak:
            self._leave(number, wrapped["sign"], _WHY)
            return wrapped["words"].rstrip(" \t")
        return text

    def _leave(self, number: int, text: str, why: str) -> None:
        if text.strip(" \t"):
            self.left_out.append(Aside(text=text.strip(" \t")[:300], why=why, line=number))
