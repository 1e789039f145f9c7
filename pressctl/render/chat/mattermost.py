"""Mattermost: a post in Markdown, for an incoming webhook.

Every `@word` may be somebody's name, and `<!channel>` is turned into `@channel` before anything is read as Markdown
(mattermost/mattermost, `ProcessSlackText`); a joiner after either sign keeps both from being one.

A post takes 16,383 code points (the server counts runes) since 5.0; a longer text becomes several posts
(developers.mattermost.com, "Incoming webhooks").
"""

from collections.abc import Iterator

from pressctl.render.chat import Measure, Message, Place
from pressctl.render.defusing import JOINER, apart, markdown
from pressctl.render.slots import Field, texts

_READ = frozenset({"text", "pretext", "title", "value", "fallback"})


def write(text: str, field: Field) -> str:
    """Return words, by backslashes where Markdown is read."""
    return markdown(apart(text)).replace("<", f"<{JOINER}") if field.key in _READ else text


def measure(message: Message) -> Iterator[Measure]:
    """Yield what Mattermost limits."""
    for field, text in texts(message):
        if field.key in _READ:
            yield Measure(where=field.name, used=len(text), limit=16_383)


PLACE = Place(title="Mattermost", write=write, measure=measure)
