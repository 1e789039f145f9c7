"""Networks seen from outside: threads that go on where they were cut, what corrects them and what withdraws them."""

from pathlib import Path
from typing import Any

from tests.support import faults
from tests.support.newsrooms import Newsroom, Ran, make
from tests.support.receivers import Exchange, Receiver
from tests.support.social import PICTURE, PNG, POSTS, SOCIAL, Bluesky, Mastodon, threaded

SECRETS = {"MASTODON_TOKEN": "mastodon-token", "BLUESKY_PASSWORD": "bluesky-password"}


def mastodon(place: Receiver) -> str:
    """Return the account's table."""
    return f'[targets.mastodon]\nchannel = "mastodon"\nserver = "{place.url}"\ntoken = {{ env = "MASTODON_TOKEN" }}'


def bluesky(place: Receiver) -> str:
    """Return the account's table."""
    who = 'handle = "press.example.org"\npassword = { env = "BLUESKY_PASSWORD" }'
    return f'[targets.bluesky]\nchannel = "bluesky"\nserver = "{place.url}"\n{who}'


def run(room: Newsroom, *words: str) -> Ran:
    """Run pressctl with the credentials in its environment."""
    return room.run(*words, environ=SECRETS)


def publish(room: Newsroom, *words: str) -> Ran:
    """Publish the release."""
    return run(room, "publish", "-y", "releases/budget.md", "--json", *words)


def deliveries(ran: Ran) -> dict[str, Any]:
    """Return what came of each target."""
    return {each["target"]: each for each in ran.json()["releases"][0]["deliveries"]}


def test_a_thread_its_correction_and_its_end(tmp_path: Path) -> None:
    """Each post once, each with a line of its own; the correction answers the first, and the end leaves nothing behind."""
    fedi, blue = Mastodon(), Bluesky()
    with Receiver(fedi) as one, Receiver(blue) as other:
        room = make(tmp_path, mastodon(one), bluesky(other), release=threaded(SOCIAL, PICTURE))
        (room.root / "releases" / "maire.png").write_bytes(PNG)
        ran = publish(room)
        assert ran.code == 0, (ran.out, ran.err)
        assert fedi.thread() == blue.thread() == POSTS
        for delivery in deliveries(ran).values():
            assert [part["outcome"] for part in delivery["parts"]] == ["sent"] * 3
            assert len({part["key"] for part in delivery["parts"]}) == 3
            assert len({part["receipt"]["url"] for part in delivery["parts"]}) == 3
        first, *rest = fedi.statuses.values()
        assert (fedi.media[first["media_ids"][0]], first["language"]) == (("Le maire, à la tribune", PNG), "fr")
        assert not any("media_ids" in status for status in rest)
        top = next(record for record in blue.records.values() if "embed" in record)
        card = top["embed"]["external"]
        assert (top["text"], card["title"]) == (POSTS[0], "Budget\u00a0: «\u00a0Douze communes\u00a0» entendues")
        assert (card["uri"], blue.blobs) == ("https://presse.example.org/releases/budget/", [PNG])
        assert publish(room).code == 0
        assert (fedi.made, blue.made) == (3, 3)

        ran = run(room, "correct", "releases/budget.md", "--what", "Elles étaient 13.", "-y", "--json")
        assert ran.code == 0, (ran.out, ran.err)
        assert not any(each["hint"] for each in deliveries(ran).values())
        texts = [status["status"] for status in fedi.statuses.values()]
        assert texts[:3] == POSTS
        assert texts[3].startswith("CORRECTION")
        # The author's own thread, corrected: its first post answers what it corrects, the next ones follow it.
        notices = list(fedi.statuses.values())[3:]
        assert [one["in_reply_to_id"] for one in notices] == ["100", "103", "104"]
        assert fedi.edits == 3
        assert next(iter(fedi.statuses.values()))["media_ids"] == ["900"]

        ran = run(room, "kill", "releases/budget.md", "--why", "Tout était faux.", "-y", "--json")
        assert ran.code == 0, (ran.out, ran.err)
        (last,) = fedi.statuses.values()
        (record,) = blue.records.values()
        assert "Tout était faux." in last["status"]
        assert "Tout était faux." in record["text"]
        assert "embed" not in record
        assert "mastodon-token" not in ran.out + ran.err


def test_what_is_public_waits_for_its_embargo_and_gets_no_test(tmp_path: Path) -> None:
    """Nor does a dry run say anything to anybody, or show a password."""
    fedi, blue = Mastodon(), Bluesky()
    with Receiver(fedi) as one, Receiver(blue) as other:
        tables = (mastodon(one), bluesky(other))
        room = make(tmp_path, *tables, release=threaded(SOCIAL, "embargo: 2099-01-01T06:00+01:00"))
        ran = publish(room)
        assert (ran.code, {each["outcome"] for each in deliveries(ran).values()}) == (0, {"held"})
        for name in ("mastodon", "bluesky"):
            ran = run(room, "test", name, "releases/budget.md")
            assert (ran.code, "it is public, and a test is not" in ran.err) == (1, True)
        room.write("releases/budget.md", threaded(SOCIAL))
        ran = run(room, "publish", "-n", "releases/budget.md")
        assert ran.code == 0, (ran.out, ran.err)
        assert "-> 6 public posts" in room.run("plan", "releases/budget.md").out
        assert "com.atproto.server.createSession" in ran.out
        assert "(and 2 more of the thread" in ran.out
        assert POSTS[0] in ran.out
        assert not any(secret in ran.out + ran.err for secret in SECRETS.values())
        assert (fedi.made, blue.sessions) == (0, 0)
        ran = room.run("plan", "releases/budget.md", "--format", "markdown")
        assert all(text.removesuffix("https://presse.example.org/") in ran.out for text in POSTS)


def test_a_refused_post_holds_back_what_follows(tmp_path: Path) -> None:
    """Said to the last line; the credential once mended, the thread is there in one run."""
    fedi = Mastodon()
    with Receiver(fedi) as place:
        room = make(tmp_path, mastodon(place), release=threaded(SOCIAL))
        ran = room.run("publish", "-y", "releases/budget.md", "--json", environ={"MASTODON_TOKEN": "another-token"})
        assert ran.code == 1
        assert [part["outcome"] for part in deliveries(ran)["mastodon"]["parts"]] == ["failed", "deferred", "deferred"]
        assert "MASTODON_TOKEN" in deliveries(ran)["mastodon"]["hint"]
        again = room.run("plan", "releases/budget.md").out
        assert "failed before: 1 post; held back until the one before is there: 2 posts" in again
        said = room.run("status", "budget").out
        assert "mastodon  fr  failed, part 1, " in said
        assert "mastodon  fr  to be sent, part 2, 3\n" in said
        assert publish(room).code == 0
        assert fedi.thread() == POSTS


def test_a_post_whose_answer_was_lost_is_looked_for(tmp_path: Path) -> None:
    """The instance shows it, so it is not posted again, and the thread goes on from there."""
    fedi = Mastodon(lose=2)
    with Receiver(fedi) as place:
        room = make(tmp_path, mastodon(place), release=threaded(SOCIAL))
        ran = publish(room)
        assert ran.code == 0, (ran.out, ran.err)
        assert fedi.thread() == POSTS
        assert (fedi.made, fedi.posted) == (3, 3)
        assert deliveries(ran)["mastodon"]["parts"][1]["receipt"]["url"] == "https://mastodon.example/@press/101"


def test_a_post_that_was_settled_by_hand_is_answered_where_a_person_says_it_is(tmp_path: Path) -> None:
    """Without that it says what follows; the address may be given later, and the rest of the thread answers it."""
    fedi, dark = Mastodon(), [True]

    def behave(exchange: Exchange) -> None:
        (faults.close if dark else fedi)(exchange)

    with Receiver(behave) as place:
        room = make(tmp_path, mastodon(place), release=threaded(SOCIAL), budget=1)
        assert publish(room).code == 4
        assert "--at ADDRESS" in run(room, "resolve", "budget").out
        fedi.statuses["55"] = {"status": POSTS[0]}
        dark.clear()
        said = run(room, "resolve", "budget", "mastodon", "--sent")
        assert said.code == 0
        assert "pressctl resolve budget mastodon --part 1 --sent --at ADDRESS" in said.err
        refused = publish(room)
        assert refused.code == 1
        assert (
            "--part 1 --sent --at ADDRESS; then publish with --retry-failed" in deliveries(refused)["mastodon"]["hint"]
        )
        here = ("resolve", "budget", "mastodon", "--part", "1", "--at", f"{place.url}@press/55")
        assert run(room, *here).code == run(room, *here, "--drop").code == 2
        elsewhere = run(room, *here[:-1], "https://other.example/@press/55", "--sent")
        assert (elsewhere.code, "no post's address or id at mastodon" in elsewhere.err) == (2, True)
        assert run(room, *here, "--sent").code == 0
        assert run(room, *here, "--sent").code == 2, "it has an id by now"
        ran = publish(room, "--retry-failed")
        assert ran.code == 0, (ran.out, ran.err)
        assert fedi.thread() == POSTS
