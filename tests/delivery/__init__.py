"""Delivery: the ledger, the plan, sending."""
