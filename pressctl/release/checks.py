"""The editorial checks: what a careful press officer looks for before a release goes out.

A check is one small function from a `Desk` to findings, in a module of `checking`, and one line in `checking.register`;
its codes are explained in `checking.codes`.
"""

from collections.abc import Mapping
from datetime import datetime
from itertools import islice
from types import MappingProxyType

from pressctl.model import Finding, Newsroom, Release
from pressctl.release.noting import Place

_MOST = 50  # findings of one check; beyond that more of the same help nobody
_NO_PLACES: Mapping[str, Place] = MappingProxyType({})


def check(
    release: Release, newsroom: Newsroom, now: datetime, *, places: Mapping[str, Place] = _NO_PLACES
) -> tuple[Finding, ...]:
    """Return what an editor would say of a release, in the order of its file.

    Args:
        release: As `read` returned it.
        newsroom: Whose contacts and zone stand in where the release has none.
        now: The time of the check, aware.
        places: The `places` of the same reading; without them a finding's place is the file's beginning.
    """
    # Many patterns, which a run does not owe for releases whose checks are known.
    from pressctl.release.checking.desk import Desk
    from pressctl.release.checking.register import CHECKS

    desk = Desk.lay_out(release, newsroom, now, places)
    return tuple(sorted({finding for look in CHECKS for finding in islice(look(desk), _MOST)}))
