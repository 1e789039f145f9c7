"""A ledger in every kind of store there is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pressctl.delivery.ledger.duties import Ledger
from tests.support.ledgers import KINDS, Kept, in_postgres


@pytest.fixture(params=[*KINDS, "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kept]:
    """A place where no ledger is yet."""
    on_server = request.param == "postgresql"
    server = request.getfixturevalue("postgres") if on_server else None
    with in_postgres(server, tmp_path) if server else KINDS[request.param](tmp_path) as kept:
        yield kept


@pytest.fixture
def ledger(store: Kept) -> Iterator[Ledger]:
    """A new ledger."""
    opened = store.make()
    yield opened
    opened.close()
