"""Readers for the kinds of value a config has: each returns what a value means, or raises what is wrong with it."""

import math
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from pressctl.config.locales import TAG, find_zone, guess_tag, near_zone, usual_case
from pressctl.config.mailboxes import Mailbox, NotAnAddress, read_mailbox
from pressctl.config.notes import nearest
from pressctl.config.tables import Cell, Reader, form_of, takes

T = TypeVar("T")
W = TypeVar("W", bound=str)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")
_CONTROL_OR_BREAK = re.compile(rf"{_CONTROL.pattern}|[\t\n]")
_DURATION = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?) ?(s|m|min|h|d)")
_UNITS = {"s": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0, "d": 86_400.0}
SLUG = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")


def text(cell: Cell) -> str:
    """Read text of any number of lines, not empty."""
    return _text(cell, _CONTROL, "holds a control character")


def line(cell: Cell) -> str:
    """Read text of one line, not empty."""
    return _text(cell, _CONTROL_OR_BREAK, "holds a control character or a line break")


def _text(cell: Cell, harmful: re.Pattern[str], complaint: str) -> str:
    if not isinstance(cell.raw, str):
        raise cell.wrong_type("text in quotes")
    if harmful.search(cell.raw):
        raise cell.wrong(complaint)
    written = cell.raw.strip(" \t\n")
    if not written:
        raise cell.wrong("is empty", "Leave the key out to go without.")
    return written


def flag(cell: Cell) -> bool:
    """Read true or false."""
    if isinstance(cell.raw, bool):
        return cell.raw
    raise cell.wrong_type("true or false", "Without quotes.")


def whole(low: int, high: int) -> Reader[int]:
    """Return a reader of whole numbers between two, both included."""

    def read(cell: Cell) -> int:
        if isinstance(cell.raw, bool) or not isinstance(cell.raw, int):
            raise cell.wrong_type("a whole number")
        if not low <= cell.raw <= high:
            raise cell.wrong(f"must be between {low} and {high}")
        return cell.raw

    return takes(read, type="integer", minimum=low, maximum=high)


def number(low: float, high: float) -> Reader[float]:
    """Return a reader of numbers between two, both included."""

    def read(cell: Cell) -> float:
        if isinstance(cell.raw, bool) or not isinstance(cell.raw, int | float):
            raise cell.wrong_type("a number")
        return _between(cell, cell.raw, low, high)

    return takes(read, type="number", minimum=low, maximum=high)


def seconds(low: float, high: float) -> Reader[float]:
    """Return a reader of times: a number of seconds, or text such as "90s", "30m", "6h", "1d"."""

    def read(cell: Cell) -> float:
        if isinstance(cell.raw, str):
            found = _DURATION.fullmatch(cell.raw)
            if not found:
                raise cell.wrong('must be a number of seconds, or text like "90s", "30m", "6h", "1d"')
            return _between(cell, float(found[1]) * _UNITS[found[2]], low, high, " seconds")
        if isinstance(cell.raw, bool) or not isinstance(cell.raw, int | float):
            raise cell.wrong_type('a number of seconds, or text like "30m" or "6h"')
        return _between(cell, cell.raw, low, high, " seconds")

    return takes(read, type=["number", "string"], minimum=low, maximum=high, pattern=f"^{_DURATION.pattern}$")


def _between(cell: Cell, value: float, low: float, high: float, unit: str = "") -> float:
    if math.isfinite(value) and low <= value <= high:
        return float(value)
    raise cell.wrong(f"must be between {low:g} and {high:g}{unit}")


def choice(*known: W, later: Sequence[str] = ()) -> Reader[W]:
    """Return a reader of one of a few words; `later` are words that only a later version knows."""

    def read(cell: Cell) -> W:
        if not isinstance(cell.raw, str):
            raise cell.wrong_type(f"one of {', '.join(known)}, in quotes")
        for word in known:
            if cell.raw == word:
                return word
        if cell.raw in later:
            raise cell.wrong(f'"{cell.raw}" is not in this version', code="not-in-this-version")
        close = nearest(cell.raw, known)
        raise cell.wrong(f"must be one of {', '.join(known)}", f'Did you mean "{close}"?' if close else "")

    return takes(read, enum=list(known))


def listed(reader: Reader[T], *, empty: bool = True, repeats: bool = False) -> Reader[tuple[T, ...]]:
    """Return a reader of lists: each element by `reader`, every wrong one noted; `repeats` are dropped unless kept."""

    def read(cell: Cell) -> tuple[T, ...]:
        if not isinstance(cell.raw, list):
            raise cell.wrong_type("a list", "Put it into square brackets." if isinstance(cell.raw, str) else "")
        if not cell.raw and not empty:
            raise cell.wrong("is an empty list", "Leave the key out to go without.")
        read_all = [cell.inner(number, raw).attempt(reader) for number, raw in enumerate(cell.raw)]
        kept = [value for value in read_all if value is not None]
        return tuple(kept if repeats else dict.fromkeys(kept))

    return takes(read, type="array", items=form_of(reader), **({} if empty else {"minItems": 1}))


def checked(complain: Callable[[str], str | None], reader: Reader[str] = line) -> Reader[str]:
    """Return a reader of text that `complain` has nothing to say about; what it says follows the key's name."""

    def read(cell: Cell) -> str:
        written = reader(cell)
        complaint = complain(written)
        if complaint:
            raise cell.wrong(complaint)
        return written

    return takes(read, **form_of(reader))


def slug(cell: Cell) -> str:
    """Read a name that never changes: small ASCII letters, digits, and hyphens and dots between them."""
    written = line(cell)
    if SLUG.fullmatch(written):
        return written
    raise cell.wrong("must be a slug: a-z and 0-9, with hyphens or dots between them")


def language(cell: Cell) -> str:
    """Read a BCP 47 language tag and return it in its usual case: `fr`, `pt-BR`, `zh-Hant`."""
    written = line(cell)
    tag = usual_case(written)
    if tag:
        return tag
    close = guess_tag(written)
    raise cell.wrong(
        "must be a language tag (BCP 47)", f'Did you mean "{close}"?' if close else 'Such as "fr", "en-GB", "zh-Hant".'
    )


def zone(cell: Cell) -> ZoneInfo:
    """Read the name of a time zone in the IANA database."""
    written = line(cell)
    found = find_zone(written)
    if found:
        return found
    close = near_zone(written)
    raise cell.wrong(
        "must be a time zone of the IANA database", f'Did you mean "{close}"?' if close else 'Such as "Europe/Paris".'
    )


def mailbox(cell: Cell) -> Mailbox:
    """Read `a@b.example` or `Name <a@b.example>`."""
    written = line(cell)
    try:
        return read_mailbox(written)
    except NotAnAddress as reason:
        hint = 'It takes "press@example.org" or "Name <press@example.org>".'
        raise cell.wrong(str(reason), hint, code="bad-address") from None


def email(cell: Cell) -> str:
    """Read a bare address and return its normal form."""
    read = mailbox(cell)
    if read.name:
        raise cell.wrong("must be the address alone, without a name", code="bad-address")
    return read.email


def inside(root: Path) -> Reader[str]:
    """Return a reader of paths, relative to `root`, that do not leave it, links followed."""

    def read(cell: Cell) -> str:
        written = line(cell)
        if stays_inside(root, written):
            return written
        hint = "Paths are relative to config.toml and stay below its folder."
        raise cell.wrong("leaves the newsroom", hint, code="leaves-newsroom")

    return takes(read, **form_of(line))


def stays_inside(root: Path, written: str) -> bool:
    """Whether a path, relative to `root`, ends below it once every link is followed."""
    try:
        return (root / written).resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):  # too long; links in a circle; a NUL
        return False


# What an editor may say of a value while it is typed; the rest is for `check` to find.
takes(text, type="string", pattern=r"^[^\x00-\x08\x0b-\x1f]*[^\x00-\x20][^\x00-\x08\x0b-\x1f]*$")
takes(line, type="string", pattern=r"^[^\x00-\x1f]*[^\x00-\x20][^\x00-\x1f]*$")
takes(flag, type="boolean")
takes(slug, type="string", pattern=f"^{SLUG.pattern}$")
takes(language, type="string", pattern=f"^(?:{TAG.pattern})$")
takes(zone, **form_of(line))
takes(mailbox, type="string", pattern=r"[^ ]@[^ ]")
takes(email, type="string", pattern=r"^[^@ <>]+@[^@ <>]+$")
