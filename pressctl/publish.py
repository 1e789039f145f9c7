"""The pipeline: one release from its file to everybody, once. Read this file first.

    read -> check -> render -> plan -> deliver -> report

Everything that can fail without touching the world fails before the first request. One target's
failure is its own. Time, progress and questions come in as arguments; the steps are in `desk/`.
"""

from collections.abc import Callable
from contextlib import ExitStack, closing
from functools import cache

from pressctl.delivery.plan import Plan
from pressctl.desk.dispatching import Looked, dispatch
from pressctl.desk.guarding import check_digest, refuse_leaks
from pressctl.desk.masking import masking
from pressctl.desk.opening import Door, look, permit, reopen
from pressctl.desk.orders import Desk, Order
from pressctl.desk.places import resolve, resolve_hosts
from pressctl.desk.preparing import Prepared
from pressctl.desk.rehearsing import Rehearsed, first_requests, foreseen
from pressctl.desk.reporting import make_report
from pressctl.desk.weighing import enlist, gather, telling, weigh
from pressctl.errors import ExitCode, Guarded
from pressctl.model import Report

__all__ = ["Desk", "Order", "look_ahead", "rehearse", "run"]


def run(order: Order, desk: Desk) -> Report:
    """Take releases from their files to every place they are owed to, once.

    Raises:
        Invalid, Guarded, LedgerUnusable, Misused: The run as a whole cannot go on; nothing was sent.
    """
    with ExitStack() as until_done:
        # The ledger that what everybody has is told by is the one that is sent with: to open one may be a fetch.
        past = cache(lambda: until_done.enter_context(closing(reopen(order.config, desk.environ, desk.clock()))))
        prepared, lists = gather(order, desk, need=True, learn=True, past=past)
        with telling(desk, prepared) as found:
            if prepared.is_empty:
                nothing = Plan(releases=(), digest="", now=desk.clock())
                return make_report(nothing, {}, broken=prepared.broken, findings=prepared.findings)
            begun = prepared.found or order.goes_on
            permit(order.config, Door(environ=desk.environ, found=begun, new=order.new_ledger, ask=desk.ask))
            ledger = past()
            prepared, lists = enlist(order, desk, prepared, lists, ledger, found, need=True)
            plan = weigh(order, desk, prepared, lists, ledger)
            desk.changed(plan)
        check_digest(plan, order.digest)
        if not desk.approve(plan):
            raise Guarded("nothing was sent", hint="Run the same command again when it is meant.")
        # Everything a request needs is read before a ledger is made, and before anything is written.
        places = resolve(plan, order.config, desk.environ, lists.places)
        refuse_leaks(plan, places)
        hosts = resolve_hosts(order.config, order.choice, desk.environ)
        looked = Looked(plan=plan, places=places, ledger=ledger)
        del plan  # it holds everybody's own words until they are recorded
        return dispatch(order, desk, prepared, lists, looked, hosts)


def look_ahead(order: Order, desk: Desk) -> tuple[Plan, Prepared]:
    """Make the plan and do nothing: what `publish` would do now."""
    with ExitStack() as until_done:
        past = cache(lambda: until_done.enter_context(closing(look(order.config, desk.environ))))
        prepared, lists = gather(order, desk, need=False, past=past)
        with telling(desk, prepared) as found:
            prepared, lists = enlist(order, desk, prepared, lists, past(), found, need=False)
            plan = weigh(order, desk, prepared, lists, past())
            desk.changed(plan)
            return plan, prepared


def rehearse(
    order: Order, desk: Desk, show: Callable[[Rehearsed], None], *, show_addresses: bool
) -> tuple[Plan, ExitCode]:
    """Show each exact first request, secrets and people masked; send nothing, write nothing."""
    with ExitStack() as until_done:
        past = cache(lambda: until_done.enter_context(closing(look(order.config, desk.environ, needed=True))))
        prepared, lists = gather(order, desk, need=True, past=past)
        with telling(desk, prepared) as found:
            ledger = past()
            prepared, lists = enlist(order, desk, prepared, lists, ledger, found, need=True)
            plan = weigh(order, desk, prepared, lists, ledger)
            desk.changed(plan)
            places = resolve(plan, order.config, desk.environ, lists.places)
            refuse_leaks(plan, places)
            clean = masking((place.target for place in places.values()), show_addresses=show_addresses)
            for first in first_requests(
                plan, places, ledger, desk.clock(), clean, prepared.enclose, show_people=show_addresses
            ):
                show(first)
            for first in foreseen(order, desk, ledger):
                show(first)
    stopped = any(planned.outcome == "stopped" for planned in plan.releases)
    return plan, ExitCode.INVALID if prepared.broken else ExitCode.GUARDED if stopped else ExitCode.DONE
