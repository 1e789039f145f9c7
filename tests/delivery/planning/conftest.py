"""A newsroom to plan for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.delivery.planning.planned import PEOPLE
from tests.support.deliveries import Newsroom, a_mailing_channel, a_place, open_newsroom


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom with a desk and a mailing of five, in batches of two."""
    opened = open_newsroom(tmp_path, a_place(), a_place("list", a_mailing_channel()), people={"list": PEOPLE})
    yield opened
    opened.ledger.close()
