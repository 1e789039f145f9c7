"""What every channel promises, tried on each module found."""

import dataclasses
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta
from itertools import product
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pressctl.channels import available, find
from pressctl.errors import Gone, Rejected, Uncertain, Unreachable, Unsent
from pressctl.merging import mark
from pressctl.model import Channel, Part, Reference, Secret
from pressctl.redaction import Redactor
from tests.channels.places import (
    NOON,
    OF_EVERY_TARGET,
    SIGNING,
    a_mail,
    address_of,
    example_of,
    files_of,
    has_secret_address,
    is_secret,
    outcome_of,
    own_of,
    part_for,
    request_of,
    settings_of,
    success_of,
)
from tests.support.builders import a_recipient, a_variant

CHANNELS = [pytest.param(find(name), id=name) for name in available()]
# The outbox writes files, and smtp hands over mails (tests/channels/test_smtp.py); everything else speaks HTTP.
OTHER_WAYS = {"outbox", "smtp"}
OVER_HTTP = [pytest.param(find(name), id=name) for name in available() if name not in OTHER_WAYS]
MAILING = [pytest.param(find(name), id=name) for name in available() if find(name).mailing and name not in OTHER_WAYS]
every_channel = pytest.mark.parametrize("channel", CHANNELS)
over_http = pytest.mark.parametrize("channel", OVER_HTTP)


def module_of(channel: Channel) -> ModuleType:
    """Return the module a channel stands in."""
    return __import__(f"pressctl.channels.{channel.name}", fromlist=["CHANNEL"])


@every_channel
def test_it_says_where_to_look(channel: Channel) -> None:
    """Whoever has to settle what nobody knows is told where to find out; a host of public/ needs nobody."""
    assert bool(channel.look.format(key="k")) != channel.site


@every_channel
def test_it_is_named_like_its_file(channel: Channel) -> None:
    """The name in a config is the file's, and the module has its parts under their usual names."""
    module = module_of(channel)
    assert module.CHANNEL is channel
    assert (module.Settings, module.deliver) == (channel.settings, channel.deliver)


@every_channel
def test_its_manual_says_what_a_person_needs(channel: Channel) -> None:
    """How to get in, what to set, what a repeat does and what the limits are: plain text, terminal-wide."""
    assert channel.manual == module_of(channel).__doc__
    for heading in ("Where to get it:", "Settings", "Repeats:", "Limits:"):
        assert f"\n{heading}" in channel.manual
    assert max(map(len, channel.manual.splitlines())) <= 100
    assert channel.manual.isascii()
    # The first line is what a list of channels shows.
    assert len(channel.manual.splitlines()[0]) <= 88


@every_channel
def test_its_manual_names_every_setting(channel: Channel) -> None:
    """A setting that is not documented does not exist."""
    for field in fields(channel.settings):
        assert f"\n  {field.name} " in channel.manual


@every_channel
def test_its_example_is_a_valid_target(channel: Channel) -> None:
    """What is copied from the manual works, and holds no key a config does not know."""
    example = example_of(channel)
    assert example["channel"] == channel.name
    assert example.keys() <= {field.name for field in fields(channel.settings)} | OF_EVERY_TARGET
    assert ("from" in example, "recipients" in example) == (channel.mailing, channel.mailing)
    settings = settings_of(channel)
    assert not list(channel.check(settings) if channel.check else ())


@every_channel
def test_its_example_has_no_literal_secret(channel: Channel) -> None:
    """Secrets are references, from the first line somebody copies."""
    for name, value in example_of(channel).items():
        if name not in OF_EVERY_TARGET and is_secret(channel, name):
            assert set(value) <= {"env", "file", "command"}, name


@every_channel
def test_its_settings_can_be_checked_before_a_secret_is_read(channel: Channel) -> None:
    """`check` and `plan` need no secret."""
    unread = {field.name: Reference(env="X") for field in fields(channel.settings) if is_secret(channel, field.name)}
    settings = settings_of(channel, **unread)
    assert not list(channel.check(settings) if channel.check else ())
    if unread:
        with pytest.raises(Rejected, match="was not read"):
            next(channel.deliver(part_for(channel), settings))


@pytest.mark.parametrize("channel", MAILING)
def test_a_base_url_is_where_it_sends(channel: Channel) -> None:
    """Every vendor's address can be another one, with a path of its own."""
    settings = settings_of(channel, base_url="http://127.0.0.1:8080/proxy/")
    request = request_of(channel, part_for(channel), settings)
    assert str(request.url).startswith("http://127.0.0.1:8080/proxy/")
    assert "//" not in request.url.path


@over_http
def test_the_key_is_sent(channel: Channel) -> None:
    """The place can tell a repeat, or a person can find the delivery there."""
    part = part_for(channel)
    request = request_of(channel, part)
    assert part.key in request.headers.values() or part.key in request.content.decode()
    in_body = f'"idempotencyKey":"{part.key}"' in request.content.decode()  # where Brevo wants it
    known = part.key in request.headers.values() or part.key in request.url.path or in_body
    assert channel.drops_repeats(settings_of(channel)) <= known


@over_http
def test_it_leaves_who_is_asking_to_the_transport(channel: Channel) -> None:
    """Operators look for one User-Agent in their logs, whatever the channel."""
    assert "user-agent" not in request_of(channel, part_for(channel)).headers


@over_http
def test_nothing_of_a_secret_is_shown(channel: Channel) -> None:
    """Not by settings, not by a request's repr, not by a complaint, not by an error."""
    settings = settings_of(channel)
    part = part_for(channel)
    shown = [repr(settings), str(settings), repr(channel)]
    if channel.name != "telegram":  # which wants it in the path: tests/channels/test_telegram.py
        shown.append(repr(request_of(channel, part)))
    bad = "geheim\nniss\u00e9"
    broken = {field.name: Secret(bad) for field in fields(channel.settings) if is_secret(channel, field.name)}
    assert channel.check
    complaints = channel.check(dataclasses.replace(settings, **broken))
    assert len(complaints) == len(broken)
    if not broken:  # a place that has no secret: what it is told is public
        assert "ping" in channel.takes
        return
    with pytest.raises(Rejected) as caught:
        next(channel.deliver(part, dataclasses.replace(settings, **broken)))
    shown += [*complaints, caught.value.message, caught.value.hint, repr(caught.value)]
    assert not any(secret in text for text in shown for secret in (SIGNING, SIGNING[6:], "geheim"))


KEYED = [pytest.param(find(name), id=name) for name in available() if has_secret_address(find(name))]


@pytest.mark.parametrize("channel", KEYED)
def test_an_address_that_is_the_key_is_masked(channel: Channel) -> None:
    """Whole or in part, wherever it is repeated: in a request's repr, in a place's own words, cut, or encoded."""
    address = address_of(channel)
    redactor = Redactor([Secret(address)])
    told = re.split(r"[/?&=]", address)[-1]
    assert redactor.holds_secret(address)
    for said in (
        repr(request_of(channel, part_for(channel))),
        str(request_of(channel, part_for(channel)).url),
        f'{{"error": "no route to {address}"}}',
        address[: len(address) - 6],
        told,
        f"token {told} is not known",
        address.replace("/", "\\/"),
    ):
        assert told[:14] not in redactor.clean(said)


@over_http
@pytest.mark.parametrize("status", [200, 201, 202, 299])
def test_a_2xx_is_sent(channel: Channel, status: int) -> None:
    """Any 2xx is a success, with the body the place gives."""
    part = part_for(channel)
    answer = success_of(channel, part)
    receipt = outcome_of(channel, httpx.Response(status, headers=answer.headers, content=answer.content), part)
    assert receipt.id
    assert receipt.rejected == ()


REFUSALS: list[tuple[int, type[Unsent]]] = [
    *((status, Rejected) for status in (301, 302, 304, 307, 308, 400, 401, 402, 403, 404, 405, 413, 422, 451, 501)),
    (410, Gone),
    *((status, Unreachable) for status in (425, 429, 503)),
    *((status, Uncertain) for status in (408, 500, 502, 504)),
]


@over_http
@pytest.mark.parametrize(("status", "kind"), REFUSALS)
def test_a_refusal_is_its_verdict(channel: Channel, status: int, kind: type[Unsent]) -> None:
    """The contract's verdicts, at every place alike; each says what happened and whose turn it is."""
    with pytest.raises(kind) as caught:
        outcome_of(channel, httpx.Response(status, headers={"location": "https://elsewhere.example/"}))
    assert type(caught.value) is kind
    assert caught.value.status_code == status
    assert str(status) in caught.value.message
    assert caught.value.hint


@over_http
@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "120"}, 120.0),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after": "99999999999999999999"}, 1e9),
        ({"retry-after": "1.5"}, None),
        ({"retry-after": "Wed, 06 Nov 2024 11:02:00 GMT", "date": "Wed, 06 Nov 2024 11:00:00 GMT"}, 120.0),
        ({"retry-after": "Wed, 06 Nov 2024 10:00:00 GMT", "date": "Wed, 06 Nov 2024 11:00:00 GMT"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({}, None),
    ],
)
def test_it_waits_as_long_as_it_is_asked(
    channel: Channel, status: int, headers: dict[str, str], seconds: float | None
) -> None:
    """Retry-After is honoured as digits and as a date (RFC 9110 section 10.2.3)."""
    with pytest.raises(Unreachable) as caught:
        outcome_of(channel, httpx.Response(status, headers=headers))
    assert caught.value.retry_after == seconds


JUNK = {
    "empty": b"",
    "html": b"<html><body>It works!</body></html>",
    "list": b"[]",
    "null": b"null",
    "number": b'{"data": 7, "id": 7, "errors": 7}',
    "strings": b'{"data": ["id"], "id": "", "errors": ["x"]}',
    "nested": b'{"data":' + b"[" * 50_000,
    "cut": b'{"id": "<2024',
    "empty ids": b'{"data": [{"id": ""}, {"id": null}], "errors": [{"index": -1}, {"index": true}, {"index": "0"}]}',
    "nul": b"\x00" * 100,
    "not utf-8": b"\xff\xfe{}",
    "digits": b"9" * 5000,
    "terminal": b"\x1b]52;c;AAAA\x07\x1b[2J\xe2\x80\xae",
}


BY_STATUS = {"webhook", "websub", "indexnow", "files"}


@over_http
@pytest.mark.parametrize("body", JUNK.values(), ids=JUNK)
def test_junk_is_an_error_of_ours(channel: Channel, body: bytes) -> None:
    """Whatever a place answers becomes one of our errors, fit for a terminal, where its words matter."""
    for status, charset in product((200, 400, 404, 409, 429, 500, 302), ("utf-8", "base64", "nonsense")):
        answer = httpx.Response(status, content=body, headers={"content-type": f"application/json; charset={charset}"})
        silent = channel.name == "sendgrid" and not body  # whose success says nothing
        by_status = (
            channel.name in BY_STATUS
            or own_of(channel, "by_status")
            or (channel.name == "teams" and not body.startswith(b"<"))
        )
        if status == 200 and (by_status or silent):
            # By its status line alone.
            assert outcome_of(channel, answer).id, charset
            continue
        with pytest.raises(Unsent) as caught:
            pytest.fail(f"{status} in {charset} was taken for {outcome_of(channel, answer)}")
        assert caught.value.message.isprintable(), (status, charset)
        assert len(caught.value.message) < 400, (status, charset)


@over_http
def test_an_answer_never_names_a_recipient(channel: Channel) -> None:
    """Places repeat the address they refuse; an error does not."""
    body = (
        b'{"name":"validation_error","message":"Invalid `to`: \\"Zoe\\" <zoe@journal.example>, zoe%40journal.example"}'
    )
    for status in (400, 401, 404, 409, 422, 429, 500):
        with pytest.raises(Unsent) as caught:
            outcome_of(channel, httpx.Response(status, content=body))
        assert "journal.example" not in caught.value.message + caught.value.hint
        assert "validation_error" in caught.value.message


@every_channel
def test_the_same_part_is_the_same_bytes(channel: Channel) -> None:
    """Built again from what the ledger froze, later, nothing differs but what says so (a signature's time)."""
    part = part_for(channel)
    later = replace(part, attempted=NOON + timedelta(hours=3))
    if channel.name == "outbox":
        assert files_of(channel, part) == files_of(channel, later)
        return
    if channel.name == "smtp":
        assert next(channel.deliver(part, settings_of(channel))) == next(channel.deliver(later, settings_of(channel)))
        return
    first, second = request_of(channel, part), request_of(channel, later)
    assert first.content == second.content
    assert (first.method, first.url) == (second.method, second.url)
    changed = {name for name in first.headers if first.headers[name] != second.headers.get(name)}
    dated = {"x-amz-date", "authorization"} if channel.name == "amazon_ses" else set()  # which signs the time too
    assert changed <= {"webhook-timestamp", "webhook-signature"} | dated


HOSTILE = st.text(max_size=40) | st.sampled_from([
    "a\r\nBcc: everyone@example.org", "a\nX: y", "\r\n\r\nbody", "\u2028x", "\x85x", "\x00", "=?utf-8?q?a?=",
    "%recipient.email%", '"><script>', "\ufdd0name\ufdd1", "\udfff",
])  # fmt: skip


@st.composite
def hostile_parts(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a mail and people made of the worst text there is."""
    words = {name: draw(HOSTILE) for name in ("name", "greeting", "outlet")}
    marks = "".join(mark(name) for name in ("name", "greeting", "outlet", "missing", "unsubscribe"))
    mail = a_mail(
        subject=draw(HOSTILE) + marks,
        text=draw(HOSTILE) + marks,
        html=draw(HOSTILE) + marks,
        sender=f"{draw(HOSTILE)} <presse@example.org>",
        unsubscribe=f"https://example.org/u?n={mark('name')}&m={mark('email')}{draw(HOSTILE)}",
    )
    return {"mail": mail, "member": a_recipient(name=words["name"], fields=words)}


BODIES = {
    "text/plain",
    "text/html",
    "html",
    "text",
    "htmlbody",
    "textbody",
    "htmlcontent",
    "textcontent",
    "htmlpart",
    "textpart",
}  # what may have lines, whatever a vendor calls it


def heads_in(value: Any, name: str = "") -> Iterator[str]:
    """Yield every text in a call's JSON that is no body, behind its name."""
    if isinstance(value, dict):
        named = {key.lower() for key in value} in ({"name", "value"}, {"type", "value"})
        own = value.get("Name", value.get("name", value.get("type")))
        for key, inner in value.items():
            yield from heads_in(inner, str(own) if named else key)
    elif isinstance(value, list):
        for inner in value:
            yield from heads_in(inner, name)
    elif name.lower() not in BODIES:
        yield f"{name}: {value}"


def lines_of(request: httpx.Request) -> list[str]:
    """Return every header, of the request and of the mails in it."""
    found = [f"{name}: {value}" for name, value in request.headers.items()]
    if request.headers["content-type"] == "application/json":
        return found + list(heads_in(json.loads(request.content)))
    form = parse_qsl(request.content.decode(), keep_blank_values=True)
    found += [f"{name}: {value}" for name, value in form if name.startswith(("h:", "from", "to", "subject"))]
    for variables in json.loads(dict(form)["recipient-variables"]).values():
        found += [f"{name}: {value}" for name, value in variables.items() if not name.startswith("text_verbatim")]
    return found


@pytest.mark.parametrize("channel", MAILING)
@given(hostile_parts())
def test_no_text_ends_a_header(channel: Channel, drawn: dict[str, Any]) -> None:
    """Neither a release nor a list can add a header, nor a second line to one."""
    part: Part = part_for(channel, variant=a_variant(mail=drawn["mail"]), members=(drawn["member"],))
    request = request_of(channel, part)
    for line in lines_of(request):
        assert len(line.splitlines()) == 1, line
    everything = [name.lower() for line in lines_of(request) for name in [line.partition(":")[0]]]
    assert "bcc" not in everything
