"""Who may stand in for whom: what a config says of a fallback that cannot be one."""

from pathlib import Path

import pytest

from pressctl.config.loading import load
from tests.config.writing import NEWSROOM, mistakes, write_config


def hook(name: str, fallback: str = "") -> str:
    """Write a webhook's table."""
    more = f'fallback = "{fallback}"\n' if fallback else ""
    return f'[targets.{name}]\nchannel = "webhook"\nurl = "https://a.example/"\n{more}'


OTHERS = {
    "mail": '[targets.mail]\nchannel = "mailgun"\napi_key = { env = "KEY" }\ndomain = "mg.example.org"\n'
    'from = "presse@example.org"\nrecipients = "list.csv"\n',
    "host": '[targets.host]\nchannel = "files"\nurl = "https://web.example/"\n',
    "hub": '[targets.hub]\nchannel = "websub"\nurl = "https://hub.example/"\n',
}


@pytest.mark.parametrize(
    ("tables", "line", "words"),
    [
        (hook("desk", "desc") + hook("desk2"), 9, 'fallback names no target of this config. Did you mean "desk2"?'),
        (hook("desk", "desk"), 9, "fallback names this target itself."),
        (hook("a", "b") + hook("b", "a"), 9, "fallback leads back to this target: a -> b -> a."),
        (hook("a", "b") + hook("b", "c") + hook("c", "a"), 9, "a -> b -> c -> a."),
        (hook("a", "mail") + OTHERS["mail"], 9, "another kind: mailgun mails people, and webhook does not."),
        (OTHERS["mail"] + 'fallback = "desk"\n' + hook("desk"), 12, "mailgun mails people, and webhook does not."),
        (hook("a", "host") + OTHERS["host"], 9, "files takes public/, and no releases."),
        (hook("a", "hub") + OTHERS["hub"], 9, "websub is only told to look, and webhook is sent the release."),
    ],
)
def test_what_cannot_stand_in_is_told_at_its_place(tmp_path: Path, tables: str, line: int, words: str) -> None:
    """At the value of `fallback`, and nothing else of the config is blamed for it."""
    found = [one for one in mistakes(tmp_path, NEWSROOM + tables) if one.level == "error" and one.line == line]
    assert any(words in f"{one.message} {one.hint}" for one in found), "\n".join(map(str, found))


def test_who_leads_into_a_circle_is_not_in_it(tmp_path: Path) -> None:
    """Each target of the circle is told; the one before it can be left as it is."""
    found = mistakes(tmp_path, NEWSROOM + hook("x", "a") + hook("a", "b") + hook("b", "a"))
    assert [one.line for one in found if one.level == "error"] == [13, 17]


def test_a_fallback_and_its_patience_are_read(tmp_path: Path) -> None:
    """The patience in seconds, whatever its unit."""
    config = load(write_config(tmp_path, NEWSROOM + hook("a", "b") + 'patience = "2h"\nconcurrency = 2\n' + hook("b")))
    first = config.targets[0]
    assert (first.fallback, first.patience, first.concurrency) == ("b", 7200.0, 2)
