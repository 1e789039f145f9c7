"""Lines that a page's links, bold words and raised figures tore out of their sentences when it was copied."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from pressctl.release.folding import bare
from pressctl.release.languages import function_words
from pressctl.release.plain.passages import Line, Passage
from pressctl.release.sentences import SENTENCE_ENDS

_ENDS = f"{SENTENCE_ENDS}:："  # of a line that is whole
_NARROWEST = 40  # characters that a wrapped line has at least
_STOP = re.compile("[.!?:](?:[ \u00a0]|$)|[,;)%]")  # what no line begins with: the end of a sentence, torn off
_FIGURE = re.compile(r"[$€£¥]?[ \u00a0]?\d[\d., \u00a0]{0,15}[ \u00a0]?[%€+]?")
_COMMA_QUOTE = re.compile('[,，][”"»’]$')  # whose sentence says below who said it
# So it does with a few words behind it that end no sentence.
_AWAITS = re.compile('[,，][”"»’](?:[ \u00a0][^\\W\\d_a-z][^.!?…:;,“”"«»]{1,40})?$|[”"»’“],$')
# The end of an item: `books;`, `a room for children; and`.
_ITEM_ENDS, _LONGEST_AND = re.compile(r";(?:[ \u00a0][^\W\d_]{1,3})?$"), 6
_MOST_LINES = 60  # of a paragraph
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|re|ers|res|e|eme|ème|è|o|a|º|ª|do|ro|mo)")  # raised, behind a number
_TOWN = re.compile(r"[^\W\d_][\w.'’ -]{1,24}, [^\W\d_][\w.'’ -]{1,24}")  # `Elmton, Texas`
_SHORTEST_PARAGRAPH = 80  # characters
_LONGEST_TORN, _MOST_OF_A_NAME, _MOST_OF_A_ROLE = 60, 4, 5  # characters of a link's words, words


def with_dashes(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield a text's lines, a dash that stands alone between two of them before the lower one: `CHICAGO / — / Mayor Lee today …`."""
    dash = ""
    for above, line, below in zip(
        ["", *(one.text for one in lines)], lines, [*(one.text for one in lines[1:]), ""], strict=False
    ):
        if line.text in {"–", "—"} and _is_short_capitals(above) and below:
            dash = f"{line.text} "
        else:
            yield replace(line, text=dash + line.text)
            dash = ""


def rejoined(block: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Yield lines that are paragraphs, those joined that were torn apart."""
    held: list[Line] = []
    for at, line in enumerate(block):
        if held and len(held) == 1 and line.text[:2] in {"– ", "— ", "- "} and _is_place(held[0].text, line.text):
            held.append(line)  # torn off its dash
            continue
        if held and (is_torn_off(held[-1], block, at) or _names(block, at) or _answers(held[-1], line, block)):
            held.append(line)
            continue
        if held:
            yield tuple(held)
        held = [line]
    yield tuple(held)


def with_speakers(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield passages, a quotation that ends with its comma joined to who said it, where empty lines tore them apart.

    A few words may stand between, which were in bold or a link: `“We are glad,”`, `Cook County`, `Attorney Lee said.`.
    """
    held: Passage | None = None
    for passage in passages:
        plain = not (passage.mark or passage.broken or passage.is_rule or passage.spans)
        joined = replace(held, lines=held.lines + passage.lines) if held is not None and plain else passage
        if held is not None and not plain:
            yield held
        waits = plain and len(joined.lines) < _MOST_LINES and bool(_AWAITS.search(joined.text[-_LONGEST_TORN:]))
        held = joined if waits else None
        if not waits:
            yield joined
    if held is not None:
        yield held


def has_comma_quote(block: Sequence[Line]) -> bool:
    """Tell whether a line of a block, but its last, ends a quotation with a comma."""
    return any(_COMMA_QUOTE.search(line.text) for line in block[:-1])


def is_torn_off(above: Line, block: Sequence[Line], at: int) -> bool:
    """Tell whether a line of a block goes on the sentence of the line above it, or is a link's words within it."""
    line = block[at]
    if _says_who(block, at):
        return True
    # What goes on a sentence that ends with a bracket is a line, and no short item of a list.
    bracketed = above.text[-1] in ")）" and line.text[0].islower() and len(line.text) >= _NARROWEST
    if above.text[-1] in _ENDS or _is_listed(block, at):
        return bracketed
    if _STOP.match(line.text) or _is_link(block, at) or _is_figure(block, at):
        return True
    goes_on = line.text[0].islower() or breaks_off(above.text) or bool(_ORDINAL.fullmatch(above.text))
    return goes_on and above.text.isupper() == line.text.isupper()  # a headline in capitals ends with any word


def _is_listed(block: Sequence[Line], at: int) -> bool:
    """Whether a line is an item below others that end with semicolons, all below a colon: a list whose signs a copy has lost."""
    above = block[max(0, at - _MOST_LINES) : at]
    head = next((one for one in reversed(above) if not _ITEM_ENDS.search(one.text[-_LONGEST_AND:])), None)
    return head is not None and head is not above[-1] and head.text[-1] in ":："


def _says_who(block: Sequence[Line], at: int) -> bool:
    """Whether a line says below a quotation's comma who said it, perhaps with a few words in bold between: `“We are glad,” / Elm / Mayor Lee said.`."""
    above = [line.text for line in block[max(0, at - 2) : at]]
    quotes = [bool(_COMMA_QUOTE.search(text)) for text in above]
    few = bool(above) and len(above[-1]) < _NARROWEST and above[-1][-1] not in _ENDS
    return quotes[-1:] == [True] or (quotes[:-1] == [True] and few)


def _is_figure(block: Sequence[Line], at: int) -> bool:
    """Whether a line is a figure in bold, which the next one goes on in small letters: `About / 60 / shops took part.`."""
    below = block[at + 1].text if at + 1 < len(block) else ""
    return bool(_FIGURE.fullmatch(block[at].text)) and below[:1].islower()


def _is_link(block: Sequence[Line], at: int) -> bool:
    """Whether a line is a few words that the next one goes on with a stop, in a sentence that the line above begins: `See / here / .`."""
    below = block[at + 1].text if at + 1 < len(block) else ""
    return len(block[at].text) <= _LONGEST_TORN and bool(_STOP.match(below))


def _names(block: Sequence[Line], at: int) -> bool:
    """Whether a line is a name that was a link, below what its bearer is: `The mayor of Elm / Ann Lee / said today that …`.

    A headline stands above them.
    """
    if not 1 < at < len(block) - 1 or not block[at + 1].text[0].islower() or len(block[at + 1].text) < _NARROWEST:
        return False
    role, name = block[at - 1].text, block[at].text
    short = 1 < _count(name) <= _MOST_OF_A_NAME and _count(role) <= _MOST_OF_A_ROLE
    return short and _is_capitalised(name) and _is_capitalised(role) and not role.isupper()


def _count(text: str) -> int:
    return len(re.findall(r"[^\W\d_]+", text))


def _is_capitalised(text: str) -> bool:
    """Whether a line is words in capitals but for small ones, with no sign at its end."""
    words = re.findall(r"[^\W_]+", text)
    small = function_words("")
    return text[-1].isalpha() and all(word[0].isupper() or bare(word) in small for word in words)


def _is_place(above: str, line: str) -> bool:
    """Whether a line is a dateline's place: in capitals, or a town with its region above a whole paragraph."""
    whole = len(line) >= _SHORTEST_PARAGRAPH and line[-1] in SENTENCE_ENDS
    loud = _is_short_capitals(above) and (whole or line[0] != "-")  # a hyphen may be a list's
    return loud or (whole and len(above) < _NARROWEST and bool(_TOWN.fullmatch(above)))


def _is_short_capitals(text: str) -> bool:
    return text.isupper() and len(text) < _NARROWEST


def _answers(above: Line, line: Line, block: Sequence[Line]) -> bool:
    """Whether the last words of a block, torn off behind a colon, end the sentence above: `Sports: / Ann Lee.`."""
    return line is block[-1] and above.text[-1] == ":" and len(line.text) < _NARROWEST and line.text[-1] == "."


def breaks_off(text: str) -> bool:
    """Tell whether a line ends within a sentence: with a comma, an opened bracket, a small word."""
    last = re.split("[ \u00a0\u202f]", text)[-1]
    small = last.islower() or text.isupper()  # "His Care" ends with no small word, though one is written so elsewhere
    return text[-1] in ",(" or (small and bare(last) in function_words(""))
