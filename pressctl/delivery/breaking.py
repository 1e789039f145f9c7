"""The breaker: a host that fails again and again is asked less, then not at all, until the next run. Pure, by given times."""

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from pressctl.delivery.retrying import FIRST_WAIT, LONGEST_WAIT
from pressctl.errors import Unreachable
from pressctl.model import Reply, SendMail

if TYPE_CHECKING:
    import httpx

TRIPS = 5  # failures in a row, of whatever part and target; one target alone fails `attempts` times, which are fewer
OUT_OF_ORDER = frozenset(
    {
        HTTPStatus.INTERNAL_SERVER_ERROR,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    }
)


def host_of(wanted: "httpx.Request | SendMail") -> str:
    """Return the host that a request goes to, with its port, as the breaker knows it."""
    if isinstance(wanted, SendMail):
        return f"{wanted.server.host}:{wanted.server.port}"
    from pressctl.model.wire import lines_of  # httpx is loaded by whatever made the request

    return lines_of(wanted).netloc


def is_out_of_order(answer: "httpx.Response | Reply") -> bool:
    """Whether a host says that it does not work, and not when it will (SMTP: 421, RFC 5321 section 3.8)."""
    if isinstance(answer, Reply):
        return answer.code == 421  # noqa: PLR2004
    return answer.status_code in OUT_OF_ORDER and "retry-after" not in answer.headers


@dataclass(slots=True)
class Trouble:
    """How a host failed since it last answered: times in a row, probes among them, and when the next one may go."""

    failures: int = 0
    probes: int = 0
    probing: bool = False
    free_at: float = 0.0


@dataclass(slots=True)
class Breaker:
    """Counts failures in a row by host; after `TRIPS` one request at a time probes it, `probes` times at most."""

    probes: int
    _hosts: dict[str, Trouble] = field(default_factory=dict)

    def insist(self, host: str, now: float) -> None:
        """Let a request to a host through, or not; `now` is monotonic, in seconds.

        Raises:
            Unreachable: The host is left alone: for some seconds, or in this run; nothing left.
        """
        trouble = self._hosts.get(host)
        if trouble is None or trouble.failures < TRIPS:
            return
        said = f"{host} failed {trouble.failures} times in a row and is left alone"
        if trouble.probes >= self.probes:
            hint = "Nothing of this was sent; the next run tries it again."
            raise Unreachable(said, hint=hint, worth_retrying=False)
        if trouble.probing or now < trouble.free_at:
            raise Unreachable(said, hint="It is tried again.", retry_after=max(trouble.free_at - now, FIRST_WAIT / 4))
        trouble.probing = True

    def note(self, host: str, now: float, *, failed: bool) -> None:
        """Take down how a request to a host ended."""
        if not failed:
            self._hosts.pop(host, None)
            return
        trouble = self._hosts.setdefault(host, Trouble())
        trouble.failures += 1
        trouble.probes += trouble.probing
        trouble.probing = False
        trouble.free_at = now + min(FIRST_WAIT * 2.0**trouble.probes, LONGEST_WAIT)

    def let_go(self, host: str) -> None:
        """Forget a request that was called off: it says nothing of the host."""
        if trouble := self._hosts.get(host):
            trouble.probing = False
