"""A file's bytes turned into a release, or into everything that is wrong with them, each at its place."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from msgspec import Struct
from msgspec.structs import replace

from pressctl.model import Finding, Newsroom, Release
from pressctl.release.addresses import is_web_address
from pressctl.release.fields import Fields
from pressctl.release.frontmatter import Document, open_document
from pressctl.release.identity import read_id, read_language, read_languages
from pressctl.release.nodes import BLANKS
from pressctl.release.noting import Notes, Place
from pressctl.release.parts import read_contacts, read_corrections, read_email, read_media, read_quotes, read_social
from pressctl.release.timing import read_times
from pressctl.release.vocabulary import KINDS, RELEASE, STATUSES

if TYPE_CHECKING:
    from pressctl.model import Kind, Status


# Keys that say when a release goes out and to whom, and what an empty one comes to.
_LIMITS = MappingProxyType({
    "embargo": "the release has none and goes out at once",
    "audience": "it goes to everybody on every list",
    "targets": "it goes to every target it fits",
})  # fmt: skip


class Reading(Struct, frozen=True, kw_only=True):
    """What came of reading a file: a release, unless one of the findings is an error.

    Of a withdrawn release it is what `withdrawing` leaves, and only what its notice needs can be in error.
    `places` maps each value (`headline`, `contacts[0].email`, and `body`) to its line and column, for findings
    that are made later; and the name that `noting.text_of` makes of it to that of its first character, where its
    characters stand in the file as they are. `draft` is the release as far as it could be read, errors or not.
    """

    release: Release | None
    findings: tuple[Finding, ...]
    places: Mapping[str, Place]
    draft: Release | None = None


def read(content: bytes, *, path: str, newsroom: Newsroom, translation: str = "", withdrawn: bool = False) -> Reading:
    """Read a release from a file's bytes; it never raises, whatever they are.

    Args:
        content: The whole file.
        path: The file as a person would type it; its name gives the id where none is written.
        newsroom: Whose zone and language the release's own go by.
        translation: The language tag in the file's name when it translates another file, else empty.
        withdrawn: Whether it is to be withdrawn, or is with its original, though this file may not say so.
    """
    room = _Room(path=path, newsroom=newsroom, translation=translation, withdrawn=withdrawn)
    reading = _read(content, room)
    if reading.draft is None:
        # What is no text in places can still say that it is withdrawn.
        anyhow = _read(content, room, whatever=True)
        return anyhow if anyhow.release else reading
    return reading


class _Room(Struct, frozen=True, kw_only=True):
    """What beside its bytes decides how a file is read: as in `read`."""

    path: str
    newsroom: Newsroom
    translation: str
    withdrawn: bool


def _read(content: bytes, room: _Room, *, whatever: bool = False) -> Reading:
    notes = Notes(room.path)
    document = open_document(content, notes, whatever=whatever)
    release = None
    if document:
        fields = Fields(document.table, notes, RELEASE)
        # Of a key whose value could not be read, and of keys nobody could see, nothing is missing.
        fields.meant.update(document.lost if document.complete else RELEASE.keys)
        notes.stand("body", (document.body_line, 1))
        release = _release(document, fields, room)
    found = notes.finish()
    reading = Reading(
        release=None if notes.failed else release,
        draft=release,
        findings=found,
        places=MappingProxyType(dict(notes.places)),
    )
    if document and release and (release.status == "canceled" or room.withdrawn):
        return _withdrawn(reading, document, release)
    return reading


def _withdrawn(reading: Reading, document: Document, draft: Release) -> Reading:
    """Return the reading of a withdrawn release: errors of its text become advice, since nobody gets it any more."""
    from pressctl.release.withdrawing import keys_of, left_of, still_wrong

    keys = keys_of(document.inside, document.first_line, document.body_line)
    errors = set(still_wrong(reading.findings, keys, draft))
    if not document.complete:
        return reading
    return replace(
        reading,
        release=None if errors else left_of(draft, reading.findings, keys),
        findings=tuple(found if found in errors else replace(found, level="advice") for found in reading.findings),
    )


def _release(document: Document, fields: Fields, room: _Room) -> Release:
    """Return the release as far as it can be read; it is whole only when nothing was noted as an error."""
    path, newsroom, translation = room.path, room.newsroom, room.translation
    status = cast("Status", fields.choice("status", STATUSES, "usable"))
    revision = fields.whole("revision", 1)
    canceled = status == "canceled" or room.withdrawn
    times = read_times(fields, newsroom.zone, undated=status == "withheld" or bool(translation))
    if status == "usable" and not canceled and not translation:
        for key, meaning in _LIMITS.items():
            fields.unlimited(key, meaning, many=key != "embargo")
    lead, lead_in_body = _lead(fields, document.body)
    if not canceled and not document.body.strip(BLANKS):
        place = (document.body_line, 1)
        fields.notes.error("no-body", place, "there is no text below the front matter.", "Write the release there.")
    return Release(
        path=path,
        id=read_id(fields, path, translation),
        original=not translation,
        revision=revision,
        status=status,
        why=_why(fields, canceled=canceled),
        kind=cast("Kind", fields.choice("kind", KINDS, "release")),
        headline=_headline(fields),
        subhead=fields.one_line("subhead"),
        dateline=fields.one_line("dateline"),
        lead=lead,
        lead_in_body=lead_in_body,
        body=document.body,
        notes=fields.text("notes"),
        language=read_language(fields, newsroom, translation),
        languages=read_languages(fields),
        published=times.published,
        dated_only=times.dated_only,
        updated=times.updated,
        embargo=times.embargo,
        advance=fields.texts("advance"),
        categories=fields.texts("categories"),
        keywords=fields.texts("keywords"),
        audience=fields.texts("audience"),
        targets=fields.texts("targets"),
        contacts=read_contacts(fields),
        quotes=read_quotes(fields),
        media=read_media(fields),
        boilerplate=fields.text("boilerplate"),
        url=_url(fields),
        feed_id=_feed_id(fields),
        email=read_email(fields),
        social=read_social(fields),
        corrections=read_corrections(fields, revision=revision, canceled=canceled, zone=newsroom.zone),
    )


def _headline(fields: Fields) -> str:
    headline = fields.one_line("headline")
    if not fields.has("headline") and "headline" not in fields.meant:
        fields.notes.error("no-headline", fields.at("headline"), "there is no headline.", 'Write headline: "…"')
    return headline


def _why(fields: Fields, *, canceled: bool) -> str:
    why = fields.text("why")
    if why and not canceled:
        fields.wrong(
            "why",
            "why-without-kill",
            "is given, but the release is not withdrawn.",
            "Write status: canceled to withdraw it; what a revision sets right is its correction.",
        )
    return why


def _lead(fields: Fields, body: str) -> tuple[str, bool]:
    """Return the lead, and whether it is the body's first block: also when an author wrote it in both places."""
    from pressctl.release.lead import first_paragraph, one_paragraph  # it loads the Markdown parser

    written, (found, first) = one_paragraph(fields.text("lead")), first_paragraph(body)
    if not written:
        return found, bool(found) and first
    return written, first and written == found


def _url(fields: Fields) -> str:
    url = fields.one_line("url")
    if url and not is_web_address(url):
        hint = "Write the whole address, from https:// on, without a name and password."
        fields.wrong("url", "bad-address", "is not a web address.", hint)
    return url


def _feed_id(fields: Fields) -> str:
    """Return the id that feed readers already know this release by; any text without spaces."""
    known = fields.one_line("feed_id")
    if any(space in known for space in " \u00a0\u202f"):
        fields.wrong("feed_id", "bad-address", "has a space in it.", "Copy the guid or id from the old feed.")
    return known
