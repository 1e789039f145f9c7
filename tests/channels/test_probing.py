"""What each place is asked of its credential, and what its answers say: every channel is asked, or says why it cannot be."""

import json
from dataclasses import fields
from typing import Any

import httpx
import pytest

from pressctl.channels import available, find
from pressctl.errors import Rejected, Uncertain, Unsent
from pressctl.model import Channel, Knock, LogIn, MayWrite, Reference, Reply, Secret
from pressctl.redaction import Redactor
from tests.channels.places import ADDRESSES, NOON, SIGNING, is_secret, own_of, settings_of

# By channel: what it is asked, step by step, and an answer with which it works, in the vendor's own form; a channel's own
# test module may say it, as `works`.
SHARED: dict[str, tuple[tuple[str, Any], ...]] = {
    "amazon_ses": (
        ("GET /v2/email/account", {"SendingEnabled": True, "ProductionAccessEnabled": True, "SendQuota": {}}),
    ),
    "bluesky": (
        ("POST /xrpc/com.atproto.server.createSession", {"did": "did:plc:a", "accessJwt": "j", "active": True}),
    ),
    "brevo": (("GET /v3/account", {"email": "presse@example.org", "companyName": "Presse", "plan": []}),),
    "discord": (("GET ", {"id": "1", "channel_id": "1193456789012345678", "name": "Presse", "type": 1}),),
    "files": (("OPTIONS ", None),),
    "linkedin": (
        ("POST /rest/images?action=initializeUpload", {"value": {"image": "urn:li:image:C", "uploadUrl": "https://x"}}),
    ),
    "listmonk": (("GET /api/profile", {"data": {"id": 7, "user_role": {"permissions": ["tx:send"]}}}),),
    "mailgun": (("GET /v3/domains/mg.example.org", {"domain": {"name": "mg.example.org", "state": "active"}}),),
    "mailjet": (("GET /v3/REST/sender?Limit=1", {"Count": 1, "Data": [{"Status": "Active"}], "Total": 1}),),
    "mailpit": (("POST /api/v1/send", (400, {"Error": "EOF"})),),
    "mastodon": (
        ("GET /api/v1/apps/verify_credentials", {"name": "Presse", "scopes": ["write:statuses", "write:media"]}),
    ),
    "matrix": (
        ("GET /_matrix/client/v3/account/whoami", {"user_id": "@presse:example.org"}),
        ("GET /_matrix/client/v3/joined_rooms", {"joined_rooms": ["!press:example.org"]}),
    ),
    "ntfy": (("GET /v1/account", {"username": "presse", "role": "user"}),),
    "postmark": (
        ("GET /server", {"ID": 1, "Name": "Presse", "ApiTokens": []}),
        ("GET /message-streams/broadcast", {"ID": "broadcast", "MessageStreamType": "Broadcasts", "ArchivedAt": None}),
    ),
    "resend": (("GET /domains", {"object": "list", "data": []}),),
    "sendgrid": (("GET /v3/scopes", {"scopes": ["alerts.read", "mail.send"]}),),
    "telegram": (
        (f"GET /bot{SIGNING}/getMe", {"ok": True, "result": {"id": 7, "is_bot": True, "username": "presse_bot"}}),
        (
            f"GET /bot{SIGNING}/getChatMember?chat_id=%40river_city_press&user_id=7",
            {"ok": True, "result": {"status": "administrator", "can_post_messages": True}},
        ),
    ),
    "zulip": (
        ("GET /api/v1/users/me", {"result": "success", "user_id": 5, "email": "press-bot@example.zulipchat.com"}),
        ("GET /api/v1/get_stream_id?stream=press", {"result": "success", "stream_id": 15}),
    ),
}
WORKS = SHARED | {name: works for name in available() if (works := own_of(find(name), "works"))}
ASKED = [pytest.param(find(name), id=name) for name in WORKS]
every_asked = pytest.mark.parametrize("channel", ASKED)


def probe(channel: Channel, settings: Any = None) -> Any:
    """Begin to ask a channel's place."""
    assert channel.probe
    return channel.probe(settings or settings_of(channel), NOON)


def answer(said: Any) -> httpx.Response:
    """Make an answer: a status with its JSON, or JSON alone."""
    status, body = said if isinstance(said, tuple) else (200, said)
    return httpx.Response(status, content=b"" if body is None else json.dumps(body).encode())


def ask(channel: Channel, *said: Any, settings: Any = None) -> str:
    """Ask a place that says this, one thing after the other; return what the channel makes of it."""
    question = probe(channel, settings)
    next(question)
    for one in said:
        try:
            question.send(one if isinstance(one, httpx.Response) else answer(one))
        except StopIteration as done:
            words: str = done.value
            return words
    message = "it asks for more"
    raise AssertionError(message)


def verdict(channel: Channel, *said: Any, settings: Any = None) -> tuple[type[Unsent], str]:
    """Return what a refusal or silence is, and all that it says."""
    with pytest.raises(Unsent) as caught:
        pytest.fail(ask(channel, *said, settings=settings))
    assert caught.value.hint
    return type(caught.value), f"{caught.value.message} {caught.value.hint}"


@pytest.mark.parametrize("name", available())
def test_every_place_is_asked_or_says_why_not(name: str) -> None:
    """A channel has a question; one whose answer says nothing of the credential tells so, in one line."""
    channel = find(name)
    assert channel.probe
    assert (name in WORKS) or channel.unasked or name in {"smtp", "outbox"}
    assert channel.unasked.isprintable()
    if channel.unasked:
        assert isinstance(next(probe(channel)), Knock), "what cannot be asked is asked nothing"


@every_asked
def test_it_asks_and_sends_nothing(channel: Channel) -> None:
    """Each request reads, or is empty where only the call that sends lets the credential in; none has a body."""
    question = probe(channel)
    wanted = next(question)
    steps = WORKS[channel.name]
    for expected, said in steps:
        assert isinstance(wanted, httpx.Request)
        assert f"{wanted.method} {wanted.url.raw_path.decode()}".startswith(expected)
        assert wanted.content == b"" or channel.name in {"bluesky", "linkedin"}  # to sign in; a place for a picture
        assert wanted.method in {"GET", "OPTIONS"} or channel.name in {"mailpit", "bluesky", "linkedin"}
        wanted = None if said is steps[-1][1] else question.send(answer(said))
    assert ask(channel, *(said for _, said in steps)).isprintable()


@every_asked
def test_a_credential_is_in_the_question(channel: Channel) -> None:
    """The question is asked with it; one that was not read yet is never asked with."""
    wanted = next(probe(channel))
    unread = {field.name: Reference(env="X") for field in fields(channel.settings) if is_secret(channel, field.name)}
    known = Redactor([Secret(SIGNING), Secret(ADDRESSES["discord"])])
    credential = channel.name != "mailpit"  # whose example has none
    assert known.holds_secret(f"{wanted.url} {' '.join(wanted.headers.values())} {wanted.content!r}") == credential
    if credential:
        with pytest.raises(Rejected, match="was not read"):
            next(probe(channel, settings_of(channel, **unread)))


@every_asked
def test_a_refusal_says_what_to_do(channel: Channel) -> None:
    """401 is a no, at every place; Mailgun is asked in a second way before that counts."""
    refused = httpx.Response(401, content=b'{"message":"Unauthorized <zoe@journal.example>"}')
    kind, said = verdict(channel, refused, refused)
    assert issubclass(kind, Rejected)
    assert "401" in said
    assert "zoe@" not in said


@every_asked
@pytest.mark.parametrize("status", [400, 408, 429, 500, 502, 503, 504])
def test_what_decides_nothing_is_no_refusal(channel: Channel, status: int) -> None:
    """A place that is busy, ill or confused has not said that the credential is wrong."""
    assert verdict(channel, httpx.Response(status, content=b"later"))[0] is Uncertain


@every_asked
@pytest.mark.parametrize(
    "body", [b"", b"<html>It works!</html>", b"[]", b"null", b'{"data":7,"ok":true}', b'{"a":' + b"[" * 50_000]
)
def test_junk_is_not_taken_for_works(channel: Channel, body: bytes) -> None:
    """Whoever answers in the place's stead (a portal, another server) does not make the credential right."""
    if channel.name == "files":  # which says nothing but its status
        return
    kind, said = verdict(channel, httpx.Response(200, content=body))
    assert kind is Uncertain
    assert said.isprintable()


def test_a_key_that_may_only_send_works() -> None:
    """It is let in nowhere else, which is no refusal: Resend says so, Mailgun misses a sender, and not the key."""
    resend, mailgun = find("resend"), find("mailgun")
    assert "may send" in ask(resend, (401, {"name": "restricted_api_key", "message": "restricted to only send emails"}))
    assert issubclass(verdict(resend, (401, {"name": "validation_error"}))[0], Rejected)
    question = probe(mailgun)
    next(question)
    tried = question.send(httpx.Response(401, content=b"Forbidden"))
    assert (tried.method, tried.url.path, tried.content) == ("POST", "/v3/mg.example.org/messages", b"")
    assert "may send" in ask(mailgun, (401, None), (400, {"message": "from parameter is missing"}))
    kind, said = verdict(mailgun, (401, None), (200, {"id": "<1@mg>", "message": "Queued."}))
    assert kind is Uncertain, said


# channel, answers, and words of what is said: a credential that is right, for something that is not.
LACKING: list[tuple[str, tuple[Any, ...], str]] = [
    ("mailgun", ((404, {"message": "Domain not found"}),), "api.eu.mailgun.net"),
    ("mailgun", ({"domain": {"state": "unverified"}},), "unverified"),
    ("sendgrid", ({"scopes": ["alerts.read"]},), "Mail Send"),
    ("mastodon", ({"name": "Presse", "scopes": ["read:statuses", "write:media"]},), "scope write:statuses"),
    ("bluesky", ({"did": "did:plc:a", "active": False, "status": "suspended"},), "see what is wrong"),
    ("listmonk", ({"data": {"user_role": {"permissions": ["lists:get_all"]}}},), "tx:send"),
    ("postmark", ({"Name": "Presse"}, (404, None)), "no stream broadcast"),
    ("postmark", ({"Name": "Presse"}, (422, {"ErrorCode": 1226})), "no stream broadcast"),
    ("postmark", ({"Name": "Presse"}, {"ID": "broadcast", "ArchivedAt": "2026-01-01"}), "archived"),
    ("postmark", ({"Name": "Presse", "DeliveryType": "Sandbox", "ApiTokens": []},), "is a sandbox"),
    ("amazon_ses", ({"SendingEnabled": False, "ProductionAccessEnabled": True},), "paused"),
    ("amazon_ses", ((400, {"__type": "InvalidClientTokenId"}),), "Check the secret"),
    ("matrix", ({"user_id": "@presse:example.org"}, {"joined_rooms": []}), "Invite @presse:example.org"),
    ("telegram", ({"result": {"id": 7, "username": "b"}}, (400, {"description": "chat not found"})), "Check chat"),
    ("telegram", ({"result": {"id": 7, "username": "b"}}, {"result": {"status": "left"}}), "Add @b"),
    (
        "telegram",
        ({"result": {"id": 7, "username": "b"}}, {"result": {"status": "administrator", "can_post_messages": False}}),
        "may post",
    ),
    ("zulip", ({"user_id": 5}, (400, {"msg": "Invalid channel name 'press'"})), "Check stream"),
    ("discord", ((404, {"code": 10015, "message": "Unknown Webhook"}),), "webhook"),
    ("files", ((404, None),), "Make the folder"),
]


@pytest.mark.parametrize(("name", "said", "words"), LACKING, ids=[f"{name}-{words}" for name, _, words in LACKING])
def test_what_is_lacking_is_named(name: str, said: tuple[Any, ...], words: str) -> None:
    """The vendor tells which right, domain, stream or room is missing, and the refusal says what to do."""
    kind, told = verdict(find(name), *said)
    assert issubclass(kind, Rejected)
    assert words in told


def test_what_a_place_does_not_let_ask_is_not_known() -> None:
    """AWS tells a key that may not look from one that is wrong; a web host may forbid the question itself."""
    denied = (403, {"__type": "AccessDeniedException", "message": "not authorized to perform: ses:GetAccount"})
    kind, said = verdict(find("amazon_ses"), denied)
    assert (kind, "ses:GetAccount" in said) == (Uncertain, True)
    assert verdict(find("files"), (403, None))[0] is Uncertain
    assert "shows when one is" in ask(find("files"), (405, None))
    assert "does not say" in ask(find("mastodon"), {"name": "Presse"})
    assert "sandbox" in ask(find("amazon_ses"), {"SendingEnabled": True, "ProductionAccessEnabled": False})


def test_without_a_token_an_ntfy_server_is_asked_for_its_health() -> None:
    """There is nothing to sign in with."""
    ntfy = find("ntfy")
    bare = settings_of(ntfy, token=None)
    assert next(probe(ntfy, bare)).url.path == "/v1/health"
    assert "no token" in ask(ntfy, {"healthy": True}, settings=bare)
    assert verdict(ntfy, {"healthy": False}, settings=bare)[0] is Uncertain


def test_too_many_rooms_are_not_looked_through() -> None:
    """An answer that was cut short says nothing of what is missing."""
    cut = httpx.Response(200, content=b'{"joined_rooms":["!a', extensions={"cut": True})
    assert "signed in" in ask(find("matrix"), {"user_id": "@presse:example.org"}, cut)


def test_a_mail_server_is_greeted_and_logged_in_to() -> None:
    """A wrong password is a no, a server that is busy none."""
    smtp = find("smtp")
    asked = next(probe(smtp))
    assert isinstance(asked, LogIn)
    assert asked.server.password == Secret(SIGNING)
    for reply, expected in (
        (Reply(step="login", code=250, text=""), "logged in"),
        (Reply(step="login", code=535, text="5.7.8 bad"), Rejected),
        (Reply(step="tls", code=0, text="offers no STARTTLS"), Rejected),
        (Reply(step="greeting", code=421, text="busy"), Uncertain),
    ):
        question = probe(smtp)
        next(question)
        with pytest.raises((StopIteration, Unsent)) as ended:
            question.send(reply)
        told = getattr(ended.value, "value", type(ended.value))
        assert told == expected, reply


def test_the_outbox_is_looked_at() -> None:
    """Nothing is written to see whether something can be."""
    outbox = find("outbox")
    assert next(probe(outbox)) == MayWrite(path="outbox")
    question = probe(outbox)
    next(question)
    with pytest.raises(Rejected, match="cannot be written"):
        question.send(False)  # noqa: FBT003  (the answer)
