"""`pressctl go`: lift a stop."""

from typing import Annotated

import typer

from pressctl.cli import options
from pressctl.cli.setting import newsroom, screen


def go(
    release: Annotated[
        str, typer.Argument(metavar="[RELEASE]", help="The release's id, or its file.", show_default=False)
    ] = "",
    everything: Annotated[bool, typer.Option("--all", help="The stop of everything.")] = False,
    config: options.Config = None,
) -> None:
    """Lift a stop; nothing is sent by this, `pressctl publish` sends what is owed."""
    from pressctl.desk.stopping import lift

    shown, settings = screen(), newsroom(config)
    name, lifted = lift(settings, release, everything=everything)
    what = name or "everything"
    shown.write(f"{what}: may go" if lifted else f"{what}: was not stopped")
    shown.say("`pressctl publish` sends what is owed.")
