"""HTML as passages: headings, paragraphs, lists, quotations, tables, with links and emphasis as spans."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from pressctl.release.addresses import is_web_address
from pressctl.release.foreign.articles import holds_text
from pressctl.release.foreign.grids import grid_of, is_grid
from pressctl.release.foreign.hidden import why_unread
from pressctl.release.foreign.ink import Ink, on_one_line
from pressctl.release.foreign.kickers import is_kicker
from pressctl.release.foreign.leading import is_anchor, whole, why_nowhere
from pressctl.release.foreign.manuscript import Aside
from pressctl.release.foreign.marks import has_own_marks
from pressctl.release.foreign.pictures import PICTURE, Picture, caption_of, source_of
from pressctl.release.foreign.trees import BLOCKS, SILENT, line_of, name_of, words_of
from pressctl.release.plain.passages import Form, Line, Passage
from pressctl.release.spans import Span, SpanForm, moved

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Numbering = Literal["source", "marked", "counted"]
_FORMS: Mapping[str, SpanForm] = {
    "b": "strong", "strong": "strong", "em": "emphasis", "i": "emphasis", "cite": "emphasis", "dfn": "emphasis",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code", "var": "emphasis",
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Elements whose words, or whose own content, no release can have.
_APART = {
    "button": "a button", "form": "a form", "select": "a form", "textarea": "a form", "input": "",
    "iframe": "embedded from elsewhere", "object": "embedded from elsewhere", "embed": "embedded from elsewhere",
    "video": "a film", "audio": "a recording", "canvas": "a drawing", "svg": "a drawing", "noscript": "shown without scripts",
    "del": "struck out", "s": "struck out", "strike": "struck out", "dialog": "a dialog",
    "tags": "the keywords of a page's source", "translator": "who translated a page's source",
}  # fmt: skip
_AROUND = frozenset({"form", "noscript", "button", "object"})  # which a page may never close
_STYLES: Mapping[str, tuple[Form, str]] = {
    "headline": ("headline", "the document's style Title"),
    "subhead": ("subhead", "the document's style Subtitle"),
}
DEAD = "#"  # where a link of the page leads that leads nowhere from outside it
_LONGEST_HEADING, _LONGEST_SHIFTED = 400, 12  # characters
_WITHIN_NONE = frozenset({"p", "div", "br", "ul", "table"})  # what a heading of such a length would have to hold
_NUMBER = re.compile(r"[0-9]{1,6}")


class Flow(Struct, frozen=True, kw_only=True):
    """What a tree holds, in its order."""

    passages: tuple[Passage, ...]
    left_out: tuple[Aside, ...]
    pictures: tuple[Picture, ...]


def read_flow(
    root: "Element",
    *,
    base: str = "",
    numbering: Numbering = "source",
    where: str = "the page",
    skip: "Callable[[Element], str]" = lambda _: "",
    keep_dead: bool = False,
) -> Flow:
    """Return the passages of an element.

    Args:
        root: The element that holds the release.
        base: The address that relative ones start from; without it they lead nowhere.
        numbering: Lines as the tree knows them, as `data-line` marks them, or passages counted.
        where: What the source calls itself in evidence: "the page".
        skip: Why an element is no part of the release, "" for one that is.
        keep_dead: Whether a link that leads nowhere is a span too, to `DEAD`: it tells what a menu is made of.
    """
    reader = _Reader(base, numbering, where, skip)
    reader.keep_dead = keep_dead
    reader.walk(root)
    reader.flush()
    return Flow(passages=tuple(reader.passages), left_out=tuple(reader.left_out), pictures=tuple(reader.pictures))


class _Reader:
    """Walks a tree: what is written down goes into `ink`, which each block's edge turns into passages."""

    def __init__(self, base: str, numbering: Numbering, where: str, skip: "Callable[[Element], str]") -> None:
        self.passages: list[Passage] = []
        self.left_out: list[Aside] = []
        self.pictures: list[Picture] = []
        self.keep_dead = False
        self._base = base
        self._numbering = numbering
        self._where = where
        self._skip = skip
        self._ink = Ink()
        self._line = self._started = 1
        self._level = 0  # of the heading that is open
        self._style: tuple[Form, str] | None = None  # that a word processor's style names
        self._code = False
        self._quotes = 0
        self._lists: list[int] = []  # the next number of each list that is open, 0 for bullets
        self._mark = ""  # of an item whose first words are still to come
        self._items: list[int] = []  # where in `passages` each item that is open stands, -1 before its words

    def walk(self, element: "Element") -> None:
        """Read an element and what is in it, not what follows it."""
        name = name_of(element)
        self._look_where(element)
        why = self._skip(element) or why_unread(element) or self._apart(element, name)
        if why:
            self._leave_out(element, why)
        elif name in _INLINE:
            _INLINE[name](self, element)
        elif name in _FORMS:
            self._ink.open(_FORMS[name])
            self.read_inside(element)
            self._ink.close()
            if is_kicker(element):
                self.flush()
        elif name in BLOCKS:
            self.flush()
            self._style = _STYLES.get(element.get("data-style", "")) if self._numbering == "counted" else None
            _BLOCK.get(name, _Reader.read_inside)(self, element)
            self.flush()
        elif name not in SILENT and name != "input":
            self.read_inside(element)

    def _apart(self, element: "Element", name: str) -> str:
        """Return why an element holds no text, unless it holds a whole page, as broken markup has it."""
        why = _APART.get(name, "")
        return "" if why and name in _AROUND and holds_text(element) else why

    def flush(self) -> None:
        """End the paragraph: what was written becomes a passage, or goes on in its list item."""
        if self._ink.empty:
            list(self._ink.take())
            return
        for text, spans in self._ink.take(exactly=self._code):
            at = self._items[-1] if self._items else -1
            if at >= 0 and at == len(self.passages) - 1 and not self._mark:
                self._go_on(at, text, spans)
            else:
                self._add(text, spans)

    def read_inside(self, element: "Element") -> None:
        self._write(element.text)
        for child in element:
            self.walk(child)
            self._write(child.tail)

    def _write(self, text: str | None) -> None:
        if text:
            if self._ink.empty and text.strip(" \t\r\n\f"):
                self._started = self._line
            (self._ink.add_exactly if self._code else self._ink.add)(text)

    def _look_where(self, element: "Element") -> None:
        if self._numbering == "source":
            self._line = line_of(element) or self._line
        elif self._numbering == "marked":
            marked = _NUMBER.fullmatch(element.get("data-line", ""))
            self._line = int(marked[0]) if marked else self._line

    def _number(self) -> int:
        return len(self.passages) + 1 if self._numbering == "counted" else self._started

    def _add(self, text: str, spans: tuple[Span, ...]) -> None:
        form: Form = "heading" if self._level else "code" if self._code else "text"
        told = f"a heading of level {self._level} in {self._where}" if self._level else ""
        mark, self._mark = self._mark, ""
        if self._style:
            (form, told), self._style = self._style, None
        if mark:
            text, spans, told = f"{mark} {text}", moved(spans, len(mark) + 1), f"a list in {self._where}"
            self._items[-1] = len(self.passages)
        if self._level:
            text = text.replace("\n", " ")
        self._place(text, form, told or self._told_quote(), spans, mark=mark, level=self._level)

    def _place(
        self, text: str, form: Form, told: str, spans: tuple[Span, ...], *, mark: str = "", level: int = 0
    ) -> None:
        number = self._number()
        lines = tuple(Line(number=number, text=line) for line in text.split("\n"))
        depth = max(len(self._lists) - 1, 0) if mark else level if form == "heading" else 0
        self.passages.append(
            Passage(
                lines=lines,
                broken=len(lines) > 1,
                mark=mark,
                form=form,
                told=told,
                level=depth,
                quoted=bool(self._quotes),
                spans=spans,
            )
        )

    def _told_quote(self) -> str:
        return f"set apart as a quotation in {self._where}" if self._quotes else ""

    def _go_on(self, at: int, text: str, spans: tuple[Span, ...]) -> None:
        """Let a list item have one more paragraph, as one more line."""
        item = self.passages[at]
        lines = (*item.lines, *(Line(number=item.number, text=line) for line in text.split("\n")))
        spans = (*item.spans, *moved(spans, len("\n".join(line.text for line in item.lines)) + 1))
        self.passages[at] = Passage(
            lines=lines, broken=True, mark=item.mark, form=item.form, told=item.told, level=item.level,
            quoted=item.quoted, spans=spans,
        )  # fmt: skip

    def _leave_out(self, element: "Element", why: str) -> None:
        address = element.get("src") or element.get("data") or ""
        words = " ".join(filter(None, (words_of(element), address if is_web_address(address) else "")))
        if words:
            self.left_out.append(Aside(text=words, why=why, line=self._spot()))

    def _spot(self) -> int:
        return 0 if self._numbering == "counted" else self._line

    # Elements with a meaning of their own

    def read_link(self, element: "Element") -> None:
        href = element.get("href", "").strip(" \t\r\n")
        address = whole(href, self._base)
        words = words_of(element)
        if href and not address and words:
            self.left_out.append(
                Aside(text=f"{href} (link of “{words[:80]}”)", why=why_nowhere(href), line=self._spot())
            )
        if PICTURE.fullmatch(href) and words and element.find(".//img") is not None:
            self._read_framed(element, words)
            return
        address = address or (DEAD if href and self.keep_dead and not is_anchor(element, href) else "")
        if address:
            self._ink.open("link", address)
        self.read_inside(element)
        if address:
            self._ink.close()

    def _read_framed(self, link: "Element", words: str) -> None:
        """Read an image that links to itself at its full size; the words in the link are its caption."""
        before = len(self.pictures)
        for image in link.iter("img"):
            self.read_image(image)
        if len(self.pictures) == before + 1:
            one = self.pictures[-1]
            self.pictures[-1] = Picture(address=one.address, alt=one.alt, caption=on_one_line(words), line=one.line)
        else:
            self.left_out.append(Aside(text=words, why="the caption of an image", line=self._spot()))

    def read_image(self, element: "Element") -> None:
        source = source_of(element)
        address, alt = whole(source, self._base), on_one_line(element.get("alt", ""))
        if is_web_address(address) and (alt or caption_of(element)):
            self.pictures.append(Picture(address=address, alt=alt or caption_of(element), line=self._spot()))
        elif alt or (source and not source.startswith("data:")):
            shown = " ".join(filter(None, (alt, "" if source.startswith("data:") else source[:200])))
            why = "an image whose address is not whole" if alt else "an image that no words describe"
            self.left_out.append(Aside(text=shown, why=why, line=self._spot()))

    def read_figure(self, element: "Element") -> None:
        """Read a figure; its caption goes with its one image, else it is text."""
        before = len(self.pictures)
        captions = [inner for inner in element.iter("figcaption") if words_of(inner)]
        self.read_inside(element)
        if captions and len(self.pictures) == before + 1:
            one = self.pictures[-1]
            caption = on_one_line(words_of(captions[0]))
            self.pictures[-1] = Picture(address=one.address, alt=one.alt, caption=caption, line=one.line)

    def read_caption(self, element: "Element") -> None:
        figure = next(element.iterancestors("figure"), None)
        images = [] if figure is None else list(figure.iter("img"))
        usable = len(images) == 1 and is_web_address(whole(source_of(images[0]), self._base))
        if figure is not None and not usable and words_of(figure) == words_of(element):
            self._leave_out(element, "the caption of an image")  # which could not come along
        elif not usable:
            self.read_inside(element)

    def read_heading(self, element: "Element") -> None:
        """Read a heading; one that is never closed holds the text, and heads nothing."""
        if len(words_of(element)) > _LONGEST_HEADING and any(name_of(one) in _WITHIN_NONE for one in element.iter()):
            self.read_inside(element)
            return
        self._level = _HEADINGS[name_of(element)]
        self.read_inside(element)
        self.flush()
        self._level = 0

    def read_list(self, element: "Element") -> None:
        start = element.get("start", "1")
        numbered = name_of(element) == "ol"
        self._lists.append((int(start) if start.isdigit() and len(start) < 4 else 1) if numbered else 0)  # noqa: PLR2004  (numbers of three digits)
        self.read_inside(element)
        self.flush()
        self._lists.pop()

    def read_item(self, element: "Element") -> None:
        if next(element.iter("main"), None) is not None:
            self.read_inside(element)  # broken markup: the page goes on in its menu
            return
        number = self._lists[-1] if self._lists else 0
        if self._lists and number:
            self._lists[-1] = number + 1
        self._mark = f"{number}." if number else "-"
        self._items.append(-1)
        self.read_inside(element)
        self.flush()
        self._items.pop()
        self._mark = ""

    def read_quotation(self, element: "Element") -> None:
        self._quotes += 1
        self.read_inside(element)
        self.flush()
        self._quotes -= 1

    def read_preformatted(self, element: "Element") -> None:
        self._code = True
        self.read_inside(element)
        self.flush()
        self._code = False

    def read_rule(self, _element: "Element") -> None:
        self._place("* * *", "", "", ())

    def read_table(self, element: "Element") -> None:
        """Read a table of short cells as a table, any other as the paragraphs that it lays out."""
        if not is_grid(element):
            self.read_inside(element)
            return
        for caption in element.iter("caption"):
            self.read_inside(caption)
            self.flush()
        self._started = self._line
        text, spans = grid_of(element, self._cell)
        if text.strip(" |\n"):
            head = "its first row is taken for its head" if element.find(".//th") is None else "with a head"
            self._place(text, "table", f"a table in {self._where}, {head}", spans)

    def _cell(self, element: "Element") -> tuple[str, tuple[Span, ...]]:
        """Return the words of a cell on one line."""
        outer, self._ink = self._ink, Ink()
        self._in_cell(element)
        pieces = list(self._ink.take())
        self._ink = outer
        text, spans = "", tuple[Span, ...]()
        for piece, inside in pieces:
            spans = (*spans, *moved(inside, len(text) + 1 if text else 0))
            text = f"{text} {piece}" if text else piece
        return text.replace("\n", " "), spans

    def _in_cell(self, element: "Element") -> None:
        self._write(element.text)
        for child in element:
            block = name_of(child) in BLOCKS
            if block:
                self._ink.line_break()
                self._in_cell(child)
                self._ink.line_break()
            else:
                self.walk(child)
            self._write(child.tail)

    def read_break(self, _element: "Element") -> None:
        self._ink.line_break()

    def read_quoted(self, element: "Element") -> None:
        marked = has_own_marks(element, self._ink.last)
        self._ink.add("" if marked else "“")
        self.read_inside(element)
        self._ink.add("" if marked else "”")

    def read_raised(self, element: "Element") -> None:
        self._shifted(element, up=True)

    def read_lowered(self, element: "Element") -> None:
        self._shifted(element, up=False)

    def _shifted(self, element: "Element", *, up: bool) -> None:
        outer, few = self._ink.raised, len(words_of(element)) <= _LONGEST_SHIFTED
        self._ink.raised = up if few else None
        self.read_inside(element)
        self._ink.raised = outer


_INLINE: "Mapping[str, Callable[[_Reader, Element], None]]" = {
    "a": _Reader.read_link, "img": _Reader.read_image, "br": _Reader.read_break, "q": _Reader.read_quoted, "sup": _Reader.read_raised,
    "sub": _Reader.read_lowered,
}  # fmt: skip
_BLOCK: "Mapping[str, Callable[[_Reader, Element], None]]" = {
    **dict.fromkeys(_HEADINGS, _Reader.read_heading), "ul": _Reader.read_list, "ol": _Reader.read_list, "menu": _Reader.read_list,
    "dir": _Reader.read_list, "li": _Reader.read_item, "blockquote": _Reader.read_quotation, "pre": _Reader.read_preformatted,
    "hr": _Reader.read_rule, "table": _Reader.read_table, "figure": _Reader.read_figure, "figcaption": _Reader.read_caption,
}  # fmt: skip
