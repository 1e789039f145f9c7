"""What a press office says around a release, one module a language: to add a language is to add its module.

A module has `LOCALES`: a Locale for the language's own tag and for each of its regions or scripts that
says something otherwise, by tags in lower case ("en", "en-us").
"""

from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules

from msgspec import Struct

FALLBACK = "en"
_SAME = {"no": "nb", "iw": "he"}  # a tag for a language and what is written of it


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
    kit: str
    credit: str
    online: str
    correction: str
    kill: str
    kill_text: str
    kill_reason: str
    killed: str
    draft: str
    test: str
    greeting: str
    greeting_named: str
    legal: str
    unsubscribe: str
    dateline: str
    updated: str
    languages: str
    corrections: str
    earlier: str
    everything: str
    subscribe: str
    newer: str
    older: str
    nothing: str
    skip: str


class Typography(Struct, frozen=True, kw_only=True):
    """What printers of a language do with the spaces, apostrophes and straight quotes of a typescript.

    `mark`, `colon` and `inside` are the space before `; ! ?`, before a colon, and within « »; where one is
    empty, the author's stays. `thousands` is the space within a number. A straight double quote within
    another becomes `nested`, a straight single one `single`. The rest are words, apart by spaces, that
    are bound by U+00A0: `titles` to a name after them, `numbered` to a figure after them, `units` to a
    figure before them. `abbreviated` binds `z. B.`. `elided` begin with an apostrophe.
    """

    nested: tuple[str, str]
    single: tuple[str, str]
    mark: str = ""
    colon: str = ""
    inside: str = ""
    thousands: str = "\u202f"
    titles: str = ""
    numbered: str = ""
    units: str = ""
    abbreviated: bool = False
    elided: str = ""


class Locale(Struct, frozen=True, kw_only=True):
    """A language's words, how it writes dates, times and quotes, and its typography.

    `months` are twelve words as they stand in a date, apart by spaces; `first` is the first of a month.
    `date` is filled with `{day}`, `{month}` and `{year}`; `time` with `{hour}` (0 to 23), `{minute}`,
    `{twelve}` (1 to 12) and `{half}`, one of `halves`; where they differ, `sharp` is said of whole hours, and
    `one` of those that begin with one; `moment` with `{date}`, `{time}` and `{zone}`. `byte` is what stands behind k or M.
    `office` is what stands behind a person's name, with their `{role}`.
    Without a `typography` a text is printed as written.
    """

    words: Words
    months: str
    date: str
    first: str = "1"
    time: str
    sharp: str = ""
    one: str = ""
    halves: tuple[str, str] = ("", "")
    moment: str = "{date} {time} ({zone})"
    quotes: tuple[str, str]
    byte: str = "B"
    office: str = ", {role}"
    typography: Typography | None = None


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
    parts[0] = _SAME.get(parts[0], parts[0])
    if parts[0] not in available():
        parts = [FALLBACK]
    locales: dict[str, Locale] = import_module(f"{__name__}.{parts[0]}").LOCALES
    while "-".join(parts) not in locales:
        parts.pop()
    return locales["-".join(parts)]
