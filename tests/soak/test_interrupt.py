"""SIGINT, SIGTERM and SIGHUP at any moment, once and twice: what is under way ends or is unknown, and all of it is recorded."""

import random
import signal
import time
from pathlib import Path

import pytest

from tests.soak.stage import LONG, Size, Stage, a_stage, after_arrivals, after_seconds, ended, strike
from tests.support.newsrooms import Ran

ROUNDS = 40 if LONG else 2
SIZE = Size(hooks=60, boards=6) if LONG else Size(hooks=20, boards=2)
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def all_is_recorded(stage: Stage, ran: Ran, number: int) -> None:
    """Hold what an interrupted run says: its signal's code, and every part that may have arrived."""
    if ran.code not in {128 + number, -number}:
        stage.check(ran)
    elif ran.out:
        taken = stage.places.taken()
        forgotten = [
            target
            for (target, _, key), outcome in stage.outcomes(ran).items()
            if taken[key] and outcome not in {"sent", "already_sent", "unknown"}
        ]
        assert not forgotten, f"{forgotten} may have it, and the report does not say so"
    stage.nothing_repeated()


def interrupt(stage: Stage, rng: random.Random, startup: float, *, twice: bool) -> None:
    """Start a run, and interrupt it before or in the middle of its delivering."""
    number = rng.choice(STOPS)
    process = stage.start()
    early = rng.random() < 0.3
    moment = after_seconds(rng.uniform(0, startup)) if early else after_arrivals(stage.places, rng.randint(1, 6))
    if not twice:
        all_is_recorded(stage, strike(process, moment, number), number)
        return
    while process.poll() is None and not moment():
        time.sleep(0.001)
    for pause in (rng.uniform(0, 0.1), 0):
        if process.poll() is None:
            process.send_signal(number)
        time.sleep(pause)
    all_is_recorded(stage, ended(process), number)


@pytest.mark.parametrize("twice", [False, True], ids=["once", "twice"])
def test_interrupted_again_and_again(tmp_path: Path, *, twice: bool) -> None:
    """Nothing is repeated or lost; told once, a run lets what is under way end, and nothing becomes unknown."""
    rng = random.Random(twice)  # noqa: S311  (a seed, not a secret)
    with a_stage(tmp_path, SIZE, seed=1, mood="slow", slowest=0.1, concurrency=2) as stage:
        began = time.monotonic()
        strike(stage.start(), after_arrivals(stage.places, 1), signal.SIGTERM)
        startup = time.monotonic() - began
        for _ in range(ROUNDS):
            interrupt(stage, rng, startup, twice=twice)
        if not twice:
            stage.places.mood = "healthy"
            ran = stage.publish()
            assert "unknown" not in stage.outcomes(ran).values()
        stage.finish(rng)
