"""What a mail is, said before its text: subject, preheader, correction, kill, advance, test."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from pressctl.model import Correction, EmailWords, Notice
from tests.render.mails import CORRECTED, FULL, NB, render, seen
from tests.render.reading import Page
from tests.support.builders import a_release


@pytest.mark.parametrize(
    ("notice", "subject"),
    [
        ("", f"Titre{NB}: «{NB}oui{NB}!{NB}»"),
        ("correction", f"CORRECTION – Titre{NB}: «{NB}oui{NB}!{NB}»"),
        ("kill", f"ANNULATION – Titre{NB}: «{NB}oui{NB}!{NB}»"),
        ("test", f"[TEST] Titre{NB}: «{NB}oui{NB}!{NB}»"),
        (
            "advance",
            f"[Sous embargo jusqu’au 7{NB}novembre 2024 à 10{NB}h (CET, UTC+1)] Titre{NB}: «{NB}oui{NB}!{NB}»",
        ),
    ],
)
def test_the_subject_says_what_it_is(notice: Notice, subject: str) -> None:
    """With U+00A0 throughout, which every mail program shows."""
    release = a_release(headline="Titre : « oui ! »", embargo=datetime(2024, 11, 7, 9, tzinfo=UTC))
    assert render(release, notice=notice).subject == subject


def test_an_authors_subject_and_preheader_win() -> None:
    """Both on one line."""
    mail = render(a_release(email=EmailWords(subject="Objet\n!", preheader="Accroche\tcourte")))
    assert mail.subject == f"Objet{NB}!"
    assert mail.preheader == "Accroche courte"
    assert Page(mail.html).text.lstrip("\n").startswith("Accroche courte")


def test_an_advance_without_an_embargo_has_no_banner() -> None:
    """There is nothing to say until when."""
    mail = render(a_release(), notice="advance")
    assert mail.subject.startswith("Jérôme")
    assert "embargo" not in mail.text


@pytest.mark.parametrize(
    ("lead", "preheader"),
    [
        ("Court.", "Court."),
        ("Une phrase assez longue pour tenir seule. " + "mot " * 30, "Une phrase assez longue pour tenir seule."),
        (
            "Il dit : « Voici une phrase assez longue ! » " + "mot " * 30,
            f"Il dit{NB}: «{NB}Voici une phrase assez longue{NB}!{NB}»",
        ),
        ("Oui. " + "mot " * 40, "Oui." + " mot" * 23 + "…"),
        ("mot, " * 40, "mot, " * 19 + "mot…"),
        ("x" * 150, "x" * 99 + "…"),
    ],
)
def test_the_preheader_is_cut_at_a_sentence_or_a_word(lead: str, preheader: str) -> None:
    """40 to 100 characters of the lead."""
    assert render(a_release(lead=lead)).preheader == preheader


def test_a_preheader_without_a_lead_is_the_subhead() -> None:
    """Inboxes show something."""
    assert render(a_release(lead="", subhead="Un sous-titre")).preheader == "Un sous-titre"


def test_a_correction_says_first_what_was_wrong() -> None:
    """In both versions and in the inbox; never as "for immediate release"."""
    mail = render(replace(FULL, revision=2, corrections=(CORRECTED,)), notice="correction")
    for text in (seen(mail), mail.text):
        assert text.index("CORRECTION") < text.index("Nîmes") < text.index("Les maires ne peuvent")
        assert "Au deuxième paragraphe." in text
        assert "Pour diffusion immédiate" not in text
    assert mail.preheader == f"Le nom de la ville est «{NB}Nîmes{NB}». Au deuxième paragraphe."
    assert render(FULL, notice="correction").subject.startswith("CORRECTION")


def test_a_correction_says_below_what_earlier_ones_set_right() -> None:
    """Who missed one learns of it here; the newest stands first, and only this one in the inbox."""
    day = datetime(2024, 11, 7, 9, tzinfo=UTC)
    earlier = Correction(revision=2, date=day, text="Deux, et non trois.\n\nPage 2.")
    mail = render(replace(FULL, revision=3, corrections=(earlier, replace(CORRECTED, revision=3))), notice="correction")
    for text in (seen(mail), mail.text):
        places = [
            text.index(said) for said in ("CORRECTION", "Nîmes", "Corrections précédentes", f"7{NB}novembre", "Page 2.")
        ]
        assert places == sorted(places)
    assert "Deux" not in mail.preheader


def test_a_kill_has_no_word_of_the_text() -> None:
    """Which release, that it is withdrawn, why, and whom to ask."""
    release = replace(FULL, status="canceled", corrections=(Correction(revision=1, text="Chiffres faux."),))
    mail = render(release, notice="kill")
    for text in (seen(mail), mail.text):
        assert "Groupe Exemple annule ce texte." in text.replace("\n", " ")
        assert f"Motif{NB}: Chiffres faux." in text
        assert "Texte annulé – narcotrafic" in text
        assert "https://presse.example.org/releases/narcotrafic/" in text
        assert "Anne Martin" in text
        assert "interpellé" not in text
        assert "agirons" not in text
        assert "Dossier" not in text
        assert "Notes aux" not in text
    assert mail.preheader.startswith("Groupe Exemple annule")
    assert "Motif" not in render(replace(release, corrections=()), notice="kill").text


def test_an_advance_has_the_banner_and_no_link_to_what_is_not_there() -> None:
    """Neither to the page nor to files that wait with it; the zone is said."""
    release = replace(
        FULL, embargo=datetime(2024, 11, 7, 9, tzinfo=UTC), body="[voir](annexe.pdf) et ![a](photos/a.jpg)"
    )
    mail = render(release, notice="advance")
    for text in (mail.html, mail.text):
        assert f"Sous embargo jusqu’au 7{NB}novembre 2024 à 10{NB}h (CET, UTC+1)" in text
        assert "presse.example.org" not in text
        assert "https://cdn.example/dossier.pdf" in text
        assert "immédiate" not in text


def test_a_correction_before_the_embargo_says_both() -> None:
    """The embargo first, then what was wrong; nothing that leads to a page that is not there."""
    release = replace(FULL, embargo=datetime(2024, 11, 7, 9, tzinfo=UTC), revision=2, corrections=(CORRECTED,))
    mail = render(release, notice="advance-correction")
    assert mail.subject.startswith("[Sous embargo")
    assert "CORRECTION" in mail.subject
    for text in (seen(mail), mail.text):
        assert text.index("Sous embargo") < text.index("CORRECTION") < text.index("Nîmes") < text.index("Les maires ne")
    assert "presse.example.org/releases" not in mail.html + mail.text
    assert "Nîmes" in mail.preheader


def test_a_test_says_so() -> None:
    """Nobody takes it for the release."""
    mail = render(notice="test")
    assert f"Ceci est un essai{NB}:" in mail.text
    assert f"Ceci est un essai{NB}:" in Page(mail.html).text
