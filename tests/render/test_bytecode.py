"""Compiled templates are kept for speed, and never needed."""

from pathlib import Path

import pytest

from pressctl.render.bytecode import Bytecode, compile_shipped
from pressctl.render.loading import Loader, shipped_names
from pressctl.render.sandbox import Sandbox


@pytest.fixture(autouse=True)
def _bytecode_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment of the tests says."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)


def compiled(folder: Path, overrides: Path | None = None) -> str:
    """Compile one template with this cache folder; return what kind of code object came of it."""
    sandbox = Sandbox(Loader(overrides, None))
    sandbox.bytecode_cache = Bytecode(folder)
    return sandbox.get_template("social/x.txt").render(
        text="", headline="Titre", lead="", url="https://example.org/", hashtags=()
    )


def test_the_second_time_it_is_read(tmp_path: Path) -> None:
    """The file stays the same, and so does what is rendered."""
    first = compiled(tmp_path / "new")
    (kept,) = (tmp_path / "new").iterdir()
    before = kept.stat().st_mtime_ns
    assert compiled(tmp_path / "new") == first
    assert kept.stat().st_mtime_ns == before


@pytest.mark.parametrize("content", [b"", b"junk", b"j2" * 400])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    """It is compiled anew."""
    first = compiled(tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(content)
    assert compiled(tmp_path) == first


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    """A read-only installation renders all the same."""
    (tmp_path / "file").write_text("")
    assert compiled(tmp_path / "file" / "below") == compiled(tmp_path / "ok")


def test_a_newsrooms_own_template_is_not_kept(tmp_path: Path) -> None:
    """Its folder may come with a pull request; nothing of it is run from a cache."""
    own = tmp_path / "templates" / "social"
    own.mkdir(parents=True)
    (own / "x.txt").write_text("ours: {{ headline }}")
    assert compiled(tmp_path / "cache", tmp_path / "templates") == "ours: Titre"
    assert not (tmp_path / "cache").exists()


def test_nothing_is_kept_when_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PYTHONDONTWRITEBYTECODE is for us too."""
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    compiled(tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_an_installer_compiles_all_that_is_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every template, once."""
    monkeypatch.setattr("pressctl.render.bytecode.FOLDER", tmp_path)
    monkeypatch.setattr(Bytecode.__init__, "__defaults__", (tmp_path,))
    compile_shipped()
    assert len(list(tmp_path.iterdir())) == len(shipped_names())
