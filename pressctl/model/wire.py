"""A request and an answer that are httpx's, and take httpx's work upon them only once somebody asks for it.

To send one, an address, header lines and a body are enough; to know that it was taken, a status. httpx parses the address,
copies the headers twice and reads the body through a stream as each is made: a fifth of what a webhook takes of this
machine (measured). Whoever looks at `url`, `headers`, `text` or anything else finds what httpx makes of it, as ever.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import httpx
from msgspec import Struct

# Addresses that httpx leaves as they are: nothing to escape, no letter to make small, no port of the scheme's own, no
# "." or ".." to follow. A host is four numbers, or ends in a label that begins with a letter.
_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_HOST = rf"(?:{_OCTET}(?:\.{_OCTET}){{3}}|(?:[a-z0-9-]+\.)*[a-z][a-z0-9-]*)(?::(?!443/)[1-9][0-9]{{2,4}})?"
_PATH = r"(?:/(?!\.\.?(?:[/?]|$))[A-Za-z0-9._~-]*)+"
_PLAIN = re.compile(rf"https?://({_HOST}){_PATH}(?:\?[A-Za-z0-9._~=&-]+)?")


class Lines(Struct, frozen=True, kw_only=True):
    """A request as it goes on the wire: host and port, header lines, body."""

    address: str
    netloc: str
    headers: Sequence[tuple[str, str]]
    body: bytes


class PlainPost(httpx.Request):
    """A POST; `lines` are there as long as nobody has looked at it as httpx's, and could have changed it."""

    def __init__(self, address: str, headers: Mapping[str, str], body: bytes) -> None:
        """Make it; an address that httpx would write in another way, or another Host, is its own to see to.

        Raises:
            httpx.InvalidURL: The address is none.
        """
        plain = _PLAIN.fullmatch(address)
        if plain is None or any(name.lower() == "host" for name in headers):
            super().__init__("POST", address, headers=headers, content=body)
            return
        self.method = "POST"
        self.extensions = {}
        own = [("Host", plain[1]), *headers.items()]
        self._lines = Lines(address=address, netloc=plain[1], headers=own, body=body)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (whatever a request has)
        """Become httpx's own: called for what is not there yet."""
        lines = self.__dict__.pop("_lines", None)
        if lines is None:
            raise AttributeError(name)
        headers = list(lines.headers[1:])
        super().__init__(self.method, lines.address, headers=headers, content=lines.body, extensions=self.extensions)
        return getattr(self, name)


def lines_of(request: httpx.Request) -> Lines:
    """Return a request as it goes on the wire."""
    lines: Lines | None = request.__dict__.get("_lines")
    if lines is not None:
        return lines
    return Lines(
        address=str(request.url),
        netloc=request.url.netloc.decode("ascii", "replace"),
        headers=[(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw],
        body=request.read(),
    )


class WholeAnswer(httpx.Response):
    """An answer that was read whole."""

    def __init__(
        self,
        status_code: int,
        *,
        headers: Sequence[tuple[bytes, bytes]],
        content: bytes,
        request: httpx.Request,
        extensions: dict[str, Any],
    ) -> None:
        """Keep what came."""
        self.status_code = status_code
        self.extensions = extensions
        self._came = (headers, content, request)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (whatever an answer has)
        """Become httpx's own: called for what is not there yet."""
        came = self.__dict__.pop("_came", None)
        if came is None:
            raise AttributeError(name)
        headers, content, request = came
        super().__init__(
            self.status_code, headers=headers, content=content, request=request, extensions=self.extensions
        )
        return getattr(self, name)
