"""A newsroom is made, once, and keeps what is there."""

from pathlib import Path

import pytest

from tests.support.newsrooms import Newsroom


@pytest.fixture
def empty(tmp_path: Path) -> Newsroom:
    """A folder with nothing in it."""
    return Newsroom(root=tmp_path)


def test_a_newsroom_is_made_once(empty: Newsroom) -> None:
    """Init writes a config that checks; it overwrites nothing; new begins a withheld release."""
    words = (
        "--name",
        "Groupe",
        "--url",
        "https://presse.example.org",
        "--language",
        "fr",
        "--timezone",
        "Europe/Paris",
    )
    made = empty.run("init", "room", *words)
    assert made.code == 0, made.err
    room = Newsroom(root=empty.root / "room")
    assert room.run("check").code == 0
    for kind in ("release", "config"):
        assert room.run("schema", kind).out == (room.root / "schemas" / f"{kind}.schema.json").read_text("utf-8")
    assert room.run("schema", "list").code == 2
    assert room.run("init").code == 3
    new = room.run("new", "Les maires : « seuls »")
    assert new.code == 0, new.err
    path = Path(new.out.strip("\n"))
    assert 'headline: "Les maires : « seuls »"' in path.read_text()
    assert path.read_text().startswith("---\n# yaml-language-server: $schema=../schemas/release.schema.json\n")
    assert "is a release already" in room.run("import", str(path)).err
    assert 'delete its line "status: withheld"' in room.run().out
    assert room.run("new", "Les maires : « seuls »").code == 3
    ran = room.run("publish", str(path), "--yes", "--json")
    assert ran.code == 0
    assert ran.json()["releases"][0]["outcome"] == "skipped"


def test_init_keeps_what_is_there_and_needs_a_folder_it_can_write(empty: Newsroom) -> None:
    """An own .gitignore stays; a file in the way is exit 3."""
    empty.write("room/.gitignore", "mine")
    assert empty.run("init", "room").code == 0
    assert (empty.root / "room" / ".gitignore").read_text() == "mine"
    empty.write("file", "")
    assert empty.run("init", "file/room").code == 3
