"""What stands around a headline and is none: labels within a title, a page's own lines, links and files above the text."""

import pytest

from tests.release.foreign import brought, page
from tests.release.texts import body, imported, listed, values

TEXT = "The bridge over the river is open again to all since this morning, after two years of works by Elm Works."
MORE = "Trams cross it every five minutes from Monday on, and the ferry ends its service on the same day."


def test_a_page_s_heading_without_who_issues_it() -> None:
    """`Press release of the office: the headline`, in one heading."""
    found = brought(
        page(
            f"<h1>Medienmitteilung der Bau-, Wald- und Umweltdirektion :Die Brücke am Fluss ist offen</h1><p>{TEXT}</p>"
        ),
        room="de",
    )
    assert found.headline == "Die Brücke am Fluss ist offen"
    assert "Medienmitteilung der Bau-, Wald- und Umweltdirektion" in "\n".join(listed(found, "left out"))


def test_a_title_that_is_a_label_and_a_place() -> None:
    """The text's own first heading is the headline."""
    found = brought(
        f"---\ntitle: Comunicato stampa Palermo\n---\n\n### Il ponte riapre a tutti oggi\n\n{TEXT}\n\n{MORE}\n", "a.md"
    )
    assert (found.headline, body(found.document)) == ("Il ponte riapre a tutti oggi", f"{TEXT}\n\n{MORE}\n")


def test_a_headline_behind_its_label_with_the_month_in_brackets() -> None:
    """A sentence that ends with a colon is no headline, and the month is none of its words."""
    said = "Commenting on the works at the harbour, the deputy mayor Ann Lee said:"
    found = imported(f"PRESS RELEASE : The bridge reopens to all [October 2022]\n\n{said}\n\n“{TEXT}”\n", room="en")
    assert (found.headline, body(found.document).split("\n")[0]) == ("The bridge reopens to all", said)


@pytest.mark.parametrize(
    "line", ["The-mayor-opens-the-bridge-Elm", "bridge_from_the_north.jpg", "Data publikacji 07.03.2022"]
)
def test_no_subhead(line: str) -> None:
    """A picture's file, and a date behind its label without a colon."""
    found = imported(f"The bridge over the river reopens\n\n{line}\n\n{TEXT}\n\n{MORE}\n", room="en")
    assert ("subhead" in values(found.document), body(found.document)) == (False, f"{TEXT}\n\n{MORE}\n")


def test_what_is_all_there_is_of_a_text_is_no_subhead() -> None:
    """A day or an address below it is no text."""
    for text in (
        "The minister opened the new line, for all who live there",
        "劉江華說:「她屢創佳績,實在是青年典範。」",
    ):
        found = imported(f"Minister opens new tram line in Elmton\n\n{text}\n\nSat, 30 Jan 2016 15:48:31 +0800")
        assert ("subhead" in values(found.document), body(found.document)) == (False, f"{text}\n")


def test_a_sentence_that_ends_within_its_quotation_marks_is_no_subhead() -> None:
    """As Chinese and Japanese set them."""
    said = "市長說:「這是城市的好日子,對所有住在這裡的人也是。」"
    found = imported(f"市長祝賀新電車線開通\n\n{said}\n\n新電車線每日載客二十萬人次,昨日起投入服務。")
    assert "subhead" not in values(found.document)
    assert body(found.document).startswith(said)


def test_a_sentence_above_a_dateline_is_the_subhead() -> None:
    """Its full stop says nothing, since the text begins below it."""
    found = imported(
        f"The bridge over the river reopens\n\nEven beginners cross it in a minute.\n\nElm, Norland - {TEXT}\n\n{MORE}\n",
        room="en",
    )
    assert (values(found.document)["subhead"], body(found.document)) == (
        "Even beginners cross it in a minute.",
        f"{TEXT}\n\n{MORE}\n",
    )


def test_a_blank_within_a_headline_of_east_asia_stays() -> None:
    """Only what breaking a line put there goes."""
    found = imported(
        "橋が本日再び開通しました 川の両岸を結ぶ\n\n川に架かる橋は二年間の工事を経て、今朝からすべての人に開放されました。電車は月曜日から五分ごとに運行します。\n",
        room="ja",
    )
    assert found.headline == "橋が本日再び開通しました 川の両岸を結ぶ"


def test_a_link_above_the_text_is_listed() -> None:
    """With where it leads."""
    found = brought(
        f"---\ntitle: The bridge reopens\n---\n\n[Table of the works](https://elm.example/t)\n\n{TEXT}\n\n{MORE}\n",
        "a.md",
        room="en",
    )
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"
    assert "https://elm.example/t" in "\n".join(listed(found, "left out"))


def test_what_a_text_is_called_is_its_headline_where_nothing_else_is() -> None:
    """A note that explains has no other title; the words for any press release are none."""
    text = "Nota de esclarecimento\n\nSobre as notícias de ontem, que falam do porto e da sua velha grua de 1911, o município esclarece:\n\n1. A grua fica no cais.\n\n2. Ninguém a vendeu, e ninguém a quer comprar.\n"
    assert imported(text, room="pt").headline == "Nota de esclarecimento"
    assert imported(text.replace("Nota de esclarecimento", "Comunicado de imprensa"), room="pt").headline.startswith(
        "Sobre as notícias"
    )


def test_a_headline_of_lines_above_a_wrapped_text() -> None:
    """Nothing parts it from the paragraph but that its lines are short and go on in small letters."""
    text = (
        "COMMUNIQUÉ DE PRESSE\n\nAssociation du Port\nle 20 janvier 2026 – Pour diffusion à partir du 15 février 2026\n\n"
        "La vieille grue du port tourne de nouveau\nen février 2026\n"
        "L’association du port a remis en marche la vieille grue du quai\n"
        "des pêcheurs, quarante ans après son dernier tour. La grue sera\n"
        "montrée au public pendant tout le mois de février, le dimanche.\n"
    )
    found = imported(text, room="fr")
    assert found.headline == "La vieille grue du port tourne de nouveau en février 2026"
    assert "15 février 2026" in next(question.text for question in found.open if question.key == "embargo")


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("[Comunicado] Bridge over the river open again", "Bridge over the river open again"),
        (
            "Medienmitteilung der Gesundheits-, Sozial-, Wald- und Integrationsdirektion des Kantons Elm :Bridge over the river open again",
            "Bridge over the river open again",
        ),
    ],
)
def test_a_line_that_says_what_it_is_the_headline_of(line: str, headline: str) -> None:
    """Also where it is longer than labels are."""
    assert imported(f"{line}\n\n{TEXT}\n\n{MORE}\n", room="en").headline == headline


def test_a_line_that_says_in_brackets_what_it_is_the_headline_of() -> None:
    """Between the name of a page and a line that has more of the text's words."""
    below = "The bridge is open again since this morning, for trams, and the ferry ends its service"
    text = f"Archive of notices\n\n[Comunicado] No more closed bridges\n\n{below}\n\n{TEXT}\n\n{MORE}\n"
    assert imported(text, room="en").headline == "No more closed bridges"


def test_a_headline_behind_its_label_above_the_line_of_its_days() -> None:
    """The days are not what is announced."""
    found = imported(
        f"Pressmeddelande -\nPRESSINBJUDAN: Bridge festival takes over the park\n3 juni – 5 juni 2024\n{TEXT}\n{MORE}\n",
        room="sv",
    )
    assert found.headline == "Bridge festival takes over the park"


@pytest.mark.parametrize(
    "line",
    [
        "(Information in English follows below.)",
        "Version française ci-dessous",
        "*** English version ***",
        "(中文版如下)",
    ],
)
def test_a_line_on_where_the_text_stands_in_another_language(line: str) -> None:
    """It is no lead and no subhead, and above the headline no headline."""
    title = "The bridge over the river reopens"
    for text in (f"{title}\n\n{line}\n\n{TEXT}\n\n{MORE}\n", f"{line}\n\n{title}\n\n{TEXT}\n\n{MORE}\n"):
        found = imported(text, room="en")
        assert (found.headline, body(found.document)) == (title, f"{TEXT}\n\n{MORE}\n")
        assert "subhead" not in values(found.document)
        assert line in "\n".join(listed(found, "left out"))


@pytest.mark.parametrize(
    "line",
    [
        "You are currently viewing {}",
        "No momento, você está visualizando {}",
        "HomeNews{}",
        ".\nHomeНовини{}",
        "Elm News {}",
    ],
)
def test_a_first_line_that_ends_with_the_headline(line: str) -> None:
    """A page's words for its picture, or the way to it, perhaps without blanks, below a sign."""
    head = "The bridge over the river reopens today"
    found = imported(f"{line.format(head)}\n\n{head}\n\n{TEXT}\n\n{MORE}\n", room="en")
    assert (found.headline, body(found.document)) == (head, f"{TEXT}\n\n{MORE}\n")
    assert "subhead" not in values(found.document)


def test_a_page_s_title_that_is_a_label_with_its_issuer_and_its_day() -> None:
    """It is all the headline there is, and its day is the text's; a sentence below it is no headline."""
    title = "Comunicat de presă – Primăria Elm – 16 decembrie 2016"
    note = "A press release of the town's office. It is the first that says whose page this is."
    found = imported(f"{title}\n\n{title}\n\n{note}\n\n{TEXT}\n\n{MORE}\n", room="ro")
    assert (found.headline, values(found.document)["date"]) == (title, "2016-12-16")
    assert body(found.document) == f"{note}\n\n{TEXT}\n\n{MORE}\n"


@pytest.mark.parametrize(
    "line", ["Joomla Templates and Joomla Extensions by Elm", "Proudly powered by WordPress", "Website designed by Elm"]
)
def test_who_made_a_page_is_left_out(line: str) -> None:
    """At its foot."""
    found = imported(f"The bridge over the river reopens\n\n{TEXT}\n\n{MORE}\n\n{line}\n", room="en")
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"


@pytest.mark.parametrize(
    ("label", "language", "day"),
    [
        ("PRESS RELEASE March 21, 2019", "en", "2019-03-21"),
        ("News release Elmton, 21 March 2019", "en", "2019-03-21"),
        ("Komunikat prasowy 12 marca 2024 r.", "pl", "2024-03-12"),
        ("Sajtóközlemény 2024. március 12.", "hu", "2024-03-12"),
        ("Пресс-релиз 12 марта 2024 г.", "ru", "2024-03-12"),
        ("보도자료 2024. 3. 12.", "ko", "2024-03-12"),
    ],
)
def test_a_label_with_its_day_and_no_sign_between_them(label: str, language: str, day: str) -> None:
    """It heads the release, and what stands below it is the headline."""
    found = imported(f"{label}\n\nThe bridge over the river reopens\n\n{TEXT}\n\n{MORE}\n", room=language)
    assert found.headline == "The bridge over the river reopens"
    assert values(found.document)["date"] == day


@pytest.mark.parametrize("line", ["Press release rules of 2019 are gone", "News release on 21 March 2019 drew a crowd"])
def test_a_headline_that_begins_like_a_label(line: str) -> None:
    """More than a day stands behind those words."""
    assert imported(f"{line}\n\n{TEXT}\n\n{MORE}\n", room="en").headline == line


def test_a_subhead_of_two_lines_in_title_case() -> None:
    """Wrapped below the headline, above a paragraph."""
    lines = "Drivers Had Paid Tolls for Twenty Years\nAnd Waited Before Every Crossing"
    found = imported(
        f"Bridge over the River Reopens to All\n\n5 May 2024\n\n{lines}\n{TEXT} {MORE}\n{MORE} {TEXT}\n", room="en"
    )
    assert values(found.document)["subhead"] == lines.replace("\n", " ")
    assert body(found.document) == f"{TEXT} {MORE}\n\n{MORE} {TEXT}\n"
