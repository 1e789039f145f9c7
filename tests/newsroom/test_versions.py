"""The language versions of one release: what a translation has from its original, and what it must say itself."""

import pytest

from pressctl.model import Contact, Release
from tests.newsroom.folders import Folder, errors


def versions(folder: Folder) -> dict[str, Release]:
    """Load the only release there is, by language."""
    (group,) = folder.load().groups
    return {release.language: release for release in group}


def test_a_translation_says_its_words_and_has_the_rest_from_its_original(folder: Folder) -> None:
    """Date, embargo, kind and places are the release's; they are written once."""
    folder.release(
        "x",
        date="2024-11-06T09:00",
        embargo="2024-11-07T09:00+01:00",
        kind="statement",
        audience="[presse]",
        languages="[fr, en, de]",
        contacts='[{name: "Anne", email: "anne@example.org"}]',
        categories="[Actualités]",
        boilerplate="Nous.",
    )
    folder.release("x.en", date="", headline='"The bridge opens"', categories="[News]")
    loaded = versions(folder)
    french, english = loaded["fr"], loaded["en"]
    for key in ("id", "published", "updated", "embargo", "kind", "audience", "languages", "contacts", "revision"):
        assert getattr(english, key) == getattr(french, key), key
    assert (english.headline, english.categories, english.boilerplate) == ("The bridge opens", ("News",), "")
    assert not english.original
    assert errors(folder.load()) == []


def test_threads_are_for_every_language(folder: Folder) -> None:
    """What does not fit goes on in every language, unless a translation says that in its own it does not."""
    folder.release("x", social="{thread: true, x: Ici}")
    folder.release("x.en", date="", social="{x: Here}")
    folder.release("x.de", date="", social="{thread: false}")
    said = {
        language: (version.social.thread, dict(version.social.overrides))
        for language, version in versions(folder).items()
    }
    assert said == {"fr": (True, {"x": "Ici"}), "en": (True, {"x": "Here"}), "de": (False, {})}


def test_a_translation_has_contacts_and_files_of_its_own_when_it_names_them(folder: Folder) -> None:
    """What a file is credited to is said once, for the same file; a text in its place is said in each language."""
    folder.file("releases/pont.jpg")
    folder.file("releases/plan.pdf")
    folder.release(
        "x",
        contacts='[{name: "Anne"}]',
        media="[{path: pont.jpg, alt: Le pont, credit: J. Petit, licence: CC BY}, {path: plan.pdf}]",
    )
    folder.release("x.en", contacts='[{name: "Sam"}]', media="[{path: pont.jpg, alt: The bridge}]")
    english = versions(folder)["en"]
    assert english.contacts == (Contact(name="Sam"),)
    (photo,) = english.media
    assert (photo.alt, photo.credit, photo.licence) == ("The bridge", "J. Petit", "CC BY")
    assert not [finding for finding in folder.load().findings if finding.code == "media-words"]


def test_pictures_with_the_originals_words_are_said(folder: Folder) -> None:
    """They are shown, since a picture without its text is better than none, and somebody is told."""
    folder.file("releases/pont.jpg")
    folder.release("x", media="[{path: pont.jpg, alt: Le pont}]")
    folder.release("x.en", date="")
    assert [item.path for item in versions(folder)["en"].media] == ["pont.jpg"]
    (said,) = [finding for finding in folder.load().findings if finding.code == "media-words"]
    assert (said.path.endswith("x.en.md"), said.level) == (True, "advice")
    assert "pont.jpg" in said.message


@pytest.mark.parametrize(("french", "english"), [("2", ""), ("", "2"), ("3", "2")])
def test_a_version_that_was_not_corrected_stops_the_release(folder: Folder, french: str, english: str) -> None:
    """Its mistake would stay in public. One message, with both files, where the revision has to change."""

    def at(revision: str) -> dict[str, str]:
        numbers = range(2, int(revision or 1) + 1)
        listed = ", ".join(f"{{revision: {number}, text: x}}" for number in numbers)
        return {"revision": revision, "corrections": f"[{listed}]"} if revision else {}

    folder.release("x", **at(french))
    folder.release("x.en", **at(english))
    loaded = folder.load()
    behind = "x.en.md" if (french or "1") > (english or "1") else "x.md"
    (found,) = [finding for finding in loaded.findings if finding.code == "version-behind"]
    assert found.path.endswith(behind)
    assert ("releases/x.md" in found.message, "releases/x.en.md" in found.message) == (True, True)
    assert folder.build().findings != ()
    assert not (folder.public / "releases").exists()


def test_a_version_that_cannot_be_corrected_yet_is_put_aside(folder: Folder) -> None:
    """So the correction goes out in the others, and the text that is still wrong leaves the public."""
    folder.release("x")
    folder.release("x.en")
    folder.build()
    folder.release("x", revision="2", correction="12 au lieu de 13")
    folder.release("x.en", status="withheld")
    assert set(versions(folder)) == {"fr"}
    assert "public/releases/x/en/index.html" in folder.build().removed


def test_a_kill_of_the_original_kills_every_version(folder: Folder) -> None:
    """Nobody has to find the other files first, whatever revision they are at; a reason of their own is theirs."""
    folder.release("x", status="canceled", revision="2", corrections="[{revision: 2, text: Faux}]")
    folder.release("x.en", date="")
    folder.release("x.de", date="", status="canceled", correction="Falsch")
    loaded = versions(folder)
    assert errors(folder.load()) == []
    assert {(release.status, release.edition) for release in loaded.values()} == {("canceled", "kill")}
    said = {language: release.correction.text if release.correction else "" for language, release in loaded.items()}
    assert said == {"fr": "Faux", "en": "", "de": "Falsch"}


def test_an_original_among_translations_says_the_date(folder: Folder) -> None:
    """Also where every file's name has a language."""
    folder.release("x.fr", date="")
    folder.release("x.en")
    assert ("releases/x.fr.md", "version-undated") in errors(folder.load())
    folder.release("x.fr")
    folder.release("x.en", date="")
    assert errors(folder.load()) == []


@pytest.mark.parametrize("key", ["feed_id", "url"])
def test_versions_never_share_an_identity(folder: Folder, key: str) -> None:
    """A reader would see one in the other's place."""
    folder.release("x", **{key: "https://example.org/x"})
    folder.release("x.en", **{key: "https://example.org/x"})
    assert ("releases/x.en.md", "same-identity") in errors(folder.load())
    folder.release("x.en", **{key: "https://example.org/x/en"})
    assert errors(folder.load()) == []


def test_what_the_original_says_is_seen_through_the_index(folder: Folder) -> None:
    """A translation whose file did not change follows its original all the same."""
    folder.release("x")
    folder.release("x.en", date="")
    folder.build()
    folder.release("x", kind="statement", contacts='[{name: "Anne"}]')
    english = versions(folder)["en"]
    assert (english.kind, english.contacts) == ("statement", (Contact(name="Anne"),))
    folder.build()
    assert "Anne" in folder.shown("releases/x/en/index.html")
