"""Waiting for an embargo that is moved, lifted or spoilt meanwhile: a clock and files in the test's own hands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from pressctl.desk.waiting import LONGEST_NAP, Seen, look_of, wait
from pressctl.errors import Invalid
from pressctl.model import Config
from tests.support.builders import NOON, a_newsroom
from tests.support.deliveries import Clock

HOUR = timedelta(hours=1)


@dataclass(slots=True)
class Files:
    """A file whose lift is changed at given moments: to a time, to nothing (None), or to what cannot be read."""

    clock: Clock
    changes: list[tuple[datetime, datetime | str | None]] = field(default_factory=list)
    reads: int = 0
    told: list[datetime] = field(default_factory=list)

    def look(self) -> Seen:
        """Return how many changes there were by now."""
        return frozenset({("x.md", sum(at <= self.clock() for at, _ in self.changes), 0)})

    def lift(self) -> datetime | None:
        """Return what the last change said."""
        self.reads += 1
        said = [what for at, what in self.changes if at <= self.clock()][-1]
        if isinstance(said, str):
            raise Invalid(said)
        return said

    def wait(self, until: datetime, nap: Callable[[float], None] | None = None) -> timedelta:
        """Wait, and return how long that was."""
        before = self.clock()

        def sleep(seconds: float) -> None:
            assert 0 < seconds <= LONGEST_NAP
            self.clock.forward(seconds=seconds)

        wait(until, self.clock, self.look, self.lift, self.told.append, nap or sleep)
        return self.clock() - before


def waited(*changes: tuple[timedelta, timedelta | str | None]) -> tuple[timedelta, Files]:
    """Wait for a lift in an hour, with changes (when, to what) from now; return how long, and the files."""
    files = Files(Clock())
    files.changes = [(NOON + at, NOON + what if isinstance(what, timedelta) else what) for at, what in changes]
    return files.wait(NOON + HOUR), files


def test_an_embargo_that_nobody_touches() -> None:
    """It ends to the second, and the file is never read."""
    span, files = waited()
    assert (span, files.reads, files.told) == (HOUR, 0, [])


def test_an_embargo_moved_earlier_is_noticed_at_once() -> None:
    """Within a nap, also when it has passed by then, or is gone."""
    nap = timedelta(seconds=LONGEST_NAP)
    assert waited((HOUR / 4, HOUR / 2))[0] == HOUR / 2
    assert HOUR / 4 <= waited((HOUR / 4, -HOUR))[0] <= HOUR / 4 + nap
    assert HOUR / 4 <= waited((HOUR / 4, None))[0] <= HOUR / 4 + nap


def test_an_embargo_moved_later_is_waited_for() -> None:
    """And it may be moved back again; each is said once."""
    span, files = waited((HOUR / 4, 3 * HOUR), (HOUR / 2, 2 * HOUR))
    assert (span, files.told) == (2 * HOUR, [NOON + 3 * HOUR, NOON + 2 * HOUR])


def test_a_file_that_is_being_written_is_no_reason_to_go() -> None:
    """The old time counts until it can be read again."""
    assert waited((HOUR / 4, "half a file"))[0] == HOUR
    span, files = waited((HOUR / 4, "half a file"), (HOUR / 3, HOUR / 2))
    assert (span, files.reads) == (HOUR / 2, 2)


def test_a_clock_that_is_set_back_makes_it_longer() -> None:
    """And one that is set on ends it."""
    files = Files(Clock())

    def sleep(seconds: float) -> None:
        files.clock.forward(seconds=seconds)
        if NOON + HOUR / 2 < files.clock() < NOON + HOUR / 2 + timedelta(seconds=LONGEST_NAP * 1.5):
            files.clock.forward(hours=2)

    assert files.wait(NOON + HOUR, sleep) < HOUR * 3
    assert files.clock() >= NOON + HOUR


def test_a_look_sees_every_file_that_counts(tmp_path: Path) -> None:
    """The release, a translation that comes, the config; and not what was not named."""
    (tmp_path / "releases").mkdir()
    for name in ("config.toml", "releases/x.md", "releases/y.md"):
        (tmp_path / name).write_text("---\n")
    config = Config(root=tmp_path, path=tmp_path / "config.toml", newsroom=a_newsroom())
    named = [tmp_path / "releases/x.md"]
    looks = [look_of(config, named)]
    (tmp_path / "releases/y.md").write_text("---\n# other\n")
    assert look_of(config, named) == looks[0]
    for name in ("releases/x.md", "releases/x.en.md", "config.toml"):
        (tmp_path / name).write_text("---\n# changed\n")
        looks.append(look_of(config, named))
    (tmp_path / "releases/x.md").unlink()
    looks.append(look_of(config, named))
    assert len(set(looks)) == len(looks)
