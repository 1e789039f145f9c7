"""The lines at the top of a text that may be its headline, gathered down to where the text begins."""

from collections.abc import Callable, Collection, Sequence

from msgspec.structs import replace

from pressctl.release.levelling import level
from pressctl.release.plain.anatomy import Part
from pressctl.release.plain.captions import ends_as_caption, is_byline
from pressctl.release.plain.furniture import is_greeting
from pressctl.release.plain.openings import read_opening
from pressctl.release.plain.passages import Passage, is_heading
from pressctl.release.plain.titles import can_be_headline, is_item
from pressctl.release.plain.weighing import Candidate, Top, opens_text
from pressctl.release.sentences import count_words

MOST_LINES = 6  # of a headline
LONGEST_PART = 14  # lines of a part at the top
_TOP, _AHEAD = 300, 6  # passages of the top, in which a second paragraph tells where a page's text begins
_FEWEST_MENUS = 6  # words of a page's menus
_FEWEST_SHORT, _SHORT = 4, 3  # lines of a few words, as menus are whose words are not known; words of one
_LONGEST_CALL = 90  # characters of a sentence among menus, which calls to their visitors: `Sign up for news.`
_MOST_OF_A_SECTION = 4  # words
_LONGEST_ABOVE_DATELINE = 250  # characters


def gather(
    passages: Sequence[Passage],
    *,
    language: str,
    menus: int,
    part: Callable[[list[Passage]], Part | None],
    goes_on: Callable[[Sequence[Passage], Passage], bool],
) -> Top:
    """Return the lines of the top, those of them that may be the headline, and the text below them.

    Args:
        passages: The text below what was read already.
        language: How figures are read as dates.
        menus: How many words of a page's menu stood above.
        part: Returns the part that the first of some lines begin, None for text.
        goes_on: Whether a headline of some lines goes on in the next.
    """
    pairs = [
        (unit, owner)
        for owner, passage in enumerate(passages[:_TOP])
        for unit in (passage.apart() if passage.broken else [passage])
    ]
    units, owners = [unit for unit, _ in pairs], [owner for _, owner in pairs]
    candidates: list[Candidate] = []
    at, below_label, ended = 0, False, False
    ways: set[str] = set()  # the items of a page's menu, and of the way to it
    while at < len(units) and not ended:
        if candidates and is_greeting(units[at].text):
            break  # a letter begins, below what it is about
        found = part(units[at : at + LONGEST_PART])
        lines = units[at : at + 1]
        if found:
            if candidates and not below_label and is_byline(found.text):
                candidates[-1] = replace(candidates[-1], signed=True)
            at, below_label = at + len(found.passages), True
            ways.update(_way(one.text) for one in found.passages)
            menus += found.kind == "web"
        elif lines[0].mark or is_item(lines[0].text) or (menus and ends_as_caption(lines[0].text)):
            at += 1
            ways.add(_way(lines[0].text))
            menus += is_heading(replace(lines[0], mark=""))
        elif not heads(units[at : at + 2], language) or (candidates and lines[0].text[-1] in ".。।"):
            calls = _count_short(candidates) >= _FEWEST_SHORT and len(lines[0].text) <= _LONGEST_CALL
            calls = calls or _describes(units[at : at + 2], candidates, ways, language)
            opened = menus < _FEWEST_MENUS or opens_text(units[at : at + _AHEAD])
            ended = opened and not calls
            at += not ended
        else:
            for one in units[at + 1 : at + MOST_LINES]:
                if part([one]) or not goes_on(lines, one):
                    break
                lines.append(one)
            candidates.append(Candidate(at=at, lines=tuple(lines), apart=below_label))
            at, below_label = at + len(lines), False
    if candidates and not ended and at >= len(units):
        at = candidates.pop().at  # the last line is the text
    page = menus >= _FEWEST_MENUS or _count_short(candidates) >= _FEWEST_SHORT
    return Top(units=units, owners=owners, candidates=candidates, text=[*units[at:], *passages[_TOP:]], page=page)


def _way(text: str) -> str:
    """Return an item of a menu without its sign."""
    return level(text.lstrip("•●▪◦‣⁃∙*>–— \u00a0-"))


def _describes(lines: Sequence[Passage], above: Sequence[Candidate], ways: Collection[str], language: str) -> bool:
    """Whether a sentence says what a page's section holds: its name above it is an item of the menu too, a headline stands below."""
    section = len(above) == 1 and _way(above[0].text) in ways and count_words(above[0].text) <= _MOST_OF_A_SECTION
    short = len(lines) > 1 and len(lines[0].text) <= _LONGEST_CALL
    return section and short and heads(lines[1:], language) and lines[1].text[-1] not in ".।:："


def heads(passages: Sequence[Passage], language: str) -> bool:
    """Tell whether the first passage has a headline's form; above a dateline it may ask or say more than one sentence."""
    first = passages[0]
    if can_be_headline(first, language):
        return True
    below = read_opening(passages[1].text, language=language) if len(passages) > 1 else None
    fits = below is not None and not (first.mark or first.is_rule or first.form) and len(first.lines) == 1
    return fits and len(first.text) <= _LONGEST_ABOVE_DATELINE and first.text[-1] not in ".。।:：" and _is_said(first)


def _is_said(passage: Passage) -> bool:
    return any(map(str.isalpha, passage.text))


def _count_short(candidates: Sequence[Candidate]) -> int:
    return sum(count_words(one.text) <= _SHORT for one in candidates)
