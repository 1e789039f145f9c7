"""A chat message as its readers meet it: the words in its JSON, one after the other, beside the JSON itself."""

import json
import re
from collections.abc import Iterator
from html import unescape

from pressctl.model import Chat
from pressctl.preview.indenting import indented
from pressctl.preview.panes import ChatPane, Source
from pressctl.render.chat import find

# What these hold is read by people; the rest is for the service: kinds, sizes, colours, versions, addresses.
# What a service reads as markup and does not show: tags, headings, stars around what is bold, links behind their words.
_TAG = re.compile(r"</?(?:a|b|i|em|strong)\b[^>]*>")
_MARKDOWN = (
    (re.compile(r"^#{1,6} ", re.MULTILINE), ""),
    (re.compile(r"(?<!\\)\[([^\]\n]*)\]\(([^)\n]*)\)"), r"\1"),
    (re.compile(r"^\*\*(.+)\*\*$", re.MULTILINE), r"\1"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
_MRKDWN = ((re.compile(r"<[^|>\n]+\|([^>\n]*)>"), r"\1"), (re.compile(r"^\*(.+)\*$"), r"\1"))
_READ = frozenset({"text", "title", "subtitle", "description", "content", "message", "body", "name", "label"})


def pane(chat: Chat, title: str, source: Source, *, meant: bool) -> ChatPane:
    """Return a message's pane; `meant` says that a target of the newsroom, or the release itself, names the service."""
    fullest = max(find(chat.place).measure(json.loads(chat.text)), key=lambda one: one.used / one.limit)
    where = re.split(r"[.\]]", fullest.where)[-1] or fullest.where
    return ChatPane(
        place=title,
        meant=meant,
        words=tuple(shown(words, chat.place) for words in words_in(chat.text)),
        used=chat.length,
        limit=chat.limit,
        unit=f"{chat.unit} of {where}",
        html=indented(chat.text),
        source=source,
    )


def own_pane(chat: Chat, source: Source) -> ChatPane:
    """Return the pane of what a template of the newsroom's own makes for a webhook: its JSON, whose words nobody here can tell."""
    unit = f"{chat.unit} of the body"
    html = indented(chat.text)
    return ChatPane(
        place=chat.place, meant=True, words=(), used=chat.length, limit=chat.limit, unit=unit, html=html, source=source
    )


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a message in the order of its JSON, each once: some services want them twice, for old programs."""
    return tuple(dict.fromkeys(words.strip("\n") for words in _words(json.loads(text)) if words.strip("\n")))


def shown(words: str, place: str) -> str:
    """Return words as a service shows them, without the markup that a template of ours writes for it."""
    if place in {"google_chat", "telegram"}:
        return unescape(_TAG.sub("", words))
    for pattern, kept in {"slack": _MRKDWN, "ntfy": (), "teams": (), "matrix": ()}.get(place, _MARKDOWN):
        words = pattern.sub(kept, words)
    return unescape(words) if place == "slack" else words


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
