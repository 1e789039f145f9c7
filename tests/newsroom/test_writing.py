"""A file is written whole or not at all, below its root, and only when its bytes change."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pressctl.errors import Invalid, PressctlError
from pressctl.newsroom.writing import ENDING, copy_if_changed, differs, remove, sweep, write_if_changed

BIG = b"0123456789abcdef" * 200_000  # more than is held at a time


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    """And says that something changed."""
    path = tmp_path / "public" / "releases" / "x" / "index.html"
    assert write_if_changed(path, b"page", root=tmp_path)
    assert path.read_bytes() == b"page"


@pytest.mark.parametrize("content", [b"", b"page", BIG])
def test_the_same_bytes_are_not_written_again(tmp_path: Path, content: bytes) -> None:
    """The file stays the very same one, so that servers and readers see no change."""
    path = tmp_path / "page"
    assert write_if_changed(path, content, root=tmp_path)
    before = path.stat()
    assert not write_if_changed(path, content, root=tmp_path)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("durable", [False, True])
def test_other_bytes_replace_the_file_in_one_step(tmp_path: Path, *, durable: bool) -> None:
    """Who has the old file open goes on reading it whole; its mode stays."""
    path = tmp_path / "page"
    path.write_bytes(b"old page")
    path.chmod(0o640)
    with path.open("rb") as reader:
        assert write_if_changed(path, b"new page", root=tmp_path, durable=durable)
        assert reader.read() == b"old page"
    assert path.read_bytes() == b"new page"
    assert path.stat().st_mode & 0o777 == 0o640
    assert contents_of(tmp_path) == ["page"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError("full")])
def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    """Half a page is never seen."""
    path = tmp_path / "page"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises((KeyboardInterrupt, PressctlError)):
        write_if_changed(path, b"new", root=tmp_path)
    assert path.read_bytes() == b"old"
    assert contents_of(tmp_path) == ["page"]


def test_what_a_killed_process_left_is_no_hindrance_and_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a live process writes stays, and another machine's until it is a day old: its number may be somebody's there."""
    number = "import os; print(os.getpid(), end='')"
    dead = subprocess.run([sys.executable, "-c", number], capture_output=True, text=True, check=True).stdout
    names: list[str] = []

    def killed(new: Path, path: Path) -> Path:
        names.append(new.name)
        return path

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        write_if_changed(tmp_path / "page", b"half", root=tmp_path)
    (live,) = names
    other, older = (
        f".page.{dead}-00000000{ENDING}",
        f".page.{dead}{ENDING}",
    )  # of another machine; of an earlier pressctl
    for name in (live.replace(f".{os.getpid()}-", f".{dead}-"), other, older, f"page{ENDING}"):
        (tmp_path / name).write_bytes(b"half")
    assert len(contents_of(tmp_path)) == 5
    sweep(tmp_path)
    assert contents_of(tmp_path) == sorted([live, other, older, f"page{ENDING}"])
    for name in (other, older, f"page{ENDING}"):
        os.utime(tmp_path / name, (0, 0))
    sweep(tmp_path)
    assert contents_of(tmp_path) == sorted([live, f"page{ENDING}"])
    assert write_if_changed(tmp_path / "page", b"whole", root=tmp_path)
    assert contents_of(tmp_path) == ["page", f"page{ENDING}"]
    sweep(tmp_path / "nowhere")


@pytest.mark.parametrize("way", ["../secret", "public/../../secret", "/etc/secret", ""])
def test_nothing_is_written_outside_the_root(tmp_path: Path, way: str) -> None:
    """However the path is written."""
    root = tmp_path / "root"
    root.mkdir()
    with pytest.raises(Invalid, match="outside"):
        write_if_changed(root / way, b"x", root=root)
    assert contents_of(tmp_path) == ["root"]


def test_a_link_in_the_way_is_refused(tmp_path: Path) -> None:
    """Neither a linked folder nor a linked file is written through."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "page").write_bytes(b"theirs")
    root = tmp_path / "root"
    root.mkdir()
    (root / "public").symlink_to(outside)
    (root / "page").symlink_to(outside / "page")
    for path in (root / "public" / "page", root / "public" / "new", root / "page"):
        with pytest.raises(Invalid, match="is a link"):
            write_if_changed(path, b"ours", root=root)
        with pytest.raises(Invalid, match="is a link"):
            remove(path, root=root)
    assert contents_of(outside) == ["page"]
    assert (outside / "page").read_bytes() == b"theirs"


def test_a_file_where_a_folder_has_to_be_is_said_plainly(tmp_path: Path) -> None:
    """The system's refusal names the path and the reason."""
    (tmp_path / "public").write_bytes(b"")
    with pytest.raises(PressctlError, match=r"page cannot be written: Not a directory"):
        write_if_changed(tmp_path / "public" / "page", b"x", root=tmp_path)


@pytest.mark.parametrize("content", [b"", b"%PDF", BIG])
def test_a_copy_is_the_same_bytes_and_made_once(tmp_path: Path, content: bytes) -> None:
    """Whatever its size."""
    source, path = tmp_path / "source", tmp_path / "media" / "copy"
    source.write_bytes(content)
    assert copy_if_changed(source, path, root=tmp_path)
    assert path.read_bytes() == content
    assert not copy_if_changed(source, path, root=tmp_path)


def test_a_copy_with_other_bytes_of_the_same_size_is_made_anew(tmp_path: Path) -> None:
    """The last byte counts too."""
    source, path = tmp_path / "source", tmp_path / "copy"
    source.write_bytes(BIG)
    path.write_bytes(BIG[:-1] + b"!")
    assert differs(path, source)
    assert copy_if_changed(source, path, root=tmp_path)
    assert path.read_bytes() == BIG
    assert not differs(path, source)


def test_a_copy_of_nothing_is_an_error(tmp_path: Path) -> None:
    """A source that is gone is said."""
    with pytest.raises(PressctlError, match="cannot be written"):
        copy_if_changed(tmp_path / "gone", tmp_path / "copy", root=tmp_path)


def test_differs_is_true_of_what_is_not_there_or_is_a_link(tmp_path: Path) -> None:
    """Looking follows the same rules as writing."""
    (tmp_path / "page").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "page")
    assert not differs(tmp_path / "page", b"x")
    assert differs(tmp_path / "page", b"y")
    assert differs(tmp_path / "link", b"x")
    assert differs(tmp_path / "gone", b"x")


def test_removing_takes_the_folders_that_are_empty_then(tmp_path: Path) -> None:
    """But not those that hold something else, and never the root."""
    page, other = tmp_path / "a" / "b" / "c" / "page", tmp_path / "a" / "other"
    write_if_changed(page, b"x", root=tmp_path)
    write_if_changed(other, b"x", root=tmp_path)
    assert remove(page, root=tmp_path)
    assert contents_of(tmp_path) == ["a", "a/other"]
    assert not remove(page, root=tmp_path)
    assert remove(other, root=tmp_path)
    assert contents_of(tmp_path) == []


def contents_of(folder: Path) -> list[str]:
    """Return all that is below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
