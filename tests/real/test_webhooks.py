"""The verifier of Standard Webhooks itself, in JavaScript, takes what the webhook channel sends, and nothing that was changed."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.newsrooms import make, webhook
from tests.support.receivers import Received, Receiver, ok

INSTALLED = Path(__file__).parents[2] / ".real" / "webhooks"
PACKAGE = "standardwebhooks@1.0.0"
OLD, NEW = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"


@pytest.fixture(scope="module")
def library() -> Path:
    """Install it, once for this checkout."""
    if not os.environ.get("PRESSCTL_REAL"):
        pytest.skip("`make test-real` installs the verifier of Standard Webhooks")
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        pytest.skip("there is no node and npm here, which the verifier runs on")
    INSTALLED.mkdir(parents=True, exist_ok=True)
    found = INSTALLED / "node_modules" / "standardwebhooks"
    if not found.is_dir():
        command = (npm, "install", "--prefix", INSTALLED, "--no-audit", "--no-fund", PACKAGE)
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
        if done.returncode:
            pytest.skip(f"npm cannot install the verifier here: {done.stderr[-300:]}")
    return found


def verified(library: Path, secret: str, got: Received, body: str | None = None) -> str:
    """Return what the verifier says of a request: its type, or why it is refused."""
    headers = {name: got.headers[name] for name in ("webhook-id", "webhook-timestamp", "webhook-signature")}
    given = {"secret": secret, "headers": headers, "body": got.body.decode() if body is None else body}
    command = ("node", Path(__file__).with_name("verify.cjs"), library)
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip("\n")


def test_what_is_sent_is_verified_by_either_secret(library: Path, tmp_path: Path) -> None:
    """While one is changed for the other; a body with one letter changed, and another's secret, are refused."""
    with Receiver(ok()) as place:
        secrets = '[{ env = "OLD_SECRET" }, { env = "NEW_SECRET" }]'
        room = make(tmp_path, webhook("desk", place.url).replace('{ env = "DESK_SECRET" }', secrets))
        environ = {"OLD_SECRET": OLD, "NEW_SECRET": NEW}
        ran = room.run("publish", "-y", "releases/budget.md", environ=environ)
        assert ran.code == 0, ran.err
        assert room.run("test", "desk", "releases/budget.md", environ=environ).code == 0
        first, second = place.requests
    for secret in (OLD, NEW):
        assert verified(library, secret, first) == "release.published"
        assert verified(library, secret, second) == "release.test"
        assert "refused" in verified(library, secret, first, first.body.decode().replace("Douze", "Treize"))
    assert "refused" in verified(library, "whsec_" + "A" * 32, first)
