"""`pressctl` alone: where this newsroom stands, and the next command."""

from typing import Annotated

import typer

from pressctl.cli import options
from pressctl.cli.setting import newsroom, quiet_desk, screen
from pressctl.console.wording import counted, moment


def overview(
    context: typer.Context,
    config: options.Config = None,
    version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
) -> None:
    """Take one press release and put it everywhere, once."""
    if version:
        from pressctl import __version__

        screen().write(f"pressctl {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is not None:
        # `pressctl -c FILE publish` and `pressctl publish -c FILE` are the same; the one beside the command wins.
        context.default_map = {context.invoked_subcommand: {"config": config}} if config else None
        return
    from pathlib import Path

    from pressctl.config.locating import find_config
    from pressctl.console.stock import take_stock
    from pressctl.publish import Order, look_ahead

    shown = screen()
    if find_config(config, shown.environ, Path.cwd()) is None:
        shown.write("There is no newsroom here.")
        shown.write("Next: pressctl init")
        return
    settings = newsroom(config)
    plan, prepared = look_ahead(Order(config=settings), quiet_desk(shown))
    shown.write(f"{settings.newsroom.name}: {counted(len(settings.targets), 'target')}")
    standing = take_stock(plan, broken=len(prepared.broken))
    shown.write(
        f"{counted(len(plan.releases) + len(plan.finished), 'release')}{': ' if standing.words else ', nothing to do'}{', '.join(standing.words)}"
    )
    if standing.lift:
        shown.write(
            f"Waiting: NOT scheduled, run pressctl publish again after {moment(standing.lift, settings.newsroom.zone)}"
        )
    shown.write(f"Next: {standing.next}")
