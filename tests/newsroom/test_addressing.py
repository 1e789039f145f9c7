"""A misspelt target is an error, not a release that goes nowhere."""

from pathlib import Path

import pytest

from tests.support.newsrooms import make, webhook

HEAD = "---\nid: a\nheadline: Titre\nlanguage: fr\ndate: 2024-11-06\n{keys}\n---\n\nTexte du communiqué.\n"


@pytest.mark.parametrize(
    ("keys", "settings", "code", "said"),
    [
        ("targets: [dekk]", {}, 3, "a.md:6:11: config.toml has no target dekk. Did you mean desk? [unknown-target]"),
        ("targets: [desk]", {}, 0, ""),
        ("embargo: 2099-01-01T09:00+01:00\nadvance: [desk]", {}, 0, "advice: desk is not under_embargo"),
        ("embargo: 2099-01-01T09:00+01:00\nadvance: [desk]", {"under_embargo": "true"}, 0, ""),
        ("embargo: 2099-01-01T09:00+01:00\nadvance: [wire]", {}, 3, "There are: desk. [unknown-target]"),
    ],
)
def test_names_of_targets_are_held_against_the_config(
    tmp_path: Path, keys: str, settings: dict[str, str], code: int, said: str
) -> None:
    """At the place of the name."""
    room = make(tmp_path, webhook("desk", "https://desk.example.org/", **settings), release=None)
    room.write("releases/a.md", HEAD.format(keys=keys))
    ran = room.run("check", "releases/a.md")
    assert ran.code == code, ran.err
    assert said in ran.err
    assert said or "target" not in ran.err.replace("pressctl", "")
