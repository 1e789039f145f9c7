"""Everything that can be wrong in a newsroom, found at once: config, templates, lists, releases."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from pressctl.desk.places import read_lists
from pressctl.desk.preparing import prepare
from pressctl.errors import Invalid, Misused
from pressctl.model import Config, Finding


def check_all(
    config: Config, paths: Sequence[Path], clock: Callable[[], datetime], environ: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Return every finding of a newsroom, or of the releases at `paths` within it, in order of place.

    Raises:
        Invalid: Something cannot be read at all.
    """
    from pressctl.render.templates import Templates

    findings = [*config.advice, *Templates(config.root / "templates").check()]
    lists = read_lists(config, [target.name for target in config.targets], environ, need=False)
    findings += lists.findings
    if not any(finding.level == "error" for finding in findings):
        findings += prepare(config, paths, clock, lambda _event: None).findings
        return tuple(sorted(set(findings)))
    try:
        findings += prepare(config, paths, clock, lambda _event: None).findings
    except Invalid as error:
        # The templates' own findings say the same with their place.
        findings += error.findings
    return tuple(sorted(set(findings)))


def explain_code(code: str) -> str:
    """Return what a finding's code means and what to do.

    Raises:
        Misused: There is no such code.
    """
    from difflib import get_close_matches

    from pressctl.release import CODES

    if code in CODES:
        return f"{code}\n{CODES[code]}"
    close = get_close_matches(code, CODES, n=1)
    known = f"Did you mean {close[0]}?" if close else f"There are: {', '.join(sorted(CODES))}."
    raise Misused(f"there is no finding with the code {code}", hint=known)
