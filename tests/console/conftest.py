"""A newsroom to tell of."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.deliveries import Newsroom, a_mailing_channel, a_place, open_newsroom, some_people


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom with a desk, an optional wire and a mailing of five."""
    opened = open_newsroom(
        tmp_path,
        a_place(),
        a_place("wire", optional=True),
        a_place("list", a_mailing_channel()),
        people={"list": some_people(5)},
    )
    yield opened
    opened.ledger.close()
