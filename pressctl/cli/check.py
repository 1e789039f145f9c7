"""`pressctl check`: everything that can be wrong, before anything is sent."""

from typing import Annotated

import typer

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, screen


def check(
    paths: options.Paths = None,
    config: options.Config = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let advice block too.")] = False,
    explain: Annotated[str, typer.Option(metavar="CODE", help="Explain a finding's code.")] = "",
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
    found = check_all(newsroom(config, paths or ()), tuple(paths or ()), clock, shown.environ)
    if json:
        from pressctl.console.documents import as_json, finding_document

        shown.write(as_json({"findings": [finding_document(finding) for finding in found]}))
    else:
        shown.findings(found)
    errors = sum(finding.level == "error" for finding in found)
    shown.say(f"{errors} to correct, {len(found) - errors} to consider" if found else "nothing to correct")
    raise typer.Exit(3 if errors or (strict and found) else 0)
