"""Who is let in to a live preview, and how it begins and ends."""

import os
import pty
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.preview.live import interrupted, running
from tests.support.browser import wait_until
from tests.support.newsrooms import RELEASE, Newsroom, environment, make


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """A newsroom with one release."""
    return make(tmp_path_factory.mktemp("newsroom"))


@pytest.fixture(scope="module")
def address(room: Newsroom) -> Iterator[str]:
    """The address of a preview that runs."""
    with running(room) as address:
        yield address


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@contextmanager
def asked(address: str, path: str | None = None, *, method: str = "GET", **headers: str) -> Iterator[HTTPResponse]:
    """Ask for the page, or for another path, and give the answer, whose body is still to come."""
    split = urlsplit(address)
    with closing(HTTPConnection(split.netloc, timeout=60)) as connection:
        connection.request(method, path or split.path, headers=headers)
        with closing(connection.getresponse()) as response:
            yield response


def ask(address: str, path: str | None = None, *, method: str = "GET", **headers: str) -> Answer:
    """Ask for the page, or for another path, and return the whole answer."""
    with asked(address, path, method=method, **headers) as response:
        return Answer(status=response.status, headers=dict(response.headers), body=response.read())


def test_the_page_is_kept_to_this_machine(address: str) -> None:
    """Loopback, a random port, 256 bits of chance; nothing is stored, framed, referred to or guessed."""
    split = urlsplit(address)
    assert split.hostname == "127.0.0.1"
    assert re.fullmatch(r"/[A-Za-z0-9_-]{43}/", split.path)
    answer = ask(address)
    assert answer.status == 200
    assert b"Budget" in answer.body
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Server"] == "pressctl"
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe-inline" not in policy.partition("script-src")[2]


@pytest.mark.parametrize(
    "path", ["/", "/favicon.ico", "/{token}x/", "/x{token}/", "/{token}", "/{token}/x", "/%C3%A9/", "/%00/", "/events"]
)
def test_another_path_is_not_there(address: str, path: str) -> None:
    """Whoever does not have the token learns nothing, not even that a preview is here."""
    answer = ask(address, path.format(token=urlsplit(address).path.strip("/")))
    assert answer.status == 404
    assert b"Budget" not in answer.body


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.nip.example:{port}"]
)
def test_another_name_is_refused(address: str, host: str) -> None:
    """A site whose name was turned to this machine (DNS rebinding) sends its own name, and gets nothing."""
    answer = ask(address, Host=host.format(port=urlsplit(address).port))
    assert answer.status == 421
    assert b"Budget" not in answer.body


def test_localhost_is_this_machine_too(address: str) -> None:
    """Some write it so."""
    assert ask(address, Host=f"localhost:{urlsplit(address).port}").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_there_is_nothing_to_do_but_look(address: str, method: str) -> None:
    """No request changes anything."""
    assert ask(address, method=method).status == 405


def test_it_listens_on_loopback_alone(address: str) -> None:
    """Another address of this machine has no such port."""
    port = urlsplit(address).port
    with socket.socket() as other:
        assert other.connect_ex(("127.0.0.2", port or 0)) != 0


def test_changes_are_told(room: Newsroom, address: str) -> None:
    """A stream of events, each with the version of the page; who has seen it waits for the next."""
    with asked(address, f"{urlsplit(address).path}events?since=0") as stream:
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        number = int(stream.readline().removeprefix(b"id: "))
        assert stream.readline() == b"data: %d\n" % number
        room.write("releases/budget.md", RELEASE.replace("Douze", "Treize"))
        later = b"".join(iter(stream.readline, b"data: %d\n" % (number + 1)))
        assert b"id: %d\n" % (number + 1) in later


def test_tabs_beyond_all_measure_are_refused(address: str) -> None:
    """Twenty are told of changes; one more is not, and may still look; a closed one makes room."""
    path = f"{urlsplit(address).path}events?since=999999"
    with ExitStack() as held:
        answers = [held.enter_context(asked(address, path)).status for _ in range(21)]
        assert (answers[0], answers[-1]) == (200, 503)
        assert ask(address).status == 200
    wait_until(lambda: listened_to(address))


def listened_to(address: str) -> bool:
    """Whether one more tab would be told of changes."""
    with asked(address, f"{urlsplit(address).path}events?since=999999") as stream:
        return stream.status == 200


def test_a_port_may_be_chosen_once(tmp_path: Path, address: str) -> None:
    """One that is taken is said to be, as a mistake of the command line."""
    port = urlsplit(address).port
    ran = make(tmp_path).run("preview", "releases/budget.md", "--no-open", "--port", str(port))
    assert (ran.code, ran.out) == (2, "")
    assert f"port {port} is taken" in ran.err


def test_a_path_to_nothing_is_said_at_once(tmp_path: Path) -> None:
    """A preview of a typing error would wait for ever."""
    ran = make(tmp_path).run("preview", "releases/bugdet.md", "--no-open")
    assert (ran.code, ran.out) == (3, "")
    assert "does not exist" in ran.err


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path) -> None:
    """In one line that can be pasted, and with what works without."""
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "watchfiles.py").write_text("raise ImportError")
    ran = make(tmp_path).run("preview", "releases/budget.md", environ={"PYTHONPATH": str(tmp_path / "bare")})
    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'pressctl[preview]'" in ran.err
    assert "-o FILE.html" in ran.err


@pytest.mark.parametrize(("options", "opened"), [((), True), (("--no-open",), False)])
def test_the_browser_is_opened_for_who_sits_there(tmp_path: Path, options: tuple[str, ...], opened: bool) -> None:  # noqa: FBT001  (a row of the table)
    """On a terminal, and unless told not to; with the address that is printed."""
    room = make(tmp_path)
    note = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{note}.part" && mv "{note}.part" "{note}"\n')
    browser.chmod(0o755)
    terminal, end = pty.openpty()
    words = [sys.executable, "-m", "pressctl", "preview", "releases/budget.md", *options]
    environ = environment({"BROWSER": str(browser)})
    with closing(os.fdopen(terminal, "rb", buffering=0)):
        process = subprocess.Popen(
            words, cwd=room.root, env=environ, stdin=end, stderr=end, stdout=subprocess.PIPE, text=True
        )
        os.close(end)
        assert process.stdout
        address = process.stdout.readline().strip()
        try:
            if opened:
                wait_until(note.exists)
                assert note.read_text("utf-8").strip() == address
            assert ask(address).status == 200
        finally:
            interrupted(process)
    assert (process.returncode, note.exists()) == (130, opened)
