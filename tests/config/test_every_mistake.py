"""Every key of a config, wrong in every way: one message, at its line and column, that says what to write instead."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pressctl.channels import available, find
from pressctl.config.schema import config_schema
from pressctl.model import Finding
from tests.config.writing import mistakes

SCHEMA = config_schema()
TARGET = SCHEMA["properties"]["targets"]["additionalProperties"]
NEWSROOM = {"name": '"X"', "language": '"fr"', "timezone": '"Europe/Paris"'}
# A value of another kind for each kind of value; none of them is right for the other.
OTHER = {"string": ["true", "1", "['x']", "{ a = 1 }", "1979-05-27"], "array": ['"x"', "1", "{ a = 1 }"], "integer": ['"x"', "1.5", "[1]", "true"],
         "number": ['"x"', "[1]", "true"], "boolean": ['"no"', "0", "[true]"], "object": ['"x"', "1", "[1]"]}  # fmt: skip
SECTIONS = [
    (table, key) for table, form in SCHEMA["properties"].items() if table != "targets" for key in form["properties"]
]


def others(form: dict[str, Any]) -> list[str]:
    """Return values that a key cannot take, whatever it is."""
    if "enum" in form or "const" in form:
        return ['"zzz"', "1", "['x']"]
    if "anyOf" in form:
        return ["1", "1979-05-27", "true"]
    kind = form["type"]
    return ["true", "[1]", '"soon"'] if isinstance(kind, list) else OTHER[kind]


def the_error(folder: Path, text: str) -> Finding:
    """Return the only thing wrong with a config."""
    found = [finding for finding in mistakes(folder, text) if finding.level == "error"]
    assert len(found) == 1, found or "nothing is wrong"
    return found[0]


def newsroom(**lines: str) -> str:
    """Write the newsroom's table, with such lines in place of or beside the others."""
    return "[newsroom]\n" + "".join(f"{key} = {value}\n" for key, value in {**NEWSROOM, **lines}.items())


@pytest.mark.parametrize(("table", "key"), SECTIONS, ids=[".".join(case) for case in SECTIONS])
def test_a_value_of_another_kind(tmp_path: Path, table: str, key: str) -> None:
    """Is told at the value, by the key's name, with how it is written."""
    for value in others(SCHEMA["properties"][table]["properties"][key]):
        text = newsroom(**{key: value}) if table == "newsroom" else f"{newsroom()}[{table}]\n{key} = {value}\n"
        line = next(number for number, said in enumerate(text.split("\n"), start=1) if said.startswith(f"{key} = "))
        error = the_error(tmp_path, text)
        assert (error.line, error.code in {"wrong-type", "wrong-value", "literal-secret"}) == (line, True), error
        assert error.column - len(f"{key} = ") in {1, 2}, error  # at the value, or its first element
        assert key in error.message
        told = ("must be one of", "text like", "a reference: {")
        assert error.hint or any(way in error.message for way in told), error


def target(name: str, **lines: str) -> str:
    """Write a target by its channel's example, with such lines in place of or beside its own."""
    kept = [line for line in find(name).example.strip("\n").split("\n") if line.partition(" = ")[0] not in lines]
    return newsroom() + "\n".join([*kept, *(f"{key} = {value}" for key, value in lines.items())]) + "\n"


def keys_of(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every key that a target of a channel has, but its channel."""
    (branch,) = [branch for branch in TARGET["oneOf"] if branch["title"] == name]
    for key, form in branch["properties"].items():
        if key != "channel":
            yield key, TARGET["properties"][key] if form is True else form


@pytest.mark.parametrize("name", available())
def test_a_targets_value_of_another_kind(tmp_path: Path, name: str) -> None:
    """The same for every target, every mailing and every channel's own settings; no value is repeated."""
    for key, form in keys_of(name):
        for value in others(form):
            text = target(name, **{key: value})
            error = the_error(tmp_path, text)
            assert error.line == text.count("\n"), (key, value, error)
            assert key in error.message, (key, value, error)


MEANT = {
    "newsroom": {"nom": "name", "Titel": "name", "titolo": "name", "site": "url", "adresse": "url", "sitio": "url",
                 "about": "boilerplate", "apropos": "boilerplate", "ueber-uns": "boilerplate", "chi_siamo": "boilerplate",
                 "over_ons": "boilerplate", "sobre": "boilerplate", "kontakt": "contacts", "contatti": "contacts",
                 "contatos": "contacts", "contacto": "contacts", "contactpersoon": "contacts", "URL": "url", "test-to": "test_to"},
    "targets": {"apikey": "api_key", "api-key": "api_key", "token": "api_key", "expediteur": "from", "Absender": "from",
                "remitente": "from", "mittente": "from", "afzender": "from", "replyTo": "reply_to", "destinataires": "recipients",
                "empfaenger": "recipients", "destinatarios": "recipients", "ontvangers": "recipients", "desinscription": "unsubscribe",
                "abmelden": "unsubscribe", "salutation": "greeting", "Anrede": "greeting", "filter": "where", "type": "channel",
                "embargo": "under_embargo", "private": "allow_private", "rate_limit": "rate", "optionnel": "optional"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("table", "word", "key"), [(table, word, key) for table, words in MEANT.items() for word, key in words.items()]
)
def test_a_key_in_another_language_or_spelling(tmp_path: Path, table: str, word: str, key: str) -> None:
    """Names the key that is meant."""
    text = newsroom() if table == "newsroom" else target("mailgun")
    error = the_error(tmp_path, f"{text}{word} = 'x'\n")
    assert (error.line, error.column, error.code) == (text.count("\n") + 1, 1, "unknown-key")
    assert f'Did you mean "{key}"' in error.hint


@pytest.mark.parametrize("word", ["cibles", "Ziele", "destinos", "destinazioni", "doelen", "target", "Targets"])
def test_a_table_in_another_language_or_spelling(tmp_path: Path, word: str) -> None:
    """Names the table that is meant."""
    error = the_error(tmp_path, f"{newsroom()}[{word}]\n")
    assert (error.line, error.column, error.code) == (5, 2, "unknown-key")
    assert 'Did you mean "targets"' in error.hint


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("name = Groupe", 8, 'Text needs quotes: key = "text"'),
        ("name = yes", 8, "true and false are the words"),
        ("name = True", 8, "true and false are the words"),
        ("name = “X”", 8, "type straight ones"),
        ("name = « X »", 8, "type straight ones"),
        ('name: "X"', 5, 'TOML has = between a key and its value: key = "text"'),
        ('name = "X",', 11, "No comma belongs at the end of a line"),
        ("name = 'l'école'", 11, 'an apostrophe is safe within "…"'),
        ('name = "X', 10, 'stands in """…"""'),
        ('boilerplate = "X\nY"', 17, 'stands in """…"""'),
        ('test_to = ["a@b.example"', 25, "A list ends with ]"),
        ('test_to = ["a@b.example" "c@d.example"]', 26, "A list ends with ]"),
        ('test_to = [{ a = "b" ]', 22, "a small table with }"),
        ('url = "C:\\presse"', 12, "a backslash is only a backslash"),
        ('naïf = "X"', 3, "key names with accents need quotes"),
        ('name = "X"\n  name = "Y"', 3, "name is there twice. Keep one"),
        ('name = "X"\n[newsroom]', 1, "[newsroom] is there twice. Keep one"),
        ('name = "X"\n[targets.a]\nchannel = "outbox"\n[targets.a]', 1, "[targets.a] is there twice. Keep one"),
    ],
)
def test_what_toml_cannot_read(tmp_path: Path, line: str, column: int, words: str) -> None:
    """Is told where it stands, and what usually is the matter there."""
    error = the_error(tmp_path, f"[newsroom]\n{line}")
    assert error.code == "config-syntax"
    assert error.line in {line.count("\n") + 2, 2}
    assert error.column == column
    assert words in f"{error.message} {error.hint}"
