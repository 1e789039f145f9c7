"""From paths to releases that are checked and rendered; everything that can be wrong is found here."""

import os
from collections.abc import Callable, Container, Mapping, Sequence
from datetime import datetime
from itertools import compress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from pressctl.delivery.plan import Finished, Ready
from pressctl.desk.fitting import chats_of, forms_of
from pressctl.desk.proving import Trial, templates_of
from pressctl.errors import TooLarge
from pressctl.model import NO_FILES, Config, Enclose, Event, Finding, Notice, Release, ReleaseReport, Variant, Watch
from pressctl.newsroom.leaks import LeakOf, leaking, leaking_file, reticent

if TYPE_CHECKING:
    from pressctl.newsroom.finding import ReleaseFile, Walk
    from pressctl.newsroom.loading import Held
    from pressctl.render.templates import Templates


NOTHING_ELSE: Mapping[Path, bytes] = MappingProxyType({})
LATER_NOTICES: tuple[Notice, ...] = ("", "advance", "correction")


class Prepared(Struct, frozen=True, kw_only=True):
    """Releases fit to be sent, those that are not, and all that was found in either.

    `found` says that they were looked for in folders rather than named. `renderings` are of all that could be read,
    those with errors too: whoever mends a text wants to see it. `enclose` reads what is attached to a variant's mail.
    `newer` says of releases, by id, what text the branch of this checkout has by now; `behind`, that it has moved on. `finished` are the folder's that
    everybody has and that did not change. `walk`: the files, as they were looked at before all else.
    """

    ready: tuple[Ready, ...]
    renderings: "tuple[Rendering, ...]" = ()
    broken: tuple[ReleaseReport, ...] = ()
    findings: tuple[Finding, ...] = ()
    found: bool = False
    enclose: Enclose = lambda _: NO_FILES
    newer: Mapping[str, str] = field(default_factory=dict)
    behind: bool = False
    finished: Finished = Finished()
    walk: "Walk | None" = None

    @property
    def is_empty(self) -> bool:
        """Whether there is no release that is fit."""
        return not self.ready and not self.finished


class Rendering(Struct, frozen=True, kw_only=True):
    """Renders one release's variants, each of them once."""

    versions: Mapping[str, Release]
    config: Config
    templates: "Templates"
    made: dict[tuple[str, Notice], tuple[Variant, tuple[Finding, ...]]] = field(default_factory=dict)

    def using(self, templates: "Templates") -> "Rendering":
        """Return the same release's rendering with these templates."""
        return self if templates is self.templates else replace(self, templates=templates, made={})

    def variant(self, language: str, notice: Notice) -> Variant:
        """Return a variant whole."""
        return self._render(language, notice)[0]

    def findings(self, language: str, notice: Notice) -> tuple[Finding, ...]:
        """Return what measuring that variant found."""
        return self._render(language, notice)[1]

    def insist(self, language: str, notice: Notice) -> None:
        """Make what a first publication does not send but leads to or becomes, where the text is long.

        Raises:
            TooLarge: The page, or the same release with another notice, passes every limit.
        """
        from pressctl.render.sizes import is_large

        if is_large(self.variant(language, notice)):
            from pressctl.render.page import render_page

            for other in LATER_NOTICES:
                self.variant(language, other)
            render_page(self.versions[language], self.config.newsroom, self.templates, feeds=self.config.feeds)

    def _render(self, language: str, notice: Notice) -> tuple[Variant, tuple[Finding, ...]]:
        from pressctl.render.variants import render_variant

        wanted = (language, notice)
        if wanted not in self.made:
            release = self.versions[language]
            forms = forms_of(self.config)
            made, found = render_variant(
                release,
                self.config.newsroom,
                self.templates,
                social=self.config.social,
                places=chats_of(self.config, release),
                notice=notice,
                versions=tuple(self.versions.values()),
                forms=forms,
            )
            if "ping" in forms:
                from pressctl.render.pings import render_ping

                ping = render_ping(release, self.config.newsroom, self.config.feeds, notice=notice)
                made = replace(made, ping=ping)
            self.made[wanted] = made, found
        return self.made[wanted]


class Manner(Struct, frozen=True, kw_only=True):
    """How files are read; see `newsroom.loading.load_releases`."""

    walk: "Walk | None" = None
    alone: bool = False
    afresh: bool = False


class Batch(Struct, frozen=True, kw_only=True):
    """Some releases as they were prepared, with all that was found in them.

    `fit` are those of `ready` without errors. `held` and `groups` have what each was read from, and its versions.
    """

    ready: tuple[Ready, ...]
    renderings: tuple[Rendering, ...]
    findings: tuple[Finding, ...]
    groups: tuple[tuple[Release, ...], ...]
    held: "tuple[Held, ...]"

    @property
    def fit(self) -> tuple[bool, ...]:
        """Whether each release has no errors."""
        wrong = {finding.path for finding in self.findings if finding.level == "error"}
        return tuple(not wrong & {version.path for version in one.versions.values()} for one in self.ready)

    def only(self, kept: Sequence[bool], gone: Container[str]) -> "Batch":
        """Return the batch with those releases that are `kept`, without what was found in files whose paths are `gone`."""
        return Batch(
            ready=tuple(compress(self.ready, kept)),
            renderings=tuple(compress(self.renderings, kept)),
            findings=tuple(finding for finding in self.findings if finding.path not in gone),
            groups=tuple(compress(self.groups, kept)),
            held=tuple(compress(self.held, kept)),
        )


def prepare(
    config: Config,
    paths: Sequence[Path],
    clock: Callable[[], datetime],
    watch: Watch,
    leak_of: LeakOf,
    instead: Mapping[Path, bytes] = NOTHING_ELSE,
    walk: "Walk | None" = None,
    *,
    afresh: bool = False,
) -> Prepared:
    """Read, check and render the releases at `paths`, or all of the newsroom's when there are none.

    `leak_of` is asked of all that is rendered; `instead` is read in place of what files hold. `walk`: the files, where
    somebody looked at them just now. `afresh`: they are read, whatever the index says that they say, since they may be sent.

    Raises:
        Invalid: A path is not one of this newsroom's releases; or a template is at fault, with all that was found.
    """
    from pressctl.newsroom.finding import find_releases, named

    found = not paths or any(path.is_dir() for path in paths)
    files = named(config, paths, walk) if paths else find_releases(config)
    if instead:
        files = tuple(replace(file, content=instead.get(Path(os.path.realpath(file.path)))) for file in files)
    trial = begin_trial(config)
    batch = prepare_files(config, files, clock(), watch, leak_of, trial, Manner(walk=walk, afresh=afresh))
    return together(config, [batch], trial, found=found)


def begin_trial(config: Config) -> Trial:
    """Return what tries the newsroom's templates, tried on all that a release may be."""
    trial = Trial(config=config, templates=templates_of(config))
    trial.compile()
    trial.print_specimen()
    return trial


def prepare_files(
    config: Config,
    files: "Sequence[ReleaseFile]",
    now: datetime,
    watch: Watch,
    leak_of: LeakOf,
    trial: Trial,
    manner: Manner,
) -> Batch:
    """Read, check and render the releases of some files."""
    from pressctl.newsroom.attaching import enclosures_of
    from pressctl.newsroom.loading import load_releases

    loaded = load_releases(config, files, now=now, alone=manner.alone, afresh=manner.afresh, walk=manner.walk)
    enclose = enclosures_of(config.root, loaded.releases)
    findings = list(loaded.findings)
    ready: list[Ready] = []
    renderings: list[Rendering] = []
    for number, group in enumerate(loaded.groups, start=1):
        versions = [reticent(version, leak_of) for version in group]
        original = versions[0]
        watch(Event(kind="rendering", release=original.id, done=number, total=len(loaded.groups)))
        rendering = Rendering(versions={v.language: v for v in versions}, config=config, templates=trial.templates)
        findings += _tried(trial, rendering, original, leak_of, enclose)
        ready.append(_ready(original, rendering))
        renderings.append(rendering)
    findings += trial.print_pages(loaded.groups)
    return Batch(
        ready=tuple(ready),
        renderings=tuple(renderings),
        findings=tuple(findings),
        groups=loaded.groups,
        held=loaded.held,
    )


def together(config: Config, batches: Sequence[Batch], trial: Trial, *, found: bool) -> Prepared:
    """Return what was prepared, as one.

    Raises:
        Invalid: A template is at fault, with all that was found.
    """
    from pressctl.newsroom.attaching import enclosures_of

    findings = [finding for batch in batches for finding in batch.findings] + [*trial.found]
    trial.insist(findings)
    return Prepared(
        ready=tuple(one for batch in batches for one in compress(batch.ready, batch.fit)),
        renderings=tuple(one for batch in batches for one in batch.renderings),
        broken=_broken(findings),
        findings=tuple(sorted(set(findings))),
        found=found,
        enclose=enclosures_of(config.root, [one for batch in batches for group in batch.groups for one in group]),
    )


def _tried(trial: Trial, rendering: Rendering, original: Release, leak_of: LeakOf, enclose: Enclose) -> list[Finding]:
    return trial.measure(lambda templates: _measured(rendering.using(templates), original, leak_of, enclose))


def _measured(rendering: Rendering, original: Release, leak_of: LeakOf, enclose: Enclose) -> list[Finding]:
    """Render what a first publication sends, in every language, and keep what measuring found."""
    if original.status == "withheld":
        return []
    notice = plain_notice(original)
    return [
        finding
        for language in rendering.versions
        for finding in _measured_in(rendering, language, notice, leak_of, enclose)
    ]


def _measured_in(
    rendering: Rendering, language: str, notice: Notice, leak_of: LeakOf, enclose: Enclose
) -> tuple[Finding, ...]:
    """Return what is wrong with one version rendered: beyond all limits, or with a secret in it, is its own error."""
    from pressctl.newsroom.attaching import legible
    from pressctl.render.sizes import too_large

    try:
        rendering.insist(language, notice)
        variant = rendering.variant(language, notice)
        target, files = leak_of(variant.encode()), tuple(legible(variant, enclose))
    except TooLarge as error:
        return (too_large(rendering.versions[language], error),)
    release = rendering.versions[language]
    leaks = [leaking(release.path, target, leak_of)] if target else []
    leaks += [leaking_file(release, sha256, text, to, leak_of) for sha256, text in files if (to := leak_of(text))]
    return (*rendering.findings(language, notice), *leaks)


def plain_notice(release: Release) -> Notice:
    """Return the notice that follows from the release alone, whatever the ledger has."""
    if release.edition == "kill":
        return "kill"
    return "correction" if release.correction else ""


def _ready(original: Release, rendering: Rendering) -> Ready:
    from pressctl.release import content_of, differences

    content = {
        language: content_of(version, attached=rendering.config.newsroom.mail_media == "attachments")
        for language, version in rendering.versions.items()
    }

    def describe(old: Mapping[str, Mapping[str, str]]) -> str:
        """Say what changed in the languages that were there; one that came since changed nothing."""
        lines = [
            line for language, now in content.items() if language in old for line in differences(old[language], now)
        ]
        gone = [language for language in old if language not in content]
        return "; ".join([*lines, *(f"the {language} version is gone" for language in gone)])

    return Ready(
        original=original,
        versions=rendering.versions,
        variant=rendering.variant,
        content=content,
        differences=describe,
    )


def _broken(findings: Sequence[Finding]) -> tuple[ReleaseReport, ...]:
    """One line for each file with errors: nothing of it is sent."""
    errors: dict[str, list[Finding]] = {}
    for finding in sorted(findings):
        if finding.level == "error":
            errors.setdefault(finding.path, []).append(finding)
    return tuple(
        ReleaseReport(
            id=Path(path).stem,
            revision=0,
            language="",
            path=path,
            outcome="stopped",
            error=f"{len(found)} error{'s' if len(found) > 1 else ''}: {found[0].message}",
            hint="Correct the release; nothing of it was sent.",
        )
        for path, found in errors.items()
    )
