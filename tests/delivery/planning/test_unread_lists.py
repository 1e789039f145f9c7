"""A plan without a list that a vendor keeps: it says that it depends on it, passes over nobody, and lets all else go."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from pressctl.delivery.plan import Plan, Unread
from pressctl.delivery.planning import make_plan
from pressctl.model import Correction
from tests.support.builders import a_release
from tests.support.deliveries import Newsroom, a_mailing_channel, a_place, open_newsroom, ready, some_people

ASKS = frozenset({"list"})
DOWN = Unread(outcome="deferred", error="its list could not be read: answered 503", hint="Run it again.")


def plan(newsroom: Newsroom, *versions: Any, unread: bool, record: bool = False, **choice: Any) -> Plan:
    """Plan a release, with or without the list; record it where it is meant."""
    original, *others = versions or (a_release(),)
    world = newsroom.world(**choice)
    if unread:
        world = replace(world, people={}, unread={"list": DOWN})
    made = make_plan([ready(original, **{one.language: one for one in others})], world, newsroom.ledger.history)
    if record:
        acceptances = [one.acceptance for one in made.releases if one.acceptance]
        assert newsroom.ledger.accept(acceptances, newsroom.clock())
    return made


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """Return a newsroom with a mailing and a webhook."""
    places = (a_place("list", a_mailing_channel()), a_place("desk"))
    return open_newsroom(tmp_path, *places, people={"list": some_people(3)})


def outcomes(made: Plan) -> dict[str, tuple[str | None, int]]:
    """Return what is decided of each target, and how many parts of it leave."""
    (release,) = made.releases
    return {one.target: (one.outcome, len(one.to_send)) for one in release.deliveries}


def test_a_first_list_waits_and_nothing_else(newsroom: Newsroom) -> None:
    """The other target goes, and nothing of this one is recorded: the next run freezes its list, whole."""
    made = plan(newsroom, unread=True, record=True)
    assert (made.asks, outcomes(made)) == (ASKS, {"list": ("deferred", 0), "desk": (None, 1)})
    assert [row.target for row in newsroom.ledger.history(a_release().id).deliveries] == ["desk"]
    later = plan(newsroom, unread=False)
    assert outcomes(later)["list"] == (None, 2)
    assert sum(part.people for one in later.releases[0].deliveries for part in one.parts if one.target == "list") == 3


def test_alone_it_records_nothing(tmp_path: Path) -> None:
    """A release that nobody can have yet is not begun: its age, its text and its targets are judged anew."""
    newsroom = open_newsroom(tmp_path, a_place("list", a_mailing_channel()), people={"list": some_people(3)})
    made = plan(newsroom, unread=True)
    assert (made.sends, made.records) == (False, False)


def test_frozen_people_need_no_list(newsroom: Newsroom) -> None:
    """What was frozen goes on, a found release asks for nothing, and a named one only for how many came since."""
    plan(newsroom, unread=False, record=True)
    found = plan(newsroom, unread=True, found=True)
    assert (found.asks, outcomes(found)["list"]) == (frozenset(), (None, 2))
    named = plan(newsroom, unread=True)
    assert (named.asks, outcomes(named)["list"]) == (ASKS, (None, 2))
    wanted = plan(newsroom, unread=True, newcomers=True)
    assert (wanted.asks, outcomes(wanted)["list"]) == (ASKS, ("deferred", 0))


def test_one_address_needs_it(newsroom: Newsroom) -> None:
    """How they are called, and whether they have unsubscribed, stands on it."""
    made = plan(newsroom, unread=True, to="j1@journal.example", only=frozenset({"list"}))
    assert outcomes(made)["list"] == ("deferred", 0)


def test_a_correction_and_a_kill_need_no_list(newsroom: Newsroom) -> None:
    """They go to who had it, from the ledger."""
    plan(newsroom, unread=False, record=True)
    corrected = plan(
        newsroom, a_release(revision=2, corrections=(Correction(revision=2, text="Treize."),)), unread=True, found=True
    )
    killed = plan(newsroom, a_release(status="canceled"), unread=True)
    assert (corrected.asks, killed.asks) == (frozenset(), frozenset())
    assert "deferred" not in {outcome for outcome, _ in outcomes(corrected).values()}
