"""From the files to a plan: what is ready, who is on the lists, and what of it is owed by now."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.config.suppression import FILE, read_people
from pressctl.delivery.plan import Plan
from pressctl.delivery.planning import make_plan
from pressctl.desk.guarding import leak_finder
from pressctl.desk.opening import unread
from pressctl.desk.orders import Desk, Order
from pressctl.desk.places import (
    Lists,
    check_choice,
    demanded,
    hosts_of,
    make_world,
    read_lists,
    resolve_targets,
    unlearned,
    unset,
    without,
)
from pressctl.desk.preparing import Prepared, prepare
from pressctl.desk.upstream import newer_texts
from pressctl.errors import Guarded, Invalid
from pressctl.model import Finding

if TYPE_CHECKING:
    from pressctl.delivery.ledger.duties import Past


@contextmanager
def telling(desk: Desk, prepared: Prepared) -> Iterator[list[Finding]]:
    """Tell what was found after what the block tells, and also when it fails; what it finds itself it adds to the list."""
    found = [*prepared.findings]
    try:
        yield found
    finally:
        desk.found(tuple(dict.fromkeys(found)))


def enlist(
    order: Order, desk: Desk, prepared: Prepared, lists: Lists, past: "Past", found: list[Finding], *, need: bool
) -> tuple[Prepared, Lists]:
    """Read the lists that vendors keep, as far as the plan depends on them; `found` gets what was found in them.

    What is wrong in a list that is a file counts that far, too.

    Raises:
        Invalid, Guarded: See `enlisting.learn_lists`.
    """
    if not lists.wrong and not unlearned(order.config, lists):
        return prepared, lists
    from pressctl.desk.enlisting import learn_lists, sort_errors

    if lists.wrong:
        prepared = sort_errors(order, desk, prepared, lists, past, need=need)
        found[:] = prepared.findings
    learnt = learn_lists(order, desk, prepared, lists, past, need=need)
    new = learnt.findings[len(lists.findings) :]
    found += new
    return replace(prepared, findings=tuple(dict.fromkeys((*prepared.findings, *new)))), learnt


def gather(
    order: Order, desk: Desk, *, need: bool, learn: bool = False, past: "Callable[[], Past] | None" = None
) -> tuple[Prepared, Lists]:
    """Read, check and render the releases, and read the lists; `need`: it is meant, and an error in a list stops it.

    `learn`: which releases everybody has is kept in the index, so that a later run passes them over. `past` opens the
    ledger that the plan is made from, where it is left open: to open it may be a fetch.

    Where it ends here, unset secrets are said too: who mends one thing should not find the next one after it.

    Raises:
        Invalid: A template or a list has errors, with all that was found.
    """
    check_choice(order.config, order.choice)
    names = [target.name for target in order.config.targets if order.choice.picks(target.name)]
    lists = read_lists(order.config, names, desk.environ, need=need)
    if order.choice.to in lists.suppression:
        hint = "If they ask to be mailed again: pressctl unsubscribe --undo ADDRESS"
        raise Guarded("that address has unsubscribed, so nothing is sent to it", hint=hint)
    blind = () if need else unread(order.config, desk.environ)
    around = (*order.config.advice, *lists.findings, *blind)
    try:
        prepared = _prepare(order, desk, lists, past, learn=learn)
    except Invalid as error:
        secrets = unset(order.config, names, desk.environ) if need and error.findings else ()
        raise Invalid(error.message, hint=error.hint, findings=(*error.findings, *around, *secrets)) from None
    # Whether an error in a list matters is known once there is a plan; it does where there is none to make.
    errors = sum(one.level == "error" for one in lists.findings) if prepared.is_empty else demanded(lists)
    if need and (errors or (prepared.broken and prepared.is_empty)):
        around = (*around, *unset(order.config, names, desk.environ))
    prepared = replace(prepared, findings=tuple(dict.fromkeys((*prepared.findings, *around))))
    if need and not errors and not order.choice.this_text:
        hosts = bool(hosts_of(order.config, order.choice))
        newer = newer_texts(order.config, prepared.ready, desk.environ, hosts=hosts)
        since = read_people(newer.unsubscribed, f"{FILE} on the branch")
        lists = without(lists, since.suppression)
        errors = sum(finding.level == "error" for finding in since.findings)
        findings = (*prepared.findings, *newer.findings, *since.findings)
        prepared = replace(prepared, newer=newer.texts, behind=newer.behind, findings=findings)
    if need and errors:
        hint = "Correct the lists; nothing was sent."
        plural = "s" if errors > 1 else ""
        raise Invalid(f"{errors} error{plural} in recipient lists", hint=hint, findings=prepared.findings)
    return prepared, lists


def _prepare(order: Order, desk: Desk, lists: Lists, past: "Callable[[], Past] | None", *, learn: bool) -> Prepared:
    from pressctl.newsroom.finding import walk_releases

    leak_of, prepared, walk = leak_finder(order.config, desk.environ), None, walk_releases(order.config)
    if not order.instead and (not order.paths or any(path.is_dir() for path in order.paths)):
        from pressctl.desk.sifting import prepare_folder

        prepared = prepare_folder(order, desk, lists, leak_of, walk, past, learn=learn)
    prepared = prepared or prepare(
        order.config, order.paths, desk.clock, desk.watch, leak_of, order.instead, walk, afresh=True
    )
    return prepared if order.instead else replace(prepared, walk=walk)


def weigh(order: Order, desk: Desk, prepared: Prepared, lists: Lists, ledger: "Past") -> Plan:
    """Make the plan from what is ready and what the ledger has."""
    choice = replace(order.choice, found=prepared.found)
    now = desk.clock()
    world = replace(make_world(order.config, ledger, lists, choice, now), newer=prepared.newer)
    plan = make_plan(prepared.ready, world, ledger.history, prepared.finished)
    hosts = tuple(host.name for host in hosts_of(order.config, choice))
    mailings = (one for one in order.config.targets if one.mailing and choice.picks(one.name))
    files = (one.name for one in mailings if one.mailing and not one.mailing.kept)
    unread = lists.uncounted.union(name for name in files if name not in lists.people)
    refused = plan.refused
    if not refused:
        return replace(plan, hosts=hosts, unread=unread)
    # A refused credential may have been replaced since: compare today's with the one that was refused.
    known = resolve_targets(order.config, refused, desk.environ, [])
    again = make_world(order.config, ledger, lists, choice, now, resolved=known)
    again = replace(again, newer=prepared.newer)
    plan = make_plan(prepared.ready, again, ledger.history, prepared.finished)
    return replace(plan, hosts=hosts, unread=unread)
