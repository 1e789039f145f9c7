"""Posts a release to a Matrix room.

Where to get it: make an account for the press office on your server, invite it into the room
and join; Settings > Help & About > Access Token, or log in with curl. Do not log that session
out.

Settings
  server   the homeserver's address (https://matrix.example.org).
  token    a reference to the account's access token.
  room     the room's id (!...:example.org), from its settings > Advanced. Not encrypted rooms.

The message: a notice in plain words and HTML, from templates/chat/matrix.json; social.matrix in
a release is its own text. It calls nobody. A correction, or a withdrawal, is a message of its
own.

Repeats: the server drops them: the key is the transaction's id, and the same id by the same
token gets the first one's answer (Matrix specification, "Transaction identifiers"). Servers
keep ids for at least 30 minutes (Synapse); after that an attempt whose outcome is not known is
left for you to settle ("pressctl resolve"). A new token is a new session, which knows no older
ids.

Answers: the event's id. 429 is tried again when the server says so.

Limits: 65,536 bytes for an event with all its server adds, so 60,000 here, counted by `check`.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

from pressctl.answers import accept, seconds_in
from pressctl.credentials import Credential, address_complaints, insist, reveal, secret_complaints
from pressctl.model import Flow, Part, Receipt
from pressctl.posting import chat_channel, id_in, message_of, post


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
_ROOM = re.compile(r"![!-~]{1,254}")


def deliver(part: Part, settings: Settings) -> Flow:
    """Send one event, whose transaction is the key; the receipt is its id and a link to it."""
    insist(check(settings))
    room = quote(settings.room, safe="")
    address = f"{settings.server.rstrip('/')}/_matrix/client/v3/rooms/{room}/send/m.room.message/{part.key}"
    headers = {"Authorization": f"Bearer {reveal(settings.token)}"}
    response = yield post(part, address, message_of(part, "matrix"), method="PUT", headers=headers)
    accept(response, wait=seconds_in(response, "retry_after_ms", unit=0.001))
    hint = "Check that server is the homeserver's own address, then look at the room."
    event = id_in(response, "event_id", hint=hint)
    return Receipt(id=event, url=f"https://matrix.to/#/{room}/{quote(event, safe='$')}")


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = address_complaints("server", settings.server, base=True) + secret_complaints("token", settings.token)
    if settings.room.startswith("#"):
        found.append("room is an alias, which may come to mean another room: give the id, which begins with !.")
    elif not _ROOM.fullmatch(settings.room):
        found.append("room must be the room's id, which begins with !: its settings have it under Advanced.")
    return found


CHANNEL = chat_channel("matrix", __doc__, EXAMPLE, Settings, deliver, check, repeats="dropped", window=30 * 60.0)
