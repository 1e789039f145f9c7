"""Plain-text releases of several kinds and languages become releases that read without an error."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from pressctl.errors import Invalid, Misused
from pressctl.model import Quote
from pressctl.release import check
from tests.release.texts import DATA, body, imported, kept_words, listed, reading, release_of, sample, values, words
from tests.support.builders import a_newsroom

PARIS = ZoneInfo("Europe/Paris")
HEADLINE = "Jérôme Durain : « Les maires ne peuvent pas lutter seuls contre le narcotrafic ! »"
HEADINGS = [
    "Les élus locaux, acteurs essentiels mais isolés face à la montée du narcotrafic",
    "Un appui de l’État à la hauteur de la mobilisation des territoires",
    "Une approche équilibrée : répression, prévention et accompagnement social",
    "Annonces attendues et appel à l’union nationale",
]
SAMPLES = tuple(sorted(path.stem for path in DATA.glob("*.txt")))


def test_the_users_document_becomes_a_release_that_can_be_published() -> None:
    """With its year given, the narcotrafic release reads without a finding, and every part is right."""
    found = imported(sample("fr-narcotrafic-2024"), year="2024")
    read = reading(found)
    release = read.release
    assert release, read.findings
    assert read.findings == ()
    assert (found.open, found.findings) == ((), ())
    assert release.headline == found.headline == HEADLINE
    assert release.lead.startswith("Lors des questions au gouvernement ce mercredi 6 novembre, le sénateur Jérôme")
    assert release.lead.endswith("place les élus en première ligne.")
    assert release.lead_in_body
    assert [line[3:] for line in release.body.split("\n") if line.startswith("#")] == HEADINGS
    assert listed(found, "heading") == HEADINGS
    assert release.quotes == (
        Quote(text="Il n’existe pas de solution miracle, ni de voie unique", speaker="le sénateur"),
        Quote(
            text="Les maires ne peuvent pas lutter seuls contre le narcotrafic !",
            speaker="Jérôme Durain",
            role="sénateur",
        ),
    )
    assert release.categories == ("Actu", "Actualités")
    assert release.published == datetime(2024, 11, 6, tzinfo=PARIS)
    assert release.status == "usable"
    assert release.language == "fr"


def test_the_users_document_passes_every_check() -> None:
    """Its one fault, a no-break space that was pasted after a comma, is mended and listed."""
    read = reading(imported(sample("fr-narcotrafic-2024"), year="2024"))
    assert read.release
    now = datetime(2026, 11, 22, 12, tzinfo=PARIS)
    assert check(read.release, a_newsroom(), now, places=read.places) == ()


def test_without_its_year_the_users_document_is_withheld_and_the_year_is_asked() -> None:
    """A weekday fits several years: they are listed, the last one past is suggested, none is written."""
    found = imported(sample("fr-narcotrafic-2024"))
    (question,) = found.open
    assert (question.key, question.suggestion) == ("year", "2024")
    assert question.choices == ("2013", "2019", "2024", "2030")
    assert "mercredi 6 novembre" in question.text
    assert question.line == 3
    release = reading(found).release
    assert release
    assert (release.status, release.published) == ("withheld", None)
    assert "\nstatus: withheld\n" in found.document
    assert "date" not in values(found.document)


def test_the_stray_no_break_space_is_mended_and_listed() -> None:
    """U+00A0 after a comma forbids a line to break where it may: the one in the lead is an ordinary space."""
    found = imported(sample("fr-narcotrafic-2024"))
    assert "l’État, le sénateur" in body(found.document)
    assert listed(found, "spaces") == ["1 made ordinary"]


def test_no_break_spaces_in_place_of_ordinary_ones_are_mended_where_there_are_several() -> None:
    """One may be meant, and so may those before a sign, a unit or a name; three between plain words were pasted."""
    pasted = (
        "La ville\u00a0prépare trente\u00a0logements neufs\u00a0pour Mme\u00a0Petit\u00a0: « oui\u00a0», 20\u00a0km."
    )
    found = release_of(pasted)
    assert "La ville prépare trente logements neufs pour Mme\u00a0Petit\u00a0: « oui\u00a0», 20\u00a0km." in body(
        found.document
    )
    assert listed(found, "spaces") == ["3 made ordinary"]
    assert "ville\u00a0prépare" in body(release_of("La ville\u00a0prépare tout.").document)


def test_who_the_senator_probably_is_is_suggested_and_not_written() -> None:
    """The speaker stays "le sénateur"; that he is the headline's is said beside it."""
    found = imported(sample("fr-narcotrafic-2024"))
    quote = values(found.document)["quotes"][0]
    assert quote == {"text": "Il n’existe pas de solution miracle, ni de voie unique", "speaker": "le sénateur"}
    (told,) = [inference for inference in found.inferred if "perhaps" in inference.evidence]
    assert "“le sénateur” (line 19) is Jérôme Durain, whom line 3 calls sénateur" in told.evidence


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_reads_without_an_error(name: str) -> None:
    """Whatever the text leaves open, the document is a valid release, withheld if need be."""
    found = imported(sample(name))
    read = reading(found)
    assert read.release, read.findings
    assert read.findings == ()
    assert read.release.status == ("withheld" if found.open else "usable")


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("form", ["as it is", "one line each", "Windows", "old Mac"])
def test_no_word_of_a_sample_is_lost(name: str, form: str) -> None:
    """Every word of the source is in the release as often as in the source, whatever its line ends."""
    text = sample(name)
    text = {
        "as it is": text,
        "one line each": text.replace("\n\n", "\n"),
        "Windows": "\ufeff" + text.replace("\n", "\r\n"),
        "old Mac": text.replace("\n", "\r"),
    }[form]
    missing = words(text) - kept_words(imported(text).document)
    assert not missing


@pytest.mark.parametrize("name", SAMPLES)
def test_everything_inferred_is_listed(name: str) -> None:
    """Each key of the front matter was inferred and listed, given, or the newsroom's; each heading is listed."""
    found = imported(sample(name))
    keys = {inference.key for inference in found.inferred}
    assert set(values(found.document)) <= keys | {"status", *(question.key for question in found.open)}
    headings = [line[3:] for line in body(found.document).split("\n") if line.startswith("## ")]
    assert [heading.replace("\\", "") for heading in headings] == listed(found, "heading")
    assert all(inference.evidence for inference in found.inferred)


def test_an_english_wire_release() -> None:
    """AP style: labels, contact above, subhead, dateline with a wire, list, attributions, About, end mark."""
    found = imported(sample("en-acme-lyon"))
    release = reading(found).release
    assert release
    assert release.headline == "Acme Opens Its First European Workshop in Lyon"
    assert release.subhead == "The site will train 120 apprentices a year"
    assert release.dateline == "LYON, France, Nov. 6, 2024"
    assert release.published == datetime(2024, 11, 6, tzinfo=PARIS)
    assert release.language == "en"
    assert release.lead.startswith("Acme Corp. today opened a workshop in Lyon, its first outside North America.")
    assert [(one.name, one.role, one.email, one.phone) for one in release.contacts] == [
        ("Jane Doe", "Acme Corp", "press@acme.example", "+1 555 010 4567")
    ]
    assert [(one.speaker, one.role) for one in release.quotes] == [
        ("Jane Roe", "chief executive of Acme Corp"),
        ("Paul Martin", "Mayor"),
    ]
    assert release.boilerplate.startswith("**About Acme Corp.**\n\nAcme Corp. repairs industrial machines.")
    assert "## What changes for customers\n\n- Repairs take four days" in release.body
    assert "- Spare parts come from the \\*same\\* street.\n" in release.body
    assert "1. Acme rents the hall from the city.\n2. The city keeps the roof." in release.body
    assert release.status == "usable"


def test_a_french_release_with_an_embargo_without_zone() -> None:
    """The embargo is asked with the newsroom's offset as suggestion, and its answer makes the release usable."""
    found = imported(sample("fr-greve"))
    assert found.headline == "Grève à la SNCF et vote du PLFSS : les élus bretons demandent un service minimum"
    assert [(question.key, question.suggestion) for question in found.open] == [("embargo", "2024-11-13T10:00+01:00")]
    release = reading(found).release
    assert release
    assert (release.status, release.embargo) == ("withheld", None)
    assert release.dateline == "Rennes, le mardi 12 novembre 2024"
    assert [(one.name, one.role, one.phone) for one in release.contacts] == [
        ("Marie Riou", "chargée de communication", "02 99 00 00 00")
    ]
    assert "\\*Le texte\\* sera remis" in release.body
    answered = reading(imported(sample("fr-greve"), embargo="2024-11-13T10:00+01:00")).release
    assert answered
    assert answered.status == "usable"
    assert answered.embargo == datetime(2024, 11, 13, 10, tzinfo=PARIS)
    assert values(imported(sample("fr-greve"), embargo="none").document).keys().isdisjoint({"status", "embargo"})


def test_a_german_release() -> None:
    """Dateline, „quotation“ with role, Über, Pressekontakt on one line."""
    release = reading(imported(sample("de-stadtwerke"))).release
    assert release
    assert release.headline == "Stadtwerke nehmen Wärmepumpe an der Weser in Betrieb"
    assert (release.language, release.dateline) == ("de", "Bremen, 6. November 2024")
    assert release.quotes == (
        Quote(
            text="Das ist ein großer Schritt für die Stadt",
            speaker="Maria Müller",
            role="Geschäftsführerin der Stadtwerke",
        ),
    )
    assert release.contacts[0].email == "presse@stadtwerke.example"
    assert "seit 1901" in release.boilerplate


def test_a_blogs_text() -> None:
    """What belongs to the web page is kept as comments, its date and categories as keys; an address keeps its lines."""
    found = imported(sample("fr-wordpress"))
    release = reading(found).release
    assert release
    assert release.headline == "La bibliothèque rouvre samedi avec 4 000 livres neufs"
    assert release.published == datetime(2024, 11, 6, tzinfo=PARIS)
    assert release.categories == ("Culture", "Vie locale")
    assert release.keywords == ("livres", "lecture publique")
    assert release.body.endswith("Mardi : 10 h – 18 h\\\nMercredi : 10 h – 19 h\\\nSamedi : 10 h – 17 h\n")
    assert listed(found, "left out") == [
        "Aller au contenu",
        "Publié le mercredi 6 novembre 2024 par mairie",
        "Partager :",
        "Laisser un commentaire",
    ]
    assert release.quotes == (Quote(text="Chacun doit pouvoir venir lire sans payer", speaker="la maire de Tours"),)


def test_a_spanish_release() -> None:
    """Dateline with a full stop and a hyphen, «quotation», Sobre."""
    release = reading(imported(sample("es-museo"))).release
    assert release
    assert release.dateline == "Madrid, 6 de noviembre de 2024"
    assert release.quotes[0].speaker == "Lucía Vega"
    assert "2.000 obras" in release.boilerplate


def test_a_british_release_with_notes_to_editors() -> None:
    """Summary, issuer, a quotation of two paragraphs, ENDS, and notes that are not printed with the text."""
    release = reading(imported(sample("en-scooters"))).release
    assert release
    assert release.lead == "Riders must be 16 and hold a provisional licence from Monday."
    assert release.published == datetime(2024, 11, 6, tzinfo=PARIS)
    assert release.quotes == (
        Quote(
            text="E-scooters are part of how people travel.\n\nWe will look at the results in two years.",
            speaker="Sarah Field",
            role="Transport Minister",
        ),
    )
    assert release.notes == "1. The rules apply in England.\n\n2. Trials continue in 22 areas."
    assert release.contacts[0].phone == "0300 000 0000"
    assert "ENDS" not in release.body


def test_a_single_paragraph_has_no_headline_and_says_so() -> None:
    """The headline and the date are asked; the text is whole; the answers make it usable."""
    found = imported(sample("fr-paragraphe"))
    assert [question.key for question in found.open] == ["headline", "date"]
    assert body(found.document).startswith("La mairie de Vannes informe")
    answered = imported(sample("fr-paragraphe"), headline="Piscine : fermée", date="2024-12-01")
    release = reading(answered).release
    assert release
    assert (release.headline, release.status, answered.id) == ("Piscine : fermée", "usable", "piscine-fermee")


def test_answers_replace_what_the_text_says_and_lose_nothing() -> None:
    """Given headline, subhead, dateline, id and language are written; the text's own stay as comments."""
    text = sample("en-acme-lyon")
    found = imported(text, headline="Acme in Lyon", subhead="Now", dateline="Lyon", id="acme", language="en-GB")
    release = reading(found).release
    assert release
    given = (release.headline, release.subhead, release.dateline, release.id, release.language)
    assert given == ("Acme in Lyon", "Now", "Lyon", "acme", "en-GB")
    assert not words(text) - kept_words(found.document)
    assert values(imported("Un titre\n\nDu texte.\n", subhead="Encore").document)["subhead"] == "Encore"


def test_a_headline_without_latin_letters_takes_its_id_from_the_file() -> None:
    """An id is ASCII: where the headline gives none, the file's name does; the language is told by the script."""
    found = imported("المملكة المتحدة تفرض عقوبات\n\n6/11/2024\n\nفرضت المملكة المتحدة اليوم عقوبات على الحوثيين.\n")
    release = reading(found).release
    assert release
    assert (found.id, release.language) == ("a", "ar")
    assert release.headline == "المملكة المتحدة تفرض عقوبات"


def test_a_text_whose_language_does_not_show_is_in_the_newsrooms() -> None:
    """Too few function words: the newsroom's language is written, and that it is only that is said."""
    found = imported("Kort nieuws\n\nOpening 6/11/2024, Lyon.", room="nl", date="2024-11-06")
    assert values(found.document)["language"] == "nl"
    assert listed(found, "language") == ["nl"]


def test_a_newsrooms_regional_language_is_kept() -> None:
    """A French text in a newsroom of fr-CA is fr-CA, not fr."""
    assert values(imported(sample("fr-wordpress"), room="fr-CA").document)["language"] == "fr-CA"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        (" \u00a0\n\n\t", "is empty"),
        ("Un titre seul", "no text below"),
        ("PK\x03\x04\x00\x00", "not text"),
        ("Titre\n\nTexte \x00 fin", "not text"),
        ("\x01\x02\x03\x04\x05\x06\x07 abc", "not text"),
        ("a " * 500_000, "characters"),
        ("a " * 40_000, "line of 80,000 characters"),
        ("a\n" * 6_000, "6,000 lines"),
    ],
)
def test_junk_is_refused_with_what_it_is(text: str, message: str) -> None:
    """What is no plain-text release is refused by name, with what to do."""
    with pytest.raises(Invalid, match=message) as refused:
        imported(text)
    assert refused.value.message.startswith("a.txt ")
    assert refused.value.hint


@pytest.mark.parametrize(
    ("assume", "message", "hint"),
    [
        ({"yaer": "2024"}, "there is no such key", "Did you mean year?"),
        ({"titre": "x"}, "there is no such key", "Did you mean headline?"),
        ({"zzz": "x"}, "there is no such key", "Known here: date"),
        ({"year": "24"}, "that is no year", "four digits"),
        ({"year": "MMXX"}, "that is no year", "four digits"),
        ({"date": "demain"}, "cannot be used", "year first"),
        ({"embargo": "2024-11-06"}, "needs its hour", "embargo=2024-11-06T09:00\\+01:00"),
        ({"embargo": "2024-11-06T10:00"}, "needs its hour", "embargo=2024-11-06T10:00\\+01:00"),
        ({"embargo": "bientôt"}, "cannot be used", ""),
        ({"id": "Été 2024"}, "lower-case letters", "opening-in-lyon"),
        ({"language": "french"}, "no language tag", "Did you mean fr?"),
        ({"language": "x y"}, "no language tag", "fr, en"),
        ({"headline": "deux\nlignes"}, "one line", ""),
        ({"headline": ""}, "one line", ""),
    ],
)
def test_a_wrong_answer_is_a_misuse(assume: dict[str, str], message: str, hint: str) -> None:
    """An unknown key or an impossible value says what to write instead."""
    with pytest.raises(Misused, match=message) as refused:
        imported(sample("fr-wordpress"), **assume)
    assert re.search(hint, refused.value.hint)
