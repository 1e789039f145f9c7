"""No word of a page, a Markdown file or a Word document is lost, whatever it is made of; and what is written reads."""

from collections import Counter
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pressctl.errors import Invalid
from pressctl.release.importing import Imported
from pressctl.release.markup import text_of
from pressctl.release.spans import Span, SpanForm
from tests.release.foreign import all_words, brought, docx, page
from tests.release.test_importing_words import SENTENCE
from tests.release.texts import reading, words

NAMES = ("p", "div", "h2", "h3", "ul", "ol", "li", "blockquote", "table", "tr", "td", "th", "b", "em", "a href=https://x.example/",
         "a href=/x", "span", "code", "pre", "figure", "figcaption", "section", "header", "footer", "del", "q", "sup", "dl", "dt",
         "div class=share", "nav", "form", "button", "article", "aside", "caption", "center", "font", "address", "strong")  # fmt: skip
ENDS = tuple(f"/{name}" for name in ("p", "div", "li", "ul", "b", "a", "td", "table", "blockquote", "h2", "section"))
WORDS = st.sampled_from(["pont", "Le pont rouvre lundi.", "12 %", "l’été", "*a*", "_b_", "[c](d)", "# e", "- f", "1. g", "`h`", "« i j k l », a dit m.",
                         "Contact presse", "À propos de Tours", "a|b", "https://x.example/y", "!", "\\", "6 novembre 2024", "]", "a\u00a0b", "<br>", "<br><br>", "<hr>"])  # fmt: skip
PIECE = st.one_of(
    WORDS, SENTENCE.map(escape), st.sampled_from(NAMES).map("<{}>".format), st.sampled_from(ENDS).map("<{}>".format)
)
FORMS: tuple[SpanForm, ...] = ("strong", "emphasis", "code", "link")


def kept(found: Imported) -> Counter[str]:
    """Return all words of a document that reads as a release."""
    read = reading(found)
    assert read.release, read.findings
    return all_words(found.document)


@given(st.lists(PIECE, min_size=1, max_size=30).map("".join))
@pytest.mark.usefixtures("untraced")
def test_no_word_of_a_page_is_lost(html: str) -> None:
    """Whatever its elements are, and however they are nested."""
    try:
        found = brought(page(f"<h1>Le titre</h1><p>Il était une fois.</p>{html}"), date="2024-11-06")
    except Invalid:
        return
    assert not text_words(html) - kept(found)


@given(st.lists(st.one_of(WORDS, SENTENCE, st.sampled_from(["\n", "\n\n", "> ", "    ", "* ", "| a | b |\n|---|---|\n", "**", "```\n", "<b>", "</b>", "<div>", " {% x %} ", " {{ y }} ", "[^1]"])), max_size=30).map("".join))  # fmt: skip
@pytest.mark.usefixtures("untraced")
def test_no_word_of_a_markdown_file_is_lost(text: str) -> None:
    """Whatever Markdown, HTML and template code it mixes."""
    try:
        found = brought(f"---\ntitle: Le titre\ndate: 2024-11-06\n---\n\nIl était une fois.\n\n{text}", "a.md")
    except Invalid:
        return
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    assert not text_words(html) - kept(found)


@given(st.lists(SENTENCE, min_size=1, max_size=12))
def test_no_word_of_a_word_document_is_lost(lines: list[str]) -> None:
    """As of a plain text."""
    text = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines)
    try:
        found = brought(docx(text), "a.docx")
    except Invalid:
        return
    assert not words(" ".join(lines)) - kept(found)


@given(
    st.data(),
    st.lists(st.sampled_from(list("ab é\u00a0*_`[]()<>!\\&;#|~«».,-1\n")), min_size=1, max_size=24).map("".join),
)
def test_markup_never_changes_the_words(data: st.DataObject, text: str) -> None:
    """Whatever spans lie upon whatever characters, a reader of CommonMark sees the very same text."""
    text = "\n".join(line.strip(" \u00a0") for line in text.split("\n") if line.strip(" \u00a0"))
    places = st.integers(0, len(text))
    drawn = data.draw(st.lists(st.tuples(places, places, st.sampled_from(FORMS)), max_size=5))
    spans = [
        Span(start=min(a, b), end=max(a, b), form=form, address="https://x.example/a b")
        for a, b, form in drawn
        if a != b
    ]
    written = text_of(text, spans, hard=True)
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(written)
    inline = [part for token in tokens for part in token.children or ()]
    seen = "".join("\n" if "break" in part.type else part.content for part in inline)
    assert [line.split() for line in seen.split("\n") if line.strip()] == [
        line.split() for line in text.split("\n") if line.strip()
    ] or ("code" in {span.form for span in spans} and seen.split() == text.split())


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("un mot fort", [(3, 6, "strong")], "un **mot** fort"),
        ("un mot fort", [(2, 7, "strong")], "un **mot** fort"),
        ("un mot fort", [(3, 6, "strong"), (6, 11, "strong")], "un **mot fort**"),
        ("un «mot»s", [(3, 8, "strong")], "un «mot»s"),
        ("wow! ici", [(5, 8, "link")], "wow! [ici](https://x.example/)"),
        ("wow!ici", [(4, 7, "link")], "wow\\![ici](https://x.example/)"),
        ("a [b] c", [(0, 7, "link")], "[a \\[b\\] c](https://x.example/)"),
        ("a b", [(0, 3, "link"), (2, 3, "strong")], "[a **b**](https://x.example/)"),
        ("x `y` z", [(0, 7, "code")], "``x `y` z``"),
    ],
)
def test_markup_as_it_is_written(text: str, spans: list[tuple[int, int, SpanForm]], expected: str) -> None:
    """Emphasis where Markdown takes it, links whatever their words are."""
    drawn = [
        Span(start=a, end=b, form=form, address="https://x.example/" if form == "link" else "") for a, b, form in spans
    ]
    assert text_of(text, drawn) == expected


def text_words(html: str) -> Counter[str]:
    """Return the words that a browser shows of a piece of HTML, and those of links' addresses left out."""
    from lxml import etree

    from pressctl.release.foreign.trees import words_of

    root = etree.fromstring(f"<body><article><div>{html}", etree.HTMLParser(encoding="utf-8"))
    return words(words_of(root)) if root is not None else Counter()
