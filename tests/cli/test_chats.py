"""Chats seen from outside: a release goes there once, and so do what corrects and what withdraws it."""

import json
from pathlib import Path

from pressctl.render.chat import available
from tests.support import faults
from tests.support.newsrooms import RELEASE, Newsroom, Ran, make
from tests.support.receivers import Receiver, ok

TOKEN = "XmZ4s7Kq2PtR9vLw3NcY8bHd"
HOOK = f"services/T024BE7LD/B0G9QF9GV/{TOKEN}"
OUTBOX = '[targets.outbox]\nchannel = "outbox"'
HOSTILE = RELEASE.replace("Douze communes", "<!channel> @here **Douze**")


def chat(name: str) -> str:
    """Return the table of a chat that is reached at an address of its own."""
    return f'[targets.{name}]\nchannel = "{name}"\nurl = {{ env = "{name.upper()}_URL" }}'


def matrix(url: str) -> str:
    """Return a Matrix room's table."""
    where = f'server = "{url}"\ntoken = {{ env = "MATRIX_TOKEN" }}\nroom = "!press:example.org"'
    return f'[targets.room]\nchannel = "matrix"\n{where}'


def run(room: Newsroom, place: Receiver, *words: str) -> Ran:
    """Run pressctl with the addresses that are keys in its environment."""
    hook = f"{place.url.rstrip('/')}/{HOOK}"
    return room.run(*words, environ={"SLACK_URL": hook, "DISCORD_URL": hook, "MATRIX_TOKEN": "syt_0123456789abcdef"})


def test_a_release_its_correction_and_its_end(tmp_path: Path) -> None:
    """Each once, told apart at a glance, and with nobody called; the address is nowhere to be seen."""
    with Receiver(ok(b"ok")) as place:
        room = make(tmp_path, chat("slack"), OUTBOX, release=HOSTILE)
        ran = [run(room, place, "publish", "-y", "releases/budget.md", "--json") for _ in range(2)]
        what = ("--what", "Elles étaient 13.")
        ran.append(run(room, place, "correct", "releases/budget.md", *what, "-y", "--json"))
        ran.append(run(room, place, "kill", "releases/budget.md", "--why", "Tout était faux.", "-y", "--json"))
        assert [each.code for each in ran] == [0, 0, 0, 0], [each.err for each in ran]
        assert [request.path for request in place.requests] == [f"/{HOOK}"] * 3
        first, corrected, killed = (request.json() for request in place.requests)
    assert "&lt;!channel&gt;" in first["text"]
    assert not any("<!" in request.body.decode() or "@here" in request.body.decode() for request in place.requests)
    assert corrected["blocks"][0]["text"]["text"] == "*CORRECTION*"
    assert "Elles étaient 13." in json.dumps(corrected, ensure_ascii=False)
    assert "Tout était faux." in json.dumps(killed, ensure_ascii=False)
    assert "douze communes mercredi" not in json.dumps(killed, ensure_ascii=False)
    hints = [
        each["hint"] for one in ran[2:] for each in one.json()["releases"][0]["deliveries"] if each["target"] == "slack"
    ]
    assert hints[0].startswith("the message of revision 1 stays: an administrator deletes it")
    assert hints[1].startswith("the messages of revisions 1 and 2 stay: ")
    assert room.files()["outbox/budget/r1/fr/slack.json"]
    held = b"".join(path.read_bytes() for path in (room.root / ".pressctl").glob("ledger*"))
    assert not any(TOKEN in text for each in ran for text in (each.out, each.err))
    assert TOKEN.encode() not in held


def test_what_may_have_arrived_is_sent_again_only_where_repeats_are_dropped(tmp_path: Path) -> None:
    """Slack's line goes dead after it has read: nobody knows. Matrix gets the same transaction a second time."""
    matrix_place = [faults.reset, ok(json={"event_id": "$a"})]
    with Receiver(faults.reset) as slack, Receiver(matrix_place) as homeserver:
        room = make(tmp_path, chat("slack"), matrix(homeserver.url))
        ran = run(room, slack, "publish", "-y", "releases/budget.md", "--json")
        again = run(room, slack, "publish", "-y", "releases/budget.md", "--json")
        assert (ran.code, again.code) == (4, 4)
        assert len(slack.requests) == 1
        paths = [request.path for request in homeserver.requests]
    assert len(paths) == 2
    assert len(set(paths)) == 1
    (release,) = ran.json()["releases"]
    assert {each["target"]: each["outcome"] for each in release["deliveries"]} == {"slack": "unknown", "room": "sent"}


def test_a_webhook_that_is_gone_is_not_asked_again(tmp_path: Path) -> None:
    """Discord restricts those who do."""
    with Receiver(ok(json={"message": "Unknown Webhook", "code": 10015}, status=404)) as place:
        room = make(tmp_path, chat("discord"))
        ran = [run(room, place, "publish", "-y", "releases/budget.md") for _ in range(2)]
        assert [each.code for each in ran] == [1, 1]
        assert len(place.requests) == 1
        assert "make a new one" in ran[0].err + ran[0].out


def test_a_chat_that_asks_to_wait_is_asked_again(tmp_path: Path) -> None:
    """Within the run, and with the same request."""
    wait = ok(json={"message": "You are being rate limited.", "retry_after": 0.2, "global": False}, status=429)
    with Receiver([wait, ok(json={"id": "1"})]) as place:
        room = make(tmp_path, chat("discord"))
        assert run(room, place, "publish", "-y", "releases/budget.md").code == 0
        assert len(place.requests) == 2
        assert {request.target for request in place.requests} == {f"/{HOOK}?wait=true"}


def test_an_authors_words_that_are_too_long_stop_their_release(tmp_path: Path) -> None:
    """Before anything is sent, where they stand, and whether or not a target posts there."""
    release = RELEASE.replace("language: fr", f"social:\n  slack: {'mot ' * 800}\nlanguage: fr")
    with Receiver() as place:
        room = make(tmp_path, chat("discord"), release=release)
        ran = run(room, place, "publish", "-y", "releases/budget.md")
        assert ran.code == 3
        assert place.requests == []
        assert "releases/budget.md:5:10: this is too long for Slack: 3,199 characters, 199 more" in ran.err


def test_a_template_of_ones_own_that_makes_no_json_stops_the_run(tmp_path: Path) -> None:
    """Before anything is sent, with the file's name."""
    with Receiver() as place:
        room = make(tmp_path, chat("slack"))
        room.write("templates/chat/slack.json", '{"text": {{ headline }}}')
        ran = run(room, place, "publish", "-y", "releases/budget.md")
        assert ran.code == 3
        assert place.requests == []
        assert "templates/chat/slack.json:1:1: makes no JSON" in ran.err


def test_render_writes_the_message_of_every_service(tmp_path: Path) -> None:
    """Whatever the newsroom's targets are: laid out for reading."""
    room = make(tmp_path, OUTBOX)
    assert room.run("render", "releases/budget.md", "-o", "out").code == 0
    for name in available():
        message = json.loads(room.files()[f"out/budget/fr/{name}.json"])
        assert "Douze communes" in json.dumps(message, ensure_ascii=False)


def test_discord_has_the_right_text_and_then_none(tmp_path: Path) -> None:
    """A correction edits what was there, a kill deletes all of it, each with a notice; what is refused is told."""
    here = f"/{HOOK}/messages/1312345678901234567"
    refusing = ok(json={"message": "Missing Access", "code": 50001}, status=403)
    with Receiver({f"/{HOOK}": ok(json={"id": "1312345678901234567"}), here: [ok(json={}), refusing]}) as place:
        room = make(tmp_path, chat("discord"))
        assert run(room, place, "publish", "-y", "releases/budget.md").code == 0
        assert run(room, place, "correct", "releases/budget.md", "--what", "Elles étaient 13.", "-y").code == 0
        killed = run(room, place, "kill", "releases/budget.md", "--why", "Tout était faux.", "-y")
        asked = [(request.method, request.path) for request in place.requests]
    notice = ("POST", f"/{HOOK}")
    assert asked == [notice, ("PATCH", here), notice, ("DELETE", here), ("DELETE", here), notice]
    assert killed.code == 0
    assert "an earlier message was not changed (the place answered 403" in killed.err
