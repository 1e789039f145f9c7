"""Answers given beforehand, as `--assume KEY=VALUE` has them: checked before they are believed."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from msgspec import Struct

from pressctl.errors import Misused
from pressctl.release.frontmatter import CONTROLS
from pressctl.release.moments import Moment, Unclear, read_moment, with_offset
from pressctl.release.naming import is_id
from pressctl.release.tags import meant_tag, normal_tag

KEYS = ("date", "dateline", "embargo", "headline", "id", "language", "subhead", "year")
_MEANT = {
    "lang": "language",
    "title": "headline",
    "titre": "headline",
    "titel": "headline",
    "annee": "year",
    "année": "year",
}
_FIRST, _LAST = 1900, 2099
_LONGEST = 300  # characters of one line


class Assumed(Struct, frozen=True, kw_only=True):
    """What is taken as said; empty texts, None and 0 where nothing was.

    `date` and `embargo` are as a release writes them; `no_embargo` says that there is none.
    """

    date: str = ""
    day: Moment | None = None
    dateline: str = ""
    embargo: str = ""
    no_embargo: bool = False
    headline: str = ""
    id: str = ""
    language: str = ""
    subhead: str = ""
    year: int = 0


def read_assumed(assume: Mapping[str, str], *, zone: ZoneInfo) -> Assumed:
    """Return the answers; `zone` is the newsroom's, in which dates without offset are meant.

    Raises:
        Misused: For a key nobody asks for, or a value that cannot be what it says.
    """
    for key in assume:
        if key not in KEYS:
            raise Misused(f"--assume {_shown(key)}: there is no such key.", hint=_meant(key))
    lines = {key: _line(key, assume[key]) for key in assume}
    date, day = _date(lines["date"], zone) if "date" in lines else ("", None)
    embargo = lines.get("embargo", "")
    return Assumed(
        date=date,
        day=day,
        dateline=lines.get("dateline", ""),
        embargo=_embargo(embargo, zone) if embargo not in {"", "none"} else "",
        no_embargo=embargo == "none",
        headline=lines.get("headline", ""),
        id=_id(lines["id"]) if "id" in lines else "",
        language=_language(lines["language"]) if "language" in lines else "",
        subhead=lines.get("subhead", ""),
        year=_year(lines["year"]) if "year" in lines else 0,
    )


def _meant(key: str) -> str:
    from difflib import get_close_matches

    close = [_MEANT[key.lower()]] if key.lower() in _MEANT else get_close_matches(key.lower(), KEYS, n=1)
    return f"Did you mean {close[0]}?" if close else f"Known here: {', '.join(KEYS)}."


def _shown(text: str) -> str:
    return CONTROLS.sub("?", text.replace("\n", " ").replace("\t", " "))[:60]


def _line(key: str, value: str) -> str:
    text = value.strip(" ")
    if not text or len(text) > _LONGEST or "\n" in text or "\t" in text or CONTROLS.search(text):
        raise Misused(f"--assume {key}: its value must be one line of text, at most {_LONGEST} characters.")
    return text


def _year(text: str) -> int:
    if text.isascii() and text.isdigit() and _FIRST <= int(text[:8]) <= _LAST:
        return int(text)
    raise Misused(f"--assume year={_shown(text)}: that is no year.", hint="Write four digits: year=2024.")


def _date(text: str, zone: ZoneInfo) -> tuple[str, Moment]:
    try:
        return text, read_moment(text, zone)
    except Unclear as unclear:
        raise Misused(f"--assume date={_shown(text)} cannot be used: {unclear.message}", hint=unclear.hint) from None


def _embargo(text: str, zone: ZoneInfo) -> str:
    try:
        moment = read_moment(text, zone)
    except Unclear as unclear:
        raise Misused(f"--assume embargo={_shown(text)} cannot be used: {unclear.message}", hint=unclear.hint) from None
    if not (moment.has_hour and moment.has_zone):
        example = with_offset(moment.at if moment.has_hour else moment.at.replace(hour=9))
        raise Misused(
            f"--assume embargo={_shown(text)}: an embargo needs its hour and its UTC offset.",
            hint=f"Write embargo={example}, with the hour you mean, or embargo=none.",
        )
    return with_offset(moment.at)


def _id(text: str) -> str:
    if is_id(text):
        return text
    raise Misused(
        f"--assume id={_shown(text)}: an id is lower-case letters, digits and single hyphens.",
        hint="For example id=opening-in-lyon.",
    )


def _language(text: str) -> str:
    tag = normal_tag(text)
    if tag:
        return tag
    meant = meant_tag(text)
    hint = f"Did you mean {meant}?" if meant else "Write fr, en, de, pt-BR."
    raise Misused(f"--assume language={_shown(text)}: that is no language tag.", hint=hint)
