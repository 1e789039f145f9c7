"""`pressctl feeds`: public/ and nothing else."""

from contextlib import closing
from typing import Annotated

import typer

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, screen
from pressctl.console.progress import watching
from pressctl.console.wording import counted


def feeds(
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if public/ is not what it would be.")
    ] = False,
    config: options.Config = None,
) -> None:
    """Rebuild public/: feeds, pages and the index; sends nothing, needs no secret."""
    from pressctl.desk.guarding import leak_finder
    from pressctl.desk.opening import look
    from pressctl.desk.publicising import build
    from pressctl.newsroom.building import Way

    shown = screen()
    settings = newsroom(config)
    leak_of = leak_finder(settings, shown.environ)
    with closing(look(settings, shown.environ)) as ledger:  # it knows what was killed, where it is at hand
        killed = ledger.killed()
    way = Way(write=not check, sums=False)
    with watching(shown) as progress:
        progress.begin()
        built = build(settings, clock(), progress, leak_of, killed, way)
    shown.findings((*settings.advice, *built.findings))
    for path in built.stale:
        shown.write(path)
    if check and built.stale:
        shown.say(f"{counted(len(built.stale), 'file')} not as they would be: run `pressctl feeds`")
    elif not check:
        written = len(built.stale) - len(built.removed)
        gone = f", {len(built.removed):,} removed" if built.removed else ""
        shown.say(f"{counted(written, 'file')} written{gone}, {len(built.files) - written:,} unchanged")
    errors = {finding.code for finding in built.findings if finding.level == "error"}
    guarded = errors == {"was-killed"}
    raise typer.Exit(5 if guarded else 3 if errors else 1 if check and built.stale else 0)
