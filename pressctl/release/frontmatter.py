"""A release's file split into front matter and body, whatever the file holds: never a traceback, always a place."""

import re
import unicodedata

from msgspec import Struct

from pressctl.release.nodes import Fault, Table
from pressctl.release.noting import Notes, Place

LARGEST = 64 * 1024  # bytes of front matter
_MOST_MENDINGS = 40
_SPOILING = frozenset({"quote-it", "yaml-mark"})  # findings about one value, which is read all the same
_MOST_CHARACTERS = 20  # findings about control characters, each in front matter and body

# Control characters but tab and line feed, line separators, the byte order mark and noncharacters.
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_NAMES = {
    "\x0b": "a vertical tab", "\x0c": "a form feed", "\x1b": "an escape character", "\x7f": "a delete character",
    "\r": "a carriage return", "\n": "a line break",
    "\x85": "a next-line character", "\u2028": "a line separator", "\u2029": "a paragraph separator",
    "\ufeff": "a byte order mark",
}  # fmt: skip
_RULE = re.compile(r"---[ \t]*")
CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*")
_NEARLY = re.compile(r"[ \t]*[-–—](?:[ \t]*[-–—]){0,7}[ \t]*")


class Document(Struct, frozen=True, kw_only=True):
    """A file in two: its keys, and the Markdown below them.

    `body_line` is the line of the file the body starts on. `lost` are top-level keys that are written but whose
    value could not be read. With `complete` false, keys may stand where nothing could be read. `inside` are the
    lines of the keys as they are written, the first of them on `first_line`.
    """

    table: Table
    body: str
    body_line: int
    lost: frozenset[str] = frozenset()
    complete: bool = True
    inside: tuple[str, ...] = ()
    first_line: int = 2


def has_front_matter(content: bytes) -> bool:
    """Tell whether a file begins as a release does: with a line of three hyphens."""
    head = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    return bool(re.match(rb"---[ \t]*(?:\r|\n|$)", head))


def open_document(content: bytes, notes: Notes, *, whatever: bool = False) -> Document | None:
    """Return the parts of a release's file, or None (with an error in `notes`) when it has none.

    A byte order mark, CRLF and old Mac line ends are taken; all line ends become line feeds. With `whatever`, bytes
    that are no text are noted and read all the same, each as a character that cannot be sent.
    """
    text = _decode(content, notes, whatever=whatever)
    if text is None:
        return None
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip(" \t")), 0)
    if not _RULE.fullmatch(lines[first]):
        _say_no_front_matter(lines[first], first, notes)
        return None
    last = next((number for number in range(first + 1, len(lines)) if CLOSING.fullmatch(lines[number])), 0)
    if not last:
        _say_unclosed(lines, first, notes)
        return None
    inside = lines[first + 1 : last]
    if len("\n".join(inside).encode(errors="surrogateescape")) > LARGEST:
        notes.error("front-matter-long", (first + 2, 1), f"the front matter is larger than {LARGEST // 1024} KiB.",
                    "Long text belongs below it.")  # fmt: skip
        return None
    start = next((number for number in range(last + 1, len(lines)) if lines[number]), len(lines))
    body = "\n".join(lines[start:])
    _note_controls(body, start + 1, notes, in_body=True)
    table, lost, complete = _read_keys(_without_controls(inside, first + 2, notes), first + 2, notes)
    body = unicodedata.normalize("NFC", body)
    return Document(
        table=table,
        body=body,
        body_line=min(start, len(lines) - 1) + 1,
        lost=lost,
        complete=complete,
        inside=tuple(inside),
        first_line=first + 2,
    )


def _decode(content: bytes, notes: Notes, *, whatever: bool) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        notes.error("not-utf8", (1, 1), "this file is UTF-16, not UTF-8.", "Save it as UTF-8.")
        return None
    content = content.removeprefix(b"\xef\xbb\xbf")
    nul = content.find(b"\0")
    if nul >= 0:
        place = _place(content, nul)
        notes.error(
            "not-text",
            place,
            "this file holds a NUL byte: it is not a text file.",
            "A release is Markdown, saved as UTF-8.",
        )
        if not whatever:
            return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = content[error.start]
        old = bytes([byte]).decode("cp1252", "ignore")
        guess = f" (in Windows-1252 it would be {old})" if old.isprintable() and old else ""
        said = f"the byte 0x{byte:02X} here is not UTF-8{guess}."
        notes.error("not-utf8", _place(content, error.start), said, "Save the file as UTF-8.")
        if not whatever:
            return None
        text = content.decode("utf-8", "surrogateescape")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _place(content: bytes, offset: int) -> tuple[int, int]:
    before = content[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.rpartition(b"\n")[2].decode("utf-8", "replace")
    return (before.count(b"\n") + 1, len(line) + 1)


def _say_no_front_matter(line: str, number: int, notes: Notes) -> None:
    place = (number + 1, 1)
    hint = 'A release begins with a line "---", its keys (headline: "…", date: 2026-11-24), and another "---".'
    if re.fullmatch(r"\+\+\+[ \t]*", line):
        said = "this front matter is TOML (+++); a release has YAML."
    elif _NEARLY.fullmatch(line):
        said = "this line is nearly the one that opens the front matter: it must be three hyphens, ---."
    elif line.startswith("---"):
        said = "the line that opens the front matter must be three hyphens and nothing else."
    elif line.startswith("{"):
        said = "this front matter is JSON; a release has YAML."
    else:
        said = "there is no front matter here."
    notes.error("no-front-matter", place, said, hint)


def _say_unclosed(lines: list[str], first: int, notes: Notes) -> None:
    for number in range(first + 1, len(lines)):
        nearly = _NEARLY.fullmatch(lines[number])
        if (nearly and lines[number].strip(" \t") != "-") or lines[number].startswith("+++"):
            said = "this line nearly closes the front matter: it must be three hyphens, ---."
            notes.error("front-matter-unclosed", (number + 1, 1), said)
            return
    blank = next((number for number in range(first + 1, len(lines)) if not lines[number].strip(" \t")), len(lines))
    said = "the front matter that opens here is never closed."
    notes.error(
        "front-matter-unclosed", (first + 1, 1), said, f'Write "---" after the last key, perhaps on line {blank + 1}.'
    )


def named(character: str) -> str:
    """Return what an invisible character is, in words, with its number."""
    return f"{_NAMES.get(character, 'a control character')} (U+{ord(character):04X})"


def _note_controls(text: str, first_line: int, notes: Notes, *, in_body: bool) -> None:
    count = 0
    for number, line in enumerate(text.split("\n"), first_line) if CONTROLS.search(text) else ():
        for found in CONTROLS.finditer(line):
            count += 1
            place = (number, found.start() + 1)
            if count > _MOST_CHARACTERS:
                break
            if in_body:
                notes.advise(
                    "control-character",
                    place,
                    f"{named(found[0])} stands here; it is dropped when the release is rendered.",
                )
            else:
                notes.error(
                    "control-character", place, f"{named(found[0])} stands here.", "Delete it, or write a space."
                )


def _without_controls(lines: list[str], first_line: int, notes: Notes) -> list[str]:
    """Return the lines with a space for each control character, so that YAML counts lines as editors do."""
    text = "\n".join(lines)
    _note_controls(text, first_line, notes, in_body=False)
    return CONTROLS.sub(" ", text).split("\n")


def _read_keys(lines: list[str], first_line: int, notes: Notes) -> tuple[Table, frozenset[str], bool]:
    lost: set[str] = set()
    told: set[Place] = set()
    for _ in range(_MOST_MENDINGS):
        try:
            root = _table_or_nothing("\n".join(lines), first_line)
        except Fault as fault:
            from pressctl.release.mending import mend  # only a mistake needs it

            mending = mend(lines, fault)
            place = (mending.line + first_line, mending.column)
            # What the mended line has wrong at the same place follows from the first: a tab is an indentation too.
            if place not in told:
                notes.error(mending.code, place, mending.message, mending.hint)
            told.add(place)
            if mending.code in _SPOILING:
                notes.spoil(place)
            lost.update({mending.lost} - {""})
            if mending.lines == lines or mending.code == "wrong-shape":
                break
            lines = mending.lines
            continue
        return root or Table((), (first_line, 1)), frozenset(lost), True
    return Table((), (first_line, 1)), frozenset(lost), False


def _table_or_nothing(text: str, first_line: int) -> Table | None:
    from pressctl.release.composing import compose  # it loads PyYAML, which only reading needs

    root = compose(text, first_line)
    if root is None or isinstance(root, Table):
        return root
    line, column = root.place
    raise Fault("the front matter must be keys with their values", line - first_line, column - 1, code="wrong-shape")
