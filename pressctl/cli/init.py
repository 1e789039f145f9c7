"""`pressctl init`: a newsroom to begin with."""

from pathlib import Path
from typing import Annotated

import typer

from pressctl.cli.setting import screen
from pressctl.errors import Invalid


def init(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where; made if need be.")] = Path(),
    name: Annotated[str, typer.Option(metavar="NAME", help="The newsroom's name.")] = "",
    url: Annotated[str, typer.Option(metavar="URL", help="Where public/ will be served.")] = "",
    language: Annotated[str, typer.Option(metavar="TAG", help="The language of its releases, such as fr.")] = "",
    timezone: Annotated[str, typer.Option(metavar="ZONE", help="Its clock, such as Europe/Paris.")] = "",
) -> None:
    """Make a newsroom: config.toml, a first release to look at, a .gitignore; nothing that is there is touched."""
    from pressctl.config.locales import system_language, system_zone
    from pressctl.config.starting import newsroom_files

    shown = screen()
    root = folder.resolve()
    if (root / "config.toml").exists():
        raise Invalid(
            f"{root} is a newsroom already: it has a config.toml", hint="Edit that file, or name another folder."
        )
    named = name or (shown.question("The newsroom's name", root.name) if shown.terminal else root.name)
    address = url or (shown.question("Its address on the web, if it has one") if shown.terminal else "")
    files = newsroom_files(
        root.name,
        name=named,
        url=address,
        language=language or system_language(shown.environ),
        timezone=timezone or system_zone(shown.environ).key,
    )
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
    shown.say(
        'Next: pressctl new "Your headline", then pressctl plan. Everything goes to outbox/ until you add targets.'
    )
