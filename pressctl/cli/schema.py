"""`pressctl schema`: what editors complete and explain from."""

from typing import Annotated

import typer

from pressctl.cli.setting import screen


def schema(
    of: Annotated[
        str, typer.Argument(metavar="release|config", help="Of a release, or of config.toml.", show_default=False)
    ],
) -> None:
    r"""Print a JSON Schema: from it an editor completes keys, shows what each is for, and marks mistakes.

    Editors with a YAML server (Red Hat's, for VS Code, Neovim and others) and with a TOML server (Taplo,
    Even Better TOML) find it by a comment in a file's first line, relative to that file:

    \b
      # yaml-language-server: $schema=../schemas/release.schema.json
      #:schema ./schemas/config.schema.json

    `init` writes both schemas and the second comment; `new` and `import` write the first one, inside the
    front matter, where the newsroom has the schema. For an older newsroom, or after an update of pressctl:

    \b
      pressctl schema release > schemas/release.schema.json
      pressctl schema config > schemas/config.schema.json
    """
    from pressctl.config.editors import schema_text

    screen().write(schema_text(of).rstrip("\n"))
