"""Two columns at the head of a text made one: a date or a title on the left, whom to call or an address on the right."""

import re
from functools import cache

from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.labels import read_label

_YEAR = re.compile(r"(?:19|20)\d\d")
_S = "[ \u00a0\u202f]"
_ADDRESS_BESIDE = re.compile(r"(?P<left>\S.{3,59}?)(?:\t| {3,})[ \t]*(?P<right>[+(\d]\S.{4,40}|\S+@\S+)")
# An address of the web or of a mailbox at the right edge, as announcements to mailing lists have it.
_EDGE = re.compile(r"(?P<left>\S.{0,70}?) {3,}(?P<right><?(?:https?://|www\.)\S{3,}|<?[\w.+-]{1,64}@[\w.-]{3,64}>?)")
_ADDRESS_LEFT = re.compile(r"(?P<left><?[\w.+-]{1,64}@[\w.-]{3,64}>?) {3,}(?P<right>\S.{3,60}?)[ \t]*")
# A day at the right edge of the headline's line: `New tram line opens   Thursday, 17 February 2011`.
_DAY_BESIDE = re.compile(r"(?P<left>\S.{10,120}?)(?:\t| {2,})[ \t]*(?P<right>[^\W_](?:(?! {2})[^\t]){6,40})")
_HEAD_LINES = 8  # in which two columns may stand side by side
_LONGEST = 160  # characters of such a line


def part_columns(text: str, *, language: str) -> str:
    """Return the text with two columns at its head apart: `June 2, 2022      Contact: Jane Doe`.

    The left one is read first. Each line keeps its number, and the right column that of the last line it stood on.
    """
    lines = re.split(r"(\r\n|\r|\n)", text)
    left: list[tuple[int, str]] = []
    right: list[str] = []
    for index in range(0, min(len(lines), 2 * _HEAD_LINES), 2):
        edge = _EDGE.fullmatch(lines[index].rstrip(" \t")) if len(lines[index]) <= _LONGEST else None
        columns = (edge["left"], edge["right"]) if edge else _columns(lines[index], language)
        if (
            columns is None
            and left
            and not any(
                _EDGE.fullmatch(line.rstrip(" \t")) or _ADDRESS_LEFT.fullmatch(line)
                for line in lines[index : index + 6 : 2]
                if len(line) <= _LONGEST
            )
        ):
            break
        if columns:
            left.append((index, columns[0]))
            right.append(columns[1])
    if not left:
        return text
    for index, words in left:
        lines[index] = words
    lines[left[-1][0]] = "\v".join((left[-1][1], *right))
    return "".join(lines)


def _columns(line: str, language: str) -> tuple[str, str] | None:
    """Return a line's two columns, a date or a label and whom to call; None where it has one."""
    mailed = _ADDRESS_LEFT.fullmatch(line) if len(line) <= _LONGEST else None
    if mailed and read_line(mailed["right"], language=language):
        return mailed["right"], mailed["left"]
    dated = _DAY_BESIDE.fullmatch(line.strip(" \t")) if len(line) <= _LONGEST else None
    if dated and _is_day(dated["right"], language) and not read_line(dated["left"], language=language):
        return dated["left"], dated["right"]
    levelled = level(line) if len(line) <= _LONGEST else ""
    found = _contact_beside().match(levelled) or _ADDRESS_BESIDE.fullmatch(levelled)
    if found is None:
        return None
    left, right = line[: found.end("left")].strip(" \t"), line[found.start("right") :]
    if len(read_label(line).words) > len(left):
        return None  # "Priopćenje za medije: …": what stands there is one label
    told = bool(read_line(left, language=language)) or read_label(left).kind in {"press", "immediate", "embargo"}
    return (left, right) if told and (right[:1].isalpha() or has_address(right)) else None


def _is_day(words: str, language: str) -> bool:
    """Whether words are a day with its year, and nothing else."""
    read = read_line(words, language=language)
    return read is not None and not read.place and bool(_YEAR.search(words))


@cache
def _contact_beside() -> re.Pattern[str]:
    """Return the pattern of a line with a contact's label in its right column."""
    return re.compile(
        rf"(?P<left>.{{3,60}}?[^ \t\u00a0\u202f])(?:{_S}|\t){{1,80}}(?P<right>(?:{phrases('contact')}){_S}?:.*)$"
    )
