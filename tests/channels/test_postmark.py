"""The postmark channel: a batch that is answered with a success whatever became of each message in it."""

import json
from typing import Any

import httpx
import pytest

from pressctl.channels import postmark
from pressctl.errors import Rejected, Uncertain, Unreachable, Unsent
from pressctl.merging import mark
from pressctl.model import Part, Receipt, Recipient, Secret
from tests.channels.places import a_mail, outcome_of, people, receipt_after, request_of, settings_of
from tests.support.builders import a_part, a_variant

CHANNEL = postmark.CHANNEL
BOUNCED = {"ErrorCode": 406, "Message": "You tried to send to recipients marked as inactive: p1@journal.example."}
BUSY = {"ErrorCode": 429, "Message": "Rate limit exceeded"}


def a_mailing(count: int = 3, **mail: Any) -> Part:
    """Build a part with one mail."""
    members: tuple[Recipient, ...] = people(count)
    return a_part(members=members, variant=a_variant(mail=a_mail(**mail)))


def taken(number: int) -> dict[str, Any]:
    """Build what is said of a message that was taken."""
    when = "2024-11-06T12:00:00Z"
    return {"To": f"p{number}@journal.example", "SubmittedAt": when, "MessageID": f"m-{number}", "ErrorCode": 0, "Message": "OK"}  # fmt: skip


def answer(*items: Any, status: int = 200) -> httpx.Response:
    """Build an answer to a batch."""
    return httpx.Response(status, json=list(items))


def answered(part: Part) -> httpx.Response:
    """Build what Postmark answers when it takes a part."""
    return answer(*(taken(number) for number, _ in enumerate(part.members)))


def addressed(request: object) -> list[str]:
    """Return whom a call is for."""
    assert isinstance(request, httpx.Request)
    return [message["To"] for message in json.loads(request.content)]


def test_the_request() -> None:
    """The documented call: an array, the server's token, a stream for broadcasts, nothing tracked."""
    part = a_mailing(unsubscribe=f"https://example.org/u?m={mark('email')}", list_id="Presse <presse.example.org>")
    request = request_of(CHANNEL, part, settings_of(CHANNEL, token=Secret("11111111-2222")))
    assert (request.method, str(request.url)) == ("POST", "https://api.postmarkapp.com/email/batch")
    assert request.headers["x-postmark-server-token"] == "11111111-2222"
    assert json.loads(request.content)[1] == {
        "From": "Presse <presse@example.org>",
        "To": "p1@journal.example",
        "Subject": "Les maires",
        "HtmlBody": "<html lang='fr'><body><p>Bonjour N1,</p><p>Texte.</p></body></html>",
        "TextBody": "Bonjour N1,\n\nTexte.\n",
        "MessageStream": "broadcast",
        "TrackOpens": False,
        "TrackLinks": "None",
        "Metadata": {"pressctl-key": part.key},
        "ReplyTo": "presse@example.org",
        "Headers": [
            {
                "Name": "List-Unsubscribe",
                "Value": "<https://example.org/u?m=p1%40journal.example>, <mailto:presse@example.org?subject=unsubscribe>",
            },
            {"Name": "List-Unsubscribe-Post", "Value": "List-Unsubscribe=One-Click"},
            {"Name": "List-Id", "Value": "Presse <presse.example.org>"},
        ],
    }


def test_braces_arrive_as_written() -> None:
    """Only Postmark's calls for templates know them; this is none."""
    (message, *_) = json.loads(request_of(CHANNEL, a_mailing(text="{{x}} {{{y}}}", html="{{x}}")).content)
    assert (message["TextBody"], message["HtmlBody"]) == ("{{x}} {{{y}}}", "{{x}}")


def test_who_is_refused_inside_a_success() -> None:
    """Postmark names nobody in such an item: its place in the answer says who it is."""
    receipt = outcome_of(CHANNEL, answer(taken(0), BOUNCED, {"MessageID": "m-2"}), a_mailing())
    assert receipt == Receipt(id="m-0", rejected=("p1@journal.example",))


def test_whom_it_was_too_busy_for_is_asked_again_alone() -> None:
    """Nobody who has it gets it twice, and nobody is lost."""
    flow = CHANNEL.deliver(a_mailing(), settings_of(CHANNEL))
    assert addressed(next(flow)) == ["p0@journal.example", "p1@journal.example", "p2@journal.example"]
    assert addressed(flow.send(answer(taken(0), BUSY, BUSY))) == ["p1@journal.example", "p2@journal.example"]
    assert addressed(flow.send(answer(BOUNCED, BUSY))) == ["p2@journal.example"]
    assert receipt_after(flow, answer(taken(2))) == Receipt(id="m-0", rejected=("p1@journal.example",))


def test_who_is_left_when_it_stays_busy() -> None:
    """They are counted as not reached, and the receipt says what to do for them."""
    flow = CHANNEL.deliver(a_mailing(), settings_of(CHANNEL))
    next(flow)
    for _ in range(2):
        flow.send(answer(taken(0), taken(1), BUSY) if _ == 0 else answer(BUSY))
    receipt = receipt_after(flow, answer(BUSY))
    assert receipt.rejected == ("p2@journal.example",)
    assert "1 of 3 people" in receipt.note
    assert "--to ADDRESS" in receipt.note


@pytest.mark.parametrize(
    ("error", "rejected"),
    [(Unreachable("refused"), ("p2@journal.example",)), (Uncertain("no answer in time"), ())],
)
def test_a_second_call_that_fails_leaves_the_first_as_it_is(error: Unsent, rejected: tuple[str, ...]) -> None:
    """Those who have it have it; of the others the receipt says what is known."""
    flow = CHANNEL.deliver(a_mailing(), settings_of(CHANNEL))
    next(flow)
    flow.send(answer(taken(0), taken(1), BUSY))
    with pytest.raises(StopIteration) as stopped:
        flow.throw(error)
    receipt = stopped.value.value
    assert (receipt.id, receipt.rejected) == ("m-0", rejected)
    assert error.message in receipt.note


@pytest.mark.parametrize(
    ("items", "kind", "said"),
    [
        ([BOUNCED, BOUNCED], Rejected, "406"),
        ([BUSY, BUSY], Unreachable, "429"),
        ([BOUNCED, BUSY], Unreachable, "429"),
        ([taken(0)], Uncertain, "1 of 2"),
        ([taken(0), "OK"], Uncertain, "without an id"),
        ([taken(0), {"ErrorCode": 0, "Message": "OK"}], Uncertain, "without an id"),
        ([taken(0), {"ErrorCode": True}], Uncertain, "without an id"),
    ],
)
def test_what_an_answer_comes_to_that_does_not_say_yes(items: list[Any], kind: type[Unsent], said: str) -> None:
    """Refused by all, busy for some, or not accounted for; nobody's address is repeated."""
    with pytest.raises(kind, match=said) as caught:
        outcome_of(CHANNEL, answer(*items), a_mailing(2))
    assert "journal.example" not in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("status", "code", "hint"),
    [(401, 10, "token"), (422, 400, "from"), (422, 405, "quota"), (422, 412, "approved"), (422, 300, "objects")],
)
def test_what_refuses_the_whole_call_says_whose_turn_it_is(status: int, code: int, hint: str) -> None:
    """By Postmark's own code, where that says more than the status."""
    with pytest.raises(Rejected, match=str(code)) as caught:
        outcome_of(CHANNEL, httpx.Response(status, json={"ErrorCode": code, "Message": "No."}))
    assert hint in caught.value.hint


@pytest.mark.parametrize("stream", ["", "My Stream", "présse"])
def test_a_stream_that_is_none(stream: str) -> None:
    """Said before anything is sent."""
    assert postmark.check(settings_of(CHANNEL, stream=stream))
