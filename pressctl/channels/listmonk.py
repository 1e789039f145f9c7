"""Mails a release to a list through your own listmonk, person by person or as a campaign.

Where to get it: in listmonk, Users: a user of type API; its token is shown once. What its role
needs: for transactional messages "tx:send" alone; for campaigns lists:get_all, lists:manage_all,
subscribers:get_all, subscribers:manage, campaigns:get_all, campaigns:manage_all, campaigns:send.
For transactional messages also, under Campaigns > Templates, a template of type Transactional,
whose body is this line:
{{ .Tx.Data.html | Safe }}

Settings
  base_url   where listmonk is, such as "https://lists.example.org"; one on this machine or your
             own network needs allow_private = true.
  user       the API user's name.
  token      a reference to its token.
  mode       "transactional" (the default): a message to each person, who need not be listmonk's
             subscriber; or "campaign": each thousand people are one campaign (listmonk 5 or newer).
  template   of transactional messages: the template's number, as its address in listmonk has it.
  and what every mailing has: from, reply_to, recipients or list, sheet, columns, where,
  unsubscribe, greeting.

Transactional: one person per message. Subject and text go as data that the template puts in.
Nothing is tracked. An https "unsubscribe" is offered as one-click.

Campaign: pressctl makes a private list of exactly the people of a part (who is not a subscriber
yet becomes one, with address and name) and a campaign to it, both tagged "pressctl" and by the
part's key; it sees that listmonk shows the very text that was rendered, and starts it. Left out,
and counted as rejected, is who is blocked or disabled in listmonk, who has unsubscribed by a mail
of an earlier such campaign, and who has from all lists they were on. Nobody is subscribed to a
list of yours, and nobody again. Headers for unsubscribing are listmonk's own (Settings > Privacy).
Where the target has no "unsubscribe", the link in the text leads to listmonk's page too.
The lists stay: who unsubscribes by a mail does so from its list. Delete one, with its campaign,
when nobody will read those mails any more, at the latest when people are on 200 of them, as each
answer has all; "pressctl unsubscribe" before keeps who has left by it.
pressctl test makes a list and a campaign of its own. A withdrawal first cancels what is under way
of the release; a stop reaches no campaign that has started: pause that in listmonk.

In both, "{{ }}" in a release arrives as written.

A list in listmonk: list = 3, its number. pressctl reads it and mails its subscribers as it does a
file's people. Left out are who unsubscribed, who is not enabled, and on a list with double opt-in
who has not confirmed. Attributes are what a file's columns are. The role needs subscribers:get_all
and lists:get_all besides, or the right to see that list.

Repeats: a campaign is looked for by its key before every step, so a repeat goes on where the last
attempt ended, and starts none twice. One that somebody paused, cancelled or deleted there is left
to a person: "pressctl resolve". Transactional messages are not like that: listmonk cannot drop
them, and cannot be asked. Each is a part of its own, so an attempt whose outcome is not known
concerns one person: look in the log of the mail server behind listmonk for the header
X-Pressctl-Key, then "pressctl resolve".

Answers: listmonk says that it took a message, or started a campaign, and not what became of each
mail. The receipt is the campaign's id, which its mails have as X-Listmonk-Campaign; its numbers
and bounces are on its page there. A transactional message has no id.

Embargo: nothing is left with listmonk to be sent later (send_at), where no stop would reach it.

Attachments: none yet; mail_media = "attachments" is refused.

Limits: those that listmonk's settings give its mail server (concurrency, rate). What waits of
transactional messages when listmonk is stopped is lost. It hands a message in again where its mail
server fails, and pauses a campaign that fails too often.
"""

import json
import re
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Literal

from pressctl.answers import accept, dict_in, json_of, words_of
from pressctl.campaigning.asking import Api
from pressctl.campaigning.sending import MOST, send_campaign
from pressctl.campaigning.writing import PAGE
from pressctl.credentials import Credential, address_complaints, basic, insist, secret_complaints
from pressctl.errors import Rejected, Uncertain
from pressctl.mailing import Message, messages_of
from pressctl.model import Channel, Flow, Keeping, Part, Receipt, Roll
from pressctl.probing import get, insist_let_in, told
from pressctl.rolls import Held, Moved, fetched, member_of, no_such_list, number_in, page_of, rows_of, strange

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    import httpx

    from pressctl.model.asking import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Which listmonk sends, as whom it is asked to, in which of its two ways; one wants a template that puts a mail in."""

    base_url: str
    user: str
    token: Credential
    template: int = 0
    mode: Literal["transactional", "campaign"] = "transactional"


EXAMPLE = """\
[targets.journalists]
channel = "listmonk"
base_url = "https://lists.example.org"
user = "press"
token = { env = "LISTMONK_TOKEN" }
template = 7
from = "Press office <press@example.org>"
recipients = "press-list.csv"
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Send one person's message, whose receipt is its key, since listmonk gives no id; or everybody's as a campaign."""
    import httpx

    insist(check(settings))
    if settings.mode == "campaign":
        base, authorization = settings.base_url.rstrip("/"), basic(settings.user, settings.token)
        return (yield from send_campaign(part, Api(base=base, authorization=authorization)))
    if len(part.members) != 1 or (part.variant.mail and part.variant.mail.unsubscribe == PAGE):
        raise Rejected("it was recorded to go as a campaign", hint='Publish it with mode = "campaign", as it was then.')
    (message,) = messages_of(part)
    headers = {"Authorization": basic(settings.user, settings.token), "Content-Type": "application/json"}
    call = _written(message, part.key, settings.template)
    body = json.dumps(call, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    address = f"{settings.base_url.rstrip('/')}/api/tx"
    response = yield httpx.Request("POST", address, headers=headers, content=body)
    return _receipt(response, part.key)


def _written(message: Message, key: str, template: int) -> dict[str, Any]:
    """Return a message as listmonk's API has it (POST /api/tx, models/messages.go).

    listmonk takes subject and plain text for templates wherever they have "{{", so what it is given there is nothing but
    the name of a datum; it puts that in as it is.
    """
    headers = {**message.headers, "X-Pressctl-Key": key}
    if message.reply_to:
        headers["Reply-To"] = message.reply_to
    return {
        "subscriber_mode": "external",
        "subscriber_emails": [message.to],
        "template_id": template,
        "from_email": message.sender,
        "subject": "{{ .Tx.Data.subject }}",
        "altbody": "{{ .Tx.Data.text }}",
        "content_type": "html",
        "data": {"subject": message.subject, "text": message.text, "html": message.html},
        "headers": [{name: value} for name, value in headers.items()],
    }


def _receipt(response: "httpx.Response", key: str) -> Receipt:
    """Return the key.

    Raises:
        Uncertain: A success that does not say so; see `accept`.
        Unsent: See `accept`.
    """
    accept(response)
    if json_of(response).get("data") is not True:
        raise Uncertain(
            f"answered {response.status_code} with something that is not its API's answer{words_of(response)}",
            status_code=response.status_code,
            hint="Check that base_url is listmonk's own address, then look in its mail server's log for X-Pressctl-Key.",
        )
    return Receipt(id=key)


def probe(settings: Settings, now: "datetime") -> "Question":
    """Ask who is asking, and what that role may do (listmonk, cmd/handlers.go: /api/profile is anybody's own)."""
    insist(check(settings))
    headers = {"Authorization": basic(settings.user, settings.token)}
    response = yield get(f"{settings.base_url.rstrip('/')}/api/profile", headers)
    insist_let_in(response, absent="listmonk has this from version 4 on: check base_url, and its version.")
    lacking = sorted(_RIGHTS[settings.mode] - {*map(str, told(response, list, "data", "user_role", "permissions"))})
    if lacking:
        said = "lets this user do other things, but not send"
        raise Rejected(said, hint=f"Give its role {', '.join(lacking)} in listmonk.")
    return "the user may send"


_RIGHTS = {
    "transactional": {"tx:send"},
    "campaign": {
        *("lists:get_all", "lists:manage_all", "subscribers:get_all", "subscribers:manage"),
        *("campaigns:get_all", "campaigns:manage_all", "campaigns:send"),
    },
}


_NO_LIST = "Check list: it is the number that a list's address in listmonk has."


def members(settings: Settings, name: str, clock: "Callable[[], datetime]") -> Roll:
    """Read a list's subscribers, 50 a page (listmonk gives no more), the oldest first.

    GET /api/lists/{id} says whether the list has double opt-in, and 400 where there is none; GET /api/subscribers, with
    `list_id`, has `total` and of each subscriber all lists (listmonk.app/docs/apis; cmd/subscribers.go, cmd/main.go).
    A list that the user may not see is taken out of the question, which would then be about everybody: so a subscriber
    who is not on this very list ends it.
    """
    insist(check(settings))
    headers = {"Authorization": basic(settings.user, settings.token)}
    base = f"{settings.base_url.rstrip('/')}/api"
    about = dict_in((yield from fetched(partial(get, f"{base}/lists/{name}", headers), _list)), "data")
    if about.get("id") != int(name) or about.get("optin") not in {"single", "double"}:
        raise strange("another list")
    taken = {"confirmed"} if about["optin"] == "double" else {"confirmed", "unconfirmed"}
    seen, read, total, page = set[object](), 0, -1, 0
    while read != total:
        page += 1
        url = f"{base}/subscribers?list_id={name}&per_page=50&order=asc&page={page}"
        held = dict_in((yield from fetched(partial(get, url, headers), page_of)), "data")
        rows, count = rows_of(held, "results"), number_in(held, "total")
        total, read = count if total < 0 else total, read + len(rows)
        seen.update(row.get("id") for row in rows)
        if count != total or len(seen) != read or read > total or (not rows and read != total):
            raise Moved
        yield tuple(
            member_of(
                row.get("email"),
                dict_in(row, "attribs"),
                name=row.get("name"),
                gone=_subscription(row, int(name)) not in taken or row.get("status") != "enabled",
            )
            for row in rows
        )


def _list(response: "httpx.Response") -> Held:
    if response.status_code == HTTPStatus.BAD_REQUEST:
        raise no_such_list(response, _NO_LIST)
    return page_of(response, absent=_NO_LIST)


def _subscription(row: Held, number: int) -> object:
    """Return how a subscriber stands to a list.

    Raises:
        Rejected: They are not on it, so something else was answered than was asked.
    """
    lists = row.get("lists")
    for one in lists if isinstance(lists, list) else ():
        if isinstance(one, dict) and one.get("id") == number:
            return one.get("subscription_status")
    raise strange("people of other lists: let the user's role see this one")


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = address_complaints("base_url", settings.base_url, base=True) + secret_complaints("token", settings.token)
    if not re.fullmatch("[!-9;-~]+", settings.user):
        found.append("user must be the API user's name: ASCII, without spaces and colons.")
    if settings.mode == "transactional" and settings.template < 1:
        found.append("template must be the number of a transactional template, as its address in listmonk has it.")
    if settings.mode == "campaign" and settings.template:
        found.append("template is for transactional messages: leave it out, a campaign takes none.")
    return found


CHANNEL = Channel(
    name="listmonk",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"mail"}),
    deliver=deliver,
    batch=1,
    batch_of=lambda settings: MOST if settings.mode == "campaign" else 1,
    repeats_of=lambda settings: "dropped" if settings.mode == "campaign" else "blind",
    unsubscribe_of=lambda settings: PAGE if settings.mode == "campaign" else "",
    check=check,
    probe=probe,
    keeping=Keeping(members=members, form="[1-9][0-9]{0,17}", said="the list's number, such as 3"),
    look="listmonk, Campaigns: the tag {key}; what is no campaign, in the log of the mail server behind it: the header "
    "X-Pressctl-Key, {key}, or the person's address",
)
