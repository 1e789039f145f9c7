"""Headers that look like front matter and are lines with a key: all that stands behind the colon is the value."""

import pytest

from pressctl.errors import Invalid
from pressctl.release.foreign.headers import read_header
from tests.release.foreign import brought
from tests.release.texts import body, listed, reading, values

BODY = "Le pont rouvre lundi, après deux ans de travaux.\n"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Anne Martin : « Le pont rouvre »", "Anne Martin : « Le pont rouvre »"),
        ('"Le pont" rouvre: enfin', '"Le pont" rouvre: enfin'),
        ('"Le pont rouvre: enfin"', "Le pont rouvre: enfin"),
    ],
)
def test_a_colon_in_a_value_is_part_of_it(title: str, headline: str) -> None:
    """YAML refuses it; its author meant it."""
    found = brought(
        f"---\ntitle: {title}\ntags:\n- pont\n- ville: centre\ndescription: Deux ans\n  de travaux: fini\n---\n{BODY}",
        "a.md",
    )
    assert found.headline == headline
    read = reading(found).release
    assert read is not None
    assert read.keywords == ("pont", "ville: centre")
    assert read.subhead == "Deux ans de travaux: fini"


def test_tabs_before_comments_are_blanks() -> None:
    """As most readers of YAML have it; what they stand behind keeps no quotation marks and no comment."""
    found = brought(
        f'---\ntitle: "Le pont rouvre"\t# court\n\t\t# sans point\nteaser: "Deux „ans“ : fini"\t\t# ligne # 2\n---\n{BODY}',
        "a.md",
    )
    assert (found.headline, values(found.document)["subhead"]) == ("Le pont rouvre", "Deux „ans“ : fini")
    assert {"court", "sans point", "ligne # 2"} <= set(listed(found, "left out"))


@pytest.mark.parametrize("between", ["---\n", "\n"])
def test_lines_above_html_need_no_opening_rule(between: str) -> None:
    """In any order, with what YAML would take for a comment."""
    header = 'locale: fr\ntitle: "Le pont" rouvre: enfin\nsummary: Ligne 1 #tram\nwithdrawn: null\nimage: {}\n'
    found = brought(f"{header}{between}<div><p>{BODY}</p></div>", "a.html.txt")
    assert found.headline == '"Le pont" rouvre: enfin'
    assert "Ligne 1 #tram" in found.document
    assert listed(found, "left out") == []


@pytest.mark.parametrize(
    ("title", "summary", "headline"),
    [
        ('"Le pont rouvre enfin"', "Dix ans de travaux sont finis.", '"Le pont rouvre enfin"'),
        ('"Le pont rouvre enfin"', '"Dix ans de travaux sont finis."', "Le pont rouvre enfin"),
        ('"La ville: le pont rouvre"', "Dix ans de travaux sont finis.", "La ville: le pont rouvre"),
        ('"Le pont rouvre enfin"', "null", "Le pont rouvre enfin"),
    ],
)
def test_a_title_in_quotation_marks_where_nothing_else_has_them(title: str, summary: str, headline: str) -> None:
    """Somebody says it; marks that other words have too, or that YAML would need, are signs of the file."""
    header = f"title: {title}\nlocale: fr\nsummary: {summary}\nfirst_published_at: 2014-03-27T09:35:00.000+00:00\n"
    assert brought(f"{header}---\n<div><p>{BODY}</p></div>", "a.html.txt").headline == headline
    fenced = brought(f"---\n{header}---\n<div><p>{BODY}</p></div>", "a.html")
    assert fenced.headline == headline.strip('"')


def test_words_with_colons_are_no_header() -> None:
    """A plain text that begins with a label and its title stays one."""
    found = brought(f"Date: 6 novembre 2024\nTitle: Le pont rouvre\n\n{BODY}", "a.txt")
    assert BODY.strip("\n") in found.document
    assert values(found.document)["date"]


def test_a_page_is_dated_by_its_own_attribute() -> None:
    """As some build systems have it: `<html newsdate="…">`."""
    found = brought(
        f'<html newsdate="2015-12-16"><head><title>Le pont</title></head><body><h1>Le pont rouvre</h1><p>{BODY}</p></body></html>'
    )
    assert values(found.document)["date"] == "2015-12-16"
    assert "newsdate of the page" in found.document


def test_several_telephones_of_a_contact() -> None:
    """The first is the contact's; the others are listed."""
    found = brought(
        f"---\ntitle: Le pont\ndate: 2024-11-06\ncontact:\n  name: Anne Martin\n  tel:\n  - 01 23 45 67 89\n  - 06 12 34 56 78\n---\n{BODY}",
        "a.md",
    )
    read = reading(found).release
    assert read is not None
    assert read.contacts[0].phone == "01 23 45 67 89"
    assert listed(found, "left out") == ["contact: tel: 06 12 34 56 78"]


def test_fields_between_rules_of_four_dashes() -> None:
    """Kirby's: the text is one of the fields, and what another one holds on several lines is a key's."""
    text = "Title: The bridge is open\n\n----\n\nDate: 2024-05-14\n\n----\n\nSource: Elm Works,\nwho built it\n\n----\n\nText:\n\nThe town opened it.\n\nAll came.\n"
    header = read_header(text, source="a.txt")
    assert [key.value for key, _ in header.table.entries] == ["Title", "Date", "Source"]
    assert "who built it" in str(header.table.entries)
    assert (header.body.strip("\n"), header.body_line) == ("The town opened it.\n\nAll came.", 14)


def test_a_rule_with_a_dash_less() -> None:
    """A slip of the keys, where keys follow and a whole rule ends them."""
    found = brought(f"--\ntitle: Le pont rouvre\n---\n{BODY}", "a.md")
    assert found.headline == "Le pont rouvre"


KEYS = "title: Le pont rouvre\ndate: 2024-11-06\n"
TOML = 'title = "Le pont rouvre"\ndate = 2024-11-06\ntags = ["pont", "ville"]\n'


@pytest.mark.parametrize(
    "header",
    [f"----\n{KEYS}----\n", f"------\n{KEYS}------\n\n", f"---\n{TOML}---\n", f"{TOML}\n"],
    ids=["four dashes", "six dashes", "TOML between hyphens", "TOML between nothing"],
)
def test_keys_between_wrong_rules(header: str) -> None:
    """What stands there is keys, whatever is around them, and none of it text."""
    found = brought(header + BODY, "a.md")
    assert found.headline == "Le pont rouvre"
    assert str(values(found.document)["date"]) == "2024-11-06"
    assert body(found.document) == BODY


def test_rows_of_dashes_around_words_are_no_front_matter() -> None:
    """A label framed so is one, in plain text and in Markdown."""
    for name in ("a.txt", "a.md"):
        found = brought(f"-----\nCOMMUNIQUÉ DE PRESSE: Tours\n-----\n\nLe pont rouvre\n\n{BODY}", name)
        assert found.headline == "Le pont rouvre"
        assert body(found.document) == BODY


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"---\n<<<<<<< HEAD\n{KEYS}=======\ntitle: Le pont ferme\n>>>>>>> ville\n---\n{BODY}", 2),
        (f"---\n{KEYS}---\n<<<<<<< HEAD\n{BODY}=======\nIl ferme.\n>>>>>>> ville\n", 5),
    ],
)
def test_a_merge_that_is_not_finished_is_refused(text: str, line: int) -> None:
    """Nobody can tell which of the two holds; the refusal says where they stand."""
    with pytest.raises(Invalid, match=f"a.md:{line}: a merge"):
        brought(text, "a.md")


def test_a_row_of_signs_is_no_merge() -> None:
    """A heading may be underlined with seven signs."""
    found = brought(f"Le pont\n=======\n\n{BODY}", "a.md")
    assert found.headline == "Le pont"


def test_comments_of_a_front_matter_are_listed() -> None:
    """Beside a value, on lines of their own, in lists; a number sign within a value is none."""
    lines = (
        "title: Le pont rouvre # court, svp\n# date: 2023-01-01\ndate: 2024-11-06\ntags:\n  # - bus\n  - pont\n"
        'colour: "#fff"\nbio: |\n  Anne\n  # deux\n# fin\nlink: a#b'
    )
    found = brought(f"---\n{lines}\n---\n\n{BODY}", "a.md")
    comments = {
        (one.line, one.value) for one in found.inferred if one.key == "left out" and one.evidence == "a comment"
    }
    assert comments == {(2, "court, svp"), (3, "date: 2023-01-01"), (6, "- bus"), (12, "fin")}
    assert {"colour: #fff", "link: a#b"} <= set(listed(found, "left out"))
