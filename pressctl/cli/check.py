"""`pressctl check`: everything that can be wrong, before anything is sent."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, screen
from pressctl.errors import Invalid


def check(
    paths: options.Paths = None,
    config: options.Config = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let advice block too.")] = False,
    explain: Annotated[str, typer.Option(metavar="CODE", help="Explain a finding's code.")] = "",
    form: Annotated[
        Literal["text", "json", "github", "gitlab", "sarif", "junit"],
        typer.Option("--format", help="For a person or a program; or as a CI system shows it beside the lines."),
    ] = "text",
    json: options.Json = False,
) -> None:
    """Check releases, config, templates and lists; needs no secret.

    Errors block (exit 3), advice does not. Every finding is one line: file:line:column: text.
    """
    from pressctl.desk.checking import check_all, explain_code

    shown = screen()
    if explain:
        shown.prose(explain_code(explain))
        return
    try:
        found = check_all(newsroom(config, paths or ()), tuple(paths or ()), clock, shown.environ)
    except Invalid as error:
        if json or form in {"text", "json"} or not error.findings:
            raise
        found = tuple(error.findings)  # a config's faults have their lines too
    if json or form == "json":
        from pressctl.console.documents import as_json, finding_document

        shown.write(as_json({"findings": [finding_document(finding) for finding in found]}))
    elif form == "text":
        shown.findings(found)
    else:
        from pressctl.console.annotations import FORMATS, from_top

        if document := FORMATS[form](from_top(found, Path.cwd())):
            shown.write(document)
    errors = sum(finding.level == "error" for finding in found)
    shown.say(f"{errors} to correct, {len(found) - errors} to consider" if found else "nothing to correct")
    raise typer.Exit(3 if errors or (strict and found) else 0)
