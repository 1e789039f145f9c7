"""Which line of a page that was copied whole is its text's headline: by its words, its place, and what stands below it.

The text repeats a headline's words, and those of a picture's caption too. What tells them apart is the line of the day or
of the author, which a page sets below its headline and above its pictures.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate

from pressctl.release.dating import find
from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases_at
from pressctl.release.plain.captions import ends_as_caption, is_byline, is_office
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import begins_with_day
from pressctl.release.plain.furniture import is_credit, without_day
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.letterheads import is_house
from pressctl.release.plain.notices import is_site_notice
from pressctl.release.plain.passages import Line, Passage, is_rule
from pressctl.release.plain.tops import is_of_page
from pressctl.release.plain.weighing import MOST_OF_A_KICKER, Echo, names_press
from pressctl.release.sentences import count_words

_NEAR, _FARTHEST = 25, 60  # lines above a text among which its headline stands, without and with those known from menus
_LONGEST_OPENING = 2_500  # characters of a text that are looked at
_LONGEST_HEADLINE, _LONGEST_QUESTION, _LONGEST_STAMP = (
    250,
    120,
    100,
)  # characters; of one that asks, of a line that says when or by whom
_FURTHER = re.compile("[>»›]")  # between the steps of a way
_BULLET = re.compile(r"(?:[•●▪■◦‣⁃∙·*–—+>›»⁄/-]|\d{1,2}\))[ \t\u00a0]")
_NO_BEGINNING = ".,;:!?)]}…"  # what no headline begins with, since a sentence was torn there
_JOINED = re.compile(r"[ \u00a0]+(?:[|–—·•:»/>]|-|::)[ \u00a0]+")
_MOST_OF_A_CALL, _FEWEST_OF_A_SUBHEAD, _FEWEST_OF_A_HEADLINE = 4, 5, 3  # words
_MOST_OF_A_HEADLINE = 15  # words, above which it has no subhead of a few
_FEWEST_BEHIND_A_DAY = 10  # words of a headline that has its day before it
_MOST_OF_A_SUBJECT = 5  # words
_LONGEST_STEP = 40  # characters of a step
_LONGEST_WAY = 8  # lines of the way to a page, each a step
_MOST_BETWEEN = 4  # lines from a headline down to its day
# What speaks for a headline: its words in the text, its length, the page's title, that it stands there again, its day below it or directly above.
_SAID, _LONG_LINE, _FEW_WORDS, _TITLED, _AGAIN, _STAMPED, _DATED = 3.0, 1.0, -1.5, 1.0, 0.5, 1.5, 1.0
# And against: a full stop, a label of the press, each line between it and the text, a picture's maker, being who issues it.
_STOP, _PRESS, _FAR, _CAPTION, _HOUSE = -1.5, -2.0, -0.08, -3.0, -3.0
_LEAST = 0.5  # weight of a headline
# How much heavier a subhead may be than the headline above it, and which share of that one's words the text has.
_SUBHEAD, _ECHOED = 2.5, 0.3
# A subhead directly below is longer by how much, and which share is then enough.
_LONGER, _TOUCHED = 1.3, 0.1
_ENDS_WITHIN = re.compile(r"[.!?][ \u00a0]+(?=[^\W\d_a-z])|。.")  # a first sentence of several
_WAY, _FEWEST_STEPS, _MOST_OF_A_STEP = (
    re.compile(r"[ \u00a0](?:[/»›>|]|::)[ \u00a0]"),
    3,
    3,
)  # of the way to a page; words
_FILED = re.compile(r"[ \u00a0](?:[»›>]|::)[ \u00a0]")  # between two steps that are enough
_HOUR = re.compile(r"(?<![\d:])\d{1,2}[:.]\d\d(?!\d)")
_MOST_OF_A_STAMP = 10  # words of a line that says when or by whom


def is_way_to(text: str, headline: str) -> bool:
    """Tell whether a line is the way to a page, and its last step a headline: `Home > News > The bridge reopens`."""
    steps = level(text).removesuffix(level(headline)) if level(text).endswith(level(headline)) else ""
    return steps.rstrip(" \u00a0").endswith((">", "»", "›", "/", "→"))


def find_headline(lines: Sequence[str], start: int, end: int, *, after: int, language: str) -> int | None:
    """Return which of a page's lines from `after` is the headline of the text `lines[start:end]`; None where none is like one.

    A headline that ends as sentences do is the text's first line: it asks, or stands below nothing but words of a menu.
    """
    first = lines[start] if start + 1 < end and len(lines[start]) <= _LONGEST_QUESTION else ""
    asks = first[-1:] in {"?", "？", "!", "！"}
    found = _find_above(lines, start, end, after=after, language=language, asks=asks)
    few = found is None or count_words(lines[found]) <= MOST_OF_A_KICKER
    if asks or not first or not few or len(lines[start + 1]) <= len(first) or not _can_head(first, language):
        return found
    below = [Passage(lines=(Line(number=at, text=one),)) for at, one in enumerate(_opening(lines[start + 1 : end]), 1)]
    said = not _ENDS_WITHIN.search(first) and Echo(below).share(first) >= _ECHOED
    return start if said else found


def _find_above(lines: Sequence[str], start: int, end: int, *, after: int, language: str, asks: bool) -> int | None:
    """Return which line above a text is its headline; the text's first one may be where it `asks`."""
    text = _opening(lines[start + asks : end])
    below = [Passage(lines=(Line(number=at, text=one),)) for at, one in enumerate(text, 1)]
    echo = Echo(below)
    counts = Counter(level(_BULLET.sub("", one)) for one in lines)
    titles = [level(one) for one in lines[:start] if _JOINED.search(one)]
    near = [at for at in range(max(after, start - _FARTHEST), start + asks) if read_label(lines[at]).kind != "web"][
        -_NEAR:
    ]
    entries = {one for one in lines[:start] if count_words(one) <= _MOST_OF_A_STEP}
    stamps = [place for place, at in enumerate(near) if _is_stamp(lines[at], language)]
    weights: dict[int, float] = {}
    houses: set[int] = set()
    for place, at in enumerate(near):
        if _can_head(lines[at], language) or _is_reached(lines, at, entries):
            weights[at] = _weigh(lines[at], echo, counts, titles) + _FAR * (len(near) - place)
            stamped = any(0 < stamp - place <= _MOST_BETWEEN for stamp in stamps)
            weights[at] += _STAMPED if stamped else _DATED if place - 1 in stamps else 0.0
            house = is_house(lines[at], below) or _is_subject(lines[at], lines[start])
            houses |= {at} if house else set()
            weights[at] += _HOUSE if at in houses else 0.0
            weights[at] += _CAPTION if ends_as_caption(lines[at]) or is_credit(lines[at + 1]) else 0.0
    said = {
        at: weights[at]
        for at in weights
        if not _is_glued(lines[at], entries)
        and not _ends_with_another([lines[one] for one in weights if one > at], lines[at])
    }
    if not said:
        return None
    arrived = [at for at in said if count_words(lines[at]) > 1 and _arrives(titles, lines[at])]
    if arrived:
        return arrived[-1]
    doubled = [at for at in said if _is_doubled(lines, at, start)]
    if doubled:
        return doubled[-1]
    best = max(said, key=lambda at: (said[at], at))
    again = [at for at in said if at >= best and _is_way_to(lines, at, best) and echo.share(lines[at]) >= _ECHOED]
    if again and not _is_way_to(lines, best, best):
        best = again[0]
    menus = {level(_BULLET.sub("", one)) for one in lines[end:]}
    sections = {at for at in said if count_words(lines[at]) <= _MOST_OF_A_CALL and level(lines[at]) in menus}
    others = [at for at in said if at < best and at not in houses | sections]
    days = {near[stamp] for stamp in stamps}
    dated = [at for at in others if any(at < day < best for day in days)]
    signed = [at for at in dated if _is_signed(lines, at, best, days)]
    signed = [at for at in signed if echo.share(lines[at]) >= _ECHOED]
    upper = max(signed or [at for at in others if at in dated or _is_near(lines, at, best)], default=best)
    told = again and not _is_way_to(lines, upper, upper)
    words = count_words(lines[upper])
    # A few words above a line that is no longer than headlines are what it is filed under.
    filed = (
        words < _FEWEST_OF_A_SUBHEAD
        and count_words(lines[best]) < _MOST_OF_A_HEADLINE
        and lines[best][-1] not in ".。।"
    )
    stands_above = words >= _FEWEST_OF_A_HEADLINE and not filed and said[upper] >= said[best] - _SUBHEAD
    longer = upper + 1 == best and len(lines[best]) >= _LONGER * len(lines[upper])
    if stands_above and not told and echo.share(lines[upper]) >= (_TOUCHED if longer else _ECHOED):
        best = upper
    same = (at for at in said if level(lines[at]) == level(lines[best]))
    return max(same) if again or said[best] >= _LEAST else None


def _is_doubled(lines: Sequence[str], at: int, start: int) -> bool:
    """Whether a line of several words near the text stands there twice in a row: the last step of the way to it, and its headline."""
    several = count_words(lines[at]) >= _FEWEST_OF_A_HEADLINE and 0 < start - at <= _MOST_BETWEEN
    twice = several and at > 0 and level(lines[at]) == level(lines[at - 1])
    return twice and any(map(_is_home, lines[max(0, at - _LONGEST_WAY) : at - 1]))


def _is_home(text: str) -> bool:
    """Whether a line is the first step of the way to a page."""
    words = phrases_at("home", level(text))
    return bool(words) and re.fullmatch(rf"(?:{words})[ \u00a0]?:?", level(text)) is not None


def _is_signed(lines: Sequence[str], at: int, best: int, stamps: Collection[int]) -> bool:
    """Whether a line of several words stands above nothing but the lines of an author and of a day, and another line."""
    few = (one in stamps or count_words(lines[one]) <= _MOST_OF_A_CALL for one in range(at + 1, best))
    # What stands first on a page, or directly above its day, may have the buttons of a dozen networks below it.
    leads = at == 0 or any(0 < day - at <= _MOST_BETWEEN for day in stamps)
    near = best - at <= (2 * _LONGEST_WAY if leads else _LONGEST_WAY)
    return near and count_words(lines[at]) >= _FEWEST_OF_A_SUBHEAD and lines[at][-1] not in ".…。" and all(few)


def _is_near(lines: Sequence[str], at: int, best: int) -> bool:
    """Whether nothing stands between a line and another one below it but what a page's buttons say, and labels of the press."""
    return all(read_label(lines[one]).kind in {"web", "press", "immediate", "issuer"} for one in range(at + 1, best))


def _is_way_to(lines: Sequence[str], at: int, before: int) -> bool:
    """Whether a line of several words stands above another one already, or in a list, as the way to a page ends with its headline."""
    near = range(max(0, before - _FARTHEST), at)
    ways = (one for one in near if one < before or _BULLET.match(lines[one]))
    several = count_words(lines[at]) > _FEWEST_OF_A_HEADLINE
    return several and any(level(_BULLET.sub("", lines[one])) == level(lines[at]) for one in ways)


def _opening(text: Sequence[str]) -> list[str]:
    """Return the first lines of a text, in which a headline's words are; a long one has anybody's."""
    sizes = accumulate(map(len, text))
    return [line for line, size in zip(text, sizes, strict=True) if size - len(line) < _LONGEST_OPENING]


def _is_subject(text: str, lead: str) -> bool:
    """Whether a line of a few words is what the text's first sentence begins with: who does what the headline says."""
    few = count_words(text) <= _MOST_OF_A_SUBJECT and len(lead) > 2 * len(text)
    return (
        few and level(lead).startswith(level(text)) and lead[len(text) : len(text) + 2].lstrip(" \u00a0")[:1].islower()
    )


def _is_stamp(text: str, language: str) -> bool:
    """Whether a line says when a text was published, or who wrote it: `Published 5 May 2024, 10:00 · 3 min`."""
    if len(text) > _LONGEST_STAMP:
        return False
    few = count_words(text) <= _MOST_OF_A_STAMP
    return is_byline(text) or (few and any(one.year for one in find(text, language=language)))


def _ends_with_another(below: Sequence[str], text: str) -> bool:
    """Whether a line is the way to a page, `Home News The bridge reopens`, and the headline stands below it."""
    said = level(text)
    ends = (level(one) for one in below if count_words(one) >= _FEWEST_OF_A_HEADLINE)
    return any(said != end and said.endswith(end) for end in ends)


def _is_reached(lines: Sequence[str], at: int, entries: Collection[str]) -> bool:
    """Whether such a way ends with a line of several words: that is the page's headline, though it may begin with its day."""
    ways = (one for one in lines[max(0, at - _LONGEST_WAY) : at] if one.endswith(lines[at]) and one != lines[at])
    return count_words(lines[at]) >= _FEWEST_OF_A_SUBHEAD and any(_is_glued(one, entries) for one in ways)


def _is_glued(text: str, entries: Collection[str]) -> bool:
    """Whether a line begins with words of a page's menu, one joined to the next: the way to it, without the signs that a page draws."""
    steps, start = 0, 0
    while steps < _LONGEST_WAY:
        near = range(start + 2, min(start + _LONGEST_STEP, len(text)))
        ends = (at for at in near if text[at - 1].islower() and (text[at].isupper() or text[at].isdigit()))
        end = next((at for at in ends if text[start:at] in entries or (not start and _is_home(text[:at]))), 0)
        if not end:
            break
        steps, start = steps + (1 if start or text[:end] in entries else 2), end
    return steps > 1


def _weigh(text: str, echo: Echo, counts: Mapping[str, int], titles: Sequence[str]) -> float:
    words, said = count_words(text), level(text)
    named = level(without_day(text))
    titled = any(one != named and (one.startswith(named) or one.endswith(named)) for one in titles)
    weight = _SAID * echo.share(text)
    weight += _LONG_LINE if words >= _FEWEST_OF_A_SUBHEAD else _FEW_WORDS if words <= MOST_OF_A_KICKER else 0.0
    if words > MOST_OF_A_KICKER:
        weight += (_TITLED if titled else 0.0) + (_AGAIN if counts[said] > 1 else 0.0)
    weight += _STOP if text[-1] in ".。।" else 0.0
    return weight + (_PRESS if names_press(text) and words <= _MOST_OF_A_CALL else 0.0)


def _arrives(ways: Sequence[str], text: str) -> bool:
    """Whether the way to a page ends with these words, which are no heading of a newsroom: `Home > Press release: The bridge reopens`."""
    said = level(text)
    steps = (one.removesuffix(said).rstrip(" \u00a0") for one in ways if one.endswith(said) and one != said)
    return not names_press(text) and any(
        step.endswith((">", "»", "›", ":")) and _FURTHER.search(step) for step in steps
    )


def _can_head(text: str, language: str) -> bool:
    """Whether a line has a headline's form, and is nothing else that is known."""
    if len(text) > _LONGEST_HEADLINE or not any(map(str.isalpha, text)) or text[-1] in ":：" or _BULLET.match(text):
        return False
    if text[0] in _NO_BEGINNING:
        return False
    label = read_label(text)
    if label.kind in {"web", "related", "filed", "contact", "end"} or (
        label.kind in {"press", "immediate"} and not label.rest
    ):
        return False
    if (
        (begins_with_day(text, language=language) and count_words(text) < _FEWEST_BEHIND_A_DAY)
        or is_of_page(text)
        or is_site_notice(text)
        or is_byline(text)
        or is_credit(text)
        or is_office(text)
    ):
        return False
    if _HOUR.search(text) and _is_stamp(text, language):
        return False
    steps = _WAY.split(text)
    filed = len(steps) >= _FEWEST_STEPS or bool(_FILED.search(text))
    way = filed and all(count_words(step) <= _MOST_OF_A_STEP for step in steps)
    return not (way or has_address(text) or is_rule(text))
