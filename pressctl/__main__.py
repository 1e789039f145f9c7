"""`pressctl` and `python -m pressctl`: the version is answered before anything else is loaded."""

import sys

from pressctl import __version__


def main() -> None:
    """Run pressctl with the process's own arguments."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"pressctl {__version__}\n")
        return
    from pressctl.cli.app import run

    sys.exit(run())


if __name__ == "__main__":
    main()
