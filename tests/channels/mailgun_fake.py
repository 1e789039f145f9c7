"""A Mailgun that does to a batch what Mailgun does: one message per person, its variables put in."""

import json
import re
from dataclasses import dataclass
from email import message_from_bytes
from urllib.parse import parse_qs

import httpx

_BUILT_IN = r"(?:(?:tag_|mailing_list_)?unsubscribe_(?:url|email)|recipient(?:_[a-z]+)?)"
_VARIABLE = re.compile(rf"%(?:recipient\.(?P<own>[^%\s]+)|(?P<builtin>{_BUILT_IN}))%")


@dataclass(frozen=True, kw_only=True)
class Received:
    """What one person gets."""

    to: tuple[str, ...]
    subject: str
    text: str
    html: str
    headers: dict[str, str]


def form_of(request: httpx.Request) -> dict[str, list[str]]:
    """Read the form as a server does."""
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    return parse_qs(request.content.decode(), keep_blank_values=True, strict_parsing=True)


def fields_and_files(request: httpx.Request) -> tuple[dict[str, list[str]], dict[str, tuple[str, bytes]]]:
    """Read a multipart form as a server does."""
    fields: dict[str, list[str]] = {}
    files: dict[str, tuple[str, bytes]] = {}
    whole = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode() + request.content
    for piece in message_from_bytes(whole).walk():
        content = piece.get_payload(decode=True)
        if piece.is_multipart() or not isinstance(content, bytes):
            continue
        assert not piece.defects
        if file := piece.get_filename():
            files[file] = (piece.get_content_type(), content)
        else:
            name = str(piece.get_param("name", header="content-disposition"))
            fields.setdefault(name, []).append(content.decode())
    return fields, files


def mails_of(request: httpx.Request) -> dict[str, Received]:
    """Return each person's mail, by address."""
    form = form_of(request)
    everybody = form["to"]
    assert len(everybody) <= 1000
    if "recipient-variables" not in form:
        return {address: _mail(form, tuple(everybody), address, {}) for address in everybody}
    variables = json.loads(form["recipient-variables"][0])
    return {address: _mail(form, (address,), address, variables.get(address)) for address in everybody}


def _mail(form: dict[str, list[str]], to: tuple[str, ...], address: str, variables: dict[str, str] | None) -> Received:
    def put_in(text: str) -> str:
        """Replace every variable in one pass; an unknown one stays, and so does everything where a person has none."""
        return text if variables is None else _VARIABLE.sub(value_of, text)

    def value_of(found: re.Match[str]) -> str:
        if found["own"]:
            return (variables or {}).get(found["own"], found[0])
        return address if found["builtin"].startswith("recipient") else f"https://mailgun.example/u/{address}"

    headers = {name[2:]: put_in(values[0]) for name, values in form.items() if name.startswith("h:")}
    return Received(
        to=to,
        subject=put_in(form["subject"][0]),
        text=put_in(form["text"][0]),
        html=put_in(form["html"][0]),
        headers=headers,
    )
