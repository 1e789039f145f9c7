"""The text of a release as Markdown: the lead without its dateline, headings, paragraphs, lists."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from pressctl.release.assuming import Assumed
from pressctl.release.drafting import Draft
from pressctl.release.escaping import escape_heading, escape_paragraph
from pressctl.release.plain.anatomy import Anatomy, Part
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import Dateline, read_line, read_opening, read_place
from pressctl.release.plain.passages import Line, Passage, is_heading

_PAUSE = "* * *"
_LONGEST_SHOWN = 80


def take_dateline(
    draft: Draft, anatomy: Anatomy, *, assumed: Assumed, language: str
) -> tuple[tuple[Passage, ...], Part | None]:
    """Write the dateline; return the text without it, and the part it was where it is a line of its own."""
    dated = ((part, read_line(part.text, language=language)) for part in anatomy.of("dated"))
    lines = [(part, read.text) for part, read in dated if read and read.place]
    if assumed.dateline:
        draft.write("dateline", assumed.dateline)
    first = anatomy.body[0]
    opening = None if first.mark or first.broken else _read_opening(anatomy.body, language)
    if opening is None:
        if lines and not assumed.dateline:
            part, text = lines[0]
            draft.infer("dateline", text, "a line of a place and a date", line=part.line)
            return _without_dash(anatomy), part if text == part.text.rstrip(" .") else None
        return _without_dash(anatomy), None
    if assumed.dateline:
        draft.leave_out(first.text[: opening.end], first.number, "another dateline was given")
    else:
        told = f"the lead opens with “{first.text[: opening.end].rstrip(' ')}”"
        draft.infer("dateline", opening.text, told, line=first.number)
    if opening.end == len(first.text):
        return anatomy.body[1:], None
    lead = replace(first, lines=(Line(number=first.number, text=first.text[opening.end :]),))
    return (lead, *anatomy.body[1:]), None


def _read_opening(body: Sequence[Passage], language: str) -> Dateline | None:
    """Return the dateline of the lead, which pages may break off as a line of its own."""
    text = body[0].text
    place = read_place(text) if len(body) > 1 else ""
    return Dateline(text=place, place=place, end=len(text)) if place else read_opening(text, language=language)


def _without_dash(anatomy: Anatomy) -> tuple[Passage, ...]:
    """Return the text without the dash that joined its lead to the date line directly above."""
    first = anatomy.body[0]
    above = {part.passages[-1].lines[-1].number for part in anatomy.above if part.kind == "dated"}
    if first.mark or first.broken or first.text[:2] not in {"– ", "— "} or first.number - 1 not in above:
        return anatomy.body
    lead = replace(first, lines=(Line(number=first.number, text=first.text[2:]),))
    return (lead, *anatomy.body[1:])


def compose(draft: Draft, passages: Sequence[Passage]) -> str:
    """Return the passages as Markdown, listing what was taken for the lead, a heading, a list."""
    lead = next((passage for passage in passages if not passage.mark and not passage.is_rule), None)
    if lead:
        text = lead.text.replace("\n", " ")
        shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
        draft.note("lead", shown, "the first paragraph below the headline", line=lead.number)
    return "\n\n".join(_without_idle_pauses(_blocks(draft, passages))) + "\n"


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


def _blocks(draft: Draft, passages: Sequence[Passage]) -> Iterator[str]:
    index = 0
    for family, run in groupby(passages, key=lambda passage: passage.mark.lstrip("0123456789")):
        group = list(run)
        index += len(group)
        if family:
            draft.note("list", f"{len(group)} items", f"lines that begin with “{group[0].mark}”", line=group[0].number)
            yield "\n".join(_item(passage) for passage in group)
        else:
            below = passages[index] if index < len(passages) else None
            pairs = zip(group, (*group[1:], below), strict=True)
            yield from (_text(draft, passage, following) for passage, following in pairs)


def _text(draft: Draft, passage: Passage, following: Passage | None) -> str:
    if passage.is_rule:
        return _PAUSE
    if following is not None and _is_section_heading(passage, following):
        draft.note("heading", passage.text, "one short line without final punctuation, above text", line=passage.number)
        return f"## {escape_heading(passage.text)}"
    return escape_paragraph(passage.text, hard=passage.broken)


def _is_section_heading(passage: Passage, following: Passage) -> bool:
    """Whether a line heads what follows: a paragraph or a list, and not who is quoted above."""
    text = passage.text
    if passage.underlined:
        return len(passage.lines) == 1
    if following.is_rule or (not following.mark and _looks_like_heading(following)):
        return False
    return _looks_like_heading(passage) and following.text[0] not in "–—" and not text.startswith(("–", "—"))


def _looks_like_heading(passage: Passage) -> bool:
    text = passage.text
    return is_heading(passage) and not has_address(text) and "://" not in text and not text.startswith("www.")


def _item(passage: Passage) -> str:
    """Write a list item; bullets of any sign become hyphens, numbers stay."""
    mark = passage.mark if passage.mark[:1].isdigit() else "-"
    return f"{mark} {escape_paragraph(' '.join(passage.words.split(chr(10))))}"
