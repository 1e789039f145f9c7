"""A mailing's list into people: each once, by the normal form of the address; what is wrong is said by line, never by name."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from pressctl.config.columns import Columns, find_columns
from pressctl.config.lists import LARGEST_LIST, ZIPPED, NotAList, Rows, decode
from pressctl.config.locales import usual_case
from pressctl.config.locating import NAME, as_typed
from pressctl.config.mailboxes import AROUND, NotAnAddress, normal_form, read_mailbox
from pressctl.config.secrets import read_file, read_reference
from pressctl.errors import Invalid
from pressctl.model import Config, Finding, Level, Recipient, Reference, Target, Where

if TYPE_CHECKING:
    from pressctl.config.workbooks import Sheet

SHOWN = 100  # findings of one kind that are listed one by one
_BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]+")
_TAG_CUTS = re.compile(r"[,;|]")


class People(Struct, frozen=True, kw_only=True):
    """Whom a target mails. `total` counts everybody on its list, also those that `where` leaves out.

    `gone` are those whom the vendor that keeps the list says to have unsubscribed, or to be unreachable.
    """

    recipients: tuple[Recipient, ...] = ()
    gone: tuple[Recipient, ...] = ()
    findings: tuple[Finding, ...] = ()
    total: int = 0


def read_recipients(target: Target, config: Config, *, environ: Mapping[str, str]) -> People:
    """Read a mailing target's list, from its file or reference, and keep those that its `where` takes.

    What keeps a list from being used is a finding with level "error". A target that is no mailing has nobody.

    Raises:
        Invalid: The list cannot be had at all: no such file, a variable that is not set, a command that failed.
    """
    if target.mailing is None:
        return People()
    from pressctl.channels import find

    place = place_of(target, config)
    source = target.mailing.recipients
    try:
        if isinstance(source, Reference):
            shown = _shown(source, config)
            content = read_reference(source, environ=environ, root=config.root, limit=LARGEST_LIST)
        else:
            shown = as_typed(config.root / source)
            content = read_file(config.root / source, f"file {source}", LARGEST_LIST)
    except Invalid as error:
        message = f"recipients: {error.message}"
        raise Invalid(message, hint=error.hint, findings=(place(message),)) from None
    wide = find(target.channel).international
    gathering = _Gathering(shown, skip=config.checks.bad_address == "skip", wide=wide)
    gathering.read(content, target.mailing.columns, target.mailing.sheet)
    everybody = gathering.people()
    kept = tuple(filter(taker(target.mailing.where), everybody))
    failed = any(finding.level == "error" for finding in gathering.findings)
    if not everybody and not failed:
        gathering.note("error", "empty-list", "has nobody on it who can be mailed to.")
    elif everybody and not kept and not failed:
        gathering.findings.append(place("where leaves nobody of its list."))
    return People(recipients=kept, findings=tuple(sorted(gathering.findings)), total=len(everybody))


def place_of(target: Target, config: Config) -> Callable[[str], Finding]:
    """Return what makes a finding at the target's table."""
    path = as_typed(config.path or config.root / NAME)
    line, column = target.place
    return lambda message: Finding(path=path, line=line, column=column, code="list", message=message)


def _shown(source: Reference, config: Config) -> str:
    if source.env:
        return f"${source.env}"
    return as_typed(config.root / source.file) if source.file else f"{source.command[0]} (its output)"


def taker(where: Where) -> Callable[[Recipient], bool]:
    """Return what says whether `where` takes a person."""
    languages = tuple(language.lower() for language in where.language)
    tags = frozenset(tag.casefold() for tag in where.tags)
    outlets = frozenset(outlet.casefold() for outlet in where.outlet)

    def takes(person: Recipient) -> bool:
        if languages and not any(_speaks(person.language.lower(), wanted) for wanted in languages):
            return False
        if tags and tags.isdisjoint(tag.casefold() for tag in person.tags):
            return False
        return not outlets or person.fields.get("outlet", "").casefold() in outlets

    return takes


def _speaks(language: str, wanted: str) -> bool:
    """Whether a language is the wanted one or a kind of it: `fr-ca` is `fr` (RFC 4647 section 3.3.1)."""
    return language == wanted or language.startswith(f"{wanted}-")


def clean(cell: str) -> str:
    """Return a cell on one line, without control characters, trimmed."""
    if not cell.isprintable():
        cell = _CONTROL.sub("", _BREAKS.sub(" ", cell))
    return cell.strip(AROUND)


def joined(first: Recipient, second: Recipient) -> Recipient:
    """Return one person of two rows: what the first says stays, what only the second says is added."""
    return Recipient(
        email=first.email,
        name=first.name or second.name,
        language=first.language or second.language,
        tags=tuple(dict.fromkeys(first.tags + second.tags)),
        fields={**second.fields, **first.fields},
    )


@dataclass(slots=True)
class _Gathering:
    """People and findings of one list while it is read."""

    path: str
    skip: bool
    wide: bool
    findings: list[Finding] = field(default_factory=list)
    _people: dict[str, Recipient] = field(default_factory=dict)
    _bad: int = 0
    _repeated: list[int] = field(default_factory=list)
    _strange: list[tuple[int, int]] = field(default_factory=list)

    def note(self, level: Level, code: str, message: str, hint: str = "", at: tuple[int, int] = (1, 1)) -> None:
        """Add one finding about the list."""
        line, column = at
        self.findings.append(
            Finding(path=self.path, line=line, column=column, level=level, code=code, message=message, hint=hint)
        )

    def people(self) -> tuple[Recipient, ...]:
        """Return everybody, in the list's order."""
        return tuple(self._people.values())

    def _open(self, content: bytes, sheet: str) -> "Rows | Sheet":
        """Return the rows of a text file or of a workbook's sheet.

        Raises:
            NotAList: It cannot be read.
        """
        if content.startswith(ZIPPED):
            from pressctl.config.workbooks import Sheet

            opened = Sheet(content, sheet)
            if opened.others:
                many = "another sheet" if opened.others == 1 else f"{opened.others} more sheets"
                hint = 'Name it on the target, if it is another: sheet = "…"'
                self.note("advice", "list-sheets", f"has {many}; the first is the list.", hint)
            return opened
        if sheet:
            raise NotAList("is no workbook, so it has no sheet: take sheet out of the target, or name an .xlsx file.")
        text, assumed = decode(content)
        if assumed:
            self.note("advice", "encoding", "is not UTF-8; read as Windows-1252.", "Save it as CSV UTF-8.")
        return Rows(text)

    def read(self, content: bytes, wanted: Mapping[str, str], sheet: str = "") -> None:
        """Read the whole list; what stops it is a finding."""
        try:
            rows = self._open(content, sheet)
            columns, remarks = find_columns(rows.header, wanted) if rows.header else (None, ())
            for remark in remarks:
                at = rows.point(rows.header_line, remark.column)
                self.note("error" if remark.error else "advice", "list-columns", remark.message, remark.hint, at)
            if columns:
                for line, cells in rows:
                    self._row(rows, line, cells, columns)
        except NotAList as stopped:
            self.note("error", "list", str(stopped), at=(stopped.line, 1))
        self._sum_up()

    def _row(self, rows: "Rows | Sheet", line: int, cells: list[str], columns: Columns) -> None:
        width = len(rows.header)
        if len(cells) > width and any(cells[width:]):
            message = f"this row has {len(cells)} cells, the header {width}."
            self.note("error", "list-row", message, rows.wide, (line, 1))
            return
        cells += [""] * (width - len(cells))
        try:
            written = cells[columns.email]
            if "<" in written:
                mailbox = read_mailbox(written, wide=self.wide)
                email, name = mailbox.email, clean(mailbox.name)
            else:
                email, name = normal_form(written, wide=self.wide), ""
        except NotAnAddress as reason:
            self._bad_address(str(reason), rows, line, columns)
            return
        person = self._person(email, name, cells, columns, rows, line)
        known = self._people.get(email)
        if known:
            self._repeated.append(line)
        self._people[email] = joined(known, person) if known else person

    def _person(
        self, email: str, name: str, cells: list[str], columns: Columns, rows: "Rows | Sheet", line: int
    ) -> Recipient:
        fields: dict[str, str] = {}
        name = (clean(cells[columns.name]) if columns.name >= 0 else "") or name
        if name:
            fields["name"] = name
        for number, merge_name in columns.fields:
            value = clean(cells[number])
            if value:
                fields[merge_name] = value
        tags = tags_of(cells[columns.tags]) if columns.tags >= 0 else ()
        written = clean(cells[columns.language]) if columns.language >= 0 else ""
        language = language_of(written)
        if written and not language:
            self._strange.append(rows.point(line, columns.language) if not self._strange else (line, 1))
        return Recipient(email=email, name=name, language=language, tags=tags, fields=fields)

    def _bad_address(self, reason: str, rows: "Rows | Sheet", line: int, columns: Columns) -> None:
        self._bad += 1
        if self._bad > SHOWN:
            return
        message = f"the address {reason}."
        self.note(self._level, "bad-address", message, "Skipped." if self.skip else "", rows.point(line, columns.email))

    @property
    def _level(self) -> Level:
        return "advice" if self.skip else "error"

    def _sum_up(self) -> None:
        if self._bad > SHOWN:
            self.note(self._level, "bad-address", f"{self._bad - SHOWN:,} more addresses are bad.")
        if self._repeated:
            many = len(self._repeated)
            message = (
                f"{many:,} {'row repeats' if many == 1 else 'rows repeat'} an address from above; each gets one mail."
            )
            self.note("advice", "repeated-address", message, at=(self._repeated[0], 1))
        if self._strange:
            many = len(self._strange)
            message = (
                f"{many:,} {'row has a language' if many == 1 else 'rows have languages'} that is no tag; left out."
            )
            self.note("advice", "bad-language", message, 'Such as "fr" or "en-GB".', self._strange[0])


@lru_cache(maxsize=1024)
def language_of(written: str) -> str:
    """Return a language's tag as it is usually written; nothing for what is none."""
    return usual_case(written.replace("_", "-"))


@lru_cache(maxsize=1024)
def tags_of(cell: str) -> tuple[str, ...]:
    """Return the tags that stand in one cell."""
    return tuple(dict.fromkeys(tag for tag in map(clean, _TAG_CUTS.split(cell)) if tag))
