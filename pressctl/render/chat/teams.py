"""Microsoft Teams: an Adaptive Card, for a workflow that begins with a webhook request.

Version 1.4, as workflows show none above it (microsoft/AdaptiveCards issue 8965). Words stand in a RichTextBlock, where
nothing reads Markdown: the backslashes that a TextBlock needs are shown on telephones (the same, issue 5590). Nobody is
called without an entry in `msteams.entities`, which no template of ours has.

The whole takes 28 kB (learn.microsoft.com, "Limits and specifications for Microsoft Teams"), measured after the flow has
made its own of it: a body of 24,453 bytes was 28,897 there (MicrosoftDocs/msteams-docs issue 11274), hence 20,000.
"""

from collections.abc import Iterator

from pressctl.render.chat import Measure, Message, Place, whole
from pressctl.render.defusing import markdown
from pressctl.render.slots import Field

LARGEST = 20_000  # bytes
_READ = frozenset({"TextBlock", "FactSet"})


def write(text: str, field: Field) -> str:
    """Return words, by backslashes in the elements that read Markdown; a single line feed is a space there."""
    if field.key in {"text", "value", "title"} and _READ & {*field.kinds[-2:]}:
        return markdown(text).replace("\n", "\n\n")
    return text


def measure(message: Message) -> Iterator[Measure]:
    """Yield what Teams limits."""
    yield whole(message, LARGEST)


PLACE = Place(title="Microsoft Teams", write=write, measure=measure)
