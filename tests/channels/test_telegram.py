"""The telegram channel: its requests, its own words for yes and no, and what it does about earlier messages."""

import json
from typing import Any

import httpx
import pytest

from pressctl.channels import telegram
from pressctl.errors import Uncertain, Unreachable, Unsent
from pressctl.model import Notice, Part, Receipt, Secret
from pressctl.redaction import Redactor
from tests.channels.places import SIGNING, a_chat, outcome_of, part_for, request_of, settings_of, success_of
from tests.support.builders import a_part, a_variant

CHANNEL = telegram.CHANNEL
MESSAGE = {"text": "<b>CORRECTION</b>", "parse_mode": "HTML"}


def a_notice(notice: Notice, *earlier: str) -> Part:
    """Build a part about messages with these receipts."""
    chats = (a_chat("telegram", json.dumps(MESSAGE)),)
    return a_part(variant=a_variant(notice=notice, chats=chats), earlier=tuple(Receipt(id=one) for one in earlier))


def exchange(part: Part, *answers: tuple[int, Any], **settings: Any) -> tuple[list[tuple[str, Any]], Receipt]:
    """Deliver a part to a Telegram that gives these answers, then takes it; return the calls."""
    flow: Any = CHANNEL.deliver(part, settings_of(CHANNEL, **settings))
    asked = [next(flow)]
    asked += [flow.send(httpx.Response(status, json=body)) for status, body in answers]
    with pytest.raises(StopIteration) as stopped:
        flow.send(success_of(CHANNEL, part))
    calls = [(str(one.url).rpartition("/")[2], json.loads(one.content)) for one in asked]
    return calls, stopped.value.value


def refused(status: int, body: Any) -> Unsent:
    """Return what an answer that is no success becomes."""
    with pytest.raises(Unsent) as caught:
        outcome_of(CHANNEL, httpx.Response(status, json=body))
    return caught.value


def test_the_token_is_in_the_path_as_its_server_wants_it_and_masked_where_it_is_shown() -> None:
    """The one place that knows no header for it."""
    request = request_of(CHANNEL, part_for(CHANNEL), settings_of(CHANNEL, server="https://bots.example/"))
    assert str(request.url) == f"https://bots.example/bot{SIGNING}/sendMessage"
    assert SIGNING not in Redactor([Secret(SIGNING)]).clean(f"{request!r} {request.url}")


def test_a_correction_edits_and_a_kill_deletes_before_the_notice() -> None:
    """By the numbers in the receipts; the notice is a message of its own."""
    message, here = {"chat_id": "@river_city_press"} | MESSAGE, {"chat_id": "@river_city_press", "message_id": 7}
    calls, receipt = exchange(a_notice("correction", "@river_city_press/7"), (200, {"ok": True, "result": {}}))
    assert calls == [("editMessageText", message | here), ("sendMessage", message)]
    assert receipt == Receipt(id="@river_city_press/42", url="https://t.me/river_city_press/42")
    calls, receipt = exchange(a_notice("kill", "@river_city_press/7"), (200, {"ok": True, "result": True}))
    assert calls == [("deleteMessage", here), ("sendMessage", message)]
    assert receipt.note == ""


def test_a_number_of_another_chat_is_left_alone() -> None:
    """There it is another message's: only people know what became of theirs."""
    calls, receipt = exchange(a_notice("kill", "-1001234567890/7", "junk"))
    assert [method for method, _ in calls] == ["sendMessage"]
    assert "in another chat" in receipt.note


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("Bad Request: message is not modified: specified new message content is the same", ""),
        ("Bad Request: message can't be edited", "an earlier message was not changed"),
    ],
)
def test_an_edit_that_is_refused_keeps_no_notice_back(said: str, note: str) -> None:
    """One that was made already is none to tell of."""
    _, receipt = exchange(a_notice("correction", "@river_city_press/7"), (400, {"ok": False, "description": said}))
    assert receipt.note[: len(note)] == note
    assert bool(receipt.note) == bool(note)


def test_a_chat_with_a_name_is_public() -> None:
    """It gets neither a test nor anything before its embargo; a group that only its members find may."""
    assert CHANNEL.is_public(settings_of(CHANNEL))
    assert not CHANNEL.is_public(settings_of(CHANNEL, chat="-1001234567890"))
    calls, receipt = exchange(a_notice("advance"), chat="-1001234567890")
    assert calls[0][1]["chat_id"] == "-1001234567890"
    assert receipt == Receipt(id="-1001234567890/42")


def test_its_words_for_no() -> None:
    """A wait in the body, a group that moved, a chat that is not there, an answer without a number."""
    slow = refused(429, {"ok": False, "parameters": {"retry_after": 34}})
    assert isinstance(slow, Unreachable)
    assert slow.retry_after == 34
    for parameters in (None, {"retry_after": True}, {"retry_after": "34"}, [34]):
        odd = refused(429, {"ok": False, "parameters": parameters})
        assert isinstance(odd, Unreachable)
        assert odd.retry_after is None
    moved = refused(400, {"ok": False, "description": "group upgraded", "parameters": {"migrate_to_chat_id": -100123}})
    assert 'chat = "-100123"' in moved.hint
    assert "chat not found" in refused(400, {"ok": False, "description": "Bad Request: chat not found"}).message
    assert isinstance(refused(200, {"ok": True, "result": {"message_id": True}}), Uncertain)


@pytest.mark.parametrize(
    "changes", [{"token": Secret("123/../getMe")}, {"chat": "river"}, {"chat": "@a b"}, {"chat": ""}]
)
def test_settings(changes: dict[str, Any]) -> None:
    """Each mistake at its key, and nothing that could lead to another method."""
    (found,) = telegram.check(settings_of(CHANNEL, **changes))
    assert found.startswith(next(iter(changes)))
