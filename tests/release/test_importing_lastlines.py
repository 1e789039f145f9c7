"""The last line of a text is none where its words say so: who wrote it, how long it is, whose rights it has, where to read on and to give."""

import time

import pytest

from tests.release.ends import ENDS
from tests.release.test_importing_closing import came_of
from tests.release.texts import body, listed, values
from tests.release.towns import TOWNS


def is_text(line: str, form: str, language: str = "en") -> bool:
    """Tell whether a line below the town's release is kept in its text; no word of it is lost."""
    found = came_of(language, [line], form)
    assert line.rsplit(" ", maxsplit=1)[-1].strip(".()") in found.document + " ".join(listed(found, "left out"))
    return body(found.document) != f"{TOWNS[language].lead}\n\n{TOWNS[language].more}\n"


@pytest.mark.parametrize("form", ["a.md", "a.txt", "a.html"])
@pytest.mark.parametrize(
    "line",
    [
        "Text: Ann Lee", "Texto: Ana Olmo", "Zdroj: ČTK", "Źródło: Urząd Miasta", "Källa: Elm Works", "Источник: Вязово", "出典：楡市役所", "Kaynak: Karaağaç",
        "© 2024 Elm Works", "Copyright 2024 Elm Works. All rights reserved.", "#elmton #libraries #children", "- ends -",
        "1.234 Zeichen inkl. Leerzeichen", "(1,234 characters)", "Nombre de signes : 1 234 caractères", "1234 znaků",
        "To support our work, donate at elm.example/donate.", "Unterstützen Sie uns: elm.example/spenden", "Apóyanos en elm.example/donar",
    ],
)  # fmt: skip
def test_what_is_said_of_a_text_is_no_part_of_it(line: str, form: str) -> None:
    """In any form."""
    assert not is_text(line, form)


@pytest.mark.parametrize("form", ["a.txt", "a.html"])
@pytest.mark.parametrize(
    "line",
    [
        "For more information about the libraries, visit www.elm.example.", "Weitere Informationen finden Sie unter www.elm.example.",
        "Plus d'informations sur www.elm.example", "Więcej informacji na stronie www.elm.example.", "Läs mer på www.elm.example.",
        "Más información en www.elm.example", "Подробнее на сайте www.elm.example.", "Více informací najdete na www.elm.example.",
    ],
)  # fmt: skip
def test_where_to_read_on_is_for_editors(line: str, form: str) -> None:
    """Words that begin such lines, and an address; in Markdown, which its author wrote as it is, they stay."""
    assert not is_text(line, form)
    assert "elm.example" in values(came_of("en", [line], form).document)["notes"]
    assert is_text(line, "a.md")


@pytest.mark.parametrize("form", ["a.md", "a.txt", "a.html"])
@pytest.mark.parametrize(
    "line",
    [
        "Text and pictures are free for all.", "Quelle und Fluss sind wieder sauber.", "La source: une eau que tous pourront boire dès lundi!",
        "Registration is open until 5 May at www.elm.example, and costs nothing.", "The town has 1,234 words for it.",
        "The gifts of the town are known to all who live there.", "Spenden sind gern gesehen.", "More of it will be known on Monday.",
        "Die Plätze kosten nichts. Wer mehr wissen will, fragt im Rathaus. Anmeldung: www.elm.example.",
    ],
)  # fmt: skip
def test_a_last_sentence_stays(line: str, form: str) -> None:
    """Though it begins alike, or has an address."""
    assert is_text(line, form)


@pytest.mark.parametrize("form", ["a.md", "a.txt", "a.html"])
@pytest.mark.parametrize(
    ("language", "who"),
    [
        ("en", "The City of Elmton, founded in 1190, looks after its river, its schools and its libraries."),
        ("de", "Ulmstadt wurde 1190 gegründet und kümmert sich um seinen Fluss, seine Schulen und Bibliotheken."),
        ("fr", "Orme, fondée en 1190, s'occupe de sa rivière, de ses écoles et de ses bibliothèques."),
        ("cs", "Jilmov byl založen roku 1890 a stará se o svou řeku, své školy a své knihovny."),
    ],
)
def test_when_a_house_was_founded_says_who_it_is(language: str, who: str, form: str) -> None:
    """Below the last sentence, by its name."""
    who = who.replace("1190", "1890")
    found = came_of(language, [who], form)
    assert who in values(found.document).get("boilerplate", "")
    kept = came_of(language, [ENDS[language].does], form)
    assert ENDS[language].does in body(kept.document)


@pytest.mark.parametrize(
    "piece", ["a" * 40_000, "DE02 1203 " * 4_000, "*x y z.*\n\n" * 2_000, "- a@b.example\n" * 2_000, "[1] x\n" * 2_000]
)
def test_hostile_ends_come_to_an_end(piece: str) -> None:
    """A word as long as a text, thousands of accounts, notes, entries and sources."""
    began = time.monotonic()
    came_of("en", ["---", piece], "a.txt")
    came_of("en", ["---", piece], "a.md")
    assert time.monotonic() - began < 20  # some seconds on a busy machine; a quadratic one takes minutes
