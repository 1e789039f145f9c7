"""pressctl with a clock that is set to another time: `python clocked.py SECONDS[@MACHINE] WORDS…`, for runs from outside.

With a name, it is another machine to all that share a ledger with it: no process of its own is seen from here.
"""

import sys
import time
from datetime import UTC, datetime, timedelta


def main() -> None:
    """Take the clock's shift off the command line, and run."""
    seconds, _, machine = sys.argv.pop(1).partition("@")
    shift, right = timedelta(seconds=float(seconds)), time.time
    if machine:
        time.time = lambda: right() + shift.total_seconds()  # what a server's clock is compared with

    from pressctl import owners
    from pressctl.__main__ import main as run
    from pressctl.cli import setting

    # The one place where the commands read the time.
    setting.clock = lambda: datetime.now(UTC) + shift
    if machine:
        owners.machine = lambda: machine
    run()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:  # while it loads, as pressctl's own start says it
        sys.exit(130)
