"""What a place is asked before anything is sent there, and what came of it."""

from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from pressctl.model.deliveries import MailServer

if TYPE_CHECKING:
    from collections.abc import Generator

    import httpx

# What was asked of a target: its credential works; was refused; nobody answered; or nobody can ask without sending.
Verdict = Literal["works", "refused", "silent", "unasked"]


class Knock(Struct, frozen=True, kw_only=True):
    """A connection to where an address leads, closed as soon as it stands: not a byte of a request leaves."""

    url: str


class LogIn(Struct, frozen=True, kw_only=True):
    """A greeting and a login at a mail server, which hands in nothing; its answer is a `Reply`."""

    server: MailServer


class MayWrite(Struct, frozen=True, kw_only=True):
    """Whether a folder of the newsroom could be written to; nothing is written."""

    path: str


class Asked(Struct, frozen=True, kw_only=True):
    """What a target said of its credential. `message` has no secret; `hint` says what to do about a refusal or silence."""

    target: str
    channel: str
    verdict: Verdict
    message: str
    hint: str = ""


if TYPE_CHECKING:
    # Returns what the place said, in words; raises `Rejected` where it refuses, any other `Unsent` where it does not say.
    Question = Generator[httpx.Request | Knock | LogIn | MayWrite, Any, str]
