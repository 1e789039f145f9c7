"""A part sent as a campaign, step by step.

Every step begins with a look at what is there under the key, so that it can be taken again after any crash and any answer
that was lost. Starting is the last one, and does nothing to a campaign that has begun: listmonk goes on behind the last
subscriber it has mailed (queries/campaigns.sql, next-campaign-subscribers), whoever asks it how often.
"""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING

from pressctl.answers import accept
from pressctl.campaigning.asking import Api, Held, data_from, data_of, is_number, strange, tagged
from pressctl.campaigning.people import STARTED, everybody_on, fill, list_call, list_for, people_of
from pressctl.campaigning.writing import call_of, difference, insist_shown, tag_of
from pressctl.errors import Rejected, Uncertain
from pressctl.mailing import mail_of
from pressctl.merging import one_line
from pressctl.model import KILLS, Flow, Part, Receipt, Recipient

if TYPE_CHECKING:
    from collections.abc import Generator

    import httpx

    from pressctl.campaigning.asking import Done

MOST = 1000  # people of one campaign: those that listmonk does not know yet are made one by one


def send_campaign(part: Part, api: Api) -> Flow:
    """Have a part sent as a campaign; the receipt is that campaign, and who of the part is not on its list.

    Raises:
        Rejected: listmonk refuses a step, would send something else than was rendered, or nobody of the part may be mailed.
        Uncertain: Somebody has stopped or deleted the campaign; or an answer does not say what it should.
    """
    mail = mail_of(part)
    if part.variant.notice in KILLS:
        yield from _call_off(api, tag_of(part, mail))
    known = yield from _campaign(api, part.key)
    if known and known.get("status") != "draft":
        return (yield from _begun(api, known, part))
    listed = yield from list_for(api, part, known)
    people = yield from people_of(api, part, listed)
    yield from fill(api, listed, people)
    call = call_of(part, mail, people, listed)
    if known is None:
        yield from data_from(api.ask("POST", "campaigns", call))
    elif difference(known, call):
        yield from data_from(api.ask("PUT", f"campaigns/{known['id']}", call))
    known = yield from _campaign(api, part.key)
    if known and known.get("status") != "draft":
        return (yield from _begun(api, known, part))
    odd = difference(known, call) if known else "none"
    if known is None or odd:
        raise Rejected(
            f"has another campaign than was asked for: {odd}",
            hint="Nothing was sent. Campaigns want listmonk 5 or newer: look at its version, and at its campaign.",
        )
    yield from insist_shown(api, known["id"], mail)
    response = yield api.ask("PUT", f"lists/{listed}", list_call(part, STARTED))
    if STARTED not in (data_of(response).get("tags") or ()):
        raise strange(response)
    return (yield from _start(api, known, part, people))


def _call_off(api: Api, tag: str) -> "Done":
    """Cancel what is still under way of a release that is withdrawn: who has not got its text yet is to get none."""
    told = set[int]()
    while running := [
        one for one in (yield from tagged(api, "campaigns", tag, "&status=running")) if one["id"] not in told
    ]:
        for campaign in running:
            told.add(campaign["id"])
            response = yield api.ask("PUT", f"campaigns/{campaign['id']}/status", {"status": "cancelled"})
            if response.status_code != HTTPStatus.BAD_REQUEST:  # it has just ended
                accept(response)


def _start(api: Api, campaign: Held, part: Part, people: Mapping[int, Recipient]) -> Flow:
    """Start a campaign that is right; one that says it cannot be is looked at once more: another run may have been quicker."""
    path = f"campaigns/{campaign['id']}/status"
    response = yield api.ask("PUT", path, {"status": "running"})
    try:
        started = data_of(response)
    except Rejected:
        known = yield from _campaign(api, part.key)
        if known is None or known.get("status") == "draft":
            raise
        return (yield from _begun(api, known, part))
    if started.get("status") != "running":
        raise strange(response)
    return _receipt(api, campaign, _others(part, people.values()))


def _begun(api: Api, campaign: Held, part: Part) -> Flow:
    """Return the receipt of a campaign that was started before.

    Raises:
        Uncertain: It is neither under way nor at its end.
    """
    status = campaign.get("status")
    if status not in {"running", "finished"}:
        raise Uncertain(
            f"its campaign there, {campaign['id']}, is {one_line(str(status))}, after {campaign.get('sent')} of "
            f"{campaign.get('to_send')} mails",
            hint="Resume it in listmonk, and publish again; or settle it with pressctl resolve. To have it sent anew, "
            "delete it in listmonk together with its list, and resolve with --resend: some may get it twice.",
        )
    kept = [listed for one in campaign["lists"] if isinstance(one, dict) and is_number(listed := one.get("id"))]
    if not kept:  # somebody has deleted the list since
        return _receipt(api, campaign, ())
    there = yield from everybody_on(api, kept[0])
    addresses = {str(row.get("email")).lower() for row in there}
    return _receipt(api, campaign, [one.email for one in part.members if one.email.lower() not in addresses])


def _receipt(api: Api, campaign: Held, rejected: Iterable[str]) -> Receipt:
    return Receipt(
        id=one_line(str(campaign.get("uuid") or campaign["id"])),
        url=f"{api.base}/admin/campaigns/{campaign['id']}",
        rejected=tuple(rejected),
        note=campaign.get("note", ""),
    )


def _others(part: Part, people: Iterable[Recipient]) -> list[str]:
    """Return the addresses of a part that are none of these people's."""
    among = {one.email for one in people}
    return [one.email for one in part.members if one.email not in among]


def _campaign(api: Api, key: str) -> "Generator[httpx.Request, httpx.Response, Held | None]":
    """Return the campaign with a key, whole; None where there is none.

    Of two drafts, which an attempt that was cut off can leave, it is always the first: the other one is never started.

    Raises:
        Uncertain: Two of them are no drafts.
    """
    found = yield from tagged(api, "campaigns", key)
    begun = [one for one in found if one.get("status") != "draft"]
    if len(begun) > 1:
        raise Uncertain(
            f"has {len(begun)} campaigns with the key {key}",
            hint="Look at both there, then settle it with pressctl resolve.",
        )
    if not found:
        return None
    chosen = begun[0] if begun else found[0]
    spare = ", ".join(str(one["id"]) for one in found if one is not chosen)
    note = f"Of an attempt that was cut off there is a spare draft in listmonk, which may be deleted: {spare}."
    return chosen | {"note": note if spare else ""}
