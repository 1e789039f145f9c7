"""A plain text cut into passages: paragraphs unwrapped, list items found, every line numbered.

Text comes one paragraph per line, wrapped at some width, or with lines that are lines on
purpose (an address); with or without empty lines between. Spaces here mean U+0020 and tabs:
no-break spaces are text and stay.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec.structs import replace

from pressctl.release.plain.passages import Line, Passage, is_heading, is_rule
from pressctl.release.plain.torn import breaks_off, has_comma_quote, is_torn_off, rejoined, with_dashes, with_speakers
from pressctl.release.recasing import is_title_case
from pressctl.release.sentences import IDEOGRAPH, SENTENCE_ENDS, width_of
from pressctl.release.spans import Span

_ENDS = f"{SENTENCE_ENDS}:："  # of a line that is whole
_LINE_END = re.compile(r"\r\n|\r|\n")
# What word processors leave inside a line: a soft line break, and page and paragraph separators.
_SOFT_BREAK = re.compile("[\v\x85\u2028]")
_PARAGRAPH_BREAK = re.compile("[\f\u2029]")
# Signs without a form: controls, and what a program embeds to turn a line's direction, which a page does by itself.
_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
SOFT_HYPHEN = re.compile(
    r"(?<=\w)\u00ad+(?=\w)"
)  # where a page's program may break a word; a dash's place is between spaces
_EDGES = " \u3000\u200b\u200c\u200d\u2060\u200e\u200f\u061c"  # stripped from a line's ends: spaces, and marks that say nothing there
_BULLET = re.compile(
    r"(?P<mark>[•●▪■◦‣⁃∙·\uf020-\uf0ff*–—+-])(?:[ \t\u00a0\u202f]+(?=\S)|(?<=[-–—])(?=[^\W\d_a-z][^\W\d_]|[«“\"][^\W\d_]))"
)
_NUMBER = re.compile(r"(?P<mark>(?P<number>[0-9]{1,3})[.)])[ \t\u00a0\u202f]+(?=\S)")
# A line of a list of people, each with a number to call: `For the mayor: Ann Lee, 555 01 00`.
_ENTRY = re.compile(r"[^\W\d_][^:]{2,60}: [^\W\d_].{2,80}\d[\d -]{3,}\d")
# A line of a name and a value, as an invitation has them one below the other: `When: Monday, 5 May`.
_FIELD = re.compile(r"[^\W\d_][^\W_]{1,14}(?:[ \u00a0][^\W_]{1,14})?[ \u00a0]?: [^ \n].*")
_SET_IN = re.compile("(?:\u3000| {1,2}|\t)(?=[\u3040-\u30ff\u4e00-\u9fff「『（])")
_VERB = re.compile("[가-힣](?:니다|했다|였다|있다|이다|한다|된다)$")  # ends a sentence of Korean also without its point
_SQUARE = re.compile("[□○◇◆❍ㅇ※▣◎❏❑▷][ \u00a0]{0,2}(?=[^ \u00a0])")  # opens a paragraph in Korea
_STARRED = re.compile(r"(?P<sign>\*\*|__)(?=[^\W_])(?P<text>.+[^ *_\u00a0])(?P=sign)")
_UNDERLINE = re.compile(r"[=~-]{3,}")
# A line wrapped by a program or by hand has at least 40 characters and at most 130.
_NARROWEST, _WIDEST = 40, 130
# How far short of the longest line a hand-wrapped one may break although the next word would fit.
_SLACK = 10
_MOST_OF_A_HEADING = 3  # lines
_MOST_HEADING = 2  # words of a list's heading
_FEWEST_HEADED = 3  # blocks of one shape
_FEWEST_OF_A_PAGE, _PAGE = 8, 0.6  # lines of a page without empty ones, its share of the text
_SHORT_OF_A_PAGE = 0.6  # share of the longest line's characters
_FEWEST_LINES = 4  # of a page
_WIDEST_PAIR = 90  # characters at which two lines may be a wrapped headline
_PAIR = 2  # lines, the lower of which may stand alone whatever the length of the upper
_FEWEST_TORN, _TORN, _SHORTEST_TEXT = 3, 0.5, 80  # lines of a torn paragraph, share of torn lines, its characters
_SHORTEST_LINE = 30  # characters of a line that is a paragraph
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_BELOW_MAIL, _FEWEST_BLANKS, _LONGEST_FIELD = 4, 5, 30  # lines, blanks of a headline, characters of a field's name
_NEAR_THE_TOP = 40  # lines among which a dateline may open the text


def split(text: str, *, alone: Callable[[str], bool], opens: Callable[[str], bool]) -> tuple[Passage, ...]:
    """Return the passages of a text.

    A line for which `alone` holds is one by itself; one near the top for which `opens` holds begins one.
    """
    blocks = list(_blocks(text, alone, opens))
    headed = sum(map(_is_headed, blocks)) >= _FEWEST_HEADED
    cut = [part for block in blocks for part in ((block[:1], block[1:]) if headed and _is_headed(block) else (block,))]
    count = sum(map(len, cut))
    pages = [_FEWEST_OF_A_PAGE <= len(block) >= _PAGE * count for block in cut]
    found = [
        passage
        for block, is_whole in zip(cut, pages, strict=True)
        for passage in (_page(block) if is_whole and _is_of_lines(block) else _passages(block))
    ]
    return tuple(_underline(_lists(with_speakers(map(_unmarked, found)))))


def _unmarked(passage: Passage) -> Passage:
    """Return a passage that is all in bold, `**as mails mark it**`, without the signs."""
    found = _STARRED.fullmatch(passage.text) if not (passage.mark or passage.broken) else None
    if found is None or found["sign"] in found["text"]:
        return passage
    line = Line(number=passage.number, text=found["text"])
    return replace(passage, lines=(line,), spans=(Span(start=0, end=len(line.text), form="strong"),))


def _lines(text: str) -> Iterator[Line]:
    """Number the lines; a page break inside one leaves an empty line."""
    for number, raw in enumerate(_LINE_END.split(text), 1):
        for piece in _SOFT_BREAK.split(_PARAGRAPH_BREAK.sub("\v\v", raw)):
            clean = SOFT_HYPHEN.sub("", _CONTROL.sub("", piece.replace("\t", " "))).rstrip(f"{_EDGES}\u00a0\u202f")
            clean = clean.lstrip(f"{_EDGES}\u00a0\u202f")  # no-break spaces set a line in
            opens = bool(_SET_IN.match(piece))
            yield Line(number=number, text=unicodedata.normalize("NFC", clean), opens=opens)


def _blocks(text: str, alone: Callable[[str], bool], opens: Callable[[str], bool]) -> Iterator[list[Line]]:
    """Group lines between empty ones; a rule, and a line that stands alone, are blocks by themselves."""
    for empty, run in groupby(with_dashes([*_lines(text)]), key=lambda line: not line.text or line.text.isspace()):
        if empty:
            continue
        lines = list(run)
        longest = max(width_of(line.text) for line in lines)
        loose = 2 * sum(width_of(line.text) < _NARROWEST for line in lines) > len(
            lines
        )  # an address, not a wrapped text
        block: list[Line] = []
        for at, (line, following) in enumerate(zip(lines, [*lines[1:], None], strict=True)):
            flows = not loose and _flows(line, following, longest) and not (following and alone(following.text))
            free = (not block or _ends(block[-1]) or len(lines) == len(block) + 1 == _PAIR) and not flows
            if is_rule(line.text) or (free and alone(line.text)):
                yield from (block, [line]) if block else ([line],)
                block = []
            elif block and _begins(block, lines[at : at + _BELOW_MAIL], opens):
                yield block
                block = [line]
            else:
                block.append(line)
        if block:
            yield block


def _begins(block: list[Line], ahead: Sequence[Line], opens: Callable[[str], bool]) -> bool:
    """Whether a line begins a block below others: set in, behind a square, as a dateline, or as a headline below whom to ask."""
    line = ahead[0]
    if (line.opens and _ends(block[-1])) or _SQUARE.match(line.text):
        return True
    near = line.number <= _NEAR_THE_TOP
    return near and ((not _is_torn(block) and opens(line.text)) or _is_below_mail(block[-1], ahead))


def _is_below_mail(above: Line, ahead: Sequence[Line]) -> bool:
    """Whether a line of several words stands directly below somebody's mail address, and a text follows, nobody else's."""
    text = ahead[0].text
    says = text[0].isupper() and text.count(" ") >= _FEWEST_BLANKS and ":" not in text[:_LONGEST_FIELD]
    goes_on = len(ahead) == _BELOW_MAIL and any(width_of(one.text) >= _SHORTEST_TEXT for one in ahead)
    return bool(_MAIL.fullmatch(above.text)) and says and goes_on and not any("@" in one.text for one in ahead)


def _is_headed(block: list[Line]) -> bool:
    """Whether a block is one word above a sentence: a heading, where several blocks have the same shape."""
    first, *below = block
    word = " " not in first.text and is_heading(Passage(lines=(first,))) and first.text[0].isupper()
    sentence = bool(below) and len(below[0].text) >= _NARROWEST and below[-1].text[-1] in ".!?"
    return word and sentence and not any(_mark(line.text) for line in block)


def _ends(line: Line) -> bool:
    """Whether a line may be the last of its paragraph: it ends a sentence, or is too short to be wrapped."""
    return line.text[-1] in _ENDS or width_of(line.text) < _NARROWEST or bool(_VERB.search(line.text))


def _flows(line: Line, following: Line | None, longest: int) -> bool:
    """Whether a line runs on into the next one of its block."""
    if following is None or width_of(line.text) < _NARROWEST or is_rule(following.text):
        return False
    return following.text[0].islower() or _fills(line, following, longest)


def _runs_on(line: Line, following: Line) -> bool:
    """Whether a sentence goes on in the next line: in small letters, or behind a colon with figures that head no item."""
    figures = line.text[-1] == ":" and len(line.text) >= _NARROWEST and following.text[0].isdigit()
    return following.text[0].islower() or (figures and not _mark(following.text))


def _fills(line: Line, following: Line, longest: int) -> bool:
    """Whether the next line's first word would no longer have fitted, or its first sign in a script without spaces."""
    word = following.text[:1] if IDEOGRAPH.match(following.text) else f" {following.text.split(' ', 1)[0]}"
    return width_of(line.text) + width_of(word) > longest - _SLACK


def _passages(block: list[Line]) -> Iterator[Passage]:
    """Cut one block into passages, by how its lines break."""
    starts = [index for index, line in enumerate(block) if _mark(line.text)]
    if starts and (len(starts) > 1 or starts == [0]):
        yield from _above_list(block[: starts[0]])
        for start, end in pairwise([*starts, len(block)]):
            item = _item(block[start:end])
            yield Passage(lines=item, mark=_mark(block[start].text))
            yield from _passages(block[start + len(item) : end]) if start + len(item) < end else ()
    elif _is_wrapped(block):
        yield Passage(lines=tuple(block))
    elif any(len(line.text) > _WIDEST for line in block):
        yield from (Passage(lines=lines) for lines in rejoined(block))
    elif _is_page(block):
        yield from (Passage(lines=lines) for lines in _paragraphs(block))
    elif is_heading(Passage(lines=(block[0],))) and len(block) > 2 and _is_wrapped(block[1:]):  # noqa: PLR2004  (a heading over a wrapped paragraph)
        yield Passage(lines=(block[0],))
        yield Passage(lines=tuple(block[1:]))
    elif head := _headed(block):
        yield Passage(lines=tuple(block[:head]), broken=True)
        yield Passage(lines=tuple(block[head:]))
    elif _is_ragged(block):
        yield Passage(lines=tuple(block))
    else:
        yield from _of_lines(block)


def _of_lines(block: list[Line]) -> Iterator[Passage]:
    """Cut a block whose lines were not wrapped at one width."""
    if _is_pasted(block):
        yield from (Passage(lines=lines) for lines in _pasted(block))
    elif _is_of_sentences(block):
        yield from (Passage(lines=(line,)) for line in block)
    elif has_comma_quote(block):
        yield from (Passage(lines=lines) for lines in rejoined(block))
    else:
        yield Passage(lines=tuple(block), broken=True)


def _headed(block: list[Line]) -> int:
    """Return how many lines above a wrapped paragraph are its heading: short ones, each but the first in small letters; 0 for none."""
    count = next((at for at in range(1, len(block)) if not block[at].text[0].islower()), 0)
    if not 1 < count <= _MOST_OF_A_HEADING or len(block) - count < _FEWEST_TORN:
        return 0
    text = block[count:]
    longest = max(width_of(line.text) for line in text)
    above = list(pairwise(block[: count + 1]))
    narrow = not any(_fills(line, below, longest) or line.text[-1] in _ENDS for line, below in above)
    full = sum(_fills(line, following, longest) for line, following in pairwise(text))
    return count if narrow and longest >= _NARROWEST and 2 * full > len(text) - 1 else 0


def _above_list(lines: list[Line]) -> Iterator[Passage]:
    """Cut what stands directly above a list; one word or two below the end of a sentence head the list."""
    last = Passage(lines=tuple(lines[-1:]))
    heads = len(lines) > 1 and lines[-2].text[-1] in ".!?" and len(last.text.split(" ")) <= _MOST_HEADING
    if heads and is_heading(last):
        yield from _passages(lines[:-1])
        yield last
    elif lines:
        yield from _passages(lines)


def _item(lines: list[Line]) -> tuple[Line, ...]:
    """Return a list item: its first line, and those it runs on into."""
    longest = max(width_of(line.text) for line in lines)
    for index, (line, following) in enumerate(pairwise(lines), 1):
        introduces = following is lines[-1] and following.text.endswith((":", "："))  # the next list, or what follows
        wrapped = longest <= _WIDEST and not introduces and _fills(line, following, longest)
        torn = is_torn_off(line, lines, index)
        if not (following.text[0].islower() or wrapped or torn):
            return tuple(lines[:index])
    return tuple(lines)


def _is_wrapped(block: list[Line]) -> bool:
    """Tell whether lines break where the next word no longer fitted."""
    longest = max(width_of(line.text) for line in block)
    if len(block) == 1:
        return True
    if not _NARROWEST <= longest <= _WIDEST or any(
        all(form.fullmatch(line.text) for line in block) for form in (_ENTRY, _FIELD)
    ):
        return False
    ends = [line.text[-1] in SENTENCE_ENDS for line in block]
    # Each is a paragraph that ends where its sentence does; a heading may be as wide as the line below it.
    wide = bool(IDEOGRAPH.search(block[0].text)) or (longest > _WIDEST_PAIR and not block[-1].text[0].islower())
    if (len(block) > _PAIR and all(ends)) or (len(block) == _PAIR and wide and not ends[-1]):
        return False
    return all(_fills(line, following, longest) for line, following in pairwise(block))


def _is_ragged(block: list[Line]) -> bool:
    """Tell whether lines break in the middle of sentences, wherever links and other columns had torn them."""
    torn = sum(following.text[0].islower() or breaks_off(line.text) for line, following in pairwise(block))
    longest = max(len(line.text) for line in block)
    wide = len(block) > 1 and len(block[0].text) >= _NARROWEST and _fills(block[0], block[1], longest)
    opens = wide or (len(block) > 1 and block[1].text[0].islower())
    return len(block) >= _FEWEST_TORN and opens and torn >= _TORN * (len(block) - 1) and _is_running(block)


def _is_of_sentences(block: list[Line]) -> bool:
    """Tell whether each line of a block is a paragraph, as messages have them: two or more are whole sentences, none breaks off."""
    whole = sum(line.text[-1] in ".!?。！？۔।" and len(line.text) >= _SHORTEST_LINE for line in block)
    return whole > 1 and not any(
        following.text[0].islower() or breaks_off(line.text) for line, following in pairwise(block)
    )


def _is_running(block: list[Line]) -> bool:
    return sum(len(line.text) for line in block) >= _SHORTEST_TEXT and block[-1].text[-1] in _ENDS


def _is_pasted(block: list[Line]) -> bool:
    """Tell whether a block is a page whose paragraphs were wrapped at several widths, as letters of programs lose theirs."""
    ended = sum(line.text[-1] in SENTENCE_ENDS for line in block)
    lower = sum(line.text[0].islower() for line in block)
    longest = max(len(line.text) for line in block)
    few = 0 < 2 * ended <= len(block) and 4 * lower >= len(block) >= _FEWEST_OF_A_PAGE
    return few and _NARROWEST < longest <= _WIDEST and not any(_mark(line.text) for line in block)


def _pasted(block: list[Line]) -> Iterator[tuple[Line, ...]]:
    """Cut such a page where a sentence ends, or where a line below the first is short and none of a sentence's small words ends it."""
    longest = max(len(line.text) for line in block)
    start = 0
    for index, (line, following) in enumerate(pairwise(block), 1):
        short = len(line.text) < _SHORT_OF_A_PAGE * longest and not breaks_off(line.text)
        titled = index == 1 and is_title_case(line.text)
        if not following.text[0].islower() and (
            line.text[-1] in SENTENCE_ENDS or (short and index - start > 1) or (short and titled)
        ):
            yield tuple(block[start:index])
            start = index
    yield tuple(block[start:])


def _is_page(block: list[Line]) -> bool:
    """Tell whether a block is a page of wrapped paragraphs without lines between: most of its lines are full."""
    longest = max(width_of(line.text) for line in block)
    full = sum(_fills(line, following, longest) for line, following in pairwise(block))
    return len(block) >= _FEWEST_LINES and _NARROWEST <= longest <= _WIDEST and 2 * full > len(block)


def _paragraphs(block: list[Line]) -> Iterator[tuple[Line, ...]]:
    """Cut a page where a line ends before it is full."""
    longest = max(width_of(line.text) for line in block)
    start = 0
    for index, (line, following) in enumerate(pairwise(block), 1):
        if not _fills(line, following, longest) and not _runs_on(line, following):
            yield tuple(block[start:index])
            start = index
    yield tuple(block[start:])


def _is_of_lines(block: list[Line]) -> bool:
    """Tell whether a block is a page of nothing but wrapped paragraphs: no lists, no address."""
    longest = max(width_of(line.text) for line in block)
    full = sum(_fills(line, following, longest) for line, following in pairwise(block))
    return (
        _NARROWEST <= longest <= _WIDEST and 2 * full >= len(block) - 1 and not any(_mark(line.text) for line in block)
    )


def _page(block: list[Line]) -> Iterator[Passage]:
    """Cut a page of proportional letters, whose lines differ in length, into paragraphs.

    One ends where a line is plainly not full, and where a sentence ends with a line that is none of the longer ones.
    """
    longest = max(len(line.text) for line in block)
    going_on = sorted(len(line.text) for line in block if line.text[-1] not in _ENDS)
    typical = going_on[len(going_on) // 2] if going_on else 0
    start = 0
    for index, (line, following) in enumerate(pairwise(block), 1):
        ends = len(line.text) < typical and line.text[-1] in _ENDS
        short = not _fills(line, following, longest) and not breaks_off(line.text)
        if (ends or short) and not _runs_on(line, following):
            yield Passage(lines=tuple(block[start:index]))
            start = index
    yield Passage(lines=tuple(block[start:]))


def _is_torn(block: list[Line]) -> bool:
    """Whether a block of several lines breaks off in the middle of a sentence, which no dateline follows."""
    return len(block) > 1 and breaks_off(block[-1].text)


def _mark(text: str) -> str:
    found = _BULLET.match(text) or _NUMBER.match(text)
    return found["mark"] if found else ""


def _family(passage: Passage) -> str:
    """Tell which list an item belongs to: bullets by their sign, numbers by what follows them."""
    return passage.mark.lstrip("0123456789")


def _lists(found: Iterable[Passage]) -> Iterator[Passage]:
    """Let a mark stand only where two or more items follow each other, numbers counting up."""
    for marked, run in groupby(found, key=_family):
        items = list(run)
        numbers = [int(item.mark[:-1]) for item in items if item.mark[:-1].isdigit()]
        counts_up = numbers == list(range(numbers[0], numbers[0] + len(items))) if numbers else True
        is_list = bool(marked) and len(items) > 1 and counts_up
        yield from items if is_list else (replace(item, mark="") for item in items)


def _underline(found: Iterable[Passage]) -> Iterator[Passage]:
    """Take a rule directly below a line as that line's underline."""
    held: Passage | None = None
    for passage in found:
        under = held is not None and bool(_UNDERLINE.fullmatch(passage.text)) and passage.number == held.number + 1
        if held is not None and under:
            yield replace(held, underlined=True)
            held = None
            continue
        if held is not None:
            yield held
        held = passage
    if held is not None:
        yield held
