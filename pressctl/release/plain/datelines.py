"""Lines of nothing but a date, or a place and a date: `Rennes, le 6 novembre 2024`, `Posted on May 3, 2024 by Anne`."""

import re
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from pressctl.release.alternatives import OPENING, alternatives
from pressctl.release.dating import Mention, find
from pressctl.release.levelling import level
from pressctl.release.lexicon import names, phrases, phrases_at
from pressctl.release.sentences import IDEOGRAPH

_S = "[ \u00a0\u202f\u3000]"
_DATED = "le|fait|on|am|el|il|em|den|dnia|dne|op|by|the|vom|du|del|dal|van|z dnia|ze dne|zo dna|din|от|від"  # stands before a date, behind such words or alone
_JOINING = re.compile(
    rf"{_S}*(?:[,，،、・·/–—-]|--)?{_S}*(?:\b(?:le|the|den|on|el|il|em|de|op|am|a|dnia|dne|dna|den|ngay|في|d\.)(?!\w))?{_S}*[(（]?$",
    re.IGNORECASE,
)
# An hour with its zone by number and by name, as a script writes it: `12:00:00 GMT+1200 (New Zealand Standard Time)`.
_ZONED = rf"\d\d:\d\d:\d\d{_S}(?:gmt|utc)[+-]\d{{4}}{_S}\([^()\n]{{2,60}}\)"
_HOUR = rf"(?:{_ZONED}|\d{{4}}{_S}?(?:utc|gmt|hrs?|hours|h)(?!\w)|(?:(?:a|at|um|a las|as|om|h|kl\.?|klo|ore|alle(?: ore)?|godz\.?|в|о|об|у){_S})?\d{{1,2}}{_S}?(?:h|:|uhr|am|pm|\.\d\d)[^|/\n]{{0,34}}|\d{{1,2}}{_S}?(?:時(?:{_S}?\d{{1,2}}{_S}?分)?|시(?:{_S}?\d{{1,2}}{_S}?분)?))"
_HOUR_FIRST = re.compile(rf"\d{{1,2}}[:.]\d\d(?::\d\d)?(?:{_S}?(?:[Uu]hr|h|[AaPp][Mm]))?{_S}*[,|/•–—-]?{_S}*(?=\d)")
_TRAILING = re.compile(
    rf"[ .,)）\u00a0\u202f]*(?:[-–—,|]?{_S}*(?:{_HOUR}|(?:n[ro°º]\.?{_S}?)?\d{{1,4}}/\d{{2,4}}|(?:par|by|von|por|da|door|av|af)\b.{{1,40}}|\(총{_S}?\d{{1,3}}[매쪽]\)|(?:[가-힣]{{2,4}}{_S}?(?:(?:선임|인턴|객원|수습){_S}?)?기자{_S}?){{1,2}}|[가-힣]{{2,12}}(?:부|처|청|위원회|공사|공단|시청|군청|구청|도청)))?"
)
_SEGMENTS = re.compile(rf"{_S}*[|•·]{_S}*|{_S}/{_S}")
_DASHES = re.compile(rf"{_S}[–—-]{_S}")
_FIGURE_LAST = re.compile(r"(?<!\d)\d{1,2}\.?$")
_SENTENCE = re.compile(r"(?<![\d.])(?<!\bSt)(?<!\bST)[.!?][ \t\n\u00a0\u202f]+[^\W\d_]|[!?。]")
_SMALL = frozenset(
    re.split(
        " ",
        "de du des la le les lez pres aux au sur sous en et d l of the upon on by y del el los las am an der den bei ob im in i von e da do dos di sul sulla della al and und a aan ter ten op nad pod",
    )
)
# Capitalised words before a date that name no place.
_NO_PLACE = frozenset(
    re.split(
        " ",
        "today heute hoy oggi hoje vandaag idag tänään dziś dnes ma né née nés fondé fondée créé créée depuis dès since founded born until jusqu before after seit",
    )
)
_SIGNED = re.compile(
    r"(?:first |originally )?(?:published|posted|written|veroffentlicht|publie|publicado|publicat|pubblicato|gepubliceerd) (?:by|von|par|por|da|de|door)"
    r" [^.:!?\d]{3,50}?(?: (?:on|am|le|el|il|em|op) |, )"
)
_BY = re.compile(
    r"(?:by|von|par|por|da|de|door) [^.:!?\d]{3,50}?(?: (?:on|am|le|el|il|em|op) |, (?:(?:on|am|le|el|il|em|op) )?)"
)
_SHORT_YEAR, _CENTURY = (
    re.compile(r"[ \u00a0]['’]?(?P<year>\d\d)(?=[ .)\]\u00a0]*$)"),
    2000,
)  # of a line's last two figures
_SENT = re.compile(r"[ \u00a0]\([A-Z]{2,6}(?:[/-][A-Z]{2,6})?\)[ \u00a0](?=[^\W\d_])")  # the agency, before the place
# A town with its province, and who issues a text, between a column's blanks that a copy has lost: `Le 5 mars 2025 Gaspé (Québec) Parcs Canada`.
_PLACE_AND_HOUSE = re.compile(
    r"[ \u00a0]+(?P<place>[^\d():;.!?]{2,30} \([^\d()]{2,30}\))(?:[ \u00a0]+[^\W\d_a-z][^\d:;.!?]{1,60})?"
)
# Under what WordPress files what nobody filed, in its languages: no place.
_UNFILED = re.compile(
    r"uncategori[sz]ed|non classe|sin categoria|sense categoria|sem categoria|senza categoria|fara categorie|allgemein|unkategorisiert|geen categorie"
    r"|bez kategorii|nezarazene|nezaradene|okategoriserade?|ukategoris\w+|ikke kategoriseret|luokittelematon|egyeb|kategorisiz|nekategoriz\w+|tak berkategori"
    r"|chua phan loai|без рубрики|без категорії|χωρις κατηγορια|未分類|未分类|미분류|غير مصنف"
)
_IN_BRACKETS = re.compile(r"\([^)]{1,30}\)")
# What stands before a town's name: in, the town of.
_BEFORE_PLACE = re.compile(rf"^(?:[àÀ]|V|Ve|En|In|г\.|м\.|гр\.){_S}+")
_MONTH = re.compile(
    rf"(?:(?P<place>[^\d\n:;.!?]{{2,40}}?)(?:,|{_S}[–—-]){_S}(?:(?:im|en|in|em|nel){_S})?)?(?P<month>[^\W\d_]{{3,12}}){_S}(?:(?:de|del|d['’]){_S}?)?(?:19|20)\d\d[. ]{{0,2}}"
)
# "নয়াদিল্লি, ১১ জুন, ২০২৪": figures of any script.
_UNKNOWN = re.compile(r"(?P<place>[^\d,;:.!?]{2,40}), ?\d{1,2} [^ \d,;:.!?]{2,24},? (?P<year>\d{4})")
_YEARS = (1900, 2099)
_LONGEST_PLACE, _LONGEST_REGION = 60, 6
_MADE_WITH_PRESS = re.compile(r"\b(?:presse(?!burg)\w{2,}|medien\w{3,}|press(?:inb|med|konf)\w+|pers(?:ber|uitn)\w+)")
_PARTS = frozenset(",،，、·・()（）【】/–—|-")  # between a place and a date
_HYPHEN = re.compile(r"(?<=\w)-|-(?=\w)")  # within a word
_FEWEST_SPACES = 4  # in a sentence
_SPAN = re.compile(
    r"(?<![\d:])(\d{1,2})[:.h]\d\d[ \u00a0]?(?:[-–—]|to|bis|til|till|tot|do|às|a|à)[ \u00a0]?(\d{1,2})[:.h]\d\d(?![.:]?\d)"
)
_LONGEST_LINE, _LONGEST_SEGMENT = 140, 60  # characters of a line that tells more than the date, of its parts
_MOST_WORDS = 4  # of a place, between its commas


class Dateline(Struct, frozen=True, kw_only=True):
    """A dateline as written, without its dash and a wire's name; `end` is where the text after it starts.

    `place` is empty for a date alone, `mention` None for a place alone.
    """

    text: str
    place: str = ""
    mention: Mention | None = None
    end: int = 0


def _leading(levelled: str) -> int:
    """Return how many signs of a line stand before its date: `Published on`, `Date:`, `Fait à`."""
    at = 0
    while True:
        found = (pattern.match(levelled, at) for pattern in _openings(levelled[at : at + OPENING]))
        end = max((one.end() for one in found if one), default=at)
        if end == at:
            return at
        at = end


@cache
def _openings(signs: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of what may stand there, each alone: the longest counts, `data publikacji` and not `data`."""
    words = phrases_at("dated", signs)
    several = (*(alternatives(words) if words else ()), _DATED)
    return tuple(re.compile(rf"(?:{one})(?!\w){_S}*[:.]?{_S}*") for one in several)


def read_line(text: str, *, language: str) -> Dateline | None:
    """Return what a line of nothing but a date, or a place and a date, says; None for any other line.

    What blogs and wires put beside a date counts as well: an hour, an author, a section, in parts
    of their own.
    """
    if "\n" in text or _lasts(text):
        return None
    text = text.removeprefix("| ")  # pages part a place and a day so, also before the first
    whole = (
        _read_whole(text, language)
        or _read_signed(text, language)
        or _read_filed(text, language)
        or _read_issued(text, language)
    )
    if whole or len(text) > _LONGEST_LINE or _SENTENCE.search(text):
        return whole
    for separators, fewest in ((_SEGMENTS, 2), (_DASHES, 3)):
        parts = separators.split(text)
        read = [found for part in parts if (found := _read_whole(part, language))]
        short = all(0 < len(part) <= _LONGEST_SEGMENT and not _is_sentence(part) for part in parts)
        hours = all(_TRAILING.fullmatch(level(part)) for part in parts if not _read_whole(part, language))
        spans = separators is _DASHES and any(map(_FIGURE_LAST.search, parts[:-1]))  # the days from one to another
        short = short and not spans
        if short and len(read) == 1 and read[0].mention and read[0].mention.year and (len(parts) >= fewest or hours):
            return read[0]
    return _read_unknown(text)


def _lasts(text: str) -> bool:
    """Whether a line tells from when until when something lasts, as nothing does that is published: `18:00-21:00`."""
    spans = (tuple(map(int, found.groups())) for found in _SPAN.finditer(text[:_LONGEST_LINE]))
    return any(start < end for start, end in spans)


def _read_signed(text: str, language: str) -> Dateline | None:
    """Return the date of a line that says who published a text, when, and perhaps where: `Published by Ann Lee on May 3, 2024`."""
    plain = len(text) <= _LONGEST_LINE and not _SENTENCE.search(text)
    signed = _SIGNED.match(level(text)) if plain else None
    found = signed or (_BY.match(level(text)) if plain else None)
    mention = next(iter(find(text, language=language)), None) if found else None
    if mention and not signed and mention.end < len(text):
        return None  # `By bus from the market, on 3 May 2024, to the harbour`
    if found is None or mention is None or mention.start != found.end() or not mention.year:
        return None
    return Dateline(text=text, mention=mention, end=len(text))


def _read_filed(text: str, language: str) -> Dateline | None:
    """Return the date of a line that says behind it under what a page files a text: `May 3, 2024 Posted in Press releases`."""
    if len(text) > _LONGEST_SEGMENT or _SENTENCE.search(text):
        return None
    mentions = find(text, language=language)[:1]
    levelled = level(text)
    if not mentions or not mentions[0].year or _leading(levelled[: mentions[0].start]) != mentions[0].start:
        return None
    behind = re.sub(r"^[ \u00a0,|·–—-]+", "", levelled[mentions[0].end :])
    words = phrases_at("filed", behind)
    filed = bool(words) and re.match(rf"(?:{words}){_S}*:?{_S}*\S", behind)
    return Dateline(text=text[: mentions[0].end], mention=mentions[0], end=len(text)) if filed else None


def _read_issued(text: str, language: str) -> Dateline | None:
    """Return the date of a line that says behind it who issues a text, all in brackets or by what a house is called: `2024年5月6日 山田株式会社`."""
    mention = next(iter(find(text[:_LONGEST_SEGMENT], language=language)), None)
    if mention is None or not mention.year or len(text) > _LONGEST_SEGMENT or _SENTENCE.search(text):
        return None
    bracketed = text[0] in "（(" and text[-1] in "）)"
    behind = text[mention.end :].strip(" \u00a0\u3000,，、（）()")
    if mention.start != int(bracketed) or not behind:
        return None
    housed = not behind.isascii() and re.search(phrases("house"), level(behind)) and " " not in behind
    return Dateline(text=text[bracketed : mention.end], mention=mention, end=len(text)) if bracketed or housed else None


def _read_unknown(text: str) -> Dateline | None:
    """Return a place and a date whose month is in a language that is not known here, by their form; the date is not read."""
    found = None if text.isascii() else _UNKNOWN.fullmatch(text)
    if found is None or not _YEARS[0] <= int(found["year"]) <= _YEARS[1]:
        return None
    return Dateline(text=text, place=found["place"], end=len(text))


def _is_sentence(part: str) -> bool:
    """Whether a part is a lead behind its dateline, however short: `Acme said today that it moves.`."""
    return part.endswith((".", "!", "?")) and part.count(" ") >= _FEWEST_SPACES


def is_month(text: str) -> bool:
    """Tell whether a line is a place and a month, or a month, which is no date: `Barcelona, febrer de 2016`."""
    found = _MONTH.fullmatch(text)
    if found is None or level(found["month"]) not in names("months"):
        return False
    return not found["place"] or is_place(found["place"])


def is_stamp(text: str, *, language: str) -> bool:
    """Tell whether a line begins with a full date and an hour, as systems stamp what they publish.

    What such a line says behind them is about the publishing, where it stands directly below a headline:
    `21.06.2009, 10:00 Uhr — first published`.
    """
    mentions = find(text[:60], language=language)
    if not mentions or not mentions[0].year or len(text) > _LONGEST_LINE or _SENTENCE.search(text):
        return False
    levelled = level(text)
    leading = _leading(levelled[: mentions[0].start])
    hour = re.match(rf"{_S}*[-–—,|]?{_S}*{_HOUR}", levelled[mentions[0].end :])
    return bool(hour) and leading == mentions[0].start


def begins_with_day(text: str, *, language: str) -> bool:
    """Tell whether a line of a page's frame begins with a full date, whatever it says behind it: `22.05.2014 - Town council`."""
    if len(text) > _LONGEST_LINE or _SENTENCE.search(text):
        return False
    first, *rest = _DASHES.split(text, maxsplit=1)
    told = read_line(first, language=language) if rest and rest[0].count(" ") < _MOST_WORDS else None
    if (told and told.mention) or read_line(text, language=language):
        return True
    mentions = find(text[:60], language=language)
    return bool(mentions) and bool(mentions[0].year) and _leading(level(text)[: mentions[0].start]) == mentions[0].start


def ends_with_hour(text: str) -> bool:
    """Tell whether what stands behind a date is an hour and no more: `klo 18.00`, `at 9:00 CET`."""
    return bool(
        re.fullmatch(rf"[ ,\u00a0]*(?:[^\W\d_]{{1,6}}\.?{_S})?\d{{1,2}}[.:h]\d\d(?:{_S}?[a-z]{{1,5}})?\.?", level(text))
    )


def _moved(mention: Mention, by: int) -> Mention:
    return replace(mention, start=mention.start + by, end=mention.end + by)


def _read_whole(text: str, language: str) -> Dateline | None:
    hour = _HOUR_FIRST.match(text)
    if hour:  # some systems stamp the hour before the day
        found = _read_whole(text[hour.end() :], language)
        mention = found.mention if found and not found.place else None
        timed = mention if mention and mention.year and not mention.start else None
        return Dateline(text=text, mention=_moved(timed, hour.end()), end=len(text)) if timed else None
    mentions = find(text[:200], language=language)
    if len(mentions) == 2 and mentions[1].start == mentions[0].end and mentions[1].end == len(text):  # noqa: PLR2004
        # The day of publishing and the day of the last change, as blogs set them side by side without a sign.
        text, mentions = text[: mentions[0].end], mentions[:1]
    if len(mentions) != 1:
        return None
    mention = mentions[0]
    short = _SHORT_YEAR.match(text, mention.end) if not mention.year else None
    if short:
        mention = replace(mention, year=_CENTURY + int(short["year"]), end=short.end())
    if not mention.start and mention.year and text[mention.end :][:1].isupper() and len(text) <= _LONGEST_SEGMENT:
        return Dateline(text=text, mention=mention, end=len(text))  # who issues it, torn from a column of its own
    levelled = level(text)
    before = text[: mention.start]
    if not _TRAILING.fullmatch(levelled, mention.end):
        sent = _SENT.match(text, mention.end)
        after = f", {text[sent.end() :]}" if sent else text[mention.end :]
        behind = ""
        if _leading(levelled[: mention.start]) == mention.start:
            housed = _PLACE_AND_HOUSE.fullmatch(after) if mention.year else None
            behind = place_after(f", {housed['place']}" if housed else after)
        return Dateline(text=text, place=behind, mention=mention, end=len(text)) if behind else None
    leading = _leading(levelled[: mention.start])
    if not before.strip(" \u00a0\u202f(（") or leading == len(before) or _is_weekday(before[leading:]):
        return Dateline(text=text, mention=mention, end=len(text))
    parted = mention.year or _PARTS.intersection(
        _HYPHEN.sub("", before)
    )  # a town; else what takes place then: `Repair café on 31 January`
    place = place_before(before[leading:] if levelled.startswith("fait") else before) if parted else ""
    written = closed(text[: mention.end])
    return Dateline(text=written, place=place, mention=mention, end=len(text)) if place else None


def _is_weekday(before: str) -> bool:
    """Whether a word of two or three letters before a date is a weekday's first ones: `Mi., 22.04.2026`, `Wo 22.04.2026`."""
    found = re.fullmatch(r"[(（]?(?P<word>[^\W\d_]{2,3})\.?,?[ \u00a0]*", before)
    return found is not None and any(day.startswith(level(found["word"])) for day in names("weekdays"))


def closed(text: str) -> str:
    """Return a dateline with the bracket closed that it opens, and none closed that it does not."""
    text = text.strip(" ,\u00a0\u202f\u3000")
    for opening, closing in ("()", "（）"):
        if text.startswith(opening) and text.endswith(closing) and text.count(opening) == 1:
            text = text[1:-1]
        elif text.count(opening) > text.count(closing):
            text = text.removeprefix(opening) if text.startswith(opening) else text + closing
        elif text.count(closing) > text.count(opening):
            text = text.removesuffix(closing)
    return text


def place_after(after: str) -> str:
    """Return the place that stands behind a date, `, Москва`; empty when that is none."""
    found = re.fullmatch(rf"\.?{_S}*[,，،、・·/|–—-]{_S}*(?P<place>[^\n]{{2,60}})", after)
    place = (
        _BEFORE_PLACE.sub("", re.sub("[发發発]$", "", found["place"].strip(" .\u00a0\u202f\u3000"))) if found else ""
    )
    place = "" if _UNFILED.fullmatch(level(place)) else place
    cased = any(character.isupper() or character.islower() for character in place)
    few = cased or (len(place.split(" ")) <= 2 and len(place) <= 16)  # noqa: PLR2004  (a name in a script without capitals)
    return place if place and few and is_place(place) else ""


def place_before(before: str) -> str:
    """Return the place that stands before a date, empty when that is no place."""
    joined = _JOINING.search(before)
    place = (before[: joined.start()] if joined else before).strip(" ,،，、()（）【\u00a0\u202f\u3000/")
    place = "" if _is_weekday(place) else _BEFORE_PLACE.sub("", place)
    place = f"{place})" if place.count("(") > place.count(")") else place
    return place if is_place(place) and not _names_release(place) else ""


def _names_release(text: str) -> bool:
    """Whether one of some words is what a release is called, `Press release Current`, or made with it: `Presseinladung`."""
    if _MADE_WITH_PRESS.search(level(text)):
        return True
    return any((words := phrases_at("press", one)) and re.fullmatch(words, one) for one in level(text).split(" "))


def is_place(text: str) -> bool:
    """Whether words can name a place: capitalised where their script has capitals, else few."""
    words = [word for word in re.split(r"[ \u00a0\u202f,،，、/’'-]+", _IN_BRACKETS.sub("", text)) if word]
    if not words or len(text) > _LONGEST_PLACE or words[0].lower() in _NO_PLACE:
        return False
    if IDEOGRAPH.match(text) and len(words) > 1 and len(words[0]) <= _LONGEST_REGION:
        del words[0]  # a region before a town in letters: `马里兰州 Forest Hill`
    if any(character.isupper() or character.islower() for character in text):
        few = ":" not in text and all(len(part.split(" ")) <= _MOST_WORDS for part in text.split(","))
        fits = few and all(word[0].isupper() or level(word) in _SMALL for word in words)
        return fits and words[0][0].isupper() and words[-1][0].isupper()
    parts = re.split(r"[,،，、–—-]", text)
    letters = all(part.strip(" ") and not re.search(r"[\d:：。]", part) for part in parts)
    most = 3 * _MOST_WORDS if re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", text) else _LONGEST_PLACE
    return letters and all(len(part.split(" ")) <= _MOST_WORDS and len(part) <= most for part in parts)
