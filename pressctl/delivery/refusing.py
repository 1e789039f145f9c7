"""What stops a release as a whole: an edition that came later, its age, a list that may be the wrong one."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from pressctl.delivery.case import Case
from pressctl.delivery.ledger.records import EditionRecord, History
from pressctl.delivery.plan import Ready, World
from pressctl.model import Outcome, Release

FEW = 20  # people by which a list may always grow or shrink


class Refusal(Struct, frozen=True, kw_only=True):
    """Why nothing of a release is sent, and what to do."""

    outcome: Outcome
    error: str
    hint: str = ""


def overtaken(ready: Ready, history: History) -> Refusal | None:
    """Refuse where the ledger knows a later edition than the file, or lacks one of which the file does not say what it was."""
    release = ready.original
    killed = history.edition("kill")
    if killed and release.edition != "kill":
        return Refusal(
            outcome="stopped",
            error=f"it was withdrawn on {killed.accepted.astimezone(UTC):%Y-%m-%d at %H:%M} UTC, and a kill is for good",
            hint="Write status: canceled again; publish the new text as a release of its own, with an id of its own.",
        )
    latest = max((int(e.edition) for e in history.editions if e.edition.isdigit()), default=0)
    if latest and release.edition != "kill":
        for version in ready.versions.values():
            if untold := _untold(version, latest):
                return Refusal(
                    outcome="stopped",
                    error=f"revision {latest} went out last, and {version.path} does not say what revision {untold} set right",
                    hint="List in corrections what each revision set right; or, if there never was a revision "
                    f"{untold}, make this one revision: {untold}.",
                )
    if release.edition != "kill" and latest > release.revision:
        return Refusal(
            outcome="stopped",
            error=f"revision {latest} has gone out, and this file says revision {release.revision}",
            hint="Take the newer text, or raise the revision and say in `correction` what it corrects.",
        )
    return None


def _untold(release: Release, latest: int) -> int:
    """Return the first revision between `latest` and the file's of which it does not say what it set right, or 0.

    A job that never began leaves such a gap: a forge drops one that waits when a newer comes. Who had `latest` is told
    all of it by the next revision, where its list of corrections says all of it.
    """
    told = {each.revision for each in release.corrections}
    return next((number for number in range(latest + 1, release.revision) if number not in told), 0)


def untimely(release: Release, record: EditionRecord | None, world: World, history: History) -> Refusal | None:
    """Refuse what is old or late: the guards, for releases found in folders and not begun.

    A correction is as old as itself, and no embargo is late for it; of what was adopted nothing goes out at all.
    """
    choice = world.choice
    corrects = bool(history.editions)
    if corrects and not any(edition.targets for edition in history.editions):
        return None
    if record or not choice.found or release.edition == "kill" or not world.places:
        return None  # without a target nothing goes out late: public/ shows it by its own date
    if not corrects and release.embargo and timedelta(seconds=world.late_after) < world.now - release.embargo:
        return Refusal(
            outcome="stopped",
            error=f"its embargo ended {_ago(world.now - release.embargo)} ago and nothing of it has gone out",
            hint="If it is still meant to go out, name the file on the command line.",
        )
    written = _written(release, history)
    if written and is_old(release, world, history):
        which = f"its revision {release.revision}" if corrects else "it"
        return Refusal(
            outcome="stopped",
            error=f"{which} is {_ago(world.now - written)} old and nothing of it has gone out",
            hint="If it is meant to go out now, name the file on the command line, or raise --max-age"
            + (", or say in the file when it was corrected (updated)." if corrects else "."),
        )
    return None


def is_old(release: Release, world: World, history: History) -> bool:
    """Whether a release is older than what a folder sends by itself; a correction is as old as itself."""
    written = _written(release, history)
    return written is not None and timedelta(days=world.choice.max_age) < world.now - written


def _written(release: Release, history: History) -> datetime | None:
    return (release.updated if history.editions else None) or release.published


def other_list(case: Case, names: Sequence[str]) -> Refusal | None:
    """Refuse by the list: one that is less than half of the last ones, or more than half as large again, may be the wrong one.

    It is looked at while nobody has frozen it for this release: also where other targets have gone before.
    """
    world = case.world
    if world.choice.accept_list or world.choice.to or case.release.edition == "kill":
        return None
    for name in names:
        if any(row.listed for row in case.history.rows_at(name)) or case.earlier_at(name):
            continue
        place = world.places.get(name)
        if name not in world.people:
            continue  # a plan without the secret that the list stands behind: nobody knows how long it is
        last = world.last_list(name) if place and place.channel.mailing else 0
        today = len(world.people[name])
        grown = not case.release.audience and today > last * 1.5
        if last and abs(today - last) >= FEW and (today * 2 < last or grown):
            return Refusal(
                outcome="stopped",
                error=f"the list of {name} has {today:,} people, and the last ones had {last:,}",
                hint="Look at the list; if it is the right one, run it with --accept-list.",
            )
    return None


def _ago(span: timedelta) -> str:
    hours = int(span.total_seconds() // 3600)
    return f"{hours // 24} days" if hours >= 48 else f"{hours} hours"  # noqa: PLR2004  (two days read better as hours)
