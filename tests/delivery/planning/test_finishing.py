"""What everybody has is not looked at again; where today's list has a say, or anything is left, it is."""

from pathlib import Path

import pytest

from pressctl.delivery.finishing import decode, encode, is_finished
from pressctl.delivery.plan import Plan
from pressctl.model import State
from tests.delivery.planning.planned import PEOPLE, accept, corrected, planned, settle
from tests.support.builders import a_release
from tests.support.deliveries import Newsroom, a_mailing_channel, a_place, open_newsroom, ready


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    """A newsroom with a place and a mailing."""
    return open_newsroom(tmp_path, a_place(), a_place("post", a_mailing_channel()), people={"post": PEOPLE})


def over(room: Newsroom, plan: Plan) -> bool:
    """Whether the first release of a plan is finished."""
    (first, *_) = plan.releases
    return is_finished(first, room.world(found=True), room.ledger.history(first.release.id))


def test_a_release_is_finished_once_everybody_has_it(room: Newsroom) -> None:
    """Not while it is planned, accepted or in part sent; then its plan is kept and read back."""
    assert not over(room, planned(room))
    settle(room, planned(room), target="desk")
    assert not over(room, planned(room))
    settle(room, planned(room))
    plan = planned(room, found=True)
    assert over(room, plan)
    kept = decode(encode(plan.releases[0]))
    assert (kept.release.headline, kept.deliveries) == (plan.releases[0].release.headline, plan.releases[0].deliveries)
    room.people["post"] = ()
    assert over(room, planned(room, found=True))


@pytest.mark.parametrize("state", ["failed", "unknown", "gone", "deferred"])
def test_what_is_owed_or_unsure_is_never_finished(room: Newsroom, state: State) -> None:
    """Whatever state it is in."""
    settle(room, planned(room), state)
    assert not over(room, planned(room))


def test_another_text_a_correction_and_a_place_that_is_gone_are_looked_at(room: Newsroom) -> None:
    """A silent edit is told of in every run; a correction is finished in its turn."""
    settle(room, planned(room))
    assert not over(room, planned(room, ready(a_release(headline="Autre"))))
    assert not over(room, planned(room, corrected()))
    settle(room, planned(room, corrected()))
    assert over(room, planned(room, corrected()))
    del room.places["post"]
    assert not over(room, planned(room, corrected()))


def test_who_waits_for_a_language_is_asked_of_every_list(room: Newsroom) -> None:
    """Nobody waits today; somebody may be on the list tomorrow."""
    promised = ready(a_release(languages=("fr", "de")))
    settle(room, planned(room, promised))
    assert not over(room, planned(room, promised))


def test_a_mailing_that_froze_no_list_asks_the_list_again(room: Newsroom) -> None:
    """One person was mailed with --to, and everybody else is owed it."""
    accept(room, planned(room, to="x@journal.example", only=frozenset({"post"})))
    assert not over(room, planned(room))


def test_where_there_is_no_place_a_release_is_in_public_alone(tmp_path: Path) -> None:
    """Nothing is ever owed; a draft is told of all the same."""
    room = open_newsroom(tmp_path)
    assert over(room, planned(room))
    assert not over(room, planned(room, ready(a_release(status="withheld"))))
