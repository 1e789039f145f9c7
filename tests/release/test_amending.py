"""Files corrected and withdrawn by a program: the keys that say so change, and nothing else."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.errors import Invalid
from pressctl.model import Correction
from pressctl.release.amending import Source, correct, kill
from tests.support.builders import PARIS, a_newsroom

NOW = datetime(2024, 11, 7, 10, 3, 20, 999, tzinfo=UTC)
AT = "2024-11-07T11:03:20+01:00"
FRONT = """\
---
# Relu par Anne.
id: essai  # jamais changé
headline: "Durain : les maires"   # entre guillemets
date: 2024-11-06

# Pour le flux :
categories: [Actu, Actualités]
---

# Un titre

revision: 9 n'est pas une clé ici.
"""


def a_source(text: str = FRONT, **changes: Any) -> Source:
    """Make a source of a text."""
    return Source(content=text.encode(), path="releases/essai.md", newsroom=a_newsroom(), **changes)


def corrected(text: str, what: str = "Douze, et non dix.") -> str:
    """Return a file's text one revision on."""
    return correct(a_source(text), what=what, now=NOW).decode()


def test_a_first_correction_adds_three_lines() -> None:
    """Each where such a key belongs; comments, order and the body stay."""
    expected = FRONT.replace(
        "id: essai  # jamais changé\n",
        'id: essai  # jamais changé\nrevision: 2\ncorrection: "Douze, et non dix."\n',
    ).replace("date: 2024-11-06\n", f"date: 2024-11-06\nupdated: {AT}\n")
    assert corrected(FRONT) == expected


def test_a_second_correction_keeps_the_first() -> None:
    """The one text becomes a list of both, with the date that the first had."""
    third = corrected(corrected(FRONT), "Le titre.")
    assert "correction:" not in third
    release = a_source(third).read()
    assert release.revision == 3
    assert release.corrections == (
        Correction(revision=2, text="Douze, et non dix.", date=NOW.replace(microsecond=0)),
        Correction(revision=3, text="Le titre.", date=NOW.replace(microsecond=0)),
    )
    assert "# jamais changé" in third


@pytest.mark.parametrize(
    "written",
    [
        'corrections:\n  - revision: 2\n    text: "a"\n    # en page 2\n',
        "corrections:\n- {revision: 2, text: a}\n",
        "corrections: [{revision: 2, text: a}]  # voir plus bas\n",
        "corrections: [\n  {revision: 2, text: a},  # la page 2\n  ]\n",
        "corrections: [{revision: 2, text: a},]\n",
    ],
)
def test_a_list_of_corrections_goes_on_in_its_own_form(written: str) -> None:
    """A block, or brackets, on one line or on several; its comments stay."""
    text = FRONT.replace("date: 2024", f"revision: 2\n{written}date: 2024")
    done = corrected(text)
    assert [one.text for one in a_source(done).read().corrections] == ["a", "Douze, et non dix."]
    for comment in ("# en page 2", "# voir plus bas", "# la page 2"):
        assert (comment in done) == (comment in written)


@pytest.mark.parametrize(
    "text",
    [
        FRONT.replace("\n", "\r\n"),
        "\ufeff" + FRONT,
        FRONT.replace("id: essai  # jamais changé\n", ""),
        FRONT.replace("---\n\n# Un", "---   \n\n# Un"),
        "---\n  headline: h\n  date: 2024-11-06\n---\nUn texte.",
        FRONT.replace("date: 2024-11-06\n", "date: 2024-11-06\nnotes: |\n  Un.\n\n  # Deux.\nstatus: usable # prêt\n"),
        FRONT.replace("date: 2024-11-06\n", "date: 2024-11-06\nupdated: 2024-11-06T18:00\n"),
    ],
)
def test_everything_else_stays_as_it_was(text: str) -> None:
    """Line ends, a byte order mark, indentation, what looks like a key or a comment in a text."""
    for done in (corrected(text), kill(a_source(text), why="Tout est faux.", now=NOW).decode()):
        ending = "\r\n" if "\r\n" in text else "\n"
        assert done.count("\n") == done.count(ending)
        gone = [line for line in text.split("\n") if line not in done.split("\n")]
        assert all(line.lstrip(" ").startswith(("updated:", "status:")) for line in gone), gone
    assert a_source(done).read().reason == "Tout est faux."


def test_a_kill_says_so_and_why() -> None:
    """A status that is there is replaced with its comment kept; without a reason none is written."""
    text = FRONT.replace("date: 2024", "status: usable # prêt\ndate: 2024")
    done = kill(a_source(text), why="Chiffres\nfaux.", now=NOW).decode()
    assert 'status: canceled  # prêt\nwhy: "Chiffres\\nfaux."\ndate: 2024-11-06\n' in done
    assert "why" not in kill(a_source(text), why="", now=NOW).decode()


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=60).filter(lambda t: t.strip()))
def test_any_words_are_written_so_that_they_read_back(what: str) -> None:
    """Quotes, colons, signs and scripts of every kind; what cannot be read back is refused, never half written."""
    try:
        done = corrected(FRONT, what.strip())
    except Invalid:
        return
    release = a_source(done).read()
    assert release.correction is not None
    assert release.body == a_source(FRONT).read().body


@pytest.mark.parametrize(
    "text",
    [
        "---\n{headline: h, date: 2024-11-06}\n---\nUn texte.",
        "---\nheadline: h\n---\nUn texte.",
        "Sans clés.",
    ],
)
def test_what_only_a_person_can_change_is_left_alone(text: str) -> None:
    """Keys on one line, errors, no front matter: the message says what to do."""
    with pytest.raises(Invalid) as refused:
        corrected(text)
    assert refused.value.hint


def test_a_translation_is_read_as_one() -> None:
    """Its language comes from its name."""
    text = FRONT.replace("id: essai  # jamais changé\n", "")
    done = correct(a_source(text, translation="de"), what="Zwölf, nicht zehn.", now=NOW)
    read = Source(content=done, path="releases/essai.md", newsroom=a_newsroom(), translation="de").read()
    assert (read.language, read.revision) == ("de", 2)
    assert read.updated == NOW.astimezone(PARIS).replace(microsecond=0)
