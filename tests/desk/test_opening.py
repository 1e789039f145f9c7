"""A missing ledger is not an empty one."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from pressctl.delivery.ledger.absent import AbsentLedger
from pressctl.delivery.ledger.duties import Ledger
from pressctl.desk.opening import Door, look, permit, store_of
from pressctl.desk.opening import open_ledger as make_or_open
from pressctl.errors import LedgerUnusable, Misused
from pressctl.model import Config, Target
from tests.support.builders import a_newsroom


def config(root: Path, channel: str = "webhook") -> Config:
    """Return a newsroom with one target."""
    return Config(root=root, path=None, newsroom=a_newsroom(), targets=(Target(name="t", channel=channel),))


def door(**fields: Any) -> Door:
    """Return how a run opens it."""
    return Door(**{"environ": {}, **fields})


def open_ledger(settings: Config, how: Door) -> Ledger:
    """Open it as a run does: when it is permitted."""
    permit(settings, how)
    return make_or_open(settings, how.environ)


def exists(settings: Config) -> bool:
    """Whether there is a ledger."""
    return store_of(settings, {}).is_there()


def test_a_named_file_begins_a_ledger(tmp_path: Path) -> None:
    """After asking, where somebody can be asked."""
    asked: list[str] = []

    def yes(question: str) -> bool:
        asked.append(question)
        return True

    open_ledger(config(tmp_path), door(ask=yes)).close()
    assert exists(config(tmp_path))
    assert "no ledger" in asked[0]


@pytest.mark.parametrize("fields", [{"found": True}, {"environ": {"CI": "true"}}, {"ask": lambda _question: False}])
def test_folders_ci_and_a_no_make_none(tmp_path: Path, fields: dict[str, Any]) -> None:
    """Exit 7, and the hint says how to begin one."""
    with pytest.raises(LedgerUnusable) as caught:
        open_ledger(config(tmp_path), door(**fields))
    assert "--new-ledger" in caught.value.hint
    assert not exists(config(tmp_path))


@pytest.mark.parametrize("fields", [{"found": True}, {"environ": {"CI": "true"}}])
def test_new_ledger_makes_one(tmp_path: Path, fields: dict[str, Any]) -> None:
    """Somebody says that nothing was ever sent."""
    open_ledger(config(tmp_path), door(new=True, **fields)).close()
    assert exists(config(tmp_path))


def test_new_ledger_is_refused_where_there_is_one(tmp_path: Path) -> None:
    """It would forget everything."""
    open_ledger(config(tmp_path), door()).close()
    with pytest.raises(Misused):
        open_ledger(config(tmp_path), door(new=True))
    open_ledger(config(tmp_path), door(found=True)).close()


def test_a_ledger_inside_a_checkout_is_no_ledger_for_ci(tmp_path: Path) -> None:
    """It would be gone with the job."""
    (tmp_path / ".git").mkdir()
    with pytest.raises(LedgerUnusable, match="gone with this job"):
        open_ledger(config(tmp_path), door(new=True, environ={"CI": "1"}))
    assert not exists(config(tmp_path))
    outside = replace(a_newsroom(), ledger=f"sqlite:{tmp_path.parent / 'kept' / tmp_path.name / 'ledger.db'}")
    open_ledger(replace(config(tmp_path), newsroom=outside), door(new=True, environ={"CI": "1"})).close()


def test_the_outbox_alone_demands_none(tmp_path: Path) -> None:
    """Nothing leaves the machine; it is begun without a word."""
    open_ledger(config(tmp_path, "outbox"), door(found=True, environ={"CI": "1"})).close()
    assert exists(config(tmp_path, "outbox"))


def test_looking_makes_nothing(tmp_path: Path) -> None:
    """A plan where nothing was ever sent reads an empty past."""
    assert isinstance(look(config(tmp_path), {}), AbsentLedger)
    assert list(tmp_path.iterdir()) == []
    open_ledger(config(tmp_path), door()).close()
    ledger = look(config(tmp_path), {})
    assert ledger.releases() == ()
    ledger.close()
