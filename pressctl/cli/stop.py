"""`pressctl stop`: halt a release, or everything, in every run that shares this ledger."""

from typing import Annotated

import typer

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, screen


def stop(
    release: Annotated[
        str, typer.Argument(metavar="[RELEASE]", help="The release's id, or its file.", show_default=False)
    ] = "",
    everything: Annotated[bool, typer.Option("--all", help="Everything that would leave from here.")] = False,
    config: options.Config = None,
) -> None:
    """Halt a release, or everything, until `pressctl go`.

    A mark in the ledger that every run reads before each part it sends, those under way included. What is
    on the wire at this moment ends; nothing else leaves. A kill of the release passes its own mark, and that
    of everything only after `pressctl go RELEASE`.
    """
    from pressctl.desk.opening import store_of
    from pressctl.desk.stopping import halt

    shown, settings = screen(), newsroom(config)
    name, fresh = halt(settings, store_of(settings, shown.environ), release, clock(), everything=everything)
    what = name or "everything"
    shown.write(f"{what}: stopped" if fresh else f"{what}: was stopped before")
    shown.say(f"nothing of it leaves until: pressctl go {name or '--all'}")
    if everything:
        shown.say("to let one kill out and nothing else: pressctl go RELEASE, then pressctl kill PATH")
