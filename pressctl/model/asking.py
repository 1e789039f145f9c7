"""What a place is asked before anything is sent there, and what came of it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from pressctl.model.deliveries import MailServer

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from datetime import datetime

    import httpx

    from pressctl.errors import Unsent

    Roll = Generator[httpx.Request | tuple["Member", ...] | Unsent, Any, None]
else:
    Roll = object

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


class Member(Struct, frozen=True, kw_only=True):
    """Somebody on a list that a vendor keeps, as the vendor writes it; nothing of it has been judged yet.

    `fields` has what the vendor knows of them by its own names, all text. `gone`: they unsubscribed, or their mails come
    back, or they are blocked there.
    """

    email: str
    fields: Mapping[str, str] = MappingProxyType({})
    gone: bool = False


class Keeping(Struct, frozen=True, kw_only=True):
    """How the lists are read that a vendor keeps.

    `members(settings, name, clock)` is a generator beside `deliver`: it yields a request, is sent the answer, and yields
    the members that it found as a tuple, page by page, until there are no more. An answer that may be another one later it
    yields as the error that it is; going on, it asks again. What keeps the list from being read whole it raises as one of
    `errors.Unsent`, `NoSuchList` where there is none. It asks the clock where a request is signed; it makes every address
    itself, and follows none that an answer has.
    `form` is a pattern of the lists' names, `said` what such a name is, for whoever wrote another.
    """

    members: "Callable[[Any, str, Callable[[], datetime]], Roll]"
    form: str
    said: str


if TYPE_CHECKING:
    # Returns what the place said, in words; raises `Rejected` where it refuses, any other `Unsent` where it does not say.
    Question = Generator[httpx.Request | Knock | LogIn | MayWrite, Any, str]
