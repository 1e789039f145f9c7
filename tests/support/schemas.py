"""Documents judged by a JSON Schema, as an editor would: an independent validator, and front matter read as YAML 1.2."""

import re
import tomllib
from datetime import date, datetime, time
from typing import Any

import yaml
from jsonschema import Draft202012Validator


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema (yaml.org/spec/1.2.2, section 10.3.2): `no` and dates are text, as editors read them."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), list(first))


def complaints(schema: dict[str, Any], document: object) -> list[str]:
    """Return what the schema has against a document, each with where it stands."""
    found = Draft202012Validator(schema).iter_errors(_as_json(document))
    return sorted(f"{'.'.join(map(str, one.absolute_path))}: {one.message[:200]}" for one in found)


def front_matter_of(content: bytes) -> Any:
    """Return the front matter of a release's file, as an editor's YAML server has it."""
    return yaml.load(content.decode().split("---\n")[1], Loader=Core)  # noqa: S506  (a SafeLoader)


def toml_of(text: str) -> Any:
    """Return a config as an editor's TOML server has it."""
    return tomllib.loads(text)


def _as_json(value: Any) -> Any:
    """Return a value as JSON has it: TOML's dates are neither text nor numbers to a schema, nor to us."""
    if isinstance(value, dict):
        return {key: _as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_json(inner) for inner in value]
    return {"a date": str(value)} if isinstance(value, datetime | date | time) else value
