"""`pressctl` and `python -m pressctl`: the version is answered before anything else is loaded."""

import gc
import sys

from pressctl import __version__


def main() -> None:
    """Run pressctl with the process's own arguments."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"pressctl {__version__}\n")
        return
    # Nearly all that is made lives until the end: looking for garbage often, and taking everything
    # apart at exit, took a fifth of a short run (measured). Large mailings are still collected.
    gc.set_threshold(50_000, 20, 100)
    from pressctl.cli.app import run

    try:
        code = run()
    finally:
        gc.disable()
        gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
