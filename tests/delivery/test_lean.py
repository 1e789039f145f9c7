"""aiohttp is loaded without reading the system's authorities, and the environment is as it was."""

import subprocess
import sys

import pytest

CODE = """
import os, sys
from pressctl.delivery.lean import load_aiohttp
before = dict(os.environ)
load_aiohttp()
assert dict(os.environ) == before
from aiohttp import connector
assert connector._SSL_CONTEXT_VERIFIED.cert_store_stats()["x509_ca"] == 0
import ssl
from datetime import datetime, UTC
from pressctl.delivery.http import Transport
ours = Transport(clock=lambda: datetime.now(UTC))._tls
assert ours.verify_mode is ssl.CERT_REQUIRED
print(ours.cert_store_stats()["x509_ca"])
"""


@pytest.mark.parametrize("environ", [{}, {"SSL_CERT_DIR": "/nowhere"}])
def test_our_own_context_still_trusts_the_system(environ: dict[str, str]) -> None:
    """Aiohttp's trusts nobody; ours has the authorities that the environment or the system names."""
    import os

    ran = subprocess.run(
        [sys.executable, "-c", CODE], env={**os.environ, **environ}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert int(ran.stdout) > 0 or environ
