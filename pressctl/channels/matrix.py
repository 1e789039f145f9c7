"""Posts a release to a Matrix room.

Where to get it: make an account for the press office on your server, invite it into the room
and join; Settings > Help & About > Access Token, or log in with curl. Do not log that session
out.

Settings
  server   the homeserver's address (https://matrix.example.org).
  token    a reference to the account's access token.
  room     the room's id (!...:example.org), from its settings > Advanced. Not encrypted rooms.

The message: a notice in plain words and HTML, from templates/chat/matrix.json; social.matrix in
a release is its own text. It calls nobody.

Corrections and withdrawals: a message of its own says it. Before it, what the account sent to
this room is edited to say the same, or taken back (redacted), edits and all; what is in another
room, or may not be changed, is told in the report.

Repeats: the server drops them: the key is the transaction's id, and the same id by the same
token gets the first one's answer (Matrix specification, "Transaction identifiers"). Servers
keep ids for at least 30 minutes (Synapse); after that an attempt whose outcome is not known is
left for you to settle ("pressctl resolve"). A new token is a new session, which knows no older
ids.

Answers: the event's id. 429 is tried again when the server says so.

Limits: 65,536 bytes for an event with all its server adds, so 60,000 here, counted by `check`.
"""

import json
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec.structs import replace

from pressctl.answers import accept, json_of, seconds_in
from pressctl.credentials import Credential, address_complaints, insist, reveal, secret_complaints
from pressctl.errors import Rejected
from pressctl.model import KILLS, Flow, Part, Receipt
from pressctl.posting import SILENT, change, chat_channel, id_in, message_of, note_of, post, unchanged
from pressctl.probing import get, insist_let_in, named, told

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime

    import httpx

    from pressctl.model.asking import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Who posts, through which server, in which room."""

    server: str
    token: Credential
    room: str


EXAMPLE = """\
[targets.press-room]
channel = "matrix"
server = "https://matrix.example.org"
token = { env = "MATRIX_TOKEN" }
room = "!press:example.org"
"""
# A room's id: "!", a local part and, up to room version 11, its server (Matrix specification, "Room IDs").
STAYS = "a moderator removes it in the room, from the menu of the message."
SHOWN = 200  # characters of an edit that programs show which know none
_ROOM = re.compile(r"![!-~]{1,254}")


def deliver(part: Part, settings: Settings) -> Flow:
    """Change what is there of earlier revisions, then send one event; the receipt is its id and a link to it."""
    insist(check(settings))
    message = message_of(part, "matrix")
    left = yield from _amend(part, settings, message)
    response = yield _send(part, settings, message, part.key)
    accept(response, wait=_wait(response))
    hint = "Check that server is the homeserver's own address, then look at the room."
    event = id_in(response, "event_id", hint=hint)
    return Receipt(id=event, url=_link(settings, event), note=note_of(left, STAYS))


def _amend(part: Part, settings: Settings, message: str) -> "Generator[httpx.Request, httpx.Response, list[str]]":
    """Edit what a correction is about, or take it back with its edits; return why, where something stays as it is.

    Each transaction is named by the key and the event, so that the server drops repeats.
    """
    left = []
    for receipt in part.earlier:
        if receipt.url != _link(settings, receipt.id):
            left.append("has it in another room")
        elif part.variant.notice in KILLS:
            edits: list[str] = []
            path = f"relations/{quote(receipt.id, safe='')}/m.replace"
            yield from change(_request(part, settings, "v1", path, "GET"), partial(_note_events, edits))
            for event in (*edits, receipt.id):
                path = f"redact/{quote(event, safe='')}/{part.key}-{quote(event, safe='')}"
                left.append((yield from change(_request(part, settings, "v3", path, "PUT", "{}"), _why_unchanged)))
        else:
            asked = _send(part, settings, _edit(message, receipt.id), f"{part.key}-{receipt.id}")
            left.append((yield from change(asked, _why_unchanged)))
        if SILENT in left:
            break
    return [reason for reason in left if reason]


def _edit(message: str, event: str) -> str:
    """Return the event that replaces another (Matrix specification, "Event replacements")."""
    content = json.loads(message)
    # What programs show that know no edits; the whole text a second time might be more than an event holds.
    shown = {"msgtype": content.get("msgtype", ""), "body": f"* {str(content.get('body', ''))[:SHOWN]}"}
    edit = shown | {"m.new_content": content, "m.relates_to": {"rel_type": "m.replace", "event_id": event}}
    return json.dumps(edit, ensure_ascii=False, separators=(",", ":"))


def _note_events(edits: list[str], response: "httpx.Response") -> str:
    """Put the ids of an event's edits into `edits`, without which taking it back would leave its text."""
    why = _why_unchanged(response)
    chunk = [] if why else json_of(response).get("chunk")
    events = [event.get("event_id") for event in chunk if isinstance(event, dict)] if isinstance(chunk, list) else []
    edits.extend(event for event in events if isinstance(event, str))
    return why


def _why_unchanged(response: "httpx.Response") -> str:
    return unchanged(response, wait=_wait(response))


def _send(part: Part, settings: Settings, message: str, transaction: str) -> "httpx.Request":
    return _request(part, settings, "v3", f"send/m.room.message/{quote(transaction, safe='')}", "PUT", message)


def _request(
    part: Part, settings: Settings, version: str, path: str, method: str, message: str = ""
) -> "httpx.Request":
    room = quote(settings.room, safe="")
    address = f"{settings.server.rstrip('/')}/_matrix/client/{version}/rooms/{room}/{path}"
    return post(part, address, message, method=method, headers={"Authorization": f"Bearer {reveal(settings.token)}"})


def _wait(response: "httpx.Response") -> float | None:
    return seconds_in(response, "retry_after_ms", unit=0.001)


def _link(settings: Settings, event: str) -> str:
    return f"https://matrix.to/#/{quote(settings.room, safe='')}/{quote(event, safe='$')}"


def probe(settings: Settings, now: "datetime") -> "Question":
    """Ask whose token it is, then in which rooms that account is (Matrix specification, Client-Server API)."""
    insist(check(settings))
    base = f"{settings.server.rstrip('/')}/_matrix/client/v3"
    headers = {"Authorization": f"Bearer {reveal(settings.token)}"}
    response = yield get(f"{base}/account/whoami", headers)
    insist_let_in(response)
    name = named(told(response, str, "user_id"))
    response = yield get(f"{base}/joined_rooms", headers)
    insist_let_in(response)
    if response.extensions.get("cut"):  # thousands of rooms
        return f"signed in as {name}"
    if settings.room not in told(response, list, "joined_rooms"):
        raise Rejected(
            "says that the account is not in the room", hint=f"Invite {name} to {settings.room}, and let it join."
        )
    return f"{name} is in the room"


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = address_complaints("server", settings.server, base=True) + secret_complaints("token", settings.token)
    if settings.room.startswith("#"):
        found.append("room is an alias, which may come to mean another room: give the id, which begins with !.")
    elif not _ROOM.fullmatch(settings.room):
        found.append("room must be the room's id, which begins with !: its settings have it under Advanced.")
    return found


CHANNEL = replace(
    chat_channel("matrix", __doc__, EXAMPLE, Settings, deliver, check, STAYS),
    amends=True,
    probe=probe,
    unasked="",
    repeats="dropped",
    window=30 * 60.0,
)
