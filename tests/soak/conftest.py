"""Where the ledger is that processes are killed around."""

from collections.abc import Iterator

import pytest

from tests.support.ledgers import REF, in_postgres


@pytest.fixture
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a ledger of the kind that a test names; "" for the newsroom's own file."""
    if request.param == "postgresql":
        with in_postgres(request.getfixturevalue("postgres")) as kept:
            yield kept.address
    else:
        yield f"git:{REF}" if request.param == "git" else ""
