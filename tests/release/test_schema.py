"""The schema that editors complete a release from: what it takes is what the reader takes."""

import json
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pressctl.config.editors import schema_text
from pressctl.release import guide
from pressctl.release.schema import release_schema
from pressctl.release.vocabulary import CONTACT, CORRECTION, EMAIL, MEDIA, QUOTE, RELEASE, SOCIAL, Vocabulary
from pressctl.release.writing import new_document, with_schema
from tests.release.documents import GOOD, a_document, reading
from tests.release.test_reading import WHOLE
from tests.support.builders import a_newsroom
from tests.support.schemas import complaints, front_matter_of

SCHEMA = release_schema()
TABLES = {
    "contacts": CONTACT, "quotes": QUOTE, "media": MEDIA, "corrections": CORRECTION, "email": EMAIL, "social": SOCIAL,
}  # fmt: skip


def said_of(line: str) -> tuple[list[str], bool]:
    """Return what the schema has against a sound document with `line` added, and whether the reader refuses it."""
    content = a_document(f"{GOOD}\n{line}")
    return complaints(SCHEMA, front_matter_of(content)), reading(f"{GOOD}\n{line}").release is None


def keys_of(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the keys a table may have."""
    found: dict[str, Any] = schema["properties"]
    return found


def test_it_is_a_schema_and_the_same_every_time() -> None:
    """Of the draft it names, with a line end at its end."""
    Draft202012Validator.check_schema(SCHEMA)
    text = schema_text("release")
    assert text == schema_text("release")
    assert text.endswith("}\n")
    assert json.loads(text) == SCHEMA


@pytest.mark.parametrize("table", ["", *TABLES])
def test_it_has_the_keys_that_the_reader_knows(table: str) -> None:
    """All of them, no others, and no key beside them."""
    vocabulary: Vocabulary = TABLES.get(table, RELEASE)
    schema = keys_of(SCHEMA)[table] if table else SCHEMA
    schema = schema.get("items", schema)
    assert tuple(keys_of(schema)) == vocabulary.keys
    assert schema["additionalProperties"] is False


def test_every_key_says_what_it_is_for() -> None:
    """In a sentence; and nothing is described that is no key. Examples are taken."""
    described = {
        **keys_of(SCHEMA),
        **{
            f"{table}.{key}": form
            for table in TABLES
            for key, form in keys_of(keys_of(SCHEMA)[table].get("items", keys_of(SCHEMA)[table])).items()
        },
    }
    for path, form in described.items():
        assert form["description"].endswith((".", ".)")), path
        for example in form.get("examples", ()):
            assert Draft202012Validator(form).is_valid(example), (path, example)
    assert guide.KEYS.keys() - described.keys() == {"", "social.*", "social.chat"}
    assert guide.EXAMPLES.keys() <= described.keys()


@pytest.mark.parametrize(
    "content",
    [
        a_document(),
        a_document(WHOLE),
        a_document("headline: Un titre\nstatus: withheld\nsubhead:\nembargo: ~\ncategories:\nemail:"),
        a_document(f"{GOOD}\nstatus: canceled\ncorrection: Le lieu était faux."),
        a_document(f"{GOOD}\nheadline2:".replace("\nheadline2:", "\nrevision: '2'\ncorrection: Le lieu.")),
        a_document("headline: 1984\ndate: 2024-11-06 09:00:30 America/New_York\nphone:".replace("\nphone:", "")),
        with_schema(
            new_document("a: 'b'", newsroom=a_newsroom(), today=date(2026, 11, 22), id="b"), "../x.json"
        ).encode(),
    ],
    ids=["good", "whole", "empty", "kill", "revision", "number", "new"],
)
def test_what_the_reader_takes_it_takes(content: bytes) -> None:
    """A release that can be sent has no mark in an editor."""
    assert complaints(SCHEMA, front_matter_of(content)) == []


@pytest.mark.parametrize(
    "line",
    [
        "titre: x", "headlines: x", "revision: 0", "revision: deux", "revision: 2", "why: Faux", "status: draft", "kind: news",
        "id: Un Titre", 'subhead: "a\\nb"', "subhead: [a]", "lead: {a: b}", "language: français", "languages: fr",
        "languages: [français]", "updated: 2024-11-06", "embargo: 2024-11-06", "embargo: 2024-11-06T09:00",
        "embargo: demain", "advance: desk", "categories: Actu", "categories: [[Actu]]", "categories: [Actu, '']",
        "contacts: Anne", "contacts: {name: Anne}", "contacts: [{nom: Anne}]", "contacts: [{}]", "contacts: [Anne]",
        "contacts: [{email: anne}]", "quotes: [{speaker: Anne}]", "quotes: ['Oui']", "media: [{alt: x}]",
        "media: [{path: a.jpg}]", "media: [{path: a.pdf, url: 'https://a.example/a.pdf'}]", "media: [{url: a.pdf}]",
        "url: example.org/x", "email: Objet", "email: {objet: x}", "social: Texte", "social: {twitter: x}",
        "social: {thread: oui}", "social: {x: [a]}", "social: {hashtags: a}", "targets: desk", "feed_id: a b",
        "correction: a\nrevision: 2\ncorrections: [{revision: 2, text: a}]", "revision: 2\ncorrections: [{revision: 2}]",
        "revision: 2\ncorrections: [{text: a}]", "revision: 2\ncorrections: [{revision: 2, date: hier, text: a}]",
    ],
)  # fmt: skip
def test_what_it_refuses_the_reader_refuses_too(line: str) -> None:
    """A mark in an editor is a mistake that `check` tells."""
    found, refused = said_of(line)
    assert found
    assert refused


def test_what_is_missing_is_marked() -> None:
    """A headline always; a date is for `check` to miss, since a translation has its original's."""
    assert complaints(SCHEMA, {"date": "2024-11-06"}) == [": 'headline' is a required property"]
    assert complaints(SCHEMA, {"headline": "x"}) == []
