"""What `correct` and `kill` share: the options of `publish`, and a file that is put back when nothing was sent."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from pressctl.cli.publish import order_of, publish, rehearse_order
from pressctl.console.documents import as_json
from pressctl.console.wording import counted, safe
from pressctl.errors import ExitCode, Guarded, PressctlError, Terminated

if TYPE_CHECKING:
    from pressctl.console.screen import Screen
    from pressctl.desk.revising import Change, Revised
    from pressctl.model import Config

_OURS = frozenset({"paths"})  # one release is named


def with_options_of_publish(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command, which takes `**publishing`, the options of `publish` beside its own."""
    own = [one for one in inspect.signature(command).parameters.values() if one.kind is not one.VAR_KEYWORD]
    more = [one for name, one in inspect.signature(publish).parameters.items() if name not in _OURS]
    command.__signature__ = inspect.Signature([*own, *more])  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in (*own, *more)}
    return command


def carry_out(revised: "Revised", settings: "Config", shown: "Screen", path: Path, publishing: dict[str, Any]) -> None:
    """Write the files, then publish; when an error or somebody's no keeps all of it back, they are as they were.

    Raises:
        Guarded: A person said no.
        PressctlError: As `publish`.
    """
    from pressctl.desk.revising import write

    tell(revised, shown)
    asks = shown.terminal and not publishing["yes"]
    if revised.same_text:
        shown.say(f"{path}: the text is the one that went out; only the correction is new")
        if asks and not shown.ask("Send it all the same"):
            raise Guarded("nothing was changed, and nothing was sent", hint="Correct the text, then say it again.")
    write(revised, settings)
    try:
        publish(paths=[path], **publishing)
    except typer.Exit as ended:
        if ended.exit_code == ExitCode.INVALID:
            _take_back(revised, settings, shown)
        raise
    except (PressctlError, KeyboardInterrupt, Terminated):
        _take_back(revised, settings, shown)
        raise


def foresee(revised: "Revised", settings: "Config", shown: "Screen", path: Path, publishing: dict[str, Any]) -> int:
    """Show what would be written, as a diff, and each exact first request of what would be sent then; do neither."""
    from msgspec.structs import replace

    diffs = [{"path": change.shown, "diff": "\n".join(_diff(change))} for change in revised.changes]
    if not publishing["json"]:
        tell(revised, shown, dry=True)
        for one in diffs:
            for line in one["diff"].split("\n"):
                shown.write(safe(line))
    if publishing["no_publish"]:
        if publishing["json"]:
            shown.write(as_json({"changes": diffs, "exit_code": 0}))
        return 0
    order = order_of(settings, [path], publishing)
    order = replace(order, instead={change.path: change.after for change in revised.changes})
    said = {"show_addresses": publishing["show_addresses"], "json": publishing["json"]}
    return rehearse_order(order, shown, more={"changes": diffs}, **said)


def _diff(change: "Change") -> list[str]:
    from difflib import unified_diff

    before, after = (text.decode("utf-8", "replace").splitlines() for text in (change.before, change.after))
    return list(unified_diff(before, after, change.shown, f"{change.shown} (not written)", lineterm=""))


def change_alone(revised: "Revised", settings: "Config", shown: "Screen", path: Path) -> None:
    """Write the files, and send nothing.

    Raises:
        PressctlError: They cannot be written.
    """
    from pressctl.desk.revising import write

    write(revised, settings)
    tell(revised, shown)
    shown.say(f"nothing was sent; look at it with `pressctl plan {path}`")


def _take_back(revised: "Revised", settings: "Config", shown: "Screen") -> None:
    """Put the files back as they were, unless sending had begun, and say which."""
    from pressctl.desk.opening import store_of
    from pressctl.desk.revising import put_back

    if not put_back(revised, settings, store_of(settings, shown.environ)):
        shown.say("sending had begun, so the change stays in the file; `pressctl publish` with this path finishes it")
    elif revised.changes:
        shown.say(f"{counted(len(revised.changes), 'file')} put back as before, since nothing was sent")


def tell(revised: "Revised", shown: "Screen", *, dry: bool = False) -> None:
    """Say which files change (`dry`: would change), or that none has to; and in which languages a notice is not."""
    if revised.edition == "kill" and not revised.changes:
        shown.say(f"{safe(revised.release)} is withdrawn already, for good; its files stay as they are")
    for change in revised.changes:
        shown.say(f"{safe(change.shown)}: {'would change' if dry else 'changed'}")
    for language in revised.untold:
        shown.say(f"{language}: its notice is in the original's language; say it as {language}=TEXT")
