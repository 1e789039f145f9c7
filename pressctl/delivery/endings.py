"""How an attempt ends without an answer, in words for people; never with an address's path."""

import errno
import socket
import ssl

import aiohttp
from aiohttp.http_exceptions import HttpProcessingError, LineTooLong

from pressctl.errors import Uncertain, Unreachable
from pressctl.networks import refusal

# Everything that a place or a network can cause; anything else is a fault of ours.
FAILURES = (aiohttp.ClientError, HttpProcessingError, OSError)

_TRIED_AGAIN = "Nothing was sent; it is tried again, and the next run tries it too."
_ASK = "It may have been taken: ask the place before sending it again."
# The peer's first bytes are not TLS (OpenSSL's names for it, 1.1 and 3).
_PLAIN = frozenset({"WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "HTTP_REQUEST", "UNKNOWN_PROTOCOL"})
# Certificate verification, X509_V_ERR_*, OpenSSL's x509_vfy.h.
_EXPIRED, _NOT_YET, _OTHER_HOST, _OTHER_ADDRESS = 10, 9, 62, 64
_NO_SUCH_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})


class Forbidden(OSError):
    """A name leads to an address that may not be connected to."""

    def __init__(self, address: str, reason: str) -> None:
        """Keep the address and the noun that `networks.refusal` gave."""
        super().__init__(errno.EACCES, reason)
        self.address = address
        self.reason = reason


class ClosedAtOnce(aiohttp.ClientError):
    """A new connection was closed, or spoken into, before anything was sent on it."""


class WouldRepeat(aiohttp.ClientError):
    """The HTTP library was about to send a request again by itself."""


def refused(host: str, address: str, reason: str) -> Unreachable:
    """Say that `host` leads to `address`, which is refused for `reason`."""
    said = f"{host} is {reason}" if host == address else f"{host} leads to {address}, {reason}"
    if refusal(address, allow_private=True) is None:
        hint = "If this place is meant to be on your own network, set allow_private = true on its target."
    else:
        hint = "No place can be there: correct the url in config.toml."
    return Unreachable(said, hint=hint, worth_retrying=False)


def unreachable(error: BaseException, host: str, seconds: float) -> Unreachable:
    """Explain an end before any byte left. `host` is shown; `seconds` was the deadline."""
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return _certificate(error.certificate_error, host)
    if isinstance(error, aiohttp.ClientConnectorError):
        return _system(error.os_error, host)
    if isinstance(error, TimeoutError):
        return Unreachable(f"{host} could not be connected to in time ({seconds:g} s at most)", hint=_TRIED_AGAIN)
    return Unreachable(f"{host} closed the connection before anything was sent", hint=_TRIED_AGAIN)


def unreachable_at(error: OSError, host: str, seconds: float) -> Unreachable:
    """Explain an end before any byte of a mail left, as the system itself tells it."""
    if isinstance(error, ssl.SSLError) and error.reason in _PLAIN:
        hint = 'Check port and security in config.toml: 465 goes with "tls", 587 and 25 with "starttls".'
        return Unreachable(f"{host} does not speak TLS there", hint=hint, worth_retrying=False)
    return unconnected(error, host, seconds)


def unconnected(error: OSError, host: str, seconds: float) -> Unreachable:
    """Explain why there is no connection, as the system itself tells it."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _certificate(error, host)
    return unreachable(error, host, seconds) if isinstance(error, TimeoutError) else _system(error, host)


def _system(error: OSError, host: str) -> Unreachable:
    if isinstance(error, Forbidden):
        return refused(host, error.address, error.reason)
    if isinstance(error, socket.gaierror):
        return _unknown(error, host)
    if isinstance(error, ssl.SSLError):
        return _insecure(error, host)
    if isinstance(error, ConnectionRefusedError):
        return Unreachable(f"{host} refused the connection", hint=_TRIED_AGAIN)
    if error.errno in {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL}:
        return Unreachable(f"no way leads from this machine to {host}", hint=_TRIED_AGAIN)
    return Unreachable(f"{host} could not be connected to", hint=_TRIED_AGAIN)


def _unknown(error: socket.gaierror, host: str) -> Unreachable:
    if error.errno not in _NO_SUCH_NAME:
        return Unreachable(f"the name {host} could not be looked up", hint=_TRIED_AGAIN)
    return Unreachable(
        f"{host} is not a known name",
        hint="Check its spelling in config.toml, and that its owner still has it.",
        worth_retrying=False,
    )


def _insecure(error: ssl.SSLError, host: str) -> Unreachable:
    if error.reason not in _PLAIN:
        return Unreachable(f"{host} and this machine agree on no secure connection", hint=_TRIED_AGAIN)
    return Unreachable(
        f"{host} does not speak TLS",
        hint="Check the port in config.toml, and whether the address begins with http: rather than https:.",
        worth_retrying=False,
    )


def _certificate(error: Exception, host: str) -> Unreachable:
    code = error.verify_code if isinstance(error, ssl.SSLCertVerificationError) else 0
    if code in {_EXPIRED, _NOT_YET}:
        said, hint = "has expired or is not valid yet", "Its owner must renew it; check this machine's clock too."
    elif code in {_OTHER_HOST, _OTHER_ADDRESS}:
        said, hint = "is for another host", "Correct the url in config.toml, or ask the place's owner."
    else:
        said = "is signed by nobody this machine trusts"
        hint = "If the authority is your own, name its file in SSL_CERT_FILE; else ask the place's owner."
    return Unreachable(f"the certificate of {host} {said}", hint=f"Nothing was sent. {hint}", worth_retrying=False)


def uncertain(error: BaseException, host: str, seconds: float, *, whole: bool | None = None) -> Uncertain:
    """Explain an end after bytes may have left.

    `host` is shown; `seconds` was the deadline; `whole`: all of the request had left, or not, or nobody knows (None).
    """
    if isinstance(error, TimeoutError):
        within = f"within {round(seconds, 1):g} s"
        if whole is False:
            return Uncertain(f"{host} did not take all of it {within}", hint=_ASK)
        left = ", and all of it had left" if whole else ""
        return Uncertain(f"{host} did not answer {within}{left}", hint=_ASK)
    if isinstance(error, aiohttp.ClientResponseError):
        cause = error.__cause__
        long = isinstance(getattr(cause, "__cause__", None) or cause, LineTooLong)
        what = "headers that are too large" if long else "something that is not HTTP"
        return Uncertain(f"{host} answered with {what}", hint=_ASK)
    return Uncertain(f"{host} broke the connection off before it answered", hint=_ASK)
