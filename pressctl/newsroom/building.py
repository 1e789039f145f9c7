"""public/ as it has to be at one moment: a pure function of the release files, the config and the clock.

Without an address (`[newsroom] url`) feeds are left out, since a feed names itself by it; pages and the
index are built all the same, with links relative to each other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from pressctl.errors import PressctlError, Unfit
from pressctl.model import NOTHING, Config, Event, FileReport, FileReports, Finding, Watch
from pressctl.newsroom.catalogue import Catalogue
from pressctl.newsroom.context import digest, premise_of, templates_of
from pressctl.newsroom.documents import Document
from pressctl.newsroom.finding import Walk, walk_releases
from pressctl.newsroom.index import Index, Lost, discard
from pressctl.newsroom.leaks import LeakOf, no_leak
from pressctl.newsroom.lists import Lists
from pressctl.newsroom.loading import findings_of
from pressctl.newsroom.places import Places
from pressctl.newsroom.products import Press, Product
from pressctl.newsroom.reading import Reader
from pressctl.newsroom.shelf import PUBLIC, Shelf
from pressctl.newsroom.surveying import Survey

if TYPE_CHECKING:
    from pressctl.render.templates import Templates


NOBODY: Mapping[str, datetime] = MappingProxyType({})


class Built(Struct, frozen=True, kw_only=True):
    """What a build did, or would do.

    `files` are those public/ has to hold, `removed` those it must not; paths start with `public/`.
    `sums` are the SHA-256 of what was made, by path below public/; without writing, of what is there as it has to be.
    `findings` are the errors of releases that were left out. `parsed` and `rendered` count the release
    files that were read and the pages and entries that were made rather than known.
    """

    files: FileReports
    removed: tuple[str, ...] = ()
    sums: Mapping[str, str] = NOTHING
    findings: tuple[Finding, ...] = ()
    parsed: int = 0
    rendered: int = 0

    @property
    def stale(self) -> tuple[str, ...]:
        """Return the paths that were not as they have to be, sorted."""
        return tuple(sorted([*(file.path for file in self.files.seen if file.changed), *self.removed]))


class Way(Struct, frozen=True, kw_only=True):
    """How a build goes about it.

    `write`: whether to write at all; without, only say what would change. `all_files`: whether to look at every file of
    public/; without, those of a release are taken to be as they were left where nobody was in its folder since. `sums`:
    whether those are wanted; `names`: those of files that nothing changed. `walk`: the release files, where the run looked at them just now.
    """

    write: bool = True
    all_files: bool = True
    sums: bool = True
    names: bool = True
    walk: Walk | None = None


THOROUGH = Way()


def build_public(
    config: Config,
    *,
    now: datetime,
    templates: "Templates",
    watch: Watch,
    way: Way = THOROUGH,
    leak_of: LeakOf = no_leak,
    killed: Mapping[str, datetime] = NOBODY,
) -> Built:
    """Make public/ what it has to be at `now`; interrupted, it leaves whole files, and the next run goes on.

    A release shows once its date and embargo have passed, a killed one by a notice. One with errors is
    left out, and its page, if there is one, left as it is.

    Args:
        config: The newsroom.
        now: The time, aware.
        templates: What pages are rendered with.
        watch: Told of each file that is looked at ("writing", with `done` and `total`).
        way: How to go about it.
        leak_of: Asked of each page that is made.
        killed: Releases whose kill was begun, by id, and when: one that says no more that it is withdrawn is in
            error, so that its page stays as it is.

    Raises:
        Invalid: A template is at fault, or a link stands where a file has to be written.
        PressctlError: The system refuses to write.
    """
    premise = premise_of(config)
    design = digest(premise, templates_of(config.root), repr(config.feeds))
    own, alone = way.write, False
    while True:
        try:
            with Index(config.root, premise, write=own, alone=alone) as index:
                index.take_over()
                build = _Build(config, index, now, templates, watch, way, leak_of)
                return build.run(premise, design, killed)
        except Lost as error:  # what it has is no good, or another run holds it for too long: begin again with another
            if alone:
                raise PressctlError(f"there is no room for an index: {error}", hint="Look at the disk.") from error
            own, alone = own and discard(config.root, error), not own


class _Build:
    """One build, step by step."""

    def __init__(
        self,
        config: Config,
        index: Index,
        now: datetime,
        templates: "Templates",
        watch: Watch,
        way: Way,
        leak_of: LeakOf,
    ) -> None:
        self._config = config
        self._index = index
        self._now = now
        self._templates = templates
        self._watch = watch
        self._way = way
        self._leak_of = leak_of
        self._catalogue = Catalogue(config, index, now)
        self._reader = Reader(config, index, now)
        self._shelf = Shelf(root=config.root, index=index, catalogue=self._catalogue, now=now, write=way.write)
        self._seen: list[FileReport] = []
        self._unfit: dict[str, Finding] = {}
        self._total = 0

    def run(self, premise: str, design: str, killed: Mapping[str, datetime]) -> Built:
        """Bring the index up to the files, then public/ up to the index."""
        catalogue, index = self._catalogue, self._index
        walk = self._way.walk or walk_releases(self._config)
        broken = Survey(self._config, index, catalogue, self._reader, self._now, self._watch, walk).broken(killed)
        press = Press(
            config=self._config,
            tongues=catalogue.tongues(),
            reader=self._reader,
            index=index,
            templates=self._templates,
            premise=premise,
            design=design,
            leak_of=self._leak_of,
        )
        catalogue.design(press.whole_design)
        catalogue.sort_out()
        index.save()
        places = Places(index, digest(design, *press.tongues))
        lists = Lists(press, catalogue, places, self._now)
        loose, fallen = self._shelf.standing(all_files=self._way.all_files)
        logo = list(press.logo())
        names = sorted({*catalogue.to_make(), *catalogue.public(fallen)})
        sheets, moves = [*lists.sheets()], catalogue.moves
        listed = sum(len(sheet.paths) for sheet in sheets)
        self._total = len(logo) + catalogue.parts_of(names, cards=press.cards) + listed
        beyond = {name: left for name in names if (left := self._make(name, press))}
        wanted = self._put_all(logo)
        # What was made may have changed what lists show; most often it did not.
        for sheet in sheets if catalogue.moves == moves else lists.sheets():
            if not sheet.due and loose.issuperset(sheet.paths):
                wanted.update(sheet.paths)
                self._pass_over(sheet.paths)
            else:
                wanted |= self._put_all(sheet.products())
        kept = broken.keys() | self._unfit.keys()
        removed = self._shelf.clear(wanted, beyond, kept)
        self._shelf.sweep()
        catalogue.cleared(kept)
        places.settle()
        index.finish()
        rest, more = catalogue.rest((*names, *kept), named=self._way.names)
        return Built(
            files=FileReports(seen=tuple(self._seen), rest=rest, more=more),
            removed=tuple(f"{PUBLIC}/{path}" for path in removed),
            sums=catalogue.sums() if self._way.sums else NOTHING,
            findings=tuple(sorted((*self._unfit.values(), *_errors(broken.values(), self._reader)))),
            parsed=self._reader.parsed,
            rendered=press.rendered,
        )

    def _make(self, name: str, press: Press) -> list[str]:
        """Put every file of a document in its place; return those that it had beside. One that is unfit is kept as it is."""
        try:
            document = self._catalogue.document(name)
            paths = self._put_all(press.products(document))
            for version in document.versions:  # lists show it, and its text has just been read for its page
                press.entry(document, version, html=False)
        except Unfit as error:
            self._unfit[name] = error.findings[0]
            self._catalogue.unfit(name)
            return []
        self._catalogue.made(name)
        self._shelf.prove(name)
        self._index.wait()
        return self._shelf.beyond(name, paths)

    def _put_all(self, products: Iterable[Product]) -> set[str]:
        """Put files in their places; return their paths."""
        paths = set()
        for product in products:
            self._tell(product.path, changed=self._shelf.put(product))
            paths.add(product.path)
        return paths

    def _pass_over(self, paths: Sequence[str]) -> None:
        """Note files that are as they have to be: there may be thousands, so the watcher is told of the last."""
        self._seen += [FileReport(path=f"{PUBLIC}/{path}", changed=False) for path in paths[:-1]]
        for path in paths[-1:]:
            self._tell(path, changed=False)

    def _tell(self, path: str, *, changed: bool) -> None:
        report = FileReport(path=f"{PUBLIC}/{path}", changed=changed)
        self._seen.append(report)
        outcome = "changed" if changed else ""
        self._watch(
            Event(kind="writing", message=report.path, outcome=outcome, done=len(self._seen), total=self._total)
        )


def _errors(broken: Iterable[Document], reader: Reader) -> Iterator[Finding]:
    """Yield why releases were left out."""
    for document in broken:
        yield from (finding for finding in findings_of(document, reader) if finding.level == "error")
