"""What a correction and a kill do to a chat's earlier messages, where the place lets the credential change them."""

import json
from typing import Any

import httpx
import pytest

from pressctl.channels import find
from pressctl.errors import Gone, Uncertain, Unreachable
from pressctl.model import Notice, Part, Receipt
from tests.channels.places import ADDRESSES, a_chat, settings_of, success_of
from tests.support.builders import a_part, a_variant

HOOK = ADDRESSES["discord"]
ROOM = "/rooms/%21press%3Aexample.org"
EARLIER = {
    "discord": Receipt(id="1193456789012345000"),
    "zulip": Receipt(id="7", url="https://example.zulipchat.com/#narrow/id/7"),
    "matrix": Receipt(id="$a:example.org", url="https://matrix.to/#/%21press%3Aexample.org/$a%3Aexample.org"),
}
ZULIP = "https://example.zulipchat.com"
TEXT = '{"msgtype":"m.notice","body":"CORRECTION: 13","format":"org.matrix.custom.html","formatted_body":"<p>13</p>","topic":"t","content":"13"}'


def a_notice(name: str, notice: Notice, *earlier: Receipt) -> Part:
    """Build a part about what went out before."""
    return a_part(variant=a_variant(notice=notice, chats=(a_chat(name, TEXT),)), earlier=earlier or (EARLIER[name],))


def exchange(part: Part, *answers: Any, **settings: Any) -> tuple[list[httpx.Request], Receipt]:
    """Deliver a part to a place that gives these answers, then its usual one."""
    channel = find(part.variant.chats[0].place)
    flow: Any = channel.deliver(part, settings_of(channel, **settings))
    asked = [next(flow)]
    for status, body in answers:
        asked.append(flow.send(httpx.Response(status, content=json.dumps(body).encode())))
    with pytest.raises(StopIteration) as stopped:
        flow.send(success_of(channel, part))
    return asked, stopped.value.value


def lines(asked: list[httpx.Request]) -> list[tuple[str, str]]:
    """Return methods and addresses, without what all of them begin with."""
    return [
        (one.method, str(one.url).removeprefix(HOOK).partition("/_matrix/client/")[2] or str(one.url)) for one in asked
    ]


def test_discord_edits_what_was_wrong_and_then_says_so() -> None:
    """The earlier message says the same as the notice, which is a message of its own: an edit reaches nobody."""
    asked, receipt = exchange(a_notice("discord", "correction"), (200, {"id": "1193456789012345000"}))
    assert [(one.method, str(one.url)) for one in asked] == [
        ("PATCH", f"{HOOK}/messages/1193456789012345000"),
        ("POST", f"{HOOK}?wait=true"),
    ]
    assert [one.content.decode() for one in asked] == [TEXT, TEXT]
    assert receipt == Receipt(id="1312345678901234567")


def test_discord_deletes_what_is_withdrawn() -> None:
    """Every earlier message, in the thread it is in; a DELETE has no body."""
    part = a_notice("discord", "kill", Receipt(id="1"), Receipt(id="2"))
    asked, receipt = exchange(part, (204, None), (204, None), thread="1193456789012345678")
    assert [(one.method, str(one.url)) for one in asked] == [
        ("DELETE", f"{HOOK}/messages/1?thread_id=1193456789012345678"),
        ("DELETE", f"{HOOK}/messages/2?thread_id=1193456789012345678"),
        ("POST", f"{HOOK}?wait=true&thread_id=1193456789012345678"),
    ]
    assert (asked[0].content, "content-type" in asked[0].headers, receipt.note) == (b"", False, "")


@pytest.mark.parametrize("notice", ["", "advance", "test"])
@pytest.mark.parametrize("name", EARLIER)
def test_nothing_earlier_nothing_to_change(name: str, notice: Notice) -> None:
    """What goes out first is one request."""
    part = a_part(variant=a_variant(notice=notice, chats=(a_chat(name, TEXT),)))
    assert len(exchange(part)[0]) == 1


@pytest.mark.parametrize(
    ("name", "notice", "status", "body"),
    [
        ("discord", "correction", 404, {"message": "Unknown Message", "code": 10008}),
        ("discord", "correction", 403, {"message": "Missing Access", "code": 50001}),
        ("matrix", "correction", 403, {"errcode": "M_FORBIDDEN"}),
        ("zulip", "kill", 400, {"result": "error", "msg": "You don't have permission to delete this message"}),
    ],
)
def test_what_cannot_be_changed_keeps_no_notice_back(name: str, notice: Notice, status: int, body: Any) -> None:
    """The receipt says what stays, why, and who can do something."""
    asked, receipt = exchange(a_notice(name, notice), (status, body))
    assert len(asked) == 2
    assert receipt.id
    assert receipt.note.startswith(f"an earlier message was not changed (the place answered {status}: ")
    assert receipt.note.endswith(find(name).stays)


def test_what_is_deleted_already_needs_nobody() -> None:
    """A run that was cut short between the deletion and the notice had done it; so had a moderator."""
    part = a_notice("discord", "kill")
    _, receipt = exchange(part, (404, {"message": "Unknown Message", "code": 10008}))
    assert (bool(receipt.id), receipt.note) == (True, "")


@pytest.mark.parametrize("name", EARLIER)
@pytest.mark.parametrize("status", [429, 503])
def test_a_place_that_asks_to_wait_is_asked_again(name: str, status: int) -> None:
    """For the edit as well: the notice has not left, so all of it is tried again."""
    with pytest.raises(Unreachable):
        exchange(a_notice(name, "correction"), (status, {}))


@pytest.mark.parametrize("name", EARLIER)
@pytest.mark.parametrize("notice", ["correction", "kill"])
def test_a_change_nobody_knows_the_outcome_of_keeps_no_notice_back(name: str, notice: Notice) -> None:
    """The notice has not left yet, so nothing of it is in doubt; a place that is silent is asked for one change only."""
    silent, channel = Uncertain("it did not answer"), find(name)
    flow: Any = channel.deliver(a_notice(name, notice, EARLIER[name], EARLIER[name]), settings_of(channel))
    asked = [next(flow)]
    while len(asked) == 1 or "redact" in str(asked[-1].url):
        asked.append(flow.throw(silent))
    with pytest.raises(StopIteration) as stopped:
        flow.send(success_of(channel, a_notice(name, notice)))
    assert len(asked) <= 3
    assert "an earlier message was not changed (the place did not answer)" in stopped.value.value.note
    _, receipt = exchange(a_notice(name, "correction"), (500, {}))
    assert "(the place answered 500" in receipt.note


def test_a_webhook_that_is_gone_says_so_at_the_edit() -> None:
    """Discord restricts those who go on asking."""
    with pytest.raises(Gone):
        exchange(a_notice("discord", "kill"), (404, {"message": "Unknown Webhook", "code": 10015}))


def test_matrix_replaces_what_was_wrong() -> None:
    """By an event that names it, with the whole new content; its transaction is the key's and the event's."""
    part = a_notice("matrix", "correction")
    asked, receipt = exchange(part, (200, {"event_id": "$b:example.org"}))
    assert lines(asked) == [
        ("PUT", f"v3{ROOM}/send/m.room.message/{part.key}-%24a%3Aexample.org"),
        ("PUT", f"v3{ROOM}/send/m.room.message/{part.key}"),
    ]
    edit = json.loads(asked[0].content)
    assert edit["m.new_content"] == json.loads(TEXT)
    assert edit["m.relates_to"] == {"rel_type": "m.replace", "event_id": "$a:example.org"}
    assert (edit["msgtype"], edit["body"]) == ("m.notice", "* CORRECTION: 13")
    assert receipt.note == ""


def test_matrix_takes_back_what_is_withdrawn_with_its_edits() -> None:
    """The text of an edit would stay on the server otherwise; a server that tells no edits keeps nothing back."""
    part = a_notice("matrix", "kill")
    edits = {"chunk": [{"event_id": "$b:example.org"}, "?", {"event_id": 3}]}
    asked, receipt = exchange(part, (200, edits), (200, {"event_id": "$r1"}), (200, {"event_id": "$r2"}))
    assert lines(asked) == [
        ("GET", f"v1{ROOM}/relations/%24a%3Aexample.org/m.replace"),
        ("PUT", f"v3{ROOM}/redact/%24b%3Aexample.org/{part.key}-%24b%3Aexample.org"),
        ("PUT", f"v3{ROOM}/redact/%24a%3Aexample.org/{part.key}-%24a%3Aexample.org"),
        ("PUT", f"v3{ROOM}/send/m.room.message/{part.key}"),
    ]
    assert receipt.note == ""
    asked, _ = exchange(part, (404, {"errcode": "M_UNRECOGNIZED"}), (200, {"event_id": "$r"}))
    assert [one.method for one in asked] == ["GET", "PUT", "PUT"]


def test_what_is_in_another_room_is_left_to_people() -> None:
    """The config names a new room: an edit there would change nothing, and be taken all the same."""
    elsewhere = Receipt(id="$a:example.org", url="https://matrix.to/#/%21old%3Aexample.org/$a%3Aexample.org")
    asked, receipt = exchange(a_notice("matrix", "kill", elsewhere))
    assert len(asked) == 1
    assert "in another room" in receipt.note


def test_zulip_edits_and_deletes_by_number() -> None:
    """The topic stays; on another server the number is another message's."""
    asked, receipt = exchange(a_notice("zulip", "correction"), (200, {"result": "success"}))
    assert [(one.method, str(one.url)) for one in asked] == [
        ("PATCH", f"{ZULIP}/api/v1/messages/7"),
        ("POST", f"{ZULIP}/api/v1/messages"),
    ]
    assert asked[0].content == b"content=13"
    assert receipt == Receipt(id="42", url=f"{ZULIP}/#narrow/id/42")
    asked, receipt = exchange(a_notice("zulip", "kill"), (200, {"result": "success"}))
    assert (asked[0].method, asked[0].content, receipt.note) == ("DELETE", b"", "")
    asked, receipt = exchange(a_notice("zulip", "kill", Receipt(id="7"), Receipt(id="x", url="x")))
    assert len(asked) == 1
    assert "on another server" in receipt.note
