"""Languages and time zones: their names, the nearest to a wrong one, and those of this machine."""

import re
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

# RFC 5646 section 2.1, without extensions, private use and grandfathered tags.
TAG = re.compile(
    r"([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|[0-9]{3}))?((?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*)"
)
_TAGS_BY_NAME: Mapping[str, str] = {
    "anglais": "en",
    "arabic": "ar",
    "castellano": "es",
    "deutsch": "de",
    "dutch": "nl",
    "english": "en",
    "español": "es",
    "français": "fr",
    "francais": "fr",
    "french": "fr",
    "german": "de",
    "italian": "it",
    "italiano": "it",
    "nederlands": "nl",
    "portuguese": "pt",
    "português": "pt",
    "spanish": "es",
}


def usual_case(written: str) -> str:
    """Return a language tag in the case RFC 5646 section 2.1.1 recommends; nothing when it is no tag."""
    found = TAG.fullmatch(written)
    if not found:
        return ""
    main, script, region, variants = found.groups()
    cased = [main.lower(), (script or "").title(), (region or "").upper()]
    return "-".join(part for part in cased if part) + variants.lower()


def guess_tag(written: str) -> str:
    """Return the tag that a wrong one was probably meant to be (`French`, `fr_FR`), or nothing."""
    return _TAGS_BY_NAME.get(written.casefold(), "") or usual_case(written.replace("_", "-"))


def find_zone(name: str) -> ZoneInfo | None:
    """Return the zone of that name, or None; a path or a folder of the database is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: a folder of the database, such as "Europe"
        return None


def near_zone(written: str) -> str:
    """Return the name of the zone that a wrong one was probably meant to be (`Paris`, `europe/pari`), or nothing."""
    from difflib import get_close_matches
    from zoneinfo import available_timezones

    plain = written[:60].casefold().replace(" ", "_")
    names = sorted(available_timezones(), key=lambda name: (name.count("/") != 1, name))
    by_name = {name.casefold(): name for name in names}
    by_city = {name.rpartition("/")[2].casefold(): name for name in reversed(names)}
    for known, asked, cutoff in ((by_name, plain, 0.8), (by_city, plain.rpartition("/")[2], 0.8)):
        close = [asked] if asked in known else get_close_matches(asked, known, n=1, cutoff=cutoff)
        if close:
            return known[close[0]]
    return ""


def system_zone(environ: Mapping[str, str], etc: Path = Path("/etc")) -> ZoneInfo:
    """Return this machine's zone: TZ, else /etc/localtime, else /etc/timezone, else UTC.

    TZ in POSIX's own form (`CET-1CEST`) names no zone of the database and is passed over.
    """
    names = [environ.get("TZ", "").removeprefix(":")]
    try:
        names.append(str((etc / "localtime").readlink()))
    except OSError:  # absent, or a copy of the rules instead of a link
        names.append("")
    try:
        names.append((etc / "timezone").read_text("utf-8").strip(" \t\r\n"))
    except (OSError, UnicodeDecodeError):
        names.append("")
    zones = (find_zone(name.rpartition("zoneinfo/")[2]) for name in names if name)
    return next((zone for zone in zones if zone), ZoneInfo("UTC"))


def system_language(environ: Mapping[str, str]) -> str:
    """Return this machine's language as a tag without a region; "en" where none is set."""
    said = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    tag = usual_case(re.split(r"[._@]", said, maxsplit=1)[0])
    return tag.partition("-")[0] or "en"
