"""A recipient list's bytes into rows, as spreadsheets really write them; every cell can say where it stands."""

import csv
import io
import re
from bisect import bisect_right
from collections.abc import Iterator

LARGEST_LIST = 1 << 28  # bytes
_QUOTED = re.compile(r'"[^"]*"?')
_BREAK = re.compile(r"\r\n|\r|\n")
_SEPARATOR_LINE = re.compile(r"sep=([,;\t])[ \t]*(?:\r\n|\r|\n|$)", re.IGNORECASE)
ZIPPED = b"PK\x03\x04"  # .xlsx and .ods
_WORKBOOKS = (ZIPPED, b"\xd0\xcf\x11\xe0")  # .xls, and an .xlsx with a password
_CUTS = {",": "commas", ";": "semicolons", "\t": "tabs"}


class NotAList(ValueError):
    """The content is no list, from `line` on; the text says why, and repeats nothing of it."""

    def __init__(self, message: str, line: int = 1) -> None:
        """Keep the line, from 1."""
        super().__init__(message)
        self.line = line


def decode(content: bytes) -> tuple[str, bool]:
    """Return a list's text, and whether Windows-1252 had to be assumed for it.

    UTF-8 and UTF-16 are known by their mark; without one it is UTF-8, else Windows-1252,
    which older Excel writes.

    Raises:
        NotAList: It is a workbook, or no text.
    """
    if content.startswith(_WORKBOOKS):
        raise NotAList(
            "is a workbook of another kind, or has a password: save it as .xlsx without one, or export it as CSV (UTF-8)."
        )
    assumed = False
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = content.decode("utf-16")
        else:
            text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse_damaged(content, error.start)
        text, assumed = content.decode("cp1252", "replace"), True
    # Windows-1252 leaves five bytes open: they are no text in UTF-8 either.
    if "\0" in text or (assumed and "\ufffd" in text):
        raise NotAList("is no text file in UTF-8, UTF-16 or Windows-1252: export it as CSV (UTF-8).")
    return text, assumed


def _refuse_damaged(content: bytes, start: int) -> None:
    """Refuse UTF-8 with a damaged letter: read as Windows-1252, every accent in it would be wrong."""
    read = content.decode("utf-8", "replace")
    bad = read.count("\ufffd")
    good = sum(not char.isascii() for char in read) - bad
    if good > bad:
        line = len(_BREAK.findall(content[:start].decode("utf-8", "replace"))) + 1
        raise NotAList("has a letter that is not UTF-8 among others that are: export it again as CSV (UTF-8).", line)


class Rows:
    """The rows of a list, header first; `header_line` is the line it stands on, from 1.

    `wide` is what to do about a row that is wider than the header.
    """

    wide = "Put a cell that holds the separator into quotation marks."

    def __init__(self, text: str) -> None:
        """Find the header and, in it alone, what separates the columns.

        Raises:
            NotAList: There is no header, or its quotation marks do not match.
        """
        marked = _SEPARATOR_LINE.match(text)
        begin = marked.end() if marked else 0
        self._text = text
        self._starts = [0]
        self.separator = marked[1] if marked else _separator(text)
        self._rows = self._read(begin, 2 if marked else 1)
        self.header_line, self.header = next(self._rows, (1, []))

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (line, cells) of every row below the header that is not blank.

        Raises:
            NotAList: A quotation mark is opened and not closed, or closed within a cell.
        """
        return self._rows

    def point(self, line: int, column: int) -> tuple[int, int]:
        """Return the (line, column) of a cell: of the row that starts on `line`, the cell number `column` from 0."""
        if len(self._starts) == 1:
            self._starts += [found.end() for found in _BREAK.finditer(self._text)]
        at = self._starts[line - 1]
        cell = re.compile(rf'[ ]*(?:"(?:[^"]|"")*+"|[^{self.separator}\r\n]*+)[^{self.separator}\r\n]*+')
        for _ in range(column):
            found = cell.match(self._text, at)
            at = found.end() + 1 if found else at
        begun = bisect_right(self._starts, at)
        return begun, at - self._starts[begun - 1] + 1

    def _read(self, begin: int, line: int) -> Iterator[tuple[int, list[str]]]:
        before = line - 1
        lines = io.StringIO(self._text, newline="")
        lines.seek(begin)
        reader = csv.reader(lines, delimiter=self.separator, strict=True, skipinitialspace=True)
        try:
            for cells in reader:
                if any(cells):
                    yield line, cells
                line = before + reader.line_num + 1
        except csv.Error as error:
            if "limit" in str(error):
                raise NotAList("has a cell that is too long: is a quotation mark not closed?", line) from None
            cut = _CUTS[self.separator]
            raise NotAList(
                f'has a quotation mark that does not end its cell (cells are separated by {cut} here; write " as "").',
                line,
            ) from None


def _separator(text: str) -> str:
    """Return what occurs most often in the header, outside quotation marks; a comma when nothing does."""
    lines = (line.strip(" \r\n") for line in io.StringIO(text, newline=""))
    header = _QUOTED.sub("", next((line for line in lines if line.strip(",;\t")), ""))
    return max(_CUTS, key=header.count)
