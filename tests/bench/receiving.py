"""Starts the receivers, and holds every round to what it has to bring."""

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.bench.processes import Failed

PROGRAM = Path(__file__).with_name("receiver.py")


class Receivers:
    """The receivers' process, for the length of a `with` block."""

    def __init__(self, hosts: int = 1, *, certificate: Path | None = None) -> None:
        """Note as how many hosts it is to listen, and with which certificate (a path without .pem and .key) if with any."""
        self._hosts, self._certificate = hosts, certificate
        self.scheme = "https" if certificate else "http"

    def __enter__(self) -> Self:
        """Start it and learn its addresses."""
        self._process = subprocess.Popen(
            [sys.executable, PROGRAM, str(self._hosts), str(self._certificate or "")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.hosts: list[str] = json.loads(self._heard())
        self.port = int(self.hosts[0].rpartition(":")[2])
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it by hanging up."""
        self._process.communicate(timeout=10)

    def begin(self, delay: float) -> None:
        """Forget what came, and from now on answer after `delay` seconds."""
        self._ask({"delay": delay})

    def verify(self, who: str, marker: str, *, hooks: int, people: int) -> None:
        """Hold what came since `begin` to be exactly one release, everywhere, once.

        Raises:
            Failed: Anything is missing, came twice, or is not of the release with `marker` in its headline.
        """
        came = self._ask({"marker": marker})
        wanted = {
            "requests": hooks + bool(people),
            "hooks": hooks,
            "different_hooks": hooks,
            "mailings": int(bool(people)),
            "people": people,
            "different_people": people,
        }
        if came != wanted:
            raise Failed(f"{who}, {marker}: the receivers have {came}, not {wanted}")

    def one_of_them(self) -> tuple[str, float]:
        """Return a body that came since `begin`, and the seconds from the first request to the last."""
        answer = self._ask({"body": 0})
        assert isinstance(answer, dict)
        return answer["body"], answer["seconds"]

    def _ask(self, order: dict[str, object]) -> object:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return json.loads(self._heard())

    def _heard(self) -> str:
        assert self._process.stdout
        if line := self._process.stdout.readline():
            return line
        raise Failed("the receivers have ended")
