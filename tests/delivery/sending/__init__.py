"""Sending: what leaves, once, and what becomes of it."""
