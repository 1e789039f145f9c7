"""ntfy: a notification with a title, published as JSON.

Nothing is read as markup unless "markdown" is true, and nobody can be called.

A message takes 4,096 bytes, beyond which it becomes a file (docs.ntfy.sh, "Limitations"); the whole JSON may have twice
as many (binwiederhier/ntfy, `transformBodyJSON`), of which 192 are left for the topic.
"""

from collections.abc import Iterator

from pressctl.render.chat import Measure, Message, Place, whole
from pressctl.render.defusing import markdown
from pressctl.render.slots import Field, texts


def write(text: str, field: Field) -> str:
    """Return words, by backslashes where the message says that it is Markdown."""
    return markdown(text) if field.key == "message" and field.holder.get("markdown") is True else text


def measure(message: Message) -> Iterator[Measure]:
    """Yield what ntfy limits."""
    yield from (
        Measure(where=field.name, used=len(text.encode()), limit=4096, unit="bytes")
        for field, text in texts(message)
        if field.path == ("message",)
    )
    yield whole(message, 8000)


PLACE = Place(title="ntfy", write=write, measure=measure)
