"""One contract for every store of a ledger."""
