"""A release as IPTC ninjs 3.1, the JSON that news agencies take in.

Made after `ninjs-schema_3.1.json` (IPTC, 2025-05): `uri` is the one required property, and no other than those listed
there may stand in it. `role` and `rel` are free text, "main" as in IPTC's own examples. The author's words stand as
written (cleaned, never polished); the HTML body is rendered.
"""

import json
import re
from typing import TYPE_CHECKING

from pressctl.model import EARLY, KILLS
from pressctl.render.addresses import entry_id, media_url, page_url
from pressctl.render.cleaning import clean, one_line
from pressctl.render.content import content_html, content_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from pressctl.model import Contact, Media, Newsroom, Notice, Quote, Release

_STANDARD = {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"}
# IPTC NewsCodes, scheme "genre".
_GENRES = {
    "release": ("Press Release", "Press_Release"),
    "advisory": ("Advisory", "Advisory"),
    "statement": ("Press Release", "Press_Release"),
}
_TOPIC = re.compile(r"medtop:(\d{8})")  # a category that names one of IPTC's Media Topics
_TYPES = {"image": "picture", "video": "video", "audio": "audio"}


def ninjs(
    release: "Release", newsroom: "Newsroom", *, notice: "Notice" = "", versions: "Sequence[Release]" = ()
) -> str:
    """Return one language version as a ninjs object: canonical JSON, the same text on every machine.

    `versions` are all its languages, named as associations. A kill (a notice of `KILLS`, or a canceled release) is
    "canceled", with its reason and without headline, body or media; with a notice of `EARLY` nothing points to a page
    that is not there yet.
    """
    killed = notice in KILLS or release.status == "canceled"
    public = notice not in EARLY
    item: dict[str, object] = {
        "uri": entry_id(release, newsroom),
        "standard": _STANDARD,
        "type": "text",
        "representationType": "partial" if killed else "full",
        "version": str(release.revision),
        "pubStatus": "canceled" if killed else release.status,
        "language": release.language,
        "firstCreated": _time(release.published),
        "versionCreated": _time(release.updated or release.published),
        "by": one_line(newsroom.name),
        "copyrightHolder": one_line(newsroom.name),
        "organisations": [_publisher(newsroom)],
        "slugline": release.id,
        "altIds": [{"role": "pressctl", "value": release.id}],
    }
    item |= {"edNote": _text(release.reason)} if killed else _words(release, newsroom, public=public, versions=versions)
    return json.dumps(_filled(item), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _words(
    release: "Release", newsroom: "Newsroom", *, public: bool, versions: "Sequence[Release]"
) -> dict[str, object]:
    """Return what a release says, which a kill must not repeat."""
    name, code = _GENRES[release.kind]
    url = page_url(release, newsroom) if public else ""
    media = [_media(one, number, release, newsroom, public=public) for number, one in enumerate(release.media, 1)]
    return {
        "title": one_line(release.headline),
        "headlines": [_value("main", release.headline), _value("subtitle", release.subhead)],
        "descriptions": [_value("summary", release.lead), _value("boilerplate", release.boilerplate or newsroom.boilerplate, "text/markdown")],
        "bodies": _bodies(release, newsroom, public=public),
        "embargoedUntil": _time(release.embargo),
        "located": one_line(release.dateline),
        "edNote": _note(release),
        "genres": [{"name": name, "uri": f"http://cv.iptc.org/newscodes/genre/{code}"}],
        "subjects": [*map(_subject, release.categories), *({"name": one_line(word), "rel": "keyword"} for word in release.keywords)],
        "people": [*map(_speaker, release.quotes), *map(_contact, release.contacts or newsroom.contacts)],
        "renditions": [{"name": "web", "href": url, "contentType": "text/html"}] if url else [],
        "associations": [*media, *(_translation(one, newsroom, public=public) for one in versions if one.language != release.language)],
    }  # fmt: skip


def _bodies(release: "Release", newsroom: "Newsroom", *, public: bool) -> list[dict[str, object]]:
    """Return the text in three forms; words are not counted, which not every script can."""
    text = content_text(release)
    forms = {
        "text/html": content_html(release, newsroom, public=public),
        "text/plain": text,
        "text/markdown": release.body,
    }
    return [_value("main", value, kind) | {"charCount": len(text)} for kind, value in forms.items() if _text(value)]


def _value(role: str, text: str, kind: str = "text/plain") -> dict[str, object]:
    return {"role": role, "contentType": kind, "value": _text(text)} if _text(text) else {}


def _note(release: "Release") -> str:
    """What an editor has to know and must not print: what this revision set right, and the notes."""
    corrected = release.correction.text if release.correction else ""
    return "\n\n".join(filter(None, (_text(corrected), _text(release.notes))))


def _subject(category: str) -> dict[str, object]:
    named: dict[str, object] = {"name": one_line(category), "rel": "about"}
    topic = _TOPIC.fullmatch(category)
    return named | {"uri": f"http://cv.iptc.org/newscodes/mediatopic/{topic[1]}"} if topic else named


def _speaker(quote: "Quote") -> dict[str, object]:
    return {"name": one_line(quote.speaker), "rel": "quoted"} if quote.speaker else {}


def _contact(contact: "Contact") -> dict[str, object]:
    ways = (("email", contact.email), ("phone", contact.phone))
    role = {"role": one_line(contact.role)} if contact.role else {}
    reach = [{"type": kind, "value": one_line(value)} | role for kind, value in ways if value]
    return {"name": one_line(contact.name), "rel": "contact", "contactInfo": reach}


def _publisher(newsroom: "Newsroom") -> dict[str, str]:
    return {"name": one_line(newsroom.name), "rel": "publisher", "uri": newsroom.url}


def _media(media: "Media", number: int, release: "Release", newsroom: "Newsroom", *, public: bool) -> dict[str, object]:
    href = media_url(release, media, newsroom) if public or media.url else ""
    uri = entry_id(release, newsroom)
    return {
        "name": f"media-{number}",
        "rel": "media",
        "uri": href or f"{uri}#media-{number}",
        "type": _TYPES.get(media.type.partition("/")[0], "component"),
        "descriptions": [_value("caption", media.caption), _value("alt", media.alt)],
        "by": one_line(media.credit),
        "usageTerms": one_line(media.licence),
        "renditions": [{"name": "original", "href": href, "contentType": media.type, "sizeInBytes": media.size or None}]
        if href
        else [],
    }


def _translation(release: "Release", newsroom: "Newsroom", *, public: bool) -> dict[str, object]:
    url = page_url(release, newsroom) if public else ""
    return {
        "name": release.language,
        "rel": "translation",
        "uri": entry_id(release, newsroom),
        "type": "text",
        "representationType": "partial",
        "language": release.language,
        "headlines": [_value("main", release.headline)],
        "renditions": [{"name": "web", "href": url, "contentType": "text/html"}] if url else [],
    }


def _filled(item: "Mapping[str, object]") -> dict[str, object]:
    """Leave out what says nothing, inside too: the standard has no null, and an empty text is no address."""
    filled = ((key, _kept(value)) for key, value in item.items())
    return {key: value for key, value in filled if value not in (None, "", [], {})}


def _kept(value: object) -> object:
    if isinstance(value, dict):
        return _filled(value)
    if isinstance(value, list):
        return [kept for one in value if (kept := _kept(one)) not in (None, "", {})]
    return value


def _text(text: str) -> str:
    return clean(text).strip(" \t\n")


def _time(moment: "datetime | None") -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
