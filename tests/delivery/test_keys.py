"""The key of a part never changes."""

import json
import uuid

import pytest

from pressctl.delivery.keys import key_of


def test_the_key_is_what_the_contract_says() -> None:
    """It is UUIDv5(UUIDv5(NAMESPACE_URL, newsroom), JSON [id, edition, language, target, part])."""
    name = json.dumps(["élus", 2, "fr", "desk", 3], ensure_ascii=False, separators=(",", ":"))
    wanted = uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_URL, "groupe-exemple"), name)
    assert key_of("groupe-exemple", "élus", 2, "fr", "desk", 3) == str(wanted)


@pytest.mark.parametrize(
    "other",
    [
        ("other", "r", 1, "fr", "desk", 1),
        ("n", "q", 1, "fr", "desk", 1),
        ("n", "r", 2, "fr", "desk", 1),
        ("n", "r", "1", "fr", "desk", 1),
        ("n", "r", 1, "en", "desk", 1),
        ("n", "r", 1, "fr", "wire", 1),
        ("n", "r", 1, "fr", "desk", 2),
    ],
)
def test_each_field_makes_another_key(other: tuple[str, str, int | str, str, str, int]) -> None:
    """Nothing that names a part can be confused with another."""
    assert key_of(*other) != key_of("n", "r", 1, "fr", "desk", 1)


def test_a_key_is_frozen() -> None:
    """A value written down once: a later version must give the same."""
    assert key_of("groupe-exemple", "narcotrafic", 1, "fr", "desk", 1) == "4e9df31c-394f-5f67-ae02-8b143d069115"
