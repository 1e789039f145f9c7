"""A real PostgreSQL server for tests: made in a folder of its own, on a free port of the loopback, gone after."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PATIENCE = 30.0  # seconds for the server to answer
PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/local/bin")
# Quick, and on a disk that nobody will miss; what the ledger asks of a server is not among these.
QUICK = ("fsync=off", "full_page_writes=off", "autovacuum=off", "shared_buffers=16MB", "max_connections=60", "jit=off")


@cache
def program(name: str) -> str | None:
    """Return where a server's program is, the newest of several; None where there is none."""
    found = shutil.which(name)
    places = sorted(path for place in PLACES for path in Path("/").glob(f"{place[1:]}/{name}"))
    return found or (str(places[-1]) if places else None)


def why_none() -> str:
    """Say why no server can be had here, or nothing."""
    if not (program("initdb") and program("postgres")):
        return "there is no PostgreSQL here: install it (Debian: postgresql) to try the ledger on a server"
    if os.geteuid() == 0 and not (shutil.which("setpriv") and _nobody()):
        return "PostgreSQL does not run as root, and there is no setpriv to run it as somebody else"
    return ""


def _nobody() -> "pwd.struct_passwd | None":
    """Return a user that is not root, to run a server as."""
    names = {one.pw_name: one for one in pwd.getpwall()}
    return names.get("postgres") or names.get("nobody")


@dataclass(slots=True)
class Server:
    """A server: `url` leads to its database, as a user that may do anything there."""

    folder: Path
    port: int
    process: "subprocess.Popen[bytes] | None" = None
    settings: tuple[str, ...] = QUICK

    @property
    def url(self) -> str:
        """The database's address, over the loopback."""
        return f"postgresql://pressctl@127.0.0.1:{self.port}/postgres"

    def run(self, statements: str) -> None:
        """Do something there, as whoever keeps the server."""
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as raw:
            raw.execute(statements.encode())

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = [
            word
            for one in (*self.settings, f"port={self.port}", f"unix_socket_directories={self.folder}")
            for word in ("-c", one)
        ]
        command = [str(program("postgres")), "-D", str(self.folder / "data"), *settings]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(_as_somebody(command), stdout=log, stderr=log, cwd=self.folder)
        until = time.monotonic() + PATIENCE
        while not _answers(self.url):
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self.folder / "log").read_text()[-2000:])
            time.sleep(0.02)

    def stop(self, how: int = signal.SIGINT) -> None:
        """Stop it: SIGINT cuts its connections, SIGQUIT is a crash."""
        if self.process:
            self.process.send_signal(how)
            self.process.wait(PATIENCE)
            self.process = None


def _answers(url: str) -> bool:
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def _as_somebody(command: list[str]) -> list[str]:
    """Return a command that is not run as root, and ends with the tests."""
    if os.geteuid() or not (user := _nobody()):
        return command
    who = ["--reuid", str(user.pw_uid), "--regid", str(user.pw_gid), "--clear-groups", "--pdeathsig", "INT"]
    return ["setpriv", *who, *command]


@contextmanager
def a_server(settings: tuple[str, ...] = QUICK) -> Iterator[Server]:
    """Make a server and start it; it is gone when the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="pressctl-postgres-"))
    try:
        if os.geteuid() == 0 and (user := _nobody()):
            os.chown(folder, user.pw_uid, user.pw_gid)
        make = [str(program("initdb")), "-D", str(folder / "data"), "-U", "pressctl", "-A", "trust", "-E", "UTF8"]
        make += ["--locale=C", "--no-sync", "--no-instructions"]
        subprocess.run(_as_somebody(make), check=True, capture_output=True, cwd=folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            server = Server(folder=folder, port=free.getsockname()[1], settings=settings)
        server.start()
        try:
            yield server
        finally:
            server.stop(signal.SIGQUIT)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
