"""Delivering: the only room that opens a connection or the ledger. It never renders and never prints."""
