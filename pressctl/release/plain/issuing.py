"""The day an imported release is dated, by what its text says; a year that it does not say is asked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from pressctl.release.assuming import Assumed
from pressctl.release.dating import Mention, find, years
from pressctl.release.drafting import Draft
from pressctl.release.evidence import Question
from pressctl.release.levelling import level
from pressctl.release.lexicon import lexicons
from pressctl.release.plain.openings import read_opening
from pressctl.release.plain.passages import Passage

# Words before a date that make it another day than that of writing: since, until, born on.
_OTHER_DAYS = frozenset(
    re.split(
        " ",
        "depuis des jusqu au avant apres ne nee fonde fondee cree creee du since until till from before after by born founded established "
        "seit bis ab vor nach desde hasta antes despues fundada fundado nacido ici dal fino entro prima dopo nato fondata sinds tot voor na "
        "opgericht ate depois fundada sedan till fore efter od do przed po",
    )
)
_ARTICLES = frozenset(
    re.split(
        " ",
        "le the el den dem on",
    )
)
_LONGEST_OPENING = 3000  # characters of a passage


class Clue(Struct, frozen=True, kw_only=True):
    """A date in the text: where it stands ("the dateline"), its line, and the date."""

    where: str
    line: int
    mention: Mention


def clue_in(text: str, line: int, where: str, *, language: str) -> Clue | None:
    """Return the first date of a text as a clue."""
    mentions = find(text[:2000], language=language)
    return Clue(where=where, line=line, mention=mentions[0]) if mentions else None


def clue_in_dateline(passage: Passage, *, language: str) -> Clue | None:
    """Return the date of the dateline a lead opens with."""
    opening = read_opening(passage.text, language=language)
    return (
        Clue(where="the dateline", line=passage.number, mention=opening.mention)
        if opening and opening.mention
        else None
    )


def clue_today(passages: Iterable[Passage], *, language: str) -> Clue | None:
    """Return the date that a text's opening calls today: `ce mercredi 6 novembre`, `today (6 November)`."""
    for passage in passages:
        for mention, word in _introduced(passage, language):
            if word in _today():
                return Clue(where="the text", line=passage.number, mention=mention)
    return None


def clue_in_lead(lead: Passage, *, language: str) -> Clue | None:
    """Return the lead's first date, but none since when, or until when, something is so."""
    for mention, word in _introduced(lead, language):
        if word not in _OTHER_DAYS:
            return Clue(where="the lead", line=lead.number, mention=mention)
    return None


@cache
def _today() -> frozenset[str]:
    """Return the words that call a day today, in all languages."""
    return frozenset(word for lexicon in lexicons().values() for word in level(lexicon.today).split())


def _introduced(passage: Passage, language: str) -> Iterator[tuple[Mention, str]]:
    """Yield the dates of a passage, each with the word before it, articles apart."""
    text = passage.text[:_LONGEST_OPENING]
    for mention in find(text, language=language):
        before = level(text[max(0, mention.start - 30) : mention.start])
        words = [word for word in re.findall(r"[^\W\d_]+", before) if word not in _ARTICLES]
        yield mention, words[-1] if words else ""


def date_release(
    draft: Draft,
    clues: Sequence[Clue],
    body: Iterable[Passage],
    *,
    assumed: Assumed,
    today: date,
    embargo: date | None,
    language: str,
) -> None:
    """Write the release's date into the draft, or ask for it, for its year, or for an hour where it lies ahead.

    A text that dates only its embargo is dated by that.
    """
    clue = next((clue for clue in clues if _can_be_the_day(clue, today)), None)
    day = None
    if assumed.day:
        day = assumed.day.at.date()
        draft.write("date", assumed.date if assumed.day.has_hour else day)
        _compare(draft, clue, day)
    elif clue is None and embargo:
        draft.infer("date", embargo, "the day of the embargo")
    elif clue is None and any(question.key == "embargo" for question in draft.open):
        pass  # its answer gives the day
    elif clue is None:
        _ask_date(draft, clues, assumed, today)
    elif clue.mention.swapped:
        _ask_which(draft, clue)
    elif clue.mention.date:
        day = _date_said(draft, clue, assumed, clue.mention.date)
    else:
        fuller = list(_fuller(clue.mention, body, language))
        day = _date_without_year(draft, clue, fuller, assumed=assumed, today=today)
    has_hour = bool(assumed.day and assumed.day.has_hour) or draft.has("embargo")
    if day and day > today and not has_hour:
        ask_hour(draft, day, clue.line if clue else 0)


def ask_hour(draft: Draft, day: date, line: int) -> None:
    """Ask when a release that is dated ahead may go out."""
    text = f"The release is dated {day:%Y-%m-%d}, which lies ahead: at what hour may it go out?"
    draft.ask(Question(key="date", text=text, suggestion=f"{day:%Y-%m-%d}T09:00", line=line))


def _ask_which(draft: Draft, clue: Clue) -> None:
    """Ask which day figures mean that have two readings: 11/6/2024."""
    readings = sorted(clue.mention.readings)
    shown = " or ".join(f"{day:%Y-%m-%d}" for day in readings)
    text = f"Which day is “{clue.mention.text}” (line {clue.line}): {shown}?"
    choices = tuple(f"{day:%Y-%m-%d}" for day in readings)
    draft.ask(Question(key="date", text=text, choices=choices, evidence=clue.mention.text, line=clue.line))


def _can_be_the_day(clue: Clue, today: date) -> bool:
    """Whether a clue can be the day of writing: a day ahead that the text only tells of is an event's."""
    said = clue.mention.date
    return said is None or said <= today or clue.where != "the lead"


def _date_said(draft: Draft, clue: Clue, assumed: Assumed, said: date) -> date | None:
    """Write a date that the text gives with its year, unless its weekday or the answer contradict it."""
    mention = clue.mention
    if not mention.fits:
        message = f"“{mention.text}” contradicts itself: {said:%Y-%m-%d} was a {said:%A}."
        draft.advise("weekday-differs", clue.line, message, "Ask the author which of the two is meant.")
        text = f"Line {clue.line} says “{mention.text}”, but {said:%Y-%m-%d} is a {said:%A}: which day is meant?"
    elif assumed.year and assumed.year != said.year:
        message = f"the text is dated “{mention.text}”; the answer year={assumed.year} contradicts it."
        draft.advise("year-differs", clue.line, message, f"Give date={assumed.year}-{said:%m-%d} if you mean it.")
        text = f"Line {clue.line} says “{mention.text}”, the answer says {assumed.year}: which day is meant?"
    elif clue.where == "the lead":
        text = f"Is the release dated “{mention.text}”? Line {clue.line} only tells of that day."
    else:
        draft.infer("date", said, f"{clue.where} says “{mention.text}”", line=clue.line)
        return said
    draft.ask(Question(key="date", text=text, suggestion=f"{said:%Y-%m-%d}", evidence=mention.text, line=clue.line))
    return None


def _fuller(mention: Mention, body: Iterable[Passage], language: str) -> Iterator[tuple[int, Mention]]:
    """Find the same day and month with a year elsewhere in the text."""
    for passage in body:
        for other in find(passage.text, language=language):
            same = (other.day, other.month) == (mention.day, mention.month)
            if same and other.date and other.fits and mention.weekday in {-1, other.date.weekday()}:
                yield passage.number, other


def _date_without_year(
    draft: Draft, clue: Clue, fuller: Sequence[tuple[int, Mention]], *, assumed: Assumed, today: date
) -> date | None:
    """Complete a date by the year given, or by the one the text gives elsewhere; else ask for the year."""
    mention = clue.mention
    said = {other.year for _, other in fuller}
    if assumed.year and _stands(mention, assumed.year):
        value = date(assumed.year, mention.month, mention.day)
        draft.write("date", value, f"line {clue.line} says “{mention.text}”; the year was given.")
        return value
    if assumed.year:
        _advise_year(draft, clue, assumed.year)
    elif len(said) == 1:
        line, other = fuller[0]
        evidence = f"{clue.where} says “{mention.text}”, line {line} “{other.text}”"
        value = date(other.year, mention.month, mention.day)
        draft.infer("date", value, evidence, line=clue.line)
        return value
    _ask_year(draft, clue, today)
    return None


def _ask_year(draft: Draft, clue: Clue, today: date) -> None:
    mention = clue.mention
    fitting = years(mention, today=today)
    past = [year for year in fitting if date(year, mention.month, mention.day) <= today]
    shown = ", ".join(map(str, fitting))
    weekday = f" That weekday fits {shown}." if mention.weekday >= 0 else ""
    draft.ask(
        Question(
            key="year",
            text=f"In which year is “{mention.text}” (line {clue.line})?{weekday}",
            suggestion=str(past[-1]) if past else "",
            choices=tuple(map(str, fitting)),
            evidence=mention.text,
            line=clue.line,
        )
    )


def _stands(mention: Mention, year: int) -> bool:
    """Whether a day exists in a year, on the weekday the text says."""
    try:
        return mention.weekday in {-1, date(year, mention.month, mention.day).weekday()}
    except ValueError:
        return False


def _advise_year(draft: Draft, clue: Clue, year: int) -> None:
    mention = clue.mention
    try:
        day = date(year, mention.month, mention.day)
        why = f"{day:%Y-%m-%d} is a {day:%A}"
        hint = f"Give the year that fits, or date={day:%Y-%m-%d} if the weekday in the text is wrong."
    except ValueError:
        why, hint = f"{year} has no such day", "Give the year that fits."
    message = f"the answer year={year} contradicts “{mention.text}”: {why}."
    draft.advise("year-differs", clue.line, message, hint)


def _compare(draft: Draft, clue: Clue | None, day: date) -> None:
    """Advise where a date that was given is another than the text's."""
    if clue is None:
        return
    mention = clue.mention
    if day in mention.readings:
        return
    differs = (mention.day, mention.month) != (day.day, day.month) or mention.year not in {0, day.year}
    if differs or mention.weekday not in {-1, day.weekday()}:
        message = f"the answer date={day:%Y-%m-%d}, a {day:%A}, is another day than “{mention.text}”."
        draft.advise("date-differs", clue.line, message, "Check which of the two is right.")


def _ask_date(draft: Draft, clues: Sequence[Clue], assumed: Assumed, today: date) -> None:
    if assumed.year:
        message = f"the answer year={assumed.year} completes nothing: the text has no day and month of its own."
        draft.advise("year-unused", 1, message, "Give the whole date: date=YYYY-MM-DD.")
    told = [clue.mention.text for clue in clues]
    text = "On which day is the release dated? Its text does not say."
    if told:
        text = f"On which day is the release dated? Its text only tells of “{told[0]}” (line {clues[0].line})."
    draft.ask(Question(key="date", text=text, suggestion=f"{today:%Y-%m-%d}", evidence=", ".join(told)))
