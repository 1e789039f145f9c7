"""listmonk's API: questions with its credential, answers as the objects that they should be."""

import json
from typing import TYPE_CHECKING, Any, TypeGuard
from urllib.parse import quote

from msgspec import Struct

from pressctl.answers import accept, json_of, words_of
from pressctl.errors import Uncertain

if TYPE_CHECKING:
    from collections.abc import Generator

    import httpx

    Step = Generator[httpx.Request, httpx.Response, "Held"]
    Rows = Generator[httpx.Request, httpx.Response, list["Held"]]
    Done = Generator[httpx.Request, httpx.Response, None]

LARGEST = 1 << 24  # bytes of an answer: each person comes with all lists they are on, a campaign with its whole text
Held = dict[str, Any]


class Api(Struct, frozen=True, kw_only=True):
    """Where listmonk is, and the header that lets us in."""

    base: str
    authorization: str

    def ask(self, method: str, path: str, said: object = None) -> "httpx.Request":
        """Return a request, with `said` as its JSON."""
        import httpx

        headers, body = {"Authorization": self.authorization}, b""
        if said is not None:
            headers["Content-Type"] = "application/json"
            body = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        url = f"{self.base}/api/{path}"
        return httpx.Request(method, url, headers=headers, content=body, extensions={"most": LARGEST})


def tagged(api: Api, kind: str, key: str, only: str = "") -> "Rows":
    """Return the campaigns or lists with a key, the oldest first, at most 50; `only` is what else they are to have."""
    path = f"{kind}?tag={quote(key, safe='')}&per_page=50&order_by=created_at&order=asc{only}"
    response = yield api.ask("GET", path)
    found = results_of(response)
    for one in found:
        tags = one.get("tags")
        if not isinstance(tags, list) or key not in tags or not is_number(one.get("id")):
            raise strange(response)
        if kind == "campaigns" and not isinstance(one.get("lists"), list):
            raise strange(response)
    return sorted(found, key=lambda one: int(one["id"]))


def data_from(request: "httpx.Request") -> "Step":
    """Ask, and return what `data_of` makes of the answer."""
    response = yield request
    return data_of(response)


def data_of(response: "httpx.Response") -> Held:
    """Return the object of a success.

    Raises:
        Unsent: See `accept`; a success without one is nobody knows what.
    """
    accept(response)
    data = json_of(response).get("data")
    if not isinstance(data, dict):
        raise strange(response)
    return data


def results_of(response: "httpx.Response", *, behind: bool = False) -> list[Held]:
    """Return the objects of a page; `behind`: it may be the one behind the last, which has null.

    Raises:
        Unsent: See `data_of`.
    """
    data = data_of(response)
    rows = [] if behind and data.get("results", 0) is None else data.get("results")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise strange(response)
    return rows


def strange(response: "httpx.Response") -> Uncertain:
    """Return what to raise where a success does not say what was asked; asked again, it may."""
    return Uncertain(
        f"answered {response.status_code} with something else than it was asked for{words_of(response)}",
        status_code=response.status_code,
        hint="Check that base_url is listmonk's own address, and that it is version 5 or newer; then publish again.",
    )


def is_number(value: object) -> TypeGuard[int]:
    """Whether it is a number as listmonk gives to what it keeps."""
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
