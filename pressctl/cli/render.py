"""`pressctl render`: every variant to files."""

from pathlib import Path
from typing import Annotated

import typer

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, screen


def render(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The release.", show_default=False, readable=False)],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where to; made if need be.", show_default=False)
    ],
    config: options.Config = None,
) -> None:
    """Write every variant of a release into a folder: mail, posts, chat messages, webhook data, page; sends nothing.

    What is a draft or under embargo is marked so in each file.
    """
    from pressctl.desk.guarding import leak_finder
    from pressctl.desk.preparing import prepare
    from pressctl.desk.publicising import write_variants

    shown = screen()
    settings = newsroom(config, [path])
    prepared = prepare(settings, [path], clock, lambda _event: None, leak_finder(settings, shown.environ))
    shown.findings(prepared.findings)
    for ready in prepared.ready:
        for written in write_variants(ready, settings, output, clock(), prepared.enclose):
            shown.write(str(written))
    raise typer.Exit(3 if prepared.broken else 0)
