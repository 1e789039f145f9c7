"""Text that must not go out: it holds a secret of one of the newsroom's targets."""

from collections.abc import Callable
from pathlib import Path

from pressctl.model import Finding, Release

# Names the target whose secret a text holds; "" for none.
LeakOf = Callable[[str], str]


def no_leak(_text: str) -> str:
    """Know no secrets."""
    return ""


def leaking(path: str, target: str, leak_of: LeakOf) -> Finding:
    """Return the error of a release that holds a secret of `target`, at its line where the file itself has it."""
    try:
        lines = Path(path).read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    line = next((number for number, line in enumerate(lines, 1) if leak_of(line)), 0)
    where = "this text contains" if line else "what the newsroom adds to this text (boilerplate, templates) contains"
    return Finding(
        path=path,
        line=line or 1,
        code="secret-in-text",
        message=f"{where} the secret of the target {target}.",
        hint="Take it out, and change the secret at the vendor's; nothing of this release goes out.",
    )


def leaking_file(release: Release, sha256: str, text: str, target: str, leak_of: LeakOf) -> Finding:
    """Return the error of a release that a text is attached to which holds a secret of `target`: at the line that names it."""
    file = next((item.path for item in release.media if item.sha256 == sha256), "")
    try:
        lines = Path(release.path).read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    within = next((f", line {number}," for number, line in enumerate(text.splitlines(), 1) if leak_of(line)), "")
    return Finding(
        path=release.path,
        line=next((number for number, line in enumerate(lines, 1) if file in line), 1),
        code="secret-in-text",
        message=f"the attached file {file}{within} contains the secret of the target {target}.",
        hint="Take it out, and change the secret at the vendor's; nothing of this release goes out.",
    )


def reticent(release: Release, leak_of: LeakOf) -> Release:
    """Return a withdrawn release without what would stop its notice, or show a secret: its headline, its contacts."""
    if release.status != "canceled":
        return release
    people = (f"{one.name}\n{one.role}\n{one.email}\n{one.phone}" for one in release.contacts)
    shown = "\n".join([release.headline, release.email.subject, *people])
    if not leak_of(shown):
        return release
    from pressctl.release.withdrawing import nameless

    return nameless(release)
