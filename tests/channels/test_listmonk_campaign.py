"""A part as a campaign of listmonk's: to exactly its people, with exactly its words, started once, whatever happens."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pressctl.channels import listmonk
from pressctl.errors import Gone, Rejected, Uncertain, Unreachable, Unsent
from pressctl.merging import Letter, mark, one_line
from pressctl.model import Part, Receipt
from tests.channels.listmonk_fake import Listmonk, started
from tests.channels.places import a_mail, people, settings_of
from tests.support.builders import a_part, a_recipient, a_variant

CHANNEL = listmonk.CHANNEL
SETTINGS = settings_of(CHANNEL, template=0, mode="campaign")
PAGE = CHANNEL.unsubscribe_of(SETTINGS) if CHANNEL.unsubscribe_of else ""
WORDS = (
    'Un {{ .Subscriber.Email }} {{/* x */}} {{ end }} "q" \\ {{`a`}} }} {{ https://x.example@TrackLink <b data-embed>'
)


def the_part(count: int = 3, **changes: Any) -> Part:
    """Build a part to some people, whose words look like templates."""
    html = (
        f'<html><!--[if mso]>{WORDS}<![endif]--><p>{mark("greeting")}</p><a href="{mark("unsubscribe")}">x</a></html>\n'
    )
    text = f"{mark('greeting')}\r\n{WORDS}\n{mark('unsubscribe')}\n"
    mail = a_mail(subject=f"Les maires {{{{ 1 }}}} {mark('name')}", html=html, text=text, unsubscribe=PAGE)
    return a_part(**({"members": people(count), "variant": a_variant(mail=mail)} | changes))


def run(part: Part, place: Callable[[httpx.Request], httpx.Response]) -> Receipt:
    """Perform a flow at a place to its end."""
    flow = CHANNEL.deliver(part, SETTINGS)
    wanted = next(flow)
    try:
        while True:
            assert isinstance(wanted, httpx.Request)
            wanted = flow.send(place(wanted))
    except StopIteration as ended:
        receipt: Receipt = ended.value
        return receipt


class Cut(Exception):
    """The run ends here."""


def cut_at(place: Listmonk, number: int, *, lost: bool) -> Callable[[httpx.Request], httpx.Response]:
    """Return a place that a run reaches no more from a request on; `lost`: that one arrives, and its answer does not."""
    left = [number]

    def answer(request: httpx.Request) -> httpx.Response:
        left[0] -= 1
        if left[0] < 0:
            if lost:
                place.answer(request)
            raise Cut
        return place.answer(request)

    return answer


def steps_of(part: Part) -> int:
    """Return how many requests a part takes at a place that knows nobody."""
    place, seen = Listmonk(), Counter[str]()

    def answer(request: httpx.Request) -> httpx.Response:
        seen["all"] += 1
        return place.answer(request)

    run(part, answer)
    return seen["all"]


def test_each_person_gets_their_own_mail_word_for_word() -> None:
    """What looks like a template arrives as written; list and campaign are private, tagged and named by the key."""
    place, part = Listmonk(), the_part()
    receipt = run(part, place.answer)
    place.tick()
    assert receipt == Receipt(id="u-1", url="https://lists.example.org/admin/campaigns/1")
    (campaign,), (listed,) = place.campaigns.values(), place.lists.values()
    for made in (campaign, listed):
        assert part.key in made["name"]
        assert {"pressctl", part.key} <= {*made["tags"]}
    assert (listed["type"], listed["optin"]) == ("private", "single")
    assert (campaign["content_type"], campaign["send_at"]) == ("visual", None)
    mail = part.variant.mail
    assert mail
    for number, (got, member) in enumerate(zip(place.mails, part.members, strict=True), 1):
        page = f"https://lists.example.org/subscription/c/{number}"
        subject, text, html = Letter(replace(mail, unsubscribe=page)).to(member)
        assert (got["to"], got["subject"], got["text"], got["html"]) == (member.email, subject, text, html)
        assert got["headers"] == {"X-Pressctl-Key": part.key, "Reply-To": "presse@example.org"}


def test_a_subject_and_a_text_without_templates_are_what_a_person_reads_there() -> None:
    """Only what listmonk would take for a template is written as one."""
    place, part = Listmonk(), the_part(variant=a_variant(mail=a_mail(subject="Les maires", text="Texte { }} {\n")))
    run(part, place.answer)
    campaign = place.campaigns[1]
    assert (campaign["subject"], campaign["altbody"]) == ("Les maires", "Texte { }} {\n")


@pytest.mark.parametrize("lost", [False, True], ids=["before", "after"])
def test_it_goes_on_wherever_runs_ended(*, lost: bool) -> None:
    """Before each step, or after it unheard, in one run and then in another: one campaign is started, once, to everybody."""
    part = the_part()
    steps = steps_of(part)
    assert steps > 10
    for first, second in [(at, other) for at in range(steps) for other in (at, steps - 2)]:
        place = Listmonk()
        for at in (first, second):
            with suppress(Cut):
                run(part, cut_at(place, at, lost=lost))
        receipt = run(part, place.answer)
        place.tick()
        assert run(part, place.answer) == receipt, "what is finished is sent"
        place.tick()
        assert [mail["to"] for mail in place.mails] == [member.email for member in part.members]
        assert len(place.campaigns) == len(place.lists) == 1
        assert len(started(place)) == 1


def test_an_answer_that_is_lost_is_uncertain_at_every_step() -> None:
    """The flow swallows none: whoever drives it takes it again, as the place drops repeats."""
    part = the_part()
    for number in range(steps_of(part)):
        place, flow = Listmonk(), CHANNEL.deliver(part, SETTINGS)
        wanted = next(flow)
        for _ in range(number):
            assert isinstance(wanted, httpx.Request)
            wanted = flow.send(place.answer(wanted))
        with pytest.raises(Uncertain, match="silence"):
            flow.throw(Uncertain("silence"))
    assert CHANNEL.drops_repeats(SETTINGS)
    assert not CHANNEL.drops_repeats(settings_of(CHANNEL))
    assert (CHANNEL.most(SETTINGS), CHANNEL.most(settings_of(CHANNEL))) == (1000, 1)


def test_who_has_unsubscribed_there_is_left_out_and_stays_so() -> None:
    """Blocked, switched off, unsubscribed by a mail of ours or from all lists they were on; somebody who only left one list is not."""
    place, part = Listmonk(), the_part(8)
    earlier, news, other = (
        place.make_list("earlier", "pressctl", "k"),
        place.make_list("news"),
        place.make_list("other"),
    )
    places = {
        "p0": {"status": "blocklisted"},
        "p1": {"status": "disabled"},
        "p2": {"earlier": "unsubscribed", "news": "confirmed"},
    }
    places |= {
        "p3": {"news": "unsubscribed"},
        "p4": {"news": "unsubscribed", "other": "unconfirmed"},
        "p5": {"earlier": "unconfirmed"},
    }
    for name, standing in places.items():
        place.subscribe(f"{name}@journal.example", **standing)
    place.subscribe("somebody@else.example")
    before = {number: {**each["lists"]} for number, each in place.subscribers.items()}
    receipt = run(part, place.answer)
    place.tick()
    assert receipt.rejected == tuple(f"p{number}@journal.example" for number in range(4))
    assert [mail["to"] for mail in place.mails] == [f"p{number}@journal.example" for number in (4, 5, 6, 7)]
    for number, lists in before.items():
        kept = place.subscribers[number]["lists"]
        assert {listed: kept[listed] for listed in (earlier, news, other) if listed in kept} == lists
    assert run(part, place.answer) == receipt, "a later look tells the same"


def test_whom_listmonk_refuses_is_counted() -> None:
    """An address that it does not take costs nobody else theirs; when it takes none, nothing is sent."""
    place = Listmonk()
    bad = a_recipient(email="x@refused.example")
    part = the_part(members=(*people(2), bad))
    assert run(part, place.answer).rejected == ("x@refused.example",)
    with pytest.raises(Rejected, match="none of these people"):
        run(the_part(members=(bad,)), Listmonk().answer)


def test_the_list_is_of_exactly_these_people() -> None:
    """Whom somebody put on it meanwhile is taken off; whose name is another's address is not taken for them."""
    place, part = Listmonk(), the_part()
    with pytest.raises(Cut):
        run(part, cut_at(place, steps_of(part) - 3, lost=False))
    stranger = place.subscribe("z@elsewhere.example")
    place.subscribers[stranger] |= {"name": "p1@journal.example", "lists": {1: "confirmed"}}
    run(part, place.answer)
    place.tick()
    assert [mail["to"] for mail in place.mails] == [member.email for member in part.members]


@pytest.mark.parametrize("count", [49, 50, 100])
def test_full_pages_of_people(count: int) -> None:
    """A page that is full may be the last: the one behind it has null."""
    place, part = Listmonk(), the_part(count)
    assert run(part, place.answer).rejected == ()
    place.tick()
    assert run(part, place.answer).rejected == ()
    assert len(place.mails) == count


def test_the_case_of_an_address_is_no_other_person() -> None:
    """Listmonk keeps addresses in small letters."""
    place = Listmonk()
    place.subscribe("zoe+x@journal.example")
    part = the_part(members=(a_recipient(email="Zoe+x@Journal.example"),))
    assert run(part, place.answer).rejected == ()
    assert len(place.subscribers) == 1
    place.tick()
    assert run(part, place.answer).rejected == ()


def test_two_drafts_of_attempts_that_crossed() -> None:
    """The first is started; the other stays a draft, and the receipt names it."""
    place, part = Listmonk(), the_part()
    with pytest.raises(Cut):
        run(part, cut_at(place, steps_of(part) - 2, lost=False))
    place.campaigns[2] = place.campaigns[1] | {"id": 2}
    receipt = run(part, place.answer)
    assert started(place) == [1]
    assert receipt.note.endswith("deleted: 2.")


def test_a_draft_that_somebody_changed_is_put_right() -> None:
    """What leaves is what was frozen."""
    place, part = Listmonk(), the_part()
    with pytest.raises(Cut):
        run(part, cut_at(place, steps_of(part) - 2, lost=False))
    whole = {**place.campaigns[1]}
    for name, value in (("subject", "x"), ("body", "x"), ("altbody", None), ("lists", [7]), ("send_at", "2030-01-01")):
        place.campaigns[1][name] = value
    run(part, place.answer)
    assert place.campaigns[1] | {"status": "draft"} == whole


def test_a_listmonk_that_would_send_something_else_starts_nothing() -> None:
    """An older one knows no campaign without a template around it: what it keeps, or shows, tells."""
    part = the_part()
    for odd in ("kept", "shown"):
        place = Listmonk()

        def answer(request: httpx.Request, place: Listmonk = place, odd: str = odd) -> httpx.Response:
            response = place.answer(request)
            if odd == "shown" and request.url.path.endswith("/preview"):
                return httpx.Response(200, text=f"<html>{response.text}</html>")
            if odd == "kept" and place.campaigns:
                place.campaigns[1]["content_type"] = "richtext"
            return response

        with pytest.raises(Rejected, match="another"):
            run(part, answer)
        assert not started(place)


@pytest.mark.parametrize("status", ["paused", "cancelled", "scheduled"])
def test_what_somebody_stopped_there_is_theirs(status: str) -> None:
    """It is neither started again nor called sent: some may have it; once it has gone on, it is sent."""
    place, part = Listmonk(), the_part()
    receipt = run(part, place.answer)
    place.campaigns[1]["status"] = status
    with pytest.raises(Uncertain, match=status):
        run(part, place.answer)
    assert started(place) == [1]
    place.campaigns[1]["status"] = "finished"
    assert run(part, place.answer) == receipt


def test_a_campaign_that_somebody_deleted_is_not_made_anew() -> None:
    """Its list tells that it may have been started."""
    place, part = Listmonk(), the_part()
    run(part, place.answer)
    del place.campaigns[1]
    with pytest.raises(Uncertain, match="not there any more"):
        run(part, place.answer)
    assert not place.campaigns


def test_a_list_that_somebody_deleted_hides_nobody() -> None:
    """A finished campaign keeps its receipt."""
    place, part = Listmonk(), the_part()
    receipt = run(part, place.answer)
    place.tick()
    place.lists.clear()
    assert run(part, place.answer) == receipt


def test_another_run_that_was_quicker() -> None:
    """Its start is ours: listmonk refuses a second one, and what is under way is sent."""
    place, part = Listmonk(), the_part()

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/status"):
            place.answer(request)
        return place.answer(request)

    assert run(part, answer).id == "u-1"
    assert started(place) == [1]


VERDICTS: list[tuple[int, type[Unsent]]] = [
    *((status, Rejected) for status in (302, 401, 403, 404)),
    (410, Gone),
    *((status, Unreachable) for status in (425, 429, 503)),
    *((status, Uncertain) for status in (408, 500, 502, 504)),
]
JUNK = (
    b"",
    b"[]",
    b'{"data": 7}',
    b'{"data": {"results": [7]}}',
    b'{"data": {"results": null}}',
    b'{"data": {"results": [{"id": 1, "tags": [], "lists": 7}]}}',
    b"<html>",
    b"\xff",
)


ANSWERS: list[tuple[int, bytes, type[Unsent]]] = [
    *((status, b'{"message": "p0@journal.example"}', kind) for status, kind in VERDICTS),
    *((200, junk, Unsent) for junk in JUNK),
]


def test_what_every_step_may_be_answered() -> None:
    """The contract's verdicts at each of them, and junk is an error of ours."""
    part = the_part()
    for number in range(steps_of(part)):
        for status, content, kind in ANSWERS:
            place, left = Listmonk(), [number]

            def answer(
                request: httpx.Request,
                place: Listmonk = place,
                left: list[int] = left,
                status: int = status,
                content: bytes = content,
            ) -> httpx.Response:
                left[0] -= 1
                return httpx.Response(status, content=content) if left[0] == -1 else place.answer(request)

            with pytest.raises(kind) as caught:
                run(part, answer)
            assert not started(place)
            assert "journal.example" not in caught.value.message


TEXT = st.text(
    alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\ufdd0\ufdd1"), max_size=30
) | st.sampled_from(
    [
        "{{",
        "}}",
        "{{ end }}",
        '"',
        "\\",
        "`",
        "{{- 1 -}}",
        "\u2028",
        "\x00",
        "data-embed",
        "@TrackLink",
        "{" * 3,
        "\\u007b{",
        "%",
    ]
)


@settings(max_examples=25)
@given(TEXT, TEXT, TEXT, TEXT)
def test_any_words_arrive_as_they_are(subject: str, text: str, html: str, name: str) -> None:
    """A release's, a template's and a person's."""
    marks = f"{mark('name')}{mark('greeting')}"
    mail = a_mail(subject=subject + marks + subject, text=text + marks + text, html=html + marks + html)
    part = a_part(members=(a_recipient(name=name, fields={"greeting": name}),), variant=a_variant(mail=mail))
    place = Listmonk()
    run(part, place.answer)
    place.tick()
    (got,) = place.mails
    wanted = Letter(mail).to(part.members[0])
    assert (got["subject"], got["text"], got["html"]) == (one_line(wanted[0]), *wanted[1:])


def test_a_part_that_was_recorded_in_the_other_mode() -> None:
    """Its people and its mail are frozen: it goes as it was recorded, or not at all."""
    with pytest.raises(Rejected, match="as a campaign"):
        next(CHANNEL.deliver(the_part(1), settings_of(CHANNEL)))
    with pytest.raises(Rejected, match="as a campaign"):
        next(CHANNEL.deliver(the_part(2, variant=a_variant(mail=a_mail())), settings_of(CHANNEL)))
