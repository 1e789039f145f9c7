"""`pressctl check`: everything that can be wrong, before anything is sent."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, screen
from pressctl.errors import Invalid

if TYPE_CHECKING:
    from pressctl.console.screen import Screen
    from pressctl.model import Asked, Config, Finding


def check(
    paths: options.Paths = None,
    config: options.Config = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let advice block too.")] = False,
    online: Annotated[
        bool, typer.Option("--online", help="Ask each target whether its credential works; nothing is sent.")
    ] = False,
    explain: Annotated[str, typer.Option(metavar="CODE", help="Explain a finding's code.")] = "",
    form: Annotated[
        Literal["text", "json", "github", "gitlab", "sarif", "junit"],
        typer.Option("--format", help="For a person or a program; or as a CI system shows it beside the lines."),
    ] = "text",
    json: options.Json = False,
) -> None:
    """Check releases, config, templates and lists; needs no secret and no network, but with --online.

    Errors block (exit 3), advice does not. Every finding is one line: file:line:column: text.
    """
    from pressctl.desk.checking import check_all, explain_code

    shown, asked = screen(), tuple["Asked", ...]()
    if explain:
        shown.prose(explain_code(explain))
        return
    try:
        settings = newsroom(config, paths or ())
        found = check_all(settings, tuple(paths or ()), clock, shown.environ)
        if online:
            asked, heard = _ask(settings, shown)
            found = tuple(sorted({*found, *heard}))
    except Invalid as error:
        if json or form in {"text", "json"} or not error.findings:
            raise
        found = tuple(error.findings)  # a config's faults have their lines too
    if json or form == "json":
        from pressctl.console.documents import as_json, asked_document, finding_document

        document = {"findings": [finding_document(finding) for finding in found]}
        shown.write(as_json(document | ({"targets": [asked_document(one) for one in asked]} if online else {})))
    elif form == "text":
        from pressctl.console.wording import asked_line

        shown.findings(found)
        for one in asked:
            shown.write(asked_line(one))
    else:
        from pressctl.console.annotations import FORMATS, from_top

        if annotations := FORMATS[form](from_top(found, Path.cwd())):
            shown.write(annotations)
    errors = sum(finding.level == "error" for finding in found)
    shown.say(f"{errors} to correct, {len(found) - errors} to consider" if found else "nothing to correct")
    raise typer.Exit(3 if errors or (strict and found) else 0)


def _ask(config: "Config", shown: "Screen") -> "tuple[tuple[Asked, ...], tuple[Finding, ...]]":
    """Ask every target, with a live display once it takes longer than a second."""
    from pressctl.console.progress import watching
    from pressctl.desk.asking import ask_all

    with watching(shown) as progress:
        return ask_all(config, shown.environ, clock, progress.lazily)
