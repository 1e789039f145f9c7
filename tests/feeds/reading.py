"""Entries to build feeds from, and feeds read back as a reader would."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import feedparser
from msgspec.structs import replace

from pressctl.feeds import build_feeds
from pressctl.model import Entry, Media
from tests.support.builders import PARIS, a_newsroom, feed_settings

HOME = "https://presse.example.org/"
PDF = Media(url=f"{HOME}releases/r1/media/dossier.pdf", caption="Dossier de presse", type="application/pdf", size=12345)
PHOTO = Media(url=f"{HOME}releases/r1/media/photo.jpg", alt="Un élu", credit="A. B. / Agence", type="image/jpeg")


def an_entry(number: int = 1, **changes: Any) -> Entry:
    """Build one entry; a higher number is a later one."""
    time = datetime(2024, 11, 6, 9, 0, tzinfo=PARIS) + timedelta(days=number)
    entry = Entry(
        id=f"urn:uuid:6f2c3f2e-8f0b-5d3a-9a57-{number:012}",
        release=f"r{number}",
        url=f"{HOME}releases/r{number}/",
        title=f"Titre {number} : « été »",
        summary="Le chapô, en texte simple & court.",
        html="<p>Bonjour <strong>à tous</strong>.</p>",
        language="fr",
        published=time,
        updated=time,
        author="Groupe Exemple",
        categories=("Actu", "Actualités"),
    )
    return replace(entry, **changes)


def feeds_of(*entries: Entry, **settings: Any) -> dict[str, bytes]:
    """Build the feeds of a French newsroom."""
    return build_feeds(entries, newsroom=a_newsroom(), settings=feed_settings(**settings), language="fr")


def read(content: bytes) -> Any:
    """Read RSS or Atom back, refusing anything that is not well formed."""
    parsed = feedparser.parse(content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def read_all(entries: Sequence[Entry], **settings: Any) -> tuple[Any, Any, Any]:
    """Build the feeds and read each back: RSS, Atom, JSON."""
    built = feeds_of(*entries, **settings)
    return read(built["rss.xml"]), read(built["atom.xml"]), json.loads(built["feed.json"])
