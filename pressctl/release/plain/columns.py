"""Two columns at the head of a text made one: a date or a title on the left, whom to call or an address on the right."""

import re
from collections.abc import Sequence
from functools import cache

from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.labels import read_label
from pressctl.release.sentences import count_words, width_of

_YEAR = re.compile(r"(?:19|20)\d\d")
_S = "[ \u00a0\u202f]"
_ADDRESS_BESIDE = re.compile(r"(?P<left>\S.{3,59}?)(?:\t| {3,})[ \t]*(?P<right>[+(\d]\S.{4,40}|\S+@\S+)")
# An address of the web or of a mailbox at the right edge, as announcements to mailing lists have it.
_EDGE = re.compile(r"(?P<left>\S.{0,70}?) {3,}(?P<right><?(?:https?://|www\.)\S{3,}|<?[\w.+-]{1,64}@[\w.-]{3,64}>?)")
# A mailbox closer to what stands beside it; it counts where the edge is that of another line.
_CLOSE = re.compile(r"(?P<left>\S.{0,70}?) {2}(?P<right><?[\w.+-]{1,64}@[\w.-]{3,64}>?)")
_AT_EDGE = 2  # columns by which lines at one edge may differ
# A site's first page: beside a name, whose it is.
_HOME = re.compile(r"(?:https?://)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/?")
_ADDRESS_LEFT = re.compile(r"(?P<left><?[\w.+-]{1,64}@[\w.-]{3,64}>?) {3,}(?P<right>\S.{3,60}?)[ \t]*")
# A day at the right edge of the headline's line: `New tram line opens   Thursday, 17 February 2011`.
_DAY_BESIDE = re.compile(r"(?P<left>\S.{10,120}?)(?:\t| {2,})[ \t]*(?P<right>[^\W_](?:(?! {2})[^\t]){6,40})")
_GAP, _MOST_OF_A_HOUSE = 4, 6  # blanks before whom to ask, words of the house beside that
_HEAD_LINES = 8  # in which two columns may stand side by side
_LONGEST = 160  # characters of such a line


def part_columns(text: str, *, language: str) -> str:
    """Return the text with two columns at its head apart: `June 2, 2022      Contact: Jane Doe`.

    The left one is read first. Each line keeps its number, and the right column that of the last line it stood on.
    A name beside a site's first page, above other lines with such a column, keeps it: it is whose the site is.
    """
    lines = re.split(r"(\r\n|\r|\n)", text)
    left: list[tuple[int, str]] = []
    right: list[str] = []
    edges = [_edge(line) for line in lines[: 2 * _HEAD_LINES : 2]]
    widths = [width_of(found[0]) for found in edges if found]
    for index in range(0, min(len(lines), 2 * _HEAD_LINES), 2):
        edge = edges[index // 2] or _close(lines[index], widths)
        if edge and not left and len(widths) > 1 and _HOME.fullmatch(edge["right"]):
            lines[index] = f"{edge['left']} {edge['right']}"
            continue
        columns = (edge["left"], edge["right"]) if edge else _columns(lines[index], language)
        if (
            columns is None
            and left
            and not any(
                _edge(line) or _close(line, widths) or (len(line) <= _LONGEST and _ADDRESS_LEFT.fullmatch(line))
                for line in lines[index : index + 6 : 2]
            )
        ):
            break
        if columns:
            left.append((index, columns[0]))
            right.append(columns[1])
    if not left:
        return "".join(lines)
    for index, words in left:
        lines[index] = words
    lines[left[-1][0]] = "\v".join((left[-1][1], *right))
    return "".join(lines)


def _edge(line: str) -> re.Match[str] | None:
    """Return the columns of a line with an address at its right edge."""
    return _EDGE.fullmatch(line.rstrip(" \t")) if len(line) <= _LONGEST else None


def _close(line: str, widths: Sequence[int]) -> re.Match[str] | None:
    """Return the columns of a line whose mailbox ends where another line's address does, though two blanks alone stand before it."""
    found = _CLOSE.fullmatch(line.rstrip(" \t")) if len(line) <= _LONGEST else None
    return found if found and any(abs(width_of(found[0]) - width) <= _AT_EDGE for width in widths) else None


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
    apart = len(line[: found.start("right")]) - len(line[: found.start("right")].rstrip(" \t"))
    told = told or (
        apart >= _GAP and count_words(left) <= _MOST_OF_A_HOUSE and left[-1].isalnum()
    )  # whose people they are
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
