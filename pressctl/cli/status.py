"""`pressctl status`: what went where, when, with receipts."""

from typing import Annotated

import typer

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, screen


def status(
    release: Annotated[
        str, typer.Argument(metavar="[RELEASE]", help="A release's id; none lists all.", show_default=False)
    ] = "",
    person: Annotated[str, typer.Option(metavar="ADDRESS", help="What one person got, and when.")] = "",
    json: options.Json = False,
    config: options.Config = None,
    verbose: options.Verbose = False,
) -> None:
    """Say what went where and when, what is unsure and how to settle it; reads the ledger only."""
    from pressctl.console.documents import as_json, json_pieces
    from pressctl.console.histories import person_document, person_lines, status_document, status_lines
    from pressctl.desk.opening import look
    from pressctl.desk.recalling import recall
    from pressctl.desk.unsubscribing import about

    shown = screen()
    settings = newsroom(config)
    ledger = look(settings, shown.environ, needed=True)
    try:
        if person:
            parts, gone = about(settings, ledger, person, shown.environ)
            if json:
                shown.write(as_json(person_document(parts, unsubscribed=gone)))
                return
            for line in person_lines(parts, settings, unsubscribed=gone):
                shown.write(line)
            return
        histories = recall(ledger, release, clock())
        told = status_lines(histories, settings, verbose=verbose)
        for line in json_pieces(status_document(histories)) if json else told:
            shown.write(line)
    finally:
        ledger.close()
