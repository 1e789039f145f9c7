"""How a person is greeted: by the target's own template, else by their language's custom."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pressctl.errors import Invalid
from pressctl.render.cleaning import one_line
from pressctl.render.locales import words
from pressctl.render.typography import polish

if TYPE_CHECKING:
    from pressctl.model import Recipient

LONGEST = 200  # characters; a greeting is one line
_FIELD = re.compile(r"\{\{[ \t]*recipient\.([a-z][a-z0-9_]*)[ \t]*\}\}")
_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")


def greeting(recipient: "Recipient", template: str, language: str) -> str:
    """Return the line a person is greeted with, plain and clean.

    `template` is as `Bonjour {{ recipient.name }},`; where a field it names is empty for this
    person, or the template is empty, the language's own greeting stands instead, with the name
    only where there is one.

    Raises:
        Invalid: The template holds anything but text and merge fields.
    """
    complaint = check_greeting(template)
    if complaint:
        raise Invalid(f"greeting: {complaint}")
    fields = {
        "language": recipient.language,
        **recipient.fields,
        "name": one_line(recipient.fields.get("name") or recipient.name),
        "email": recipient.email,
    }
    wanted = {name: one_line(fields.get(name, "")) for name in _fields(template)}
    if template and all(wanted.values()):
        return polish(_FIELD.sub(lambda found: wanted[found[1]], one_line(template)), language)
    said = words(language)
    return said.greeting_named.format(name=fields["name"]) if not template and fields["name"] else said.greeting


@lru_cache(maxsize=64)
def _fields(template: str) -> tuple[str, ...]:
    return tuple(_FIELD.findall(template))


@lru_cache(maxsize=64)  # asked once for each person of a list
def check_greeting(template: str) -> str | None:
    """Return what is wrong with a greeting template, or None."""
    if len(template) > LONGEST:
        return f"is longer than {LONGEST} characters"
    if one_line(template) != template.strip(" "):
        return "must be one line, without control characters"
    odd = _BRACES.search(_FIELD.sub("", template))
    if odd:
        return f"has {odd[0]} that is no merge field; only such as {{{{ recipient.name }}}} may stand here"
    return None
