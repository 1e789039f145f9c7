"""A WebDAV server for tests: files and folders in memory, ETags, conditions; as strict as Apache's.

host = WebDav()
with Receiver(host) as place:
...  # PUT something below place.url
assert host.files["/index.html"] == b"..."
"""

import hashlib
from dataclasses import dataclass, field

from tests.support.receivers import Exchange, ok


@dataclass
class WebDav:
    """What it has; `refuses` are paths and the status they get, `log` each request as "PUT /path 201"."""

    files: dict[str, bytes] = field(default_factory=dict)
    folders: set[str] = field(default_factory=lambda: {"/"})
    refuses: dict[str, int] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)
    etags: bool = True

    def __call__(self, exchange: Exchange) -> None:
        """Answer one request."""
        request = exchange.request
        if request.method == "POST":
            ok(status=204)(exchange)
            return
        status, body = self._answer(request.method, request.path, dict(request.headers), request.body)
        self.log.append(f"{request.method} {request.path} {status}")
        held = self.files.get(request.path)
        exchange.answer(status, body, {"ETag": etag(held)} if self.etags and held is not None else {})

    def put(self) -> list[str]:
        """Return the paths that were put and taken, in order, and forget the log."""
        done = [line.split(" ")[1] for line in self.log if line.startswith("PUT ") and line.endswith((" 201", " 204"))]
        self.log.clear()
        return done

    def _answer(self, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        held = self.files.get(path)
        if path in self.refuses:
            return self.refuses[path], b""
        if method == "GET":
            return (200, held) if held is not None else (404, b"")
        if method == "MKCOL":
            return self._make(path.rstrip("/")), b""
        return 412 if self.etags and not meets(headers, held) else self._change(method, path, body), b""

    def _make(self, path: str) -> int:
        if f"{path}/" in self.folders:
            return 405
        if parent(path) not in self.folders:
            return 409
        self.folders.add(f"{path}/")
        return 201

    def _change(self, method: str, path: str, body: bytes) -> int:
        if method == "DELETE":
            return 404 if self.files.pop(path, None) is None else 204
        if parent(path) not in self.folders:
            return 409
        status = 204 if path in self.files else 201
        self.files[path] = body
        return status


def meets(headers: dict[str, str], held: bytes | None) -> bool:
    """Whether a request's conditions hold (RFC 9110 section 13.1)."""
    if headers.get("if-none-match") == "*":
        return held is None
    return "if-match" not in headers or (held is not None and headers["if-match"] == etag(held))


def parent(path: str) -> str:
    """Return the folder of a path, with its slash."""
    return f"{path.rpartition('/')[0]}/"


def etag(content: bytes) -> str:
    """Return a file's strong ETag."""
    return f'"{hashlib.sha256(content).hexdigest()[:16]}"'
