"""What was last put on each web host."""

from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.records import Left
from tests.support.builders import NOON
from tests.support.ledgers import accepted


def test_a_host_has_what_was_last_put_there(ledger: Ledger) -> None:
    """By target and address: at another address nothing is known to be."""
    assert ledger.etag("host", "there", "index.html").result() is None
    for sha256, etag in (("0", ""), ("1", '"e"')):
        ledger.uploaded("host", "there", "index.html", Left(sha256=sha256, etag=etag)).result()
        assert ledger.uploads("host", "there") == {"index.html": sha256}
        assert ledger.etag("host", "there", "index.html").result() == etag
    assert ledger.uploads("host", "elsewhere") == {}
    assert ledger.uploads("other", "there") == {}
    ledger.uploaded("host", "there", "index.html", None).result()
    assert ledger.uploads("host", "there") == {}
    assert ledger.etag("host", "there", "index.html").result() is None


def test_a_stop_of_what_is_withdrawn_since_keeps_no_page_back(ledger: Ledger) -> None:
    """A withdrawn page has to get out; everything that is stopped stays."""
    accepted(ledger)
    assert not ledger.is_anything_stopped()
    ledger.stop("r", NOON)
    assert ledger.is_anything_stopped()
    accepted(ledger, key="k2", edition="kill")
    assert not ledger.is_anything_stopped()
    assert ledger.killed() == {"r": NOON}
    ledger.stop("", NOON)
    assert ledger.is_anything_stopped()
