"""The schema that editors complete a config from: what it takes is what the readers take."""

import dataclasses
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pressctl.channels import available, find
from pressctl.config import guide
from pressctl.config.editors import OF_CONFIGS, OF_RELEASES, schema_for, schema_text
from pressctl.config.loading import embedded, load
from pressctl.config.schema import config_schema
from pressctl.config.starting import newsroom_files
from pressctl.config.targets import MAILING_KEYS
from tests.config.test_example import COMMON, KEYS, TEXT
from tests.config.writing import NEWSROOM, mistakes, write_config
from tests.support.schemas import complaints, toml_of

SCHEMA = config_schema()
TARGET = SCHEMA["properties"]["targets"]["additionalProperties"]
BRANCHES = {branch["title"]: branch for branch in TARGET["oneOf"]}


def test_it_is_a_schema_and_the_same_every_time() -> None:
    """Of the draft it names, with a line end at its end."""
    Draft202012Validator.check_schema(SCHEMA)
    text = schema_text("config")
    assert text == schema_text("config")
    assert text.endswith("}\n")
    assert json.loads(text) == SCHEMA


@pytest.mark.parametrize("table", KEYS)
def test_it_has_the_keys_of_the_contract(table: str) -> None:
    """Table by table, and no others; only codes of findings beside them, below [checks]."""
    schema = SCHEMA["properties"][table]
    assert sorted(schema["properties"]) == sorted(KEYS[table])
    assert (schema["additionalProperties"] is False) == (table != "checks")


@pytest.mark.parametrize("name", available())
def test_a_target_has_the_keys_of_its_channel(name: str) -> None:
    """Those of every target, of every mailing if it is one, and of its channel's Settings; needed ones are required."""
    channel = find(name)
    settings = dataclasses.fields(channel.settings)
    mailing = MAILING_KEYS - (set() if channel.keeping else {"list"}) if channel.mailing else ()
    expected = {*COMMON, *(field.name for field in settings), *mailing}
    assert BRANCHES[name]["properties"].keys() == expected
    assert BRANCHES[name]["properties"]["channel"]["const"] == name
    needed = {field.name for field in settings if field.default is dataclasses.MISSING is field.default_factory}
    people = [] if channel.keeping else ["recipients"]
    assert set(BRANCHES[name]["required"]) == {"channel", *needed, *(["from", *people] if channel.mailing else [])}
    either = [{"required": ["recipients"]}, {"required": ["list"]}]
    assert BRANCHES[name].get("oneOf") == (either if channel.keeping else None)


def described(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every key of a schema's tables, with its place."""
    for key, form in schema.get("properties", {}).items():
        if form is not True:
            here = f"{path}.{key}"
            yield here, form
            yield from described(form.get("items", form), here)


def test_every_key_says_what_it_is_for() -> None:
    """In the house's words or the channel's manual; and nothing is described that is no key. Examples are taken."""
    targets = {**SCHEMA["properties"]["targets"], "properties": {"*": TARGET}}
    keys = dict(described({"properties": {**SCHEMA["properties"], "targets": targets}}))
    own = {f".{name}{path}": form for name, branch in BRANCHES.items() for path, form in described(branch)}
    for path, form in [*keys.items(), *own.items()]:
        assert len(form["description"]) > 8, path
        for example in form.get("examples", ()):
            assert Draft202012Validator(form).is_valid(example), (path, example)
    assert {f".{path}" for path in guide.KEYS} <= keys.keys()
    assert {f".{path}" for path in guide.EXAMPLES} <= keys.keys()


@pytest.mark.parametrize(
    "text", [TEXT, TEXT.replace("# columns", "columns"), NEWSROOM, '[newsroom]\nurl = "https://a.example"']
)
def test_what_the_reader_takes_it_takes(tmp_path: Path, text: str) -> None:
    """A config that loads has no mark in an editor."""
    assert mistakes(tmp_path, text) == ()
    assert complaints(SCHEMA, toml_of(text)) == []


@pytest.mark.parametrize("name", available())
def test_every_channels_example_is_taken(name: str) -> None:
    """What a manual shows can be typed without a mark."""
    assert complaints(SCHEMA, toml_of(f"{NEWSROOM}\n{find(name).example}")) == []


HOOK = '[targets.d]\nchannel = "webhook"\nurl = "https://a.example/"\n'
MAILING = '[targets.p]\nchannel = "mailgun"\napi_key = { env = "KEY" }\ndomain = "mg.example.org"\n'


@pytest.mark.parametrize(
    "text",
    [
        "", "[newsroom]\n", f'{NEWSROOM}naem = "x"', "[newsroom]\nname = 3", "[newsroom]\nname = ['x']", "[newsroom]\nname = ' '",
        "[newsroom]\nname = 2024-01-01", '[newsroom]\nname = "a\\nb"', '[newsroom]\nid = "Groupe X"', '[newsroom]\nurl = "a.example"',
        f'{NEWSROOM}test_to = "a@b.example"', f'{NEWSROOM}ledger = "ledger.db"', f'{NEWSROOM}ledger = "sqlite:///x.db"',
        f"{NEWSROOM}contacts = 1", f'{NEWSROOM}[[newsroom.contacts]]\nnom = "x"', f"{NEWSROOM}[feeds]\nentries = 0",
        f"{NEWSROOM}[feeds]\nentries = 1001", f'{NEWSROOM}[feeds]\nformats = ["xml"]', f'{NEWSROOM}[feeds]\nhubs = ["hub"]',
        f'{NEWSROOM}[social]\nnetworks = ["myspace"]', f'{NEWSROOM}[network]\nallow_private = "no"',
        f"{NEWSROOM}[delivery]\nattempts = 1.5", f"{NEWSROOM}[delivery]\nconcurrency = 1001", f'{NEWSROOM}[delivery]\ntimeout = "soon"',
        f"{NEWSROOM}[delivery]\ntimeout = 0.05", f"{NEWSROOM}[delivery]\nbudget = true", f'{NEWSROOM}[checks]\nbad_address = "drop"',
        f'{NEWSROOM}[checks]\nno-contact = "loud"', f"{NEWSROOM}[publishing]\na = 1", f"{NEWSROOM}[targets]\nd = 1",
        f'{NEWSROOM}[targets.d]\nurl = "https://a.example/"', f'{NEWSROOM}[targets.d]\nchannel = "webhok"',
        f'{NEWSROOM}[targets."a b"]\nchannel = "outbox"', f'{NEWSROOM}[targets.d]\nchannel = "webhook"', f"{NEWSROOM}{HOOK}rate = 0",
        f'{NEWSROOM}{HOOK}secret = "whsec_AAAA"', f"{NEWSROOM}{HOOK}secret = {{ env = 'A', file = 'B' }}", f"{NEWSROOM}{HOOK}secret = {{}}",
        f"{NEWSROOM}{HOOK}secret = {{ env = 'A B' }}", f"{NEWSROOM}{HOOK}secret = {{ command = [] }}", f"{NEWSROOM}{HOOK}headers = 1",
        f'{NEWSROOM}{HOOK}repeats = "never"', f'{NEWSROOM}{HOOK}from = "a@b.example"', f"{NEWSROOM}{HOOK}languages = []",
        f'{NEWSROOM}{HOOK}languages = ["French"]', f"{NEWSROOM}{HOOK}optional = 1", f"{NEWSROOM}{HOOK}api_key = {{ env = 'A' }}",
        f"{NEWSROOM}{MAILING}", f'{NEWSROOM}{MAILING}from = "a"\nrecipients = "l.csv"', f'{NEWSROOM}{MAILING}from = "a@b.example"\nrecipients = 1',
        f'{NEWSROOM}{MAILING}from = "a@b.example"\nrecipients = "l.csv"\nwhere = {{ country = ["fr"] }}',
        f'{NEWSROOM}{MAILING}from = "a@b.example"\nrecipients = "l.csv"\nunsubscribe = "http://a.example/"',
        f'{NEWSROOM}{MAILING}from = "a@b.example"\nrecipients = "l.csv"\ncolumns = {{ E-mail = "x" }}',
    ],
)  # fmt: skip
def test_what_it_refuses_the_reader_refuses_too(tmp_path: Path, text: str) -> None:
    """A mark in an editor is a mistake that `check` tells."""
    assert complaints(SCHEMA, toml_of(text))
    assert mistakes(tmp_path, text)


def test_a_new_newsroom_names_its_schemas() -> None:
    """Where editors look for them, from each file; both stand there, and what they are named in is taken."""
    files = newsroom_files("salle", name="Salle", url="", language="fr", timezone="Europe/Paris")
    assert files["config.toml"].splitlines()[0] == f"#:schema ./{OF_CONFIGS}"
    assert complaints(json.loads(files[OF_CONFIGS]), tomllib.loads(files["config.toml"])) == []
    (release,) = [text for path, text in files.items() if path.endswith(".md")]
    assert release.splitlines()[1] == f"# yaml-language-server: $schema=../{OF_RELEASES}"
    assert json.loads(files[OF_RELEASES])["title"]


def test_a_file_names_only_a_schema_that_is_there(tmp_path: Path) -> None:
    """From wherever in the newsroom it stands; elsewhere, and without a config or a schema, it names none."""
    config = load(write_config(tmp_path, NEWSROOM))
    release = tmp_path / "releases" / "a.md"
    assert schema_for(release, config) == ""
    (tmp_path / OF_RELEASES).parent.mkdir()
    (tmp_path / OF_RELEASES).write_text(schema_text("release"))
    assert schema_for(release, config) == f"../{OF_RELEASES}"
    assert schema_for(tmp_path / "releases" / "2026" / "a.md", config) == f"../../{OF_RELEASES}"
    assert schema_for(tmp_path / "a.md", config) == OF_RELEASES
    assert schema_for(tmp_path.parent / "a.md", config) == ""
    assert schema_for(release, embedded(tmp_path)) == ""
