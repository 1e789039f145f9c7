"""`pressctl resolve`: a person says what became of what nobody knows."""

from contextlib import closing
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, screen
from pressctl.console.wording import counted, edition_name, people
from pressctl.errors import ExitCode, Misused

if TYPE_CHECKING:
    from pressctl.console.screen import Screen
    from pressctl.desk.recalling import Asked
    from pressctl.model import Config, Receipt, State


def resolve(
    release: Annotated[str, typer.Argument(metavar="RELEASE", help="The release's id.", show_default=False)],
    targets: Annotated[
        Optional[list[str]],  # noqa: UP045  (Typer reads it as an argument that may be left out)
        typer.Argument(metavar="[TARGET…]", help="Names of targets; none lists what is unsure.", show_default=False),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Whatever of the release is unsure, at every target.")
    ] = False,
    sent: Annotated[bool, typer.Option("--sent", help="It arrived: never send it again.")] = False,
    resend: Annotated[bool, typer.Option("--resend", help="It did not arrive: the next publish sends it.")] = False,
    drop: Annotated[bool, typer.Option("--drop", help="Whatever became of it: leave it.")] = False,
    part: Annotated[Optional[int], typer.Option(metavar="N", min=1, help="Only this part of a mailing.")] = None,  # noqa: UP045
    at: Annotated[
        str, typer.Option(metavar="ADDRESS", help="With --sent: where a post is, so that what follows answers it.")
    ] = "",
    language: Annotated[str, typer.Option(metavar="TAG", help="Only what went out in this language.")] = "",
    config: options.Config = None,
) -> None:
    """Settle what is unsure; it records what you say and sends nothing. Without a choice it says what is known.

    Look at the place first: with --resend, whoever did get it gets it twice. With --drop, a target that is gone from
    config.toml is let go: whoever had the release there is not told of this revision.
    """
    from pressctl.desk.recalling import Asked

    said: list[State] = [state for given, state in _choices(sent, resend, drop) if given]
    named = tuple(targets or ())
    if not release:
        raise Misused("say which release", hint="`pressctl status` lists what is unsure.")
    if len(said) > 1:
        raise Misused("only one thing can have become of it", hint="Give one of --sent, --resend and --drop.")
    settings, shown = newsroom(config), screen()
    asked = Asked(targets=named, part=part, language=language)
    if not said:
        raise typer.Exit(_list(settings, shown, release, asked))
    if bool(named) == everything:
        raise Misused("say which targets, or --all", hint=f"`pressctl resolve {release}` lists what is unsure.")
    receipt = _where(settings, named, at) if at else None
    if receipt and said != ["sent"]:
        raise Misused("--at says where a post is that was sent", hint="Give --sent with it.")
    _settle(settings, shown, release, asked, said[0], receipt)


def _settle(
    settings: "Config", shown: "Screen", release: str, asked: "Asked", state: "State", receipt: "Receipt | None"
) -> None:
    """Record what a person says, and say what was recorded."""
    from pressctl.channels import available, find
    from pressctl.desk.opening import Door, open_ledger, permit
    from pressctl.desk.recalling import let_go_by_hand, lost_of, recall, settle_by_hand

    permit(settings, Door(environ=shown.environ, found=True))
    with closing(open_ledger(settings, shown.environ)) as ledger:
        (history,) = recall(ledger, release, clock())
        lost = lost_of(history, settings, asked) if asked.targets and state == "skipped" else ()
        settled = settle_by_hand(ledger, release, asked, state, clock(), receipt, lost=lost)
        gone = let_go_by_hand(ledger, settings, release, lost, clock())
    for target in dict.fromkeys(record.target for record in settled):
        mine = [record for record in settled if record.target == target]
        heads = sum(record.people for record in mine)
        who = f", {people(heads)}" if heads else ""
        shown.write(f"{release} -> {target}: {counted(len(mine), 'part')}{who} recorded as {_WORDS[state]}")
    for one in gone:
        who = f"; {people(one.people)} there are not told" if one.people else "; it is not told"
        shown.write(f"{release} -> {one.target}: let go of {edition_name(one.edition)}{who}")
    for record in settled if state == "sent" and not receipt else ():
        if find(record.channel).posts if record.channel in available() else False:
            shown.say(
                f"post {record.number} has no id here, so no further post can answer it; to say where it is: "
                f"pressctl resolve {release} {record.target} --part {record.number} --sent --at ADDRESS"
            )
    if state == "owed":
        newest = history.editions[-1].edition
        late = all(record.edition != newest for record in settled)
        over = f"{edition_name(newest)} has overtaken it: `pressctl publish` sends that to whoever lacks it, and this no more."
        shown.say(over if late else "Run `pressctl publish` to send it.")


def _where(settings: "Config", named: tuple[str, ...], at: str) -> "Receipt":
    """Return where a person says that a post is.

    Raises:
        Misused: It is no post's address at that target.
    """
    from pressctl.channels import find
    from pressctl.model import Receipt

    target = next((one for one in settings.targets if (one.name,) == named), None)
    name = find(target.channel).id_at if target else None
    if target is None or name is None:
        raise Misused("--at is for a post at one target, a network", hint="Name that target; leave --at out elsewhere.")
    number = name(at, target.settings)
    if not number:
        manual = f"`pressctl channels {target.channel}`"
        raise Misused(f"that is no post's address or id at {target.name}", hint=f"{manual} says what it looks like.")
    return Receipt(id=number, url=at if at.startswith("https://") else "")


def _list(settings: "Config", shown: "Screen", release: str, asked: "Asked") -> int:
    """Say what is unsure and what each choice risks; return 4 where something is, as `publish` does.

    Raises:
        Misused: A target was named, so that a choice was meant.
    """
    from pressctl.console.unsure import lost_lines, risk_lines, unsure_lines
    from pressctl.desk.opening import look
    from pressctl.desk.recalling import lost_of, recall, unsure_of

    with closing(look(settings, shown.environ)) as ledger:
        (history,) = recall(ledger, release, clock())
    unsure, lost = unsure_of(history, asked), lost_of(history, settings, asked)
    several = len({one.language for one in unsure}) > len({one.target for one in unsure})
    for line in (*unsure_lines(unsure, settings, several=several), *(risk_lines() if unsure else ())):
        shown.write(line)
    for line in lost_lines(history, lost):
        shown.write(line)
    if asked.targets:
        raise Misused("say what became of it", hint="Give one of --sent, --resend and --drop.")
    if not unsure:
        shown.say(f"nothing of {release} is unsure")
        return ExitCode.FAILED if lost else ExitCode.DONE
    shown.say(f"all of it at once: pressctl resolve {release} --all, with one of these")
    return ExitCode.UNKNOWN


def _choices(sent: bool, resend: bool, drop: bool) -> "list[tuple[bool, State]]":
    return [(sent, "sent"), (resend, "owed"), (drop, "skipped")]


_WORDS = {"sent": "sent", "owed": "to be sent again", "skipped": "dropped"}
