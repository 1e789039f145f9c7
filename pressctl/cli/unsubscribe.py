"""`pressctl unsubscribe`: people who are never mailed again, whatever list they are on."""

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, screen
from pressctl.console.wording import counted, people
from pressctl.errors import Misused


def unsubscribe(
    address: Annotated[
        Optional[list[str]],  # noqa: UP045  (Typer reads it as an argument that may be left out)
        typer.Argument(metavar="[ADDRESS]...", help="Whom never to mail again.", show_default=False),
    ] = None,
    export: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--from", metavar="FILE", help="Everybody in a vendor's export, or a line each; - for stdin."),
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="They ask to be mailed again.")] = False,
    config: options.Config = None,
) -> None:
    """Never mail somebody again: no release, no correction, no withdrawal, from whatever list.

    Written to unsubscribed.txt beside config.toml, as a code that names nobody: keep it with the newsroom, and commit it
    where jobs publish. What was frozen for them and has not left is not sent either.
    """
    from pressctl.desk.unsubscribing import asked, take_back, write_down

    if not address and export is None:
        raise Misused("unsubscribe wants an address, or a file of them", hint="pressctl unsubscribe name@example.org")
    shown, settings = screen(), newsroom(config)
    if export is None or str(export) == "-":
        who = asked(address or (), sys.stdin.buffer if export else None)
    else:
        with export.open("rb") as file:
            who = asked(address or (), file)
    done = take_back(settings, who.people, shown.environ) if undo else write_down(settings, who.people, clock())
    if undo:
        said = f"{people(done.changed)} may be mailed again"
        before = f"{people(done.before)} had not unsubscribed" if done.before else ""
    else:
        said = f"{people(done.changed)} unsubscribed: mailed nothing from here any more"
        before = f"{people(done.before)} had unsubscribed before" if done.before else ""
    shown.write(said if done.changed or not before else before)
    if done.changed and before:
        shown.write(before)
    if done.still:
        shown.say(f"{people(done.still)} stay on a list that suppression in config.toml names")
    if who.unusable:
        shown.say(f"{counted(who.unusable, 'line')} without an address that anybody could mail to")
