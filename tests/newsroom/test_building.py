"""public/ is what the files, the config and the clock say; nothing more, nothing late, nothing twice."""

import json
import re
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest

from pressctl.errors import Invalid, PressctlError
from pressctl.model import Event
from pressctl.newsroom.building import build_public
from pressctl.newsroom.products import MARK
from tests.newsroom.folders import LATER, PDF, SHIPPED, Folder, contents, inodes, read_only

FEEDS = {"rss.xml", "atom.xml", "feed.json"}
BESIDE = {"feed.css", "ninjs.json"}  # what is beside the feeds wherever there are any
MAPS = {"sitemap.xml", "news-sitemap.xml"}
YEAR = "sitemap-2024.xml"
REVISION = '<meta name="pressctl:revision" content="1">'


def changed(built: Any) -> set[str]:
    """Return the public files a build changed, without the folder's name."""
    return {file.path.removeprefix("public/") for file in built.files if file.changed}


def entries(folder: Folder, name: str = "atom.xml") -> list[str]:
    """Return the links in a feed, in its order."""
    return [
        entry.link.removeprefix("https://presse.example.org/") for entry in feedparser.parse(folder.shown(name)).entries
    ]


def test_a_build_writes_pages_media_index_and_feeds(folder: Folder) -> None:
    """Each where the contract says, and reported."""
    folder.file("releases/Dossier de presse.pdf")
    folder.release("durain", media='[{path: "Dossier de presse.pdf"}]')
    folder.release("durain.en")
    built = folder.build()
    media = next(name for name in contents(folder.public) if "/media/" in name)
    assert set(contents(folder.public)) == {
        *FEEDS,
        *BESIDE,
        *MAPS,
        YEAR,
        "releases/durain/release.json",
        "releases/durain/en/release.json",
        "releases/durain/press-kit-durain.zip",
        "rss.en.xml",
        "atom.en.xml",
        "feed.en.json",
        "index.html",
        "releases/durain/index.html",
        "releases/durain/en/index.html",
        media,
    }
    assert " " not in media
    assert (folder.public / media).read_bytes() == PDF
    assert changed(built) == set(contents(folder.public))
    assert (built.parsed, built.findings, built.removed) == (2, (), ())
    assert "Titre de durain" in folder.shown("index.html")
    assert "Il faut agir." in folder.shown("releases/durain/index.html")


def test_feeds_lead_to_pages_that_are_there(folder: Folder) -> None:
    """Every link of every format, and every attachment, with its length."""
    folder.file("releases/dossier.pdf")
    for number in range(3):
        folder.release(f"r{number}", date=f"2024-11-0{number + 1}T09:00", media="[{path: dossier.pdf}]")
    folder.build()
    pages = ["releases/r2/", "releases/r1/", "releases/r0/"]
    assert entries(folder, "rss.xml") == entries(folder, "atom.xml") == pages
    assert [item["url"] for item in json.loads(folder.shown("feed.json"))["items"]] == [
        f"https://presse.example.org/{page}" for page in pages
    ]
    for entry in feedparser.parse(folder.shown("atom.xml")).entries:
        (link,) = entry.enclosures
        file = folder.public / link.href.removeprefix("https://presse.example.org/")
        assert (file.read_bytes(), link.length) == (PDF, str(len(PDF)))
        assert (folder.public / entry.link.removeprefix("https://presse.example.org/") / "index.html").exists()


def test_two_builds_give_the_same_and_the_second_changes_nothing(folder: Folder) -> None:
    """Not even a file's time."""
    folder.file("releases/dossier.pdf")
    folder.release("a", media="[{path: dossier.pdf}]")
    folder.release("b")
    folder.build()
    before = inodes(folder.public)
    built = folder.build()
    assert inodes(folder.public) == before
    assert (changed(built), built.parsed, built.rendered, built.stale) == (set(), 0, 0, ())
    assert len(built.files) == len(before)


def test_without_the_index_the_bytes_are_the_same(folder: Folder) -> None:
    """It is never the truth: everything is made anew, and nothing is written."""
    folder.file("releases/dossier.pdf")
    folder.release("a", media="[{path: dossier.pdf}]")
    folder.release("b", embargo="2024-11-07T09:00+09:00")
    folder.build()
    before = inodes(folder.public)
    folder.forget()
    built = folder.build()
    assert (built.parsed, built.rendered) == (2, 4)
    assert inodes(folder.public) == before
    assert changed(built) == set()


def test_another_folder_with_the_same_files_gives_the_same_bytes(folder: Folder, tmp_path: Path) -> None:
    """Wherever it is, whatever order its files were written in."""
    folder.release("a")
    folder.release("b")
    folder.build()
    other = Folder(tmp_path / "other")
    other.release("b")
    other.release("a")
    other.build(LATER + timedelta(days=9))
    assert contents(other.public) == contents(folder.public)


def test_a_new_release_changes_its_page_the_index_and_the_feeds(folder: Folder) -> None:
    """And nothing else is as much as parsed."""
    for name in "abc":
        folder.release(name)
    folder.build()
    folder.release("new", date="2024-11-20T09:00")
    built = folder.build()
    assert changed(built) == {
        "releases/new/index.html",
        "releases/new/release.json",
        "index.html",
        YEAR,
        "ninjs.json",
        *FEEDS,
    }
    assert (built.parsed, built.rendered) == (1, 2)


def test_of_two_hundred_releases_one_new_one_is_read(folder: Folder) -> None:
    """The index's whole purpose, at the size it is for; the feeds carry all of them."""
    folder.feeds["entries"] = 200
    for number in range(199):
        folder.release(f"r{number:03}", date=f"2024-{1 + number % 12:02}-{1 + number % 28:02}T09:00")
    folder.build()
    folder.release("new", date="2025-01-20T09:00")
    built = folder.build()
    assert (built.parsed, built.rendered) == (1, 2)
    assert entries(folder)[0] == "releases/new/"
    assert len(entries(folder)) == 200
    assert changed(built) == {
        *("releases/new/index.html", "releases/new/release.json", "sitemap-2025.xml", "sitemap.xml"),
        "index.html",
        "ninjs.json",
        *FEEDS,
    }


def test_the_index_is_paged_by_fifty(folder: Folder) -> None:
    """It shows the newest fifty; a page of older ones is full, and changes no more once there is a newer one."""
    for number in range(101):
        folder.release(f"r{number:03}", date=f"2024-{1 + number // 28:02}-{1 + number % 28:02}T09:00")
    folder.build()

    def shown(path: str) -> list[int]:
        found = re.findall(r'href="[^"]*releases/r(\d+)/index.html"', folder.shown(path))
        return sorted({int(number) for number in found})

    assert shown("index.html") == list(range(51, 101))
    assert shown("page/1/index.html") == list(range(50))
    assert shown("page/2/index.html") == list(range(50, 100))
    assert not (folder.public / "page" / "3").exists()
    folder.release("r101", date="2024-12-01T09:00")
    assert not {name for name in changed(folder.build()) if name.startswith("page/")}
    for number in (101, 100):
        (folder.root / "releases" / f"r{number}.md").unlink()
    assert "public/page/2/index.html" in folder.build().removed
    assert not (folder.public / "page" / "2").exists()


def test_an_empty_newsroom_has_an_index_and_feeds(folder: Folder) -> None:
    """Readers can subscribe before the first release."""
    folder.build()
    assert set(contents(folder.public)) == {"index.html", *FEEDS, *MAPS, *BESIDE}
    assert entries(folder) == []


@pytest.mark.parametrize("harm", ["changed", "deleted", "link"])
@pytest.mark.parametrize("name", ["releases/x/index.html", "rss.xml", "index.html", "releases/x/media/dossier.pdf"])
def test_a_public_file_that_was_tampered_with_is_put_right(folder: Folder, name: str, harm: str) -> None:
    """The index does not speak for what is on disk; a link is refused, not followed."""
    folder.file("releases/dossier.pdf")
    folder.release("x", media="[{path: dossier.pdf}]")
    folder.build()
    path = folder.public / name
    content = path.read_bytes()
    theirs = folder.file("../theirs", content)
    if harm == "changed":
        path.write_bytes(b"!" * len(content))
    else:
        path.unlink()
    if harm == "link":
        path.symlink_to(theirs)
        with pytest.raises(Invalid, match="is a link"):
            folder.build()
    else:
        assert folder.build().stale == (f"public/{name}",)
        assert path.read_bytes() == content


def test_looking_writes_nothing_and_says_what_would_change(folder: Folder) -> None:
    """`feeds --check` in a CI job, before a build, after one, and when the files have moved on."""
    folder.file("releases/dossier.pdf")
    folder.release("x", media="[{path: dossier.pdf}]")
    looked = folder.build(write=False)
    assert set(looked.stale) == {
        f"public/{name}"
        for name in (
            *(*FEEDS, *MAPS, *BESIDE, YEAR, "index.html", "releases/x/index.html", "releases/x/release.json"),
            *("releases/x/media/dossier.pdf", "releases/x/press-kit-x.zip"),
        )
    }
    assert not folder.public.exists()
    assert not folder.index.exists()
    folder.build()
    assert folder.build(write=False).stale == ()
    folder.forget()
    assert folder.build(write=False).stale == ()
    assert not folder.index.exists()
    folder.build()
    (folder.root / "releases" / "x.md").unlink()
    before = contents(folder.root)
    stale = folder.build(write=False).stale
    assert "public/releases/x/index.html" in stale
    assert "public/rss.xml" in stale
    assert contents(folder.root) == before
    assert folder.build().stale == stale


def test_without_an_address_pages_are_built_and_feeds_are_not(folder: Folder) -> None:
    """The index leads to the pages beside it, so that the folder can be looked at as it is."""
    folder.newsroom["url"] = ""
    folder.release("x")
    folder.build()
    assert set(contents(folder.public)) == {"index.html", "releases/x/index.html", "releases/x/release.json"}
    assert 'href="releases/x/index.html"' in folder.shown("index.html")
    folder.newsroom["url"] = "https://presse.example.org/"
    folder.build()
    assert entries(folder) == ["releases/x/"]
    folder.newsroom["url"] = ""
    assert set(folder.build().removed) == {f"public/{name}" for name in (*FEEDS, *MAPS, *BESIDE, YEAR)}


@pytest.mark.parametrize(
    "change",
    [{"name": "Autre nom"}, {"boilerplate": "Autre groupe."}, {"url": "https://autre.example/"}],
)
def test_a_changed_newsroom_changes_what_it_is_said_in(folder: Folder, change: dict[str, str]) -> None:
    """What was known under the old one is not used."""
    folder.release("x")
    folder.build()
    folder.newsroom.update(change)
    folder.build()
    kept = contents(folder.public)
    shutil.rmtree(folder.public)
    folder.forget()
    folder.build()
    assert contents(folder.public) == kept
    assert next(iter(change.values())) in folder.shown("releases/x/index.html")


def test_a_secret_in_the_ledgers_address_is_nobodys_business_here(folder: Folder) -> None:
    """Changing where the ledger is does not make a build work anew."""
    folder.release("x")
    folder.build()
    folder.newsroom["ledger"] = "postgresql://user:password@db/ledger"
    assert folder.build().parsed == 0
    assert b"password" not in folder.index.read_bytes()


def test_the_newsrooms_own_template_is_used_and_its_changes_seen(folder: Folder) -> None:
    """Pages are rendered anew, entries are not."""
    folder.release("x")
    folder.build()
    folder.file("templates/page/release.html", b"<html><head></head><p>Eins {{ release.headline }}</p></html>")
    built = folder.build()
    assert changed(built) == {"releases/x/index.html"}
    assert built.parsed == 0
    assert folder.shown("releases/x/index.html").startswith(f"<html><head>\n{MARK}\n{REVISION}</head><p>Eins ")
    ours = '<head><meta name="generator" content="ours"></head>'
    for own, made in (
        ("<p>no head</p>", f"{REVISION}\n<p>no head</p>"),
        (ours, ours.replace("<head>", f"<head>\n{REVISION}")),
    ):
        folder.file("templates/page/release.html", own.encode())
        assert changed(folder.build()) == {"releases/x/index.html"}
        assert folder.shown("releases/x/index.html") == made


def test_a_template_error_stops_the_build_and_leaves_pages_whole(folder: Folder) -> None:
    """The next build goes on."""
    folder.release("x")
    folder.build()
    before = contents(folder.public)
    folder.release("x", text="Neu.")
    template = folder.file("templates/page/release.html", b"{{ nothing.there }}")
    with pytest.raises(Invalid, match=r"page/release\.html"):
        folder.build()
    assert contents(folder.public) == before
    template.unlink()
    assert "releases/x/index.html" in changed(folder.build())


def test_an_interrupted_build_is_finished_by_the_next(folder: Folder) -> None:
    """Whatever was written is whole and known."""
    for name in "abcd":
        folder.release(name)
    written: list[str] = []

    def interrupt(event: Event) -> None:
        written.append(event.message)
        if event.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_public(folder.config, now=LATER, templates=SHIPPED, watch=interrupt)
    assert [f"public/{name}" for name in sorted(contents(folder.public))] == written
    built = folder.build()
    assert built.parsed == 0
    assert not {f"public/{name}" for name in changed(built)} & set(written)
    assert len(entries(folder)) == 4


def test_progress_counts_every_file(folder: Folder) -> None:
    """From one to all, and says which changed."""
    folder.release("x")
    built = folder.build()
    assert [(event.kind, event.done, event.total) for event in folder.events] == [
        ("writing", number, 11) for number in range(1, 12)
    ]
    assert [event.message for event in folder.events] == [file.path for file in built.files]


def test_a_folder_that_may_not_be_written_is_said(folder: Folder) -> None:
    """With the path, and what has to be allowed; and where nothing has to change, nothing is asked."""
    folder.release("x")
    with read_only(folder.root), pytest.raises(PressctlError, match="cannot be written: Permission denied") as refused:
        folder.build()
    assert "Let this account write there" in refused.value.hint
    folder.build()
    with read_only(folder.root):
        assert folder.build().stale == ()
    folder.forget()
    with read_only(folder.root):
        assert folder.build().stale == ()


def test_public_must_be_a_real_folder(folder: Folder) -> None:
    """A link could lead anywhere."""
    folder.release("x")
    folder.public.symlink_to(folder.root.parent)
    with pytest.raises(Invalid, match="public is a link"):
        folder.build()
    assert not (folder.root.parent / "index.html").exists()


def test_a_hostile_release_does_not_take_the_feeds_from_the_others(folder: Folder) -> None:
    """Whatever its text holds."""
    folder.release("good")
    folder.release(
        "evil", text="]]> <script>alert(1)</script> \x1b[31m \u202e \ufffe", headline='"\\ud800 ]]> <b>&nbsp;"'
    )
    folder.build()
    for name in ("rss.xml", "atom.xml"):
        parsed = feedparser.parse((folder.public / name).read_bytes())
        assert not parsed.bozo
        assert "releases/good/" in entries(folder, name)
    assert len(json.loads(folder.shown("feed.json"))["items"]) == len(entries(folder))


def test_two_media_of_one_name_are_two_files(folder: Folder) -> None:
    """Versions in one folder share a file; other folders' files of that name stay apart."""
    folder.file("releases/fr/plan.png", b"fr")
    folder.file("releases/en/plan.png", b"en")
    folder.release("x", media="[{path: fr/plan.png, alt: Plan}, {path: en/plan.png, alt: Map}]")
    folder.release("x.en", media="[{path: en/plan.png, alt: Map}]")
    folder.build()
    media = folder.public / "releases/x/media"
    assert sorted(path.read_bytes() for path in media.iterdir()) == [b"en", b"fr"]
