"""A target's credentials and addresses: how they go on the wire, and what keeps them from it.

Used by every channel; nothing here repeats a value that may be a secret.
"""

import base64
import re
from functools import lru_cache
from urllib.parse import urlsplit

from pressctl.errors import Rejected
from pressctl.model import Reference, Secret
from pressctl.networks import is_literal, refusal, spelled_out

# How `Settings` says that a field is a secret: config.toml has a Reference, a run has its Secret.
Credential = Secret | Reference

_PRINTABLE = re.compile(r"[!-~]+")
_REMEDY = "Set it right in config.toml, then publish again."


def reveal(value: str | Credential) -> str:
    """Return a setting as it goes on the wire.

    Raises:
        Rejected: It is a secret that nobody has read yet.
    """
    if isinstance(value, Reference):
        raise Rejected(f"the secret in {value} was not read before sending", hint=_REMEDY)
    return value.reveal() if isinstance(value, Secret) else value


def basic(user: str | Credential, password: str | Credential) -> str:
    """Return what stands in Authorization where a place asks for a name and a password (RFC 7617); raises as `reveal`."""
    return f"Basic {base64.b64encode(f'{reveal(user)}:{reveal(password)}'.encode()).decode()}"


def insist(complaints: list[str]) -> None:
    """Refuse to build a request from settings that have complaints, such as a secret read only now.

    Raises:
        Rejected: With the first complaint.
    """
    if complaints:
        raise Rejected(complaints[0], hint=_REMEDY)


def secret_complaints(name: str, value: str | Credential) -> list[str]:
    """Say what keeps a credential from standing in a header; its value is never repeated.

    A reference is not read here, so it has no complaints yet.
    """
    if isinstance(value, Reference) or _PRINTABLE.fullmatch(reveal(value)):
        return []
    return [f"{name} is empty, or has spaces, line breaks or characters beyond ASCII: copy it anew."]


def address_complaints(name: str, value: str | Credential, *, base: bool = False) -> list[str]:
    """Say what is wrong with an address that requests go to; it is never repeated, as it may hold a password.

    A `base` takes a vendor's path after it, so it has no query of its own.
    """
    fault = "" if isinstance(value, Reference) else _fault(reveal(value), base=base)
    return [f"{name} {fault}"] if fault else []


@lru_cache(maxsize=1 << 13)  # asked as config is read, as secrets are, and before each request
def _fault(address: str, *, base: bool) -> str:
    if not _PRINTABLE.fullmatch(address):
        return "is empty, or has characters that must be percent-encoded in an address."
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "is not an address."
    if parts.scheme not in {"http", "https"} or not host or "%" in host:
        return 'must start with "https://" (or "http://") and a host.'
    if "@" in parts.netloc:
        return "has a user name or password in it: addresses are shown and logged. Use a secret instead."
    if "#" in address or (base and "?" in address):
        return f'must have nothing after its path: no "{"#" if "#" in address else "?"}".'
    return _odd_host(host, bracketed="[" in parts.netloc)


def _odd_host(host: str, *, bracketed: bool) -> str:
    """Say what is wrong with a number as host that is not written as an IP address is."""
    if not bracketed and not is_literal(host):
        return ""
    address = spelled_out(host) if bracketed == (":" in host) else None
    if bracketed and address:
        return ""
    if address is None:
        return "has a number for its host that is no IP address."
    reason = refusal(address, allow_private=False)
    return "" if address == host else f"hides {address}{f', {reason}' if reason else ''}: write it so."


# Ours alone: what a receiver trusts, what keeps files whole, and what the transport must be sure of.
_RESERVED = re.compile(
    r"webhook-.*|idempotency-key|user-agent|host|content-(type|length|encoding)|transfer-encoding"
    r"|accept-encoding|connection|te|trailer|upgrade|expect|if-(none-)?match",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110 section 5.6.2
_LINE = re.compile(r"[!-~]([ -~]*[!-~])?|")


def header_complaints(name: str, value: str | Credential) -> list[str]:
    """Say what keeps one more header from being sent; its value is never repeated."""
    if not _TOKEN.fullmatch(name):
        return [f"headers: {name!r} is not a header's name."]
    if _RESERVED.fullmatch(name):
        return [f"headers: {name} is set by pressctl itself and cannot be replaced."]
    if not isinstance(value, Reference) and not _LINE.fullmatch(reveal(value)):
        return [f"headers: the value of {name} must be one line of ASCII."]
    return []
