"""What stands around a text: labels, contacts, categories, boilerplate, notes, end marks."""

import pytest

from pressctl.release.plain.contacts import read_contacts
from pressctl.release.plain.labels import read_label, stands_alone
from tests.release.texts import body, imported, listed, reading, release_of, values


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("COMMUNIQUÉ DE PRESSE", "press"),
        ("Communiqué de presse du 6 novembre 2024", "press"),
        ("Pressemitteilung Nr. 12", "press"),
        ("NOTA DE PRENSA", "press"),
        ("Communiqué commun des syndicats", ""),
        ("Press release was sent today.", ""),
        ("FOR IMMEDIATE RELEASE", "immediate"),
        ("**Pour diffusion immédiate**", "immediate"),
        ("Embargo: 6 Nov", "embargo"),
        ("Sous embargo jusqu’au 6 novembre", "embargo"),
        ("Embargo sur les armes", ""),
        ("###", "end"),
        ("# # #", "end"),
        ("– 30 –", "end"),
        ("-ENDS-", "end"),
        ("[Fin]", "end"),
        ("30", ""),
        ("Posted in Actu, Actualités.", "filed"),
        ("Classé sous : Santé", "filed"),
        ("Tags: a, b", "filed"),
        ("Tags are useful", ""),
        ("Media contact:", "contact"),
        ("Contact presse – Anne Martin", "contact"),
        ("Contact us today for more", ""),
        ("About Acme", "about"),
        ("About Acme Corp.", "about"),
        ("About 200 people came", ""),
        ("About time.", ""),
        ("À propos de la Ville", "about"),
        ("Notes to editors", "notes"),
        ("Notes aux rédactions :", "notes"),
        ("N° 2024-12", "issuer"),
        ("From: Department for Transport", "issuer"),
        ("Share this:", "web"),
        ("Les élus", ""),
        ("Posted in " + ", ".join(f"nom {n}" for n in range(30)), "filed"),
        ("Posted in " + "un texte sans virgule " * 10, ""),
    ],
)
def test_labels_are_told_by_fixed_words(line: str, kind: str) -> None:
    """A line that merely begins like a label is text."""
    assert read_label(line).kind == kind


def test_a_line_in_small_letters_never_stands_alone() -> None:
    """It goes on from the line above."""
    assert stands_alone("Contact presse :")
    assert not stands_alone("contact presse :")


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        ("Anne Martin\n01 23 45 67 89\nanne@ville.example", [("Anne Martin", "", "anne@ville.example", "01 23 45 67 89")]),
        (
            "Anne Martin, presse – 01 23 45 67 89 – a@ville.example\nPaul Durand – +33 6 12 34 56 78",
            [("Anne Martin", "presse", "a@ville.example", "01 23 45 67 89"), ("Paul Durand", "", "", "+33 6 12 34 56 78")],
        ),
        ("Tél. : 01.23.45.67.89 / Mob. : 06 11 22 33 44 | Mail : a@x.example", [("", "", "a@x.example", "01.23.45.67.89 / 06 11 22 33 44")]),
        ("presse@x.example, info@x.example", [("", "", "presse@x.example", ""), ("", "", "info@x.example", "")]),
        ("Jane Doe, (555) 010-4567, www.acme.example", [("Jane Doe", "", "", "(555) 010-4567")]),
        ("Anne Martin, Paul Durand, 01 23 45 67 89", [("Anne Martin", "Paul Durand", "", "01 23 45 67 89")]),
        ("0612345678@x.example", [("", "", "0612345678@x.example", "")]),
        ("01 23 45 67 89\nLa nuit\n06 23 45 67 89", [("", "", "", "01 23 45 67 89"), ("", "La nuit", "", "06 23 45 67 89")]),
        ("Jan Maria van der Berg\nElm BV\nTelefoon: +31 30 656 50 70", [("Jan Maria van der Berg", "Elm BV", "", "+31 30 656 50 70")]),
        ("Per Holm, 08 - 644 89 51, epost: p@elm.example", [("Per Holm", "", "p@elm.example", "08-644 89 51")]),
        ("Elm News: https://elm.example/auf-dem-weg-2260561.html", []),
        ("Anne Martin", []),
        ("a@x.example " + "et beaucoup de mots " * 12, []),
        ("presse@x.example\nAnne Martin", []),
    ],
)  # fmt: skip
def test_contacts_are_read_only_when_every_word_finds_its_place(text: str, contacts: list[tuple[str, ...]]) -> None:
    """Name, mail, telephone; anything else is the role; too much else, or nobody to reach, is no contact."""
    assert [(one.name, one.role, one.email, one.phone) for one in read_contacts([text])] == contacts


def test_a_contact_block_above_the_headline_that_cannot_be_read_is_not_lost() -> None:
    """It stands at the end of the text, and advice says so."""
    found = imported(f"Contact :\n{'a@x.example ' + 'mot ' * 20}\n{'mot ' * 22}\n\nUn titre\n\nDu texte.\n")
    assert [finding.code for finding in found.findings] == ["contact-unread"]
    assert body(found.document).count("mot") == 42
    assert "contacts" not in values(found.document)


def test_a_contact_block_ends_where_its_addresses_end() -> None:
    """Two lines may stand before an address; more of them, and what follows the last, are text."""
    found = release_of("Du texte.\n\nContact presse\n\nAnne Martin\n\nMairie\n\n01 23 45 67 89\n\nUne suite.")
    assert values(found.document)["contacts"] == [{"name": "Anne Martin", "role": "Mairie", "phone": "01 23 45 67 89"}]
    assert body(found.document) == "Du texte.\n\nUne suite.\n"
    found = release_of("Du texte.\n\nContact presse\n\nUn\n\nDeux\n\nTrois\n\nQuatre\n\n01 23 45 67 89")
    assert "contacts" not in values(found.document)


def test_a_number_alone_is_called_what_its_label_says() -> None:
    """Nobody is named: the label's words are the role."""
    found = release_of("Du texte.\n\nRenseignements : 01 23 45 67 89")
    assert values(found.document)["contacts"] == [{"role": "Renseignements", "phone": "01 23 45 67 89"}]


def test_a_contact_line_in_the_text_stays_text() -> None:
    """Without a number or an address it is a heading or a paragraph."""
    found = release_of("Un texte.\n\nContact\n\nLe contact avec les élus est bon. Il dure.")
    assert "## Contact\n" in body(found.document)


def test_categories_and_keywords() -> None:
    """Several lines, signs, numbers of names; a sentence is none."""
    found = release_of("Du texte.\n\nClassé sous : Actu ; Vie locale\nTags : #eau, #ville\nMots-clés : lac | port")
    written = values(found.document)
    assert written["categories"] == ["Actu", "Vie locale", "eau", "ville"]
    assert written["keywords"] == ["lac", "port"]
    found = release_of(f"Du texte.\n\nPublié dans {'une revue savante ' * 5}par des chercheurs")
    assert "categories" not in values(found.document)


def test_categories_above_the_text_count_too() -> None:
    """Some blogs print them below the title."""
    found = imported("Un titre\n\nPosted in Actu\n\nDu texte du 6 novembre 2024.\n")
    assert values(found.document)["categories"] == ["Actu"]


def test_a_boilerplate_is_the_last_words_on_who_speaks() -> None:
    """Its title is needed only beside another's; not a section that goes on, nor one about something else, nor one too long."""
    about = "\n\nÀ propos de Tours\n\n{}"
    found = release_of("Du texte." + about.format("Tours est une ville.\n\nElle a un pont."))
    assert values(found.document)["boilerplate"] == "**À propos de Tours**\n\nTours est une ville.\n\nElle a un pont."
    for text in ("Tours est une ville.\n\nUn intertitre\n\nDu texte.", "Rien de tel ici.", "Tours est. " * 500):
        assert "boilerplate" not in values(release_of("Du texte." + about.format(text)).document)
    found = release_of("Du texte.\n\nQui sommes-nous\n\nUne équipe.\n\nAbout us\n\nA team.")
    assert values(found.document)["boilerplate"] == "**Qui sommes-nous**\n\nUne équipe.\n\n**About us**\n\nA team."


def test_notes_to_editors_are_plain_text_and_all_of_them() -> None:
    """On the label's own line, below it, and of several sections."""
    found = release_of("Du texte.\n\nENDS\n\nNotes to editors: one *two*\n\n1. three\n\nNotes aux rédactions\n\nquatre")
    assert values(found.document)["notes"] == "one *two*\n\n1. three\n\nquatre"
    assert "notes" not in values(release_of("Du texte.\n\nNotes to editors\n\n" + "trop " * 2000).document)


def test_a_footer_without_a_text_is_the_text() -> None:
    """A release of nothing but notes to editors keeps them as its text."""
    found = release_of("Notes to editors\n\nRien que des notes.")
    assert "Rien que des notes." in body(found.document)
    assert reading(found).release


def test_after_many_labels_the_rest_is_text() -> None:
    """Sixty are more than any release has."""
    found = release_of("Du texte.\n\n" + "\n".join(["Print"] * 100))
    assert len(listed(found, "left out")) == 61
    assert body(found.document).count("Print") == 40


def test_labels_inside_wrapped_paragraphs_are_text() -> None:
    """A line of a paragraph that begins like a label or a date goes on."""
    text = (
        "On 6 November 2024 the board of Acme met in the old\ntown hall to speak about helmets and bicycles again.\n\n"
        "About half of all riders in the region said they had\nno helmet. They were asked in the street by our team."
    )
    found = imported(f"A title of some words\n\n{text}\n", room="en")
    assert body(found.document).split("\n\n") == [
        text.split("\n\n", maxsplit=1)[0].replace("\n", " "),
        text.split("\n\n")[1].replace("\n", " ") + "\n",
    ]


@pytest.mark.parametrize(
    ("language", "heading", "block", "contacts", "left_out"),
    [
        ("fi", "Haastattelupyynnöt ja lisätiedot", "press@liitto.example", [{"role": "Haastattelupyynnöt ja lisätiedot", "email": "press@liitto.example"}], []),
        ("de", "Ansprechpartnerin Presse beim Hafen", "Anne Martin\nTelefon: 040 300 30 11", [{"name": "Anne Martin", "phone": "040 300 30 11"}], ["Ansprechpartnerin Presse beim Hafen"]),
        ("nl", "Voor meer informatie, neem contact op via:", "Haven marketing en media\n030-3030340", [{"role": "Haven marketing en media", "phone": "030-3030340"}], ["Voor meer informatie, neem contact op via"]),
        ("en", "Contact", "Ann Lee\nann@harbour.example\nOpen to callers on every working day from nine to noon, and on Fridays until three", [{"name": "Ann Lee", "email": "ann@harbour.example"}], ["Contact", "Open to callers on every working day from nine to noon, and on Fridays until three"]),
    ],
)  # fmt: skip
def test_a_contact_block_at_the_end_is_one_whatever_heads_it(
    language: str, heading: str, block: str, contacts: list[dict[str, str]], left_out: list[str]
) -> None:
    """Short lines with an address below a line that asks to ask; what is none of a contact's words is listed."""
    text = "The harbour line opens in spring, and trams will run on it from early in the morning until midnight."
    found = imported(f"The harbour line opens\n\n6 November 2024\n\n{text}\n\n{heading}\n\n{block}\n", room=language)
    assert values(found.document)["contacts"] == contacts
    assert body(found.document) == f"{text}\n"
    assert sorted(words for words in listed(found, "left out") if words in f"{heading}\n{block}") == sorted(left_out)


def test_a_heading_about_information_in_the_text_heads_no_contacts() -> None:
    """Below it stands text, without an address or with more below."""
    text = "The stops are shown on a map at each of them, and on the site."
    found = imported(
        f"The harbour line opens\n\n6 November 2024\n\n{text}\n\nInformation for passengers\n\nCall 555 010-0100 for lost things\n\n{text}\n",
        room="en",
    )
    assert "contacts" not in values(found.document)
    assert "## Information for passengers" in body(found.document)


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        (
            "Ann Lee, 0361 555-100\nBob Ray, 0361 555-101\npress@town.example",
            [("Ann Lee", "", "", "0361 555-100"), ("Bob Ray", "", "", "0361 555-101"), ("", "", "press@town.example", "")],
        ),
        ("Ann Lee, 0361 555-100\nBob Ray, 0361 555-101, bob@town.example", [("Ann Lee", "", "", "0361 555-100"), ("Bob Ray", "", "bob@town.example", "0361 555-101")]),
        ("Ann Lee\npress.town.example\next. 4711\n+44 20 7946 0000", [("Ann Lee", "", "", "+44 20 7946 0000")]),
        ("Le décret n° 2019-1130, Ann Lee, ann@town.example", [("Ann Lee", "Le décret n° 2019-1130", "ann@town.example", "")]),
    ],
)  # fmt: skip
def test_what_several_share_and_what_is_no_role(text: str, contacts: list[tuple[str, ...]]) -> None:
    """An address on a line of its own below several people is everybody's; a site and an extension say nothing of a person; a decree has no telephone."""
    assert [(one.name, one.role, one.email, one.phone) for one in read_contacts([text])] == contacts


@pytest.mark.parametrize("fax", ["Fax: -19", "Fax ext. 19", "Telefax -19"])
def test_the_last_figures_of_a_fax_are_no_role(fax: str) -> None:
    """Nobody is called there; the number that they end stands in full with the telephone."""
    (contact,) = read_contacts([f"Ann Porter, Head of Press\nPhone: +49 30 1234567-10\n{fax}\nann@acme.example"])
    assert (contact.name, contact.role) == ("Ann Porter", "Head of Press")
    assert (contact.phone, contact.email) == ("+49 30 1234567-10", "ann@acme.example")
