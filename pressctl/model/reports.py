"""What came of a run, and what a watcher is told while it is under way."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from pressctl.model.deliveries import Outcome, Receipt
from pressctl.model.document import Finding


class Counts(Struct, frozen=True, kw_only=True):
    """People, counted; never named. Each of a delivery's is in one of these."""

    sent: int = 0
    rejected: int = 0
    unknown: int = 0
    already_had: int = 0
    unsubscribed: int = 0
    not_sent: int = 0


class PartReport(Struct, frozen=True, kw_only=True):
    """What came of one part."""

    key: str
    outcome: Outcome
    attempts: int = 0
    status_code: int | None = None
    receipt: Receipt | None = None


class DeliveryReport(Struct, frozen=True, kw_only=True):
    """What came of one (release, language, target); its outcome is that of its worst part.

    `stood_in` is the target that got what this one certainly did not take; `sent_at` is when the last of it was taken.
    """

    target: str
    channel: str
    language: str
    outcome: Outcome
    held_until: datetime | None = None
    recipients: Counts = Counts()
    error: str = ""
    hint: str = ""
    optional: bool = False
    stood_in: str = ""
    sent_at: datetime | None = None
    parts: tuple[PartReport, ...] = ()


class ReleaseReport(Struct, frozen=True, kw_only=True):
    """What came of one release; a `killed` one is withdrawn `since`, None until everybody was told."""

    id: str
    revision: int
    language: str
    path: str
    outcome: Outcome
    deliveries: tuple[DeliveryReport, ...] = ()
    error: str = ""
    hint: str = ""
    killed: bool = False
    since: datetime | None = None


class UploadReport(Struct, frozen=True, kw_only=True):
    """What came of putting public/ on one web host, counted in files; `left` are those that are still to be sent.

    `complete`: all pages, feeds and sitemaps are there, so that others may be told to fetch them.
    """

    target: str
    channel: str
    outcome: Outcome
    sent: int = 0
    removed: int = 0
    unchanged: int = 0
    left: int = 0
    complete: bool = False
    error: str = ""
    hint: str = ""
    optional: bool = False


class FileReport(Struct, frozen=True, kw_only=True):
    """One file below public/ or outbox/, and whether this run changed it."""

    path: str
    changed: bool


class FileReports(Struct, frozen=True, kw_only=True):
    """The files of public/ and outbox/: those that were `seen`, and the rest, which nothing changed, as paths, a line each.

    A newsroom has tens of thousands of them, of which a run looks at few; `more` are such as nobody asked to be named.
    """

    seen: tuple[FileReport, ...] = ()
    rest: str = ""
    more: int = 0

    def beside(self, others: Iterable[FileReport]) -> "FileReports":
        """Return these files and others."""
        return FileReports(seen=(*self.seen, *others), rest=self.rest, more=self.more)

    @property
    def changed(self) -> int:
        """How many this run changed."""
        return sum(file.changed for file in self.seen)

    def __len__(self) -> int:
        """Count all."""
        return len(self.seen) + (self.rest.count("\n") + 1 if self.rest else 0) + self.more

    def __iter__(self) -> Iterator[FileReport]:
        """Yield all that have names."""
        yield from self.seen
        for path in self.rest.split("\n") if self.rest else ():
            yield FileReport(path=f"public/{path}", changed=False)


class ReleaseReports(Struct, frozen=True, kw_only=True):
    """Releases of folders that everybody had before, `many` of them; `each` tells of them where the run was asked to."""

    many: int = 0
    each: Callable[[], Iterable[ReleaseReport]] = tuple

    def __len__(self) -> int:
        """Count them."""
        return self.many


class Report(Struct, frozen=True, kw_only=True):
    """What a run did; `finished` are releases about which there was nothing to do, `tried`: it had something to send."""

    releases: tuple[ReleaseReport, ...] = ()
    finished: ReleaseReports = ReleaseReports()
    files: FileReports = FileReports()
    uploads: tuple[UploadReport, ...] = ()
    findings: tuple[Finding, ...] = ()
    exit_code: int = 0
    tried: bool = False


class Event(Struct, frozen=True, kw_only=True):
    """Something a watcher may show: the core says it and knows nothing of screens.

    `kind` is "reading", "listing", "rendering", "writing", "begun", "attempt", "waiting", "page", "asking", "settled" or
    "finished";
    `done` and `total` count within it (parts, files), `people` the recipients concerned; `more`: another one follows at once.
    """

    kind: str
    target: str = ""
    release: str = ""
    message: str = ""
    outcome: str = ""
    part: int = 0
    done: int = 0
    total: int = 0
    people: int = 0
    at: datetime | None = None
    more: bool = False


Watch = Callable[[Event], None]
