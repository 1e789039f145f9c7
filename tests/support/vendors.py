"""Mailing services, as faithful as their documents: behaviours that refuse what they would refuse.

`Mailgun(...)` and `Resend(...)` put what they take into the receiver's `inbox`, one entry for
each person. Sources: mailgun's `openapi.yaml` and user manual (batch sending), resend's
`resend.json` and "Idempotency Keys" (seen 2026).
"""

import base64
import hashlib
import json
import re
import threading
import uuid
from collections.abc import Mapping
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from email.utils import parseaddr
from typing import Any
from urllib.parse import parse_qsl

from tests.support.receivers import Delivered, Exchange, Received

Fields = dict[str, list[str]]
Files = dict[str, tuple[str, bytes]]

PATIENCE = 30.0  # seconds until a place lets go of what it holds

_ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+")
_VARIABLE = re.compile(r"%recipient\.([A-Za-z0-9_:-]+)%")


class Mailgun:
    """`POST /v3/DOMAIN/messages`: one call for up to 1,000 people, told apart by recipient-variables."""

    def __init__(self, *, key: str = "key-0123456789", domain: str = "mg.example.org") -> None:
        """Accept this key for this domain."""
        self._authorization = "Basic " + base64.b64encode(f"api:{key}".encode()).decode()
        self._domain = domain

    def __call__(self, exchange: Exchange) -> None:
        """Answer one request."""
        request = exchange.request
        if request.headers.get("authorization") != self._authorization:
            return exchange.answer(401, b"Forbidden", {"Content-Type": "text/plain"})
        found = re.fullmatch(r"/v3/([^/]+)/messages", request.path)
        if not found or request.method != "POST":
            return exchange.answer(200, b"Mailgun Magnificent API", {"Content-Type": "text/html"})
        if found.group(1) != self._domain:
            return exchange.answer_json({"message": f"Domain not found: {found.group(1)}"}, 404)
        fields, files = _form(request)
        if complaint := _complaint(fields):
            return exchange.answer_json({"message": complaint}, 400)
        self._accept(exchange, fields, files)
        return exchange.answer_json({"id": f"<{uuid.uuid4()}@{self._domain}>", "message": "Queued. Thank you."})

    def _accept(self, exchange: Exchange, fields: Fields, files: Files) -> None:
        everyone = [parseaddr(to)[1] for to in fields["to"]]
        variables = json.loads(fields.get("recipient-variables", ["null"])[0])
        headers = {name[2:]: values[0] for name, values in fields.items() if name.startswith("h:")}
        for address in everyone:
            # Without recipient-variables it is one mail, and everybody reads all the names.
            own = (variables or {}).get(address, {})
            exchange.deliver(
                Delivered(
                    address=address,
                    subject=_fill(fields["subject"][0], own),
                    html=_fill(fields.get("html", [""])[0], own),
                    text=_fill(fields.get("text", [""])[0], own),
                    sender=fields["from"][0],
                    shown_to=tuple(everyone) if variables is None else (address,),
                    headers={name: _fill(value, own) for name, value in headers.items()},
                    files=files,
                )
            )


def _complaint(fields: Fields) -> str:
    for name in ("from", "to", "subject"):
        if not fields.get(name, [""])[0]:
            return f"{name} parameter is missing"
    if not fields.get("text") and not fields.get("html"):
        return "Need at least one of 'text' or 'html' parameters specified"
    if len(fields["to"]) > 1000:
        return "to parameter has too many recipients, 1000 at most"
    if not all(_ADDRESS.fullmatch(parseaddr(to)[1]) for to in fields["to"]):
        return "to parameter is not a valid address. please check documentation"
    size = sum(
        len(value) for name, values in fields.items() if name[:2] in {"o:", "h:", "v:", "t:"} for value in values
    )
    return "o:, h:, v: and t: parameters are too large, 16 KB at most" if size > 16 * 1024 else ""


def _fill(text: str, variables: Mapping[str, Any]) -> str:
    """Replace what has a variable; the rest stays as it is, for all to see."""
    return _VARIABLE.sub(lambda found: str(variables.get(found.group(1), found.group(0))), text)


def _form(request: Received) -> tuple[Fields, Files]:
    """Return the fields of a urlencoded or multipart body, each with its values in order, and the files of the latter."""
    kind = request.headers.get("content-type", "")
    fields: Fields = {}
    files: Files = {}
    if kind.startswith("application/x-www-form-urlencoded"):
        for name, value in parse_qsl(request.body.decode(), keep_blank_values=True, strict_parsing=True):
            fields.setdefault(name, []).append(value)
        return fields, files
    whole = b"Content-Type: " + kind.encode() + b"\r\n\r\n" + request.body
    parsed = BytesParser(EmailMessage, policy=HTTP).parsebytes(whole)
    for part in parsed.iter_parts():
        name = str(part.get_param("name", "", header="content-disposition"))
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        if file := part.get_filename():
            assert name == "attachment"  # an attachment without a name is dropped in silence
            files[file] = (part.get_content_type(), content)
        else:
            # Several recipients may stand in one field, with commas between them.
            fields.setdefault(name, []).extend(content.decode().split(", ") if name == "to" else [content.decode()])
    return fields, files


class Resend:
    """`POST /emails/batch`: up to 100 mails a call, repeats of an Idempotency-Key dropped for a day.

    Where it `holds`, a batch is `under_way` until it may `go_on`: a second request with its key meanwhile is 409.
    """

    def __init__(self, *, key: str = "re_0123456789", holds: bool = False) -> None:
        """Accept this key."""
        self._authorization = f"Bearer {key}"
        self.under_way, self.go_on = threading.Event(), threading.Event()
        if not holds:
            self.go_on.set()
        self._lock = threading.Lock()
        self._seen: dict[str, tuple[str, dict[str, Any] | None]] = {}

    def __call__(self, exchange: Exchange) -> None:
        """Answer one request."""
        request = exchange.request
        if "user-agent" not in request.headers:
            return _refuse(exchange, 403, "validation_error", "User-Agent header is missing")
        if request.headers.get("authorization") != self._authorization:
            return _refuse(exchange, 401, "invalid_api_key", "API key is invalid")
        if request.path != "/emails/batch" or request.method != "POST":
            return _refuse(exchange, 404, "not_found", "The requested endpoint does not exist")
        try:
            mails = request.json()
        except ValueError:
            return _refuse(exchange, 400, "validation_error", "The body is not JSON")
        if complaint := _batch_complaint(mails):
            return _refuse(exchange, 422, "validation_error", complaint)
        return self._once(exchange, mails)

    def _once(self, exchange: Exchange, mails: list[dict[str, Any]]) -> None:
        key = exchange.request.headers.get("idempotency-key", "")
        if len(key) > 256:
            return _refuse(exchange, 400, "invalid_idempotency_key", "The key must be between 1-256 chars")
        print_of_body = hashlib.sha256(exchange.request.body).hexdigest()
        with self._lock:
            known = self._seen.get(key) if key else None
            if key and known is None:
                self._seen[key] = (print_of_body, None)
        if known:
            return _repeat(exchange, print_of_body, *known)
        self.under_way.set()
        if not self.go_on.wait(PATIENCE):
            raise ConnectionAbortedError
        answer = {"data": [{"id": str(uuid.uuid4())} for _ in mails]}
        for mail in mails:
            _hand_over(exchange, mail)
        with self._lock:
            self._seen[key] = (print_of_body, answer)
        return exchange.answer_json(answer)


def _repeat(exchange: Exchange, body: str, first: str, answer: dict[str, Any] | None) -> None:
    if body != first:
        said = "This idempotency key has been used on a request that had a different payload"
        _refuse(exchange, 409, "invalid_idempotent_request", said)
    elif answer is None:
        said = "Another request with this idempotency key is currently in progress"
        _refuse(exchange, 409, "concurrent_idempotent_requests", said)
    else:
        exchange.answer_json(answer)


def _hand_over(exchange: Exchange, mail: dict[str, Any]) -> None:
    people = [parseaddr(to)[1] for to in _people(mail)]
    for address in people:
        exchange.deliver(
            Delivered(
                address=address,
                subject=mail["subject"],
                html=mail.get("html", ""),
                text=mail.get("text", ""),
                sender=mail["from"],
                shown_to=tuple(people),
                headers=mail.get("headers", {}),
            )
        )


def _people(mail: dict[str, Any]) -> list[str]:
    to = mail.get("to", [])
    return [to] if isinstance(to, str) else list(to)


_KNOWN = {"from", "to", "cc", "bcc", "reply_to", "subject", "html", "text", "headers", "tags", "topic_id", "template"}


def _batch_complaint(mails: object) -> str:
    if not isinstance(mails, list) or not 1 <= len(mails) <= 100:
        return "The body must be an array of 1 to 100 emails"
    for mail in mails:
        if unknown := set(mail) - _KNOWN:
            return f"A batch does not take {sorted(unknown)}"
        if missing := {"from", "to", "subject"} - {name for name, value in mail.items() if value}:
            return f"Missing {sorted(missing)}"
        if not mail.get("html") and not mail.get("text"):
            return "Missing `html` or `text`"
        people = _people(mail)
        if len(people) > 50 or not all(_ADDRESS.fullmatch(parseaddr(to)[1]) for to in people):
            return "Invalid `to` field"
    return ""


def _refuse(exchange: Exchange, status: int, name: str, message: str) -> None:
    exchange.answer_json({"statusCode": status, "name": name, "message": message}, status)
