"""Where lists show releases: slices of them by their places, and which pages of a list are due to be made anew."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from pressctl.newsroom.index import Index

MANY = 500  # changes in place after which all pages of a list are looked at


class Spot(NamedTuple):
    """One release in one language, as a list shows it: `print` stands for its words, and where it leads."""

    document: str
    number: int
    print: str


class Places:
    """The places of one build, in the index. A list is that of the originals, "", or that of one language."""

    def __init__(self, index: Index, design: str) -> None:
        """`design` stands for what else lists are made from; where they were made under another, all are due."""
        self._index = index
        self._design = design
        self._all = index.ask("SELECT lists FROM about").fetchone() != (design,)

    def settle(self) -> None:
        """Note that every list is as it has to be."""
        self._index.write("DELETE FROM due")
        self._index.write("DELETE FROM due_categories")
        if self._all:
            self._index.write("UPDATE about SET lists = ?", (self._design,))

    def count(self, tongue: str) -> int:
        """Return how many releases a list has."""
        condition, values = _of(tongue)
        return self._number(f"SELECT count(*) FROM shown WHERE {condition}", *values)

    def slice(self, tongue: str, start: int, stop: int) -> list[Spot]:
        """Return releases of a list, newest first, from one place to another; places count from the newest."""
        condition, values = _of(tongue)
        return self._spots(condition, values, stop - start, start)

    def spoken(self, count: int) -> list[Spot]:
        """Return the newest releases in all their languages, the original of each first."""
        return self._spots("1", (), count)

    def since(self, moment: datetime) -> list[Spot]:
        """Return what was published at a moment or after, in all its languages, newest first."""
        return self._spots("moment >= ?", (moment.timestamp(),), -1)

    def years(self) -> list[tuple[int, int]]:
        """Return the years in which something was published, and in how many languages, newest first."""
        query = "SELECT year, count(*) FROM shown GROUP BY year ORDER BY year DESC"
        return [(year, count) for year, count in self._index.ask(query)]

    def of_year(self, year: int, start: int, count: int) -> list[tuple[Spot, bytes | None]]:
        """Return what was published in a year, in all its languages, newest first, each as the sitemap had it last."""
        query = (
            "SELECT s.document, s.number, s.print, m.page FROM shown s LEFT JOIN maps m ON m.document = s.document AND "
            "m.number = s.number WHERE s.year = ? ORDER BY s.moment DESC, s.id DESC, s.number LIMIT ? OFFSET ?"
        )
        return [(Spot(*row[:3]), row[3]) for row in self._index.ask(query, year, count, start)]

    def map(self, spot: Spot, page: bytes) -> None:
        """Keep how the sitemap has a release: a year of them is written anew with each that comes."""
        self._index.write("INSERT OR REPLACE INTO maps VALUES (?, ?, ?)", (spot.document, spot.number, page))

    def categories(self) -> list[str]:
        """Return the folders of all categories."""
        # From one to the next: to look at every release of each costs more.
        query = (
            "WITH RECURSIVE next (folder) AS (SELECT min(folder) FROM categories UNION ALL "
            "SELECT (SELECT min(c.folder) FROM categories c WHERE c.folder > next.folder) FROM next WHERE next.folder IS NOT NULL) "
            "SELECT folder FROM next WHERE folder IS NOT NULL"
        )
        return [folder for (folder,) in self._index.ask(query)]

    def of_category(self, folder: str, count: int) -> tuple[str, list[Spot]]:
        """Return a category's name, as its newest release writes it, and its newest releases."""
        query = (
            "SELECT c.spelled, s.document, s.number, s.print FROM categories c JOIN shown s ON s.document = c.document "
            "AND s.number = 0 WHERE c.folder = ? ORDER BY c.moment DESC, c.id DESC LIMIT ?"
        )
        rows = self._index.ask(query, folder, count).fetchall()
        return rows[0][0], [Spot(*row[1:]) for row in rows]

    def due_pages(self, tongue: str, size: int) -> Callable[[int], bool]:
        """Return whether a page of a list is due, by its number; pages of `size` are cut from the oldest on, the first is 1.

        Where something came or went, all pages from there on are; and those two before, which may have been the last.
        """
        if self._all:
            return lambda _: True
        condition, values = ("original", ()) if not tongue else ("language = ?", (tongue,))
        query = f"SELECT moment, id, moved FROM due WHERE {condition} ORDER BY moment, id LIMIT ?"
        due = self._index.ask(query, *values, MANY).fetchall()
        if len(due) == MANY:
            return lambda _: True
        moved = min((row[:2] for row in due if row[2]), default=None)
        first = None if moved is None else max(1, -(-self._before(tongue, *moved) // size) - 1)
        changed = {self._before(tongue, moment, id_) // size + 1 for moment, id_, came in due if not came}
        return lambda page: page in changed or (first is not None and page >= first)

    def due_years(self) -> Callable[[int], bool]:
        """Return whether the sitemap of a year is due."""
        years = {year for (year,) in self._index.ask("SELECT DISTINCT year FROM due")}
        return lambda year: self._all or year in years

    def due_categories(self) -> Callable[[str], bool]:
        """Return whether the feeds of a category are due, by its folder."""
        folders = {folder for (folder,) in self._index.ask("SELECT folder FROM due_categories")}
        return lambda folder: self._all or folder in folders

    def _before(self, tongue: str, moment: float, id_: str) -> int:
        """Return how many releases of a list are older."""
        condition, values = _of(tongue)
        # Most that comes is new, so the few that are not older are counted.
        query = f"SELECT count(*) FROM shown WHERE {condition} AND (moment, id) >= (?, ?)"
        return self.count(tongue) - self._number(query, *values, moment, id_)

    def _number(self, query: str, *values: object) -> int:
        number: int = self._index.ask(query, *values).fetchone()[0]
        return number

    def _spots(self, condition: str, values: tuple[object, ...], count: int, start: int = 0) -> list[Spot]:
        query = f"SELECT document, number, print FROM shown WHERE {condition} ORDER BY moment DESC, id DESC, number LIMIT ? OFFSET ?"
        return [Spot(*row) for row in self._index.ask(query, *values, count, start)]


def _of(tongue: str) -> tuple[str, tuple[object, ...]]:
    return ("language = ?", (tongue,)) if tongue else ("number = 0", ())
