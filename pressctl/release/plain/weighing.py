"""Which of the lines at the top of a text is its headline: each is weighed by what a careful reader would look at.

No single sign tells a headline. It mostly stands first; it is longer than labels and menus; the text below repeats its
words, which a label of any kind, in any language, does not; nobody is called by it. The heaviest line wins, the first
of equal ones.
"""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from pressctl.release.folding import bare
from pressctl.release.languages import function_words
from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases_at
from pressctl.release.plain.furniture import is_boxed
from pressctl.release.plain.letterheads import (
    begins_as_house,
    is_above_headline,
    is_capitalised,
    is_comment,
)
from pressctl.release.plain.passages import Passage
from pressctl.release.plain.speakers import is_name
from pressctl.release.recasing import is_capitals
from pressctl.release.sentences import SENTENCE_ENDS, count_words

MOST_OF_A_KICKER = 2  # words
_FIRST = 3.0
_LONG, _SHORT = 1.0, -2.0
_ECHOED = 3.0  # all of its words are in the text
_MUTE = -1.5  # none is, in a text that is long enough to say so
_ABOVE = -6.0  # a house, a kicker, a line that stands around the headline
_PRESS = -3.0  # names the press or its office
_FIELD = -4.0  # one of several "label: value"
_PERSON = -4.0  # names somebody above what the person is, or says that
_COLON, _STOP = -2.0, -1.0
_LOUD, _MARKED, _AGAIN = 1.5, 1.5, 2.0
_SIGNED = _BOXED = 3.0
_NEAR, _NEARNESS = 4, 1.0  # the last candidates above a page's text
_FEWEST_WORDS = 5  # of a long line
_MOST_OF_A_NAME, _MOST_OF_AN_OFFICE = 4, 3  # words
_MOST_OF_A_LABEL, _MOST_ON_A_PAGE, _MOSTLY = 8, 5, 0.5  # words of a label, below menus, the share that the text has
_MANY_WORDS = 9  # that no label has
_FULL = 4  # words of a line whose echo counts whole
_LETTERS_OF_A_TEXT, _LONGEST_TEXT = 300, 20_000  # characters of text in which silence says something, that are read
_SHORTEST_PARAGRAPH = 60  # characters
_FIELDS = re.compile(r"[^\W\d_][^:.!?]{1,28}: ?\S.{0,80}")
# India's vowels are signs of their own, which no word ends at.
_WORD = re.compile(r"(?:[^\W_]|[\u0900-\u0963\u0970-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])+")
_SIGNS = re.compile("[\u3040-\u30ff\u4e00-\u9fff]+")
_THAI, _OF_THAI = (
    re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{4,}"),
    4,
)  # a script without spaces; letters that say something
_STEM, _SHORTEST_WORD = 5, 4  # letters that a word keeps in all its cases, letters of a word that says something
_NUMBERED = re.compile(
    r"[ \u00a0](?:n|nr|no|num|numero|nummer)[.]?[º°]?[.]? ?\d{1,4}(?:[/-]\d{2,4})?$"
)  # of what is issued
# The press, its offices and what they write, by the roots that most languages share.
_PRESS_ROOT = re.compile(
    r"\b(?:communications?|kommunikation|comunica(?:cion|cao|zione|cio)|komunika\w*|newsroom|pr)\b"
    r"|\b\w{0,12}(?:press(?!ur|ion|ing)|prens|prasow|stampa\b|imprens|medien|pers(?:voorl|ber|dienst)|tisk(?:ov|az)|tlacov|пресс|прес-|sajto|basin\b|presa\b|предста)",
)


class Candidate(Struct, frozen=True, kw_only=True):
    """A line that may be the headline, with those it goes on in; `at` is where it stands.

    `apart`: it stands below a label; `signed`: above the line that says who wrote the text.
    """

    at: int
    lines: tuple[Passage, ...]
    apart: bool = False
    signed: bool = False

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(line.text for line in self.lines)


class Top(Struct, frozen=True, kw_only=True):
    """The top's lines, the passage that each is of, the candidates; `page`: a page's menus stand above the text."""

    units: list[Passage]
    owners: list[int]
    candidates: list[Candidate]
    text: list[Passage]
    page: bool


class Echo:
    """What words a text has, in any of their cases."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        """Read the paragraphs among passages."""
        said: list[str] = []
        size = 0
        for passage in passages:
            if size < _LONGEST_TEXT and len(passage.text) >= _SHORTEST_PARAGRAPH:
                said.append(passage.text[: _LONGEST_TEXT - size])
                size += len(passage.text)
        self.is_telling = size >= _LETTERS_OF_A_TEXT
        self._stems = set(_stems("\n".join(said)))

    def share(self, text: str) -> float:
        """Return which share of a line's words the text has, 0 to 1; of two words or three, less than that."""
        stems = list(dict.fromkeys(_stems(text)))
        found = sum(stem in self._stems for stem in stems)
        return found / len(stems) * min(1.0, count_words(text) / _FULL) if stems else 0.0


def names_press(text: str) -> bool:
    """Tell whether a line names the press, or an office that speaks to it."""
    return bool(_PRESS_ROOT.search(level(text)))


def opens_text(ahead: Sequence[Passage]) -> bool:
    """Tell whether a page's text begins with the first of these: a paragraph that another follows soon."""
    said = [len(one.text) >= _SHORTEST_PARAGRAPH and one.text[-1] in SENTENCE_ENDS for one in ahead]
    return said[:1] == [True] and sum(said) > 1


def heaviest(candidates: Sequence[Candidate], text: Sequence[Passage], *, page: bool = False) -> Candidate:
    """Return the candidate that is the headline; `text` is what stands below them all.

    On a page menus stand first, and the headline is near the text.
    """
    echo = Echo(text)
    fields = sum(bool(_FIELDS.fullmatch(one.text)) for one in candidates)
    weights = [_weigh(candidates, index, echo, text, fielded=fields > 1, page=page) for index in range(len(candidates))]
    if page:
        near = len(candidates) - _NEAR
        weights = [
            weight + (_NEARNESS if at >= near else 0.0) - (0.0 if at else _FIRST) for at, weight in enumerate(weights)
        ]
    return candidates[weights.index(max(weights))]


def _weigh(
    candidates: Sequence[Candidate], index: int, echo: Echo, text: Sequence[Passage], *, fielded: bool, page: bool
) -> float:
    one = candidates[index]
    words, first = one.text, one.lines[0]
    count = count_words(words)
    share = echo.share(words)
    weight = _FIRST if index == 0 else 0.0
    weight += _LONG if count > _MANY_WORDS and _announces(words) else 0.0
    weight += _SIGNED if one.signed else 0.0
    weight += _BOXED if is_boxed(words) else 0.0
    weight += _LONG if count >= _FEWEST_WORDS else _SHORT if count <= MOST_OF_A_KICKER else 0.0
    weight += _ECHOED * share + (_MUTE if not share and echo.is_telling else 0.0)
    weight += _STOP if words[-1] in ".。।" else _COLON if words[-1] in ":：,，" else 0.0
    said = [other.text for other in candidates if other is not one and echo.share(other.text) >= _MOSTLY]
    told = count > (_MOST_ON_A_PAGE if page else _MOST_OF_A_LABEL) and share >= _MOSTLY  # a text on the press
    weight += _PRESS if names_press(words) and not told else 0.0
    weight += _ABOVE if names_press(words) and _NUMBERED.search(level(words)) else 0.0
    weight += _ABOVE if is_comment(words) else 0.0
    weight += _ABOVE if _labels(words) and any(map(is_capitals, said)) and not is_capitals(words) else 0.0
    weight += _PERSON if _is_persons(candidates, index) else 0.0
    weight += _FIELD if fielded and _FIELDS.fullmatch(words) else 0.0
    weight += _MARKED if first.underlined or first.is_strong or first.form == "heading" else 0.0
    others = [other.text for other in candidates if other is not one]
    loud = is_capitals(words) and not any(is_capitals(other) for other in others)
    weight += _LOUD if loud and count > MOST_OF_A_KICKER and share else 0.0
    if any(level(other) == level(words) for other in others):
        weight += _AGAIN if count > MOST_OF_A_KICKER else _ABOVE
    if any(_begins(words, other) for other in others):
        weight += _ABOVE
    if index + 1 < len(candidates) and not one.signed:
        below = candidates[index + 1]
        after = (*(line for other in candidates[index + 2 :] for line in other.lines), *text)
        office = names_press(below.text) and count_words(below.text) <= _MOST_OF_AN_OFFICE
        if is_above_headline(first, below.lines[0], after, apart=below.apart) or (office and begins_as_house(words)):
            weight += _ABOVE
    return weight


def _is_persons(candidates: Sequence[Candidate], index: int) -> bool:
    """Whether a line is a person's name above what the person is, or the line that says so, with more lines below."""
    for at in (index, index - 1):
        if not 0 <= at < len(candidates) - 2:
            continue
        name, role = candidates[at].text, level(candidates[at + 1].text)
        known = phrases_at("roles", role)
        if 1 < len(name.split(" ")) <= _MOST_OF_A_NAME and is_name(name) and known and re.match(known, role):
            return True
    return False


def _announces(words: str) -> bool:
    """Whether a long line begins as a label does and goes on in small letters: `Communiqué on the decisions that …`."""
    label = phrases_at("press", level(words))
    found = re.match(rf"(?:{label})(?=[ \u00a0])", level(words)) if label else None
    return found is not None and words[found.end() + 1 : found.end() + 2].islower()


def _labels(words: str) -> bool:
    """Whether a line is a label and who issues it, joined: `Media Release Minister for Transport, The Hon. Ann Lee`."""
    label = phrases_at("press", level(words))
    return bool(label) and bool(re.match(rf"(?:{label})[ \u00a0](?=\w)", level(words))) and is_capitalised(words)


def _begins(words: str, other: str) -> bool:
    """Whether another line begins with these words and goes on: who issues it, and what is told of them."""
    whole, longer = _WORD.findall(level(words)), _WORD.findall(level(other))
    return len(longer) > len(whole) + 1 and longer[: len(whole)] == whole


def _stems(text: str) -> Iterable[str]:
    """Yield what the words of a text keep in all their cases; of scripts without spaces, each pair of signs."""
    small = function_words("")
    for word in _WORD.findall(level(text)):
        signs = _SIGNS.search(word)
        if signs:
            yield from (signs[0][at : at + 2] for at in range(len(signs[0]) - 1))
        elif thai := _THAI.search(word):
            yield from (thai[0][at : at + _OF_THAI] for at in range(len(thai[0]) - _OF_THAI + 1))
        elif "가" <= word[0] <= "힣":
            yield word[:2]
        elif "\u0600" <= word[0] <= "\u06ff":
            yield re.sub("^(?:وال|بال|لل|ال|و)(?=...)", "", word)[:4]
        elif (len(word) >= _SHORTEST_WORD or word.isdigit()) and bare(word) not in small:
            yield word[:_STEM]
