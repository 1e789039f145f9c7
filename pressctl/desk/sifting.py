"""A folder of releases taken in hand: what everybody has, as it is, is passed over; the rest is prepared, some at a time.

A release is passed over only where all that its plan was made from is the same: its files (as they look, or their bytes),
config, templates and code (premise), its history (the ledger's mark), and no secret that it was not looked through for.
Where one of them cannot be told, it is planned. So the index only saves work: it says nothing that counts without the
ledger's seal, and a run without one passes over the very same releases once it has planned them.
"""

import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext, suppress
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from pressctl.delivery.finishing import decode, encode, is_finished
from pressctl.delivery.plan import Finished, PlannedRelease, Ready, print_of
from pressctl.delivery.planning import plan_release
from pressctl.desk.guarding import marks_of_secrets
from pressctl.desk.opening import look
from pressctl.desk.orders import Desk, Order
from pressctl.desk.places import Lists, make_world
from pressctl.desk.preparing import Batch, Manner, Prepared, begin_trial, prepare_files, together
from pressctl.desk.proving import Trial
from pressctl.errors import LedgerUnusable
from pressctl.model import Finding
from pressctl.newsroom.context import code_of, digest, premise_of, templates_of
from pressctl.newsroom.finding import Walk, chosen, document_of, release_file
from pressctl.newsroom.index import Index, Lost
from pressctl.newsroom.loading import Held, claims_at_a_glance
from pressctl.newsroom.sifting import (
    NOTHING,
    PAGE,
    Book,
    Kept,
    Page,
    as_it_was,
    digest_of_plan,
    keep_plan,
    plan_of,
    same_bytes,
    words_of,
)

if TYPE_CHECKING:
    from pressctl.delivery.ledger.duties import Past
    from pressctl.newsroom.leaks import LeakOf

SMALL = 50  # releases of a folder that are told of one by one, whatever they are
AT_ONCE = PAGE  # releases that are looked at together, and then let go of
_ROOMS = ("channels", "config", "delivery", "desk")  # what of our code decides on a plan, beside what reads and renders
_ELSEWHERE = frozenset({"root", "path", "newsroom", "advice"})  # of a config, what is told apart from the rest
_FINDINGS = msgspec.json.Decoder(tuple[Finding, ...])


def prepare_folder(
    order: Order,
    desk: Desk,
    lists: Lists,
    leak_of: "LeakOf",
    walk: Walk,
    past: "Callable[[], Past] | None",
    *,
    learn: bool,
) -> Prepared | None:
    """Prepare the releases of folders, as `walk` has their files; None where they are so few that each is told of.

    `past` opens the ledger, and whoever gave it closes it. `learn`: what is found finished is kept in the index. Where the
    ledger is of no use, which is said later, None too.

    Raises:
        Invalid: As `preparing.prepare`.
    """
    config = order.config
    names = chosen(config, order.paths, walk.known) if order.paths else walk.known.keys()
    if not _are_many(names):
        return None
    try:
        with nullcontext(past()) if past else closing(look(config, desk.environ)) as ledger:
            return _Sieve(order, desk, lists, leak_of, ledger, walk, learns=learn).sift(names)
    except LedgerUnusable:
        return None


def _are_many(names: Iterable[str]) -> bool:
    """Whether files are of more than a few documents."""
    documents = set()
    for name in names:
        documents.add(document_of(name))
        if len(documents) > SMALL:
            return True
    return False


class _Sieve:
    """One run through a folder."""

    def __init__(
        self,
        order: Order,
        desk: Desk,
        lists: Lists,
        leak_of: "LeakOf",
        ledger: "Past",
        walk: Walk,
        *,
        learns: bool,
    ) -> None:
        self._order, self._desk, self._leak_of = order, desk, leak_of
        self._config, self._ledger, self._walk, self._now = order.config, ledger, walk, desk.clock()
        self._world = make_world(order.config, ledger, lists, replace(order.choice, found=True), self._now)
        self._read_from = premise_of(order.config)
        secrets = marks_of_secrets(order.config, desk.environ, ledger.salt)
        self._book = Book(premise=_premise(order, self._read_from), secrets=secrets, salt=ledger.salt)
        self._marks = ledger.marks()
        self._learns = learns
        self._rest = {*walk.files, *walk.problems}  # names of files whose documents were not recognised
        self._over: dict[str, bytes] = {}  # finished documents: their prints
        self._found: dict[str, bytes] = {}  # and what was found in them, where anything was
        self._plans: dict[str, bytes] = {}  # and how they were planned, where every release is told of
        self._holders: dict[str, str] = {}
        self._rivals: set[str] = set()

    def sift(self, names: Iterable[str]) -> Prepared:
        """Return what is left of the documents that have these files, prepared, and what everybody has."""
        files = self._pass_over({*names})
        trial, batches = begin_trial(self._config), list[Batch]()
        left = sorted(files)
        for start in range(0, len(left), AT_ONCE):
            batch = self._prepare(files, left[start : start + AT_ONCE], trial, start, len(left))
            batches.append(batch if trial.found else self._without_finished(batch))
            if trial.found:
                break  # a template is at fault: nothing goes on
        if self._rivals and (rivals := self._rivals & (files.keys() | self._over.keys())):
            files = self._files_of(rivals)
            gone = {path for name in rivals for path in self._paths(files[name])}
            batches = [batch.only([held.document not in rivals for held in batch.held], gone) for batch in batches]
            batches.append(self._prepare(files, sorted(rivals), trial, len(left), len(left), alone=False))
            self._drop(rivals)
        prepared = together(self._config, batches, trial, found=True)
        found = {one for told in {*self._found.values()} for one in _FINDINGS.decode(told)}
        return replace(prepared, findings=tuple(sorted({*prepared.findings, *found})), finished=self._finished())

    def _prepare(
        self,
        files: Mapping[str, Sequence[str]],
        some: Sequence[str],
        trial: Trial,
        done: int,
        total: int,
        *,
        alone: bool = True,
    ) -> Batch:
        """Read, check and render some documents, of `total`, after those that are `done`."""
        root, problems, watch = self._config.root, self._walk.problems, self._desk.watch
        return prepare_files(
            self._config,
            [release_file(root, name, problems.get(name, "")) for one in some for name in files[one]],
            self._now,
            lambda event: watch(replace(event, done=done + event.done, total=total)),
            self._leak_of,
            trial,
            Manner(walk=self._walk, alone=alone, afresh=True),
        )

    def _claim(self, release: str, document: str) -> None:
        """Note that a document has an id; one that another has too is read together with it."""
        other = self._holders.setdefault(release, document) if release else document
        if other != document:
            self._rivals |= {other, document}

    def _pass_over(self, mine: set[str]) -> dict[str, list[str]]:
        """Pass over what was finished and is as it was; return the files of the other documents that have some of `mine`."""
        self._recognise(mine)
        files: dict[str, list[str]] = {}
        for name in self._rest & mine:
            files.setdefault(document_of(name), []).append(name)
        if torn := self._over.keys() & files.keys():  # something came to them
            self._drop(torn)
            files |= self._files_of(torn)
        if others := self._rest - mine:
            with self._index() as index:
                for name, claim in claims_at_a_glance(self._config, index, self._walk, others).items():
                    self._claim(claim, document_of(name))
        return files

    def _recognise(self, mine: set[str]) -> None:
        """Note the documents that are finished, as they look or by their bytes."""
        new, touched = list[Kept](), dict[str, Kept]()
        with suppress(Lost), self._index() as index:
            for page in self._book.read(index):
                if page.at <= self._now.timestamp():
                    touched |= self._look_through(page, index, mine)
            for kept in touched.values():
                if kept.document in self._over or not kept.source.files.keys() <= self._walk.files.keys():
                    continue
                if source := same_bytes(kept.source, self._config.root, int(self._now.timestamp()) * 1_000_000_000):
                    self._recognised(kept, index, mine)
                    if source != kept.source:
                        new.append(replace(kept, source=source))
        if self._learns and new:
            self._learns = self._keep([(kept, b"") for kept in new])

    def _look_through(self, page: Page, index: Index, mine: set[str]) -> dict[str, Kept]:
        """Note the documents of a page that look as they did; return the others, of which the history is the same."""
        names, ids = words_of(page.names), words_of(page.ids)
        whole = len(mine) == len(self._walk.files) + len(self._walk.problems)
        if (
            not self._order.whole
            and page.stands(self._walk, self._marks, names, ids)
            and (whole or mine.issuperset(names))
        ):
            documents = words_of(page.documents)
            self._rest.difference_update(names)
            self._over.update(zip(documents, page.prints, strict=True))
            self._found.update(page.found)
            known, new = len(self._holders), self._holders.keys().isdisjoint(ids)
            if new:
                self._holders.update(zip(ids, documents, strict=True))
            if not new or len(self._holders) < known + len(ids):
                for release, document in zip(ids, documents, strict=True):
                    self._claim(release, document)
            return {}
        touched = {}
        for kept in page.rows():
            if self._marks.get(kept.id) == kept.mark:
                if as_it_was(kept.source, self._walk):
                    self._recognised(kept, index, mine)
                else:
                    touched[kept.document] = kept
        return touched

    def _recognised(self, kept: Kept, index: Index, mine: set[str]) -> None:
        """Note a document that is as it was when it was finished, if how it was planned is known where that is told."""
        planned = plan_of(index, kept) if self._order.whole else b""
        if planned is None:
            return
        self._rest.difference_update(kept.source.files)
        self._claim(kept.id, kept.document)
        if not mine.isdisjoint(kept.source.files):
            self._note(kept, planned)

    def _note(self, kept: Kept, planned: bytes) -> None:
        """Note a finished document."""
        self._over[kept.document] = kept.print
        if kept.found != NOTHING:
            self._found[kept.document] = kept.found
        if self._order.whole:
            self._plans[kept.document] = zlib.compress(planned, 1)

    def _drop(self, documents: Iterable[str]) -> None:
        """Take documents for not finished after all."""
        for name in {*documents}:
            for known in (self._over, self._found, self._plans):
                known.pop(name, None)

    def _index(self, *, write: bool = False) -> Index:
        return Index(self._config.root, self._read_from, write=write)

    def _files_of(self, documents: Iterable[str]) -> dict[str, list[str]]:
        """Return the names of all files of documents."""
        files: dict[str, list[str]] = {name: [] for name in documents}
        for name in self._walk.known:
            if (document := document_of(name)) in files:
                files[document].append(name)
        return files

    def _without_finished(self, batch: Batch) -> Batch:
        """Return a batch without what everybody has, which is noted."""
        left, paths, new = [True] * len(batch.held), set[str](), list[tuple[Kept, bytes]]()
        for at, (ready, held, fit) in enumerate(zip(batch.ready, batch.held, batch.fit, strict=True)):
            self._claim(ready.original.id, held.document)
            if fit and (row := self._finished_as(ready, held, batch)):
                left[at] = False
                paths |= {*held.paths}
                self._note(*row)
                if held.steady:
                    new.append(row)
        if self._learns and new:
            self._learns = self._keep(new)
        return batch.only(left, paths)

    def _keep(self, new: Sequence[tuple[Kept, bytes]]) -> bool:
        """Keep what was found finished; return whether that could be done: who cannot once need not wait for it again."""
        with suppress(Lost), self._index(write=True) as index:
            if index.keeps:
                self._book.write(index, (kept for kept, _ in new))
                for kept, planned in new:
                    if planned:
                        keep_plan(index, kept.document, planned)
                self._book.tidy(index, self._over, len(self._over))
            return index.keeps
        return False

    def _finished_as(self, ready: Ready, held: Held, batch: Batch) -> tuple[Kept, bytes] | None:
        """Return how a release is kept if everybody has it, and how it was planned."""
        history = self._ledger.history(ready.original.id)
        planned = plan_release(ready, self._world, history)
        if not is_finished(planned, self._world, history):
            return None
        found = [finding for finding in batch.findings if finding.path in held.paths]
        try:
            told, findings = encode(planned), msgspec.json.encode(sorted({*found}))
        except ValueError:  # a lone surrogate in its headline
            return None
        kept = Kept(
            document=held.document,
            id=ready.original.id,
            source=held.source,
            at=self._now.timestamp(),
            # Read before the history was: where that has changed between them, it is none that comes back.
            mark=self._marks.get(ready.original.id),
            print=print_of(planned),
            plan=digest_of_plan(told),
            found=findings,
        )
        return kept, told

    def _finished(self) -> Finished:
        plans = {name: self._plans[name] for name in sorted(self._over)} if self._order.whole else {}

        def each() -> Iterator[PlannedRelease]:
            return (decode(zlib.decompress(planned)) for planned in plans.values())

        return Finished(prints=tuple(self._over.values()), each=each)

    def _paths(self, names: Iterable[str]) -> Iterator[str]:
        return (release_file(self._config.root, name).shown for name in names)


def _premise(order: Order, read_from: str) -> str:
    """Return what plans of releases are made from, beside their files and their history.

    Paths are told as they are typed from the working folder, so that is a part of it.
    """
    config, choice = order.config, order.choice
    try:
        here = os.path.relpath(config.root)
    except (OSError, ValueError):  # the working folder is gone; another drive
        here = ""
    return digest(
        read_from,
        templates_of(config.root),
        code_of(_ROOMS),
        repr([getattr(config, name) for name in config.__struct_fields__ if name not in _ELSEWHERE]),
        repr((sorted(choice.only), sorted(choice.skip), choice.to, choice.newcomers)),
        here if here and not here.startswith(os.pardir) else f"{here} {config.root}",
    )
