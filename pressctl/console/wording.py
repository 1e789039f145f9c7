"""The words on the screen: people, places, sent, waiting, unsure."""

import re
from collections.abc import Mapping
from datetime import datetime, tzinfo

from pressctl.model import Asked, Outcome, Verdict

OUTCOMES: Mapping[Outcome, str] = {
    "unknown": "unsure",
    "failed": "failed",
    "deferred": "put off",
    "stopped": "stopped",
    "held": "waiting",
    "sent": "sent",
    "already_sent": "already sent",
    "edited": "edited since",
    "superseded": "overtaken",
    "skipped": "skipped",
}

# C0, DEL, C1 and what turns the direction of a line: a headline must never steer a terminal.
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# The same in text of several lines that has no other of C0.
STEERING_IN_LINES = re.compile(r"[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


# What runners of GitHub, Azure and TeamCity take for a command anywhere in a line (actions/runner, ActionCommand.cs).
_ORDER = re.compile(r"##(?=\[|vso\[|teamcity\[)", re.IGNORECASE)


def visible(text: str) -> str:
    r"""Return foreign text on one line, what would steer a terminal shown as \x1b."""
    return _STEERING.sub(lambda found: _escaped(found.group()), text)


def safe(text: str) -> str:
    r"""Return foreign text fit for a terminal or a CI log: one line, what would steer it shown as \x1b."""
    shown = _ORDER.sub(r"#\\x23", visible(text))
    # "::" is a command where nothing but blanks stands before it, of any kind.
    begins = next((place for place, character in enumerate(shown) if not character.isspace()), 0)
    return f"{shown[:begins]}\\x3a{shown[begins + 1 :]}" if shown.startswith("::", begins) else shown


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004  (one byte, or four digits)


def people(number: int) -> str:
    """Return a count of people in words: `1,742 people`."""
    return "1 person" if number == 1 else f"{number:,} people"


def unsubscribed(number: int) -> str:
    """Say of how many people that they are never mailed."""
    return f"{people(number)} {'has' if number == 1 else 'have'} unsubscribed"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a count with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def edition_name(edition: str) -> str:
    """Return how an edition is called in a sentence."""
    return "kill" if edition == "kill" else f"revision {edition}"


def moment(time: datetime, zone: tzinfo) -> str:
    """Return a time as the newsroom's clock shows it, with its zone."""
    return time.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z")


_VERDICTS: Mapping[Verdict, str] = {
    "works": "works",
    "refused": "refused",
    "silent": "not known",
    "unasked": "not asked",
}


def asked_line(asked: Asked) -> str:
    """Say what a target said of its credential, in a line; why one was refused or silent stands among the findings."""
    why = "" if asked.verdict in {"refused", "silent"} else f": {safe(asked.message)}"
    return f"{asked.target} ({asked.channel}): {_VERDICTS[asked.verdict]}{why}"
