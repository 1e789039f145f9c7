"""A preview as one file: to open anywhere, to print, to mail to a colleague."""

from datetime import datetime
from pathlib import Path

from pressctl.errors import Invalid, Misused
from pressctl.newsroom.writing import write_if_changed
from pressctl.preview.composing import Moment, compose
from pressctl.preview.panes import Look

_ENDINGS = (".html", ".htm")


def check_copy(output: Path, root: Path) -> None:
    """Refuse a file that a preview must not become.

    Raises:
        Misused: It is not named as a page, or would stand in the newsroom's public folder.
    """
    if output.suffix.lower() not in _ENDINGS:
        raise Misused(f"{output} is not named as a page", hint="Give it a name that ends in .html.")
    if output.resolve().is_relative_to((root / "public").resolve()):
        raise Misused(
            f"{output} is in public/, where everybody can read it",
            hint="A preview is for colleagues: write it elsewhere.",
        )


def write_copy(look: Look, output: Path, made: datetime) -> None:
    """Write the page, whole or not at all.

    Raises:
        Invalid: There is nothing to be shown, or too much; with what was found.
        PressctlError: The system refuses.
    """
    if not look.versions:
        raise Invalid("there is nothing to be shown yet", hint="Correct what was found.", findings=look.findings)
    page = compose(look, Moment(made=made))
    folder = output.absolute().parent
    folder.mkdir(parents=True, exist_ok=True)
    write_if_changed(folder / output.name, page.encode("utf-8", "replace"), root=folder)
