"""Every mailing's request is one that its vendor documents: by a small schema of ours, and by the vendor's own file where there is one.

`PRESSCTL_SPECS` names a folder with the vendors' files, which are not ours to copy: `sendgrid.json` (twilio/sendgrid-oai,
spec/json/tsg_mail_v3.json), `resend.json` (resend/resend-openapi), `mailpit.json` (axllent/mailpit, server/ui/api/v1/
swagger.json), `postmark.yml` (postmarkapp.com/swagger/server.yml), `mailgun.yml` (mailgun/mailgun-mcp-server,
src/openapi.yaml), `brevo.yml` (getbrevo/brevo-php, swagger_definition_v3.yml in its history), `mailjet.yml`
(mailgun/mailjet-mcp-server, src/openapi-mailjet.yaml: it has no Send API, but what a place is asked afterwards). Amazon's
model is held against in test_amazon_ses.py.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import yaml

from pressctl.channels import available, find
from pressctl.merging import mark
from pressctl.model import Channel, Part, Sought
from tests.channels.places import ALL_BYTES, NOON, a_mail, an_attachment, part_for, people, request_of, settings_of
from tests.support.builders import a_part, a_variant
from tests.support.schemas import Core, complaints

TEXT = {"type": "string", "minLength": 1}
ADDRESS = {"type": "string", "pattern": "^[^@<> ]+@[^@<> ]+$"}
NAMED = {"type": "string", "pattern": "^(.+ <)?[^@<> ]+@[^@<> ]+>?$"}
WORDS = {"type": "object", "additionalProperties": {"type": "string"}}


def exactly(required: Mapping[str, Any], **optional: Any) -> dict[str, Any]:
    """Return the schema of an object that has these and nothing else."""
    properties = {**required, **optional}
    return {"type": "object", "required": [*required], "properties": properties, "additionalProperties": False}


def many(item: Mapping[str, Any], most: int = 1000) -> dict[str, Any]:
    """Return the schema of an array that is not empty."""
    return {"type": "array", "items": item, "minItems": 1, "maxItems": most}


OFF = exactly({"enable": {"const": False}}, enable_text={"const": False})
SCHEMAS: dict[str, dict[str, Any]] = {
    # documentation.mailgun.com, "Send an email": a form, each field as often as it has values.
    "mailgun": {
        "type": "object",
        "required": ["from", "to", "subject", "text", "html", "recipient-variables"],
        "properties": {
            "to": many(ADDRESS),
            "o:tracking": many({"enum": ["no", "yes", "true", "false", "htmlonly"]}, 1),
        },
        "propertyNames": {
            "pattern": "^(from|to|subject|text|html|attachment|recipient-variables|[hvo]:[A-Za-z0-9-]+)$"
        },
        "additionalProperties": many({"type": "string"}, 1),
    },
    # resend.com/docs/api-reference/emails/send-batch-emails
    "resend": many(
        exactly(
            {"from": NAMED, "to": many(ADDRESS, 50), "subject": TEXT},
            text=TEXT,
            html=TEXT,
            reply_to=NAMED,
            headers=WORDS,
            tags=many(
                exactly({"name": {"pattern": "^[A-Za-z0-9_-]{1,256}$"}, "value": {"pattern": "^[A-Za-z0-9_-]*$"}})
            ),
        ),
        100,
    ),
    # postmarkapp.com/developer/api/email-api
    "postmark": many(
        exactly(
            {"From": NAMED, "To": ADDRESS, "Subject": TEXT},
            TextBody=TEXT,
            HtmlBody=TEXT,
            ReplyTo=NAMED,
            Headers=many(exactly({"Name": TEXT, "Value": TEXT})),
            MessageStream=TEXT,
            Metadata=WORDS,
            TrackOpens={"type": "boolean"},
            TrackLinks={"enum": ["None", "HtmlAndText", "HtmlOnly", "TextOnly"]},
        ),
        500,
    ),
    # developers.brevo.com/reference/sendtransacemail
    "brevo": exactly(
        {
            "sender": exactly({"email": ADDRESS}, name=TEXT),
            "subject": TEXT,
            "htmlContent": TEXT,
            "messageVersions": many(
                exactly(
                    {"to": many(exactly({"email": ADDRESS}, name=TEXT), 99)},
                    subject=TEXT,
                    htmlContent=TEXT,
                    textContent=TEXT,
                    headers=WORDS,
                )
            ),
        },
        textContent=TEXT,
        replyTo=exactly({"email": ADDRESS}, name=TEXT),
        params={"type": "object"},
        headers=WORDS,
        tags=many(TEXT),
    ),
    # dev.mailjet.com/email/reference/send-emails
    "mailjet": exactly(
        {
            "Messages": many(
                exactly(
                    {
                        "From": exactly({"Email": ADDRESS}, Name=TEXT),
                        "To": many(exactly({"Email": ADDRESS}, Name=TEXT), 50),
                    },
                    Subject={"type": "string", "maxLength": 255},
                    TextPart=TEXT,
                    HTMLPart=TEXT,
                    ReplyTo=exactly({"Email": ADDRESS}, Name=TEXT),
                    Headers={**WORDS, "not": {"anyOf": [{"required": ["List-Id"]}, {"required": ["Message-Id"]}]}},
                    CustomID=TEXT,
                    TrackOpens={"enum": ["account_default", "disabled", "enabled"]},
                    TrackClicks={"enum": ["account_default", "disabled", "enabled"]},
                ),
                50,
            )
        }
    ),
    # twilio.com/docs/sendgrid/api-reference/mail-send
    "sendgrid": exactly(
        {
            "personalizations": many(
                exactly(
                    {"to": many(exactly({"email": ADDRESS}, name=TEXT))},
                    subject=TEXT,
                    headers=WORDS,
                    custom_args=WORDS,
                    substitutions=WORDS,
                )
            ),
            "from": exactly({"email": ADDRESS}, name=TEXT),
            "content": {
                "type": "array",
                "prefixItems": [
                    exactly({"type": {"const": "text/plain"}, "value": TEXT}),
                    exactly({"type": {"const": "text/html"}, "value": TEXT}),
                ],
                "items": False,
            },
        },
        subject=TEXT,
        reply_to=exactly({"email": ADDRESS}, name=TEXT),
        attachments=many(exactly({"content": TEXT, "filename": TEXT}, type=TEXT, disposition={"const": "attachment"})),
        tracking_settings=exactly({}, click_tracking=OFF, open_tracking=OFF, subscription_tracking=OFF),
        mail_settings={"type": "object"},
    ),
    # docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
    "amazon_ses": exactly(
        {
            "Destination": exactly({"ToAddresses": many(ADDRESS, 50)}),
            "Content": exactly({"Raw": exactly({"Data": {"type": "string", "pattern": "^[A-Za-z0-9+/]+=*$"}})}),
        },
        EmailTags=many(
            exactly({"Name": {"pattern": "^[A-Za-z0-9_-]{1,256}$"}, "Value": {"pattern": "^[A-Za-z0-9_.@-]+$"}})
        ),
        ConfigurationSetName=TEXT,
    ),
    # mailpit.axllent.org/docs/api-v1: server/apiv1/send.go
    "mailpit": exactly(
        {"From": exactly({"Email": ADDRESS}, Name=TEXT), "To": many(exactly({"Email": ADDRESS}, Name=TEXT))},
        Subject=TEXT,
        Text=TEXT,
        HTML=TEXT,
        Headers={
            **WORDS,
            "propertyNames": {"not": {"pattern": "^(To|From|Cc|Bcc|Reply-To|Date|Subject|Content-Type)$"}},
        },
        Tags=many({"type": "string", "pattern": "^[A-Za-z0-9._@ -]+$"}),
        ReplyTo=many(exactly({"Email": ADDRESS}, Name=TEXT)),
        Attachments=many(exactly({"Content": TEXT, "Filename": TEXT}, ContentType=TEXT)),
    ),
    # listmonk.app/docs/apis/transactional: models/messages.go
    "listmonk": exactly(
        {
            "subscriber_mode": {"const": "external"},
            "subscriber_emails": many(ADDRESS, 1),
            "template_id": {"type": "integer", "minimum": 1},
            "from_email": NAMED,
            "subject": {"pattern": r"^\{\{ \.Tx\.Data\.[a-z]+ \}\}$"},
            "altbody": {"pattern": r"^\{\{ \.Tx\.Data\.[a-z]+ \}\}$"},
            "content_type": {"enum": ["html", "markdown", "plain"]},
            "data": exactly({"subject": TEXT, "text": TEXT, "html": TEXT}),
            "headers": many({**WORDS, "minProperties": 1, "maxProperties": 1}),
        }
    ),
}
# Which speak no HTTP: a mail itself is held against its law in test_smtp.py.
MAILING = [name for name in available() if find(name).mailing and name != "smtp"]


def richest(channel: Channel) -> Part:
    """Build a part that has everything a call can have."""
    mail = a_mail(
        subject=f"Les maires, {mark('name')}",
        list_id="Presse <presse.example.org>",
        unsubscribe=f"https://example.org/u?who={mark('email')}",
        reply_to="Rédaction <redaction@example.org>",
        sender='"Presse, Élan" <presse@example.org>',
        attachments=(an_attachment(),) if channel.attaches else (),
    )
    files = {one.sha256: ALL_BYTES for one in mail.attachments}
    return a_part(members=people(min(3, channel.batch)), variant=a_variant(mail=mail), files=files)


def call_of(channel: Channel, part: Part) -> Any:
    """Return the first call for a part: JSON, or a form's fields."""
    request = request_of(channel, part)
    if request.headers["content-type"] == "application/json":
        return json.loads(request.content)
    return parse_qs(request.content.decode(), keep_blank_values=True, strict_parsing=True)


@pytest.mark.parametrize("name", MAILING)
def test_a_request_is_what_the_vendor_documents(name: str) -> None:
    """With as little as there can be, and with everything at once."""
    channel = find(name)
    assert complaints(SCHEMAS[name], call_of(channel, part_for(channel))) == []
    if name != "mailgun":  # whose call with files is no form of fields: tests/channels/test_mailgun.py
        assert complaints(SCHEMAS[name], call_of(channel, richest(channel))) == []


@pytest.mark.parametrize("name", MAILING)
def test_a_schema_finds_what_is_wrong(name: str) -> None:
    """Else it would prove nothing."""
    call = call_of(find(name), part_for(find(name)))
    wrong = {**(call[0] if isinstance(call, list) else call), "frm": "x y"}
    assert complaints(SCHEMAS[name], [wrong] if isinstance(call, list) else wrong)


def _published(name: str) -> dict[str, Any]:
    """Return the vendor's own file; one with a moment that no calendar has is read as JSON would have it."""
    folder = os.environ.get("PRESSCTL_SPECS")
    file = Path(folder or "", f"{name}.{'yml' if name in YAML else 'json'}")
    if not folder or not file.is_file():
        pytest.skip(f"PRESSCTL_SPECS names no folder with {file.name}, which {name} publishes")
    spec: dict[str, Any] = yaml.load(file.read_text("utf-8-sig"), Loader=Core)  # noqa: S506  (a SafeLoader; JSON is YAML)
    return spec


YAML = frozenset({"postmark", "mailgun", "brevo", "mailjet"})
CALLS = {
    "brevo": ("/smtp/email", "application/json"),
    "mailgun": ("/v3/{domain_name}/messages", "multipart/form-data"),
    "mailpit": ("/api/v1/send", ""),
    "postmark": ("/email/batch", ""),
    "resend": ("/emails/batch", "application/json"),
    "sendgrid": ("/v3/mail/send", "application/json"),
}


def _theirs(name: str) -> dict[str, Any]:
    """Return the schema of a call by the vendor's own file, and what it refers to."""
    spec, (path, kind) = _published(name), CALLS[name]
    call = spec["paths"][path]["post"]
    if kind:
        body = _followed(_followed(call["requestBody"], spec)["content"][kind], spec)
    else:
        (body,) = (one for one in call["parameters"] if one["in"] == "body")
    schema = _followed(body["schema"], spec)
    return schema | {"components": spec.get("components", {}), "definitions": spec.get("definitions", {})}


def _followed(value: dict[str, Any], spec: dict[str, Any]) -> dict[str, Any]:
    """Return what a reference refers to."""
    if "$ref" not in value:
        return value
    found: Any = spec
    for step in value["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return _followed(found, spec)


@pytest.mark.parametrize("name", CALLS)
def test_a_request_is_what_the_vendor_publishes(name: str) -> None:
    """Its own schema takes our calls; a form's fields are as often there as it says."""
    schema, channel = _theirs(name), find(name)
    for part in (part_for(channel), *([richest(channel)] if name != "mailgun" else [])):
        call = call_of(channel, part)
        if name == "mailgun":
            several = {field for field, one in schema["properties"].items() if one["type"] == "array"}
            call = {field: values if field in several else " ".join(values) for field, values in call.items()}
        assert complaints(schema, call) == []


QUESTIONS = {
    "brevo": "/smtp/statistics/events",
    "mailgun": "/v3/{domain_name}/events",
    "mailjet": "/v3/REST/message",
    "mailpit": "/api/v1/search",
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_one_that_the_vendor_publishes(name: str) -> None:
    """Each filter is there by its name and takes our value: one that a place does not know it may ignore."""
    spec, channel = _published(name), find(name)
    known = {one["name"]: one for one in spec["paths"][QUESTIONS[name]]["get"]["parameters"] if one["in"] == "query"}
    assert channel.find
    sought = Sought(key="k-1", members=people(1), since=NOON)
    for filtered, value in next(channel.find(sought, settings_of(channel))).url.params.items():
        schema = known[filtered].get("schema", known[filtered])
        given = int(value) if schema["type"] == "integer" else value == "true" if schema["type"] == "boolean" else value
        assert complaints({name: schema[name] for name in ("type", "enum", "maximum") if name in schema}, given) == []
