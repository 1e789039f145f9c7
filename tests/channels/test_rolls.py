"""What every channel promises that reads its vendor's lists: everybody once, whole or not at all, and nothing elsewhere."""

import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from pressctl.channels import available, find
from pressctl.errors import NoSuchList, Rejected, Uncertain, Unreachable, Unsent
from pressctl.model import Channel, Member
from pressctl.rolls import Moved
from tests.channels.places import NOON, settings_of
from tests.support.rolls import VENDORS, Kept, Vendor, kept, vendor_of

KEEPING = [pytest.param(find(name), id=name) for name in available() if find(name).keeping]
keeping = pytest.mark.parametrize("channel", KEEPING)
# Those whose pages are counted off from the first one: who leaves meanwhile moves all after them.
COUNTED = ("brevo", "listmonk", "mailjet")
BASE = "https://vendor.example"


def roll_of(channel: Channel, name: str = "") -> Any:
    """Begin to read a list."""
    assert channel.keeping
    settings = settings_of(channel, base_url=BASE)
    return channel.keeping.members(settings, name or VENDORS[channel.name][1], lambda: NOON)


def read(channel: Channel, answer: Callable[[httpx.Request], httpx.Response]) -> list[Member]:
    """Return everybody on a list; raise what keeps it from being read, also what another attempt might mend."""
    roll, found = roll_of(channel), list[Member]()
    wanted = next(roll, None)
    while wanted is not None:
        if isinstance(wanted, Unsent):
            raise wanted
        if isinstance(wanted, tuple):
            found += wanted
            wanted = next(roll, None)
            continue
        assert (wanted.url.host, wanted.url.scheme) == ("vendor.example", "https")
        try:
            wanted = roll.send(answer(wanted))
        except StopIteration:
            wanted = None
    return found


def test_every_mailing_service_reads_its_lists_or_says_why_not() -> None:
    """Six do; where there is no list, or none that can be read page by page, a config is told so."""
    assert {name for name in available() if find(name).keeping} == {*VENDORS}
    assert find("sendgrid").no_lists


@keeping
@pytest.mark.parametrize("count", [0, 1, 100, 1000, 1203])
def test_everybody_comes_once(channel: Channel, count: int) -> None:
    """Whatever the number is to the size of a page; those who unsubscribed are marked, and their credential goes along."""
    vendor = vendor_of(channel.name, kept(count, gone=lambda n: n % 10 == 3))
    members = read(channel, vendor.answer)
    assert [one.email for one in members] == [one.email for one in vendor.people]
    assert [one.gone for one in members] == [one.gone for one in vendor.people]
    assert all("authorization" in one.headers or "api-key" in one.headers for one in vendor.asked)
    if channel.name != "amazon_ses":
        assert {one.fields["name"] for one in members} == {one.name for one in vendor.people}
    if channel.name not in {"amazon_ses", "resend"}:
        assert all(one.fields["language"] == "fr" for one in members)


@keeping
def test_requests_only_read(channel: Channel) -> None:
    """GET, or what AWS calls a list; below the base address, whatever path that has."""
    vendor = vendor_of(channel.name, kept(3))
    read(channel, vendor.answer)
    ways = {(one.method, one.url.path.endswith("/contacts/list")) for one in vendor.asked}
    assert ways == ({("POST", True)} if channel.name == "amazon_ses" else {("GET", False)})
    settings = settings_of(channel, base_url="http://127.0.0.1:8080/proxy/")
    assert channel.keeping
    first: Any = next(channel.keeping.members(settings, VENDORS[channel.name][1], lambda: NOON))
    assert str(first.url).startswith("http://127.0.0.1:8080/proxy/")
    assert "//" not in first.url.path


@keeping
@pytest.mark.parametrize(("status", "kind"), [(401, Rejected), (403, Rejected), (302, Rejected), (404, NoSuchList)])
def test_a_refusal_ends_it(channel: Channel, status: int, kind: type[Unsent]) -> None:
    """Who is not let in is told which secret it is; a name that is none is said to be none; a redirect is not followed."""
    headers = {"location": "http://169.254.169.254/latest"}
    roll = roll_of(channel)
    with pytest.raises(kind) as caught:
        roll.send(httpx.Response(status, text="no", headers=headers, request=next(roll)))
    assert type(caught.value) is kind
    if status in {401, 403}:
        assert "the secret this target refers to" in caught.value.hint


@keeping
@pytest.mark.parametrize(
    ("status", "kind"), [(429, Unreachable), (503, Unreachable), (500, Uncertain), (504, Uncertain)]
)
def test_what_may_pass_is_asked_again(channel: Channel, status: int, kind: type[Unsent]) -> None:
    """The same request, with what the vendor asks to wait; nobody who came before is lost."""
    roll = roll_of(channel)
    first = next(roll)
    said = roll.send(httpx.Response(status, headers={"retry-after": "7"}, request=first))
    assert isinstance(said, kind)
    assert getattr(said, "retry_after", 7) == 7
    again = next(roll)
    assert (again.url, again.method, again.content) == (first.url, first.method, first.content)
    cut = roll.send(httpx.Response(200, content=b'{"', extensions={"cut": True}, request=again))
    assert isinstance(cut, Uncertain)


@keeping
@pytest.mark.parametrize(
    "body", [b"{}", b"[]", b"null", b"\xff\xfe", b'{"data": 1, "items": 1, "Data": 1}', b"[" * 100_000]
)
def test_an_answer_that_is_no_list_is_none(channel: Channel, body: bytes) -> None:
    """It is never taken for an empty one."""
    with pytest.raises((Rejected, Uncertain)):
        read(channel, lambda request: httpx.Response(200, content=body, request=request))


@keeping
@pytest.mark.parametrize("email", [None, 7, ["a@b.example"], {"a": 1}])
def test_somebody_without_an_address_ends_it(channel: Channel, email: Any) -> None:
    """But at Brevo, where people may have a telephone alone."""
    vendor = vendor_of(channel.name, [*kept(2), Kept(email)])
    if channel.name == "brevo" and email is None:
        assert len(read(channel, vendor.answer)) == 2
        return
    with pytest.raises(Rejected):
        read(channel, vendor.answer)


@pytest.mark.parametrize("name", COUNTED)
def test_who_leaves_meanwhile_makes_nobody_else_pass_over(name: str) -> None:
    """Somebody of the first page is taken off while the second is asked for: the list is read anew, and not in part."""
    vendor = vendor_of(name, kept(1203))
    pages = {"brevo": 2, "listmonk": 3, "mailjet": 7}
    vendor.leaves_at = {pages[name]}
    with pytest.raises(Moved):
        read(find(name), vendor.answer)


@keeping
def test_pages_that_lead_round_end(channel: Channel) -> None:
    """A cursor that came before is no next page; a count that is never reached is no count."""

    def answer(request: httpx.Request) -> httpx.Response:
        row: dict[str, Any] = {
            "address": "a@b.example",
            "email": "a@b.example",
            "EmailAddress": "a@b.example",
            "id": "1",
        }
        row |= {
            "emailBlacklisted": False,
            "subscribed": True,
            "lists": [{"id": 12}],
            "ContactID": 1,
            "ListID": 12,
            "ID": 12,
        }
        told = {"items": [row], "contacts": [row], "count": 1000, "Contacts": [row], "NextToken": "x", "has_more": True}
        if request.url.path.startswith("/api/"):
            return httpx.Response(200, json={"data": {"id": 12, "optin": "single", "results": [], "total": 3}})
        data = [row] * (1 if "contactslist" in request.url.path else 1000) if "REST" in request.url.path else [row]
        return httpx.Response(200, json=told | {"data": [row], "Data": data}, request=request)

    turns = iter(range(20))

    def bounded(request: httpx.Request) -> httpx.Response:
        next(turns)
        return answer(request)

    with pytest.raises((Rejected, Uncertain)):
        read(channel, bounded)


def test_a_list_that_listmonk_hides_is_not_everybody() -> None:
    """A list that its user may not see is taken out of the question; the answer is then about all subscribers."""
    vendor = vendor_of("listmonk", kept(3))

    def answer(request: httpx.Request) -> httpx.Response:
        told = vendor.answer(request).json()
        for row in told["data"].get("results", []):
            row["lists"] = [{"id": 999, "subscription_status": "confirmed"}]
        return httpx.Response(200, json=told, request=request)

    with pytest.raises(Rejected, match="people of other lists"):
        read(find("listmonk"), answer)


@pytest.mark.parametrize(("optin", "taken"), [("single", 2), ("double", 1)])
def test_listmonk_mails_unconfirmed_people_only_where_nobody_has_to_confirm(optin: str, taken: int) -> None:
    """As its own campaigns do."""
    ways = ("confirmed", "unconfirmed", "unsubscribed")

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/api/lists/12":
            return httpx.Response(200, json={"data": {"id": 12, "optin": optin}})
        rows = [
            {
                "id": way,
                "email": f"{way}@b.example",
                "status": "enabled",
                "lists": [{"id": 12, "subscription_status": way}],
            }
            for way in ways
        ]
        return httpx.Response(200, json={"data": {"results": rows, "total": 3}})

    assert sum(not one.gone for one in read(find("listmonk"), answer)) == taken


@pytest.mark.parametrize(
    ("own", "default", "topic", "taken"),
    [
        ({}, {}, "", True),
        ({"news": "OPT_OUT"}, {}, "", False),
        ({"news": "OPT_OUT", "sport": "OPT_IN"}, {}, "", True),
        ({"news": "OPT_OUT", "sport": "OPT_IN"}, {}, "/news", False),
        ({"sport": "OPT_OUT"}, {"news": "OPT_IN"}, "/news", True),
        ({}, {"news": "OPT_OUT"}, "/news", False),
        ({}, {}, "/news", False),
    ],
)
def test_a_topic_of_ses_is_taken_by_its_own_word(own: Any, default: Any, topic: str, *, taken: bool) -> None:
    """What somebody said of it counts, else the topic's default; who wants none of all topics wants nothing."""
    row = {"EmailAddress": "a@b.example", "UnsubscribeAll": False}
    for key, held in (("TopicPreferences", own), ("TopicDefaultPreferences", default)):
        row[key] = [{"TopicName": name, "SubscriptionStatus": status} for name, status in held.items()]
    roll = roll_of(find("amazon_ses"), f"press{topic}")
    (member,) = roll.send(httpx.Response(200, json={"Contacts": [row]}, request=next(roll)))
    assert member.gone is not taken


@pytest.mark.parametrize(
    "said", [{"message": "Rate exceeded", "__type": "ThrottlingException"}, {"__type": "TooManyRequestsException"}]
)
def test_ses_names_what_is_too_fast(said: dict[str, str]) -> None:
    """Also under a status of 400."""
    roll = roll_of(find("amazon_ses"))
    assert isinstance(roll.send(httpx.Response(400, json=said, request=next(roll))), Unreachable)


@keeping
@pytest.mark.parametrize(
    "name", ["../x", "12?x=1", "a b", "", "12\r\nX: 1", "%2e%2e", "a/b/c", "http://169.254.169.254/", "a#b@c.d"]
)
def test_a_name_that_could_lead_elsewhere_is_none(channel: Channel, name: str) -> None:
    """It stands in an address."""
    assert channel.keeping
    assert not re.fullmatch(channel.keeping.form, name)
    assert re.fullmatch(channel.keeping.form, VENDORS[channel.name][1])


def test_a_fake_is_asked_for_what_it_has() -> None:
    """It answers 404 to everything else, so that a wrong path is seen."""
    for name, (kind, _) in VENDORS.items():
        vendor: Vendor = kind([], "other")
        with pytest.raises(NoSuchList):
            read(find(name), vendor.answer)
