"""Feeds of one category each, and what else stands beside the main feeds."""

import json
import re

import feedparser
import pytest

from pressctl.model import category_folder
from tests.newsroom.folders import Folder, contents
from tests.support.ninjs import validate

HOME = "https://presse.example.org/"


def carried(folder: Folder, path: str) -> list[str]:
    """Return the ids of the releases that a feed carries, in its order."""
    return [
        entry.link.removeprefix(f"{HOME}releases/").rstrip("/")
        for entry in feedparser.parse(folder.shown(path)).entries
    ]


def test_each_category_has_feeds_of_its_own(folder: Folder) -> None:
    """All spellings of one category are one feed, which has the newest one's name and no archives."""
    folder.feeds["entries"] = 2
    folder.release("a", date="2024-11-01T09:00", categories="[Énergie, Santé]")
    folder.release("b", date="2024-11-02T09:00", categories="[énergie]")
    folder.release("c", date="2024-11-03T09:00", categories="[ENERGIE, Énergie]")
    folder.release("c.en", date="2024-11-03T09:00", categories="[Energy]")
    folder.build()
    assert {name for name in contents(folder.public) if name.startswith("category/")} == {
        f"category/{name}/{file}" for name in ("energie", "sante") for file in ("rss.xml", "atom.xml", "feed.json")
    }
    for name in ("rss.xml", "atom.xml"):
        assert carried(folder, f"category/energie/{name}") == ["c", "b"]
        assert carried(folder, f"category/sante/{name}") == ["a"]
    energy, main = (feedparser.parse(folder.shown(name)).feed for name in ("category/energie/atom.xml", "atom.xml"))
    assert energy.title == f"{main.title} – ENERGIE"
    assert energy.id != main.id
    assert {link.rel: link.href for link in energy.links}["self"] == f"{HOME}category/energie/atom.xml"
    assert not [link for link in energy.links if link.rel == "prev-archive"]
    assert '"feed_url":"https://presse.example.org/category/energie/feed.json"' in folder.shown(
        "category/energie/feed.json"
    )


def test_a_page_announces_the_feeds_of_its_categories(folder: Folder) -> None:
    """And every feed that it announces is there."""
    folder.release("pont", categories="[Travaux]")
    folder.release("pont.en", categories="[Works]")
    folder.build()
    found = re.findall(
        r'<link rel="alternate" type="[^"]*" title="[^"]*Travaux" href="([^"]*)">',
        folder.shown("releases/pont/index.html"),
    )
    assert found == ["../../category/travaux/rss.xml"]
    assert (folder.public / "releases/pont" / found[0]).resolve().is_file()
    assert "category/" not in folder.shown("releases/pont/en/index.html")


def test_a_killed_release_is_withdrawn_from_its_categories(folder: Folder) -> None:
    """Their readers hold the text too."""
    folder.release("a", text="Il faut partir.", categories="[Énergie]")
    folder.build()
    assert "Il faut partir" in folder.shown("category/energie/rss.xml")
    folder.release("a", text="Il faut partir.", categories="[Énergie]", status="canceled", why='"Une erreur."')
    folder.build()
    assert carried(folder, "category/energie/rss.xml") == ["a"]
    assert "Il faut partir" not in folder.shown("category/energie/rss.xml")
    assert "Une erreur" in folder.shown("category/energie/rss.xml")


def test_a_category_that_is_gone_leaves_nothing(folder: Folder) -> None:
    """With an index and without one."""
    for forget in (False, True):
        folder.release("a", categories="[Énergie]")
        folder.build()
        assert (folder.public / "category/energie/rss.xml").exists()
        folder.release("a")
        if forget:
            folder.index.unlink()
        folder.build()
        assert not [name for name in contents(folder.public) if name.startswith("category/")]


def test_who_wants_none_has_none(folder: Folder) -> None:
    """A newsroom that tags freely would have hundreds."""
    folder.feeds["categories"] = False
    folder.release("a", categories="[Énergie]")
    folder.build()
    assert not [name for name in contents(folder.public) if name.startswith("category/")]
    assert "category/" not in folder.shown("releases/a/index.html")


@pytest.mark.parametrize(
    ("category", "folder"),
    [
        ("Énergie & climat", "energie-climat"),
        ("medtop:04000000", "medtop-04000000"),
        ("../../etc", "etc"),
        ("環境", "fba18681"),
        ("Культура", "e079b4e3"),
        ("Énergie 環境", "energie-c9388d1f"),
        ("...", "ab5df625"),
        ("C", "c"),
        ("C++", "c-"),
        ("C#", "c-"),
        ("CON", "con-"),
        ("a" * 80, f"{'a' * 60}-"),
    ],
)
def test_a_category_is_a_safe_folder(category: str, folder: str) -> None:
    """ASCII and never empty; letters that went leave a mark, so that two categories stay two."""
    assert category_folder(category).startswith(folder)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", category_folder(category))


def test_categories_that_differ_in_symbols_are_several_and_in_punctuation_one() -> None:
    """Readers of C do not want C++; whoever writes a dash otherwise means the same."""
    assert len({category_folder(name) for name in ("C", "C++", "C#", "c", "100 %", "100")}) == 5
    assert (
        len({category_folder(name) for name in ("Santé – social", "sante-social", "Santé, social", "Santé & social")})
        == 1
    )


def test_feeds_are_dressed_by_css(folder: Folder) -> None:
    """Wherever they stand, and the sheet is there."""
    folder.feeds["entries"] = 1
    for day in range(1, 4):
        folder.release(f"r{day}", date=f"2024-11-0{day}T09:00", categories="[Actu]")
    folder.build()
    for name in ("rss.xml", "atom.xml", "archive/rss-1.xml", "category/actu/atom.xml"):
        declaration, style = folder.shown(name).splitlines()[:2]
        assert declaration.startswith("<?xml ")
        found = re.fullmatch(r'<\?xml-stylesheet type="text/css" href="([^"]*)"\?>', style)
        assert found
        assert ((folder.public / name).parent / found[1]).resolve() == folder.public.resolve() / "feed.css"
    assert "item > title" in folder.shown("feed.css")


def test_agencies_poll_one_list(folder: Folder) -> None:
    """Ninjs of the newest releases, each language an item, each with its own object beside its page."""
    folder.feeds["entries"] = 3
    folder.release("a", date="2024-11-01T09:00")
    folder.release("b", date="2024-11-02T09:00", status="canceled", why='"Une erreur."')
    folder.release("c", date="2024-11-03T09:00")
    folder.release("c.en", date="2024-11-03T09:00")
    folder.build()
    listed = json.loads(folder.shown("ninjs.json"))
    validate(listed)
    items = listed["associations"]
    assert [(item["slugline"], item["language"], item["pubStatus"]) for item in items] == [
        ("c", "fr", "usable"), ("c", "en", "usable"), ("b", "fr", "canceled")
    ]  # fmt: skip
    for item in items:
        own = {rendition["name"]: rendition["href"] for rendition in item["renditions"]}
        assert json.loads(folder.shown(own["ninjs"].removeprefix(HOME)))["uri"] == item["uri"]
    assert "headlines" not in items[2]
