"""The amazon_ses channel: one person's message as it is, under a signature that AWS's own code makes too."""

import base64
import json
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import Any

import httpx
import pytest

from pressctl.channels import amazon_ses
from pressctl.errors import Rejected, Uncertain, Unreachable
from pressctl.model import Part, Receipt, Secret
from tests.channels.places import (
    ALL_BYTES,
    NOON,
    a_mail,
    an_attachment,
    outcome_of,
    part_for,
    people,
    request_of,
    settings_of,
)
from tests.support.builders import a_part, a_variant

CHANNEL = amazon_ses.CHANNEL
KEYS = {"access_key": Secret("AKIDEXAMPLE"), "secret_key": Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")}


def answered(_part: Part) -> httpx.Response:
    """Build what SES answers when it takes a message."""
    return httpx.Response(200, json={"MessageId": "0102018b-1f3c-000000"})


def refused(status: int, name: str, message: str = "no") -> httpx.Response:
    """Build what SES answers when it does not."""
    return httpx.Response(status, json={"message": message}, headers={"x-amzn-errortype": name})


def test_the_request() -> None:
    """The documented call: the whole message, with the key as a tag."""
    part = part_for(CHANNEL)
    request = request_of(CHANNEL, part, settings_of(CHANNEL, configuration_set="press"))
    assert (request.method, str(request.url)) == (
        "POST",
        "https://email.eu-west-3.amazonaws.com/v2/email/outbound-emails",
    )
    call = json.loads(request.content)
    mail = message_from_bytes(base64.b64decode(call["Content"].pop("Raw")["Data"]), policy=policy.default)
    assert (mail["to"], mail["from"], mail["subject"]) == (
        "p0@journal.example",
        "Presse <presse@example.org>",
        "Les maires",
    )
    assert call == {
        "Destination": {"ToAddresses": ["p0@journal.example"]},
        "Content": {},
        "EmailTags": [{"Name": "pressctl-key", "Value": part.key}],
        "ConfigurationSetName": "press",
    }


def test_a_text_that_looks_like_a_template_is_text() -> None:
    """It is nobody's template, with files or without."""
    file = an_attachment()
    mail = a_mail(text="{{name}} {{{x}}} {{#if}}\n", attachments=(file,))
    part = a_part(members=people(1), variant=a_variant(mail=mail), files={file.sha256: ALL_BYTES})
    raw = json.loads(request_of(CHANNEL, part).content)["Content"]["Raw"]["Data"]
    sent = message_from_bytes(base64.b64decode(raw), policy=policy.default)
    body = sent.get_body(("plain",))
    assert body
    assert body.get_content() == "{{name}} {{{x}}} {{#if}}\r\n"
    assert [one.get_content() for one in sent.iter_attachments()] == [ALL_BYTES]


def test_the_signature() -> None:
    """As AWS's own signer (botocore 1.43) made it for this call, with the keys of AWS's examples."""
    settings = settings_of(CHANNEL, region="us-east-1", **KEYS)
    moment = datetime(2015, 8, 30, 12, 36, tzinfo=UTC)
    headers = amazon_ses.signed("https://example.amazonaws.com/", b"{}", settings, moment, service="service")
    assert headers["x-amz-date"] == "20150830T123600Z"
    assert headers["authorization"] == (
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
        "SignedHeaders=content-type;host;x-amz-date, Signature=0d1656d76086053d51c679cd5bd8235a1ebab2692999733262f12a55c7eaa189"
    )


@pytest.mark.parametrize("token", [None, Secret("FwoGZXIvYXdzEXAMPLE")])
@pytest.mark.parametrize("base", ["", "https://vpce-1.email.eu-west-3.vpce.amazonaws.com:8443/a%20b/"])
def test_the_signature_is_botocores(base: str, token: Secret | None) -> None:
    """AWS's own signer agrees, also on a port, a path and a temporary key; its model takes the call."""
    why = "botocore, which signs beside us, is not installed here"
    auth, awsrequest, credentials, loaders, model, validate = (
        pytest.importorskip(f"botocore.{name}", reason=why)
        for name in ("auth", "awsrequest", "credentials", "loaders", "model", "validate")
    )
    settings = settings_of(CHANNEL, base_url=base, session_token=token, **KEYS)
    request = request_of(CHANNEL, part_for(CHANNEL), settings)
    asked = awsrequest.AWSRequest("POST", str(request.url), {"Content-Type": "application/json"}, request.content)
    asked.context["timestamp"] = request.headers["x-amz-date"]
    keys = credentials.Credentials(*(key.reveal() for key in KEYS.values()), token.reveal() if token else None)
    theirs = auth.SigV4Auth(keys, "ses", "eu-west-3")
    asked.headers["X-Amz-Date"] = request.headers["x-amz-date"]
    if token:
        asked.headers["X-Amz-Security-Token"] = token.reveal()
    told = theirs.string_to_sign(asked, theirs.canonical_request(asked))
    assert request.headers["authorization"].endswith(f"Signature={theirs.signature(told, asked)}")
    call = json.loads(request.content)
    call["Content"]["Raw"]["Data"] = base64.b64decode(call["Content"]["Raw"]["Data"])
    service = model.ServiceModel(loaders.Loader().load_service_model("sesv2", "service-2"))
    shape = service.operation_model("SendEmail").input_shape
    assert not validate.ParamValidator().validate(call, shape).has_errors()


def test_it_is_signed_anew_at_each_attempt() -> None:
    """AWS refuses a signature of five minutes ago; the message is the same to the byte."""
    first, second = (
        request_of(CHANNEL, part_for(CHANNEL, attempted=moment)) for moment in (NOON, NOON.replace(hour=15))
    )
    assert first.content == second.content
    assert first.headers["authorization"] != second.headers["authorization"]


def test_a_receipt() -> None:
    """SES's own id."""
    assert outcome_of(CHANNEL, answered(part_for(CHANNEL))) == Receipt(id="0102018b-1f3c-000000")


@pytest.mark.parametrize(
    ("status", "name", "message", "wait"),
    [
        (429, "TooManyRequestsException", "slow down", None),
        (400, "ThrottlingException", "Maximum sending rate exceeded.", None),
        (400, "com.amazonaws.sesv2#ThrottlingException:http://x", "Daily message quota exceeded.", 3600.0),
        (400, "LimitExceededException", "Daily message quota exceeded", 3600.0),
    ],
)
def test_too_fast_is_tried_again(status: int, name: str, message: str, wait: float | None) -> None:
    """At once, or where the day's quota is used up, by a run an hour later."""
    with pytest.raises(Unreachable) as caught:
        outcome_of(CHANNEL, refused(status, name, message))
    assert (caught.value.status_code, caught.value.retry_after) == (status, wait)


@pytest.mark.parametrize(
    ("status", "name", "turn"),
    [
        (400, "MessageRejected", "sandbox"),
        (400, "MailFromDomainNotVerifiedException", "Verify the domain"),
        (400, "SendingPausedException", "resume"),
        (403, "InvalidSignatureException", "clock"),
        (404, "NotFoundException", "configuration_set"),
        (400, "BadRequestException", "Change what the place objects to"),
    ],
)
def test_a_refusal_says_whose_turn_it_is(status: int, name: str, turn: str) -> None:
    """By AWS's own name of it, in the header or in the body."""
    for answer in (refused(status, name), httpx.Response(status, json={"__type": f"x#{name}", "message": "no"})):
        with pytest.raises(Rejected) as caught:
            outcome_of(CHANNEL, answer)
        assert turn in caught.value.hint


@pytest.mark.parametrize("answer", [{}, {"MessageId": ""}, {"MessageId": 7}])
def test_a_success_without_an_id_is_uncertain(answer: dict[str, Any]) -> None:
    """Nobody knows what it means."""
    with pytest.raises(Uncertain):
        outcome_of(CHANNEL, httpx.Response(200, json=answer))


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ({"region": "Paris"}, "region"),
        ({"configuration_set": "a b"}, "configuration_set"),
        ({"base_url": "ses"}, "base_url"),
    ],
)
def test_settings_that_will_not_do(settings: dict[str, str], key: str) -> None:
    """Are told by the key they stand at."""
    (complaint,) = amazon_ses.check(settings_of(CHANNEL, **settings))
    assert complaint.startswith(key)
