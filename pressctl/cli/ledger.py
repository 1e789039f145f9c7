"""`pressctl ledger`: the upkeep of the record of what was sent."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, screen
from pressctl.console.wording import counted, people
from pressctl.errors import Misused

if TYPE_CHECKING:
    from pressctl.desk.keeping import Verified

ledger = typer.Typer(
    name="ledger",
    help="Keep the record of what was sent: copy it, look through it, move it, forget a person.",
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    no_args_is_help=True,
)


@ledger.command("export", short_help="Write all of it out, a line a row")
def export(
    output: Annotated[
        Optional[Path],  # noqa: UP045  (Typer reads it as an option that may be left out)
        typer.Option("--output", "-o", metavar="FILE", help="A new file that you alone may read; else stdout."),
    ] = None,
    config: options.Config = None,
) -> None:
    """Write out all that the ledger holds, as JSON lines: a copy to keep, or to import elsewhere.

    Everybody's address is in it, and in the address of no place a password.
    """
    from pressctl.desk.keeping import write_out

    shown, settings = screen(), newsroom(config)
    if output is None:
        written = write_out(settings, shown.environ, lambda line: shown.write(line.removesuffix("\n")))
    else:
        try:
            handle = os.open(output, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError as error:
            raise Misused(f"{output} is there already", hint="Name a new file.") from error
        try:
            with open(handle, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123  (a handle with its permissions)
                written = write_out(settings, shown.environ, file.write)
        except BaseException:
            output.unlink(missing_ok=True)  # half a ledger is none
            raise
    shown.say(f"{counted(written.rows, 'row')}; it holds the addresses of {people(written.people)}")


@ledger.command("import", short_help="Make the ledger of what was exported")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `ledger export` wrote; - for stdin.")],
    config: options.Config = None,
) -> None:
    """Make this newsroom's ledger of what another one wrote out; one that holds anything is left alone."""
    from pressctl.desk.keeping import take_in

    shown, settings = screen(), newsroom(config)
    if str(file) == "-":
        _tell(take_in(settings, shown.environ, sys.stdin))
        return
    with file.open(encoding="utf-8", newline="\n") as lines:
        _tell(take_in(settings, shown.environ, lines))


@ledger.command("verify", short_help="Look through all of it")
def verify(config: options.Config = None) -> None:
    """Look through all that the ledger holds: keys, states, counts, frozen texts and members; nothing is changed.

    Exit code 7 when something is not as pressctl writes it.
    """
    from pressctl.desk import keeping

    found = keeping.verify(newsroom(config), screen().environ)
    if found.count:
        raise keeping.damage_of(found)
    _tell(found)


@ledger.command("move", short_help="Move it to another place")
def move(
    address: Annotated[
        str, typer.Argument(metavar="ADDRESS", help="As ledger in config.toml; env:NAME for a variable that has it.")
    ],
    config: options.Config = None,
) -> None:
    """Copy the ledger to another place, compare the two, and mark this one as moved: no run uses it any more.

    Then change ledger in config.toml, on every machine that publishes.
    """
    from pressctl.desk import keeping

    shown = screen()
    found, place = keeping.move(newsroom(config), shown.environ, address, clock())
    _tell(found)
    shown.say(f"moved to {place}; now set ledger in config.toml to that, on every machine that publishes")


@ledger.command("forget", short_help="Take a person's address out of it")
def forget(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="Whom to forget.")],
    config: options.Config = None,
) -> None:
    """Take a person's address and merge fields out of the ledger; what they had stays counted.

    Whoever still has the address can tell that it is the one, so that no revision reaches it twice. Corrections
    do not reach it any more. Lists, outbox and copies of the ledger are yours to see to.
    """
    from pressctl.desk import keeping

    shown = screen()
    count = keeping.forget(newsroom(config), shown.environ, address)
    shown.write(f"forgotten in {counted(count, 'part')}" if count else "the ledger has no such address")
    shown.say("take it off your lists as well: whoever is on one is mailed the next release")


def _tell(found: "Verified") -> None:
    shown = screen()
    shown.write(
        f"{counted(found.releases, 'release')}, {counted(found.parts, 'part')}, {people(found.people)}: as it should be"
    )
    shown.write(f"digest {found.digest}")
