"""A recipient list in an Excel workbook (.xlsx): the rows of one sheet, as text, with a bound on all that is unpacked.

Office Open XML, ECMA-376 part 1, section 18: a zip with the sheets' names in xl/workbook.xml, a file a sheet, texts that
cells share, and styles that tell dates from numbers. Names of elements are compared without their namespace, of which
there are two (transitional and strict). Formulas count by the value that was saved with them.
"""

import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from io import BytesIO
from posixpath import normpath
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from pressctl.config.lists import NotAList

LARGEST = 1 << 27  # bytes of XML that are unpacked for one list; 50,000 people with ten columns are a fifth of it
WIDEST = 1_000  # columns; the format has 16,384
_PIECE = 1 << 16
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ECMA-376 part 1, section 22.4.2.4
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
# Number formats that show dates and times: those of the standard (section 18.8.30), and codes with a part of a date.
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOT_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DATE_PART = re.compile(r"[ymdhs]", re.IGNORECASE)
_LATEST = 2_958_465  # 31 December 9999

Attributes = Mapping[str, str]


class Sheet:
    """The rows of one sheet of a workbook, header first; `header_line` is the row it stands in, from 1.

    `others` counts the further sheets that people see; `wide` is what to do about a row that is wider than the header.
    """

    wide = "Give its columns names in the header, or empty those cells."

    def __init__(self, content: bytes, wanted: str = "") -> None:
        """Find the sheet called `wanted`, else the first that is not hidden, and its header.

        Raises:
            NotAList: It is no workbook that can be read, has no such sheet, or is larger than any list.
        """
        self._left = LARGEST
        try:
            self._zip = ZipFile(BytesIO(content))
        except (BadZipFile, ValueError) as error:
            raise _damaged() from error
        self._names = frozenset(self._zip.namelist())
        if "xl/workbook.xml" not in self._names:
            raise NotAList("is a workbook of another kind: save it as .xlsx, or export it as CSV (UTF-8).")
        path, self.others = self._find(wanted)
        self._strings = self._read_strings()
        self._dated = self._read_dated()
        self._rows = self._read_rows(path)
        self.header_line, self.header = next(self._rows, (1, []))

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (row, cells) of every row below the header that is not blank.

        Raises:
            NotAList: The sheet is damaged, or larger than any list.
        """
        return self._rows

    def point(self, line: int, column: int) -> tuple[int, int]:
        """Return where a cell stands: its row, and the number of its column from 1."""
        return line, column + 1

    def _find(self, wanted: str) -> tuple[str, int]:
        """Return the sheet's file and how many others are seen; note which day the workbook counts from."""
        found: list[tuple[str, str, bool]] = []
        self._epoch = datetime(1899, 12, 30)  # noqa: DTZ001  (a date in a cell has no zone)

        def start(name: str, has: Attributes) -> None:
            if name == "sheet":
                id_ = next((value for key, value in has.items() if key.endswith(" id")), "")
                found.append((has.get("name", ""), id_, has.get("state", "visible") == "visible"))
            elif name == "workbookPr" and has.get("date1904") in {"1", "true"}:
                self._epoch = datetime(1904, 1, 1)  # noqa: DTZ001

        self._parse("xl/workbook.xml", start)
        files: dict[str, str] = {}

        def relate(name: str, has: Attributes) -> None:
            if name == "Relationship" and has.get("Type", "").endswith("/worksheet"):
                files[has.get("Id", "")] = normpath(
                    f"/xl/{has['Target']}" if has["Target"][:1] != "/" else has["Target"]
                )

        self._parse("xl/_rels/workbook.xml.rels", relate)
        sheets = [(name, files[id_].lstrip("/"), seen) for name, id_, seen in found if id_ in files]
        named = [path for name, path, _ in sheets if name.casefold() == wanted.casefold()]
        if wanted and not named:
            raise NotAList("has no sheet of the name that the target's sheet says.")
        seen = [path for _, path, visible in sheets if visible] or [path for _, path, _ in sheets]
        if not seen:
            raise NotAList("has no sheet with cells.")
        return (named or seen)[0], 0 if wanted else len(seen) - 1

    def _read_strings(self) -> list[str]:
        """Return the texts that cells share; how they are spoken (`rPh`) is none of them."""
        strings: list[str] = []
        pieces: list[str] = []
        inside = {"t": False, "rPh": False}

        def start(name: str, _has: Attributes) -> None:
            if name in inside:
                inside[name] = True

        def end(name: str) -> None:
            if name in inside:
                inside[name] = False
            elif name == "si":
                strings.append(_unescaped("".join(pieces)))
                pieces.clear()

        def text(data: str) -> None:
            if inside["t"] and not inside["rPh"]:
                pieces.append(data)

        if "xl/sharedStrings.xml" in self._names:
            self._parse("xl/sharedStrings.xml", start, end, text)
        return strings

    def _read_dated(self) -> frozenset[int]:
        """Return the styles, by number, that show a number as a date or a time."""
        dates: set[int] = set(_DATES)
        styles: list[int] = []
        within: list[str] = []

        def start(name: str, has: Attributes) -> None:
            if name == "numFmt" and _shows_date(has.get("formatCode", "")):
                dates.add(int(has.get("numFmtId", "-1")))
            elif name == "cellXfs":
                within.append(name)
            elif name == "xf" and within:
                styles.append(int(has.get("numFmtId", "0")))

        def end(name: str) -> None:
            if name == "cellXfs":
                within.clear()

        if "xl/styles.xml" in self._names:
            self._parse("xl/styles.xml", start, end)
        return frozenset(number for number, code in enumerate(styles) if code in dates)

    def _read_rows(self, path: str) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows that are not blank, each as wide as its last cell."""
        cells = _Cells(self._shown)
        for _ in self._pieces(path, cells.start, cells.end, cells.text):
            yield from cells.rows
            cells.rows.clear()

    def _shown(self, value: str, kind: str, style: int) -> str:
        """Return a cell's value as text."""
        if kind == "s":
            number = int(value)
            if not 0 <= number < len(self._strings):
                raise _damaged()
            return self._strings[number]
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind != "n":
            return _unescaped(value)
        number_ = float(value)
        if style in self._dated and 0 <= number_ <= _LATEST:
            return self._date(number_)
        return str(int(number_)) if number_.is_integer() and abs(number_) < 1e15 else repr(number_)  # noqa: PLR2004  (digits that Excel keeps)

    def _date(self, days: float) -> str:
        """Return a count of days as a date, a time, or both; 1900 is a leap year to Excel, so days before March are one off."""
        off = 1 if days < 60 and self._epoch.year < 1900 else 0  # noqa: PLR2004
        moment = self._epoch + timedelta(days=int(days) + off, seconds=round((days % 1) * 86_400))
        if days < 1:
            return f"{moment:%H:%M}"
        return f"{moment:%Y-%m-%d}" if not days % 1 else f"{moment:%Y-%m-%d %H:%M}"

    def _parse(
        self,
        path: str,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        for _ in self._pieces(path, start, end or (lambda _name: None), text or (lambda _data: None)):
            pass

    def _pieces(
        self,
        path: str,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None],
        text: Callable[[str], None],
    ) -> Iterator[None]:
        """Read a file of the workbook, a piece for each step; no more is unpacked than any list has.

        Raises:
            NotAList: It is damaged, has a document type (which may hold entities without end), or is too large.
        """
        parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, has: start(name.rpartition(" ")[2], has)
        parser.EndElementHandler = lambda name: end(name.rpartition(" ")[2])
        parser.CharacterDataHandler = text

        def refuse(*_: object) -> None:
            raise _damaged()

        parser.StartDoctypeDeclHandler = refuse
        try:
            with self._zip.open(path) as packed:
                while piece := packed.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        break
                    parser.Parse(piece, False)  # noqa: FBT003  (expat's signature)
                    yield
                if self._left >= 0:
                    parser.Parse(b"", True)  # noqa: FBT003
                    yield
        except NotAList:
            raise
        except (
            BadZipFile,
            ExpatError,
            zlib.error,
            EOFError,
            KeyError,
            ValueError,
            RuntimeError,
            OverflowError,
        ) as error:
            raise _damaged() from error
        if self._left < 0:
            raise NotAList(f"holds more than {LARGEST:,} bytes once unpacked: export it as CSV (UTF-8).")


class _Cells:
    """Rows as they are read: `rows` has those that are whole; `show` makes text of a cell's value, kind and style."""

    def __init__(self, show: Callable[[str, str, int], str]) -> None:
        self.rows: list[tuple[int, list[str]]] = []
        self._show = show
        self._number, self._column, self._style, self._kind = 0, -1, 0, "n"
        self._row: dict[int, str] = {}
        self._pieces: list[str] = []
        self._within = self._spoken = False

    def start(self, name: str, has: Attributes) -> None:
        if name == "c":
            self._column = _column(has.get("r", ""), self._column + 1)
            self._style, self._kind = int(has.get("s", "0")), has.get("t", "n")
        elif name in {"v", "t"}:
            self._within = not self._spoken
        elif name == "rPh":  # how a text is spoken
            self._spoken = True
        elif name == "row":
            self._number, self._column = int(has.get("r", self._number + 1)), -1
            self._row = {}

    def text(self, data: str) -> None:
        if self._within:
            self._pieces.append(data)

    def end(self, name: str) -> None:
        if name in {"v", "t"}:
            self._within = False
        elif name == "rPh":
            self._spoken = False
        elif name == "c" and self._pieces:
            if self._column >= WIDEST:
                raise NotAList(f"has more than {WIDEST:,} columns.", self._number)
            if value := self._show("".join(self._pieces), self._kind, self._style):
                self._row[self._column] = value
            self._pieces = []
        elif name == "row" and self._row:
            cells = [self._row.get(number, "") for number in range(max(self._row) + 1)]
            self.rows.append((self._number, cells))


def _damaged() -> NotAList:
    return NotAList("is a workbook that cannot be read: save it anew as .xlsx, or export it as CSV (UTF-8).")


def _shows_date(code: str) -> bool:
    return _DATE_PART.search(_NOT_FORMAT.sub("", code)) is not None


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _column(reference: str, following: int) -> int:
    """Return a cell's column from 0, by its reference (`C5`), or by its place where it has none."""
    found = _CELL.fullmatch(reference)
    number = following
    if found:
        number = -1
        for letter in found[1]:
            number = (number + 1) * 26 + ord(letter) - 65
    return number
