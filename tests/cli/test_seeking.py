"""A mailing whose answer was lost, seen from outside: the place is asked, at once and in the next run, before a person is."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.newsrooms import a_list, journalists, make
from tests.support.receivers import Exchange, Receiver

SECRETS = {"KEY": "token-0123456789"}
PUBLISH = ("publish", "releases/budget.md", "-y", "--json")


class Forgetful:
    """A Postmark that takes every call and says nothing; `listed` are the messages that its list has by now."""

    def __init__(self, listed: int) -> None:
        """Begin with nothing sent."""
        self.listed, self.calls, self.key = listed, 0, ""

    def __call__(self, exchange: Exchange) -> None:
        """Take a call, or answer on what was taken."""
        if exchange.request.method == "POST":
            self.calls += 1
            self.key = json.loads(exchange.request.body)[0]["Metadata"]["pressctl-key"]
            return exchange.close()
        assert f"metadata_pressctl-key={self.key}" in exchange.request.target
        messages = [{"MessageID": "m-1", "Metadata": {"pressctl-key": self.key}}] if self.listed else []
        return exchange.answer_json({"TotalCount": self.listed, "Messages": messages})


@pytest.mark.parametrize(("at_once", "later"), [(3, 3), (0, 3), (2, 2)])
def test_the_place_is_asked_first(tmp_path: Path, at_once: int, later: int) -> None:
    """All is there: sent. Nothing or some of it: unsure, until a later run finds all; nothing is sent again."""
    place = Forgetful(at_once)
    with Receiver(place) as receiver:
        lines = ["[targets.list]", 'channel = "postmark"', 'token = { env = "KEY" }', f'base_url = "{receiver.url}"']
        lines += ['from = "Presse <presse@presse.example>"', 'recipients = "list.csv"']
        room = make(tmp_path, "\n".join(lines), budget=1)
        room.write("list.csv", a_list(journalists(3)))

        def told() -> tuple[int, dict[str, Any]]:
            ran = room.run(*PUBLISH, environ=SECRETS)
            (delivery,) = ran.json()["releases"][0]["deliveries"]
            return ran.code, delivery

        code, delivery = told()
        assert (code, delivery["outcome"]) == ((0, "sent") if at_once == 3 else (4, "unknown"))
        if code == 4:  # a secret that only asking would need is not demanded
            ran = room.run(*PUBLISH, environ={"KEY": ""})
            assert (ran.code, place.calls) == (4, 1), ran.err
        place.listed = later
        code, delivery = told()
        found = later == 3
        assert (code, delivery["recipients"]["unknown"]) == ((0, 0) if found else (4, 3))
        if found:
            (part,) = delivery["parts"]
            assert (part["receipt"]["id"], delivery["recipients"]["sent"] or delivery["recipients"]["already_had"]) == (
                "m-1",
                3,
            )
        assert place.calls == 1
