"""Pages as a browser lays them out: nothing leaves the screen or the machine, nothing is said on the console."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from pressctl.model import Contact, Correction, FeedSettings, Media, Quote, Release
from pressctl.render.entries import make_entry
from pressctl.render.page import Beside, render_index, render_page
from pressctl.render.templates import Templates
from tests.support.browser import Browser, needs_browser
from tests.support.builders import a_newsroom, a_release

pytestmark = needs_browser
SHIPPED = Templates()
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
TABLE = "\n\n| " + " | ".join(f"{LONG[:14]}{n}" for n in range(9)) + " |\n" + "|---" * 9 + "|\n"
CODE = "\n\n```\n" + "code " * 80 + "\n```\n\n"
FULL = a_release(
    headline=f"{'Un titre qui ne finit pas, ' * 6}{LONG}",
    subhead=LONG,
    body=f"{LONG}\n\n## {LONG}\n\n<https://press.example.org/{'x' * 90}>{TABLE}{CODE}1. {LONG}\n\n> {LONG}\n",
    quotes=(Quote(text=LONG, speaker=LONG, role=LONG),),
    contacts=tuple(Contact(name=f"N. {LONG}", email=f"{LONG[:60]}{n}@press.example.org") for n in range(40)),
    corrections=(Correction(revision=2, text=LONG),),
    categories=tuple(f"{LONG}{n}" for n in range(4)),
    media=(Media(path="a.pdf", caption=LONG), Media(path="b.zip", caption=LONG)),
)
ARABIC = a_release(language="ar", original=False, headline="الدائرة تفتتح أربعة وعشرين مركزًا صحيًا", body="نص.")
JAPANESE = a_release(
    language="ja", headline="エロー県、一年間で二十四カ所の医療センターを開設へ" * 4, body="本文。" * 90
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all pages."""
    with Browser() as opened:
        yield opened


def shown(release: Release) -> str:
    """Render a page with everything beside it."""
    versions = (FULL, ARABIC) if release is FULL or release is ARABIC else ()
    public = Beside(kit=24_000_000, card=True)
    return render_page(release, a_newsroom(), SHIPPED, feeds=FeedSettings(), versions=versions, public=public)


def listed() -> str:
    """Render a page of the index."""
    entries = [make_entry(release, a_newsroom()) for release in (FULL, ARABIC, JAPANESE)]
    return render_index(entries, a_newsroom(), SHIPPED, feeds=FeedSettings(), page=2, pages=3)


@pytest.mark.parametrize(
    "html",
    [
        shown(FULL),
        shown(ARABIC),
        shown(JAPANESE),
        shown(replace(FULL, status="canceled", why=LONG)),
        listed(),
    ],
    ids=["full", "arabic", "japanese", "killed", "index"],
)
def test_nothing_leaves_the_screen(browser: Browser, tmp_path: Path, html: str) -> None:
    """On the smallest telephone, a tablet and a desk, by day and by night (WCAG 1.4.10, reflow at 320 pixels)."""
    path = tmp_path / "index.html"
    path.write_text(html, encoding="utf-8")
    page = browser.open(path.as_uri())
    for width, dark in ((320, False), (768, True), (1200, False)):
        page.emulate(dark=dark, width=width, height=900)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        lowest = page.evaluate("Math.min(...[...document.querySelectorAll('h1, h2')].map(e => e.clientWidth))")
        assert lowest > 100
    page.insist_clean()


def test_contacts_stand_beside_the_text_where_there_is_room(browser: Browser, tmp_path: Path) -> None:
    """A journalist on a desk sees them without scrolling; on a telephone they follow; on paper too."""
    path = tmp_path / "index.html"
    path.write_text(shown(a_release(media=FULL.media)), encoding="utf-8")
    page = browser.open(path.as_uri())
    beside = "document.querySelector('.side').getBoundingClientRect().top < document.querySelector('.text').getBoundingClientRect().bottom"
    page.emulate(width=1200)
    assert page.evaluate(beside)
    page.emulate(width=400)
    assert not page.evaluate(beside)
    page.emulate(width=1200, media="print")
    assert not page.evaluate(beside)
    assert page.evaluate("getComputedStyle(document.querySelector('.button')).display") == "none"
