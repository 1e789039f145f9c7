"""Who is never mailed: the suppression list, an address or a code that stands for one on each line, or a vendor's export.

A code is the HMAC-SHA256 of the address's normal form, keyed with the salt that stands beside it and cut to 128 bits: the
list can stand in a repository and names nobody, and whoever has an address can tell that it is the one. That is a
pseudonym: who has the list can try addresses on it.
"""

import hmac
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct, field

from pressctl.config.columns import email_column
from pressctl.config.lists import LARGEST_LIST, ZIPPED, NotAList, Rows, decode
from pressctl.config.locating import NAME, as_typed
from pressctl.config.mailboxes import AROUND, NotAnAddress, read_mailbox
from pressctl.config.secrets import read_file, read_reference
from pressctl.errors import Invalid
from pressctl.model import Config, Finding, Level, Reference

if TYPE_CHECKING:
    from pressctl.config.workbooks import Sheet

FILE = "unsubscribed.txt"  # beside config.toml; `pressctl unsubscribe` writes it
_CODE = re.compile(r"hmac-sha256:([0-9a-f]{16,64}):([0-9a-f]{32})")
_NOTE = re.compile(r"[ \t]+#.*")
_CUT = re.compile(r"[,;\t]")
_BREAK = re.compile(r"\r\n|\r|\n")


class Suppression(Struct, frozen=True, kw_only=True):
    """Addresses in normal form, and codes by their salt, of people who are never mailed."""

    addresses: frozenset[str] = frozenset()
    codes: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))

    def __contains__(self, address: str) -> bool:
        """Whether an address, in normal form, is that of one of them."""
        return address in self.addresses or any(code_of(address, salt) in codes for salt, codes in self.codes.items())

    def __len__(self) -> int:
        """Count them, as they are written."""
        return len(self.addresses) + sum(map(len, self.codes.values()))

    def joined(self, other: "Suppression") -> "Suppression":
        """Return the people of both."""
        salts = {*self.codes, *other.codes}
        nobody: frozenset[str] = frozenset()
        codes = {salt: self.codes.get(salt, nobody) | other.codes.get(salt, nobody) for salt in salts}
        return Suppression(addresses=self.addresses | other.addresses, codes=MappingProxyType(codes))


def code_of(address: str, salt: str) -> str:
    """Return what stands for an address in normal form; `salt` in hexadecimal."""
    return hmac.digest(bytes.fromhex(salt), address.encode(), "sha256").hex()[:32]


def line_of(address: str, salt: str, note: str) -> str:
    """Return the line that stands for an address."""
    return f"hmac-sha256:{salt}:{code_of(address, salt)} # {note}\n"


class Line(Struct, frozen=True, kw_only=True):
    """One line of a suppression list: whom it is about, or why nobody can tell; `salt` and `code` where it is one."""

    number: int
    address: str = ""
    salt: str = ""
    code: str = ""
    fault: str = ""

    def means(self, people: Collection[str]) -> bool:
        """Whether it is about one of these addresses."""
        if self.code:
            return any(code_of(person, self.salt) == self.code for person in people)
        return self.address in people


class Held(Struct, frozen=True, kw_only=True):
    """A list's lines; `table` says that it has columns, as a vendor's export has."""

    lines: tuple[Line, ...]
    table: bool = False


def lines_in(content: bytes) -> Held:
    """Return whom each line of a file is about, or each row of a table or of a workbook's first sheet.

    Raises:
        NotAList: It cannot be read, or is a table without a column with addresses.
    """
    if content.startswith(ZIPPED):
        from pressctl.config.workbooks import Sheet

        return Held(lines=tuple(_rows_of(Sheet(content))), table=True)
    text = decode(content)[0]
    if is_table(text):
        return Held(lines=tuple(_rows_of(Rows(text))), table=True)
    bare = ((number, _bare(line)) for number, line in enumerate(_BREAK.split(text), start=1))
    return Held(lines=tuple(_read(line, number) for number, line in bare if line))


def is_table(text: str) -> bool:
    """Whether a list has columns, as the exports of vendors have, and not an address or a code on each line."""
    first = next(filter(None, map(_bare, _BREAK.split(text))), "")
    return _CUT.search(first) is not None or ("@" not in first and email_column([first]) == 0)


def _bare(line: str) -> str:
    """Return a line without the note that follows it; nothing of one that is a note."""
    bare = line.strip(AROUND)
    return "" if bare.startswith("#") else _NOTE.sub("", bare)


def _rows_of(rows: "Rows | Sheet") -> Iterator[Line]:
    column = email_column(rows.header)
    if column < 0:
        message = "has no column with addresses: call it email."
        raise NotAList(message, rows.header_line)
    first = [(rows.header_line, rows.header)] if "@" in rows.header[column] else []
    for number, cells in chain(first, rows):
        written = cells[column] if column < len(cells) else ""
        yield _read(written, number)


def _read(written: str, number: int) -> Line:
    if code := _CODE.fullmatch(written.strip(AROUND)):
        return Line(number=number, salt=code[1], code=code[2])
    try:
        return Line(number=number, address=read_mailbox(written, wide=True).email)
    except NotAnAddress as reason:
        return Line(number=number, fault=str(reason))


class Read(Struct, frozen=True, kw_only=True):
    """A newsroom's suppression list, and what is wrong with it."""

    suppression: Suppression = Suppression()
    findings: tuple[Finding, ...] = ()


def read_suppression(config: Config, *, environ: Mapping[str, str], need: bool) -> Read:
    """Read everybody who is never mailed: `unsubscribed.txt`, where there is one, and what `suppression` names.

    A line that cannot be read is an error, since whoever it means would be mailed. Without `need`, a list behind a
    reference that is not set is said not to be counted.
    """
    findings: list[Finding] = []
    whole = Suppression()
    if (config.root / FILE).exists() or (config.root / FILE).is_symlink():
        content = _content(FILE, config, environ, findings, need=True)
        whole = _joined(whole, read_people(content, as_typed(config.root / FILE)), findings)
    for source in config.newsroom.suppression:
        content = _content(source, config, environ, findings, need=need)
        shown = as_typed(config.root / source) if isinstance(source, str) else str(source)
        whole = _joined(whole, read_people(content, shown), findings)
    return Read(suppression=whole, findings=tuple(findings))


def _content(
    source: str | Reference, config: Config, environ: Mapping[str, str], findings: list[Finding], *, need: bool
) -> bytes:
    """Return what a list holds; nothing of one that cannot be had, which is noted."""
    try:
        if isinstance(source, str):
            content = read_file(config.root / source, f"file {source}", LARGEST_LIST)
        else:
            content = read_reference(source, environ=environ, root=config.root, limit=LARGEST_LIST)
    except Invalid as error:
        path = as_typed(config.path or config.root / NAME)
        demanded = need or isinstance(source, str)
        findings.append(
            Finding(
                path=path,
                level="error" if demanded else "advice",
                code="suppression" if demanded else "list-unread",
                message=f"suppression: {error.message}"
                if demanded
                else f"the suppression list is not counted here: {error.message}",
                hint="A list that is not there is not an empty one: nobody can tell who must not be mailed."
                if demanded
                else "",
            )
        )
        return b""
    return content


def _joined(whole: Suppression, read: Read, findings: list[Finding]) -> Suppression:
    findings.extend(read.findings)
    return whole.joined(read.suppression)


def read_people(content: bytes, shown: str) -> Read:
    """Return the people on one list, and what in it cannot be read; `shown` is its path in findings.

    A table is a vendor's, of addresses that mails went to: one in it that is none is on no list of people either.
    """
    findings: list[Finding] = []

    def note(message: str, line: int, level: Level = "error") -> None:
        hint = "Write an address on each line, or give a table with a column called email." if level == "error" else ""
        findings.append(Finding(path=shown, line=line, level=level, code="suppression", message=message, hint=hint))

    if len(content) > LARGEST_LIST:
        note(f"holds more than {LARGEST_LIST:,} bytes.", 1)
        return Read(findings=tuple(findings))
    try:
        held = lines_in(content)
    except NotAList as stopped:
        note(str(stopped), stopped.line)
        return Read(findings=tuple(findings))
    bad = [line for line in held.lines if line.fault]
    if bad and held.table:
        rows = "1 row has" if len(bad) == 1 else f"{len(bad):,} rows have"
        note(f"{rows} no address that anybody could mail to; left out.", bad[0].number, "advice")
        bad = []
    for line in bad:
        note(f"the address {line.fault}: nobody can tell who must not be mailed.", line.number)
    return Read(suppression=people_of(held.lines), findings=tuple(findings))


def people_of(lines: Iterable[Line]) -> Suppression:
    """Return the people whom some lines are about."""
    addresses: set[str] = set()
    codes: dict[str, set[str]] = {}
    for line in lines:
        if line.code:
            codes.setdefault(line.salt, set()).add(line.code)
        elif line.address:
            addresses.add(line.address)
    kept = {salt: frozenset(held) for salt, held in codes.items()}
    return Suppression(addresses=frozenset(addresses), codes=MappingProxyType(kept))
