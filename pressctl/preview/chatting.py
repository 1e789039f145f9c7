"""A chat message as its readers meet it: the words in its JSON, one after the other, beside the JSON itself."""

import json
from collections.abc import Iterator

from pressctl.model import Chat
from pressctl.preview.indenting import indented
from pressctl.preview.panes import ChatPane, Source

# What these hold is read by people; the rest is for the service: kinds, sizes, colours, versions, addresses.
_READ = frozenset({"text", "title", "subtitle", "description", "content", "message", "body", "name", "label"})


def pane(chat: Chat, title: str, source: Source, *, meant: bool) -> ChatPane:
    """Return a message's pane; `meant` says that a target of the newsroom, or the release itself, names the service."""
    return ChatPane(
        place=title,
        meant=meant,
        words=words_in(chat.text),
        used=chat.length,
        limit=chat.limit,
        unit=chat.unit,
        html=indented(chat.text),
        source=source,
    )


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a message in the order of its JSON, each once: some services want them twice, for old programs."""
    return tuple(dict.fromkeys(words.strip("\n") for words in _words(json.loads(text)) if words.strip("\n")))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inside in value.items():
            if isinstance(inside, str):
                yield from [inside] if key in _READ else []
            else:
                yield from _words(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _words(inside)
