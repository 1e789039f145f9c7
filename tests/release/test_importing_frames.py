"""Whole pages copied with what stands around and within their text: teasers, advertisements, captions, ways to the page."""

import pytest

from tests.release.texts import body, imported, listed, values

MENU = "Ynys\nAfon\nCoed\nMynydd\nTraeth\nPont\nMaes\nTrwyn\nNant\nCraig\nGlan\nMoel\nRhos\nTref\nBryn\nCwm\nLlan\nPenrhyn\nDyffryn\nEglwys\nHarbwr"
HEAD = "The harbour's old crane turns again after forty years"
FIRST = "The Harbour Office has put the old crane of the town's harbour to work again, forty years after its last turn, and will show it on Sunday."
SECOND = "Two hundred hours went into its wheel, which a smith of the town made anew after drawings that the harbour's archive had kept since 1911."
THIRD = "“A crane that stands still is a monument, and one that turns is a harbour,” said Ann Lee, who looks after the harbour's buildings."
FOURTH = "The crane lifted stone from the quarries of the coast until 1984, when the last ship that carried it was sold to the north."


def page(*above: str, text: tuple[str, ...] = (FIRST, SECOND, THIRD)) -> str:
    """Return a page with its menu, lines above its text, and the text."""
    return "\n\n".join([MENU, *above, *text, MENU]) + "\n"


def read(text: str) -> tuple[str, str]:
    """Return the headline and the body of a page."""
    found = imported(text, room="en")
    return found.headline, body(found.document).strip("\n")


def test_an_advertisements_words_within_a_text_end_nothing() -> None:
    """They stand there twice, as those below teasers do; but below them one paragraph directly follows another."""
    found = read(page(HEAD, text=(FIRST, "Advertisement 2", SECOND, "Advertisement 2", THIRD, FOURTH)))
    assert found[0] == HEAD
    assert all(paragraph in found[1] for paragraph in (FIRST, SECOND, THIRD, FOURTH))


def test_teasers_that_break_off_above_a_text_are_others() -> None:
    """Each has the same words below it; the text is where paragraphs follow each other."""
    teasers = [
        f"4 May 2026\n\n{town} has a crane too\n\nThe crane of {town} was built by the same smith, and has stood on its quay since the year of…\n\nGo there"
        for town in ("Hafan", "Morfa", "Porth")
    ]
    found = imported(page(*teasers, "5 May 2026 - Harbour", HEAD), room="en")
    assert (found.headline, values(found.document)["date"]) == (HEAD, "2026-05-05")
    assert body(found.document).strip("\n") == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_a_text_goes_on_below_what_a_page_relates_within_it() -> None:
    """The title of the other text is left out, and the paragraphs below it, in the text's own words, are kept."""
    found = imported(
        page(HEAD, text=(FIRST, SECOND, "Related articles", "A crane for Hafan", THIRD, FOURTH)), room="en"
    )
    assert body(found.document).strip("\n") == f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{FOURTH}"
    assert "A crane for Hafan" in " ".join(listed(found, "left out"))


def test_other_texts_below_related_are_not_the_texts() -> None:
    """Two paragraphs in a row, of which neither has the text's words, are another text's beginning."""
    other = (
        "Ministers agreed yesterday upon quotas for mackerel, herring and cod in northern waters for next year.",
        "Fishermen from seven countries protested outside, saying quotas this small would ruin their families.",
    )
    found = imported(page(HEAD, text=(FIRST, SECOND, THIRD, "Related articles", "Quotas agreed", *other)), room="en")
    assert body(found.document).strip("\n") == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


@pytest.mark.parametrize(
    "caption",
    [
        "The old crane of the harbour turns its wheel again for the first time in forty years (Photo: Ann Lee)",
        "The old crane of the harbour turns its wheel again for the first time in forty years. Ann Lee/AFP",
        "The old crane of the harbour turns its wheel again for the first time in forty years | Getty Images",
        "The old crane of the harbour turns its wheel again for the first time in forty years\n© Ann Lee",
    ],
)
def test_a_pictures_caption_is_no_headline(caption: str) -> None:
    """It has the text's words too; but it says whose the picture is, and stands below the day."""
    assert read(page("A crane turns again", "4 May 2026", caption))[0] == "A crane turns again"


def test_a_short_headline_stands_above_its_longer_subhead() -> None:
    """The day below both tells that both are the text's."""
    subhead = "Two hundred hours of work on its wheel after drawings in the harbour's archive"
    found = imported(page("An old crane comes back to life", subhead, "By Ann Lee\n4 May 2026, 10:00"), room="en")
    assert (found.headline, values(found.document)["subhead"]) == ("An old crane comes back to life", subhead)


def test_the_way_to_a_page_is_no_headline() -> None:
    """It ends with the headline, or is of words of a menu alone."""
    assert read(page(f"Hafan 9 Newyddion 9 {HEAD}", HEAD, "4 May 2026"))[0] == HEAD
    assert read(page("Newyddion / Harbwr / Craen", "A crane turns again", "4 May 2026"))[0] == "A crane turns again"


def test_words_that_only_the_far_end_of_a_text_has_tell_little() -> None:
    """A long text has the words of any line of a menu."""
    far = tuple(
        f"In year {year} of its work the crane found a new job at each quay of the long coast." for year in range(60)
    )
    assert read(page(HEAD, "Find a new job", text=(FIRST, SECOND, THIRD, *far)))[0] == HEAD


def test_who_issues_a_text_is_not_its_headline() -> None:
    """The text's first sentence begins with who does what the headline says."""
    assert read(page("The Harbour Office", "Published on 4 May 2026", "An old crane turns"))[0] == "An old crane turns"


def test_two_days_on_a_line_are_no_headline() -> None:
    """A page says when it was published and when it was changed, in any language."""
    stamp = "Опубліковано 12 березня 2024 року о 10:15 Оновлено 13 березня 2024 року о 09:00"
    lead = "Київська міська рада відкрила новий міст через Дніпро, який будували три роки, і рух транспорту ним почався сьогодні зранку."
    rest = "Будівництво мосту коштувало два мільярди гривень, половину яких надав державний бюджет за програмою відновлення."
    found = imported(
        page(
            "Київська міська рада",
            f"{stamp}\nУ Києві відкрили новий міст через Дніпро",
            text=(lead, rest, lead.replace("Київська", "Тепер київська")),
        ),
        room="uk",
    )
    assert found.headline == "У Києві відкрили новий міст через Дніпро"
    assert values(found.document)["date"] == "2024-03-12"


def test_a_short_subhead_directly_below_the_headline_is_kept() -> None:
    """Three words say something, unless the page has them elsewhere too."""
    found = imported(page(f"4 May 2026\n\n{HEAD}\nForty years later"), room="en")
    assert values(found.document)["subhead"] == "Forty years later"
    again = imported(page(f"4 May 2026\n\n{HEAD}\nNews and views") + "\n\nNews and views\n", room="en")
    assert "News and views" in " ".join(listed(again, "left out"))


def test_a_headline_that_stands_again_below_its_subhead_is_taken_once() -> None:
    """A page has its title above its picture and above its text."""
    subhead = "Two hundred hours of work went into the wheel, after old drawings"
    found = imported(f"{HEAD}\n\n{subhead}\n\n{HEAD.replace(' crane', '  crane')}\n\n{FIRST}\n\n{SECOND}\n", room="en")
    assert (found.headline, values(found.document)["subhead"]) == (HEAD, subhead)
    assert body(found.document).strip("\n") == f"{FIRST}\n\n{SECOND}"


def test_a_place_a_day_and_a_label_are_no_headline() -> None:
    """An Austrian office heads each text so; the day is the text's."""
    found = imported(page("Wien, 3. Mai 2024 — Aussendung", HEAD), room="de")
    assert (found.headline, values(found.document)["date"]) == (HEAD, "2024-05-03")


def test_when_a_turkish_page_was_filled_in_is_its_day() -> None:
    """It stands between the headline and the text."""
    found = imported(f"{HEAD}\n\nGiriş: 05.03.2026 - 14:54\n\n{FIRST}\n\n{SECOND}\n", room="en")
    assert (body(found.document).strip("\n"), values(found.document)["date"]) == (f"{FIRST}\n\n{SECOND}", "2026-03-05")


def test_an_author_between_a_headline_and_its_second_is_no_subhead() -> None:
    """A page names who wrote below its picture's title."""
    found = imported(f"{HEAD}\n\nAnn Lee\n\n{HEAD}\n\n{FIRST}\n\n{SECOND}\n", room="en")
    assert "subhead" not in values(found.document)
    assert "Ann Lee" in listed(found, "left out")
    assert body(found.document).strip("\n") == f"{FIRST}\n\n{SECOND}"


def test_the_headline_that_stands_twice_below_the_way_to_the_page() -> None:
    """Each step on a line of its own, though the text calls somebody by its words."""
    head = "15th Harbour Crane Days"
    text = (FIRST.replace("The Harbour Office", f"The {head}"), SECOND, THIRD)
    way = ("The office in its own words and pictures", "You are here:", "Home", "Topics", "Old harbours", head, head)
    assert read(page(*way, text=text)) == (head, "\n\n".join(text))


def test_the_way_to_a_page_that_ends_with_a_cry_is_no_sentence() -> None:
    """It is long, and the headline stands below it."""
    head = "The old crane of the harbour turns again after forty years, for all to see!"
    text = f"Menu\nTopics\nTeam\nJoin\nFeed Mail Print\nNo future without\nHome » Blog » {head}\n\n{head}\n\n{FIRST}\n\n{SECOND}\n\n{MENU}\n"
    assert read(text) == (head, f"{FIRST}\n\n{SECOND}")


def test_a_subhead_below_the_lines_of_author_and_day() -> None:
    """Each on a line of its own, with a headline above them that the text repeats less."""
    below = "First turn of an old crane of the town's harbour in forty years"
    found = imported(page(HEAD, "By", "Ann Lee", "Date", "5 May 2024", below), room="en")
    assert (found.headline, body(found.document)) == (HEAD, f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n")
    assert values(found.document)["subhead"] == below


def test_a_subhead_directly_above_a_page_s_first_paragraph() -> None:
    """With who issues the text between it and the headline."""
    below = "A wheel of the town's smith, made anew after old drawings"
    office = "Dr. Ann Lee, Press Office\nHarbour Society of Elm"
    found = imported(page(HEAD, office, f"{below}\n{FIRST}", text=(SECOND, THIRD)), room="en")
    assert below in found.document.replace("\n", " ").split("left out")[0] + body(found.document)


def test_a_place_a_day_and_a_number_are_a_dateline() -> None:
    """Which a house counts its releases by."""
    found = imported(f"{HEAD}\n\nElm, 28.10.2021, 058/21\n\n{FIRST}\n\n{SECOND}\n", room="en")
    assert (values(found.document)["dateline"], values(found.document)["date"]) == ("Elm, 28.10.2021", "2021-10-28")
