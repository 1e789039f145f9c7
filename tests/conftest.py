"""What every test may rely on: nothing leaves this machine, Hypothesis is repeatable, and signals are heard."""

import signal
import socket
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.servers import Server

settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("repeatable")

# A shell starts what runs in the background with SIGINT ignored, `nohup` with SIGHUP, and whoever is started inherits that.
# What is caught is not inherited: pressctl starts as for a person, and the tests themselves ignore it still.
for _number in (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGTERM):
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, lambda *_: None)


@pytest.fixture(scope="session")
def postgres() -> "Iterator[Server]":
    """A PostgreSQL server, one for all tests of a session; those that want it are left out where there is none."""
    from tests.support.servers import a_server, why_none

    if missing := why_none():
        pytest.skip(missing)
    with a_server() as server:
        yield server


@pytest.fixture
def untraced() -> "Iterator[None]":
    """Measure no coverage here: for what takes long over code whose lines the tests beside it cover."""
    ours, of_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    yield
    threading.settrace(of_threads)
    sys.settrace(ours)


LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")  # noqa: S104  (recognised, never bound to)


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave this machine."""
    connect, connect_ex, lookup = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def refuse(address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else "localhost"
        if not str(host).startswith(LOOPBACK):
            pytest.fail(f"a test tried to reach {host}")

    def guarded_connect(self: socket.socket, address: Any) -> None:
        refuse(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        refuse(address)
        return connect_ex(self, address)

    def guarded_lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name and not str(name).startswith(LOOPBACK) and not str(name).endswith((".invalid", ".localhost")):
            pytest.fail(f"a test tried to look up {name}")
        return lookup(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_lookup)
