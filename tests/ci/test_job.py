"""A job that publishes on merge, in fresh checkouts of one commit: nothing repeated, nothing lost, as its places saw it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.ci.forge import DESKS, PUBLISH, Forge, a_forge, a_release
from tests.support.newsrooms import Ran
from tests.support.receivers import Receiver
from tests.support.webdav import WebDav


@pytest.fixture
def forge(tmp_path: Path) -> Iterator[Forge]:
    """A forge for the length of a test; in no log of its jobs is anything that should not be there."""
    with a_forge(tmp_path) as forge:
        yield forge
        assert not forge.repeated()
        assert not [said for said in forge.said if "Traceback" in said]


def outcomes(ran: Ran, release: str) -> list[str]:
    """Return what came of a release's deliveries."""
    return [d["outcome"] for one in ran.json()["releases"] if one["id"] == release for d in one["deliveries"]]


def test_a_push_that_is_rejected_and_a_job_that_is_run_again(forge: Forge) -> None:
    """Without its record nothing leaves; the failed job again sends what it could not, and only that."""
    first = forge.merge({"releases/a.md": a_release("a")})
    forge.refuse_ledger(refuse=True)
    assert forge.job(first, *PUBLISH, "--new-ledger").code == 7
    assert not forge.place.taken
    forge.refuse_ledger(refuse=False)
    forge.place.down.add("desk1")
    assert forge.job(first, *PUBLISH, "--new-ledger").code == 1
    # Meanwhile main moves on, and the failed job is run again from its old commit, as often as somebody likes.
    second = forge.merge({"releases/b.md": a_release("b")})
    forge.place.down.clear()
    retried = forge.job(first, *PUBLISH, "--retry-failed")
    assert (retried.code, outcomes(retried, "a")) == (0, ["already_sent", "sent"])
    assert forge.job(first, *PUBLISH).code == 0
    assert len(forge.place.taken) == DESKS
    newer = forge.job(second, *PUBLISH)
    assert (newer.code, outcomes(newer, "b")) == (0, ["sent"] * DESKS)
    assert len(forge.place.taken) == 2 * DESKS


def test_an_embargo_that_lifts_between_two_runs_and_a_branch_that_is_rewritten(forge: Forge) -> None:
    """Before its hour it waits, in a ledger that is begun; after it, a run sends it, of the newest text alone."""
    lift = (datetime.now(UTC) + timedelta(hours=1)).isoformat(timespec="seconds")
    wrong = forge.merge({"releases/a.md": a_release("a", head=f"embargo: {lift}\n", text="Le conseil a vot.")})
    held = forge.job(wrong, *PUBLISH, "--new-ledger")
    assert (held.code, outcomes(held, "a")) == (0, ["held"] * DESKS)
    right = forge.merge({"releases/a.md": a_release("a", head=f"embargo: {lift}\n")}, force=True)
    old = forge.job(wrong, *PUBLISH, ahead=3700)
    assert (old.code, "--this-text" in old.out) == (5, True)
    assert not forge.place.taken
    assert forge.job(right, *PUBLISH, ahead=3700).code == 0
    assert forge.job(right, *PUBLISH, ahead=7300).code == 0
    assert [b"a vot\xc3\xa9" in body for _, _, body in forge.place.taken] == [True] * DESKS


def test_an_old_job_that_is_run_again_leaves_newer_pages_where_they_are(forge: Forge) -> None:
    """It puts nothing over what a newer job has put on a host, and takes nothing away; a page that was never there it adds."""
    host = WebDav()
    with Receiver(host) as place:
        config = (forge.editor / "config.toml").read_text("utf-8")
        table = f'[targets.host]\nchannel = "files"\nurl = "{place.url}"\n'
        first = forge.merge({"config.toml": f"{config}\n{table}", "releases/a.md": a_release("a")})
        second = forge.merge({"releases/b.md": a_release("b")})
        assert forge.job(first, *PUBLISH, "--new-ledger").code == 0
        assert "/releases/a/index.html" in host.files
        assert forge.job(second, *PUBLISH).code == 0
        newest = dict(host.files)
        assert forge.job(first, *PUBLISH).code == 0
        assert host.files == newest
        assert "/releases/b/index.html" in newest
