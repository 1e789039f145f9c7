"""Posts a release to a Telegram channel or group, through a bot.

Where to get it: in Telegram, talk to @BotFather, /newbot, and copy the token. Add the bot to the
channel as an administrator that may post (and delete) messages, or to the group as a member.

Settings
  token    a reference to the bot's token.
  chat     "@name" of a public channel or group, else its id (such as "-1001234567890").
  server   another Bot API server than "https://api.telegram.org".

The message: HTML, from templates/chat/telegram.json; social.telegram in a release is its own
text. It calls nobody. A public channel gets no test, and nothing before its embargo.

Corrections and withdrawals: a message of its own says it. Before it, what the bot posted to this
chat is edited to say the same, or deleted. After 48 hours Telegram lets a bot delete only where it
is an administrator; what stays is told in the report.

Repeats: Telegram takes each as a new message, so an attempt whose outcome is not known is left
for you to settle ("pressctl resolve").

Answers: the message's number, after the chat's name. 429 is tried again when Telegram says so.

Limits: 4,096 characters (UTF-16 units) as they are read, counted by `check`; about one message a
second in a chat, twenty a minute in a group.
"""

import json
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from msgspec.structs import replace

from pressctl.answers import accept, json_of, said_in, seconds_in, words_of
from pressctl.credentials import Credential, address_complaints, insist, reveal
from pressctl.errors import Rejected, Uncertain
from pressctl.model import KILLS, Channel, Flow, Part, Receipt, Reference
from pressctl.posting import SILENT, change, chat_channel, message_of, note_of, post, unchanged
from pressctl.probing import CREDENTIAL, get, insist_let_in, named, refusal, told

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime

    import httpx

    from pressctl.model.asking import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Which bot posts, and where."""

    token: Credential
    chat: str
    server: str = "https://api.telegram.org"


EXAMPLE = """\
[targets.telegram]
channel = "telegram"
token = { env = "TELEGRAM_TOKEN" }
chat = "@river_city_press"
"""
STAYS = "an administrator deletes it in Telegram, from the menu of the message."
_TOKEN = re.compile(r"[A-Za-z0-9:_-]+")
_CHAT = re.compile(r"@[A-Za-z][A-Za-z0-9_]{3,31}|-?[0-9]{1,16}")


def deliver(part: Part, settings: Settings) -> Flow:
    """Change what is there of earlier revisions, then post one message; the receipt is the chat and its number there."""
    insist(check(settings))
    message = json.loads(message_of(part, CHANNEL.name))
    left = yield from _amend(part, settings, message)
    response = yield _call(part, settings, "sendMessage", message)
    _insist_chat(response)
    accept(response, wait=_wait(response))
    number = _number_in(response)
    url = f"https://t.me/{settings.chat[1:]}/{number}" if is_public(settings) else ""
    return Receipt(id=f"{settings.chat}/{number}", url=url, note=note_of(left, STAYS))


def _amend(
    part: Part, settings: Settings, message: dict[str, Any]
) -> "Generator[httpx.Request, httpx.Response, list[str]]":
    """Edit what a correction is about, or delete what is withdrawn; return why, where something stays as it is."""
    left = []
    for receipt in part.earlier:
        chat, _, number = receipt.id.rpartition("/")
        if chat != settings.chat or not re.fullmatch("[0-9]{1,16}", number):
            left.append("has it in another chat")  # where the number is another message's
            continue
        named = {"message_id": int(number)}
        method, told = (
            ("deleteMessage", named) if part.variant.notice in KILLS else ("editMessageText", message | named)
        )
        left.append((yield from change(_call(part, settings, method, told), _why_unchanged)))
        if left[-1] == SILENT:
            break
    return [reason for reason in left if reason]


def _why_unchanged(response: "httpx.Response") -> str:
    # In these words an edit is refused that is made a second time, and a message that was deleted already.
    done = any(words in response.content for words in (b"message is not modified", b"message to delete not found"))
    return "" if done else unchanged(response, wait=_wait(response))


def _call(part: Part, settings: Settings, method: str, said: dict[str, Any]) -> "httpx.Request":
    address = f"{settings.server.rstrip('/')}/bot{reveal(settings.token)}/{method}"
    return post(part, address, json.dumps({"chat_id": settings.chat} | said, ensure_ascii=False, separators=(",", ":")))


def probe(settings: Settings, now: "datetime") -> "Question":
    """Ask who the bot is, then what it may do in the chat (core.telegram.org/bots/api, getMe, getChatMember)."""
    insist(check(settings))
    address = f"{settings.server.rstrip('/')}/bot{reveal(settings.token)}"
    response = yield get(f"{address}/getMe")
    insist_let_in(response, absent=CREDENTIAL)
    number, name = told(response, int, "result", "id"), named(told(response, str, "result", "username"))
    response = yield get(f"{address}/getChatMember?chat_id={quote(settings.chat, safe='')}&user_id={number}")
    _insist_chat(response)
    add = f"Add @{name} to the chat; in a channel as an administrator that may post."
    if response.status_code == HTTPStatus.BAD_REQUEST:
        raise refusal(response, f"Check chat in config.toml. {add}")
    insist_let_in(response, refused=add)
    told(response, str, "result", "status")
    if not _may_post(told(response, dict, "result")):
        raise Rejected(f"lets @{name} post nothing in {settings.chat}", hint=add)
    return f"@{name} may post in {settings.chat}"


def _may_post(member: dict[str, Any]) -> bool:
    """Whether a member of a chat may post: not where it has left, is restricted, or an administrator of a channel without it."""
    gone = member.get("status") in {"left", "kicked"}
    muted = member.get("status") == "restricted" and not member.get("can_send_messages")
    return not (gone or muted or member.get("can_post_messages") is False)


def _insist_chat(response: "httpx.Response") -> None:
    """Say where a group went that has become a supergroup: its id is another one now (ResponseParameters)."""
    parameters = said_in(response, "parameters")
    moved = parameters.get("migrate_to_chat_id") if isinstance(parameters, dict) else None
    if response.status_code == HTTPStatus.BAD_REQUEST and isinstance(moved, int):
        status = response.status_code
        hint = f'The group has another id now: set chat = "{moved}".'
        raise Rejected(f"answered {status}{words_of(response)}", status_code=status, hint=hint)


def _number_in(response: "httpx.Response") -> int:
    """Return the message's number.

    Raises:
        Uncertain: There is none.
    """
    result = json_of(response).get("result")
    number = result.get("message_id") if isinstance(result, dict) else None
    if isinstance(number, bool) or not isinstance(number, int):
        status, hint = (
            response.status_code,
            "Check that server is a Bot API server's own address, then look at the chat.",
        )
        raise Uncertain(f"answered {status} without the message's number", status_code=status, hint=hint)
    return number


def _wait(response: "httpx.Response") -> float | None:
    return seconds_in(response, "parameters", "retry_after")


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = address_complaints("server", settings.server, base=True)
    if not isinstance(settings.token, Reference) and not _TOKEN.fullmatch(reveal(settings.token)):
        found.append("token is not a bot's: digits, a colon and letters, as BotFather gave it.")
    if not _CHAT.fullmatch(settings.chat):
        found.append('chat must be "@name", or the id in digits (of a channel or supergroup it begins with -100).')
    return found


def is_public(settings: Settings) -> bool:
    """Whether the chat has a name, by which anybody finds it."""
    return settings.chat.startswith("@")


CHANNEL: Channel = replace(
    chat_channel("telegram", __doc__, EXAMPLE, Settings, deliver, check, STAYS),
    amends=True,
    probe=probe,
    unasked="",
    public_of=is_public,
)
