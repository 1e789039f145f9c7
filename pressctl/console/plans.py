"""A plan in words: for a person, and for a program; `pull_requests` has it for a pull request."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from pressctl.console.documents import OneByOne
from pressctl.console.wording import OUTCOMES, counted, moment, people, safe, unsubscribed
from pressctl.model import Config, Release

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressctl.console.screen import Screen
    from pressctl.delivery.plan import Plan, PlannedDelivery, PlannedRelease

_STANDINGS = {
    "send": "to send",
    "sent": "already sent",
    "elsewhere": "under way in another run",
    "unknown": "unsure: settle it with `pressctl resolve`",
    "failed": "failed before",
    "deferred": "put off by the place",
    "superseded": "overtaken",
    "skipped": "dropped",
    "behind": "held back until the one before is there",
    "unsubscribed": "ended, since somebody of it has unsubscribed",
}

_BEHIND = "behind"  # a post that nobody has put off: it answers another


def now_line(planned: "PlannedRelease", config: Config) -> str:
    """Return what cannot be undone in one line: `NOW: … -> 1,742 people, 2 webhooks, 3 public posts`."""
    from pressctl.channels import available, find

    reached: Counter[str] = Counter()
    mailed = 0
    kinds = {target.name: target.channel for target in config.targets}
    for delivery in planned.deliveries:
        if not delivery.to_send:
            continue
        heads = sum(part.people for part in delivery.to_send)
        mailed += heads
        kind = kinds.get(delivery.target, delivery.channel)
        if not heads:
            posts = find(kind).posts if kind in available() else False
            reached["public post" if posts else kind] += len(delivery.to_send) if posts else 1
    places = [people(mailed)] if mailed else []
    places += [
        counted(number, kind, "outboxes" if kind == "outbox" else "") for kind, number in sorted(reached.items())
    ]
    return f"NOW: {safe(planned.release.headline)} -> {', '.join(places)}"


def fallback_lines(plan: "Plan") -> list[str]:
    """Return who would get what others certainly do not take: it may be their turn within the same run."""
    return [
        f"{planned.release.id} -> {delivery.fallback}: only what {delivery.target} certainly does not take"
        for planned in plan.releases
        for delivery in planned.deliveries
        if delivery.fallback and delivery.to_send and planned.outcome is None
    ]


def changed_lines(plan: "Plan") -> list[str]:
    """Return what comes before all else that is said of a plan: who has a text that is no longer the release's."""
    return [
        f"CHANGED SINCE IT WENT OUT: {planned.release.id}, revision {planned.release.revision}: {safe(planned.edited)}"
        for planned in plan.releases
        if planned.edited
    ]


def say_changed(plan: "Plan", screen: "Screen") -> None:
    """Say it where the plan itself is not shown, or is a program's."""
    for line in changed_lines(plan):
        screen.say(line)


def plan_text(plan: "Plan", config: Config) -> str:
    """Return a plan for a person: a release a block, a target a line; `changed_lines` were said before."""
    lines: list[str] = []
    past = [planned for planned in plan.releases if planned.adopted and not planned.deliveries and not planned.outcome]
    told = frozenset(planned.release.id for planned in past) if len(past) > FEW else frozenset[str]()
    for planned in plan.releases:
        release = planned.release
        if release.id in told:
            continue
        lines.append(f"{release.id}, {edition(release)}, {release.language}: {safe(release.headline)}")
        if planned.outcome and planned.error:
            why = "see above" if planned.error == planned.edited else safe(planned.error)
            lines.append(f"  {OUTCOMES[planned.outcome]}: {why}")
        if planned.adopted and not planned.deliveries:
            lines.append("  adopted: published before pressctl, owed to nobody")
        if planned.outcome and planned.hint:
            lines.append(f"  hint: {safe(planned.hint)}")
        if planned.sends:
            lines.append(f"  {now_line(planned, config)}")
        width = max((len(delivery.target) for delivery in planned.deliveries), default=0)
        lines += [
            f"  {delivery.target:<{width}}  {delivery.channel}  {delivery.language}  {intent(planned, delivery, plan, config)}"
            for delivery in planned.deliveries
        ]
    lines += [f"{counted(len(told), 'release')} adopted: published before pressctl, owed to nobody"] if told else []
    lines += [finished_line(len(plan.finished))] if plan.finished else []
    lines += [f"public/ -> {host}  what changed of it" for host in plan.hosts]
    lines.append("nothing to plan" if plan.is_empty else f"digest {plan.digest}")
    return "\n".join(lines)


FEW = 5  # releases that are told one by one, where there is the same to say of each and nothing to do


def finished_line(many: int) -> str:
    """Say how many releases a folder has about which there is nothing to do."""
    return f"{counted(many, 'release')} more, with nothing left to send"


def edition(release: Release) -> str:
    """Return which edition of a release it is."""
    return "withdrawn" if release.edition == "kill" else f"revision {release.revision}"


def intent(planned: "PlannedRelease", delivery: "PlannedDelivery", plan: "Plan", config: Config) -> str:
    """Return what becomes of a delivery, in words."""
    if delivery.held_until:
        return f"waiting until {moment(delivery.held_until, config.newsroom.zone)}"
    outcome = delivery.outcome or planned.outcome
    if outcome:
        return f"{OUTCOMES[outcome]}{f': {safe(delivery.error)}' if delivery.error else ''}"
    said = list(_standings(delivery))
    if not said and not planned.begun and delivery.target in plan.unread:
        return "to send to whoever is on its list, which is not read here"
    if delivery.unsubscribed:
        said.append(unsubscribed(len(delivery.unsubscribed)))
    if delivery.newcomers:
        said.append(f"{people(delivery.newcomers)} came onto its list since: --newcomers mails them")
    if delivery.to_send and delivery.by_hand:
        said.append(safe(delivery.by_hand))
    return "; ".join(said) or "nobody left to send to"


def _standings(delivery: "PlannedDelivery") -> "Iterator[str]":
    counts: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    for part in delivery.parts:
        behind = part.standing == "deferred" and part.record is not None and part.record.state == "owed"
        standing = _BEHIND if behind else part.standing
        counts[standing] += 1
        heads[standing] += part.people
    for standing, number in counts.items():
        who = f": {people(heads[standing])} in {counted(number, 'part')}" if heads[standing] else ""
        if len(delivery.parts) > 1 and not any(heads.values()):  # a thread
            who = f": {counted(number, 'post')}"
        gone = standing == "superseded" and delivery.stood_in
        yield f"not taken: {safe(delivery.error)}" if gone else f"{_STANDINGS[standing]}{who}"
    if delivery.to_send and delivery.fallback:
        yield f"what it certainly does not take goes to {delivery.fallback}"


def plan_document(plan: "Plan") -> dict[str, Any]:
    """Return a plan for a program."""
    releases = [*map(_planned_document, plan.releases)]
    return {
        "digest": plan.digest,
        "hosts": list(plan.hosts),
        "releases": OneByOne(releases, map(_planned_document, plan.finished.each())) if plan.finished else releases,
    }


def _planned_document(planned: "PlannedRelease") -> dict[str, Any]:
    return {
        "id": planned.release.id,
        "revision": planned.release.revision,
        "language": planned.release.language,
        "path": planned.release.path,
        "headline": planned.release.headline,
        "outcome": planned.outcome,
        "held_until": planned.held_until.isoformat() if planned.held_until else None,
        "edited": planned.edited or None,
        "since": planned.since or None,
        "error": planned.error or None,
        "hint": planned.hint or None,
        "deliveries": [_delivery_document(delivery) for delivery in planned.deliveries],
    }


def _delivery_document(delivery: "PlannedDelivery") -> dict[str, Any]:
    return {
        "target": delivery.target,
        "channel": delivery.channel,
        "language": delivery.language,
        "outcome": delivery.outcome,
        "held_until": delivery.held_until.isoformat() if delivery.held_until else None,
        "recipients": sum(part.people for part in delivery.parts) or delivery.waiting,
        "already_had": delivery.already_had,
        "unsubscribed": len(delivery.unsubscribed),
        "fallback": delivery.fallback or None,
        "stood_in": delivery.stood_in or None,
        "error": delivery.error or None,
        "hint": delivery.hint or (delivery.by_hand if delivery.to_send else "") or None,
        "parts": [
            {"key": part.key, "number": part.number, "recipients": part.people, "standing": part.standing}
            for part in delivery.parts
        ],
    }
