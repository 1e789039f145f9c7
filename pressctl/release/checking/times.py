"""Checks of when a release goes out: dates and embargoes that cannot be meant."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from pressctl.model import Finding
from pressctl.release.checking.desk import Desk
from pressctl.release.moments import offset_of, with_offset

_FAR = timedelta(days=2 * 365)
_FRESH = timedelta(days=14)
_HALF_A_YEAR = timedelta(days=182)


def future_date(desk: Desk) -> Iterator[Finding]:
    """Refuse a future day without an hour: it would go out at midnight."""
    release = desk.release
    if not release.dated_only or not release.published or release.published <= desk.now or release.status != "usable":
        return
    if release.embargo and release.embargo >= release.published:
        return  # the embargo says the hour
    day = release.published
    hint = f"Write date: {day:%Y-%m-%d}T09:00, with the hour you mean, or an embargo of that day."
    yield desk.error("date-no-hour", desk.at("date"), f"{day:%Y-%m-%d} lies ahead and has no hour.", hint)


def embargo_past(desk: Desk) -> Iterator[Finding]:
    """Advise on an embargo that holds nothing back, while the release is new."""
    embargo, published = desk.release.embargo, desk.release.published
    if not embargo or not published or embargo > desk.now:
        return
    if desk.now - published < _FRESH or published - embargo > timedelta(days=1):
        said = f"the embargo was lifted on {with_offset(embargo)}: nothing is held back."
        yield desk.advice("embargo-past", desk.at("embargo"), said, "Check its day and year.")


def embargo_far(desk: Desk) -> Iterator[Finding]:
    """Advise on an embargo so far ahead that its year must be wrong."""
    embargo = desk.release.embargo
    if embargo and embargo - desk.now > _FAR:
        said = f"the embargo lifts in {(embargo - desk.now).days // 365} years."
        yield desk.advice("embargo-far", desk.at("embargo"), said, "Check its year.")


def embargo_season(desk: Desk) -> Iterator[Finding]:
    """Advise on an embargo with the newsroom's summer offset in winter, or the other way round."""
    embargo = desk.release.embargo
    if not embargo:
        return
    here = embargo.astimezone(desk.newsroom.zone)
    other = (embargo - _HALF_A_YEAR).astimezone(desk.newsroom.zone)
    if embargo.utcoffset() != here.utcoffset() and embargo.utcoffset() == other.utcoffset():
        said = f"{offset_of(embargo)} is not the offset of {desk.newsroom.zone} on that day: it lifts at {here:%H:%M} there."
        meant = embargo.replace(tzinfo=desk.newsroom.zone)
        yield desk.advice(
            "embargo-season", desk.at("embargo"), said, f"If you mean {meant:%H:%M}, write {with_offset(meant)}."
        )


def embargo_in_text(desk: Desk) -> Iterator[Finding]:
    """Advise on an embargo that stands in the text alone, where it holds nothing back."""
    # A translation has that of its original.
    if desk.release.embargo or not desk.release.original or not desk.says("mbarg", "MBARG", "perrfrist", "PERRFRIST"):
        return
    for passage in desk.passages:
        if _under_embargo().match(passage.text):
            said = "the text speaks of an embargo, but the release has none: it goes out at once."
            yield desk.advice(
                "embargo-in-text",
                passage.place,
                said,
                "Write it as embargo: 2026-11-24T09:00+01:00, and delete it here.",
            )
            return


@cache
def _under_embargo() -> re.Pattern[str]:
    """A line that begins so puts the whole release under embargo; within a sentence it may tell of another."""
    return re.compile(
        r"[#>*_\[( \t]{0,8}(?:(?:strictement )?sous embargo(?! am| à l)|embargo jusqu|(?:strictly )?embargoed (?:until|till|to|for)"
        r"|(?:under )?(?:strict )?embargo until|sperrfrist|(?:embargado|bajo embargo|embargo) hasta"
        r"|sotto embargo fino|onder embargo tot)",
        re.IGNORECASE,
    )


def updated(desk: Desk) -> Iterator[Finding]:
    """Advise on a change that came before the release."""
    changed, published = desk.release.updated, desk.release.published
    if changed and published and changed < published:
        yield desk.advice("updated-early", desk.at("updated"), "updated lies before date.", "Check both.")


def advance(desk: Desk) -> Iterator[Finding]:
    """Advise on advance copies of what is not under embargo."""
    if desk.release.advance and not desk.release.embargo:
        said = "advance names targets, but there is no embargo: they get it with the others."
        yield desk.advice("advance-no-embargo", desk.at("advance"), said, "Write an embargo, or leave advance out.")
