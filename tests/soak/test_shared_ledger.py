"""Four processes at once on one ledger, in a file and on a server, killed at random; the server too falls over."""

import logging
import os
import random
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.soak.stage import LONG, Size, Stage, a_stage, after_arrivals, after_seconds, ended, strike
from tests.support.ledgers import in_postgres
from tests.support.servers import Server

LOG = logging.getLogger(__name__)
KILLS = 200 if LONG else 0  # a short soak has one round, whose processes may all have ended before they are killed
RUNS = 2 * KILLS + 20  # that may be started for them: half of the kills may come too late
SEED = int(os.environ.get("PRESSCTL_SOAK_SEED", "11"))
SIZE = Size(hooks=84, boards=10) if LONG else Size(hooks=12, boards=2, mailings=False)
FIRST = 4 if LONG else 1  # releases at the beginning: 400 parts
MANY = 4
MOST = 10  # requests after which a run is killed


def a_round(stage: Stage, rng: random.Random) -> None:
    """Start four, and kill each at a moment of its own."""
    processes = [stage.start() for _ in range(MANY)]
    with ThreadPoolExecutor(MANY) as pool:
        struck = [pool.submit(strike, process, a_moment(stage, rng, MOST), signal.SIGKILL) for process in processes]
    for each in struck:
        stage.ended(each.result())
    stage.nothing_repeated()


def a_moment(stage: Stage, rng: random.Random, most: int) -> Callable[[], bool]:
    """Return when to kill: before long, or once a few more requests have come, if they do."""
    if rng.random() < 0.3:
        return after_seconds(rng.uniform(0, 2))
    few, late = after_arrivals(stage.places, rng.randint(1, most)), after_seconds(20)
    return lambda: few() or late()


# A short soak leaves git to `test_git_runs`.
@pytest.mark.parametrize("address", ["sqlite", "postgresql", *(["git"] if LONG else [])], indirect=True)
def test_four_at_once_are_killed_again_and_again(tmp_path: Path, address: str) -> None:
    """Nothing is lost, nothing repeated where that shows; what nobody knows is said to be unknown."""
    rng = random.Random(SEED)  # noqa: S311  (a seed, not a secret)
    with a_stage(tmp_path / "room", SIZE, seed=SEED, slowest=0.1, concurrency=2, ledger=address) as stage:
        LOG.info("seed %d", SEED)
        stage.keep_busy((FIRST - 1) * SIZE.parts)
        a_round(stage, rng)
        while stage.killed < KILLS:
            stage.keep_busy(MANY * MOST)
            a_round(stage, rng)
            assert stage.runs < RUNS, f"only {stage.killed} of {stage.runs} runs were killed"
        stage.finish(rng)


@pytest.mark.parametrize("address", ["postgresql", "git"], indirect=True)
@pytest.mark.parametrize("seed", range(8) if LONG else range(1))
def test_the_clocks_of_two_machines_differ(tmp_path: Path, address: str, seed: int) -> None:
    """By minutes, so that one takes the other's leases for ended; one dies. Nothing is repeated, and nothing held for ever."""
    rng = random.Random(seed)  # noqa: S311  (a seed, not a secret)
    size = Size(hooks=60, boards=10, mailings=False) if LONG else Size(hooks=8, boards=2, mailings=False)
    with a_stage(
        tmp_path / "room", size, seed=seed, mood="slow", slowest=0.2, concurrency=2, ledger=address, lease=8
    ) as stage:
        shifts = [rng.uniform(-600, -150), rng.uniform(150, 600)]
        rng.shuffle(shifts)
        dies, lives = (stage.start_elsewhere(f"machine{n}", seconds) for n, seconds in enumerate(shifts))
        stage.ended(strike(dies, after_arrivals(stage.places, rng.randint(1, size.parts // 2)), signal.SIGKILL))
        stage.ended(ended(lives))
        stage.nothing_repeated()
        # Half an hour later; on a server leases are by its own clock, which goes on as it does.
        later = [stage.outcomes(ended(stage.start_elsewhere("machine3", 1800)))]
        while "deferred" in later[-1].values():
            assert len(later) < 12, f"held for ever: {later[-1]}"
            later.append(stage.outcomes(ended(stage.start_elsewhere("machine3", 1800))))
        stage.finish(rng)


def test_the_server_falls_over_under_four(tmp_path: Path, postgres: Server) -> None:
    """It crashes and comes back while they send: they go on, and no outcome is lost, not even one."""
    rng = random.Random(5)  # noqa: S311  (a seed, not a secret)
    with (
        in_postgres(postgres, tmp_path) as kept,
        a_stage(tmp_path, SIZE, seed=5, mood="slow", concurrency=2, ledger=kept.address) as stage,
    ):
        kept.make().close()
        processes = [stage.start() for _ in range(MANY)]
        for _ in range(8 if LONG else 2):
            moment = a_moment(stage, rng, 24)
            while not moment() and any(process.poll() is None for process in processes):
                time.sleep(0.001)
            postgres.stop(signal.SIGQUIT)
            postgres.start()
        for ran in map(ended, processes):
            if ran.code == 7:  # it was still starting when there was no server
                assert not ran.json()["releases"], ran.out
                continue
            stage.check(ran)
            assert ran.code in {0, 75}, ran.err
        last = stage.publish()
        assert last.code == 0
        assert set(stage.outcomes(last).values()) == {"already_sent"}
        assert set(stage.places.taken().values()) == {1}
        stage.judge(last)
