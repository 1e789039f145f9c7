"""`pressctl` alone: where this newsroom stands, and the next command."""

from typing import Annotated

import typer

from pressctl.cli import options
from pressctl.cli.setting import newsroom, quiet_desk, screen
from pressctl.console.wording import counted


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
        return
    from pathlib import Path

    from pressctl.config.locating import find_config
    from pressctl.publish import Order, look_ahead

    shown = screen()
    if find_config(config, shown.environ, Path.cwd()) is None:
        shown.write("There is no newsroom here.")
        shown.write("Next: pressctl init")
        return
    settings = newsroom(config)
    plan, prepared = look_ahead(Order(config=settings), quiet_desk(shown))
    shown.write(f"{settings.newsroom.name}: {counted(len(settings.targets), 'target')}")
    counts: dict[str, int] = {"to send": 0, "waiting": 0, "unsure": 0, "withheld": 0}
    for planned in plan.releases:
        counts["to send"] += planned.sends
        counts["waiting"] += planned.outcome == "held"
        counts["withheld"] += planned.release.status == "withheld"
        counts["unsure"] += any(part.standing == "unknown" for d in planned.deliveries for part in d.parts)
    shown.write(
        f"{counted(len(plan.releases), 'release')}: " + ", ".join(f"{n} {what}" for what, n in counts.items() if n)
        if any(counts.values())
        else f"{counted(len(plan.releases), 'release')}, nothing to do"
    )
    shown.write(f"Next: {_next(counts, broken=bool(prepared.broken))}")


def _next(counts: dict[str, int], *, broken: bool) -> str:
    """Return the command that helps most now."""
    if broken:
        return "pressctl check"
    if counts["unsure"]:
        return "pressctl status"
    if counts["to send"]:
        return "pressctl plan, then pressctl publish"
    return 'pressctl new "Your headline"'
