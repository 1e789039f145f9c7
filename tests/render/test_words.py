"""The folder of languages is the registry: what is in it, what each module holds, what is loaded of it."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest
from msgspec.structs import fields

import pressctl.render.words
from pressctl.render.locales import words
from pressctl.render.typography import polish
from pressctl.render.words import Locale, Words, available, find

LOCALES = [
    (tag, locale)
    for code in available()
    for tag, locale in import_module(f"pressctl.render.words.{code}").LOCALES.items()
]
every_locale = pytest.mark.parametrize(("tag", "locale"), LOCALES, ids=[tag for tag, _ in LOCALES])


def test_every_module_in_the_folder_is_a_language() -> None:
    """What lies in the folder is what there is; nothing is listed twice."""
    folder = Path(pressctl.render.words.__file__).parent
    assert available() == tuple(sorted(path.stem for path in folder.glob("[a-z]*.py")))
    assert {"de", "en", "es", "fr", "it", "nl", "pt"} <= set(available())


@pytest.mark.parametrize(("tag", "loaded"), [("fr-CH", {"fr"}), ("en-US", {"en"}), ("tlh", {"en"}), ("../os", {"en"})])
def test_only_the_language_asked_for_is_loaded(tag: str, loaded: set[str]) -> None:
    """A release in French never waits for Dutch, and a tag imports nothing but a language."""
    code = f"import sys; from pressctl.render.locales import words; words({tag!r}); print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    room = "pressctl.render.words."
    assert {name.removeprefix(room) for name in modules if name.startswith(room)} == loaded


def test_a_region_speaks_its_language() -> None:
    """The tag that shares the most is meant; a language without a module speaks English."""
    assert find("fr-BE") is find("fr_fr") is find("FR")
    assert find("fr-CA") is not find("fr")
    assert find("en-US") is find("en-us-posix")
    assert find("en-US") is not find("en")
    assert find("tlh") is find("") is find("-") is find("en")
    assert find("zh-CN") is find("zh-Hans-SG") is find("zh")
    assert find("zh-Hant-TW") is find("zh-HK") is not find("zh")
    assert find("no") is find("nb-NO")


@pytest.mark.parametrize("code", available())
def test_a_module_speaks_for_its_own_tag(code: str) -> None:
    """Each has a locale for the bare language, and its regions are of that language."""
    tags = [tag for tag, _ in LOCALES if tag.split("-")[0] == code]
    assert code in tags
    assert tags == [tag for tag in import_module(f"pressctl.render.words.{code}").LOCALES if tag == tag.lower()]


@every_locale
def test_every_language_fills_the_same_phrases(tag: str, locale: Locale) -> None:
    """No word is empty, and each phrase names the same fields as the English one.

    But a language that would have to decline a person's name greets without it.
    """
    for each in fields(Words):
        mine, theirs = getattr(locale.words, each.name), getattr(words("en"), each.name)
        assert mine, f"{tag}: {each.name}"
        nameless = each.name == "greeting_named" and mine == locale.words.greeting
        assert nameless or _names(mine) == _names(theirs), f"{tag}: {each.name}"


@every_locale
def test_a_code_is_the_tag_it_speaks(tag: str, locale: Locale) -> None:
    """Pages mark furniture with its language, which finds the same words again."""
    assert find(locale.words.code).words is locale.words, tag


def _names(phrase: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


@every_locale
def test_phrases_have_their_no_break_spaces(tag: str, locale: Locale) -> None:
    """No phrase leaves an ordinary space where its language wants another."""
    for each in fields(Words):
        phrase = getattr(locale.words, each.name)
        assert polish(phrase, tag) == phrase


@every_locale
def test_a_year_has_twelve_months(tag: str, locale: Locale) -> None:
    """Every month has a name of its own, and a date has its day, month and year."""
    assert len(set(locale.months.split(" "))) == len(range(1, 13)), tag
    for pattern, names in ((locale.date, {"day", "month", "year"}), (locale.moment, {"date", "time", "zone"})):
        assert _names(pattern) == names, tag
    for time in filter(None, (locale.time, locale.one)):
        assert _names(time) - {"twelve", "half"} | {"hour"} == {"hour", "minute"}, tag
