"""The press kit: all of a release's files and words in one archive, for whoever cannot click a dozen links."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from pressctl.errors import PressctlError
from pressctl.newsroom import catalogue, packing
from pressctl.newsroom.building import build_public
from pressctl.newsroom.packing import pack
from tests.newsroom.folders import LATER, PDF, SHIPPED, Folder, contents

KIT = "releases/durain/press-kit-durain.zip"
MEDIA = (
    '[{path: "Dossier de presse.pdf", caption: Le dossier, licence: Libre de droits}, '
    '{path: a.png, alt: Une place, caption: La place, credit: A. Martin}, {url: "https://cdn.example/f.mp4", caption: Film}]'
)


def with_files(folder: Folder) -> Folder:
    """Give it a release that has two files and one elsewhere."""
    folder.file("releases/Dossier de presse.pdf")
    folder.file("releases/a.png", b"\x89PNG\r\n\x1a\n")
    folder.release("durain", media=MEDIA)
    return folder


def opened(folder: Folder) -> zipfile.ZipFile:
    """Open the press kit."""
    return zipfile.ZipFile(io.BytesIO(contents(folder.public)[KIT]))


def test_a_kit_holds_the_files_and_says_what_they_are(folder: Folder) -> None:
    """In one folder, whole, under the names they have in public; with the text, captions, credits and licences."""
    with_files(folder).build()
    with opened(folder) as kit:
        names = kit.namelist()
        assert kit.testzip() is None
        text = kit.read("press-kit-durain/fr.txt").decode()
        assert kit.read(names[1]) == PDF
    assert names[0] == "press-kit-durain/fr.txt"
    assert re.fullmatch(r"press-kit-durain/media/Dossier-de-presse-[0-9a-f]{8}\.pdf", names[1])
    assert names[2] == "press-kit-durain/media/a.png"
    for said in ("Titre de durain", "Il faut agir.", "media/a.png", "La place", "A. Martin", "Le dossier"):
        assert said in text
    assert "Libre de droits" in text
    assert "<https://cdn.example/f.mp4>" in text
    assert max(map(len, text.split("\n"))) <= 100


def test_the_page_leads_to_its_kit(folder: Folder) -> None:
    """By a way that a copy on disk can go, and with its size."""
    with_files(folder).build()
    page = folder.shown("releases/durain/index.html")
    assert f'href="../../{KIT}" download' in page
    assert "1\u00a0ko" in page


def test_every_language_has_its_text_in_one_kit(folder: Folder) -> None:
    """And every page leads to it."""
    with_files(folder).release("durain.en", media="[{path: a.png, alt: A square}]")
    folder.build()
    with opened(folder) as kit:
        assert [name for name in kit.namelist() if name.endswith(".txt")] == [
            "press-kit-durain/fr.txt",
            "press-kit-durain/en.txt",
        ]
        assert "A square" in kit.read("press-kit-durain/en.txt").decode()
    assert f'href="../../../{KIT}"' in folder.shown("releases/durain/en/index.html")


def test_the_same_files_make_the_same_bytes(tmp_path: Path) -> None:
    """On another machine, at another time, with files of another age and mode."""
    made = []
    for name in ("one", "two"):
        folder = with_files(Folder(tmp_path / name))
        (folder.root / "releases/a.png").chmod(0o600 if name == "one" else 0o755)
        folder.build()
        made.append(contents(folder.public)[KIT])
    assert made[0] == made[1]


def test_a_kit_is_made_anew_when_a_word_or_a_file_changes(folder: Folder) -> None:
    """And only then."""
    with_files(folder).build()
    assert not folder.build().stale
    folder.file("releases/a.png", b"\x89PNG\r\n\x1a\nother")
    assert f"public/{KIT}" in folder.build().stale
    folder.release("durain", text="Il faut vraiment agir.", media=MEDIA)
    assert f"public/{KIT}" in folder.build().stale


@pytest.mark.parametrize("forgotten", [False, True], ids=["index", "no index"])
def test_a_killed_release_has_none(folder: Folder, *, forgotten: bool) -> None:
    """The one that was there is taken away, also when nobody remembers it."""
    with_files(folder).build()
    if forgotten:
        folder.forget()
    folder.release("durain", status="canceled", correction='"Une erreur."')
    assert f"public/{KIT}" in folder.build().removed
    assert "press-kit" not in folder.shown("releases/durain/index.html")


def test_a_release_without_files_has_none(folder: Folder) -> None:
    """A film elsewhere is no file."""
    folder.release("durain", media='[{url: "https://cdn.example/f.mp4", caption: Film}]')
    folder.build()
    assert not (folder.public / KIT).exists()
    assert "press-kit" not in folder.shown("releases/durain/index.html")


def test_files_beyond_every_measure_are_not_packed(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """They stay where they are, one by one, and the kit that was there goes."""
    with_files(folder).build()
    monkeypatch.setattr(catalogue, "LARGEST", len(PDF) + 7)
    (folder.root / "releases/durain.md").touch()
    folder.forget()
    assert f"public/{KIT}" in folder.build().removed
    page = folder.shown("releases/durain/index.html")
    assert "press-kit" not in page
    assert "media/a.png" in page


def test_a_kit_with_a_secret_is_not_written(folder: Folder) -> None:
    """It holds the text, so it is looked at as a page is."""
    with_files(folder)
    built = build_public(
        folder.config,
        now=LATER,
        templates=SHIPPED,
        watch=folder.events.append,
        leak_of=lambda text: "mailgun" if "agir" in text else "",
    )
    assert [finding.code for finding in built.findings] == ["secret-in-text"]
    assert not (folder.public / KIT).exists()


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    """Not a traceback."""
    with pytest.raises(PressctlError, match=r"a\.png cannot be read"):
        pack("kit", {}, {"a.png": tmp_path / "a.png"})


def test_a_kit_is_small_enough_for_hosts() -> None:
    """GitHub refuses files of more than 100 MiB."""
    assert packing.LARGEST < 100 * 1024 * 1024
