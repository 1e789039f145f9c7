"""What is kept between runs comes back as it was."""

from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pressctl.model import Contact, Correction, EmailWords, Entry, Finding, Media, Quote, Release, SocialWords
from pressctl.newsroom.lines import Record, decode_entry, decode_record, encode_entry, encode_record
from tests.support.builders import PARIS, a_release

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ZONES = st.sampled_from(
    [PARIS, ZoneInfo("UTC"), ZoneInfo("Asia/Tokyo"), UTC, timezone(timedelta(hours=-3, minutes=-30))]
)
TIMES = st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1), timezones=ZONES, allow_imaginary=False)  # noqa: DTZ001  (bounds have no zone)


def texts(kind: type[Any], *names: str) -> st.SearchStrategy[Any]:
    """Any value of a kind that has nothing but texts."""
    return st.builds(kind, **dict.fromkeys(names, TEXT))


MEDIA = st.builds(Media, path=TEXT, alt=TEXT, caption=TEXT, type=st.just("image/png"), size=st.integers(0, 2**40))
CORRECTIONS = st.builds(Correction, revision=st.integers(1, 9), text=TEXT, date=st.none() | TIMES)
PLACES = st.dictionaries(TEXT, st.tuples(st.integers(1, 99), st.integers(1, 99)), max_size=3)
SOCIAL = st.builds(
    SocialWords,
    text=TEXT,
    hashtags=st.tuples(TEXT),
    thread=st.booleans(),
    overrides=st.dictionaries(TEXT, TEXT, max_size=2).map(MappingProxyType),
    places=PLACES.map(MappingProxyType),
)
RELEASES = st.builds(
    Release,
    **dict.fromkeys(["path", "id", "headline", "lead", "body", "language", "notes", "boilerplate", "url"], TEXT),
    status=st.sampled_from(["usable", "withheld", "canceled"]),
    published=st.none() | TIMES,
    updated=st.none() | TIMES,
    embargo=st.none() | TIMES,
    revision=st.integers(1, 9),
    categories=st.tuples(TEXT, TEXT),
    contacts=st.tuples(texts(Contact, "name", "email")),
    quotes=st.tuples(texts(Quote, "text", "speaker")),
    media=st.tuples(MEDIA),
    email=texts(EmailWords, "subject", "intro"),
    social=SOCIAL,
    corrections=st.tuples(CORRECTIONS, CORRECTIONS),
)
FINDINGS = st.builds(
    Finding, path=TEXT, code=TEXT, message=TEXT, level=st.sampled_from(["error", "advice"]), line=st.integers(1, 99)
)
RECORDS = st.builds(
    Record,
    release=st.none() | RELEASES,
    places=PLACES,
    found=st.tuples(FINDINGS),
    checked=st.just(()) | st.tuples(FINDINGS, FINDINGS),
)


def zones(release: Release | None) -> list[str]:
    """Return how a release's times call themselves: what equality of times does not see."""
    if release is None:
        return []
    times = [release.published, release.updated, release.embargo, *(said.date for said in release.corrections)]
    return [f"{time} {time.tzinfo}" for time in times if time]


@given(RECORDS)
def test_a_record_comes_back_as_it_was(record: Record) -> None:
    """Every field, and every time in its zone."""
    again = decode_record(encode_record(record))
    assert again == record
    assert zones(again.release) == zones(record.release)


@given(TEXT, TIMES, TIMES, MEDIA)
def test_an_entry_comes_back_without_its_html(text: str, published: datetime, updated: datetime, media: Media) -> None:
    """The html is kept apart, since few who ask for an entry want it."""
    entry = Entry(
        id=text,
        release=text,
        url=text,
        title=text,
        summary=text,
        html="<p>",
        language=text,
        published=published,
        updated=updated,
        author=text,
        categories=(text,),
        media=(media,),
    )
    again = decode_entry(encode_entry(entry))
    assert again == replace(entry, html="")
    assert (str(again.published.tzinfo), str(again.updated.tzinfo)) == (str(published.tzinfo), str(updated.tzinfo))


def test_a_lone_surrogate_cannot_be_kept() -> None:
    """It is said by the one exception that the index expects."""
    record = Record(release=a_release(headline="\ud800"), places={}, found=(), checked=())
    with pytest.raises(ValueError, match="surrogates"):
        encode_record(record)


@pytest.mark.parametrize("junk", [b"", b"{}", b"junk", b'{"record":{"release":null},"zones":[]}', b"\xff"])
def test_junk_is_no_record(junk: bytes) -> None:
    """And is known for it."""
    with pytest.raises(msgspec.MsgspecError):
        decode_record(junk)


@pytest.mark.parametrize("zone", [b"Europe/Nowhere", b"../../etc/passwd"])
def test_a_zone_that_is_not_there_is_an_error_of_the_kind_expected(zone: bytes) -> None:
    """A zone can vanish from the system between two runs."""
    content = encode_record(Record(release=a_release(), places={}, found=(), checked=()))
    assert b"Europe/Paris" in content
    with pytest.raises((KeyError, ValueError)):
        decode_record(content.replace(b"Europe/Paris", zone))


def test_what_json_does_not_know_is_not_taken() -> None:
    """Only read-only mappings are taken as what they are."""
    record = Record(release=None, places={}, found=(), checked=(object(),))  # type: ignore[arg-type]  # on purpose
    with pytest.raises(NotImplementedError):
        encode_record(record)
