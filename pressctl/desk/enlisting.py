"""Lists that vendors keep, read as a file is: before the plan, whole, and only those that the plan depends on.

A plan without them says which it depends on. So a run that has nothing to send asks no vendor, and neither does one that
goes on with people who are frozen already, a correction to those who had it, or a kill.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from pressctl import channels
from pressctl.config.recipients import People, place_of
from pressctl.delivery.plan import Place, Unread
from pressctl.delivery.planning import make_plan
from pressctl.desk.crediting import named, reference_of
from pressctl.desk.delivering import Courier
from pressctl.desk.masking import masking
from pressctl.desk.orders import Desk, Order
from pressctl.desk.places import Lists, make_world, resolve_targets, unlearned, unneeded, unset, without
from pressctl.errors import Guarded, Invalid, NoSuchList, Rejected, Unreachable, Unsent
from pressctl.model import Config, Event, Finding, Level, Limits, Member, Target, Watch

if TYPE_CHECKING:
    from pressctl.delivery.ledger.duties import Past
    from pressctl.desk.preparing import Prepared

_CORRECT = "Correct the lists; nothing was sent."
LATER = "Nothing was sent to it. Run the same command again."


class Enlisted(Struct, frozen=True, kw_only=True):
    """One list that was asked for: its people, or the error that kept it from being read whole."""

    target: Target
    people: People = People()
    error: Unsent | None = None


def learn_lists(order: Order, desk: Desk, prepared: "Prepared", lists: Lists, past: "Past", *, need: bool) -> Lists:
    """Return the lists with those that vendors keep, as far as the plan depends on them; what was found in them comes last.

    With `need` (it is meant) a delivery whose list could not be read waits; without, a plan is made that counts nobody.

    Raises:
        Invalid: A list has errors, there is none of that name, or its secret cannot be read; with what was found.
        Guarded: `--to` names somebody who has unsubscribed there.
    """
    config = order.config
    if not unlearned(config, lists):
        return lists
    choice = replace(order.choice, found=prepared.found)
    world = replace(make_world(config, past, lists, choice, desk.clock()), newer=prepared.newer)
    wanted = make_plan(prepared.ready, world, past.history).asks - lists.wrong
    complaints: list[Invalid] = []
    targets = resolve_targets(config, wanted, desk.environ, complaints)
    if need and complaints:
        faults = tuple(finding for error in complaints for finding in error.findings)
        raise Invalid("\n".join(error.message for error in complaints), hint=complaints[0].hint, findings=faults)
    enlisted = read_kept(tuple(targets.values()), config, desk.clock, desk.watch)
    found = [finding for one in enlisted for finding in _findings(one, config, need=need)]
    if need:
        _insist(found)
    else:
        found += [_unset(config, name, error) for name, error in _unresolved(wanted - targets.keys(), config, desk)]
    known = {one.target.name: one.people for one in enlisted if one.error is None}
    gone = {name: people.gone for name, people in known.items()}
    if any(person.email == choice.to for people in gone.values() for person in people):
        said = "that address has unsubscribed from its list, or is blocked there: nothing is sent to it"
        raise Guarded(said, hint="If they ask to be mailed again: whoever keeps the list can change that.")
    lists = replace(
        lists,
        people={**lists.people, **{name: people.recipients for name, people in known.items()}},
        unsubscribed={**lists.unsubscribed, **gone},
        findings=(*lists.findings, *found),
        unread={one.target.name: _why(one.error, config, one.target.name) for one in enlisted if one.error},
        uncounted=frozenset() if need else wanted - known.keys(),
        places={name: Place(target=target, channel=channels.find(target.channel)) for name, target in targets.items()},
    )
    return without(lists, lists.suppression)


def sort_errors(
    order: Order, desk: Desk, prepared: "Prepared", lists: Lists, past: "Past", *, need: bool
) -> "Prepared":
    """Return what was found, with what is wrong in a list as advice where nothing that is to be sent depends on it.

    So an emptied list keeps no correction from those who had the error, at the addresses that the ledger froze.

    Raises:
        Invalid: Something depends on it, and it is meant.
    """
    choice = replace(order.choice, found=prepared.found)
    world = replace(make_world(order.config, past, lists, choice, desk.clock()), newer=prepared.newer)
    needed = make_plan(prepared.ready, world, past.history).needs & lists.wrong
    if needed:
        if need:
            errors = sum(finding.level == "error" for finding in lists.findings)
            names = [target.name for target in order.config.targets if order.choice.picks(target.name)]
            secrets = unset(order.config, names, desk.environ)
            raise Invalid(_said(errors), hint=_CORRECT, findings=secrets)
        return prepared
    mild = {finding: unneeded(finding) for finding in lists.findings}
    return replace(prepared, findings=tuple(mild.get(finding, finding) for finding in prepared.findings))


def read_kept(
    targets: Sequence[Target], config: Config, clock: Callable[[], datetime], watch: Watch
) -> tuple[Enlisted, ...]:
    """Read the lists of some targets, whose secrets are resolved, side by side."""
    if not targets:
        return ()
    return asyncio.run(_read_all(targets, config, clock, watch))


async def _read_all(
    targets: Sequence[Target], config: Config, clock: Callable[[], datetime], watch: Watch
) -> tuple[Enlisted, ...]:
    courier, clean = Courier(config=config, clock=clock), masking(targets, show_addresses=False)
    try:
        each = (read_one(target, courier, config.limits, clean, watch) for target in targets)
        return tuple(await asyncio.gather(*each))
    finally:
        await courier.close()


async def read_one(
    target: Target, courier: Courier, limits: Limits, clean: Callable[[str], str], watch: Watch
) -> Enlisted:
    """Read the list of a target that names one, or find out why it cannot be had."""
    from pressctl.config.enlisting import Enlisting
    from pressctl.delivery.enlisting import read_roll

    keeping, mailing = channels.find(target.channel).keeping, target.mailing
    if keeping is None or mailing is None:
        return Enlisted(target=target)
    enlisting = Enlisting(target, courier.config)

    async def perform(request: Any) -> Any:  # noqa: ANN401  (httpx's words, which are loaded when they are needed)
        answer = await courier.request(request, target)
        answer.extensions["clean"] = clean
        return answer

    def take(page: tuple[Member, ...]) -> int:
        people = enlisting.take(page)
        watch(Event(kind="listing", target=target.name, done=people))
        return people

    def begin() -> Any:  # noqa: ANN401  (a reading, and who takes its pages)
        nonlocal enlisting
        enlisting = Enlisting(target, courier.config)
        return keeping.members(target.settings, mailing.kept, courier.clock), take

    try:
        await read_roll(begin, perform, limits, pause=1 / target.rate if target.rate else 0.0)
    except Unsent as error:
        return Enlisted(target=target, error=error)
    return Enlisted(target=target, people=enlisting.people())


def _insist(found: Sequence[Finding]) -> None:
    """Raise `Invalid` where a list has errors: as with files, nothing is sent then."""
    errors = sum(finding.level == "error" for finding in found)
    if errors:
        raise Invalid(_said(errors), hint=_CORRECT, findings=tuple(found))


def _said(errors: int) -> str:
    return f"{errors} error{'s' if errors > 1 else ''} in recipient lists"


def _findings(one: Enlisted, config: Config, *, need: bool) -> tuple[Finding, ...]:
    """Return what is to be said of a list: what is wrong in it; that there is none; in a plan, that it was not to be had."""
    error, name = one.error, one.target.name
    if error is None:
        return one.people.findings
    hint = hint_of(error, config, name)
    if isinstance(error, NoSuchList):
        return (_told(config, name, "error", "list", f"{one.target.channel} has no such list: {error.message}", hint),)
    said = f"its list is not counted here: {error.message}"
    return () if need else (_told(config, name, "advice", "list-unread", said, hint),)


def _told(config: Config, name: str, level: Level, code: str, said: str, hint: str = "") -> Finding:
    target = next(one for one in config.targets if one.name == name)
    return replace(place_of(target, config)(f"{name}: {said}"), level=level, code=code, hint=hint)


def _unresolved(names: frozenset[str], config: Config, desk: Desk) -> list[tuple[str, str]]:
    """Return targets whose secrets cannot be read, each with what is said of that."""
    found = []
    for name in sorted(names):
        complaints: list[Invalid] = []
        resolve_targets(config, [name], desk.environ, complaints)
        found += [(name, finding.message) for error in complaints for finding in error.findings[:1]]
    return found


def _unset(config: Config, name: str, said: str) -> Finding:
    return _told(config, name, "advice", "list-unread", f"its list is not counted here: {said}")


def _why(error: Unsent, config: Config, name: str) -> Unread:
    """Return what comes of what needs a list, by the contract's verdicts: nothing has left, so nothing is in doubt."""
    unheard = isinstance(error, Unreachable) and error.status_code is None
    final = isinstance(error, Rejected) or unheard
    said = f"its list could not be read: {error.message}"
    return Unread(outcome="failed" if final else "deferred", error=said, hint=hint_of(error, config, name))


def hint_of(error: Unsent, config: Config, name: str) -> str:
    """Return what to do; hints of what was sent and of doubts are none here, where nothing was sent."""
    lasting = isinstance(error, Unreachable) and not error.worth_retrying
    if not (isinstance(error, Rejected) or lasting):
        return LATER
    return named(error.hint, reference_of(config, name))
