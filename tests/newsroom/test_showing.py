"""Which revision a page shows: said by the build, read from whatever a host makes of it."""

import pytest

from pressctl.newsroom.showing import shown
from tests.newsroom.folders import Folder

SAID = "Le sénateur est au Sénat."


@pytest.mark.parametrize(
    "template",
    [
        b"<!DOCTYPE html><html><head lang='fr'><title>x</title></head></html>",
        b"<!doctype html><HTML lang=fr><HEAD><title>x</title><header>y</header>",
        b"<!doctype html><title>x</title><header>y</header>",
        b"<p>x",
    ],
)
def test_a_page_says_its_revision_whatever_its_template(folder: Folder, template: bytes) -> None:
    """And a notice that it is one; head and html may be left out, or be in capitals."""
    folder.file("templates/page/release.html", template)
    folder.release("a", revision="2", correction=f'"{SAID}"')
    folder.release("b", status="canceled", why=f'"{SAID}"')
    folder.build()
    first, killed = (folder.shown(f"releases/{name}/index.html").encode() for name in "ab")
    assert (shown(first), shown(killed)) == ("2", "kill")


@pytest.mark.parametrize(
    ("page", "edition"),
    [
        ("<meta content=2 name=pressctl:revision><title>x", "2"),
        ("<META NAME='pressctl:revision' CONTENT='kill'/>", "kill"),
        ('<meta name="pressctl:revision" content="1"><p><meta name="pressctl:revision" content="2">', "1"),
    ],
)
def test_what_a_host_makes_of_it_is_read(page: str, edition: str) -> None:
    """Quotes gone, names in capitals, attributes turned round; the first one counts."""
    assert shown(page.encode()) == edition


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html>",
        '<meta name="pressctl:revision">',
        "<meta name=pressctl:revision content='\x1b[2J'>",
        "<!-- <meta name=pressctl:revision content=2> -->",
    ],
)
def test_a_page_that_does_not_say_it_does_not_show_it(page: str) -> None:
    """Such as a host's own page of errors, with status 200."""
    assert shown(page.encode() + b"\xff") == ""
