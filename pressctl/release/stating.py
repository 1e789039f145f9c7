"""What a source's own form states, written as keys: a page's date, a front matter's contacts, a description."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from pressctl.model import Newsroom
from pressctl.release.assuming import Assumed
from pressctl.release.dating import find
from pressctl.release.drafting import Draft
from pressctl.release.evidence import Question
from pressctl.release.folding import bare
from pressctl.release.foreign.keywords import is_list_of_names
from pressctl.release.foreign.manuscript import Aside, Manuscript, Told
from pressctl.release.languages import detect, primary
from pressctl.release.moments import Moment, Unclear, read_moment, with_offset
from pressctl.release.plain.issuing import Clue, ask_hour
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.passages import Passage
from pressctl.release.sentences import SENTENCE_ENDS
from pressctl.release.writing import Word

_LATER = ("status", "subhead", "lead", "summary", "description", "dateline", "categories", "keywords", "contacts", "boilerplate", "notes", "media", "url", "feed_id", "kind")  # fmt: skip
# Times with a zone behind a blank, with more than seconds, or written as programs log them.
_TIMES = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[Tt ]+(?P<clock>\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?[ ]?(?P<zone>[Zz]|(?:UTC|GMT)?[+-]\d\d:?\d\d|UTC|GMT)?(?P<named>[ ][A-Z]{2,5})?)?"
)
_FIGURE = re.compile(r"(?<=\d)(-)(\d)(?!\d)")  # of a day or a month without its nought, 2024-10-8
_CUT = re.compile(r"[ \u00a0]*(?:\[?(?:…|\.\.\.)\]?|\[&hellip;\])[ \u00a0]*$")
_MOST_LEFT_OUT = 24_000  # characters of the list that stands in the document; the front matter has 64 KiB
_LONGEST_SHOWN = 80
_SUMMARIES = ("summary", "description")
_LONGEST_SUBHEAD, _FEWEST_OF_A_LEAD = 200, 10  # characters, words
_FEWEST_OF_A_SUBHEAD, _SHORTEST_SUBHEAD = 4, 8  # words, signs of scripts without spaces
_FEWEST_SIGNS = 40  # of a description's second half, which stands in the text
_FEWEST_SHARED, _MOST_ALIKE = 4, 0.8  # words that a description and the headline share


def language_told(draft: Draft, manuscript: Manuscript, newsroom: Newsroom) -> str:
    """Write the language that the form states, unless the text's own words are plainly another's; "" for none.

    Pages often carry their theme's language.
    """
    told = manuscript.says("language")
    if told is None:
        return ""
    tag = str(told.value)
    found, telling = detect(manuscript.text)
    if found and found != primary(tag):
        message = f"{told.evidence} says “{tag}”, the text reads as {found} ({telling})."
        draft.advise("language-doubted", told.line, message, "The text's own was written; check it.")
        return ""
    home = newsroom.language
    chosen = home if primary(home) == tag else tag
    draft.infer("language", Word(chosen), f"{told.evidence} says “{tag}”", line=told.line)
    return chosen


def date_told(
    draft: Draft,
    told: Told,
    clues: Sequence[Clue],
    *,
    assumed: Assumed,
    zone: ZoneInfo,
    today: date,
    language: str = "",
) -> bool:
    """Write the date that the form states; False where it states none that can be read, or another was given."""
    text = str(told.value)
    moment = _moment(text, zone) or _day_in(text, language, zone)
    if moment is None:
        draft.leave_out(f"{text}", told.line, f"{told.evidence} has no date that can be read")
        return False
    if assumed.day or (assumed.year and assumed.year != moment.at.year):
        return False
    day = moment.at.date()
    at_midnight = not moment.has_hour or f"{moment.at:%H:%M}" == "00:00"
    value = day if at_midnight else Word(with_offset(moment.at))
    unsaid = " in the newsroom's zone" if not at_midnight and not moment.has_zone else ""
    draft.infer("date", value, f"{told.evidence} says “{text}”{unsaid}", line=told.line, shown=str(value))
    if day > today and at_midnight and not draft.has("embargo"):
        ask_hour(draft, day, told.line)
    _compare(draft, day, clues)
    return True


def _day_in(text: str, language: str, zone: ZoneInfo) -> Moment | None:
    """Return the one full day that a text says in words: `March 3, 2021`."""
    found = find(text[:_LONGEST_SHOWN], language=language)
    sure = len(found) == 1 and found[0].year and not found[0].swapped
    return read_moment(f"{found[0].year:04}-{found[0].month:02}-{found[0].day:02}", zone) if sure else None


def _moment(text: str, zone: ZoneInfo) -> Moment | None:
    text = _FIGURE.sub(r"\g<1>0\g<2>", text.strip(" "))
    found = _TIMES.fullmatch(text)
    plain = text
    if found:
        offset = re.sub("UTC|GMT", "" if (found["zone"] or "")[3:] else "Z", found["zone"] or "")
        # The hour of a zone that is only named is nobody's: the day alone is sure.
        timed = found["clock"] and not found["named"]
        plain = f"{found['day']}T{found['clock']}{offset}" if timed else found["day"]
    try:
        moment = read_moment(plain, zone)
        midnight = found and found["clock"] == "00:00"
        return read_moment(found["day"], zone) if found and midnight else moment
    except Unclear:
        return None


def _compare(draft: Draft, day: date, clues: Sequence[Clue]) -> None:
    """Advise where the text dates itself otherwise than its form does."""
    clue = next((clue for clue in clues if clue.where != "the lead"), None)
    if clue is None:
        return
    mention = clue.mention
    if (mention.day, mention.month) != (day.day, day.month) or mention.year not in {0, day.year}:
        message = f"the date stated is {day:%Y-%m-%d}, {clue.where} says “{mention.text}”."
        draft.advise("date-differs", clue.line, message, "The one stated was written; check which is right.")


def embargo_told(draft: Draft, told: Told, zone: ZoneInfo) -> None:
    """Write the embargo that the form states, or ask: without its hour and its offset it is no moment."""
    text = str(told.value)
    if read_label(text).kind == "immediate":
        draft.leave_out(text, told.line, "there is no embargo")
        return
    moment = _moment(text, zone)
    if moment and moment.has_hour and moment.has_zone:
        draft.infer("embargo", Word(with_offset(moment.at)), f"{told.evidence} says “{text}”", line=told.line)
        return
    suggestion = with_offset(moment.at if moment.has_hour else moment.at.replace(hour=9)) if moment else ""
    asked = f"Until when does the embargo hold? {told.evidence} says “{text[:_LONGEST_SHOWN]}”. Answer none if there is none."
    draft.ask(Question(key="embargo", text=asked, suggestion=suggestion, evidence=text, line=told.line))


def write_told(draft: Draft, told: Iterable[Told], headline: str, body: Sequence[Passage]) -> None:
    """Write what else the form states; where the text had said it already, lists grow and the rest is listed."""
    for one in sorted((one for one in told if one.key in _LATER), key=lambda one: _LATER.index(one.key)):
        own = _own_words(str(one.value), headline, body) if one.key in {"lead", *_SUMMARIES} else ""
        if own:
            draft.leave_out(str(one.value), one.line, f"{one.evidence}: {own}")
        elif one.key in _SUMMARIES:
            _write_summary(draft, one)
        elif draft.has(one.key) and (isinstance(one.value, list) or one.key in {"notes", "boilerplate"}):
            values = one.value if isinstance(one.value, list) else [one.value]
            draft.extend(one.key, values, one.evidence, line=one.line, shown=one.shown)
        elif draft.has(one.key):
            draft.leave_out(f"{one.key}: {one.value}", one.line, "the text says it otherwise")
        else:
            draft.infer(one.key, one.value, one.evidence, line=one.line, shown=one.shown or _cut(str(one.value)))


def _write_summary(draft: Draft, told: Told) -> None:
    """Write what sums a text up: sentences are its lead, a line that is none its subhead; one that was cut short is neither.

    A description, which machines are told, is no lead in a few words, whatever it ends with, nor where the text has a
    dateline: behind it a press office tells its news.
    """
    text = str(told.value)
    few = told.key == "description" and text.isascii() and len(text.split(" ")) < _FEWEST_OF_A_LEAD
    full = text[-1:] in SENTENCE_ENDS and not few
    key = "lead" if full or len(text) > _LONGEST_SUBHEAD else "subhead"
    listed = is_list_of_names(text)
    why = "words to be found by" if listed else "cut short" if _CUT.search(text) else ""
    why = why or ("a word or two" if told.key == "description" and not full and _is_short(text) else "")
    dated = told.key == "description" and key == "lead" and draft.has("dateline")
    why = why or ("the text has a dateline, and its lead behind it" if dated else "")
    if why:
        draft.leave_out(text, told.line, f"{told.evidence}: {why}")
    elif draft.has(key):
        draft.leave_out(text, told.line, f"{told.evidence}: the text has a {key} of its own")
    else:
        draft.infer(key, text, told.evidence, line=told.line, shown=_cut(text))


def _is_short(text: str) -> bool:
    """Whether a line has too few words for a subhead; scripts without spaces have signs."""
    return len(text.split(" ")) < _FEWEST_OF_A_SUBHEAD and sum(ord(sign) > 0x2E80 for sign in text) < _SHORTEST_SUBHEAD  # noqa: PLR2004  (CJK begins there)


def _own_words(lead: str, headline: str, body: Sequence[Passage]) -> str:
    """Return why a description is no lead: it says the headline, or the text's own words, perhaps cut short."""
    words = " ".join(re.findall(r"\w+", bare(_CUT.sub("", lead))))
    text = " ".join(re.findall(r"\w+", bare(" ".join(passage.text for passage in body))))
    title = " ".join(re.findall(r"\w+", bare(headline)))
    if not words or words in title or _are_alike(words.split(" "), title.split(" ")):
        return "the headline once more"
    # A description that was cut may end within a word.
    half = words[len(words) // 2 :]  # behind the headline, perhaps
    own = f" {words}" in f" {text}" or (len(half) >= _FEWEST_SIGNS and half in text[: 2 * len(words)])
    return "the text's own words" if own else ""


def _are_alike(words: Sequence[str], title: Sequence[str]) -> bool:
    """Whether two texts of the same length have nearly the same words."""
    shared = len(set(words) & set(title))
    return shared >= _FEWEST_SHARED and shared >= _MOST_ALIKE * max(len(words), len(title))


def write_left_out(draft: Draft, asides: Iterable[Aside]) -> None:
    """List what is no part of the release; what no longer fits is counted."""
    written = 0
    others: list[Aside] = []
    for aside in asides:
        written += len(aside.text) + len(aside.why)
        if written > _MOST_LEFT_OUT:
            others.append(aside)
        else:
            draft.leave_out(aside.text, aside.line, aside.why)
    if others:
        words = sum(len(aside.text.split(" ")) for aside in others)
        draft.leave_out(f"{len(others)} more parts of {words:,} words", 0, "too much to list")


def _cut(text: str) -> str:
    line = text.replace("\n", " / ")
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
