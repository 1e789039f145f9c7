"""What SQLite's errors say of a file: that the machine refuses it for now, or that the file itself is no good."""

import sqlite3

_REFUSALS = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_NOMEM,
    }
)


def is_refusal(error: sqlite3.Error) -> bool:
    """Whether the machine refuses a file for now; anything else means that the file is no good."""
    # An extended code's lowest byte is its kind: https://www.sqlite.org/rescode.html#pve
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _REFUSALS
