"""Several processes publish the same release at once: they share the work and repeat nothing."""

import random
import signal
from collections import Counter
from pathlib import Path

import pytest

from tests.soak.stage import LONG, Size, Stage, a_stage, after_arrivals, ended, strike

ROUNDS = range(12) if LONG else range(1)
SIZE = Size(hooks=60, boards=10) if LONG else Size(hooks=16, boards=3)


def one_ledger(stage: Stage) -> None:
    """Hold that whoever came first made the ledger, and everybody used it."""
    names = {path.name for path in (stage.room.root / ".pressctl").iterdir()}
    assert {name for name in names if "ledger" in name} <= {"ledger.db", "ledger.db-wal", "ledger.db-shm"}


@pytest.mark.parametrize("many", [2, 4])
@pytest.mark.parametrize("seed", ROUNDS)
def test_several_share_the_work(tmp_path: Path, seed: int, many: int) -> None:
    """Each part leaves once; all end with 0, or 75 where another was not done within the budget."""
    with a_stage(tmp_path, SIZE, seed=seed, mood="slow") as stage:
        ran = [ended(process) for process in [stage.start() for _ in range(many)]]
        for each in ran:
            stage.check(each)
            assert each.code in {0, 75}, each.err
        one_ledger(stage)
        last = stage.publish()
        assert last.code == 0
        assert set(Counter(stage.outcomes(last).values())) == {"already_sent"}
        assert set(stage.places.taken().values()) == {1}
        stage.judge(last)
        stage.everybody_has_it()


@pytest.mark.parametrize("seed", ROUNDS)
def test_one_of_them_is_killed(tmp_path: Path, seed: int) -> None:
    """The others take over what it had only claimed; what it was sending is unknown, or asked again where that is safe."""
    rng = random.Random(seed)  # noqa: S311  (a seed, not a secret)
    with a_stage(tmp_path, SIZE, seed=seed, slowest=0.1) as stage:
        processes = [stage.start() for _ in range(3)]
        killed = strike(processes.pop(), after_arrivals(stage.places, rng.randint(1, SIZE.parts // 2)), signal.SIGKILL)
        assert killed.code in {-signal.SIGKILL, 0, 4, 75}
        for each in map(ended, processes):
            stage.check(each)
        one_ledger(stage)
        stage.nothing_repeated()
        stage.finish(rng)
