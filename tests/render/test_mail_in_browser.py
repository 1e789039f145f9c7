"""The mail in a real browser: on a telephone and a desk, by day and by night, with its style sheet and without."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pressctl.model import Brand, Contact, Media, Notice, Quote
from pressctl.render.mail import render_mail
from pressctl.render.templates import Templates
from tests.support.browser import Page, a_page, needs_browser, wait_until
from tests.support.builders import a_newsroom, a_release

pytestmark = needs_browser
ADDRESS = "https://www.example.org/" + "a-very-long-address_without_an_end/0123456789" * 4
WORDS = {
    "de": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzgebung",
    "ja": "国土交通省は本日、新しい橋の開通式を来月行うと発表しました。自転車、バス、自動車が三か月早く通行できます。",
    "he": "הגשר החדש ייפתח לרוכבי אופניים, לאוטובוסים ולמכוניות ב־14 ביוני בשעה 6:00.",
    "ar": "يُفتتح الجسر الجديد أمام الدراجات والحافلات والسيارات في 14 يونيو. هاتف +966 11 123 4567.",
}
# What stands beyond the screen; what a table's own frame lets scroll does not.
BEYOND = """[...document.body.querySelectorAll('*')].filter(element => {
    const box = element.getBoundingClientRect(), inside = element.parentElement.closest('.wide');
    return box.width && !inside && (box.right > innerWidth + 1 || box.left < -1);
}).map(element => element.outerHTML.slice(0, 200)).concat(
    document.documentElement.scrollWidth > innerWidth ? ['the whole page'] : [])"""


def html_of(language: str, notice: Notice = "", **newsroom: object) -> str:
    """Render a mail that has everything, and long words in it."""
    words = WORDS[language]
    release = a_release(
        language=language,
        headline=words,
        subhead=words,
        lead=words,
        body=f"{words}\n\n## {words}\n\n[{words}]({ADDRESS})\n\n{ADDRESS}\n\n> {words}\n\n- {words}\n  1. {words}\n\n"
        f"| {words} | b | c | d | e | f |\n|---|---|---|---|---|--:|\n| 12 000 | {words} | 1 | 2 | 3 | 99 999 999 |\n\n"
        f"```\n{ADDRESS}\n```\n\n`{words}{words}`\n",
        lead_in_body=False,
        notes=words,
        quotes=(Quote(text=words, speaker=words, role=words),),
        media=(
            Media(path="a.jpg", alt=words, caption=words, type="image/jpeg", size=9, width=400, height=300),
            Media(url=f"{ADDRESS}.pdf", caption=words, credit=words),
        ),
        contacts=(Contact(name=words, role=words, email=f"{'long.' * 12}name@example.org", phone="+33 1 23 45 67 89"),),
    )
    return render_mail(release, a_newsroom(name=words, **newsroom), Templates(None), notice=notice).html


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """Open one tab for all."""
    with a_page() as opened:
        yield opened


def show(page: Page, html: str, path: Path) -> None:
    """Lead the tab to a mail."""
    path.write_text(html, "utf-8")
    page.goto(path.as_uri())


@pytest.mark.parametrize("styled", [True, False], ids=["styled", "bare"])
@pytest.mark.parametrize(("language", "notice"), [("de", ""), ("ja", "test"), ("he", ""), ("ar", "kill"), ("ar", "")])
def test_nothing_is_wider_than_the_screen(
    page: Page, tmp_path: Path, language: str, notice: Notice, *, styled: bool
) -> None:
    """From 320 to 1,200 pixels; on a wide one the text stays as wide as it is read well."""
    html = html_of(language, notice)
    show(page, html if styled else re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL), tmp_path / "mail.html")
    for width in (320, 600, 1200):
        page.emulate(width=width)
        assert page.evaluate(BEYOND) == []
    assert page.evaluate("document.querySelector('.sheet').offsetWidth") == 600
    page.insist_clean()


def test_with_pictures_that_do_not_come_it_is_no_wider(page: Page, tmp_path: Path) -> None:
    """Their words stand in their place; nothing but the newsroom's own site was asked for them."""
    html = html_of("de", mail_media="thumbnails", brand=Brand(logo="logo.png"))
    show(page, html, tmp_path / "mail.html")
    for width in (320, 600, 1200):
        page.emulate(width=width)
        assert page.evaluate(BEYOND) == []
    wait_until(lambda: page.left)
    assert {urlsplit(url).netloc for url in page.left} == {"presse.example.org"}
    page.errors.clear()
    page.requests.clear()


def test_by_night_it_is_dark(page: Page, tmp_path: Path) -> None:
    """The sheet and what is around it; nothing is loaded for it."""
    show(page, html_of("de"), tmp_path / "mail.html")
    ground = "getComputedStyle(document.querySelector('.sheet')).backgroundColor"
    page.emulate(dark=False)
    assert page.evaluate(ground) == "rgb(255, 254, 251)"
    page.emulate(dark=True)
    assert page.evaluate(ground) == "rgb(28, 31, 36)"
    page.insist_clean()
    assert {url for url in page.requests.values() if not url.startswith("file:")} == set()
