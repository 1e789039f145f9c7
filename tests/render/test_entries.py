"""A release as feeds see it."""

from datetime import UTC, datetime

import pytest

from pressctl.model import Correction, Media, Quote
from pressctl.render.entries import make_entry
from tests.support.builders import PARIS, a_newsroom, a_release

NB, NN = "\u00a0", "\u202f"


def test_an_entry() -> None:
    """Polished words, absolute addresses, aware times."""
    release = a_release(
        body="Chapô !\n\n[voir](annexe.pdf)",
        lead="Chapô !",
        media=(Media(path="a.jpg", alt="A", type="image/jpeg", size=3), Media(url="https://cdn.example/x")),
    )
    entry = make_entry(release, a_newsroom())
    assert entry.id.startswith("urn:uuid:")
    assert entry.url == "https://presse.example.org/releases/narcotrafic/"
    assert (
        entry.title == f"Jérôme Durain{NB}: «{NB}Les maires ne peuvent pas lutter seuls contre le narcotrafic{NN}!{NB}»"
    )
    assert entry.summary == f"Chapô{NN}!"
    assert entry.html == f'<p>Chapô{NN}!</p>\n<p><a href="{entry.url}annexe.pdf">voir</a></p>\n'
    assert (entry.release, entry.language, entry.author) == ("narcotrafic", "fr", "Groupe Exemple")
    assert entry.published == entry.updated == datetime(2024, 11, 6, 8, tzinfo=UTC)
    assert [media.url for media in entry.media] == [f"{entry.url}media/a.jpg", "https://cdn.example/x"]
    assert (entry.media[0].path, entry.media[0].alt, entry.media[0].size) == ("", "A", 3)
    assert entry.categories == ("Actu", "Actualités")
    assert not entry.retracted


def test_an_embargo_later_than_the_date_is_when_it_was_published() -> None:
    """Nobody could read it before; nor was it updated before."""
    lifted = datetime(2024, 11, 8, 9, tzinfo=UTC)
    entry = make_entry(a_release(embargo=lifted, updated=datetime(2024, 11, 7, tzinfo=UTC)), a_newsroom())
    assert entry.published == entry.updated == lifted


def test_an_update_is_later() -> None:
    """And does not move the entry."""
    entry = make_entry(a_release(updated=datetime(2024, 12, 1, tzinfo=PARIS)), a_newsroom())
    assert (entry.published.month, entry.updated.month) == (11, 12)


def test_a_correction_is_said_first() -> None:
    """Readers of the old text see what changed."""
    release = a_release(revision=2, corrections=(Correction(revision=2, text="Lire <Nîmes> !\n\nDeux."),))
    html = make_entry(release, a_newsroom()).html
    assert html.startswith(
        f"<p><strong>CORRECTION</strong> – Lire &lt;Nîmes&gt;{NN}!</p>\n<p><strong>CORRECTION</strong> – Deux.</p>\n<p>Lors"
    )


def test_all_corrections_are_said_the_newest_first() -> None:
    """A reader may have seen any earlier text."""
    both = (Correction(revision=2, text="Deux."), Correction(revision=3, text="Trois."))
    html = make_entry(a_release(revision=3, corrections=both), a_newsroom()).html
    assert html.startswith(
        "<p><strong>CORRECTION</strong> – Trois.</p>\n<p><strong>CORRECTION</strong> – Deux.</p>\n<p>Lors"
    )


def test_a_killed_release_keeps_its_entry_without_its_words() -> None:
    """So that readers replace what they hold."""
    release = a_release(status="canceled", media=(Media(url="https://cdn.example/x"),))
    entry = make_entry(release, a_newsroom())
    assert entry.retracted
    assert entry.title.startswith("ANNULATION – Jérôme Durain")
    assert entry.summary in entry.html
    assert "interpellé" not in entry.html + entry.summary
    assert entry.media == ()
    why = make_entry(
        a_release(status="canceled", corrections=(Correction(revision=1, text="Faux < vrai"),)), a_newsroom()
    )
    assert why.html.endswith(f"Motif{NB}: Faux &lt; vrai</p>\n")


def test_without_an_address_the_url_is_the_pages_path() -> None:
    """The index beside it can link there; a local file is not public, so it is left out."""
    entry = make_entry(a_release(media=(Media(path="a.jpg"),)), a_newsroom(url=""))
    assert entry.url == "releases/narcotrafic/index.html"
    assert entry.media == ()


def test_a_release_without_any_date_has_no_entry() -> None:
    """A withheld one must not come here; one with an embargo alone may."""
    with pytest.raises(ValueError, match="no date"):
        make_entry(a_release(published=None), a_newsroom())
    lifted = datetime(2024, 11, 8, tzinfo=UTC)
    assert make_entry(a_release(published=None, embargo=lifted), a_newsroom()).published == lifted


def test_quotes_of_the_front_matter_are_in_the_feed() -> None:
    """Once: what the text says already is not printed again, and markup in them is text."""
    said = a_release().body.split("« ")[1].split(" »")[0]
    quotes = (
        Quote(text="Un pont <b>neuf</b> !", speaker="Anne Martin", role="maire"),
        Quote(text=said, speaker="le sénateur"),
    )
    html = make_entry(a_release(quotes=quotes), a_newsroom()).html
    assert html.count("<blockquote>") == 1
    assert "&lt;b&gt;neuf&lt;/b&gt;" in html
    assert html.endswith("<p>Anne Martin, maire</p></blockquote>\n")
