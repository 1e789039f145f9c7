"""Keys whose names no list has: their parts and their values tell what they are, and nothing is dropped in silence."""

import pytest

from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import body, listed, values

LEAD = "After two years of works the bridge is open to all."


def matter(*lines: str, text: str = "It is open.\n\nCome and see.\n") -> Imported:
    """Import a file with these lines as front matter."""
    return brought(
        "---\ntitle: The bridge reopens\ndate: 2024-11-06\n" + "\n".join(lines) + f"\n---\n\n{text}", "a.md", room="en"
    )


@pytest.mark.parametrize(
    "lines",
    [
        [f"intro: {LEAD}"], [f"Kurztext: {LEAD}"], [f"samenvatting: {LEAD}"], [f"teaser_text: {LEAD}"], [f"abstract: {LEAD}"],
        ["summary:", f"  en: {LEAD}", "  fr: Après deux ans de travaux, le pont est ouvert à tous."],
        ["teaser:", f"  text: {LEAD}"],
        ["params:", f"  ingress: {LEAD}"],
        [f"hook: {LEAD}"],
        ["description: The bridge in the north of the city.", f"standfirst: {LEAD}"],
        [f"seo_description: {LEAD}"],
    ],
    ids=str,
)  # fmt: skip
def test_prose_is_the_lead(lines: list[str]) -> None:
    """By its name in any language, in the text's language, or as the only prose among the keys; with its evidence."""
    found = matter(*lines)
    assert values(found.document)["lead"] == LEAD
    assert [one.line > 3 for one in found.inferred if one.key == "lead"] == [True]


@pytest.mark.parametrize(
    "line",
    [
        f"image_caption: {LEAD}", f"author_bio: {LEAD}", f"cookie_text: {LEAD}", "hook: Open again", "description: News",
        f"license: {LEAD}", f"comment: {LEAD}",
    ],
)  # fmt: skip
def test_other_words_are_no_lead(line: str) -> None:
    """Captions, authors' lives, notices and labels are listed."""
    found = matter(line)
    assert "lead" not in values(found.document)
    assert line in listed(found, "left out")


def test_two_keys_of_prose_are_no_lead() -> None:
    """Which of them it is, nobody can tell."""
    found = matter(f"hook: {LEAD}", "pitch: The bridge was closed for two years, and it is open now.")
    assert "lead" not in values(found.document)


@pytest.mark.parametrize(
    "line", ["type: press release", "draft: false", "published: true", "status: final", "weight: 3"]
)
def test_no_key_is_dropped_in_silence(line: str) -> None:
    """What a release is anyway is listed like what it cannot be."""
    assert line in listed(matter(line), "left out")


def test_a_draft_stays_withheld() -> None:
    """Whatever else is answered."""
    assert values(matter("draft: true").document)["status"] == "withheld"


@pytest.mark.parametrize("key", ["body", "content", "Inhalt", "brødtekst", "sections"])
def test_a_text_in_a_key_is_the_text(key: str) -> None:
    """Content systems keep it there, as one value or in blocks."""
    inside = (
        "|\n  It is open.\n\n  ## Hours\n\n  All day."
        if key != "sections"
        else "\n- text: It is open now.\n- heading: Hours\n  text: All day and all night long."
    )
    found = brought(
        f"---\ntitle: The bridge reopens\ndate: 2024-11-06\nlayout: x\n{key}: {inside}\n---\n", "a.md", room="en"
    )
    assert body(found.document).startswith("It is open")
    assert "## Hours" in body(found.document)
    assert listed(found, "left out") == ["layout: x"]


def test_contacts_by_the_name_or_the_value_of_a_key() -> None:
    """A key that speaks of contacts, or whose table has a person and an address; an author is none."""
    found = matter(
        "ansprechpartner_presse: {name: Ann Lee, mail: ann@city.example}",
        "spokes: {name: Bo Day, phone: 555 0100 22}",
        "author: {name: Cy Fox, email: cy@city.example}",
    )
    assert [one["name"] for one in values(found.document)["contacts"]] == ["Ann Lee", "Bo Day"]
    assert any(one.startswith("author:") for one in listed(found, "left out"))


def test_a_headline_outweighs_a_title() -> None:
    """Content systems keep a short title beside the headline; the one that loses is listed."""
    found = matter("headline: The old bridge reopens after two years", "weight: 1")
    assert found.headline == "The old bridge reopens after two years"
    assert "title: The bridge reopens" in listed(found, "left out")


def test_a_publishing_date_in_another_tools_words() -> None:
    """`published` may be a day; the day a file was changed is no date of a release."""
    found = brought(
        "---\ntitle: The bridge\npublished: 2024-11-06\nmodified_date: 2025-01-01\n---\nIt is open.\n",
        "a.md",
        room="en",
    )
    assert values(found.document)["date"] == "2024-11-06"


def test_a_date_in_words() -> None:
    """A full day in words is one; a day that could be two is asked."""
    for said, date in (("March 3, 2021", "2021-03-03"), ("3/4/2021", None)):
        found = brought(f"---\ntitle: The bridge\ndate: {said}\n---\nIt is open.\n", "a.md", room="en")
        assert values(found.document).get("date") == date


def test_a_list_from_two_keys_names_both() -> None:
    """So that nobody looks for a word where it does not stand."""
    found = matter("sections: [News, Works]", "categories: [Bridges]")
    assert values(found.document)["categories"] == ["News", "Works", "Bridges"]
    assert [one.evidence for one in found.inferred if one.key == "categories"] == [
        "“sections”, “categories” in the front matter"
    ]


@pytest.mark.parametrize("place", ["Prague", "San Francisco, Calif.", "Brno, Praha"])
def test_a_place_is_a_dateline(place: str) -> None:
    """A town's name, perhaps with its region."""
    assert values(matter(f"place: {place}").document)["dateline"] == place


@pytest.mark.parametrize("place", ["Harbour office, Prague", "Town Hall, 12 Main Street, Elm", "Online (Zoom)"])
def test_where_an_event_takes_place_is_no_dateline(place: str) -> None:
    """A house, a street or a platform is listed; who calls the key a dateline means it."""
    found = matter(f"place: {place}")
    assert "dateline" not in values(found.document)
    assert f"place: {place}" in listed(found, "left out")
    assert values(matter(f"dateline: {place}").document)["dateline"] == place


@pytest.mark.parametrize("key", ["description", "seo_description", "excerpt"])
def test_a_text_with_a_dateline_has_its_own_lead(key: str) -> None:
    """Behind a dateline stands the news; a description for machines is listed, a key that is called lead holds."""
    text = (
        "**Elm, 6 November 2024** – The old bridge is open again, three months early.\n\nIt was closed for two years.\n"
    )
    pitch = "Discover how the bridge in Elm makes your way to work short, safe and quiet."
    found = matter(f"{key}: {pitch}", text=text)
    assert "lead" not in values(found.document)
    assert pitch in listed(found, "left out")
    assert body(found.document).startswith("The old bridge is open again")
    for ours in ("lead", "summary"):
        assert values(matter(f"{ours}: {pitch}", text=text).document)["lead"] == pitch


@pytest.mark.parametrize("line", ["*By Ann Porter, press officer.*", "**By Ann Porter.**", "By Ann Porter"])
def test_who_wrote_a_text_is_no_lead(line: str) -> None:
    """In whatever form, with an office or without, and with a full stop."""
    text = "The old bridge is open again, three months early.\n\nIt was closed for two years.\n"
    found = matter(text=f"{line}\n\n{text}")
    assert body(found.document) == text
    assert line.strip("*") in listed(found, "left out")


@pytest.mark.parametrize("key", ["author-excerpt", "auteur_description", "editor-intro"])
def test_what_a_key_says_of_who_wrote_a_text_is_no_lead(key: str) -> None:
    """However the rest of its name calls it."""
    who = "Ann Porter has led the press office of the town since its first day."
    found = matter(f"{key}: {who}", text="The old bridge is open again, three months early.\n")
    assert "lead" not in values(found.document)
    assert f"{key}: {who}" in listed(found, "left out")
