"""What whoever publishes another's text says above it, with a colon: that it was received, and follows in full."""

import pytest

from tests.release.foreign import brought
from tests.release.texts import body, imported, values

HEAD = "The bridge over the river reopens"
TEXT = (
    "The bridge over the river is open again to all since this morning, after two years of works by Elm Works.\n\n"
    "Trams cross it every five minutes from Monday on, and the ferry ends its service on the same day."
)
LINES = [
    "Riceviamo e pubblichiamo integralmente:",
    "Riceviamo e pubblichiamo",
    "Pubblichiamo di seguito il comunicato del comitato Ponte Nuovo:",
    "Wir dokumentieren:",
    "Wir dokumentieren die Erklärung des Bündnisses Brücke im Wortlaut:",
    "Nachfolgend veröffentlichen wir die Pressemitteilung der Bürgerinitiative:",
    "We publish the statement in full:",
    "We received and publish the letter of the Elm committee:",
    "Nous publions ci-dessous le communiqué du collectif du pont :",
    "Hemos recibido y publicamos:",
    "Reproducimos a continuación el comunicado de la plataforma:",
    "Recebemos e publicamos a nota do comité:",
    "Wij publiceren hieronder de verklaring van het comité:",
    "Otrzymaliśmy i publikujemy:",
    "Zveřejňujeme plné znění prohlášení spolku:",
    "Публикуем полный текст заявления комитета:",
    "Vi återger uttalandet i sin helhet:",
]


@pytest.mark.parametrize("line", LINES)
def test_the_line_is_neither_headline_nor_lead(line: str) -> None:
    """Above the headline and below it, directly above the text or apart from it; it is listed."""
    for text in (
        f"{HEAD}\n\n{line}\n\n{TEXT}\n",
        f"{HEAD}\n{line}\n{TEXT}\n",
        f"{line}\n\n{HEAD}\n\n{TEXT}\n",
    ):
        found = imported(text, room="en")
        assert (found.headline, body(found.document)) == (HEAD, TEXT + "\n"), text
        assert "subhead" not in values(found.document)
        assert f": {line}" in found.document


def test_in_markdown_too() -> None:
    """Below the headline that the front matter has."""
    found = brought(f"---\ntitle: {HEAD}\n---\n\n{LINES[0]}\n\n{TEXT}\n", "a.md", room="en")
    assert (found.headline, body(found.document)) == (HEAD, TEXT + "\n")


@pytest.mark.parametrize(
    "line",
    [
        "We publish the list of all stops that trams serve from Monday on:",
        "Pubblichiamo l’elenco delle strade che restano chiuse:",
        "Wir dokumentieren seit zwei Jahren den Zustand aller Brücken:",
        "We publish the statement in full on our site from Monday on.",
    ],
)
def test_a_sentence_of_the_text_stays(line: str) -> None:
    """What introduces something else, or goes on as a sentence, is text."""
    found = imported(f"{HEAD}\n\n{line}\n\n{TEXT}\n", room="en")
    assert line in body(found.document)


def test_which_release_follows_and_when_it_was_issued() -> None:
    """By a site that passes it on, in its words for a release."""
    text = "The town of Elmton opens three libraries in May. Each has ten thousand books and a room for children."
    said = "The following News Release was issued by the Town of Elmton at 12.15pm today (Friday, 9th June):"
    found = imported(f"Elmton opens three libraries\n\n{said}\n\n{text}\n\n{text}\n", room="en")
    assert body(found.document) == f"{text}\n\n{text}\n"
