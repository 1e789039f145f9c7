"""Lines that a Markdown file has below each other and CommonMark would run into one: addresses, a line in bold above a text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pressctl.release.plain.contacts import has_address

_OTHER = re.compile(
    r"[ \t]{4}|\t|[ ]{0,3}(?:[#>|<:`~]|[*+-][ \t]|\d{1,9}[.)][ \t]|[-*_=]{3,}[ \t]*$)"
)  # begins another block
# All of it in bold, with no break at its end, and what a sentence of its own begins with.
_BOLD = re.compile(
    r"[ ]{0,3}(?:(?P<sign>\*\*|__)(?! )(?P<words>[^*_\n]{2,160})(?P=sign)|<(?P<tag>strong|b)>(?P<said>[^<>\n]{2,600})</(?P=tag)>)[ ]?"
)
_BEGINS = re.compile(r"[«“„\"'‘*_\[(]{0,3}(?:[^\W\d_a-zà-öø-ÿ]|\d)")
# An address that begins a paragraph, and the sentence behind it: an editor puts a film's there.
_ADDRESS_FIRST = re.compile(r"(?P<address>https?://[^ \t\n<>()\[\]]{4,300})[ ]+(?P<rest>.{60,})", re.DOTALL)
# Such a line of a record: `**Published**: 5 May 2024`, `**Place:** Elmton`.
_FIELD = re.compile(
    r"[ ]{0,3}(?P<sign>\*\*|__)[^\W\d_][^*_:：\n]{1,40}(?:[:：][ ]?(?P=sign)|(?P=sign)[ \u00a0]?[:：])[ \u00a0]*\S"
)
_PLAIN_FIELD = re.compile(
    r"(?:>[ ]?)?(?:\*\*|__)?[^\W\d_][^:：*_\n\[\]()<>]{0,30}(?:\*\*|__)?[ \u00a0]?[:：](?:\*\*|__)?(?:[ \u00a0]|(?<=：))[ \u00a0]*\S.{0,200}"
)
_LONGEST, _MOST = 90, 12  # characters of a line, lines
_ENDS, _STOPS = ".!?…", ".!?…。:：,;"
_FEWEST_LONE, _MOST_ENDED = 3, 0.75  # long lines that are paragraphs, share of lines that end as a sentence


def with_address_lines(rows: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield a text's lines with their numbers, those of a block of addresses with a break at their ends.

    Such a block is short lines, an address or a number to call in one of them, and no sentence at its end.
    """
    for blank, run in groupby(rows, key=lambda row: not row[1].strip(" \t")):
        group = list(run)
        while group and group[0][1].startswith("#"):  # a heading needs no blank line below it
            yield group.pop(0)
        lines = [line.rstrip(" \t") for _, line in group]
        short = 1 < len(group) <= _MOST and all(len(line) <= _LONGEST for line in lines)
        plain = short and not blank and not any(map(_OTHER.match, lines)) and lines[-1][-1] not in _ENDS
        if plain and any(map(has_address, lines)) and not any(_runs_on(line) for line in lines[:-1]):
            yield from ((number, _broken(line)) for number, line in group)
        else:
            yield from group


def with_field_lines(rows: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield a text's lines, a break at the end of each that stands above another where both begin with a name and a colon.

    The names are in bold, or all lines of the paragraph have one, as a record's have, which may be set apart as a quotation.
    """
    for _, run in groupby(rows, key=lambda row: not row[1].strip(" \t>")):
        group = list(run)
        record = 1 < len(group) <= _MOST and all(map(_is_field, group))
        for at, (number, line) in enumerate(group):
            below = group[at + 1][1] if at + 1 < len(group) else ""
            both = record or (_FIELD.match(line) and _FIELD.match(below))
            yield number, _broken(line) if both and below else line


def _broken(line: str) -> str:
    """Return a line with a break at its end: blanks, which do not hold where the file has its own sign for one."""
    return f"{line.rstrip(' ').removesuffix(chr(92))}  "


def _is_field(row: tuple[int, str]) -> bool:
    """Whether a line is a name, a colon and a few words, and no sentence."""
    line = row[1].rstrip(" ")
    return bool(_PLAIN_FIELD.fullmatch(line)) and line[-1] not in _STOPS


def with_bold_lines(rows: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield a text's lines, a blank one below a line in bold that begins a paragraph and ends before its next sentence."""
    above, waiting = "", False
    for number, line in _with_first_addresses(rows):
        if waiting and line.strip(" \t") and not _OTHER.match(line) and _BEGINS.match(line.lstrip(" ")):
            yield number, ""
        yield number, line
        found = _BOLD.fullmatch(line) if not above.strip(" \t") or above.startswith("#") else None
        waiting = found is not None and (found["words"] or found["said"])[-1] not in ",;-–— "
        above = line


def _with_first_addresses(rows: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield a text's lines, a blank one below an address that begins a paragraph and is no part of its first sentence."""
    above = ""
    for number, line in rows:
        found = _ADDRESS_FIRST.fullmatch(line) if line.startswith("http") and not above.strip(" \t") else None
        if found and _BEGINS.match(found["rest"]):
            yield from ((number, found["address"]), (number, ""), (number, found["rest"]))
        else:
            yield number, line
        above = line


def with_lone_lines(rows: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return a text's lines, a blank one between each where the text has none and its lines are its paragraphs.

    So some sites keep what was pasted: every line ends as a sentence does, most are long, and they are of every length.
    """
    found = list(rows)
    while found and not found[-1][1].strip(" \t"):
        found.pop()
    start = next((at for at, (_, line) in enumerate(found) if line.strip(" \t")), 0)
    lines = [line.rstrip(" \t\\") for _, line in found[start:]]
    if (
        len(lines) < _FEWEST_LONE
        or not all(lines)
        or any(line.startswith((" ", "\t", "```", "<", "|")) for line in lines)
    ):
        return list(rows)
    prose = [line for line in lines if not _OTHER.match(line)]
    ended = sum(line.rstrip("\"'”»)*_").endswith((*_ENDS, ":", "。", "؟")) for line in prose)
    long = sum(len(line) > _LONGEST for line in prose)
    lengths = sorted(map(len, prose))
    if ended < _MOST_ENDED * len(prose) or long < _FEWEST_LONE or 2 * lengths[-1] < 3 * lengths[len(lengths) // 4]:
        return list(rows)
    apart = found[: start + 1]
    for row in found[start + 1 :]:
        listed = _OTHER.match(row[1]) and _OTHER.match(apart[-1][1])
        apart += [row] if listed else [(row[0], ""), row]
    return apart


def _runs_on(line: str) -> bool:
    """Whether a line ends within a sentence, as wrapped prose does: with a comma, or a long one with a small word."""
    words = line.rstrip(" \t\\").split(" ")
    return len(line) > _LONGEST * 2 // 3 and words[-1][:1].islower()
