"""A listmonk that keeps subscribers, lists and campaigns as listmonk does, and mails whom a campaign is for."""

import json
import re
from collections import Counter
from typing import Any
from urllib.parse import parse_qs

import httpx

_ACTION = re.compile(r"{{ (.*?) }}")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


class Listmonk:
    """One that answers requests from what it keeps."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.subscribers: dict[int, dict[str, Any]] = {}
        self.lists: dict[int, dict[str, Any]] = {}
        self.campaigns: dict[int, dict[str, Any]] = {}
        self.starts: Counter[int] = Counter()
        self.mails: list[dict[str, Any]] = []
        self.refuses = "refused.example"  # a domain that its settings block

    def subscribe(self, email: str, *, status: str = "enabled", **lists: str) -> int:
        """Have somebody there; `lists` says how they stand to each list, by its name."""
        number = len(self.subscribers) + 1
        numbers = {each["name"]: each["id"] for each in self.lists.values()}
        kept = {numbers[name]: standing for name, standing in lists.items()}
        self.subscribers[number] = {"id": number, "email": email, "name": "N", "status": status, "lists": kept}
        return number

    def make_list(self, name: str, *tags: str) -> int:
        """Have a list there."""
        number = len(self.lists) + 1
        self.lists[number] = {"id": number, "name": name, "type": "private", "optin": "single", "tags": [*tags]}
        return number

    def answer(self, request: httpx.Request) -> httpx.Response:  # noqa: C901, PLR0911  (an API's table)
        """Do what is asked (cmd/handlers.go)."""
        path = request.url.path.partition("/api/")[2].split("/")
        said = json.loads(request.content) if request.content else {}
        asked = {name: values[0] for name, values in parse_qs(request.url.query.decode()).items()}
        match request.method, *path:
            case "GET", ("lists" | "campaigns") as kind:
                kept: dict[int, dict[str, Any]] = getattr(self, kind)
                found = [each for each in kept.values() if asked["tag"] in each["tags"]]
                found = [each for each in found if asked.get("status") in {None, each.get("status")}]
                return _page([self._shown(each) for each in found][:50])
            case "POST", "lists":
                number = self.make_list(said["name"], *said["tags"])
                self.lists[number].update(said)
                return _data(self.lists[number])
            case "PUT", "lists", number:
                self.lists[int(number)].update(said)
                return _data(self.lists[int(number)])
            case "GET", "subscribers":
                return self._asked_for(asked)
            case "POST", "subscribers":
                return self._made(said)
            case "PUT", "subscribers", "lists":
                self._moved(said)
                return httpx.Response(200, json={"data": True})
            case "POST", "campaigns":
                number = len(self.campaigns) + 1
                self.campaigns[number] = said | {"id": number, "uuid": f"u-{number}", "status": "draft", "sent": 0}
                return _data(self._shown(self.campaigns[number]))
            case "PUT", "campaigns", number:
                self.campaigns[int(number)].update(said)
                return _data(self._shown(self.campaigns[int(number)]))
            case "PUT", "campaigns", number, "status":
                return self._start(self.campaigns[int(number)], said["status"])
            case "GET", "campaigns", number, "preview":
                return httpx.Response(200, text=rendered(self.campaigns[int(number)]["body"], 0))
            case _:
                raise AssertionError(f"{request.method} {request.url} is none of its API")

    def _shown(self, kept: dict[str, Any]) -> dict[str, Any]:
        if "subject" not in kept:
            return kept
        there = [number for number in kept["lists"] if number in self.lists]
        return kept | {"lists": [{"id": number, "name": self.lists[number]["name"]} for number in there]}

    def _asked_for(self, asked: dict[str, str]) -> httpx.Response:
        """Return a page of subscribers; a search is a regular expression, of names too."""
        found = [self._person(each) for each in self.subscribers.values()]
        if search := asked.get("search"):
            found = [
                one for one in found if any(re.search(search, one[name], re.IGNORECASE) for name in ("email", "name"))
            ]
        if "list_id" in asked:
            found = [one for one in found if any(each["id"] == int(asked["list_id"]) for each in one["lists"])]
        start = 50 * (int(asked["page"]) - 1)
        return _page(found[start : start + 50] or ([] if not found else None), search=search or "")

    def _person(self, kept: dict[str, Any]) -> dict[str, Any]:
        lists = [self.lists[number] | {"subscription_status": standing} for number, standing in kept["lists"].items()]
        return kept | {"lists": lists}

    def _made(self, said: dict[str, Any]) -> httpx.Response:
        if any(each["email"] == said["email"].lower() for each in self.subscribers.values()):
            return httpx.Response(409, json={"message": "E-mail already exists."})
        if said["email"].endswith(self.refuses):
            return httpx.Response(400, json={"message": "The e-mail domain is blocklisted."})
        number = self.subscribe(said["email"].lower(), status=said["status"])
        self.subscribers[number]["lists"] = dict.fromkeys(said["lists"], "unconfirmed")
        return _data(self._person(self.subscribers[number]))

    def _moved(self, said: dict[str, Any]) -> None:
        for number in said["ids"]:
            for listed in said["target_list_ids"]:
                kept = self.subscribers[number]["lists"]
                if said["action"] == "add":
                    kept.setdefault(listed, "unconfirmed")
                else:
                    kept.pop(listed, None)

    def _start(self, campaign: dict[str, Any], status: str) -> httpx.Response:
        if status == "cancelled" and campaign["status"] == "running":
            campaign["status"] = status
            return _data(self._shown(campaign))
        if status == "cancelled" or campaign["status"] not in {"draft", "paused"}:
            return httpx.Response(400, json={"message": "Only paused campaigns and drafts can be started"})
        self.starts[campaign["id"]] += 1
        campaign["status"] = status
        return _data(self._shown(campaign))

    def tick(self) -> None:
        """Mail whom running campaigns are for; they are finished then."""
        for campaign in self.campaigns.values():
            if campaign["status"] == "running":
                for number, person in self.subscribers.items():
                    stands = {person["lists"].get(listed, "unsubscribed") for listed in campaign["lists"]}
                    if person["status"] != "blocklisted" and stands != {"unsubscribed"}:
                        self.mails.append(_mail(campaign, number, person["email"]))
                        campaign["sent"] += 1
                campaign["status"] = "finished"


def _mail(campaign: dict[str, Any], number: int, to: str) -> dict[str, Any]:
    def filled(text: str) -> str:
        return rendered(text, number) if re.search("{{.*}}", text, re.DOTALL) else text

    headers = {name: filled(value) for each in campaign["headers"] for name, value in each.items()}
    said = {"subject": filled(campaign["subject"]), "text": filled(campaign["altbody"])}
    return {"to": to, "html": rendered(campaign["body"], number), "headers": headers} | said


def rendered(template: str, number: int) -> str:
    """Render a template for one subscriber: what of Go's templates ours say, and nothing that listmonk would put in first."""
    for found in (r"{{\s*TrackLink", "@TrackLink", "data-embed"):
        assert not re.search(found, template)
    tables: dict[str, dict[str, str]] = {}

    def said(found: re.Match[str]) -> str:
        action = found[1]
        strings = [json.loads(f'"{one}"') for one in _STRING.findall(action)]
        shape = _STRING.sub('"', action)
        if made := re.fullmatch(r'(\$w[0-9]+) := dict(?: " ")*', shape):
            tables[made[1]] = dict(zip(strings[::2], strings[1::2], strict=True))
            return ""
        if shape == "$id := print .Subscriber.ID":
            return ""
        if word := re.fullmatch(r"Safe \(get (\$w[0-9]+) \$id\)", shape):
            return tables[word[1]].get(str(number), "")
        if shape == "UnsubscribeURL .":
            return f"https://lists.example.org/subscription/c/{number}"
        assert shape == 'Safe "', action
        return str(strings[0])

    text = _ACTION.sub(said, template)
    assert not re.search("{{|}}", _ACTION.sub("", template)), "something that Go would take for a template"
    return text


def _data(held: dict[str, Any]) -> httpx.Response:
    return httpx.Response(200, json={"data": held})


def _page(rows: list[dict[str, Any]] | None, search: str = "") -> httpx.Response:
    """Return a page; listmonk's own, where there is nothing behind the last, has null."""
    return httpx.Response(200, json={"data": {"results": rows, "search": search}})


def started(listmonk: Listmonk) -> list[int]:
    """Return which campaigns were started, once for each time."""
    return sorted(listmonk.starts.elements())
