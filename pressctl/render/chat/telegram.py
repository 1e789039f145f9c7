"""Telegram: a message in the little HTML that bots write (core.telegram.org/bots/api, "HTML style").

Only `<`, `>` and `&` are read in it. A name after an @ is a mention wherever it stands, so a joiner parts the two.

A message takes 4,096 characters "after entities parsing" (sendMessage): UTF-16 units, as offsets are ("MessageEntity"),
of what is read, without tags.
"""

import re
from collections.abc import Iterator
from html import unescape

from pressctl.render.chat import Measure, Message, Place
from pressctl.render.defusing import apart, entities
from pressctl.render.lengths import utf16
from pressctl.render.slots import Field, texts

_TAG = re.compile(r"<[^<>]*>")


def write(text: str, field: Field) -> str:
    """Return words, by entities in the text."""
    return entities(apart(text)) if field.path == ("text",) else text


def link(url: str, field: Field) -> str:
    """Return an address, as it stands in a text's `href`."""
    return entities(url) if field.path == ("text",) else url


def measure(message: Message) -> Iterator[Measure]:
    """Yield what Telegram limits."""
    yield from (
        Measure(where=field.name, used=utf16(unescape(_TAG.sub("", text))), limit=4096, unit="UTF-16 units")
        for field, text in texts(message)
        if field.path == ("text",)
    )


def secure(message: Message) -> Message:
    """Have it read as what it is written as, whatever a template says."""
    return message | {"parse_mode": "HTML"}


PLACE = Place(title="Telegram", write=write, link=link, measure=measure, secure=secure)
