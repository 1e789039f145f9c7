"""A release's Markdown as safe HTML and as its words alone."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.merging import mark
from pressctl.render.markdown import lead_html, plain, to_html
from pressctl.render.parsing import safe_address

NB, NN = "\u00a0", "\u202f"
BASE = "https://presse.example.org/releases/x/"
ALLOWED = {
    *(
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "strong",
        "em",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "hr",
        "br",
    ),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


class Tags(HTMLParser):
    """Collects the tags and attributes of a piece of HTML, and whether they are balanced."""

    def __init__(self, html: str) -> None:
        """Read `html` at once."""
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.balanced = True
        self.feed(html)
        self.close()
        self.balanced = self.balanced and not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an opening tag."""
        self.seen.append((tag, dict(attrs)))
        if tag not in {"hr", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Check that it closes the last one opened."""
        self.balanced = self.balanced and bool(self.open) and self.open.pop() == tag


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Un **mot** et _deux_.", "<p>Un <strong>mot</strong> et <em>deux</em>.</p>\n"),
        ("a  \nb\nc", "<p>a<br>\nb c</p>\n"),
        ("- a\n- b", "<ul><li>a</li>\n<li>b</li>\n</ul>\n"),
        ("3. a\n", '<ol start="3"><li>a</li>\n</ol>\n'),
        ("> cité", "<blockquote><p>cité</p>\n</blockquote>\n"),
        ("---", "<hr>\n"),
        ("    x < y\n", "<pre><code>x &lt; y\n</code></pre>\n"),
        ("`a ! <b>`", "<p><code>a ! &lt;b&gt;</code></p>\n"),
        ("", ""),
        ("|a|\n|-|", "<table><thead><tr><th>a</th>\n</tr>\n</thead>\n</table>\n"),
    ],
)
def test_commonmark_and_tables(markdown: str, html: str) -> None:
    """Each construct becomes plain HTML."""
    assert to_html(markdown, language="fr") == html


@pytest.mark.parametrize(
    ("markdown", "levels"),
    [("# a\n\n## b", "23"), ("## a\n\n### b", "23"), ("### a", "2"), ("# a\n\n###### b", "26"), ("a\n=\n\nb\n-", "23")],
)
def test_headings_start_at_two(markdown: str, levels: str) -> None:
    """The page's only h1 is the headline, whatever level the author begins with."""
    assert [tag for tag, _ in Tags(to_html(markdown, language="fr")).seen] == [f"h{level}" for level in levels]


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://a.example/b?c=1&d=2", "https://a.example/b?c=1&d=2"),
        ("HTTP://a.example/", "HTTP://a.example/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("tel:+33123456789", "tel:+33123456789"),
        ("suite.html", BASE + "suite.html"),
        ("/accueil", "https://presse.example.org/accueil"),
        ("photo.jpg", "https://cdn.example/photo.jpg"),
    ],
)
def test_links_are_absolute(target: str, address: str) -> None:
    """Relative ones are resolved against the page; a file of the release has its public address."""
    html = to_html(
        f"[mot]({target})", language="fr", base_url=BASE, files={"photo.jpg": "https://cdn.example/photo.jpg"}
    )
    assert Tags(html).seen[1] == ("a", {"href": address})


@pytest.mark.parametrize(
    "target",
    [
        *("javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "file:///etc/passwd", "ftp://a.example"),
        *("vbscript:x", "#ancre", "http:///x", "https://[x", "mailto:", "<java&#10;script:x>"),
    ],
)
def test_other_links_keep_their_words_only(target: str) -> None:
    """Only http, https, mailto and tel may be followed."""
    assert to_html(f"[mot]({target})", language="fr") == "<p>mot</p>\n"


def test_a_broken_address_is_no_address() -> None:
    """Brackets that enclose no IPv6 address make Python's own parser fail."""
    assert safe_address("https://[x") == safe_address("//[x", BASE) == ""


def test_without_a_base_relative_links_are_words() -> None:
    """There is nowhere they could lead."""
    assert to_html("[mot](suite.html) <https://a.example>", language="fr") == (
        '<p>mot <a href="https://a.example">https://a.example</a></p>\n'
    )


def test_images_are_links() -> None:
    """Nothing is loaded: an image is a link with its words, or its words; inside a link it is words."""
    assert to_html("![Une **photo**](p.jpg)", language="fr", base_url=BASE) == (
        f'<p><a href="{BASE}p.jpg">Une photo</a></p>\n'
    )
    assert to_html("![Une photo](p.jpg)", language="fr") == "<p>Une photo</p>\n"
    assert to_html("[![Une photo](p.jpg)](https://a.example)", language="fr", base_url=BASE) == (
        '<p><a href="https://a.example">Une photo</a></p>\n'
    )
    assert to_html("![](https://a.example/p.jpg)", language="fr") == (
        '<p><a href="https://a.example/p.jpg">https://a.example/p.jpg</a></p>\n'
    )


def test_typography_sees_through_markup() -> None:
    """A space or apostrophe beside markup is treated as if there were none; code and targets are not."""
    assert to_html("l'**État** ! « *Oui* »", language="fr") == (
        f"<p>l’<strong>État</strong>{NN}! «{NB}<em>Oui</em>{NB}»</p>\n"
    )
    assert (
        to_html("un **mot** : `a !` ?", language="fr") == f"<p>un <strong>mot</strong>{NB}: <code>a !</code>{NN}?</p>\n"
    )
    assert to_html("un  **mot  **suite\n!", language="fr") == f"<p>un  **mot  **suite{NN}!</p>\n"
    assert (
        to_html("[l'un](https://a.example/l'un)", language="fr")
        == '<p><a href="https://a.example/l&#x27;un">l’un</a></p>\n'
    )


@pytest.mark.parametrize(
    ("written", "language", "printed"),
    [
        ('"**Oui**", dit-elle', "fr", f"«{NB}<strong>Oui</strong>{NB}», dit-elle"),
        ('**"Oui** ou *non"*', "fr", f"<strong>«{NB}Oui</strong> ou <em>non{NB}»</em>"),
        ('l\'*"urgence"*', "fr", f"l’<em>«{NB}urgence{NB}»</em>"),
        ('"first\nand *second*"', "en", "“first and <em>second</em>”"),
        ('"`x = "y"`"', "en", '“<code>x = "y"</code>”'),
        ('["the city\'s"](https://a.example/"x")', "en", '<a href="https://a.example/%22x%22">“the city’s”</a>'),
        ("Mr *Smith*", "en", f"Mr{NB}<em>Smith</em>"),
        ("<https://a.example/l'un>", "fr", '<a href="https://a.example/l&#x27;un">https://a.example/l\'un</a>'),
    ],
)
def test_quotes_pair_across_markup(written: str, language: str, printed: str) -> None:
    """A quote may open in one piece of markup and close in another; code and addresses keep their own."""
    assert to_html(written, language=language) == f"<p>{printed}</p>\n"


def test_no_quote_pairs_across_paragraphs() -> None:
    """A mark that stands alone in its paragraph is no half of another's pair."""
    assert to_html('a "b\n\nc" d', language="en") == '<p>a "b</p>\n<p>c" d</p>\n'


def test_a_run_of_spaces_across_markup_is_replaced_once() -> None:
    """Two spaces, one on each side of a tag, become one no-break space."""
    assert to_html("a *b* [ ](https://a.example) !", language="fr").count(NN) == 1


@pytest.mark.usefixtures("untraced")
def test_a_long_paragraph_of_markup_is_set_whole() -> None:
    """Fifty thousand pieces, with a change in each."""
    assert to_html("l'*a* " * 25_000, language="fr").count("’") == 25_000


def test_raw_html_is_text() -> None:
    """What looks like HTML is shown, never run."""
    assert to_html("<script>alert(1)</script>\n\na <b>c</b>", language="fr") == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>a &lt;b&gt;c&lt;/b&gt;</p>\n"
    )


def test_the_lead_can_be_left_out_and_taken_alone() -> None:
    """The first paragraph, wherever it stands among headings."""
    markdown = "# Titre\n\nLe *chapô* !\n\nLa suite."
    assert to_html(markdown, language="fr", skip_lead=True) == "<h2>Titre</h2>\n<p>La suite.</p>\n"
    assert lead_html(markdown, language="fr") == f"Le <em>chapô</em>{NN}!"
    assert lead_html("# Titre", language="fr") == ""
    assert to_html("# Titre", language="fr", skip_lead=True) == "<h2>Titre</h2>\n"
    assert (
        lead_html("[a](b)", language="fr", files={"b": "https://c.example/b"}) == '<a href="https://c.example/b">a</a>'
    )


def test_plain_has_words_only() -> None:
    """No markup, no targets, no typography; blocks apart by a blank line."""
    markdown = "# Un titre !\n\nUn [lien](https://a.example)\net ![image](b.png)\n\n- a\n- b\n\n```\ncode\n```\n\n---"
    assert plain(markdown) == "Un titre !\n\nUn lien et image\n\na\n\nb\n\ncode"


def test_plain_keeps_no_break_spaces_at_the_ends() -> None:
    """Only ordinary spaces are stripped (the parser itself drops one that ends a paragraph)."""
    assert plain(f"&nbsp;a*{NN}b*&nbsp;") == f"{NB}a*{NN}b*{NB}"


@given(st.text(alphabet=st.sampled_from("ab*_[]()<>!`#-> |\n&;:\"'/\\\t\u00a0\ufdd0"), max_size=80))
def test_any_text_gives_balanced_allowed_html(markdown: str) -> None:
    """Hostile or broken Markdown gives harmless HTML, never an error."""
    tags = Tags(to_html(markdown, language="fr", base_url=BASE))
    assert tags.balanced
    assert {tag for tag, _ in tags.seen} <= ALLOWED
    for _, attributes in tags.seen:
        assert set(attributes) <= {"href", "start", "style"}
        assert (attributes.get("href") or "https://").startswith(("https://", "http://", "mailto:", "tel:"))


def test_merge_marks_cannot_be_forged() -> None:
    """A mark in a release is dropped, by character reference too."""
    for written in (mark("email"), "&#xfdd0;email&#xfdd1;"):
        for rendered in (to_html(written, language="fr"), plain(written), lead_html(written, language="fr")):
            assert "\ufdd0" not in rendered
            assert "\ufdd1" not in rendered


def test_nesting_is_bounded() -> None:
    """A thousand quotes in each other are no stack overflow."""
    assert to_html("> " * 1000 + "a", language="fr")
