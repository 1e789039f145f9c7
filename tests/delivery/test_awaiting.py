"""Languages that a release promises: who waits, and what a translation that comes later changes."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pressctl.delivery.plan import Plan, PlannedDelivery, Ready
from pressctl.model import Correction, Recipient, Release
from tests.delivery.planning.planned import accept, corrected, planned, settle
from tests.support.builders import a_release
from tests.support.deliveries import Newsroom, a_channel, a_mailing_channel, a_place, open_newsroom, ready

FRENCH = tuple(Recipient(email=f"fr{n}@j.example", language="fr") for n in range(2))
SPANISH = tuple(Recipient(email=f"es{n}@j.example", language=tag) for n, tag in enumerate(("es", "es-MX", "ES")))
OTHERS = (Recipient(email="it@j.example", language="it"), Recipient(email="none@j.example"))
PROMISING = a_release(languages=("fr", "es"))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    """A desk that takes all, one that takes Spanish alone, and a mailing in three languages."""
    opened = open_newsroom(
        tmp_path,
        a_place(),
        a_place("spanish", a_channel(), languages=("es",)),
        a_place("list", a_mailing_channel()),
        people={"list": FRENCH + SPANISH + OTHERS},
    )
    yield opened
    opened.ledger.close()


def spanish(release: Release = PROMISING, **changes: Any) -> Ready:
    """Return a release with its Spanish version."""
    return ready(release, es=replace(release, language="es", headline="El puente", original=False, **changes))


def sent(plan: Plan) -> dict[tuple[str, str], list[str]]:
    """Return what a plan sends: addresses (none for a place) by target and language."""
    acceptance = plan.releases[0].acceptance
    new = acceptance.deliveries if acceptance and plan.releases[0].outcome is None else ()
    members = {part.key: [one.email for one in part.members] for made in new for part in made.parts}
    return {
        (d.target, d.language): [email for part in d.to_send for email in members.get(part.key, [])]
        for d in plan.releases[0].deliveries
        if d.to_send
    }


def held(plan: Plan) -> dict[tuple[str, str], PlannedDelivery]:
    """Return what a plan says is waited for."""
    return {(d.target, d.language): d for d in plan.releases[0].deliveries if d.outcome == "held"}


ALL_FRENCH = ["fr0@j.example", "fr1@j.example", "it@j.example", "none@j.example"]
ALL_SPANISH = ["es0@j.example", "es1@j.example", "es2@j.example"]


def test_who_waits_is_said_with_number_and_language(room: Newsroom) -> None:
    """In the plan, and nothing is sent to them; everybody else is served at once."""
    plan = planned(room, ready(PROMISING))
    assert sent(plan) == {("desk", "fr"): [], ("list", "fr"): ALL_FRENCH}
    waiting = held(plan)
    assert {place: d.waiting for place, d in waiting.items()} == {
        ("desk", "es"): 0,
        ("spanish", "es"): 0,
        ("list", "es"): 3,
    }
    assert "3 people, for its es version" in waiting["list", "es"].error
    assert "es" in waiting["list", "es"].hint


def test_a_translation_that_comes_later_reaches_who_waited_and_nobody_else(room: Newsroom) -> None:
    """Under the same revision it is no edit; places get it once; a third run sends nothing."""
    settle(room, planned(room, ready(PROMISING)))
    assert sent(planned(room, ready(PROMISING))) == {}
    assert held(planned(room, ready(PROMISING)))["list", "es"].waiting == 3
    late = planned(room, spanish())
    assert late.releases[0].outcome is None
    assert sent(late) == {("desk", "es"): [], ("spanish", "es"): [], ("list", "es"): ALL_SPANISH}
    assert held(late) == {}
    settle(room, late)
    assert sent(planned(room, spanish())) == {}


def test_two_runs_at_once_record_it_once(room: Newsroom) -> None:
    """Both make the plan; the ledger takes the first."""
    settle(room, planned(room, ready(PROMISING)))
    first, second = planned(room, spanish()), planned(room, spanish())
    accept(room, first)
    wanted = [p.acceptance for p in second.releases if p.acceptance]
    assert not room.ledger.accept(wanted, room.clock())


def test_newcomers_of_other_languages_are_not_drawn_in(room: Newsroom) -> None:
    """Their list was frozen; that of a language which was not there is frozen when it comes."""
    settle(room, planned(room, ready(PROMISING)))
    room.people["list"] = (*room.people["list"], Recipient(email="new@j.example", language="fr"))
    assert sent(planned(room, spanish()))["list", "es"] == ALL_SPANISH
    assert sent(planned(room, spanish(), newcomers=True))["list", "fr"] == ["new@j.example"]


def test_a_language_nobody_promised_reaches_places_and_no_person_twice(room: Newsroom) -> None:
    """Its readers had the original, and were told nothing of another to come."""
    bare = a_release()
    settle(room, planned(room, ready(bare)))
    late = planned(room, spanish(bare))
    assert sent(late) == {("desk", "es"): []}
    settle(room, late)
    assert sent(planned(room, spanish(bare))) == {}


def test_a_promise_made_after_it_went_out_draws_in_nobody(room: Newsroom) -> None:
    """All had it in another language by then, and who came onto the list since is asked for by name."""
    settle(room, planned(room, ready(a_release())))
    newcomer = Recipient(email="new@j.example", language="es")
    room.people["list"] = (*room.people["list"], newcomer)
    promised = planned(room, ready(PROMISING))
    assert ("list", "es") not in held(promised)
    settle(room, promised)
    assert ("list", "es") not in sent(planned(room, spanish()))
    assert sent(planned(room, spanish(), newcomers=True))["list", "es"] == ["new@j.example"]


def test_a_target_left_out_when_the_translation_came_is_still_owed_it(room: Newsroom) -> None:
    """`-t` chooses a run, not who is owed."""
    settle(room, planned(room, ready(PROMISING)))
    settle(room, planned(room, spanish(), only=frozenset({"spanish"})))
    assert sent(planned(room, spanish())) == {("desk", "es"): [], ("list", "es"): ALL_SPANISH}
    room.people["list"] = ()
    bare = a_release(id="autre")
    settle(room, planned(room, ready(bare)))
    settle(room, planned(room, spanish(bare), skip=frozenset({"desk"})))
    settle(room, planned(room, spanish(bare), only=frozenset({"list"})))
    assert sent(planned(room, spanish(bare))) == {("desk", "es"): []}


def test_a_target_set_to_more_languages_owes_nothing_old(room: Newsroom) -> None:
    """A change of config sends no release of last year."""
    room.places["desk"] = a_place(languages=("fr",))
    settle(room, planned(room, spanish()))
    room.places["desk"] = a_place()
    assert sent(planned(room, spanish())) == {}


def test_a_correction_brings_no_language_that_a_target_did_not_take(room: Newsroom) -> None:
    """It gets the correction of what it had, and what is translated since."""
    room.places["desk"] = a_place(languages=("fr",))
    settle(room, planned(room, spanish(a_release())))
    room.places["desk"] = a_place(languages=("es", "de"))
    second = spanish(corrected().original)
    german = replace(second.original, language="de", headline="Die Brücke", original=False)
    assert {place for place in sent(planned(room, second)) if place[0] == "desk"} == {("desk", "fr")}
    more = ready(second.original, es=second.versions["es"], de=german)
    assert {place for place in sent(planned(room, more)) if place[0] == "desk"} == {("desk", "fr"), ("desk", "de")}


def test_a_correction_of_a_version_that_is_gone_is_told_in_the_original(room: Newsroom) -> None:
    """Also at a place that never took that language."""
    settle(room, planned(room, spanish(a_release())))
    assert ("spanish", "fr") in sent(planned(room, corrected()))


def speaks(room: Newsroom, email: str, tag: str) -> None:
    """Have the list say another language of somebody."""
    people = room.people["list"]
    room.people["list"] = tuple(replace(one, language=tag) if one.email == email else one for one in people)


@pytest.mark.parametrize("found", [True, False])
def test_who_waited_and_reads_another_language_by_now_gets_that(room: Newsroom, *, found: bool) -> None:
    """They were owed it all along, and are no newcomers: in the next run, whatever it was told to publish."""
    settle(room, planned(room, ready(PROMISING), found=found))
    speaks(room, "es1@j.example", "fr")
    plan = planned(room, ready(PROMISING), found=found)
    assert sent(plan) == {("list", "fr"): ["es1@j.example"]}
    assert {d.newcomers for d in plan.releases[0].deliveries} == {0}
    assert held(plan)["list", "es"].waiting == 2
    settle(room, plan)
    assert sent(planned(room, ready(PROMISING), found=found)) == {}
    late = planned(room, spanish(), found=found)
    assert sent(late)["list", "es"] == ["es0@j.example", "es2@j.example"]
    settle(room, late)
    speaks(room, "es0@j.example", "fr")
    assert sent(planned(room, spanish(), found=found)) == {}


def test_who_waited_and_waits_for_another_language_by_now_gets_that(room: Newsroom) -> None:
    """Also where the first came meanwhile."""
    both = a_release(languages=("fr", "es", "pt"))
    settle(room, planned(room, ready(both)))
    speaks(room, "es1@j.example", "pt")
    plan = planned(room, spanish(both))
    assert sent(plan)["list", "es"] == ["es0@j.example", "es2@j.example"]
    assert held(plan)["list", "pt"].waiting == 1
    settle(room, plan)
    both_there = ready(both, es=spanish(both).versions["es"], pt=replace(both, language="pt", original=False))
    assert sent(planned(room, both_there))["list", "pt"] == ["es1@j.example"]


def test_who_came_onto_a_list_since_did_not_wait(room: Newsroom) -> None:
    """Whatever their language; and who waited, was away and is back did."""
    settle(room, planned(room, ready(PROMISING)))
    whole = room.people["list"]
    room.people["list"] = (*whole[:-3], Recipient(email="new@j.example", language="es"))
    assert held(planned(room, ready(PROMISING)))["list", "es"].waiting == 2
    room.people["list"] = (*whole, Recipient(email="new@j.example", language="es"))
    late = planned(room, spanish())
    assert sent(late)["list", "es"] == ALL_SPANISH
    assert {d.newcomers for d in late.releases[0].deliveries} == {0, 1}
    settle(room, late)
    assert sent(planned(room, spanish(), newcomers=True))["list", "es"] == ["new@j.example"]


def test_who_moved_while_a_correction_waited_too_gets_the_corrected_text(room: Newsroom) -> None:
    """As an ordinary release, at the latest revision there is."""
    settle(room, planned(room, ready(PROMISING)))
    second = corrected(languages=("fr", "es"))
    speaks(room, "es1@j.example", "fr")
    plan = planned(room, second)
    assert sent(plan)["list", "fr"] == [*ALL_FRENCH, "es1@j.example"]
    settle(room, plan)
    speaks(room, "es2@j.example", "it")
    later = planned(room, second)
    assert sent(later) == {("list", "fr"): ["es2@j.example"]}
    assert [part.notice for d in later.releases[0].deliveries for part in d.to_send] == [""]
    settle(room, later)
    assert sent(planned(room, spanish(second.original)))["list", "es"] == ["es0@j.example"]


def test_a_promise_that_is_given_up_sends_those_who_waited_the_original(room: Newsroom) -> None:
    """Once, when `languages` no longer names theirs."""
    settle(room, planned(room, ready(PROMISING)))
    given_up = planned(room, ready(a_release()))
    assert sent(given_up) == {("list", "fr"): ALL_SPANISH}
    settle(room, given_up)
    assert sent(planned(room, ready(a_release()))) == {}
    assert sent(planned(room, spanish())) == {("desk", "es"): [], ("spanish", "es"): []}


def test_who_waited_through_a_correction_gets_the_corrected_text(room: Newsroom) -> None:
    """As an ordinary release: they had nothing that could be corrected."""
    settle(room, planned(room, ready(PROMISING)))
    second = corrected(languages=("fr", "es"))
    plan = planned(room, second)
    assert sent(plan) == {("desk", "fr"): [], ("list", "fr"): ALL_FRENCH}
    assert held(plan)["list", "es"].waiting == 3
    settle(room, plan)
    late = planned(room, spanish(second.original))
    assert sent(late) == {("desk", "es"): [], ("spanish", "es"): [], ("list", "es"): ALL_SPANISH}
    acceptance = late.releases[0].acceptance
    assert acceptance is not None
    assert {part.variant.notice for d in acceptance.deliveries for part in d.parts} == {""}
    settle(room, late)
    assert sent(planned(room, spanish(second.original))) == {}


def test_a_translation_with_the_correction_reaches_who_waited_for_the_first(room: Newsroom) -> None:
    """Both at once: a correction to those who had it, the release to those who waited."""
    settle(room, planned(room, ready(PROMISING)))
    plan = planned(room, spanish(corrected(languages=("fr", "es")).original))
    assert sent(plan)["list", "es"] == ALL_SPANISH
    assert sent(plan)["list", "fr"] == ALL_FRENCH


def test_a_kill_waits_for_nothing(room: Newsroom) -> None:
    """Those who had it are told; those who waited never get it."""
    settle(room, planned(room, ready(PROMISING)))
    plan = planned(room, ready(a_release(languages=("fr", "es"), status="canceled")))
    assert sent(plan) == {("desk", "fr"): [], ("list", "fr"): ALL_FRENCH}
    assert held(plan) == {}


def test_an_edit_beside_a_new_translation_is_still_an_edit(room: Newsroom) -> None:
    """The translation does not hide it, and nothing leaves."""
    settle(room, planned(room, ready(PROMISING)))
    plan = planned(room, spanish(replace(PROMISING, headline="Autre")))
    assert plan.releases[0].outcome == "stopped"
    assert "Autre" in plan.releases[0].error
    assert "El puente" not in plan.releases[0].error


def test_a_region_waits_for_its_language_and_a_script_for_its_own(room: Newsroom) -> None:
    """`zh-TW` waits for `zh-Hant` though `zh-Hans` is there."""
    room.people["list"] = (
        Recipient(email="tw@j.example", language="zh-TW"),
        Recipient(email="cn@j.example", language="zh-CN"),
    )
    chinese = a_release(language="zh-Hans", languages=("zh-Hans", "zh-Hant"))
    plan = planned(room, ready(chinese))
    assert sent(plan)["list", "zh-Hans"] == ["cn@j.example"]
    assert held(plan)["list", "zh-Hant"].waiting == 1


LATER = ("es", "de", "pt-BR")
MOVES = st.lists(
    st.one_of(
        st.sampled_from([("version", tag) for tag in LATER]),
        st.sampled_from([("promise", tag) for tag in LATER] + [("give up", tag) for tag in LATER]),
        st.sampled_from([("run", name) for name in ("", "desk", "spanish", "list")]),
        st.sampled_from([("moves", tag) for tag in ("fr", "it", *LATER)]),
        st.just(("correct", "")),
    ),
    max_size=9,
)


@settings(max_examples=60, deadline=None)
@given(moves=MOVES, promised=st.sets(st.sampled_from(LATER)))
def test_whatever_comes_when_everybody_gets_each_revision_once(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[str, str]], promised: set[str]
) -> None:
    """In any order of versions, promises, corrections and partial runs: nobody twice, and in the end nobody is left."""
    people = FRENCH + SPANISH + OTHERS + (Recipient(email="pt@j.example", language="pt-PT"),)
    room = open_newsroom(
        tmp_path_factory.mktemp("law"),
        a_place(),
        a_place("spanish", a_channel(), languages=("es",)),
        a_place("list", a_mailing_channel()),
        people={"list": people},
    )
    release, there = a_release(languages=("fr", *sorted(promised))), set[str]()
    got: Counter[tuple[int, str, str]] = Counter()

    def run(**choice: Any) -> None:
        versions = {tag: replace(release, language=tag, original=False) for tag in sorted(there)}
        plan = planned(room, ready(release, **versions), **choice)
        for (target, language), addresses in sent(plan).items():
            who = addresses if room.places[target].channel.mailing else [f"{target} {language}"]
            got.update((release.revision, target, one) for one in who)
        settle(room, plan)

    for move, name in [("run", ""), *moves]:
        match move:
            case "version":
                there.add(name)
            case "promise":
                release = replace(release, languages=tuple(dict.fromkeys((*release.languages, name))))
            case "give up":
                release = replace(release, languages=tuple(tag for tag in release.languages if tag != name))
            case "moves":
                speaks(room, "es1@j.example", name)
            case "correct":
                run()
                release = corrected_once(release)
            case _:
                run(only=frozenset({name}) if name else frozenset())
    there.update(release.languages[1:])
    run()
    run()
    room.ledger.close()
    assert set(got.values()) == {1}
    last = {who for revision, target, who in got if (revision, target) == (release.revision, "list")}
    assert last == {person.email for person in people}


def corrected_once(release: Release) -> Release:
    """Return the next revision of a release."""
    number = release.revision + 1
    said = Correction(revision=number, text="Douze.")
    return replace(release, revision=number, headline=f"Titre {number}", corrections=(*release.corrections, said))
