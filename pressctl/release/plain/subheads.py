"""What stands between a headline and the lead: its date, a letter's greeting, a page's captions and lists, and the subhead."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pressctl.release.plain.anatomy import MOST_PARTS, Part
from pressctl.release.plain.asides import Reader
from pressctl.release.plain.candidates import MOST_LINES
from pressctl.release.plain.captions import count_captions
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.dashed import read_dashed
from pressctl.release.plain.datelines import is_stamp
from pressctl.release.plain.decks import read_deck
from pressctl.release.plain.events import stands_among_fields
from pressctl.release.plain.furniture import is_greeting, is_invitation
from pressctl.release.plain.labels import TEXT, Label
from pressctl.release.plain.openings import read_place
from pressctl.release.plain.passages import Passage
from pressctl.release.plain.titles import can_be_subhead
from pressctl.release.plain.tops import adds_nothing, find_again, kind_around, read_between, read_rows
from pressctl.release.recasing import is_title_case
from pressctl.release.sentences import SENTENCE_ENDS, count_words

_LONGEST_RECORD, _RECORD_WORDS = 4, 8  # lines of who issues a text, when and under which number, words of one
_FILED_WORDS, _FEWEST_FILED = 4, 2  # words of what a page files its text under, lines of it
_LONGEST_HEAD = 8  # lines of a letter's head below its headline
_LONGER, _FEWEST_LONGER = 5, 3  # letters of a longer word, such words of a line
_NEARLY = 0.7  # their share with capitals
_HEAD_WORDS, _ADDRESSED_WORDS = 5, 8  # words of one, and where the head has an address


def read_subhead(reader: Reader, headline: Sequence[Passage], *, bold: bool) -> Passage | None:
    """Put aside what stands below the headline, and return the subhead, None where there is none.

    `bold`: the headline is told by its bold letters alone, without a style of its own.
    """
    reader.found = True
    _take_stamp(reader)
    between = read_between(reader.rest, headline)
    if between:
        del reader.rest[0]
    _take_below(reader, headline)
    _take_invitation(reader)
    _take_greeting(reader)
    subhead = between or _take_subhead(reader, bold=bold)
    _take_below(reader, headline)
    _take_greeting(reader)
    return _without_star(subhead) if subhead else None


def _take_stamp(reader: Reader) -> None:
    """Put aside the line of a date and an hour, whatever else it tells, directly below the headline."""
    if len(reader.rest) > 1 and is_stamp(reader.rest[0].text, language=reader.language):
        reader.put_aside(1, "dated")


def _take_below(reader: Reader, headline: Sequence[Passage]) -> None:
    """Put aside the labels below the headline, and the headline itself where it stands there once more."""
    reader.put_aside(_count_letterhead(reader), "letterhead")
    reader.take_parts()
    _take_rows(reader)
    while len(reader.rest) > 1 and adds_nothing(reader.rest[0], headline):
        reader.rest[:1] = reader.rest[0].apart()
        reader.put_aside(1, "web")
        reader.take_parts()
    _take_record(reader)
    reader.take_parts()
    _take_filed(reader)
    reader.put_aside(count_captions(reader.rest), "credit")
    for at, kind in find_again(reader.rest, headline):
        reader.parts.append(Part(kind=kind, passages=(reader.rest.pop(at),), label=TEXT))


def _take_record(reader: Reader) -> None:
    """Put aside the lines of an office directly beside the number under which it issues a text, and its day: `Nr. 45`, `5 May 2024`, `Culture`."""
    above = [part for part in reader.parts if reader.rest and part.line < reader.rest[0].number][-_LONGEST_RECORD:]
    lines: list[tuple[str, Passage]] = [(part.kind, part.passages[0]) for part in above]
    lines += [(part.kind if (part := reader.read_part([one])) else "", one) for one in reader.rest[:_LONGEST_RECORD]]
    start = end = len(above)
    while (
        0 < start < len(lines) and lines[start - 1][0] in {"dated", "issuer"} and _touch(lines[start - 1], lines[start])
    ):
        start -= 1
    while start < end < len(lines) and lines[end][0] in {"", "dated", "issuer"} and _touch(lines[end - 1], lines[end]):
        end += 1
    kinds = {kind for kind, _ in lines[start:end]}
    others = [one for kind, one in lines[len(above) : end] if not kind]
    short = all(count_words(one.text) <= _RECORD_WORDS and one.text[-1] not in SENTENCE_ENDS for one in others)
    if others and short and {"dated", "issuer"} <= kinds and end < len(above) + len(reader.rest):
        reader.put_aside(end - len(above), "issuer")


def _take_filed(reader: Reader) -> None:
    """Put aside what a page files its text under, each on a line directly below "press release": `Culture`, `Schools and sport`."""
    label = reader.parts[-1] if reader.parts and reader.parts[-1].kind == "press" else None
    block = reader.rest[0] if len(reader.rest) > 1 else None
    if label is None or block is None or label.label.rest or block.form or block.mark:
        return
    touches = label.passages[-1].lines[-1].number + 1 == block.number
    short = all(count_words(line.text) <= _FILED_WORDS and line.text[-1].isalnum() for line in block.lines)
    if touches and short and len(block.lines) >= _FEWEST_FILED:
        reader.rest[:1] = block.apart()
        reader.put_aside(len(block.lines), "web")
        reader.take_parts()


def _touch(upper: tuple[str, Passage], lower: tuple[str, Passage]) -> bool:
    """Whether a line stands directly below another, alone."""
    (_, above), (_, below) = upper, lower
    alone = len(below.lines) == 1 and not (below.form or below.mark)
    return alone and below.number == above.lines[-1].number + 1


def _count_letterhead(reader: Reader) -> int:
    """Return how many lines below the headline are a letter's head: short ones, down to "press release" or its day."""
    plain = reader.rest[:_LONGEST_HEAD] if not any(one.form or one.mark for one in reader.rest[:_LONGEST_HEAD]) else []
    parts = [reader.read_part([one]) for one in plain]
    at = next((at for at, part in enumerate(parts) if part and part.kind in {"press", "immediate", "dated"}), 0)
    most = _ADDRESSED_WORDS if any(has_address(one.text) for one in plain[:at]) else _HEAD_WORDS
    short = all(count_words(one.text) <= most and one.text[-1] not in ".!?。！？।" for one in plain[:at])
    return at if short and sum(part is None for part in parts[:at]) > 1 else 0


def _take_rows(reader: Reader) -> None:
    """Put aside a list of what a page says of its text."""
    rows = read_rows(reader.rest, reader.language)
    reader.rest[: len(rows)] = rows
    reader.put_aside(len(rows), "web")
    reader.take_parts()


def _as_one(top: Sequence[Passage]) -> list[Passage]:
    """Return two lines as one passage, where the upper one ends with a semicolon: `Bridge opened for all;`, `Tolls End in May`.

    So are two Whose Words Have Capitals, as a subhead is wrapped above a paragraph.
    """
    if len(top) < 2 or any(one.form or one.mark or one.broken or len(one.lines) > 1 for one in top[:2]):  # noqa: PLR2004  (two)
        return [*top]
    upper, lower, *below = top
    touches = lower.number == upper.number + 1 and lower.text[-1] not in SENTENCE_ENDS
    said = bool(below) and len(below[0].text) > 2 * len(lower.text) and below[0].text[-1] in f"{SENTENCE_ENDS}:"
    wrapped = said and upper.text[-1].isalnum() and all(map(_is_titled, (upper.text, lower.text)))
    joined = touches and (upper.text.endswith(";") or wrapped)
    return [replace(upper, lines=upper.lines + lower.lines), *below] if joined else [*top]


def _is_titled(text: str) -> bool:
    """Whether nearly all longer words of a line have capitals, and there are several."""
    longer = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= _LONGER]
    return len(longer) >= _FEWEST_LONGER and sum(word[0].isupper() for word in longer) >= _NEARLY * len(longer)


def _take_invitation(reader: Reader) -> None:
    """Put aside a line that says what a letter below its headline is: `Invitation to the press conference`."""
    if len(reader.rest) > 1 and not reader.rest[0].form and is_invitation(reader.rest[0].text):
        label = Label(kind="press", words=reader.rest[0].text)
        reader.parts.append(Part(kind="press", passages=(reader.rest.pop(0),), label=label))


def _take_greeting(reader: Reader) -> None:
    """Put aside the words that greet whom a letter is for, on lines of their own."""
    while len(reader.rest) > 1 and reader.rest[0].form in {"", "text", "heading"} and is_greeting(reader.rest[0].text):
        reader.put_aside(1, "letter")


def _take_subhead(reader: Reader, *, bold: bool) -> Passage | None:
    """Take a line like a heading that stands directly below the headline and above a paragraph."""
    count, deck = read_deck(reader.rest, language=reader.language)
    if deck:
        del reader.rest[:count]
        return deck
    told = next((passage for passage in reader.rest[:MOST_LINES] if passage.form == "subhead"), None)
    if told:
        reader.rest.remove(told)
        return told
    reader.rest[:3] = _as_one(reader.rest[:3])
    listed = read_rows(reader.rest[1:], reader.language)
    first = reader.rest[0] if len(reader.rest) > 1 and (listed or not reader.rest[1].mark) else None
    count, dashed = read_dashed(reader.rest)
    if dashed:
        del reader.rest[:count]
        return dashed
    around = kind_around(reader.rest) if first and len(reader.parts) < MOST_PARTS else ""
    if around:
        reader.put_aside(1, around)
        reader.take_parts()
        return _take_subhead(reader, bold=bold)
    # Whatever its form: no lead stands above what a page lists of its text, or Is Written as Titles Are.
    titled = first is not None and first.form == "text" and (is_title_case(first.text) or first.is_emphasised)
    # Nor where line and headline are in bold and the text below them is not.
    titled = titled or (bold and first is not None and first.is_strong and not reader.rest[1].is_strong)
    line = replace(first, form="") if first and (listed or titled) else first
    line = None if line and line.quoted else line
    below = next((one for one in reader.rest[1:3] if reader.read_part([one]) is None), line)
    heads = line and below and can_be_subhead(line, below, reader.language) and not read_place(line.text)
    heads = heads and not stands_among_fields(reader.rest[0], reader.rest[1])
    if heads and any(reader.read_part([one]) is None for one in reader.rest[1:]):  # else it is all that there is
        return reader.rest.pop(0)
    return None


def _without_star(line: Passage) -> Passage:
    """Return a subhead without the sign that a page sets before it, `*Second in a year`; one that refers to a note stands behind a word."""
    starred = line.text[0] == "*" and line.text.count("*") == 1 and not line.spans
    return line.after(len(line.text) - len(line.text[1:].lstrip(" \u00a0"))) if starred else line
