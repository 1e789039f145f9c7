"""What a forge's runner takes for a command in a job's log, by the rules of its own reader (actions/runner, ActionCommand.cs)."""

import re
from collections.abc import Iterator

_OLD = re.compile(r"##\[[^\]]*\]|##(?:vso|teamcity)\[", re.IGNORECASE)


def commands(log: str) -> Iterator[str]:
    """Yield the lines of a log that a runner would act on: `::` after any blanks, or `##[` anywhere."""
    for line in re.split(r"\r\n|\r|\n", log):
        if line.lstrip().startswith("::") or _OLD.search(line):
            yield line


def steers(log: str) -> bool:
    """Whether a log has what moves a terminal: escape sequences, C1 controls, a changed direction."""
    return bool(re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", log))
