"""What may not be public yet, or not any more, is in no file of public/; what is not ours stays."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import pytest

from pressctl.newsroom.catalogue import Catalogue
from pressctl.newsroom.documents import Document
from tests.newsroom.folders import Folder, contents, inodes

FEEDS = {"rss.xml", "atom.xml", "feed.json"}
BESIDE = {"feed.css", "ninjs.json"}  # what is beside the feeds wherever there are any
MAPS = {"sitemap.xml", "news-sitemap.xml"}
YEAR = "sitemap-2024.xml"
# A build that is killed as soon as it has written the page of b.
KILLED = """
import os, signal, sys
from pathlib import Path
from tests.newsroom.folders import Folder, LATER, SHIPPED
from pressctl.newsroom.building import build_public

def die(event):
    if event.message == "public/releases/b/index.html":
        os.kill(os.getpid(), signal.SIGKILL)

folder = Folder(Path(sys.argv[1]))
build_public(folder.config, now=LATER, templates=SHIPPED, watch=die)
"""
EMBARGO = datetime(2024, 11, 7, 8, 0, tzinfo=UTC)


def entries(folder: Folder, name: str = "atom.xml") -> list[str]:
    """Return the links in a feed, in its order."""
    return [
        entry.link.removeprefix("https://presse.example.org/") for entry in feedparser.parse(folder.shown(name)).entries
    ]


@pytest.mark.parametrize("keys", [{"embargo": "2024-11-07T09:00+01:00"}, {"date": "2024-11-07T09:00"}])
def test_a_held_release_appears_nowhere_before_and_everywhere_after(folder: Folder, keys: dict[str, str]) -> None:
    """To the second; its id and its words are in no public file before."""
    folder.file("releases/secret.pdf", b"secret")
    folder.release("open")
    folder.release("geheim", text="Streng geheim.", media="[{path: secret.pdf}]", **keys)
    folder.build(EMBARGO - timedelta(seconds=1))
    for name, content in contents(folder.public).items():
        assert "geheim" not in name
        assert b"geheim" not in content
        assert b"secret" not in content
    built = folder.build(EMBARGO)
    assert built.parsed == 0
    assert (folder.public / "releases/geheim/media/secret.pdf").read_bytes() == b"secret"
    for name in (*FEEDS, "index.html", "releases/geheim/index.html"):
        assert "geheim" in folder.shown(name)


def test_a_translation_keeps_the_whole_release_back(folder: Folder) -> None:
    """All versions are out or none is."""
    folder.release("x", embargo=f"{EMBARGO.isoformat()}")
    folder.release("x.en", date="")
    folder.build(EMBARGO - timedelta(seconds=1))
    assert not (folder.public / "releases").exists()
    folder.build(EMBARGO)
    assert (folder.public / "releases/x/en/index.html").exists()


def test_a_draft_is_not_public_and_a_release_withdrawn_is_not_any_more(folder: Folder) -> None:
    """Its page, its files and its entry go."""
    folder.file("releases/dossier.pdf")
    folder.release("x", media="[{path: dossier.pdf}]")
    folder.build()
    folder.release("x", status="withheld")
    built = folder.build()
    assert built.removed == (
        "public/releases/x/index.html",
        "public/releases/x/media/dossier.pdf",
        "public/releases/x/press-kit-x.zip",
        "public/releases/x/release.json",
        f"public/{YEAR}",
    )
    assert set(contents(folder.public)) == {"index.html", *FEEDS, *MAPS, *BESIDE}
    assert not (folder.public / "releases").exists()
    assert entries(folder) == []


def test_a_killed_release_leaves_a_notice(folder: Folder) -> None:
    """Without its text and its files, in the feeds too, so that readers replace what they hold."""
    folder.file("releases/dossier.pdf")
    folder.release("x", text="Il faut agir.", media="[{path: dossier.pdf}]")
    folder.build()
    folder.release(
        "x", text="Il faut agir.", media="[{path: dossier.pdf}]", status="canceled", correction='"Une erreur."'
    )
    folder.build()
    assert not (folder.public / "releases/x/media").exists()
    for name in (*FEEDS, *MAPS, YEAR, "releases/x/index.html", "releases/x/release.json"):
        assert "Il faut agir" not in folder.shown(name)
    assert "Une erreur" in folder.shown("releases/x/index.html")
    assert entries(folder) == ["releases/x/"]


def test_a_broken_release_among_good_ones_keeps_its_page(folder: Folder) -> None:
    """It is left out of index and feeds, and it is said why; the others are built."""
    folder.release("good")
    folder.release("x")
    folder.build()
    before = (folder.public / "releases/x/index.html").read_bytes()
    folder.release("x", text="Neu.", headline="")
    folder.release("good", text="Neu.")
    built = folder.build()
    assert [(finding.path, finding.code) for finding in built.findings] == [("releases/x.md", "no-headline")]
    assert (folder.public / "releases/x/index.html").read_bytes() == before
    assert "Neu." in folder.shown("releases/good/index.html")
    assert entries(folder) == ["releases/good/"]
    assert "Titre de x" not in folder.shown("index.html")
    assert built.removed == ()


@pytest.mark.parametrize("broken", [b"\xff\xfe", b"---\n: [\n---\n", b""])
def test_without_the_index_nothing_is_taken_while_a_release_is_broken(folder: Folder, broken: bytes) -> None:
    """Its page might be any; once it is mended, what is nobody's goes."""
    folder.release("known", id="another-id")
    folder.release("gone")
    folder.build()
    folder.forget()
    path = folder.file("releases/known.md", broken)
    (folder.root / "releases" / "gone.md").unlink()
    for _ in range(2):
        assert folder.build().removed == ()
    assert (folder.public / "releases/another-id/index.html").exists()
    path.unlink()
    orphans = [
        f"public/releases/{name}/{file}" for name in ("another-id", "gone") for file in ("index.html", "release.json")
    ]
    assert folder.build().removed == (*orphans, f"public/{YEAR}")


@pytest.mark.parametrize("remembered", [True, False])
def test_a_removed_release_leaves_no_orphan(folder: Folder, *, remembered: bool) -> None:
    """With the index by its word, without it by our mark in the page."""
    folder.file("releases/dossier.pdf")
    folder.release("stays")
    folder.release("goes", media="[{path: dossier.pdf}]")
    folder.release("goes.en")
    folder.build()
    for name in ("goes.md", "goes.en.md"):
        (folder.root / "releases" / name).unlink()
    folder.feeds["formats"] = ("atom",)
    if not remembered:
        folder.forget()
        (folder.public / "releases/goes" / ".index.html.123.pressctl-tmp").write_bytes(b"half")
    folder.build()
    left = {"index.html", "atom.xml", YEAR, *MAPS, *BESIDE, "releases/stays/index.html", "releases/stays/release.json"}
    assert set(contents(folder.public)) - {"feed.json"} == left
    assert not (folder.public / "releases/goes").exists()


def test_what_killed_builds_left_half_written_is_swept_wherever_it_is(folder: Folder) -> None:
    """Beside a page that nothing has to write again, beside feeds, and beside a page that goes: of those, its folder too."""
    folder.release("a")
    goes = folder.release("b")
    folder.build()
    left = [folder.public / name for name in (".rss.xml.1.pressctl-tmp", "releases/a/.x.2-12345678.pressctl-tmp")]
    left.append(folder.public / "releases/b/.index.html.3.pressctl-tmp")
    for path in left:
        path.write_bytes(b"half")
        os.utime(path, (0, 0))
    goes.unlink()
    folder.build(write=False, all_files=False)
    assert all(path.exists() for path in left)
    folder.build(all_files=False)
    assert not any(path.exists() for path in left)
    assert not (folder.public / "releases/b").exists()


def test_an_orphan_that_is_gone_already_is_not_reported(folder: Folder) -> None:
    """Neither by a look nor by a build."""
    path = folder.release("x")
    folder.build()
    path.unlink()
    for name in ("releases/x/index.html", "releases/x/release.json", YEAR):
        (folder.public / name).unlink()
    assert folder.build(write=False).removed == ()
    assert folder.build().removed == ()


def test_what_a_killed_build_wrote_is_found(folder: Folder) -> None:
    """The index was not saved; its page must not stay when the release goes."""
    folder.release("a")
    folder.build()
    path = folder.release("b")
    top = Path(__file__).parents[2]
    killed = subprocess.run([sys.executable, "-c", KILLED, str(folder.root)], cwd=top, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (folder.public / "releases/b/index.html").exists()
    path.unlink()
    assert "public/releases/b/index.html" in folder.build().removed
    assert folder.build().stale == ()


def test_a_first_build_that_is_killed_is_gone_on_with(folder: Folder) -> None:
    """What it read is kept: nothing is read again."""
    for name in "abcd":
        folder.release(name)
    script = f"from pressctl.newsroom import index\nindex._AT_ONCE = 3\n{KILLED}"
    top = Path(__file__).parents[2]
    killed = subprocess.run([sys.executable, "-c", script, str(folder.root)], cwd=top, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert folder.build().parsed == 0
    assert folder.build().stale == ()


def test_what_is_not_ours_is_never_deleted(folder: Folder) -> None:
    """A site around the newsroom lives in the same folder."""
    foreign = {"CNAME": b"x", "releases/old/index.html": b"<p>by hand</p>", "page/9/index.html": b"", "media/x": b""}
    for name, content in foreign.items():
        folder.file(f"public/{name}", content)
    (folder.public / "releases" / "link").symlink_to(folder.root)
    folder.release("x")
    folder.build()
    folder.forget()
    folder.build()
    (folder.root / "releases" / "x.md").unlink()
    folder.build()
    for name, content in foreign.items():
        assert (folder.public / name).read_bytes() == content


def test_a_moved_release_keeps_its_page(folder: Folder) -> None:
    """Its address comes from its id, not from where its file is."""
    path = folder.release("x")
    folder.build()
    before = inodes(folder.public)
    (folder.root / "releases" / "2024").mkdir()
    path.rename(folder.root / "releases" / "2024" / "x.md")
    assert folder.build().stale == ()
    assert inodes(folder.public) == before
    (folder.root / "releases" / "2024" / "x.md").unlink()
    assert "public/releases/x/index.html" in folder.build().removed


def test_an_archive_s_many_folders_are_looked_at_in_turn(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody takes out of public/ is put back within a few runs, and by one that looks at every file at once."""
    monkeypatch.setattr("pressctl.newsroom.shelf.TURN", 2)
    for number in range(5):
        folder.release(f"r{number}")
    folder.build()
    assert folder.build(all_files=False).stale == ()
    pages = [folder.public / "releases" / f"r{number}" / "index.html" for number in range(5)]
    for page in pages:
        page.unlink()
    back = []
    for _ in range(3):
        folder.build(all_files=False)
        back.append(sum(page.is_file() for page in pages))
    assert back == [2, 3, 5]
    for page in pages:
        page.unlink()
    folder.build()
    assert all(page.is_file() for page in pages)


@pytest.mark.parametrize("saved", [1, 100])
def test_a_build_that_is_cut_off_while_reading_loses_no_release(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, saved: int
) -> None:
    """Whatever of a release was saved before the end: the next build has it in pages, feeds and lists."""
    monkeypatch.setattr("pressctl.newsroom.index._AT_ONCE", saved)
    for number in range(3):
        folder.release(f"r{number}")
    note, noted = Catalogue.note, list[str]()

    def cut_off(self: Catalogue, document: Document, files: int) -> None:
        if len(noted) == 1:
            raise KeyboardInterrupt
        noted.append(document.id)
        note(self, document, files)

    with monkeypatch.context() as patched:
        patched.setattr(Catalogue, "note", cut_off)
        with pytest.raises(KeyboardInterrupt):
            folder.build()
    folder.build()
    assert all((folder.public / "releases" / f"r{number}" / "index.html").is_file() for number in range(3))
    assert len(feedparser.parse(str(folder.public / "atom.xml")).entries) == 3
