"""Mailpit takes our mails, by its API and by SMTP, and shows in each what we meant for that person, once."""

import json
import os
import shutil
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.support.newsrooms import RELEASE, a_list, journalists, make

INSTALLED = Path(__file__).parents[2] / ".real" / "go"
MODULE = "github.com/axllent/mailpit@v1.33.1"
PATIENCE = 60  # seconds until it has started


@pytest.fixture(scope="module")
def program() -> Path:
    """Build Mailpit, once for this checkout."""
    if not os.environ.get("PRESSCTL_REAL"):
        pytest.skip("`make test-real` builds and starts Mailpit")
    found = INSTALLED / "mailpit"
    if not found.is_file():
        go = shutil.which("go")
        if not go:
            pytest.skip("there is no Go here, which Mailpit is built with")
        environ = os.environ | {"GOBIN": str(INSTALLED)}
        done = subprocess.run(
            (go, "install", MODULE), env=environ, capture_output=True, text=True, check=False, timeout=1200
        )
        if done.returncode:
            pytest.skip(f"Go cannot build Mailpit here: {done.stderr[-300:]}")
    return found


class Server:
    """A Mailpit that runs: where its API is, and the port of its SMTP."""

    def __init__(self, base: str, port: int) -> None:
        """Know where it is."""
        self.base, self.port = base, port

    def read(self, path: str) -> Any:
        """Return what it says of something."""
        with urlopen(f"{self.base}/api/v1/{path}", timeout=10) as answer:  # noqa: S310  (loopback)
            return json.load(answer)

    def found(self, query: str) -> list[dict[str, Any]]:
        """Return each message that a search finds, whole."""
        listed = self.read(f"search?limit=500&query={quote(query)}")["messages"]
        return [self.read(f"message/{one['ID']}") for one in listed]


@pytest.fixture(scope="module")
def server(program: Path) -> Iterator[Server]:
    """Start one that keeps nothing."""
    with socket.create_server(("127.0.0.1", 0)) as web, socket.create_server(("127.0.0.1", 0)) as mail:
        ports = web.getsockname()[1], mail.getsockname()[1]
    command = (
        program,
        "--listen",
        f"127.0.0.1:{ports[0]}",
        "--smtp",
        f"127.0.0.1:{ports[1]}",
        "--disable-version-check",
    )
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            running = Server(f"http://127.0.0.1:{ports[0]}", ports[1])
            until = time.monotonic() + PATIENCE
            while True:
                try:
                    running.read("info")
                    break
                except URLError:
                    assert time.monotonic() < until, "Mailpit did not start"
                    assert process.poll() is None, "Mailpit ended at once"
                    time.sleep(0.05)
            yield running
        finally:
            process.terminate()


def a_target(channel: str, server: Server) -> str:
    """Return the table of a target that mails to it."""
    where = (
        [f'base_url = "{server.base}"']
        if channel == "mailpit"
        else ['host = "127.0.0.1"', f"port = {server.port}", 'security = "none"']
    )
    lines = ["[targets.list]", f'channel = "{channel}"', *where, 'from = "Presse Élan <presse@presse.example>"']
    lines += ['recipients = "list.csv"', 'greeting = "Bonjour {{ recipient.name }},"']
    return "\n".join([*lines, 'unsubscribe = "https://presse.example.org/u?who={{ recipient.email }}"'])


@pytest.mark.parametrize("channel", ["mailpit", "smtp"])
def test_each_person_gets_their_own_mail_once(channel: str, server: Server, tmp_path: Path) -> None:
    """Whatever is published again: the words of a template are text, files are the same to the byte, headers stand."""
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
    text = RELEASE.replace('id: "budget"', f'id: "budget-{channel}"').replace(
        "---\n\nLe groupe",
        "media:\n  - { path: halle.png, alt: Une halle, caption: La halle }\n---\n\nLe groupe {{ .Name }}",
    )
    room = make(tmp_path, a_target(channel, server), release=None, budget=30)
    config = (tmp_path / "config.toml").read_text("utf-8")
    room.write("config.toml", config.replace("[newsroom]\n", '[newsroom]\nmail_media = "attachments"\n', 1))
    room.write("list.csv", a_list(journalists(120)))
    room.write("releases/budget.md", text)
    (tmp_path / "releases" / "halle.png").write_bytes(picture)
    before = {one["ID"] for one in server.found("subject:Budget")}
    for _ in range(2):
        ran = room.run("publish", "-y", "releases/budget.md", "--json", timeout=300)
        assert ran.code == 0, ran.err
    mails = [one for one in server.found("subject:Budget") if one["ID"] not in before]
    assert Counter(one["To"][0]["Address"] for one in mails) == {address: 1 for address, _ in journalists(120)}
    for mail in mails[:5]:
        number = mail["To"][0]["Address"].partition("@")[0].removeprefix("j")
        assert f"Bonjour Zoé Numéro {number}," in mail["Text"]
        assert f"Bonjour Zoé Numéro {number}," in mail["HTML"]
        assert "{{ .Name }}" in mail["Text"]
        assert mail["From"] == {"Name": "Presse Élan", "Address": "presse@presse.example"}
        headers = server.read(f"message/{mail['ID']}/headers")
        assert headers["List-Unsubscribe-Post"] == ["List-Unsubscribe=One-Click"]
        assert f"who=j{number}%40journal.example" in headers["List-Unsubscribe"][0]
        (file,) = mail["Attachments"]
        with urlopen(f"{server.base}/api/v1/message/{mail['ID']}/part/{file['PartID']}", timeout=10) as answer:  # noqa: S310
            assert answer.read() == picture


def test_what_was_sent_is_found_by_its_key(server: Server, tmp_path: Path) -> None:
    """The tag that a lost attempt is looked for by is there, and the receipt leads to the message."""
    room = make(tmp_path, a_target("mailpit", server), budget=30)
    room.write("list.csv", a_list(journalists(1)))
    ran = room.run("publish", "-y", "releases/budget.md", "--json")
    assert ran.code == 0, ran.err
    (part,) = ran.json()["releases"][0]["deliveries"][0]["parts"]
    (found,) = server.found(f"tag:{part['key']}")
    assert part["receipt"] == {"id": found["ID"], "url": f"{server.base}/view/{found['ID']}"}
