"""One release file, read and checked; or taken from the index, where neither it nor its media changed."""

import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from pressctl.model import Config, Finding, Level, Release
from pressctl.newsroom.context import digest
from pressctl.newsroom.finding import ReleaseFile
from pressctl.newsroom.index import Index
from pressctl.newsroom.lines import Line, MediaFile, Place, Record
from pressctl.newsroom.media import examine, unchanged
from pressctl.newsroom.signature import Seen, Signature, look, signature_of
from pressctl.release import QUIET, SHARED, Reading, check, read, shared_by

# A run reads what it is to publish before it plans, and once more when it builds public/, with an index of its own.
_read = lru_cache(maxsize=8)(read)
WHOLE = ("id", "status", "revision", *SHARED)  # keys of a release as a whole, which its versions cannot differ in
LARGEST = 8_000_000  # bytes of a release; a novel has one million
# The editorial checks ask the clock only whether a release's day has come (`checking.times`), and of an embargo, for
# two weeks after it too. Once that is over, long over for an embargo, what they said stays said.
SETTLED = timedelta(days=60)


class Version(Struct, frozen=True, kw_only=True):
    """A release file in brief. `record` is there only where it was read in this run and the index does not keep it.

    `withdrawn`: only what is left of it when its release is withdrawn was read, whether or not it says so itself.
    """

    file: ReleaseFile
    line: Line
    record: Record | None = None
    withdrawn: bool = False


class Reader:
    """Reads release files at one moment, through the index. `parsed` counts those whose text was parsed."""

    def __init__(
        self, config: Config, index: Index, now: datetime, *, to_kill: bool = False, afresh: bool = False
    ) -> None:
        """`now` is aware; it is the time of the checks, and looks at files are so long after it as they come after this.

        `to_kill`: the files are about to be withdrawn, and read as if they were. `afresh`: of their text nothing is taken
        on the index's word.
        """
        self.parsed = 0
        self._to_kill, self._afresh = to_kill, afresh
        self._config = config
        self._index = index
        self._now = now
        self._begun = int(now.timestamp()) * 1_000_000_000 - time.monotonic_ns()
        self._root = os.path.realpath(config.root)

    def version(self, file: ReleaseFile) -> Version:
        """Return what a release file is now; it is parsed only when it is not what the index knows."""
        if self._to_kill:
            return self.withdrawn(file)
        line = self._index.line(file.name) if file.content is None else None
        believed = line and not file.problem and not self._afresh
        return (believed and line and self._known(file, line)) or self._parse(file, line)

    def withdrawn(self, file: ReleaseFile) -> Version:
        """Return what is left of a file when its release is withdrawn, whether or not it says so itself."""
        return replace(self._parse(file, None, withdrawn=True), withdrawn=True)

    def record(self, version: Version) -> Record:
        """Return all there is of a version."""
        if version.record:
            return version.record
        if version.withdrawn:
            return self.record(self.withdrawn(version.file))
        kept = self._index.record(version.file.name, version.line.digest)
        return kept or self.record(self._parse(version.file, version.line))

    def place(self, version: Version, key: str) -> Place:
        """Return the line and column of a key in a version's file, or of its beginning."""
        return self.record(version).places.get(key, (1, 1))

    def is_steady(self, version: Version) -> bool:
        """Whether the index knows a version, and the checks would say of it at any later time what they said."""
        return version.record is None and self._is_settled(version.line)

    def _same(self, file: ReleaseFile, line: Line) -> Line | None:
        """Return the line as its file and media look now, if they are what they were."""
        try:
            seen = look(file.path, line.seen, self._at)
        except OSError:
            return None
        media = unchanged(file.path.parent, self._root, line.media, self._at)
        if seen.sha256 != line.seen.sha256 or media is None:
            return None
        return line if (seen, media) == (line.seen, line.media) else replace(line, seen=seen, media=media)

    def _known(self, file: ReleaseFile, line: Line) -> Version | None:
        """Return the version in the index, if the file and its media are what they were."""
        same = self._same(file, line)
        if same is None:
            return None
        if same is not line:
            self._keep(file, same)
        return Version(file=file, line=same) if self._is_settled(same) else self._again(file, same)

    @property
    def _at(self) -> int:
        """The time of a look, in nanoseconds since 1970."""
        return self._begun + time.monotonic_ns()

    def _keep(self, file: ReleaseFile, line: Line, record: Record | None = None) -> None:
        over = _over(line)
        self._index.keep(file.name, file.document, line, over.timestamp() if over else None, record)

    def _is_settled(self, line: Line) -> bool:
        """Whether the editorial checks would say today what they said then."""
        over = _over(line)
        return over is None or over < min(line.checked, self._now)

    def _again(self, file: ReleaseFile, line: Line) -> Version | None:
        """Return the version with its checks made anew, kept where that changes its fate or need not be done again."""
        record = self._index.record(file.name, line.digest)
        if record is None or record.release is None:
            return None
        record = replace(record, checked=self._checks(record.release, record.places))
        again = replace(line, checked=self._now, broken=_is_broken(record))
        if again.broken != line.broken or self._is_settled(again):
            self._keep(file, again, record)
        return Version(file=file, line=again, record=record)

    def _parse(self, file: ReleaseFile, before: Line | None, *, withdrawn: bool = False) -> Version:
        """Read a file's bytes and all that follows from them."""
        if file.problem:
            return self._refused(file, "link-outside", f"{file.problem}.", "Put the file itself there.")
        try:
            signature = signature_of(file.path.stat())
            if signature.size > LARGEST:
                said = f"has {signature.size:,} bytes; a release has at most {LARGEST:,}."
                return self._refused(file, "file-large", said, "Is it a release?")
            content = file.path.read_bytes() if file.content is None else file.content
        except OSError as error:
            return self._refused(
                file, "file-unreadable", f"cannot be read: {error.strerror}.", "Check who may read it."
            )
        seen = Seen(signature=signature, at=self._at, sha256=hashlib.sha256(content).hexdigest())
        self.parsed += 1
        reading = _read(
            content, path=file.name, newsroom=self._config.newsroom, translation=file.tag, withdrawn=withdrawn
        )
        if withdrawn:
            record = self._withdrawn(reading)
            return Version(file=file, line=self._line(record, seen, ()), record=record)
        return self._version(file, seen, reading, {known.path: known.seen for known in before.media} if before else {})

    def _version(self, file: ReleaseFile, seen: Seen, reading: Reading, media: Mapping[str, Seen]) -> Version:
        """Return a version, and keep it in the index."""
        files: tuple[MediaFile, ...] = ()
        troubled = False
        if reading.draft and reading.draft.status == "canceled":
            record = self._withdrawn(reading)
        else:
            release, found = reading.release, reading.findings
            if release:
                examined = examine(release, file.path.parent, self._root, reading.places, media, self._at)
                release, files = replace(release, media=examined.media), examined.files
                found, troubled = (*found, *examined.findings), bool(examined.findings)
            checked = self._checks(release, reading.places) if release else self._own_posts(reading.draft)
            found = tuple(finding for finding in found if finding.level == "error") + self._switched(
                finding for finding in found if finding.level == "advice"
            )
            record = Record(release=release, places=reading.places, found=found, checked=checked)
        line = self._line(record, seen, files)
        # Of a file that is missing nothing can be remembered by which to see that it came.
        if troubled:
            return Version(file=file, line=line, record=record)
        self._keep(file, line, record)
        return Version(file=file, line=line)

    def _withdrawn(self, reading: Reading) -> Record:
        """Return the record of a withdrawn release; of what its notice says a credential stops it, and no other check."""
        release, draft, newsroom = reading.release, reading.draft, self._config.newsroom
        errors = {one for one in reading.findings if one.level == "error"}
        checked: tuple[Finding, ...] = ()
        if release and draft:
            look = partial(check, newsroom=newsroom, now=self._now, places=reading.places)
            errors |= {one for one in look(release) if one.code == "credential"}
            checked = look(draft)
        found, checked = (
            tuple(replace(one, level="error" if one in errors else "advice") for one in some if self._is_on(one))
            for some in (reading.findings, checked)
        )
        return Record(release=release, places=reading.places, found=found, checked=checked)

    def _is_on(self, finding: Finding) -> bool:
        wanted = self._config.checks.codes.get(finding.code, "off" if finding.code in QUIET else "")
        return finding.level == "error" or wanted != "off"

    def _line(self, record: Record, seen: Seen, files: tuple[MediaFile, ...]) -> Line:
        line = Line(
            seen=seen,
            media=files,
            digest=digest(seen.sha256, *(part for file in files for part in (file.path, file.seen.sha256))),
            checked=self._now,
            readable=record.release is not None,
            broken=_is_broken(record),
        )
        release = record.release
        if not release:
            return line
        moments = [moment for moment in (release.published, release.embargo) if moment]
        return replace(
            line,
            id=release.id,
            own=tuple(key for key in WHOLE if key in record.places),
            language=release.language,
            status=release.status,
            revision=release.revision,
            opens=max(moments).astimezone(UTC) if moments else None,
            shared=shared_by(release),
            names={key: name for key in ("feed_id", "url") if (name := getattr(release, key))},
            categories=release.categories,
        )

    def _refused(self, file: ReleaseFile, code: str, message: str, hint: str) -> Version:
        """Return a version of a file that was not read, with the reason."""
        finding = Finding(path=file.name, code=code, message=f"this file {message}", hint=hint)
        record = Record(release=None, places={}, found=(finding,), checked=())
        nothing = Seen(signature=Signature(size=0, modified=0, changed=0, inode=0), at=0, sha256="")
        return Version(file=file, line=self._line(record, nothing, ()), record=record)

    def _own_posts(self, draft: Release | None) -> tuple[Finding, ...]:
        """Measure what an author wrote for a network, in a file whose errors keep it from being rendered."""
        if not draft or not draft.social.overrides:
            return ()
        from pressctl.render.posts import overlong

        return overlong(draft, self._config.social)

    def _checks(self, release: Release, places: Mapping[str, Place]) -> tuple[Finding, ...]:
        return self._switched(check(release, self._config.newsroom, self._now, places=places))

    def _switched(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return findings as the newsroom's `[checks]` wants them: left out, advice, or errors."""
        codes = self._config.checks.codes
        wanted = (
            (finding, codes.get(finding.code, "off" if finding.code in QUIET else finding.level))
            for finding in findings
        )
        return tuple(replace(finding, level=cast("Level", level)) for finding, level in wanted if level != "off")


def _over(line: Line) -> datetime | None:
    """Return when the clock is over for what the checks say of a file; None where it has no part in it."""
    if line.status == "canceled" or line.opens is None:
        return None
    return line.opens + SETTLED if "embargo" in line.shared else line.opens


def _is_broken(record: Record) -> bool:
    return any(finding.level == "error" for finding in (*record.found, *record.checked))
