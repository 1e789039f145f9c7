"""`pressctl plan`: what publish would do."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer
from msgspec.structs import replace

from pressctl.cli import options
from pressctl.cli.setting import newsroom, quiet_desk, screen

if TYPE_CHECKING:
    from pressctl.delivery.plan import Plan


def plan(
    paths: options.Paths = None,
    config: options.Config = None,
    target: options.Targets = None,
    skip: options.Skip = None,
    form: Annotated[
        Literal["text", "markdown", "json"], typer.Option("--format", help="For a person, a pull request or a program.")
    ] = "text",
) -> None:
    """Show what publish would do now, with a digest; needs no secret, sends nothing, writes nothing."""
    from pressctl.console.documents import json_pieces
    from pressctl.console.plans import changed_lines, plan_document, plan_text, say_changed
    from pressctl.console.pull_requests import faults_markdown, plan_markdown
    from pressctl.delivery.plan import Choice
    from pressctl.errors import Invalid
    from pressctl.publish import Order, look_ahead

    shown = screen()

    def lead(found: "Plan") -> None:
        """Begin with who has the old text, before anything is said that was found in the files."""
        if form == "text":
            for line in changed_lines(found):
                shown.write(line)
        else:
            say_changed(found, shown)

    try:
        settings = newsroom(config, paths or ())
        choice = Choice(only=frozenset(target or ()), skip=frozenset(skip or ()))
        order = Order(config=settings, paths=tuple(paths or ()), choice=choice, whole=form == "json")
        ahead, prepared = look_ahead(order, replace(quiet_desk(shown), changed=lead))
    except Invalid as error:
        if form == "markdown":  # a comment that is kept up to date must not show the plan of before
            shown.write(faults_markdown(error.message, error.findings))
        raise
    if shown.in_job:
        from pressctl.console.forges import tell_plan

        said = plan_markdown(ahead, settings, prepared.ready, prepared.findings)
        tell_plan(ahead, said, shown, broken=bool(prepared.broken))
    if form == "json":
        for piece in json_pieces(plan_document(ahead)):
            shown.write(piece)
    elif form == "markdown":
        shown.write(plan_markdown(ahead, settings, prepared.ready, prepared.findings))
    else:
        shown.write(plan_text(ahead, settings))
    raise typer.Exit(3 if prepared.broken else 0)
