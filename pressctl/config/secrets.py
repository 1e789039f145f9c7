"""Secrets: read where their references point, just before a run; their values never reach a message."""

import dataclasses
import os
import stat
import subprocess
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from pressctl.errors import Invalid
from pressctl.model import Finding, Reference, Secret, Target

SHORTEST = 8  # characters; below that nothing is a secret, and redaction would tear words apart
LARGEST_SECRET = 1 << 16  # bytes
DEADLINE = 30.0  # seconds a command has


def resolve_target(target: Target, *, environ: Mapping[str, str], root: Path, path: str = "config.toml") -> Target:
    """Return the target with every reference in its settings replaced by its Secret, and those judged by its channel.

    `root` is the newsroom's folder, where relative files are and commands run; `path` is the
    config as findings name it. `mailing.recipients` stays a reference: a list is no secret.

    Raises:
        Invalid: With one finding for each reference that gives no usable secret.
    """
    complaints: list[str] = []

    def read(key: str, reference: Reference) -> Secret | Reference:
        try:
            return read_secret(reference, environ=environ, root=root)
        except Invalid as error:
            complaints.append(f"{key}: {error.message}")
            return reference

    if dataclasses.is_dataclass(target.settings) and not isinstance(target.settings, type):
        values = {name: getattr(target.settings, name) for name in _names_in(target.settings)}
        changed = {key: _changed(value, partial(read, key)) for key, value in values.items()}
        if changed != values:
            target = replace(target, settings=dataclasses.replace(target.settings, **changed))
            complaints += [] if complaints else _complaints_of_channel(target)
    line, column = target.place
    findings = tuple(
        Finding(path=path, line=line, column=column, code="secret", message=complaint) for complaint in complaints
    )
    if findings:
        raise Invalid("\n".join(str(finding) for finding in findings), findings=findings)
    return target


def secret_values(target: Target) -> tuple[Secret, ...]:
    """Return every secret that a resolved target holds, for redaction."""
    return _secrets_of(target, lambda reference: reference)


def secrets_at_hand(target: Target, *, environ: Mapping[str, str], root: Path) -> tuple[Secret, ...]:
    """Return the secrets of a target that can be had by looking; no command is run, and nothing has to be there."""

    def read(reference: Reference) -> Secret | Reference:
        try:
            return reference if reference.command else read_secret(reference, environ=environ, root=root)
        except Invalid:
            return reference  # what cannot be read is said where it is needed

    return _secrets_of(target, read)


def _secrets_of(target: Target, read: Callable[[Reference], Secret | Reference]) -> tuple[Secret, ...]:
    """Return the secrets in a target's settings, with what `read` makes of references, each once."""
    settings: Any = target.settings
    found: list[Secret] = []
    for name in _names_in(settings):
        value = getattr(settings, name)
        if isinstance(value, str) or not value:  # as most are, of thousands of targets
            continue
        made = _changed(value, read)
        found += (made,) if isinstance(made, Secret) else _secrets_in(made)
    return tuple(dict.fromkeys(found)) if found[1:] else tuple(found)


def read_reference(
    reference: Reference, *, environ: Mapping[str, str], root: Path, limit: int, deadline: float = DEADLINE
) -> bytes:
    """Return what a reference points to: a variable's value, a file's content, a command's standard output.

    A file is below `root` or has a full path; a command is run there without a shell.

    Raises:
        Invalid: It is not set, not a regular file, longer than `limit` bytes, or the command
            failed or took longer than `deadline` seconds. Never with anything that was read.
    """
    if reference.env:
        if reference.env not in environ:
            raise Invalid(f"{reference} is not set.")
        content = os.fsencode(environ[reference.env])
    elif reference.file:
        content = read_file(root / reference.file, str(reference), limit)
    else:
        content = _output(reference, environ, root, deadline)
    if len(content) > limit:
        raise Invalid(f"{reference} holds more than {limit:,} bytes.")
    return content


def read_file(path: Path, called: str, limit: int) -> bytes:
    """Return a regular file's content, at most one byte more than `limit`.

    Raises:
        Invalid: It cannot be read, or is a folder, pipe or device; `called` is its name in the message.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe or device could keep us for ever
            raise Invalid(f"{called} is not a regular file.")
        with path.open("rb") as opened:
            return opened.read(limit + 1)
    except FileNotFoundError:
        raise Invalid(f"{called} does not exist.") from None
    except (OSError, ValueError) as error:
        raise Invalid(f"{called} cannot be read: {getattr(error, 'strerror', None) or 'bad path'}.") from None


def _output(reference: Reference, environ: Mapping[str, str], root: Path, deadline: float) -> bytes:
    try:
        process = subprocess.Popen(  # noqa: S603  (the newsroom's own config names it; no shell)
            reference.command,
            cwd=root,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "bad arguments"
        raise Invalid(f"{reference} cannot be started: {reason}.") from None
    with process:
        try:
            content, _ = process.communicate(timeout=deadline)
        except subprocess.TimeoutExpired:
            # Not waited for beyond its own end: what it started may hold the pipe open for ever.
            process.kill()
            raise Invalid(f"{reference} took longer than {deadline:g} seconds.") from None
    if process.returncode < 0:
        raise Invalid(f"{reference} was ended by signal {-process.returncode}.")
    if process.returncode:
        raise Invalid(f"{reference} failed with exit code {process.returncode}.")
    return content


def read_secret(reference: Reference, *, environ: Mapping[str, str], root: Path) -> Secret:
    """Return the one line of text that a reference leads to.

    Raises:
        Invalid: It cannot be read, or is no secret; never with anything that was read.
    """
    content = read_reference(reference, environ=environ, root=root, limit=LARGEST_SECRET)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise Invalid(f"{reference} does not hold text.") from None
    # A command may say more below; a file or a variable that has more is not one secret.
    value = text.partition("\n")[0].rstrip("\r") if reference.command else text.rstrip("\r\n")
    if not value:
        raise Invalid(f"{reference} is empty.")
    if len(value) < SHORTEST:
        raise Invalid(f"{reference} holds less than {SHORTEST} characters: that is no secret.")
    if not value.isprintable():
        raise Invalid(f"{reference} holds a line break or a control character: one secret is one line.")
    return Secret(value)


def _complaints_of_channel(target: Target) -> list[str]:
    from pressctl.channels import find

    check = find(target.channel).check
    return list(check(target.settings)) if check else []


def _changed(value: Any, read: Callable[[Reference], Secret | Reference]) -> Any:  # noqa: ANN401  (any setting)
    if isinstance(value, str):  # as most are, of thousands of targets
        return value
    if isinstance(value, Reference):
        return read(value)
    if isinstance(value, tuple):
        return tuple(_changed(item, read) for item in value)
    if isinstance(value, Mapping):
        return {key: _changed(item, read) for key, item in value.items()}
    return value


def _names_in(settings: object) -> tuple[str, ...]:
    """Return the names of the settings that a channel takes."""
    kind: Any = type(settings)
    return _names_of(kind)


@cache  # thousands of targets may be of one kind
def _names_of(kind: Any) -> tuple[str, ...]:  # noqa: ANN401  (each channel has its own type)
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


def _secrets_in(value: object) -> Iterator[Secret]:
    if isinstance(value, Secret):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _secrets_in(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _secrets_in(item)
