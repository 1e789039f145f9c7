"""Writes what would be sent into files below outbox/, to look at or to send by hand.

Where to get it: nothing is needed; it is what a newsroom without targets uses.

Settings: none.

The files, for each release, revision and language:
  outbox/ID/rREVISION/LANGUAGE/mail.eml       opens in any mail program; text, HTML, files
  outbox/ID/rREVISION/LANGUAGE/NETWORK.txt    one for each network; a thread is NETWORK-1.txt and on
  outbox/ID/rREVISION/LANGUAGE/CHAT.json      one for each chat service that another target is of
  outbox/ID/rREVISION/LANGUAGE/webhook.json   the document a webhook gets
A kill is in outbox/ID/kill/, a test in outbox/ID/test/. A second target of this kind, called NAME,
writes below outbox/ID/rREVISION/NAME/. The mail is addressed to nobody; where a recipient's
own words go, nothing stands.

Repeats: the same release gives the same bytes under the same name, so writing it again changes
nothing.

Limits: your disk.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from pressctl.errors import Rejected
from pressctl.mime import compose
from pressctl.model import EVENT_TYPES, Channel, Flow, MayWrite, Part, Post, Receipt, WriteFile

if TYPE_CHECKING:
    from datetime import datetime

    from pressctl.model.asking import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Nothing to set."""


EXAMPLE = """\
[targets.outbox]
channel = "outbox"
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Write every form the release was rendered in; the receipt says where."""
    folder = _folder(part)
    files = tuple(_files(part))
    if not files:
        raise Rejected("nothing was rendered to write")
    for name, content in files:
        yield WriteFile(path=f"{folder}/{name}", content=content)
    return Receipt(id=part.key, url=f"{folder}/")


def probe(settings: Settings, now: "datetime") -> "Question":
    """Ask whether its folder could be written to."""
    if not (yield MayWrite(path=CHANNEL.name)):
        raise Rejected("cannot be written to", hint="Let this account write to outbox/ in the newsroom's folder.")
    return "can be written to"


def _folder(part: Part) -> str:
    edition = "test" if part.variant.notice == "test" else "kill" if part.edition == "kill" else f"r{part.edition}"
    target = [] if part.target == CHANNEL.name else [part.target]
    return "/".join(("outbox", *(_safe(name) for name in (part.release, edition, *target, part.language))))


def _safe(name: str) -> str:
    """Return a file name for every system: letters, digits, "-", "_" and inner dots."""
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", name).strip(".") or "-"


def _files(part: Part) -> Iterator[tuple[str, bytes]]:
    mail, posts = part.variant.mail, part.variant.posts
    if mail:
        people = part.members or (None,)
        for number, member in enumerate(people, 1):
            yield _numbered("mail", ".eml", number, len(people)), compose(part, mail, member, number)
    for post in posts:
        yield f"{_safe(post.label)}.txt", _text(post)
    for chat in part.variant.chats:
        yield f"{_safe(chat.place)}.json", _laid_out(json.loads(chat.text))
    if part.variant.data:
        yield "webhook.json", _event(part)


def _numbered(stem: str, suffix: str, number: int, total: int) -> str:
    return f"{stem}{suffix}" if total == 1 else f"{stem}-{number}{suffix}"


def _text(post: Post) -> bytes:
    return f"{post.text}\n".encode("utf-8", "replace")


def _event(part: Part) -> bytes:
    """Return what a webhook gets, laid out for reading."""
    moment = part.first_claimed.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    event = {
        "type": EVENT_TYPES[part.variant.notice],
        "timestamp": moment,
        "data": json.loads(part.variant.data),
    }
    return _laid_out(event)


def _laid_out(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


CHANNEL = Channel(
    name="outbox",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"mail", "posts", "chats", "data"}),
    deliver=deliver,
    attaches=True,
    local=True,
    repeats="dropped",
    probe=probe,
    look="the files in outbox/",
)
