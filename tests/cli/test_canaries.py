"""Canaries wherever a secret can be: no command shows one, whatever fails, nor does anything that it leaves behind.

A variable, a file, a command, an address that is a secret, an address with one in it, a header, the ledger's own place.
Each form that a place, a library or a log might make of one is looked for too.
"""

import base64
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support import faults
from tests.support.ledgers import REF, a_checkout, an_origin, git, keep_in
from tests.support.newsrooms import Newsroom, a_list, mailgun, make, webhook
from tests.support.receivers import Behaviour, Exchange, Receiver, ok, refusing

ENV, FILE, COMMAND, ADDRESS, HEADER, TOKEN, KEY = (
    f"CANARY{name}x5f1c9e/d+{number}"
    for number, name in enumerate(("env", "file", "cmd", "url", "head", "token", "key"))
)
SIGNING = "whsec_" + base64.b64encode(b"CANARYsigning-0123456789-abcdef").decode()
CANARIES = (ENV, FILE, COMMAND, ADDRESS, HEADER, TOKEN, KEY, SIGNING)
ENVIRON = {
    "CANARY_SIGNING": SIGNING,
    "CANARY_HEADER": HEADER,
    "CANARY_KEY": KEY,
    "CANARY_TOKEN": TOKEN.replace("/", "").replace("+", ""),
}
UPKEEP: tuple[tuple[str, ...], ...] = (
    ("publish", "releases/budget.md", "-y", "--new-ledger", "-v"),
    ("adopt", "-y"),
    ("status", "budget"),
    ("ledger", "verify"),
    ("plan",),
)
MORE = (("ledger", "export"), ("ledger", "move", "env:CANARY_LEDGER"), ("ledger", "forget", "zoe@journal.example"))
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("check", "--online"),
    ("check", "--online", "--json"),
    ("plan", "--format", "json"),
    ("publish", "releases/budget.md", "-n", "--json", "--show-addresses"),
    ("publish", "releases/budget.md", "-y", "-v"),
    ("publish", "releases/budget.md", "-y", "--json", "--retry-failed"),
    ("test", "signed", "releases/budget.md"),
    ("status", "budget", "--json"),
    ("resolve", "budget"),
    ("render", "releases/budget.md", "-o", "out"),
    ("correct", "releases/budget.md", "--what", "Treize.", "-n"),
    ("kill", "releases/budget.md", "-y"),
    ("feeds",),
    (),
)


def forms_of(secret: str) -> Iterator[str]:
    """Yield a secret as it may be written: plain, quoted, in base64 at each of three places, in JSON, and its telling half."""
    yield secret
    yield quote(secret, safe="")
    yield secret.replace("/", "\\/")
    for shift in range(3):
        coded = base64.b64encode(b"x" * shift + secret.encode()).decode()
        yield coded[4 * (shift > 0) : -4]
    yield secret.partition("x5f1c9e")[0]


def echoing(status: int) -> Behaviour:
    """Answer with everything that the request said, its address and headers included."""

    def behave(exchange: Exchange) -> None:
        said = [
            exchange.request.target,
            *exchange.request.headers.values(),
            exchange.request.body.decode("utf-8", "replace"),
        ]
        exchange.answer(
            status, " | ".join(said).encode(), {"X-Echo": exchange.request.target, "Location": exchange.request.target}
        )

    return behave


def a_room(folder: Path, url: str) -> Newsroom:
    """Make a newsroom with a secret in every place that can have one, all of them sent to one address."""
    tables = [
        webhook("signed", url, headers='{ X-Key = { env = "CANARY_HEADER" } }').replace(
            "DESK_SECRET", "CANARY_SIGNING"
        ),
        '[targets.chat]\nchannel = "slack"\nurl = { file = "address.txt" }',
        f'[targets.run]\nchannel = "mattermost"\nurl = {{ command = ["cat", "{folder}/by-command.txt"] }}',
        f'[targets.bot]\nchannel = "telegram"\ntoken = {{ env = "CANARY_TOKEN" }}\nchat = "@presse_exemple"\nserver = "{url}"',
        mailgun("list", url).replace("MAILGUN_KEY", "CANARY_KEY"),
    ]
    room = make(folder, *tables, timeout=1, budget=1)
    room.write("address.txt", f"{url}services/{quote(ADDRESS, safe='')}\n")
    room.write("by-command.txt", f"{url}hooks/{quote(COMMAND, safe='')}?key={quote(FILE, safe='')}\n")
    room.write("list.csv", a_list([("zoe@journal.example", "Zoé")]))
    return room


def left_behind(room: Newsroom) -> str:
    """Return all that stands in the newsroom's files afterwards, but for those that hold the secrets themselves."""
    own = {"address.txt", "by-command.txt"}
    files = [path for path in room.root.rglob("*") if path.is_file() and path.name not in own]
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)


FAILURES: dict[str, Callable[[], Behaviour]] = {
    "taken": lambda: ok(b"ok"),
    "echoed in a refusal": lambda: echoing(401),
    "echoed in a success": lambda: echoing(200),
    "echoed in a redirect": lambda: echoing(302),
    "echoed in a doubt": lambda: echoing(500),
    "broken off": lambda: faults.reset,
}


@pytest.mark.parametrize("failure", [*FAILURES, "nobody there", "a disk that is full", "no ledger"])
def test_no_canary_is_seen(tmp_path: Path, failure: str) -> None:
    """On no screen, in no report, log, ledger, page or index, in whatever form, of any command."""
    with ExitStack() as stack:
        made = FAILURES.get(failure, lambda: ok(b"ok"))
        place = stack.enter_context(Receiver(made()))
        url = stack.enter_context(refusing()) if failure == "nobody there" else place.url
        room = a_room(tmp_path, url)
        if failure == "a disk that is full":
            (tmp_path / ".pressctl").symlink_to("/dev/full")
        if failure == "no ledger":
            (tmp_path / ".pressctl").mkdir()
            (tmp_path / ".pressctl/ledger.db").write_bytes(os.urandom(5000))
        said = ""
        for words in COMMANDS:
            ran = room.run(*words, environ={**ENVIRON, "PRESSCTL_DEBUG": "1"})
            said += f"$ {' '.join(words)}\n{ran.out}\n{ran.err}\n"
            assert "Traceback" not in ran.err, words
        got = "\n".join(f"{one.target} {dict(one.headers)}" for one in place.requests)
        if failure == "echoed in a refusal":
            for secret in (ADDRESS, COMMAND, FILE, HEADER, ENVIRON["CANARY_TOKEN"]):
                assert secret in got or quote(secret, safe="") in got, "it never left, so nothing could show it"
        everything = said + left_behind(room)
        held = [*CANARIES, ENVIRON["CANARY_TOKEN"]]
        for secret in held:
            seen = [form for form in forms_of(secret) if form in everything]
            assert not seen, (
                f"{seen}: {everything[max(0, everything.index(seen[0]) - 400) : everything.index(seen[0]) + 80]}"
            )


@pytest.mark.parametrize("trouble", ["none", "out of reach", "another key", "server", "no address"])
def test_no_canary_of_the_ledger_is_seen(tmp_path: Path, trouble: str) -> None:
    """Neither its key nor a password in its address, or in the remote's; nor whoever is mailed, in what is pushed."""
    password, key = f"CANARYpw{ENV[-4:]}word", f"CANARYledgerkey-{'0123456789abcdef' * 2}"
    with Receiver(ok(b"ok")) as place:
        room = make(tmp_path / "room", mailgun("list", place.url).replace("MAILGUN_KEY", "CANARY_KEY"), budget=1)
        room.write("list.csv", a_list([("zoe@journal.example", "Zoé")]))
        origin = an_origin(tmp_path)
        a_checkout(room.root, origin)
        keep_in(room, f"git:{REF}")
        config = (
            (room.root / "config.toml").read_text("utf-8").replace('{ file = "ledger.key" }', '{ env = "LEDGER_KEY" }')
        )
        if trouble in {"server", "no address"}:
            config = config.replace(f'"git:{REF}"', '{ env = "CANARY_LEDGER" }')
        room.write("config.toml", config)
        (room.root / "ledger.key").unlink()
        address = f"postgresql://press:{password}@127.0.0.1:1/db"
        environ = {**ENVIRON, "LEDGER_KEY": key, "CANARY_LEDGER": address, "PRESSCTL_DEBUG": "1"}
        if trouble == "no address":
            environ["CANARY_LEDGER"] = f"postgresq://press:{password}@h/db"
        if trouble == "out of reach":
            git(room.root, "remote", "set-url", "origin", f"http://press:{password}@127.0.0.1:1/x.git")
        said = ""
        for at, words in enumerate(UPKEEP if trouble != "none" else UPKEEP + MORE):
            if at == 1 and trouble == "another key":
                environ["LEDGER_KEY"] = key[::-1]
            ran = room.run(*words, environ=environ)
            if words != ("ledger", "export"):
                said += f"$ {' '.join(words)}\n{ran.out}\n{ran.err}\n"
            assert "Traceback" not in ran.err, (words, ran.err)
        log = ["git", "log", "-p", "--text", "--all"]
        pushed = subprocess.run(log, cwd=origin, capture_output=True, check=True).stdout.decode("utf-8", "replace")
        kept = "\n".join(
            path.read_bytes().decode("utf-8", "replace")
            for path in room.root.rglob("*")
            if path.is_file() and ".git" not in path.parts and path.name != "list.csv"
        )
        secrets = (password, key, environ["LEDGER_KEY"], key[::-1])
        for text in (said, pushed, kept):
            seen = [
                one for one in (*secrets, *(base64.b64encode(s.encode()).decode()[:-4] for s in secrets)) if one in text
            ]
            assert not seen, (seen, text[max(0, text.index(seen[0]) - 400) :][:500])
        assert "zoe@" not in pushed
        assert "zoe@" not in said.replace("ledger forget zoe@journal.example", "")
        if trouble == "none":
            assert place.requests, said
            assert pushed
