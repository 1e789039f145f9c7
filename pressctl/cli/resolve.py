"""`pressctl resolve`: a person says what became of what nobody knows."""

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, screen
from pressctl.console.wording import counted, people
from pressctl.errors import Misused

if TYPE_CHECKING:
    from pressctl.model import State


def resolve(
    release: Annotated[str, typer.Argument(metavar="RELEASE", help="The release's id.", show_default=False)],
    target: Annotated[str, typer.Argument(metavar="TARGET", help="The target's name.", show_default=False)],
    sent: Annotated[bool, typer.Option("--sent", help="It arrived: never send it again.")] = False,
    resend: Annotated[bool, typer.Option("--resend", help="It did not arrive: the next publish sends it.")] = False,
    drop: Annotated[bool, typer.Option("--drop", help="Whatever became of it: leave it.")] = False,
    part: Annotated[Optional[int], typer.Option(metavar="N", min=1, help="Only this part of a mailing.")] = None,  # noqa: UP045
    language: Annotated[str, typer.Option(metavar="TAG", help="Only what went out in this language.")] = "",
    config: options.Config = None,
) -> None:
    """Settle what is unsure; it records what you say and sends nothing.

    Look at the place first: with --resend, whoever did get it gets it twice.
    """
    from pressctl.desk.opening import Door, open_ledger, permit
    from pressctl.desk.recalling import settle_by_hand

    said: list[State] = [state for given, state in _choices(sent, resend, drop) if given]
    if len(said) != 1:
        raise Misused("say what became of it", hint="Give one of --sent, --resend and --drop.")
    settings = newsroom(config)
    shown = screen()
    permit(settings, Door(environ=shown.environ, found=True))
    ledger = open_ledger(settings, shown.environ)
    try:
        settled = settle_by_hand(ledger, release, target, said[0], clock(), part=part, language=language)
    finally:
        ledger.close()
    heads = sum(record.people for record in settled)
    who = f", {people(heads)}" if heads else ""
    shown.write(f"{release} -> {target}: {counted(len(settled), 'part')}{who} recorded as {_WORDS[said[0]]}")
    if said[0] == "owed":
        shown.say("Run `pressctl publish` to send it.")


def _choices(sent: bool, resend: bool, drop: bool) -> "list[tuple[bool, State]]":
    return [(sent, "sent"), (resend, "owed"), (drop, "skipped")]


_WORDS = {"sent": "sent", "owed": "to be sent again", "skipped": "dropped"}
