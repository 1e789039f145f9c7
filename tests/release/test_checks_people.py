"""Contacts that can be reached, telephone numbers that are whole, and people who speak."""

from zoneinfo import ZoneInfo

import pytest

from pressctl.model import Contact
from pressctl.release import check
from tests.release.documents import NOW, looked_over, placed
from tests.support.builders import a_newsroom, a_release

LONG = "Le groupe ouvre un lieu à Paris pour tous les habitants. " * 20


def test_a_contact_can_be_reached() -> None:
    """Each of the release's own has a mail address or a telephone number; the finding stands at the one without."""
    front = "contacts:\n- {name: Anne, email: a@b.fr}\n- {name: Zoé, role: Presse}"
    assert placed(looked_over(front)) == [(6, 3, "contact-unreachable")]
    assert looked_over("contacts: [{name: Anne, phone: '+33 1 23 45 67 89'}, {email: a@b.fr}]") == ()
    assert placed(looked_over("contacts: [{name: Anne, phone: à venir}]")) == [(4, 12, "contact-unreachable")]
    assert looked_over("contacts: [{name: Urgences, phone: 112}]") == ()


def test_the_newsroom_s_contacts_are_looked_at_when_they_stand_in() -> None:
    """One that can be reached is enough, and the release's own come first."""
    nobody = (Contact(name="Anne"),)
    assert placed(looked_over("subhead: x", contacts=nobody)) == [(2, 11, "contact-unreachable")]
    assert looked_over("subhead: x", contacts=(*nobody, Contact(email="a@b.fr"))) == ()
    assert looked_over("contacts: [{email: a@b.fr}]", contacts=nobody) == ()
    translation = a_release(original=False)
    assert (
        check(translation, a_newsroom(contacts=nobody), NOW) == check(translation, a_newsroom(contacts=()), NOW) == ()
    )


@pytest.mark.parametrize(
    ("phone", "zone", "hint"),
    [
        ("33140506070", "Europe/Paris", "+33140506070"),
        ("33 1 40 50 60 70", "Europe/Paris", "+33 1 40 50 60 70"),
        ("442079460000", "Europe/Paris", "+442079460000"),
        ("140506070", "Europe/Paris", '"0140506070"'),
        ("6 12 34 56 78", "Europe/Paris", '"06 12 34 56 78"'),
        ("01 40 50 60 70 / 612345678", "Europe/Paris", '"0612345678"'),
        ("2079460000", "Europe/London", '"02079460000"'),
        ("3.36E+10", "America/Montreal", "dialled"),
        ("33140506070.0", "Europe/Paris", "dialled"),
    ],
)
def test_a_number_that_lost_its_zero_or_its_plus(phone: str, zone: str, hint: str) -> None:
    """Other tools and spreadsheets take a telephone number for a figure."""
    (finding,) = looked_over(f"contacts: [{{name: Anne, phone: {phone}}}]", zone=ZoneInfo(zone))
    assert (finding.line, finding.column, finding.code) == (4, 32, "phone-incomplete")
    assert hint in finding.hint


@pytest.mark.parametrize(
    ("phone", "zone"),
    [
        ("0140506070", "Europe/Paris"),
        ("01.40.50.60.70", "Europe/Paris"),
        ("+33140506070", "Europe/Paris"),
        ("+33 (0)1 40 50 60 70", "Europe/Paris"),
        ("0033 1 40 50 60 70", "Europe/Paris"),
        ("3975", "Europe/Paris"),
        ("112", "Europe/Paris"),
        ("01 40 50 60 70 ou 06 12 34 56 78", "Europe/Paris"),
        ("612 34 56 78", "Europe/Madrid"),
        ("+1-202-555-0100", "America/New_York"),
        ("202-555-0100", "America/New_York"),
        ("202 555 0100", "Europe/London"),
        ("352 661 111", "Europe/Prague"),
        ("1-800-555-0100", "America/New_York"),
        ("31 99999-9999", "America/Sao_Paulo"),
        ("030 123456-0", "Europe/Berlin"),
        ("Zentrale, Durchwahl 12", "Europe/Berlin"),
    ],
)
def test_numbers_that_are_whole(phone: str, zone: str) -> None:
    """National and international forms, short numbers and numbers of countries without a leading zero pass."""
    assert looked_over(f'contacts: [{{name: Anne, phone: "{phone}"}}]', zone=ZoneInfo(zone)) == ()


def test_a_long_release_in_which_nobody_speaks() -> None:
    """From two hundred words on; the finding is found always, and shown only where config.toml asks."""
    assert [found.code for found in check(a_release(headline="x", body=LONG, lead="x"), a_newsroom(), NOW)] == [
        "no-quote"
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"body": LONG[:500]},
        {"body": f"{LONG}\n\n« Bravo », dit Anne.\n"},
        {"body": f"{LONG}\n\n> Bravo.\n"},
        {"body": f"{LONG}\n\n— Bravo, dit Anne.\n"},
        {"body": f"{LONG}\n\n‘Bravo,’ says Anne.\n"},
        {"headline": "Anne : « Bravo »"},
        {"kind": "statement"},
        {"kind": "advisory"},
        {"status": "canceled"},
    ],
)
def test_releases_that_need_no_quote(changes: dict[str, str]) -> None:
    """Short ones, those that have one in whatever marks, and those that are one."""
    release = a_release(**{"headline": "x", "lead": "x", "body": LONG, **changes})
    assert check(release, a_newsroom(), NOW) == ()
