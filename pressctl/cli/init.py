"""`pressctl init`: a newsroom to begin with."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Optional

import typer

from pressctl.cli.setting import screen
from pressctl.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressctl.console.screen import Screen


def init(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where; made if need be.")] = Path(),
    name: Annotated[str, typer.Option(metavar="NAME", help="The newsroom's name.")] = "",
    url: Annotated[str, typer.Option(metavar="URL", help="Where public/ will be served.")] = "",
    language: Annotated[str, typer.Option(metavar="TAG", help="The language of its releases, such as fr.")] = "",
    timezone: Annotated[str, typer.Option(metavar="ZONE", help="Its clock, such as Europe/Paris.")] = "",
    ci: Annotated[
        Optional[Literal["github", "gitlab", "shell"]],  # noqa: UP045  (Typer reads it as an option that may be left out)
        typer.Option("--ci", help="Write a job too, which plans in pull requests and publishes on merge."),
    ] = None,
) -> None:
    """Make a newsroom: config.toml, a first release to look at, a .gitignore; nothing that is there is touched.

    With --ci, in a newsroom that is there, the job alone.
    """
    from pressctl.config.locales import system_language, system_zone
    from pressctl.config.starting import newsroom_files

    shown = screen()
    root = folder.resolve()
    there = (root / "config.toml").exists()
    if there and ci:
        _write_job(ci, root, shown)
        return
    if there:
        raise Invalid(
            f"{root} is a newsroom already: it has a config.toml", hint="Edit that file, or name another folder."
        )
    from pressctl.config.jobs import LEDGER_LINES

    named = name or (shown.question("The newsroom's name", root.name) if shown.terminal else root.name)
    address = url or (shown.question("Its address on the web, if it has one") if shown.terminal else "")
    files = newsroom_files(
        root.name,
        name=named,
        url=address,
        language=language or system_language(shown.environ),
        timezone=timezone or system_zone(shown.environ).key,
        ledger=LEDGER_LINES if ci else "",
    )
    _write(files, root, shown)
    if ci:
        _write_job(ci, root, shown)
    shown.say(
        'Next: pressctl new "Your headline", then pressctl plan. Everything goes to outbox/ until you add targets.'
    )


def _write_job(system: Literal["github", "gitlab", "shell"], root: Path, shown: "Screen") -> None:
    """Write a job at the top of the repository that the newsroom is in, and say what is left for a person to do."""
    from pressctl.config.jobs import KEY, LEDGER_LINES, job_files, names_in

    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    config = _text_of(root / "config.toml")
    names = names_in(config)
    folder = root.relative_to(top).as_posix() if root != top else ""
    _write(job_files(system, names, folder=folder, branch=_branch_of(top)), top, shown)
    if "ledger" not in config:
        shown.say("Put these below [newsroom] in config.toml, so that jobs share what was sent:")
        for line in LEDGER_LINES.rstrip("\n").split("\n"):
            shown.say(f"  {line}")
    shown.say(
        f"Then: keep {', '.join(dict.fromkeys([KEY, *names]))} as the job's secrets; docs/ci.md goes on from there."
    )


def _branch_of(top: Path) -> str:
    """Return the branch that is checked out, on which jobs publish; main where none is."""
    head = top / ".git" / "HEAD"
    name = _text_of(head).strip("\n").partition("ref: refs/heads/")[2] if head.is_file() else ""
    return name or "main"


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise Invalid(f"{path} cannot be read: {error}", hint="Check the file.") from error


def _write(files: "Mapping[str, str]", root: Path, shown: "Screen") -> None:
    """Write files that are not there, each with its folder.

    Raises:
        Invalid: The system refuses it.
    """
    for relative, text in files.items():
        path = root / relative
        if path.exists():
            shown.say(f"left as it is: {path}")
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise Invalid(f"{path}: {error.strerror or error}", hint="Name another folder.") from error
        shown.write(str(path))
