"""Laws of the editorial checks: no text makes them raise, no text makes them slow, every place is in the text."""

from datetime import UTC, datetime
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import Contact, EmailWords, Media, Quote
from pressctl.release import check, read
from tests.release.documents import NOW, a_document
from tests.support.builders import a_newsroom, a_release

# What the checks look for, in pieces, so that texts of them meet every branch.
PIECES = st.sampled_from(
    [
        "«", "»", "“", "”", "„", "*", "**", "`", "```\n", "\n", "\n\n", " ", "\u00a0", "\u202f", ", ", "; ", ":", "!", "[", "]", "(", ")",
        "](", "![", "<", ">", "</b>", "{{", "{:", "XX", "/", "TODO", "[Nom]", "lorem ipsum", "http://", "https://intranet", "localhost",
        "127.1", "[::1]", "mardi ", "6 novembre", " 2024", "29 février", "Paris, le ", " – ", "SOUS EMBARGO JUSQU’AU ", "whsec_", "eyJ",
        "-----BEGIN ", "PRIVATE KEY-----", "sk_live_0123456789abcdef", "://a:bcd@e", "%", "€", "5", "\u202e", "ا", "ы", "あ", "\U0001f600", "e\u0301", "the ", "le ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(st.characters(codec="utf-8"), max_size=200), st.lists(PIECES, max_size=40).map("".join))
TIMES = st.none() | st.datetimes(datetime(1901, 1, 1), datetime(9000, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  (the zone is given)


@given(
    texts=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS),
    language=st.sampled_from(["fr", "en-GB", "de", "es", "sv", "ar", "zh-Hant", "uk", "x", ""]),
    times=st.tuples(TIMES, TIMES, TIMES),
    dated_only=st.booleans(),
)
def test_no_release_makes_them_raise(
    texts: tuple[str, ...], language: str, times: tuple[datetime | None, ...], *, dated_only: bool
) -> None:
    """Whatever its texts and times are."""
    one, two, three, four, body = texts
    release = a_release(
        headline=one, subhead=two, dateline=three, lead=four, body=body, notes=one, boilerplate=two, url=three,
        language=language, published=times[0], embargo=times[1], updated=times[2], dated_only=dated_only,
        contacts=(Contact(name=one, phone=two),), quotes=(Quote(text=three),), email=EmailWords(subject=four),
        media=(Media(url=one, alt=two), Media(path=three)),
    )  # fmt: skip
    for finding in check(release, a_newsroom(boilerplate=four), NOW):
        assert (finding.line, finding.column) >= (1, 1)


@given(body=TEXTS)
def test_every_place_is_one_of_the_file(body: str) -> None:
    """A finding about the body stands at a character of the file, as an editor counts them."""
    content = a_document(body=normalize("NFC", body).replace("\0", ""))
    found = read(content, path="releases/essai.md", newsroom=a_newsroom())
    if found.release:
        lines = content.decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for finding in check(found.release, a_newsroom(), NOW, places=found.places):
            assert 1 <= finding.line <= len(lines)
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1


@pytest.mark.parametrize(
    "piece",
    [
        "[", "[insert ", "](", "<a ", "{:", "`a", "``a`", "X", "XX ", "xx/", " ", "\u00a0", ",\u00a0a", "lundi 6 ", "lundi 6 novembre ", "1.", "eyJabcdefghij.",
        "sk_live_", "SG.a", "://a:", "-----BEGIN ", "[a](a.a.", "«", "“", "_", "**", "embargo ", "\n", "Paris, le ", "hooks.slack.com/services/", "![ ](", "a", "ا ",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("untraced")
def test_long_hostile_texts_come_to_an_end(piece: str) -> None:
    """A hundred thousand characters of the worst kind: a pattern that went back would take hours."""
    body = (piece * (100_000 // len(piece) + 1))[:100_000]
    release = a_release(body=body, headline=body[:500].replace("\n", " "), dateline=body[:300])
    found = check(release, a_newsroom(), NOW)
    assert len(found) < 500
