"""What `new` asks on a terminal, and what becomes of the answers."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import Finding, Newsroom, Release
from pressctl.release import read
from pressctl.release.asking import Past, interview, past_of
from pressctl.release.evidence import Question
from pressctl.release.writing import Value, new_document, one_headline
from tests.support.builders import a_newsroom, a_release

ALONE = a_newsroom(contacts=())
TODAY = date(2026, 11, 22)


class Person:
    """Somebody who answers questions by their key, in order, and Enter to all others."""

    def __init__(self, **answers: str | list[str]) -> None:
        """Know the answers; `contacts.name` is written `contacts_name`."""
        self.answers = {
            key.replace("contacts_", "contacts."): list(said) if isinstance(said, list) else [said]
            for key, said in answers.items()
        }
        self.asked: list[Question] = []
        self.told: list[str] = []

    def answer(self, question: Question) -> str:
        """Answer, or press Enter."""
        self.asked.append(question)
        left = self.answers.get(question.key)
        return left.pop(0) if left else question.suggestion

    def hear(self, wrong: Finding) -> None:
        """Be told what is wrong with an answer."""
        self.told.append(str(wrong))

    def talk(self, newsroom: Newsroom = ALONE, **past: Any) -> dict[str, Value]:
        """Go through the whole interview."""
        return interview(
            "Titre", newsroom=newsroom, past=Past(**past), today=TODAY, ask=self.answer, complain=self.hear
        )


def written(answers: dict[str, Value], newsroom: Newsroom = ALONE, headline: str = "Titre") -> Release:
    """Return the release that such answers make."""
    document = new_document(headline, newsroom=newsroom, today=TODAY, id="titre", answers=answers)
    found = read(document.encode(), path="releases/titre.md", newsroom=newsroom)
    assert found.release, found.findings
    return found.release


def test_enter_skips_everything() -> None:
    """Only the day is taken, which is today's; nobody is asked for what is known."""
    person = Person()
    answers = person.talk()
    assert written(answers) == written({})
    assert [question.key for question in person.asked] == [
        "dateline", "date", "embargo", "contacts.name", "categories",
    ]  # fmt: skip
    assert [question.suggestion for question in person.asked] == ["", "2026-11-22", "", "", ""]
    known = Person()
    known.talk(a_newsroom(), languages=("fr",))
    assert "contacts.name" not in [question.key for question in known.asked]


def test_answers_are_the_releases() -> None:
    """Each where it belongs; lists by commas; what follows from an answer is asked after it."""
    person = Person(
        language="en",
        dateline="RIVER: CITY",
        date="2026-12-01 09:00",
        embargo="2026-12-01T08:00+01:00",
        contacts_name='Anne "A." Martin',
        contacts_email="presse@example.org",
        categories="Travaux, Transports ; Ville",
    )
    release = written(person.talk(languages=("fr", "en"), categories=("Travaux", "Ville")))
    assert (release.language, release.dateline) == ("en", "RIVER: CITY")
    assert release.published
    assert f"{release.published:%H:%M}" == "09:00"
    assert release.embargo
    assert release.contacts[0].name == 'Anne "A." Martin'
    assert (release.contacts[0].email, release.contacts[0].phone) == ("presse@example.org", "")
    assert release.categories == ("Travaux", "Transports", "Ville")
    texts = {question.key: question.text for question in person.asked}
    assert "fr, en" in texts["language"]
    assert "used here: Travaux, Ville" in texts["categories"]


@pytest.mark.parametrize(
    ("key", "wrong", "right", "words"),
    [
        ("language", "français", "fr", 'did you mean "fr"'),
        ("date", "31/01/2026", "2026-01-31", "Write 2026-01-31"),
        ("date", "tomorrow", "2026-11-23", "not a date"),
        ("embargo", "2026-12-01T08:00", "2026-12-01T08:00+01:00", "Write 2026-12-01T08:00+01:00"),
        ("dateline", "Par\x07is", "Paris", "a control character"),
    ],
)
def test_a_wrong_answer_is_told_and_asked_again(key: str, wrong: str, right: str, words: str) -> None:
    """In the words that `check` has for it, once; Enter then skips."""
    person = Person(**{key: [wrong, right]})
    answers = person.talk(languages=("en", "fr"))
    assert answers[key] == right
    (told,) = person.told
    assert words in told
    person = Person(**{key: [wrong]})
    assert wrong not in person.talk(languages=("en", "fr")).values()


def test_a_newsroom_that_is_wrong_itself_still_begins_releases() -> None:
    """What no answer can mend is not asked for ever."""
    newsroom = a_newsroom(language="xx")
    person = Person(dateline="Paris")
    assert person.talk(newsroom, languages=("xx", "fr"))["dateline"] == "Paris"


@given(
    st.dictionaries(st.sampled_from(["language", "dateline", "date", "embargo", "categories"]), st.text(), max_size=5)
)
def test_whatever_is_said_the_release_reads(said: dict[str, str]) -> None:
    """What cannot be used is asked again, and then skipped."""
    written(Person(**said).talk(languages=("fr", "en")))


def test_the_past_is_what_was_written() -> None:
    """The commonest categories first, of originals; all languages, the config's first."""
    releases = [
        a_release(categories=("A", "B")),
        a_release(categories=("B",)),
        a_release(categories=("C", "C2"), original=False, language="de"),
    ]
    past = past_of(releases, ("en", "fr", "en"))
    assert past == Past(languages=("en", "fr", "de"), categories=("B", "A"))


@pytest.mark.parametrize(
    ("typed", "headline"),
    [
        ("  Le pont :\n « ouvert »\t! ", "Le pont : « ouvert » !"),
        ("\x1b[31mRouge\x07", "[31mRouge"),
        ("No: \"yes\" # 'x' 🎉 \\n - [a] {b}", "No: \"yes\" # 'x' 🎉 \\n - [a] {b}"),
        ("\u2028\x00\ud800", ""),
        ("a\u00a0!", "a\u00a0!"),
    ],
)
def test_a_headline_is_one_line_of_what_is_seen(typed: str, headline: str) -> None:
    """However it was pasted; what is seen is kept."""
    assert one_headline(typed) == headline


@given(st.text(st.characters(exclude_categories=())))
def test_any_headline_reads_back(typed: str) -> None:
    """Quotes, colons, emoji, halves of characters: the file is valid, and says what was typed."""
    headline = one_headline(typed)
    if headline:
        assert written({}, headline=headline).headline
