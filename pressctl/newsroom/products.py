"""What public/ has to hold: each file with what it is made from, made only when it has to be."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from pressctl.errors import TooLarge, Unfit
from pressctl.model import Alternate, Config, Entry, Release
from pressctl.newsroom.catalogue import kit_size, media_of
from pressctl.newsroom.context import digest
from pressctl.newsroom.documents import Document
from pressctl.newsroom.index import Index
from pressctl.newsroom.leaks import LeakOf, leaking, reticent
from pressctl.newsroom.loading import group_of
from pressctl.newsroom.packing import contents, pack
from pressctl.newsroom.reading import Reader, Version
from pressctl.newsroom.showing import with_revision
from pressctl.newsroom.shown import alike, digest_of, outline
from pressctl.render.addresses import card_path, item_path, kit_path, logo_path, page_path, page_url

if TYPE_CHECKING:
    from pressctl.render.templates import Templates

Value = TypeVar("Value")
# By this an index-less run knows its own pages. A template may say it too, in its own words.
MARK = '<meta name="generator" content="pressctl">'
_HEAD = re.compile("<head[^>]*>")


class Latest(Generic[Value]):
    """What several products are made from at once, for as long as they follow each other: memory has no room for all."""

    def __init__(self) -> None:
        """Begin with nothing made."""
        self._made: tuple[str, Value] | None = None

    def get(self, recipe: str, make: Callable[[], Value]) -> Value:
        """Return what `recipe` stands for: what was made last, if it was that, else what `make` makes."""
        if self._made is None or self._made[0] != recipe:
            self._made = (recipe, make())
        return self._made[1]


class Product(Struct, frozen=True, kw_only=True):
    """One file of public/: `recipe` stands for all it is made from, `make` gives its bytes or a file to copy.

    `path` is below public/; `source` names the document it belongs to, if it belongs to one.
    """

    path: str
    recipe: str
    make: Callable[[], bytes | Path]
    source: str = ""


@dataclass(kw_only=True)
class Press:
    """Makes the products of one build. `rendered` counts the pages and entries it had to render.

    `tongues` are the languages that have feeds of their own: those that something public is translated into. `premise`
    and `design` stand for what else decides the result: for everything, and for what templates print. `leak_of` names
    whose secret a page holds.
    """

    config: Config
    tongues: tuple[str, ...]
    reader: Reader
    index: Index
    templates: "Templates"
    premise: str
    design: str
    leak_of: LeakOf
    rendered: int = field(default=0, init=False)
    _pages_of: Latest[dict[int, bytes]] = field(default_factory=Latest, init=False)

    @property
    def whole_design(self) -> str:
        """What stands for all that decides on a release's own files, beside the release."""
        return digest(self.premise, self.design, str(self.cards), *self.tongues)

    def products(self, document: Document) -> Iterator[Product]:
        """Yield every file of a release's own; what others link to comes first."""
        yield from self._media(document)
        yield from self._kit(document)
        yield from self._pages(document)

    @cached_property
    def cards(self) -> bool:
        """Whether pages have cards, which previews find by their whole address."""
        if not (self.config.newsroom.brand.card and self.config.url):
            return False
        from pressctl.render.card import can_draw

        return can_draw()

    def _tongue(self, language: str) -> str:
        """Return the language whose feeds a page announces; "" for the main ones."""
        return language if language in self.tongues else ""

    def logo(self) -> Iterator[Product]:
        """Yield the brand's logo, which every page shows."""
        brand = self.config.newsroom.brand
        if brand.logo:
            here = self.config.root / brand.logo
            recipe = digest("logo", contents(here))
            yield Product(path=logo_path(brand), recipe=recipe, make=partial(_itself, here))

    def _media(self, document: Document) -> Iterator[Product]:
        """Yield the files that come with a release, once each: versions share them."""
        for path, (version, name, _, sha256) in media_of(document).items():
            here = version.file.path.parent / name
            recipe = digest("media", sha256)
            yield Product(path=path, recipe=recipe, make=partial(_itself, here), source=document.name)

    def _kit(self, document: Document) -> Iterator[Product]:
        """Yield a release's press kit, where it has files that are not too large for one."""
        if kit_size(document):
            recipe = digest("kit", self.design, document.id, *alike(document))
            path = kit_path(outline(document, document.versions[0]))
            yield Product(path=path, recipe=recipe, make=partial(self._pack, document), source=document.name)

    def _pages(self, document: Document) -> Iterator[Product]:
        """Yield a page for each language of a release."""
        for number, version in enumerate(document.versions):
            if self.cards and version.line.status != "canceled":
                yield Product(
                    path=card_path(outline(document, version)),
                    recipe=digest("card", self.design, document.id, *alike(document)),
                    make=partial(self._draw, document, number),
                    source=document.name,
                )
            yield Product(
                path=page_path(outline(document, version)),
                recipe=digest(
                    "page",
                    self.design,
                    str(self.cards),
                    str(number),
                    document.id,
                    self._tongue(version.line.language),
                    *alike(document),
                ),
                make=partial(self._page, document, number),
                source=document.name,
            )
            yield Product(
                path=item_path(outline(document, version)),
                recipe=digest("item", self.premise, str(number), document.id, *alike(document)),
                make=partial(self._item, document, number),
                source=document.name,
            )

    def _page(self, document: Document, number: int) -> bytes:
        """Return one language's page; all languages are made at once, or none where one is too large."""
        return self._pages_of.get(document.name, partial(self._render_pages, document))[number]

    def _render_pages(self, document: Document) -> dict[int, bytes]:
        versions, kit = self._group(document), kit_size(document)
        return {number: self._render_page(version, versions, kit) for number, version in enumerate(versions)}

    def _group(self, document: Document) -> tuple[Release, ...]:
        return tuple(reticent(release, self.leak_of) for release in group_of(document, self.reader))

    def _render_page(self, version: Release, versions: Sequence[Release], kit: int) -> bytes:
        from pressctl.render.page import Beside, render_page

        self.rendered += 1
        newsroom, feeds = self.config.newsroom, self.config.feeds
        render = partial(
            render_page,
            version,
            newsroom,
            self.templates,
            feeds=feeds,
            versions=versions,
            tongue=self._tongue(version.language),
            public=Beside(kit=kit, card=self.cards),
        )
        return marked(with_revision(self._fit(version, render), version))

    def _item(self, document: Document, number: int) -> bytes:
        from pressctl.render.ninjs import ninjs

        versions = self._group(document)
        render = partial(ninjs, versions[number], self.config.newsroom, versions=versions)
        return f"{self._fit(versions[number], render)}\n".encode("utf-8", "replace")

    def _draw(self, document: Document, number: int) -> bytes:
        from pressctl.render.card import draw, render_card

        version = group_of(document, self.reader)[number]
        svg = self._fit(version, partial(render_card, version, self.config.newsroom, self.templates))
        return draw(svg, self.templates)

    def _pack(self, document: Document) -> bytes:
        from pressctl.render.press_kit import FOLDER, render_kit

        newsroom = self.config.newsroom
        texts = {
            f"{version.language}.txt": self._fit(version, partial(render_kit, version, newsroom, self.templates))
            for version in group_of(document, self.reader)
        }
        files = {
            f"{FOLDER}/{path.rpartition('/')[2]}": version.file.path.parent / name
            for path, (version, name, _, _) in media_of(document).items()
        }
        return pack(f"press-kit-{document.id}", texts, files)

    def _fit(self, version: Release, render: Callable[[], str]) -> str:
        """Return what a version renders to; raise `Unfit` where it is too large, or holds a secret."""
        try:
            text = render()
        except TooLarge as error:
            from pressctl.render.sizes import too_large

            wrong = too_large(version, error)
            raise Unfit(str(wrong), findings=(wrong,)) from error
        # Typography changes a text's signs, so the author's own words are looked at too.
        if target := self.leak_of(text) or self.leak_of(f"{version.headline}\n{version.lead}\n{version.body}"):
            wrong = leaking(version.path, target, self.leak_of)
            raise Unfit(str(wrong), findings=(wrong,))
        return text

    def entry(self, document: Document, version: Version, *, html: bool) -> Entry:
        """Return the entry of one version, from the index if it has it, with where the other versions are."""
        name, known = version.file.name, digest_of(document, version)
        entry = self.index.entry(name, known, html=html)
        if entry is None:
            from pressctl.render.entries import make_entry

            number = document.versions.index(version)
            entry = make_entry(self._group(document)[number], self.config.newsroom)
            self.rendered += 1
            self.index.keep_entry(name, known, entry)
        # Without an address of the newsroom, the index leads to the pages beside it.
        return replace(
            entry,
            url=entry.url or self._address(document, version),
            alternates=tuple(
                Alternate(language=other.line.language, url=self._address(document, other))
                for other in document.versions
                if other is not version
            ),
        )

    def _address(self, document: Document, version: Version) -> str:
        """Return where a version is public; beside the index, in a newsroom without an address."""
        brief = outline(document, version)
        return page_url(brief, self.config.newsroom) or page_path(brief).removesuffix("index.html")


def _itself(path: Path) -> Path:
    return path


def marked(page: str) -> bytes:
    """Return a page that says what wrote it, in UTF-8."""
    if 'name="generator"' not in page:
        page = _HEAD.sub(lambda head: f"{head[0]}\n{MARK}", page, count=1)
    return page.encode("utf-8", "replace")
