"""listmonk takes our mails and hands them to a mail server, each as we meant it for that person, once."""

import json
import os
import re
import shutil
import socket
import subprocess
import time
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from tests.support.mailservers import MailServer, serving
from tests.support.newsrooms import RELEASE, a_list, journalists, make
from tests.support.servers import Server

INSTALLED = Path(__file__).parents[2] / ".real" / "go"
MODULE = (
    "github.com/knadh/listmonk@v0.0.0-20260721072304-911e0b774aba"  # 5.x; Go takes no tag of it, as its path has no /v5
)
PATIENCE = 60  # seconds until it has started
# What it reads beside its binary where nothing is packed into that, as releases have it.
FILES = ("config.toml.sample", "queries", "schema.sql", "permissions.json", "i18n", "static")
ADMIN = {
    "LISTMONK_ADMIN_USER": "admin",
    "LISTMONK_ADMIN_PASSWORD": "admin-0123456789",
    "LISTMONK_ADMIN_API_USER": "press",
}


def _go(*words: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    go = shutil.which("go")
    if not go:
        pytest.skip("there is no Go here, which listmonk is built with")
    done = subprocess.run(
        (go, *words), env=os.environ | environ, capture_output=True, text=True, check=False, timeout=1200
    )
    if done.returncode:
        pytest.skip(f"Go cannot build listmonk here: {(done.stdout + done.stderr)[-300:]}")
    return done


@pytest.fixture(scope="module")
def source() -> Path:
    """Return its source: a checkout that PRESSCTL_LISTMONK names, else Go's module; and build it, once for this checkout."""
    if not os.environ.get("PRESSCTL_REAL"):
        pytest.skip("`make test-real` builds and starts listmonk")
    named = os.environ.get("PRESSCTL_LISTMONK")
    found = Path(named or json.loads(_go("mod", "download", "-json", MODULE).stdout)["Dir"])
    if not (INSTALLED / "listmonk").is_file():
        _go(
            "build",
            "-C",
            str(found),
            "-o",
            str(INSTALLED / "listmonk"),
            "./cmd",
            GOFLAGS="-mod=readonly -buildvcs=false",
        )
    return found


class Listmonk:
    """One that runs: where it is, its API user's token, and the mail server that it hands mails to."""

    def __init__(self, base: str, token: str, mails: MailServer) -> None:
        """Know where it is."""
        self.base, self.token, self.mails = base, token, mails

    def ask(self, path: str, said: Any = None) -> Any:
        """Ask its API something, as the user that sends."""
        who = b64encode(f"press:{self.token}".encode()).decode()
        headers = {"Authorization": f"Basic {who}", "Content-Type": "application/json"}
        body = json.dumps(said).encode() if said else None
        with urlopen(Request(f"{self.base}/api/{path}", data=body, headers=headers), timeout=10) as answer:  # noqa: S310
            return json.load(answer)["data"]


@pytest.fixture(scope="module")
def listmonk(source: Path, postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listmonk]:
    """Install one into a database of its own, and start it, with a mail server of ours behind it."""
    folder = tmp_path_factory.mktemp("listmonk")
    for name in FILES:
        copy = shutil.copytree if (source / name).is_dir() else shutil.copyfile
        copy(source / name, folder / name)
    (folder / "frontend" / "dist").mkdir(parents=True)
    (folder / "frontend" / "dist" / "index.html").write_text("<p>")  # its windows are for people
    with socket.create_server(("127.0.0.1", 0)) as web:
        port = web.getsockname()[1]
    postgres.run("CREATE DATABASE listmonk")
    (folder / "config.toml").write_text(
        f'[app]\naddress = "127.0.0.1:{port}"\n[db]\nhost = "127.0.0.1"\nport = {postgres.port}\nuser = "pressctl"\n'
        'password = "none"\ndatabase = "listmonk"\nssl_mode = "disable"\nmax_open = 10\nmax_idle = 5\nmax_lifetime = "300s"\n'
    )
    program, environ = INSTALLED / "listmonk", os.environ | ADMIN
    made = subprocess.run(
        (program, "--install", "--yes"),
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    token = re.search(r'LISTMONK_ADMIN_API_TOKEN="([^"]+)"', made.stderr)
    assert token, made.stderr
    with serving(MailServer()) as mails:
        postman = {"enabled": True, "host": "127.0.0.1", "port": mails.port, "auth_protocol": "none", "max_conns": 5}
        postman |= {
            "tls_type": "none",
            "idle_timeout": "15s",
            "wait_timeout": "5s",
            "max_msg_retries": 2,
            "email_headers": [],
        }
        _tell(postgres, json.dumps([postman]))
        with subprocess.Popen(program, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                running = Listmonk(f"http://127.0.0.1:{port}", token[1], mails)
                until = time.monotonic() + PATIENCE
                while True:
                    try:
                        running.ask("profile")
                        break
                    except URLError:
                        assert time.monotonic() < until, "listmonk did not start"
                        assert process.poll() is None, "listmonk ended at once"
                        time.sleep(0.05)
                yield running
            finally:
                process.terminate()


def _tell(postgres: Server, postmen: str) -> None:
    """Set which mail servers it hands mails to."""
    import psycopg

    with psycopg.connect(postgres.url.replace("/postgres", "/listmonk"), autocommit=True) as raw:
        raw.execute("UPDATE settings SET value = %s WHERE key = 'smtp'", (postmen,))


def test_each_person_gets_their_own_mail_once(listmonk: Listmonk, tmp_path: Path) -> None:
    """Whatever is published again; its templates take no word of a release, and the manual's own template is right."""
    template = listmonk.ask(
        "templates", {"name": "press", "type": "tx", "subject": "x", "body": "{{ .Tx.Data.html | Safe }}"}
    )
    lines = ["[targets.list]", 'channel = "listmonk"', f'base_url = "{listmonk.base}"', 'user = "press"']
    lines += ['token = { env = "LISTMONK_TOKEN" }', f"template = {template['id']}", 'recipients = "list.csv"']
    lines += ['from = "Presse Élan <presse@presse.example>"', 'greeting = "Bonjour {{ recipient.name }},"']
    lines += ['unsubscribe = "https://presse.example.org/u?who={{ recipient.email }}"']
    text = RELEASE.replace("---\n\nLe groupe", "---\n\nLe groupe {{ .Tx.Data.subject }} {{ UnsubscribeURL }}")
    room = make(tmp_path, "\n".join(lines), release=text, budget=30)
    room.write("list.csv", a_list(journalists(60)))
    environ = {"LISTMONK_TOKEN": listmonk.token}
    checked = room.run("check", "--online", environ=environ)
    assert checked.code == 0, checked.err
    publish = ("publish", "-y", "releases/budget.md", "--json")
    ran, again = (room.run(*publish, environ=environ, timeout=300) for _ in range(2))
    assert (ran.code, again.code) == (0, 0), ran.err
    until = time.monotonic() + PATIENCE
    while len(listmonk.mails.mails) < 60 and time.monotonic() < until:  # it hands them on by itself
        time.sleep(0.05)
    assert Counter(to for _, to, _ in listmonk.mails.mails) == {address: 1 for address, _ in journalists(60)}
    keys = {part["key"] for part in ran.json()["releases"][0]["deliveries"][0]["parts"]}
    seen = set()
    for _, to, raw in listmonk.mails.mails:
        mail = message_from_bytes(raw, policy=policy.default)
        seen.add(mail["X-Pressctl-Key"])
        number = to.partition("@")[0].removeprefix("j")
        for kind in ("plain", "html"):
            part = mail.get_body((kind,))
            assert part is not None
            assert f"Bonjour Zoé Numéro {number}," in part.get_content()
            assert "{{ .Tx.Data.subject }} {{ UnsubscribeURL }}" in part.get_content()
        assert str(mail["From"]) == "Presse Élan <presse@presse.example>"
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert f"who=j{number}%40journal.example" in mail["List-Unsubscribe"]
    assert seen == keys
