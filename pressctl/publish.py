"""The pipeline: one release from its file to everybody, once. Read this file first.

    read -> check -> render -> plan -> deliver -> report

Everything that can fail without touching the world fails before the first request. One target's
failure is its own. Time, progress and questions come in as arguments.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from pressctl.delivery.plan import Choice, Plan
from pressctl.delivery.planning import make_plan
from pressctl.desk.delivering import Tools, accept, deliver
from pressctl.desk.guarding import check_digest, leak_finder, refuse_leaks
from pressctl.desk.looking import pages_of
from pressctl.desk.masking import masking
from pressctl.desk.opening import Door, look, open_ledger, permit, reopen
from pressctl.desk.places import (
    Lists,
    check_choice,
    hosts_of,
    make_world,
    read_lists,
    resolve,
    resolve_hosts,
    resolve_targets,
    unneeded,
    unset,
)
from pressctl.desk.preparing import Prepared, prepare
from pressctl.desk.publicising import build, open_outbox
from pressctl.desk.rehearsing import Rehearsed, first_requests
from pressctl.desk.reporting import make_report, with_uploads
from pressctl.errors import ExitCode, Guarded, Invalid, LedgerUnusable
from pressctl.model import Config, Finding, Report, Target, UploadReport, Watch

if TYPE_CHECKING:
    from pressctl.delivery.ledger.absent import AbsentLedger
    from pressctl.delivery.ledger.records import Ledger
    from pressctl.delivery.ledger.sqlite import SqliteLedger
    from pressctl.newsroom.building import Built

TRIES = 20  # times a plan is made anew because another run was quicker


class Order(Struct, frozen=True, kw_only=True):
    """What is to be published: the newsroom, the paths (none: all its releases), and the choices.

    `goes_on`: the ledger was there before, so one that is missing now was taken away.
    """

    config: Config
    paths: tuple[Path, ...] = ()
    choice: Choice = field(default_factory=Choice)
    digest: str = ""
    new_ledger: bool = False
    goes_on: bool = False


class Desk(Struct, frozen=True, kw_only=True):
    """The world as a run sees it.

    `found` is told every finding once; before them `changed` is shown the plan, which may tell of texts that changed
    since they went out. `approve` is shown the plan before anything is recorded and returns whether to go on; `ask`
    puts a yes-or-no question.
    """

    clock: Callable[[], datetime]
    environ: Mapping[str, str]
    watch: Watch
    found: Callable[[Sequence[Finding]], None]
    changed: Callable[[Plan], None]
    approve: Callable[[Plan], bool]
    ask: Callable[[str], bool]


def run(order: Order, desk: Desk) -> Report:
    """Take releases from their files to every place they are owed to, once.

    Raises:
        Invalid, Guarded, LedgerUnusable, Misused: The run as a whole cannot go on; nothing was sent.
    """
    prepared, lists = gather(order, desk, need=True)
    with ExitStack() as until_sending:
        with _telling(desk, prepared):
            if not prepared.ready:
                nothing = Plan(releases=(), digest="", now=desk.clock())
                return make_report(nothing, {}, broken=prepared.broken, findings=prepared.findings)
            found = prepared.found or order.goes_on
            permit(order.config, Door(environ=desk.environ, found=found, new=order.new_ledger, ask=desk.ask))
            ledger = until_sending.enter_context(closing(reopen(order.config, desk.clock())))
            plan = weigh(order, desk, prepared, lists, ledger)
            desk.changed(plan)
        check_digest(plan, order.digest)
        if not desk.approve(plan):
            raise Guarded("nothing was sent", hint="Run the same command again when it is meant.")
        # Everything a request needs is read before a ledger is made, and before anything is written.
        refuse_leaks(plan, resolve(plan, order.config, ledger, desk.environ))
        hosts = resolve_hosts(order.config, order.choice, desk.environ)
    return _send(order, desk, prepared, lists, plan, hosts)


@contextmanager
def _telling(desk: Desk, prepared: Prepared) -> Iterator[None]:
    """Tell what was found after what the block tells, and also when it fails."""
    try:
        yield
    finally:
        desk.found(prepared.findings)


def gather(order: Order, desk: Desk, *, need: bool) -> tuple[Prepared, Lists]:
    """Read, check and render the releases, and read the lists; `need`: it is meant, and an error in a list stops it.

    Where it ends here, unset secrets are said too: who mends one thing should not find the next one after it.

    Raises:
        Invalid: A template or a list has errors, with all that was found.
    """
    check_choice(order.config, order.choice)
    names = [target.name for target in order.config.targets if order.choice.picks(target.name)]
    lists = read_lists(order.config, names, desk.environ, need=need)
    around = (*order.config.advice, *lists.findings)
    try:
        prepared = prepare(order.config, order.paths, desk.clock, desk.watch, leak_finder(order.config, desk.environ))
    except Invalid as error:
        secrets = unset(order.config, names, desk.environ) if need and error.findings else ()
        raise Invalid(error.message, hint=error.hint, findings=(*error.findings, *around, *secrets)) from None
    if prepared.ready and all(ready.original.edition == "kill" for ready in prepared.ready):
        lists = unneeded(lists)
        around = (*order.config.advice, *lists.findings)
    errors = sum(finding.level == "error" for finding in lists.findings)
    if need and (errors or (prepared.broken and not prepared.ready)):
        around = (*around, *unset(order.config, names, desk.environ))
    prepared = replace(prepared, findings=tuple(dict.fromkeys((*prepared.findings, *around))))
    if need and errors:
        hint = "Correct the lists; nothing was sent."
        plural = "s" if errors > 1 else ""
        raise Invalid(f"{errors} error{plural} in recipient lists", hint=hint, findings=prepared.findings)
    return prepared, lists


def weigh(order: Order, desk: Desk, prepared: Prepared, lists: Lists, ledger: "Ledger | AbsentLedger") -> Plan:
    """Make the plan from what is ready and what the ledger has."""
    choice = replace(order.choice, found=prepared.found)
    now = desk.clock()
    plan = make_plan(prepared.ready, make_world(order.config, ledger, lists, choice, now), ledger.history)
    hosts = tuple(host.name for host in hosts_of(order.config, choice))
    refused = plan.refused
    if not refused:
        return replace(plan, hosts=hosts)
    # A refused credential may have been replaced since: compare today's with the one that was refused.
    known = resolve_targets(order.config, refused, desk.environ, [])
    world = make_world(order.config, ledger, lists, choice, now, resolved=known)
    return replace(make_plan(prepared.ready, world, ledger.history), hosts=hosts)


def look_ahead(order: Order, desk: Desk) -> tuple[Plan, Prepared]:
    """Make the plan and do nothing: what `publish` would do now."""
    prepared, lists = gather(order, desk, need=False)
    with _telling(desk, prepared), closing(look(order.config)) as ledger:
        plan = weigh(order, desk, prepared, lists, ledger)
        desk.changed(plan)
        return plan, prepared


def rehearse(
    order: Order, desk: Desk, show: Callable[[Rehearsed], None], *, show_addresses: bool
) -> tuple[Plan, ExitCode]:
    """Show each exact first request, secrets and people masked; send nothing, write nothing."""
    prepared, lists = gather(order, desk, need=True)
    with _telling(desk, prepared), closing(look(order.config)) as ledger:
        plan = weigh(order, desk, prepared, lists, ledger)
        desk.changed(plan)
        places = resolve(plan, order.config, ledger, desk.environ)
        refuse_leaks(plan, places)
        clean = masking((place.target for place in places.values()), show_addresses=show_addresses)
        for first in first_requests(
            plan, places, ledger, desk.clock(), clean, prepared.enclose, show_people=show_addresses
        ):
            show(first)
        for first in _foreseen(order, desk, ledger):
            show(first)
    stopped = any(planned.outcome == "stopped" for planned in plan.releases)
    return plan, ExitCode.INVALID if prepared.broken else ExitCode.GUARDED if stopped else ExitCode.DONE


def _foreseen(order: Order, desk: Desk, ledger: "SqliteLedger | AbsentLedger") -> "Iterator[Rehearsed]":
    """Yield what would be put on each host."""
    hosts = resolve_hosts(order.config, order.choice, desk.environ)
    if hosts:
        from pressctl.desk.uploading import foreseen

        leaks = leak_finder(order.config, desk.environ)
        built = build(order.config, desk.clock(), desk.watch, leaks, ledger.killed(), write=False)
        yield from foreseen(hosts, built, order.config.root, ledger)


def _send(order: Order, desk: Desk, prepared: Prepared, lists: Lists, looked: Plan, hosts: Sequence[Target]) -> Report:
    """Record, write the public files, send, and report."""
    if not looked.records:
        with closing(look(order.config)) as past:
            built = _build(order, desk, past)
            report = replace(_report(looked, past, prepared), files=built.files)
        if not hosts:
            return report
        with closing(open_ledger(order.config)) as ledger:
            uploads, interrupted = _upload(order, desk, hosts, built, ledger)
        return _ended(with_uploads(report, uploads), interrupted)
    with closing(open_ledger(order.config)) as ledger:
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
    order: Order, desk: Desk, hosts: Sequence[Target], built: "Built", ledger: "SqliteLedger"
) -> tuple[tuple[UploadReport, ...], int]:
    """Put public/ on the hosts there are; return what came of it, and the number of what interrupted it, or 0."""
    if not hosts:
        return (), 0
    from pressctl.desk.uploading import Means, upload

    return upload(hosts, built, Means(config=order.config, ledger=ledger, clock=desk.clock, watch=desk.watch))


def _ended(report: Report, interrupted: int) -> Report:
    return replace(report, exit_code=128 + interrupted) if interrupted else report


def _build(order: Order, desk: Desk, ledger: "SqliteLedger | AbsentLedger") -> "Built":
    leaks = leak_finder(order.config, desk.environ)
    return build(order.config, desk.clock(), desk.watch, leaks, ledger.killed())


def _report(plan: Plan, ledger: "SqliteLedger | AbsentLedger", prepared: Prepared) -> Report:
    histories = [ledger.history(release) for release in {planned.release.id for planned in plan.releases}]
    records = {part.key: part for history in histories for part in history.parts}
    editions = {planned.release.id: planned.release.edition for planned in plan.releases}
    stopped = {one.release for one in histories if one.stop and one.stop.halts(editions[one.release])}
    return make_report(plan, records, stopped=stopped, broken=prepared.broken, findings=prepared.findings)
