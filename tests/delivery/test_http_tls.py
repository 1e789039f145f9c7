"""TLS: a place must prove who it is, and one that cannot gets nothing."""

import ssl
from types import SimpleNamespace

import httpx
import pytest

from pressctl.errors import Rejected, Unreachable
from tests.delivery.sending_once import Names, end_of
from tests.support import certificates
from tests.support.certificates import Certificates
from tests.support.receivers import Exchange, Receiver, ok

pytestmark = pytest.mark.skipif(not certificates.available(), reason="certificates are made by the openssl command")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Certificates, good and bad."""
    return certificates.make(tmp_path_factory.mktemp("certificates"))


def test_a_place_with_a_trusted_certificate_is_sent_to(made: Certificates) -> None:
    """An authority named in a file is trusted, beside the system's own, and connections are kept."""
    with Receiver(ok(json={"id": "1"}), tls=made.good, named="localhost") as place:
        answer, _ = end_of(httpx.Request("POST", place.url, json={}), ca_file=str(made.authority))
    assert isinstance(answer, httpx.Response)
    assert answer.json() == {"id": "1"}


def test_the_protocol_is_agreed_on(made: Certificates) -> None:
    """A place that also speaks HTTP/2 is told that this is HTTP/1.1."""

    def tell(exchange: Exchange) -> None:
        wire = exchange._wire
        assert isinstance(wire, ssl.SSLSocket)
        exchange.answer(body=(wire.selected_alpn_protocol() or "none").encode())

    made.good.set_alpn_protocols(["h2", "http/1.1"])
    with Receiver(tell, tls=made.good, named="localhost") as place:
        answer, _ = end_of(httpx.Request("POST", place.url), ca_file=str(made.authority))
    assert isinstance(answer, httpx.Response)
    assert answer.content == b"http/1.1"


def test_an_address_keeps_its_name_though_it_is_looked_up_first(made: Certificates) -> None:
    """Verification asks for the name in the address, not for the number that was connected to."""
    names = Names({"elsewhere.example": [["127.0.0.1"]]})
    with Receiver(tls=made.elsewhere) as place:
        request = httpx.Request("POST", f"https://elsewhere.example:{place.port}/")
        answer, _ = end_of(request, ca_file=str(made.authority), lookup=names)
    assert isinstance(answer, httpx.Response)


@pytest.mark.parametrize(
    ("which", "said", "turn"),
    [
        ("expired", "has expired", "renew it"),
        ("elsewhere", "is for another host", "url in config.toml"),
        ("alone", "signed by nobody", "SSL_CERT_FILE"),
    ],
)
@pytest.mark.parametrize("named", ["localhost", "127.0.0.1"])
def test_a_bad_certificate_gets_nothing(made: Certificates, which: str, said: str, turn: str, named: str) -> None:
    """Expired, for another host, self-signed: not sent, said in words, and not tried in vain."""
    with Receiver(tls=getattr(made, which), named=named) as place:
        error, _ = end_of(httpx.Request("POST", place.url + "SECRET"), ca_file=str(made.authority))
    assert isinstance(error, Unreachable)
    assert not error.worth_retrying
    assert f"the certificate of {named}:{place.port} " in error.message
    assert said in error.message
    assert turn in error.hint
    assert "SECRET" not in f"{error} {error.hint}"
    assert place.requests == []


def test_an_unknown_authority_gets_nothing(made: Certificates) -> None:
    """A good certificate of an authority that nobody named is worth nothing."""
    with Receiver(tls=made.good, named="localhost") as place:
        error, _ = end_of(httpx.Request("POST", place.url))
    assert isinstance(error, Unreachable)
    assert "signed by nobody this machine trusts" in error.message


def test_tls_to_a_plain_port_is_said_in_words() -> None:
    """https: to a place that speaks http: only is for a person to correct."""
    with Receiver(on_accept=lambda wire: wire.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as place:
        error, _ = end_of(httpx.Request("POST", place.url.replace("http:", "https:")))
    assert isinstance(error, Unreachable)
    assert not error.worth_retrying
    assert "does not speak TLS" in error.message


def test_no_common_cipher_is_not_sent(made: Certificates) -> None:
    """A handshake that fails for another reason leaves nothing behind."""
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    old.load_cert_chain(made.authority.with_name("good.pem"), made.authority.with_name("good.key"))
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    old.set_ciphers("ECDHE-RSA-AES128-GCM-SHA256")  # which this key, of another kind, cannot serve
    with Receiver(tls=old, named="localhost") as place:
        error, _ = end_of(httpx.Request("POST", place.url), ca_file=str(made.authority))
    assert isinstance(error, Unreachable)
    assert "agree on no secure connection" in error.message
    assert place.requests == []


def test_without_a_system_store_mozillas_list_is_taken(monkeypatch: pytest.MonkeyPatch, made: Certificates) -> None:
    """A Python that finds no authorities of its own still verifies, and still refuses a stranger."""
    nothing = SimpleNamespace(cafile=None, capath=None)
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: nothing)
    with Receiver(tls=made.good, named="localhost") as place:
        error, _ = end_of(httpx.Request("POST", place.url))
        answer, _ = end_of(httpx.Request("POST", place.url), ca_file=str(made.authority))
    assert isinstance(error, Unreachable)
    assert isinstance(answer, httpx.Response)


def test_an_authority_that_cannot_be_read_stops_everything() -> None:
    """A file named for trust and not there is for a person to correct."""
    error, _ = end_of(httpx.Request("POST", "https://localhost:1/"), ca_file="nowhere.pem")
    assert isinstance(error, Rejected)
    assert "nowhere.pem" in error.message
