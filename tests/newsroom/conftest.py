"""A newsroom of one's own for each test."""

from pathlib import Path

import pytest

from tests.newsroom.folders import Folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Make an empty newsroom and work in it."""
    made = Folder(tmp_path / "presse")
    monkeypatch.chdir(made.root)
    return made
