"""Mails a release to a list through Amazon SES, one call for each person.

Where to get it: in the SES console verify the domain of `from`, and ask for production access; in
IAM, a user whose policy allows ses:SendEmail alone, and its access key.

Settings
  region             where the account sends from, such as "eu-west-3" (Paris), "eu-central-1".
  access_key         a reference to the access key's id.
  secret_key         a reference to its secret.
  session_token      a reference to the token that goes with a temporary key. Default: none
  configuration_set  the set whose events and suppressions hold. Default: none
  base_url           another address of the same API, such as a FIPS or a private endpoint.
                     Default: https://email.REGION.amazonaws.com
  and what every mailing has: from, reply_to, recipients or list, sheet, columns, where,
  unsubscribe, greeting.

A list in SES: list = "press", a contact list's name; "press/news" takes those of its topic "news".
Who unsubscribed, from all or from the topic, is left out. SES shows addresses alone: no names, no
languages. The user's policy needs ses:ListContacts besides. It takes one request a second, 100
people each.

One person per message: nobody sees another address. Each message goes as it is (Raw), never as a
template of SES's, so "{{ }}" arrives as written. SES signs it, List-Unsubscribe included (an https
"unsubscribe" is offered as one-click), and puts in a Message-ID and a date of its own. Opens and
clicks are tracked only if the configuration set does.

Repeats: SES cannot drop them. Each person's message is a part of its own, so an attempt whose
outcome is not known concerns one person: look for the tag pressctl-key in your configuration
set's events, or ask whoever it is, then "pressctl resolve".

Answers: an id for each person. What bounces later comes as SES's own notification. When the day's
quota is used up the rest is put off, and a run an hour later tries again.

With mail_media = "attachments" the files of a release go along.

A mail to success@simulator.amazonses.com is taken and goes nowhere: pressctl test with --to.

Limits: 40 MB a message; so many a second and a day as your account has (14 and 50,000 at first):
give the target rate = 14. Addresses have ASCII before their @.
"""

import base64
import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from pressctl.answers import accept, json_of, retry_after, said_in, words_of
from pressctl.credentials import Credential, address_complaints, insist, reveal, secret_complaints
from pressctl.errors import Rejected, Uncertain, Unreachable
from pressctl.mailing import mail_of
from pressctl.merging import one_line
from pressctl.mime import compose
from pressctl.model import Channel, Flow, Keeping, Part, Receipt, Roll
from pressctl.probing import insist_let_in, refusal, told, undecided
from pressctl.rolls import Held, fetched, member_of, page_of, rows_of, strange

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from pressctl.model.asking import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The key that lets us send, and where from."""

    region: str
    access_key: Credential
    secret_key: Credential
    session_token: Credential | None = None
    configuration_set: str = ""
    base_url: str = ""


EXAMPLE = """\
[targets.journalists]
channel = "amazon_ses"
region = "eu-west-3"
access_key = { env = "AWS_ACCESS_KEY_ID" }
secret_key = { env = "AWS_SECRET_ACCESS_KEY" }
from = "Press office <press@example.org>"
recipients = "press-list.csv"
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Send one person's message; the receipt is SES's id."""
    import httpx

    insist(check(settings))
    (member,) = part.members
    content = compose(part, mail_of(part), member)
    call: dict[str, Any] = {
        "Destination": {"ToAddresses": [member.email]},
        "Content": {"Raw": {"Data": base64.b64encode(content).decode()}},
        "EmailTags": [{"Name": "pressctl-key", "Value": re.sub(r"[^A-Za-z0-9_-]", "_", part.key)}],
    }
    if settings.configuration_set:
        call["ConfigurationSetName"] = settings.configuration_set
    body = json.dumps(call, separators=(",", ":")).encode()
    address = f"{_base(settings)}/v2/email/outbound-emails"
    headers = signed(address, body, settings, part.attempted)
    response = yield httpx.Request("POST", address, headers=headers, content=body)
    return _receipt(response)


def _base(settings: Settings) -> str:
    return (settings.base_url or f"https://email.{settings.region}.amazonaws.com").rstrip("/")


def signed(
    address: str, body: bytes, settings: Settings, moment: datetime, service: str = "ses", method: str = "POST"
) -> dict[str, str]:
    """Return the headers of a request with AWS's Signature Version 4, over all of them ("Create a signed AWS API request")."""
    parts = urlsplit(address)
    stamp = moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    headers = {"content-type": "application/json", "host": parts.netloc, "x-amz-date": stamp}
    if settings.session_token is not None:
        headers["x-amz-security-token"] = reveal(settings.session_token)
    names = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
    # Each piece of the path encoded once more, as every service but S3 wants it.
    request = f"{method}\n{quote(parts.path, safe='/-_.~')}\n\n{lines}\n{names}\n{hashlib.sha256(body).hexdigest()}"
    scope = f"{stamp[:8]}/{settings.region}/{service}/aws4_request"
    told = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
    signature = hmac.digest(_key_of(reveal(settings.secret_key), scope), told.encode(), "sha256").hex()
    who = f"{reveal(settings.access_key)}/{scope}"
    headers["authorization"] = f"AWS4-HMAC-SHA256 Credential={who}, SignedHeaders={names}, Signature={signature}"
    return headers


@lru_cache(maxsize=4)
def _key_of(secret: str, scope: str) -> bytes:
    """Return the key that signs for one day, region and service: the same for a mailing's every person."""
    key = f"AWS4{secret}".encode()
    for piece in scope.split("/"):
        key = hmac.digest(key, piece.encode(), "sha256")
    return key


_HOUR = 3600.0  # seconds; a day's quota is counted over the last 24 hours, so some of it comes back in each of them
_TOO_FAST = frozenset({"TooManyRequestsException", "ThrottlingException", "Throttling", "LimitExceededException"})
_HINTS = {
    "InvalidSignatureException": "Check the secret, and this machine's clock: SES refuses what is five minutes off.",
    "SignatureDoesNotMatch": "Check the secret, and this machine's clock: SES refuses what is five minutes off.",
    "MailFromDomainNotVerifiedException": "Verify the domain of `from` in SES, in this region, then publish again.",
    "MessageRejected": "SES says why. In its sandbox it mails only to verified addresses: ask it for production access.",
    "AccountSuspendedException": "SES lets this account send no more: ask AWS why, then publish with --retry-failed.",
    "SendingPausedException": "Sending is paused in SES: resume it there, then publish with --retry-failed.",
    "NotFoundException": "SES knows no such configuration set in this region: check configuration_set and region.",
}


def _receipt(response: "httpx.Response") -> Receipt:
    """Return SES's id.

    Raises:
        Unreachable: Too many a second, or the day's quota is used up; see `accept`.
        Rejected: With what SES's own name of the error says; see `accept`.
        Uncertain: A success without an id; see `accept`.
    """
    status, name = response.status_code, _error(response)
    said = f"answered {status}{words_of(response)}"
    if name in _TOO_FAST and status < 500:  # noqa: PLR2004
        used_up = b"quota" in response.content.lower()
        hint = (
            "The day's quota is used up; the next run tries again."
            if used_up
            else "It was not taken; it is tried again."
        )
        asked = retry_after(response)
        wait = _HOUR if used_up and asked is None else asked
        raise Unreachable(said, status_code=status, retry_after=wait, hint=hint)
    if name in _HINTS and 400 <= status < 500:  # noqa: PLR2004
        raise Rejected(said, status_code=status, hint=_HINTS[name])
    accept(response)
    found = json_of(response).get("MessageId")
    if not isinstance(found, str) or not found:
        hint = "Look for the tag pressctl-key in your configuration set's events, then settle it with pressctl resolve."
        raise Uncertain(f"answered {status} without an id{words_of(response)}", status_code=status, hint=hint)
    return Receipt(id=one_line(found))


def _error(response: "httpx.Response") -> str:
    """Return AWS's name of an error: in a header, or in the body, with a shape's namespace before it or an address behind."""
    named = response.headers.get("x-amzn-errortype") or said_in(response, "__type") or said_in(response, "code") or ""
    return re.split("[:,]", str(named).rpartition("#")[2])[0]


# The key itself is not believed ("Common Errors" of the AWS APIs); it is too little for what was asked.
_UNKNOWN = frozenset({
    "UnrecognizedClientException", "InvalidClientTokenId", "InvalidClientTokenIdException", "SignatureDoesNotMatch",
    "InvalidSignatureException", "ExpiredTokenException", "ExpiredToken", "IncompleteSignature",
})  # fmt: skip


def probe(settings: Settings, now: datetime) -> "Question":
    """Ask how the account stands (SES API v2, GetAccount)."""
    import httpx

    insist(check(settings))
    address = f"{_base(settings)}/v2/email/account"
    response = yield httpx.Request("GET", address, headers=signed(address, b"", settings, now, method="GET"))
    name = _error(response)
    if name in _UNKNOWN:
        raise refusal(response, f"Check the secret this target refers to. {_HINTS['SignatureDoesNotMatch']}")
    if name.startswith("AccessDenied"):
        hint = "AWS knows the key, and does not let it look whether it may send: to be told, allow it ses:GetAccount."
        raise undecided(response, hint)
    insist_let_in(response)
    if not told(response, bool, "SendingEnabled"):
        raise Rejected("sends nothing for this account", hint=_HINTS["SendingPausedException"])
    real = told(response, bool, "ProductionAccessEnabled")
    return "the account may send" if real else "the account is in SES's sandbox: mails go to verified addresses alone"


_NO_LIST = "SES has no such contact list in this region: check list and region."
_NOT_READ = "Check the secret this target refers to, and that its policy allows ses:ListContacts."


def members(settings: Settings, name: str, clock: "Callable[[], datetime]") -> Roll:
    """Read a contact list, or one topic of it, 100 people a page, the next by the token that SES gives.

    SES API v2, ListContacts: POST /v2/email/contact-lists/{ContactListName}/contacts/list. A page may be empty, and there is
    more while it has a NextToken.
    """
    import httpx

    insist(check(settings))
    kept, _, topic = name.partition("/")
    address = f"{_base(settings)}/v2/email/contact-lists/{kept}/contacts/list"
    call: dict[str, Any] = {"PageSize": 100}
    seen = set[str]()

    def ask() -> httpx.Request:
        body = json.dumps(call, separators=(",", ":")).encode()
        return httpx.Request("POST", address, headers=signed(address, body, settings, clock()), content=body)

    while True:
        held = yield from fetched(ask, _page)
        yield tuple(
            member_of(row.get("EmailAddress"), gone=not _wants(row, topic)) for row in rows_of(held, "Contacts")
        )
        token = held.get("NextToken")
        if not token:
            return
        if not isinstance(token, str) or token in seen:
            raise strange("pages that do not go on")
        seen.add(token)
        call["NextToken"] = token


def _page(response: "httpx.Response") -> Held:
    if _error(response) in _TOO_FAST and response.status_code < 500:  # noqa: PLR2004
        said, asked = f"answered {response.status_code}{words_of(response)}", retry_after(response)
        raise Unreachable(said, status_code=response.status_code, retry_after=asked)
    return page_of(response, absent=_NO_LIST, refused=_NOT_READ)


def _wants(row: Held, topic: str) -> bool:
    """Whether a contact is subscribed: to the topic, by their own word or else its default; without one, not to nothing."""
    if row.get("UnsubscribeAll", False) is not False:
        return False
    own, default = _preferences(row, "TopicPreferences"), _preferences(row, "TopicDefaultPreferences")
    if topic:
        return own.get(topic, default.get(topic)) == "OPT_IN"
    return not own or "OPT_IN" in {**default, **own}.values()


def _preferences(row: Held, name: str) -> dict[object, object]:
    held = row.get(name)
    rows = [one for one in held if isinstance(one, dict)] if isinstance(held, list) else []
    return {one.get("TopicName"): one.get("SubscriptionStatus") for one in rows}


_NAME = re.compile(r"[A-Za-z0-9_-]{0,64}")


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = secret_complaints("access_key", settings.access_key) + secret_complaints("secret_key", settings.secret_key)
    if settings.session_token is not None:
        found += secret_complaints("session_token", settings.session_token)
    if not re.fullmatch(r"[a-z]{2}(-[a-z]+)+-[0-9]+", settings.region):
        found.append('region must be one of AWS\'s, such as "eu-west-3".')
    if settings.base_url:
        found += address_complaints("base_url", settings.base_url, base=True)
    if not _NAME.fullmatch(settings.configuration_set):
        found.append("configuration_set must be a set's name: letters, digits, - and _, up to 64.")
    return found


CHANNEL = Channel(
    name="amazon_ses",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"mail"}),
    deliver=deliver,
    batch=1,
    attaches=True,
    check=check,
    probe=probe,
    keeping=Keeping(
        members=members,
        form="[A-Za-z0-9_-]{1,64}(?:/[A-Za-z0-9_-]{1,64})?",
        said="a contact list's name, or LIST/TOPIC",
    ),
    look="your configuration set's events in Amazon SES: the tag pressctl-key, {key}; or the person's address",
)
