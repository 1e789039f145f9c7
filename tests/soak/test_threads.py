"""A thread killed with SIGKILL between two posts, or within one, and gone on with: each post is there once, in its place."""

import os
import random
import signal
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_networks import SECRETS, bluesky, deliveries, mastodon, publish
from tests.soak.stage import LONG
from tests.support.newsrooms import Newsroom, make
from tests.support.receivers import Receiver
from tests.support.social import POSTS, SOCIAL, Bluesky, Mastodon, Network, threaded

SEED = int(os.environ.get("PRESSCTL_SOAK_SEED", "7"))
RUNS = 40 if LONG else 0
WORDS = ("publish", "-y", "releases/budget.md")


def is_cut(network: Network, room: Newsroom, at: int) -> None:
    """Publish, and kill the run when post `at` is there and its answer has not left; or let it end, where it comes to none."""
    there, struck = threading.Event(), threading.Event()

    def hold(number: int) -> None:
        if number == at:
            there.set()
            struck.wait(30)

    network.then = hold
    with room.start(*WORDS, environ=SECRETS) as process:
        while not there.wait(0.05) and process.poll() is None:
            pass
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
    network.then = lambda _: None
    struck.set()


def is_struck(room: Newsroom, seconds: float) -> None:
    """Publish, and kill the run after so long, wherever it is."""
    with room.start(*WORDS, environ=SECRETS) as process:
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)


@pytest.mark.parametrize(("kind", "table", "at"), [(Mastodon, mastodon, 2), (Bluesky, bluesky, 3)])
def test_a_run_that_is_killed_between_two_posts_is_gone_on_with(tmp_path: Path, kind: Any, table: Any, at: int) -> None:
    """The post whose answer was lost is asked for again by its name, and is there once; then the rest."""
    network = kind()
    with Receiver(network) as place:
        room = make(tmp_path, table(place), release=threaded(SOCIAL))
        is_cut(network, room, at)
        assert network.made == at
        ran = publish(room)
        assert ran.code == 0, (ran.out, ran.err)
        assert network.thread() == POSTS
        assert network.made == 3


@pytest.mark.skipif(not LONG, reason="`make soak` kills it at any moment, again and again")
@pytest.mark.parametrize("number", range(RUNS))
def test_killed_at_any_moment(tmp_path: Path, number: int) -> None:
    """Up to four times, at two places at once: both end with the same thread, and no post was made twice."""
    rng = random.Random(SEED * 1000 + number)  # noqa: S311  (a seed, not a secret)
    fedi, blue = Mastodon(), Bluesky()
    with Receiver(fedi) as one, Receiver(blue) as other:
        room = make(tmp_path, mastodon(one), bluesky(other), release=threaded(SOCIAL))
        for _ in range(rng.randint(1, 4)):
            if rng.random() < 0.6:
                is_cut(rng.choice((fedi, blue)), room, rng.randint(1, 3))
            else:
                is_struck(room, rng.uniform(0.3, 1.5))
        ran = publish(room)
        assert ran.code == 0, (ran.out, ran.err)
        assert {name: len(each["parts"]) for name, each in deliveries(ran).items()} == {"mastodon": 3, "bluesky": 3}
        assert fedi.thread() == blue.thread() == POSTS
        assert (fedi.made, blue.made) == (3, 3)
