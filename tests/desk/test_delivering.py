"""Signals while delivering: heard from before the first part begins until after the last has ended."""

import signal

import pytest

from pressctl.desk.delivering import STOPS, Signals


@pytest.mark.parametrize("number", [number for number in STOPS if number.name != "SIGHUP"])
def test_a_signal_before_anything_is_sent_is_told_once_there_is_somebody_to_tell(number: signal.Signals) -> None:
    """What arrives while the transport loads stops the sending before it begins."""
    signals, told = Signals(), []
    with signals.heard():
        signal.raise_signal(number)
        assert signals.caught == [number]
        with signals.told(lambda: told.append("stop")):
            assert told == ["stop"]
            signal.raise_signal(number)
            assert told == ["stop", "stop"]
        signal.raise_signal(number)
        assert told == ["stop", "stop"]


def test_what_was_set_before_comes_back() -> None:
    """A program that embeds pressctl keeps its own handlers."""
    before = [signal.getsignal(number) for number in STOPS]
    with Signals().heard():
        assert [signal.getsignal(number) for number in STOPS] != before
    assert [signal.getsignal(number) for number in STOPS] == before


def test_one_closed_window_is_one_signal_however_many_come() -> None:
    """The system and the shell each send a hangup: the second is no wish to stop at once."""
    signals, told = Signals(), []
    with signals.heard(), signals.told(lambda: told.append("stop")):
        for _ in range(3):
            signal.raise_signal(signal.SIGHUP)
        assert told == ["stop"]
        signal.raise_signal(signal.SIGTERM)
        assert told == ["stop", "stop"]
    assert signals.caught == [signal.SIGHUP, signal.SIGTERM]
