"""Posts a release to a Threads account, in one post or in a thread.

Where to get it: at Meta for Developers make an app with the use case "Access the Threads API", give
it threads_basic, threads_content_publish, threads_delete (withdrawals) and threads_read_replies (to
look for a post in doubt), add the account as a Threads tester, and take a token for it under User
Token Generator. It ends after 60 days, unless it is refreshed before (GET /refresh_access_token);
`pressctl check --online` says when it has.

Settings
  token     a reference to the account's long-lived access token.
  base_url  another address than "https://graph.threads.net".

The post: from templates/social/threads.txt; social.threads in a release is its own text. Threads
shows a card of the first address in it, the release's page. It brings no pictures: Threads fetches
them from a public address, where a release's are only once it is out. Anybody can read it: it gets
no test, and nothing before its embargo.

A thread ("social.thread: true"): each post answers the one before, and is a part of its own: a run
that ends between two goes on at the one that is missing.

Corrections: Threads lets no app edit a post, so a post that answers it says what was wrong.
Withdrawals: what is there is deleted, then a post says so. What cannot be is told in the report.

Repeats: Threads takes each as a new post. It is made first, seen by nobody, and then published;
until that step nothing is in doubt. A post that is, is looked for among the account's latest, by
its words; what is not there is left for you to settle ("pressctl resolve", with --at and the post's
number as the API has it, by which the next one answers it).

Answers: the post's number, and its address. A token that has ended (190) or lacks a right (10) says
so; a limit on calls (4, 17, 32, 613) is tried again.

Limits: 500 characters, an emoji counting its bytes, five links and one topic, counted by `check`.
250 posts, 1,000 answers and 100 deletions in 24 hours.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from pressctl.answers import accept, listed, said_in, words_of
from pressctl.credentials import Credential, address_complaints, insist, reveal, secret_complaints
from pressctl.errors import Rejected, Uncertain, Unreachable, Unsent
from pressctl.merging import one_line
from pressctl.model import CORRECTIONS, KILLS, Channel, Flow, Part, Pause, Receipt, Search, Sought
from pressctl.posting import SILENT, change, id_in, is_sought, note_of, parent_of, post, post_of, unchanged, unposted
from pressctl.probing import get, insist_let_in, named, refusal, told, undecided

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime

    import httpx

    from pressctl.model.asking import Question

    Steps = Generator[httpx.Request | Pause, httpx.Response, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Whose account posts."""

    token: Credential
    base_url: str = "https://graph.threads.net"


EXAMPLE = """\
[targets.threads]
channel = "threads"
token = { env = "THREADS_TOKEN" }
"""
STAYS = "delete it in Threads, from the menu of the post."
POLLS, BETWEEN = 10, 3.0  # looks at a post that is not ready yet; Meta names 30 seconds as what it takes on average
# Graph API, "Handling Errors" and "Rate Limits".
_ENDED, _RIGHTS, _LIMITS = 190, frozenset({10, *range(200, 300)}), frozenset({4, 17, 32, 613})
_NOT_THERE_YET = 4279009  # a subcode: what is to be published has not reached the machine that was asked
_HINTS = {
    "ended": "Threads' tokens end after 60 days: make a new one, and put it where the secret this target refers to is kept.",
    "rights": "The token needs threads_basic and threads_content_publish, of an app that may use them for this account.",
}


def deliver(part: Part, settings: Settings) -> Flow:
    """Delete what is withdrawn, then make one post, which nobody sees, and publish it; the receipt is its number."""
    insist(check(settings))
    text = post_of(part).text
    left = yield from _delete(part, settings)
    corrected = part.earlier[0].id if part.earlier and part.variant.notice in CORRECTIONS else ""
    parent = parent_of(part, corrected=corrected)
    try:
        made = yield from _make(part, settings, text, parent)
    except Uncertain as error:
        raise unposted(error) from error
    response = yield _call(part, settings, "me/threads_publish", {"creation_id": made})
    _accept(response)
    number = id_in(response, hint="Check that base_url is Threads' own address, then look at the account.")
    url = yield from _address_of(settings, number)
    return Receipt(id=number, url=url, note=note_of(left, STAYS))


def _make(part: Part, settings: Settings, text: str, parent: str) -> "Steps":
    """Make a post that nobody sees yet; return its number once it is ready to be published (Threads API, Publishing).

    Raises:
        Rejected: Threads could not make it.
        Unsent: See `_accept`; nothing is posted.
    """
    said = {"media_type": "TEXT", "text": text} | ({"reply_to_id": parent} if parent else {})
    response = yield _call(part, settings, "me/threads", said)
    _accept(response)
    made = id_in(response, hint="Check that base_url is Threads' own address.")
    for _ in range(POLLS):
        response = yield _ask(settings, quote(made, safe=""), fields="status,error_message")
        _accept(response)
        status = said_in(response, "status")
        if status == "FINISHED":
            return made
        if status in {"ERROR", "EXPIRED"}:
            raise Rejected(f"could not make the post{words_of(response)}", hint="Change what it objects to.")
        yield Pause(seconds=BETWEEN)
    raise Unreachable(
        f"the post was not ready after {POLLS * BETWEEN:g} s", hint="It is not posted; it is tried again."
    )


def _delete(part: Part, settings: Settings) -> "Steps":
    """Delete what is withdrawn, the last post of a thread first; return why, where one stays. Nothing can be edited."""
    left = list[str]()
    for receipt in reversed(part.earlier) if part.variant.notice in KILLS and part.number == 1 else ():
        if not receipt.id:
            left.append("has it under a number that is not known")
            continue
        left.append((yield from change(_deletion(part, settings, receipt.id), unchanged)))
        if left[-1] == SILENT:
            break
    return [why for why in left if why]


def _address_of(settings: Settings, number: str) -> "Steps":
    """Ask where a post is read; "" where that is not said, which is no doubt about the post."""
    try:
        response = yield _ask(settings, quote(number, safe=""), fields="permalink")
    except Unsent:
        return ""
    url = said_in(response, "permalink")
    return one_line(url) if isinstance(url, str) else ""


def _deletion(part: Part, settings: Settings, number: str) -> "httpx.Request":
    return post(part, _address(settings, quote(number, safe=""), {}), "", method="DELETE")


def _call(part: Part, settings: Settings, path: str, said: dict[str, str]) -> "httpx.Request":
    """Return a call whose form has the token, as Meta documents it."""
    form = urlencode(said | {"access_token": reveal(settings.token)}, errors="replace")
    address = f"{settings.base_url.rstrip('/')}/v1.0/{path}"
    return post(part, address, form, headers={"Content-Type": "application/x-www-form-urlencoded"})


def _ask(settings: Settings, path: str, **query: str) -> "httpx.Request":
    return get(_address(settings, path, query))


def _address(settings: Settings, path: str, query: dict[str, str]) -> str:
    said = urlencode(query | {"access_token": reveal(settings.token)}, safe=",")
    return f"{settings.base_url.rstrip('/')}/v1.0/{path}?{said}"


def _code(response: "httpx.Response", name: str = "code") -> int:
    """Return the number of an error, 0 where there is none."""
    held = said_in(response, "error")
    code = held.get(name) if isinstance(held, dict) else None
    return code if isinstance(code, int) else 0


def _accept(response: "httpx.Response") -> None:
    """Read the error that Threads names, whose status is 400 as a rule; then the verdicts that all channels share."""
    code, status = _code(response), response.status_code
    if code == _ENDED:
        raise refusal(response, _HINTS["ended"])
    if code in _RIGHTS:
        raise refusal(response, _HINTS["rights"])
    if code in _LIMITS or _code(response, "error_subcode") == _NOT_THERE_YET:
        hint = "It was not taken; it is tried again."
        raise Unreachable(f"answered {status}{words_of(response)}", status_code=status, hint=hint)
    accept(response)


def probe(settings: Settings, now: "datetime") -> "Question":
    """Ask whose the token is, then how much it may post, which takes the right to (Threads API, User, Publishing Limit)."""
    insist(check(settings))
    response = yield _ask(settings, "me", fields="id,username")
    _insist_let_in(response)
    who = told(response, str, "username")
    response = yield _ask(settings, "me/threads_publishing_limit", fields="quota_usage,config")
    _insist_let_in(response)
    limits = told(response, list, "data")
    used = limits[0].get("quota_usage") if limits and isinstance(limits[0], dict) else None
    if not isinstance(used, int):
        raise undecided(response)
    return f"may post as @{named(who)}, {used} posts in the last 24 hours"


def _insist_let_in(response: "httpx.Response") -> None:
    code = _code(response)
    if code == _ENDED or code in _RIGHTS:
        raise refusal(response, _HINTS["ended" if code == _ENDED else "rights"])
    insist_let_in(response)


def find(sought: Sought, settings: Settings) -> Search:
    """Look for a post among the account's latest, then among its answers to others; by its words and its time."""
    fields, since = "id,text,permalink,timestamp", str(int(sought.since.timestamp()) - 300)
    for path in ("me/threads", "me/replies"):
        response = yield _ask(settings, path, fields=fields, since=since, limit="100")
        alike = [one for one in listed(response, "data") if is_sought(sought, one.get("text"), one.get("timestamp"))]
        if len(alike) > 1:  # nobody can tell which of them it is
            return None
        if alike and isinstance(alike[0].get("id"), str):
            url = alike[0].get("permalink")
            return Receipt(id=one_line(alike[0]["id"]), url=one_line(url) if isinstance(url, str) else "")
    return None


def id_at(address: str, settings: Settings) -> str:
    """Return a post's number; its address has another name for it, which the API does not take."""
    return address if address.isascii() and address.isdecimal() else ""


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    return address_complaints("base_url", settings.base_url, base=True) + secret_complaints("token", settings.token)


CHANNEL = Channel(
    name="threads",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"posts"}),
    deliver=deliver,
    posts=True,
    public=True,
    amends=True,
    stays=STAYS,
    check=check,
    probe=probe,
    find=find,
    id_at=id_at,
    look="the account's profile: a post with the headline",
)
