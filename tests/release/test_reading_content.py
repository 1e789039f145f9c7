"""What tells a sent release from one that was edited afterwards."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pressctl.model import Contact, Correction, Media, Quote, SocialWords
from pressctl.release import content_of, differences
from tests.support.builders import a_release

SENT = a_release()
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"headline": "Autre"}, "headline"),
        ({"subhead": "Autre"}, "subhead"),
        ({"dateline": "Lyon"}, "dateline"),
        ({"lead": "Autre", "lead_in_body": False}, "lead"),
        ({"body": "Autre.\n"}, "body"),
        ({"notes": "Autre"}, "notes"),
        ({"kind": "statement"}, "kind"),
        ({"published": NOON}, "date"),
        ({"embargo": NOON}, "embargo"),
        ({"quotes": (Quote(text="Oui", speaker="Durain"),)}, "quotes"),
        ({"contacts": (Contact(name="Anne", phone="0612345670"),)}, "contacts"),
        ({"media": (Media(path="a.pdf"),)}, "media"),
        ({"boilerplate": "Autre"}, "boilerplate"),
        ({"categories": ("Autre",)}, "categories"),
        ({"keywords": ("autre",)}, "keywords"),
        ({"corrections": (Correction(revision=2, text="Autre"),)}, "correction"),
        ({"url": "https://example.org/autre"}, "url"),
    ],
)
def test_a_change_of_what_is_said_is_seen(change: dict[str, object], field: str) -> None:
    """Each field of the content that differs is one line that begins with its name."""
    said = differences(content_of(SENT), content_of(replace(SENT, **change)))
    assert len(said) == 1
    assert said[0].startswith(f"{field}: ")


@pytest.mark.parametrize(
    "change",
    [
        {"path": "autre.md"}, {"revision": 2}, {"status": "canceled"}, {"targets": ("desk",)}, {"audience": ("presse",)}, {"advance": ("desk",)},
        {"languages": ("fr", "en")}, {"updated": NOON}, {"social": SocialWords(text="x")}, {"body": SENT.body + "\n\n"},
        {"published": SENT.published and SENT.published.astimezone(UTC)},
    ],
)  # fmt: skip
def test_a_change_of_where_it_goes_is_none(change: dict[str, object]) -> None:
    """Routing, zones and the words of one channel are not what the release says."""
    assert content_of(replace(SENT, **change)) == content_of(SENT)


def test_a_date_without_hour_is_a_day() -> None:
    """An hour that was never written is not compared."""
    assert content_of(a_release(dated_only=True))["date"] == "2024-11-06"
    assert content_of(a_release(published=None, dated_only=True))["date"] == ""
    assert content_of(a_release(published=None))["date"] == ""


def test_a_difference_shows_both_texts_around_its_place() -> None:
    """A digit deep in a long text is shown with the words about it."""
    old = {"body": f"{'mot ' * 50}il y a 12 communes{' fin' * 50}"}
    new = {"body": f"{'mot ' * 50}il y a 21 communes{' fin' * 50}"}
    (said,) = differences(old, new)
    assert said.startswith('body: "…')
    assert "il y a 12 communes" in said.split(" -> ")[0]
    assert "il y a 21 communes" in said.split(" -> ")[1]
    assert len(said) < 200


def test_every_difference_is_shown_up_to_a_few() -> None:
    """A digit here, a name there; of many, the first and how many more."""
    words = [f"mot{number}" for number in range(200)]
    changed = [f"{word}!" if number % 20 == 10 else word for number, word in enumerate(words)]
    (said,) = differences({"body": " ".join(words)}, {"body": " ".join(changed)})
    assert [f"mot{number}!" in said for number in (10, 30, 50, 70, 90)] == [True, True, True, True, False]
    assert said.endswith(", and 6 more")


def test_what_words_do_not_tell_is_shown_all_the_same() -> None:
    """A text of a single endless word, and one too long to compare word by word."""
    (said,) = differences({"body": "x" * 900 + "1"}, {"body": "x" * 900 + "2"})
    assert said.endswith('2"')
    long = "mot " * 9_000
    (said,) = differences({"body": f"{long}12 communes"}, {"body": f"{long}13 communes"})
    assert "12 communes" in said
    assert "13 communes" in said


def test_a_difference_is_one_safe_line() -> None:
    """No line break and no terminal sequence of a release gets into the line."""
    assert differences({"notes": ""}, {"notes": "a\n\x1b[2Jb"}) == ('notes: (nothing) -> "a [2Jb"',)


def test_fields_of_another_version_are_compared_too() -> None:
    """A field that only the record has is a difference."""
    assert differences({"slogan": "Oui"}, {"headline": "x"}) == (
        'headline: (nothing) -> "x"',
        'slogan: "Oui" -> (nothing)',
    )


@given(
    st.dictionaries(st.sampled_from("abc"), st.text(max_size=80)),
    st.dictionaries(st.sampled_from("abc"), st.text(max_size=80)),
)
def test_there_are_differences_exactly_where_texts_differ(old: dict[str, str], new: dict[str, str]) -> None:
    """A line for each field that differs, none for one that does not; an absent field is an empty one."""
    changed = {key for key in "abc" if old.get(key, "") != new.get(key, "")}
    said = differences(old, new)
    assert {line.partition(":")[0] for line in said} == changed
    assert all(len(line.split("\n")) == 1 for line in said)


def test_a_moment_is_the_same_in_every_zone() -> None:
    """A newsroom that moves has not edited its releases."""
    moved = NOON + timedelta(hours=0)
    assert content_of(a_release(embargo=NOON)) == content_of(a_release(embargo=moved.astimezone(None)))
