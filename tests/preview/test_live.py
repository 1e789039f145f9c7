"""The live preview in a real browser: it follows each save, keeps one's place, and is driven from the keyboard."""

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.preview.live import running
from tests.support.browser import Page, a_page, needs_browser
from tests.support.newsrooms import RELEASE, Newsroom, mailgun, make

pytestmark = needs_browser
FRAMES = "[...document.querySelectorAll('iframe')]"
SEEN = f"{FRAMES}.filter(f => f.offsetWidth).map(f => f.title)"


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    """A newsroom with a long release."""
    return make(tmp_path, release=RELEASE + "\nEncore un paragraphe.\n" * 80)


@pytest.fixture
def page(room: Newsroom) -> Iterator[Page]:
    """Its live preview, open in a browser; at the end nothing has complained, and nothing has left."""
    with running(room) as address, a_page(address) as page:
        yield page
        page.insist_clean()


def save(room: Newsroom, old: str, new: str, name: str = "releases/budget.md") -> None:
    """Change something in a file, as an editor saves it."""
    room.write(name, (room.root / name).read_text("utf-8").replace(old, new))


def in_frame(words: str) -> str:
    """Return the question whether a mail's frame shows these words."""
    return f"document.querySelector('iframe').contentDocument.body.textContent.includes('{words}')"


def test_it_follows_a_save(room: Newsroom, page: Page) -> None:
    """Headline, mail, text and posts are new; the pane, the switches and the places in page and frame are kept."""
    page.press("1")
    page.press("d")
    page.evaluate(f"{FRAMES}.find(f => f.offsetWidth).contentWindow.scrollTo(0, 120)")
    page.evaluate("scrollTo(0, 60)")
    for number in range(3):
        save(room, "Douze" if number == 0 else f"Douze{number - 1}", f"Douze{number}")
        page.wait_for(f"document.querySelector('h1').textContent.includes('Douze{number}')")
        page.wait_for(in_frame(f"Douze{number}"))
        page.wait_for(f"document.querySelector('.plain').textContent.includes('Douze{number}')")
    assert page.evaluate("[document.getElementById('show-mail').checked, document.getElementById('dark').checked]") == [
        True,
        True,
    ]
    page.wait_for(f"{FRAMES}.find(f => f.offsetWidth).contentWindow.scrollY === 120")
    assert page.evaluate("scrollY") == 60


def test_findings_appear_and_go(room: Newsroom, page: Page) -> None:
    """With their place, which a key leads to; what cannot be rendered leaves what was, marked as old."""
    assert page.evaluate("document.getElementById('findings').textContent") == "Nothing to correct."
    save(room, "language: fr", "langage: fr")
    page.wait_for("document.querySelector('.findings .place')?.textContent === 'releases/budget.md:4:1'")
    assert "did you mean" in page.evaluate("document.querySelector('.findings').textContent")
    assert "is how it was at" in page.evaluate("document.querySelector('.trouble').textContent")
    assert page.evaluate("document.querySelector('main').className") == "stale"
    page.wait_for(in_frame("Douze"))
    page.press("/")
    assert page.evaluate("document.activeElement.dataset.copy") == "releases/budget.md:4:1"
    page.press("Enter")
    page.wait_for("/^copied|^selected/.test(document.getElementById('news').textContent)")
    save(room, "langage: fr", "language: fr")
    page.wait_for("!document.querySelector('.trouble, .findings, .stale')")


def test_a_file_half_saved_is_no_end(room: Newsroom, page: Page) -> None:
    """Empty for a moment, then whole again."""
    whole = (room.root / "releases" / "budget.md").read_text("utf-8")
    room.write("releases/budget.md", "")
    page.wait_for("document.querySelector('.trouble')")
    room.write("releases/budget.md", whole.replace("Douze", "Quinze"))
    page.wait_for("!document.querySelector('.trouble') && document.querySelector('h1').textContent.includes('Quinze')")


@pytest.mark.parametrize("gone", ["releases/budget.md", "releases"])
def test_a_file_that_goes_comes_back(room: Newsroom, page: Page, gone: str) -> None:
    """It says so meanwhile; its folder may go with it."""
    aside = room.root / "aside"
    shutil.move(room.root / gone, aside)
    page.wait_for("document.querySelector('.trouble')?.textContent.includes('does not exist')")
    page.wait_for(in_frame("Douze"))
    shutil.move(aside, room.root / gone)
    page.wait_for("!document.querySelector('.trouble')")
    save(room, "Douze", "Treize")
    page.wait_for("document.querySelector('h1').textContent.includes('Treize')")


def test_templates_and_config_count(room: Newsroom, page: Page) -> None:
    """A template of one's own, in a folder that was not there; a fault in it; another name in the config."""
    room.write("templates/social/x.txt", "Chez nous : {{ headline }}\n")
    page.wait_for("document.querySelector('.post').textContent.startsWith('Chez nous')")
    assert "own templates/social/x.txt" in page.evaluate("document.querySelector('.card').innerText")
    room.write("templates/social/x.txt", "{{ headlin }}\n")
    page.wait_for("document.querySelector('.findings .place')?.textContent === 'templates/social/x.txt:1:1'")
    (room.root / "templates" / "social" / "x.txt").unlink()
    page.wait_for(
        "!document.querySelector('.trouble') && document.querySelector('.post').textContent.startsWith('Budget')"
    )
    save(room, "Groupe Exemple", "Groupe Nouveau", "config.toml")
    page.wait_for("document.querySelector('.facts').textContent.includes('Groupe Nouveau')")
    save(room, "[network]", "[netwrk]", "config.toml")
    page.wait_for("document.querySelector('.findings .place')?.textContent.startsWith('config.toml:')")
    save(room, "[netwrk]", "[network]", "config.toml")
    page.wait_for("!document.querySelector('.trouble')")


def test_a_translation_that_comes_can_be_chosen(room: Newsroom, page: Page) -> None:
    """A language more, chosen by a key and kept at the next save."""
    room.write("releases/budget.ar.md", "---\nheadline: الميزانية\nlanguage: ar\n---\n\nنص البيان.\n")
    page.wait_for("document.getElementById('version-1')")
    page.press("l")
    seen = "[...document.querySelectorAll('h1')].filter(h => h.offsetWidth).map(h => h.dir)"
    assert page.evaluate(seen) == ["rtl"]
    save(room, "نص البيان", "نص آخر", "releases/budget.ar.md")
    page.wait_for("document.querySelectorAll('.plain')[1].textContent.includes('نص آخر')")
    assert page.evaluate(seen) == ["rtl"]
    (room.root / "releases" / "budget.ar.md").unlink()
    page.wait_for("!document.getElementById('version-1')")
    assert page.evaluate(seen) == ["ltr"]


def test_it_works_without_a_mouse(page: Page) -> None:
    """Numbers, arrows and letters, also while a frame has the focus; Tab shows where one is."""
    page.press("1")
    assert page.evaluate(SEEN) == ["Mail on a desktop, light", "Mail on a phone, light"]
    page.press("d")
    page.press("p")
    assert page.evaluate(SEEN) == ["Mail on a phone, dark"]
    page.press("i")
    assert "no images in it" in page.evaluate(
        "[...document.querySelectorAll('.when-bare')].find(n => n.offsetWidth).textContent"
    )
    page.press("ArrowRight")
    assert page.evaluate("document.querySelector('.plain').offsetWidth") > 0
    page.press("ArrowLeft")
    page.press("ArrowLeft")
    assert page.evaluate("document.getElementById('show-all').checked")
    page.evaluate(f"{FRAMES}.find(f => f.offsetWidth).focus()")
    page.press("3")
    page.wait_for("document.getElementById('show-posts').checked")
    page.press("?")
    assert page.evaluate("document.getElementById('help').open")
    page.press("Escape")
    page.wait_for("!document.getElementById('help').open")
    page.evaluate("document.activeElement.blur()")
    page.press("Tab")
    assert page.evaluate(
        "getComputedStyle(document.activeElement.closest('label') || document.activeElement).outlineStyle"
    ) == ("solid")


def test_a_link_leads_nowhere(page: Page) -> None:
    """Not the frame, not the page, not a window: a click in a mail must not tell anybody that it is being looked at."""
    page.press("1")
    link = f"{FRAMES}.find(f => f.offsetWidth).contentDocument.querySelector('a[href^=\"https:\"]')"
    page.evaluate(f"{link}.click()")
    page.evaluate("new Promise(done => setTimeout(done, 200))")
    assert page.left == []
    page.wait_for(in_frame("Douze"))
    page.errors[:] = [error for error in page.errors if not error.startswith("Blocked opening 'https:")]


def test_remote_pictures_are_named_and_not_loaded(tmp_path: Path) -> None:
    """In a newsroom's own template, in the text, in a style: nothing of it is asked for, and the reader is told."""
    room = make(tmp_path, mailgun("liste", "http://127.0.0.1:1/"))
    room.write(
        "templates/email/release.html",
        "<html><head><link rel=stylesheet href=https://cdn.example.org/a.css><style>@import url(https://cdn.example.org/b.css);"
        "p { background: url(https://cdn.example.org/c.png) } @font-face { font-family: x; src: url(https://cdn.example.org/d.woff) }"
        "</style><script>document.title = 'run'</script></head><body background=https://cdn.example.org/e.png onload=alert(1)>"
        "<p style='font-family: x; background: url(https://cdn.example.org/f.png)'>{{ recipient.greeting }}</p>"
        "<img alt=Logo src=https://cdn.example.org/g.png><iframe src=https://cdn.example.org/h></iframe>"
        "<a href='{{ recipient.unsubscribe }}'>x</a></body></html>",
    )
    with running(room) as address, a_page(address) as page:
        said = page.evaluate("document.querySelector('[data-pane=mail] .note:last-of-type').textContent")
        # Inlining the styles left out what cannot be in them, and what another rule overrides.
        assert re.findall("[a-z]+[.][a-z]+$|h$", said.replace(", ", "\n"), re.MULTILINE) == [
            *("b.css", "d.woff", "e.png", "f.png", "g.png", "h")
        ]
        page.press("i")
        page.wait_for("[...document.querySelectorAll('iframe.bare')].some(f => f.offsetWidth)")
        page.insist_clean()


def test_when_pressctl_ends_the_page_says_so(room: Newsroom) -> None:
    """Nobody should look at a page that follows nothing any more."""
    with ExitStack() as opened:
        with running(room) as address:
            page = opened.enter_context(a_page(address))
            page.wait_for("document.querySelector('iframe')")
        page.wait_for("document.getElementById('news').textContent.includes('has ended')")
