"""A clerk: a process of its own that begins and settles parts in the ledger's file, for a run that sends many.

An interpreter does one thing at a time. A thread that records takes it from the run for each row, and waits for it while
requests leave (measured: three waits a part). The clerk has an interpreter of its own: a group of what a run asks for goes
to it over a pipe, is recorded in one commit, and what came of it comes back; all else the run does by itself.

It says nothing and decides nothing, and it holds no part: those are the run's. When the run ends, in whatever way, its pipe
does, and with it the clerk. When the clerk ends, the run goes on without one: what it asked for last may be asked for again,
since the same owner begins and settles a part twice without harm.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Literal, cast

import msgspec.msgpack
from msgspec import Struct

from pressctl.delivery.ledger.database import Connection, Database
from pressctl.delivery.ledger.statements import begun_of
from pressctl.delivery.ledger.together import Beginning, Settling
from pressctl.delivery.ledger.writer import commit
from pressctl.errors import LedgerUnusable, PressctlError

LEAVING = 5.0  # seconds that it has for its last commit
_SIZE = 4  # bytes that say how long what follows is
_THERE = b"!"
_PROGRAM = """
import sys
sys.path[:] = sys.argv[2:]
from pressctl.delivery.ledger.sqlite import serve
serve(sys.argv[1])
"""


class Answer(Struct, frozen=True, array_like=True):
    """What came of a group: for each what `together.run` gave, or why nothing of it is recorded."""

    results: list[Any] = []
    error: str = ""
    hint: str = ""


class Clerk:
    """A clerk of one file, as the run has it."""

    def __init__(self, path: Path) -> None:
        """Have it come; until it is there, and where it is none, `record` does nothing.

        Raises:
            OSError: No process can be started.
        """
        # It finds what this process found, without a look at the environment. In a session of its own, since a signal
        # from the terminal is for the run, which finishes what is under way.
        self._process = subprocess.Popen(  # noqa: S603  (our own program)
            [sys.executable, "-E", "-S", "-c", _PROGRAM, str(path), *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._told, self._heard = cast("BinaryIO", self._process.stdin), cast("BinaryIO", self._process.stdout)
        os.set_blocking(self._heard.fileno(), False)
        self._state: Literal["coming", "there", "gone"] = "coming"

    def record(self, db: Database, works: Sequence[Callable[[Database], Any]]) -> list[Any] | None:
        """Have a group recorded and return what each gave; None where it is none for a clerk, or there is no clerk.

        Raises:
            LedgerUnusable: Nothing of it could be recorded.
        """
        if not (self._is_there() and all(isinstance(work, Beginning | Settling) for work in works)):
            return None
        try:
            _say(self._told, works)
            answer = _answer(_hear(self._heard))
        except (OSError, EOFError):
            self._state = "gone"
            return None
        if answer.error:
            raise LedgerUnusable(answer.error, hint=answer.hint)
        return [
            begun_of(db, work.key, *result) if isinstance(work, Beginning) and result else result
            for work, result in zip(works, answer.results, strict=True)
        ]

    def close(self) -> None:
        """Let it finish, and go."""
        with suppress(OSError):  # it went before
            self._told.close()
        try:
            self._process.wait(LEAVING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._heard.close()

    def _is_there(self) -> bool:
        if self._state == "coming":
            with suppress(BlockingIOError):  # not yet
                self._state = "there" if os.read(self._heard.fileno(), 1) == _THERE else "gone"
                os.set_blocking(self._heard.fileno(), True)
        return self._state == "there"


def serve(
    connection: Connection, heard: BinaryIO, told: BinaryIO, explain: Callable[[BaseException], BaseException]
) -> None:
    """Record what is heard, group by group, and tell what came of it, until nothing more comes."""
    told.write(_THERE)
    told.flush()
    while True:
        try:
            works = _asked(_hear(heard))
        except EOFError:
            return
        try:
            answer = Answer(commit(connection, works)[0])
        except Exception as error:
            said = explain(error)
            if not isinstance(said, PressctlError):
                raise
            answer = Answer([], said.message, said.hint)
        _say(told, answer)


_asked = msgspec.msgpack.Decoder(list[Beginning | Settling]).decode
_answer = msgspec.msgpack.Decoder(Answer).decode


def _say(told: BinaryIO, what: object) -> None:
    said = msgspec.msgpack.encode(what)
    told.write(len(said).to_bytes(_SIZE, "big") + said)
    told.flush()


def _hear(heard: BinaryIO) -> bytes:
    """Return what was said next; `EOFError` where nothing more is, or not all of it."""
    size = int.from_bytes(_whole(heard.read(_SIZE), _SIZE), "big")
    return _whole(heard.read(size), size)


def _whole(read: bytes, size: int) -> bytes:
    if len(read) < size:
        raise EOFError
    return read
