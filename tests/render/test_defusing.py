"""Words stay what their author wrote, whatever markup reads them."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pressctl.render.defusing import JOINER, apart, entities, markdown, markup, tight

SIGNS = r"""\*_`~|<>[]()#+-=.!&;:@"'{}$^/1a"""
LINES = st.text(st.sampled_from([*SIGNS, " ", "é", "\u00a0"]), min_size=1, max_size=30)


def shown(text: str) -> str:
    """Return what CommonMark shows of a paragraph."""
    tokens = MarkdownIt("commonmark", {"html": False}).parse(text)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], tokens
    children = tokens[1].children or []
    assert {token.type for token in children} <= {"text", "text_special", "softbreak"}, children
    return "".join("\n" if token.type == "softbreak" else token.content for token in children)


@given(st.lists(LINES.filter(str.strip), min_size=1, max_size=3))
def test_markdown_shows_it_as_written(lines: list[str]) -> None:
    """An independent reader of CommonMark finds a paragraph of text, and in it the words."""
    text = "\n".join(line.strip() for line in lines)
    assert shown(markdown(text)) == text


@pytest.mark.parametrize(
    "text",
    ["https://example.org/a_b_c-d?e=f", "12 %", "l’été – 3 000 €", "Prix : 3.50", "a_b", "(voir ci-dessous)", "R&D; x"],
)
def test_markdown_leaves_ordinary_text_alone(text: str) -> None:
    """No backslash stands where nothing would have been read."""
    assert markdown(text) == text


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert (tag, attrs) == ("br", [])
        self.text += "\n"

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(st.sampled_from([*SIGNS, " ", "\n", "é"]), max_size=40))
def test_html_shows_it_as_written(text: str) -> None:
    """Also in the value of an attribute; its lines stay."""
    reader = _Reader()
    reader.feed(markup(text))
    reader.close()
    assert reader.text == text
    assert not set('"<') & set(markup(text).replace("<br>", ""))


@given(st.text(max_size=60))
def test_entities_are_three(text: str) -> None:
    """Nothing but `&`, `<` and `>` changes."""
    assert not set("<>") & set(entities(text))
    assert entities(text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text


@pytest.mark.parametrize("text", ["@channel", "(@all)", "x.@here", "-@zoe", "_@zoe", "@**all**", "«@zoe»", "a @zoe b"])
def test_nobody_is_called(text: str) -> None:
    """The sign stands apart from the name, which reads the same."""
    assert f"@{JOINER}" in apart(text)
    assert apart(text).replace(JOINER, "") == text


@pytest.mark.parametrize("text", ["presse@example.org", "à 3 € @ la pièce", "a@b@c"])
def test_mail_addresses_stay(text: str) -> None:
    """They can be copied, and pressed."""
    assert apart(text) == text


@given(st.text(st.characters(codec="ascii"), max_size=40))
def test_an_address_holds_nothing_that_ends_it(url: str) -> None:
    """Not in HTML, not in Markdown, not in mrkdwn; what is percent-encoded already stays."""
    assert not set(tight(url)) & set("\"'()<>[]\\|`*~{} \n\t")
    assert tight(tight(url)) == tight(url)
