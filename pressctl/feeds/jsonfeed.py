"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): what has no value is left out."""

from collections.abc import Sequence
from typing import Any

import msgspec

from pressctl.feeds.channel import Channel
from pressctl.model import Entry, Media

_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(channel: Channel, items: Sequence[bytes]) -> bytes:
    """Return the feed as UTF-8 JSON, one line for each item."""
    head = {
        "version": _VERSION,
        "title": channel.title,
        "home_page_url": channel.home,
        "feed_url": channel.address("json"),
        "next_url": dict(channel.related("json")).get("prev-archive"),
        "language": channel.language,
        "authors": [{"name": channel.title, "url": channel.home}],
        # JSON Feed has no word for what wrote it; an index that was lost knows its own files by this.
        "_generator": {"name": "pressctl"},
        "hubs": [{"type": "WebSub", "url": hub} for hub in channel.hubs],
    }
    # Lines make a change readable in a diff.
    return msgspec.json.encode(_without_nothing(head))[:-1] + b',"items":[\n' + b",\n".join(items) + b"\n]}\n"


def json_item(channel: Channel, entry: Entry) -> bytes:
    """Return one item, of an entry as `window.newest` gives it; what an entry does not have is left out."""
    images = [media.url for media in entry.media if media.type.startswith("image/")]
    item = _without_nothing(
        {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "content_html": entry.html,
            "summary": entry.summary,
            "image": images[0] if images else "",
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated.isoformat(),
            "authors": [{"name": entry.author}] if entry.author else [],
            "tags": entry.categories,
            "language": entry.language if entry.language != channel.language else "",
            "attachments": [_attachment(media) for media in entry.media],
        }
    )
    return msgspec.json.encode(item)


def _attachment(media: Media) -> dict[str, Any]:
    """Return one attachment; a size that is not known is left out."""
    title = media.caption or media.alt
    return _without_nothing({"url": media.url, "mime_type": media.type, "title": title, "size_in_bytes": media.size})


def _without_nothing(held: dict[str, Any]) -> dict[str, Any]:
    """Return what has a value; the format has optional keys left out rather than empty."""
    return {name: value for name, value in held.items() if value}
