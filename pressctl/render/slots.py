"""Values in a template of JSON, held open until it is known where they stand.

A template writes a slot for each value; once what it wrote is read as JSON, each slot is filled in the way its
place asks for: a headline stands otherwise in Slack's `plain_text` than in its `mrkdwn`. So a template's author
can forget no escaping, neither JSON's nor the place's own, and no value can end a string or become markup.

A slot is the value's UTF-8 in hexadecimal between noncharacters, which no release text holds (`pressctl.render.cleaning`).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct

_OPEN, _CLOSE = "\ufdd2", "\ufdd3"
_SLOT = re.compile(f"{_OPEN}([ta])([0-9a-f]*){_CLOSE}")
# As a text has it, or as Python shows one in a message.
_SHOWN = re.compile(rf"(?:{_OPEN}|\\ufdd2)[ta][0-9a-f]*(?:{_CLOSE}|\\ufdd3)?")
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")


class Address(str):
    """A web address, which is never escaped as words are: a backslash in it would lead elsewhere."""

    __slots__ = ()


class Captured(str):
    """What a template has written already, and writes again: of a macro, of a block, of `{% set %}`."""

    __slots__ = ()


class Field(Struct, frozen=True, kw_only=True):
    """Where a text stands in a message.

    `path` are the keys and indexes that lead there, `holder` is the object whose text it is, and `kinds`
    are the "type" of that object and of those around it, outermost first, "" where one has none.
    """

    path: tuple[str | int, ...]
    kinds: tuple[str, ...]
    holder: Mapping[str, Any]

    @property
    def key(self) -> str:
        """The nearest name: that of the list, for a text in a list."""
        return next((str(step) for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def name(self) -> str:
        """Its path as a person writes it: `blocks[0].text.text`."""
        return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path).removeprefix(".")


Write = Callable[[str, Field], str]
_TOP = Field(path=(), kinds=(), holder={})


def open_slot(value: object) -> str:
    """Return what stands for a value in a template's text: a slot, but for numbers and yes or no."""
    if isinstance(value, Captured):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = str(value)  # raises what Jinja says of a value that is not defined
    return f"{_OPEN}{'a' if isinstance(value, Address) else 't'}{text.encode('utf-8', 'replace').hex()}{_CLOSE}"


def without_slots(text: str) -> str:
    """Return a template's text as it can be shown, with an ellipsis for each value."""
    return _MARKS.sub("", _SHOWN.sub("…", text))


def fill(message: object, write: Write, link: Write) -> Any:  # noqa: ANN401  (JSON)
    """Return JSON with every slot filled: words by `write`, addresses by `link`.

    Raises:
        ValueError: A value stands in a name, which no release may choose.
    """

    def stand(text: str, field: Field) -> str:
        filled = _SLOT.sub(lambda found: (link if found[1] == "a" else write)(_value(found), field), text)
        return _MARKS.sub("", filled)

    return _each(message, _TOP, stand)


def texts(message: object) -> Iterator[tuple[Field, str]]:
    """Yield every text of a message, with where it stands."""
    found: list[tuple[Field, str]] = []

    def note(text: str, field: Field) -> str:
        found.append((field, text))
        return text

    _each(message, _TOP, note)
    yield from found


def _value(found: re.Match[str]) -> str:
    """Return a slot's value; one made of captured text holds others."""
    return _MARKS.sub("", _SLOT.sub(_value, bytes.fromhex(found[2]).decode()))


def _each(value: object, field: Field, change: Write) -> object:
    """Return JSON with each of its texts changed; names stay as they are."""
    if isinstance(value, str):
        return change(value, field)
    if isinstance(value, dict):
        kinds = (*field.kinds, kind if isinstance(kind := value.get("type"), str) else "")
        for name in value:
            if _MARKS.search(name):
                raise ValueError(f"a value stands in the name {without_slots(name)!r}")
        return {
            name: _each(each, Field(path=(*field.path, name), kinds=kinds, holder=value), change)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [
            _each(each, Field(path=(*field.path, number), kinds=field.kinds, holder=field.holder), change)
            for number, each in enumerate(value)
        ]
    return value
