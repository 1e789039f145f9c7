"""Reading a list that a vendor keeps: patient with what passes, never with what does not end."""

import asyncio
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from pressctl.channels import find
from pressctl.config.enlisting import Enlisting
from pressctl.delivery import enlisting
from pressctl.delivery.enlisting import LARGEST, read_roll
from pressctl.errors import Rejected, Uncertain, Unreachable, Unsent
from pressctl.model import Config, Limits, Mailing, Member, Newsroom, Target
from pressctl.rolls import Moved
from tests.channels.places import NOON, settings_of
from tests.support.rolls import Vendor, kept, vendor_of

SHORT = Limits(attempts=3, budget=5)


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait no time; what is asked to wait counts against the budget all the same."""

    async def at_once(_seconds: float) -> None:
        return

    monkeypatch.setattr(asyncio, "sleep", at_once)


def read(
    vendor: Vendor, perform: Callable[[httpx.Request], httpx.Response] | None = None, channel: str = "mailgun"
) -> list[Member]:
    """Read a vendor's list; return the members, in as many readings as it took."""
    found: list[Member] = []
    keeping = find(channel).keeping
    assert keeping

    async def answer(request: httpx.Request) -> httpx.Response:
        return (perform or vendor.answer)(request)

    def take(page: tuple[Member, ...]) -> int:
        found.extend(page)
        return len({one.email for one in found})

    def begin() -> Any:
        found.clear()
        return keeping.members(
            settings_of(find(channel), base_url="https://v.example"), vendor.name, lambda: NOON
        ), take

    asyncio.run(read_roll(begin, answer, SHORT))
    return found


@pytest.mark.parametrize("trouble", [500, 503, 429, Uncertain("cut off"), Unreachable("no connection")])
def test_a_page_that_does_not_come_is_asked_for_again(trouble: int | Unsent) -> None:
    """In the middle of a list, and twice for each page: nobody is lost, and nobody comes twice."""
    vendor = vendor_of("mailgun", kept(350))
    turns = iter(range(1000))

    def shaky(request: httpx.Request) -> httpx.Response:
        assert request.extensions["most"] == LARGEST
        if next(turns) % 3 == 2:
            return vendor.answer(request)
        if isinstance(trouble, Unsent):
            raise trouble
        return httpx.Response(trouble, request=request)

    assert [one.email for one in read(vendor, shaky)] == [one.email for one in vendor.people]


@pytest.mark.parametrize(
    ("answer", "kind", "times"),
    [
        (httpx.Response(500), Uncertain, 3),
        (httpx.Response(200, content=b"{"), Uncertain, 3),
        (httpx.Response(503, headers={"retry-after": "3600"}), Unreachable, 1),
        (httpx.Response(401), Rejected, 1),
    ],
)
def test_it_gives_up_within_attempts_and_budget(answer: httpx.Response, kind: type[Unsent], times: int) -> None:
    """What asks for an hour is not waited for, and a no is a no."""
    asked: list[httpx.Request] = []

    def refuse(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return answer

    with pytest.raises(kind):
        read(vendor_of("mailgun", []), refuse)
    assert len(asked) == times


def test_a_list_that_changes_is_read_anew() -> None:
    """Somebody leaves during the first reading: the second is whole. One that never stands still is none."""
    vendor = vendor_of("brevo", kept(1200))
    vendor.leaves_at = {2}
    assert len(read(vendor, channel="brevo")) == 1199
    vendor.leaves_at = {*range(1000)}
    with pytest.raises(Moved):
        read(vendor, channel="brevo")


@pytest.mark.parametrize(("limit", "value"), [("MOST_REQUESTS", 5), ("MOST_PEOPLE", 5), ("BARREN", 5)])
def test_pages_that_do_not_end_are_no_list(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    """New pages for ever, of people or of nobody new, are a fault of the vendor's and end with a no."""
    monkeypatch.setattr(enlisting, limit, value)
    turns = iter(range(10_000))

    def endless(request: httpx.Request) -> httpx.Response:
        turn = next(turns)
        assert turn < 50
        rows = [
            {
                "email": "a@b.example" if limit == "BARREN" else f"{turn}@b.example",
                "id": str(turn),
                "unsubscribed": False,
            }
        ]
        return httpx.Response(200, json={"data": rows, "has_more": True}, request=request)

    with pytest.raises(Rejected, match="its pages do not end"):
        read(vendor_of("resend", []), endless, channel="resend")


def test_many_people_take_a_page_at_a_time() -> None:
    """What a run holds of a list are its people: less than a page beside them, however many pages there are."""
    config = Config(root=Path(), path=None, newsroom=Newsroom(id="n", name="N"))
    target = Target(name="list", channel="brevo", mailing=Mailing(sender="a@b.example", kept="12"))
    people = kept(6_000)
    vendor = vendor_of("brevo", people)
    held = Enlisting(target, config)
    keeping = find("brevo").keeping
    assert keeping
    peaks: list[int] = []

    async def answer(request: httpx.Request) -> httpx.Response:
        response = vendor.answer(request)
        vendor.asked.clear()
        return response

    def take(page: tuple[Member, ...]) -> int:
        peaks.append(tracemalloc.get_traced_memory()[0])
        return held.take(page)

    def begin() -> Any:
        return keeping.members(settings_of(find("brevo")), "12", lambda: NOON), take

    tracemalloc.start()
    try:
        asyncio.run(read_roll(begin, answer, SHORT))
        grown = peaks[-1] - peaks[1]
    finally:
        tracemalloc.stop()
    assert len(held.people().recipients) == 6_000
    assert grown / 5_000 < 2_000  # bytes a person: name, address, language and the table they stand in
