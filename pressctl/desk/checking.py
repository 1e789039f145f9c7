"""Everything that can be wrong in a newsroom, found at once: config, templates, lists, releases."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from pressctl.desk.guarding import leak_finder
from pressctl.desk.places import read_lists
from pressctl.desk.preparing import prepare
from pressctl.errors import Invalid, Misused
from pressctl.model import Config, Finding

# What is found outside releases and their rendering: lists, config, the folder.
OF_NEWSROOMS: Mapping[str, str] = {
    "list-unread": "A recipient list stands behind a reference that is not set here, or a vendor keeps it and it could not be "
    "read. Plan and check need no secret, so they count nobody for it; publish needs it.",
    "ledger-unread": "The ledger's address stands behind a reference that cannot be read here. A plan needs no secret, so it "
    "is made as if nothing had ever been sent; publish and status need the ledger. Or it is ledger_key that cannot be read: then "
    "the plan sees how things stand, and neither people nor texts.",
    "branch-unread": "The newsroom is a checkout of a branch, and nobody could ask its remote whether the branch has newer texts "
    "by now. Nothing is held back for that: look yourself, or let the job read the repository.",
    "secret-in-text": "The release contains the secret of a target, as it is or in another form (base64, escapes): "
    "whoever gets the text could use it. Nothing of the release goes out. Take it out, and change the secret at the "
    "vendor's: what was in a file may have been seen.",
    "target-refused": "check --online asked this target, and it said no: to the credential, or to what the credential is for "
    "(a domain, a room, the right to send). Nothing was sent. The message has the place's own words and names where the secret "
    "is read from. For an optional target it is advice.",
    "target-silent": "check --online asked this target, and nobody answered, or the answer does not say whether the credential "
    "works. It may work all the same, so this is advice. Nothing was sent.",
}


def check_all(
    config: Config, paths: Sequence[Path], clock: Callable[[], datetime], environ: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Return every finding of a newsroom, or of the releases at `paths` within it, in order of place.

    Advice about drafts is left out unless they are named: they are not finished, and say so.

    Raises:
        Invalid: Something cannot be read at all.
    """
    lists = read_lists(config, [target.name for target in config.targets], environ, need=False)
    findings = [*config.advice, *lists.findings]
    try:
        prepared = prepare(config, paths, clock, lambda _event: None, leak_finder(config, environ))
    except Invalid as error:
        if not error.findings:
            raise
        return tuple(sorted({*findings, *error.findings}))
    drafts = {
        version.path
        for ready in prepared.ready
        for version in ready.versions.values()
        if version.status == "withheld" and not paths
    }
    findings += [found for found in prepared.findings if found.level == "error" or found.path not in drafts]
    return tuple(sorted(set(findings)))


def explain_code(code: str) -> str:
    """Return what a finding's code means and what to do.

    Raises:
        Misused: There is no such code.
    """
    from difflib import get_close_matches

    from pressctl.config.codes import CODES as OF_CONFIGS
    from pressctl.newsroom.codes import CODES as OF_FILES
    from pressctl.release import CODES as OF_RELEASES
    from pressctl.release.plain.codes import CODES as OF_IMPORTS
    from pressctl.render.codes import CODES as OF_RENDERING

    known = {**OF_RELEASES, **OF_IMPORTS, **OF_RENDERING, **OF_FILES, **OF_NEWSROOMS, **OF_CONFIGS}
    if code in known:
        return f"{code}\n{known[code]}"
    close = get_close_matches(code, known, n=1)
    hint = f"Did you mean {close[0]}?" if close else f"There are: {', '.join(sorted(known))}."
    raise Misused(f"there is no finding with the code {code}", hint=hint)
