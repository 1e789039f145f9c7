"""Which files are releases, and what is said of paths that are none."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from pressctl.errors import Invalid
from pressctl.newsroom.finding import find_releases, named
from tests.newsroom.folders import Folder

FRONT = b"---\nheadline: x\n---\nx\n"


def names(folder: Folder) -> list[str]:
    """Return the names of all releases found."""
    return [file.name for file in find_releases(folder.config)]


def test_releases_are_the_markdown_files_below_their_folder(folder: Folder) -> None:
    """At any depth, by name; other files are not."""
    for name in ("b.md", "a.md", "2024/11/c.md", "note.txt", "photo.md.jpg", "2024/photo.jpg"):
        folder.file(f"releases/{name}", FRONT)
    folder.file("outside.md", FRONT)
    assert names(folder) == ["releases/2024/11/c.md", "releases/a.md", "releases/b.md"]


def test_drafts_editors_files_and_the_readme_are_left_out(folder: Folder) -> None:
    """A README with front matter is a release all the same."""
    for name in (".x.md", "_x.md", ".git/x.md", "_drafts/x.md", "2024/.trash/x.md"):
        folder.file(f"releases/{name}", FRONT)
    folder.file("releases/README.md", b"# How we write\n")
    folder.file("releases/2024/readme.md", FRONT)
    assert names(folder) == ["releases/2024/readme.md"]


def test_without_a_releases_folder_the_files_beside_the_config_count(folder: Folder) -> None:
    """Those that begin as releases do."""
    (folder.root / "releases").rmdir()
    folder.file("a.md", FRONT)
    folder.file("b.md", b"\xef\xbb\xbf---\r\nheadline: x\r\n---\r\n")
    folder.file("CHANGELOG.md", b"# Changes\n")
    folder.file("deeper/c.md", FRONT)
    assert names(folder) == ["a.md", "b.md"]


def test_a_version_belongs_to_the_release_its_name_says(folder: Folder) -> None:
    """The language is in the name, and the rest is shared."""
    for name in ("x.md", "x.fr.md", "x.pt-BR.md", "v1.2.md"):
        folder.file(f"releases/{name}", FRONT)
    found = {file.name.removeprefix("releases/"): (file.document, file.tag) for file in find_releases(folder.config)}
    assert found == {
        "v1.2.md": ("releases/v1.2", ""),
        "x.md": ("releases/x", ""),
        "x.fr.md": ("releases/x", "fr"),
        "x.pt-BR.md": ("releases/x", "pt-BR"),
    }


def test_files_are_shown_as_a_person_would_type_them(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """From wherever they work."""
    folder.file("releases/x.md", FRONT)

    def shown() -> str:
        return find_releases(folder.config)[0].shown

    assert shown() == "releases/x.md"
    monkeypatch.chdir(folder.root / "releases")
    assert shown() == "x.md"
    monkeypatch.chdir(folder.root.parent)
    assert shown() == "presse/releases/x.md"


def test_without_a_working_folder_paths_are_shown_whole(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A working folder can be deleted under a process."""
    folder.file("releases/x.md", FRONT)
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert find_releases(folder.config)[0].shown == str(folder.root / "releases" / "x.md")


@pytest.mark.parametrize("target", ["../outside/x.md", "../outside", "../missing.md", "missing.md"])
def test_links_that_leave_the_newsroom_are_not_read(folder: Folder, target: str) -> None:
    """They are not passed over in silence either."""
    outside = folder.root.parent / "outside"
    outside.mkdir()
    (outside / "x.md").write_bytes(FRONT)
    (folder.root / "releases" / "link.md").symlink_to(folder.root / target)
    (file,) = find_releases(folder.config)
    assert file.problem.startswith("is a link")
    with pytest.raises(Invalid, match="is a link"):
        named(folder.config, [Path("releases/link.md")])


def test_the_releases_folder_cannot_be_elsewhere(folder: Folder) -> None:
    """A link to it must stay in the newsroom too."""
    (folder.root / "releases").rmdir()
    folder.file("../outside/x.md", FRONT)
    folder.file("texts/x.md", FRONT)
    link = folder.root / "releases"
    link.symlink_to(folder.root.parent / "outside")
    with pytest.raises(Invalid, match="releases is a link that leaves"):
        names(folder)
    link.unlink()
    link.symlink_to("texts")
    assert names(folder) == ["releases/x.md"]
    assert [file.name for file in named(folder.config, [Path("releases/x.md")])] == ["releases/x.md"]


def test_links_to_folders_are_not_followed(folder: Folder) -> None:
    """Not even inside: a loop of them would never end."""
    (folder.root / "releases" / "loop").symlink_to(folder.root / "releases")
    (file,) = find_releases(folder.config)
    assert (file.name, file.problem[:22]) == ("releases/loop", "is a link to a folder,")


def test_a_link_inside_the_newsroom_is_a_release(folder: Folder) -> None:
    """Where it leads is the newsroom's own."""
    folder.file("texts/x.md", FRONT)
    (folder.root / "releases" / "x.md").symlink_to(folder.root / "texts" / "x.md")
    (file,) = find_releases(folder.config)
    assert file.problem == ""


def test_named_files_bring_their_other_languages(folder: Folder) -> None:
    """A release is one document in all its languages, named once."""
    for name in ("x.md", "x.fr.md", "y.md", "2024/x.md"):
        folder.file(f"releases/{name}", FRONT)
    chosen = named(folder.config, [Path("releases/x.fr.md"), Path("releases/x.md")])
    assert [file.name for file in chosen] == ["releases/x.fr.md", "releases/x.md"]


@pytest.mark.parametrize(
    "path", ["releases/2024", "releases/2024/", "./releases/../releases/2024", "releases/2024/a.md"]
)
def test_folders_mean_what_is_below_them(folder: Folder, path: str) -> None:
    """However they are written."""
    for name in ("2024/a.md", "20245/c.md", "b.md"):
        folder.file(f"releases/{name}", FRONT)
    assert [file.name for file in named(folder.config, [Path(path)])] == ["releases/2024/a.md"]


def test_the_newsroom_itself_means_all_its_releases(folder: Folder) -> None:
    """By its absolute path, by a link to it, or by a dot."""
    folder.file("releases/a.md", FRONT)
    link = folder.root.parent / "link"
    link.symlink_to(folder.root)
    for path in (folder.root, link, Path()):
        assert [file.name for file in named(folder.config, [path])] == ["releases/a.md"]


@pytest.mark.parametrize(
    ("path", "said", "hint"),
    [
        ("releases/gone.md", "does not exist", "Check"),
        ("elsewhere.md", "not among", "Move it to releases"),
        ("../far.md", "not among", "Move it to releases"),
        ("text.txt", "does not end in .md", "pressctl import text.txt"),
        ("empty", "no releases in", "are in releases"),
        ("releases/_drafts/x.md", "left out", "Rename"),
        ("releases/.x.md", "left out", "Rename"),
        ("releases/README.md", "no front matter", "pressctl import"),
    ],
)
def test_other_paths_are_refused_with_what_to_do(folder: Folder, path: str, said: str, hint: str) -> None:
    """Nothing is sent that the next run would not find."""
    for name in ("elsewhere.md", "../far.md", "text.txt", "empty/x.txt", "releases/_drafts/x.md", "releases/.x.md"):
        folder.file(name, FRONT)
    folder.file("releases/README.md", b"# Notes\n")
    folder.file("releases/a.md", FRONT)
    with pytest.raises(Invalid, match=said) as refused:
        named(folder.config, [Path("releases/a.md"), Path(path)])
    assert hint in refused.value.hint


def test_beside_the_config_a_file_without_front_matter_is_refused(folder: Folder) -> None:
    """And one in a folder is not where releases are."""
    (folder.root / "releases").rmdir()
    folder.file("notes.md", b"# Notes\n")
    folder.file("deeper/c.md", FRONT)
    with pytest.raises(Invalid, match="no front matter"):
        named(folder.config, [Path("notes.md")])
    with pytest.raises(Invalid, match="not among"):
        named(folder.config, [Path("deeper/c.md")])


def test_without_a_config_the_named_file_is_the_release(folder: Folder) -> None:
    """Its folder is the newsroom; what is wrong with the file, reading it will say."""
    config = replace(folder.config, path=None)
    folder.file("first try.md", b"My news\n")
    folder.file("b.md", FRONT)
    folder.file("b.de.md", FRONT)
    folder.file("deeper/c.md", FRONT)
    assert [file.name for file in named(config, [Path("first try.md")])] == ["first try.md"]
    assert [file.name for file in named(config, [Path("b.md")])] == ["b.de.md", "b.md"]
    assert [file.name for file in find_releases(config)] == ["b.de.md", "b.md"]
    with pytest.raises(Invalid):
        named(config, [Path("deeper/c.md")])


def test_an_unreadable_file_counts_until_reading_it_says_why(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not passed over in silence."""
    (folder.root / "releases").rmdir()
    folder.file("x.md", FRONT)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert names(folder) == ["x.md"]
