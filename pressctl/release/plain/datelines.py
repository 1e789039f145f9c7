"""Where and when a release is dated: `Paris, le 6 novembre 2024 –`, `CITY, Nov. 6, 2024 —`."""

import re

from msgspec import Struct

from pressctl.release.dating import Mention, find

_S = "[ \u00a0\u202f]"
# The dash that ends a dateline; wires put their name before it.
_DASH = re.compile(rf"[ ,.\u00a0\u202f]*(?:[(/][^)/\n]{{1,40}}[)/])?[,.]?{_S}*(?:[–—]|--?(?=[ \u00a0])|:){_S}*")
_FULL_STOP = re.compile(rf"\.{_S}+(?=[^\W\d_])")
_PLACE_ONLY = re.compile(
    rf"(?P<place>[^\W\d_a-z][^\d\n.:;!?–—«»“”\"()a-zà-ÿ]{{1,38}}(?:,{_S}[^\W\d_][\w.]{{1,12}})?)"
    rf"(?:{_S}?[(/][^)/\n]{{1,40}}[)/])?{_S}*(?:[–—]|--){_S}*(?=\S)"
)
_LEADING = re.compile(
    rf"(?:(?:date|datum|fecha|le|fait|posted|published|publi[ée]e?s?|on|mis en ligne|ver[öo]ffentlicht|publicado|am|el|by)\b{_S}*[:.]?{_S}*)+",
    re.IGNORECASE,
)
_JOINING = re.compile(rf"{_S}*[,–—-]?{_S}*(?:\b(?:le|the|den|on|el|il|em|de|op)\b)?{_S}*[(]?$", re.IGNORECASE)
_TRAILING = re.compile(
    rf"[ .,)\u00a0\u202f]*(?:[-–—,|]?{_S}*(?:(?:à|at|um|a las)?{_S}*\d{{1,2}}{_S}?(?:h|:|uhr|am|pm)[^.]{{0,14}}|(?:par|by|von|por)\b.{{1,40}}))?",
    re.IGNORECASE,
)
_SMALL = frozenset(
    re.split(
        " ",
        "de du des la le les sur sous en et d l of the upon on y del el los las am an der den bei in im i von e da do dos di",
    )
)
# Capitalised words before a date that name no place.
_NO_PLACE = frozenset(
    re.split(
        " ",
        "né née nés fondé fondée créé créée depuis dès since founded born until jusqu before after seit",
    )
)
_IN_BRACKETS = re.compile(r"\([^)]{1,30}\)")
_LONGEST_PLACE, _FARTHEST_DATE = 60, 110


class Dateline(Struct, frozen=True, kw_only=True):
    """A dateline as written, without its dash and a wire's name; `end` is where the text after it starts.

    `place` is empty for a date alone, `mention` None for a place alone.
    """

    text: str
    place: str = ""
    mention: Mention | None = None
    end: int = 0


def read_opening(text: str, *, language: str) -> Dateline | None:
    """Return the dateline a paragraph opens with, or None."""
    for mention in find(text[:_FARTHEST_DATE], language=language)[:1]:
        place = _place(text[: mention.start])
        after = _DASH.match(text, mention.end) or _FULL_STOP.match(text, mention.end)
        if place and after and text[after.end() :]:
            written = text[: after.start()].rstrip(" .,\u00a0\u202f")
            return Dateline(text=written, place=place, mention=mention, end=after.end())
    alone = _PLACE_ONLY.match(text)
    if alone is None or len(alone["place"].rstrip(" ")) < 3:  # noqa: PLR2004  (no city has one or two letters… but Y)
        return None
    place = alone["place"].rstrip(" ,\u00a0\u202f")
    return Dateline(text=place, place=place, end=alone.end())


def read_line(text: str, *, language: str) -> Dateline | None:
    """Return what a line of nothing but a date, or a place and a date, says; None for any other line."""
    mentions = find(text[:200], language=language)
    if len(mentions) != 1:
        return None
    mention = mentions[0]
    if not _TRAILING.fullmatch(text, mention.end):
        return None
    before = text[: mention.start]
    leading = _LEADING.match(before)
    if not before.strip(" \u00a0\u202f") or (leading and leading.end() == len(before)):
        return Dateline(text=text, mention=mention, end=len(text))
    place = _place(before[leading.end() :] if leading and leading[0].lower().startswith("fait") else before)
    return Dateline(text=text.rstrip(" ."), place=place, mention=mention, end=len(text)) if place else None


def _place(before: str) -> str:
    """Return the place that stands before a date, empty when that is no place."""
    joined = _JOINING.search(before)
    place = (before[: joined.start()] if joined else before).strip(" ,(\u00a0\u202f")
    place = re.sub(rf"^à{_S}", "", place, flags=re.IGNORECASE)
    words = [word for word in re.split(r"[ \u00a0\u202f,/’'-]+", _IN_BRACKETS.sub("", place)) if word]
    if not words or len(place) > _LONGEST_PLACE or words[0].lower() in _NO_PLACE:
        return ""
    fits = all(word[0].isupper() or word in _SMALL for word in words)
    return place if fits and words[0][0].isupper() and words[-1][0].isupper() else ""
