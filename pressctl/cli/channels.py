"""`pressctl channels`: the manuals."""

from typing import Annotated

import typer

from pressctl.cli.setting import screen


def channels(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="A channel; none lists all.", show_default=False)] = "",
) -> None:
    """List the kinds of places there are, or print one's manual: credential, settings, an example, what it promises."""
    from pressctl.channels import available, find
    from pressctl.console.manuals import channel_lines, fitted, manual_lines

    shown = screen()
    lines = manual_lines(find(name)) if name else channel_lines([find(each) for each in available()])
    for line in fitted(lines, shown.columns):
        shown.write(line)
