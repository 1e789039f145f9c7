"""`pressctl preview`: what it will look like everywhere, before anything is sent."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, screen


def preview(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The release.", show_default=False, readable=False)],
    output: Annotated[
        Optional[Path],  # noqa: UP045  (Typer reads it as an option that may be left out)
        typer.Option("--output", "-o", metavar="FILE.html", help="Write one page to send to a colleague instead."),
    ] = None,
    port: Annotated[int, typer.Option(metavar="N", help="Serve at this port.", min=0, max=65535)] = 0,
    no_open: Annotated[bool, typer.Option("--no-open", help="Open no browser; the address is printed.")] = False,
    config: options.Config = None,
) -> None:
    """Show every variant of a release in the browser, again at each save, until Ctrl-C; sends nothing, needs no secret.

    The page is on this machine alone, at an address that cannot be guessed.
    """
    shown = screen()
    if output:
        from pressctl.preview.copying import check_copy, write_copy
        from pressctl.preview.gathering import gather

        settings = newsroom(config, [path])
        check_copy(output, settings.root)
        look = gather(settings, path, clock(), shown.environ)
        write_copy(look, output, clock().astimezone(settings.newsroom.zone))
        shown.findings(look.findings)
        shown.write(str(output))
        raise typer.Exit(3 if any(finding.level == "error" for finding in look.findings) else 0)
    from pressctl.preview.running import open_browser, run

    def ready(address: str) -> None:
        shown.write(address)
        shown.say("It follows each save; Ctrl-C ends it.")
        if shown.terminal and not no_open:
            open_browser(address, shown.environ)

    run(lambda: newsroom(config, [path]), path, clock, shown.environ, port=port, ready=ready)
