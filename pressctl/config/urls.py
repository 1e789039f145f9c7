"""Web addresses in a config: what may stand there, and the one form the newsroom's own has."""

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

_SPACE = re.compile(r"[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202f\u3000\ufeff\\]")
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)*{_LABEL}\.?|[0-9a-f.]*:[0-9a-f:.]*")  # a name, IPv4, or IPv6 without its brackets
# What RFC 3986 section 3.3 allows in a path, and what is escaped already.
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"


@lru_cache(maxsize=256)  # a target's address is judged by its channel and by its network
def complain(url: str) -> str | None:
    """Return what is wrong with an address to send to, or None; never the address itself, which may be a secret.

    It is http or https, has a host, and carries no name and password: these would be a secret
    in the file.
    """
    if _SPACE.search(url):
        return "holds a space, a backslash or a control character"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "is no web address"
    if parts.scheme not in {"http", "https"}:
        return "must begin with https:// or http://"
    if "@" in parts.netloc:
        return "carries a name or password before its @: that is a secret, and belongs into a reference"
    if port == 0 or not _HOST.fullmatch(ascii_host(parts.hostname or "")):
        return "has no host that can exist"
    return None


def complain_of_public(url: str) -> str | None:
    """Return what is wrong with the address below which a newsroom is public, or None."""
    complaint = complain(url)
    if complaint:
        return complaint
    return "must end with its path, without ? or #" if "?" in url or "#" in url else None


def public_form(url: str) -> str:
    """Return a public address that `complain_of_public` let pass as links use it: ASCII, ending with a slash."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port is not None else ""
    path = quote(parts.path, safe=_PATH_SAFE).rstrip("/")
    host = host_of(url)
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}{path}/"


def host_of(url: str) -> str:
    """Return an address's host in its ASCII form, without the port."""
    return ascii_host(urlsplit(url).hostname or "")


def ascii_host(host: str) -> str:
    """Return a host in lower case ASCII (IDNA 2008); nothing when it has no such form."""
    if host.isascii():
        return host.lower()
    from idna import IDNAError, encode

    try:
        return encode(host, uts46=True).decode("ascii")
    except (IDNAError, UnicodeError):
        return ""
