"""Four processes at once on one ledger, in a file and on a server, killed at random; the server too falls over."""

import random
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.soak.stage import LONG, Size, Stage, a_stage, after_arrivals, after_seconds, ended, strike
from tests.support.ledgers import in_postgres
from tests.support.servers import Server

ROUNDS = 50 if LONG else 1  # of four processes each
SIZE = Size(hooks=374, boards=20) if LONG else Size(hooks=12, boards=2, mailings=False)
MANY = 4


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the ledger is; "" for the newsroom's own file."""
    if request.param == "sqlite":
        yield ""
        return
    with in_postgres(request.getfixturevalue("postgres")) as kept:
        yield kept.address


def a_round(stage: Stage, rng: random.Random) -> int:
    """Start four, and kill each at a moment of its own; return how many were killed."""
    processes = [stage.start() for _ in range(MANY)]
    with ThreadPoolExecutor(MANY) as pool:
        struck = [pool.submit(strike, process, a_moment(stage, rng), signal.SIGKILL) for process in processes]
    ran = [each.result() for each in struck]
    for each in ran:
        if each.code != -signal.SIGKILL:
            stage.check(each)
    stage.nothing_repeated()
    return sum(each.code == -signal.SIGKILL for each in ran)


def a_moment(stage: Stage, rng: random.Random) -> Callable[[], bool]:
    """Return when to kill: before long, or once a few more requests have come, if they do."""
    if rng.random() < 0.3:
        return after_seconds(rng.uniform(0, 2))
    few, late = after_arrivals(stage.places, rng.randint(1, 24)), after_seconds(20)
    return lambda: few() or late()


def test_four_at_once_are_killed_again_and_again(tmp_path: Path, address: str) -> None:
    """Nothing is lost, nothing repeated where that shows; what nobody knows is said to be unknown."""
    rng = random.Random(11)  # noqa: S311  (a seed, not a secret)
    with a_stage(tmp_path, SIZE, seed=11, slowest=0.1, concurrency=2, ledger=address) as stage:
        killed = sum(a_round(stage, rng) for _ in range(ROUNDS))
        assert killed > ROUNDS or not LONG
        stage.finish(rng)


def test_the_server_falls_over_under_four(tmp_path: Path, postgres: Server) -> None:
    """It crashes and comes back while they send: they go on, and no outcome is lost, not even one."""
    rng = random.Random(5)  # noqa: S311  (a seed, not a secret)
    with (
        in_postgres(postgres) as kept,
        a_stage(tmp_path, SIZE, seed=5, mood="slow", concurrency=2, ledger=kept.address) as stage,
    ):
        kept.make().close()
        processes = [stage.start() for _ in range(MANY)]
        for _ in range(8 if LONG else 2):
            moment = a_moment(stage, rng)
            while not moment() and any(process.poll() is None for process in processes):
                time.sleep(0.001)
            postgres.stop(signal.SIGQUIT)
            postgres.start()
        for ran in map(ended, processes):
            stage.check(ran)
            assert ran.code in {0, 75}, ran.err
        last = stage.publish()
        assert last.code == 0
        assert set(stage.outcomes(last).values()) == {"already_sent"}
        assert set(stage.places.taken().values()) == {1}
        stage.judge(last)
