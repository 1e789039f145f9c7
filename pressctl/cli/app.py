"""The command line put together, and the one place that turns what went wrong into words and an exit code."""

import os
import sys
import traceback
from contextlib import suppress

import typer

from pressctl.cli import (
    channels,
    check,
    correct,
    feeds,
    go,
    importing,
    init,
    kill,
    ledger,
    new,
    overview,
    plan,
    preview,
    publish,
    render,
    resolve,
    schema,
    status,
    stop,
    test,
)
from pressctl.cli.setting import screen
from pressctl.console.documents import as_json, failure_document
from pressctl.errors import Invalid, PressctlError

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
for name, function, short in (
    ("publish", publish.publish, "Send what is owed, write public/; again: finish the work"),
    ("plan", plan.plan, "Show what publish would do, with a digest"),
    ("check", check.check, "Find everything that is wrong, before anything is sent"),
    ("preview", preview.preview, "Look at every variant in the browser, live"),
    ("render", render.render, "Write every variant of a release to files"),
    ("import", importing.import_, "Make a release from a text, page or document"),
    ("new", new.new, "Begin a release"),
    ("feeds", feeds.feeds, "Rebuild public/: feeds, pages, index"),
    ("status", status.status, "Say what went where, when, with receipts"),
    ("resolve", resolve.resolve, "Settle what is unsure"),
    ("stop", stop.stop, "Halt a release, or everything, in every run"),
    ("go", go.go, "Lift a stop"),
    ("correct", correct.correct, "Raise the revision, tell who had the error"),
    ("kill", kill.kill, "Withdraw a release, tell who had it"),
    ("test", test.test, "Send a marked test to yourself"),
    ("channels", channels.channels, "The manuals of the kinds of places"),
    ("schema", schema.schema, "JSON Schemas, for editors"),
    ("init", init.init, "Make a newsroom"),
):
    app.command(name, short_help=short)(function)
app.add_typer(ledger.ledger, short_help="Copy, verify, move the record; forget a person")


def run() -> int:
    """Run the command line; return the exit code."""
    try:
        app(prog_name="pressctl")
    except PressctlError as error:
        return _fail(error)
    except KeyboardInterrupt:
        screen().say("stopped; nothing was under way")
        return 130
    except Exception as error:  # noqa: BLE001  (a defect of ours: a line for a person, the rest on request)
        if os.environ.get("PRESSCTL_DEBUG"):
            traceback.print_exc(file=sys.stderr)
        if isinstance(error, OSError) and error.errno:
            return _fail(_refused(error))
        screen().say(f"error: pressctl has a defect: {type(error).__name__}")
        screen().say("hint: Run it again with PRESSCTL_DEBUG=1 and report what it prints.")
        return 1
    return 0


def _fail(error: PressctlError) -> int:
    screen().error(error)
    if "--json" in sys.argv:
        # Whoever reads stdout gets one document, also when nothing could be begun; a full disk has been said.
        with suppress(PressctlError):
            screen().write(as_json(failure_document(error)))
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
