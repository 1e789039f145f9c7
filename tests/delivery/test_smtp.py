"""Mails handed to a server over real sockets: whatever it does, what is known of the mail is right, and it is handed in once."""

import asyncio
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from pressctl import model
from pressctl.delivery.smtp import MOST_MAILS, Submission
from pressctl.errors import Uncertain, Unreachable, Unsent
from pressctl.model import Reply, Secret, SendMail
from tests.delivery.sending_once import Names
from tests.support import certificates
from tests.support.certificates import Certificates
from tests.support.mailservers import ABORT, SILENCE, MailServer, serving

CONTENT = b"Subject: Les maires\r\n\r\n.\r\n..\r\n.fin\r\n"
DEADLINE = 2.0  # seconds, for servers that would keep us for ever
PATIENCE = 20.0  # seconds, for the others, however busy this machine is

needs_certificates = pytest.mark.skipif(
    not certificates.available(), reason="certificates are made by the openssl command"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Certificates, good and bad."""
    return certificates.make(tmp_path_factory.mktemp("certificates"))


def a_mail(port: int, to: str = "zoe@journal.example", content: bytes = CONTENT, **server: Any) -> SendMail:
    """Build a mail for a server on loopback."""
    where = model.MailServer(**{"host": "127.0.0.1", "port": port, "security": "none", **server})
    return SendMail(server=where, sender="presse@example.org", to=to, content=content)


def ends_of(
    *mails: SendMail, seconds: float = PATIENCE, allow_private: bool = True, **options: Any
) -> list[Reply | Unsent]:
    """Hand in mails one after another through one submission; return what came of each."""

    async def run() -> list[Reply | Unsent]:
        submission = Submission(**options)
        ended: list[Reply | Unsent] = []
        for mail in mails:
            try:
                ended.append(await submission.hand_in(mail, seconds=seconds, allow_private=allow_private))
            except Unsent as error:
                ended.append(error)
        await submission.aclose()
        return ended

    return asyncio.run(run())


@contextmanager
def scripted(talk: Callable[[Any], None]) -> Iterator[int]:
    """Serve one connection after another by a script, which is given the connection as a file; yield the port."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            talk(self)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server.server_address[1]
        server.shutdown()


def greet(handler: Any, *features: str) -> None:
    """Say hello, and what there is."""
    handler.wfile.write(b"220 mail.test\r\n")
    handler.rfile.readline()
    said = ["mail.test", *features]
    lines = [f"250{' ' if number == len(said) else '-'}{one}\r\n" for number, one in enumerate(said, 1)]
    handler.wfile.write("".join(lines).encode())


def test_many_mails_go_over_one_connection_to_the_byte() -> None:
    """Lines that begin with dots too; each has its own envelope."""
    with serving(MailServer()) as server:
        people = [f"p{number}@journal.example" for number in range(5)]
        ended = ends_of(*(a_mail(server.port, to) for to in people))
    assert ended == [Reply(step="message", code=250, text="2.0.0 Ok: queued as 4XyZ")] * 5
    assert server.mails == [("presse@example.org", to, CONTENT) for to in people]
    assert server.connections == 1


def test_a_connection_carries_no_more_than_servers_like() -> None:
    """The next mail has a new one."""
    with serving(MailServer()) as server:
        ended = ends_of(*(a_mail(server.port) for _ in range(MOST_MAILS + 1)))
    assert all(isinstance(one, Reply) and one.took for one in ended)
    assert (len(server.mails), server.connections) == (MOST_MAILS + 1, 2)


def test_each_recipient_has_a_verdict_of_their_own() -> None:
    """Greylisted, unknown, then one that is taken: refusals leave the connection fit for the next."""
    verdicts = {"grey@j.example": "451 4.7.1 Greylisted", "none@j.example": "550 5.1.1 Unknown user"}
    with serving(MailServer(rcpt=lambda _, to: verdicts.get(to))) as server:
        ended = ends_of(*(a_mail(server.port, to) for to in (*verdicts, "zoe@j.example")))
    assert ended == [
        Reply(step="recipient", code=451, text="4.7.1 Greylisted"),
        Reply(step="recipient", code=550, text="5.1.1 Unknown user"),
        Reply(step="message", code=250, text="2.0.0 Ok: queued as 4XyZ"),
    ]
    assert (len(server.mails), server.connections) == (1, 1)


@pytest.mark.parametrize(
    ("does", "words"), [(ABORT, "broke the connection off after"), (SILENCE, "did not answer within 2 s after")]
)
def test_lost_after_the_final_dot_is_uncertain(does: str, words: str) -> None:
    """The server has the whole mail, and nobody knows what it does with it; it is not handed in again."""
    with serving(MailServer(end=lambda *_: does)) as server:
        (ended,) = ends_of(a_mail(server.port), seconds=DEADLINE if does == SILENCE else PATIENCE)
    assert isinstance(ended, Uncertain)
    assert words in ended.message
    assert len(server.mails) == 1


@pytest.mark.parametrize("does", [ABORT, SILENCE])
@pytest.mark.parametrize("step", ["mail", "rcpt"])
def test_lost_before_the_mail_left_is_not_sent(step: str, does: str) -> None:
    """Whatever was said of sender and recipient, there is no mail."""
    behaviour: Any = {step: lambda *_: does}
    with serving(MailServer(**behaviour)) as server:
        (ended,) = ends_of(a_mail(server.port), seconds=DEADLINE if does == SILENCE else PATIENCE)
    assert isinstance(ended, Unreachable)
    assert ended.worth_retrying
    assert server.mails == []


def test_lost_within_the_mail_is_not_sent() -> None:
    """The dot never left, so the server has no mail (RFC 5321 section 4.1.1.4)."""

    def talk(handler: Any) -> None:
        greet(handler)
        for answer in (b"250 ok\r\n", b"250 ok\r\n", b"354 go on\r\n"):
            handler.rfile.readline()
            handler.wfile.write(answer)
        handler.rfile.readline()
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")

    with scripted(talk) as port:
        (ended,) = ends_of(a_mail(port, content=b"x: y\r\n" * 4_000_000))
    assert isinstance(ended, Unreachable)
    assert "before it had the mail" in ended.message


def test_a_connection_that_was_closed_meanwhile_is_opened_anew() -> None:
    """Nothing had left on the old one, so nobody needs to know: closed in silence, or with a 421."""
    seen: list[int] = []

    def talk(handler: Any) -> None:
        seen.append(1)
        greet(handler)
        for answer in (b"250 ok\r\n", b"250 ok\r\n", b"354 go on\r\n"):
            handler.rfile.readline()
            handler.wfile.write(answer)
        while handler.rfile.readline() != b".\r\n":
            pass
        handler.wfile.write(b"250 taken\r\n")
        if len(seen) == 1:
            handler.rfile.readline()
            handler.wfile.write(b"421 too long\r\n")

    with scripted(talk) as port:
        ended = ends_of(*(a_mail(port) for _ in range(3)))
    assert [isinstance(one, Reply) and one.took for one in ended] == [True, True, True]
    assert len(seen) == 3


def test_a_mail_that_is_too_large_is_not_handed_in() -> None:
    """The server says beforehand what it takes (RFC 1870)."""
    with serving(MailServer(), data_size_limit=1000) as server:
        ended = ends_of(a_mail(server.port, content=b"x" * 1001), a_mail(server.port))
    assert ended[0] == Reply(step="message", code=0, text="takes 1,000 bytes a mail at most")
    assert isinstance(ended[1], Reply)
    assert (ended[1].took, len(server.mails)) == (True, 1)


def test_nothing_goes_to_a_private_address_unless_allowed() -> None:
    """Neither by number nor by name; one forbidden address condemns a name."""
    names = Names({"mail.example": [["203.0.113.7", "127.0.0.1"]]})
    with serving(MailServer()) as server:
        ended = ends_of(
            a_mail(server.port), a_mail(server.port, host="mail.example"), allow_private=False, lookup=names
        )
    for one in ended:
        assert isinstance(one, Unreachable)
        assert not one.worth_retrying
    assert server.connections == 0


def test_a_server_that_is_not_there_is_told_apart() -> None:
    """No such name, nobody at the port, and something that is no mail server."""
    names = Names({"mail.example": [socket.gaierror(socket.EAI_NONAME, "")]})
    with socket.create_server(("127.0.0.1", 0)) as taken:
        free = taken.getsockname()[1]
    (unknown,) = ends_of(a_mail(25, host="mail.example"), lookup=names)
    (refused,) = ends_of(a_mail(free))
    with scripted(lambda handler: handler.wfile.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as port:
        (other,) = ends_of(a_mail(port))
    with scripted(lambda handler: handler.wfile.write(b"220-hello\r\n" * 20_000)) as port:
        (endless,) = ends_of(a_mail(port))
    for ended, words in (
        (unknown, "not a known name"),
        (refused, "refused the connection"),
        (other, "does not speak SMTP"),
        (endless, "broke the connection off"),
    ):
        assert isinstance(ended, Unreachable)
        assert words in ended.message


def test_a_server_that_wants_nobody_says_so() -> None:
    """In its greeting, with its own words."""
    with scripted(lambda handler: handler.wfile.write(b"554-no\r\n554 mail from you\r\n")) as port:
        (ended,) = ends_of(a_mail(port))
    assert ended == Reply(step="greeting", code=554, text="no\nmail from you")


LOGIN: dict[str, Any] = {"user": "presse", "password": Secret("geheim-1234")}


@needs_certificates
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_login_goes_over_tls_alone(made: Certificates, security: str) -> None:
    """Asked for, or there from the first byte; the server's name is verified."""
    asked = {"tls_context": made.good, "require_starttls": True, "auth_required": True}
    secured = asked if security == "starttls" else {"tls": made.good, "auth_require_tls": False}
    with serving(MailServer(), **secured) as server:
        where = {"host": "localhost", "security": security, **LOGIN}
        mails = [a_mail(server.port, **where), a_mail(server.port, **where)]
        ended = ends_of(*mails, ca_file=str(made.authority))
    assert [isinstance(one, Reply) and one.took for one in ended] == [True, True]
    assert (server.logins, server.connections) == (["presse"], 1)


@needs_certificates
def test_a_wrong_password_is_tried_once(made: Certificates) -> None:
    """By one way alone, though the server offers several: each failure brings a ban nearer."""
    with serving(MailServer(), tls_context=made.good, auth_required=True) as server:
        where = {"host": "localhost", "security": "starttls", **LOGIN, "password": Secret("falsch-1234")}
        (ended,) = ends_of(a_mail(server.port, **where), ca_file=str(made.authority))
    assert isinstance(ended, Reply)
    assert (ended.step, ended.code) == ("login", 535)
    assert server.logins == ["presse"]


@needs_certificates
@pytest.mark.parametrize(
    ("which", "security", "words"),
    [
        ("elsewhere", "starttls", "is for another host"),
        ("alone", "tls", "is signed by nobody"),
        ("expired", "starttls", "has expired"),
    ],
)
def test_a_server_that_cannot_prove_who_it_is_gets_no_password(
    made: Certificates, which: str, security: str, words: str
) -> None:
    """A person has to look into it."""
    context = getattr(made, which)
    secured = {"tls_context": context} if security == "starttls" else {"tls": context}
    with serving(MailServer(), **secured) as server:
        where = {"host": "localhost", "security": security, **LOGIN}
        (ended,) = ends_of(a_mail(server.port, **where), ca_file=str(made.authority))
    assert isinstance(ended, Unreachable)
    assert words in ended.message
    assert not ended.worth_retrying
    assert (server.logins, server.connections) == ([], 0)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_no_tls_no_password(security: str) -> None:
    """A server that does not offer it, or somebody between who took the offer out, learns nothing."""
    with serving(MailServer(), auth_require_tls=False) as server:
        (ended,) = ends_of(a_mail(server.port, security=security, **LOGIN))
    if security == "starttls":
        assert ended == Reply(step="tls", code=0, text="offers no STARTTLS")
    else:
        assert isinstance(ended, Unreachable)
        assert "does not speak TLS" in ended.message
    assert server.logins == []


@needs_certificates
def test_what_is_said_before_tls_does_not_count_after_it(made: Certificates) -> None:
    """Somebody between could else say what the server offers, or that it took a mail (CVE-2011-0411)."""
    heard: list[bytes] = []

    def talk(handler: Any) -> None:
        greet(handler, "STARTTLS")
        handler.rfile.readline()
        handler.wfile.write(b"220 go on\r\n250 forged\r\n")
        with made.good.wrap_socket(handler.connection, server_side=True) as wire:
            lines = wire.makefile("rb")
            heard.append(lines.readline())
            wire.sendall(b"250 mail.test\r\n")
            heard.append(lines.readline())
            wire.sendall(b"451 not now\r\n")
            lines.readline()

    with scripted(talk) as port:
        (ended,) = ends_of(a_mail(port, host="localhost", security="starttls"), ca_file=str(made.authority))
    assert ended == Reply(step="sender", code=451, text="not now")
    assert [line[:4] for line in heard] == [b"ehlo", b"MAIL"]
