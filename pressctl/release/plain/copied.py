"""A web page that was copied whole, menus and all: where its text begins and ends, told by form, in any language.

A page's frame is lines of a few words without a sentence's end, many in a row; a text is paragraphs, with a heading or a
date between them at times. Each line counts for or against being text, and the stretch with the highest sum is the text:
a menu outweighs the two sentences of a cookie notice in it, a list of five items does not outweigh the text around it.
The headline is the line above, not far off, whose words the text repeats.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from pressctl.release.levelling import level
from pressctl.release.plain.captions import is_byline, is_office
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.furniture import count_page, is_credit, is_notice, is_site_notice
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.letterheads import count_words
from pressctl.release.plain.passages import Line, Passage, is_rule
from pressctl.release.plain.tops import is_of_page
from pressctl.release.plain.weighing import MOST_OF_A_KICKER, Echo, names_press

_LINE_END = re.compile(r"\r\n|\r|\n")
_EDGES = " \t\r\u3000\u200b\ufeff"
_SENTENCE_ENDS = '.!?…»”")。！？」؟۔।'
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_SHORTEST_PARAGRAPH, _SHORTEST_SENTENCE, _LONG = 80, 30, 160  # characters
_MOST_OF_ONE = 600  # characters of a paragraph that count
_LINE, _NOTICE, _ITEM = -45, -150, -10
_LONGEST_OF_A_MENU = 60  # characters
_SHORTEST_TEXT = 250  # weight of a text
_FEWEST_ABOVE, _FEWEST_BELOW, _MOST_WORDS = 8, 12, 7  # lines of a frame, that stand in a row, words of one
_NEAR = 25  # lines above a text among which its headline stands
_LONGEST_HEADLINE = 250
_MARK = re.compile(r"(?:[•●▪■◦‣⁃∙·*–—+-]|\d{1,2}[.)])[ \t\u00a0]")
_JOINED = re.compile(r"[ \u00a0]+(?:[|–—·•:»/>]|-|::)[ \u00a0]+")
_OPENING = 40  # characters by which a paragraph is known that stands there several times
_NARROWEST, _WITHIN = 45, 0.4  # characters of a wrapped line, share of those that the next goes on in small letters
_SURELY, _FEWEST_MENUS = 20, 2  # lines in a row that only a menu has, lines known from menus
_MOST_OF_A_CALL, _FEWEST_OF_A_SUBHEAD, _FEWEST_OF_A_HEADLINE = 4, 5, 3  # words
# What speaks for a headline: its words in the text, its length, the page's title, that it stands there again.
_SAID, _LONG_LINE, _FEW_WORDS, _TITLED, _AGAIN = 3.0, 1.0, -1.5, 1.0, 0.5
# And against: a full stop, a label of the press, each line between it and the text, that it is the way to a page.
_STOP, _PRESS, _FAR, _TRAIL = -1.0, -2.0, -0.08, -2.0
_LEAST = 0.5  # weight of a headline
# How much heavier a subhead may be than the headline above it, and which share of that one's words the text has.
_SUBHEAD, _ECHOED = 2.5, 0.3
_LEFT = 6  # lines above a text that are kept where none is like a headline
_BELOW = 14  # lines below a text among which its people to ask stand


class Copied(Struct, frozen=True, kw_only=True):
    """A page's text, every line with its number, and the lines of its frame above and below."""

    text: str
    above: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()


class _Unit(Struct):
    """A line, or a wrapped paragraph: `lines[at:end]`, and what it counts for being text, or against it."""

    at: int
    end: int
    text: str
    weight: int = 0


def part_frame(text: str, *, language: str) -> Copied:
    """Return the text of a page that was copied whole, without its frame; any other text as it is."""
    lines = _LINE_END.split(text)
    if _longest_run([len(line) <= _LONGEST_OF_A_MENU for line in lines if line.strip(_EDGES)]) < _FEWEST_ABOVE:
        return Copied(text=text)
    units = _units(lines)
    start, end, weight = _heaviest([unit.weight for unit in units])
    end = _without_teasers(units, start, end)
    framed = [_is_frame(units[:start], _FEWEST_ABOVE), _is_frame(units[end:], _FEWEST_BELOW)]
    if weight < _SHORTEST_TEXT or not any(framed):
        return Copied(text=text)
    topped = (framed[0] or _has_menu(units[:start])) and not _repeats_title(units[:start])
    head = _headline(units, start, end, language) if topped else None
    first = head if head is not None else max(0, start - _LEFT) if topped else 0
    between = set() if head is None else {at for at in range(head + 1, start) if _is_idle(units, at, head, language)}
    foot = _foot(units, end) if framed[1] or _has_menu(units[end:]) else len(units)
    kept = list(lines)
    above: list[Line] = []
    below: list[Line] = []
    for at, unit in enumerate(units):
        side = above if at < first or at in between else below if at >= foot else None
        if side is not None:
            side += _told(lines, unit)
            kept[unit.at : unit.end] = [""] * (unit.end - unit.at)
    if head is not None:
        kept[units[head].at] = f"\f{kept[units[head].at]}"
    return Copied(text="\n".join(kept), above=tuple(above), below=tuple(below))


def _repeats_title(above: Sequence[_Unit]) -> bool:
    """Whether a page begins with its title and has it again: then that tells where its headline stands, and goes on."""
    return count_page([Passage(lines=(Line(number=one.at + 1, text=one.text),)) for one in above]) > 0


def _told(lines: Sequence[str], unit: _Unit) -> list[Line]:
    numbered = enumerate(lines[unit.at : unit.end], unit.at + 1)
    return [Line(number=number, text=line.strip(_EDGES)) for number, line in numbered]


def _units(lines: Sequence[str]) -> list[_Unit]:
    """Return the lines of a text, those of a wrapped paragraph as one."""
    said = [line.strip(_EDGES) for line in lines]
    units: list[_Unit] = []
    at = 0
    while at < len(said):
        end = at + 1
        while said[at] and end < len(said) and said[end]:
            end += 1
        block = said[at:end] if said[at] else []
        if len(block) > 1 and _is_wrapped(block):
            units.append(_Unit(at=at, end=end, text=" ".join(block)))
        elif block:
            units += [_Unit(at=at + index, end=at + index + 1, text=line) for index, line in enumerate(block)]
        at = end
    openings = Counter(unit.text[:_OPENING] for unit in units if _size(unit.text) >= _SHORTEST_PARAGRAPH)
    for unit in units:
        again = openings[unit.text[:_OPENING]] > 1
        unit.weight = _NOTICE if again else _weigh(unit.text)
    return units


def _is_wrapped(block: Sequence[str]) -> bool:
    """Whether the lines of a block break within sentences, as programs wrap them."""
    full = [(above, below) for above, below in pairwise(block) if len(above) >= _NARROWEST]
    inside = sum(below[0].islower() and above[-1] not in _SENTENCE_ENDS for above, below in full)
    return 2 * len(full) >= len(block) - 1 and inside >= _WITHIN * len(full) and inside > 0


def _size(line: str) -> int:
    return len(line) + 2 * len(_IDEOGRAPH.findall(line))


def _weigh(line: str) -> int:
    if not any(map(str.isalnum, line)):
        return 0
    size = _size(line)
    ends = line[-1] in _SENTENCE_ENDS
    if is_notice(line) or is_site_notice(line):
        return _NOTICE
    if (ends and size >= _SHORTEST_PARAGRAPH) or size >= _LONG:
        return min(size, _MOST_OF_ONE)
    if ends and size >= _SHORTEST_SENTENCE:
        return size // 2
    if _MARK.match(line) or line[-1] in ":：":
        return _ITEM
    return _LINE


def _heaviest(weights: Sequence[int]) -> tuple[int, int, int]:
    """Return where the stretch with the highest sum starts and ends, and that sum."""
    best, found, total, begun = 0, (0, 0), 0, 0
    for at, weight in enumerate(weights):
        if total <= 0:
            total, begun = 0, at
        total += weight
        if total > best:
            best, found = total, (begun, at + 1)
    return (*found, best)


def _is_frame(units: Sequence[_Unit], fewest: int) -> bool:
    """Whether what stands above or below a text is a page's frame: many short lines, in a row, some of them known from menus."""
    longest = _longest_run([_is_short(one.text) for one in units])
    return longest >= fewest and (longest >= _SURELY or _has_menu(units))


def _has_menu(units: Sequence[_Unit]) -> bool:
    """Whether some lines are known from menus."""
    return sum(read_label(one.text).kind in {"web", "related", "filed"} for one in units) >= _FEWEST_MENUS


def _without_teasers(units: Sequence[_Unit], start: int, end: int) -> int:
    """Return where a text ends above teasers of others: each has the same few words below it, such as "Read more"."""
    calls: dict[str, list[int]] = {}
    for at in range(start + 1, min(end + 1, len(units))):
        text = units[at].text
        if (
            any(map(str.isalnum, text))
            and count_words(text) <= _MOST_OF_A_CALL
            and units[at - 1].weight > 0
            and not is_credit(text)
            and text[-1] not in ":："
        ):
            calls.setdefault(level(text), []).append(at)
    firsts = [found[0] for found in calls.values() if len(found) > 1]
    if not firsts:
        return end
    until = min(firsts)
    while until > start and units[until - 1].weight > 0:  # the teaser
        until -= 1
    while until > start and units[until - 1].weight <= 0:  # its title, and the words above them all
        until -= 1
    return until if until > start else end


def _is_idle(units: Sequence[_Unit], at: int, head: int, language: str) -> bool:
    """Whether a line between a page's headline and its text is the page's own: no date, no subhead, no sentence."""
    text = units[at].text
    if (
        text[-1] in _SENTENCE_ENDS
        or units[at].weight > 0
        or read_label(text).kind
        or read_line(text, language=language)
    ):
        return False
    below = all(read_line(one.text, language=language) for one in units[head + 1 : at])
    return not (below and count_words(text) >= _FEWEST_OF_A_SUBHEAD)


def _longest_run(flags: Sequence[bool]) -> int:
    longest = count = 0
    for flag in flags:
        count = count + 1 if flag else 0
        longest = max(longest, count)
    return longest


def _is_short(text: str) -> bool:
    return text[-1] not in ".!?:。！？" and count_words(text) <= _MOST_WORDS and not has_address(text)


def _headline(units: Sequence[_Unit], start: int, end: int, language: str) -> int | None:
    """Return the line that is a text's headline, by its words, its place and its form; None where none is like one."""
    echo = Echo([Passage(lines=(Line(number=one.at + 1, text=one.text),)) for one in units[start:end]])
    counts = Counter(level(one.text) for one in units)
    titles = [level(one.text) for one in units[:start] if _JOINED.search(one.text)]
    weights: dict[int, float] = {}
    for at in range(max(0, start - _NEAR), start):
        text = units[at].text
        if _can_head(text, language):
            weights[at] = _weigh_head(text, echo, counts, titles) + _FAR * (start - at)
    if not weights:
        return None
    for at in weights:
        if _ends_with_another([units[other].text for other in weights if other > at], units[at].text):
            weights[at] += _TRAIL
    best = max(weights, key=lambda at: (weights[at], at))
    upper = max((at for at in weights if at < best), default=best)
    stands_above = (
        count_words(units[upper].text) >= _FEWEST_OF_A_HEADLINE and weights[upper] >= weights[best] - _SUBHEAD
    )
    best = upper if stands_above and echo.share(units[upper].text) >= _ECHOED else best
    return best if weights[best] >= _LEAST else None


def _ends_with_another(below: Sequence[str], text: str) -> bool:
    """Whether a line is the way to a page, `Home News The bridge reopens`, and the headline stands below it."""
    said = level(text)
    ends = (level(one) for one in below if count_words(one) >= _FEWEST_OF_A_HEADLINE)
    return any(said != end and said.endswith(end) for end in ends)


def _weigh_head(text: str, echo: Echo, counts: Mapping[str, int], titles: Sequence[str]) -> float:
    words, said = count_words(text), level(text)
    titled = any(one != said and (one.startswith(said) or one.endswith(said)) for one in titles)
    weight = _SAID * echo.share(text)
    weight += _LONG_LINE if words >= _FEWEST_OF_A_SUBHEAD else _FEW_WORDS if words <= MOST_OF_A_KICKER else 0.0
    if words > MOST_OF_A_KICKER:
        weight += (_TITLED if titled else 0.0) + (_AGAIN if counts[said] > 1 else 0.0)
    weight += _STOP if text[-1] in ".。" else 0.0
    return weight + (_PRESS if names_press(text) and words <= _MOST_OF_A_CALL else 0.0)


def _can_head(text: str, language: str) -> bool:
    """Whether a line has a headline's form, and is nothing else that is known."""
    if len(text) > _LONGEST_HEADLINE or not any(map(str.isalpha, text)) or text[-1] in ":：" or _MARK.match(text):
        return False
    label = read_label(text)
    if label.kind in {"web", "related", "filed", "contact", "end"} or (
        label.kind in {"press", "immediate"} and not label.rest
    ):
        return False
    if read_line(text, language=language) or is_of_page(text) or is_byline(text) or is_credit(text) or is_office(text):
        return False
    return not has_address(text) and not is_rule(text)


def _foot(units: Sequence[_Unit], end: int) -> int:
    """Return where a page's frame begins below its text: behind a line that is no menu's, and the people to ask near it."""
    last = end
    while (
        last < len(units)
        and not _is_short(units[last].text)
        and not read_label(units[last].text).kind
        and units[last].weight != _NOTICE
    ):
        last += 1
    for at in range(last, min(last + _BELOW, len(units))):
        if read_label(units[at].text).kind == "related":
            break
        if has_address(units[at].text):
            last = at + 1
    return last
