"""Everything pressctl raises on purpose: a message, a hint and, where it ends a run, an exit code.

A message says what happened; the hint says whose turn it is and what to do.
Messages never name the target they concern: the room that knows it adds it once.
"""

from enum import IntEnum
from typing import Any, ClassVar


class ExitCode(IntEnum):
    """What a run tells the shell; the contract's table, in one place."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    INVALID = 3
    UNKNOWN = 4
    GUARDED = 5
    LEDGER = 7
    DEFERRED = 75
    HUNG_UP = 129
    INTERRUPTED = 130
    TERMINATED = 143


class Terminated(SystemExit):
    """SIGTERM where nothing is under way: what a run has begun to write is taken back, as on Ctrl-C."""


class PressctlError(Exception):
    """The root: something a person can act on."""

    exit_code: ClassVar[ExitCode] = ExitCode.FAILED

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Keep the message (what happened) and the hint (what to do, by whom)."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class Misused(PressctlError):
    """The command line asks for something that cannot be done as typed."""

    exit_code = ExitCode.USAGE


class Invalid(PressctlError):
    """A release, the config, a template or a list is not fit to be used; nothing of it was sent."""

    exit_code = ExitCode.INVALID

    def __init__(self, message: str, *, hint: str = "", findings: tuple[Any, ...] = ()) -> None:
        """Keep the `model.Finding`s that the message lists, where there are several, each with its place."""
        super().__init__(message, hint=hint)
        self.findings = findings


class Unfit(Invalid):
    """One release cannot go out as it is; the others are not concerned."""


class TooLarge(Unfit):
    """A release makes a mail, a post or a page that passes every limit."""


class Guarded(PressctlError):
    """A guard stopped the run before anything was sent; a person decides."""

    exit_code = ExitCode.GUARDED


class LedgerUnusable(PressctlError):
    """The ledger is missing, damaged or out of reach; nothing was sent."""

    exit_code = ExitCode.LEDGER


class LedgerLost(LedgerUnusable):
    """The ledger went out of reach while parts were leaving: some may have arrived, and what came of them is not in it."""


class Unsent(PressctlError):
    """What a flow raises when an answer is not a success; see the four kinds below."""

    def __init__(self, message: str, *, hint: str = "", status_code: int | None = None) -> None:
        """Keep the HTTP status beside the words, where there was one."""
        super().__init__(message, hint=hint)
        self.status_code = status_code


class Rejected(Unsent):
    """Refused, and would be refused again unless something is changed."""


class Gone(Rejected):
    """The place no longer exists (410); not tried again until its address changes."""


class NoSuchList(Rejected):
    """A vendor keeps no list of that name: config.toml names another, or one that is gone."""


class Unreachable(Unsent):
    """Certainly not taken; another attempt may work."""

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        status_code: int | None = None,
        retry_after: float | None = None,
        worth_retrying: bool = True,
    ) -> None:
        """Keep the wait the place asked for, in seconds; None when it asked for none.

        `worth_retrying` is False when only a person can help (an expired certificate, an
        unknown name): waiting within a run is then in vain, though the next run tries again.
        """
        super().__init__(message, hint=hint, status_code=status_code)
        self.retry_after = retry_after
        self.worth_retrying = worth_retrying


class Uncertain(Unsent):
    """The request left, and nobody knows whether it was taken."""
