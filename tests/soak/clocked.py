"""pressctl with a clock that is set to another time: `python clocked.py SECONDS WORDS…`, for runs from outside."""

import sys
from datetime import UTC, datetime, timedelta


def main() -> None:
    """Take the clock's shift off the command line, and run."""
    from pressctl.__main__ import main as run
    from pressctl.cli import setting

    shift = timedelta(seconds=float(sys.argv.pop(1)))
    # The one place where the commands read the time.
    setting.clock = lambda: datetime.now(UTC) + shift
    run()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:  # while it loads, as pressctl's own start says it
        sys.exit(130)
