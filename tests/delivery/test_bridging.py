"""What another thread brings to an end reaches the loop, all of it, whoever waits for it or does not any more."""

import asyncio
from concurrent.futures import Future
from threading import Thread

import pytest

from pressctl.delivery.bridging import Bridge


def in_another_thread(*steps: "tuple[Future[int], int | Exception]") -> None:
    """Bring futures to an end, one after the other, where the loop is not."""

    def end() -> None:
        for future, result in steps:
            if isinstance(result, Exception):
                future.set_exception(result)
            else:
                future.set_result(result)

    Thread(target=end).start()


def test_every_result_arrives_in_order() -> None:
    """However many come while the loop is busy."""

    async def run() -> list[int]:
        bridge, wanted = Bridge(), [Future[int]() for _ in range(500)]
        told: list[int] = []
        for future in wanted:
            bridge.when_done(future, lambda done: told.append(done.result()))
        waiting = [bridge.wait(future) for future in wanted]
        in_another_thread(*((future, number) for number, future in enumerate(wanted)))
        assert await asyncio.gather(*waiting) == told
        return told

    assert asyncio.run(run()) == [*range(500)]


def test_an_error_is_raised_where_it_is_waited_for() -> None:
    """A ledger that cannot record says so to whoever asked."""

    async def run() -> None:
        bridge, wanted = Bridge(), Future[int]()
        in_another_thread((wanted, OSError("disk full")))
        await bridge.wait(wanted)

    with pytest.raises(OSError, match="disk full"):
        asyncio.run(run())


def test_who_stops_waiting_takes_nothing_back() -> None:
    """A part that was begun is begun: who was stopped while waiting can ask for the same future again."""

    async def run() -> int:
        bridge, wanted = Bridge(), Future[int]()
        bridge.wait(wanted).cancel()
        in_another_thread((wanted, 7))
        return await bridge.wait(wanted)

    assert asyncio.run(run()) == 7


def test_a_result_after_the_loop_has_ended_is_nobodys() -> None:
    """A ledger's thread that is late must not fail."""
    wanted = Future[int]()

    async def run() -> None:
        Bridge().wait(wanted)

    asyncio.run(run())
    wanted.set_result(1)
    assert wanted.result() == 1
