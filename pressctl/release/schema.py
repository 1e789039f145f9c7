"""A release's front matter as a JSON Schema, for editors: the keys of `vocabulary`, what they take, what they are for.

Editors read the front matter as YAML 1.2: `no` is text there and a date is text, as for us; 1984 is a number and true
is not text, which we take for what is written. So whatever stands for one text may be of any simple type. That a
release needs a date is left to `check`, which knows a translation by its file's name: it has its original's.
"""

import re
from collections.abc import Mapping
from typing import Any

from pressctl.release import guide
from pressctl.release.addresses import IMAGES
from pressctl.release.moments import DAY, HOUR, ZONE
from pressctl.release.naming import ID, LONGEST_ID
from pressctl.release.parts import EMAIL_ADDRESS
from pressctl.release.tags import TAG
from pressctl.release.vocabulary import (
    CHATS,
    CONTACT,
    CORRECTION,
    EMAIL,
    KINDS,
    MEDIA,
    NETWORKS,
    QUOTE,
    RELEASE,
    SOCIAL,
    STATUSES,
    Vocabulary,
)

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
# What control characters an editor can see is left to `check`, but for line ends in what is one line.
_ONE_LINE = r"^[ \t\r\n]*[^\n\r\u0085\u2028\u2029]*[ \t\r\n]*$"
_SEEN = r"[^ \t\n]"


def _matching(pattern: str) -> Schema:
    """Return the form of a text that is a pattern from beginning to end; nothing at all is taken for absent."""
    return {"type": ["string", "null"], "pattern": f"^(?:{re.sub('[?]P<[a-z]+>', '?:', pattern)})?$"}


_TEXT: Schema = {"not": {"type": ["array", "object"]}}
_LINE: Schema = {**_TEXT, "pattern": _ONE_LINE}
_LINES: Schema = {
    "type": ["array", "null"],
    "items": {"not": {"type": ["array", "object", "null"]}, "allOf": [{"pattern": _ONE_LINE}, {"pattern": _SEEN}]},
}
_MOMENT = _matching(f"{DAY}(?:{HOUR}(?:{ZONE})?)?")
_WEB = _matching("https?://[^ ]+")
_TAGGED = _matching(TAG.pattern)
_ANY_CASE = ("".join(f"[{letter}{letter.upper()}]" for letter in ending) for ending in IMAGES)
_IMAGE = rf"\.(?:{'|'.join(_ANY_CASE)})$"
_REVISION: Schema = {"type": ["integer", "string", "null"], "minimum": 1, "pattern": "^(?:0*[1-9][0-9]*)?$"}

# What a key takes where that is not one line of text.
_FORMS: Mapping[str, Schema] = {
    "id": {**_matching(ID.pattern), "maxLength": LONGEST_ID},
    "revision": {**_REVISION, "default": 1},
    "correction": _TEXT,
    "corrections.revision": _REVISION,
    "corrections.date": _MOMENT,
    "corrections.text": {"not": {"type": ["array", "object", "null"]}, "pattern": _SEEN},
    "status": {"enum": [*STATUSES.keys, None], "default": "usable"},
    "kind": {"enum": [*KINDS.keys, None], "default": "release"},
    "headline": {
        "not": {"type": ["array", "object", "null"]},
        "allOf": [{"pattern": _ONE_LINE}, {"pattern": _SEEN}],
    },
    "why": _TEXT,
    "lead": _TEXT,
    "notes": _TEXT,
    "language": _TAGGED,
    "languages": {**_LINES, "items": {"type": "string", "pattern": f"^(?:{TAG.pattern})$"}},
    "date": _MOMENT,
    "updated": _matching(f"{DAY}{HOUR}(?:{ZONE})?"),
    "embargo": _matching(f"{DAY}{HOUR}{ZONE}"),
    **dict.fromkeys(("advance", "categories", "keywords", "audience", "targets", "social.hashtags"), _LINES),
    "contacts.email": _matching(EMAIL_ADDRESS.pattern),
    "quotes.text": {"not": {"type": ["array", "object", "null"]}, "pattern": _SEEN},
    "media.url": _WEB,
    "media.caption": _TEXT,
    "boilerplate": _TEXT,
    "url": _WEB,
    "feed_id": {**_TEXT, "pattern": "^[^ \\n\u00a0\u202f]*$"},
    "email.intro": _TEXT,
    **{f"social.{network}": _TEXT for network in ("text", *NETWORKS, *CHATS)},
    "social.thread": {"type": ["boolean", "string", "null"], "pattern": "^(?:true|false)?$", "default": False},
}
_TABLES: Mapping[str, Vocabulary] = {"email": EMAIL, "social": SOCIAL}
# The tables of a list, each with what more one of them needs.
_ROWS: Mapping[str, tuple[Vocabulary, Schema]] = {
    "contacts": (CONTACT, {"minProperties": 1}),
    "quotes": (QUOTE, {"required": ["text"]}),
    "media": (
        MEDIA,
        {
            "oneOf": [{"required": ["path"]}, {"required": ["url"]}],
            "allOf": [
                {
                    "if": {"properties": {key: {"pattern": _IMAGE}}, "required": [key]},
                    "then": {"required": ["alt"]},
                }
                for key in ("path", "url")
            ],
        },
    ),
    "corrections": (CORRECTION, {"required": ["revision", "text"]}),
}
_A_KEY = {"not": {"type": "null"}}
_RULES = (
    {
        "if": {"properties": {"why": _A_KEY}, "required": ["why"]},
        "then": {"properties": {"status": {"const": "canceled"}}, "required": ["status"]},
    },
    {
        "if": {"properties": {"revision": {"type": "integer", "minimum": 2}}, "required": ["revision"]},
        "then": {"anyOf": [{"required": ["correction"]}, {"required": ["corrections"]}]},
    },
    {"not": {"required": ["correction", "corrections"], "properties": {"correction": _A_KEY, "corrections": _A_KEY}}},
)


def release_schema() -> Schema:
    """Return the schema of a release's front matter."""
    return {
        "$schema": DRAFT,
        "title": "front matter of a release",
        **_table("", RELEASE),
        "required": ["headline"],
        "allOf": list(_RULES),
    }


def _table(path: str, vocabulary: Vocabulary) -> Schema:
    """Return the form of a table with the keys of a vocabulary, all of them and no others."""
    dot = f"{path}." if path else ""
    return {
        **({} if path else {"description": guide.KEYS[""]}),
        "type": ["object", "null"] if path else "object",
        "properties": {key: _key(f"{dot}{key}") for key in vocabulary.keys},
        "additionalProperties": False,
    }


def _told_at(table: str, name: str) -> str:
    """Return where the guide tells of a key that has many like it, "" for one of its own."""
    if table != "social":
        return ""
    return "social.*" if name in NETWORKS else "social.chat" if name in CHATS else ""


def _key(path: str) -> Schema:
    """Return what a key is for, and what it takes; `path` is such as `contacts.email`."""
    table, _, name = path.partition(".")
    said = guide.KEYS[_told_at(table, name) or path]
    examples = {"examples": list(guide.EXAMPLES[path])} if path in guide.EXAMPLES else {}
    if path in _TABLES:
        form = _table(path, _TABLES[path])
    elif path in _ROWS:
        vocabulary, needs = _ROWS[path]
        form = {"type": ["array", "null"], "items": {**_table(path, vocabulary), **needs}}
    else:
        form = _FORMS.get(path, _LINE)
    return {"description": said, **examples, **form}
