"""Matrix: a notice, as plain words and as HTML.

Only whom `m.mentions` names is called, and that is nobody (spec.matrix.org v1.7, "User and room mentions").

An event takes 65,536 bytes with what servers add to it (spec.matrix.org, "Size limits"): ids, hashes, signatures. Hence
60,000.
"""

from collections.abc import Iterator

from pressctl.render.chat import Measure, Message, Place, whole
from pressctl.render.defusing import markup
from pressctl.render.slots import Field


def write(text: str, field: Field) -> str:
    """Return words, as HTML in the formatted body."""
    return markup(text) if field.key == "formatted_body" else text


def measure(message: Message) -> Iterator[Measure]:
    """Yield what Matrix limits."""
    yield whole(message, 60_000)


def secure(message: Message) -> Message:
    """Call nobody, unless a template says otherwise."""
    return {"m.mentions": {}} | message


PLACE = Place(title="Matrix", write=write, link=write, measure=measure, secure=secure)
