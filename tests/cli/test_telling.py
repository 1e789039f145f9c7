"""`[report] to`: a chat is told of each run that sent something or failed, and gets no release."""

from pathlib import Path

import pytest

from tests.config.writing import NEWSROOM, mistakes
from tests.support.newsrooms import Newsroom, make, webhook
from tests.support.receivers import Receiver, ok, refusing

WATCH = '[report]\nto = "watch"\n[targets.watch]\nchannel = "mattermost"\nurl = { file = "watch.txt" }\nallow_private = true'
PUBLISH = ("publish", "releases/budget.md", "--yes", "--json")
JOB = {"GITHUB_SERVER_URL": "https://forge.example", "GITHUB_REPOSITORY": "a/b", "GITHUB_RUN_ID": "7"}


def a_room(tmp_path: Path, url: str, chat: str) -> Newsroom:
    """Return a newsroom with a desk, and a chat that is told."""
    room = make(tmp_path, webhook("desk", url), WATCH)
    room.write("watch.txt", f"{chat}hooks/a-long-key-0123456789\n")
    return room


def test_a_run_is_told_in_one_message(tmp_path: Path) -> None:
    """What it sent, with its page; nothing of a run that had nothing to send; a failure with whose turn it is."""
    with Receiver(ok()) as desk, Receiver(ok(b"ok")) as chat:
        room = a_room(tmp_path, desk.url, chat.url)
        ran = room.run(*PUBLISH, environ=JOB)
        assert ran.code == 0, ran.err
        assert [one["target"] for one in ran.json()["releases"][0]["deliveries"]] == ["desk"]
        (told,) = [request.body.decode() for request in chat.requests]
        assert "1 webhook; needs you: nothing" in told
        assert "https://forge.example/a/b/actions/runs/7" in told
        assert room.run(*PUBLISH).code == 0
        assert len(chat.requests) == 1
        with refusing() as dead:
            room.write("config.toml", (tmp_path / "config.toml").read_text("utf-8").replace(desk.url, dead))
            room.write(
                "releases/second.md", (tmp_path / "releases/budget.md").read_text("utf-8").replace("budget", "second")
            )
            assert room.run("publish", "releases/second.md", "--yes").code == 1
        assert "needs you: 1 failed" in chat.requests[1].body.decode()
        (tmp_path / ".pressctl" / "ledger.db").unlink()
        assert room.run(*PUBLISH, environ={"CI": "true"}).code == 7
        assert "Nothing was sent; needs you: there is no ledger" in chat.requests[2].body.decode()


def test_that_nobody_could_be_told_changes_nothing(tmp_path: Path) -> None:
    """It is said, without the chat's address, which is its key; the run ends as it did."""
    with Receiver(ok()) as desk, Receiver(ok(status=404)) as chat:
        room = a_room(tmp_path, desk.url, chat.url)
        ran = room.run(*PUBLISH)
        assert (ran.code, len(desk.requests), len(chat.requests)) == (0, 1, 1)
        assert "watch was not told of this run: " in ran.err
        assert "a-long-key" not in ran.err
        (tmp_path / "watch.txt").unlink()
        room.write("releases/third.md", (tmp_path / "releases/budget.md").read_text("utf-8").replace("budget", "third"))
        assert room.run("publish", "releases/third.md", "--yes").code == 0


def test_a_run_by_the_clock_repeats_nothing(tmp_path: Path) -> None:
    """What nobody knows is told once, by whichever run found it; who runs it by hand is told again."""
    clock = {"GITHUB_EVENT_NAME": "schedule"}
    with Receiver(ok(status=500)) as desk, Receiver(ok(b"ok")) as chat:
        room = a_room(tmp_path, desk.url, chat.url)
        for environ, messages in ((clock, 1), (clock, 1), ({"CI_PIPELINE_SOURCE": "schedule"}, 1), ({}, 2)):
            assert room.run(*PUBLISH, environ=environ).code == 4
            assert (len(desk.requests), len(chat.requests)) == (1, messages)


@pytest.mark.parametrize(
    ("named", "said"),
    [("desk", "webhook is no chat of your own"), ("deks", 'no target of this config. Did you mean "desk"?')],
)
def test_only_a_chat_is_told(tmp_path: Path, named: str, said: str) -> None:
    """At its place in the config."""
    found = mistakes(tmp_path, f'{NEWSROOM}{webhook("desk", "https://a.example/")}\n[report]\nto = "{named}"\n')
    assert [said in f"{one.message} {one.hint}" for one in found if one.level == "error"] == [True]
