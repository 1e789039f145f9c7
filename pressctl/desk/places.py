"""Today's places: targets with their channels, lists of people and secrets."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from pressctl import channels
from pressctl.config.suppression import Suppression, read_suppression
from pressctl.delivery.falling import reachable
from pressctl.delivery.plan import Choice, Place, Unread, World
from pressctl.delivery.standing import settings_digest
from pressctl.desk.fitting import fit
from pressctl.errors import Invalid, Misused
from pressctl.model import Config, Finding, Recipient, Target

if TYPE_CHECKING:
    from pressctl.delivery.ledger.duties import Past
    from pressctl.delivery.plan import Plan


class Lists(Struct, frozen=True, kw_only=True):
    """The people of every mailing target, and what was wrong in their files.

    `unsubscribed` are those on each list who are never mailed, and no longer among its `people`; `suppression` tells of anybody.
    `known` are those of them that a plan has addressed, by target, language and address: a run makes two plans.
    Of lists that vendors keep, `unread` are those that could not be read, with the reason, `uncounted` those of a plan that
    counts nobody for them, and `places` the targets that were asked, with their secrets. `wrong` are lists with errors, of which
    nobody is taken: what depends on one is not sent.
    """

    people: Mapping[str, tuple[Recipient, ...]]
    findings: tuple[Finding, ...] = ()
    unsubscribed: Mapping[str, tuple[Recipient, ...]] = field(default_factory=dict)
    suppression: Suppression = Suppression()
    known: dict[tuple[str, str, str], tuple[Recipient, Recipient]] = field(default_factory=dict)
    unread: Mapping[str, Unread] = field(default_factory=dict)
    uncounted: frozenset[str] = frozenset()
    places: Mapping[str, Place] = field(default_factory=dict)
    wrong: frozenset[str] = frozenset()

    def addressed(self, person: Recipient, target: Target, language: str) -> Recipient:
        """Return the person as they are frozen, as `addressed` does."""
        key = (target.name, language, person.email)
        listed, frozen = self.known.get(key, (None, None))
        if frozen is None or listed is not person:  # an earlier edition may have frozen others of the same address
            frozen = addressed(person, target, language)
            self.known[key] = (person, frozen)
        return frozen


def read_lists(config: Config, names: Iterable[str], environ: Mapping[str, str], *, need: bool) -> Lists:
    """Read the lists of the named mailing targets, as far as they are files or references; `enlisting` reads the others.

    A list that cannot be had is an error among the findings; but without `need` (a plan reads no
    secrets) one behind a reference that is not set counts nobody, and is said to.
    """
    from pressctl.config.recipients import read_recipients

    wanted = set(names)
    people: dict[str, tuple[Recipient, ...]] = {}
    findings: list[Finding] = []
    wrong: set[str] = set()
    for target in config.targets:
        if target.name not in wanted or target.mailing is None or target.mailing.kept:
            continue
        try:
            read = read_recipients(target, config, environ=environ)
        except Invalid as error:
            demanded = need or isinstance(target.mailing.recipients, str)
            findings.extend(error.findings if demanded else [_unread(config, target, error)])
            wrong.update([target.name] if demanded else [])
            continue
        findings.extend(read.findings)
        if any(finding.level == "error" for finding in read.findings):
            wrong.add(target.name)
        else:
            people[target.name] = read.recipients
    read_last = read_suppression(config, environ=environ, need=need)
    lists = Lists(people=people, findings=(*findings, *read_last.findings), wrong=frozenset(wrong))
    return without(lists, read_last.suppression)


def unlearned(config: Config, lists: Lists) -> tuple[str, ...]:
    """Return the mailing targets whose list their vendor keeps, and nobody has read."""
    kept = (one.name for one in config.targets if one.mailing and one.mailing.kept)
    return tuple(name for name in kept if name not in lists.people)


def without(lists: Lists, suppression: Suppression) -> Lists:
    """Return the lists less those who are never mailed, of today's list and of any before it."""
    if not suppression:
        return lists
    gone = {name: tuple(one for one in held if one.email in suppression) for name, held in lists.people.items()}
    people = {name: _less(held, gone[name]) for name, held in lists.people.items()}
    before = lists.unsubscribed
    return replace(
        lists,
        people=people,
        unsubscribed={name: (*before.get(name, ()), *gone[name]) for name in people},
        suppression=lists.suppression.joined(suppression),
    )


def _less(people: tuple[Recipient, ...], gone: tuple[Recipient, ...]) -> tuple[Recipient, ...]:
    addresses = {person.email for person in gone}
    return tuple(person for person in people if person.email not in addresses) if gone else people


def demanded(lists: Lists) -> int:
    """Return how many errors stop a run whatever it sends: those of the suppression list."""
    return sum(finding.level == "error" and finding.code == "suppression" for finding in lists.findings)


def unneeded(finding: Finding) -> Finding:
    """Return what is wrong in a list as what it is to a run that needs none: advice."""
    return replace(finding, level="advice") if finding.level == "error" and finding.code != "suppression" else finding


def _unread(config: Config, target: Target, error: Invalid) -> Finding:
    return Finding(
        path=config.path.name if config.path else "config.toml",
        line=target.place[0],
        column=target.place[1],
        level="advice",
        code="list-unread",
        message=f"{target.name}: its list is not counted here: {error.message}",
    )


def make_world(
    config: Config,
    ledger: "Past",
    lists: Lists,
    choice: Choice,
    now: datetime,
    resolved: Mapping[str, Target] = MappingProxyType({}),
) -> World:
    """Gather what the plan is made from, beside the releases.

    `resolved` are targets whose secrets are known; the others keep references.
    """
    places = {}
    for configured in config.targets:
        if channels.find(configured.channel).site:
            continue  # public/ goes there, and no release
        target = resolved.get(configured.name, configured)
        places[target.name] = Place(target=target, channel=channels.find(target.channel))
    return World(
        newsroom=config.newsroom.id,
        language=config.newsroom.language,
        places=places,
        people=lists.people,
        unsubscribed=lists.unsubscribed,
        suppressed=_suppressed(lists) if lists.suppression else None,
        person=lists.addressed,
        fit=lambda variant, channel, target: fit(variant, channel, target, config.newsroom),
        members=ledger.members,
        addresses=lambda release, edition: _reached(ledger.addresses(release, edition), lists, choice),
        notice=lambda fingerprint: ledger.variant(fingerprint).notice,
        digest=lambda target: settings_digest(target, ledger.salt),
        now=now,
        last_list=lambda target: _last_list(ledger, target),
        late_after=config.limits.late_after,
        choice=choice,
        report_to=config.report_to,
        unread={
            **{
                name: lists.unread.get(name, Unread())
                for name in unlearned(config, lists)
                if name not in lists.uncounted
            },
            **dict.fromkeys(
                lists.wrong, Unread(outcome="failed", error="its list has errors", hint="Correct the list.")
            ),
        },
    )


def _reached(frozen: frozenset[str], lists: Lists, choice: Choice) -> frozenset[str]:
    """Return the addresses that an edition is assigned to, with those of today's lists that were forgotten since."""
    from pressctl.delivery.ledger.forgetting import known_among

    today = {choice.to, *(person.email for people in lists.people.values() for person in people)} - {""}
    return frozen | known_among(frozen, today)


def _suppressed(lists: Lists) -> Callable[[str], bool]:
    """Return what says of an address whether it is never mailed; those on today's lists have been asked about before."""
    asked = {person.email for people in lists.people.values() for person in people}
    return lambda address: address not in asked and address in lists.suppression


LOOKED_BACK = 10  # releases whose lists tell how many people a target usually has


def _last_list(ledger: "Past", target: str) -> int:
    """Return how many people the largest of a target's last lists had; 0 where it has mailed none yet."""
    largest = 0
    for release in ledger.releases()[-LOOKED_BACK:]:
        history = ledger.history(release)
        first = history.editions[0].edition if history.editions else ""
        rows = [row for row in history.deliveries if (row.edition, row.target) == (first, target) and row.listed]
        people = sum(part.people for part in history.parts if (part.edition, part.target) == (first, target))
        largest = max(largest, people + sum(row.already_had for row in rows)) if rows else largest
    return largest


def addressed(person: Recipient, target: Target, language: str) -> Recipient:
    """Return the person as they are frozen: greeting and way out of the list filled in."""
    from pressctl.render.greeting import greeting

    fields = {"name": person.name, **person.fields, "email": person.email}
    template = target.mailing.greeting if target.mailing else ""
    fields["greeting"] = greeting(replace(person, fields=fields), template, language)
    return replace(person, fields=fields)


def check_choice(config: Config, choice: Choice) -> None:
    """Refuse target names that do not exist, and a `--to` that does not fit.

    Raises:
        Misused: With the names there are.
    """
    names = [target.name for target in config.targets]
    for name in sorted(choice.only | choice.skip):
        if name not in names:
            raise Misused(f"there is no target {name}", hint=f"There are: {', '.join(names)}.")
    if choice.to:
        check_address(choice.to, wide=True)
        mailing = [target.name for target in config.targets if target.mailing]
        picked = [name for name in mailing if choice.picks(name)]
        if len(picked) != 1:
            raise Misused(
                "--to needs one mailing target to send through",
                hint=f"Name it with -t; there are: {', '.join(mailing) or 'none'}.",
            )
        channel = next(target.channel for target in config.targets if target.name == picked[0])
        check_address(choice.to, wide=channels.find(channel).international)


def check_address(address: str, *, wide: bool = False) -> str:
    """Return an address in its normal form; refuse what is none before it reaches a ledger or a vendor.

    `wide`: with letters of any script before the @, which not every channel takes.

    Raises:
        Misused: With what is wrong with it.
    """
    from pressctl.config.mailboxes import normal_form

    try:
        return normal_form(address, wide=wide)
    except ValueError as error:
        raise Misused(f"--to takes one address: {error}", hint="Such as --to name@example.org.") from error


def resolve(
    plan: "Plan", config: Config, environ: Mapping[str, str], known: Mapping[str, Place] = MappingProxyType({})
) -> dict[str, Place]:
    """Return the places that are sent to with their secrets resolved; every one is read before the first request.

    `known` are those whose secrets this run has read before: once is enough, and a command may ask a person.

    Raises:
        Invalid: Secrets are missing or too short, all of them named at once; or nothing is delivered from a place.
    """
    undecided = [delivery for planned in plan.releases if planned.outcome is None for delivery in planned.deliveries]
    names = {d.target for d in undecided if d.to_send or any(part.standing == "elsewhere" for part in d.parts)}
    # Who stands in is read too: its turn may come within this run.
    waiting = {"send", "elsewhere", "failed", "deferred"}
    next_in_line = [d.fallback for d in undecided if d.fallback and any(part.standing in waiting for part in d.parts)]
    names |= {*reachable({target.name: target for target in config.targets}, next_in_line)}
    sent_to = frozenset(names)
    resolved = _resolved(config, names - known.keys(), environ)
    # Who is only asked what became of something is not demanded: without its secret that stays unsure.
    asked = {delivery.target for _, delivery, _ in plan.unsure if channels.find(delivery.channel).find}
    resolved |= resolve_targets(config, asked - names - known.keys(), environ, [])
    names |= resolved.keys() | (asked & known.keys())
    read = {name: Place(target=target, channel=channels.find(target.channel)) for name, target in resolved.items()}
    places = {
        target.name: known.get(target.name) or read[target.name] for target in config.targets if target.name in names
    }
    _refuse_sandboxes(place for name, place in places.items() if name in sent_to)
    return places


def _refuse_sandboxes(places: Iterable[Place]) -> None:
    """Refuse to publish where what is taken is delivered to nobody: it would be recorded as sent.

    Raises:
        Invalid: With the targets' names.
    """
    names = [place.target.name for place in places if not place.channel.delivers(place.target.settings)]
    if names:
        said = (
            f"{', '.join(names)}: the vendor's sandbox delivers to nobody, and the record would say that people have it"
        )
        hint = f"Take sandbox out, or use a real token; or leave it out: --skip {names[0]}. `pressctl test` may use it."
        raise Invalid(said, hint=hint)


def hosts_of(config: Config, choice: Choice) -> tuple[Target, ...]:
    """Return the targets that take public/ as a whole, as far as they are meant."""
    return tuple(one for one in config.targets if choice.picks(one.name) and channels.find(one.channel).site)


def resolve_hosts(config: Config, choice: Choice, environ: Mapping[str, str]) -> tuple[Target, ...]:
    """Return the hosts with their secrets read, before anything is sent.

    Raises:
        Invalid: Secrets are missing or too short, all of them named at once.
    """
    return tuple(_resolved(config, [host.name for host in hosts_of(config, choice)], environ).values())


def _resolved(config: Config, names: Iterable[str], environ: Mapping[str, str]) -> dict[str, Target]:
    complaints: list[Invalid] = []
    targets = resolve_targets(config, names, environ, complaints)
    if complaints:
        raise Invalid("\n".join(error.message for error in complaints), hint=complaints[0].hint)
    return targets


def unset(config: Config, names: Iterable[str], environ: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return what is wrong with the secrets of the named targets, each at its place."""
    complaints: list[Invalid] = []
    resolve_targets(config, names, environ, complaints)
    return tuple(finding for error in complaints for finding in error.findings)


def resolve_targets(
    config: Config, names: Iterable[str], environ: Mapping[str, str], complaints: list[Invalid]
) -> dict[str, Target]:
    """Read the secrets of the named targets; what cannot be read is added to `complaints`."""
    from pressctl.config.locating import as_typed
    from pressctl.config.secrets import resolve_target

    shown = as_typed(config.path) if config.path else "config.toml"
    wanted, resolved = set(names), {}
    for target in config.targets:
        if target.name in wanted:
            try:
                resolved[target.name] = resolve_target(target, environ=environ, root=config.root, path=shown)
            except Invalid as error:
                complaints.append(error)
    return resolved
