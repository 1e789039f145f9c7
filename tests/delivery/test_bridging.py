"""What another thread brings to an end reaches the loop, all of it, whoever waits for it or does not any more."""

import asyncio
from threading import Thread
from typing import Any

import pytest

from pressctl.delivery.bridging import Bridge
from pressctl.delivery.ledger import promises
from pressctl.delivery.ledger.promises import Promise


def in_another_thread(*steps: tuple[Promise[int], int | Exception]) -> None:
    """Keep promises, or fail them, one after the other, where the loop is not."""

    def end() -> None:
        for promise, result in steps:
            if isinstance(result, Exception):
                promise.fail(result)
            else:
                promise.keep(result)

    Thread(target=end).start()


def test_every_result_arrives_in_order() -> None:
    """However many come while the loop is busy."""

    async def run() -> list[int]:
        bridge, wanted = Bridge(), [Promise[int]() for _ in range(500)]
        told: list[int] = []
        for promise in wanted:
            bridge.when_over(promise, lambda kept: told.append(kept.result()))
        waiting = [bridge.wait(promise) for promise in wanted]
        in_another_thread(*((promise, number) for number, promise in enumerate(wanted)))
        assert await asyncio.gather(*waiting) == told
        return told

    assert asyncio.run(run()) == [*range(500)]


def test_an_error_is_raised_where_it_is_waited_for() -> None:
    """A ledger that cannot record says so to whoever asked."""

    async def run() -> None:
        bridge, wanted = Bridge(), Promise[int]()
        in_another_thread((wanted, OSError("disk full")))
        await bridge.wait(wanted)

    with pytest.raises(OSError, match="disk full"):
        asyncio.run(run())


def test_who_stops_waiting_takes_nothing_back() -> None:
    """A part that was begun is begun: who was stopped while waiting can ask for the same promise again."""

    async def run() -> int:
        bridge, wanted = Bridge(), Promise[int]()
        bridge.wait(wanted).cancel()
        in_another_thread((wanted, 7))
        return await bridge.wait(wanted)

    assert asyncio.run(run()) == 7


def test_a_result_after_the_loop_has_ended_is_nobodys() -> None:
    """A ledger's thread that is late must not fail."""
    wanted = Promise[int]()

    async def run() -> None:
        Bridge().wait(wanted)

    asyncio.run(run())
    wanted.keep(1)
    assert wanted.result() == 1


def test_what_is_kept_together_arrives_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """One wake-up for a group, however many of it there are."""

    async def run() -> int:
        bridge, wanted, calls = Bridge(), [Promise[int]() for _ in range(50)], 0
        loop = asyncio.get_running_loop()
        wake = loop.call_soon_threadsafe

        def counted(*args: Any) -> object:
            nonlocal calls
            calls += 1
            return wake(*args)

        monkeypatch.setattr(loop, "call_soon_threadsafe", counted)
        waiting = [bridge.wait(promise) for promise in wanted]
        Thread(target=promises.keep, args=(wanted, range(50))).start()
        assert await asyncio.gather(*waiting) == [*range(50)]
        return calls

    assert asyncio.run(run()) == 1


def test_a_promise_is_waited_for_in_any_thread() -> None:
    """Also by two; what it failed with is raised in each."""
    promise, found = Promise[int](), list[object]()

    def wait() -> None:
        try:
            found.append(promise.result())
        except OSError as error:
            found.append(error)

    threads = [Thread(target=wait) for _ in range(2)]
    for thread in threads:
        thread.start()
    assert not promise.is_over
    error = OSError("disk full")
    promise.fail(error)
    for thread in threads:
        thread.join(10)
    assert found == [error, error]
    assert promises.kept(3).result() == 3
