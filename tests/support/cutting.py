"""A line to a server that breaks when it is told to: bytes pass through until a word is seen."""

import socket
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal, Self

When = Literal["before", "after"]


@dataclass(slots=True)
class Line:
    """Passes connections on to a port of the loopback.

    `cut` breaks the connection that next sends `word`: before it arrives, or after, so that only the answer is lost.
    `down` refuses new connections, as a server that is away does.
    """

    port: int
    word: bytes = b"COMMIT"
    cut: When | None = None
    down: bool = False
    cuts: int = 0
    _listener: socket.socket = field(default_factory=socket.socket)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __enter__(self) -> Self:
        """Listen."""
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen()
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Listen no more."""
        self._listener.close()

    def address(self, url: str) -> str:
        """Return a server's address by way of this line."""
        return url.replace(f":{self.port}/", f":{self._listener.getsockname()[1]}/")

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                if self.down:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self.port))
                threading.Thread(target=self._pass, args=(near, far, True), daemon=True).start()
                threading.Thread(target=self._pass, args=(far, near, False), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket, outward: bool) -> None:  # noqa: FBT001  (a thread's)
        with suppress(OSError), source, sink:
            while content := source.recv(1 << 16):
                meant = self._meant(content) if outward else None
                if meant == "before":
                    break
                if meant:
                    # Nothing of the answer comes back: that way is shut before the question arrives.
                    source.shutdown(socket.SHUT_RDWR)
                sink.sendall(content)
                if meant:
                    sink.recv(1)  # it was done
                    break
            else:
                return
            for end in (source, sink):
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def _meant(self, content: bytes) -> When | None:
        """Take the cut that this is meant for, and count it: once the client sees it, the next may be set."""
        with self._lock:
            if self.cut is None or self.word not in content:
                return None
            meant, self.cut, self.cuts = self.cut, None, self.cuts + 1
            return meant
