"""How time grows with what is read: four times the text may take about four times as long, never sixteen."""

import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from pressctl.config.recipients import read_recipients
from pressctl.model import Config, Mailing, Newsroom, Reference, Target
from pressctl.redaction import mask_addresses
from pressctl.release import check, read
from pressctl.release.importing import import_manuscript, import_text, read_manuscript
from pressctl.render.markdown import to_html
from pressctl.render.sentences import first_sentences
from pressctl.render.typography import polish

GOAL = 8.0  # twice what four times the length should take, for a noisy machine; what grows with the square takes 16
_NEWSROOM = Newsroom(id="bench", name="Bench", language="fr")
_TODAY = date(2026, 1, 1)
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_PROSE = "« Il faut agir », a dit Anne Martin, le mardi 5 novembre 2024 à 14 h 30, à la presse (sur www.example.org). "
_FRONT = "---\nheadline: Un titre\ndate: 2024-11-06\n---\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """One reader at a length and at four times that length; seconds of the processor."""

    name: str
    short: float
    long: float

    @property
    def ratio(self) -> float:
        """How many times as long the longer took."""
        return self.long / self.short


def _page(text: str) -> object:
    found = read_manuscript(text.encode(), source="a.html")
    return import_manuscript(found, source="a.html", newsroom=_NEWSROOM, today=_TODAY, assume={})


def _plain(text: str) -> object:
    return import_text(text, source="a.txt", newsroom=_NEWSROOM, today=_TODAY, assume={})


def _checked(text: str) -> object:
    found = read(text.encode(), path="a.md", newsroom=_NEWSROOM)
    return found.release and check(found.release, _NEWSROOM, _NOW)


def _people(text: str) -> object:
    target = Target(
        name="p", channel="mailgun", mailing=Mailing(sender="a@b.example", recipients=Reference(env="LIST"))
    )
    config = Config(root=Path("/nowhere"), path=None, newsroom=_NEWSROOM)
    return read_recipients(target, config, environ={"LIST": text})


def _rows(start: int, many: int) -> str:
    return "email;name\n" + "".join(f"p{n}@j{n % 900}.example;Zoé {n}\n" for n in range(start, start + many))


# Each with what makes its text: of a length in characters (people: in rows), and never twice the same, since much is remembered.
_READERS: dict[str, tuple[int, Callable[[int, int], str], Callable[[str], object]]] = {
    "a web page imported": (50_000, lambda n, at: f"<h1>Titre {at}</h1>" + f"<p>{_PROSE}</p>" * (n // 120), _page),
    "a web page of headings": (5_000, lambda n, at: f"<h1>Titre {at}</h1><p>Il rouvre." + "<h2>a</h2>" * (n // 10), _page),
    "a plain text imported": (25_000, lambda n, at: f"Un titre, {at}\n\n6 novembre 2024\n\nIl rouvre.\n\n" + f"{_PROSE}\n\n" * (n // 115), _plain),
    "a plain text of quotation marks": (3_000, lambda n, at: f"Un titre, {at}\n\n6 novembre 2024\n\nIl rouvre.\n\n" + "« a\n\n" * (n // 5), _plain),
    "a release read and checked": (100_000, lambda n, at: f"{_FRONT}{at} " + f"{_PROSE}\n\n" * (n // 115), _checked),
    "a release of brackets": (50_000, lambda n, at: f"{_FRONT}{at} " + "[nom](" * (n // 6), _checked),
    "Markdown to HTML": (100_000, lambda n, at: f"{at} " + "l'*a* " * (n // 6), lambda text: to_html(text, language="fr")),
    "typography": (100_000, lambda n, at: f"{at} " + _PROSE * (n // 115), lambda text: polish(text, "fr")),
    "sentences": (25_000, lambda n, at: f"{at} " + "A. " * (n // 3), lambda text: first_sentences(text, lambda part: len(part) < 300)),
    "addresses masked": (300_000, lambda n, at: f"{at} " + "a@" * (n // 2), mask_addresses),
    "a recipient list": (10_000, lambda n, at: _rows(at * 1_000_000 + n, n), _people),
}  # fmt: skip


def measure(rounds: int) -> list[Growth]:
    """Measure each reader, the medians of some rounds."""
    return [_measured(name, *reader, rounds) for name, reader in _READERS.items()]


def _measured(
    name: str, length: int, make: Callable[[int, int], str], work: Callable[[str], object], rounds: int
) -> Growth:
    work(make(length, rounds))  # what is loaded and compiled once
    took = [(_seconds(work, make(length, at)), _seconds(work, make(4 * length, at))) for at in range(rounds)]
    return Growth(name=name, short=median(one for one, _ in took), long=median(four for _, four in took))


def _seconds(work: Callable[[str], object], text: str) -> float:
    gc.collect()
    gc.disable()  # what it costs depends on all that is in memory, not on this reader
    try:
        begun = time.process_time()
        work(text)
        return time.process_time() - begun
    finally:
        gc.enable()


def table(rows: list[Growth]) -> Iterator[str]:
    """Give the lines for a person, 80 columns."""
    yield "Four times as much to read, in times of the shorter; the processor's time"
    yield f"  {'':32} {'ms':>16} {'ratio':>7}  goal"
    for row in rows:
        spent = f"{row.short * 1000:.0f} -> {row.long * 1000:.0f}"
        said = "met" if row.ratio <= GOAL else "MISSED"
        yield f"  {row.name:32} {spent:>16} {row.ratio:7.1f}  <= {GOAL:g} {said}"
