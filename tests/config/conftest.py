"""Fixtures of this room."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for laws that write a file again and again."""
    return tmp_path_factory.mktemp("drafts")
