"""Front matter that reads back as it was written, and the skeleton of a new release."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pressctl.errors import Misused
from pressctl.model import Contact
from pressctl.release import check
from pressctl.release.reading import read
from pressctl.release.writing import ANSWERABLE, Pair, Word, front_matter, new_document
from tests.release.texts import TODAY, shown, values
from tests.support.builders import a_newsroom

KEY = st.from_regex(r"[a-z]{1,8}(?:_[a-z]{1,4})?", fullmatch=True)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
SCALAR = st.one_of(
    TEXT,
    TEXT.map(Word),
    st.sampled_from(["no", "yes", "null", "~", "2024", "a: b", "# c", "- d", "é\u00a0»"]).map(Word),
)
VALUE = st.recursive(
    SCALAR, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEY, inner, max_size=3)), max_leaves=8
)


def plain(value: Any) -> Any:
    """Return a value with every text as `str`, as YAML's BaseLoader has it."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else str(value)


@given(st.dictionaries(KEY, VALUE, min_size=1, max_size=5), TEXT)
def test_what_is_written_reads_back_the_same(written: dict[str, Any], comment: str) -> None:
    """Any text, list and table, below any comment."""
    pairs = [Pair(key=key, value=value, comments=(comment,)) for key, value in written.items()]
    document = front_matter(pairs, opening=[comment], closing=[comment])
    assert document.startswith("---\n")
    assert document.endswith("\n---\n")
    front = document.removeprefix("---\n").removesuffix("---\n")
    for loader in (yaml.BaseLoader, getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
        assert yaml.load(front, Loader=loader) == plain(written)  # noqa: S506  (BaseLoader makes text only)


def test_front_matter_is_readable() -> None:
    """Text in double quotes, ids and states without, days and numbers as they are, lists one item to a line."""
    pairs = [
        Pair(key="id", value=Word("un-id")),
        Pair(key="status", value=Word("withheld"), comments=("open: which year?", "two\nlines")),
        Pair(key="headline", value='Anne : « \\o/ »\u00a0"ici"\n'),
        Pair(key="language", value=Word("no")),
        Pair(key="revision", value=2),
        Pair(key="date", value=date(2024, 11, 6)),
        Pair(key="updated", value=datetime(2024, 11, 6, 9, 30, tzinfo=UTC)),
        Pair(key="categories", value=["Actu", "a\tb\x00\u2028"]),
        Pair(key="quotes", value=[{"text": "Oui", "speaker": "Anne"}, {}]),
        Pair(key="email", value={"subject": "Objet", "more": {"a": ["b"]}}),
        Pair(key="keywords", value=[]),
        Pair(key="media", value=[[], ["x", ["y"]]]),
    ]
    assert front_matter(pairs, opening=["made"], closing=["left out: ###"]) == (
        "---\n# made\nid: un-id\n# open: which year?\n# two lines\nstatus: withheld\n"
        'headline: "Anne : « \\\\o/ »\u00a0\\"ici\\"\\n"\nlanguage: "no"\nrevision: 2\ndate: 2024-11-06\n'
        'updated: 2024-11-06T09:30:00+00:00\ncategories:\n  - "Actu"\n  - "a\\tb\\x00\\u2028"\n'
        'quotes:\n  - text: "Oui"\n    speaker: "Anne"\n  - {}\nemail:\n  subject: "Objet"\n  more:\n    a:\n      - "b"\n'
        'keywords: []\nmedia:\n  - []\n  - - "x"\n    - - "y"\n# left out: ###\n---\n'
    )


@pytest.mark.parametrize("language", ["fr", "en", "de", "es", "fr-CA", "no", "cs"])
@pytest.mark.parametrize("headline", ["Un titre", 'Titre : « "oui" »', "---", "# a: [b]", "\\"])
def test_a_new_release_reads_and_is_withheld(language: str, headline: str) -> None:
    """The skeleton is a valid draft in the newsroom's language, with the headline as typed."""
    newsroom = a_newsroom(language=language)
    document = new_document(headline, newsroom=newsroom, today=TODAY, id="un-titre")
    found = read(document.encode(), path="releases/un-titre.md", newsroom=newsroom)
    assert found.release, found.findings
    assert found.findings == ()
    release = found.release
    assert (release.headline, release.id, release.status) == (headline, "un-titre", "withheld")
    assert release.language == language
    assert release.published is not None
    assert f"{release.published:%Y-%m-%d}" == "2026-11-22"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "À compléter"),
        ("de-AT", "Einfügen"),
        ("es", "Insertar"),
        ("en-GB", "To be completed"),
        ("cs", "To be completed"),
    ],
)
def test_the_outline_is_in_the_releases_language(language: str, words: str) -> None:
    """French, German and Spanish have their own; other languages begin in English."""
    document = new_document("T", newsroom=a_newsroom(), today=TODAY, id="t", answers={"language": language})
    assert words in document
    assert shown(document.split("\n---\n\n")[1]).count(words) == 5


def test_what_stays_of_the_outline_is_found_by_check() -> None:
    """Nobody can publish the skeleton unawares."""
    for language in ("fr", "en", "de", "es"):
        newsroom = a_newsroom(language=language)
        document = new_document("T", newsroom=newsroom, today=TODAY, id="t").replace("status: withheld\n", "")
        found = read(document.encode(), path="releases/t.md", newsroom=newsroom)
        assert found.release
        codes = [
            one.code for one in check(found.release, newsroom, datetime(2026, 11, 23, tzinfo=UTC), places=found.places)
        ]
        assert codes.count("left-over") >= 5


def test_the_skeleton_says_what_to_fill_in() -> None:
    """Comments name the other keys; contacts are hinted at only where the newsroom has none."""
    document = new_document("T", newsroom=a_newsroom(contacts=()), today=TODAY, id="t")
    assert '# contacts: [{name: "…"' in document
    assert '# subhead: "…"' in document
    assert "# A draft." in document
    document = new_document("T", newsroom=a_newsroom(contacts=(Contact(name="Anne"),)), today=TODAY, id="t")
    assert "# contacts" not in document


def test_answers_are_written() -> None:
    """Each answer is a key; a lead of its own takes the first paragraph's place; hints for written keys go."""
    answers: dict[str, Any] = dict.fromkeys(ANSWERABLE, "x") | {"date": "2026-12-01T09:00", "language": "en"}
    answers |= {"embargo": "2026-12-01T09:00+01:00", "categories": ["A", "B"], "contacts": [{"name": "Anne"}]}
    document = new_document("T", newsroom=a_newsroom(), today=TODAY, id="t", answers=answers)
    written = values(document)
    assert {key: written[key] for key in answers} == answers
    assert "# subhead" not in document
    assert "who, what, where" not in document
    found = read(document.encode(), path="releases/t.md", newsroom=a_newsroom())
    assert found.release, found.findings


def test_an_answer_to_nothing_is_a_misuse() -> None:
    """What nobody asks is not written."""
    with pytest.raises(Misused, match='no answer called "titre"') as refused:
        new_document("T", newsroom=a_newsroom(), today=TODAY, id="t", answers={"titre": "x"})
    assert "subhead" in refused.value.hint
