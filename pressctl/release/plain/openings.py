"""The dateline that a text opens with: `Paris, le 6 novembre 2024 –`, `CITY, Nov. 6, 2024 —`, `【北京，2024年11月6日】`."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from pressctl.release.dating import Mention, find
from pressctl.release.folding import bare
from pressctl.release.languages import function_words
from pressctl.release.levelling import level
from pressctl.release.lexicon import names, phrases
from pressctl.release.plain.datelines import Dateline, closed, is_place, place_after, place_before, read_line
from pressctl.release.plain.labels import read_label
from pressctl.release.recasing import is_capitals
from pressctl.release.sentences import SENTENCE_ENDS

_S = "[ \u00a0\u202f\u3000\u200b]"  # and the space of no width that editors leave beside a dash
_WIRES = (
    r"ots|dpa(?:-afx)?|afp|ap|reuters|ansa|efe|lusa|pap|apa|sda|ats|ntb|tt|belga|anp|cnw|wam|kuna|spa|idw|pta|pressebox|openpr|lifepr"
    r"|business ?wire|globe ?newswire|pr ?newswire|accesswire|newsfile(?: corp\.?)?|marketwired?|ein ?presswire|cision|pr times"
    r"|(?:\w{2,12}[ -])?press(?:edienst)?|servimedia|europa ?press|notimex|telam|xinhua|hina|tanjug|ritzau|stt|tasr|sita|ctk|čtk|leta|elta|bns|ukrinform|interfax|unian|anadolu|antara|bernama|yonhap|jiji|kyodo|epd\w{0,2}|kna|kathpress|sid|dapd|tass|cap|pna|mti|bta|ani|pti"
)
# The dash that ends a dateline; wires put their name before it.
_DASH = re.compile(
    rf"[ ,.،，\u00a0\u202f\u3000\u200b]*[)）]?(?:{_S}?[-–—]*[(/（][^)/）\n]{{1,40}}[)/）])?[,.]?{_S}*"
    rf"(?:[–—−－]+|\u00ad(?=[ \u00a0])|--+|-(?=[ \u00a0])|[:：]|\|(?=[ \u00a0])|讯[:：]?|訊[:：]?|[电電](?={_S})){_S}*"
)
_BRACKET = re.compile(rf"[)）][.:,]?{_S}+(?=[^\W\d_a-zà-öø-ÿ])")  # Ulm, (1.2.2024). The …
# Agencies that write their name between strokes or brackets, and no dash behind it: دبي في 22 مايو /وام/ أعلن …
_AGENCY = re.compile(rf"{_S}*[/(]{_S}?(?:وام|واس|قنا|بنا|كونا|سانا|بترا|وفا|أ ?ش ?أ){_S}?[/)]{_S}*(?:[-–—:]+{_S}*)?")
# As Russian agencies set their name, between strokes behind the day, or behind a place and a full stop.
_STROKED = re.compile(
    rf"\.?{_S}*/{_S}?(?i:{_WIRES}|тасс|интерфакс|риа новости|укринформ|белта|казинформ|азертадж|кабар|trend){_S}?/{_S}*[.,:]?{_S}*(?:[–—-]+{_S}*)?"
)
_AFTER_STOP = re.compile(
    rf"(?P<place>[^\W\d_a-z][^\d\n.:;,!?a-z–—]{{2,30}})\.{_S}+(?:{_WIRES}|ТАСС|ИНТЕРФАКС|РИА НОВОСТИ|КАЗИНФОРМ|Казинформ|УКРИНФОРМ|БЕЛТА|АЗЕРТАДЖ){_S}*[–—-]+{_S}*(?=\S)"
)
_WIRED = re.compile(rf"{_S}*[-–—]*{_S}*[(/](?i:{_WIRES})[)/]{_S}*[-–—]*{_S}*$")  # a wire, before the day
_FULL_STOP = re.compile(rf"\.{_S}+(?=[^\W\d_])")
# Brackets around the whole of it, with whatever sign behind them.
_BRACKETED = re.compile(
    rf"[(（【\[〔](?P<inside>[^()（）【】\[\]〔〕\n]{{4,80}})[)）】\]〕]{_S}*[.,]?{_S}*(?:[–—－]+|--?|[:：])?{_S}*(?=\S)"
)
# The place, and who sends it: (서울=연합뉴스).
_EQUATED = re.compile(
    rf"[(\[【](?!단위)(?P<place>[가-힣]{{2,8}})=[^()\[\]【】\n\d]{{2,24}}[)\]】]{_S}*(?:[가-힣 ]{{2,12}}={_S}*)?(?=\S)"
)
_CAPITALS = r"(?:(?:ST|STE|MT|FT)\. )?[^\W\d_a-z][^\d\n.:;!?–—«»“”\"()a-zà-ÿ]{1,38}"
_REGION = rf"(?:,{_S}[^\W\d_][\w.]{{1,16}})"
_PLACE_ONLY = re.compile(
    rf"(?P<place>{_CAPITALS}{_REGION}?)"
    rf"(?:{_S}?[-–—]*[(/][^)/\n]{{1,40}}[)/])?{_S}*(?:[–—]|--|(?<=[\w.]{_S})-(?={_S}[^\W\d_a-z])){_S}*(?=\S)"
)
_PLACE_AND_REGION = re.compile(rf"(?P<place>{_CAPITALS}{_REGION}){_S}?:{_S}+(?=[^\W\d_a-z].{{40}})")
# The place in brackets, or before the name of a wire in brackets, may be in small letters.
_PLACE_MARKED = re.compile(
    rf"(?:[(（【](?P<place>[^()（）【】\n\d]{{2,40}})[)）】]{_S}*(?:[–—]+|--?(?=[ \u00a0])|(?<=】))"
    rf"|(?P<before>[^()\n\d]{{2,40}}?)(?:,{_S}\d{{1,2}})?{_S}?[-–—]*[(/](?i:{_WIRES})(?:/[\w-]{{1,12}})?[)/]"
    rf"(?:{_S}*(?:[–—]+|--?|:)|(?={_S}[„“«»\"]))){_S}*(?=\S)"
)
# A town and its country in small letters: Geneva, Switzerland — The council …
_PLACE_NAMED = re.compile(
    rf"(?P<place>[^\W\d_a-z][\w’'.-]{{1,20}}(?:{_S}[^\W\d_][\w’'.-]{{0,20}}){{0,3}},{_S}[^\W\d_a-z][\w’'.-]{{1,20}}(?:{_S}[^\W\d_][\w’'.-]{{0,20}}){{0,3}})"
    rf"(?:{_S}?[–—]{{1,2}}{_S}?|{_S}-{_S})(?=[^\W\d_a-zà-ÿ][^–—\n]{{60}})"
)
# A town in small letters before a dash and a whole sentence: Erfurt – Die neue …, Leeds- The new …
_TOWN = re.compile(
    rf"(?P<place>[^\W\d_a-z][^\W\d_]{{2,20}}(?:(?:{_S}|-)[^\W\d_a-z][^\W\d_]{{1,20}}){{0,2}})(?:{_S}[–—]|[–—-]){_S}(?=[^\W\d_a-zà-ÿ][^–—\n]{{60}})"
)
# A town before a full stop and a dash, as the press of Latin America sets them: Santiago.- Cuatro …
_STOPPED = re.compile(
    rf"(?P<place>[^\W\d_a-zà-öø-ÿ][\w’'-]{{1,20}}(?:{_S}(?:del?|las?|los|el|d[ao]s?)(?={_S})|{_S}[^\W\d_a-zà-öø-ÿ][\w’'-]{{1,20}}){{0,4}}{_REGION}?)"
    rf"(?:{_S}[(/][^()/\n]{{2,30}}[)/])?{_S}?\.{_S}?[–—-]+{_S}+(?=[\"«“¿¡]?[^\W\d_a-zà-öø-ÿ][^\n]{{60}})"
)
_PLACE_ALONE = re.compile(rf"(?P<place>{_CAPITALS}{_REGION}?){_S}*(?:[–—]|--?)")
# An agency below the place, each on a line of its own, as some set them above the text.
_WIRE_BELOW = re.compile(rf"(?P<place>{_CAPITALS}{_REGION}?)\n[(/]?(?i:{_WIRES})[)/]?")
_PLACE_BEHIND = re.compile(
    rf"{_S}*[,，،、・·/|–—-]{_S}*[^\d\n:.。–—]{{2,40}}?(?={_S}*[.,]?{_S}*(?:[–—－]|--|-{_S}|[:：]))"
)
# A place in brackets behind a day: `May 5, 2024 (ELMTON) – `.
_PLACE_IN_BRACKETS = re.compile(
    rf"{_S}*[(（](?!(?i:{_WIRES})[)/）])(?P<place>[^()（）\n\d]{{2,40}})[)）](?={_S}*(?:[–—－]|--|-{_S}|:{_S}))"
)
_MONTH = re.compile(
    rf"(?P<place>[^\d\n:;.!?]{{2,40}},){_S}(?P<month>[^\W\d_]{{3,12}}){_S}(?:(?:de|del){_S})?(?:19|20)\d\d(?!\d)"
)
# A month alone before a dash and a whole sentence, as magazines date theirs: `April 2022 — The museum …`.
_MONTH_ALONE = re.compile(
    rf"(?P<month>[^\W\d_]{{3,12}}){_S}(?:(?:de|del){_S})?(?:19|20)\d\d{_S}?(?:[–—]{{1,2}}|-{{2,3}}){_S}?(?=[\"«“¿¡]?[^\W\d_a-zà-öø-ÿ][^–—\n]{{60}})"
)
_EVENT = re.compile(
    rf"(?P<place>{_CAPITALS}{_REGION}?|[^\W\d_][^\d\n,.:;–—]{{1,30}}{_REGION}),?{_S}*[–—-]{{1,2}}{_S}*(?P<event>[^\n.:;–—]{{2,40}}?){_S}*[–—-]{{1,2}}{_S}*"
)
_SITE = re.compile(r"[\w-]{2,30}(?:\.[a-z]{2,4}){1,2}, (?=[^\W\d_a-z])")  # an outlet's name
# Where a body is that is at home on the web, before a day: `http://www.elm.example/ -- 6 May 2024 --`.
_AT_ADDRESS = re.compile(rf"https?://[^ \u00a0\n]{{4,60}}{_S}+(?:[–—]|--?){_S}+(?=\w)")
_FARTHEST_DATE = 110
_LONGEST_PLACE = 60  # characters of a line of a place and a wire
_SHORTEST_PLACE = 6  # letters of a place before a hyphen


def read_opening(text: str, *, language: str) -> Dateline | None:
    """Return the dateline a paragraph opens with, or None."""
    site = _SITE.match(text)
    if site:  # what is read below it is a place: `acme.com, JAKARTA - …`
        found = read_opening(text[site.end() :], language=language)
        return replace(found, end=found.end + site.end()) if found and found.place else None
    address = _AT_ADDRESS.match(text)
    if address:
        found = read_opening(text[address.end() :], language=language)
        if found is None or found.mention is None or found.place:
            return None
        return replace(found, text=text[: address.end() + len(found.text)], end=found.end + address.end())
    for read in (_bracketed, _dated, _monthly, _placed, _stopped):
        found = next(read(text, language), None)
        if found and text[found.end :]:
            return found
    return None


def read_place(text: str) -> str:
    """Return the place of a line of nothing but a place in capitals and a dash, as pages break them, or above an agency; else nothing."""
    found = _PLACE_ALONE.fullmatch(text) or _WIRE_BELOW.fullmatch(text)
    dashed = text if text.endswith(("-", "–", "—")) else f"{text} –"  # some wires set no dash
    wired = _PLACE_MARKED.match(f"{dashed} x") if found is None and len(text) <= _LONGEST_PLACE else None
    wired = wired if wired and (dashed == text or wired["before"]) else None
    if wired and wired.end() > len(dashed) and is_place(wired["place"] or wired["before"]):
        return (wired["place"] or wired["before"]).strip(" ,-–—\u00a0\u202f")
    return found["place"].rstrip(" ,-\u00a0\u202f") if found else ""


def is_place_and_region(text: str) -> bool:
    """Tell whether words are a place in capitals with its region, `WALPOLE, MA`, which bold sets off from the text."""
    return bool(re.fullmatch(f"{_CAPITALS}{_REGION}", text)) and is_place(text)


def _bracketed(text: str, language: str) -> Iterator[Dateline]:
    """Read what brackets hold: a place and a date in either order, or in the corner brackets of East Asia a date alone."""
    found = _BRACKETED.match(text)
    inside = found["inside"] if found else ""
    mentions = find(inside, language=language)
    if found and len(mentions) == 1:
        mention = mentions[0]
        before, after = inside[: mention.start], inside[mention.end :].rstrip(" .")
        place = place_before(before) if not after else place_after(after) if not before.strip(" ") else ""
        place = "" if re.fullmatch(phrases("dated"), level(place)) else place  # `(Updated May 5)`
        if place or (not before + after and mention.year and text[0] in "【〔"):
            yield Dateline(text=inside.strip(" \u3000"), place=place, mention=mention, end=found.end())


def _dated(text: str, language: str) -> Iterator[Dateline]:
    """Read a place and a date, a date and a place, or a date with its year."""
    for mention in find(text[:_FARTHEST_DATE], language=language)[:1]:
        before = _WIRED.sub(", ", text[: mention.start])
        place = place_before(before) or _at_event(before)
        labelled = bool(before) and _labels_day(before)
        first = labelled or not before.strip(" (（【\u00a0\u202f")
        end, behind = _behind(text, mention) if first else (_again(text, mention.end, place), "")
        place = behind if labelled else place or behind
        bracket = _BRACKET.match(text, end) if place and before.endswith(("(", "（")) else None
        stroked = _STROKED.match(text, end) if place else None
        after = bracket or stroked or _DASH.match(text, end) or _AGENCY.match(text, end)
        if not after and place:
            after = _FULL_STOP.match(text, end - 1 if text[end - 1] == "." else end)
        if not after:
            continue
        # A day alone may also begin a sentence, which then goes on in small letters.
        alone = (first or _is_day(text[: mention.end], language)) and not text[after.end() :][:1].islower()
        if place or (alone and mention.year and not labelled):
            said = text[mention.start : mention.end if place and not behind else end]
            said = said if labelled else f"{before}{said}"
            yield Dateline(text=closed(said), place=place, mention=mention, end=after.end())


def _again(text: str, end: int, place: str) -> int:
    """Return where the place ends that stands behind a date once more, `Elmton, 5 May 2024, Elmton –`; `end` where it does not."""
    again = re.compile(rf"{_S}*[,(/–—-]{_S}*{re.escape(place)}(?!\w)[)]?", re.IGNORECASE) if place else None
    found = again.match(text, end) if again else None
    closes = found and (_DASH.match(text, found.end()) or _FULL_STOP.match(text, found.end()))
    return found.end() if found and closes else end


def _is_day(text: str, language: str) -> bool:
    """Whether words are a day and what stands before one: `Le mercredi 3 mai 2024`."""
    read = read_line(text, language=language)
    return read is not None and not read.place


def _labels_day(before: str) -> bool:
    """Whether words say whose day follows, and no more: `Press release of`."""
    label = read_label(before)
    return label.kind == "press" and " " not in label.rest.strip(" ")


def _behind(text: str, mention: Mention) -> tuple[int, str]:
    """Return where a place behind a date ends, and the place."""
    found = _PLACE_IN_BRACKETS.match(text, mention.end)
    if found and is_place(found["place"]) and not _is_word(found["place"]):
        return found.end(), found["place"]
    found = _PLACE_BEHIND.match(text, mention.end)
    place = place_after(found[0]) if found else ""
    lone = bool(found) and text[found.end() :].lstrip(" .,")[:1] in ":：" if found else False
    if found is None or not place or (lone and not place[0].isupper() and " " in place):
        return mention.end, ""
    return found.end(), place


def _is_word(place: str) -> bool:
    """Whether what stands before a dash is a word of sentences or of labels, and no town: `Aber – Die …`, `News – The …`."""
    words = [bare(word) for word in re.findall(r"[^\W\d_]+", place)]
    return any(word in function_words("") for word in words) or bool(read_label(f"{place}:").kind)


def _monthly(text: str, _language: str) -> Iterator[Dateline]:
    """Read a place and a month, which is no date, or the month alone: `São Paulo, maio de 2024 –`."""
    alone = _MONTH_ALONE.match(text)
    if alone and level(alone["month"]) in names("months"):
        yield Dateline(text=closed(alone[0].rstrip(" \u00a0\u202f–—-")), place="", end=alone.end())
    found = _MONTH.match(text)
    place = place_before(found["place"]) if found else ""
    after = _DASH.match(text, found.end()) if found and place and level(found["month"]) in names("months") else None
    if found and after:
        yield Dateline(text=closed(found[0]), place=place, end=after.end())


def _at_event(before: str) -> str:
    """Return the place of a dateline that names between its dashes where the news was told: `BERLIN, Germany – LinuxCon – `."""
    found = _EVENT.fullmatch(before)
    place = found["place"].strip(" ,\u00a0\u202f") if found else ""
    return place if found and is_place(place) and found["event"][0].isupper() else ""


def _stopped(text: str, _language: str) -> Iterator[Dateline]:
    """Read a place before a full stop and a dash: `Santiago.- Four pupils …`."""
    found = _STOPPED.match(text)
    if found and is_place(found["place"]) and (" " in found["place"] or not _is_word(found["place"])):
        yield Dateline(text=found["place"], place=found["place"], end=found.end())


def _placed(text: str, _language: str) -> Iterator[Dateline]:
    """Read a place alone: in capitals, in brackets, or before the name of a wire."""
    told = _EQUATED.match(text) or _AFTER_STOP.match(text)
    marked = _PLACE_MARKED.match(text)
    region = _PLACE_AND_REGION.match(text)
    alone = _PLACE_ONLY.match(text)
    if told:
        yield Dateline(text=told["place"], place=told["place"], end=told.end())
    if marked and is_place(marked["place"] or marked["before"]):
        place = (marked["place"] or marked["before"]).strip(" ,-–—\u00a0\u202f")
        yield Dateline(text=place, place=place, end=marked.end())
    if region and is_place(region["place"]):
        yield Dateline(text=region["place"], place=region["place"], end=region.end())
    named = _PLACE_NAMED.match(text)
    if named and is_place(named["place"]):
        yield Dateline(text=named["place"], place=named["place"], end=named.end())
    town = _TOWN.match(text)
    if town and is_place(town["place"]) and not _is_word(town["place"]):
        yield Dateline(text=town["place"], place=town["place"], end=town.end())
    if alone and any(map(str.islower, alone["place"])) and not is_place(alone["place"]):
        return  # a sentence with a dash, in a script that the pattern takes for capitals
    # No city has one or two letters… but Y; a heading may have a dash: `REMEMBER ELM – STAND WITH OAK`.
    headed = is_capitals(text) and text[-1] not in SENTENCE_ENDS
    if alone is None or headed or len(alone["place"].rstrip(" ")) < 3:  # noqa: PLR2004
        return
    place = alone["place"].rstrip(" ,-\u00a0\u202f")
    if alone[0].rstrip(" \t").endswith(" -") and "," not in place and len(place) < _SHORTEST_PLACE:
        said = re.search(rf"(?<!\w){place[0]}{re.escape(place[1:].lower())}", text)
        if said is None and not text[alone.end() :].startswith(place.capitalize()):
            return  # an acronym: the text never writes it as a name
    yield Dateline(text=place, place=place, end=alone.end())
