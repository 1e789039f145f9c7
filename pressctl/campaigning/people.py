"""Who gets a campaign: a part's people as listmonk's subscribers, on a private list of exactly these."""

import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from pressctl.answers import accept, dict_in, json_of
from pressctl.campaigning.asking import Api, Held, data_of, is_number, results_of, strange, tagged
from pressctl.errors import Rejected, Uncertain
from pressctl.merging import one_line
from pressctl.model import Part, Recipient

if TYPE_CHECKING:
    from collections.abc import Generator

    import httpx

    from pressctl.campaigning.asking import Done, Rows

    People = Generator[httpx.Request, httpx.Response, dict[int, Recipient]]

OURS = "pressctl"  # the tag of every list and campaign made here
STARTED = "pressctl-started"  # the tag of a list whose campaign was about to be started
_AT_A_TIME = 40  # people asked for at once: listmonk gives 50 a page, and takes the question in an address


def list_for(api: Api, part: Part, campaign: Held | None) -> "Generator[httpx.Request, httpx.Response, int]":
    """Return the number of a part's private list, which is made where there is none.

    Raises:
        Uncertain: Its campaign was about to be started, and is not there any more.
    """
    found = yield from tagged(api, "lists", part.key)
    if not found:
        response = yield api.ask("POST", "lists", list_call(part))
        made = data_of(response).get("id")
        if not is_number(made):
            raise strange(response)
        return made
    if campaign is None and any(STARTED in one["tags"] for one in found):
        raise Uncertain(
            "its campaign is not there any more, and may have been started",
            hint="Settle it with pressctl resolve. To have it sent anew, delete its list in listmonk too: some may get it twice.",
        )
    return int(found[0]["id"])


def list_call(part: Part, *more: str) -> Held:
    """Return a part's list as listmonk's API has it; `more` are further tags."""
    return {
        "name": name_of(part),
        "type": "private",
        "optin": "single",
        "tags": [OURS, part.key, *more],
        "description": "One mailing's people, kept by pressctl: who has left by it is known from here.",
    }


def name_of(part: Part) -> str:
    """Return what list and campaign of a part are called there."""
    return f"{part.release} {part.language} {part.edition}.{part.number} ({part.key})"


def people_of(api: Api, part: Part, listed: int) -> "People":
    """Return those of a part who are to get it, by their number in listmonk; who is not known there is made known.

    Left out is who is blocked or switched off there, who has unsubscribed by an earlier mailing of ours, and who has from
    all lists they were on; and whom listmonk refuses.
    """
    found: dict[int, Recipient] = {}
    rest = iter(part.members)
    while some := {member.email.lower(): member for member in islice(rest, _AT_A_TIME)}:
        rows = yield from _known(api, some)
        for address, member in some.items():
            row = rows.get(address)
            if row is None:
                row = yield from _made(api, member, listed)
            if row is not None and not _is_gone(row):
                found[int(row["id"])] = member
    if not found:
        raise Rejected(
            "mails none of these people", hint="They have unsubscribed in listmonk, or it refuses their addresses."
        )
    return found


_PUNCTUATION, _ESCAPED = re.compile(r"([!-/:-@\[-`{-~])"), r"\\\1"


def _known(api: Api, wanted: Iterable[str]) -> "Generator[httpx.Request, httpx.Response, dict[str, Held]]":
    """Return those of some addresses that listmonk knows, by address.

    Its search is a regular expression (PostgreSQL's, `~*`) that names are compared with too, so only exact addresses count.
    """
    asked = f"^({'|'.join(_PUNCTUATION.sub(_ESCAPED, one) for one in sorted(wanted))})$"
    found: dict[str, Held] = {}
    rows = yield from _pages(api, f"subscribers?search={quote(asked, safe='')}", asked)
    for row in rows:
        found[str(row.get("email")).lower()] = row
    return {address: found[address] for address in wanted if address in found}


def _pages(api: Api, path: str, asked: str = "") -> "Rows":
    """Return the subscribers of a question, 50 a page; `asked` is the search that the answer has to repeat."""
    found: list[Held] = []
    page = 0
    while page * 50 == len(found):
        page += 1
        response = yield api.ask("GET", f"{path}&per_page=50&order=asc&page={page}")
        rows = results_of(response, behind=page > 1)
        repeated = dict_in(json_of(response), "data").get("search")
        if repeated != asked or not all(is_number(row.get("id")) and _lists(row) is not None for row in rows):
            raise strange(response)
        found += rows
        if not rows:
            break
    return found


def _made(api: Api, member: Recipient, listed: int) -> "Generator[httpx.Request, httpx.Response, Held | None]":
    """Return somebody made known to listmonk; None where it refuses them.

    It names a new person by their address where they have no name (internal/subimporter).
    """
    said = {"email": member.email, "name": one_line(member.name), "status": "enabled", "lists": [listed]}
    response = yield api.ask("POST", "subscribers", said)
    if response.status_code == HTTPStatus.BAD_REQUEST:  # the address, or its domain
        return None
    if response.status_code == HTTPStatus.CONFLICT:  # known since just now
        address = member.email.lower()
        rows = yield from _known(api, [address])
        return rows.get(address)
    made = data_of(response)
    if not is_number(made.get("id")):
        raise strange(response)
    return made | {"lists": made.get("lists") or []}


def _is_gone(row: Held) -> bool:
    """Whether somebody is not to be mailed, by what they or the newsroom have said in listmonk."""
    if row.get("status") != "enabled":
        return True
    left = [one for one in _lists(row) or () if one.get("subscription_status") == "unsubscribed"]
    ours = any(_is_ours(one) for one in left)
    stays = any(not _is_ours(one) and one.get("subscription_status") != "unsubscribed" for one in _lists(row) or ())
    return ours or (bool(left) and not stays)


def _is_ours(listed: Held) -> bool:
    tags = listed.get("tags")
    return isinstance(tags, list) and OURS in tags


def _lists(row: Held) -> list[Held] | None:
    found = row.get("lists")
    return found if isinstance(found, list) and all(isinstance(one, dict) for one in found) else None


def everybody_on(api: Api, listed: int) -> "Rows":
    """Return everybody on a list; where it may not be seen, listmonk would answer with other people."""
    rows = yield from _pages(api, f"subscribers?list_id={listed}")
    if any(all(one.get("id") != listed for one in _lists(row) or ()) for row in rows):
        raise Rejected("answered with people of other lists", hint="Give the user's role lists:get_all in listmonk.")
    return rows


def fill(api: Api, listed: int, people: Mapping[int, Recipient]) -> "Done":
    """Have exactly these people on a list: add who lacks, take off who is too many, and see that it is so.

    Who has unsubscribed from it stays, as listmonk mails them nothing and would forget it.
    """
    for attempt in range(2):
        there = yield from everybody_on(api, listed)
        on = {int(row["id"]) for row in there if not _has_left(row, listed)}
        if on == people.keys():
            return
        if attempt:
            break
        for action, ids in (("add", people.keys() - on), ("remove", on - people.keys())):
            if ids:
                said = {"ids": sorted(ids), "action": action, "target_list_ids": [listed]}
                response = yield api.ask("PUT", "subscribers/lists", said)
                accept(response)
    raise Uncertain(
        "its list does not keep the people it is given", hint="Look at the list in listmonk: who changes it?"
    )


def _has_left(row: Held, listed: int) -> bool:
    return any(
        one.get("id") == listed and one.get("subscription_status") == "unsubscribed" for one in _lists(row) or ()
    )
