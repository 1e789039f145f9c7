"""Who stands in, seen from outside: what was certainly not taken goes there once, what is unsure never does."""

from pathlib import Path

import pytest

from tests.support import faults
from tests.support.newsrooms import Newsroom, Ran, a_list, journalists, mailgun, make, resend, webhook
from tests.support.receivers import Behaviour, Receiver, ok, refusing
from tests.support.vendors import Mailgun, Resend

PUBLISH = ("publish", "releases/budget.md", "-y", "--json")


def deliveries(ran: Ran) -> dict[str, tuple[str, str | None]]:
    """Return what came of each target, and who stood in for it."""
    (release,) = ran.json()["releases"]
    return {one["target"]: (one["outcome"], one["stood_in"]) for one in release["deliveries"]}


def two_desks(folder: Path, first: str, second: str, **settings: str) -> Newsroom:
    """Make a newsroom whose desk has another desk that stands in for it; written first, so that order is no help."""
    return make(folder, webhook("spare", second), webhook("desk", first, fallback='"spare"', **settings))


def test_who_stands_in_gets_nothing_else(tmp_path: Path) -> None:
    """The desk takes it: the spare one is not asked, in this run or the next; the plan says when it would be."""
    with Receiver(ok()) as desk, Receiver(ok()) as spare:
        room = two_desks(tmp_path, desk.url, spare.url)
        plan = room.run("plan", "releases/budget.md").out
        assert "to send; what it certainly does not take goes to spare" in plan
        rehearsed = room.run("publish", "releases/budget.md", "-n")
        assert "budget -> spare: only what desk certainly does not take" in rehearsed.err
        assert rehearsed.out.count("not sent") == 1
        assert "1 webhook\n" in plan
        assert [room.run(*PUBLISH).code for _ in range(2)] == [0, 0]
        assert (len(desk.requests), len(spare.requests)) == (1, 0)


@pytest.mark.parametrize("status", [400, 401, 410, 429, 503])
def test_what_was_certainly_not_taken_goes_there_once(tmp_path: Path, status: int) -> None:
    """Within the same run, under a key of its own; the next run has nothing to do; corrections go to who has it."""
    with Receiver(ok(status=status, headers={"Retry-After": "9999"})) as desk, Receiver(ok()) as spare:
        room = two_desks(tmp_path, desk.url, spare.url)
        ran = room.run(*PUBLISH)
        assert ran.code == 0, ran.err
        assert deliveries(ran) == {"desk": ("superseded", "spare"), "spare": ("sent", None)}
        assert room.run(*PUBLISH).code == 0
        assert (len(desk.requests), len(spare.requests)) == (1, 1)
        assert desk.requests[0].headers["webhook-id"] != spare.requests[0].headers["webhook-id"]
        status_lines = room.run("status", "budget").out
        assert "desk   fr  not taken, so spare stood in" in status_lines
        assert room.run("correct", "releases/budget.md", "--what", "Treize communes.", "-y").code == 0
        assert [hook.json()["type"] for hook in spare.requests] == ["release.published", "release.corrected"]
        assert room.run("kill", "releases/budget.md", "--why", "Annulé.", "-y").code == 0
        assert [hook.json()["type"] for hook in spare.requests][2:] == ["release.killed"]
        assert len(desk.requests) == 1


@pytest.mark.parametrize("behaviour", [faults.reset, faults.close, ok(status=500)])
def test_what_is_unsure_never_goes_there(tmp_path: Path, behaviour: Behaviour) -> None:
    """Nobody knows whether the desk has it, so nobody else gets it, whatever the next run is told; --resend is for the desk."""
    with Receiver([behaviour, ok()]) as desk, Receiver(ok()) as spare:
        room = two_desks(tmp_path, desk.url, spare.url)
        assert room.run(*PUBLISH).code == 4
        assert room.run(*PUBLISH, "--retry-failed").code == 4
        assert room.run("resolve", "budget", "desk", "--resend").code == 0
        assert room.run(*PUBLISH).code == 0
        assert (len(desk.requests), len(spare.requests)) == (2, 0)


def test_nobody_connected_and_the_chain_is_followed(tmp_path: Path) -> None:
    """One stands in for the other until somebody takes it; what is left out with --skip gets nothing."""
    with refusing() as dead, Receiver(ok()) as last:
        room = make(
            tmp_path,
            webhook("a", dead, fallback='"b"'),
            webhook("b", dead, fallback='"c"'),
            webhook("c", last.url),
        )
        skipped = room.run(*PUBLISH, "--skip", "c")
        assert (skipped.code, len(last.requests)) == (1, 0)
        ran = room.run(*PUBLISH)
        assert ran.code == 0, ran.err
        assert len(last.requests) == 1
        assert room.run(*PUBLISH).code == 0


def test_patience_puts_off_until_it_is_over(tmp_path: Path) -> None:
    """While it lasts the desk alone is tried, run after run, with exit 75; then the spare one gets it."""
    with refusing() as dead, Receiver(ok()) as spare:
        room = two_desks(tmp_path, dead, spare.url, patience='"1h"')
        ran = room.run(*PUBLISH)
        assert ran.code == 75, ran.err
        (one,) = ran.json()["releases"][0]["deliveries"]
        assert one["outcome"] == "deferred"
        assert "then spare stands in" in one["hint"]
        assert room.run(*PUBLISH).code == 75
        assert spare.requests == []
        config = tmp_path / "config.toml"
        config.write_text(config.read_text("utf-8").replace('"1h"', "0.01"), "utf-8")
        assert room.run(*PUBLISH).code == 0
        assert len(spare.requests) == 1


def test_patience_alone_ends_as_failed(tmp_path: Path) -> None:
    """With nobody to stand in it fails, once, and is not tried again by itself."""
    with Receiver(ok(status=503)) as desk:
        room = make(tmp_path, webhook("desk", desk.url, patience="0.2"))
        assert room.run(*PUBLISH).code == 1
        asked = len(desk.requests)
        assert room.run(*PUBLISH).code == 1
        assert len(desk.requests) == asked
        assert room.run(*PUBLISH, "--retry-failed").code == 1
        assert len(desk.requests) > asked


def test_a_mailing_goes_on_with_another_vendor(tmp_path: Path) -> None:
    """Whoever the first did not take mail for gets it from the second, frozen as they were; nobody gets it twice."""
    with (
        Receiver([Mailgun(key="key-0123456789"), ok(status=401)]) as first,
        Receiver(Resend(key="re_0123456789")) as second,
    ):
        room = make(
            tmp_path, resend("spare", second.url), mailgun("list", first.url, fallback='"spare"', concurrency="1")
        )
        room.write("list.csv", a_list(journalists(1500)))
        ran = room.run(*PUBLISH)
        assert ran.code == 0, ran.err
        assert deliveries(ran) == {"list": ("sent", "spare"), "spare": ("sent", None)}
        counts = {one["target"]: one["recipients"]["sent"] for one in ran.json()["releases"][0]["deliveries"]}
        assert counts == {"list": 1000, "spare": 500}
        had = [mail.address for mail in (*first.inbox, *second.inbox)]
        assert (len(had), len({*had})) == (1500, 1500)
        assert room.run(*PUBLISH).code == 0
        assert len(second.requests) == 5


def test_before_the_embargo_only_who_may_have_it_stands_in(tmp_path: Path) -> None:
    """A spare desk that is not named in `advance` waits for the embargo like everybody else."""
    with Receiver(ok(status=410)) as desk, Receiver(ok()) as spare:
        room = two_desks(tmp_path, desk.url, spare.url, under_embargo="true")
        text = (tmp_path / "releases/budget.md").read_text("utf-8")
        room.write(
            "releases/budget.md",
            text.replace("date: 2024-11-06", "date: 2099-01-01\nembargo: 2099-01-01T06:00Z\nadvance: [desk]"),
        )
        assert room.run(*PUBLISH).code == 1
        assert (len(desk.requests), len(spare.requests)) == (1, 0)


def test_every_secret_is_read_before_the_first_request(tmp_path: Path) -> None:
    """Also that of whoever may have to stand in."""
    with Receiver(ok()) as desk:
        spare = webhook("spare", "http://127.0.0.1:9/").replace("DESK_SECRET", "NOT_SET_ANYWHERE")
        room = make(tmp_path, spare, webhook("desk", desk.url, fallback='"spare"'))
        ran = room.run(*PUBLISH)
        assert ran.code == 3
        assert "NOT_SET_ANYWHERE" in ran.err + ran.out
        assert desk.requests == []


def test_a_mended_secret_is_tried_before_anybody_stands_in(tmp_path: Path) -> None:
    """What the place refused for its credential is asked again there once that is another."""
    with Receiver([ok(status=401), ok()]) as desk, Receiver(ok()) as spare:
        room = two_desks(tmp_path, desk.url, spare.url)
        assert room.run(*PUBLISH, "--skip", "spare").code == 1
        mended = {"DESK_SECRET": "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0"}
        assert room.run(*PUBLISH, environ=mended).code == 0
        assert (len(desk.requests), len(spare.requests)) == (2, 0)


@pytest.mark.parametrize("fallback", [True, False])
def test_the_digest_is_the_same_after_a_partial_run(tmp_path: Path, *, fallback: bool) -> None:
    """It covers what is intended, who stands in included, and nothing of what came of it."""
    with Receiver(ok()) as wire, Receiver([ok(status=503), ok(status=503), ok()]) as desk, Receiver(ok()) as spare:
        tables = [webhook("wire", wire.url), webhook("desk", desk.url, **({"fallback": '"spare"'} if fallback else {}))]
        room = make(tmp_path, *tables, *([webhook("spare", spare.url)] if fallback else []))
        (digest,) = {
            line for line in room.run("plan", "releases/budget.md").out.splitlines() if line.startswith("digest ")
        }
        agreed = (*PUBLISH, "--digest", digest.removeprefix("digest "))
        codes = [room.run(*agreed).code for _ in range(3)]
        assert codes == ([0, 0, 0] if fallback else [75, 0, 0])
        assert (len(wire.requests), len(spare.requests)) == (1, int(fallback))
