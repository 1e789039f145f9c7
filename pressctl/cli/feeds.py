"""`pressctl feeds`: public/ and nothing else."""

from typing import Annotated

import typer

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, screen
from pressctl.console.wording import counted


def feeds(
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if public/ is not what it would be.")
    ] = False,
    config: options.Config = None,
) -> None:
    """Rebuild public/: feeds, pages and the index; sends nothing, needs no secret."""
    from pressctl.desk.guarding import leak_finder
    from pressctl.desk.publicising import build

    shown = screen()
    settings = newsroom(config)
    leak_of = leak_finder(settings, shown.environ)
    built = build(settings, clock(), lambda _event: None, leak_of, write=not check)
    shown.findings((*settings.advice, *built.findings))
    stale = [file for file in built.files if file.changed]
    for file in stale:
        shown.write(file.path)
    errors = any(finding.level == "error" for finding in built.findings)
    if check and stale:
        shown.say(f"{counted(len(stale), 'file')} not as they would be: run `pressctl feeds`")
    elif not check:
        shown.say(f"{counted(len(stale), 'file')} written, {len(built.files) - len(stale):,} unchanged")
    raise typer.Exit(3 if errors else 1 if check and stale else 0)
