"""`pressctl import`: a release.md from a text that was written elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, screen
from pressctl.console.wording import safe
from pressctl.errors import Invalid, Misused

if TYPE_CHECKING:
    from pressctl.console.screen import Screen
    from pressctl.model import Config
    from pressctl.release.importing import Imported


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A release: text, HTML, Word, Markdown.", show_default=False)
    ],
    output: Annotated[
        Optional[Path],  # noqa: UP045  (Typer reads it as an option that may be left out)
        typer.Option("--output", "-o", metavar="PATH", help="Where to; else releases/ID.md."),
    ] = None,
    assume: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--assume", metavar="KEY=VALUE", help="Answer what the text leaves open, such as year=2024."),
    ] = None,
    config: options.Config = None,
) -> None:
    """Make a release from a text, a saved web page, a Word document, or another tool's Markdown.

    What is inferred, and what is left out, is listed with its evidence. What the text does not say is asked
    on a terminal; elsewhere --assume answers, and what stays open leaves the release withheld, so that it
    cannot go out by accident.
    """
    from pressctl.release.importing import import_manuscript, read_manuscript

    shown = screen()
    settings = newsroom(config)
    assumed = dict(_pair(item) for item in assume or ())
    manuscript = read_manuscript(_read(file), source=str(file))
    today = clock().astimezone(settings.newsroom.zone).date()

    def made() -> "Imported":
        return import_manuscript(manuscript, source=str(file), newsroom=settings.newsroom, today=today, assume=assumed)

    imported = made()
    asked: set[str] = set()
    # An answer may open a new question: a date that lies ahead needs an hour.
    while shown.terminal and (new := [question for question in imported.open if question.key not in asked]):
        for question in new:
            asked.add(question.key)
            answer = shown.question(question.text, question.suggestion)
            if answer:
                assumed[question.key] = answer
        imported = made()
    target = output or settings.root / "releases" / f"{imported.id}.md"
    write_new(target, imported.document, settings)
    _tell(imported, shown)
    shown.write(str(target))


def _pair(item: str) -> tuple[str, str]:
    key, equals, value = item.partition("=")
    if not equals or not key:
        raise Misused(f"--assume takes KEY=VALUE, not {item}", hint="For example --assume year=2024.")
    return key, value


def _read(file: Path) -> bytes:
    """Read a file, no more of it than one byte beyond what a release can have.

    Raises:
        Invalid: It cannot be read.
    """
    from pressctl.release.importing import LARGEST

    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise Invalid(f"{file}: {error.strerror or error}", hint="Check the file's name.") from error


def write_new(target: Path, document: str, settings: "Config") -> None:
    """Write a release that is not there yet, with the name of its schema for editors; nothing is overwritten.

    Raises:
        Invalid: It is there, or cannot be written.
    """
    from pressctl.config.editors import schema_for
    from pressctl.release.writing import with_schema

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(with_schema(document, schema_for(target, settings)))
    except FileExistsError as error:
        raise Invalid(f"{target} is there already", hint="Remove that one first, or name another with -o.") from error
    except OSError as error:
        raise Invalid(f"{target}: {error.strerror or error}", hint="Name another place with -o.") from error


def _tell(imported: "Imported", shown: "Screen") -> None:
    """List what was inferred, with its evidence, and what is open."""
    shown.findings(imported.findings)
    for inference in imported.inferred:
        shown.say(f"inferred {inference.key}: {safe(inference.value)} ({safe(str(inference))})")
    for question in imported.open:
        suggestion = f" (perhaps {safe(question.suggestion)})" if question.suggestion else ""
        shown.say(f"open {question.key}: {safe(question.text)}{suggestion}")
    if imported.open:
        keys = " ".join(f"--assume {question.key}=…" for question in imported.open)
        shown.say(
            f"The release is withheld until this is answered: edit it, or remove it and import again with {keys}."
        )
