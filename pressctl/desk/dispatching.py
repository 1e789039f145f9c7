"""Record the plan, write public/, let everything leave, and say what came of it."""

from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.delivery.plan import Plan
from pressctl.desk.delivering import Tools, accept, deliver
from pressctl.desk.guarding import leak_finder, refuse_leaks
from pressctl.desk.looking import pages_of
from pressctl.desk.opening import look, open_ledger
from pressctl.desk.orders import Desk, Order
from pressctl.desk.places import Lists, resolve
from pressctl.desk.preparing import Prepared
from pressctl.desk.publicising import build, open_outbox
from pressctl.desk.reporting import make_report, with_uploads
from pressctl.desk.weighing import weigh
from pressctl.errors import LedgerUnusable
from pressctl.model import Report, Target, UploadReport

if TYPE_CHECKING:
    from pressctl.delivery.ledger.records import Ledger, Past
    from pressctl.newsroom.building import Built

TRIES = 20  # times a plan is made anew because another run was quicker


def dispatch(
    order: Order, desk: Desk, prepared: Prepared, lists: Lists, looked: Plan, hosts: Sequence[Target]
) -> Report:
    """Record, write the public files, send, and report."""
    if not looked.records:
        with closing(look(order.config, desk.environ)) as past:
            built = _build(order, desk, past)
            report = replace(_report(looked, past, prepared), files=built.files)
        if not hosts:
            return report
        with closing(open_ledger(order.config, desk.environ)) as ledger:
            uploads, interrupted = _upload(order, desk, hosts, built, ledger)
        return _ended(with_uploads(report, uploads), interrupted)
    with closing(open_ledger(order.config, desk.environ)) as ledger:
        for _ in range(TRIES):
            plan = weigh(order, desk, prepared, lists, ledger)
            places = resolve(plan, order.config, ledger, desk.environ)
            refuse_leaks(plan, places)
            if accept(plan, ledger, desk.clock()):
                break
        else:
            hint = "Run the same command again when they are done."
            raise LedgerUnusable("other runs keep changing the ledger", hint=hint)
        built = _build(order, desk, ledger)
        uploads, interrupted = _upload(order, desk, hosts, built, ledger)
        outbox = open_outbox(order.config)
        tools = Tools(
            places=places,
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
        report = replace(_report(plan, ledger, prepared), files=(*built.files, *outbox.files))
        return _ended(with_uploads(report, uploads), interrupted)


def _upload(
    order: Order, desk: Desk, hosts: Sequence[Target], built: "Built", ledger: "Ledger"
) -> tuple[tuple[UploadReport, ...], int]:
    """Put public/ on the hosts there are; return what came of it, and the number of what interrupted it, or 0."""
    if not hosts:
        return (), 0
    from pressctl.desk.uploading import Means, upload

    return upload(hosts, built, Means(config=order.config, ledger=ledger, clock=desk.clock, watch=desk.watch))


def _ended(report: Report, interrupted: int) -> Report:
    return replace(report, exit_code=128 + interrupted) if interrupted else report


def _build(order: Order, desk: Desk, ledger: "Past") -> "Built":
    leaks = leak_finder(order.config, desk.environ)
    return build(order.config, desk.clock(), desk.watch, leaks, ledger.killed())


def _report(plan: Plan, ledger: "Past", prepared: Prepared) -> Report:
    histories = [ledger.history(release) for release in {planned.release.id for planned in plan.releases}]
    records = {part.key: part for history in histories for part in history.parts}
    editions = {planned.release.id: planned.release.edition for planned in plan.releases}
    stopped = {one.release for one in histories if one.stop and one.stop.halts(editions[one.release])}
    return make_report(plan, records, stopped=stopped, broken=prepared.broken, findings=prepared.findings)
