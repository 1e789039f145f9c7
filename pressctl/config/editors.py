"""What editors are given: the schemas beside a config, and the line by which a file names its own.

Both lines lead from the file that has them to a file beside config.toml: yaml-language-server and Taplo resolve a
relative path from the document, and so every copy of the newsroom has what it names, without a network.
"""

import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressctl.errors import Misused
from pressctl.model import Config

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OF_RELEASES = "schemas/release.schema.json"
OF_CONFIGS = "schemas/config.schema.json"


@cache
def schema_text(of: str) -> str:
    """Return the JSON Schema of a `release` or a `config`, the same every time, with a line end at its end.

    Raises:
        Misused: There is no schema of anything else.
    """
    made: Mapping[str, Callable[[], dict[str, Any]]] = {"release": _of_release, "config": _of_config}
    if of not in made:
        raise Misused(
            "there is a schema of a release and of a config, and of nothing else", hint="pressctl schema release"
        )
    return json.dumps(made[of](), ensure_ascii=False, indent=2) + "\n"


def schema_files() -> dict[str, str]:
    """Return path -> text of the schemas that stand beside a config."""
    return {OF_RELEASES: schema_text("release"), OF_CONFIGS: schema_text("config")}


def schema_for(release: Path, config: Config) -> str:
    """Return the way from a release's file to the schema of its newsroom; nothing where there is none."""
    schema = config.root / OF_RELEASES
    if config.path is None or not schema.is_file():
        return ""
    folder, root = os.path.realpath(release.parent), os.path.realpath(config.root)
    if folder != root and not folder.startswith(root.rstrip(os.sep) + os.sep):
        return ""
    return Path(os.path.relpath(os.path.realpath(schema), folder)).as_posix()


def _of_release() -> dict[str, Any]:
    from pressctl.release.schema import release_schema

    return release_schema()


def _of_config() -> dict[str, Any]:
    from pressctl.config.schema import config_schema

    return config_schema()
