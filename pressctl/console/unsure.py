"""What nobody knows, for whoever has to settle it: how many people, what is known, where to look, and what each choice risks."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from pressctl.console.wording import counted, edition_name, people, safe
from pressctl.model import Config

if TYPE_CHECKING:
    from pressctl.delivery.ledger.records import History, PartRecord

CHOICES = "--sent | --resend | --drop"
_RISKS = (
    ("--sent", "it arrived: nothing more is sent. If it did not, nobody there ever gets it."),
    ("--resend", "it did not arrive: the next publish sends it. Whoever did get it gets it twice."),
    ("--drop", "nobody can tell: nothing more is sent, and a correction is sent to them all the same."),
)


def unsure_lines(parts: "Sequence[PartRecord]", config: Config, *, several: bool) -> Iterator[str]:
    """Give the lines about what is unsure of one release, a delivery a block; `several`: in several languages at a target."""
    for (edition, target, language), group in groupby(
        parts, key=lambda part: (part.edition, part.target, part.language)
    ):
        held = list(group)
        name = edition_name(edition)
        heads = sum(part.people for part in held)
        who = f": {people(heads)}" if heads else ""
        yield f"{safe(held[0].release)} -> {target}  {language}, {name}, {_parts(held)}{who}"
        yield from known_lines(held, config)
        which = f" --language {language}" if several else ""
        if _is_a_post(held[0]):
            yield "  what follows a post answers it by its id: say with --sent where it is, --at ADDRESS"
        one = f"; of one part alone: --part {held[0].number} with it" if len(held) > 1 else ""
        yield f"  say it: pressctl resolve {safe(held[0].release)} {target}{which} {CHOICES}{one}"


def _is_a_post(part: "PartRecord") -> bool:
    from pressctl.channels import available, find

    return part.channel in available() and find(part.channel).posts


def known_lines(parts: "Sequence[PartRecord]", config: Config) -> Iterator[str]:
    """Give what is known of a delivery's unsure parts, and where to look for them."""
    from pressctl.channels import available, find

    for known, group in groupby(parts, key=lambda part: _known(part, config)):
        same = list(group)
        yield f"  known: {_parts(same) + ': ' if len(same) < len(parts) else ''}{safe(known)}"
    channel = find(parts[0].channel) if parts[0].channel in available() else None
    look = (channel.look if channel else "") or "the place itself"
    named = [f"{part.key} (part {part.number})" if len(parts) > 1 else part.key for part in parts[:3]]
    keys = " or ".join(named) + (" and others" if len(parts) > len(named) else "")
    yield f"  look at {look.format(key=keys)}"


def risk_lines() -> Iterator[str]:
    """Give each choice with its risk."""
    for choice, risk in _RISKS:
        yield f"  {choice:<9} {risk}"


def lost_lines(history: "History", targets: "Sequence[str]") -> Iterator[str]:
    """Give what targets are owed that cannot be reached any more, and what it risks to let them go."""
    edition = history.editions[-1].edition if history.editions else ""
    for target in targets:
        earlier = [part for part in history.parts_at(target) if part.edition != edition and part.was_had]
        heads = sum(part.people - part.rejected for part in earlier)
        who = f": {people(heads)}" if heads else ""
        yield f"{safe(history.release)} -> {target}  {edition_name(edition)}{who}"
        yield "  known: it is gone from config.toml, or another kind of place there, so nothing can be sent"
        yield f"  put it back, then publish; or let it go: pressctl resolve {safe(history.release)} {target} --drop"
        yield "  --drop    nobody there is told of this revision, also when it is put back; whoever had an earlier one keeps that."


def _known(part: "PartRecord", config: Config) -> str:
    """Say when it left, and how that ended."""
    begun = part.sending_at or part.settled_at
    at = f"begun {begun.astimezone(config.newsroom.zone):%Y-%m-%d %H:%M:%S}; " if begun else ""
    tried = f", after {counted(part.attempts, 'attempt')}" if part.attempts > 1 else ""
    return f"{at}{part.error or 'an earlier attempt may have been taken'}{tried}"


def _parts(parts: "Sequence[PartRecord]") -> str:
    numbers = ", ".join(str(part.number) for part in parts)
    return f"part{'s' if len(parts) > 1 else ''} {numbers}"
