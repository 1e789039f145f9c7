"""What goes to a web host: what changed, in an order in which no link leads nowhere."""

import pytest

from pressctl.newsroom.outgoing import Transfer, rank_of, transfers, type_of
from tests.newsroom.folders import Folder, contents

IN_ORDER = (
    (
        "releases/a/media/plan.pdf",
        "brand/logo.svg",
        "releases/a/card.png",
        "releases/a/release.json",
        "feed.css",
        "5f1c9d3a.txt",
    ),
    ("releases/a/index.html", "releases/a/fr/index.html"),
    ("index.html", "page/2/index.html", "archive/atom-1.xml", "archive/feed.fr-2.json"),
    ("rss.xml", "atom.fr.xml", "feed.json", "ninjs.json", "category/energie/rss.xml"),
    ("sitemap-2024.xml", "sitemap-2024-2.xml", "news-sitemap.xml"),
    ("sitemap.xml",),
)


def test_what_is_linked_to_goes_first() -> None:
    """Files, pages, lists of them, feeds, sitemaps, the map of these."""
    assert [{rank_of(path) for path in paths} for paths in IN_ORDER] == [{rank} for rank in range(len(IN_ORDER))]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("releases/a/index.html", "text/html; charset=utf-8"),
        ("rss.fr.xml", "application/rss+xml"),
        ("archive/atom-1.xml", "application/atom+xml"),
        ("feed.json", "application/feed+json"),
        ("ninjs.json", "application/json"),
        ("sitemap.xml", "application/xml"),
        ("releases/a/media/plan.pdf", "application/pdf"),
        ("releases/a/media/picture.webp", "image/webp"),
        ("releases/a/media/what", "application/octet-stream"),
    ],
)
def test_a_files_type_is_the_same_on_every_machine(path: str, kind: str) -> None:
    """Whatever the system's own table of types has."""
    assert type_of(path) == kind


def test_only_what_differs_goes_and_only_what_is_nowhere_is_taken_away(folder: Folder) -> None:
    """The page of a release that has errors by now stays as it is, there and here; a dry look says the same."""
    folder.release("a")
    folder.release("b")
    built = folder.build()
    assert {transfer.path for transfer in transfers(built, {}, folder.root)} == contents(folder.public).keys()
    assert transfers(built, built.sums, folder.root) == ()
    known = {**built.sums, "releases/old/index.html": "0"}
    folder.release("a", text="Neuf.")
    folder.release("b", date="never")
    foreseen, done = (transfers(folder.build(write=write), known, folder.root) for write in (False, True))
    assert foreseen == done
    paths = [transfer.path for transfer in done]
    assert paths[-1] == "releases/old/index.html"
    assert "releases/a/index.html" in paths
    assert not [path for path in paths if path.startswith("releases/b/")]
    assert done[-1] == Transfer(rank=rank_of("sitemap.xml") + 1, path="releases/old/index.html")
