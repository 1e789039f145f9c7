"""Google Chat: a card, for a space's webhook.

A card's paragraphs are read as a little HTML, its header and buttons are not; in `text` there is a markup of stars, and
`<users/all>` calls everybody (developers.google.com/workspace/chat/format-messages). It has no escape there, so a joiner
parts the bracket from its name.

A message takes 32,000 bytes, cards included (developers.google.com, REST resource spaces.messages), of which 300 are left for
its thread's key.
"""

from collections.abc import Iterator

from pressctl.render.chat import Measure, Message, Place, whole
from pressctl.render.defusing import JOINER, markup
from pressctl.render.slots import Field

_HTML = frozenset({"textParagraph", "decoratedText"})
_TEXTS = frozenset({"text", "topLabel", "bottomLabel"})


def write(text: str, field: Field) -> str:
    """Return words for a paragraph, for a plain label, or for the text that has a markup of its own."""
    if _in_paragraph(field):
        return markup(text)
    return text.replace("<", f"<{JOINER}") if field.path in {("text",), ("fallbackText",)} else text


def link(url: str, field: Field) -> str:
    """Return an address."""
    return markup(url) if _in_paragraph(field) else url


def _in_paragraph(field: Field) -> bool:
    return len(field.path) > 1 and field.path[-2] in _HTML and field.key in _TEXTS


def measure(message: Message) -> Iterator[Measure]:
    """Yield what Google Chat limits."""
    yield whole(message, 31_700)


PLACE = Place(title="Google Chat", write=write, link=link, measure=measure)
