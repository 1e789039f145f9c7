"""`pressctl new`: a release to fill in."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from pressctl.cli import options
from pressctl.cli.importing import write_new
from pressctl.cli.setting import clock, newsroom, screen


def new(
    headline: Annotated[str, typer.Argument(metavar="HEADLINE", help="The headline, in quotes.", show_default=False)],
    output: Annotated[
        Optional[Path],  # noqa: UP045  (Typer reads it as an option that may be left out)
        typer.Option("--output", "-o", metavar="PATH", help="Where to; else releases/ID.md."),
    ] = None,
    config: options.Config = None,
) -> None:
    """Begin a release: its file, withheld until you say that it is usable."""
    from pressctl.release import slug
    from pressctl.release.writing import new_document

    settings = newsroom(config)
    identity = slug(headline)
    today = clock().astimezone(settings.newsroom.zone).date()
    target = output or settings.root / "releases" / f"{identity}.md"
    write_new(target, new_document(headline, newsroom=settings.newsroom, today=today, id=identity), settings)
    shown = screen()
    shown.write(str(target))
    shown.say("It is withheld: write it, then set status to usable, and look at it with `pressctl plan`.")
