"""Lists that vendors keep, as faithful as their documents: each answers requests for the pages of one list.

`answer(httpx.Request) -> httpx.Response` serves generators as it is, and `over(vendor, else)` a receiver. Sources: the
docstring of `members` in each channel's module.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import unquote

import httpx

from tests.support.receivers import Behaviour, Exchange


@dataclass(slots=True)
class Kept:
    """Somebody on a vendor's list."""

    email: str
    name: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    gone: bool = False
    number: int = field(default_factory=count(1).__next__)


def kept(many: int, *, start: int = 0, gone: Callable[[int], bool] = lambda _: False) -> list[Kept]:
    """Return people with names of their own; `gone` says who of them, by number, has unsubscribed."""
    numbers = range(start, start + many)
    return [Kept(f"j{n}@journal.example", f"Zoé Numéro {n}", {"language": "fr"}, gone(n)) for n in numbers]


@dataclass(slots=True)
class Vendor:
    """One vendor's list: who is on it, and every request that came; ahead of the answers `leaves_at`, somebody leaves."""

    people: list[Kept]
    name: str = "12"
    asked: list[httpx.Request] = field(default_factory=list)
    leaves_at: set[int] = field(default_factory=set)

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer one request, as a page or in the vendor's own words."""
        self.asked.append(request)
        if len(self.asked) in self.leaves_at:
            self.people.pop(0)
        told = self._page(request.url.path, dict(request.url.params))
        status = 200 if told is not None else 404
        return httpx.Response(status, json=told if told is not None else {"message": "not found"}, request=request)

    def _page(self, path: str, query: dict[str, str]) -> Any:
        """Return what is there, or None."""
        raise NotImplementedError


class Mailgun(Vendor):
    """GET /v3/lists/ADDRESS/members/pages."""

    def _page(self, path: str, query: dict[str, str]) -> Any:
        if unquote(path) != f"/v3/lists/{self.name}/members/pages":
            return None
        addresses, limit = [one.email for one in self.people], min(int(query["limit"]), 100)
        first = addresses.index(query["address"]) + 1 if query.get("page") == "next" else 0
        rows = self.people[first : first + limit]
        items = [
            {"address": one.email, "name": one.name, "vars": dict(one.fields), "subscribed": not one.gone}
            for one in rows
        ]
        # The credential must not go there, whatever a link says.
        return {"items": items, "paging": {"next": "http://169.254.169.254/latest/meta-data?page=next"}}


class Brevo(Vendor):
    """GET /v3/contacts/lists/ID/contacts."""

    def _page(self, path: str, query: dict[str, str]) -> Any:
        if path != f"/v3/contacts/lists/{self.name}/contacts":
            return None
        first = int(query["offset"])
        rows = self.people[first : first + min(int(query["limit"]), 500)]
        contacts = [
            {
                "id": one.number,
                "email": one.email,
                "emailBlacklisted": one.gone and number % 2 == 0,
                "listUnsubscribed": [int(self.name)] if one.gone and number % 2 else None,
                "attributes": {
                    "FIRSTNAME": one.name.partition(" ")[0],
                    "LASTNAME": one.name.partition(" ")[2],
                    **one.fields,
                },
            }
            for number, one in enumerate(rows)
        ]
        return {"contacts": contacts, "count": len(self.people)}


class Resend(Vendor):
    """GET /segments/ID/contacts."""

    def _page(self, path: str, query: dict[str, str]) -> Any:
        if path != f"/segments/{self.name}/contacts":
            return None
        first, limit = int(query["after"]) + 1 if "after" in query else 0, min(int(query["limit"]), 100)
        rows = list(enumerate(self.people))[first : first + limit]
        data = [
            {
                "id": str(number),
                "email": one.email,
                "first_name": one.name.partition(" ")[0],
                "last_name": one.name.partition(" ")[2],
                "unsubscribed": one.gone,
            }
            for number, one in rows
        ]
        return {"object": "list", "has_more": first + limit < len(self.people), "data": data}


class Listmonk(Vendor):
    """GET /api/lists/ID and /api/subscribers; who unsubscribed, is blocked or has not confirmed is gone."""

    def _page(self, path: str, query: dict[str, str]) -> Any:
        if path == f"/api/lists/{self.name}":
            return {"data": {"id": int(self.name), "name": "Presse", "optin": "double"}}
        if path != "/api/subscribers" or query.get("list_id") != self.name:
            return None
        first, limit = (int(query["page"]) - 1) * 50, min(int(query["per_page"]), 50)
        ways = ("unsubscribed", "unconfirmed", "confirmed")
        results = [
            {
                "id": one.number,
                "email": one.email,
                "name": one.name,
                "attribs": dict(one.fields),
                "status": "blocklisted" if one.gone and number % 3 == 2 else "enabled",
                "lists": [
                    {"id": 999, "subscription_status": "confirmed"},
                    {"id": int(self.name), "subscription_status": ways[number % 3] if one.gone else "confirmed"},
                ],
            }
            for number, one in enumerate(self.people[first : first + limit])
        ]
        return {"data": {"results": results, "total": len(self.people), "per_page": 50, "page": int(query["page"])}}


class Mailjet(Vendor):
    """GET /v3/REST/contactslist/ID, /listrecipient, /contactdata and /contact."""

    def _page(self, path: str, query: dict[str, str]) -> Any:
        kind = path.removeprefix("/v3/REST/")
        if kind == f"contactslist/{self.name}":
            return {"Count": 1, "Total": 1, "Data": [{"ID": int(self.name), "IsDeleted": False}]}
        if query.get("ContactsList") != self.name:
            return None
        first = int(query["Offset"])
        rows = [self._row(kind, number, one) for number, one in enumerate(self.people, start=1)]
        data = rows[first : first + min(int(query["Limit"]), 1000)]
        return {"Count": len(data), "Total": len(data), "Data": data}

    def _row(self, kind: str, number: int, one: Kept) -> dict[str, Any]:
        if kind == "listrecipient":
            left = one.gone and number % 2 == 0
            return {"ID": 7000 + number, "ContactID": number, "ListID": int(self.name), "IsUnsubscribed": left}
        if kind == "contactdata":
            return {"ContactID": number, "Data": [{"Name": key, "Value": value} for key, value in one.fields.items()]}
        excluded = one.gone and number % 2 == 1
        return {"ID": number, "Email": one.email, "Name": one.name, "IsExcludedFromCampaigns": excluded}


class AmazonSes(Vendor):
    """POST /v2/email/contact-lists/NAME/contacts/list: addresses alone."""

    def _page(self, path: str, query: dict[str, str]) -> Any:
        del query
        if path != f"/v2/email/contact-lists/{self.name}/contacts/list" or self.asked[-1].method != "POST":
            return None
        asked = json.loads(self.asked[-1].content)
        first = int(asked.get("NextToken", "0"))
        rows = self.people[first : first + asked["PageSize"]]
        contacts = [{"EmailAddress": one.email, "UnsubscribeAll": one.gone} for one in rows]
        more = {"NextToken": str(first + len(rows))} if first + len(rows) < len(self.people) else {}
        return {"Contacts": contacts, **more}


VENDORS: Mapping[str, tuple[type[Vendor], str]] = {
    "mailgun": (Mailgun, "press@mg.example.org"),
    "brevo": (Brevo, "12"),
    "resend": (Resend, "78261eea-8f8b-4381-83c6-79fa7120f1cf"),
    "listmonk": (Listmonk, "12"),
    "mailjet": (Mailjet, "12"),
    "amazon_ses": (AmazonSes, "press"),
}


def vendor_of(channel: str, people: list[Kept]) -> Vendor:
    """Return a channel's vendor, with these people on the list that it keeps."""
    kind, name = VENDORS[channel]
    return kind(people, name)


def over(vendor: Vendor, sends: Behaviour, path: str = "/lists/") -> Behaviour:
    """Return what answers questions about the list as the vendor does, and everything else as `sends` does."""

    def behave(exchange: Exchange) -> None:
        request = exchange.request
        if path not in request.path:
            return sends(exchange)
        answer = vendor.answer(httpx.Request(request.method, f"http://vendor{request.target}", content=request.body))
        return exchange.answer(answer.status_code, answer.content, {"Content-Type": "application/json"})

    return behave
