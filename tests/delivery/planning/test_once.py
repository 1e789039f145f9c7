"""One revision reaches an address once, whatever lists, targets, runs, options and ends there are: a law, and its exceptions."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pressctl.config.mailboxes import normal_form
from pressctl.delivery.ledger.records import Settlement
from pressctl.model import Recipient, State
from pressctl.owners import owner
from tests.delivery.planning.planned import accept, corrected, planned
from tests.support.deliveries import Newsroom, a_mailing_channel, a_place, open_newsroom, ready

# The same six people, in spellings that lists have: case, a domain's two forms, spaces around.
SPELLINGS = [
    ("Ann@Journal.example", "ann@journal.EXAMPLE", " ann@journal.example\u00a0"),
    ("zoe@exämple.de", "ZOE@xn--exmple-cua.de", "zoe@EXA\u0308MPLE.de"),
    *((f"p{n}@journal.example", f"P{n}@JOURNAL.example") for n in range(4)),
]
TARGETS = ("list", "second", "third")
spelt = st.sampled_from([word for words in SPELLINGS for word in words])
lists = st.lists(spelt.map(normal_form), max_size=6, unique=True)
choices = st.sampled_from([{}, {"newcomers": True}, {"retry_failed": True}, {"only": frozenset({"second"})}])
ends: st.SearchStrategy[State] = st.sampled_from(["sent", "sent", "failed", "deferred", "owed"])
runs = st.lists(
    st.tuples(
        st.sampled_from(TARGETS), lists, choices, st.lists(ends, min_size=1, max_size=3), st.sets(spelt, max_size=1)
    ),
    min_size=1,
    max_size=3,
)


def send(room: Newsroom, got: Counter[tuple[str, str]], plan: Any, states: list[State]) -> None:
    """Accept a plan and end its parts one way or another; what ends as sent has reached its members."""
    accept(room, plan)
    parts = [part for release in plan.releases for delivery in release.deliveries for part in delivery.to_send]
    for number, part in enumerate(parts):
        begun = room.ledger.begin(part.key, owner=owner(), now=room.clock(), lease=120).result()
        assert begun is not None
        state = states[number % len(states)]
        ended = Settlement(key=part.key, state=state, at=room.clock(), cause="connection" if state == "failed" else "")
        room.ledger.settle(ended, owner=owner()).result()
        if state == "sent":
            edition = str(plan.releases[0].release.edition)
            got.update((edition, member.email) for member in begun.members)


@settings(max_examples=12)
@given(st.tuples(lists, lists, lists), runs, st.booleans())
def test_a_revision_reaches_an_address_once(first: Any, later: Any, correct: bool) -> None:  # noqa: FBT001
    """Whoever is added, moved, spelt otherwise or unsubscribes between runs that fail, wait or are asked for more."""
    with TemporaryDirectory() as folder:
        places = [a_place(name, a_mailing_channel(batch=2)) for name in TARGETS]
        people: dict[str, Any] = {
            name: [Recipient(email=one) for one in held] for name, held in zip(TARGETS, first, strict=True)
        }
        room, got = open_newsroom(Path(folder), *places, people=people), Counter[tuple[str, str]]()
        gone: set[tuple[str, str]] = set()
        for number, (target, held, choice, states, leaves) in enumerate(later):
            release = corrected() if correct and number >= len(later) // 2 else ready()
            room.people[target] = [Recipient(email=one) for one in held]
            room.unsubscribed |= {normal_form(one) for one in leaves}
            before = Counter(got)
            send(room, got, planned(room, release, **choice), states)
            gone |= {one for one in got - before if one[1] in room.unsubscribed}
        room.ledger.close()
    assert max(got.values(), default=1) == 1
    assert not gone
