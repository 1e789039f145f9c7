"""Which config a command means."""

import os
from pathlib import Path

import pytest

from pressctl.config.locating import as_typed, find_config
from pressctl.errors import ExitCode, Misused


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A newsroom with a folder below."""
    (tmp_path / "releases" / "2024").mkdir(parents=True)
    (tmp_path / "config.toml").write_text("")
    (tmp_path / "other.toml").write_text("")
    return tmp_path


def test_it_is_searched_upward(room: Path) -> None:
    """From the working folder to the root of the file system."""
    assert find_config(None, {}, room) == room / "config.toml"
    assert find_config(None, {}, room / "releases" / "2024") == room / "config.toml"


def test_the_search_ends_at_the_root() -> None:
    """There nothing is above."""
    assert find_config(None, {}, Path("/")) in {None, Path("/config.toml")}


def test_without_any_there_is_none(tmp_path: Path) -> None:
    """A folder of that name is none."""
    (tmp_path / "config.toml").mkdir()
    assert find_config(None, {}, tmp_path) is None


def test_the_option_goes_before_the_variable_and_that_before_the_search(room: Path) -> None:
    """What is named is relative to the working folder; an empty variable names nothing."""
    below = room / "releases"
    (room / "third.toml").write_text("")
    environ = {"PRESSCTL_CONFIG": "../third.toml"}
    found = find_config("../other.toml", environ, below)
    assert found is not None
    assert found.resolve() == (room / "other.toml").resolve()
    assert (find_config(None, environ, below) or room).resolve() == (room / "third.toml").resolve()
    assert find_config(None, {"PRESSCTL_CONFIG": ""}, below) == room / "config.toml"


@pytest.mark.parametrize(("named", "words"), [("none.toml", "does not exist"), ("releases", "names a folder")])
def test_a_config_that_was_named_and_is_no_file_is_misuse(room: Path, named: str, words: str) -> None:
    """Another one is never taken in its place."""
    with pytest.raises(Misused, match=words) as caught:
        find_config(named, {}, room)
    assert caught.value.exit_code == ExitCode.USAGE
    with pytest.raises(Misused, match="PRESSCTL_CONFIG"):
        find_config(None, {"PRESSCTL_CONFIG": named}, room)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_somebody_elses_config_above_is_refused(room: Path) -> None:
    """It could name commands; beside the working folder, or owned like it, it is meant."""
    below = room / "releases"
    os.chown(room / "config.toml", 12345, 12345)
    with pytest.raises(Misused, match="belongs to somebody else"):
        find_config(None, {}, below)
    assert find_config(None, {}, room) == room / "config.toml"
    assert find_config("../config.toml", {}, below)
    os.chown(below, 12345, 12345)
    assert find_config(None, {}, below) == room / "config.toml"


def test_where_files_have_no_owners_every_config_is_ours(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    monkeypatch.delattr(os, "geteuid", raising=False)
    assert find_config(None, {}, room / "releases") == room / "config.toml"


def test_a_path_is_shown_as_a_person_would_type_it(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Relative to the working folder when that is shorter."""
    monkeypatch.chdir(room)
    assert as_typed(room / "config.toml") == "config.toml"
    assert as_typed(Path("releases/x.md")) == "releases/x.md"
    assert as_typed(Path("/x")) == "/x"


def test_a_path_is_shown_in_a_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is relative to a working folder that was removed."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert as_typed(Path("/a/b")) == "/a/b"
