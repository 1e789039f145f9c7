"""A section at the end that is nothing but people and addresses is contacts, whatever its heading is called."""

import pytest

from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import body, listed, values

TEXT = "The bridge over the river is open again to all since this morning, after two years of works."
MORE = "Trams cross it every five minutes from Monday on, and the ferry ends its service on the same day."


def ended(tail: str) -> Imported:
    """Import a text with this at its end."""
    return brought(f"---\ntitle: The bridge reopens\ndate: 2024-11-06\n---\n\n{TEXT}\n\n{tail}\n", "a.md", room="en")


@pytest.mark.parametrize(
    ("tail", "contacts"),
    [
        ("#### Haastattelut ja lisätiedot\n\n[info@elm.example](mailto:info@elm.example)", [{"role": "Haastattelut ja lisätiedot", "email": "info@elm.example"}]),
        ("**Questions from the press go to:**\n\nAnn Lee, ann@elm.example\n\nHead of the press office", [{"name": "Ann Lee", "email": "ann@elm.example"}]),
        ("**Ask for more information**  \nAnn Lee  \nann@elm.example", [{"name": "Ann Lee", "email": "ann@elm.example"}]),
        ("## Contatti per la stampa\n\nMinistero per i Beni e le Attività Culturali e per il Turismo: a@elm.example", [{"role": "Ministero per i Beni e le Attività Culturali e per il Turismo", "email": "a@elm.example"}]),
    ],
)  # fmt: skip
def test_whom_to_ask(tail: str, contacts: list[dict[str, str]]) -> None:
    """A heading, or a line in bold, that speaks of asking; below it nothing but people and addresses."""
    found = ended(tail)
    assert body(found.document) == f"{TEXT}\n"
    assert [
        {key: row[key] for key in wanted}
        for row, wanted in zip(values(found.document)["contacts"], contacts, strict=True)
    ] == contacts
    assert all(one.evidence for one in found.inferred)


@pytest.mark.parametrize(
    "tail",
    [
        "## How to come\n\nWrite to ann@elm.example for a seat in the first bus.",
        "**The bridge in figures:**\n\n300 metres\n\n2 lanes",
    ],
)
def test_what_else_has_an_address_stays(tail: str) -> None:
    """Where to come, figures."""
    found = ended(tail)
    assert "contacts" not in values(found.document)
    assert tail.rsplit("\n\n", maxsplit=1)[-1].split(" ", 1)[0] in body(found.document)


def test_a_section_with_text_in_it_stays_without_who_is_to_be_asked() -> None:
    """The last line has a name and a mailbox."""
    text = "The works have cost as much as was said, and they have taken less time than was thought by all who know."
    found = ended(f"## The works\n\n{text}\n\nAnn Lee, ann@elm.example")
    assert body(found.document).endswith(f"## The works\n\n{text}\n")
    assert values(found.document)["contacts"] == [{"name": "Ann Lee", "email": "ann@elm.example"}]


def test_where_to_follow_is_listed() -> None:
    """A section of links to networks, which no reader of the release needs."""
    found = ended("### Follow us\n\n- [Facebook](https://www.facebook.com/elm)\n- [X](https://x.com/elm)\n")
    assert body(found.document) == f"{TEXT}\n"
    assert any("facebook.com/elm" in one for one in listed(found, "left out"))


def test_a_title_that_is_a_label_leaves_the_headline_to_the_text() -> None:
    """`Press release, 6 November 2024` heads the file; what it says stands in the first heading."""
    written = f"---\ntitle: Press release, 6 November 2024\ndate: 2024-11-06\n---\n\n**Elm, 6 November 2024**\n\n### The old bridge reopens at last\n\n{TEXT}\n"
    found = brought(written, "a.md", room="en")
    assert (found.headline, body(found.document)) == ("The old bridge reopens at last", f"{TEXT}\n")


@pytest.mark.parametrize(
    ("title", "heading", "kept"),
    [
        ("The old bridge reopens", "Elm: the old bridge reopens", False),
        ("The old bridge reopens", "Buses on the new bridge", True),
    ],
)
def test_a_heading_that_says_the_title_again_is_listed(title: str, heading: str, *, kept: bool) -> None:
    """With a word or two more; another heading is the text's own."""
    found = brought(
        f"---\ntitle: {title}\ndate: 2024-11-06\n---\n\n## {heading}\n\n{TEXT}\n\n## More\n\n{TEXT}\n",
        "a.md",
        room="en",
    )
    assert found.headline == title
    assert (heading in found.document.split("\n---\n\n")[1]) is kept


ABOUT = "Elm Bridges Ltd builds bridges of steel and wood in all of the north, and has done so since 1890."


@pytest.mark.parametrize(
    ("tail", "taken"),
    [
        (f"## About Elm Bridges\n\n{ABOUT}", True),
        (
            f"## About Elm Bridges\n\nFounded by two brothers, the house has built four hundred bridges by now.\n\n{ABOUT}",
            True,
        ),
        (f"## About Ash Trams\n\n{ABOUT}", False),
        (f"## Elm Bridges builds on\n\n{ABOUT}", False),
    ],
)
def test_who_speaks_is_boilerplate(tail: str, *, taken: bool) -> None:
    """Below a heading that says so, when its text names whom the heading names, in its first words or later."""
    found = ended(tail)
    assert ("boilerplate" in values(found.document)) is taken
    assert (body(found.document) == f"{TEXT}\n") is taken


def test_contacts_above_who_speaks() -> None:
    """Whichever comes first, each is what it is, and two who speak are both kept."""
    found = ended(
        f"## Press contact\n\nAnn Lee, ann@elm.example\n\n## About Elm Bridges\n\n{ABOUT}\n\n## About Elm City\n\nElm City is a town of ten thousand people on the river of that name."
    )
    kept = values(found.document)
    assert (body(found.document), kept["contacts"][0]["name"]) == (f"{TEXT}\n", "Ann Lee")
    assert kept["boilerplate"].count("**About") == 2


def test_the_authors_links_and_whom_to_call_below_them() -> None:
    """In a file that is the article alone, "See also" is no page's menu; the card below it is the press office's."""
    card = (
        "<div class=contact><p>Bridge media enquiries</p><p class=tel><span>Press enquiries</span> 020 7946 0021</p>"
        "<p class=tel><span>Out of hours</span> 020 7946 0292</p></div>"
    )
    links = "<h2>See also</h2><ul><li><a href='https://elm.example/works'>The works in figures</a>, 2024</li></ul>"
    found = brought(
        f"title: The bridge reopens\nlocale: en\n---\n<div><p>{TEXT}</p><p>{TEXT}</p>{links}{card}</div>", "a.html.txt"
    )
    assert body(found.document).endswith("## See also\n\n- [The works in figures](https://elm.example/works), 2024\n")
    assert values(found.document)["contacts"] == [
        {"role": "Press enquiries", "phone": "020 7946 0021"},
        {"role": "Out of hours", "phone": "020 7946 0292"},
    ]


def test_a_sentence_with_a_colon_does_not_tear_what_is_said_of_a_house() -> None:
    """It heads no section of its own."""
    about = "Elm Bridges builds bridges for towns, and looks after them for as long as they stand."
    members = "These towns have joined Elm Bridges:\n\nOakham, Ashford, Birchley and Hazelton, each of them with a bridge of its own."
    found = ended(f"## About Elm Bridges\n\n{about}\n\n{members}")
    assert body(found.document) == f"{TEXT}\n"
    assert values(found.document)["boilerplate"].endswith("with a bridge of its own.")


@pytest.mark.parametrize("phone", ["+49 (0)30 - 555 1234", "030 5550100 - 212", "030 / 5550 - 212"])
def test_a_number_with_a_dash_between_its_parts_is_one(phone: str) -> None:
    """One of the two cannot be called by itself."""
    found = ended(
        f"## Contact\n\nAnn Lee, Elm Bridges, ann@elm.example, {phone}\n\nBob Ray, bob@elm.example, 030 5550111"
    )
    assert [row["phone"] for row in values(found.document)["contacts"]] == [
        phone.replace(" - ", "-").replace(" / ", "/"),
        "030 5550111",
    ]
    assert values(found.document)["contacts"][0]["role"] == "Elm Bridges"


def test_links_below_a_heading_of_the_authors_stay() -> None:
    """Also one that begins as a page's button is called."""
    about = f"<h2>About Elm Works</h2><p>Elm Works is a builder of bridges. {TEXT}</p>"
    links = '<h2>The bridge at a glance</h2>\n<p><a href="https://elm.example/plan">Download the plan</a></p>\n<p><a href="https://elm.example/2">The bridge and its builders</a></p>'
    asked = "<h2>Press contact</h2><p>Ann Lee<br>Phone: 0381 888 2110</p>"
    page = f"<html><body><div><h1>The bridge reopens</h1><p>{TEXT}</p><p>{MORE}</p><p>{TEXT[4:]}</p>\n{about}\n{links}\n{asked}</div></body></html>"
    found = brought(page, "a.html", room="en")
    assert "Download the plan" in body(found.document)


def test_a_paragraph_with_links_is_no_list_of_channels() -> None:
    """What it says beside them stays, and so does what stands below such a list."""
    links = "[Ann](https://twitter.com/ann) and [Bob](https://twitter.com/bob)"
    said = f"After the opening {links} spoke with many of us of what the bridge has cost and of what it may bring to the town."
    assert said in body(ended(f"{MORE}\n\n## Afterwards\n\n{said}").document)
    about = (
        "**Elm** is a town by the river that builds bridges of wood and of stone, and has done so since its first days."
    )
    found = ended(f"{MORE}\n\n**Follow us:**\n\n{links}\n\n{about}")
    assert about in found.document
    assert any(one.startswith("Follow us:") for one in listed(found, "left out"))


def test_single_posts_are_no_channels() -> None:
    """They are what a text points to, on whatever server."""
    posts = "- https://mastodon.example/@elm/115163642228685280\n- https://mastodon.example/@elm/115150492031769809"
    assert not listed(ended(f"{MORE}\n\n**The works, day by day:**\n\n{posts}"), "left out")


def test_an_end_mark_below_who_speaks() -> None:
    """It is none of their words; without such a section the text's reader takes it."""
    first = "The town of Elmton opens three libraries in May. Each has ten thousand books and a room for children."
    about = "<h2>About Elmton Trust</h2><p>Elmton Trust has four hundred members in the whole region.</p>"
    for section in (about, ""):
        page = f"<html><body><h1>Elmton opens three libraries</h1><p>{first}</p><p>The work took two years.</p>{section}<p># # #</p></body></html>"
        found = brought(page, "a.html")
        assert body(found.document) == f"{first}\n\nThe work took two years.\n"
        assert "# #" not in str(values(found.document).get("boilerplate", ""))
