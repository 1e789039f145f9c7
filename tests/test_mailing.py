"""What mailing channels have in common."""

from collections import Counter

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.errors import Rejected, Uncertain, Unreachable, Unsent
from pressctl.mailing import send_halving
from pressctl.model import Part, Receipt
from tests.channels.places import people
from tests.support.builders import a_part


class Whole:
    """A place that takes a call or, for one of its people, nothing of it; from its `end`th call on it says something else."""

    def __init__(self, bad: set[int], end: int = 1000, then: type[Unsent] = Rejected) -> None:
        """Refuse these people, by number."""
        self.bad = {f"p{number}@journal.example" for number in bad}
        self.end, self.then, self.calls = end, then, 0
        self.mailed: Counter[str] = Counter()
        self.keys: Counter[str] = Counter()

    def answer(self, call: httpx.Request) -> httpx.Response:
        """Take a call, or say why not."""
        key, *to = call.content.decode().split(" ")
        self.calls += 1
        self.keys[key] += 1
        if self.calls >= self.end:
            return httpx.Response(503)
        if self.bad & {*to}:
            return httpx.Response(400)
        self.mailed.update(to)
        return httpx.Response(200)

    def read(self, response: httpx.Response) -> str:
        """Return an id, or raise."""
        if response.status_code == 503:
            raise self.then("busy", status_code=503)
        if response.status_code == 400:
            raise Rejected("no valid address", status_code=400)
        return "x"

    def send(self, part: Part) -> Receipt:
        """Deliver a part."""

        def ask(some: Part) -> httpx.Request:
            words = " ".join([some.key, *(member.email for member in some.members)])
            return httpx.Request("POST", "https://place.example/", content=words.encode())

        flow = send_halving(part, ask, self.read, lambda response: response.status_code == 400)
        call = next(flow)
        while True:
            try:
                call = flow.send(self.answer(call))
            except StopIteration as stopped:
                receipt: Receipt = stopped.value
                return receipt


@given(st.sets(st.integers(0, 99), max_size=7), st.integers(8, 100))
def test_one_address_keeps_no_mail_from_the_others(bad: set[int], count: int) -> None:
    """Whoever is not refused is mailed, once; each call has a key of its own, and the same people the same key again."""
    part = a_part(members=people(count))
    place, again = Whole(bad), Whole(bad)
    receipt = place.send(part)
    assert receipt.rejected == tuple(m.email for n, m in enumerate(part.members) if n in bad)
    assert set(place.mailed) == {m.email for n, m in enumerate(part.members) if n not in bad}
    assert set(place.mailed.values()) == {1}
    assert (set(place.keys.values()), receipt.note) == ({1}, "")
    assert next(iter(place.keys)) == part.key
    again.send(part)
    assert again.keys == place.keys
    assert place.calls <= 1 + 2 * len(bad & set(range(count))) * 7


def test_what_is_about_all_of_them_is_told_soon() -> None:
    """Nobody is asked for a thousand times."""
    place = Whole(set(range(1000)))
    with pytest.raises(Rejected, match="no valid address"):
        place.send(a_part(members=people(1000)))
    assert place.calls < 30


@pytest.mark.parametrize(("then", "left_out"), [(Unreachable, 25), (Rejected, 25), (Uncertain, 0)])
def test_what_goes_wrong_amid_it_is_said(then: type[Unsent], left_out: int) -> None:
    """Who was not asked for is counted as refused; of whom nobody knows is not, and the note tells of both."""
    place = Whole({80}, end=5, then=then)  # all, the first half, the second, its first half, its second
    receipt = place.send(a_part(members=people(100)))
    assert len(place.mailed) == 75
    assert len(receipt.rejected) == left_out
    assert receipt.note.startswith("25 of 100 people: busy")


@pytest.mark.parametrize("then", [Unreachable, Uncertain])
def test_while_nothing_is_taken_it_ends_as_any_call(then: type[Unsent]) -> None:
    """It may be tried again whole, or is unsure whole."""
    with pytest.raises(then):
        Whole({80}, end=2, then=then).send(a_part(members=people(100)))
