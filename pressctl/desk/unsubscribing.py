"""People who are never mailed again: written down, taken back, and asked about one by one."""

import os
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct

from pressctl.config.lists import LARGEST_LIST, NotAList, decode
from pressctl.config.locating import as_typed
from pressctl.config.mailboxes import NotAnAddress, normal_form
from pressctl.config.secrets import read_file
from pressctl.config.suppression import (
    FILE,
    Line,
    Suppression,
    line_of,
    lines_in,
    people_of,
    read_suppression,
)
from pressctl.errors import Guarded, Invalid, Misused, PressctlError
from pressctl.model import Config
from pressctl.newsroom.writing import write_if_changed

if TYPE_CHECKING:
    from pressctl.delivery.ledger.duties import Past
    from pressctl.delivery.ledger.records import PartRecord

_HEAD = (
    "# People who are never mailed, whatever list they are on: pressctl unsubscribe ADDRESS. Each is a code, from which nobody\n"
    "# reads the address, so keep this file with the newsroom, and commit it where jobs publish. A line may be an address, too.\n"
)
_BREAK = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


class Asked(Struct, frozen=True, kw_only=True):
    """Whom it is about, in normal form; `unusable` counts what was in a file and is no address."""

    people: tuple[str, ...]
    unusable: int = 0


class Done(Struct, frozen=True, kw_only=True):
    """What became of it, in people; `still` are on another suppression list yet."""

    changed: int
    before: int
    still: int = 0


def asked(addresses: Iterable[str], export: BinaryIO | None) -> Asked:
    """Return whom arguments name, and an export of a vendor's or an address on each line.

    What is no address is on no list of people either: of an export it is only counted.

    Raises:
        Misused: An argument is no address.
        Invalid: The export cannot be read.
    """
    people: dict[str, None] = {}
    for number, written in enumerate(addresses, start=1):
        try:
            people[normal_form(written, wide=True)] = None
        except NotAnAddress as error:
            raise Misused(f"address {number} {error}", hint="Such as name@example.org; nothing was written.") from error
    unusable = 0
    for line in _read(export) if export else ():
        if line.address:
            people[line.address] = None
        else:
            unusable += 1
    return Asked(people=tuple(people), unusable=unusable)


def _read(export: BinaryIO) -> Iterable[Line]:
    content = export.read(LARGEST_LIST + 1)
    if len(content) > LARGEST_LIST:
        raise Invalid(f"the export holds more than {LARGEST_LIST:,} bytes", hint="Nothing was written.")
    try:
        lines = lines_in(content).lines
    except NotAList as error:
        said = f"the export cannot be read, at line {error.line}: it {error}"
        raise Invalid(said, hint="Give an address on each line, or a table with a column called email.") from error
    if any(line.code for line in lines):
        raise Invalid(
            "that holds codes and no addresses", hint=f"A list like {FILE} is named by suppression in config.toml."
        )
    return lines


def write_down(config: Config, people: Iterable[str], now: datetime) -> Done:
    """Add people to the newsroom's list; who is on it stays as they are.

    Raises:
        Invalid: A line of the list cannot be read, or it is a table.
        PressctlError: The file cannot be written.
    """
    text, lines = _own(config.root)
    known, wanted = people_of(lines), tuple(people)
    new = [person for person in wanted if person not in known]
    salt = next(iter(known.codes), "") or secrets.token_hex(8)
    if new:
        begin = ("" if text.endswith(("\n", "\r")) else "\n") if text else _HEAD
        added = "".join(line_of(person, salt, f"{now:%Y-%m-%d}") for person in new)
        _append(config.root / FILE, begin + added)
    return Done(changed=len(new), before=len(wanted) - len(new))


def take_back(config: Config, people: Iterable[str], environ: Mapping[str, str]) -> Done:
    """Take people off the newsroom's list: they asked to be mailed again.

    Raises:
        Invalid: A line of a list cannot be read, or the newsroom's is a table.
        PressctlError: The file cannot be written.
    """
    text, lines = _own(config.root)
    wanted = tuple(people)
    known = people_of(lines)
    gone = {line.number for line in lines if line.means(wanted)}
    if gone:
        kept = "".join(one for number, one in enumerate(_BREAK.split(text), start=1) if number not in gone)
        write_if_changed(config.root / FILE, kept.encode(), root=config.root, durable=True)
    rest = suppression_of(config, environ)
    changed = sum(person in known for person in wanted)
    return Done(changed=changed, before=len(wanted) - changed, still=sum(person in rest for person in wanted))


def suppression_of(config: Config, environ: Mapping[str, str]) -> Suppression:
    """Return everybody who is never mailed.

    Raises:
        Invalid: A list cannot be had, or a line of one cannot be read.
    """
    read = read_suppression(config, environ=environ, need=True)
    if any(finding.level == "error" for finding in read.findings):
        raise Invalid("the suppression list has errors", hint="Correct it; nothing was done.", findings=read.findings)
    return read.suppression


def refuse_suppressed(config: Config, people: Iterable[str], environ: Mapping[str, str]) -> None:
    """Refuse to mail somebody who was named on the command line, or in the config, and has unsubscribed.

    Raises:
        Guarded: One of them has.
        Invalid: A list cannot be had, or a line of one cannot be read.
    """
    named = [normal_form(person, wide=True) for person in people]
    suppression = suppression_of(config, environ) if named else Suppression()
    if any(person in suppression for person in named):
        hint = "If they ask to be mailed again: pressctl unsubscribe --undo ADDRESS"
        raise Guarded("that address has unsubscribed, so nothing is sent to it", hint=hint)


def about(
    config: Config, ledger: "Past", address: str, environ: Mapping[str, str]
) -> "tuple[Sequence[PartRecord], bool]":
    """Return what one person got, and whether they have unsubscribed.

    Raises:
        Misused: It is no address.
        Invalid: A suppression list cannot be read.
    """
    try:
        person = normal_form(address, wide=True)
    except NotAnAddress as error:
        raise Misused(f"--person takes one address: {error}", hint="Such as --person name@example.org.") from error
    read = read_suppression(config, environ=environ, need=False)
    parts = ledger.parts_of_person(person)
    served = {part.release for part in parts if part.cause != "awaiting"}
    told = tuple(part for part in parts if part.cause != "awaiting" or part.release not in served)
    return told, person in read.suppression


def _own(root: Path) -> tuple[str, tuple[Line, ...]]:
    """Return the newsroom's own list, and whom its lines are about; nothing where there is none yet."""
    path = root / FILE
    if not path.exists():
        return "", ()
    content = read_file(path, f"file {FILE}", LARGEST_LIST)
    shown = as_typed(path)
    try:
        held = lines_in(content)
        if held.table:
            hint = f'Give it another name, and say in config.toml: suppression = "NAME"; {FILE} is begun anew then.'
            raise Invalid(f"{shown} is a table, and not an address or a code on each line", hint=hint)
        text, lines = decode(content)[0], held.lines
    except NotAList as error:
        raise Invalid(f"{shown}:{error.line}: {error}", hint="Correct it; nothing was written.") from error
    for line in lines:
        if line.fault:
            said = f"{shown}:{line.number}: the address {line.fault}"
            raise Invalid(said, hint="Correct the line, or take it out; nothing was written.")
    return text, lines


def _append(path: Path, text: str) -> None:
    """Add to a file in one write, and see it onto the disk: two at once lose nothing."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    try:
        handle = os.open(path, flags, 0o644)
        with open(handle, "ab", buffering=0) as file:  # noqa: PTH123  (a handle, which follows no link)
            file.write(text.encode())
            os.fsync(handle)
    except OSError as error:
        said = f"{as_typed(path)} cannot be written: {error.strerror or 'unknown reason'}"
        raise PressctlError(
            said, hint="Nobody was unsubscribed; let this user write it, and run the same command again."
        ) from error
