"""To whom something leaves, and how: parts, channels and receipts."""

from collections.abc import Callable, Generator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from pressctl.model.newsroom import Recipient, Secret
from pressctl.model.variants import Attachment, Notice, Picture, Post, Variant

if TYPE_CHECKING:
    import httpx

    from pressctl.model.asking import Keeping, Question

Form = Literal["mail", "posts", "chats", "data", "ninjs", "ping", "file"]
Repeats = Literal["blind", "dropped"]
PlaceKind = Literal["mailings", "networks", "chats", "programs", "pings", "files"]
Intent = Literal["send", "hold", "skip", "done", "edited", "stop", "settle"]
State = Literal["owed", "claimed", "sending", "sent", "failed", "gone", "unknown", "deferred", "superseded", "skipped"]
Outcome = Literal[
    "unknown",
    "failed",
    "deferred",
    "stopped",
    "held",
    "sent",
    "already_sent",
    "edited",
    "superseded",
    "skipped",
]

EVENT_TYPES: Mapping[Notice, str] = {
    "": "release.published",
    "correction": "release.corrected",
    "kill": "release.killed",
    "advance": "release.advance",
    "advance-correction": "release.corrected",
    "advance-kill": "release.killed",
    "test": "release.test",
}


CORRECTIONS: frozenset[Notice] = frozenset({"correction", "advance-correction"})
KILLS: frozenset[Notice] = frozenset({"kill", "advance-kill"})
# Before its embargo: with the banner, and without a link to what is not there yet.
EARLY: frozenset[Notice] = frozenset({"advance", "advance-correction", "advance-kill"})


NO_FILES: Mapping[str, bytes] = MappingProxyType({})


class Upload(Struct, frozen=True, kw_only=True):
    """One file of public/ on its way to a web host; `path` is below public/, `gone` says that it is to be taken away.

    `known`: the ledger has it that we put a file there, with this `etag` where the host gave one. Whatever else holds
    one of `marks` is ours too.
    """

    path: str
    content: bytes = b""
    type: str = "application/octet-stream"
    known: bool = False
    etag: str = ""
    marks: tuple[bytes, ...] = ()
    gone: bool = False


class Part(Struct, frozen=True, kw_only=True):
    """One batch of a delivery, ready to leave; a place that takes no recipients has one part.

    `number` counts from 1. `first_claimed` is the webhook event's timestamp and the start
    of a place's window for dropping repeats; `attempted` is the time of this attempt. `files` has the bytes of what is
    attached to its mail, by SHA-256. `earlier` are the receipts of earlier editions' messages, which a correction or a
    kill is about, where the place can change them. `upload` is set where the part is a file of public/. `thread` are the
    receipts of the posts before this one, which it answers, the first one first.
    """

    key: str
    release: str
    edition: int | str
    language: str
    target: str
    number: int
    variant: Variant
    members: tuple[Recipient, ...]
    first_claimed: datetime
    attempted: datetime
    files: Mapping[str, bytes] = NO_FILES
    earlier: "tuple[Receipt, ...]" = ()
    upload: Upload | None = None
    thread: "tuple[Receipt, ...]" = ()

    @property
    def post(self) -> Post | None:
        """The post that this part is, where its place takes posts: each of a thread is a part, by its number."""
        return self.variant.post(self.number)

    @property
    def pictures(self) -> "tuple[tuple[Picture, bytes], ...]":
        """The pictures that go with its post, each with its bytes: a thread's are in the first."""
        return tuple((one, self.files[one.file.sha256]) for one in self.variant.pictures if self.number == 1)

    @property
    def enclosed(self) -> tuple[tuple[Attachment, bytes], ...]:
        """What is attached to its mail, each with its bytes."""
        attachments = self.variant.mail.attachments if self.variant.mail else ()
        return tuple((one, self.files[one.sha256]) for one in attachments)


# Reads what is attached to a variant's mail, by SHA-256; raises `Rejected` when it is no longer what was frozen.
Enclose = Callable[[Variant], Mapping[str, bytes]]


class Receipt(Struct, frozen=True, kw_only=True):
    """A place's proof. `rejected` are members refused by an answer that was a success; `note` says what is left to do."""

    id: str = ""
    url: str = ""
    rejected: tuple[str, ...] = ()
    note: str = ""


class WriteFile(Struct, frozen=True, kw_only=True):
    """A file the outbox wants written, below the newsroom's folder; same bytes, same name."""

    path: str
    content: bytes


class Pause(Struct, frozen=True, kw_only=True):
    """Time to wait before a place is asked what came of an earlier step; nothing is answered."""

    seconds: float


class Written(Struct, frozen=True, kw_only=True):
    """The answer to `WriteFile`: where it stands, and whether its bytes changed."""

    path: str
    changed: bool


Security = Literal["starttls", "tls", "none"]  # asked for on an open connection, there from its first byte, or nothing
Step = Literal["greeting", "tls", "login", "sender", "recipient", "message"]


class MailServer(Struct, frozen=True, kw_only=True):
    """Where mails are handed in (RFC 6409), as whom, and how that is kept private."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: Secret | None = None


class SendMail(Struct, frozen=True, kw_only=True):
    """One person's mail, for a server to pass on; `sender` is told what could not be delivered. ASCII lines that end in CRLF."""

    server: MailServer
    sender: str
    to: str
    content: bytes


class Reply(Struct, frozen=True, kw_only=True):
    """The answer to `SendMail`: what a mail server said last, and to what; it has taken the mail when `took` is true.

    `code` is 0 where the server lacks what `text` says, so that nothing was asked of it.
    """

    step: Step
    code: int
    text: str

    @property
    def took(self) -> bool:
        """Whether it is the server's turn now (RFC 5321 section 4.2.1)."""
        return self.step == "message" and 200 <= self.code < 300  # noqa: PLR2004


if TYPE_CHECKING:
    Wanted = httpx.Request | WriteFile | SendMail
    Answer = httpx.Response | Written | Reply
    Flow = Generator[Wanted | Pause, Any, Receipt]
    Search = Generator[httpx.Request, Any, Receipt | None]
else:
    Flow = Search = Generator


class Sought(Struct, frozen=True, kw_only=True):
    """A part of which nobody knows: its key, whom it is to, when it was first begun, and its words where it is a post."""

    key: str
    members: tuple[Recipient, ...]
    since: datetime
    text: str = ""


class Channel(Struct, frozen=True, kw_only=True):
    """One kind of place a release can go to.

    `deliver(part, settings)` is a generator: it yields what it wants done, is sent the
    answer, and returns the receipt; or raises one of `errors.Unsent`. It does no I/O.
    `takes` are the forms it is sent, `batch` is the most recipients one part may have, 0 where there are none.
    `window` is how long the place drops repeats of a key, in seconds; None is for ever.
    `attaches`: its mails can have files with them. `international`: it takes addresses with any script before the @.
    `amends`: of a correction or a kill it is given the receipts of what it took before, and edits or deletes that; `stays`
    says what a person can do about a message that it cannot change.
    `posts` marks social networks: each post of a thread is a part of its own, which leaves when the one before is there.
    `public` marks places anybody can read, `local` those that only write files here, `site` those that take public/ as a
    whole, and no release.
    `check` looks at settings before a run and returns complaints; `repeats_of`, `takes_of`, `public_of` and `batch_of` let
    settings decide what `repeats`, `takes`, `public` and `batch` alone cannot.
    `written_by` says of settings which template of the newsroom's own makes what the place gets ("webhook/NAME"); "" for none.
    `unsubscribe_of` says of settings which mark stands for a page of the place's own where people unsubscribe, for targets
    that have none; "" where there is no such page.
    `proofs` are files that the place wants to see in public/, by name: whose site it is; `hub_of` is the hub that the
    feeds have to name. `look` says where a person finds out whether something arrived, and what to search for there;
    `{key}` in it is the part's key. `find` asks the place itself: a receipt only where it shows all of a part.
    `probe(settings, now)` asks the place whether its credential works, and sends nothing; `unasked` says why that cannot be
    told, so that such a probe only sees whether somebody is there. `keeping` reads the lists that the vendor keeps;
    `no_lists` says why they cannot be read, where that is more than that there are none.
    `id_at(address, settings)` returns what its receipts call a post, from the address or id that a person read there; "" where that
    is none.
    `sandbox_of` says of settings that the place checks what it gets and delivers it to nobody: nothing is published there.
    """

    name: str
    manual: str
    settings: type[Any]
    example: str
    takes: frozenset[Form]
    deliver: Callable[[Part, Any], "Flow"]
    repeats: Repeats = "blind"
    window: float | None = None
    batch: int = 0
    attaches: bool = False
    international: bool = False
    amends: bool = False
    stays: str = ""
    posts: bool = False
    public: bool = False
    local: bool = False
    repeats_of: Callable[[Any], Repeats] | None = None
    takes_of: "Callable[[Any], frozenset[Form]] | None" = None
    public_of: Callable[[Any], bool] | None = None
    batch_of: Callable[[Any], int] | None = None
    written_by: Callable[[Any], str] | None = None
    unsubscribe_of: Callable[[Any], str] | None = None
    check: Callable[[Any], Sequence[str]] | None = None
    proofs: "Callable[[Any], Mapping[str, str]] | None" = None
    hub_of: Callable[[Any], str] | None = None
    site: bool = False
    look: str = ""
    find: "Callable[[Sought, Any], Search] | None" = None
    probe: "Callable[[Any, datetime], Question] | None" = None
    unasked: str = ""
    keeping: "Keeping | None" = None
    no_lists: str = ""
    sandbox_of: Callable[[Any], bool] | None = None
    id_at: Callable[[str, Any], str] | None = None

    def delivers(self, settings: object) -> bool:
        """Whether a place with these settings hands on what it takes."""
        return not (self.sandbox_of and self.sandbox_of(settings))

    def drops_repeats(self, settings: object) -> bool:
        """Whether a place with these settings ignores a key it has seen."""
        return (self.repeats_of(settings) if self.repeats_of else self.repeats) == "dropped"

    def forms(self, settings: object) -> frozenset[Form]:
        """Return what a place with these settings is sent."""
        return self.takes_of(settings) if self.takes_of else self.takes

    def most(self, settings: object) -> int:
        """Return the most recipients that one part may have at a place with these settings."""
        return self.batch_of(settings) if self.batch_of else self.batch

    def is_public(self, settings: object) -> bool:
        """Whether anybody can read what a place with these settings has."""
        return self.public_of(settings) if self.public_of else self.public

    def writer(self, settings: object) -> str:
        """Return the template of the newsroom's own that a place with these settings is written by; "" for none."""
        return self.written_by(settings) if self.written_by else ""

    @property
    def mailing(self) -> bool:
        """Whether it sends to people rather than to one place."""
        return self.batch > 0

    @property
    def kind(self) -> PlaceKind:
        """What sort of place it is, for whoever looks for one."""
        if self.mailing:
            return "mailings"
        if self.posts:
            return "networks"
        if self.local or self.site:
            return "files"
        return "chats" if "chats" in self.takes else "pings" if "ping" in self.takes else "programs"
