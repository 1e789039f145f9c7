"""Sending is meant: by a flag, a digest, or a person who says yes."""

import pytest

from pressctl.console.approving import approve, must_be_meant
from pressctl.console.progress import Progress, watching
from pressctl.errors import Misused
from tests.console.planned import config, planned
from tests.support.builders import a_release
from tests.support.deliveries import Newsroom, ready
from tests.support.screens import Shown


@pytest.mark.parametrize(
    ("terminal", "environ", "yes", "digest"),
    [(True, {}, False, ""), (False, {"CI": "true"}, False, ""), (False, {}, True, ""), (False, {}, False, "abc")],
)
def test_sending_is_meant_by_a_person_or_a_flag(
    *, terminal: bool, environ: dict[str, str], yes: bool, digest: str
) -> None:
    """A terminal, CI, --yes or --digest."""
    must_be_meant(Shown(terminal=terminal, environ=environ).screen, yes=yes, digest=digest)


def test_nobody_to_ask_is_a_misuse() -> None:
    """The message says which flags there are."""
    with pytest.raises(Misused) as caught:
        must_be_meant(Shown().screen, yes=False, digest="")
    assert "--yes" in caught.value.hint


@pytest.mark.parametrize(("answer", "meant"), [("y", True), ("n", False)])
def test_a_terminal_is_asked(room: Newsroom, answer: str, *, meant: bool) -> None:
    """What cannot be undone stands above the question."""
    shown = Shown(terminal=True, answers=[answer])
    with watching(shown.screen) as progress:
        assert approve(planned(room), config(room), shown.screen, progress, yes=False) is meant
    assert "NOW: Jérôme Durain" in shown.said
    assert "Send this now? [y/N]" in shown.said


def test_nothing_to_send_asks_nothing(room: Newsroom) -> None:
    """A second run on a terminal does not ask."""
    shown = Shown(terminal=True)
    plan = planned(room, ready(a_release(status="withheld")))
    assert approve(plan, config(room), shown.screen, Progress(screen=shown.screen), yes=False)
    assert shown.said == ""
