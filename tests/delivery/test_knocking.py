"""A knock: name, connection and certificate, and not a byte of a request; refused as a delivery would be."""

import asyncio
import socket
from pathlib import Path

import pytest

from pressctl.delivery.knocking import knock
from pressctl.errors import Unreachable
from tests.support import certificates
from tests.support.receivers import Receiver, refusing


def heard(url: str, *, seconds: float = 5, allow_private: bool = True) -> str:
    """Knock; return why nobody is there, or nothing."""
    try:
        asyncio.run(knock(url, seconds=seconds, allow_private=allow_private))
    except Unreachable as error:
        return error.message if error.hint else "nothing to do"
    return ""


def test_somebody_is_there_and_hears_nothing() -> None:
    """A connection, and no request on it; the path, which may be a key, is never said."""
    with Receiver() as place:
        assert not heard(f"{place.url}services/key?token=x")
    assert place.requests == []
    with refusing() as nobody:
        assert heard(f"{nobody}services/key") == f"{nobody.split('/')[2]} refused the connection"


def test_it_connects_where_a_delivery_may() -> None:
    """Private addresses are refused, by number and by name."""
    with Receiver(named="localhost") as place:
        assert "127.0.0.1 is a loopback address" in heard(f"http://127.0.0.1:{place.port}/", allow_private=False)
        assert "loopback" in heard(place.url, allow_private=False)
        assert not heard(place.url)


def test_an_unknown_name_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked of the system's resolver, and no connection is tried."""

    def unknown(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert heard("https://desk.example.invalid/x") == "desk.example.invalid is not a known name"


def test_a_silent_place_ends_with_the_deadline() -> None:
    """One that takes connections and never shakes hands."""
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        assert "in time (0.2 s at most)" in heard(f"https://127.0.0.1:{port}/", seconds=0.2)


@pytest.mark.skipif(not certificates.available(), reason="certificates are made by the openssl command")
def test_a_certificate_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whom nobody here trusts is not somebody."""
    made = certificates.make(tmp_path)
    with Receiver(tls=made.good) as place:
        assert "is signed by nobody this machine trusts" in heard(place.url)
        monkeypatch.setenv("SSL_CERT_FILE", str(made.authority))
        assert not heard(place.url)
    assert place.requests == []
