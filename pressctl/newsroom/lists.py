"""What in public/ leads to releases: the newsroom's index, feeds with their archives, the list of ninjs, sitemaps, proofs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct, field

from pressctl.feeds import build_feeds
from pressctl.feeds.archives import Shelf, archives, closed_archives
from pressctl.feeds.naming import Feed
from pressctl.feeds.pieces import Pieces
from pressctl.model import STYLE_FILE, category_folder
from pressctl.newsroom.context import digest
from pressctl.newsroom.documents import Document
from pressctl.newsroom.products import Latest, Press, Product, marked
from pressctl.newsroom.shown import Shown, fingerprint, order, outline
from pressctl.render.addresses import around_page, index_path, item_path

if TYPE_CHECKING:
    from pressctl.model import Entry

PAGE = 50  # releases on one page of the newsroom's index


class Lists(Struct, frozen=True):
    """Makes the lists of one build at `now`, of entries that the press knows."""

    press: Press
    now: datetime
    _built: Latest[Mapping[str, bytes]] = field(default_factory=Latest)
    _pieces: Pieces = field(default_factory=Pieces)

    def products(self, documents: Sequence[Document]) -> Iterator[Product]:
        """Yield every file that leads to the releases given; feeds and sitemaps need the newsroom's address."""
        newest = sorted(documents, key=order, reverse=True)
        originals = [(document, document.versions[0]) for document in newest]
        spoken = [(document, version) for document in newest for version in document.versions]
        yield from self._index(originals)
        if self.press.config.url:
            yield from self._feeds("", originals)
            for tongue in self.press.tongues:
                yield from self._feeds(tongue, [one for one in spoken if one[1].line.language == tongue])
            yield from self._categories(originals)
            yield from self._style()
            yield from self._items(spoken)
            yield from self._sitemaps(spoken)
            yield from self._proofs()

    def _index(self, newest: Sequence[Shown]) -> Iterator[Product]:
        """Yield the newsroom's index: the newest releases, and pages of the others, which are full and stay as they are.

        Pages are cut from the oldest on. So the newest of them may repeat some of what the index shows.
        """
        press, pages = self.press, max(0, -(-len(newest) // PAGE) - 1)
        for page in range(pages + 1):
            end = len(newest) - (page - 1) * PAGE  # places count from the newest
            shown = newest[end - PAGE : end] if page else newest[:PAGE]
            around = [str(one) for one in around_page(page, pages)]
            known = (press.design, str(page), *around, *press.tongues, *map(fingerprint, shown))
            made = partial(self._render_index, shown, page, pages)
            yield Product(path=index_path(page), recipe=digest("index", *known), make=made)

    def _feeds(self, tongue: str, newest: Sequence[Shown]) -> Iterator[Product]:
        """Yield the feeds of one language, or the main ones, and the archives of their older entries."""
        size = self.press.config.feeds.entries
        shelf = Shelf(count=closed_archives(len(newest), size))
        yield from self._documents(Feed(tongue=tongue, shelf=shelf), newest[:size])
        for archive, places in archives(len(newest), size):
            # Places count from the oldest.
            yield from self._documents(Feed(tongue=tongue, shelf=archive), [newest[-1 - place] for place in places])

    def _categories(self, newest: Sequence[Shown]) -> Iterator[Product]:
        """Yield the feeds of each category, named as its newest release writes it; their older entries are in the main archives."""
        settings = self.press.config.feeds
        found: dict[str, tuple[str, list[Shown]]] = {}
        for one in newest if settings.categories else ():
            for category in one[1].line.categories:
                _, shown = found.setdefault(category_folder(category), (category, []))
                if len(shown) < settings.entries and one not in shown[-1:]:
                    shown.append(one)
        for category, shown in found.values():
            yield from self._documents(Feed(category=category), shown)

    def _documents(self, feed: Feed, shown: Sequence[Shown]) -> Iterator[Product]:
        """Yield one document of a feed in every format; all are built when the first is wanted."""
        press, settings, shelf = self.press, self.press.config.feeds, feed.shelf
        tongues = "" if shelf.number or feed.category else ",".join(press.tongues)
        beside = (str(shelf.number), str(shelf.before), str(shelf.after), str(shelf.closed))
        known = (press.premise, repr(settings), feed.tongue, feed.category, tongues, *beside, *map(fingerprint, shown))
        recipe = digest("feeds", *known)
        built = partial(self._built.get, recipe, partial(self._build, feed, shown))
        for form in settings.formats:
            yield Product(path=feed.path(form), recipe=recipe, make=partial(_form, built, feed.path(form)))

    def _style(self) -> Iterator[Product]:
        """Yield how browsers show a feed that somebody opens."""
        if {"rss", "atom"} & set(self.press.config.feeds.formats):
            recipe = digest("feed style", self.press.design)
            yield Product(path=STYLE_FILE, recipe=recipe, make=self._render_style)

    def _items(self, spoken: Sequence[Shown]) -> Iterator[Product]:
        """Yield the list of the newest releases for agencies, each language an item of its own."""
        from pressctl.feeds.ninjs import FILE

        shown = spoken[: self.press.config.feeds.entries]
        recipe = digest("ninjs", self.press.premise, repr(self.press.config.feeds), *map(fingerprint, shown))
        yield Product(path=FILE, recipe=recipe, make=partial(self._list_items, shown))

    def _sitemaps(self, spoken: Sequence[Shown]) -> Iterator[Product]:
        """Yield a sitemap for each year, the index of them, and that of the news."""
        from pressctl.feeds.sitemaps import INDEX, LARGEST, NEWS, is_news, year_file

        names: list[str] = []
        for year, found in groupby(spoken, key=self._year):
            pages = list(found)
            for part, start in enumerate(range(0, len(pages), LARGEST), 1):
                shown = pages[start : start + LARGEST]
                names.append(year_file(year, part))
                recipe = digest("sitemap", self.press.premise, *map(fingerprint, shown))
                yield Product(path=names[-1], recipe=recipe, make=partial(self._map, shown))
        fresh = [one for one in spoken if one[0].opens and is_news(one[0].opens, self.now)]
        recipe = digest("news", self.press.premise, *map(fingerprint, fresh))
        yield Product(path=NEWS, recipe=recipe, make=partial(self._news, fresh))
        recipe = digest("sitemaps", self.press.premise, *names)
        yield Product(path=INDEX, recipe=recipe, make=partial(self._map_of_maps, names))

    def _proofs(self) -> Iterator[Product]:
        """Yield the files by which the places that are told of pages see whose site it is."""
        from pressctl.channels import find

        for target in self.press.config.targets:
            proofs = find(target.channel).proofs
            for path, text in proofs(target.settings).items() if proofs else ():
                yield Product(path=path, recipe=digest("proof", text), make=text.encode)

    def _year(self, shown: Shown) -> int:
        opens = shown[0].opens
        return opens.astimezone(self.press.config.newsroom.zone).year if opens else self.now.year

    def _entries(self, shown: Sequence[Shown], *, html: bool = False) -> "list[Entry]":
        return [self.press.entry(*one, html=html) for one in shown]

    def _render_index(self, shown: Sequence[Shown], page: int, pages: int) -> bytes:
        from pressctl.render.page import render_index

        press, entries = self.press, self._entries(shown)
        newsroom, feeds = press.config.newsroom, press.config.feeds
        return marked(
            render_index(entries, newsroom, press.templates, feeds=feeds, page=page, pages=pages, tongues=press.tongues)
        )

    def _build(self, feed: Feed, shown: Sequence[Shown]) -> Mapping[str, bytes]:
        newsroom, settings = self.press.config.newsroom, self.press.config.feeds
        return build_feeds(
            self._entries(shown, html=True),
            newsroom=newsroom,
            settings=settings,
            language=newsroom.language,
            feed=feed,
            tongues=self.press.tongues,
            pieces=self._pieces,
        )

    def _render_style(self) -> bytes:
        from pressctl.render.page import render_feed_style

        return render_feed_style(self.press.config.newsroom, self.press.templates).encode()

    def _list_items(self, shown: Sequence[Shown]) -> bytes:
        from pressctl.feeds.ninjs import ninjs_list

        paths = (item_path(outline(*one)) for one in shown)
        return ninjs_list(zip(self._entries(shown), paths, strict=True), self.press.config.newsroom)

    def _map(self, shown: Sequence[Shown]) -> bytes:
        from pressctl.feeds.sitemaps import sitemap

        return sitemap(self._entries(shown))

    def _news(self, shown: Sequence[Shown]) -> bytes:
        from pressctl.feeds.sitemaps import news_sitemap

        return news_sitemap(self._entries(shown), self.press.config.newsroom)

    def _map_of_maps(self, names: Sequence[str]) -> bytes:
        from pressctl.feeds.sitemaps import sitemap_index

        return sitemap_index(self.press.config.newsroom, names)


def _form(built: Callable[[], Mapping[str, bytes]], path: str) -> bytes:
    return built()[path]
