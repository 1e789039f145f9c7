"""The newsroom's index, read back by a parser."""

from pressctl.model import Brand, Entry, FeedSettings, Newsroom
from pressctl.render.entries import make_entry
from pressctl.render.page import render_index
from pressctl.render.templates import Templates
from tests.render.reading import Page
from tests.support.builders import a_newsroom, a_release

NB = "\u00a0"
HOME = "https://presse.example.org/"


def entries() -> list[Entry]:
    """Build three entries: an original, its translation, a killed one."""
    english = a_release(language="en", original=False, headline="Mayors cannot fight alone")
    return [make_entry(one, a_newsroom()) for one in (a_release(), english, a_release(id="faux", status="canceled"))]


def index_of(
    *, newsroom: Newsroom | None = None, listed: list[Entry] | None = None, page: int = 0, pages: int = 0
) -> Page:
    """Render a page of the index and read it."""
    return Page(
        render_index(
            entries() if listed is None else listed,
            newsroom or a_newsroom(),
            Templates(None),
            feeds=FeedSettings(),
            page=page,
            pages=pages,
        )
    )


def test_the_index_lists_releases() -> None:
    """In the order given, each in its language, linked so that a copy on disk can be read."""
    page = index_of()
    assert page.balanced
    assert len(page.all("h1")) == 1
    assert [item.get("lang") for item in page.all("li")] == ["fr", "en", "fr"]
    assert [address for address in page.values("href") if address.startswith("releases/")] == [
        "releases/narcotrafic/index.html",
        "releases/narcotrafic/en/index.html",
        "releases/faux/index.html",
    ]
    assert page.text.count(f"6{NB}novembre 2024") == 3
    assert "ANNULATION" in page.text
    assert not page.all("nav")
    assert {"rel": "canonical", "href": HOME} in page.all("link")


def test_the_index_is_paged() -> None:
    """Each page knows the newer and the older one, and from when to when its releases are: others may come."""
    middle = index_of(page=2, pages=3)
    assert f"6{NB}novembre 2024" in middle.all("nav")[0]["aria-label"]
    assert [link["href"] for link in middle.all("link") if link["rel"] in {"prev", "next"}] == [
        "../../page/3/index.html",
        "../../page/1/index.html",
    ]
    assert "../../releases/narcotrafic/index.html" in middle.values("href")
    assert "../../rss.xml" in middle.values("href")
    assert {"rel": "canonical", "href": f"{HOME}page/2/"} in middle.all("link")

    def ways(page: int, pages: int) -> list[tuple[str, str]]:
        links = index_of(page=page, pages=pages).all("link")
        return [(link["rel"], link["href"]) for link in links if link["rel"] in {"prev", "next"}]

    assert ways(0, 3) == [("next", "page/3/index.html")]
    assert ways(3, 3) == [("prev", "../../index.html"), ("next", "../../page/2/index.html")]
    assert ways(1, 3) == [("prev", "../../page/2/index.html")]
    assert ways(0, 0) == []


def test_an_empty_index_says_so() -> None:
    """A newsroom's first day, without an address."""
    page = index_of(newsroom=a_newsroom(url="", language="en"), listed=[])
    assert "No releases yet." in page.text
    assert "canonical" not in page.values("rel")
    assert not [link for link in page.all("link") if "type" in link]


def test_an_index_entry_elsewhere_keeps_its_address() -> None:
    """A release whose canonical address is another site's; and one of a newsroom without an address."""
    listed = [
        make_entry(a_release(url="https://autre.example/x"), a_newsroom()),
        make_entry(a_release(), a_newsroom(url="")),
    ]
    page = index_of(newsroom=a_newsroom(url=""), listed=listed)
    assert [a["href"] for a in page.all("a")[1:]] == ["https://autre.example/x", "releases/narcotrafic/index.html"]


def test_a_brand_colours_the_index() -> None:
    """As it does the pages."""
    page = index_of(newsroom=a_newsroom(brand=Brand(color="#ffcc00", logo="brand/l.SVG")))
    assert "--bar: #ffcc00" in page.inside["style"]
    assert page.all("img")[0]["src"] == "brand/logo.svg"


def test_an_entry_keeps_its_names_whole() -> None:
    """In a list of another direction too."""
    hebrew = make_entry(a_release(language="he", original=False, headline="פותחות ACME Ltd. ו<b>-5"), a_newsroom())
    html = render_index([hebrew], a_newsroom(), Templates(None), feeds=FeedSettings())
    assert 'פותחות <bdi dir="ltr">ACME Ltd.</bdi> ו&lt;b&gt;<bdi dir="ltr">-5</bdi></a>' in html
