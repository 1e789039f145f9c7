"""A folder of releases taken in hand: what everybody has, as it is, is passed over; the rest is prepared, some at a time.

A release is passed over only where all that its plan was made from is the same: its files (index), config, templates and code
(premise), its history (ledger), and no secret that it was not looked through for. Where one of them cannot be told, it is
planned. So the index only saves work, and a run without one passes over the very same releases once it has planned them.
"""

import os
import zlib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import datetime
from itertools import islice
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
from pressctl.desk.preparing import Batch, Prepared, begin_trial, prepare_files, together
from pressctl.desk.proving import Trial
from pressctl.errors import LedgerUnusable
from pressctl.model import Finding
from pressctl.newsroom.context import code_of, digest, premise_of, templates_of
from pressctl.newsroom.finding import chosen, document_of, release_file
from pressctl.newsroom.index import Index, Lost
from pressctl.newsroom.loading import Held, claim_of
from pressctl.newsroom.sifting import Kept, Stand, finished, keep, plan_of, survey

if TYPE_CHECKING:
    from pressctl.delivery.ledger.records import Past
    from pressctl.newsroom.leaks import LeakOf

SMALL = 50  # releases of a folder that are told of one by one, whatever they are
AT_ONCE = 100  # releases that are looked at together, and then let go of
_ROOMS = ("channels", "config", "delivery", "desk")  # what of our code decides on a plan, beside what reads and renders
_ELSEWHERE = frozenset({"root", "path", "newsroom", "advice"})  # of a config, what is told apart from the rest
_FINDINGS = msgspec.json.Decoder(tuple[Finding, ...])


def prepare_folder(order: Order, desk: Desk, lists: Lists, leak_of: "LeakOf", *, learn: bool) -> Prepared | None:
    """Prepare the releases of folders; None where they are so few that each is told of.

    `learn`: what is found finished is kept in the index. Where the ledger is of no use, which is said later, None too.

    Raises:
        Invalid: As `preparing.prepare`.
    """
    config, now = order.config, desk.clock()
    try:
        with Index(config.root, premise_of(config), write=False) as index:
            stand = survey(config, index, now)
    except Lost:
        with Index(config.root, premise_of(config), write=False, alone=True) as index:
            stand = survey(config, index, now)
    mine: dict[str, list[str]] = {}
    for name in sorted(chosen(config, order.paths, stand.names) if order.paths else stand.names):
        mine.setdefault(document_of(name), []).append(name)
    if len(mine) <= SMALL:
        return None
    try:
        with closing(look(config, desk.environ)) as ledger:
            return _Sieve(order, desk, lists, leak_of, ledger, stand, now, learns=learn).sift(mine)
    except LedgerUnusable:
        return None


class _Sieve:
    """One run through a folder, whose documents are `mine`: each with its files' names."""

    def __init__(
        self,
        order: Order,
        desk: Desk,
        lists: Lists,
        leak_of: "LeakOf",
        ledger: "Past",
        stand: Stand,
        now: datetime,
        *,
        learns: bool,
    ) -> None:
        self._order, self._desk, self._leak_of = order, desk, leak_of
        self._config, self._ledger, self._stand, self._now = order.config, ledger, stand, now
        self._world = make_world(order.config, ledger, lists, replace(order.choice, found=True), now)
        self._premise = _premise(order)
        self._secrets = marks_of_secrets(order.config, desk.environ, ledger.salt)
        self._learns = learns
        self._over: dict[str, tuple[bytes, bytes]] = {}  # finished documents: their prints, what was found as JSON
        self._plans: dict[str, bytes] = {}  # and how they were planned, where every release is told of
        self._holders: dict[str, str] = {}
        self._rivals: set[str] = set()

    def sift(self, mine: Mapping[str, Sequence[str]]) -> Prepared:
        """Return what is left of the documents, prepared, and what everybody has."""
        self._claim_known(mine)
        with suppress(Lost):
            self._pass_over(mine)
        trial, batches = begin_trial(self._config), list[Batch]()
        left = [document for document in mine if document not in self._over]
        for start in range(0, len(left), AT_ONCE):
            batch = self._prepare(mine, left[start : start + AT_ONCE], trial, start, len(left))
            batches.append(batch if trial.found else self._without_finished(batch))
            if trial.found:
                break  # a template is at fault: nothing goes on
        if rivals := sorted(self._rivals & mine.keys()):
            gone = {path for name in rivals for path in self._paths(mine[name])}
            batches = [
                batch.only([held.document not in self._rivals for held in batch.held], gone) for batch in batches
            ]
            batches.append(self._prepare(mine, rivals, trial, len(left), len(left), alone=False))
            for name in rivals:
                self._over.pop(name, None)
        found = {one for _, told in self._over.values() for one in _FINDINGS.decode(told)}
        prepared = together(self._config, batches, trial, found=True)
        return replace(prepared, findings=tuple(sorted({*prepared.findings, *found})), finished=self._finished())

    def _prepare(
        self,
        mine: Mapping[str, Sequence[str]],
        some: Sequence[str],
        trial: Trial,
        done: int,
        total: int,
        *,
        alone: bool = True,
    ) -> Batch:
        """Read, check and render some documents, of `total`, after those that are `done`."""
        files = [release_file(self._config.root, name, self._stand.names[name]) for one in some for name in mine[one]]
        watch = self._desk.watch
        return prepare_files(
            self._config,
            files,
            self._now,
            lambda event: watch(replace(event, done=done + event.done, total=total)),
            self._leak_of,
            trial,
            alone=alone,
        )

    def _claim(self, release: str, document: str) -> None:
        """Note that a document has an id; one that another has too is read together with it."""
        other = self._holders.setdefault(release, document) if release else document
        if other != document:
            self._rivals |= {other, document}

    def _claim_known(self, mine: Container[str]) -> None:
        """Note whose ids are which, of all files but those that are about to be read."""
        self._rivals |= self._stand.shared
        for release, document in self._stand.claims.items():
            if document in self._stand.digests:
                self._claim(release, document)
        for name, path in self._stand.others.items():
            document = document_of(name)
            if document not in mine and document not in self._stand.digests and not self._stand.names[name]:
                self._claim(claim_of(path), document)

    def _pass_over(self, mine: Container[str]) -> None:
        """Pass over what was finished and is as it was."""
        digests = self._stand.digests
        with Index(self._config.root, premise_of(self._config), write=False) as index:
            rows = (
                kept
                for kept in finished(index, self._premise)
                if kept.document in mine
                and digests.get(kept.document) == kept.digest
                and kept.at <= self._now.timestamp()
                and self._secrets <= {*kept.secrets.split(" ")}
            )
            while some := list(islice(rows, AT_ONCE)):
                marks = self._ledger.marks([kept.id for kept in some])
                for kept in some:
                    if marks[kept.id] == kept.mark:
                        planned = plan_of(index, kept.document, kept.mark) if self._order.whole else b""
                        self._note(kept, planned)

    def _note(self, kept: Kept, planned: bytes) -> None:
        """Note a finished document, if what is kept of it can be read."""
        try:
            _FINDINGS.decode(kept.found)
            if self._order.whole:
                decode(planned)
                self._plans[kept.document] = zlib.compress(planned, 1)
        except (msgspec.MsgspecError, ValueError, TypeError):
            return  # whatever it is, no run of ours wrote it
        self._over[kept.document] = (kept.print, kept.found)

    def _without_finished(self, batch: Batch) -> Batch:
        """Return a batch without what everybody has, which is noted."""
        left, paths, new = [True] * len(batch.held), set[str](), list[tuple[Kept, bytes]]()
        ids = [ready.original.id for ready in batch.ready]
        before = self._ledger.marks(ids)
        rows = [
            self._finished_as(ready, held, batch, before[ready.original.id]) if fit else None
            for ready, held, fit in zip(batch.ready, batch.held, batch.fit, strict=True)
        ]
        after = self._ledger.marks(ids)
        for at, (held, row) in enumerate(zip(batch.held, rows, strict=True)):
            self._claim(ids[at], held.document)
            if row and before[ids[at]] == after[ids[at]]:
                left[at] = False
                paths |= {*held.paths}
                new.append(row)
                self._note(*row)
        if self._learns and new:
            self._learns = self._keep(new)
        return batch.only(left, paths)

    def _keep(self, new: Iterable[tuple[Kept, bytes]]) -> bool:
        """Keep what was found finished; return whether that could be done: who cannot once need not wait for it again."""
        with suppress(Lost), Index(self._config.root, premise_of(self._config), write=True) as index:
            for row in new if index.keeps else ():
                keep(index, *row)
            return index.keeps
        return False

    def _finished_as(self, ready: Ready, held: Held, batch: Batch, mark: str) -> tuple[Kept, bytes] | None:
        """Return how a release is kept if everybody has it, and how it was planned."""
        history = self._ledger.history(ready.original.id)
        planned = plan_release(ready, self._world, history)
        if not is_finished(planned, self._world, history):
            return None
        found = [finding for finding in batch.findings if finding.path in held.paths]
        try:
            row = encode(planned), msgspec.json.encode(sorted({*found}))
        except ValueError:  # a lone surrogate in its headline
            return None
        kept = Kept(
            document=held.document,
            id=ready.original.id,
            digest=held.digest,
            premise=self._premise,
            secrets=" ".join(sorted(self._secrets)),
            at=self._now.timestamp(),
            mark=mark,
            print=print_of(planned),
            found=row[1],
        )
        return kept, row[0]

    def _finished(self) -> Finished:
        plans = {name: self._plans[name] for name in sorted(self._over)} if self._order.whole else {}

        def each() -> Iterator[PlannedRelease]:
            return (decode(zlib.decompress(planned)) for planned in plans.values())

        return Finished(prints=tuple(print_ for print_, _ in self._over.values()), each=each)

    def _paths(self, names: Iterable[str]) -> Iterator[str]:
        return (release_file(self._config.root, name).shown for name in names)


def _premise(order: Order) -> str:
    """Return what plans of releases are made from, beside their files and their history.

    Paths are told as they are typed from the working folder, so that is a part of it.
    """
    config, choice = order.config, order.choice
    try:
        here = os.path.relpath(config.root)
    except (OSError, ValueError):  # the working folder is gone; another drive
        here = ""
    return digest(
        premise_of(config),
        templates_of(config.root),
        code_of(_ROOMS),
        repr([getattr(config, name) for name in config.__struct_fields__ if name not in _ELSEWHERE]),
        repr((sorted(choice.only), sorted(choice.skip), choice.to, choice.newcomers)),
        here if here and not here.startswith(os.pardir) else f"{here} {config.root}",
    )
