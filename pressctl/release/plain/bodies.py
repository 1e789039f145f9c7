"""The text of a release as Markdown: the lead without its dateline, headings, paragraphs, lists."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from pressctl.release.assuming import Assumed
from pressctl.release.drafting import Draft
from pressctl.release.escaping import escape_heading, escape_paragraph
from pressctl.release.markup import heading_of, paragraph_of, table_of, text_of
from pressctl.release.plain.anatomy import Anatomy, Part
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import Dateline, read_line
from pressctl.release.plain.openings import is_place_and_region, read_opening, read_place
from pressctl.release.plain.passages import Line, Passage, is_heading
from pressctl.release.plain.quotations import signs_quote
from pressctl.release.plain.speakers import is_name
from pressctl.release.sentences import SENTENCE_ENDS
from pressctl.release.spans import clipped

_POSTAL = re.compile(r",[ \u00a0].*[ \u00a0]\d{5}(?:-\d{4})?$")  # the last line of an address: `Elmton, DC 20510`
_PAUSE = "* * *"
_LONGEST_SHOWN = 80
_LONGEST_STANDFIRST, _NEAR = 700, 4  # characters; paragraphs of which the last may have the dateline
_SURE = 3  # paragraphs from which on it has a full date
_DASHES = frozenset("–—-")
_JOINTS = " \u00a0,:–—-"  # between a dateline and the lead

# Small words before a place.
_PLACED = "in|at|near|from|im|bei|aus|nach|en|de|a|di|da|em|te|w|z|we|v|ve|u|na|i|til|på|för|în|la|в|из|у|з|στη|στο"


def take_dateline(
    draft: Draft, anatomy: Anatomy, *, assumed: Assumed, language: str
) -> tuple[tuple[Passage, ...], Part | None]:
    """Write the dateline; return the text without it, and the part it was where it is a line of its own."""
    dated = ((part, read_line(part.text, language=language)) for part in anatomy.of("dated"))
    lines = [(part, read.text) for part, read in dated if read and read.place and not _names_author(read, anatomy.body)]
    if assumed.dateline:
        draft.write("dateline", assumed.dateline)
    at = _first(anatomy.body)
    points, body = anatomy.body[:at], anatomy.body[at:]
    first = body[0]
    is_text = not (first.mark or (first.broken and not read_place(first.text))) and first.form in {"", "text"}
    opening = _read_opening(body, language) if is_text else _read_numbered(first, language)
    if opening is None:
        below = _below_standfirst(body, language)
        if below:
            return (*points, *_part_below(draft, body, *below, written=bool(assumed.dateline))), None
        if lines and not assumed.dateline:
            part, text = lines[0]
            draft.infer("dateline", text.replace("\n", " "), "a line of a place and a date", line=part.line)
            return _without_dash(anatomy), part if text == part.text.rstrip(" .") else None
        return _without_dash(anatomy), None
    if assumed.dateline:
        draft.leave_out(first.text[: opening.end], first.number, "another dateline was given")
    else:
        told = f"the lead opens with “{first.text[: opening.end].rstrip(' ')}”"
        draft.infer("dateline", opening.text, told, line=first.number)
    lead = () if opening.end == len(first.text) else (_without(first, opening.end),)
    return (*points, *lead, *body[1:]), None


def find_text(body: Sequence[Passage], *, language: str) -> int:
    """Return where a text's first paragraph stands, below points and headings, and below a standfirst where the dateline tells."""
    first = _first(body)
    below = None if read_opening(body[first].text, language=language) else _below_standfirst(body[first:], language)
    return first + (below[0] if below else 0)


def _first(body: Sequence[Passage]) -> int:
    """Return where the first paragraph stands: points and headings may stand between the headline and it."""
    return next((index for index, one in enumerate(body) if not one.mark and one.form != "heading"), 0)


def _below_standfirst(body: Sequence[Passage], language: str) -> tuple[int, Dateline] | None:
    """Return where the paragraph with the dateline is, and that, where a standfirst stands above it; None where none is.

    Below what is set off as a whole it may be a place alone, or a day with its year; below plain paragraphs it has place and day.
    """
    first = body[0]
    set_off = first.is_strong or first.is_emphasised or first.quoted
    if first.mark or first.broken or first.form not in {"", "text"} or len(first.text) > _LONGEST_STANDFIRST:
        return None
    for at, one in enumerate(body[1:_NEAR], start=1):
        if one.mark or one.quoted or one.form not in {"", "text"}:
            return None
        found = _read_bold(one, language) or read_opening(one.text, language=language)
        dated = bool(found and found.place and found.mention and (at < _SURE or found.mention.year))
        alone = set_off and found and ((at == 1 and found.place) or (found.mention and found.mention.year))
        if found and found.end < len(one.text) and (dated or alone):
            return at, found
        set_off = set_off and (one.is_strong or one.is_emphasised)
    return None


def _part_below(
    draft: Draft, body: Sequence[Passage], at: int, opening: Dateline, *, written: bool
) -> tuple[Passage, ...]:
    """Write the dateline of a paragraph below the standfirst, and return the text without it."""
    one = body[at]
    if written:
        draft.leave_out(one.text[: opening.end], one.number, "another dateline was given")
    else:
        told = f"below the standfirst the text opens with “{one.text[: opening.end].rstrip(' ')}”"
        draft.infer("dateline", opening.text, told, line=one.number)
    return (*body[:at], _without(one, opening.end), *body[at + 1 :])


def _names_author(read: Dateline, text: Sequence[Passage]) -> bool:
    """Whether what stands behind a day and a dash is who wrote the text, and no place: a name of two words that no text is in.

    `25.10.2022 - Ann Lee`; `25.10.2022 - Bad Elmton`, where something takes place "in Bad Elmton".
    """
    behind = read.mention is not None and read.text.find(read.place) > read.mention.start
    if not behind or "," in read.place or " " not in read.place or not is_name(read.place):
        return False
    located = re.compile(rf"(?:\b(?:{_PLACED})|[àÀ])[ \u00a0]{re.escape(read.place)}(?!\w)", re.IGNORECASE)
    return not any(located.search(one.text) for one in text)


def _read_opening(body: Sequence[Passage], language: str) -> Dateline | None:
    """Return the dateline of the lead, which pages may break off as a line of its own."""
    text = body[0].text
    place = read_place(text) if len(body) > 1 else ""
    if place:
        return Dateline(text=place, place=place, end=len(text))
    return _read_bold(body[0], language) or read_opening(text, language=language)


def _read_bold(passage: Passage, language: str) -> Dateline | None:
    """Return the dateline that is set off from the text in bold, however its dash is spaced: `**Paris**– The town …`."""
    text = passage.text
    bold = next((span.end for span in passage.spans if span.form == "strong" and span.start == 0), 0)
    head, rest = text[:bold].rstrip(_JOINTS), text[bold:].lstrip(_JOINTS)
    end = len(text) - len(rest)
    if rest and is_place_and_region(head):
        return Dateline(text=head, place=head, end=end)
    dashed = head and not _DASHES.isdisjoint(text[len(head) : end])
    found = read_opening(f"{head} – {rest}", language=language) if dashed else None
    return replace(found, end=end) if found and found.end == len(head) + 3 else None  # with the dash between blanks


def _read_numbered(first: Passage, language: str) -> Dateline | None:
    """Return the dateline behind the first number of a text whose paragraphs are numbered: `1. NORTHPORT, 5 March 2020 – …`."""
    opening = read_opening(first.words, language=language) if first.mark[:1].isdigit() and not first.form else None
    return replace(opening, end=opening.end + len(first.text) - len(first.words)) if opening else None


def _without(first: Passage, end: int) -> Passage:
    """Return a paragraph without its first `end` characters; its number stays."""
    if not first.mark:
        return first.after(end)
    return replace(first, lines=(Line(number=first.number, text=f"{first.mark} {first.text[end:]}"),))


def _without_dash(anatomy: Anatomy) -> tuple[Passage, ...]:
    """Return the text without the dash that joined its lead to the date line directly above."""
    first = anatomy.body[0]
    above = {part.passages[-1].lines[-1].number for part in anatomy.above if part.kind == "dated"}
    if first.mark or first.broken or first.text[:2] not in {"– ", "— "} or first.number - 1 not in above:
        return anatomy.body
    return (first.after(2), *anatomy.body[1:])


def compose(draft: Draft, passages: Sequence[Passage]) -> str:
    """Return the passages as Markdown, listing what was taken for the lead, a heading, a list."""
    lead = next((passage for passage in passages if _can_lead(passage)), None)
    if lead and not draft.has("lead"):
        draft.note("lead", _shown(lead.text), "the first paragraph below the headline", line=lead.number)
    wrapped = [passage for passage in passages if len(passage.lines) > 1 and not passage.broken and not passage.form]
    if wrapped:
        widest = max(len(line.text) for passage in wrapped for line in passage.lines)
        told = f"their lines break at {widest} characters at most, or within a sentence"
        draft.note("lines", f"{len(wrapped)} paragraphs joined", told, line=wrapped[0].number)
    levels = [passage.level for passage in passages if passage.form == "heading"]
    blocks = _quoting(draft, passages, min(levels, default=1))
    return "\n\n".join(_without_idle_pauses(blocks)) + "\n"


def _can_lead(passage: Passage) -> bool:
    return not passage.mark and not passage.is_rule and not passage.quoted and passage.form in {"", "text"}


def _without_idle_pauses(blocks: Iterable[str]) -> Iterator[str]:
    """Leave out pauses that separate nothing: at the top, at the end, one after another."""
    pause, begun = False, False
    for block in blocks:
        if block == _PAUSE:
            pause = begun
            continue
        if pause:
            yield _PAUSE
        yield block
        pause, begun = False, True


def _quoting(draft: Draft, passages: Sequence[Passage], top: int) -> Iterator[str]:
    """Return the blocks, those that the source sets apart as quotations with a sign on each line."""
    index = 0
    for quoted, run in groupby(passages, key=lambda passage: passage.quoted):
        group = list(run)
        above = passages[index - 1] if index else None
        index += len(group)
        below = passages[index] if index < len(passages) else None
        if not quoted:
            yield from _blocks(draft, group, (above, below), top)
            continue
        draft.note("quotation", _shown(group[0].text), group[0].told, line=group[0].number)
        text = "\n\n".join(_blocks(draft, group, (None, None), top))
        yield "\n".join(f"> {line}".rstrip(" ") for line in text.split("\n"))


def _blocks(
    draft: Draft, passages: Sequence[Passage], beside: tuple[Passage | None, Passage | None], top: int
) -> Iterator[str]:
    """Return each passage, and each list, as a block; `beside` are those above and below, `top` is the highest heading's level."""
    first, last = beside
    index = 0
    for family, run in groupby(passages, key=_family):
        group = list(run)
        index += len(group)
        if family:
            told = group[0].told or f"lines that begin with “{group[0].mark}”"
            draft.note("list", f"{len(group)} items", told, line=group[0].number)
            yield "\n".join(_items(group))
        else:
            below = passages[index] if index < len(passages) else last
            above = first if index == len(group) else None
            around = zip((above, *group[:-1]), group, (*group[1:], below), strict=True)
            yield from (_text(draft, passage, around=(upper, lower), top=top) for upper, passage, lower in around)


def _family(passage: Passage) -> str:
    """Tell which list an item belongs to: what says itself that it is one needs no sign of its own."""
    return "item" if passage.mark and passage.form else passage.mark.lstrip("0123456789")


def _text(draft: Draft, passage: Passage, *, around: tuple[Passage | None, Passage | None], top: int) -> str:
    """Return a passage as a block; `around` are those above it and below it."""
    above, following = around
    if passage.is_rule:
        return _PAUSE
    if passage.form == "heading":
        draft.note("heading", passage.text, passage.told, line=passage.number)
        return f"{'#' * min(2 + passage.level - top, 6)} {heading_of(passage)}"
    if passage.form == "table":
        draft.note("table", f"{len(passage.lines)} rows", passage.told, line=passage.number)
        return table_of(passage)
    if passage.form == "code":
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", passage.text)), default=0))
        return f"{fence}\n{passage.text}\n{fence}"
    goes_on = above is not None and _goes_on(passage, above)
    signed = above is not None and signs_quote(passage, above)
    if following is not None and not (goes_on or signed) and _is_section_heading(passage, following):
        bold = ", all of it in bold" if passage.form else ""
        told = f"one short line without final punctuation{bold}, above text"
        draft.note("heading", passage.text, told, line=passage.number)
        return f"## {escape_heading(passage.text)}"
    return paragraph_of(passage)


def _is_section_heading(passage: Passage, following: Passage) -> bool:
    """Whether a line heads what follows: a paragraph or a list, and not who is quoted above."""
    text = passage.text
    if passage.underlined:
        return len(passage.lines) == 1
    if passage.quoted or _POSTAL.search(text):
        return False
    if following.is_rule or (not following.mark and _looks_like_heading(following)):
        return False
    return _looks_like_heading(passage) and following.text[0] not in "–—" and not text.startswith(("–", "—"))


def _goes_on(passage: Passage, above: Passage) -> bool:
    """Whether a line in small letters goes on with a sentence that what stands above it has not ended, be it an address set apart."""
    text = above.form in {"", "text"} and not above.is_rule and not above.underlined and not _looks_like_heading(above)
    return text and not passage.underlined and passage.text[0].islower() and above.text[-1] not in SENTENCE_ENDS


def _looks_like_heading(passage: Passage) -> bool:
    text = passage.text
    return is_heading(passage) and not has_address(text) and "://" not in text and not text.startswith("www.")


def _items(items: Sequence[Passage]) -> Iterator[str]:
    """Write list items, those within others below them; bullets of any sign become hyphens, numbers stay."""
    indents = [0]
    top = items[0].level  # a list may stand below a paragraph of another one
    for item in items:
        mark = item.mark if item.mark[:1].isdigit() else "-"
        top = min(top, item.level)
        level = min(item.level - top, len(indents) - 1)
        indent = indents[level]
        indents = [*indents[: level + 1], indent + len(mark) + 1]
        lines = _item(item).split("\n")
        yield "\n".join([f"{' ' * indent}{mark} {lines[0]}", *(f"{' ' * indents[-1]}{line}" for line in lines[1:])])


def _item(passage: Passage) -> str:
    if not passage.form:
        return escape_paragraph(" ".join(passage.words.split("\n")))
    skipped = len(passage.text) - len(passage.words)
    return text_of(passage.words, clipped(passage.spans, skipped, len(passage.text)), hard=passage.broken)


def _shown(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
