"""Killed with SIGKILL at any moment and run again: everything arrives or is said to be unknown, nothing is repeated."""

import logging
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pressctl.delivery.ledger.sqlite import AT_ONCE
from tests.soak.stage import LONG, Size, Stage, a_stage, after_arrivals, after_seconds, strike
from tests.support.processes import children_of, is_running

LOG = logging.getLogger(__name__)
KILLS = 200 if LONG else 5
RUNS = 2 * KILLS + 20  # that may be started for them: half of the kills may come too late
SEED = int(os.environ.get("PRESSCTL_SOAK_SEED", "7"))
SIZE = Size(hooks=84, boards=10) if LONG else Size(hooks=24, boards=4)
FIRST = 4 if LONG else 1  # releases at the beginning: 400 parts
MOST = 6  # requests after which a run is killed


def kill_once(stage: Stage, rng: random.Random, startup: float) -> None:
    """Start a run and kill it: half of the times at any moment until its first request, else mid-delivery."""
    process = stage.start()
    by_time = rng.random() < 0.5
    moment = after_seconds(rng.uniform(0, startup)) if by_time else after_arrivals(stage.places, rng.randint(1, MOST))
    stage.ended(strike(process, moment, signal.SIGKILL))
    stage.nothing_repeated()


@pytest.mark.parametrize("address", ["sqlite", *(["postgresql", "git"] if LONG else [])], indirect=True)
def test_killed_again_and_again(tmp_path: Path, address: str) -> None:
    """In the end each place has it once, each person once; what was unknown was said to be, and settled by a person."""
    rng = random.Random(SEED)  # noqa: S311  (a seed, not a secret)
    with a_stage(tmp_path / "room", SIZE, seed=SEED, slowest=0.1, concurrency=2, ledger=address) as stage:
        LOG.info("seed %d", SEED)
        stage.keep_busy((FIRST - 1) * SIZE.parts)
        began = time.monotonic()
        strike(stage.start(), after_arrivals(stage.places, 1), signal.SIGKILL)
        startup = time.monotonic() - began
        while stage.killed < KILLS:
            stage.keep_busy(2 * MOST)
            kill_once(stage, rng, startup)
            assert stage.runs < RUNS, f"only {stage.killed} of {stage.runs} runs were killed"
        stage.finish(rng)


CROWD = Size(hooks=520, mailings=False)  # so many that a process of its own records them


@pytest.mark.skipif(not AT_ONCE or sys.platform != "linux", reason="there is no clerk here, or nobody to tell")
@pytest.mark.parametrize("address", ["sqlite", *(["postgresql"] if LONG else [])], indirect=True)
def test_killed_while_a_clerk_records(tmp_path: Path, address: str) -> None:
    """What the run had begun and not sent goes out with the next; unknown is what was under way; its clerk is gone."""
    rng = random.Random(SEED)  # noqa: S311  (a seed, not a secret)
    at_once = 20
    with a_stage(
        tmp_path / "room", CROWD, seed=SEED, mood="healthy", slowest=0.02, concurrency=at_once, ledger=address
    ) as stage:
        for _ in range(25 if LONG else 1):
            stage.keep_busy(CROWD.parts - 1)
            process, clerks = stage.start(), set[int]()
            many = after_arrivals(stage.places, rng.randint(1, CROWD.parts - 2 * at_once))

            def moment(run: int = process.pid, clerks: set[int] = clerks, many: Callable[[], bool] = many) -> bool:
                clerks.update(children_of(run))
                return many()

            stage.ended(strike(process, moment, signal.SIGKILL))
            stage.nothing_repeated()
            assert clerks, "nobody recorded beside the run"
            until = time.monotonic() + 20
            while any(is_running(clerk) for clerk in clerks):
                assert time.monotonic() < until, "a clerk outlived its run"
                time.sleep(0.02)
            outcomes, seen = stage.outcomes(stage.publish()), {arrival.key for arrival in stage.places.arrivals}
            unseen = [key for (_, _, key), outcome in outcomes.items() if outcome == "unknown" and key not in seen]
            assert len(unseen) <= at_once * stage.killed, "what had begun and not left is unknown"
        assert stage.killed
        stage.finish(rng)


@pytest.mark.parametrize("seed", range(40) if LONG else range(2))
def test_killed_before_anything_is_there(tmp_path: Path, seed: int) -> None:
    """A first run that dies while it reads, makes the ledger, accepts or builds public/ leaves nothing in the way."""
    rng = random.Random(seed)  # noqa: S311  (a seed, not a secret)
    with a_stage(tmp_path, Size(hooks=3, mailings=False), seed=seed, mood="healthy") as stage:
        began = time.monotonic()
        ready = tmp_path / (".pressctl", "public")[seed % 2]
        late = after_seconds(rng.uniform(0.1, 1.2))
        strike(stage.start(), lambda: ready.exists() or late(), signal.SIGKILL)
        assert time.monotonic() - began < 30
        stage.finish(rng)
