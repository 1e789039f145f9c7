"""The editorial checks: what a careful press officer looks for before a release goes out.

A check is one small function from a `Desk` to findings, and one line in `CHECKS`; its codes are explained in `codes`.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from pressctl.model import Finding, Newsroom, Release
from pressctl.release import prose
from pressctl.release.desk import Desk
from pressctl.release.moments import offset_of, with_offset
from pressctl.release.noting import Place

_FAR = timedelta(days=2 * 365)
_FRESH = timedelta(days=14)
_HALF_A_YEAR = timedelta(days=182)
_NO_PLACES: Mapping[str, Place] = MappingProxyType({})


def check(
    release: Release, newsroom: Newsroom, now: datetime, *, places: Mapping[str, Place] = _NO_PLACES
) -> tuple[Finding, ...]:
    """Return what an editor would say of a release, in the order of its file.

    Args:
        release: As `read` returned it.
        newsroom: Whose contacts and zone stand in where the release has none.
        now: The time of the check, aware.
        places: The `places` of the same reading; without them a finding's place is the file's beginning.
    """
    desk = Desk.lay_out(release, newsroom, now, places)
    return tuple(sorted({finding for look in CHECKS for finding in look(desk)}))


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


def contact(desk: Desk) -> Iterator[Finding]:
    """Advise when a journalist finds nobody to call."""
    # A translation has those of its original.
    if desk.release.original and not desk.release.contacts and not desk.newsroom.contacts:
        hint = "Write contacts here, or once for all releases as [[newsroom.contacts]] in config.toml."
        yield desk.advice("no-contact", desk.at("headline"), "nobody is named whom a journalist can call.", hint)


def speakers(desk: Desk) -> Iterator[Finding]:
    """Advise on a quote of nobody."""
    for number, quote in enumerate(desk.release.quotes):
        if not quote.speaker:
            said = "this quote has no speaker."
            yield desk.advice(
                "quote-no-speaker", desk.at(f"quotes[{number}]"), said, 'Write speaker: "…" and role: "…".'
            )


def lead(desk: Desk) -> Iterator[Finding]:
    """Advise when there is nothing for feeds and previews to show below the headline."""
    if not desk.release.lead and desk.release.status != "canceled":
        said = "there is no lead: the text has no paragraph of its own."
        yield desk.advice("no-lead", desk.at("body"), said, 'Write lead: "…".')


CHECKS: tuple[Callable[[Desk], Iterator[Finding]], ...] = (
    future_date,
    embargo_past,
    embargo_far,
    embargo_season,
    updated,
    advance,
    contact,
    speakers,
    lead,
    prose.headline_length,
    prose.guillemets,
    prose.left_over,
    prose.markup,
    prose.links,
    prose.overrides,
)
