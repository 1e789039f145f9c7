"""What a press office says around a release, one module a language: to add a language is to add its module.

A module has `LOCALES`: a Locale for the language's own tag and for each of its regions or scripts that
says something otherwise, by tags in lower case ("en", "en-us").
"""

from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules

from msgspec import Struct

FALLBACK = "en"


class Words(Struct, frozen=True, kw_only=True):
    """The furniture of mails and pages. Words in braces are filled by name (`{newsroom}`, `{moment}`…)."""

    code: str
    release: str
    statement: str
    advisory: str
    immediate: str
    embargo: str
    contact: str
    about: str
    notes: str
    media: str
    credit: str
    online: str
    correction: str
    kill: str
    kill_text: str
    kill_reason: str
    test: str
    greeting: str
    greeting_named: str
    legal: str
    dateline: str
    updated: str
    languages: str
    corrections: str
    everything: str
    subscribe: str
    newer: str
    older: str
    page: str
    nothing: str
    skip: str


class Locale(Struct, frozen=True, kw_only=True):
    """A language's words, and how it writes dates, times and quotes.

    `months` are twelve words as they stand in a date, apart by spaces; `first` is the first of a month.
    `date` is filled with `{day}`, `{month}` and `{year}`; `time` with `{hour}` (0 to 23), `{minute}`,
    `{twelve}` (1 to 12) and `{half}`, one of `halves`; `moment` with `{date}`, `{time}` and `{zone}`.
    """

    words: Words
    months: str
    date: str
    first: str = "1"
    time: str
    halves: tuple[str, str] = ("", "")
    moment: str = "{date} {time} ({zone})"
    quotes: tuple[str, str]


@cache
def available() -> tuple[str, ...]:
    """Return the languages there are words for, in alphabetical order, without importing one."""
    return tuple(sorted(found.name for found in iter_modules(__path__)))


@lru_cache(maxsize=128)
def find(tag: str) -> Locale:
    """Import the language of a BCP 47 tag, and only that one; English where it has no module.

    Of what the module has, the locale whose tag shares the most with this one is meant
    (RFC 4647, 3.4): "zh-Hant-TW" finds "zh-hant", "fr-CH" finds "fr".
    """
    parts = tag.lower().replace("_", "-").split("-")
    if parts[0] not in available():
        parts = [FALLBACK]
    locales: dict[str, Locale] = import_module(f"{__name__}.{parts[0]}").LOCALES
    while "-".join(parts) not in locales:
        parts.pop()
    return locales["-".join(parts)]
