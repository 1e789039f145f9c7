"""What in public/ leads to releases: the newsroom's index, feeds with their archives, the list of ninjs, sitemaps, proofs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, field

from pressctl.feeds import FEED_FILES, build_feeds
from pressctl.feeds.archives import Shelf, archives, closed_archives
from pressctl.feeds.naming import Feed
from pressctl.feeds.pieces import Pieces
from pressctl.model import STYLE_FILE
from pressctl.newsroom.catalogue import Catalogue
from pressctl.newsroom.context import digest
from pressctl.newsroom.places import Places, Spot
from pressctl.newsroom.products import Latest, Press, Product, marked
from pressctl.newsroom.shown import Shown, outline
from pressctl.render.addresses import around_page, index_path, item_path

if TYPE_CHECKING:
    from pressctl.model import Entry

PAGE = 50  # releases on one page of the newsroom's index


class Sheet(Struct, frozen=True):
    """Files of public/ that are made together, by their paths there; one that is not `due` needs no look but at its files."""

    paths: tuple[str, ...]
    due: bool
    products: Callable[[], Iterable[Product]]


class Lists(Struct, frozen=True):
    """Makes the lists of one build at `now`, of entries that the press knows."""

    press: Press
    catalogue: Catalogue
    places: Places
    now: datetime
    _built: Latest[Mapping[str, bytes]] = field(default_factory=Latest)
    _pieces: Pieces = field(default_factory=Pieces)

    def sheets(self) -> Iterator[Sheet]:
        """Yield every list there is to be; feeds and sitemaps need the newsroom's address."""
        yield from self._index()
        if self.press.config.url:
            yield from self._feeds("")
            for tongue in self.press.tongues:
                yield from self._feeds(tongue)
            yield from self._categories()
            yield from self._style()
            yield from self._items()
            yield from self._sitemaps()
            yield from self._proofs()

    def _index(self) -> Iterator[Sheet]:
        """Yield the newsroom's index: the newest releases, and pages of the others, which are full and stay as they are.

        Pages are cut from the oldest on. So the newest of them may repeat some of what the index shows.
        """
        count, due = self.places.count(""), self.places.due_pages("", PAGE)
        pages = max(0, -(-count // PAGE) - 1)
        still = [page for page in range(1, pages + 1) if not due(page)]
        yield Sheet(tuple(map(index_path, still)), False, partial(self._index_pages, still, count))  # noqa: FBT003  (a Struct's own order)
        for page in {*range(pages + 1)}.difference(still):
            yield Sheet((index_path(page),), True, partial(self._index_pages, [page], count))  # noqa: FBT003  (the same)

    def _index_pages(self, wanted: Iterable[int], count: int) -> Iterator[Product]:
        pages = max(0, -(-count // PAGE) - 1)
        for page in wanted:
            end = count - (page - 1) * PAGE  # places count from the newest
            start, stop = (end - PAGE, end) if page else (0, PAGE)
            yield self._index_page(start, stop, page, pages)

    def _index_page(self, start: int, stop: int, page: int, pages: int) -> Product:
        press, shown = self.press, self.places.slice("", start, stop)
        around = [str(one) for one in around_page(page, pages)]
        known = (press.design, str(page), *around, *press.tongues, *_prints(shown))
        made = partial(self._render_index, shown, page, pages)
        return Product(path=index_path(page), recipe=digest("index", *known), make=made)

    def _feeds(self, tongue: str) -> Iterator[Sheet]:
        """Yield the feeds of one language, or the main ones, and the archives of their older entries."""
        size, count = self.press.config.feeds.entries, self.places.count(tongue)
        due = self.places.due_pages(tongue, size)
        newest = Feed(tongue=tongue, shelf=Shelf(count=closed_archives(count, size)))
        yield self._sheet(
            [newest], partial(self._documents, newest, partial(self.places.slice, tongue, 0, size)), due=True
        )
        still = list[tuple[Feed, range]]()
        for archive, oldest in archives(count, size):
            feed = Feed(tongue=tongue, shelf=archive)
            if due(archive.number):
                yield self._sheet([feed], partial(self._archives, [(feed, oldest)], count), due=True)
            else:
                still.append((feed, oldest))
        yield self._sheet([feed for feed, _ in still], partial(self._archives, still, count), due=False)

    def _archives(self, wanted: Iterable[tuple[Feed, range]], count: int) -> Iterator[Product]:
        """Yield archives, each with the places of its entries, which count from the oldest; ours from the newest."""
        for feed, oldest in wanted:
            yield from self._documents(
                feed, partial(self._backward, feed.tongue, count - oldest.stop, count - oldest.start)
            )

    def _backward(self, tongue: str, start: int, stop: int) -> list[Spot]:
        return self.places.slice(tongue, start, stop)[::-1]

    def _categories(self) -> Iterator[Sheet]:
        """Yield the feeds of each category, named as its newest release writes it; their older entries are in the main archives."""
        if not self.press.config.feeds.categories:
            return
        due = self.places.due_categories()
        for folder in self.places.categories():
            paths = tuple(f"category/{folder}/{FEED_FILES[form]}" for form in self.press.config.feeds.formats)
            yield Sheet(paths, due(folder), partial(self._category, folder))

    def _category(self, folder: str) -> Iterator[Product]:
        name, shown = self.places.of_category(folder, self.press.config.feeds.entries)
        yield from self._documents(Feed(category=name), lambda: shown)

    def _sheet(self, feeds: Iterable[Feed], products: Callable[[], Iterable[Product]], *, due: bool) -> Sheet:
        return Sheet(
            tuple(feed.path(form) for feed in feeds for form in self.press.config.feeds.formats), due, products
        )

    def _documents(self, feed: Feed, find: Callable[[], list[Spot]]) -> Iterator[Product]:
        """Yield one document of a feed in every format; all are built when the first is wanted."""
        press, settings, shelf, shown = self.press, self.press.config.feeds, feed.shelf, find()
        tongues = "" if shelf.number or feed.category else ",".join(press.tongues)
        beside = (str(shelf.number), str(shelf.before), str(shelf.after), str(shelf.closed))
        known = (press.premise, repr(settings), feed.tongue, feed.category, tongues, *beside, *_prints(shown))
        recipe = digest("feeds", *known)
        built = partial(self._built.get, recipe, partial(self._build, feed, shown))
        for form in settings.formats:
            yield Product(path=feed.path(form), recipe=recipe, make=partial(_form, built, feed.path(form)))

    def _style(self) -> Iterator[Sheet]:
        """Yield how browsers show a feed that somebody opens."""
        if {"rss", "atom"} & set(self.press.config.feeds.formats):
            recipe = digest("feed style", self.press.design)
            yield _alone(Product(path=STYLE_FILE, recipe=recipe, make=self._render_style))

    def _items(self) -> Iterator[Sheet]:
        """Yield the list of the newest releases for agencies, each language an item of its own."""
        from pressctl.feeds.ninjs import FILE

        shown = self.places.spoken(self.press.config.feeds.entries)
        recipe = digest("ninjs", self.press.premise, repr(self.press.config.feeds), *_prints(shown))
        yield _alone(Product(path=FILE, recipe=recipe, make=partial(self._list_items, shown)))

    def _sitemaps(self) -> Iterator[Sheet]:
        """Yield a sitemap for each year, the index of them, and that of the news."""
        from pressctl.feeds.sitemaps import FRESH, INDEX, LARGEST, NEWS, year_file

        due, names = self.places.due_years(), list[str]()
        for year, count in self.places.years():
            for part, start in enumerate(range(0, count, LARGEST), 1):
                names.append(year_file(year, part))
                yield Sheet((names[-1],), due(year), partial(self._year, names[-1], year, start, LARGEST))
        fresh = self._fresh(self.places.since(self.now - FRESH))
        recipe = digest("news", self.press.premise, *_prints(fresh))
        yield _alone(Product(path=NEWS, recipe=recipe, make=partial(self._news, fresh)))
        recipe = digest("sitemaps", self.press.premise, *names)
        yield _alone(Product(path=INDEX, recipe=recipe, make=partial(self._map_of_maps, names)))

    def _year(self, name: str, year: int, start: int, count: int) -> Iterator[Product]:
        shown = self.places.of_year(year, start, count)
        recipe = digest("sitemap", self.press.premise, *_prints(one for one, _ in shown))
        yield Product(path=name, recipe=recipe, make=partial(self._map, shown))

    def _fresh(self, shown: Iterable[Spot]) -> list[Spot]:
        """Return those that are news."""
        from pressctl.feeds.sitemaps import is_news

        opened = ((one, self.catalogue.document(one.document).opens) for one in shown)
        return [one for one, opens in opened if opens and is_news(opens, self.now)]

    def _proofs(self) -> Iterator[Sheet]:
        """Yield the files by which the places that are told of pages see whose site it is."""
        from pressctl.channels import find

        for target in self.press.config.targets:
            proofs = find(target.channel).proofs
            for path, text in proofs(target.settings).items() if proofs else ():
                yield _alone(Product(path=path, recipe=digest("proof", text), make=text.encode))

    def _shown(self, spot: Spot) -> Shown:
        document = self.catalogue.document(spot.document)
        return document, document.versions[spot.number]

    def _entries(self, shown: Sequence[Spot], *, html: bool = False) -> "list[Entry]":
        return [self.press.entry(*self._shown(one), html=html) for one in shown]

    def _render_index(self, shown: Sequence[Spot], page: int, pages: int) -> bytes:
        from pressctl.render.page import render_index

        press, entries = self.press, self._entries(shown)
        newsroom, feeds = press.config.newsroom, press.config.feeds
        return marked(
            render_index(entries, newsroom, press.templates, feeds=feeds, page=page, pages=pages, tongues=press.tongues)
        )

    def _build(self, feed: Feed, shown: Sequence[Spot]) -> Mapping[str, bytes]:
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

    def _list_items(self, shown: Sequence[Spot]) -> bytes:
        from pressctl.feeds.ninjs import ninjs_list

        paths = (item_path(outline(*self._shown(one))) for one in shown)
        return ninjs_list(zip(self._entries(shown), paths, strict=True), self.press.config.newsroom)

    def _map(self, shown: Sequence[tuple[Spot, bytes | None]]) -> bytes:
        from pressctl.feeds.sitemaps import joined

        return joined(self._page_in_map(one) if page is None else page for one, page in shown)

    def _page_in_map(self, spot: Spot) -> bytes:
        from pressctl.feeds.sitemaps import page_of

        page = page_of(self.press.entry(*self._shown(spot), html=False))
        self.places.map(spot, page)
        return page

    def _news(self, shown: Sequence[Spot]) -> bytes:
        from pressctl.feeds.sitemaps import news_sitemap

        return news_sitemap(self._entries(shown), self.press.config.newsroom)

    def _map_of_maps(self, names: Sequence[str]) -> bytes:
        from pressctl.feeds.sitemaps import sitemap_index

        return sitemap_index(self.press.config.newsroom, names)


def _form(built: Callable[[], Mapping[str, bytes]], path: str) -> bytes:
    return built()[path]


def _prints(shown: Iterable[Spot]) -> list[str]:
    return [one.print for one in shown]


def _alone(product: Product) -> Sheet:
    return Sheet((product.path,), True, lambda: (product,))  # noqa: FBT003  (a Struct's own order)
