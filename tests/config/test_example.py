"""config.example.toml: every key there is, a place of every kind, and right as it stands."""

import dataclasses
import tomllib
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from pressctl.channels import available, find
from pressctl.config.loading import load
from pressctl.config.targets import MAILING_KEYS
from pressctl.model import Checks, Contact, FeedSettings, Limits, PlaceKind, SocialSettings
from pressctl.render.social import find as network
from tests.config.writing import NEWSROOM, loaded

EXAMPLE = Path(__file__).resolve().parents[2] / "config.example.toml"
TEXT = EXAMPLE.read_text("utf-8")
# The contract's "Config", as far as this version has it.
KEYS = {
    "newsroom": [
        "id",
        "name",
        "url",
        "language",
        "timezone",
        "boilerplate",
        "test_to",
        "ledger",
        "ledger_key",
        "contacts",
        "suppression",
        "brand",
        "mail_media",
        "page_wait",
    ],
    "feeds": ["formats", "entries", "hubs", "categories"],
    "social": ["networks", "limits"],
    "network": ["allow_private"],
    "delivery": ["concurrency", "attempts", "budget", "timeout", "lease", "late_after"],
    "checks": ["bad_address"],
}
COMMON = ["channel", "optional", "languages", "under_embargo", "allow_private", "rate", "timeout", "duplicates",
          "concurrency", "patience", "fallback"]  # fmt: skip


def test_it_loads_without_a_finding_and_without_a_secret(tmp_path: Path) -> None:
    """Copied as config.toml it is a newsroom."""
    (tmp_path / "config.toml").write_text(TEXT, "utf-8")
    config = load(tmp_path / "config.toml")
    assert config.advice == ()
    assert {find(target.channel).kind for target in config.targets} == set(get_args(PlaceKind))


@pytest.mark.parametrize("table", KEYS)
def test_it_has_every_key_of_the_contract(table: str) -> None:
    """Not one more, not one less."""
    assert set(tomllib.loads(TEXT)[table]) == set(KEYS[table])


def test_it_has_every_key_a_target_can_have() -> None:
    """Those of every target, those of every mailing, and those of every channel that it shows."""
    targets = tomllib.loads(TEXT)["targets"].values()
    written = {key for target in targets for key in target}
    assert set(COMMON) <= written
    assert MAILING_KEYS - {"columns", "sheet"} <= written
    assert "# columns = {" in TEXT
    assert "# sheet = " in TEXT
    for name in {target["channel"] for target in targets}:
        fields = {field.name for field in dataclasses.fields(find(name).settings)}
        shown = {key for target in targets if target["channel"] == name for key in target}
        assert fields - {"base_url"} <= shown
    assert "base_url" in written


def test_what_it_shows_as_defaults_are_the_defaults() -> None:
    """It says so at its top."""
    document = tomllib.loads(TEXT)
    limits, feeds = Limits(), FeedSettings()
    assert document["delivery"] == {
        "concurrency": limits.concurrency,
        "attempts": limits.attempts,
        "budget": limits.budget,
        "timeout": limits.timeout,
        "lease": limits.lease,
        "late_after": f"{limits.late_after / 3600:g}h",
    }
    assert document["feeds"] == {
        "formats": list(feeds.formats),
        "entries": feeds.entries,
        "hubs": list(feeds.hubs),
        "categories": feeds.categories,
    }
    assert document["checks"]["bad_address"] == Checks().bad_address
    usual = {name: network(name).lengths[0].limit for name in SocialSettings().networks if network(name).bounds}
    assert document["social"] == {"networks": list(SocialSettings().networks), "limits": usual}
    assert document["network"] == {"allow_private": False}
    assert set(document["newsroom"]["contacts"][0]) == {field.name for field in msgspec.structs.fields(Contact)}


@pytest.mark.parametrize("name", available())
def test_every_channels_example_is_right(tmp_path: Path, name: str) -> None:
    """And where this file shows that channel, it says the same as the manual."""
    channel = find(name)
    (target,) = loaded(tmp_path, NEWSROOM + channel.example).targets
    assert target.channel == name
    lines = channel.example.splitlines()[1:]
    if f'channel = "{name}"' in TEXT:
        assert not [line for line in lines if line not in TEXT]


def test_its_lines_fit_a_screen() -> None:
    """It is read, not only copied."""
    assert max(map(len, TEXT.splitlines())) <= 110
