"""How long one release takes to be rendered, in times of its Markdown's parse alone, and a recipient's own words in µs."""

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx
from markdown_it import MarkdownIt
from msgspec.structs import replace

from pressctl.channels import mailgun, resend
from pressctl.merging import Letter, mark, marked
from pressctl.model import (
    Contact,
    FeedSettings,
    Mail,
    Newsroom,
    Part,
    Recipient,
    Release,
    Secret,
    SocialSettings,
    Variant,
)
from pressctl.release import read
from pressctl.render.page import render_page
from pressctl.render.templates import Templates
from pressctl.render.variants import render_variant
from tests.bench.newsroom import RELEASE
from tests.bench.processes import Spread

TIMES, MICROSECONDS = 5.0, 5.0  # the goals: of the parse alone, and for each recipient
PEOPLE = 100_000
_BATCH = 1000  # people whose mails are made in one go, as a mailing's part has them
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_ADDRESS = f"https://presse.example.org/off?list=press&who={mark('email')}"
_KEY = Secret("key-0123456789")
_TEMPLATES = Templates()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What something took in each round: times of a parse, or µs a recipient."""

    name: str
    took: Sequence[float]
    goal: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """Everything that was measured; `parses` are in seconds."""

    parses: Sequence[float]
    forms: Sequence[Measured]
    people: Sequence[Measured]


def measure(rounds: int, people: int = PEOPLE) -> Rendering:
    """Measure a release's forms in so many rounds, and the mails of so many people."""
    _measure_forms(range(-3, 0))  # what is loaded and compiled once
    parses, forms = _measure_forms(range(rounds))
    return Rendering(parses=parses, forms=forms, people=_measure_people(people))


def _measure_forms(rounds: Iterable[int]) -> tuple[list[float], list[Measured]]:
    took = [_round(at) for at in rounds]
    parses, variants, pages = ([each[part] for each in took] for part in range(3))
    together = [variant + page for variant, page in zip(variants, pages, strict=True)]
    return parses, [
        Measured(name="mail, posts, webhook's data", took=_in_times(variants, parses), goal=TIMES),
        Measured(name="its page, after them", took=_in_times(pages, parses)),
        Measured(name="all of it", took=_in_times(together, parses)),
    ]


def _round(at: int) -> tuple[float, float, float]:
    """Return the seconds of the parse, of the variant and of the page; every second time the parse is last."""
    newsroom, release = _release(at)
    parse = _parse(release) if at % 2 else 0.0
    variant = _seconds(lambda: render_variant(release, newsroom, _TEMPLATES, social=SocialSettings()))
    page = _seconds(lambda: render_page(release, newsroom, _TEMPLATES, feeds=FeedSettings()))
    return parse or _parse(release), variant, page


def _release(at: int) -> tuple[Newsroom, Release]:
    """Return a release of which no text was rendered before, not even the newsroom's: much is remembered."""
    newsroom = Newsroom(
        id="ville-exemple",
        name=f"Ville d'Exemple {at}",
        url="https://presse.example.org/",
        language="fr",
        boilerplate=f"La **Ville d'Exemple** compte 48 000 habitants et {at} quartiers.",
        contacts=(Contact(name=f"Anne Martin {at}", role="Attachée de presse", email="presse@example.org"),),
    )
    headline = f"Note {at} : les bus roulent toute la nuit"
    words = {"id": f"note{at}", "headline": headline, "date": _NOW.isoformat(), "count": at, "people": f"{at} 417"}
    found = read(RELEASE.format(**words).encode(), path="note.md", newsroom=newsroom)
    if found.release is None:
        raise AssertionError(found.findings)
    return newsroom, found.release


def _parse(release: Release) -> float:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.parse("*once*")
    return _seconds(lambda: parser.parse(release.body))


def _in_times(took: Sequence[float], parses: Sequence[float]) -> list[float]:
    return [one / parse for one, parse in zip(took, parses, strict=True)]


def _measure_people(people: int) -> list[Measured]:
    newsroom, release = _release(-4)
    mail = render_variant(release, newsroom, _TEMPLATES, social=SocialSettings())[0].mail
    if mail is None:
        raise AssertionError("no mail")
    mail = replace(mail, sender="Presse <presse@example.org>", unsubscribe=_ADDRESS)
    assert marked(mail.html) == {"greeting", "unsubscribe"}
    batches = [_batch(start) for start in range(0, people, _BATCH)]
    works: dict[str, tuple[Callable[[Mail, Part], object], float | None]] = {
        "words in subject, text, HTML": (_words, MICROSECONDS),
        "a whole call to Mailgun": (_mailgun, None),
        "a whole call to Resend": (_resend, None),
    }
    return [
        Measured(name=name, took=[_microseconds(work, mail, members) for members in batches], goal=goal)
        for name, (work, goal) in works.items()
    ]


def _batch(start: int) -> tuple[Recipient, ...]:
    numbers = range(start, start + _BATCH)
    return tuple(
        Recipient(
            email=f"zoe.{number}@journal-{number % 90}.example",
            name=f"Zoé Durand {number}",
            fields={
                "name": f"Zoé Durand {number}",
                "outlet": "Le Journal",
                "greeting": f"Bonjour Zoé Durand {number},",
            },
        )
        for number in numbers
    )


def _microseconds(work: Callable[[Mail, Part], object], mail: Mail, members: tuple[Recipient, ...]) -> float:
    variant = Variant(language="fr", mail=mail)
    part = Part(
        key="a18f6f1e-6d3a-5e1c-9a52-5f0c3c0d2e11",
        release="note",
        edition=1,
        language="fr",
        target="journalists",
        number=1,
        variant=variant,
        members=members,
        first_claimed=_NOW,
        attempted=_NOW,
    )
    return _seconds(lambda: work(mail, part)) / len(members) * 1_000_000


def _words(mail: Mail, part: Part) -> None:
    letter = Letter(mail)
    for member in part.members:
        letter.to(member)


def _mailgun(_mail: Mail, part: Part) -> httpx.Request:
    request = next(mailgun.deliver(part, mailgun.Settings(api_key=_KEY, domain="mg.example.org")))
    return _request(request)


def _resend(_mail: Mail, part: Part) -> httpx.Request:
    return _request(next(resend.deliver(part, resend.Settings(api_key=_KEY))))


def _request(first: object) -> httpx.Request:
    if not isinstance(first, httpx.Request):
        raise TypeError(first)
    return first


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()  # what it costs depends on all that is in memory, not on this work
    try:
        begun = time.process_time()
        work()
        return time.process_time() - begun
    finally:
        gc.enable()


def table(measured: Rendering) -> Iterator[str]:
    """Give the lines for a person, 80 columns."""
    parse = Spread.of([seconds * 1000 for seconds in measured.parses])
    yield f"A release rendered, in times of its Markdown's parse ({parse.median:.2f} ms), {parse.count} pairs; processor"
    yield from map(_line, measured.forms)
    yield f"A recipient of a mailing, in µs of the processor; {len(measured.people[0].took) * _BATCH:,} people"
    yield from map(_line, measured.people)


def _line(row: Measured) -> str:
    spread = Spread.of(row.took)
    said = f"{spread.median:.1f} ({spread.least:.1f}-{spread.most:.1f})"
    goal = "" if row.goal is None else f"<= {row.goal:g} {'met' if spread.median <= row.goal else 'MISSED'}"
    return f"  {row.name:32} {said:>24}  {goal}".rstrip()


def as_document(measured: Rendering) -> dict[str, object]:
    """Return every single measurement."""
    rows = {"times_of_the_parse": measured.forms, "microseconds_a_recipient": measured.people}
    return {"parse_seconds": measured.parses} | {
        name: [
            {"name": row.name, "goal": row.goal, "median": Spread.of(row.took).median, "took": row.took} for row in each
        ]
        for name, each in rows.items()
    }
