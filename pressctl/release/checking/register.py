"""Every editorial check, by theme: one line here for each."""

from collections.abc import Callable, Iterator

from pressctl.model import Finding
from pressctl.release.checking import days, leavings, links, marks, people, secrets, times, wording
from pressctl.release.checking.desk import Desk

CHECKS: tuple[Callable[[Desk], Iterator[Finding]], ...] = (
    secrets.secrets,
    times.future_date,
    times.embargo_past,
    times.embargo_far,
    times.embargo_season,
    times.embargo_in_text,
    times.updated,
    times.advance,
    days.weekdays,
    days.dateline,
    people.contact,
    people.phones,
    people.speakers,
    people.quotation,
    wording.headline_length,
    wording.capitals,
    wording.lead,
    leavings.left_over,
    leavings.markup,
    wording.corrections,
    wording.emphasis,
    wording.boilerplate,
    wording.language,
    wording.overrides,
    marks.quotation_marks,
    marks.glued,
    marks.mixed,
    links.links,
    links.inside,
    links.images,
)
