"""A server that speaks SES's API takes our calls, and has in each message what we meant for that person, once."""

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
from urllib.request import urlopen

import pytest

from tests.support.newsrooms import a_list, journalists, make

INSTALLED = Path(__file__).parents[2] / ".real" / "ses"
PACKAGE = "aws-ses-v2-local@2.10.2"
PATIENCE = 60  # seconds until it has started
KEYS = {"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE-0", "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI-EXAMPLEKEY"}


@pytest.fixture(scope="module")
def program() -> Path:
    """Install the server, once for this checkout."""
    if not os.environ.get("PRESSCTL_REAL"):
        pytest.skip("`make test-real` installs and starts aws-ses-v2-local")
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        pytest.skip("there is no node and npm here, which aws-ses-v2-local runs on")
    INSTALLED.mkdir(parents=True, exist_ok=True)
    found = INSTALLED / "node_modules/aws-ses-v2-local/dist/cli.js"
    if not found.is_file():
        command = (npm, "install", "--prefix", INSTALLED, "--no-audit", "--no-fund", PACKAGE)
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
        if done.returncode:
            pytest.skip(f"npm cannot install aws-ses-v2-local here: {done.stderr[-300:]}")
    return found


def _read(base: str) -> list[dict[str, Any]]:
    with urlopen(f"{base}/store", timeout=10) as answer:  # noqa: S310  (loopback)
        emails: list[dict[str, Any]] = json.load(answer)["emails"]
        return emails


@pytest.fixture(scope="module")
def server(program: Path) -> Iterator[str]:
    """Start one; give its address."""
    with socket.create_server(("127.0.0.1", 0)) as web:
        port = web.getsockname()[1]
    command = ("node", program, "--host", "127.0.0.1", "--port", str(port))
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            base, until = f"http://127.0.0.1:{port}", time.monotonic() + PATIENCE
            while True:
                try:
                    _read(base)
                    break
                except URLError:
                    assert time.monotonic() < until, "it did not start"
                    assert process.poll() is None, "it ended at once"
                    time.sleep(0.05)
            yield base
        finally:
            process.terminate()


def test_each_person_gets_their_own_mail_once(server: str, tmp_path: Path) -> None:
    """Whatever is published again; the receipt is the server's own id."""
    lines = ["[targets.list]", 'channel = "amazon_ses"', f'base_url = "{server}"', 'region = "eu-west-3"']
    lines += ['access_key = { env = "AWS_ACCESS_KEY_ID" }', 'secret_key = { env = "AWS_SECRET_ACCESS_KEY" }']
    lines += ['from = "Presse Élan <presse@presse.example>"', 'recipients = "list.csv"']
    lines += ['greeting = "Bonjour {{ recipient.name }},"']
    room = make(tmp_path, "\n".join(lines), budget=30)
    room.write("list.csv", a_list(journalists(60)))
    mail = ("publish", "-y", "releases/budget.md", "--json")
    first, second = (room.run(*mail, environ=KEYS, timeout=300) for _ in range(2))
    assert (first.code, second.code) == (0, 0), first.err
    emails = _read(server)
    assert Counter(one["destination"]["to"][0] for one in emails) == {address: 1 for address, _ in journalists(60)}
    for one in emails[:5]:
        number = one["destination"]["to"][0].partition("@")[0].removeprefix("j")
        assert f"Bonjour Zoé Numéro {number}," in one["body"]["text"]
        assert one["subject"].startswith("Budget")
    ids = {part["receipt"]["id"] for part in first.json()["releases"][0]["deliveries"][0]["parts"]}
    assert ids == {one["messageId"] for one in emails}
