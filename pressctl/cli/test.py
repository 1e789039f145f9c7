"""`pressctl test`: a marked copy, outside the ledger, to whoever asked for it."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, screen
from pressctl.console.wording import safe
from pressctl.errors import Invalid, Misused

ONE_OR_TWO = (1, 2)


def test(
    words: Annotated[
        list[str],
        typer.Argument(metavar="[TARGET] PATH", help="The release; before it, one target.", show_default=False),
    ],
    to: Annotated[
        Optional[list[str]],  # noqa: UP045  (Typer reads it as an option that may be left out)
        typer.Option(metavar="ADDRESS", help="Who gets the test mail; else test_to in config.toml."),
    ] = None,
    config: options.Config = None,
) -> None:
    """Send a marked test: mail only to --to or test_to, webhooks as release.test; never to a list or in public."""
    from pressctl.delivery.plan import Choice
    from pressctl.desk.guarding import leak_finder
    from pressctl.desk.places import check_address, check_choice, resolve_targets
    from pressctl.desk.preparing import prepare
    from pressctl.desk.publicising import open_outbox
    from pressctl.desk.trying import try_out
    from pressctl.desk.unsubscribing import refuse_suppressed

    if len(words) not in ONE_OR_TWO:
        raise Misused("test takes one target, or none, and one release", hint="pressctl test [TARGET] PATH")
    *only, path = words
    shown = screen()
    to = [check_address(address) for address in to or ()]
    settings = newsroom(config, [Path(path)])
    check_choice(settings, Choice(only=frozenset(only)))
    prepared = prepare(settings, [Path(path)], clock, lambda _event: None, leak_finder(settings, shown.environ))
    shown.findings(prepared.findings)
    if not prepared.ready:
        raise typer.Exit(3)
    complaints: list[Invalid] = []
    wanted = [target.name for target in settings.targets if not only or target.name in only]
    targets = resolve_targets(settings, wanted, shown.environ, complaints)
    if complaints:
        raise Invalid("\n".join(error.message for error in complaints), hint=complaints[0].hint)
    people = tuple(to or settings.newsroom.test_to)
    refuse_suppressed(settings, people, shown.environ)
    places, outbox = list(targets.values()), open_outbox(settings)
    tried = try_out(prepared.ready[0], places, people, settings, clock, outbox, prepared.enclose)
    for one in tried:
        if one.error:
            shown.say(f"{one.target}: not sent: {safe(one.error)} {safe(one.hint)}")
        elif one.receipt:
            done = "test sent" if one.delivered else "test taken by the vendor's sandbox, and delivered to nobody:"
            shown.write(f"{one.target}: {done} {safe(one.receipt.url or one.receipt.id)}")
    raise typer.Exit(1 if any(one.error for one in tried) else 0)
