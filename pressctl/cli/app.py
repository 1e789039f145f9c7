"""The command line put together, and the one place that turns what went wrong into words and an exit code."""

import os
import signal
import sys
import traceback
from collections.abc import Collection
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import typer

from pressctl.cli import overview
from pressctl.cli.setting import screen
from pressctl.console.documents import as_json, failure_document
from pressctl.errors import ExitCode, Invalid, PressctlError, Terminated

LONGEST_SHOWN = 200  # characters of a path that a message repeats

app = typer.Typer(
    name="pressctl",
    help="Take one press release and put it everywhere, once.",
    epilog="Start with `pressctl init`, then `pressctl new HEADLINE`. Exit codes: 0 done, 1 a delivery failed, 2 usage, "
    "3 invalid release, config or list, 4 an outcome is unsure and needs you, 5 stopped by a guard, 7 no ledger, "
    "75 put off by the place: run again.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)
app.callback(invoke_without_command=True)(overview.overview)
# Each command, which a function of its name in a module of its name does, or a group; with its line in the list of commands.
COMMANDS = {
    "publish": "Send what is owed, write public/; again: finish the work",
    "plan": "Show what publish would do, with a digest",
    "check": "Find everything that is wrong, before anything is sent",
    "preview": "Look at every variant in the browser, live",
    "render": "Write every variant of a release to files",
    "import": "Make a release from a text, page or document",
    "new": "Begin a release",
    "feeds": "Rebuild public/: feeds, pages, index",
    "status": "Say what went where, when, with receipts",
    "resolve": "Settle what is unsure",
    "stop": "Halt a release, or everything, in every run",
    "go": "Lift a stop",
    "adopt": "Record what was published before; send nothing",
    "correct": "Raise the revision, tell who had the error",
    "kill": "Withdraw a release, tell who had it",
    "test": "Send a marked test to yourself",
    "unsubscribe": "Never mail somebody again, from whatever list",
    "channels": "The manuals of the kinds of places",
    "schema": "JSON Schemas, for editors",
    "init": "Make a newsroom",
    "ledger": "Copy, verify, move the record; forget a person",
}
_JOBS = {"publish", "plan", "correct", "kill"}  # what a forge's job keeps a summary of
_PLACES = {"import": ("importing", "import_")}  # the word is Python's own


def register(wanted: Collection[str] = COMMANDS, *, into: typer.Typer = app) -> None:
    """Add these commands, each with its module, where they are not there yet: a run has one, and pays for no other."""
    there = {command.name for command in into.registered_commands} | {group.name for group in into.registered_groups}
    for name, short in COMMANDS.items():
        if name in wanted and name not in there:
            module, function = _PLACES.get(name, (name, name))
            found = getattr(import_module(f"pressctl.cli.{module}"), function)
            if isinstance(found, typer.Typer):
                into.add_typer(found, name=name, short_help=short)
            else:
                into.command(name, short_help=short)(found)


def _terminated(_number: int, _frame: object) -> NoReturn:
    raise Terminated(int(ExitCode.TERMINATED))


def run() -> int:
    """Run the command line; return the exit code."""
    if signal.getsignal(signal.SIGTERM) == signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _terminated)
    try:
        first = sys.argv[1:2]
        register(first if {*first} & COMMANDS.keys() else COMMANDS)
        app(prog_name="pressctl")
    except PressctlError as error:
        return _fail(error)
    except (KeyboardInterrupt, Terminated) as stop:
        screen().say("stopped; nothing was under way")
        return int(ExitCode.TERMINATED if isinstance(stop, Terminated) else ExitCode.INTERRUPTED)
    except Exception as error:  # noqa: BLE001  (a defect of ours: a line for a person, the rest on request)
        if os.environ.get("PRESSCTL_DEBUG"):
            traceback.print_exc(file=sys.stderr)
        if isinstance(error, OSError) and error.errno:
            return _fail(_refused(error))
        hint = "Run it again with PRESSCTL_DEBUG=1 and report what it prints."
        return _ended(PressctlError(f"pressctl has a defect: {type(error).__name__}", hint=hint))
    return 0


def _fail(error: PressctlError) -> int:
    shown = screen()
    if shown.in_job and {*sys.argv[1:2]} & _JOBS:
        from pressctl.console.forges import tell_failure

        tell_failure(error, shown)
    return _ended(error)


def _ended(error: PressctlError) -> int:
    shown = screen()
    shown.error(error)
    if "--json" in sys.argv:
        # Whoever reads stdout gets one document, whatever ended the run; a full disk has been said.
        with suppress(PressctlError):
            shown.write(as_json(failure_document(error)))
    return int(error.exit_code)


def _refused(error: OSError) -> Invalid:
    """Say what the system refuses: a closed folder, a name that is too long, a full disk. That is no defect."""
    named = str(error.filename or "")
    path = os.path.relpath(named) if os.path.isabs(named) else named  # noqa: PTH117  (a Path refuses some names)
    what = (
        f"{path[:LONGEST_SHOWN]}{'…' if len(path) > LONGEST_SHOWN else ''} cannot be used"
        if path
        else "the system refuses it"
    )
    hint = "Check that path, and who may read and write it; then run the same command again."
    return Invalid(f"{what}: {error.strerror}", hint=hint)
