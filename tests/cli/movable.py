"""pressctl whose clock a test moves while it waits: `python movable.py FILE WORDS…`; the file says by how many seconds.

It looks at clock and files twenty times a second, and notes beside that file how often it has looked.
"""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

NAP = 0.05  # seconds


def main() -> None:
    """Take the file off the command line, and run."""
    from pressctl.__main__ import main as run
    from pressctl.cli import setting
    from pressctl.desk import waiting

    shift = Path(sys.argv.pop(1))
    looks = shift.with_suffix(".looks")

    def clock() -> datetime:
        with looks.open("a") as noted:
            noted.write(".")
        return datetime.now(UTC) + timedelta(seconds=float(shift.read_text()))

    # The one place where the commands read the time.
    setting.clock = clock
    waiting.LONGEST_NAP = NAP
    run()


if __name__ == "__main__":
    main()
