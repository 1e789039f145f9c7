"""Discord: an embed, for a webhook.

Markdown is read in content, in an embed's title and description, and in its fields; not in author and footer. Whom a
message calls is said by `allowed_mentions`, and that is nobody (docs.discord.com, "Allowed Mentions Object").

Limits (docs.discord.com, "Embed Limits" and "Execute Webhook"): content 2,000, title 256, description 4,096, 25 fields of
256 and 1,024, footer 2,048, author 256, 10 embeds, and 6,000 in all embeds together. They are counted in code points:
the service is written in Python (discord/discord-api-docs issue 1315, by its staff).
"""

from collections.abc import Iterator

from pressctl.render.chat import Measure, Message, Place
from pressctl.render.defusing import apart, markdown
from pressctl.render.slots import Field, texts

_LIMITS = {
    ("content",): 2000,
    ("username",): 80,
    ("thread_name",): 100,
    ("embeds", "title"): 256,
    ("embeds", "description"): 4096,
    ("embeds", "fields", "name"): 256,
    ("embeds", "fields", "value"): 1024,
    ("embeds", "footer", "text"): 2048,
    ("embeds", "author", "name"): 256,
}
_READ = frozenset({"content", "title", "description", "name", "value"})


def write(text: str, field: Field) -> str:
    """Return words, by backslashes where Markdown is read."""
    return markdown(apart(text)) if field.key in _READ and "author" not in field.path else text


def measure(message: Message) -> Iterator[Measure]:
    """Yield what Discord limits."""
    embedded = 0
    for field, text in texts(message):
        names = tuple(step for step in field.path if isinstance(step, str))
        if limit := _LIMITS.get(names):
            embedded += len(text) if names[0] == "embeds" else 0
            yield Measure(where=field.name, used=len(text), limit=limit)
    yield Measure(where="embeds", used=embedded, limit=6000)
    embeds = message.get("embeds")
    for number, embed in enumerate(embeds if isinstance(embeds, list) else ()):
        fields = embed.get("fields") if isinstance(embed, dict) else None
        yield Measure(where=f"embeds[{number}].fields", used=len(fields or ()), limit=25, unit="fields")
    yield Measure(where="embeds", used=len(embeds or ()), limit=10, unit="embeds")


def secure(message: Message) -> Message:
    """Call nobody, unless a template says otherwise."""
    return {"allowed_mentions": {"parse": []}} | message


PLACE = Place(title="Discord", write=write, measure=measure, secure=secure)
