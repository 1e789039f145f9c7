"""The webhook's `data` object: the release for machines, as the contract lists it.

The author's words stand as written (cleaned, never polished); `html` is rendered. What is absent is
null, a list is empty, times are RFC 3339.
"""

from typing import TYPE_CHECKING

import msgspec

from pressctl.model import EARLY, KILLS
from pressctl.render.addresses import media_url, page_url
from pressctl.render.cleaning import clean, one_line
from pressctl.render.content import content_html, content_text

if TYPE_CHECKING:
    from datetime import datetime

    from pressctl.model import Contact, Media, Newsroom, Notice, Release


def payload(release: "Release", newsroom: "Newsroom", *, notice: "Notice" = "") -> str:
    """Return `data` as canonical JSON: keys sorted, no spaces, the same text on every machine.

    A kill (a notice of `KILLS`, or a canceled release) has id, address and why, never the body. With
    a notice of `EARLY` nothing points to a page that is not there yet.
    """
    killed, public = notice in KILLS or release.status == "canceled", notice not in EARLY
    data = (_kill if killed else _release)(release, newsroom, public=public)
    return msgspec.json.encode(data, order="sorted").decode()


def _kill(release: "Release", newsroom: "Newsroom", *, public: bool) -> dict[str, object]:
    return {
        "id": release.id,
        "revision": release.revision,
        "status": "canceled",
        "language": release.language,
        "headline": one_line(release.headline),
        "url": (page_url(release, newsroom) or None) if public else None,
        "updated": _time(release.updated or release.published),
        "why": _text(release.reason),
    }


def _release(release: "Release", newsroom: "Newsroom", *, public: bool) -> dict[str, object]:
    return {
        "id": release.id,
        "revision": release.revision,
        "status": release.status,
        "kind": release.kind,
        "language": release.language,
        "headline": one_line(release.headline),
        "subhead": _line(release.subhead),
        "dateline": _line(release.dateline),
        "lead": _text(release.lead),
        "html": content_html(release, newsroom, public=public),
        "text": content_text(release),
        "markdown": clean(release.body),
        "url": (page_url(release, newsroom) or None) if public else None,
        "published": _time(release.published),
        "updated": _time(release.updated or release.published),
        "embargo": _time(release.embargo),
        "categories": [one_line(category) for category in release.categories],
        "keywords": [one_line(keyword) for keyword in release.keywords],
        "contacts": [_contact(contact) for contact in release.contacts or newsroom.contacts],
        "quotes": [
            {"text": one_line(quote.text), "speaker": _line(quote.speaker), "role": _line(quote.role)}
            for quote in release.quotes
        ],
        "media": [_media(media, release, newsroom, public=public) for media in release.media],
        "boilerplate": _text(release.boilerplate or newsroom.boilerplate),
        "notes": _text(release.notes),
        "correction": _text(release.correction.text) if release.correction else None,
    }


def _contact(contact: "Contact") -> dict[str, str | None]:
    return {
        "name": _line(contact.name),
        "role": _line(contact.role),
        "email": _line(contact.email),
        "phone": _line(contact.phone),
    }


def _media(media: "Media", release: "Release", newsroom: "Newsroom", *, public: bool) -> dict[str, object]:
    return {
        "url": (media_url(release, media, newsroom) or None) if public or media.url else None,
        "type": media.type,
        "size": media.size or None,
        "alt": _line(media.alt),
        "caption": _line(media.caption),
        "credit": _line(media.credit),
        "licence": _line(media.licence),
    }


def _line(text: str) -> str | None:
    return one_line(text) or None


def _text(text: str) -> str | None:
    return clean(text).strip(" \t\n") or None


def _time(moment: "datetime | None") -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
