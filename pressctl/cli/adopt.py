"""`pressctl adopt`: what was published before pressctl came."""

from typing import Annotated

import typer

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, screen
from pressctl.errors import Guarded, Misused


def adopt(
    paths: options.Paths = None,
    config: options.Config = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="List them; record nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    new_ledger: Annotated[
        bool, typer.Option("--new-ledger", help="Begin a ledger: nothing was ever sent from here.")
    ] = False,
) -> None:
    """Record past releases as already published, sending nothing.

    Only those whose time has come and of which the ledger knows nothing; they are listed, and you are asked. From then
    on they are owed to nobody; their feeds and pages are as before.
    """
    from contextlib import closing

    from pressctl.console.wording import counted, moment, safe
    from pressctl.desk.adopting import adopt as record
    from pressctl.desk.adopting import adoptable
    from pressctl.desk.guarding import leak_finder
    from pressctl.desk.opening import Door, look, open_ledger, permit
    from pressctl.desk.preparing import prepare

    shown = screen()
    settings = newsroom(config, paths or ())
    if not (shown.terminal or yes or dry_run):
        hint = "Look with `pressctl adopt --dry-run`; add --yes when all that it lists was published."
        raise Misused("nobody is there to be asked whether these were published", hint=hint)
    leak_of = leak_finder(settings, shown.environ)
    prepared = prepare(settings, tuple(paths or ()), clock, lambda _event: None, leak_of)
    shown.findings(found for found in prepared.findings if found.level == "error")
    with closing(look(settings, shown.environ, needed=True)) as past:
        chosen = adoptable(prepared.ready, past, clock())
    for one in chosen:
        release = one.original
        when = moment(release.opens, settings.newsroom.zone) if release.opens else ""
        shown.write(f"{when}  {release.id}, revision {release.revision}: {safe(release.headline)}")
    code = 3 if prepared.broken else 0
    if dry_run or not chosen:
        shown.say(f"{counted(len(chosen), 'release')} to adopt; nothing was recorded")
        raise typer.Exit(code)
    if not yes and not shown.ask(
        f"Were {'all of these' if len(chosen) > 1 else 'this'} published before, so that nothing of it is owed"
    ):
        raise Guarded("nothing was adopted", hint="Name the files of those that were: pressctl adopt PATH…")
    permit(settings, Door(environ=shown.environ, found=not yes, new=new_ledger, ask=lambda _: False))
    with closing(open_ledger(settings, shown.environ)) as ledger:
        number = record(chosen, ledger, clock())
    shown.say(f"{counted(number, 'release')} adopted: recorded as published, owed to nobody, nothing sent")
    raise typer.Exit(code)
