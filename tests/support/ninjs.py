"""What IPTC's ninjs 3.1 schema allows of the properties that pressctl writes, and nothing else."""

import json
import os
from pathlib import Path

from jsonschema import Draft202012Validator

# The properties of IPTC's schema that pressctl writes, and what it allows in them; nothing else may stand there.
URI = {"type": "string", "pattern": "^[a-z][a-z0-9+.-]*:"}
TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
TEXT = {"type": "string", "minLength": 1}


def closed(required: tuple[str, ...] = (), **properties: object) -> dict[str, object]:
    """Return the schema of an object that has these properties and no others."""
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def many(item: object) -> dict[str, object]:
    """Return the schema of a list, which is left out when it would be empty."""
    return {"type": "array", "items": item, "minItems": 1}


SAID = closed(
    ("value",), role=TEXT, contentType=TEXT, value=TEXT, charCount={"type": "integer"}, wordCount={"type": "integer"}
)
RENDITION = closed(("name",), name=TEXT, href=URI, contentType=TEXT, sizeInBytes={"type": "integer", "minimum": 1})
NAMED = closed(name=TEXT, rel=TEXT, uri=URI, contactInfo=many(closed(("value",), type=TEXT, role=TEXT, value=TEXT)))
ITEM: dict[str, object] = {
    "uri": URI, "standard": closed(name=TEXT, version=TEXT, schema=URI), "version": TEXT, "language": TEXT,
    "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component"]},
    "representationType": {"enum": ["full", "partial"]}, "pubStatus": {"enum": ["usable", "withheld", "canceled"]},
    "firstCreated": TIME, "versionCreated": TIME, "embargoedUntil": TIME, "by": TEXT, "copyrightHolder": TEXT,
    "usageTerms": TEXT, "slugline": TEXT, "profile": TEXT, "title": TEXT, "located": TEXT, "edNote": TEXT,
    "headlines": many(SAID), "descriptions": many(SAID), "bodies": many(SAID), "people": many(NAMED), "organisations": many(NAMED),
    "subjects": many(NAMED), "genres": many(closed(name=TEXT, uri=URI)), "altIds": many(closed(role=TEXT, value=TEXT)),
    "renditions": many(RENDITION),
}  # fmt: skip
ASSOCIATED = closed(("name", "uri"), name=TEXT, rel=TEXT, **ITEM)
SCHEMA = closed(("uri",), associations=many(ASSOCIATED), **ITEM)
OFFICIAL = os.environ.get("PRESSCTL_NINJS_SCHEMA", "")


def validate(item: object) -> None:
    """Hold an item against our part of the schema, and against IPTC's own file where PRESSCTL_NINJS_SCHEMA names it."""
    Draft202012Validator(SCHEMA).validate(item)
    if OFFICIAL:
        official = json.loads(Path(OFFICIAL).read_text(encoding="utf-8"))
        official["$defs"]["geoJSONStandIn"] = {}
        text = json.dumps(official).replace("https://geojson.org/schema/GeoJSON.json#", "#/$defs/geoJSONStandIn")
        Draft202012Validator(json.loads(text)).validate(item)
