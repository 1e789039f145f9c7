"""What each chat service's channel does beyond what all channels promise: its request, and its own words for yes and no."""

import base64
import json
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest

from pressctl.channels import find
from pressctl.errors import Gone, Rejected, Uncertain, Unreachable, Unsent
from pressctl.model import Channel, Receipt, Reference, Secret
from pressctl.render.chat import available as places
from tests.channels.places import ADDRESSES, SIGNING, a_chat, outcome_of, own_of, part_for, request_of, settings_of
from tests.support.builders import a_part, a_variant

CHATS = [find(name) for name in places()]
every_chat = pytest.mark.parametrize("channel", [pytest.param(channel, id=channel.name) for channel in CHATS])


def answered(name: str, status: int, body: Any = b"", **headers: str) -> Receipt:
    """Deliver a part to a service that gives one answer."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return outcome_of(find(name), httpx.Response(status, content=content, headers=headers))


def refused(name: str, status: int, body: Any = b"", **headers: str) -> Unsent:
    """Return what an answer that is no success becomes."""
    with pytest.raises(Unsent) as caught:
        answered(name, status, body, **headers)
    return caught.value


@every_chat
def test_what_was_rendered_is_what_leaves(channel: Channel) -> None:
    """The ledger's JSON, to the byte where nothing of the target's is added."""
    text = '{"text":"« Les maires »","n":1}'
    part = part_for(channel, variant=a_variant(chats=(a_chat(channel.name, text), a_chat("other", "{}"))))
    request = request_of(channel, part)
    if leaves := own_of(channel, "leaves"):
        assert leaves(request) == json.loads(text)
        return
    if channel.name == "zulip":
        sent: Any = {name: value for name, (value,) in parse_qs(request.content.decode()).items()}
        assert sent == {"type": "stream", "to": "press", "text": "« Les maires »", "n": "1"}
        assert request.headers["content-type"] == "application/x-www-form-urlencoded"
        return
    if channel.name == "ntfy":
        assert json.loads(request.content) == {"topic": "river-city-press-7f3k2m", "text": "« Les maires »", "n": 1}
    elif channel.name == "telegram":
        assert json.loads(request.content) == {"chat_id": "@river_city_press", "text": "« Les maires »", "n": 1}
    elif channel.name == "google_chat":
        thread = {"threadKey": "narcotrafic/fr"}
        assert json.loads(request.content) == {"text": "« Les maires »", "n": 1, "thread": thread}
    else:
        assert request.content == text.encode()
    assert request.headers["content-type"] == "application/json"


@every_chat
def test_nothing_is_sent_where_nothing_was_rendered(channel: Channel) -> None:
    """Another service's message is not this one's."""
    with pytest.raises(Rejected, match="nothing was rendered"):
        request_of(channel, a_part(variant=a_variant(chats=(a_chat("other"),))))


@every_chat
def test_what_it_declares(channel: Channel) -> None:
    """It takes its own message, mails nobody, and says of a repeat what is known."""
    assert channel.takes == {"chats"}
    assert not channel.mailing
    assert not channel.public
    assert channel.stays.endswith(".")
    assert channel.amends == own_of(channel, "amends", channel.name in {"discord", "matrix", "telegram", "zulip"})
    assert channel.drops_repeats(settings_of(channel)) == own_of(channel, "drops", channel.name == "matrix")


@pytest.mark.parametrize("name", ADDRESSES)
def test_the_address_is_taken_as_it_was_given(name: str) -> None:
    """Signed addresses stay valid to the byte; what is added comes at the end."""
    part = part_for(find(name))
    threaded = f"&requestId={part.key}&messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD"
    added = {"discord": "?wait=true", "google_chat": threaded}.get(name, "")
    request = request_of(find(name), part)
    assert (request.method, str(request.url)) == ("POST", ADDRESSES[name] + added)


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_address_can_only_be_a_reference(name: str) -> None:
    """Written into config.toml it would be in everybody's hands."""
    channel = find(name)
    assert channel.check is not None
    assert not channel.check(settings_of(channel, url=Reference(env="X")))
    assert len(list(channel.check(settings_of(channel, url=Secret("hooks.example.org/x"))))) == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("slack", Receipt(id=a_part().key)),
        ("mattermost", Receipt(id=a_part().key)),
        ("discord", Receipt(id="1312345678901234567")),
        ("ntfy", Receipt(id="sPs71M8A2T")),
        ("zulip", Receipt(id="42", url="https://example.zulipchat.com/#narrow/id/42")),
        ("telegram", Receipt(id="@river_city_press/42", url="https://t.me/river_city_press/42")),
        ("google_chat", Receipt(id="spaces/AAAAbCdEfGh/messages/x.y")),
        (
            "matrix",
            Receipt(
                id="$YUwRidLecu:example.org",
                url="https://matrix.to/#/%21press%3Aexample.org/$YUwRidLecu%3Aexample.org",
            ),
        ),
    ],
)
def test_the_receipt_is_the_places_own_id(name: str, expected: Receipt) -> None:
    """By which a person finds the message there; where there is none, the key."""
    from tests.channels.places import success_of

    part = part_for(find(name))
    assert outcome_of(find(name), success_of(find(name), part), part) == expected


# Slack


@pytest.mark.parametrize("word", ["no_service", "no_team", "invalid_token"])
@pytest.mark.parametrize("status", [403, 404])
def test_a_slack_webhook_that_was_removed_is_gone(word: str, status: int) -> None:
    """It is not asked again until the address changes, and the words say so."""
    error = refused("slack", status, word.encode())
    assert isinstance(error, Gone)
    assert word in error.message
    assert "make a new one" in error.hint


@pytest.mark.parametrize(
    ("status", "word", "hint"),
    [
        (400, "invalid_payload", "templates/chat/slack.json"),
        (400, "invalid_blocks", "templates/chat/slack.json"),
        (403, "action_prohibited", "administrator"),
        (404, "channel_not_found", "another one"),
        (400, "user_not_found", "make a webhook"),
    ],
)
def test_slacks_words_say_whose_turn_it_is(status: int, word: str, hint: str) -> None:
    """A cause and what to do, instead of a number."""
    error = refused("slack", status, word.encode())
    assert type(error) is Rejected
    assert hint in error.hint


def test_slacks_archived_channel_is_gone() -> None:
    """By its status, 410."""
    assert isinstance(refused("slack", 410, b"channel_is_archived"), Gone)


def test_slacks_500_is_not_known() -> None:
    """`rollup_error`: something went wrong on the way; it may be there."""
    assert isinstance(refused("slack", 500, b"rollup_error"), Uncertain)


@pytest.mark.parametrize("name", ["slack", "mattermost"])
def test_a_success_without_an_ok_is_not_known(name: str) -> None:
    """A page, a proxy, a cut answer: nobody knows whether it is there."""
    assert isinstance(refused(name, 200, b"<html>sign in</html>"), Uncertain)
    assert isinstance(refused(name, 200, b"o"), Uncertain)
    assert answered(name, 200, b"ok\n").id


# Discord


def test_a_discord_webhook_that_was_deleted_is_gone() -> None:
    """Discord restricts those who go on asking."""
    assert isinstance(refused("discord", 404, {"message": "Unknown Webhook", "code": 10015}), Gone)
    assert type(refused("discord", 404, {"message": "404: Not Found", "code": 0})) is Rejected


@pytest.mark.parametrize(
    ("body", "headers", "wait"),
    [
        ({"message": "You are being rate limited.", "retry_after": 0.65, "global": False}, {}, 0.65),
        ({"retry_after": 64.57}, {"retry-after": "65"}, 65.0),
        ({"retry_after": 3}, {"retry-after": "0"}, 0.0),
        ({"retry_after": -1}, {}, None),
        ({"retry_after": True}, {}, None),
        ({"retry_after": 1e300}, {}, None),
        ({"retry_after": "5"}, {}, None),
        (["retry_after"], {}, None),
    ],
)
def test_discord_says_in_its_body_how_long_to_wait(body: Any, headers: dict[str, str], wait: float | None) -> None:
    """Seconds with a fraction; the header, where there is one, is the same rounded up."""
    error = refused("discord", 429, body, **headers)
    assert isinstance(error, Unreachable)
    assert error.retry_after == wait


def test_a_thread_of_discords_channel() -> None:
    """By its id."""
    channel = find("discord")
    request = request_of(channel, part_for(channel), settings_of(channel, thread="1193456789012345678"))
    assert request.url.query == b"wait=true&thread_id=1193456789012345678"
    assert channel.check is not None
    assert "digits" in next(iter(channel.check(settings_of(channel, thread="x&y=1"))))


# Teams


@pytest.mark.parametrize("status", [200, 202])
def test_a_teams_workflow_that_began_is_sent(status: int) -> None:
    """Its run's id is the receipt: what a person looks up in the run history."""
    assert answered("teams", status, **{"x-ms-workflow-run-id": "08584567890123456789"}).id == "08584567890123456789"
    assert answered("teams", status).id == a_part().key
    assert len(answered("teams", status, **{"x-ms-workflow-run-id": "x" * 900}).id) <= 120


def test_a_success_of_teams_that_says_no_is_none() -> None:
    """The old connectors answered 200 with the error in words."""
    words = b"Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429"
    assert type(refused("teams", 200, words)) is Rejected
    assert isinstance(refused("teams", 200, b"\n <!DOCTYPE html>"), Uncertain)


@pytest.mark.parametrize(
    "address", ["https://example.webhook.office.com/webhookb2/x", "https://outlook.office.com/webhook/x"]
)
def test_a_retired_connector_is_refused(address: str) -> None:
    """Before anything is sent, with what to make instead."""
    channel = find("teams")
    assert channel.check is not None
    (complaint,) = channel.check(settings_of(channel, url=Secret(address)))
    assert "make a workflow" in complaint
    assert "webhookb2" not in complaint


# Mattermost


@pytest.mark.parametrize("word", ["web.incoming_webhook.invalid.app_error", "web.incoming_webhook.channel.app_error"])
def test_a_mattermost_webhook_that_was_deleted_is_gone(word: str) -> None:
    """The server says it with 400 or 404, and an id."""
    error = refused("mattermost", 400, {"id": word, "message": "Invalid webhook.", "status_code": 400})
    assert isinstance(error, Gone)
    assert "Invalid webhook" in error.message


def test_another_error_of_mattermost_is_a_refusal() -> None:
    """Its message says what it objects to."""
    body = {"id": "web.incoming_webhook.text.app_error", "message": "No text specified."}
    assert type(refused("mattermost", 400, body)) is Rejected


# Matrix


def test_the_key_is_matrix_transaction() -> None:
    """The same on every attempt, so that the server drops repeats."""
    channel = find("matrix")
    request = request_of(channel, part_for(channel), settings_of(channel, server="https://matrix.example.org/"))
    assert request.method == "PUT"
    assert str(request.url) == (
        "https://matrix.example.org/_matrix/client/v3/rooms/%21press%3Aexample.org/send/m.room.message/" + a_part().key
    )
    assert request.headers["authorization"] == f"Bearer {SIGNING}"
    assert channel.window == 1800


@pytest.mark.parametrize(
    ("body", "wait"),
    [({"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 2000}, 2.0), ({"errcode": "M_LIMIT_EXCEEDED"}, None)],
)
def test_matrix_says_in_its_body_how_long_to_wait(body: Any, wait: float | None) -> None:
    """In milliseconds, on servers older than 1.10 of the specification."""
    error = refused("matrix", 429, body)
    assert isinstance(error, Unreachable)
    assert error.retry_after == wait


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"room": "#press:example.org"}, "alias"),
        ({"room": "press"}, "begins with !"),
        ({"room": "!"}, "begins with !"),
        ({"room": "!a b"}, "begins with !"),
        ({"server": "matrix.example.org"}, 'must start with "https://"'),
        ({"token": Secret("a b c d e f")}, "token"),
    ],
)
def test_matrix_settings(changes: dict[str, Any], complaint: str) -> None:
    """Each mistake at its key."""
    channel = find("matrix")
    assert channel.check is not None
    (found,) = channel.check(settings_of(channel, **changes))
    assert complaint in found


def test_a_room_can_be_of_version_12() -> None:
    """Its id has no server."""
    channel = find("matrix")
    assert channel.check is not None
    assert not channel.check(settings_of(channel, room="!31hneApxJ_1o-63DmFrpeqnkFfWppnzWso1JvH3ogLM"))


# ntfy


def test_ntfy_without_a_token() -> None:
    """A topic that anybody may write to."""
    channel = find("ntfy")
    request = request_of(channel, part_for(channel), settings_of(channel, token=None, topic=Secret("guess-me-not")))
    assert "authorization" not in request.headers
    assert json.loads(request.content)["topic"] == "guess-me-not"
    assert str(request.url) == "https://ntfy.sh/"


@pytest.mark.parametrize("topic", ["", "a b", "a/b", "é", "x" * 65])
def test_ntfys_topics(topic: str) -> None:
    """As its server takes them."""
    channel = find("ntfy")
    assert channel.check is not None
    (found,) = channel.check(settings_of(channel, topic=topic))
    assert found.startswith("topic ")


# Google Chat


def test_half_an_address_of_google_chat() -> None:
    """Without key and token it is nobody's."""
    channel = find("google_chat")
    assert channel.check is not None
    address = Secret("https://chat.googleapis.example/v1/spaces/AAAA/messages")
    assert "not whole" in next(iter(channel.check(settings_of(channel, url=address))))


# Zulip


def test_zulips_bot_signs_in() -> None:
    """By its address and its key."""
    channel = find("zulip")
    request = request_of(channel, part_for(channel))
    scheme, _, word = request.headers["authorization"].partition(" ")
    assert (scheme, base64.b64decode(word).decode()) == ("Basic", f"press-bot@example.zulipchat.com:{SIGNING}")
    assert str(request.url) == "https://example.zulipchat.com/api/v1/messages"


def test_zulip_says_no_in_words() -> None:
    """Whatever the status."""
    body = {"result": "error", "code": "STREAM_DOES_NOT_EXIST", "msg": "Channel 'press' does not exist"}
    for status in (200, 400):
        error = refused("zulip", status, body)
        assert type(error) is Rejected
        assert "STREAM_DOES_NOT_EXIST" in error.message


def test_zulip_says_in_its_body_how_long_to_wait() -> None:
    """Seconds with a fraction."""
    error = refused("zulip", 429, {"code": "RATE_LIMIT_HIT", "retry-after": 28.706807374954224, "result": "error"})
    assert isinstance(error, Unreachable)
    assert error.retry_after == pytest.approx(28.7068, abs=0.001)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [({"email": "press-bot"}, "email"), ({"email": "a:b@x"}, "email"), ({"stream": ""}, "stream")],
)
def test_zulip_settings(changes: dict[str, Any], complaint: str) -> None:
    """Each mistake at its key."""
    channel = find("zulip")
    assert channel.check is not None
    (found,) = channel.check(settings_of(channel, **changes))
    assert found.startswith(complaint)
