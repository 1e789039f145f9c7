"""What must never leave: the keys of the ledger stand beside those of the targets."""

from pathlib import Path

from pressctl.desk.guarding import leak_finder
from pressctl.model import Config, Reference
from tests.support.builders import a_newsroom
from tests.support.ledgers import KEY


def test_a_text_with_a_key_of_the_ledger_is_found(tmp_path: Path) -> None:
    """That of a git ledger, and the address of a server with its password; what is not set is not missed."""
    url = "postgresql://press:s3cret-word@db.example/press"
    refers = {"ledger": Reference(env="LEDGER_URL"), "ledger_key": Reference(env="LEDGER_KEY")}
    config = Config(root=tmp_path, path=None, newsroom=a_newsroom(**refers), targets=())
    leak_of = leak_finder(config, {"LEDGER_KEY": KEY, "LEDGER_URL": url})
    assert leak_of(f"the key is {KEY}.") == "ledger"
    assert leak_of(f"it is at {url} now") == "ledger"
    assert leak_of("nothing") == ""
    assert leak_finder(config, {})(KEY) == ""
