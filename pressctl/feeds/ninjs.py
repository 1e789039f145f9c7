"""The newest releases as one IPTC ninjs 3.1 item of type "composite", which a news agency polls like a feed.

Each association stands for a release in one language, with what tells whether to fetch it: its state, when it last
changed, and its own ninjs object beside its page. Made after `ninjs-schema_3.1.json` (IPTC, 2025-05), where `uri` is
required of an item, and `name` of an association too.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

import msgspec

from pressctl.feeds.cleaning import address, clean, one_line
from pressctl.feeds.window import moment
from pressctl.model import Entry, Newsroom

FILE = "ninjs.json"  # below public/
PROFILE = "pressctl-list"  # an index that was lost knows its own file by this
_STANDARD = {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"}


def ninjs_list(items: Iterable[tuple[Entry, str]], newsroom: Newsroom) -> bytes:
    """Return the list as UTF-8 JSON, one line for each release, in the order given.

    With each entry comes the path below public/ of its own ninjs object. `newsroom.url` must be set.
    """
    home = address(newsroom.url)
    lines = [(_item(entry, home + path), moment(entry.updated)) for entry, path in items]
    head = {
        "uri": f"urn:uuid:{uuid5(uuid5(NAMESPACE_URL, newsroom.id), 'feed:ninjs')}",
        "standard": _STANDARD,
        "profile": PROFILE,
        "type": "composite",
        "representationType": "partial",
        "language": newsroom.language,
        "title": one_line(newsroom.name) or newsroom.id,
        **_changed([updated for _, updated in lines]),
    }
    associations = b",\n".join(msgspec.json.encode(item) for item, _ in lines)
    return msgspec.json.encode(head)[:-1] + b',"associations":[\n' + associations + b"\n]}\n"


def _changed(times: Sequence[datetime]) -> dict[str, str]:
    return {"versionCreated": max(times).isoformat()} if times else {}


def _item(entry: Entry, item: str) -> dict[str, object]:
    """Return one release; of a killed one only that it is, and where to read so."""
    title, summary = one_line(entry.title) or entry.release, clean(entry.summary).strip(" \t\n")
    words = {"headlines": [_value("main", title)]}
    if summary:
        words["descriptions"] = [_value("summary", summary)]
    pages = [("web", address(entry.url), "text/html"), ("ninjs", item, "application/json")]
    return {
        "name": title,
        "rel": "item",
        "uri": one_line(entry.id) or entry.release,
        "type": "text",
        "representationType": "partial",
        "pubStatus": "canceled" if entry.retracted else "usable",
        "language": one_line(entry.language),
        "firstCreated": moment(entry.published).isoformat(),
        "versionCreated": moment(entry.updated).isoformat(),
        "slugline": entry.release,
        **({} if entry.retracted else words),
        "renditions": [{"name": name, "href": href, "contentType": kind} for name, href, kind in pages if href],
    }


def _value(role: str, text: str) -> dict[str, str]:
    return {"role": role, "contentType": "text/plain", "value": text}
