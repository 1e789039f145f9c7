"""public/ as it has to be at one moment: a pure function of the release files, the config and the clock.

Without an address (`[newsroom] url`) feeds are left out, since a feed names itself by it; pages and the
index are built all the same, with links relative to each other.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pressctl.errors import Unfit
from pressctl.model import NOTHING, Config, Event, FileReport, Finding, Watch
from pressctl.newsroom.context import digest, premise_of, templates_of
from pressctl.newsroom.documents import Document, about, make_documents
from pressctl.newsroom.finding import find_releases
from pressctl.newsroom.index import Index
from pressctl.newsroom.leaks import LeakOf, no_leak
from pressctl.newsroom.lists import Lists
from pressctl.newsroom.loading import findings_of
from pressctl.newsroom.products import Press, Product
from pressctl.newsroom.reading import Reader
from pressctl.newsroom.shelf import PUBLIC, Shelf

if TYPE_CHECKING:
    from pressctl.render.templates import Templates


NOBODY: Mapping[str, datetime] = MappingProxyType({})


class Built(Struct, frozen=True, kw_only=True):
    """What a build did, or would do.

    `files` are those public/ has to hold, `removed` those it must not; paths start with `public/`.
    `sums` are the SHA-256 of what was made, by path below public/; without writing, of what is there as it has to be.
    `findings` are the errors of releases that were left out. `parsed` and `rendered` count the release
    files that were read and the pages and entries that were made rather than known.
    """

    files: tuple[FileReport, ...]
    removed: tuple[str, ...] = ()
    sums: Mapping[str, str] = NOTHING
    findings: tuple[Finding, ...] = ()
    parsed: int = 0
    rendered: int = 0

    @property
    def stale(self) -> tuple[str, ...]:
        """Return the paths that were not as they have to be, sorted."""
        return tuple(sorted([*(file.path for file in self.files if file.changed), *self.removed]))


def build_public(
    config: Config,
    *,
    now: datetime,
    templates: "Templates",
    watch: Watch,
    write: bool = True,
    index: Index | None = None,
    leak_of: LeakOf = no_leak,
    killed: Mapping[str, datetime] = NOBODY,
) -> Built:
    """Make public/ what it has to be at `now`; interrupted, it leaves whole files, and the next run goes on.

    A release shows once its date and embargo have passed, a killed one by a notice. One with errors is
    left out, and its page, if there is one, left as it is.

    Args:
        config: The newsroom.
        now: The time, aware.
        templates: What pages are rendered with.
        watch: Told of each file ("writing", with `done` and `total`).
        write: Whether to write at all; without, only say what would change.
        index: One that is open for this run; else the newsroom's own, saved when `write`.
        leak_of: Asked of each page that is made.
        killed: Releases whose kill was begun, by id, and when: one that says no more that it is withdrawn is in
            error, so that its page stays as it is.

    Raises:
        Invalid: A template is at fault, or a link stands where a file has to be written.
        PressctlError: The system refuses to write.
    """
    premise = premise_of(config)
    with Index(config.root, premise, write=write) if index is None else nullcontext(index) as opened:
        reader = Reader(config, opened, now)
        documents = [_unless_killed(document, killed, reader) for document in _documents(config, reader, opened)]
        press = Press(
            config=config,
            documents=[document for document in documents if not document.broken and document.is_public(now)],
            reader=reader,
            index=opened,
            templates=templates,
            premise=premise,
            design=digest(premise, templates_of(config.root), repr(config.feeds)),
            leak_of=leak_of,
        )
        shelf = Shelf(root=config.root, index=opened, now=now, write=write)
        broken = [document for document in documents if document.broken]
        built = _settle(press, Lists(press, now), shelf, {document.name for document in broken}, watch)
        findings = sorted((*built.findings, *_errors(broken, reader)))
        return replace(built, findings=tuple(findings), parsed=reader.parsed, rendered=press.rendered)


def _documents(config: Config, reader: Reader, index: Index) -> tuple[Document, ...]:
    """Return all of the newsroom's releases; the index forgets those that are gone."""
    files = find_releases(config)
    index.retain(file.name for file in files)
    versions = [reader.version(file) for file in files]
    return make_documents(versions, config.newsroom.language, reader.place, reader.withdrawn)


def _unless_killed(document: Document, killed: Mapping[str, datetime], reader: Reader) -> Document:
    """Return a document in error if it was killed and its file would have it back: a kill is for good."""
    since = killed.get(document.id)
    if since is None or document.killed or document.versions[0].line.status == "withheld":
        return document
    version = document.versions[0]
    said = f"{document.id} was withdrawn on {since.astimezone(UTC):%Y-%m-%d at %H:%M} UTC, and a kill is for good."
    hint = "Write status: canceled again; publish the new text under an id of its own."
    found = about(version, reader.place(version, "status"), "was-killed", said, hint)
    return replace(document, findings=(*document.findings, found))


def _settle(press: Press, lists: Lists, shelf: Shelf, kept: set[str], watch: Watch) -> Built:
    """Put every product in its place, then take away what is none, but for documents that are `kept` as they are.

    A release whose page passes every limit or holds a secret is kept as it is too, and nothing leads to it.
    """
    own, leading = list(press.products()), list(lists.products(press.documents))
    total = len(own) + len(leading)
    unfit: dict[str, Finding] = {}
    reports: list[FileReport] = []
    sums: dict[str, str] = {}

    def put(product: Product) -> None:
        changed = shelf.put(product)
        known = press.index.published.get(product.path)
        sums[product.path] = known.seen.sha256 if known and (shelf.write or not changed) else ""
        path = f"{PUBLIC}/{product.path}"
        reports.append(FileReport(path=path, changed=changed))
        outcome = "changed" if changed else ""
        watch(Event(kind="writing", message=path, outcome=outcome, done=len(reports), total=total))

    for product in own:
        if product.source in unfit:
            continue
        try:
            put(product)
        except Unfit as error:
            unfit[product.source] = error.findings[0]
    if unfit:
        leading = list(lists.products([document for document in press.documents if document.name not in unfit]))
    for product in leading:
        put(product)
    removed = shelf.clear({report.path.removeprefix(f"{PUBLIC}/") for report in reports}, kept | unfit.keys())
    return Built(
        files=tuple(reports),
        removed=tuple(f"{PUBLIC}/{path}" for path in removed),
        sums=sums,
        findings=tuple(unfit.values()),
    )


def _errors(broken: Iterable[Document], reader: Reader) -> Iterator[Finding]:
    """Yield why releases were left out."""
    for document in broken:
        yield from (finding for finding in findings_of(document, reader) if finding.level == "error")
