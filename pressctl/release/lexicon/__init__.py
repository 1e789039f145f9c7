"""What press offices write around a release, and how they date and quote it: one module a language.

The folder is the registry: a language is added without touching another file. Labels are looked
for in every language at once, since a release's own and its web page's are often not the same.
"""

import re
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from msgspec import Struct

from pressctl.release.alternatives import OPENING, alternatives, openings_of
from pressctl.release.levelling import level

_AND = re.compile(r" (und|and|et|och|og|ja|y|en) ")

Phrase = str  # alternatives as a regular expression, written naturally: accents and case do not count


class Lexicon(Struct, frozen=True, kw_only=True):
    """The words of one language.

    `months` and `weekdays` are twelve and seven groups of names, apart by semicolons (`_` is a space in one). `small` are
    its commonest function words. `press` to `web` tell lines that are no text of the release:
    `about` stands before a name and `called` after it, `related` opens what a page puts below, `further` heads links and sources, `written` stands with a colon before who wrote a text or where it was taken from, `giving` begins words for gifts,
    `founded` says that a house was, `dated` stands before the day a
    page was published or changed, `home` begins the way to a page, `invitation` calls the press somewhere.
    `notice` begins what a site tells every visitor of cookies or of its licence, `closing` is what a letter ends with above the names.
    `being` says behind a name what its bearer is in general, `said` are verbs of speech, `by` stands before who speaks, `roles` begin what a person is, `house` what an
    institution is called, `more` stands above a text before the title of another, `advertisement` marks one that a page sets
    between the paragraphs of a text, `venue` stands with a colon before the place or the hour of what is announced. `headline`,
    `subhead`, `summary` and `text` are what a form's fields are called that hold these. `passed_on` begins the line in which
    whoever publishes another's text says so above it: `We publish the statement in full:`.
    """

    months: str = ""
    weekdays: str = ""
    today: str = ""
    small: str = ""
    press: Phrase = ""
    immediate: Phrase = ""
    embargo: Phrase = ""
    contact: Phrase = ""
    about: Phrase = ""
    called: Phrase = ""
    notes: Phrase = ""
    end: Phrase = ""
    filed: Phrase = ""
    web: Phrase = ""
    dated: Phrase = ""
    home: Phrase = ""
    invitation: Phrase = ""
    related: Phrase = ""
    notice: Phrase = ""
    further: Phrase = ""
    written: Phrase = ""
    giving: Phrase = ""
    founded: Phrase = ""
    closing: Phrase = ""
    being: Phrase = ""
    said: Phrase = ""
    by: Phrase = ""
    roles: Phrase = ""
    house: Phrase = ""
    more: Phrase = ""
    advertisement: Phrase = ""
    venue: Phrase = ""
    headline: Phrase = ""
    subhead: Phrase = ""
    summary: Phrase = ""
    text: Phrase = ""
    passed_on: Phrase = ""


@cache
def lexicon(tag: str) -> Lexicon:
    """Return one language's lexicon, without loading the others; an empty one where there is none."""
    if tag not in {module.name for module in iter_modules(__path__)}:
        return Lexicon()
    found: Lexicon = import_module(f"{__name__}.{tag}").LEXICON
    return found


@cache
def lexicons() -> dict[str, Lexicon]:
    """Return every language's lexicon by its tag."""
    names = sorted(module.name for module in iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}").LEXICON for name in names}


@cache
def phrases(kind: str) -> str:
    """Return all languages' alternatives of one kind as one expression for levelled text; spaces may be no-break, and `and` a sign."""
    found = "|".join(filter(None, (getattr(lexicon, kind) for lexicon in lexicons().values())))
    return _AND.sub(r" (?:\1|&) ", level(found)).replace(" ", "[ \u00a0\u202f]")


def phrases_at(kind: str, text: str) -> str:
    """Return of all languages' alternatives of one kind those that can match at a levelled text's beginning; "" for none.

    There are so many that only these are ever made ready to match.
    """
    return _phrases_at(kind, text[:OPENING])


@cache
def _phrases_at(kind: str, opening: str) -> str:
    return "|".join(
        branch
        for branch, openings in _branches_with(kind, opening[:1]).items()
        if any(one.startswith(opening) or opening.startswith(one) for one in openings)
    )


@cache  # by the first letter too: a text of many lines asks for each of them, of hundreds of alternatives
def _branches_with(kind: str, letter: str) -> dict[str, frozenset[str]]:
    """Return the alternatives that a text can match which begins with a letter, each with what a match begins with."""
    return {
        branch: openings
        for branch, openings in _branches(kind).items()
        if any(not one or one.startswith(letter) for one in openings)
    }


@cache
def _branches(kind: str) -> dict[str, frozenset[str]]:
    """Return the alternatives of a kind, each with what a match of it begins with, as far as that can be told."""
    return {branch: openings_of(branch) for branch in alternatives(phrases(kind))}


@cache
def names(kind: str) -> dict[str, int]:
    """Return the levelled names of months (from 1) or weekdays (from 0, Monday) in all languages."""
    first = 1 if kind == "months" else 0
    return {
        level(name.replace("_", " ")): number
        for lexicon in lexicons().values()
        for number, group in enumerate(filter(str.strip, getattr(lexicon, kind).split(";")), first)
        for name in group.split()
    }
