"""Which passages can be a headline or a subhead, by their length and form, and where a headline goes on."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pressctl.release.folding import bare
from pressctl.release.languages import function_words
from pressctl.release.levelling import level
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.openings import read_opening
from pressctl.release.plain.passages import Line, Passage, is_heading
from pressctl.release.plain.prefaces import is_motto
from pressctl.release.recasing import is_capitals, is_title_case
from pressctl.release.sentences import count_words, ends_with_picture

_LONGEST_HEADLINE = 250
_LONGEST_SENTENCE = 160  # a headline of two sentences
_LONGEST_STATEMENT = 110  # a headline that ends with a full stop
_LONGEST_SUBHEAD = 200
_FEWEST_MORE = 4  # words by which a line says more than the name that it has
_FIGURES = 2  # figures to a letter; a line of more is a temperature, a number, an hour
_ITEM = re.compile("[•●▪◦‣⁃∙][ \u00a0]")  # a list's sign, also of a list of one
_TICKER = re.compile(r"\+{2,3}[ \u00a0]?[^+ \n][^\n]*[^+ \n][ \u00a0]?\+{2,3}")  # `+++ The bridge reopens +++`
_WORD = re.compile(r"[^\W_]+")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_WIDE, _MOST_LEFT = 60, 3  # characters of a line that a headline runs out of, its longer words in the next one
_NARROWEST, _FEWEST_WRAPPED = 40, 2  # characters of a headline's first line, wrapped paragraphs below it
_NARROW, _FEWEST_NARROW, _MOST_NARROW = 45, 3, 6  # characters, lines of a headline that was broken so
_OPENS_TITLES = frozenset(
    {"new", "more", "all", "no", "how", "why", "what", "when", "where", "who"}
)  # small as they are
_TEXTS, _LONGEST_TEXT = 40, 3_000  # passages that are looked at, characters of each
_SHORTEST_PARAGRAPH = 60  # characters
# A Japanese particle behind which a word begins: nothing does with it, so the line goes on.
_PARTICLE = re.compile("[のをにがはへとでもや][^\u3040-\u309f]")
_SENTENCE_END = re.compile(r"[.!?…][»”\"]?[ \u00a0\u202f]+(?=[^\W\d_])|[。！？।]")


def can_be_headline(passage: Passage, language: str) -> bool:
    """Tell whether a passage has a headline's form: a sentence or two at most, and no dateline before them."""
    text = passage.text
    longest = _LONGEST_STATEMENT if text.endswith((".", "。", "।")) else _LONGEST_HEADLINE
    if passage.mark or passage.is_rule or passage.form in {"table", "code"} or is_item(text):
        return False
    letters = sum(map(str.isalpha, text))
    if len(text) > longest or not letters or _FIGURES * letters < sum(map(str.isdigit, text)):
        return False
    dateline = read_opening(text, language=language)
    if dateline and (dateline.mention or len(text) > _LONGEST_SENTENCE):
        return False
    sentences = sum(not text[found.end() : found.end() + 1].islower() for found in _SENTENCE_END.finditer(text))
    short = len(text) <= _LONGEST_SENTENCE and text[-1] not in ".।"  # two sentences with their full stops are text
    return is_capitals(text) or is_ticker(text) or sentences <= (1 if short else 0)


def names_who(headline: Passage, below: Passage) -> bool:
    """Tell whether what is set as the headline is a name, and the line below it, in capitals, says what its bearer does."""
    more = count_words(below.text) - count_words(headline.text)
    plain = len(below.lines) == 1 and not (below.mark or below.quoted or below.form == "subhead")
    fits = plain and is_capitals(below.text) and not is_capitals(headline.text) and can_be_headline(below, "")
    return fits and more >= _FEWEST_MORE and level(headline.text) in level(below.text)


def is_ticker(text: str) -> bool:
    """Tell whether a line stands between plus signs, as headlines run along a screen: no sentence of a text does."""
    return bool(_TICKER.fullmatch(text))


def is_item(text: str) -> bool:
    """Tell whether a line has a list's sign, though nothing else of the list stands beside it."""
    return bool(_ITEM.match(text))


def can_be_subhead(passage: Passage, below: Passage, language: str) -> bool:
    """Tell whether a line below a headline has a heading's form; above a dateline it may end with a full stop."""
    text = passage.text.rstrip("*_")  # as Markdown marks what is strong
    if len(passage.lines) == 1 and len(text) <= _LONGEST_SENTENCE and read_opening(below.text, language=language):
        text = text.rstrip(".。")
    return (
        not (passage.mark or passage.broken or passage.is_rule or passage.form or read_label(text).kind)
        and not ends_with_picture(text)
        and len(text) <= _LONGEST_SUBHEAD
        and not is_motto(text)
        and is_heading(Passage(lines=(Line(number=passage.number, text=text[-_LONGEST_SUBHEAD // 2 :]),)))
    )


def is_broken_off(upper: Passage, lower: Passage, text: Sequence[Passage]) -> bool:
    """Tell whether a headline was wrapped here, as all lines of its text are: the next one begins with a name or a figure.

    What else begins with a capital begins a subhead. German writes its nouns as names.
    """
    first = _WORD.match(lower.text)
    if (
        first is None
        or lower.number != upper.lines[-1].number + 1
        or len(upper.text) < _NARROWEST
        or upper.text[-1] in ".!?…:;"
        or lower.broken
        or not is_heading(lower)
        or sum(len(one.lines) > 1 and not one.broken for one in text[:_TEXTS]) < _FEWEST_WRAPPED
    ):
        return False
    if is_title_case(upper.text) and (is_title_case(lower.text) or _is_rest(upper.text, lower.text)):
        return True
    name = re.compile(rf"(?<=[^\W\d_] ){re.escape(first[0])}(?!\w)")
    return first[0].isdigit() or (
        first[0][0].isupper()
        and any(name.search(one.text[:_LONGEST_TEXT]) for one in text[:_TEXTS] if not is_title_case(one.text))
    )


def says_on(upper: Passage, lower: Passage, text: Sequence[Passage]) -> bool:
    """Tell whether the last word of a line and the first of the next stand beside each other in the text too."""
    last, first = _WORD.findall(upper.text)[-1:], _WORD.findall(lower.text)[:1]
    touches = lower.number == upper.lines[-1].number + 1 and upper.text[-1].isalnum() and not lower.broken
    if not (touches and last and first and lower.text.startswith(first[0]) and is_heading(lower)):
        return False
    pair = re.compile(rf"(?<!\w){re.escape(level(last[0]))} {re.escape(level(first[0]))}(?!\w)")
    said = (one.text for one in text[:_TEXTS] if not one.broken and len(one.text) >= _SHORTEST_PARAGRAPH)
    return any(pair.search(level(one[:_LONGEST_TEXT].replace("\n", " "))) for one in said)


def wrapped_narrowly(lines: Sequence[Passage]) -> frozenset[int]:
    """Return which lines go on from the one above, by their numbers: all of several in a row, each too full for the next one's first word.

    Two such lines may be a headline and its subhead, and so may wider ones.
    """
    found: set[int] = set()
    run: list[Passage] = []
    for one in (*lines, None):
        touches = one is not None and (not run or one.number == run[-1].number + 1)
        if one is not None and touches and len(one.text) <= _NARROW and not one.mark and not one.form:
            run.append(one)
            continue
        width = max((len(line.text) for line in run), default=0)
        full = all(len(upper.text) + 1 + len(lower.text.partition(" ")[0]) > width for upper, lower in pairwise(run))
        # A menu's words begin alike, one or two on a line, and are many.
        phrased = any(line.text[0].islower() for line in run[1:]) and all(" " in line.text for line in run[:-1])
        if _FEWEST_NARROW <= len(run) <= _MOST_NARROW and full and phrased and run[-1].text[-1] not in ".:：。":
            found.update(line.number for line in run[1:])
        run = [one] if one is not None and len(one.text) <= _NARROW and not one.mark and not one.form else []
    return frozenset(found)


def _is_latin(text: str) -> bool:
    """Whether a line has a letter of the Latin script, as one line in two of a bilingual letterhead has."""
    return bool(_LATIN.search(text))


def _is_rest(upper: str, lower: str) -> bool:
    """Tell whether a line is the few words that a long one had no room for: too few for a subhead in such capitals."""
    longer = [word for word in lower.split(" ") if len(word) > 3]  # noqa: PLR2004  (as in `is_title_case`)
    return len(upper) >= _WIDE and 0 < len(longer) <= _MOST_LEFT and all(word[0].isupper() for word in longer)


def _is_open(upper: str, lower: str) -> bool:
    """Whether a bracket or a quotation that a line opens is closed in the next one."""
    return any(upper.count(left) == upper.count(right) + 1 and right in lower for left, right in ("()", "«»", "「」"))


def goes_on(above: Passage, below: Passage, language: str) -> bool:
    """Tell whether a headline goes on in the next line: in the middle of a phrase, or in the same capitals."""
    upper, lower = above.text, below.text
    # A last word may be too short to tell by itself.
    capitals = is_capitals(upper) and (is_capitals(lower) or lower.isupper())
    if below.broken or not can_be_headline(below, "") or is_capitals(upper) != (is_capitals(lower) or capitals):
        return False
    if _is_latin(upper) != _is_latin(lower):
        return False
    if below.number - above.lines[-1].number > 1 and read_opening(lower, language=language):
        return False
    unfinished = upper[-1] in ",;:–—-" or bare(upper.rpartition(" ")[2]) in function_words(language)
    unfinished = unfinished or _is_open(upper, lower)
    if below.number - above.lines[-1].number not in {0, 1}:  # lines of one paragraph may have its number
        return (unfinished and capitals) or (lower[0].islower() and upper[-1] not in ".!?…")
    if _PARTICLE.match(lower) and upper[-1] not in ".!?…。！？।":
        return True
    opening = bare(lower.partition(" ")[0])
    titles = is_title_case(upper) and is_title_case(lower) and opening in function_words("") - _OPENS_TITLES
    return unfinished or capitals or lower[0].islower() or titles
