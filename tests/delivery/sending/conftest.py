"""A newsroom to send from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.deliveries import Newsroom, a_place, open_newsroom


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom with one desk."""
    opened = open_newsroom(tmp_path, a_place())
    yield opened
    opened.ledger.close()
