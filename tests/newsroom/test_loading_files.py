"""Media and files that cannot be read: their size, their place, their errors."""

import pytest

from pressctl.newsroom.finding import named
from pressctl.newsroom.loading import load_releases
from tests.newsroom.folders import IMAGE, LATER, PDF, Folder, as_nobody, errors


def test_media_get_their_size(folder: Folder) -> None:
    """What is elsewhere keeps its address."""
    folder.file("releases/2024/kit/dossier.pdf")
    folder.release("2024/x", media='[{path: kit/dossier.pdf}, {url: "https://cdn.example.org/film.mp4"}]')
    (release,) = folder.load().releases
    assert [(media.path or media.url, media.size, media.type) for media in release.media] == [
        ("kit/dossier.pdf", len(PDF), "application/pdf"),
        ("https://cdn.example.org/film.mp4", 0, "video/mp4"),
    ]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("gone.jpg", "media-missing"),
        ("kit", "media-missing"),
        ("empty.jpg", "media-empty"),
        ("link.jpg", "media-outside"),
    ],
)
def test_media_that_cannot_go_out_are_errors_at_their_place(folder: Folder, path: str, code: str) -> None:
    """Found before anything is sent."""
    folder.file("releases/kit/x.jpg")
    folder.file("releases/empty.jpg", b"")
    (folder.root / "releases" / "link.jpg").symlink_to(folder.file("../secret.jpg"))
    folder.release("x", media=f"[{{path: {path}, alt: Un élu}}]")
    loaded = folder.load()
    assert errors(loaded) == [("releases/x.md", code)]
    (finding,) = [finding for finding in loaded.findings if finding.code == code]
    assert (finding.line, finding.column) == (4, 16)
    assert loaded.groups[0][0].media[0].size == 0


def test_files_nobody_may_read_are_errors(folder: Folder) -> None:
    """With the system's reason."""
    folder.file("releases/photo.jpg").chmod(0o000)
    folder.release("x", media=IMAGE)
    folder.release("y").chmod(0o000)
    for path in (folder.root, folder.root / "releases"):
        path.chmod(0o755)
    with as_nobody(folder.root):
        loaded = folder.load()
    assert errors(loaded) == [("releases/x.md", "media-missing"), ("releases/y.md", "file-unreadable")]
    assert all("Permission denied" in finding.message for finding in loaded.findings if finding.level == "error")


def test_two_media_files_that_would_share_a_public_name_are_an_error(folder: Folder) -> None:
    """One would be shown in the other's place; the same bytes twice harm nobody."""
    folder.file("releases/a/plan.pdf", b"one")
    folder.file("releases/a-plan.pdf", b"two")
    folder.release("x", media="[{path: a/plan.pdf}]")
    folder.release("x.en", media="[{path: a-plan.pdf}]")
    assert errors(folder.load()) == [("releases/x.en.md", "media-clash"), ("releases/x.md", "version-broken")]
    folder.file("releases/a-plan.pdf", b"one")
    assert errors(folder.load()) == []
    folder.file("releases/A-PLAN.pdf", b"two")  # on many disks this is the same name
    folder.release("x.en", media="[{path: A-PLAN.pdf}]")
    assert errors(folder.load()) == [("releases/x.en.md", "media-clash"), ("releases/x.md", "version-broken")]


def test_a_killed_release_needs_no_media(folder: Folder) -> None:
    """They are taken away, so none can be missing."""
    folder.release("x", status="canceled", media=IMAGE)
    assert errors(folder.load()) == []


def test_media_that_come_or_change_are_seen_through_the_index(folder: Folder) -> None:
    """Though the release's own file stays as it is."""
    folder.release("x", media=IMAGE)
    assert errors(folder.load()) == [("releases/x.md", "media-missing")]
    folder.build()
    folder.file("releases/photo.jpg", b"12345")
    assert folder.build().findings == ()
    assert folder.load().releases[0].media[0].size == 5
    folder.file("releases/photo.jpg", b"1234567")
    assert folder.load().releases[0].media[0].size == 7
    folder.build()
    (folder.root / "releases" / "photo.jpg").unlink()
    assert errors(folder.load()) == [("releases/x.md", "media-missing")]


def test_files_that_cannot_be_releases_say_why(folder: Folder) -> None:
    """Each at its place, and the others are loaded."""
    folder.release("good")
    folder.file("releases/large.md", b"---\nheadline: x\n---\n" + b"x" * 8_000_000)
    (folder.root / "releases" / "away.md").symlink_to(folder.root.parent / "away.md")
    loaded = folder.load()
    assert errors(loaded) == [("releases/away.md", "link-outside"), ("releases/large.md", "file-large")]
    assert [release.id for release in loaded.releases] == ["good"]


@pytest.mark.parametrize("built", [True, False])
def test_a_file_that_is_gone_when_it_is_read_is_an_error(folder: Folder, *, built: bool) -> None:
    """Between looking for files and reading them, anything can happen."""
    path = folder.release("x")
    if built:
        folder.build()
    files = named(folder.config, [path])
    path.unlink()
    loaded = load_releases(folder.config, files, now=LATER)
    assert errors(loaded) == [("releases/x.md", "file-unreadable")]
