"""A release corrected or withdrawn in its files, all its languages together, before it is published again."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pressctl.desk.opening import needs_ledger
from pressctl.errors import Guarded, Invalid, LedgerUnusable, Misused
from pressctl.model import Config, Finding, Release

if TYPE_CHECKING:
    from pressctl.delivery.ledger.store import Store
    from pressctl.release.amending import Source


class Change(Struct, frozen=True, kw_only=True):
    """One file: `shown` is as a person would type it."""

    path: Path
    shown: str
    before: bytes
    after: bytes


class Revised(Struct, frozen=True, kw_only=True):
    """What is to be written, file by file; nothing where the files say it already.

    `edition` is what the files say then. `same_text` says that the text is still the one that went out.
    `untold` are the languages whose version gets the words meant for the original.
    """

    release: str
    edition: int | str
    changes: tuple[Change, ...] = ()
    same_text: bool = False
    untold: tuple[str, ...] = ()


class _Version(Struct, frozen=True, kw_only=True):
    """One language: what it says, its file's text, and where that is once links are followed."""

    release: Release
    source: "Source"
    path: Path

    def says(self, words: Mapping[str, str]) -> bool:
        """Whether these words are what its revision corrects: the same command has been here before."""
        correction = self.release.correction
        return self.release.revision > 1 and correction is not None and correction.text == words[self.release.language]

    def change(self, after: bytes) -> Change:
        return Change(path=self.path, shown=self.source.path, before=self.source.content, after=after)


def correct(
    config: Config, store: "Store", path: Path, what: Sequence[str], now: datetime, *, publishes: bool
) -> Revised:
    """Return the release at `path` one revision on; `what` was wrong, as `TEXT` or `LANGUAGE=TEXT`.

    `publishes` says that it is sent then, for which the ledger has to know who had it. Said again with the same words,
    after a run that ended before its time, it changes what that run left as it was, and nothing else.

    Raises:
        Invalid: A file has errors, or only a person can change it.
        Misused: It was not sent, or is not the one that went out last.
        LedgerUnusable: It is to be sent, and nobody knows who had it.
    """
    from pressctl.release import amending

    versions, behind = _versions(config, path, now)
    original = versions[0].release
    if original.status == "canceled":
        hint = "Publish the new text as a release of its own, with an id of its own."
        raise Misused(f"{original.path} is withdrawn, and that is for good", hint=hint)
    if original.status == "withheld":
        raise Misused(f"{original.path} is a draft, which nobody has", hint="Change its text.")
    words, untold = _words(what, versions, "--what")
    said = [one for one in versions if one.says(words)]
    latest, same = _went_out(config, store, versions, publishes=publishes)
    before = latest or min(one.release.revision for one in versions)
    _insist_on_revision(versions, before, said, behind)
    if len(said) == len(versions) and (same or not latest or original.revision > before):
        return Revised(release=original.id, edition=original.revision)
    old = [one for one in versions if one.release.revision == before]
    changes = (one.change(amending.correct(one.source, what=words[one.release.language], now=now)) for one in old)
    return Revised(release=original.id, edition=before + 1, changes=tuple(changes), same_text=same, untold=untold)


def kill(config: Config, store: "Store", path: Path, why: Sequence[str], now: datetime, *, publishes: bool) -> Revised:
    """Return the release at `path` withdrawn; `why` as `TEXT` or `LANGUAGE=TEXT`, or nothing.

    `publishes` says that whoever had it is told then, by the ledger.

    Raises:
        Invalid, LedgerUnusable: As `correct`.
        Misused: It is a draft.
    """
    from pressctl.release import amending

    versions, _ = _versions(config, path, now, to_kill=True)
    original = versions[0].release
    if original.status == "withheld":
        raise Misused(f"{original.path} is a draft, which nobody has", hint="Leave it as it is, or delete the file.")
    if publishes:
        _insist_on_ledger(config, store, "or, if nothing ever left from here, add --new-ledger")
    words, untold = _words(why, versions, "--why") if why else ({}, ())
    changes: list[Change] = []
    for one in versions:
        if one.release.status == "canceled":
            continue
        try:
            changes.append(one.change(amending.kill(one.source, why=words.get(one.release.language, ""), now=now)))
        except Invalid:
            if one.release.original:
                raise  # a translation is withdrawn with its original, whatever its own file says
    return Revised(release=original.id, edition="kill", changes=tuple(changes), untold=untold)


def write(revised: Revised, config: Config) -> None:
    """Write every file, each whole or not at all.

    Raises:
        Guarded: Somebody has changed one of them since it was read.
        PressctlError: The system refuses. In either case what was written before is put back.
    """
    written: list[Change] = []
    try:
        for change in revised.changes:
            _replace(change, config)
            written.append(change)
    except BaseException:
        _restore(written, config)
        raise


def put_back(revised: Revised, config: Config, store: "Store") -> bool:
    """Make every file what it was, unless somebody has changed it since; return whether that was right.

    It is not once the ledger has the new edition, or where nobody can say: then some have it, and the files
    must go on saying so.
    """
    try:
        if not store.is_there():
            begun = needs_ledger(config)
        else:
            with closing(store.look()) as ledger:
                begun = ledger.history(revised.release).edition(revised.edition) is not None
    except LedgerUnusable:
        begun = True
    if not begun:
        _restore(revised.changes, config)
    return not begun


def _restore(changes: Sequence[Change], config: Config) -> None:
    from pressctl.newsroom.writing import write_if_changed

    for change in changes:
        if _content(change.path) == change.after:
            write_if_changed(change.path, change.before, root=config.root.resolve(), durable=True)


def _replace(change: Change, config: Config) -> None:
    from pressctl.newsroom.writing import clear, write_if_changed

    with _alone(change):
        if _content(change.path) != change.before:
            raise _meanwhile(change.shown)
        clear(change.path)
        write_if_changed(change.path, change.after, root=config.root.resolve(), durable=True)


@contextmanager
def _alone(change: Change) -> Iterator[None]:
    """Let no other run change a file between the look at it and the write; Windows has no such lock.

    The lock is on the file that is replaced: whoever waited for it looks at the new one, and sees that it is another.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    try:
        file = change.path.open("rb")
    except OSError as error:
        raise _meanwhile(change.shown) from error
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _meanwhile(shown: str) -> Guarded:
    return Guarded(f"{shown} was changed while this ran, and is left as it is", hint="Look at it, then say it again.")


def _insist_on_ledger(config: Config, store: "Store", otherwise: str) -> None:
    """Refuse to tell those who had a text where nobody knows who they are.

    Raises:
        LedgerUnusable: There is no ledger, and targets that may have had it.
    """
    if store.is_there() or not needs_ledger(config):
        return
    raise LedgerUnusable(
        f"there is no ledger at {store.name}, so nobody knows who has the text",
        hint=f"Put it back; or change the file alone, with --no-publish{otherwise and f'; {otherwise}'}.",
    )


_LAGGING = frozenset({"version-behind", "version-broken"})


def _versions(
    config: Config, path: Path, now: datetime, *, to_kill: bool = False
) -> tuple[list[_Version], tuple[Finding, ...]]:
    """Return the versions of one release, the original first, and which of them lag behind.

    `to_kill`: it is about to be withdrawn, and read as far as it can be.
    """
    from pressctl.newsroom.finding import named
    from pressctl.newsroom.loading import load_releases
    from pressctl.release.amending import Source

    files = {file.shown: file for file in named(config, [path])}
    loaded = load_releases(config, tuple(files.values()), now=now, to_kill=to_kill)
    errors = tuple(finding for finding in loaded.findings if finding.level == "error")
    if any(finding.code not in _LAGGING for finding in errors):
        raise _wrong(path, errors)
    if len(loaded.groups) != 1:
        raise Misused(f"{path} holds {len(loaded.groups)} releases", hint="Name the one that is meant.")
    versions = []
    for read in loaded.groups[0]:
        file = files[read.path]
        real = Path(os.path.realpath(file.path))
        source = Source(content=real.read_bytes(), path=file.shown, newsroom=config.newsroom, translation=file.tag)
        now_there = source.draft() if to_kill else source.read()
        if not to_kill and now_there.revision != read.revision:
            raise _meanwhile(file.shown)
        # What is left of a release that is to be withdrawn says that it is; its file does not, yet.
        release = replace(read, status=now_there.status)
        versions.append(_Version(release=release, source=source, path=real))
    return versions, errors


def _wrong(path: Path | str, errors: tuple[Finding, ...]) -> Invalid:
    said = f"{path} has {len(errors)} error{'s' if len(errors) > 1 else ''}, and is left as it is"
    return Invalid(said, hint="Correct them first.", findings=errors)


def _went_out(config: Config, store: "Store", versions: Sequence[_Version], *, publishes: bool) -> tuple[int, bool]:
    """Return the revision that went out last, and whether the text is still its; 0 where there is no ledger."""
    from pressctl.release import content_of, differences

    original = versions[0].release
    if not store.is_there():
        if publishes:
            _insist_on_ledger(config, store, "")
        return 0, False
    with closing(store.look()) as ledger:
        history = ledger.history(original.id)
    latest = max((int(one.edition) for one in history.editions if one.edition.isdigit()), default=0)
    if history.edition("kill"):
        hint = "Publish the new text as a release of its own, with an id of its own."
        raise Misused(f"{original.id} was withdrawn, and that is for good", hint=hint)
    record = history.edition(latest)
    if record is None:
        from pressctl.delivery.plan import Choice
        from pressctl.desk.places import hosts_of

        if hosts_of(config, Choice()):
            return 0, False  # what is public on a host somebody has read, and the file alone knows its revision
        hint = "Change its text, and publish it."
        raise Misused(f"nobody has {original.id} yet, so there is nothing to correct", hint=hint)
    attached = config.newsroom.mail_media == "attachments"
    now = {one.release.language: content_of(one.release, attached=attached) for one in versions}
    same = record.content.keys() == now.keys() and not any(differences(record.content[tag], now[tag]) for tag in now)
    return latest, same


def _insist_on_revision(
    versions: Sequence[_Version], latest: int, said: Sequence[_Version], behind: tuple[Finding, ...]
) -> None:
    """Refuse versions that are neither at the revision to correct nor, by these very words, one beyond it."""
    for one in versions:
        path, revision = one.release.path, one.release.revision
        if revision < latest:
            text = f"revision {latest} has gone out, and {path} says revision {revision}"
            raise Misused(text, hint="Take the newer text first.")
        if revision > latest and (revision > latest + 1 or one not in said):
            if behind:
                raise _wrong(path, behind)
            hint = "Change its text and its correction there, then publish it."
            raise Misused(f"{path} says revision {revision}, which has not gone out yet", hint=hint)


def _words(said: Sequence[str], versions: Sequence[_Version], option: str) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Return the words for each language, and the languages that get those of the original."""
    from pressctl.release.frontmatter import CONTROLS

    languages = [one.release.language for one in versions]
    words: dict[str, str] = {}
    for text in said:
        tag, equals, rest = text.partition("=")
        named = next((language for language in languages if equals and language.lower() == tag.lower()), "")
        language, own = (named, rest) if named else (languages[0], text)
        if language in words:
            raise Misused(f"{option} is given twice for {language}", hint=f"Write {option} {languages[-1]}=TEXT.")
        words[language] = own.replace("\r\n", "\n").strip(" \t\n")
        if not words[language] or CONTROLS.search(words[language]):
            raise Misused(f"{option} needs a text, without control characters", hint=f'Write {option} "…".')
    if languages[0] not in words:
        hint = f'Add {option} "…", in {languages[0]}.'
        raise Misused(f"{option} says nothing in the release's own language", hint=hint)
    untold = tuple(language for language in languages if language not in words)
    return {**dict.fromkeys(untold, words[languages[0]]), **words}, untold
