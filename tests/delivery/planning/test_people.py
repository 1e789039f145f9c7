"""Who is owed what: lists, newcomers, audiences, languages."""

from msgspec.structs import replace

from pressctl.delivery.planning import make_plan
from pressctl.model import Recipient
from tests.delivery.planning.planned import PEOPLE, addresses, corrected, delivery, planned, settle
from tests.support.builders import a_release
from tests.support.deliveries import Newsroom, a_mailing_channel, a_place, ready


def test_one_revision_reaches_an_address_once(room: Newsroom) -> None:
    """Over all targets and lists; `duplicates` allows it."""
    room.places["second"] = a_place("second", a_mailing_channel())
    room.people["second"] = (*PEOPLE[:2], Recipient(email="new@journal.example"))
    plan = planned(room)
    assert addresses(plan, "second") == ["new@journal.example"]
    assert delivery(plan, "second").already_had == 2
    room.places["second"] = a_place("second", a_mailing_channel(), duplicates=True)
    assert len(addresses(planned(room), "second")) == 3


def test_newcomers_are_mailed_only_when_asked(room: Newsroom) -> None:
    """The list was frozen; whoever came later waits for --newcomers, and gets a part of their own."""
    settle(room, planned(room))
    room.people["list"] = (*PEOPLE, Recipient(email="new@journal.example"))
    assert not planned(room).sends
    assert delivery(planned(room), "list").newcomers == 1
    assert delivery(planned(room, found=True), "list").newcomers == 0  # nobody asked about this one
    plan = planned(room, newcomers=True)
    assert addresses(plan, "list") == ["new@journal.example"]
    assert [part.number for part in delivery(plan, "list").to_send] == [4]
    settle(room, plan)
    assert not planned(room, newcomers=True).sends
    assert delivery(planned(room), "list").newcomers == 0


def test_a_plan_that_cannot_read_who_had_it_counts_no_newcomers(room: Newsroom) -> None:
    """A sealed ledger without its key: everybody on the list would look new."""
    settle(room, planned(room))
    world = replace(room.world(), addresses=lambda *_: frozenset(), members=lambda _: ())
    plan = make_plan((ready(),), world, room.ledger.history)
    assert delivery(plan, "list").newcomers == 0


def test_a_list_of_nobody_is_frozen_too(room: Newsroom) -> None:
    """Who comes onto it later is a newcomer, of this revision and of the next."""
    room.people["list"] = ()
    plan = planned(room)
    assert delivery(plan, "list").parts == ()
    settle(room, plan)
    room.people["list"] = PEOPLE
    assert not planned(room).sends
    assert {d.target for d in planned(room, corrected()).releases[0].deliveries if d.to_send} == {"desk"}
    assert sum(part.people for part in delivery(planned(room, newcomers=True), "list").to_send) == 5


def test_one_more_person(room: Newsroom) -> None:
    """--to mails one address; who had it is not mailed again; the list stays owed."""
    plan = planned(room, to="editor@journal.example", only=frozenset({"list"}))
    assert addresses(plan, "list") == ["editor@journal.example"]
    settle(room, plan)
    assert not planned(room, to="editor@journal.example", only=frozenset({"list"})).sends
    assert addresses(planned(room), "list") == [person.email for person in PEOPLE]


def test_one_more_person_who_is_on_the_list(room: Newsroom) -> None:
    """--to mails them as their list has them: their language, and what a greeting needs."""
    room.people["list"] = (*PEOPLE, Recipient(email="sam@radio.example", name="Sam Oak", language="fr"))
    plan = planned(room, to="sam@radio.example", only=frozenset({"list"}))
    assert plan.releases[0].acceptance is not None
    (part,) = [part for d in plan.releases[0].acceptance.deliveries for part in d.parts]
    assert [person.name for person in part.members] == ["Sam Oak"]


def test_an_audience_narrows_the_list(room: Newsroom) -> None:
    """Recipients with any of these tags; nobody else."""
    room.people["list"] = (Recipient(email="a@b.example", tags=("Sport",)), Recipient(email="c@d.example"))
    plan = planned(room, ready(a_release(audience=("sport",))))
    assert addresses(plan, "list") == ["a@b.example"]


def test_everybody_gets_their_language(room: Newsroom) -> None:
    """Theirs, else the newsroom's, else the original; places take every version they speak."""
    french = a_release()
    versions = {
        "en": replace(french, language="en", original=False),
        "de": replace(french, language="de", original=False),
    }
    room.people["list"] = (
        Recipient(email="en@j.example", language="en-GB"),
        Recipient(email="de@j.example", language="de"),
        Recipient(email="it@j.example", language="it"),
        Recipient(email="none@j.example"),
    )
    room.places["english"] = a_place("english", languages=("en",))
    plan = planned(room, ready(french, **versions))
    spoken = {d.language: sum(p.people for p in d.parts) for d in plan.releases[0].deliveries if d.target == "list"}
    assert spoken == {"en": 1, "de": 1, "fr": 2}
    assert {d.language for d in plan.releases[0].deliveries if d.target == "desk"} == {"fr", "en", "de"}
    assert {d.language for d in plan.releases[0].deliveries if d.target == "english"} == {"en"}


def test_people_of_a_promised_language_wait_for_it(room: Newsroom) -> None:
    """`languages` names it, and its version is not there yet."""
    room.people["list"] = (
        Recipient(email="es@j.example", language="es"),
        Recipient(email="fr@j.example", language="fr"),
    )
    plan = planned(room, ready(a_release(languages=("fr", "es"))))
    assert addresses(plan, "list") == ["fr@j.example"]


def test_people_who_had_it_are_counted_once(room: Newsroom) -> None:
    """However often newcomers are asked for."""
    room.places["second"] = a_place("second", a_mailing_channel())
    room.people["second"] = PEOPLE[:2]
    settle(room, planned(room))
    for _ in range(3):
        plan = planned(room, newcomers=True)
        assert delivery(plan, "second").already_had == 2
        assert delivery(plan, "list").already_had == 0
        settle(room, plan)
