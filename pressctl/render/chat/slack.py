"""Slack: Block Kit, for an incoming webhook.

`&`, `<` and `>` are entities in every text object (docs.slack.dev, "Formatting message text"), so that no `<!channel>`,
`<@U…>` or link comes out of a release. Most of a message is `plain_text`, which knows no other markup; in `mrkdwn`
"verbatim" keeps Slack from finding names and channels by itself (docs.slack.dev, "Text object").

| what | limit | source |
| --- | --- | --- |
| header | 150 | Header block |
| section, any text object | 3,000; a field 2,000 | Section block, Text object |
| button | 75, its address 3,000 | Button element |
| blocks | 50 | Blocks |
| text | 4,000 is advised, beyond 40,000 is cut | chat.postMessage |
| all blocks together | 12,000 | refused near 13,200 as `msg_blocks_too_long` (slackapi/bolt-js issue 2509) |

Slack does not say what a character is; UTF-16 units are never fewer than code points, and entities are counted whole.
"""

from collections.abc import Iterator
from typing import Any

from pressctl.render.chat import Measure, Message, Place, encode, utf16
from pressctl.render.defusing import apart, entities
from pressctl.render.slots import Field, texts

_ADDRESSES = frozenset({"url", "image_url", "title_url"})
_ALL_BLOCKS = 12_000


def write(text: str, field: Field) -> str:
    """Return words for a text object."""
    return text if field.key in _ADDRESSES else entities(apart(text))


def link(url: str, field: Field) -> str:
    """Return an address, which within a text is one of its entities too."""
    return url if field.key in _ADDRESSES else entities(url)


def measure(message: Message) -> Iterator[Measure]:
    """Yield what Slack limits."""
    blocks = message.get("blocks")
    if isinstance(blocks, list):
        yield Measure(where="blocks", used=len(blocks), limit=50, unit="blocks")
        yield Measure(where="blocks", used=utf16(encode(blocks)), limit=_ALL_BLOCKS)
    for field, text in texts(message):
        if limit := _limit(field):
            yield Measure(where=field.name, used=utf16(text), limit=limit)


def _limit(field: Field) -> int:
    """Return how long a text may be; 0 for what is no text."""
    if field.path == ("text",):
        return 4000
    if field.key == "url":
        return 3000
    if field.key != "text":
        return 0
    around = field.kinds[-2] if len(field.kinds) > 1 else ""
    return {"header": 150, "button": 75}.get(around, 2000 if "fields" in field.path else 3000)


def secure(message: Message) -> Message:
    """Keep `mrkdwn` from finding names in plain words, unless a template says otherwise."""
    return {name: _verbatim(value) for name, value in message.items()}


def _verbatim(value: Any) -> Any:  # noqa: ANN401  (JSON)
    if isinstance(value, list):
        return [_verbatim(each) for each in value]
    if not isinstance(value, dict):
        return value
    plain = {"verbatim": True} if value.get("type") == "mrkdwn" else {}
    return plain | {name: _verbatim(each) for name, each in value.items()}


PLACE = Place(title="Slack", write=write, link=link, measure=measure, secure=secure)
