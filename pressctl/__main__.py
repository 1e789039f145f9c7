"""`pressctl` and `python -m pressctl`: the version is answered before anything else is loaded."""

import gc
import os
import sys

from pressctl import __version__


def main() -> None:
    """Run pressctl with the process's own arguments."""
    # A daemon's child may have its streams closed; there is nobody to hear, and work to do.
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  (start-up; open until the end)
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"pressctl {__version__}\n")
        return
    # Nearly all that is made lives until the end: looking for garbage often, and taking everything
    # apart at exit, took a fifth of a short run (measured). Large mailings are still collected.
    gc.set_threshold(50_000, 20, 100)
    try:
        from pressctl.cli.app import run

        code = run()
    except KeyboardInterrupt:  # while loading; a run says itself how it was stopped
        code = 130
    finally:
        gc.disable()
        gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
