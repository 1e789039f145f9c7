"""What a server, a site or an office says around a text of itself."""

import pytest

from tests.release.texts import body, imported, values

HEAD = "The bridge over the river reopens"
TEXT = (
    "The bridge over the river is open again to all since this morning, after two years of works by Elm Works.\n\n"
    "Trams cross it every five minutes from Monday on, and the ferry ends its service on the same day."
)


@pytest.mark.parametrize(
    "line",
    [
        "Notice: Trying to access array offset on value of type bool in /var/www/wp-content/plugins/a/b.php on line 39",
        "PHP Warning: Undefined variable in /var/www/index.php on line 7",
        "- innholdet kan være utdatert",
        "This content may be outdated",
        "cid:D4678F3F-B12C-4F74   C:\\Users\\ann\\Desktop\\100.jpg",
    ],
)
def test_what_a_server_or_a_site_says_of_itself(line: str) -> None:
    """Above the headline, and below it."""
    for text in (f"{line}\n\n{HEAD}\n\n{TEXT}\n", f"{HEAD}\n\n{line}\n\n{TEXT}\n"):
        found = imported(text, room="en")
        assert (found.headline, body(found.document)) == (HEAD, TEXT + "\n")
        assert "subhead" not in values(found.document)


def test_a_server_s_words_are_no_page_s_title() -> None:
    """However often they stand there."""
    line = "Notice: Undefined offset 3 in /var/www/wp-content/plugins/a/b.php on line 39"
    found = imported(f"{line}\n\n{line}\n\n{HEAD}\n\n{line}\n\n{TEXT}\n", room="en")
    assert (found.headline, body(found.document)) == (HEAD, TEXT + "\n")


def test_a_headline_that_stands_there_three_times_is_no_subhead() -> None:
    """As a page has it in its title, its picture's words and its heading."""
    found = imported(f"{HEAD}\n\n{HEAD}\n\n{HEAD}\n\n{TEXT}\n", room="en")
    assert (found.headline, "subhead" in values(found.document), body(found.document)) == (HEAD, False, TEXT + "\n")


def test_related_issues_are_what_a_text_is_filed_under() -> None:
    """At its end."""
    found = imported(f"{HEAD}\n\n{TEXT}\n\nRelated Issues: Bridges, Trams\n", room="en")
    assert values(found.document)["categories"] == ["Bridges", "Trams"]
    assert body(found.document) == TEXT + "\n"


def test_a_letter_s_head_with_an_address_below_a_page_s_headline() -> None:
    """Its office has more words than a line of a head without."""
    head = "TOWN OF ELM\n\nINDEPENDENT OFFICE OF INFORMATION AND PUBLIC RELATIONS\n\nAddress: 306 River Street\n\ne-mail: press@elm.example\n\n"
    found = imported(f"{HEAD}\n\n{head}Elm, 10 December 2020\n\nPRESS RELEASE\n\n{TEXT}\n", room="en")
    assert (found.headline, body(found.document)) == (HEAD, TEXT + "\n")
