"""config.toml as a JSON Schema, for editors: asked of the readers themselves, so that it says what they take.

A pen is a table that nobody has written: every reader that reads it asks for its keys, and the pen keeps what was
asked for, with what that key's reader takes. What a key is for stands in `guide`, and in each channel's manual.
"""

import dataclasses
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pressctl.config import guide
from pressctl.config.notes import Notes
from pressctl.config.sections import (
    NAMED_BY,
    read_allow_private,
    read_checks,
    read_feeds,
    read_limits,
    read_newsroom,
    read_social,
)
from pressctl.config.tables import Reader, Table, form_of
from pressctl.config.targets import NAME, read_report, read_target

if TYPE_CHECKING:
    from pressctl.config.places import KeyPath
    from pressctl.model import Channel

T = TypeVar("T")
Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_NOWHERE = Path()
_SETTING = re.compile(r"^  ([a-z_]+) {2,}(.+(?:\n {4,}.+)*)", re.MULTILINE)


def config_schema() -> Schema:
    """Return the schema of a config.toml, each kind of place with its own settings."""
    sections: Mapping[str, Callable[[Table], object]] = {
        "newsroom": lambda table: read_newsroom(table, _NOWHERE),
        "feeds": read_feeds,
        "social": read_social,
        "network": read_allow_private,
        "delivery": read_limits,
        "checks": read_checks,
        "report": lambda table: read_report(table, (), (), table.notes),
    }
    tables = {name: _described(name, Pen.asked(read, (name,)).schema()) for name, read in sections.items()}
    tables["newsroom"]["anyOf"] = [{"required": [key]} for key in NAMED_BY]
    tables["checks"]["additionalProperties"] = form_of(guide.LEVELS)
    return {
        "$schema": DRAFT,
        "title": "config.toml of a newsroom",
        "description": guide.TABLES[""],
        "type": "object",
        "properties": {**tables, "targets": _targets()},
        "required": ["newsroom"],
        "additionalProperties": False,
    }


class Pen(Table):
    """A table in which nothing is written; it keeps which keys are asked for, and what each takes."""

    def __init__(self, where: "KeyPath") -> None:
        """Begin with a clean page."""
        super().__init__(Notes("", ""), where, {})
        self._forms: dict[str, Schema] = {}
        self._needed: list[str] = []
        self._either: tuple[str, str] | None = None
        self._inner: dict[str, Pen] = {}

    @classmethod
    def asked(cls, read: Callable[[Table], object], where: "KeyPath") -> "Pen":
        """Return a pen after `read` has asked it for everything."""
        pen = cls(where)
        read(pen)
        return pen

    def get(self, key: str, reader: Reader[T], default: T) -> T:
        """Keep what the key takes, and what stands for it when it is absent."""
        self._forms[key] = self._filled(form_of(reader), key)
        if isinstance(default, bool | int | float | str) and (default or default is False):
            plain = isinstance(default, float) and default.is_integer()
            self._forms[key]["default"] = int(default) if plain else default
        elif default and isinstance(default, tuple):
            self._forms[key]["default"] = list(default)
        return default

    def need(self, key: str, reader: Reader[T], default: T, *, hint: str = "") -> T:
        """Keep that the key must be there."""
        del hint
        self._needed.append(key)
        self._forms[key] = self._filled(form_of(reader), key)
        return default

    def either(self, first: str, second: str, *, hint: str = "") -> None:
        """Keep that one of two keys must be there, and not both."""
        del hint
        self._either = (first, second)

    def table(self, key: str, *, later: Mapping[str, str] | None = None, header: str = "") -> Table:
        """Keep a table within this one."""
        del later, header
        self._inner[key] = Pen((*self.where, key))
        return self._inner[key]

    def schema(self) -> Schema:
        """Return what was asked for, as a schema."""
        inner = {key: pen.schema() for key, pen in self._inner.items()}
        needed: Schema = {"required": self._needed} if self._needed else {}
        if self._either:
            needed["oneOf"] = [{"required": [key]} for key in self._either]
        return {"type": "object", "properties": {**self._forms, **inner}, **needed, "additionalProperties": False}

    def _filled(self, form: Mapping[str, Any], key: str) -> Schema:
        """Return a form with the tables in it asked in their turn."""
        if "table" in form:
            return Pen.asked(form["table"], (*self.where, key)).schema()
        return {name: self._filled(part, key) if name == "items" else part for name, part in form.items()}


def _described(path: str, schema: Schema) -> Schema:
    """Return a schema in which every key says what it is for; `path` is its place, such as `newsroom.contacts`."""
    said = guide.KEYS[path] if path in guide.KEYS else guide.TABLES.get(path, "")
    examples = {"examples": list(guide.EXAMPLES[path])} if path in guide.EXAMPLES else {}
    head = {"description": said, **examples} if said else {}
    if "properties" in schema and "minProperties" not in schema:  # not a reference, which describes itself
        inner = {key: _described(f"{path}.{key}" if path else key, form) for key, form in schema["properties"].items()}
        return {**head, **schema, "properties": inner}
    if "properties" in schema.get("items", {}) and "minProperties" not in schema["items"]:
        return {**head, **schema, "items": _described(path, schema["items"])}
    return {**head, **schema}


def _targets() -> Schema:
    """Return the schema of all targets: what every one has, and by its channel what is its own."""
    from pressctl.channels import available, find

    channels = [find(name) for name in available()]
    pens = {channel.name: _pen(channel).schema() for channel in channels}
    own = {channel.name: {setting.name for setting in dataclasses.fields(channel.settings)} for channel in channels}
    shared: Schema = {"channel": {"enum": [channel.name for channel in channels]}}
    for name, schema in pens.items():
        shared |= {key: form for key, form in schema["properties"].items() if key not in own[name]}
    return {
        "description": guide.TABLES["targets"],
        "type": "object",
        "propertyNames": {"pattern": f"^(?:{NAME.pattern})$"},
        "additionalProperties": {
            "description": guide.TABLES["targets.*"],
            "type": "object",
            "properties": {key: _described(f"targets.*.{key}", form) for key, form in shared.items()},
            "required": ["channel"],
            "oneOf": [_branch(channel, pens[channel.name], own[channel.name]) for channel in channels],
        },
    }


def _pen(channel: "Channel") -> Pen:
    return Pen.asked(
        lambda table: read_target(table, channel, _NOWHERE, allow_private=False), ("targets", channel.name)
    )


def _branch(channel: "Channel", schema: Schema, own: set[str]) -> Schema:
    """Return what a target of one channel has; what all have is described where they have it in common."""
    manual = {name: " ".join(said.split()) for name, said in _SETTING.findall(channel.manual)}
    standard = {
        setting.name: {"default": setting.default}
        for setting in dataclasses.fields(channel.settings)
        if isinstance(setting.default, bool | int | float | str)
    }
    keys = {
        key: {"description": _sentence(manual.get(key, "")), **form, **standard.get(key, {})} if key in own else True
        for key, form in schema["properties"].items()
    }
    first = channel.manual.partition("\n")[0]
    return {
        "title": channel.name,
        "properties": {"channel": {"description": first, "const": channel.name}, **keys},
        "required": ["channel", *schema.get("required", ())],
        **({"oneOf": schema["oneOf"]} if "oneOf" in schema else {}),
        "additionalProperties": False,
    }


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}"
