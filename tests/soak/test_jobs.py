"""Any jobs of a forge in any order: merges, corrections, re-runs of old commits, kills, rejected pushes, rewritten branches."""

import os
import random
import signal
from pathlib import Path

import pytest

from tests.ci.forge import DESKS, PUBLISH, Forge, a_forge, a_release
from tests.soak.stage import LONG, after_seconds, strike
from tests.support.newsrooms import Ran

ROUNDS = int(os.environ.get("PRESSCTL_SOAK_ROUNDS", "25" if LONG else "1"))
LATER = 4000  # seconds after which a lease of a killed runner has ended, and any embargo here


class Press:
    """An editor who merges, and runners that do whatever a forge may have them do; `texts` is what main has."""

    def __init__(self, forge: Forge, rng: random.Random) -> None:
        """Begin with one release and a ledger."""
        self.forge, self.rng, self.ahead = forge, rng, 0
        self.texts: dict[str, int] = {}
        self.commits: list[str] = []
        self.merge()
        assert forge.job(self.commits[-1], *PUBLISH, "--new-ledger", ahead=1).code == 0

    def merge(self) -> None:
        """Put a new release on main."""
        name = f"r{len(self.texts)}"
        self.texts[name] = 1
        self.commits.append(self.forge.merge({f"releases/{name}.md": a_release(name)}))

    def correct(self) -> None:
        """Raise a revision, and say of each what it set right, as `pressctl correct` does."""
        name = self.rng.choice(list(self.texts))
        self.texts[name] += 1
        told = [f'{{revision: {number}, text: "Faux, {number} fois."}}' for number in range(2, self.texts[name] + 1)]
        head = f"revision: {self.texts[name]}\ncorrections: [{', '.join(told)}]\n"
        self.commits.append(self.forge.merge({f"releases/{name}.md": a_release(name, head=head)}))

    def rewrite(self) -> None:
        """Rewrite the newest commit, with the same texts."""
        self.commits.append(self.forge.merge({"README.md": f"{self.rng.random()}\n"}, force=True))

    def run(self) -> None:
        """Run the newest commit, two jobs of it, or any commit there ever was."""
        commit = self.commits[-1] if self.rng.random() < 0.6 else self.rng.choice(self.commits)
        jobs = [self.forge.start(commit, *PUBLISH, ahead=self.ahead) for _ in range(self.rng.choice((1, 1, 2)))]
        for job in jobs:
            if self.rng.random() < 0.4:
                strike(job, after_seconds(self.rng.uniform(0.5, 5)), signal.SIGKILL)
            else:
                assert self.forge.ended(job).code in {0, 1, 4, 5, 7, 75}

    def reject(self) -> None:
        """Have pushes to the ledger rejected for a while."""
        self.forge.refuse_ledger(refuse=True)
        taken = len(self.forge.place.taken)
        ran = self.forge.job(self.commits[-1], *PUBLISH, ahead=self.ahead)
        assert ran.code in {0, 4, 5, 7}
        assert len(self.forge.place.taken) == taken
        self.forge.refuse_ledger(refuse=False)

    def finish(self) -> None:
        """Run until nothing is left; each desk then has each release's newest revision once."""
        tries = (self.settle() for _ in range(4))
        ran = next((ran for ran in tries if ran.code == 0), None)
        assert ran, self.forge.said[-2:]
        arrived = self.forge.arrived()
        for release in ran.json()["releases"]:
            keys = [part["key"] for delivery in release["deliveries"] for part in delivery["parts"]]
            assert len(keys) == DESKS
            assert release["revision"] == self.texts[release["id"]]
            assert {arrived[key] for key in keys} == {1}
        assert len(ran.json()["releases"]) == len(self.texts)

    def settle(self) -> Ran:
        """Run the newest commit, and settle what is unsure by what the desks have."""
        self.ahead += LATER
        ran = self.forge.job(self.commits[-1], *PUBLISH, "--retry-failed", ahead=self.ahead)
        arrived = self.forge.arrived()
        for release in ran.json()["releases"]:
            for delivery in release["deliveries"]:
                if delivery["outcome"] == "unknown":
                    word = "--sent" if arrived[delivery["parts"][0]["key"]] else "--resend"
                    words = ("resolve", release["id"], delivery["target"], word)
                    settled = self.forge.job(self.commits[-1], *words, ahead=self.ahead)
                    assert settled.code == 0, settled.err
        return ran


@pytest.mark.parametrize("seed", range(4) if LONG else range(1))
def test_any_jobs_in_any_order(tmp_path: Path, seed: int) -> None:
    """Each desk has each release's newest revision once, and no key twice."""
    rng = random.Random(seed)  # noqa: S311  (a seed, not a secret)
    with a_forge(tmp_path) as forge:
        press = Press(forge, rng)
        for _ in range(ROUNDS):
            rng.choice((press.merge, press.correct, press.rewrite, press.reject, press.run))()
            press.run()
            assert not forge.repeated()
        press.finish()
        assert not forge.repeated()
        assert not [said for said in forge.said if "Traceback" in said]
