"""What heads the end of a release: who a house or an initiative is, whom to ask, and what a page sets between."""

import pytest

from tests.release.foreign import brought
from tests.release.texts import body, imported, listed, values

LEAD = "The town of Elmton opens three libraries in May. Each has ten thousand books and a room for children."
MORE = "The work took two years and cost two million euros, of which the region paid half, the mayor said."
WHO = "It has four hundred members in the whole region and was begun in 2009 by three neighbours."


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("bg", "За инициативата"), ("cs", "O iniciativě"), ("cs", "O spolku"), ("da", "Om projektet"), ("da", "Om os"), ("de", "Zum Verein"),
        ("fi", "Tietoja Debianista"), ("fi", "Yhdistyksestä"), ("fr", "Qui sommes-nous ?"), ("he", "על הפרויקט"), ("hr", "O udruzi"),
        ("hu", "Rólunk"), ("nb", "Om kampanjen"), ("nl", "Over ons"), ("nl", "Over het initiatief"), ("pl", "O inicjatywie"),
        ("pl", "O stowarzyszeniu"), ("sk", "O združení"), ("sv", "Om oss"), ("sv", "Om föreningen"), ("uk", "Про організацію"),
    ],
)  # fmt: skip
def test_who_an_initiative_is(language: str, label: str) -> None:
    """By what it calls itself, and no name."""
    found = brought(
        f"# Elmton opens three libraries\n\n{LEAD}\n\n{MORE}\n\n## {label}\n\n{WHO}\n", "a.md", room=language
    )
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"
    assert WHO in values(found.document)["boilerplate"]


@pytest.mark.parametrize("head", ["Om Elmton", "About Elmton"])
def test_what_a_name_says_of_a_house_stays_so(head: str) -> None:
    """A short word before a name is one in any language."""
    who = WHO.replace("It", "Elmton")
    found = brought(f"# Elmton opens three libraries\n\n{LEAD}\n\n{MORE}\n\n## {head}\n\n{who}\n", "a.md")
    assert who in values(found.document)["boilerplate"]


def test_whom_to_ask_about_a_release() -> None:
    """In corner brackets, as Japan's offices head it."""
    text = "町は五月に三つの図書館を開館します。それぞれに一万冊の本があり、子どものための部屋もあります。"
    found = imported(
        f"町が図書館を三館開館\n\n{text}\n\n【本リリースについてのお問い合わせ】\nエルム町広報 press@elm.example\n",
        room="ja",
    )
    assert body(found.document) == f"{text}\n"
    assert values(found.document)["contacts"][0]["email"] == "press@elm.example"


def test_who_said_a_quotation_is_no_caption() -> None:
    """Whatever its class is called, where it stands directly below the words."""
    page = f'<h1>Elmton opens three libraries</h1><p>{LEAD}</p><blockquote><p>We are glad.</p></blockquote><p class="quote-caption">— Ann Lee</p><p>{MORE}</p>'
    found = brought(f"<html><body><main>{page}</main></body></html>", "a.html")
    assert "— Ann Lee" in body(found.document)
    caption = page.replace("<blockquote><p>We are glad.</p></blockquote>", "<p>We are glad.</p>")
    assert "Ann Lee" not in body(brought(f"<html><body><main>{caption}</main></body></html>", "a.html").document)


def test_an_accent_that_stresses_a_word_is_not_restored() -> None:
    """In Dutch; those that belong to a word are."""
    text = "De gemeente opent nú drie bibliotheken in België. Elke bibliotheek heeft een zaal voor kinderen."
    found = imported(f"GEMEENTE OPENT NU BIBLIOTHEKEN IN BELGIE\n\n{text}\n\nDe bouw duurde twee jaar.\n", room="nl")
    assert found.headline == "Gemeente opent nu bibliotheken in België"


def test_the_address_of_a_page_among_the_fields_of_a_form() -> None:
    """It is left out with them; a call to pass the text on is the page's too."""
    fields = "title: Elmton opens three libraries\nsubtitle: In the north\ndate: 2024-05-04\nurl: https://elm.example/NEWS/26187"
    found = imported(f"{fields}\n\n{LEAD}\n\n[TWEET THIS]\n\n{MORE}\n", room="en")
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"
    assert any("NEWS/26187" in one for one in listed(found, "left out"))
    assert values(found.document)["subhead"] == "In the north"


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("ca", "Oficina de premsa"), ("da", "Kontakter"), ("el", "Πληροφορίες"), ("en", "Enquiries"), ("fi", "Lisätiedot"), ("fr", "Pour nous contacter"),
        ("it", "Informazioni e contatti"), ("ko", "보도자료 문의"), ("nb", "Flere opplysninger"), ("nl", "Voor persvragen"), ("pl", "Kontakt do mediów"),
        ("sv", "Frågor besvaras av"), ("uk", "Контакти для медіа"),
    ],
)  # fmt: skip
def test_whom_to_ask(language: str, label: str) -> None:
    """In words that are rarer than "contact"."""
    found = brought(
        f"# Elmton opens three libraries\n\n{LEAD}\n\n{MORE}\n\n## {label}\n\nAnn Lee, ann@elm.example\n",
        "a.md",
        room=language,
    )
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"
    assert values(found.document)["contacts"] == [{"name": "Ann Lee", "email": "ann@elm.example"}]


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("ar", "بلاغ"), ("cs", "Prohlášení"), ("de", "Stellungnahme"), ("es", "Declaración conjunta"), ("fi", "Kannanotto"), ("fr", "Déclaration"),
        ("it", "Avviso ai media"), ("ko", "공동성명"), ("nl", "Verklaring"), ("ro", "Declarație"), ("ru", "Заявление"), ("sv", "Uttalande"), ("uk", "Спільна заява"),
    ],
)  # fmt: skip
def test_what_a_release_is(language: str, label: str) -> None:
    """A word alone above the headline, which may be a title in other places."""
    found = imported(f"{label}\n\nElmton opens three libraries in May\n\n{LEAD}\n\n{MORE}\n", room=language)
    assert found.headline == "Elmton opens three libraries in May"
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"


def test_a_section_on_a_house_above_news_and_its_own_title_again() -> None:
    """The first is the text's; the last says who speaks. One alone does."""
    said = "“We have waited for this day since 2018,” said Ann Lee, who leads the trust. “We are proud of it.”"
    first = f"{LEAD}\n\n{MORE}\n\nAbout the Elmton Trust\n\nThe Elmton Trust built all three of them with its own hands.\n\n{said}"
    who = WHO.replace("It", "The Elmton Trust")
    found = imported(f"Elmton opens three libraries\n\n{first}\n\nAbout the Elmton Trust\n\n{who}\n", room="en")
    assert body(found.document) == first.replace("About", "## About") + "\n"
    assert values(found.document)["boilerplate"].endswith(who)
    found = imported(
        f"Elmton opens three libraries\n\n{LEAD}\n\n{MORE}\n\nAbout the Elmton Trust\n\n{who}\n", room="en"
    )
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"


def test_two_houses_and_what_may_not_be_relied_on() -> None:
    """Both speak at the end; a paragraph below them is no text of theirs."""
    other = "Founded in 1878, the Oak Society has nine thousand members in the whole region and in its towns."
    ahead = "Some of the words in this release tell of what is ahead, which may come otherwise than is told here."
    who = WHO.replace("It", "The Elmton Trust")
    text = f"{LEAD}\n\n{MORE}\n\nAbout the Elmton Trust\n\n{who}\n\nAbout the Oak Society\n\n{other}\n\nForward-Looking Statements\n\n{ahead}"
    found = imported(f"Elmton opens three libraries\n\n{text}\n", room="en")
    boilerplate = values(found.document)["boilerplate"]
    assert (who in boilerplate, other in boilerplate) == (True, True)
    assert who not in body(found.document)


def test_a_number_glued_to_an_address() -> None:
    """A copy has lost the blank between; an extension is the number's."""
    text = f"{LEAD}\n\n{MORE}\n\nInvestor Contacts:ir@elm.example.com888.810.7706, ext 5"
    found = imported(f"Elmton opens three libraries\n\n{text}\n", room="en")
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"
    contact = values(found.document)["contacts"][0]
    assert (contact["email"], contact["phone"]) == ("ir@elm.example.com", "888.810.7706 ext 5")
