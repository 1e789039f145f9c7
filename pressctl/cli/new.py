"""`pressctl new`: a release to fill in."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from pressctl.cli import options
from pressctl.cli.importing import write_new
from pressctl.cli.setting import clock, newsroom, screen
from pressctl.console.wording import safe
from pressctl.errors import Misused

if TYPE_CHECKING:
    from pressctl.console.screen import Screen
    from pressctl.model import Config
    from pressctl.release.writing import Value


def new(
    headline: Annotated[str, typer.Argument(metavar="HEADLINE", help="The headline, in quotes.", show_default=False)],
    output: Annotated[
        Optional[Path],  # noqa: UP045  (Typer reads it as an option that may be left out)
        typer.Option("--output", "-o", metavar="PATH", help="Where to; else releases/ID.md."),
    ] = None,
    config: options.Config = None,
) -> None:
    """Begin a release: its file, withheld until you say that it is usable.

    On a terminal it asks for what the file should say at once: language, dateline, date, embargo, contact,
    categories. Enter skips a question.
    """
    from pressctl.release import slug
    from pressctl.release.writing import new_document, one_headline

    settings, shown = newsroom(config), screen()
    title = one_headline(headline)
    if not title:
        raise Misused("a release needs a headline", hint='pressctl new "The bridge reopens"')
    identity = slug(title)
    today = clock().astimezone(settings.newsroom.zone).date()
    target = output or settings.root / "releases" / f"{identity}.md"
    answers = _ask(title, settings, today, shown) if shown.terminal and not target.exists() else {}
    write_new(
        target, new_document(title, newsroom=settings.newsroom, today=today, id=identity, answers=answers), settings
    )
    shown.write(str(target))
    shown.say("It is withheld: write it, then set status to usable, and look at it with `pressctl plan`.")


def _ask(headline: str, settings: "Config", today: date, shown: "Screen") -> "dict[str, Value]":
    """Ask a person for what most releases say; what the newsroom's others say is suggested."""
    from pressctl.newsroom.finding import find_releases
    from pressctl.newsroom.loading import load_releases
    from pressctl.release.asking import interview, past_of

    releases = load_releases(settings, find_releases(settings), now=clock()).releases
    spoken = (settings.newsroom.language, *(tag for target in settings.targets for tag in target.languages))
    return interview(
        headline,
        newsroom=settings.newsroom,
        past=past_of(releases, spoken),
        today=today,
        ask=lambda question: shown.question(question.text, question.suggestion),
        complain=lambda wrong: shown.say(safe(f"{wrong.message} {wrong.hint}".rstrip(" "))),
    )
