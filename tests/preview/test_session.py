"""What a live preview makes of looks that fail: the first has to succeed, a later one leaves what was."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pressctl.config.loading import load
from pressctl.errors import Invalid, Misused
from pressctl.model import Finding
from pressctl.preview.gathering import gather
from pressctl.preview.panes import Look
from pressctl.preview.session import Session
from tests.support.newsrooms import make

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
GONE = PermissionError(13, "Permission denied", "templates/social/x.txt")


@pytest.fixture
def look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Look:
    """A look at a release that is well."""
    monkeypatch.chdir(tmp_path)
    return gather(load(make(tmp_path).root / "config.toml"), Path("releases/budget.md"), NOW, {})


def saying(*answers: Look | Exception) -> Callable[[], Look]:
    """Return a gathering that answers so, one after the other."""
    waiting = iter(answers)

    def gathering() -> Look:
        answer = next(waiting)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return gathering


@pytest.mark.parametrize("error", [Invalid("there is no release"), Misused("two releases"), GONE])
def test_a_first_look_that_fails_is_the_end(error: Exception) -> None:
    """There is nothing to show, and nothing that a save would mend."""
    with pytest.raises(type(error)):
        Session(saying(error), lambda: NOW)


def test_a_first_look_with_findings_is_shown(look: Look) -> None:
    """A mistake in a template is what a preview is for; what comes after it is shown."""
    finding = Finding(path="templates/social/x.txt", line=3, code="template", message="an end is missing")
    session = Session(saying(Invalid("1 error in templates", findings=(finding,)), look), lambda: NOW)
    assert "templates/social/x.txt:3:1" in session.page
    assert "<iframe" not in session.page
    asyncio.run(session.look())
    assert (session.version, "<iframe" in session.page) == (2, True)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (GONE, "templates/social/x.txt: Permission denied"),
        (Misused("releases means 2 releases", hint="Name a file."), "releases means 2 releases. Name a file."),
        (
            Invalid("releases/budget.md does not exist", hint="Check it."),
            "releases/budget.md does not exist. Check it.",
        ),
    ],
)
def test_a_later_look_that_fails_leaves_what_was(look: Look, error: Exception, said: str) -> None:
    """Marked as old, with what is wrong; once it is mended, all is as before."""
    session = Session(saying(look, error, error, look), lambda: NOW)
    asyncio.run(session.look())
    assert said in session.page
    assert "how it was at 12:00:00" in session.page
    assert "<iframe" in session.page
    asyncio.run(session.look())
    assert session.version == 2
    asyncio.run(session.look())
    assert (session.version, "how it was at" in session.page) == (3, False)


def test_who_waits_is_told(look: Look) -> None:
    """Those who have seen the page wait for the next; those who have not are answered at once."""

    async def waiting() -> tuple[int, int]:
        session = Session(saying(look, GONE), lambda: NOW)
        at_once = await session.newer(0)
        later = asyncio.create_task(session.newer(1))
        await asyncio.sleep(0)
        await session.look()
        return at_once, await later

    assert asyncio.run(waiting()) == (1, 2)
