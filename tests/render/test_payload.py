"""The webhook's data object, key by key as the contract lists it."""

import json
from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from pressctl.model import Contact, Correction, Media, Notice, Quote, Release
from pressctl.render.payload import payload
from tests.support.builders import PARIS, a_newsroom, a_release

KEYS = {
    *("id", "revision", "status", "kind", "language", "headline", "subhead", "dateline", "lead", "html", "text"),
    *("markdown", "url", "published", "updated", "embargo", "categories", "keywords", "contacts", "quotes", "media"),
    *("boilerplate", "notes", "correction"),
}


def data_of(release: Release, *, notice: Notice = "", **newsroom: object) -> dict[str, Any]:
    """Render and read back."""
    read: dict[str, Any] = json.loads(payload(release, a_newsroom(**newsroom), notice=notice))
    return read


def test_a_full_release() -> None:
    """Every key, with the author's own words and rendered HTML."""
    release = a_release(
        revision=2,
        kind="statement",
        subhead="Sous-titre",
        dateline="Paris",
        notes="Note.\n\nDeux.",
        updated=datetime(2024, 11, 7, 9, tzinfo=PARIS),
        embargo=datetime(2024, 11, 6, 8, tzinfo=UTC),
        keywords=("drogue",),
        quotes=(Quote(text="Oui !", speaker="Zoé", role="élue"),),
        media=(
            Media(path="a b.jpg", alt="Alt", caption="C", credit="D", licence="CC0", type="image/jpeg", size=12),
            Media(url="https://cdn.example/x.pdf"),
        ),
        corrections=(Correction(revision=2, text="Le nom."), Correction(revision=1, text="rien")),
        boilerplate="**Nous**",
    )
    read = data_of(release)
    assert set(read) == KEYS
    body = release.body
    assert read == {
        "id": "narcotrafic",
        "revision": 2,
        "status": "usable",
        "kind": "statement",
        "language": "fr",
        "headline": release.headline,
        "subhead": "Sous-titre",
        "dateline": "Paris",
        "lead": release.lead,
        "html": read["html"],
        "text": read["text"],
        "markdown": body,
        "url": "https://presse.example.org/releases/narcotrafic/",
        "published": "2024-11-06T09:00:00+01:00",
        "updated": "2024-11-07T09:00:00+01:00",
        "embargo": "2024-11-06T08:00:00+00:00",
        "categories": ["Actu", "Actualités"],
        "keywords": ["drogue"],
        "contacts": [
            {"name": "Anne Martin", "role": "Presse", "email": "presse@example.org", "phone": "+33 1 23 45 67 89"}
        ],
        "quotes": [{"text": "Oui !", "speaker": "Zoé", "role": "élue"}],
        "media": [
            {
                "url": "https://presse.example.org/releases/narcotrafic/media/a-b-1f97f74b.jpg",
                "type": "image/jpeg",
                "size": 12,
                "alt": "Alt",
                "caption": "C",
                "credit": "D",
                "licence": "CC0",
            },
            {
                "url": "https://cdn.example/x.pdf",
                "type": "application/octet-stream",
                "size": None,
                "alt": None,
                "caption": None,
                "credit": None,
                "licence": None,
            },
        ],
        "boilerplate": "**Nous**",
        "notes": "Note.\n\nDeux.",
        "correction": "Le nom.",
    }
    assert read["html"].startswith("<p>Lors des questions")
    assert "<h2>Les élus locaux, acteurs essentiels</h2>" in read["html"]
    assert "«\u00a0Il n’existe pas" in read["html"]
    assert read["text"].startswith("Lors des questions")
    assert read["text"].count("Lors des questions") == 1
    assert "il faut agir" in read["text"]


def test_what_is_absent_is_null() -> None:
    """Never an empty text; a list is empty."""
    bare = a_release(lead="", lead_in_body=False, body="Texte.", published=None, categories=())
    read = data_of(bare, url="", boilerplate="", contacts=())
    assert set(read) == KEYS
    assert {key for key, value in read.items() if value is None} == {
        *(
            "subhead",
            "dateline",
            "lead",
            "url",
            "published",
            "updated",
            "embargo",
            "boilerplate",
            "notes",
            "correction",
        ),
    }
    assert [read[key] for key in ("categories", "keywords", "contacts", "quotes", "media")] == [[]] * 5
    assert read["html"] == "<p>Texte.</p>\n"


def test_a_lead_of_its_own_opens_html_and_text() -> None:
    """Escaped, as it is plain text."""
    read = data_of(a_release(lead="Un <chapô> !", lead_in_body=False, body="Texte."))
    assert read["html"] == "<p>Un &lt;chapô&gt;\u202f!</p>\n<p>Texte.</p>\n"
    assert read["text"] == "Un <chapô> !\n\nTexte."


def test_a_lead_that_is_a_later_paragraph_is_not_said_twice() -> None:
    """The body has it, below its first heading; a sentence within a paragraph is no paragraph."""
    below = data_of(a_release(lead="Le chapô.", lead_in_body=False, body="## Titre\n\nLe *chapô*.\n\nSuite."))
    assert below["html"].count("chapô") == below["text"].count("chapô") == 1
    within = data_of(a_release(lead="Le chapô.", lead_in_body=False, body="Le chapô. Suite."))
    assert within["text"] == "Le chapô.\n\nLe chapô. Suite."


def test_a_lead_is_compared_with_a_paragraph_to_its_end() -> None:
    """By letters alone; the same beginning does not make it the same."""
    lead, same = "La ville d’Exemple ouvre trois lignes de bus.", "LA VILLE d'Exemple   ouvre trois\nlignes de « bus »"
    assert data_of(a_release(lead=lead, lead_in_body=False, body=f"## Titre\n\n{same}"))["html"].count("lignes") == 1
    assert data_of(a_release(lead=lead, lead_in_body=False, body=f"## T\n\n{same} 9"))["html"].count("lignes") == 2


def test_the_newsrooms_words_stand_in() -> None:
    """Boilerplate and contacts, where the release has none."""
    read = data_of(a_release())
    assert read["boilerplate"] == "Le Groupe Exemple réunit 64 élus."
    own = data_of(a_release(contacts=(Contact(email="a@b.example"),)))
    assert own["contacts"] == [{"name": None, "role": None, "email": "a@b.example", "phone": None}]


def test_an_advance_points_to_nothing_that_is_not_there() -> None:
    """No address of ours, in no field; a remote file keeps its own."""
    release = a_release(
        body="[voir](annexe.pdf)", media=(Media(path="a.jpg"), Media(url="https://cdn.example/x")), lead_in_body=False
    )
    read = data_of(release, notice="advance")
    assert read["url"] is None
    assert [media["url"] for media in read["media"]] == [None, "https://cdn.example/x"]
    assert "presse.example.org" not in json.dumps({**read, "contacts": []})


def test_a_kill_never_carries_the_text() -> None:
    """Id, address and why; by the notice or by the release's status."""
    release = a_release(revision=3, corrections=(Correction(revision=3, text="le titre"),), why="Chiffres\nfaux.")
    for read in (data_of(release, notice="kill"), data_of(replace(release, status="canceled"))):
        assert read == {
            "id": "narcotrafic",
            "revision": 3,
            "status": "canceled",
            "language": "fr",
            "headline": release.headline,
            "url": "https://presse.example.org/releases/narcotrafic/",
            "updated": "2024-11-06T09:00:00+01:00",
            "why": "Chiffres\nfaux.",
        }
    assert data_of(a_release(), notice="kill")["why"] is None


def test_it_is_canonical_and_clean() -> None:
    """Sorted, without spaces, encodable, whatever the release holds."""
    evil = a_release(headline="a\ud800\x00\ufdd0b", body="x\ufffe\x1b\ry", lead="\ud800")
    text = payload(evil, a_newsroom())
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert json.loads(text.encode())["headline"] == "ab"
    assert json.loads(text)["markdown"] == "x\ny"
