"""Looking back: what the ledger has, and settling by hand what nobody knows."""

from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pressctl.delivery.ledger.records import CRASHED
from pressctl.errors import LedgerUnusable, Misused
from pressctl.model import Config, Receipt, State
from pressctl.owners import is_gone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressctl.delivery.ledger.duties import Ledger, Past
    from pressctl.delivery.ledger.records import History, PartRecord
    from pressctl.delivery.losing import Letting


TRIES = 20  # times that another run may be quicker
_AT_ONCE = 100  # releases that are read together, and then let go of


def recall(ledger: "Past", release: str, now: datetime) -> "Iterator[History]":
    """Return the history of one release, or of all ("") in the order in which they went out, read as they are asked for.

    What a dead run was sending is shown as what the next run calls it: unknown, or owed where it had not left.

    Raises:
        Misused: The ledger has no such release.
    """
    known = ledger.releases()
    if release and release not in known:
        close = get_close_matches(release, known, n=1)
        hint = (
            f"Did you mean {close[0]}?"
            if close
            else "It wants a release's id; nothing of such a one was ever sent from here."
        )
        raise Misused(f"the ledger has no release {release}", hint=hint)
    wanted = (release,) if release else known
    return (
        replace(one, parts=tuple(_left_behind(part, ledger, now) for part in one.parts))
        for start in range(0, len(wanted), _AT_ONCE)
        for one in ledger.histories(wanted[start : start + _AT_ONCE])
    )


def _left_behind(part: "PartRecord", ledger: "Past", now: datetime) -> "PartRecord":
    """Return a part as the next run finds it where whoever was sending it is gone."""
    over = part.lease_until is None or part.lease_until <= now
    if part.state != "sending" or not (over or is_gone(part.owner) or ledger.is_over(part)):
        return part
    if not ledger.has_left(part):
        return replace(part, state="owed", owner="")
    return replace(part, state="unknown", doubt=True, cause="crash", error=CRASHED)


class Asked(Struct, frozen=True, kw_only=True):
    """Which of a release's unsure parts are meant; what is left empty means all."""

    targets: tuple[str, ...] = ()
    part: int | None = None
    language: str = ""

    def means(self, record: "PartRecord") -> bool:
        """Whether a part is one of them."""
        return (
            (not self.targets or record.target in self.targets)
            and self.part in {None, record.number}
            and self.language in {"", record.language}
        )


def unsure_of(history: "History", asked: Asked) -> "list[PartRecord]":
    """Return the parts that are meant and of which nobody knows what became, delivery by delivery."""
    found = [record for record in history.parts if is_unsure(record) and asked.means(record)]
    order = [edition.edition for edition in history.editions]
    return sorted(found, key=lambda one: (order.index(one.edition), one.target, one.language, one.number))


def lost_of(history: "History", config: Config, asked: Asked) -> tuple[str, ...]:
    """Return the targets that are meant, are owed the newest edition, and are gone from the config or of another kind."""
    from pressctl.channels import find
    from pressctl.delivery.losing import is_another_kind, is_settled

    if not history.editions or asked.part or asked.language:
        return ()
    newest, mailing = history.editions[-1], {one.name: find(one.channel).mailing for one in config.targets}
    return tuple(
        name
        for name in newest.targets
        if (not asked.targets or name in asked.targets)
        and not is_settled(history, name, newest.edition)
        and (name not in mailing or is_another_kind(history, name, newest.edition, mailing=mailing[name]))
    )


def let_go_by_hand(
    ledger: "Ledger", config: Config, release: str, targets: "Sequence[str]", now: datetime
) -> "Sequence[Letting]":
    """Record that a person lets targets go, which cannot be reached any more: the newest edition is owed nobody there.

    Raises:
        LedgerUnusable: Other runs keep changing the ledger.
    """
    from pressctl.delivery.losing import let_go

    done: list[Letting] = []
    for target in targets:
        for _ in range(TRIES):
            letting = let_go(ledger.history(release), target, config.newsroom.id, ledger)
            if ledger.accept([letting.acceptance], now):
                break
        else:
            raise LedgerUnusable("other runs keep changing the ledger", hint="Say it again when they are done.")
        done.append(letting)
    return done


def settle_by_hand(
    ledger: "Ledger",
    release: str,
    asked: Asked,
    state: State,
    now: datetime,
    receipt: Receipt | None = None,
    *,
    lost: "Sequence[str]" = (),
) -> "Sequence[PartRecord]":
    """Record what a person says became of the unknown parts; return those that were settled.

    What a run of this machine left behind when it died is counted as unknown first. A receipt says where one post is; also
    one that was settled before without it. Of `lost` targets nothing need be unknown.

    Raises:
        Misused: Something of that is not unknown, or a number means parts of several languages or targets.
    """
    ledger.recover(now)
    (history,) = recall(ledger, release, now)
    unsure = unsure_of(history, asked)
    if receipt:
        unsure = unsure or [
            one for one in history.parts if one.state == "sent" and not one.receipt_id and asked.means(one)
        ]
        if len(unsure) > 1:
            numbers = ", ".join(str(record.number) for record in unsure)
            raise Misused("an address is that of one post", hint=f"Say which with --part; here are {numbers}.")
    for target in asked.targets:
        if target not in lost and not any(record.target == target for record in unsure):
            raise _sure(history, asked, target)
    if not unsure and not lost:
        raise Misused(f"nothing of {release} is unsure", hint="`pressctl status` says what went where.")
    tongues = sorted({record.language for record in unsure})
    if asked.part and len(tongues) > 1:
        said = (
            f"part {asked.part} of what went to {' and '.join(asked.targets)} is unsure in {' and in '.join(tongues)}"
        )
        raise Misused(said, hint=f"Say which: --language {tongues[0]}, or --language {tongues[1]}.")
    ledger.resolve([record.key for record in unsure], state, now, receipt, named=receipt is not None)
    return unsure


def _sure(history: "History", asked: Asked, target: str) -> Misused:
    """Return what to raise where nothing of what is meant is unsure at a target."""
    there = sorted({f"{r.target} (part {r.number}, {r.language})" for r in history.parts if is_unsure(r)})
    hint = f"Unsure are: {', '.join(there)}." if there else "Nothing of this release is unsure."
    which = f"part {asked.part} of what" if asked.part else "nothing that"
    return Misused(f"{which} went to {target} is {'not ' if asked.part else ''}unsure", hint=hint)


def is_unsure(record: "PartRecord") -> bool:
    """Whether nobody knows what became of it; a run may have meant to ask again and not come to it."""
    return record.state == "unknown" or (record.state == "owed" and record.doubt)
