"""Tests against the real programs of others, installed and started here on loopback: `make test-real`."""
