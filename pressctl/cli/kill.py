"""`pressctl kill`: withdraw a release, and tell everybody who had it."""

from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from pressctl.cli.revising import carry_out, change_alone, foresee, with_options_of_publish
from pressctl.cli.setting import clock, newsroom, screen


@with_options_of_publish
def kill(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The release.", show_default=False, readable=False)],
    why: Annotated[
        Optional[list[str]],  # noqa: UP045  (Typer reads it as an option that may be left out)
        typer.Option(
            metavar="TEXT", help="Why it is withdrawn, for everybody who had it; LANGUAGE=TEXT for a version."
        ),
    ] = None,
    no_publish: Annotated[bool, typer.Option("--no-publish", help="Change the file alone; send nothing.")] = False,
    **publishing: Any,  # noqa: ANN401  (the options of publish, as it has them)
) -> None:
    """Withdraw a release for good, and tell everybody who had it.

    The notice carries its id, address and your reason, never the text. Its page and feed entry say so,
    under the same address; its files are taken away.
    """
    from pressctl.desk import revising
    from pressctl.desk.opening import store_of

    shown, settings = screen(), newsroom(publishing["config"], [path])
    needs_ledger = not no_publish and not publishing["new_ledger"]
    revised = revising.kill(
        settings, store_of(settings, shown.environ), path, why or (), clock(), publishes=needs_ledger
    )
    if publishing["dry_run"]:
        raise typer.Exit(foresee(revised, settings, shown, path, {**publishing, "no_publish": no_publish}))
    if no_publish:
        change_alone(revised, settings, shown, path)
    else:
        carry_out(revised, settings, shown, path, publishing)
