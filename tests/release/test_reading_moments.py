"""Dates, times and embargoes: one moment each, or a message that teaches how to write one."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.release import read
from pressctl.release.moments import Unclear, read_moment, with_offset
from tests.release.documents import a_document, messages, reading, said, with_key
from tests.support.builders import PARIS, a_newsroom


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2026-11-24T09:00", "2026-11-24T09:00:00+01:00"),
        ("2026-11-24 09:00", "2026-11-24T09:00:00+01:00"),
        ("2026-07-14t09:00:30.5", "2026-07-14T09:00:30+02:00"),
        ("2019-04-19 11:44:00 +02:00", "2019-04-19T11:44:00+02:00"),
        ("2026-11-24T09:00+0100", "2026-11-24T09:00:00+01:00"),
        ("2026-11-24T09:00-05", "2026-11-24T09:00:00-05:00"),
        ("2026-11-24T09:00z", "2026-11-24T09:00:00+00:00"),
        ("2026-11-24 09:00 UTC", "2026-11-24T09:00:00+00:00"),
        ("2026-11-24T09:00 Europe/Paris", "2026-11-24T09:00:00+01:00"),
        ("2026-07-14T09:00 America/New_York", "2026-07-14T09:00:00-04:00"),
        ("2026-11-24\u00a009:00\u202fEurope/Paris", "2026-11-24T09:00:00+01:00"),
        ("2026-11-24", "2026-11-24T00:00:00+01:00"),
    ],
)
def test_a_moment_is_read(written: str, at: str) -> None:
    """ISO 8601 as people type it, with or without zone."""
    assert read_moment(written, PARIS).at.isoformat() == at


def test_the_newsrooms_own_time_is_in_its_zone() -> None:
    """A time that is the newsroom's at that moment can be printed with its zone; another keeps its offset."""
    assert read_moment("2026-11-24T09:00+01:00", PARIS).at.tzinfo is PARIS
    assert read_moment("2026-11-24T09:00+02:00", PARIS).at.tzinfo == timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("written", "code", "teaches"),
    [
        ("24/11/2026", "bad-date", "Write 2026-11-24."),
        ("6.6.2026", "bad-date", "Write 2026-06-06."),
        ("11/06/2024", "ambiguous-time", "Write 2024-06-11 or 2024-11-06."),
        ("11/06/2024 à 10h30", "ambiguous-time", "Write 2024-06-11T10:30 or 2024-11-06T10:30."),
        ("2026-1-6", "bad-date", "Write 2026-01-06."),
        ("2026/11/24 9 h", "bad-date", "Write 2026-11-24T09:00."),
        ("2026-11-24T9:00+01:00", "bad-date", "Write 2026-11-24T09:00+01:00."),
        ("99/99/2026", "bad-date", "year first"),
        ("6 novembre", "bad-date", "year first"),
        ("demain " * 20, "bad-date", "demain demain"),
        ("2026-02-30", "no-such-time", "not a day"),
        ("2026-11-24T25:00", "no-such-time", "00:00 to 23:59"),
        ("2026-11-24T09:00:61", "no-such-time", "not an hour"),
        ("0999-11-24", "no-such-time", "year 999"),
        ("9999-12-31T23:59Z", "no-such-time", "year 9999"),
        ("2026-11-24T09:00+25:00", "bad-zone", "no place on Earth"),
        ("2026-11-24T09:00+01:75", "bad-zone", "no place on Earth"),
        ("2026-11-24T09:00 CET", "bad-zone", "2026-11-24T09:00+01:00"),
        ("2026-11-24T09:00 Europe/Pariz", "bad-zone", "Europe/Paris"),
        ("2026-11-24T09:00 America/Argentina", "bad-zone", "not the name"),
        ("2026-03-29T02:30", "no-such-time", "Write 2026-03-29T03:30+02:00"),
        ("2026-03-29 02:30 Europe/Berlin", "no-such-time", "clocks go forward"),
        (
            "2026-10-25T02:30",
            "ambiguous-time",
            "2026-10-25T02:30+02:00 for the first, 2026-10-25T02:30+01:00 for the second",
        ),
    ],
)
def test_what_is_no_moment_says_what_to_write(written: str, code: str, teaches: str) -> None:
    """Impossible, ambiguous and foreign forms each have their answer, at the value."""
    found = reading(f"headline: x\ndate: {written}")
    assert said(found) == [(3, 7, code)]
    assert teaches in messages(found)


def test_a_day_begins_even_where_midnight_does_not_exist() -> None:
    """In Santiago clocks jumped over midnight on 8 September 2024: the day began at 1:00."""
    at = read_moment("2024-09-08", ZoneInfo("America/Santiago")).at
    assert (at.day, at.hour) == (8, 1)


def test_the_date_is_in_the_newsrooms_zone() -> None:
    """Whatever offset it was written with, the release is dated by its newsroom's clock."""
    found = reading("headline: x\ndate: 2024-11-06T02:00+05:00\nupdated: 2024-11-07T00:00Z").release
    assert found
    assert found.published
    assert found.published.isoformat() == "2024-11-05T22:00:00+01:00"
    assert found.updated
    assert found.updated.isoformat() == "2024-11-07T01:00:00+01:00"


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2026-11-24T09:00+01:00", datetime(2026, 11, 24, 8, tzinfo=UTC)),
        ("2026-11-24 09:00 Europe/Paris", datetime(2026, 11, 24, 8, tzinfo=UTC)),
        ("2026-11-24T09:00Z", datetime(2026, 11, 24, 9, tzinfo=UTC)),
        ("2026-11-24T09:00-05:00", datetime(2026, 11, 24, 14, tzinfo=UTC)),
    ],
)
def test_an_embargo_is_one_moment(written: str, at: datetime) -> None:
    """With its offset or zone an embargo lifts at the same moment everywhere."""
    found = with_key(f"embargo: {written}").release
    assert found
    assert found.embargo == at


@pytest.mark.parametrize(
    ("written", "teaches"),
    [
        ("2026-11-24T09:00", "Write 2026-11-24T09:00+01:00 or 2026-11-24T09:00 Europe/Paris."),
        ("2026-07-14 09:00:00", "Write 2026-07-14T09:00+02:00 or 2026-07-14T09:00 Europe/Paris."),
        ("2026-11-24", "no hour and no UTC offset"),
        ("2026-11-24", "Write 2026-11-24T09:00+01:00 or 2026-11-24T09:00 Europe/Paris, with the hour you mean."),
    ],
)
def test_an_embargo_without_offset_is_an_error_with_an_example(written: str, teaches: str) -> None:
    """The example has the newsroom's zone and its offset on that very day."""
    found = with_key(f"embargo: {written}")
    assert said(found) == [(4, 10, "embargo-no-offset")]
    assert teaches in messages(found)


def test_a_zone_without_a_place_is_not_suggested_by_name() -> None:
    """In a newsroom on UTC the example is an offset alone."""
    found = with_key("embargo: 2026-11-24T09:00", zone=ZoneInfo("UTC"))
    assert "Write 2026-11-24T09:00+00:00." in messages(found)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("embargo: 24/11/2026 9:00", "bad-date"),
        ("embargo: 2026-11-24T09:00 CET", "bad-zone"),
        ("updated: 2024-11-07", "bad-date"),
        ("updated: hier", "bad-date"),
    ],
)
def test_other_times_that_cannot_be_read(line: str, code: str) -> None:
    """An embargo and a change are checked like a date."""
    assert [finding.code for finding in with_key(line).findings] == [code]


@given(
    st.datetimes(datetime(1950, 1, 1), datetime(2150, 1, 1)),  # noqa: DTZ001  (the zone is given below)
    st.sampled_from(["Europe/Paris", "America/New_York", "Asia/Kolkata", "UTC"]),
)
def test_what_is_written_with_its_offset_is_read_back(naive: datetime, name: str) -> None:
    """A moment written as the messages propose it is the same moment, to the minute, in any newsroom."""
    at = naive.replace(second=0, microsecond=0, tzinfo=UTC).astimezone(ZoneInfo(name))
    if at.utcoffset() == timedelta(minutes=round((at.utcoffset() or timedelta()).total_seconds() / 60)):
        assert read_moment(with_offset(at), PARIS).at == at


@given(
    st.text(max_size=40)
    | st.from_regex(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}([T ][0-9:hH]{1,8})?([Z+-].{0,12})?", fullmatch=True)
)
def test_any_text_is_a_moment_or_unclear(text: str) -> None:
    """Nothing but a moment or an explanation comes of a date."""
    try:
        moment = read_moment(text, PARIS)
    except Unclear as unclear:
        said = unclear.message
    else:
        said = moment.at.isoformat()
    assert said


def test_hours_of_every_zone_near_midnight_stay_within_the_calendar() -> None:
    """The ends of what is taken can still change zone."""
    document = a_document("headline: x\ndate: 9998-12-31T23:59-14:00\nembargo: 1900-01-01T00:00+14:00")
    assert read(document, path="x.md", newsroom=a_newsroom()).release
