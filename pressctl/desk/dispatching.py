"""Record the plan, write public/, let everything leave, and say what came of it."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Self

from msgspec import Struct
from msgspec.structs import replace

from pressctl import channels
from pressctl.delivery.plan import Place, Plan
from pressctl.delivery.planning import make_plan
from pressctl.desk.crediting import reference_of
from pressctl.desk.delivering import Tools, accept, deliver
from pressctl.desk.guarding import leak_finder, refuse_leaks
from pressctl.desk.looking import pages_of
from pressctl.desk.opening import open_ledger
from pressctl.desk.orders import Desk, Order
from pressctl.desk.places import Lists, make_world, resolve
from pressctl.desk.preparing import Prepared
from pressctl.desk.publicising import build, open_outbox
from pressctl.desk.reporting import make_report, with_uploads
from pressctl.desk.weighing import weigh
from pressctl.errors import LedgerUnusable
from pressctl.model import Config, Report, Target, UploadReport

if TYPE_CHECKING:
    from pressctl.delivery.ledger.absent import AbsentLedger
    from pressctl.delivery.ledger.duties import Ledger, Past
    from pressctl.newsroom.building import Built

TRIES = 20  # times a plan is made anew because another run was quicker
FRESH = timedelta(seconds=10)  # after which an answer took so long that the clock may decide otherwise


class Looked(Struct, kw_only=True):
    """The plan that was looked at and approved, the places it sends to with their secrets, and the ledger it is from.

    Not frozen: once the plan is recorded, it is let go of, whoever has this in hand.
    """

    plan: Plan
    places: Mapping[str, Place]
    ledger: "Ledger | AbsentLedger"


def dispatch(
    order: Order, desk: Desk, prepared: Prepared, lists: Lists, looked: Looked, hosts: Sequence[Target]
) -> Report:
    """Record, write the public files, send, and report."""
    if not looked.plan.records and not _asks(looked.plan):
        # Also where all is held: the run that sends it is not told to begin one; and while a run waits, a stop needs a place.
        if order.new_ledger or (order.waits and _is_absent(looked.ledger)):
            open_ledger(order.config, desk.environ).close()
        built = _build(order, desk, prepared, looked.ledger, hosts)
        report = replace(_report(looked.plan, looked.ledger, prepared, order.config), files=built.files)
        if not hosts:
            return report
        with _to_send(order, desk, looked.ledger) as ledger:
            uploads, interrupted = _upload(order, desk, hosts, built, ledger, behind=prepared.behind)
        return _ended(with_uploads(report, uploads), interrupted)
    with _to_send(order, desk, looked.ledger) as ledger:
        plan = looked.plan = _accepted(order, desk, prepared, lists, looked, ledger).recorded()
        lists.known.clear()
        built = _build(order, desk, prepared, ledger, hosts)
        uploads, interrupted = _upload(order, desk, hosts, built, ledger, behind=prepared.behind)
        outbox = open_outbox(order.config)
        tools = Tools(
            places=looked.places,
            config=order.config,
            ledger=ledger,
            write=outbox,
            enclose=prepared.enclose,
            pages=pages_of(plan, {ready.original.id: ready for ready in prepared.ready}, order.config),
            lacking=next((one.target for one in uploads if not one.complete), ""),
            clock=desk.clock,
            watch=desk.watch,
        )
        interrupted = interrupted or deliver(plan, tools)
        if not interrupted:
            plan, interrupted = _fall_back(order, desk, prepared, lists, plan, tools)
        report = replace(_report(plan, ledger, prepared, order.config), files=built.files.beside(outbox.files))
        return _ended(with_uploads(report, uploads), interrupted)


def _accepted(order: Order, desk: Desk, prepared: Prepared, lists: Lists, looked: Looked, ledger: "Ledger") -> Plan:
    """Record the plan that was looked at, or one made anew where the ledger has moved on since; return it.

    Raises:
        LedgerUnusable: Other runs keep changing the ledger.
    """
    with _Halts(ledger, desk.clock) as halts:
        for number in range(TRIES):
            # `accept` refuses it where the ledger has moved on since.
            fresh = not number and timedelta() <= desk.clock() - looked.plan.now < FRESH
            plan = looked.plan if fresh else weigh(order, desk, prepared, lists, ledger)
            looked.places = resolve(plan, order.config, desk.environ, looked.places)
            refuse_leaks(plan, looked.places)
            if accept(plan, ledger, desk.clock()):
                return plan
            halts.halt_killed(plan)
    hint = (
        "Run the same command again when they are done; `pressctl stop` ends what they send at once, and after"
        " `pressctl go` this begins."
    )
    raise LedgerUnusable("other runs keep changing the ledger", hint=hint)


class _Halts:
    """Marks on releases whose kill other runs keep from being recorded: they send the text, part after part.

    A kill passes its own release's mark. Each mark that was not there before is lifted at the end.
    """

    def __init__(self, ledger: "Ledger", clock: Callable[[], datetime]) -> None:
        self._ledger, self._clock = ledger, clock
        self._set: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for release in self._set:
            self._ledger.go(release)

    def halt_killed(self, plan: Plan) -> None:
        """Let nothing more begin of what is killed."""
        for planned in plan.releases:
            killed = planned.outcome is None and planned.release.edition == "kill"
            if killed and self._ledger.stop(planned.release.id, self._clock()):
                self._set.append(planned.release.id)


def _is_absent(known: "Ledger | AbsentLedger") -> bool:
    from pressctl.delivery.ledger.absent import AbsentLedger

    return isinstance(known, AbsentLedger)


@contextmanager
def _to_send(order: Order, desk: Desk, known: "Ledger | AbsentLedger") -> "Iterator[Ledger]":
    """Give the ledger that the plan is from, or one that is made where there is none: to open one may be a fetch."""
    from pressctl.delivery.ledger.absent import AbsentLedger

    if isinstance(known, AbsentLedger):
        with closing(open_ledger(order.config, desk.environ)) as ledger:
            yield ledger
    else:
        yield known


def _fall_back(
    order: Order, desk: Desk, prepared: Prepared, lists: Lists, plan: Plan, tools: Tools
) -> tuple[Plan, int]:
    """Send to those who stand in what was certainly not taken, a step of a chain at a time.

    Return the plan with what was added to it, and the number of what interrupted it, or 0.
    """
    choice = replace(order.choice, found=prepared.found)
    ready = [one for one in prepared.ready if any(r.release.id == one.original.id for r in plan.releases)]
    for _ in [target for target in order.config.targets if target.fallback]:
        for _ in range(TRIES):
            world = make_world(order.config, tools.ledger, lists, choice, desk.clock())
            more = make_plan(ready, replace(world, spent=True, newer=prepared.newer), tools.ledger.history)
            if not more.falls:
                return plan, 0
            refuse_leaks(more, tools.places)
            if accept(more, tools.ledger, desk.clock()):
                break
        else:
            return plan, 0  # others are at it, and their runs send it
        plan = plan.joined(more)
        if interrupted := deliver(more, tools):
            return plan, interrupted
    return plan, 0


def _upload(
    order: Order, desk: Desk, hosts: Sequence[Target], built: "Built", ledger: "Ledger", *, behind: bool
) -> tuple[tuple[UploadReport, ...], int]:
    """Put public/ on the hosts there are; return what came of it, and the number of what interrupted it, or 0."""
    if not hosts:
        return (), 0
    from pressctl.desk.uploading import Means, upload

    means = Means(config=order.config, ledger=ledger, clock=desk.clock, watch=desk.watch, behind=behind)
    return upload(hosts, built, means)


def _asks(plan: Plan) -> bool:
    """Whether a place is asked about what an earlier run was unsure of."""
    return any(channels.find(delivery.channel).find for _, delivery, _ in plan.unsure)


def _ended(report: Report, interrupted: int) -> Report:
    return replace(report, exit_code=128 + interrupted) if interrupted else report


def _build(order: Order, desk: Desk, prepared: Prepared, ledger: "Past", hosts: Sequence[Target]) -> "Built":
    from pressctl.newsroom.building import Way

    walk = prepared.walk if prepared.walk and time.monotonic() - prepared.walk.taken < FRESH.total_seconds() else None
    way = Way(all_files=False, sums=bool(hosts), names=order.whole, walk=walk)
    leaks = leak_finder(order.config, desk.environ)
    return build(order.config, desk.clock(), desk.watch, leaks, ledger.killed(), way)


def _report(plan: Plan, ledger: "Past", prepared: Prepared, config: Config) -> Report:
    histories = [ledger.history(release) for release in {planned.release.id for planned in plan.releases}]
    records = {part.key: part for history in histories for part in history.parts}
    editions = {planned.release.id: planned.release.edition for planned in plan.releases}
    stopped = {one.release for one in histories if one.stop and one.stop.halts(editions[one.release])}
    overtaken = {one.release for one in histories if one.is_overtaken(editions[one.release])}
    return make_report(
        plan,
        records,
        stopped=stopped,
        overtaken=overtaken,
        broken=prepared.broken,
        findings=prepared.findings,
        reference_of=partial(reference_of, config),
    )
