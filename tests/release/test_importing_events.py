"""When and where takes place what a text announces: lines of the text, whose day is not the release's."""

import pytest

from pressctl.release.lexicon import lexicons
from pressctl.release.plain.events import names_venue
from tests.release.texts import body, imported, listed, values

TEXT = (
    "The town of Elm opens its new library on the square. It has thirty thousand books and a hall for readings.\n\n"
    "“Everybody is welcome, and so are their children,” said Ann Lee, mayor of Elm, when she showed it to the press.\n"
)
HEAD = "Elm has a new library"


@pytest.mark.parametrize(
    "event",
    [
        ("Where: Market Square 3", "When: 5 May 2024", "What: opening of the library"),
        ("Yer: Çarşı Meydanı", "Tarih: 5 Mayıs 2024", "Saat: 14.00"),
        ("Ort: Marktplatz 3", "Datum: 5. Mai 2024", "Uhrzeit: 14 Uhr"),
        ("Lieu : place du Marché", "Date : 5 mai 2024", "Heure : 14 h"),
        ("場所：市民会館", "日時：2024年5月5日"),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_it_stays_in_the_text_as_a_list(event: tuple[str, ...], between: str) -> None:
    """Its lines stand below one another, or apart; the day of what is announced is asked of nobody and dates nothing."""
    found = imported(f"{HEAD}\n\n{TEXT}\n{between.join(event)}\n", room="en")
    assert body(found.document).endswith("\n".join(f"- {line}" for line in event) + "\n")
    assert [question.key for question in found.open] == ["date"]
    assert any("when and where" in one.evidence for one in found.inferred if one.key == "list")


def test_it_may_stand_above_the_text_and_above_the_people_to_ask() -> None:
    """Neither the lead nor whom to ask is looked for in it."""
    event = "Place: Market Square 3\nDate: 5 May 2024\nTime: 2 p.m."
    for text in (f"{event}\n\n{TEXT}", f"{TEXT}\n{event}\n"):
        found = imported(f"{HEAD}\n\n{text}\nMedia contact: Ann Lee, 555 01 00 22, press@elm.example\n", room="en")
        assert "- Date: 5 May 2024\n" in body(found.document)
        assert values(found.document)["contacts"] == [
            {"name": "Ann Lee", "email": "press@elm.example", "phone": "555 01 00 22"}
        ]
        assert listed(found, "lead")[0].startswith("The town of Elm opens")


@pytest.mark.parametrize(
    "record", ["Date: 5 May 2024\nTime: 14:00", "Date: 5 May 2024\nAuthor: Ann Lee", "Date: 5 May 2024"]
)
def test_a_day_without_a_place_is_the_text_s_own(record: str) -> None:
    """So a page says when it was published."""
    assert values(imported(f"{HEAD}\n\n{record}\n\n{TEXT}", room="en").document)["date"] == "2024-05-05"


def test_every_language_names_a_place() -> None:
    """By a word before a colon."""
    for language, words in lexicons().items():
        word = next(one for one in words.venue.split("|") if one.replace(" ", "").isalpha())
        assert names_venue(f"{word}: Elm"), language
    assert not names_venue("The mayor said: come")


def test_a_street_and_a_number_to_call_between_its_lines() -> None:
    """They are the place's, and nobody's who is asked."""
    event = ("Yer: Elm Oteli", "Çarşı Caddesi No:5", "Tel: 0212 555 01 00", "Tarih: 5 Mayıs 2024", "Saat: 14.00")
    found = imported(f"{HEAD}\n\n{TEXT}\n" + "\n\n".join(event) + "\n", room="en")
    assert body(found.document).endswith("\n".join(f"- {line}" for line in event) + "\n")
    assert "contacts" not in values(found.document)


@pytest.mark.parametrize(
    ("head", "event"),
    [
        ("Medierna bjuds in till presskonferens:", ("När? Måndagen den 5 maj klockan 10", "Var? Stora salen, Elm")),
        ("La presse est invitée à la visite :", ("Quand ? Le lundi 5 mai à 10 h", "Où ? Place du Marché, Elm")),
        ("In Kürze:", ("Thema: Neue Bücherei", "Wo: Marktplatz 3", "Wann: Montag, 5.5. 2024 um 10 Uhr")),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_what_heads_it_is_the_text_s_own_too(head: str, event: tuple[str, ...], between: str) -> None:
    """As an invitation has it below its text, with questions or with colons."""
    lines = between.join((head, *event))
    found = imported(f"{HEAD}\n\n{TEXT}\n{lines}\n", room="en")
    assert body(found.document).endswith(f"{head}\n\n" + "\n".join(f"- {line}" for line in event) + "\n")


@pytest.mark.parametrize("head", ["Tid og sted:", "Zeit und Ort:", "Lieu et heure :"])
def test_the_lines_below_a_label_for_time_and_place(head: str) -> None:
    """A day, an hour and a place, each on a line without a label."""
    event = ("Monday, 5 May 2024", "10 a.m. to noon", "Elm Library", "Market Square 3, Elm")
    lines = "\n".join((head, *event))
    found = imported(f"{HEAD}\n\n{TEXT}\n{lines}\nContact: Ann Lee, press@elm.example\n", room="en")
    assert body(found.document).endswith(f"{head}\n\n" + "\n".join(f"- {line}" for line in event) + "\n")
    assert [question.key for question in found.open] == ["date"]


def test_labels_alone_above_what_they_label() -> None:
    """An advisory has who and what so as well, where when and where stand so, and nothing of it is left out."""
    lines = "WHO:\nAnn Lee, Mayor\nWHAT:\nPress Conference\nWHEN:\nSunday, May 5, 2024 at 2:30 p.m.\nWHERE:\nTown Hall\n1350 River Street"
    found = imported(
        f"{HEAD}\n\n{TEXT}\n{lines}\n#####\nFor further information, please contact Ann Lee, 555 01 00 22\n", room="en"
    )
    for line in ("- Ann Lee, Mayor", "- Press Conference", "- Sunday, May 5, 2024 at 2:30 p.m.", "- 1350 River Street"):
        assert f"{line}\n" in body(found.document)
    assert "WHAT:" in body(found.document)


def test_a_value_that_runs_into_the_people_to_ask() -> None:
    """A mark of the end and a telephone number follow it, with nothing between."""
    lines = "WHAT:\nPress Conference\nWHEN:\nSunday, May 5, 2024 – 1:00 PM\nWHERE:\nTown Hall, 1350 River Street, Elm, 33136, Room S418"
    asked = "#####\nFor further information, please contact Ann Lee, at\n(305) 555-0535\nor\npress@elm.example\n"
    found = imported(f"{HEAD}\n{TEXT}\n{lines}\n{asked}", room="en")
    assert "WHERE:\n\n- Town Hall, 1350 River Street, Elm, 33136, Room S418\n" in body(found.document)
    assert "1350 River Street" not in str(values(found.document).get("contacts", ""))
