"""`pressctl correct`: raise the revision, and tell everybody who had the error."""

from pathlib import Path
from typing import Annotated, Any

import typer

from pressctl.cli.revising import carry_out, change_alone, foresee, with_options_of_publish
from pressctl.cli.setting import clock, newsroom, screen


@with_options_of_publish
def correct(
    path: Annotated[
        Path,
        typer.Argument(metavar="PATH", help="The release, its text corrected.", show_default=False, readable=False),
    ],
    what: Annotated[
        list[str],
        typer.Option(metavar="TEXT", help="What was wrong, where, and what it says now; LANGUAGE=TEXT for a version."),
    ],
    no_publish: Annotated[bool, typer.Option("--no-publish", help="Change the file alone; send nothing.")] = False,
    **publishing: Any,  # noqa: ANN401  (the options of publish, as it has them)
) -> None:
    """Raise a release's revision, say what it corrects, and publish it.

    Correct its text first. Everybody who had the error gets the correction, and nobody else; those still
    owed the release get the new text. The file keeps its comments and order.
    """
    from pressctl.desk import revising
    from pressctl.desk.opening import store_of

    shown, settings = screen(), newsroom(publishing["config"], [path])
    revised = revising.correct(
        settings, store_of(settings, shown.environ), path, what, clock(), publishes=not no_publish
    )
    if publishing["dry_run"]:
        raise typer.Exit(foresee(revised, settings, shown, path, {**publishing, "no_publish": no_publish}))
    if no_publish:
        change_alone(revised, settings, shown, path)
    else:
        carry_out(revised, settings, shown, path, publishing)
