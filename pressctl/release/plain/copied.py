"""A web page that was copied whole, menus and all: where its text begins and ends, told by form, in any language.

A page's frame is lines of a few words without a sentence's end, many in a row; a text is paragraphs, with a heading or a
date between them at times. Each line counts for or against being text, and the stretch with the highest sum is the text:
a menu outweighs the two sentences of a cookie notice in it, a list of five items does not outweigh the text around it.
The headline is the line above, not far off, whose words the text repeats.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from pressctl.release.levelling import level
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import begins_with_day, read_line
from pressctl.release.plain.furniture import count_page, is_credit
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.notices import is_notice, is_site_notice
from pressctl.release.plain.pageheads import find_headline, is_way_to
from pressctl.release.plain.pagestarts import start_of
from pressctl.release.plain.passages import Line, Passage
from pressctl.release.plain.speakers import is_name
from pressctl.release.sentences import SENTENCE_ENDS, count_words, length_of

_LINE_END = re.compile(r"\r\n|\r|\n")
_EDGES = " \t\r\u3000\u200b\ufeff"
_SHORTEST_PARAGRAPH, _SHORTEST_SENTENCE, _LONG = 80, 30, 160  # characters
_MOST_OF_ONE = 600  # characters of a paragraph that count
_LINE, _NOTICE, _ITEM = -45, -150, -10
_LONGEST_OF_A_MENU = 60  # characters
_SHORTEST_TEXT = 250  # weight of a text
_FEWEST_ABOVE, _FEWEST_BELOW, _MOST_WORDS = 8, 12, 7  # lines of a frame, that stand in a row, words of one
_MARK = re.compile(r"(?:[•●▪■◦‣⁃∙·*–—+-]|\d{1,2}[.)])[ \t\u00a0]")
_OPENING = 40  # characters by which a paragraph is known that stands there several times
_NARROWEST, _WITHIN = 45, 0.4  # characters of a wrapped line, share of those that the next goes on in small letters
_MOST_OF_AN_ENTRY = 3  # words of a menu's line
_FEWEST_WRAPPED, _SLACK = 3, 12  # wrapped paragraphs of a text, characters by which its lines may be shorter
_SURELY, _FEWEST_MENUS = 20, 2  # lines in a row that only a menu has, lines known from menus
_MOST_OF_A_CALL, _FEWEST_OF_A_SUBHEAD, _FEWEST_OF_A_SHORT_ONE = 4, 5, 3  # words
_FEWEST_OF_A_TEXT = 14  # words that no title has
_FEWEST_SIGNERS, _MOSTLY = 4, 0.8  # lines of a block, share of those that are names
_FEWEST_OF_A_NAME, _MOST_OF_A_NAME, _SHORTEST_OF_A_NAME = 2, 6, 4  # words, characters of one that is not small
_RIBBON = "+++"
_FEWEST_TAGS = 3  # lines
_LEFT = 6  # lines above a text that are kept where none is like a headline
_BELOW = 14  # lines below a text among which its people to ask stand


class Copied(Struct, frozen=True, kw_only=True):
    """A page's text, every line with its number, and the lines of its frame above and below; `head` is its headline's, 0 for none."""

    text: str
    head: int = 0
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
    after, start, end = _without_teasers(units, start, end)
    framed = [_is_frame(units[:start], _FEWEST_ABOVE, _is_in_menu), _is_frame(units[end:], _FEWEST_BELOW, _is_short)]
    said = [unit.text for unit in units]
    start = start_of(said, [unit.weight for unit in units], start, end, language)
    head = find_headline(said, start, end, after=after, language=language)
    menus = _has_menu(units[:start]) or (head is not None and any(is_way_to(one, said[head]) for one in said[:head]))
    if weight < _SHORTEST_TEXT or not (any(framed) or menus):
        return Copied(text=text)
    topped = (framed[0] or menus) and not _repeats_title(units[:start])
    head = head if topped else None
    first = head if head is not None else max(after, start - _LEFT) if topped else 0
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
    number = 0 if head is None else units[head].at + 1
    return Copied(text="\n".join(kept), head=number, above=tuple(above), below=tuple(below))


def _repeats_title(above: Sequence[_Unit]) -> bool:
    """Whether a page begins with its title and has it again: then that tells where its headline stands, and goes on."""
    return count_page([Passage(lines=(Line(number=one.at + 1, text=one.text),)) for one in above]) > 0


def _told(lines: Sequence[str], unit: _Unit) -> list[Line]:
    numbered = enumerate(lines[unit.at : unit.end], unit.at + 1)
    return [Line(number=number, text=line.strip(_EDGES)) for number, line in numbered]


def _units(lines: Sequence[str]) -> list[_Unit]:
    """Return the lines of a text, those of a wrapped paragraph as one."""
    said = [line.strip(_EDGES) for line in lines]
    blocks = [list(run) for told, run in groupby(enumerate(said), key=lambda pair: bool(pair[1])) if told]
    wrapped = [_is_wrapped([line for _, line in block]) for block in blocks]
    widths = [max(len(line) for _, line in block) for block, is_one in zip(blocks, wrapped, strict=True) if is_one]
    width = max(widths) if len(widths) >= _FEWEST_WRAPPED else 0
    units: list[_Unit] = []
    for block, is_one in zip(blocks, wrapped, strict=True):
        at, texts = block[0][0], [line for _, line in block]
        if is_one or (width and _fills(texts, width)):
            units.append(_Unit(at=at, end=at + len(texts), text=" ".join(texts)))
        else:
            units += [_Unit(at=at + index, end=at + index + 1, text=line) for index, line in enumerate(texts)]
    again = _twice([unit.text for unit in units if length_of(unit.text) >= _SHORTEST_PARAGRAPH])
    for unit in units:
        unit.weight = _NOTICE if unit.text[:_OPENING] in again else _weigh(unit.text)
    for entries, run in groupby(units, key=lambda unit: _is_entry(unit.text)):
        menu = list(run)
        for unit in menu if entries and len(menu) >= _SURELY else ():
            unit.weight = _LINE  # also what has a list's mark
    return units


def _twice(paragraphs: Sequence[str]) -> frozenset[str]:
    """Return what paragraphs begin with that stand there twice, whole, or cut off as a teaser; two may begin alike."""
    whole = Counter(paragraphs)
    cut = {one[:_OPENING] for one in whole if one.rstrip(" )]").endswith(("...", "…")) or one[-1] not in SENTENCE_ENDS}
    openings = Counter(one[:_OPENING] for one in whole)
    return frozenset(
        one[:_OPENING] for one in whole if whole[one] > 1 or (openings[one[:_OPENING]] > 1 and one[:_OPENING] in cut)
    )


def _is_wrapped(block: Sequence[str]) -> bool:
    """Whether the lines of a block break within sentences, as programs wrap them."""
    if len(block) == 1:
        return False
    full = [(above, below) for above, below in pairwise(block) if len(above) >= _NARROWEST]
    inside = sum(below[0].islower() and above[-1] not in SENTENCE_ENDS for above, below in full)
    return 2 * len(full) >= len(block) - 1 and inside >= _WITHIN * len(full) and inside > 0


def _fills(block: Sequence[str], width: int) -> bool:
    """Whether the lines of a block break where a text does all of whose lines are of a width."""
    ends = (width - _SLACK <= len(above) + 1 + len(below.partition(" ")[0]) for above, below in pairwise(block))
    return len(block) > 1 and max(map(len, block)) <= width and all(ends)


def _weigh(line: str) -> int:
    if not any(map(str.isalnum, line)) or line.count(_RIBBON) > 1:
        return 0 if len(line) < _LONG else _LINE  # signs, or titles of others in a band
    size = length_of(line)
    ends = line[-1] in SENTENCE_ENDS
    if is_notice(line) or is_site_notice(line):
        return _NOTICE
    # The way to the page is none, whatever sign its headline ends with.
    ends = ends and not (size < _LONG and read_label(line).kind == "web")
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


def _is_frame(units: Sequence[_Unit], fewest: int, short: Callable[[str], bool]) -> bool:
    """Whether what stands above or below a text is a page's frame: many short lines, in a row, some of them known from menus."""
    longest = _longest_run([short(one.text) for one in units])
    return longest >= fewest and (longest >= _SURELY or _has_menu(units))


def _has_menu(units: Sequence[_Unit]) -> bool:
    """Whether some lines are known from menus."""
    return sum(read_label(one.text).kind in {"web", "related", "filed"} for one in units) >= _FEWEST_MENUS


def _without_teasers(units: Sequence[_Unit], start: int, end: int) -> tuple[int, int, int]:
    """Return where the teasers of others above a text end, where it starts, and where it ends above such teasers.

    Each teaser has the same few words below it, such as "Read more".

    Where one paragraph directly follows another, the text goes on there: then such words are an advertisement's, a
    picture's or a speaker's. Teasers above a text are told by being cut off: `The bridge will…`.
    """
    calls: dict[str, list[int]] = {}
    for at in range(start + 1, min(end + 1, len(units))):
        if _calls(units[at].text) and (
            units[at - 1].weight > 0 or length_of(units[at - 1].text) >= _SHORTEST_PARAGRAPH
        ):
            calls.setdefault(level(units[at].text), []).append(at)
    again = [found for found in calls.values() if len(found) > 1]
    if not again:
        return 0, start, end
    said = [at for at in range(start, end) if units[at].weight]
    joined = [at for at, to in pairwise(said) if min(units[at].weight, units[to].weight) >= _SHORTEST_PARAGRAPH]
    until = min(found[0] for found in again)
    if any(at >= until for at in joined):
        last = max((found[-1] for found in again if _are_cut_off(units, found)), default=end)
        begun = next((at for at in range(last, end) if units[at].weight >= _SHORTEST_PARAGRAPH), end)
        return (last + 1, begun, end) if begun < end and joined[0] > last else (0, start, end)
    while until > start and units[until - 1].weight > 0:  # the teaser
        until -= 1
    while until > start and units[until - 1].weight <= 0:  # its title, and the words above them all
        until -= 1
    return 0, start, until if until > start else end


def _calls(text: str) -> bool:
    """Whether a line may call to the text that a teaser is of."""
    few = any(map(str.isalnum, text)) and count_words(text) <= _MOST_OF_A_CALL
    return few and not is_credit(text) and text[-1] not in ":："


def _are_cut_off(units: Sequence[_Unit], calls: Sequence[int]) -> bool:
    """Whether most of the lines above some calls break off, as the beginnings of other texts do."""
    return 2 * sum(units[at - 1].text.rstrip(" )]").endswith(("...", "…")) for at in calls) >= len(calls)


def _is_idle(units: Sequence[_Unit], at: int, head: int, language: str) -> bool:
    """Whether a line between a page's headline and its text is the page's own: no date, no subhead, no sentence."""
    text = units[at].text
    if text[-1] in SENTENCE_ENDS or units[at].weight > 0 or read_label(text).kind or read_line(text, language=language):
        return False
    introduces = text[-1] in ":：" and count_words(text) >= _FEWEST_OF_A_SUBHEAD
    if introduces or _is_torn_name(units, at) or _is_torn_name(units, at + 1):
        return False  # the text, or who does what it begins with
    if _is_tag(units, at, head):
        return True
    touches = at + 1 < len(units) and units[at + 1].at == units[at].end and units[at + 1].weight > 0
    if touches and count_words(text) >= _FEWEST_OF_A_SUBHEAD and not is_credit(text):
        return False  # the text's own subhead, directly above it
    title = level(units[head].text)
    above = units[head + 1 : at]
    days = [begins_with_day(one.text, language=language) for one in above]
    record = any(days) and all(count_words(one.text) <= _MOST_OF_A_CALL for one in above)  # by whom, and when
    told = (_tells(one.text) or level(one.text) == title for one in above)
    below = record or all(day or known for day, known in zip(days, told, strict=True))
    again = sum(level(one.text) == level(text) for one in units) > 1
    torn = at + 1 < len(units) and units[at + 1].text[0].islower() and count_words(text) >= _FEWEST_OF_A_SUBHEAD
    if not again and (torn or count_words(text) >= _FEWEST_OF_A_TEXT):
        return False  # a paragraph's beginning, which a link or a picture broke off
    fewest = (
        _FEWEST_OF_A_SUBHEAD if again or (at - 1 != head and not below) or is_name(text) else _FEWEST_OF_A_SHORT_ONE
    )
    return not (below and count_words(text) >= fewest)


def _is_torn_name(units: Sequence[_Unit], at: int) -> bool:
    """Whether a line is a name that was a link, directly below what its bearer is and above what they say or do, a paragraph."""
    if at + 1 >= len(units) or units[at - 1].end != units[at].at or units[at].end != units[at + 1].at:
        return False
    below = units[at + 1]
    return below.weight > 0 and below.text[0].islower() and is_name(units[at].text)


def _is_tag(units: Sequence[_Unit], at: int, head: int) -> bool:
    """Whether a line below the headline is one of several of a few words, set apart from all else: what a page files its text under."""
    first = next(one for one in range(at, head, -1) if units[one - 1].end != units[one].at or one - 1 == head)
    block = _block(units, first)
    short = all(count_words(one) <= _MOST_OF_AN_ENTRY + 1 and one[-1].isalnum() for one in block)
    return len(block) >= _FEWEST_TAGS and short and first > head + 1


def _tells(text: str) -> bool:
    """Whether a line tells who issues a text, or its number, or where on a site it stands."""
    return read_label(text).kind in {"issuer", "press", "immediate", "web"}


def _is_in_menu(text: str) -> bool:
    """Whether a line above a text may be a menu's; some end each of their words as a sentence."""
    return _is_short(text) or _is_entry(text)


def _is_entry(text: str) -> bool:
    """Whether a line may be a menu's: a word or three, perhaps behind a list's mark."""
    words = _MARK.sub("", text)
    return count_words(words) <= _MOST_OF_AN_ENTRY and not has_address(words)


def _longest_run(flags: Sequence[bool]) -> int:
    longest = count = 0
    for flag in flags:
        count = count + 1 if flag else 0
        longest = max(longest, count)
    return longest


def _is_short(text: str) -> bool:
    return text[-1] not in ".!?:。！？।" and count_words(text) <= _MOST_WORDS and not has_address(text)


def _foot(units: Sequence[_Unit], end: int) -> int:
    """Return where a page's frame begins below its text: behind a line that is no menu's, and the people to ask near it."""
    last = _behind_list(units, end)
    while (
        last < len(units)
        and not _is_short(units[last].text)
        and not read_label(units[last].text).kind
        and units[last].weight != _NOTICE
    ):
        last += 1
    last = _behind_signers(units, _behind_list(units, last))
    for at in range(last, min(last + _BELOW, len(units))):
        if read_label(units[at].text).kind == "related":
            break
        if has_address(units[at].text):
            last = at + 1
    return last


def _behind_list(units: Sequence[_Unit], end: int) -> int:
    """Return where the list ends that a text ends with; `end` where none is: its last line introduces it, or an item says much."""
    last = next((at for at in range(end, len(units)) if not _MARK.match(units[at].text)), len(units))
    items = [unit.text for unit in units[end:last]]
    introduced = end > 0 and units[end - 1].text[-1] in ":："
    told = introduced or max(map(count_words, items), default=0) > _MOST_WORDS + 1
    return last if told and not any(read_label(_MARK.sub("", one)).kind for one in items) else end


def _behind_signers(units: Sequence[_Unit], end: int) -> int:
    """Return where the names end of those who signed a text: a block or some of lines that are names, none of them a menu's."""
    last = end
    while block := _block(units, last):
        signed = sum(map(_may_sign, block))
        if len(block) < _FEWEST_SIGNERS or signed < len(block) * _MOSTLY or any(read_label(one).kind for one in block):
            break
        last += len(block)
    return last


def _block(units: Sequence[_Unit], at: int) -> list[str]:
    """Return the lines that follow one another from there on, with nothing between."""
    ends = (n for n in range(at + 1, len(units)) if units[n].at != units[n - 1].end)
    return [one.text for one in units[at : next(ends, len(units))]]


def _may_sign(text: str) -> bool:
    """Whether a line may name a person or an organisation: words in capitals, but for small ones, and no number."""
    words = text.split(" ")
    capital = all(word[:1].isupper() for word in words if len(word) >= _SHORTEST_OF_A_NAME)
    few = _FEWEST_OF_A_NAME <= len(words) <= _MOST_OF_A_NAME
    return few and capital and words[0][:1].isupper() and text[-1].isalnum() and not any(map(str.isdigit, text))
