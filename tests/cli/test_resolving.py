"""What `resolve` says before it is told anything, and settling several targets at once."""

from pathlib import Path

from tests.support import faults
from tests.support.newsrooms import a_list, journalists, mailgun, make, webhook
from tests.support.receivers import Receiver, ok

PUBLISH = ("publish", "releases/budget.md", "-y", "--json")


def test_what_is_unsure_is_told_with_what_each_choice_risks(tmp_path: Path) -> None:
    """How many people, when it left, how that ended, where to look and for what; `status` says the same."""
    with Receiver(faults.silent) as desk, Receiver(ok(status=502)) as post:
        room = make(tmp_path, webhook("desk", desk.url, timeout="0.2"), mailgun("list", post.url))
        room.write("list.csv", a_list(journalists(3)))
        ran = room.run(*PUBLISH)
        assert ran.code == 4
        keys = {one["target"]: one["parts"][0]["key"] for one in ran.json()["releases"][0]["deliveries"]}
        told = room.run("resolve", "budget")
        assert told.code == 4, told.err
        assert "budget -> list  fr, revision 1, part 1: 3 people" in told.out
        assert "did not answer within 0.2 s, and all of it had left" in told.out
        assert "known: begun 2" in told.out
        assert "answered 502" in told.out
        assert f"look at the receiver's own log: the webhook-id {keys['desk']}" in told.out
        assert f"look at Mailgun, Sending > Logs: the variable pressctl-key, {keys['list']}" in told.out
        for risk in ("nobody there ever gets it", "Whoever did get it gets it twice", "nobody can tell"):
            assert risk in told.out
            assert risk in room.run("status", "budget").out
        assert f"webhook-id {keys['desk']}" in room.run("status", "budget").out
        assert "@" not in told.out


def test_what_a_killed_run_was_sending_is_told_at_once(tmp_path: Path) -> None:
    """`resolve` and `status` only look, and do not wait for a run that records it."""
    with Receiver(faults.silent) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        process = room.start(*PUBLISH)
        desk.wait(1, 30)
        assert "unsure" not in room.run("status", "budget").out
        process.kill()
        process.communicate(timeout=30)
        for words in (("resolve", "budget"), ("status", "budget")):
            assert "the run that was sending it ended before an answer was recorded" in room.run(*words).out
        assert room.run("resolve", "budget", "desk", "--sent").code == 0


def test_all_of_it_is_settled_at_once(tmp_path: Path) -> None:
    """`--all`, or several names; what is not unsure is said, and then nothing is settled."""
    with Receiver(faults.close) as place:
        room = make(tmp_path, *(webhook(name, place.url) for name in ("a", "b", "c")))
        assert room.run(*PUBLISH).code == 4
        assert room.run("resolve", "budget", "--sent").code == 2
        assert room.run("resolve", "budget", "a", "--all", "--sent").code == 2
        assert room.run("resolve", "budget", "a", "--sent", "--drop").code == 2
        wrong = room.run("resolve", "budget", "a", "nobody", "--sent")
        assert (wrong.code, "Unsure are: a (part 1, fr), b (part 1, fr), c (part 1, fr)." in wrong.err) == (2, True)
        asked = room.run("resolve", "budget", "a")
        assert (asked.code, "budget -> a  fr" in asked.out, "-> b" in asked.out) == (2, True, False)
        one = room.run("resolve", "budget", "a", "--drop")
        assert "budget -> a: 1 part recorded as dropped" in one.out
        rest = room.run("resolve", "budget", "--all", "--sent")
        assert "budget -> b: 1 part recorded as sent\nbudget -> c: 1 part recorded as sent" in rest.out
        assert room.run("resolve", "budget").code == 0
        assert room.run("resolve", "budget", "--all", "--sent").code == 2
        assert room.run(*PUBLISH).code == 0
        assert len(place.requests) == 3


def test_a_refused_credential_is_named_by_its_reference(tmp_path: Path) -> None:
    """Where the secret is kept and how many are still owed; the rest of the mailing is not tried with it; never its value."""
    with Receiver(ok(status=401)) as post:
        room = make(tmp_path, mailgun("list", post.url, concurrency="1"))
        room.write("list.csv", a_list(journalists(2500)))
        ran = room.run(*PUBLISH)
        (delivery,) = ran.json()["releases"][0]["deliveries"]
        wanted = "check api_key (environment variable MAILGUN_KEY), then publish again. 2,500 people are still owed it."
        assert wanted in delivery["hint"]
        assert wanted in room.run("publish", "releases/budget.md", "-y").err
        assert wanted in room.run("status", "budget").out
        assert len(post.requests) == 1
        tried = room.run("test", "list", "releases/budget.md")
        assert (tried.code, "check api_key (environment variable MAILGUN_KEY)" in tried.err) == (1, True)
        assert len(post.requests) == 2
        assert [part["outcome"] for part in delivery["parts"]] == ["failed"] * 3
        assert room.run(*PUBLISH).code == 1
        assert len(post.requests) == 2
