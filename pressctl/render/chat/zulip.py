"""Zulip: a message in its own Markdown, to a channel and a topic.

`@**all**`, `@_**name**`, `@*group*` and `#**channel**` are what it reads beyond Markdown (zulip/zulip,
zerver/lib/mention.py); its Markdown promises no backslash escapes, so joiners part the signs instead. A star emphasises
unless white space follows it (zerver/lib/markdown, EMPHASIS_RE), of which a hair space is the thinnest.

Content takes 10,000 and a topic 60 code points (zulip.com/api/send-message; the server is written in Python).
"""

import re
from collections.abc import Iterator

from pressctl.render.chat import Measure, Message, Place
from pressctl.render.defusing import JOINER
from pressctl.render.slots import Field, texts

HAIR = "\u200a"
_SIGNS = re.compile(r"@(?=[*_])|#(?=\*)|~(?=~)|\$(?=\$)|`|!(?=\[)|\](?=\()|<(?=time:)")
_LIMITS = {"content": 10_000, "topic": 60}


def write(text: str, field: Field) -> str:
    """Return words, their signs parted where Markdown is read."""
    if field.key != "content":
        return text
    return _SIGNS.sub(lambda found: f"{found[0]}{JOINER}", text).replace("*", f"*{HAIR}")


def measure(message: Message) -> Iterator[Measure]:
    """Yield what Zulip limits."""
    for field, text in texts(message):
        if limit := _LIMITS.get(field.key):
            yield Measure(where=field.name, used=len(text), limit=limit)


PLACE = Place(title="Zulip", write=write, measure=measure)
