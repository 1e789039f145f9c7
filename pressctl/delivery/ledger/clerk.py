"""A clerk: a process of its own that begins and settles parts in the ledger, for a run that sends many.

An interpreter does one thing at a time. A thread that records takes it from the run for each row, and waits for it while
requests leave (measured: three waits a part). The clerk has an interpreter of its own: a group of what a run asks for goes
to it over a pipe, is recorded in one commit, and what came of it comes back; all else the run does by itself.

Where the ledger is on a server, the clerk has a connection of its own, and mends it itself.

It says nothing and decides nothing, and it holds no part: those are the run's. When the run ends, in whatever way, its pipe
does, and with it the clerk. When the clerk ends, the run goes on without one: what it asked for last may be asked for again,
since the same owner begins and settles a part twice without harm.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from functools import partial
from typing import Any, BinaryIO, Literal, TypeVar, cast

import msgspec.msgpack
from msgspec import Struct

from pressctl.delivery.ledger.database import Connection
from pressctl.delivery.ledger.records import Begun
from pressctl.delivery.ledger.statements import begun_of, is_at_hand
from pressctl.delivery.ledger.together import Beginning, Settling
from pressctl.delivery.ledger.writer import Work, commit
from pressctl.errors import LedgerUnusable, PressctlError

LEAVING = 5.0  # seconds that it has for its last commit
# Read at once, as many bytes as a pipe holds: each look for more gives the interpreter's lock away.
_ROOM = 1 << 16
_SIZE = 4  # bytes that say how long what follows is
_THERE = b"!"
T = TypeVar("T")
_PROGRAM = """
import sys
sys.path[:] = sys.argv[1:]
from pressctl.delivery.ledger.{} import serve
serve()
"""


class Answer(Struct, frozen=True, array_like=True):
    """What came of a group: for each what `together.run` gave, or why nothing of it is recorded.

    `certain`: nobody had to ask whether it was; see `writer.commit`.
    """

    results: list[Any] = []
    certain: bool = True
    error: str = ""
    hint: str = ""


class Clerk:
    """A clerk of one ledger, as the run has it."""

    def __init__(self, store: str, address: object) -> None:
        """Have it come; until it is there, and where it is none, `record` does nothing.

        `store` is the module whose `serve` it does, with that address.

        Raises:
            OSError: No process can be started.
        """
        # It finds what this process found, without a look at the environment. In a session of its own, since a signal
        # from the terminal is for the run, which finishes what is under way.
        self._process = subprocess.Popen(  # noqa: S603  (our own program)
            [sys.executable, "-E", "-S", "-c", _PROGRAM.format(store), *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=_ROOM,
            start_new_session=True,
        )
        self._told, self._heard = cast("BinaryIO", self._process.stdin), cast("BinaryIO", self._process.stdout)
        os.set_blocking(self._heard.fileno(), False)
        self._state: Literal["coming", "there", "gone"] = "coming"
        with suppress(OSError):  # it went, which `record` will see
            _say(self._told, address)  # which may hold a password: everybody may read what a process was started with

    def record(self, db: Connection, works: Sequence[Work]) -> tuple[list[Any], bool] | None:
        """Have a group recorded and return what `writer.commit` does; None where it is none for a clerk, or there is no clerk.

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
        begun = {
            at: (work.key, *answer.results[at])
            for at, work in enumerate(works)
            if isinstance(work, Beginning) and answer.results[at]
        }
        for at, one in zip(begun, _handed_out(db, [*begun.values()]), strict=True):
            answer.results[at] = one
        return answer.results, answer.certain

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


def _handed_out(db: Connection, rows: Sequence[Sequence[Any]]) -> list[Begun]:
    """Return what is handed out of parts that have begun, from their rows."""
    if all(is_at_hand(*row) for row in rows):
        return [begun_of(db, *row) for row in rows]
    found, _ = commit(db, [lambda db: [begun_of(db, *row) for row in rows]])
    return list(found[0])


def serve(
    kind: type[T], open_ledger: Callable[[T], Connection], explain: Callable[[T, BaseException], BaseException]
) -> None:
    """Be the clerk of the ledger whose address, of that kind, is heard first, by standard input and output.

    What is heard is recorded, group by group, and what came of it told, until nothing more comes.
    """
    heard, told = sys.stdin.buffer, sys.stdout.buffer
    address = msgspec.msgpack.decode(_hear(heard), type=kind)
    with closing(open_ledger(address)) as connection:
        _serve(connection, heard, told, partial(explain, address))


def _serve(
    connection: Connection, heard: BinaryIO, told: BinaryIO, explain: Callable[[BaseException], BaseException]
) -> None:
    told.write(_THERE)
    told.flush()
    while True:
        try:
            works = _asked(_hear(heard))
        except EOFError:
            return
        try:
            answer = Answer(*commit(connection, works))
        except Exception as error:
            said = explain(error)
            if not isinstance(said, PressctlError):
                raise
            answer = Answer(error=said.message, hint=said.hint)
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
