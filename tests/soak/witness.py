"""Places that remember everything that reached them, and the laws that their memory is judged by."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

import httpx

from pressctl.answers import accept
from pressctl.delivery.plan import Place
from pressctl.errors import Uncertain, Unreachable
from pressctl.model import Flow, Part, Receipt, State, Target
from tests.soak.running import Died, Mortal
from tests.support.deliveries import PlainSettings, a_channel, a_mailing_channel, a_place

Outcome = Literal[
    "taken", "lost answer", "lost request", "busy", "put off", "refused", "bad", "gone", "dies before", "dies after"
]
OUTCOMES: tuple[Outcome, ...] = (
    "taken",
    "lost answer",
    "lost request",
    "busy",
    "put off",
    "refused",
    "bad",
    "gone",
    "dies before",
    "dies after",
)
_STATUS = {"busy": 503, "put off": 429, "bad": 400, "gone": 410}
STANDS_FOR = {"spare": "desk"}
WINDOW = timedelta(hours=1)  # how long the places that drop repeats do so


def carry(part: Part, settings: PlainSettings) -> Flow:
    """Describe a part in one request, so that a place can tell all there is to know of it."""
    told = {
        "key": part.key,
        "edition": str(part.edition),
        "notice": part.variant.notice,
        "people": [person.email for person in part.members],
        "text": part.variant.data,
        "first": str(part.first_claimed),
    }
    response = yield httpx.Request("POST", settings.url, content=json.dumps(told).encode())
    accept(response)
    return Receipt(id=part.key)


def places() -> dict[str, Place]:
    """Return two blind places, a blind mailing, a mailing and a place that drop repeats, and who stands in for two of them."""
    window = WINDOW.total_seconds()
    mail: dict[str, Any] = {"takes": frozenset({"mail", "data"}), "deliver": carry}
    made = (
        a_place("spare", a_channel(deliver=carry)),
        a_place("desk", a_channel(deliver=carry), fallback="spare"),
        a_place("wire", a_channel(deliver=carry)),
        a_place("list", a_mailing_channel(**mail), fallback="second", patience=1800.0),
        a_place("second", a_mailing_channel(**mail)),
        a_place("letters", a_mailing_channel(**mail, repeats="dropped", window=window)),
        a_place("board", a_channel(deliver=carry, repeats="dropped", window=window)),
    )
    return {place.target.name: place for place in made}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A part that reached a place, or may have: `taken` says which."""

    key: str
    target: str
    edition: str
    notice: str
    people: tuple[str, ...]
    body: bytes
    at: datetime
    taken: bool
    readers: frozenset[str]


@dataclass(slots=True)
class Witness:
    """All places together. Their answers come from `script`, by target, then they are healthy.

    `frozen` has who is to read a part, by its key; `drops` are the targets that ignore what they have seen within `WINDOW`; `said` is what a person
    said of a key, each time; `held` tells whether nothing may leave at this moment, `newest` which edition was accepted last;
    `asked` is what the run asked, by key. `broken` are laws that something broke when it came: a run takes what is raised
    there for a defect of the channel.
    """

    clock: Callable[[], datetime]
    frozen: dict[str, frozenset[str]] = field(default_factory=dict)
    drops: frozenset[str] = frozenset()
    held: Callable[[], bool] = bool
    newest: Callable[[], str] = str
    script: dict[str, list[Outcome]] = field(default_factory=dict)
    arrivals: list[Arrival] = field(default_factory=list)
    said: dict[str, list[State]] = field(default_factory=lambda: defaultdict(list))
    asked: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def freeze(self, key: str, target: str, people: Sequence[str], fell: set[str]) -> None:
        """Take down who is to read a part: its people; at a place whoever read there before, or what `fell` to it, else its own.

        Who reads a place that stands in: those of the one that it stands in for. As long as it stands in for none it is a
        place as any other, with readers of its own.
        """
        before = {reader for arrival in self.arrivals if arrival.target == target for reader in arrival.readers}
        self.frozen.setdefault(key, frozenset(people or before or fell or {f"the place {target}"}))

    async def request(self, request: httpx.Request, target: Target, ledger: Mortal) -> httpx.Response:
        """Take a request, or not, as the script says."""
        self.asked[json.loads(request.content)["key"]] = (request.content, target.name)
        script = self.script.get(target.name)
        outcome: Outcome = script.pop(0) if script else "taken"
        if outcome in _STATUS:
            headers = {"Retry-After": "3600"} if outcome == "put off" else {}
            return httpx.Response(_STATUS[outcome], headers=headers)
        if outcome == "refused":
            raise Unreachable("connection refused")
        self._note(request.content, target.name, taken=outcome in {"taken", "lost answer", "dies after"})
        if outcome.startswith("dies"):
            ledger.dead = True
            raise Died
        if outcome.startswith("lost"):
            raise Uncertain("the connection broke off")
        return httpx.Response(200)

    def _note(self, body: bytes, target: str, *, taken: bool) -> None:
        told = json.loads(body)
        if self.held():
            self.broken.append("something left before its embargo")
        if told["edition"] != self.newest():
            self.broken.append(f"edition {told['edition']} left for {target} when {self.newest()} was accepted")
        if target in self.drops:
            known = [a for a in self.arrivals if a.key == told["key"] and a.taken and self.clock() - a.at < WINDOW]
            if not self.said[told["key"]] and any(a.body != body for a in known):
                self.broken.append(f"{told['key']} came with two texts")
            taken = taken and not known
        self.arrivals.append(
            Arrival(
                key=told["key"],
                target=target,
                edition=told["edition"],
                notice=told["notice"],
                people=tuple(told["people"]),
                body=body,
                at=self.clock(),
                taken=taken,
                readers=self.frozen[told["key"]],
            )
        )

    def run_died(self, sending: set[str]) -> None:
        """Take down what a run had asked and not recorded when it died: whoever looks may think that they have it."""
        for key, (body, target) in self.asked.items():
            if key in sending:
                self._note(body, target, taken=False)

    def judge(self) -> None:
        """Hold every law that needs nothing but what arrived, in the order in which it did."""
        assert not self.broken, self.broken
        self._nothing_twice()
        had: dict[str, set[str]] = defaultdict(set)  # reader -> editions they may have
        certain: dict[str, set[str]] = defaultdict(set)  # the same, where nobody said otherwise
        for arrival in self.arrivals:
            for reader in arrival.readers:
                if arrival.notice:
                    assert had[reader] - {arrival.edition}, f"{reader} was told of a change to what they never had"
                elif arrival.taken:
                    assert not certain[reader] - {arrival.edition}, f"{reader} got an ordinary copy of a newer edition"
                had[reader].add(arrival.edition)
                if arrival.taken and "owed" not in self.said[arrival.key]:
                    certain[reader].add(arrival.edition)
            assert arrival.edition != "kill" or arrival.notice == "kill", "a killed release went out as a release"

    def _nothing_twice(self) -> None:
        times = Counter(arrival.key for arrival in self.arrivals if arrival.taken)
        for key, count in times.items():
            assert count <= 1 + self.said[key].count("owed"), f"{key} was taken {count} times"
        keys: dict[tuple[str, str], set[str]] = defaultdict(set)
        for arrival in self.arrivals:
            if arrival.taken:
                assert len(set(arrival.people)) == len(arrival.people), "one address twice in one part"
                for reader in arrival.readers:
                    keys[reader, arrival.edition].add(arrival.key)
        twice = {reader: found for reader, found in keys.items() if len(found) > 1}
        for (reader, edition), found in twice.items():
            # A place and the one that stands in are both told of a change, where each has an earlier edition.
            targets = [a.target for a in self.arrivals if a.key in found]
            both = len(found) == len({*targets}) and all(self._had_before(target, edition) for target in targets)
            assert both, f"two copies of {edition} for {reader}: {found}"

    def _had_before(self, target: str, edition: str) -> bool:
        """Whether a place may have had another edition before it took this one."""
        mine = [arrival.edition for arrival in self.arrivals if arrival.target == target]
        return mine[0] != edition

    def readers(self, *, edition: str | None = None, denied: bool = False) -> set[str]:
        """Return who has an edition (or any); `denied`: by a part of which a person said that it did not arrive."""
        return {
            reader
            for a in self.arrivals
            if a.taken and edition in {None, a.edition} and (not denied or "owed" in self.said[a.key])
            for reader in a.readers
        }

    def reached(self, edition: str) -> set[str]:
        """Return who has an edition, those who have it by their place itself, or by the one that stands in, among them."""
        there = {arrival.target for arrival in self.arrivals if arrival.taken and arrival.edition == edition}
        by_place = {f"the place {name}" for target in there for name in (target, STANDS_FOR.get(target, target))}
        return self.readers(edition=edition) | by_place

    def has(self, key: str) -> bool:
        """Whether some place has taken a part."""
        return any(arrival.taken and arrival.key == key for arrival in self.arrivals)
