"""The keys of a release: what they give when they are right, and what is said of unknown and missing ones."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from pressctl.model import Contact, Correction, EmailWords, Media, Quote
from tests.release.documents import messages, reading, said, with_key

WHOLE = """\
id: narcotrafic
revision: 2
corrections:
- revision: 2
  date: 2024-11-07 10:00
  text: "Le premier texte disait 12 communes : il y en a 21."
status: usable
kind: statement
headline: "Jérôme Durain : « Les maires »"
subhead: Un sous-titre
dateline: Paris, le 6 novembre 2024
lead: >
  Un chapô
  en deux lignes.
notes: |
  Première ligne.

  Seconde ligne.
language: fr-ca
languages: [fr-CA, en, de]
date: 2024-11-06T09:00
updated: 2024-11-07T10:00
embargo: 2024-11-06T09:00-05:00
advance: [desk]
categories: [Actu, Actualités, Actu]
keywords:
- narcotrafic
- "n° 10 : maires"
audience: [presse]
contacts:
- name: Anne Martin
  role: Presse
  email: presse@example.org
  phone: 0612345670
quotes:
- text: Il n’existe pas de solution miracle
  speaker: Jérôme Durain
  role: sénateur
media:
- path: media/photo.JPG
  alt: Le sénateur à la tribune
  caption: À l’Assemblée
  credit: A. Martin
  licence: CC BY 4.0
- url: https://example.org/dossier.pdf?v=2
boilerplate: "Le **Groupe**"
url: https://example.org/durain
feed_id: https://old.example.org/?p=12
email: {subject: Objet, preheader: Aperçu, intro: Bonjour}
social:
  text: "Un texte : partout"
  hashtags: ["#Maires", Sénat]
  thread: true
  x: "Sur X"
targets: [desk, press]
"""


def test_every_key_gives_its_value() -> None:
    """A release with every key reads into what its author wrote, without a finding."""
    found = reading(WHOLE, "Un premier paragraphe.\n\nUn autre.\n", path="releases/x.md")
    paris = ZoneInfo("Europe/Paris")
    assert found.findings == ()
    release = found.release
    assert release
    assert (release.id, release.revision, release.kind, release.language) == ("narcotrafic", 2, "statement", "fr-CA")
    assert release.languages == ("fr-CA", "en", "de")
    assert release.headline == "Jérôme Durain : « Les maires »"
    assert (release.lead, release.lead_in_body) == ("Un chapô en deux lignes.", False)
    assert release.notes == "Première ligne.\n\nSeconde ligne."
    assert release.published == datetime(2024, 11, 6, 9, tzinfo=paris)
    assert release.updated == datetime(2024, 11, 7, 10, tzinfo=paris)
    assert release.embargo == datetime(2024, 11, 6, 14, tzinfo=UTC)
    assert not release.dated_only
    assert release.corrections == (
        Correction(
            revision=2,
            text="Le premier texte disait 12 communes : il y en a 21.",
            date=datetime(2024, 11, 7, 10, tzinfo=paris),
        ),
    )
    assert release.categories == ("Actu", "Actualités")
    assert release.keywords == ("narcotrafic", "n° 10 : maires")
    assert release.contacts == (
        Contact(name="Anne Martin", role="Presse", email="presse@example.org", phone="0612345670"),
    )
    assert release.quotes == (
        Quote(text="Il n’existe pas de solution miracle", speaker="Jérôme Durain", role="sénateur"),
    )
    assert release.media == (
        Media(
            path="media/photo.JPG",
            alt="Le sénateur à la tribune",
            caption="À l’Assemblée",
            credit="A. Martin",
            licence="CC BY 4.0",
            type="image/jpeg",
        ),
        Media(url="https://example.org/dossier.pdf?v=2", type="application/pdf"),
    )
    assert release.email == EmailWords(subject="Objet", preheader="Aperçu", intro="Bonjour")
    assert (release.social.text, release.social.hashtags, release.social.thread) == (
        "Un texte : partout",
        ("Maires", "Sénat"),
        True,
    )
    assert release.social.overrides == {"x": "Sur X"}
    assert (release.targets, release.advance, release.audience) == (("desk", "press"), ("desk",), ("presse",))
    assert (release.url, release.feed_id) == ("https://example.org/durain", "https://old.example.org/?p=12")
    assert release.body == "Un premier paragraphe.\n\nUn autre.\n"


def test_places_are_where_values_stand() -> None:
    """Later findings can point at any value: its line and column are kept."""
    found = reading(WHOLE, "\nUn texte.\n")
    lines = ["---", *WHOLE.split("\n")]
    for key, text in (
        ("headline", '"Jérôme'),
        ("contacts[0].email", "presse@"),
        ("social.x", '"Sur'),
        ("email.subject", "Objet"),
    ):
        line, column = found.places[key]
        assert lines[line - 1][column - 1 :].startswith(text)
    assert found.release
    assert found.release.social.places["x"] == found.places["social.x"]
    assert found.release.social.places["text"] == found.places["social.text"]
    assert found.places["body"][0] == len(lines) + 3


def test_defaults() -> None:
    """What is not written is the newsroom's, or nothing."""
    found = reading(path="releases/essai.md")
    release = found.release
    assert release
    assert (release.id, release.revision, release.status, release.kind) == ("essai", 1, "usable", "release")
    assert (release.language, release.original, release.languages) == ("fr", True, ())
    assert release.dated_only
    assert release.published == release.updated == datetime(2024, 11, 6, tzinfo=ZoneInfo("Europe/Paris"))
    assert (release.contacts, release.boilerplate, release.embargo) == ((), "", None)
    assert (release.lead, release.lead_in_body) == ("Un texte.", True)


@pytest.mark.parametrize("nothing", ["", " ~", " null", ' ""', "  # rien encore"])
@pytest.mark.parametrize(
    "key", ["subhead", "embargo", "contacts", "revision", "media", "email", "categories", "status"]
)
def test_a_key_without_a_value_is_absent(key: str, nothing: str) -> None:
    """`key:`, `~` and `null` say that there is no value."""
    assert with_key(f"{key}:{nothing}").release == reading().release


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("title", "headline"), ("titre", "headline"), ("Titel", "headline"), ("título", "headline"), ("Headline", "headline"),
        ("headlin", "headline"), ("chapô", "lead"), ("chapo", "lead"), ("summary", "lead"), ("lang", "language"),
        ("sous-titre", "subhead"), ("Untertitel", "subhead"), ("embargo_until", "embargo"), ("Sperrfrist", "embargo"),
        ("tags", "keywords"), ("lastmod", "updated"), ("fecha", "date"), ("Kontakt", "contacts"), ("contact-presse", "contacts"),
        ("image", "media"), ("slug", "id"), ("type", "kind"), ("zitate", "quotes"), ("version", "revision"), ("rectificatif", "correction"),
        ("a_propos", "boilerplate"), ("twitter", "social"), ("subject", "email"), ("canonical", "url"), ("catégories", "categories"),
    ],
)  # fmt: skip
def test_an_unknown_key_is_an_error_that_names_the_right_one(written: str, meant: str) -> None:
    """Nothing is ignored in silence: other words for a key, and misspelt ones, are errors with a suggestion."""
    found = with_key(f'{written}: "x"')
    assert said(found) == [(4, 1, "unknown-key")]
    assert f'did you mean "{meant}"?' in messages(found)
    assert found.release is None


@pytest.mark.parametrize("written", ["draft", "brouillon", "Entwurf", "borrador"])
def test_a_draft_is_said_by_its_status(written: str) -> None:
    """Jekyll's and Hugo's `draft: true` is answered with what to write here."""
    assert 'write "status: withheld" for a draft' in messages(with_key(f"{written}: true"))


def test_a_key_that_means_nothing_lists_the_keys() -> None:
    """Where no guess is good, the keys there are are listed."""
    assert "Known here: id, revision" in messages(with_key("zzz: 1"))


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("contacts: [{nom: A}]", "name"), ("contacts: [{name: A, mail: a@b.fr}]", "email"), ("contacts: [{name: A, tel: 1}]", "phone"),
        ("quotes: [{citation: A}]", "text"), ("quotes: [{text: A, author: B}]", "speaker"), ("media: [{file: a.pdf}]", "path"),
        ("media: [{path: a.pdf, license: x}]", "licence"), ("email: {objet: A}", "subject"), ("social: {twitter: A}", "x"),
        ("media: [{path: a.png, alt_text: x}]", "alt"), ("media: [{lien: 'https://a.fr/'}]", "url"),
    ],
)  # fmt: skip
def test_an_unknown_key_within_a_table(line: str, meant: str) -> None:
    """The keys of contacts, quotes, media, email and social are as strict, and one mistake gives one finding."""
    found = with_key(line)
    assert [finding.code for finding in found.findings] == ["unknown-key"]
    assert f'did you mean "{meant}"?' in messages(found)


def test_a_synonym_is_not_also_missing() -> None:
    """`titre:` is one mistake, not two."""
    assert said(reading("titre: x\ndatum: 2024-11-06")) == [(2, 1, "unknown-key"), (3, 1, "unknown-key")]


def test_a_key_twice_names_both_lines() -> None:
    """The second embargo does not win: both lines are named."""
    found = with_key("embargo: 2024-11-06T09:00Z\nembargo: 2024-11-07T09:00Z")
    assert said(found) == [(5, 1, "duplicate-key")]
    assert "line 4" in messages(found)
    assert "line 5" in messages(found)


def test_what_is_missing_is_said_all_at_once() -> None:
    """Headline, date and text are required, and all three are named in one look."""
    found = reading("subhead: x", "")
    assert sorted(code for _, _, code in said(found)) == ["no-body", "no-date", "no-headline"]


@pytest.mark.parametrize("blank", ['"\u00a0"', '" "', "' \u202f'"])
def test_a_headline_of_spaces_is_none(blank: str) -> None:
    """What shows nothing says nothing; a text of no-break spaces is none either."""
    assert said(reading(f"headline: {blank}\ndate: 2024-11-06", "\u00a0\n")) == [
        (2, 1, "no-headline"),
        (5, 1, "no-body"),
    ]


def test_a_draft_needs_no_date_and_a_kill_no_text() -> None:
    """status: withheld does without a date, status: canceled without a body."""
    draft = reading('headline: "x"\nstatus: withheld').release
    assert draft
    assert (draft.published, draft.updated) == (None, None)
    killed = with_key("status: canceled\ncorrection: Une erreur de personne.", "").release
    assert killed
    assert killed.edition == "kill"
    assert killed.correction
    assert killed.correction.text == "Une erreur de personne."


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("status: draft", "withheld"), ("status: brouillon", "withheld"), ("status: published", "usable"), ("status: Usable", "usable"),
        ("status: killed", "canceled"), ("kind: communiqué", "release"), ("kind: statment", "statement"),
    ],
)  # fmt: skip
def test_words_out_of_a_few(line: str, meant: str) -> None:
    """A status or kind is one of its words; others are answered with the one that was meant."""
    found = with_key(line)
    assert [finding.code for finding in found.findings] == ["bad-word"]
    assert f'did you mean "{meant}"?' in messages(found)


def test_a_real_release_of_another_tool_is_answered_key_by_key() -> None:
    """A government's Jekyll file gives a finding for each key of its own, and no other."""
    front = (
        "title: 'Lancement de Tchap : la messagerie'\ndate: 2019-04-19 11:44:00 +02:00\ncategories:\n- Communiqué de presse\n"
        "tags:\n- Tchap\nchapeau-text: 'L’État lance\n  Tchap.'\nfiles:\n- file: \"/uploads/CP_TCHAP.pdf\"\n  nom: Télécharger\n"
    )
    found = reading(front)
    assert said(found) == [(2, 1, "unknown-key"), (6, 1, "unknown-key"), (8, 1, "unknown-key"), (10, 1, "unknown-key")]
