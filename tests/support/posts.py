"""Mailing services at scale: each takes, refuses or blurs people's mail by their number, and keeps a log of who was mailed.

`j7`, `j107`, … are people a service refuses; of `j3`, `j53`, … its answer fails inside a success; three calls come too fast.
Bodies are not kept: fifty thousand mails would be a gigabyte.
"""

import json
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from tests.support.receivers import Exchange, Received, Receiver

_NUMBER = re.compile(r"j([0-9]+)@")


def number_of(address: str) -> int:
    """Return a person's number."""
    found = _NUMBER.match(address)
    assert found, address
    return int(found[1])


def is_refused(address: str) -> bool:
    """Whether a service refuses somebody: one in a hundred."""
    return number_of(address) % 100 == 7


def is_blurred(address: str) -> bool:
    """Whether the answer on somebody fails inside a success: two in a hundred."""
    return number_of(address) % 50 == 3


Answer = tuple[int, object]  # a status, and JSON or text


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A service: where it listens, whom a call is to, and what it answers to one that is not too fast."""

    path: str
    settings: str
    people: Callable[[Received], list[str]]
    answer: "Callable[[Post, list[str]], Answer]"
    environ: Mapping[str, str] = field(default_factory=dict)
    busy: object = "slow down"
    again: Answer | None = None  # what is said of a key that is known; else the first answer
    key: Callable[[Received], str] = lambda _: ""  # of a call that is taken once, where repeats are dropped


@dataclass(slots=True)
class Post:
    """One service, and its log: who was mailed how often, whom it refused, whom nobody can know about by its answer."""

    kind: Kind
    mailed: Counter[str] = field(default_factory=Counter)
    refused: set[str] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)
    calls: int = 0
    place: Receiver | None = None
    _blurred: set[str] = field(default_factory=set)
    _known: dict[str, Answer] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, exchange: Exchange) -> None:
        """Answer one call."""
        request = exchange.request
        if request.method == "GET":  # what became of a call: these services let nobody ask
            return exchange.answer(403)
        assert (request.method, request.path) == ("POST", self.kind.path)
        people = self.kind.people(request)
        with self._lock:
            self.calls += 1
            if self.place:
                self.place.requests.clear()
            too_fast = self.calls in {2, 4, 7}
            status, said = (429, self.kind.busy) if too_fast else self._answer(self.kind.key(request), people)
        content = said.encode() if isinstance(said, str) else json.dumps(said).encode()
        kind = "text/html" if isinstance(said, str) else "application/json"
        return exchange.answer(status, content, {"Content-Type": kind, **({"Retry-After": "1"} if too_fast else {})})

    def _answer(self, key: str, people: list[str]) -> Answer:
        """Answer on a call; what has a key that is known changes nothing."""
        if key and key in self._known:
            return self.kind.again or self._known[key]
        answer = self.kind.answer(self, people)
        if answer[0] < 300:
            self._known[key] = answer
        return answer

    def take(self, people: Iterable[str]) -> None:
        """Mail them."""
        self.mailed.update(people)

    def refuse(self, people: Iterable[str]) -> None:
        """Mail them nothing."""
        self.refused.update(people)

    def blur(self, people: Iterable[str]) -> set[str]:
        """Return those of whom an answer blurs, each once."""
        found = {who for who in people if is_blurred(who)} - self._blurred
        self._blurred |= found
        return found


def _one_by_one(taken: Callable[[str], Any], refused: Callable[[str], Any], busy: Callable[[str], Any]) -> Any:
    """Answer on each person of a call, in order; those whose answers blur are told to come again."""

    def answer(post: Post, people: list[str]) -> list[Any]:
        no, later = {who for who in people if is_refused(who)}, post.blur(people)
        post.refuse(no)
        post.take(who for who in people if who not in no | later)
        return [refused(who) if who in no else busy(who) if who in later else taken(who) for who in people]

    return answer


def _blurring(status: int, taken: object, refuse: Callable[[Post, list[str]], Answer | None], blurred: str) -> Any:
    """Answer on a call as a whole; `blurred` stands in for what is said where it has taken it, and says so badly."""

    def answer(post: Post, people: list[str]) -> Answer:
        if said := refuse(post, people):
            return said
        post.take(people)
        # Of calls that have many, one in fifty; else of those for people whose answers blur.
        number = number_of(people[0])
        if is_blurred(people[0]) if len(people) == 1 else number // len(people) % 50 == 3:
            post.unsure.update(people)
            return status, blurred
        return status, taken

    return answer


_PAGE = "<html><body>Please log in</body></html>"

_postmark = _one_by_one(
    lambda who: {"To": who, "SubmittedAt": "2026", "MessageID": f"m-{who}", "ErrorCode": 0, "Message": "OK"},
    lambda who: {"ErrorCode": 406, "Message": f"You tried to send to recipients that are inactive: {who}."},
    lambda _: {"ErrorCode": 100, "Message": "Maintenance"},
)
_mailjet = _one_by_one(
    lambda who: {"Status": "success", "To": [{"Email": who, "MessageUUID": f"u-{who}"}]},
    lambda who: {"Status": "error", "Errors": [{"ErrorCode": "mj-0013", "StatusCode": 400, "ErrorMessage": who}]},
    lambda _: {"Status": "error", "Errors": [{"ErrorCode": "mj-0099", "StatusCode": 429, "ErrorMessage": "busy"}]},
)


def _as_mailjet(post: Post, people: list[str]) -> Answer:
    said = _mailjet(post, people)
    return 400 if any(one["Status"] == "error" for one in said) else 200, {"Messages": said}


def _as_resend(post: Post, people: list[str]) -> Answer:
    """Refuse one in a hundred and two in a hundred, inside one success (x-batch-validation: permissive)."""
    no = [at for at, who in enumerate(people) if is_refused(who) or is_blurred(who)]
    post.refuse(people[at] for at in no)
    taken = [who for at, who in enumerate(people) if at not in no]
    post.take(taken)
    return 200, {"data": [{"id": who} for who in taken], "errors": [{"index": at, "message": "Invalid"} for at in no]}


def _for_an_address(status: int, taken: object, said: object) -> Callable[[Post, list[str]], Answer]:
    """Take all of a call, or nothing where it has somebody who is refused; whom, is not said."""

    def answer(post: Post, people: list[str]) -> Answer:
        if any(is_refused(who) for who in people):
            post.refuse(people if len(people) == 1 else ())
            return 400, said
        post.take(people)
        return status, taken

    return answer


def _sendgrid_refuses(post: Post, people: list[str]) -> Answer | None:
    """Take nothing of a call with somebody it refuses, and name them."""
    no = [at for at, who in enumerate(people) if is_refused(who)]
    post.refuse(people[at] for at in no)
    named = [{"message": "Does not contain a valid address.", "field": f"personalizations.{at}.to"} for at in no]
    return (400, {"errors": named}) if no else None


def _whole_call(status: int, said: object) -> Callable[[Post, list[str]], Answer | None]:
    """Refuse a call as a whole where the one person it is to is refused."""

    def refuse(post: Post, people: list[str]) -> Answer | None:
        if not is_refused(people[0]):
            return None
        post.refuse(people)
        return status, said

    return refuse


def _of_json(path: Callable[[Any], Iterable[str]]) -> Callable[[Received], list[str]]:
    return lambda request: [*path(request.json())]


KINDS = {
    "mailgun": Kind(
        path="/v3/mg.example.org/messages",
        settings='api_key = { env = "KEY" }\ndomain = "mg.example.org"',
        people=lambda request: parse_qs(request.body.decode())["to"],
        answer=_for_an_address(
            200,
            {"id": "<1@mg>", "message": "Queued. Thank you."},
            {"message": "'to' parameter is not a valid address. please check documentation"},
        ),
        busy={"message": "Too many requests, try again after 1 seconds"},
    ),
    "resend": Kind(
        path="/emails/batch",
        settings='api_key = { env = "KEY" }',
        people=_of_json(lambda call: (one["to"][0] for one in call)),
        answer=_as_resend,
        busy={"name": "rate_limit_exceeded"},
        key=lambda request: request.headers["idempotency-key"],
    ),
    "postmark": Kind(
        path="/email/batch",
        settings='token = { env = "KEY" }',
        people=_of_json(lambda call: (one["To"] for one in call)),
        answer=lambda post, people: (200, _postmark(post, people)),
    ),
    "brevo": Kind(
        path="/v3/smtp/email",
        settings='api_key = { env = "KEY" }',
        people=_of_json(lambda call: (one["to"][0]["email"] for one in call["messageVersions"])),
        answer=_for_an_address(
            201, {"messageIds": ["<1@b>"]}, {"code": "invalid_parameter", "message": "email is not valid in to"}
        ),
        key=lambda request: request.json()["headers"]["idempotencyKey"],
        again=(400, {"code": "duplicate_request"}),
    ),
    "mailjet": Kind(
        path="/v3.1/send",
        settings='api_key = { env = "KEY" }\nsecret = { env = "SECRET" }',
        people=_of_json(lambda call: (one["To"][0]["Email"] for one in call["Messages"])),
        answer=_as_mailjet,
    ),
    "sendgrid": Kind(
        path="/v3/mail/send",
        settings='api_key = { env = "KEY" }',
        people=_of_json(lambda call: (one["to"][0]["email"] for one in call["personalizations"])),
        answer=_blurring(202, "", _sendgrid_refuses, _PAGE),
    ),
    "amazon_ses": Kind(
        path="/v2/email/outbound-emails",
        settings='region = "eu-west-3"\naccess_key = { env = "KEY" }\nsecret_key = { env = "SECRET" }',
        people=_of_json(lambda call: call["Destination"]["ToAddresses"]),
        answer=_blurring(200, {"MessageId": "m"}, _whole_call(400, {"message": "Illegal address"}), "{}"),
        busy={"__type": "TooManyRequestsException", "message": "Maximum sending rate exceeded."},
    ),
    "mailpit": Kind(
        path="/api/v1/send",
        settings="",
        people=_of_json(lambda call: (one["Email"] for one in call["To"])),
        answer=_blurring(200, {"ID": "m"}, _whole_call(400, {"Error": "Invalid address"}), "{}"),
        busy={"Error": "busy"},
    ),
    "listmonk": Kind(
        path="/api/tx",
        settings='user = "press"\ntoken = { env = "KEY" }\ntemplate = 7',
        people=_of_json(lambda call: call["subscriber_emails"]),
        answer=_blurring(200, {"data": True}, _whole_call(400, {"message": "Invalid e-mail"}), _PAGE),
    ),
}
