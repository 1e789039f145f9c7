"""Which words of another tool's Markdown are the headline: the front matter's title, and when a heading of the text outweighs it.

A title that is said to be one gives way in two cases alone: where it is no title at all (a label, a date, a file's name), and
where the heading at the top says it again and goes on. A heading below a paragraph heads a section, whatever it says.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pressctl.release.folding import bare
from pressctl.release.foreign.headings import above_text, is_no_title, with_main_heading, without_label
from pressctl.release.foreign.manuscript import Aside
from pressctl.release.foreign.subheads import with_subhead
from pressctl.release.foreign.titles import compared
from pressctl.release.languages import function_words
from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases_at
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.forms import with_titled_record
from pressctl.release.plain.furniture import read_title
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.passages import Line, Passage
from pressctl.release.plain.titles import can_be_headline
from pressctl.release.plain.weighing import Echo
from pressctl.release.recasing import is_capitals
from pressctl.release.sentences import SENTENCE_ENDS, count_words

_OPENING, _MOST_LINES = 5, 4  # passages among which the title is said again, of which it takes
_FEWEST_WORDS = 3  # of a headline behind a label
_FOREIGN, _MORE_SAID = (
    0.25,
    0.25,
)  # share of a title's words that a text in another language has; by which a heading has more
_FEWEST_SHARED, _MOST_ALIKE = 3, 0.8  # words that a heading and the title share
_FEWEST_OF_A_MAIN = 2  # words that the only main heading shares with the title
_MOST_OF_A_NAME = 5  # words, of what a release is for
# Before what a release is on: `Press release on the bridge`, `Media Release On The Bridge`.
_ON = re.compile(
    r"on|about|regarding|concerning|for|zu[mr]?|über|sur|concernant|à|sobre|acerca|su(?:lla|[il])?|per|over|inzake|om\.?|angående|vedr\.|k[eu]?|ob?|ws?\."
    r"|w|про|об?|по|за|щодо|για|относно|despre|hakkında|tentang|mengenai"
)
_FEWEST_OF_A_HEADLINE = 5  # words, of a heading below what a release is on
_SHORTEST_PARAGRAPH = 60  # characters
_CLOSES, _STOPS = "»”\"“’' \u00a0", ".。।:：,;…"  # behind a line's last word, and what no headline ends with
_SENTENCE = re.compile(r"[.!?。][ \u00a0\n]")  # ends within a line
_FARTHEST, _LONGEST_SENDER = 8, 200  # passages; characters of a sender with all that a minister is for
_LONGEST_NAME = 60  # characters of a line that names who issues a text
_PARTING = " \u00a0:|–—»›"
_FEWEST_MORE = 3  # words by which a heading says more than the title that it says again


def headed(
    told: Sequence[Passage], passages: Sequence[Passage], left_out: list[Aside], *, summed: bool = False
) -> list[Passage]:
    """Return the front matter's headline and subhead above the text; without them, its one main heading is the headline.

    `told` are the front matter's passages; what says the headline once more goes to `left_out`; `summed` tells that a key sums
    the text up, which may be the subhead.
    """
    title = next((one for one in told if one.form == "headline"), None)
    subhead = [one for one in told if one.form == "subhead"]
    text = list(passages)
    if title is None:
        text = with_titled_record(text)
        text = text if any(one.form == "headline" for one in text) else with_main_heading(text)
        at = next((at for at, one in enumerate(text) if one.form == "headline"), -1) if subhead else -1
        return [*text[: at + 1], *subhead, *text[at + 1 :]] if subhead else with_subhead(text)
    at = _top_heading(text)
    at = at if at >= 0 else _whole_line(text, title.text)
    line = at if at >= 0 else _top_line(text, plain=is_no_title(title.text) and not subhead)
    lesser = line >= 0 and (_is_lesser(title.text, text[line].text) or _is_of_original(title.text, text, line))
    if is_no_title(title.text) or lesser:
        at = line
        if at >= 0:
            strong = "the first line, all of it in bold" if text[at].is_strong else "the first line"
            text[at] = replace(text[at], form="headline", level=0, told=text[at].told or strong)
            named = [replace(title, form="")] if is_no_title(title.text) else []
            if not named:
                left_out.append(Aside(text=title.text, why="says what it is, and on what", line=title.number))
            return with_subhead([*named, *text[: at + 1], *subhead, *text[at + 1 :]])
    elif text and text[0].form != "heading" and text[0].text[-1] not in ".。" and _is_same(text[0], title):
        again = text.pop(0)
        left_out.append(Aside(text=again.text, why="the headline once more", line=again.number))
    elif lines := _lines_of(text, title.text):
        left_out += [Aside(text=one.text, why="the headline once more", line=one.number) for one in text[lines]]
        del text[lines]
    elif at >= 0 and text[at].text[-1] not in ".。" and _is_title(text[at], title.text, text):
        again = text.pop(at)
        longer = _says_more(again.text, title.text)
        if longer or _stands_behind(again.text, title.text):
            why = "the headline, cut short" if longer else "the headline, behind a name"
            left_out.append(Aside(text=f"title: {title.text}", why=why, line=title.number))
            where = f"{again.told or 'a line of the text'}, which says the title {'and more' if longer else 'alone'}"
            title = replace(_unquoted(again), form="headline", level=0, told=where)
        else:
            left_out.append(Aside(text=again.text, why="the headline once more", line=again.number))
    at = _top_heading(text)
    if at >= 0 and any(compared(one.text) == compared(text[at].text) for one in subhead):
        again = text.pop(at)
        left_out.append(Aside(text=again.text, why="the subhead once more", line=again.number))
    text = _without_sender(text, title.text, left_out)
    return with_subhead([*_with_label(title), *subhead, *text], summed=summed, unstyled=True)


def _without_sender(text: Sequence[Passage], title: str, left_out: list[Aside]) -> list[Passage]:
    """Return a text without the short lines above a day near its top that say who issues it: `Ann Lee MP`, `Spokesperson for Works`.

    They are put aside; the day stays, for the reader of datelines, and so does a day, a label or the title above them.
    """
    known = compared(title)
    again = next((at for at, one in enumerate(text[:_FARTHEST]) if at and compared(one.text) == known), 0)
    if again and _heads_letter(text[:again]):
        left_out += [Aside(text=one.text, why="who issues it", line=one.number) for one in text[: again - 1]]
        return list(text[again - 1 :])
    above = (all(map(_is_record, one.apart())) or compared(one.text) == known for one in text[:_OPENING])
    start = next((at for at, is_known in enumerate(above) if not is_known), 0)
    senders: list[Passage] = []
    for at, one in enumerate(text[start:_OPENING], start):
        if one.mark or one.quoted or one.is_rule or one.form not in {"", "text", "heading"}:
            break
        *upper, last = one.apart() if one.broken else [one]
        senders += upper
        if not _is_record(last):
            senders.append(last)
            continue
        few = (
            len(senders) <= _MOST_LINES
            and all(map(_may_issue, senders))
            and any(map(_is_paragraph, text[at + 1 : at + 3]))
        )
        if not few:
            break
        left_out += [Aside(text=sender.text, why="who issues it", line=sender.number) for sender in senders]
        return [*text[:start], last, *text[at + 1 :]]
    return list(text)


def _heads_letter(above: Sequence[Passage]) -> bool:
    """Whether what stands above a title said again is a letterhead: lines that end no sentence, the last of which says what the text is."""
    *senders, last = above
    plain = all(one.form in {"", "text", "heading"} and not (one.mark or one.quoted or one.is_rule) for one in senders)
    lines = all(one.text[-1] not in f"{_STOPS}!?" and len(one.text) <= _LONGEST_SENDER for one in senders)
    return bool(senders) and plain and lines and read_label(last.text).kind in {"press", "immediate"}


def _is_record(line: Passage) -> bool:
    """Whether a line is a day, or says what the text is."""
    return read_line(line.text, language="") is not None or read_label(line.text).kind in {"press", "immediate"}


def _may_issue(line: Passage) -> bool:
    """Whether a line may name a person, an office or a house: a few words, each but the small ones in capitals, and no sign at its end."""
    words = re.findall(r"[^\W\d_]+", line.text)
    small = function_words("")
    named = bool(words) and all(word[0].isupper() or not word[0].islower() or bare(word) in small for word in words)
    return (
        named
        and len(line.text) <= _LONGEST_NAME
        and line.text[-1] not in ".!?:;,。！？"
        and not read_label(line.text).kind
    )


def told_short(told: Sequence[Passage], says: Sequence[str]) -> list[Passage]:
    """Return the front matter's passages, the title without what it says it is where another key says the rest of it.

    `Joint media release for the harbour` as the title, `The harbour` as the description: then that is the headline.
    """
    found: list[Passage] = []
    for one in told:
        short = next((said for said in says if one.form == "headline" and _is_rest(said, one.text)), "")
        label = one.text[: len(one.text) - len(short)].rstrip(" \u00a0:–—-")
        found += [Passage(lines=(Line(number=one.number, text=label),))] if short else []
        found.append(replace(one, lines=(Line(number=one.number, text=short),)) if short else one)
    return found


def _is_rest(said: str, title: str) -> bool:
    """Whether words are a title's last ones, and a label stands before them."""
    if count_words(said) < _FEWEST_WORDS or not title.endswith(said) or title[: -len(said)][-1:] not in {" ", ":"}:
        return False
    label = title[: -len(said)].strip(" :–—-")
    named, _, last = label.rpartition(" ")
    small = last.islower() and bare(last) in function_words("")
    return any(read_label(one).kind in {"press", "immediate"} for one in (label, named if small else label))


def _top_heading(passages: Sequence[Passage]) -> int:
    """Return where the heading is that stands above every paragraph, and only says what the text is where no other does; -1 without one."""
    headings = [at for at, one in enumerate(passages[: above_text(passages)]) if one.form == "heading"]
    named = (at for at in headings if read_label(passages[at].text).kind not in {"press", "immediate"})
    return next(named, headings[0] if headings else -1)


def _whole_line(text: Sequence[Passage], title: str) -> int:
    """Return where a line at the top begins with all of the title, goes on and is no sentence, -1 where none does."""
    known = f"{compared(title)} "
    for at, one in enumerate(text[:_OPENING]):
        linked = any(span.form == "link" for span in one.spans)
        plain = one.form in {"", "text"} and not (one.mark or linked or _SENTENCE.search(one.text))
        if plain and one.text.rstrip(_CLOSES)[-1] not in f"{_STOPS}!?" and compared(one.text).startswith(known):
            return at
        if _is_paragraph(one):
            break
    return -1


def _unquoted(one: Passage) -> Passage:
    """Return a line without the quotation marks around all of it, its lines as one."""
    text = " ".join(line.text for line in one.lines)
    inner = (
        text[1:-1] if text[0] in '“„«"' and text[-1] in '”“»"' and not set('“„«"').intersection(text[1:-1]) else text
    )
    return replace(one, lines=(Line(number=one.number, text=inner.strip(" \u00a0")),), broken=False, spans=())


def _lines_of(passages: Sequence[Passage], title: str) -> slice | None:
    """Return the passages at the top that say a title together, line by line, the first of them as a heading, say."""
    wanted = compared(title)
    for start in range(min(len(passages), _OPENING)):
        for end in range(start + 2, min(start + _MOST_LINES, len(passages)) + 1):
            if compared(" ".join(one.text for one in passages[start:end])) == wanted:
                return slice(start, end)
    return None


def _top_line(passages: Sequence[Passage], *, plain: bool) -> int:
    """Return where the line in bold is that stands above every paragraph, and is no date and no sentence; of `plain` ones the first."""
    for at, one in enumerate(passages[: above_text(passages)]):
        line = one.is_strong and len(one.lines) == 1 and one.text[-1] not in ".:："
        line = line or (
            is_capitals(one.text) and one.form == "text" and len(one.text.split(" ")) >= _FEWEST_OF_A_HEADLINE
        )
        if line and count_words(one.text) >= _FEWEST_WORDS and read_line(one.text, language="") is None:
            return at
    return _first_line(passages) if plain else -1


def _first_line(passages: Sequence[Passage]) -> int:
    """Return where a plain line of several words and no sentence stands directly above the first paragraph, below labels at most; else -1."""
    for at, one in enumerate(passages[:_OPENING]):
        if not read_label(one.text).kind and read_line(one.text, language="") is None:
            return at if _is_plain_line(one) and any(map(_is_paragraph, passages[at + 1 : at + 2])) else -1
    return -1


def _is_plain_line(one: Passage) -> bool:
    plain = one.form in {"", "text"} and not one.quoted and len(one.lines) == 1
    linked = any(span.form == "link" for span in one.spans)
    said = count_words(one.text) >= _FEWEST_OF_A_HEADLINE and one.text.rstrip(_CLOSES)[-1:] not in _STOPS
    return plain and not linked and said and can_be_headline(one, "")


def _is_paragraph(one: Passage) -> bool:
    plain = one.form in {"", "text"} and not one.mark and not one.quoted
    return plain and len(one.text) >= _SHORTEST_PARAGRAPH and one.text[-1] in f"{SENTENCE_ENDS}:："


def _is_same(one: Passage, title: Passage) -> bool:
    return compared(one.text) == compared(title.text)


def _is_title(heading: Passage, title: str, text: Sequence[Passage]) -> bool:
    """Whether a text's first heading says its title; of the only main heading half of the title's words are enough."""
    alone = heading.level == 1 and sum(one.form == "heading" and one.level == 1 for one in text) == 1
    words, known = set(compared(heading.text).split(" ")), set(compared(title).split(" "))
    alike = len(words & known) >= _FEWEST_OF_A_MAIN and 2 * len(words & known) >= len(known)
    return _says_again(heading.text, title) or (alone and alike)


def _is_of_original(title: str, text: Sequence[Passage], at: int) -> bool:
    """Whether a title is one that a translation has kept: the text has none of its words, but those of the heading directly below its label."""
    labelled = at > 0 and read_label(text[at - 1].text).kind in {"press", "immediate"} and text[at].form == "heading"
    echo = Echo(text[at + 1 :]) if labelled else None
    if echo is None or not echo.is_telling:
        return False
    return echo.share(title) < _FOREIGN and echo.share(text[at].text) > _FOREIGN + _MORE_SAID


def _is_lesser(title: str, heading: str) -> bool:
    """Whether a title says what a text is and for what, without a sign, and a heading above the text says more.

    `Press release Book Fair`, `Press release on the Book Fair` above `# The Book Fair opens with readers from nine countries`.
    """
    if _is_named(title):
        return is_capitals(heading) and len(heading.split(" ")) >= _FEWEST_OF_A_HEADLINE
    words = phrases_at("press", level(title))
    found = re.match(rf"(?:{words})[ \u00a0](?=\w)", level(title)) if words else None
    rest = title[found.end() :] if found else ""
    first = rest.partition(" ")[0]
    if _ON.fullmatch(first.lower()):
        return count_words(heading) >= _FEWEST_OF_A_HEADLINE and level(rest) not in level(heading)
    named = bool(rest) and (first[0].isupper() or not first[0].isalpha()) and rest[-1] not in ".!?"
    return named and count_words(rest) <= _MOST_OF_A_NAME and count_words(heading) > count_words(title)


def _is_named(title: str) -> bool:
    """Whether a title names a release by what it is on, with what it is behind that: `Harbour Prize Press Release`."""
    words = title.split(" ")
    return len(words) > _FEWEST_WORDS and any(
        read_label(" ".join(words[-count:])).kind == "press" for count in (1, 2, 3)
    )


def _says_again(heading: str, title: str) -> bool:
    """Whether a text's first heading is its title, a word or two less or any number more."""
    words, known = compared(heading).split(" "), compared(title).split(" ")
    if words == known:
        return True
    shared = len(set(words) & set(known))
    whole = shared == len(set(known)) or (shared == len(set(words)) and 2 * shared >= len(set(known)))
    return shared >= _FEWEST_SHARED and (whole or shared >= _MOST_ALIKE * max(len(words), len(known)))


def _stands_behind(heading: str, title: str) -> bool:
    """Whether a title is a heading of the text with a name before it: `Elm Works: The bridge reopens`."""
    before = title[: len(title) - len(heading)]
    parted = before.rstrip(" \u00a0") != before and before.rstrip(" \u00a0")[-1:] in {":", "|", "–", "—", "»", "›"}
    return title.endswith(heading) and parted and count_words(before) <= _MOST_OF_A_NAME


def _says_more(heading: str, title: str) -> bool:
    """Whether a heading has all words of the title, and several of its own."""
    words, known = set(compared(heading).split(" ")), set(compared(title).split(" "))
    return known <= words and len(words) - len(known) >= _FEWEST_MORE


def _with_label(title: Passage) -> list[Passage]:
    """Return a title, what it says it is as a line above it: `Press release: The bridge reopens`."""
    named = without_label(title.text)
    if count_words(named) >= _FEWEST_WORDS and named != title.text:
        label = Line(number=title.number, text=title.text[len(named) :].strip(" :–—|·•-()[]!.\u00a0"))
        return [Passage(lines=(label,)), replace(title, lines=(Line(number=title.number, text=named),))]
    rest = read_title(title.text)
    if rest == title.text or count_words(rest) < _FEWEST_WORDS:
        return [title]
    at = title.text.rindex(rest)
    label = Line(number=title.number, text=title.text[:at].rstrip(" :–—|-"))
    return [Passage(lines=(label,)), replace(title, lines=(Line(number=title.number, text=rest),))]
