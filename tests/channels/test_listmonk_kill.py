"""A withdrawal by a campaign: what is still under way of the release is called off before it leaves."""

import httpx
import pytest
from msgspec.structs import replace

from pressctl.errors import Rejected
from pressctl.model import Part
from tests.channels.listmonk_fake import Listmonk
from tests.channels.test_listmonk_campaign import run, the_part
from tests.support.builders import a_variant


def kill_of(part: Part, key: str = "k-1") -> Part:
    """Build a part of a release's withdrawal, to the same people."""
    variant = a_variant(notice="kill", mail=part.variant.mail)
    return replace(part, key=key, edition="kill", variant=variant)


def test_what_is_under_way_is_called_off() -> None:
    """Of every revision and language; who has not got the text gets the withdrawal alone."""
    place, part = Listmonk(), the_part()
    run(part, place.answer)
    run(replace(part, key="k-2", edition=2, language="fr"), place.answer)
    run(replace(part, key="k-other", release="another"), place.answer)
    assert run(kill_of(part), place.answer).id == "u-4"
    assert [each["status"] for each in place.campaigns.values()] == ["cancelled", "cancelled", "running", "running"]
    place.tick()
    assert run(kill_of(part), place.answer).id == "u-4"


def test_one_part_of_a_withdrawal_calls_off_no_other() -> None:
    """They go side by side."""
    place, part = Listmonk(), the_part()
    for key in ("k-1", "k-2"):
        run(kill_of(part, key), place.answer)
    assert [each["status"] for each in place.campaigns.values()] == ["running", "running"]


def test_what_has_just_ended_holds_up_no_withdrawal() -> None:
    """Listmonk refuses to cancel it then (400), which is no refusal of the withdrawal; a missing right is one."""
    part = the_part()
    for status in (400, 403):
        place = Listmonk()
        run(part, place.answer)

        def answer(request: httpx.Request, place: Listmonk = place, status: int = status) -> httpx.Response:
            if b"cancelled" in request.content:
                place.tick()
                return httpx.Response(status, json={"message": "no"})
            return place.answer(request)

        if status == 400:
            assert run(kill_of(part), answer).id == "u-2"
        else:
            with pytest.raises(Rejected, match="403"):
                run(kill_of(part), answer)
