"""Where the ledger is that processes are killed around."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.ledgers import REF, in_postgres


@pytest.fixture
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a ledger of the kind that a test names; "" for the newsroom's own file."""
    if request.param == "postgresql":
        with in_postgres(request.getfixturevalue("postgres"), tmp_path) as kept:
            yield kept.address
    else:
        yield f"git:{REF}" if request.param == "git" else ""
