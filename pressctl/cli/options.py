"""Options that several commands share, described once."""

from pathlib import Path
from typing import Annotated, Optional

import typer

Config = Annotated[
    Optional[str],  # noqa: UP045  (Typer reads it as an option that may be left out)
    typer.Option(
        "--config",
        "-c",
        metavar="FILE",
        help="The newsroom's config.toml; else $PRESSCTL_CONFIG, else looked for upward.",
    ),
]
Paths = Annotated[
    Optional[list[Path]],  # noqa: UP045
    typer.Argument(
        metavar="[PATH]...",
        help="Releases or folders of them; none means all of the newsroom's.",
        show_default=False,
        readable=False,  # one that may not be read is a finding, with its place
    ),
]
Targets = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--target", "-t", metavar="NAME", help="Only this target; may be repeated."),
]
Skip = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--skip", metavar="NAME", help="Leave this target out; may be repeated."),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more: every attempt, keys and parts.")]
