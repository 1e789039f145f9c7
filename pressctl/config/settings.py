"""A target's table into its channel's own Settings value, field by field, by the types the channel declares."""

import dataclasses
import re
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from pressctl.config.references import reference
from pressctl.config.tables import Cell, Reader, Table, form_of, takes
from pressctl.config.values import choice, flag, line, listed, number, whole
from pressctl.model import Reference, Secret

if TYPE_CHECKING:
    from pressctl.model import Channel

_LARGE = 2**53  # beyond it a number is not exact everywhere


def read_settings(table: Table, channel: "Channel", root: Path) -> Any:  # noqa: ANN401  (each channel has its own type)
    """Return the channel's Settings, secrets as references; None when something is wrong, which is then noted.

    A field without a default is a key that must be there.
    """
    hints = _hints(channel)
    values: dict[str, Any] = {}
    required: list[str] = []
    for field in dataclasses.fields(channel.settings):
        reader = _reader(hints[field.name], root)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            required.append(field.name)
            hint = f'The manual: "pressctl channels {channel.name}".'
            value = table.need(field.name, reader, None, hint=hint)
        else:
            value = table.get(field.name, reader, None)
        if value is not None:
            values[field.name] = value
    if any(name not in values for name in required):
        return None
    settings = channel.settings(**values)
    _ask_channel(table, channel, settings, unread={name for name in hints if name in table and name not in values})
    return settings


@cache
def _hints(channel: "Channel") -> Mapping[str, Any]:
    return get_type_hints(channel.settings)


def _ask_channel(table: Table, channel: "Channel", settings: object, unread: Collection[str]) -> None:
    """Note what the channel itself objects to, at the key its complaint begins with; what was no value at all is noted already."""
    for complaint in channel.check(settings) if channel.check else ():
        key = re.split(r"[^A-Za-z0-9_]", complaint, maxsplit=1)[0]
        if key in unread:
            continue
        where = (*table.where, key) if key in table else table.where
        table.notes.add(where, "wrong-value", complaint)


@cache  # thousands of targets may have the same few fields
def _reader(hint: Any, root: Path) -> Reader[Any]:  # noqa: ANN401  (type hints have no common type)
    """Return the reader for a field's type: texts, numbers, flags, choices, credentials, and lists and tables of these."""
    if get_origin(hint) in {Union, UnionType}:
        return _either(get_args(hint), root)
    if get_origin(hint) is tuple:
        return listed(_reader(get_args(hint)[0], root))
    if get_origin(hint) is Literal:
        return choice(*get_args(hint))
    if get_origin(hint) is Mapping:
        return _mapping(_reader(get_args(hint)[1], root))
    plain: dict[Any, Reader[Any]] = {
        str: line,
        bool: flag,
        int: whole(-_LARGE, _LARGE),
        float: number(-float(_LARGE), float(_LARGE)),
        Reference: reference(root),
        Secret: reference(root),
    }
    return plain[hint]


# Which types of a union a TOML value of each kind can be meant for.
_FITTING: Mapping[type, tuple[Any, ...]] = {
    str: (str, Literal),
    list: (tuple,),
    dict: (Mapping, Reference),
    bool: (bool,),
    int: (int, float),
    float: (float,),
}


def _either(options: tuple[Any, ...], root: Path) -> Reader[Any]:
    """Return a reader of a union: the kind of the value says which option is meant, the first one if none fits.

    A Secret and a Reference are one option: what the file has is always the reference.
    """
    kept = [option for option in options if option not in {NoneType, Secret}]

    def read(cell: Cell) -> Any:  # noqa: ANN401  (whatever the field takes)
        fits = _FITTING.get(type(cell.raw), ())
        chosen = next((option for option in kept if (get_origin(option) or option) in fits), kept[0])
        return _reader(chosen, root)(cell)

    return takes(read, anyOf=[form_of(_reader(option, root)) for option in kept])


def _mapping(reader: Reader[Any]) -> Reader[Mapping[str, Any]]:
    def read(cell: Cell) -> Mapping[str, Any]:
        if not isinstance(cell.raw, dict):
            raise cell.wrong_type("a table")
        read_all = {key: cell.inner(key, raw).attempt(reader) for key, raw in cell.raw.items()}
        return {key: value for key, value in read_all.items() if value is not None}

    return takes(read, type="object", additionalProperties=form_of(reader))
