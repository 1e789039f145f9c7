"""listmonk takes our mails and hands them to a mail server, each as we meant it for that person, once."""

import json
import os
import re
import shutil
import socket
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen
from uuid import uuid4

import httpx
import pytest

from pressctl.channels.listmonk import CHANNEL
from pressctl.merging import mark
from pressctl.model import Part, Receipt, Secret
from tests.channels.places import a_mail, settings_of
from tests.support.builders import a_part, a_recipient, a_variant
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


RIGHTS = (
    *("lists:get_all", "lists:manage_all", "subscribers:get_all", "subscribers:manage"),
    *("campaigns:get_all", "campaigns:manage_all", "campaigns:send"),
)  # what its manual asks for


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


def _proxies() -> str:
    """Return where Go gets modules from, so that it fetches the commit by itself where a proxy refuses it, not only where it lacks it."""
    return _go("env", "GOPROXY").stdout.strip("\n").replace(",", "|")


@pytest.fixture(scope="module")
def source() -> Path:
    """Return its source: a checkout that PRESSCTL_LISTMONK names, else Go's module; and build it, once for this checkout."""
    if not os.environ.get("PRESSCTL_REAL"):
        pytest.skip("`make test-real` builds and starts listmonk")
    named = os.environ.get("PRESSCTL_LISTMONK")
    found = Path(named or json.loads(_go("mod", "download", "-json", MODULE, GOPROXY=_proxies()).stdout)["Dir"])
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

    def ask(self, path: str, said: Any = None, method: str | None = None) -> Any:
        """Ask its API something, as the user that sends."""
        who = b64encode(f"press:{self.token}".encode()).decode()
        headers = {"Authorization": f"Basic {who}", "Content-Type": "application/json"}
        body = json.dumps(said).encode() if said else None
        asked = Request(f"{self.base}/api/{path}", data=body, headers=headers, method=method)  # noqa: S310
        with urlopen(asked, timeout=10) as answer:  # noqa: S310
            return json.load(answer)["data"]

    def mails_to(self, count: int) -> dict[str, list[EmailMessage]]:
        """Wait until so many mails came; return them by address, and forget them."""
        until = time.monotonic() + PATIENCE
        while len(self.mails.mails) < count and time.monotonic() < until:  # it hands them on by itself
            time.sleep(0.05)
        came: dict[str, list[EmailMessage]] = {}
        for _, to, raw in self.mails.mails:
            came.setdefault(to, []).append(message_from_bytes(raw, policy=policy.default))
        self.mails.mails.clear()
        return came

    def finished(self, key: str) -> dict[str, Any]:
        """Wait until the campaign with a key has ended; there is one."""
        until = time.monotonic() + PATIENCE
        while True:
            (campaign,) = self.ask(f"campaigns?tag={key}&per_page=50")["results"]
            if campaign["status"] == "finished":
                return dict(campaign)
            assert time.monotonic() < until, campaign["status"]
            time.sleep(0.1)


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
    came = listmonk.mails_to(60)
    assert {to: len(mails) for to, mails in came.items()} == {address: 1 for address, _ in journalists(60)}
    keys = {part["key"] for part in ran.json()["releases"][0]["deliveries"][0]["parts"]}
    seen = set()
    for to, (mail,) in came.items():
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


HOSTILE = 'douze {{ .Subscriber.Email }} {{ UnsubscribeURL }} {{ end }} {{/* x */}} "q" https://x.example/@TrackLink'


def _spaced(text: str) -> str:
    """Return a text whose no-break spaces are ordinary ones."""
    return re.sub("[\u202f\xa0]", " ", text)


def _sender(listmonk: Listmonk) -> str:
    """Make an API user with the rights of the manual, and no more; return the token."""
    role = listmonk.ask("roles/users", {"name": "campaigns", "permissions": [*RIGHTS]})
    user = {"username": "sender", "name": "sender", "type": "api", "status": "enabled", "user_role_id": role["id"]}
    return str(listmonk.ask("users", user)["password"])


def test_a_campaign_is_to_exactly_its_people_and_says_exactly_its_words(listmonk: Listmonk, tmp_path: Path) -> None:
    """With the rights of the manual; who was blocked there gets none, and who unsubscribes by its mails no further one."""
    lines = ["[targets.list]", 'channel = "listmonk"', f'base_url = "{listmonk.base}"', 'user = "sender"']
    lines += ['token = { env = "LISTMONK_TOKEN" }', 'mode = "campaign"', 'recipients = "list.csv"']
    lines += ['from = "Presse Élan <presse@presse.example>"', 'greeting = "Bonjour {{ recipient.name }},"']
    room = make(
        tmp_path, "\n".join(lines), release=RELEASE.replace("douze", HOSTILE).replace("Douze", "{{ 12 }}"), budget=30
    )
    people = [(f"c{number}@journal.example", f"Zoé {number} {{{{ end }}}} & Cie") for number in range(60)]
    room.write("list.csv", a_list(people))
    blocked = {"email": "c7@journal.example", "name": "Sept", "status": "blocklisted"}
    listmonk.ask("subscribers", blocked)
    listmonk.ask("subscribers", {"email": "else@where.example", "name": "c8@journal.example", "status": "enabled"})
    environ = {"LISTMONK_TOKEN": _sender(listmonk)}
    checked = room.run("check", "--online", environ=environ)
    assert checked.code == 0, checked.err
    publish = ("publish", "-y", "releases/budget.md", "--json")
    ran, again = (room.run(*publish, environ=environ, timeout=300) for _ in range(2))
    assert (ran.code, again.code) == (0, 0), ran.err + ran.out
    (delivery,) = ran.json()["releases"][0]["deliveries"]
    assert (delivery["recipients"]["sent"], delivery["recipients"]["rejected"]) == (59, 1)
    (part,) = delivery["parts"]
    campaign = listmonk.finished(part["key"])
    assert (campaign["uuid"], campaign["to_send"], campaign["sent"]) == (part["receipt"]["id"], 59, 59)
    came = listmonk.mails_to(59)
    assert {to: len(mails) for to, mails in came.items()} == {to: 1 for to, _ in people if to != blocked["email"]}
    for to, (mail,) in came.items():
        number = to[1:].partition("@")[0]
        assert _spaced(mail["Subject"]) == "Budget : « {{ 12 }} communes » entendues"
        assert mail["X-Pressctl-Key"] == part["key"]
        assert len(mail.get_all("List-Unsubscribe", [])) == 1
        page = mail["List-Unsubscribe"].strip("<>")
        assert page.startswith(f"http://localhost:9000/subscription/{campaign['uuid']}/")
        for kind, name in (
            ("plain", f"Zoé {number} {{{{ end }}}} & Cie"),
            ("html", f"Zoé {number} {{{{ end }}}} &amp; Cie"),
        ):
            body = mail.get_body((kind,))
            assert body is not None
            text = body.get_content()
            assert f"Bonjour {name}," in text
            assert page in text
            words = " ".join(unescape(_spaced(re.sub("<[^>]*>", "", text))).split())
            assert HOSTILE.replace('"q"', "« q »") in words
    (leaving,) = came["c3@journal.example"]
    page = leaving["List-Unsubscribe"].strip("<>").replace("http://localhost:9000", listmonk.base)
    with urlopen(Request(page, data=b"List-Unsubscribe=One-Click", method="POST"), timeout=10):  # noqa: S310
        pass
    room.write("releases/suite.md", RELEASE.replace('"budget"', '"suite"'))
    ran = room.run("publish", "-y", "releases/suite.md", "--json", environ=environ, timeout=300)
    assert ran.code == 0, ran.err
    assert ran.json()["releases"][0]["deliveries"][0]["recipients"]["rejected"] == 2
    assert listmonk.mails_to(58).keys() == came.keys() - {"c3@journal.example"}


def _perform(request: httpx.Request) -> httpx.Response:
    url, body = str(request.url), request.content or None
    asked = Request(url, data=body, headers=dict(request.headers), method=request.method)  # noqa: S310
    try:
        with urlopen(asked, timeout=10) as answer:  # noqa: S310
            return httpx.Response(answer.status, content=answer.read())
    except HTTPError as refused:
        return httpx.Response(refused.code, content=refused.read())


def _run(part: Part, settings: Any, steps: int = 999, *, heard: bool = True) -> Receipt | None:
    """Perform a part's steps; None where it is cut off before one of them, or after it where nobody `heard` of it."""
    flow = CHANNEL.deliver(part, settings)
    wanted = next(flow)
    try:
        for _ in range(steps):
            assert isinstance(wanted, httpx.Request)
            wanted = flow.send(_perform(wanted))
    except StopIteration as ended:
        receipt: Receipt = ended.value
        return receipt
    if not heard:
        assert isinstance(wanted, httpx.Request)
        _perform(wanted)
    return None


def test_runs_that_end_anywhere_start_one_campaign_once(listmonk: Listmonk) -> None:
    """Before each step, and after each that nobody heard of: the next run looks, and goes on."""
    settings = settings_of(
        CHANNEL, base_url=listmonk.base, user="press", token=Secret(listmonk.token), template=0, mode="campaign"
    )
    html = f"<!--[if mso]>{HOSTILE}<![endif]--><p>{mark('greeting')}</p>\n"
    mail = a_mail(html=html, text=f"{HOSTILE}\n", subject="{{ 1 }} }}")
    ended: dict[str, Receipt] = {}
    for steps in range(12):
        for heard in (True, False):
            key = str(uuid4())
            names = [f"r{number}.{steps}{'.heard' * heard}@journal.example" for number in range(2)]
            members = tuple(a_recipient(email=name, fields={"greeting": f"{{{{ {name} }}}}"}) for name in names)
            part = a_part(key=key, members=members, variant=a_variant(mail=mail))
            assert _run(part, settings, steps, heard=heard) is None, "every step is one of its steps"
            receipt = _run(part, settings)
            assert receipt
            assert _run(part, settings) == receipt
            ended[key] = receipt
    for key, receipt in ended.items():
        campaign = listmonk.finished(key)
        assert (campaign["uuid"], campaign["to_send"]) == (receipt.id, 2)
    came = listmonk.mails_to(2 * len(ended))
    assert len(came) == 2 * len(ended)
    for to, (got,) in came.items():
        in_html, in_text = got.get_body(("html",)), got.get_body(("plain",))
        assert in_html
        assert in_text
        assert in_html.get_content().replace("\r\n", "\n") == html.replace(mark("greeting"), f"{{{{ {to} }}}}")
        assert in_text.get_content().replace("\r\n", "\n") == mail.text
        assert got["Subject"] == mail.subject


def test_a_withdrawal_calls_off_what_is_under_way(listmonk: Listmonk) -> None:
    """A campaign to 300 people takes seconds: who has no text yet when the release is withdrawn gets none."""
    settings = settings_of(
        CHANNEL, base_url=listmonk.base, user="press", token=Secret(listmonk.token), template=0, mode="campaign"
    )
    members = tuple(a_recipient(email=f"w{number}@journal.example", fields={}) for number in range(300))
    first = a_part(key=str(uuid4()), members=members, variant=a_variant(mail=a_mail(subject="first")))
    kill = a_variant(notice="kill", mail=a_mail(subject="kill"))
    withdrawal = a_part(key=str(uuid4()), members=members, variant=kill, edition="kill")
    assert _run(first, settings)
    assert _run(withdrawal, settings)
    (called_off,) = listmonk.ask(f"campaigns?tag={first.key}&per_page=50")["results"]
    assert called_off["status"] == "cancelled"
    listmonk.finished(withdrawal.key)
    came = listmonk.mails_to(300)
    told = [str(mail["Subject"]) for mails in came.values() for mail in mails]
    assert told.count("kill") == 300
    assert told.count("first") < 300
