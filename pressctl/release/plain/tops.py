"""Lines above a text that no label tells: people with their numbers, the tags of languages; and passages taken apart."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from msgspec.structs import replace

from pressctl.release.dating import find
from pressctl.release.folding import bare
from pressctl.release.languages import function_words
from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases, phrases_at
from pressctl.release.plain.anatomy import Part
from pressctl.release.plain.contacts import read_contacts
from pressctl.release.plain.datelines import ends_with_hour, read_line
from pressctl.release.plain.furniture import read_title
from pressctl.release.plain.labels import TEXT, Label, read_label
from pressctl.release.plain.letterheads import is_house
from pressctl.release.plain.notices import names_viewer
from pressctl.release.plain.passages import Passage, is_heading
from pressctl.release.plain.speakers import is_name
from pressctl.release.plain.versions import points_to_language
from pressctl.release.plain.weighing import names_press
from pressctl.release.sentences import count_words
from pressctl.release.tags import normal_tag

_OPENS_PEOPLE = re.compile(
    r"(?:from|contacts?|kontakt|contatto|contacto|contato|von|de|da|fra|från|od)[ \u00a0]?: ?(?=[^\W\d_])",
    re.IGNORECASE,
)
_JOINED, _FEWEST_JOINED = re.compile(r",|[ \u00a0](?:et|and|und|y|e|en|og|och|i|&)[ \u00a0]"), 2  # between names
_LONGEST_PEOPLE = 400  # characters of a line of people and their numbers
# A picture's file, or its place on the site, perhaps behind a bullet and a word: `• Photo /news/2017/hall.jpg`.
_PICTURE_FILE = re.compile(
    r"(?:[•·▪*-][ \u00a0])?(?:[^\W\d_]{2,14}:?[ \u00a0])?(?:[^ \u00a0]{1,150}|(?:(?:https?:/|[a-z]:)?[/\\]|cid:).{1,200})\.(?:jpe?g|png|gif|webp|tiff?|svg|bmp|heic)",
    re.IGNORECASE,
)
# A line of nothing else.
_ADDRESS = re.compile(
    r"<?(?:(?:https?://|www\.)[^ \u00a0]{3,200}|[\w.+-]{1,64}@[\w.-]{3,64}|[a-z0-9-]{2,40}(?:\.(?:co|com|org|gov|go|or|ac))?\.(?:com|org|net|info|eu|gov|[a-z]{2}))>?"
)
# A name beside a site's first page: whose it is.
_SITED = re.compile(r"(?P<name>[^\W\d_][^.!?:,;]{1,60}?)[ \u00a0]+(?:https?://)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/?")
_SLUG = re.compile(r"\w+(?:[-_]\w+){3,}(?:\.\w{3,4})?")
# What a service sets before each headline; a number in brackets, of three figures at least: `(041011)`, `[ELM-2016/044]`; a year is none.
_CODE = re.compile(
    r"(?:PRM ?/|OTS:)[ \u00a0]+|[(\[](?!(?:19|20)\d\d[)\]])(?=(?:[A-Z ./–-]{0,12}\d){3})[A-Z0-9][A-Z0-9 ./–-]{1,20}[)\]](?:[ \u00a0]+|$)"
)
_ENDS_IN_DASH = re.compile("[ \u00a0]+[–—-]+$")
_BRACKETED, _MOST_BRACKETED = (
    re.compile(r"[(\[][^\W\d_][^()\[\]\d]{2,38}[)\]]"),
    4,
)  # a remark of who keeps the page; words
_DASHED = re.compile("[ \u00a0][–—-][ \u00a0]")
_LONGEST_DASHED = 200  # characters of a subhead behind a dash
_COUNT = re.compile(r"\d{1,3}(?:[.,'’ \u00a0\u202f]?\d{3}){0,2}")  # a number
# A day torn off its month, as a page's calendar leaf is pasted, or an hour alone.
_NUMBER = re.compile(r"['’]?\d{1,4}|\d{1,2}[.:]\d\d(?:[ \u00a0]?(?:h|[Uu]hr|[A-Z]{2,4}))?")
_RATES = re.compile(
    r"(?:[A-Z]{3}[: \u00a0]{1,3}\d[\d.,]{0,12}[ \u00a0|;]*){2,12}"
)  # of currencies: `USD 425.05 EUR 509.29`
_TOPICS = re.compile(r"[^\W\d_]{2,20}(?:, [^\W\d_]{2,20}){2,5}")  # single words with nothing but commas between them
_TOPIC = re.compile(r"[^\W\d_]{2,24}[.:]?")  # one
_OF_A_YEAR = re.compile(r"[^\W\d_]{3,20}[: \u00a0]{1,2}(?:19|20)\d\d")  # a page's field: `Volume 2022`
_LONGEST_BULLETIN = 8  # words of who issues a bulletin and what it is, before its day and hour
_LONGEST_DATED, _MOST_OF_WHO, _FEW_OF_WHO = (
    120,
    8,
    4,
)  # characters of a label with its issuer and its day; words of the issuer, where some begin small
_FIELD = re.compile(r"[^\W\d_][^\W\d_]*(?:[ \u00a0][^\W\d_]+){0,2}[ \u00a0]?: ?[^ \n].{0,80}")  # a name and a value
_LONGEST_RECORD, _FEWEST_FIELDS = 8, 2  # lines
_MOST_OF_A_SITE = 4  # words
_FEWEST_WORDS = 3  # of a headline behind a label
_LONGEST_ROW = 40  # characters of an item that says when, or by whom
LONGEST_DATE = 80  # characters of a line that says until when an embargo holds
_MOST_OF_A_HOUSE = 3  # words
_MOST_REPEATED = 5  # words of a line that stands above each text of a page
_MOST_OF_AN_AUTHOR = 4  # words
_FARTHEST_AGAIN = 2  # passages from a headline to the same line again
_FEWEST_LANGUAGES, _LONGEST_TAG = 3, 7


def read_untold(passage: Passage, language: str, *, below: bool, above: bool) -> Label | None:
    """Return the label of a line that no fixed words tell: people with their numbers, an address alone.

    `below` the headline also who issues the release, and when; `above` another line that may be the headline, what ends
    with its day and hour. Else that may be all the headline there is.
    """
    told = _read_people(passage) or _read_held(passage, language) or (_read_dated(passage, language) if below else None)
    told = told or ((_read_bulletin(passage, language) or _read_joint(passage)) if above else None)
    sited = _SITED.fullmatch(passage.text) if above and not passage.form else None
    if told is None and sited and len(sited["name"].split(" ")) <= _MOST_OF_A_SITE:
        return Label(kind="issuer", words=sited["name"], rest=passage.text[sited.end("name") :].strip(" \u00a0"))
    if told is None and _ADDRESS.fullmatch(passage.text):
        return Label(kind="contact" if "@" in passage.text else "web", rest=passage.text)
    return told


def _read_bulletin(passage: Passage, language: str) -> Label | None:
    """Return the label of a line that ends with its day and hour, as exchanges head what they pass on: `Acme Plc inside information 1.2.2024 at 9.00`."""
    text = passage.text
    dates = find(text[-LONGEST_DATE:], language=language) if len(text) <= _LONGEST_DATED and not passage.form else ()
    if len(dates) != 1 or not dates[0].year:
        return None
    start = max(0, len(text) - LONGEST_DATE) + dates[0].start
    issuer = text[:start].strip(" ,\u00a0")
    timed = ends_with_hour(text[max(0, len(text) - LONGEST_DATE) + dates[0].end :])
    return (
        Label(kind="press", words=issuer, rest=text[start:])
        if timed and 0 < len(issuer.split(" ")) <= _LONGEST_BULLETIN
        else None
    )


def _read_joint(passage: Passage) -> Label | None:
    """Return the label of a line of "press release" and the names of several who issue it: `Communiqué SNJ, CGT et FO`."""
    text = passage.text
    words = phrases_at("press", level(text)) if len(text) <= _LONGEST_DATED and not passage.form else ""
    found = re.match(rf"(?:{words})(?=[ \u00a0])", level(text)) if words else None
    names = re.findall(r"[^\W_]+", text[found.end() :]) if found else []
    small = function_words("")
    named = all(name[0].isupper() or len(name) == 1 or bare(name) in small for name in names)
    several = len(_JOINED.findall(text)) >= _FEWEST_JOINED and text[-1] not in ".!?:"
    return Label(kind="press", words=text) if names and named and several else None


def _read_people(passage: Passage) -> Label | None:
    """Return the label of a line that names people with their numbers: `From: Ann Lee, 555-0100-200, ann@…`."""
    found = _OPENS_PEOPLE.match(passage.text) if len(passage.text) <= _LONGEST_PEOPLE else None
    contacts = read_contacts([passage.text[found.end() :]]) if found else ()
    if not found or not contacts or not all(one.name for one in contacts):
        return None
    return Label(kind="contact", words=found[0].rstrip(" "), rest=passage.text[found.end() :])


def is_of_page(text: str) -> bool:
    """Whether a line is a picture's file, the way back or to another text, or to translations: `← News`, `Read more: Night buses`."""
    head, colon, title = text.partition(":")
    words = phrases_at("more", level(head)) if colon and title.strip(" \u00a0") else ""
    if text.startswith("←") or (words and re.fullmatch(words, level(head))) or names_viewer(text):
        return True
    if points_to_language(text):
        return True
    if (
        _SLUG.fullmatch(text)
        or _PICTURE_FILE.fullmatch(text)
        or (_BRACKETED.fullmatch(text) and text.count(" ") < _MOST_BRACKETED)
    ):
        return True
    if _NUMBER.fullmatch(text):
        return True
    if _RATES.fullmatch(text):
        return True
    tags = [tag for tag in re.split(r"[ \u00a0]*[/|·•,][ \u00a0]*", text) if tag]
    return len(tags) >= _FEWEST_LANGUAGES and all(len(tag) <= _LONGEST_TAG and normal_tag(tag) for tag in tags)


def adds_nothing(passage: Passage, headline: Sequence[Passage]) -> bool:
    """Tell whether a passage is how many have read a page, a number alone, or begins with the headline once more."""
    if passage.form in {"", "text"} and (_COUNT.fullmatch(passage.text) or _OF_A_YEAR.fullmatch(passage.text)):
        return True
    again = " ".join(one.text for one in headline)
    return _unhyphened(passage.apart()[0].text) == _unhyphened(again)


def find_again(passages: Sequence[Passage], headline: Sequence[Passage]) -> list[tuple[int, Literal["web", "issuer"]]]:
    """Return where a headline of several words stands again below its subhead, as a page may have both twice.

    With it where its author stands, where that is all there is in between; the last first.
    """
    near = range(1, min(_FARTHEST_AGAIN, len(passages) - 2) + 1)
    several = sum(count_words(one.text) for one in headline) >= _FEWEST_WORDS
    at = next((at for at in near if several and not passages[at].broken and adds_nothing(passages[at], headline)), 0)
    signed = at == 1 and 1 < count_words(passages[0].text) <= _MOST_OF_AN_AUTHOR and is_name(passages[0].text)
    found: list[tuple[int, Literal["web", "issuer"]]] = [(at, "web")] if at else []
    return [*found, (0, "issuer")] if signed else found


def read_between(passages: Sequence[Passage], headline: Sequence[Passage]) -> Passage | None:
    """Return the line that a page sets between its headline and the same headline again, above the text; None where there is none."""
    if len(passages) <= _FARTHEST_AGAIN or passages[0].mark or passages[0].broken or passages[0].form:
        return None
    several = sum(count_words(one.text) for one in headline) >= _FEWEST_WORDS
    short = count_words(passages[0].text) > _MOST_OF_AN_AUTHOR and len(passages[0].text) <= _LONGEST_DASHED
    short = short and not read_label(passages[0].text).kind and ">" not in passages[0].text
    short = short and read_line(passages[0].text, language="") is None and not adds_nothing(passages[0], headline)
    again = several and short and not passages[1].broken and adds_nothing(passages[1], headline)
    return replace(passages[0], told="between the headline and the headline once more") if again else None


def _read_held(passage: Passage, language: str) -> Label | None:
    """Return the label of a line of a day and, behind a dash, until when the text is held: `5 May 2024 – Embargoed until 7 May`."""
    parts = _DASHED.split(passage.text) if len(passage.text) <= _LONGEST_DATED and not passage.form else []
    labels = [read_label(part) for part in parts]
    held = next((label for label in labels if label.kind == "embargo"), None)
    dated = any(read_line(part, language=language) for part in parts)
    return held if dated else None


def introduces(passage: Passage) -> bool:
    """Tell whether a passage is a sentence that ends with a colon, longer than a headline that does."""
    return passage.text[-1] in ":：" and len(passage.text) > LONGEST_DATE


def title_of(parts: Sequence[Part], below: Sequence[Passage]) -> Part | None:
    """Return the label that says what a text is, as a title does: `Statement by the council`; not the words for any release alone."""
    for part in parts:
        text = part.passages[0].text
        own = part.kind == "press" and not part.label.rest and len(part.passages[0].lines) == 1
        if own and count_words(text) > 1 and not names_press(text):
            return part
    return next((part for part in parts if _names_more(part, below)), None)


def _names_more(part: Part, text: Sequence[Passage]) -> bool:
    """Whether a label says before "press release" what it is about, and not merely who issues it: `CodeFest2001 Elmton press release`."""
    words = part.passages[0].text
    found = re.fullmatch(rf"(?P<name>.{{5,80}}?)[ \u00a0][–—-]?[ \u00a0]?(?:{phrases('press')})", level(words))
    name = words[: found.end("name")] if found and part.kind == "press" and not part.label.rest else ""
    return count_words(name) > 1 and any(map(str.isdigit, name)) and not is_house(name, text)


def _unhyphened(text: str) -> str:
    """Return a text levelled, without the soft hyphens and the double spaces in which a page's title and its heading differ."""
    return re.sub("[ \u00a0]+", " ", level(text.replace("\u00ad", "")))


def _read_dated(passage: Passage, language: str) -> Label | None:
    """Return the label of a line that says what a text is, who issues it and when: `Press release Acme, 5 May 2024`."""
    text = passage.text if passage.form != "headline" else ""
    words = phrases_at("press", level(text[:LONGEST_DATE]))
    found = re.match(rf"(?:{words})(?!\w)", level(text)) if words and len(text) <= _LONGEST_DATED else None
    dates = find(text, language=language) if found else ()
    if found is None or len(dates) != 1 or not dates[0].year or text[dates[0].end :].strip(" .)\u00a0"):
        return None
    between = text[found.end() : dates[0].start].rstrip(" \u00a0")
    who = re.findall(r"[^\W_]+", between)
    small = function_words("")
    parted = between.endswith((",", "–", "—", "-", "|")) and len(who) <= _FEW_OF_WHO and "".join(who)[:1].isupper()
    named = 0 < len(who) <= _MOST_OF_WHO and (parted or all(word[0].isupper() or bare(word) in small for word in who))
    return Label(kind="press", words=text[: found.end()], rest=text[found.end() :].strip(" ,")) if named else None


def told_apart(headline: Passage) -> tuple[tuple[Part, ...], Passage]:
    """Return the label that a title begins with, if it has one, and the headline: `Press release of the town: It reopens`."""
    rest = read_title(headline.text)
    if rest == headline.text or count_words(rest) < _FEWEST_WORDS or not headline.text.endswith(rest):
        return (), headline
    start = len(headline.text) - len(rest)
    line = replace(headline.lines[0], text=headline.text[:start].rstrip(" :–—|-\u00a0"))
    label = Label(kind="press", words=line.text)
    return (Part(kind="press", passages=(Passage(lines=(line,)),), label=label),), headline.after(start)


def code_apart(headline: Passage) -> tuple[tuple[Part, ...], Passage]:
    """Return the number in brackets that an office sets before a headline, `(041011) THE BRIDGE REOPENS`, and the headline."""
    found = _CODE.match(headline.text)
    if found is None or not any(map(str.isalpha, headline.text[found.end() :])):
        return (), headline
    part = replace(headline, lines=(replace(headline.lines[0], text=found[0].rstrip(" \u00a0")),), spans=())
    return (Part(kind="issuer", passages=(part,), label=TEXT),), headline.after(found.end())


def is_code(text: str) -> bool:
    """Tell whether a line is nothing but such a number."""
    found = _CODE.match(text)
    return found is not None and found.end() == len(text)


def without_dash(headline: Passage) -> Passage:
    """Return a headline without the dash that some set behind it, as if the text went on there: `The bridge reopens -`."""
    found = _ENDS_IN_DASH.search(headline.text) if len(headline.lines) == 1 else None
    return (
        replace(headline, lines=(replace(headline.lines[0], text=headline.text[: found.start()]),))
        if found
        else headline
    )


def site_apart(headline: Passage) -> tuple[tuple[Part, ...], Passage]:
    """Return the name of a site's newsroom that stands behind a bar at the end of a title, `The bridge reopens | Acme Press`, and the headline."""
    text, bar, site = headline.text.rpartition(" | ")
    named = bar and names_press(site) and count_words(site) < count_words(text) and count_words(site) <= _MOST_OF_A_SITE
    if not named or len(headline.lines) > 1 or headline.form:
        return (), headline
    part = Part(kind="web", passages=(headline.after(len(text) + len(bar)),), label=Label(kind="web", words=site))
    return (part,), Passage(lines=(replace(headline.lines[0], text=text.rstrip(" \u00a0")),))


def read_rows(passages: Sequence[Passage], language: str) -> list[Passage]:
    """Return the items, without their marks, of a list that only says of a text when it was published, by whom, how often it was read."""
    others = (at for at, one in enumerate(passages) if not one.mark or _announces(one) or len(one.words) > _LONGEST_ROW)
    count = next(others, 0)
    items = [replace(one.after(len(one.text) - len(one.words)), mark="") for one in passages[:count]]
    told = any(read_line(item.text, language=language) or read_label(item.text).kind == "web" for item in items)
    return items if told else []


def _announces(passage: Passage) -> bool:
    """Whether an item of a plain text says when or where: `events.with_events` made it one."""
    return bool(passage.told) and not passage.form


def read_record(passages: Sequence[Passage], language: str) -> list[Part]:
    """Return the lines of a data base's record: names of fields with their values, one of them what the text is filed under.

    `News date : 5/3/2020`, `Category : Transport`, `Author : Press office`. An invitation says so when and where, and is
    filed under nothing.
    """
    if any(one.form or one.mark for one in passages[:1]):
        return []
    lines = apart(passages[:_LONGEST_RECORD], _LONGEST_RECORD)[:_LONGEST_RECORD]
    count = next((at for at, one in enumerate(lines) if one.mark or not _FIELD.fullmatch(one.text)), len(lines))
    labels = [read_label(one.text) for one in lines[:count]]
    if count < _FEWEST_FIELDS or not any(label.kind == "filed" for label in labels):
        return []
    return [
        Part(
            kind=label.kind if label.kind in {"filed", "issuer"} else "dated" if _is_day(one, language) else "web",
            passages=(one,),
            label=label,
        )
        for one, label in zip(lines, labels, strict=False)
    ]


def _is_day(line: Passage, language: str) -> bool:
    """Whether a field's value is a full date."""
    value = line.text.partition(":")[2].strip(" \u00a0")
    read = read_line(value, language=language)
    return read is not None and read.mention is not None


def apart(passages: Sequence[Passage], count: int) -> list[Passage]:
    """Return the passages with their first `count` lines each as one."""
    apart: list[Passage] = []
    for passage in passages:
        lines = passage.lines[: max(0, count)]
        apart += [Passage(lines=(line,)) for line in lines] if lines else [passage]
        if lines and len(lines) < len(passage.lines):
            left = passage.lines[len(lines) :]
            apart.append(replace(passage, lines=left, broken=passage.broken and len(left) > 1, mark=""))
        count -= len(lines)
    return apart


def kind_around(passages: Sequence[Passage]) -> Literal["", "web", "issuer"]:
    """Return what the first line is where a page has it above each of its texts, or it is who issues them; else "".

    Such a line of a few words stands here several times, or is a topic or a row of them, or the text calls somebody so.
    """
    first = passages[0]
    count = count_words(first.text)
    if (
        is_heading(first)
        and count <= _MOST_REPEATED
        and sum(level(one.text) == level(first.text) for one in passages) > 1
    ):
        return "web"
    topic = first.text[0].isupper() and _TOPIC.fullmatch(first.text)
    if not first.form and (topic or _TOPICS.fullmatch(first.text)):
        return "web"
    if _heads_section(first, passages[1:]):
        return ""
    return "issuer" if count <= _MOST_OF_A_HOUSE and is_house(first.text, passages[1:]) else ""


def _heads_section(heading: Passage, below: Sequence[Passage]) -> bool:
    """Whether a heading has a paragraph below it and, further down, one of its own level that heads a paragraph of the text too."""
    if heading.form != "heading" or not below or below[0].form != "text" or below[0].mark:
        return False
    pairs = pairwise(below[1:])
    like = (
        one for one, under in pairs if one.form == "heading" and one.level == heading.level and under.form == "text"
    )
    return any(not read_label(one.text).kind and level(one.text) != level(heading.text) for one in like)


def dates_embargo(passage: Passage, language: str) -> bool:
    """Tell whether a line below "Embargo" says until when; a place and a date are a dateline."""
    read = read_line(passage.text, language=language)
    dated = bool(find(passage.text[:LONGEST_DATE], language=language))
    return not read.place if read else dated and len(passage.text) <= LONGEST_DATE
