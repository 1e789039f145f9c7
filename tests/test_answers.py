"""What a place's answer means, whatever it answers."""

from datetime import UTC, datetime

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pressctl.answers import SHOWN, accept, json_of, retry_after, words_of
from pressctl.errors import Gone, Rejected, Uncertain, Unreachable, Unsent
from pressctl.model import Secret
from pressctl.redaction import Redactor, mask_addresses

UNREACHABLE, UNCERTAIN = {425, 429, 503}, {408, *range(500, 600)} - {501, 503, 505, 511}


@pytest.mark.parametrize("hundred", range(100, 600, 100))
def test_every_status_has_one_verdict(hundred: int) -> None:
    """The contract's table, whole."""
    for status in range(hundred, hundred + 100):
        answer = httpx.Response(status)
        if 200 <= status < 300:
            accept(answer)
            continue
        kind = (
            Unreachable
            if status in UNREACHABLE
            else Uncertain
            if status in UNCERTAIN
            else Gone
            if status == 410
            else Rejected
        )
        with pytest.raises(Unsent) as caught:
            accept(answer)
        assert type(caught.value) is kind
        assert (caught.value.status_code, caught.value.message) == (status, f"answered {status}")
        assert caught.value.hint, status


@pytest.mark.parametrize(
    ("status", "turn"),
    [(301, "new address"), (308, "new address"), (401, "credential"), (403, "credential"), (404, "Nothing is at"),
     (410, "gone"), (413, "too large"), (418, "objects to"), (429, "tried again"), (500, "ask the place")],
)  # fmt: skip
def test_a_hint_says_whose_turn_it_is(status: int, turn: str) -> None:
    """Each kind of refusal asks for something else."""
    with pytest.raises(Unsent) as caught:
        accept(httpx.Response(status))
    assert turn in caught.value.hint


DATE = "Wed, 06 Nov 2024 11:00:00 GMT"
NOON = datetime(2024, 11, 6, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("7", 7.0),
        (" 7\t", 7.0),
        ("00000000000000007", 7.0),
        ("999999999", 999_999_999.0),
        ("9999999999", 1e9),
        ("9" * 5_000, 1e9),
        ("Wed, 06 Nov 2024 11:01:30 GMT", 90.0),
        ("Wed, 06 Nov 2024 12:01:30 +0100", 90.0),
        ("Wednesday, 06-Nov-24 11:01:30 GMT", 90.0),
        ("Wed Nov  6 11:01:30 2024", 90.0),
        ("Wed, 06 Nov 2024 10:00:00 GMT", 0.0),
        ("", None),
        ("-1", None),
        ("+1", None),
        ("1e3", None),
        ("٣", None),
        ("1_000", None),
        ("inf", None),
        ("nan", None),
        ("120.5", None),
        ("7.", None),
        ("7s", None),
        ("0x10", None),
        ("1, 2", None),
        ("1 Nov 2024", None),
        ("2024-11-06T11:01:30Z", None),
        ("Wed, 06 Nov 2024", None),
        ("Wed, 6 Nov 2024 11:01:30", None),
        ("Wed, 06 Nov 2024 25:01:30 GMT", None),
        ("tomorrow", None),
        ("Wed, 99 Nov 2024 11:01:30 GMT", None),
    ],
)
def test_a_wait_is_read_as_places_write_it(value: str, seconds: float | None) -> None:
    """Digits without bound, or any of the three forms of an HTTP-date; nothing else."""
    headers = [(b"retry-after", value.encode()), (b"date", DATE.encode())]
    assert retry_after(httpx.Response(429, headers=headers)) == seconds


def test_a_date_counts_from_the_answers_own_clock() -> None:
    """Else from when it was received; without either it says nothing."""
    headers = {"retry-after": "Wed, 06 Nov 2024 11:01:00 GMT"}
    assert retry_after(httpx.Response(503, headers=headers)) is None
    assert retry_after(httpx.Response(503, headers=headers, extensions={"received": NOON})) == 60.0
    skewed = headers | {"date": "Wed, 06 Nov 2024 11:00:50 GMT"}
    assert retry_after(httpx.Response(503, headers=skewed, extensions={"received": NOON})) == 10.0


@given(st.text(st.characters(min_codepoint=32, max_codepoint=255)), st.text(st.characters(max_codepoint=127)))
@example("Mon, 01 Jan 99999999999999999999 00:00:00 GMT", DATE)
@example("Mon, 01 Jan 2024 00:00:00 +99999999999999999999", DATE)
@example("Mon, 01 Jan 2024 99999999999:00:00 GMT", DATE)
@example(DATE, "Mon, 01 Jan 0001 00:00:00 +9999")
@example("Mon, 01 Jan 0001 00:00:00 +2359", "Fri, 31 Dec 9999 23:59:59 -2359")
@example("Fri, 31 Dec 9999 23:59:59 -2359", "Mon, 01 Jan 0001 00:00:00 +2359")
def test_no_header_breaks_it(value: str, date: str) -> None:
    """A wait is None or at least 0, whatever stands there."""
    headers = [(b"retry-after", value.encode()), (b"date", date.encode())]
    seconds = retry_after(httpx.Response(429, headers=headers))
    assert seconds is None or seconds >= 0


@given(st.binary(max_size=2000), st.sampled_from(["utf-8", "base64", "rot13", "idna", "x" * 50]))
def test_a_places_words_are_one_short_safe_line(content: bytes, charset: str) -> None:
    """Nothing of it can move a cursor, forge a line or break a decoder."""
    said = words_of(httpx.Response(400, content=content, headers={"content-type": f"text/plain; charset={charset}"}))
    assert len(said) <= SHOWN + 3
    assert len(said.splitlines()) <= 1
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in said)
    assert said == "" or said.startswith(": ")


def test_a_web_page_is_not_repeated() -> None:
    """Only words are."""
    assert words_of(httpx.Response(500, content=b" \n <!doctype html><h1>Oops</h1>")) == ""
    assert words_of(httpx.Response(500, content=b"\x1b[31mno\x1b[0m\n")) == ":  [31mno [0m".replace(":  ", ": ")
    assert words_of(httpx.Response(500, content=b"a" * 400)) == ": " + "a" * SHOWN + "…"


@pytest.mark.parametrize(
    "said",
    ["no zoe@journal.example here", '"Zoé D." <zoe.d+x@journal.example>', "to=zoe@journal.example,al@journal.example",
     "zoe%40journal.example", "'zoe@[192.0.2.1]'", "mailto:zoe@journal.example;"],
)  # fmt: skip
def test_no_recipients_address_is_repeated(said: str) -> None:
    """Places repeat what they refuse; a message goes to logs."""
    shown = words_of(httpx.Response(400, content=said.encode()))
    assert "***@***" in shown
    assert "zoe" not in shown.lower().replace("zoé", "")
    assert "journal.example" not in shown


@pytest.mark.parametrize("before", [*range(SHOWN - 30, SHOWN + 3), 4 * SHOWN - 5])
def test_a_words_limit_cuts_no_secret_and_no_address(before: int) -> None:
    """What is beyond the limit is masked first, so that its beginning does not stand before it."""
    secrets = Redactor([Secret("re_AbCdEfGh12345678")])

    def clean(text: str) -> str:
        return mask_addresses(secrets.clean(text))

    for echoed in ("re_AbCdEfGh12345678", "zoe.durand@journal.example"):
        content = f"{'x' * before} {echoed} {'y' * SHOWN}".encode()
        said = words_of(httpx.Response(400, content=content, extensions={"clean": clean}))
        assert said.strip(": x*@y…") == ""


def test_many_masked_words_leave_no_cut_one_at_the_end() -> None:
    """Masking shortens: what follows is masked as well, up to the last byte that was read."""
    content = ("zoe.durand.of.the.journal@journal.example, " * 100).encode()
    assert "zoe" not in words_of(httpx.Response(400, content=content))


@given(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=3))
def test_an_object_is_read(held: dict[str, int | str]) -> None:
    """In UTF-8, whatever the header says."""
    import json

    content = json.dumps(held, ensure_ascii=False).encode()
    assert json_of(httpx.Response(200, content=content, headers={"content-type": "text/plain; charset=utf-16"})) == held


@given(st.binary(max_size=200))
@example(b"[" * 100_000)
@example(b'{"a":' * 100_000)
@example(b"9" * 10_000)
@example(b"\xff\xfe")
def test_what_is_no_object_proves_nothing(content: bytes) -> None:
    """It is never another exception."""
    try:
        held = json_of(httpx.Response(200, content=content))
    except Uncertain as error:
        assert error.status_code == 200  # noqa: PT017  (some drawn bytes are an object)
    else:
        assert isinstance(held, dict)


def test_a_cut_object_proves_nothing() -> None:
    """Even when what came is whole JSON."""
    with pytest.raises(Uncertain, match="cut short"):
        json_of(httpx.Response(200, content=b"{}", extensions={"cut": True}))
