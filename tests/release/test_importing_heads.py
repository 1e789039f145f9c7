"""The top of a release in thirty languages: where headline, lead and text begin, whatever stands around them."""

from collections.abc import Iterator

import pytest

from pressctl.release.importing import Imported
from pressctl.release.sentences import width_of
from tests.release.foreign import brought
from tests.release.texts import body, imported, values
from tests.release.towns import MAIL, TOWNS, Town

UNSPACED = ("ja", "zh")
HOME, NAV = "<header><a href=/>{0}</a><nav><a href=/a>A</a></nav></header>", "<footer>© {0} 2024</footer>"
HOUSES = {"en": "City of Elmton", "fr": "Ville d'Orme", "sv": "Almstads kommun", "fi": "Jalavalan kaupunki", "uk": "Берестівська міська рада"}  # fmt: skip


def begins(found: Imported, town: Town, headline: str = "") -> None:
    """See that headline and text are where they belong, and that the text has nothing above its lead."""
    text = body(found.document).replace("**", "")
    assert found.headline == (headline or town.headline)
    assert text in {f"{town.lead}\n\n{town.more}\n", f"{town.more}\n"}, text
    assert town.lead in text or values(found.document)["lead"].strip("*") == town.lead


def shortened(text: str) -> str:
    """Return the beginning of a text as pages show it in their lists."""
    return f"{text[: len(text) * 7 // 10].rstrip()}…"


def page(town: Town, article: str, title: str) -> str:
    """Return a page of a house, which its headings name too."""
    house = f"Elm {town.city}"
    return f"<!doctype html><html><head><title>{title or house}</title></head><body>{HOME.format(house)}<main>{article}</main>{NAV.format(house)}</body></html>"


def plain_forms(town: Town) -> Iterator[str]:
    """Yield it as plain text."""
    text = f"{town.lead}\n\n{town.more}\n"
    yield f"{town.headline}\n\n{town.date}\n\n{shortened(town.lead)}\n\n{text}"
    yield f"{town.label}\n\n**{town.headline}**\n\n{town.date}\n\n{text}"
    yield f"{town.label.upper()}: {town.headline}\n{town.subhead}\n\n{town.city}, {town.date}: {text}"
    yield f"{town.date}, {town.city}\n\n{town.headline}\n\n{text}"


def page_forms(town: Town) -> Iterator[str]:
    """Yield it as pages whose main heading is none, or above whose text something else stands."""
    text = f"<p>{town.lead}</p><p>{town.more}</p>"
    dated = f"<p>{town.date}</p>"
    house = f"Elm {town.city}"
    yield page(town, f"<h1>{house}</h1><article><h2>{town.headline}</h2>{dated}{text}</article>", "")
    yield page(town, f"<h1>{town.label}</h1><div><span>{town.date}</span><h3>{town.headline}</h3>{text}</div>", "")
    yield page(town, f"<h1>{house}</h1><h1>{town.headline}</h1>{dated}{text}", "")
    yield page(town, f"<h1>{town.headline}</h1>{dated}<p class=teaser>{shortened(town.lead)}</p>{text}", town.headline)
    yield page(town, f"<h1>{town.headline}</h1><h2>{town.lead}</h2>{dated}<div><p>{town.more}</p></div>", town.headline)


@pytest.mark.parametrize("language", TOWNS)
@pytest.mark.usefixtures("untraced")
def test_plain_text_in_any_language(language: str) -> None:
    """Its beginning as a teaser above it, a headline in asterisks, one behind its label above a subhead, a day before a town."""
    for form in plain_forms(TOWNS[language]):
        begins(imported(form, room=language), TOWNS[language])


@pytest.mark.parametrize("language", TOWNS)
@pytest.mark.usefixtures("untraced")
def test_pages_in_any_language(language: str) -> None:
    """The house or the label is the main heading, a teaser or a standfirst in several sentences stands above the text."""
    for form in page_forms(TOWNS[language]):
        begins(brought(form, room=language), TOWNS[language])


@pytest.mark.parametrize("language", TOWNS)
@pytest.mark.usefixtures("untraced")
def test_the_same_release_in_another_language_below(language: str) -> None:
    """Both are text: the lower headline heads the other one, and no word is a letterhead's."""
    town, other = TOWNS[language], TOWNS["sv" if language == "en" else "en"]
    parts = (
        f"{one.label}\n\n{one.headline}\n\n{one.city}, {one.date} – {one.lead}\n\n{one.more}" for one in (town, other)
    )
    found = imported("\n\n".join(parts), room=language)
    assert found.headline == town.headline
    for part in (town.lead, town.more, other.headline, other.lead, other.more):
        assert part in body(found.document)


@pytest.mark.parametrize("language", HOUSES)
def test_a_house_and_a_person_on_one_line(language: str) -> None:
    """They head no text."""
    town = TOWNS[language]
    begins(imported(f"{HOUSES[language]} | Anna Elm\n\n{town.headline}\n\n{town.date}\n\n{town.lead}\n\n{town.more}\n", room=language), town)  # fmt: skip


@pytest.mark.parametrize("language", UNSPACED)
def test_lines_as_wide_as_a_screen_are_one_paragraph(language: str) -> None:
    """A sign of China or Japan takes two columns; lines of a paragraph are full, and the last one ends its sentence."""
    town = TOWNS[language]
    lines = [""]
    for sign in (town.lead + town.more) * 2:
        lines += [""] if width_of(lines[-1] + sign) > 60 else []
        lines[-1] += sign
    wrapped = "\n".join(lines)
    found = imported(f"{town.headline}\n\n{town.date}\n\n{wrapped}\n\n{town.more}\n", room=language)
    assert body(found.document) == f"{(town.lead + town.more) * 2}\n\n{town.more}\n"


def test_a_word_said_twice_has_no_blank_where_its_line_ends() -> None:
    """As plurals are made in Indonesia."""
    town = TOWNS["id"]
    more = f"{town.more} Setiap sore, perpustakaan itu juga menjadi tempat bermain untuk anak-\nanak dari seluruh wilayah kota dan sekitarnya yang lebih jauh lagi."
    found = imported(f"{town.headline}\n\n{town.date}\n\n{town.lead}\n\n{more}\n", room="id")
    assert "anak-anak dari seluruh" in body(found.document)


def test_who_wrote_a_text_stands_below_its_summary() -> None:
    """It is no paragraph."""
    town = TOWNS["en"]
    text = f"<h1>{town.headline}</h1><p>{town.lead}</p><p>By Anna Elm, City of Elmton</p><p>{town.more}</p>"
    begins(brought(page(town, text, town.headline), room="en"), town)


def test_the_way_to_a_page_ends_with_its_headline() -> None:
    """However long it is, it is no paragraph."""
    town = TOWNS["fr"]
    way = f"<div><a href=/x>{town.city}</a> » <a href=/y>Toutes les actualités de la ville</a> » {town.headline}</div>"
    begins(
        brought(page(town, f"{way}<h2>{town.headline}</h2><p>{town.lead}</p><p>{town.more}</p>", town.headline)), town
    )


def test_a_teaser_that_is_all_there_is_stays() -> None:
    """A headline may break off and begin the text: without another one it stays what it is."""
    town = TOWNS["en"]
    found = imported(f"{shortened(town.lead)}\n\n{town.lead}\n\n{town.more}\n", room="en")
    assert town.lead in body(found.document)
    assert town.more in body(found.document)


def test_mails_are_addressed() -> None:
    """A headline in asterisks among other lines keeps its own words."""
    town = TOWNS["en"]
    text = f"**{town.label}**\n\n**{town.headline}**\n\n{town.lead}\n\n{town.more} Write to {MAIL} **now**, or **never**.\n"
    found = imported(text, room="en")
    assert found.headline == town.headline
    assert "**" not in body(found.document).replace("\\*\\*", "")
