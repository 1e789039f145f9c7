"""Certificates made for a test run by the `openssl` command: one good, the others each wrong in one way."""

import shutil
import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificates:
    """`authority` is the PEM file to trust; the contexts are for servers.

    `good`, `expired` and `elsewhere` (for another host) are signed by the authority, for
    localhost and 127.0.0.1 unless said; `alone` is signed by nobody but itself.
    """

    authority: Path
    good: ssl.SSLContext
    expired: ssl.SSLContext
    elsewhere: ssl.SSLContext
    alone: ssl.SSLContext


def available() -> bool:
    """Say whether certificates can be made here."""
    return shutil.which("openssl") is not None


def make(folder: Path) -> Certificates:
    """Make them in `folder`; about half a second."""
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    here = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    authority = folder / "authority.pem"
    ca = ["-addext", "keyUsage=critical,keyCertSign,cRLSign"]
    _openssl(folder, "req", "-x509", *key, "-keyout", "authority.key", "-out", authority.name, "-subj", "/CN=Test", *ca)

    def signed(name: str, subject: str, days: int) -> ssl.SSLContext:
        _openssl(
            folder, "req", *key, "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", "/CN=x", "-addext", subject
        )
        by = ["-CA", authority.name, "-CAkey", "authority.key", "-CAcreateserial", "-copy_extensions", "copy"]
        _openssl(folder, "x509", "-req", "-in", f"{name}.csr", *by, "-days", str(days), "-out", f"{name}.pem")
        return _server(folder, name)

    _openssl(
        folder, "req", "-x509", *key, "-keyout", "alone.key", "-out", "alone.pem", "-subj", "/CN=x", "-addext", here
    )
    return Certificates(
        authority=authority,
        good=signed("good", here, 2),
        expired=signed("expired", here, -1),
        elsewhere=signed("elsewhere", "subjectAltName=DNS:elsewhere.example", 2),
        alone=_server(folder, "alone"),
    )


def _server(folder: Path, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    return context


def _openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)
