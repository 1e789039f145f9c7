"""`pressctl go`: lift a stop."""

from typing import Annotated

import typer

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, screen


def go(
    release: Annotated[
        str, typer.Argument(metavar="[RELEASE]", help="The release's id, or its file.", show_default=False)
    ] = "",
    everything: Annotated[bool, typer.Option("--all", help="The stop of everything.")] = False,
    config: options.Config = None,
) -> None:
    """Lift a stop; nothing is sent by this, `pressctl publish` sends what is owed.

    While everything is stopped, `go RELEASE` lets the kill of that release out, and nothing else.
    """
    from pressctl.desk.opening import store_of
    from pressctl.desk.stopping import lift

    shown, settings = screen(), newsroom(config)
    lifted = lift(settings, store_of(settings, shown.environ), release, clock(), everything=everything)
    what = lifted.release or "everything"
    if lifted.kill_alone:
        shown.write(f"{what}: its kill may go")
        shown.say("everything is stopped still: nothing but that kill leaves until: pressctl go --all")
        return
    shown.write(f"{what}: may go" if lifted.stopped else f"{what}: was not stopped")
    shown.say("`pressctl publish` sends what is owed.")
