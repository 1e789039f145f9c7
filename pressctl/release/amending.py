"""A release's file corrected or withdrawn by a program: the keys that say so, and not a byte besides.

Comments, order, line ends and quoting stay as their author left them. What was written is read back:
when it is not exactly what was meant, nothing is changed and a person is told what to write.
"""

import re
from collections.abc import Callable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from pressctl.errors import Invalid
from pressctl.model import Correction, Newsroom, Release
from pressctl.release.frontmatter import CLOSING, open_document
from pressctl.release.nodes import Listing, Node, Scalar
from pressctl.release.noting import Notes
from pressctl.release.reading import read
from pressctl.release.withdrawing import keys_of
from pressctl.release.writing import Pair, Value, Word, lines_of

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_BOM = b"\xef\xbb\xbf"
# After which keys a new one stands; where none of them is there, it stands last.
_AFTER = {
    "revision": ("id",),
    "correction": ("revision", "id"),
    "status": ("id",),
    "why": ("status", "id"),
    "updated": ("date",),
}


class Source(Struct, frozen=True, kw_only=True):
    """A release's file: its bytes, and how they are read (`release.reading.read`)."""

    content: bytes
    path: str
    newsroom: Newsroom
    translation: str = ""

    def read(self) -> Release:
        """Return what the file says.

        Raises:
            Invalid: It has errors.
        """
        return _read(self.content, self)

    def draft(self) -> Release:
        """Return what the file says as far as it can be read, for a kill: its text may be wrong in any way.

        Raises:
            Invalid: What a kill needs of it is wrong.
        """
        return _read_to_kill(self.content, self)


def correct(source: Source, *, what: str, now: datetime) -> bytes:
    """Return the file one revision on: `what` is its correction, `now` (aware) when it was changed.

    The corrections of earlier revisions are kept, each with its date where that is known.

    Raises:
        Invalid: The file has errors, or is written so that only a person can change it.
    """
    before, sheet, at = source.read(), _Sheet.lay_out(source), _second(now, source)
    new = Correction(revision=before.revision + 1, text=what, date=at)
    sheet.put("revision", new.revision)
    if sheet.has("corrections"):
        corrections = (*before.corrections, new)
        sheet.append("corrections", _row(new))
    elif before.corrections:
        since = before.updated if sheet.has("updated") else None
        corrections = (*(replace(one, date=since) for one in before.corrections), new)
        sheet.put("corrections", [_row(one) for one in corrections], instead_of="correction")
    else:
        corrections = (replace(new, date=None),)
        sheet.put("correction", what)
    sheet.put("updated", at)
    meant = replace(before, revision=new.revision, corrections=corrections, updated=at)
    by_hand = f'revision: {new.revision}, and what it corrects as correction: "…"'
    return _read_back(sheet.content(), meant, source, by_hand)


def kill(source: Source, *, why: str, now: datetime) -> bytes:
    """Return the file withdrawn: `why` is the reason ("" for none), `now` (aware) when.

    Raises:
        Invalid: What a kill needs is wrong in it, or it is written so that only a person can change it.
    """
    before, sheet, at = source.draft(), _Sheet.lay_out(source), _second(now, source)
    sheet.put("status", Word("canceled"))
    if why:
        sheet.put("why", why)
    sheet.put("updated", at)
    meant = replace(before, status="canceled", why=why or before.why, updated=at)
    by_hand = 'status: canceled, and the reason as why: "…"'
    return _read_back(sheet.content(), meant, source, by_hand, read_again=_read_to_kill)


def _second(now: datetime, source: Source) -> datetime:
    return now.astimezone(source.newsroom.zone).replace(microsecond=0)


def _row(correction: Correction) -> dict[str, Value]:
    date: dict[str, Value] = {"date": correction.date} if correction.date else {}
    return {"revision": correction.revision, **date, "text": correction.text}


def _read(content: bytes, source: Source) -> Release:
    reading = read(content, path=source.path, newsroom=source.newsroom, translation=source.translation)
    if reading.release is None:
        hint = "Correct them first: `pressctl check` lists them."
        raise Invalid(f"{source.path} has errors", hint=hint, findings=reading.findings)
    return reading.release


def _read_to_kill(content: bytes, source: Source) -> Release:
    reading = read(content, path=source.path, newsroom=source.newsroom, translation=source.translation, withdrawn=True)
    if reading.release is None or reading.draft is None:
        errors = tuple(found for found in reading.findings if found.level == "error")
        said = f"{source.path}: what a kill says of it cannot be read"
        raise Invalid(said, hint="Correct that first: nothing else of the file matters.", findings=errors)
    return reading.draft


def _read_back(
    content: bytes,
    meant: Release,
    source: Source,
    by_hand: str,
    read_again: Callable[[bytes, Source], Release] = _read,
) -> bytes:
    """Return the new content if it reads as what was meant, and as nothing else."""
    try:
        got = read_again(content, source)
    except Invalid:
        got = None
    if got is None or _bare(got) != _bare(meant):
        said = f"{source.path}: its front matter is written in a way that only a person can change"
        raise Invalid(said, hint=f"Write there {by_hand}; then publish it.")
    return content


def _bare(release: Release) -> Release:
    """Leave out where things stand in the file."""
    return replace(release, social=replace(release.social, places={}))


class _Sheet:
    """The lines of a file, and which of them belong to which key of its front matter."""

    def __init__(
        self, lines: list[str], keys: dict[str, tuple[Scalar, Node]], starts: tuple[int, ...], *, bom: bool
    ) -> None:
        self._lines, self._keys, self._bom = lines, keys, bom
        # Where keys begin: also those that YAML cannot read, which are no part of the one above.
        self._starts = sorted({name.place[0] - 1 for name, _ in keys.values()} | {line - 1 for line in starts[:-1]})
        self._ending = lines[0][len(lines[0].rstrip("\r\n")) :]
        self._edits: list[tuple[int, int, int, list[str]]] = []

    @classmethod
    def lay_out(cls, source: Source) -> "_Sheet":
        notes = Notes(source.path)
        document = open_document(source.content, notes, whatever=True)
        lines = _LINE.findall(source.content.removeprefix(_BOM).decode(errors="surrogateescape"))
        keys = {key.value: (key, value) for key, value in document.table.entries} if document else {}
        places = [key.place for key, _ in keys.values()]
        if not places or len({line for line, _ in places}) < len(places) or len({column for _, column in places}) > 1:
            said = f"{source.path}: its front matter has several keys on one line"
            raise Invalid(said, hint="Give each key a line of its own.")
        starts = (
            keys_of(document.inside, document.first_line, document.body_line).lines if document and notes.failed else ()
        )
        return cls(lines, keys, starts, bom=source.content.startswith(_BOM))

    def has(self, key: str) -> bool:
        """Whether a key is written, with a value or without."""
        return key in self._keys

    def put(self, key: str, value: Value, *, instead_of: str = "") -> None:
        """Write a key: over its old value, in the place of another, or where such a key belongs."""
        old = key if key in self._keys else instead_of
        lines = [f"{self._indent}{line}" for line in lines_of(Pair(key=key, value=value))]
        if old not in self._keys:
            end = self._end_of(next((name for name in _AFTER[key] if name in self._keys), ""))
            self._edit(end, end, lines)
            return
        name, node = self._keys[old]
        if isinstance(node, Scalar) and node.comment:
            lines[0] += f"  {node.comment}" if len(lines) == 1 else ""
            lines[:0] = [f"{self._indent}{node.comment}"] if len(lines) > 1 else []
        self._edit(name.place[0] - 1, self._end_of(old), lines)

    def append(self, key: str, row: dict[str, Value]) -> None:
        """Add an item to a list, in the form it is written in."""
        _, node = self._keys[key]
        if not isinstance(node, Listing) or not node.items:
            self.put(key, [row])
            return
        line, column = node.place
        written = self._lines[line - 1].rstrip("\r\n")
        if written[column - 1] == "[":
            # Right after the bracket, where nothing but an item can stand; the order says nothing.
            inner = ", ".join(text for name, value in row.items() for text in lines_of(Pair(key=name, value=value)))
            self._edit(line - 1, line, [f"{written[:column]}{{{inner}}}, {written[column:].lstrip(' ')}"])
            return
        indent = self._lines[line - 1][: column - 1]
        item = [f"{indent}{text.removeprefix('  ')}" for text in lines_of(Pair(key=key, value=[row]))[1:]]
        end = self._end_of(key)
        self._edit(end, end, item)

    def _edit(self, start: int, end: int, lines: list[str]) -> None:
        self._edits.append((start, end, len(self._edits), lines))

    @property
    def _indent(self) -> str:
        name, _ = next(iter(self._keys.values()))
        return " " * (name.place[1] - 1)

    def _end_of(self, key: str) -> int:
        """Return the number of lines up to the end of a key's value; comments before the next key are that one's."""
        after = range(self._starts[-1] + 1, len(self._lines))
        closing = next(n for n in after if CLOSING.fullmatch(self._lines[n].rstrip("\r\n")))
        if not key:
            return closing
        start = self._keys[key][0].place[0] - 1
        end = next((n for n in self._starts if n > start), closing)
        while end > start + 1 and self._is_between(self._lines[end - 1]):
            end -= 1
        return end

    def _is_between(self, line: str) -> bool:
        bare = line.strip(" \t\r\n")
        return not bare or (bare.startswith("#") and line.startswith(f"{self._indent}#"))

    def content(self) -> bytes:
        """Return the file with all that was put into it."""
        lines = list(self._lines)
        # From the last line to the first, so that places stay true; what was put last at one place stands last.
        for start, end, _, new in sorted(self._edits, reverse=True):
            lines[start:end] = [f"{line}{self._ending}" for line in new]
        return (_BOM if self._bom else b"") + "".join(lines).encode(errors="surrogateescape")
