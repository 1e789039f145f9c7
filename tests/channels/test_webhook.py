"""The webhook channel: signed as Standard Webhooks 1.0 says, the same bytes on every attempt."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from standardwebhooks import Webhook, WebhookVerificationError

from pressctl.channels import webhook
from pressctl.desk.fitting import fit
from pressctl.errors import Rejected
from pressctl.model import Chat, Notice, Reference, Secret, Target
from tests.channels.places import receipt_after, request_of, settings_of
from tests.support.builders import a_newsroom, a_part, a_variant

OLD, NEW = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
CHANNEL = webhook.CHANNEL


def settings(**changes: Any) -> webhook.Settings:
    """Build settings with an address and one secret."""
    built: webhook.Settings = settings_of(CHANNEL, **({"secret": Secret(OLD)} | changes))
    return built


def a_fresh_part(**changes: Any) -> Any:
    """Build a part attempted now, as a verifier refuses old timestamps."""
    return a_part(**({"attempted": datetime.now(UTC)} | changes))


def test_the_specs_own_vector() -> None:
    """The signature that the reference implementation gives."""
    signature = webhook.sign(OLD, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", b'{"test": 2432232314}')
    assert signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@given(st.binary(min_size=1, max_size=80), st.text(max_size=60), st.booleans())
def test_an_independent_library_verifies_it(key: bytes, text: str, prefixed: bool) -> None:  # noqa: FBT001  (drawn)
    """Any key, any text, with the prefix or without."""
    import base64

    secret = ("whsec_" if prefixed else "") + base64.b64encode(key).decode()
    part = a_fresh_part(variant=a_variant(data=json.dumps({"headline": text}, ensure_ascii=False)))
    request = request_of(CHANNEL, part, settings(secret=Secret(secret)))
    event = Webhook(secret).verify(request.content, dict(request.headers))
    assert event["data"] == {"headline": text}


def test_a_forged_body_does_not_verify() -> None:
    """The check above can fail."""
    request = request_of(CHANNEL, a_fresh_part(), settings())
    with pytest.raises(WebhookVerificationError):
        Webhook(OLD).verify(request.content.replace(b"maires", b"mairie"), dict(request.headers))
    with pytest.raises(WebhookVerificationError):
        Webhook(NEW).verify(request.content, dict(request.headers))


def test_every_secret_signs_while_they_rotate() -> None:
    """A receiver with either secret accepts it."""
    request = request_of(CHANNEL, a_fresh_part(), settings(secret=(Secret(NEW), Secret(OLD))))
    assert len(request.headers["webhook-signature"].split(" ")) == 2
    for secret in (OLD, NEW):
        Webhook(secret).verify(request.content, dict(request.headers))


def test_without_a_secret_nothing_pretends_to_be_signed() -> None:
    """Receivers that verify refuse it, loudly."""
    request = request_of(CHANNEL, a_part(), settings(secret=()))
    assert "webhook-signature" not in request.headers
    assert request.headers["webhook-id"] == a_part().key


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=2)), timezone(-timedelta(hours=9, minutes=30))])
def test_the_headers_of_one_attempt(zone: timezone) -> None:
    """The key twice, the instant of this attempt; the zone a time is written in changes nothing."""
    part = a_part(attempted=datetime(2024, 11, 6, 11, 0, 7, 900_000, tzinfo=UTC).astimezone(zone))
    headers = request_of(CHANNEL, part, settings()).headers
    assert headers["webhook-id"] == headers["idempotency-key"] == part.key
    assert headers["webhook-timestamp"] == "1730890807"
    assert headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("notice", "kind"),
    [
        ("", "release.published"),
        ("advance", "release.advance"),
        ("correction", "release.corrected"),
        ("kill", "release.killed"),
        ("test", "release.test"),
    ],
)
def test_the_body_is_the_contracts(notice: Notice, kind: str) -> None:
    """Type, first claim, data; and nothing of the attempt, so that each has the same bytes."""
    part = a_part(
        variant=a_variant(notice=notice),
        first_claimed=datetime(2024, 11, 6, 12, 0, 0, 123_456, tzinfo=timezone(timedelta(hours=1))),
    )
    request = request_of(CHANNEL, part, settings())
    assert json.loads(request.content) == {
        "type": kind,
        "timestamp": "2024-11-06T11:00:00Z",
        "data": {"id": "narcotrafic", "headline": "Les maires"},
    }
    later = request_of(CHANNEL, replace(part, attempted=part.attempted + timedelta(days=1)), settings())
    assert later.content == request.content
    assert later.headers["webhook-signature"] != request.headers["webhook-signature"]


def test_headers_of_ones_own_are_added() -> None:
    """Literal or by reference, as receivers ask for them."""
    headers = {"Authorization": Secret("Bearer 12345678"), "X-Desk": "politics"}
    sent = request_of(CHANNEL, a_part(), settings(headers=headers)).headers
    assert (sent["authorization"], sent["x-desk"]) == ("Bearer 12345678", "politics")


def test_the_address_may_be_a_secret() -> None:
    """Where the address itself is the key."""
    part, address = a_part(), "https://hooks.example.org/catch/123/abc?token=x"
    request = request_of(CHANNEL, part, settings(url=Secret(address)))
    assert str(request.url) == address
    assert CHANNEL.check is not None
    assert list(CHANNEL.check(settings(url=Reference(env="HOOK")))) == []


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"secret": Secret("whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")}, "asymmetric"),
        ({"secret": Secret("whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")}, "asymmetric"),
        ({"secret": Secret("whsec_")}, "not a signing secret"),
        ({"secret": Secret("whsec_not-base64!")}, "not a signing secret"),
        ({"secret": Secret("whsec_é")}, "not a signing secret"),
        ({"secret": (Secret(OLD), Secret("passwort"[:-1]))}, "not a signing secret"),
        ({"url": "https://user:geheim@desk.example.org/"}, "user name or password"),
        ({"url": "https://geheim@desk.example.org/"}, "user name or password"),
        ({"url": Secret("https://user:geheim@desk.example.org/")}, "user name or password"),
        ({"url": "ftp://desk.example.org/"}, 'must start with "https://"'),
        ({"url": "desk.example.org/hook"}, 'must start with "https://"'),
        ({"url": "https:///hook"}, 'must start with "https://"'),
        ({"url": "https://desk.example.org:port/"}, "not an address"),
        ({"url": "https://[::1/"}, "not an address"),
        ({"url": "https://desk.example.org/a b"}, "percent-encoded"),
        ({"url": "https://desk.example.org/\r\nx"}, "percent-encoded"),
        ({"url": "https://desk.example.org/é"}, "percent-encoded"),
        ({"url": ""}, "empty"),
        ({"url": "https://desk.example.org/#top"}, '"#"'),
        ({"headers": {"X-A": "one\r\nX-B: two"}}, "one line of ASCII"),
        ({"headers": {"X-A": "é"}}, "one line of ASCII"),
        ({"headers": {"X-A": " padded"}}, "one line of ASCII"),
        ({"headers": {"X-A": Secret("one\ntwo")}}, "one line of ASCII"),
        ({"headers": {"X A": "x"}}, "not a header's name"),
        ({"headers": {"": "x"}}, "not a header's name"),
        *(
            ({"headers": {name: "x"}}, "set by pressctl")
            for name in ("webhook-id", "Webhook-Signature", "WEBHOOK-timestamp", "Idempotency-Key", "content-type",
                         "Host", "Content-Length", "User-Agent", "Transfer-Encoding", "Connection")
        ),
    ],
)  # fmt: skip
def test_bad_settings_are_complained_about_and_never_used(changes: dict[str, Any], complaint: str) -> None:
    """Before a run where they can be seen, and at the latest before a request is built; no value is repeated."""
    found = webhook.check(settings(**changes))
    assert len(found) == 1
    assert complaint in found[0]
    assert "geheim" not in found[0]
    with pytest.raises(Rejected) as caught:
        request_of(CHANNEL, a_part(), settings(**changes))
    assert (caught.value.message, bool(caught.value.hint)) == (found[0], True)


def test_every_complaint_is_said_at_once() -> None:
    """A person sets a target right in one go."""
    bad = settings(url="x", secret=(Secret("a"), Secret("b")), headers={"Host": "x", "X-A": "\n"})
    assert len(webhook.check(bad)) == 5


@pytest.mark.parametrize("repeats", ["blind", "dropped"])
def test_the_receivers_operator_says_whether_repeats_are_dropped(repeats: str) -> None:
    """Blind unless said otherwise."""
    assert CHANNEL.drops_repeats(settings(repeats=repeats)) == (repeats == "dropped")
    assert not CHANNEL.drops_repeats(settings())
    assert CHANNEL.window is None


def test_a_success_is_taken_by_its_status_line() -> None:
    """The body does not matter, not even a cut one."""
    flow = CHANNEL.deliver(a_part(), settings())
    next(flow)
    receipt = receipt_after(flow, httpx.Response(200, content=b'{"ok', extensions={"cut": True}))
    assert receipt.id == a_part().key


def test_an_unrendered_payload_is_never_sent() -> None:
    """A part without data has nothing to post."""
    with pytest.raises(Rejected, match="nothing was rendered"):
        request_of(CHANNEL, a_part(variant=a_variant(data="")), settings())


def test_a_body_of_the_receivers_own_shape() -> None:
    """Is posted as the template made it, signed and keyed as any other; the target takes nothing else."""
    text = '{"title":"Les maires","what":"release.published"}'
    own = settings(template="cms")
    chat = Chat(place="webhook/cms", text=text, length=len(text), limit=128_000, unit="bytes")
    target = Target(name="cms", channel="webhook", settings=own)
    variant = fit(a_variant(chats=(chat,), data='{"id":"x"}'), CHANNEL, target, a_newsroom())
    assert (variant.chats, variant.data) == ((chat,), "")
    request = request_of(CHANNEL, a_fresh_part(variant=variant), own)
    assert request.content == text.encode()
    assert Webhook(OLD).verify(request.content, dict(request.headers)) == json.loads(text)
    assert fit(a_variant(chats=(chat,)), CHANNEL, replace(target, settings=settings()), a_newsroom()).chats == ()


@pytest.mark.parametrize(
    "changes", [{"template": "../x"}, {"template": "a/b"}, {"template": "cms", "payload": "ninjs"}]
)
def test_templates_that_will_not_do(changes: dict[str, Any]) -> None:
    """A name and no path, in place of payload."""
    (complaint,) = webhook.check(settings(**changes))
    assert complaint.startswith("template")
