"""A release as it is printed: every word cleaned, polished and put into its language's phrases.

Templates read a sheet, in `email/` and `page/` alike; its fields are what a newsroom's own template may name.
"""

import re
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, Literal, TypedDict, TypeVar
from urllib.parse import quote as percent_encode

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from pressctl.model import EARLY
from pressctl.render.addresses import media_path, media_url, page_url
from pressctl.render.cleaning import one_line, paragraphs
from pressctl.render.content import lead_apart, letters, public_files
from pressctl.render.locales import direction, quoted, say_date, say_moment, say_office, words
from pressctl.render.markdown import lead_html, plain, to_html
from pressctl.render.parsing import safe_address
from pressctl.render.plaintext import Footnotes, lead_text, to_text
from pressctl.render.typography import NO_BREAK, polish

if TYPE_CHECKING:
    from pressctl.model import Contact, Correction, Media, Newsroom, Notice, Quote, Release

Form = Literal["html", "text"]
T = TypeVar("T")
SHORTEST_NUMBER = 3  # digits; emergency and short numbers
LONGEST_ENDING = 4  # characters of a file name's ending that name a format


class PrintedQuote(Struct, frozen=True, kw_only=True):
    """A quote between its language's marks, and who said it."""

    text: str
    speaker: str


class PrintedContact(Struct, frozen=True, kw_only=True):
    """A contact; `office` is its role as it stands behind the name; `mailto` and `tel` are the addresses of its links, empty where there is none."""

    name: str
    role: str
    office: str
    email: str
    phone: str
    mailto: str
    tel: str


class PrintedMedia(Struct, frozen=True, kw_only=True):
    """A file that comes with the release; `url` is empty where it is not public (yet), pixels are 0 where unknown."""

    title: str
    alt: str
    credit: str
    licence: str
    format: str
    type: str
    url: str
    path: str
    image: bool
    width: int
    height: int


class PrintedCorrection(Struct, frozen=True, kw_only=True):
    """What one revision set right; `date` in words and `day` in ISO 8601, empty where unknown."""

    revision: int
    date: str
    day: str
    text: tuple[str, ...]


class _Texts(TypedDict):
    lead: str
    body: str
    boilerplate: str


class Sheet(Struct, frozen=True, kw_only=True):
    """What templates print.

    `lead`, `body` and `boilerplate` are safe HTML for the `html` form, and lines of at most 72 characters for `text`
    (the lead unwrapped), the addresses of their links below body and boilerplate. `place` is the dateline with the date
    in words; `correction` is what this revision sets right, `earlier` what those before it did, the newest first: who had
    the first may have had none of them. `embargo`, `updated`, `legal`, `kill` and `reason` are whole phrases. Times are ISO 8601.
    """

    id: str
    revision: int
    language: str
    direction: str
    label: str
    headline: str
    subhead: str
    place: str
    date: str
    published: str
    modified: str
    updated: str
    embargo: str
    lead: str
    body: str
    quotes: tuple[PrintedQuote, ...]
    notes: tuple[str, ...]
    boilerplate: str
    contacts: tuple[PrintedContact, ...]
    media: tuple[PrintedMedia, ...]
    url: str
    correction: tuple[str, ...]
    corrections: tuple[PrintedCorrection, ...]
    earlier: tuple[PrintedCorrection, ...]
    retracted: bool
    kill: str
    reason: str
    legal: str
    categories: tuple[str, ...]
    keywords: tuple[str, ...]


class _Same(Struct, Generic[T], frozen=True, eq=False):
    """A value that is the same only as itself: what it holds is too much to be compared, or hashed."""

    value: T

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


def make_sheet(release: "Release", newsroom: "Newsroom", *, form: Form, notice: "Notice" = "") -> Sheet:
    """Return a release ready to print; a sheet for `advance` links to nothing that is not public yet."""
    return _sheet(_Same(release), _Same(newsroom), form, notice)


@lru_cache(maxsize=8)  # mail and page print the same one
def _sheet(of: "_Same[Release]", by: "_Same[Newsroom]", form: Form, notice: "Notice") -> Sheet:
    release, newsroom = of.value, by.value
    said, language = words(release.language), release.language
    url = "" if notice in EARLY else page_url(release, newsroom)
    correction = release.correction
    corrections = tuple(_correction(each, language) for each in release.corrections)
    date = say_date(release.published, language) if release.published else ""
    name = _say(newsroom.name, language)
    return Sheet(
        id=release.id,
        revision=release.revision,
        language=language,
        direction=direction(language),
        label=getattr(said, release.kind),
        headline=_say(release.headline, language),
        subhead=_say(release.subhead, language),
        place=_place(_say(release.dateline, language), date, said.dateline),
        date=date,
        published=_iso(release.published),
        modified=_iso(release.updated),
        updated=_phrase(said.updated, moment=_moment(release.updated, language, newsroom)),
        embargo=_phrase(said.embargo, moment=_moment(release.embargo, language, newsroom)),
        **_texts(release, newsroom, form, url),
        quotes=tuple(print_quote(quote, language) for quote in new_quotes(release)),
        notes=tuple(polish(line, language) for line in paragraphs(release.notes)),
        contacts=tuple(_contact(contact, language) for contact in release.contacts or newsroom.contacts),
        media=tuple(_media(media, release, newsroom, public=bool(url)) for media in release.media),
        url=url,
        correction=_lines(correction.text, language) if correction else (),
        corrections=corrections,
        earlier=tuple(each for each in reversed(corrections) if each.revision < release.revision),
        retracted=release.status == "canceled",
        kill=said.kill_text.format(newsroom=name),
        reason=_phrase(said.kill_reason, reason=_say(release.reason, language)),
        legal=said.legal.format(newsroom=name),
        categories=tuple(_say(category, language) for category in release.categories),
        keywords=tuple(one_line(keyword) for keyword in release.keywords),
    )


def as_text(sheet: Sheet, release: "Release", newsroom: "Newsroom") -> Sheet:
    """Return an `html` sheet in its `text` form: the other words are the same."""
    return replace(sheet, **_texts(release, newsroom, "text", sheet.url))


def new_quotes(release: "Release") -> "tuple[Quote, ...]":
    """Return the quotes that the release does not print already in its headline, lead or body.

    Compared by their letters and digits alone: quotation marks, spaces and case differ between
    a front matter and a body.
    """
    if not release.quotes:
        return ()
    printed = letters(f"{release.headline} {release.subhead} {release.lead} {plain(release.body)}")
    return tuple(quote for quote in release.quotes if (said := letters(quote.text)) and said not in printed)


def _texts(release: "Release", newsroom: "Newsroom", form: Form, url: str) -> _Texts:
    """Return lead, body and boilerplate, in the form asked for."""
    language, skip, files = release.language, release.lead_in_body, public_files(release, newsroom) if url else {}
    lead = polish(lead_apart(release), language)
    boilerplate = release.boilerplate or newsroom.boilerplate
    if form == "text":
        notes = Footnotes()  # printed below the body, and of the boilerplate below that
        if skip:
            lead = lead_text(release.body, language=language, base_url=url, files=files, footnotes=notes)
        return {
            "lead": lead,
            "body": to_text(
                release.body, language=language, base_url=url, skip_lead=skip, files=files, footnotes=notes
            ),
            "boilerplate": to_text(boilerplate, language=language, footnotes=notes),
        }
    return {
        "lead": Markup(lead_html(release.body, language=language, base_url=url, files=files)) if skip else lead,  # noqa: S704  (made of escaped text)
        "body": Markup(to_html(release.body, language=language, base_url=url, skip_lead=skip, files=files)),  # noqa: S704  (the same)
        "boilerplate": Markup(to_html(boilerplate, language=language)),  # noqa: S704  (the same)
    }


def _say(text: str, language: str) -> str:
    return polish(one_line(text), language)


def _lines(text: str, language: str) -> tuple[str, ...]:
    return tuple(polish(line, language) for line in paragraphs(text))


def _phrase(pattern: str, **word: str) -> str:
    """Fill a phrase, or return "" where its word is empty."""
    return pattern.format(**word) if all(word.values()) else ""


def _moment(moment: datetime | None, language: str, newsroom: "Newsroom") -> str:
    return say_moment(moment, language, newsroom.zone) if moment else ""


def _iso(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def _place(dateline: str, date: str, pattern: str) -> str:
    """Return the dateline with the date; one that has a date already (a digit) stays as written."""
    bare = dateline.strip(f" {NO_BREAK}–—-,")
    if not bare or not date or any(character.isdigit() for character in bare):
        return bare or date
    return pattern.format(place=bare, date=date)


def _correction(correction: "Correction", language: str) -> PrintedCorrection:
    date = say_date(correction.date, language) if correction.date else ""
    return PrintedCorrection(
        revision=correction.revision, date=date, day=_iso(correction.date), text=_lines(correction.text, language)
    )


def print_quote(quote: "Quote", language: str) -> PrintedQuote:
    """Return a quote between its language's marks, with name and role of who said it."""
    name, role = _say(quote.speaker, language), _say(quote.role, language)
    speaker = f"{name}{say_office(name, role, language)}"
    return PrintedQuote(text=polish(quoted(one_line(quote.text), language), language), speaker=speaker)


@lru_cache(maxsize=64)  # mails and pages print the newsroom's own each time
def _contact(contact: "Contact", language: str) -> PrintedContact:
    email, phone = one_line(contact.email), one_line(contact.phone)
    # The first of several numbers, without an extension, which would be dialled as part of it.
    number = re.split(r" / |(?<=[0-9)])[ ,;]*[^\W\d_]", phone, maxsplit=1)[0]
    digits = re.sub(r"[^0-9+]", "", number.replace("(0)", ""))
    name, role = _say(contact.name, language), _say(contact.role, language)
    return PrintedContact(
        name=name,
        role=role,
        office=say_office(name, role, language),
        email=email,
        phone=phone,
        mailto=f"mailto:{percent_encode(email, safe='@+.')}" if email else "",
        tel=f"tel:{digits}" if len(digits) >= SHORTEST_NUMBER else "",
    )


def _media(media: "Media", release: "Release", newsroom: "Newsroom", *, public: bool) -> PrintedMedia:
    language = release.language
    name = (media.path or media.url).rsplit("/", 1)[-1]
    stem, _, ending = name.rpartition(".")
    return PrintedMedia(
        title=_say(media.caption or media.alt or stem or name, language),
        alt=_say(media.alt, language),
        credit=_phrase(words(language).credit, credit=_say(media.credit, language)),
        licence=_say(media.licence, language),
        format=ending.upper() if stem and ending.isalnum() and len(ending) <= LONGEST_ENDING else "",
        type=media.type,
        url=safe_address(media_url(release, media, newsroom)) if media.url or public else "",
        path=media_path(release, media) if media.path else "",
        image=media.type.startswith("image/"),
        width=media.width,
        height=media.height,
    )
