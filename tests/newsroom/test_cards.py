"""Cards in public/: only where the newsroom wants them and they can be drawn, and then on every page."""

from pathlib import Path

import pytest

from pressctl.model import Brand
from pressctl.render import card
from pressctl.render.card import FONT
from pressctl.render.loading import shipped
from tests.newsroom.folders import Folder, contents

CARD = "releases/durain/card.png"
ADDRESS = f"https://presse.example.org/{CARD}"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A newsroom that wants cards, with one release in two languages."""
    made = Folder(tmp_path, newsroom={"brand": Brand(card=True)})
    made.release("durain")
    made.release("durain.en", headline='"Mayors ask for help"')
    return made


def test_each_page_has_its_card(folder: Folder) -> None:
    """Each language its own, named by the page with its whole address, and written once."""
    folder.build()
    public = contents(folder.public)
    english = public["releases/durain/en/card.png"]
    assert public[CARD].startswith(b"\x89PNG")
    assert public[CARD] != english
    assert f'<meta property="og:image" content="{ADDRESS}">' in folder.shown("releases/durain/index.html")
    assert "durain/en/card.png" in folder.shown("releases/durain/en/index.html")
    assert not folder.build().stale


def test_none_where_nobody_asked(folder: Folder) -> None:
    """Nor where the newsroom has no address, since previews need one."""
    for newsroom in ({}, {"brand": Brand(card=True), "url": ""}):
        folder.newsroom = newsroom
        folder.build()
        assert not (folder.public / CARD).exists()
        assert "card.png" not in folder.shown("releases/durain/index.html")


def test_none_where_none_can_be_drawn(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra: no page names a picture that is not there."""
    folder.build()
    monkeypatch.setattr(card, "_LIBRARY", "no_such_library")
    assert f"public/{CARD}" in folder.build().removed
    assert "card.png" not in folder.shown("releases/durain/index.html")


@pytest.mark.parametrize("forgotten", [False, True], ids=["index", "no index"])
def test_a_killed_release_has_none(folder: Folder, *, forgotten: bool) -> None:
    """Its headline goes with its words."""
    folder.build()
    if forgotten:
        folder.forget()
    folder.release("durain", status="canceled")
    folder.release("durain.en", status="canceled")
    assert {f"public/{CARD}", "public/releases/durain/en/card.png"} <= set(folder.build().removed)
    assert "card.png" not in folder.shown("releases/durain/index.html")


def test_a_headline_that_cannot_be_written_is_said(folder: Folder) -> None:
    """At its place, as advice, with what would help; there is a card all the same."""
    folder.release("durain", headline='"Le 見出し"')
    found = [finding for finding in folder.load().findings if finding.code == "card-letter"]
    assert [(Path(one.path).name, one.line, one.level) for one in found] == [("durain.md", 2, "advice")]
    assert "見 (U+898B)" in found[0].message
    assert f"templates/{FONT}" in found[0].hint
    folder.build()
    assert (folder.public / CARD).exists()


def test_a_font_of_ones_own_makes_cards_anew(folder: Folder) -> None:
    """It is part of what a card is made from."""
    folder.build()
    folder.file(f"templates/{FONT}", (shipped() / FONT).read_bytes() + b"\0")
    assert folder.build().stale == ()  # the same letters: drawn anew, and found to be the same
    folder.file("templates/card/release.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"/>')
    assert f"public/{CARD}" in folder.build().stale
