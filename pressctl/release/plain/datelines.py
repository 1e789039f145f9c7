"""Where and when a release is dated: `Paris, le 6 novembre 2024 –`, `CITY, Nov. 6, 2024 —`, `北京，2024年11月6日——`."""

import re

from msgspec import Struct

from pressctl.release.dating import Mention, find
from pressctl.release.levelling import level

_S = "[ \u00a0\u202f]"
_WIRES = (
    r"ots|dpa(?:-afx)?|afp|ap|reuters|ansa|efe|lusa|pap|apa|sda|ats|ntb|tt|belga|anp|cnw|wam|kuna|spa|idw|pta|pressebox|openpr|lifepr"
    r"|business ?wire|globe ?newswire|pr ?newswire|accesswire|newsfile(?: corp\.?)?|marketwired?|ein ?presswire|cision|pr times"
)
# The dash that ends a dateline; wires put their name before it.
_DASH = re.compile(
    rf"[ ,.،，\u00a0\u202f]*[)）]?(?:{_S}?[-–—]*[(/（][^)/）\n]{{1,40}}[)/）])?[,.]?{_S}*(?:[–—]+|--+|-(?=[ \u00a0])|[:：]|讯[:：]?|訊[:：]?){_S}*"
)
_FULL_STOP = re.compile(rf"\.{_S}+(?=[^\W\d_])")
_CAPITALS = r"(?:(?:ST|STE|MT|FT)\. )?[^\W\d_a-z][^\d\n.:;!?–—«»“”\"()a-zà-ÿ]{1,38}"
_REGION = rf"(?:,{_S}[^\W\d_][\w.]{{1,16}})?"
_PLACE_ONLY = re.compile(
    rf"(?P<place>{_CAPITALS}{_REGION})"
    rf"(?:{_S}?[-–—]*[(/][^)/\n]{{1,40}}[)/])?{_S}*(?:[–—]|--|(?<=[\w.]{_S})-(?={_S}[^\W\d_a-z])){_S}*(?=\S)"
)
# The place in brackets, or before the name of a wire in brackets, may be in small letters.
_PLACE_MARKED = re.compile(
    rf"(?:[(（【](?P<place>[^()（）【】\n\d]{{2,40}})[)）】]{_S}*(?:[–—]+|--?(?=[ \u00a0])|(?<=】))"
    rf"|(?P<before>[^()\n\d]{{2,40}}?){_S}?[-–—]*[(/](?i:{_WIRES})[)/]{_S}*(?:[–—]+|--?|:)){_S}*(?=\S)"
)
_PLACE_ALONE = re.compile(rf"(?P<place>{_CAPITALS}{_REGION}){_S}*(?:[–—]|--?)")
_LEADING = re.compile(
    rf"(?:(?:date|datum|fecha|data|dato|le|fait|posted|published|publiee?s?|on|mis en ligne|veroffentlicht|publicado|pubblicato|gepubliceerd"
    rf"|publicerad|opublikowano|updated|release date|am|el|il|em|den|dnia|op|by|發布日期|发布日期|发布时间|發佈日期|日期|発表日|配信日|発行日|التاريخ|تاريخ)"
    rf"(?!\w){_S}*[:.]?{_S}*)+"
)
_JOINING = re.compile(
    rf"{_S}*[,،，–—-]?{_S}*(?:\b(?:le|the|den|on|el|il|em|de|op|am|a|dnia|den|d\.)(?!\w))?{_S}*[(（]?$", re.IGNORECASE
)
_HOUR = rf"(?:(?:a|at|um|a las|as|om|kl\.?|ore|alle|godz\.?){_S})?\d{{1,2}}{_S}?(?:h|:|uhr|am|pm|\.\d\d)[^|/\n]{{0,34}}"
_TRAILING = re.compile(
    rf"[ .,)）\u00a0\u202f]*(?:[rгр]\.?)?(?:[-–—,|]?{_S}*(?:{_HOUR}|(?:par|by|von|por|da|door|av|af)\b.{{1,40}}))?"
)
_YEAR_SIGN = re.compile(rf"{_S}?[rг]\.|{_S}?[)）]")  # Polish and Russian say "year" behind it
_SEGMENTS = re.compile(rf"{_S}*[|•·]{_S}*|{_S}/{_S}")
_DASHES = re.compile(rf"{_S}[–—-]{_S}")
_SENTENCE = re.compile(r"(?<![\d.])[.!?][ \t\n\u00a0\u202f]+[^\W\d_]|[!?。]")
_SMALL = frozenset(
    re.split(
        " ",
        "de du des la le les sur sous en et d l of the upon on y del el los las am an der den bei im in i von e da do dos di and und",
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
_LONGEST_LINE, _LONGEST_SEGMENT = 140, 60  # characters of a line that tells more than the date, of its parts
_MOST_WORDS = 4  # of a place, between its commas
_SHORTEST_PLACE = 6  # letters of a place before a hyphen


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
        before = text[: mention.start]
        place = _place(before)
        dated = not before.strip(" (（【\u00a0\u202f") and bool(mention.year)
        after = _DASH.match(text, mention.end) or (_FULL_STOP.match(text, mention.end) if place else None)
        if (place or dated) and after and text[after.end() :]:
            written = text[: after.start()].strip(" .,(（\u00a0\u202f")
            return Dateline(text=written, place=place, mention=mention, end=after.end())
    marked = _PLACE_MARKED.match(text)
    if marked and _is_place(marked["place"] or marked["before"]):
        place = (marked["place"] or marked["before"]).strip(" ,-–—\u00a0\u202f")
        return Dateline(text=place, place=place, end=marked.end())
    alone = _PLACE_ONLY.match(text)
    if alone is None or len(alone["place"].rstrip(" ")) < 3:  # noqa: PLR2004  (no city has one or two letters… but Y)
        return None
    place = alone["place"].rstrip(" ,-\u00a0\u202f")
    if alone[0].rstrip(" \t").endswith(" -") and "," not in place and len(place) < _SHORTEST_PLACE:
        return None  # an acronym
    return Dateline(text=place, place=place, end=alone.end())


def read_place(text: str) -> str:
    """Return the place of a line of nothing but a place in capitals and a dash, as pages break them; else nothing."""
    found = _PLACE_ALONE.fullmatch(text)
    return found["place"].rstrip(" ,-\u00a0\u202f") if found else ""


def read_line(text: str, *, language: str) -> Dateline | None:
    """Return what a line of nothing but a date, or a place and a date, says; None for any other line.

    What blogs and wires put beside a date counts as well: an hour, an author, a section, in parts
    of their own.
    """
    if "\n" in text:
        return None
    whole = _read_whole(text, language)
    if whole or len(text) > _LONGEST_LINE or _SENTENCE.search(text):
        return whole
    for separators, fewest in ((_SEGMENTS, 2), (_DASHES, 3)):
        parts = separators.split(text)
        read = [found for part in parts if (found := _read_whole(part, language))]
        short = all(0 < len(part) <= _LONGEST_SEGMENT for part in parts)
        hours = all(_TRAILING.fullmatch(level(part)) for part in parts[1:])
        if short and len(read) == 1 and read[0].mention and read[0].mention.year and (len(parts) >= fewest or hours):
            return read[0]
    return None


def _read_whole(text: str, language: str) -> Dateline | None:
    mentions = find(text[:200], language=language)
    if len(mentions) != 1:
        return None
    mention = mentions[0]
    levelled = level(text)
    if not _TRAILING.fullmatch(levelled, mention.end):
        return None
    before = text[: mention.start]
    leading = _LEADING.match(levelled[: mention.start])
    if not before.strip(" \u00a0\u202f(（") or (leading and leading.end() == len(before)):
        return Dateline(text=text, mention=mention, end=len(text))
    place = _place(before[leading.end() :] if leading and leading[0].startswith("fait") else before)
    year = _YEAR_SIGN.match(text, mention.end)
    written = text[: year.end() if year else mention.end]
    return Dateline(text=written, place=place, mention=mention, end=len(text)) if place else None


def _place(before: str) -> str:
    """Return the place that stands before a date, empty when that is no place."""
    joined = _JOINING.search(before)
    place = (before[: joined.start()] if joined else before).strip(" ,،，(（【\u00a0\u202f")
    place = re.sub(rf"^à{_S}", "", place, flags=re.IGNORECASE)
    return place if _is_place(place) else ""


def _is_place(text: str) -> bool:
    """Whether words can name a place: capitalised where their script has capitals, else few."""
    words = [word for word in re.split(r"[ \u00a0\u202f,،，、/’'-]+", _IN_BRACKETS.sub("", text)) if word]
    if not words or len(text) > _LONGEST_PLACE or words[0].lower() in _NO_PLACE:
        return False
    if any(character.isupper() or character.islower() for character in text):
        few = ":" not in text and all(len(part.split(" ")) <= _MOST_WORDS for part in text.split(","))
        fits = few and all(word[0].isupper() or word in _SMALL for word in words)
        return fits and words[0][0].isupper() and words[-1][0].isupper()
    parts = re.split(r"[,،，、–—-]", text)
    letters = all(part.strip(" ") and not re.search(r"[\d:：。]", part) for part in parts)
    most = 3 * _MOST_WORDS if re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", text) else _LONGEST_PLACE
    return letters and all(len(part.split(" ")) <= _MOST_WORDS and len(part) <= most for part in parts)
