"""The index remembers, and is never missed."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from pressctl.model import Entry
from pressctl.newsroom import index as index_module
from pressctl.newsroom.index import FILE, FOLDER, Index
from pressctl.newsroom.lines import Line, Published, Record
from pressctl.newsroom.signature import Seen, Signature
from pressctl.newsroom.tables import FORMAT, SCHEMA
from tests.feeds.reading import an_entry
from tests.newsroom.folders import Folder, contents, query, read_only
from tests.support.builders import a_release

SEEN = Seen(signature=Signature(size=1, modified=2, changed=3, inode=4), at=5, sha256="abc")
NAME = "releases/durain.md"


def a_line(digest: str = "d1", release: str = "durain") -> Line:
    """Build what is kept of a file in brief."""
    checked = datetime(2024, 11, 6, tzinfo=UTC)
    return Line(seen=SEEN, media=(), digest=digest, checked=checked, readable=True, broken=False, id=release)


def a_record(**changes: str) -> Record:
    """Build what is kept of a file."""
    return Record(release=a_release(**changes), places={"id": (2, 5)}, found=(), checked=())


def open_index(root: Path, premise: str = "p", *, write: bool = True) -> Index:
    """Open a newsroom's index for one run."""
    index = Index(root, premise, write=write)
    index.take_over()
    return index


def keep(index: Index, line: Line, record: Record | None = None, name: str = NAME) -> None:
    """Keep what is known of a file."""
    index.keep(name, name.removesuffix(".md"), line, None, record)


def lines_of(index: Index) -> dict[str, Line | None]:
    """Return what is known of every file."""
    return {name: index.line(name) for name in index.marks()}


def published(index: Index) -> dict[str, Published]:
    """Return what is known of every public file."""
    return dict(index.all_published())


def fill(root: Path) -> None:
    """Let one run learn everything there is to learn about one file."""
    with open_index(root) as index:
        keep(index, a_line(), a_record())
        index.keep_entry(NAME, "d1", an_entry(html="<p>whole</p>"))
        index.publish("rss.xml", Published(seen=SEEN, recipe="r"))
        index.finish()


def test_the_next_run_knows_what_the_last_one_learnt(tmp_path: Path) -> None:
    """Lines, records, entries and public files."""
    fill(tmp_path)
    with open_index(tmp_path) as index:
        assert index.remembers
        assert lines_of(index) == {NAME: a_line()}
        assert index.record(NAME, "d1") == a_record()
        assert index.entry(NAME, "d1", html=True) == an_entry(html="<p>whole</p>")
        assert published(index) == {"rss.xml": Published(seen=SEEN, recipe="r")}


def test_html_is_read_only_when_it_is_wanted(tmp_path: Path) -> None:
    """The newsroom's index needs two hundred entries and none of their text."""
    fill(tmp_path)
    with open_index(tmp_path) as index:
        assert index.entry(NAME, "d1", html=False) == an_entry(html="")


def test_a_run_knows_what_it_learnt_itself(tmp_path: Path) -> None:
    """Before anything is saved, and without ever being saved."""
    with open_index(tmp_path, write=False) as index:
        keep(index, a_line(), a_record())
        index.keep_entry(NAME, "d1", an_entry())
        assert index.record(NAME, "d1") == a_record()
        assert index.entry(NAME, "d1", html=True) == an_entry()
        assert index.record(NAME, "d2") is None
        assert index.entry(NAME, "d2", html=True) is None
    assert contents(tmp_path) == {}


def test_an_answer_fits_the_digest_asked_for_or_there_is_none(tmp_path: Path) -> None:
    """Another process may have changed the rows in between."""
    fill(tmp_path)
    with open_index(tmp_path) as index:
        assert index.record(NAME, "other") is None
        assert index.entry(NAME, "other", html=True) is None
        assert index.record("releases/other.md", "d1") is None


def test_it_is_its_owners_alone_and_git_ignores_it(tmp_path: Path) -> None:
    """Releases under embargo are in it."""
    (tmp_path / FOLDER).mkdir(mode=0o755)
    fill(tmp_path)
    assert (tmp_path / FOLDER).stat().st_mode & 0o777 == 0o700
    assert (tmp_path / FOLDER / FILE).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / FOLDER / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_another_premise_drops_what_was_made_under_the_old_one(tmp_path: Path) -> None:
    """But not which public files are ours."""
    fill(tmp_path)
    with open_index(tmp_path, "q") as index:
        assert (lines_of(index), index.record(NAME, "d1"), index.entry(NAME, "d1", html=False)) == ({}, None, None)
        assert list(published(index)) == ["rss.xml"]
        keep(index, a_line("d2"), a_record(id="new"), "releases/new.md")
    assert query(tmp_path / FOLDER / FILE, "SELECT name FROM records") == [("releases/new.md",)]
    with open_index(tmp_path, "q") as index:
        assert list(lines_of(index)) == ["releases/new.md"]
        assert list(published(index)) == ["rss.xml"]


def test_files_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    """With all that was known of them."""
    fill(tmp_path)
    with open_index(tmp_path) as index:
        index.forget(NAME)
    for table in ("files", "lines", "records", "entries"):
        assert query(tmp_path / FOLDER / FILE, f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608  (a constant)


def test_a_public_file_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    """So that nobody deletes it again."""
    fill(tmp_path)
    with open_index(tmp_path) as index:
        index.withdraw("rss.xml")
    with open_index(tmp_path) as index:
        assert published(index) == {}


def test_what_was_learnt_is_saved_when_the_run_is_interrupted(tmp_path: Path) -> None:
    """What was written is written, and the next run must know it."""

    def run() -> None:
        with open_index(tmp_path) as index:
            index.publish("rss.xml", Published(seen=SEEN, recipe="r"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run()
    with open_index(tmp_path) as index:
        assert list(published(index)) == ["rss.xml"]


def test_a_run_that_was_killed_leaves_an_index_that_does_not_remember(tmp_path: Path) -> None:
    """What it wrote to public/ is not in it; once a run has ended, it is."""
    fill(tmp_path)
    killed = open_index(tmp_path)
    killed.begin()
    killed._db.close()
    with open_index(tmp_path) as index:
        assert not index.remembers
        assert list(published(index)) == ["rss.xml"]
        index.publish("atom.xml", Published(seen=SEEN, recipe="r"))
        index.finish()
    with open_index(tmp_path) as index:
        assert index.remembers


def test_a_run_that_is_killed_while_it_makes_one_leaves_nothing_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its tables come with what it says of itself, or not at all."""
    with monkeypatch.context() as patch:
        patch.setattr("pressctl.newsroom.index.SCHEMA", f"{SCHEMA} CREATE TABLE about (premise TEXT);")
        with pytest.raises(sqlite3.OperationalError):
            open_index(tmp_path)
    path = tmp_path / ".pressctl" / "index.db"
    assert query(path, "PRAGMA user_version") == [(0,)]
    assert query(path, "SELECT name FROM sqlite_master") == []
    with open_index(tmp_path) as index:
        assert index.keeps


def spoil_header(path: Path) -> None:
    """Write junk over the whole file."""
    path.write_bytes(b"junk" * 5000)


def spoil_pages(path: Path) -> None:
    """Keep the header, so that it opens."""
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))


def cut(path: Path) -> None:
    """Lose the second half, as a full disk does."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def empty(path: Path) -> None:
    """Lose everything, as a power cut does."""
    path.write_bytes(b"")


def age(path: Path) -> None:
    """Be of a version to come."""
    query(path, f"PRAGMA user_version = {FORMAT + 1}")


def rename(path: Path) -> None:
    """Miss a table."""
    query(path, "ALTER TABLE lines RENAME TO rows")


def forget(path: Path) -> None:
    """Say nothing of itself, as where a run was killed before it did."""
    query(path, "DELETE FROM about")


def link(path: Path) -> None:
    """Be a link to somebody's file."""
    other = path.parent.parent / "theirs"
    other.write_bytes(b"theirs")
    path.unlink()
    path.symlink_to(other)


@pytest.mark.parametrize("spoil", [spoil_header, spoil_pages, cut, empty, age, rename, forget, link])
def test_a_file_that_is_no_good_is_replaced(folder: Folder, spoil: Callable[[Path], None]) -> None:
    """Silently: the run only works more, and what it writes is the same."""
    folder.release("a", categories="[Ponts]")
    folder.release("b")
    folder.build()
    before = contents(folder.public)
    spoil(folder.index)
    (folder.root / "releases" / "b.md").unlink()
    assert "public/releases/b/index.html" in folder.build().removed
    folder.release("b")
    folder.build()
    assert contents(folder.public) == before
    assert folder.build().parsed == 0
    theirs = folder.root / "theirs"
    assert not theirs.exists() or theirs.read_bytes() == b"theirs"


@pytest.mark.parametrize("table", ["lines", "records", "entries", "bodies"])
def test_a_row_that_is_no_good_is_not_there(folder: Folder, table: str) -> None:
    """Whoever asks for it works it out anew."""
    folder.release("a")
    folder.release("b")
    folder.build()
    before = contents(folder.public)
    column = {"lines": "line", "records": "record", "entries": "entry", "bodies": "body"}[table]
    query(folder.index, f"UPDATE {table} SET {column} = 'junk'")  # noqa: S608  (constants)
    folder.release("c")
    folder.build()
    (folder.root / "releases" / "c.md").unlink()
    folder.build()
    assert contents(folder.public) == before
    assert folder.build().parsed == 0


def test_one_that_is_held_by_another_process_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is neither waited for at length nor deleted."""
    monkeypatch.setattr(index_module, "_WAIT", 0.01)
    monkeypatch.setattr(index_module, "_PATIENCE", 0.01)
    fill(tmp_path)
    holder = sqlite3.connect(tmp_path / FOLDER / FILE)
    holder.execute("BEGIN EXCLUSIVE")
    with open_index(tmp_path) as index:
        assert (lines_of(index), index.remembers) == ({}, False)
        keep(index, a_line("d9"), a_record())
    holder.rollback()
    holder.close()
    with open_index(tmp_path) as index:
        assert lines_of(index) == {NAME: a_line()}


@pytest.mark.parametrize("shape", ["a file for a folder", "a folder for the file", "a link for the folder"])
def test_where_it_cannot_be_it_is_not(tmp_path: Path, shape: str) -> None:
    """The run goes on without, and nothing is written elsewhere."""
    root, elsewhere = tmp_path / "root", tmp_path / "elsewhere"
    root.mkdir()
    elsewhere.mkdir()
    if shape == "a file for a folder":
        (root / FOLDER).write_bytes(b"mine")
    elif shape == "a folder for the file":
        (root / FOLDER / FILE).mkdir(parents=True)
    else:
        (root / FOLDER).symlink_to(elsewhere)
    before = contents(tmp_path)
    fill(root)
    with open_index(root) as index:
        assert lines_of(index) == {}
    after = contents(tmp_path)
    after.pop(f"root/{FOLDER}/.gitignore", None)
    assert after == before


def test_a_folder_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    """What is known is used, and that nothing can be kept is no reason to fail."""
    fill(tmp_path)
    with read_only(tmp_path), open_index(tmp_path) as index:
        assert lines_of(index) == {NAME: a_line()}
        index.begin()
        assert index.record(NAME, "d1") == a_record()
        keep(index, a_line("d9"), a_record())
    with open_index(tmp_path) as index:
        assert lines_of(index) == {NAME: a_line()}


def test_where_nothing_may_be_written_there_is_none(tmp_path: Path) -> None:
    """The first run in a folder of somebody else's."""
    with read_only(tmp_path):
        fill(tmp_path)
    assert contents(tmp_path) == {}


def test_what_json_cannot_hold_is_not_kept(tmp_path: Path) -> None:
    """A lone surrogate in a headline: read again each time."""
    with open_index(tmp_path) as index:
        keep(index, a_line(), a_record(headline="\ud800"))
        index.keep_entry(NAME, "d1", replace(an_entry(), title="\ud800"))
    with open_index(tmp_path) as index:
        assert list(lines_of(index)) == [NAME]
        assert index.record(NAME, "d1") is None
        assert index.entry(NAME, "d1", html=True) is None


@pytest.mark.parametrize("path", ["../secret", "/etc/passwd", "releases/../../x", "\\\\server\\x"])
def test_a_path_that_leaves_public_is_not_believed(tmp_path: Path, path: str) -> None:
    """Whoever wrote it there: such a file would be deleted as an orphan."""
    fill(tmp_path)
    db = sqlite3.connect(tmp_path / FOLDER / FILE)
    db.execute("UPDATE published SET path = ?", (path,))
    db.commit()
    db.close()
    with open_index(tmp_path) as index:
        assert published(index) == {}


def test_an_entry_of_this_run_has_its_html(tmp_path: Path) -> None:
    """Made once, it serves the index page and the feeds."""
    with open_index(tmp_path) as index:
        index.keep_entry(NAME, "d1", an_entry(html="<p>x</p>"))
        found = index.entry(NAME, "d1", html=False)
    assert isinstance(found, Entry)
