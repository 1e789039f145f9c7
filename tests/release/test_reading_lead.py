"""The lead: the first paragraph as plain text, parsed once and no further than it takes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pressctl.release.lead import first_paragraph
from tests.release.documents import with_key


@pytest.mark.parametrize(
    ("body", "lead", "first"),
    [
        ("Un *texte* **fort**,\nsur `deux` lignes.\n\nAutre.", "Un texte fort, sur deux lignes.", True),
        ('Voir [le site](https://a.fr "t") et <https://b.fr>.', "Voir le site et https://b.fr.", True),
        ("Voir [le site][1].\n\nAutre.\n\n[1]: https://a.fr", "Voir le site.", True),
        ("[1]: https://a.fr\n\nVoir [le site][1].", "Voir le site.", True),
        ("# Titre\n\nUn texte.", "Un texte.", False),
        ("Titre\n=====\n\nUn texte.", "Un texte.", False),
        ("- un\n- deux\n\nUn texte.", "Un texte.", False),
        ("> cité\n\nUn texte.", "Un texte.", False),
        ("![photo](a.jpg)\n\nUn texte.", "Un texte.", False),
        ("![photo](a.jpg) Un texte.", "Un texte.", True),
        ("```\ncode\n\ncode\n```\n\nUn texte.", "Un texte.", False),
        ("    code\n\nUn texte.", "Un texte.", False),
        ("| a |\n|---|\n| b |\n\nUn texte.", "Un texte.", False),
        ("---\n\nUn texte.", "Un texte.", False),
        ("Un\u00a0texte\u202f! L&eacute;gende \\*", "Un\u00a0texte\u202f! Légende *", True),
        ("Un texte  \nen deux lignes", "Un texte en deux lignes", True),
        ("<b>Un</b> texte.", "<b>Un</b> texte.", True),
        ("Un\u0007 texte\ufdd0.", "Un texte.", True),
        ("", "", False),
        ("# Titre\n\n- a\n- b\n", "", False),
        ("\n\n   \n\nUn texte.", "Un texte.", True),
    ],
)  # fmt: skip
def test_the_first_paragraph(body: str, lead: str, first: bool) -> None:  # noqa: FBT001  (a case's answer)
    """Markup goes, no-break spaces stay; headings, lists, quotes, tables and images are not paragraphs."""
    assert first_paragraph(body) == (lead, first)


def test_a_lead_written_in_both_places_is_not_printed_twice() -> None:
    """An explicit lead that is also the body's first paragraph is known to be there."""
    same = with_key('lead: "Un texte : fort."', "Un **texte** : fort.\n\nAutre.").release
    other = with_key("lead: Un autre texte.", "Un **texte** fort.\n\nAutre.").release
    below = with_key("lead: Un texte.", "# Titre\n\nUn texte.").release
    assert same
    assert (same.lead, same.lead_in_body) == ("Un texte : fort.", True)
    assert other
    assert (other.lead, other.lead_in_body) == ("Un autre texte.", False)
    assert below
    assert not below.lead_in_body


BLOCKS = st.lists(
    st.sampled_from(["Un texte.", "# T", "- a\n- b", "> q", "```\nx\n\ny\n```", "![i](j)", "[1]: http://a", "a [b][1] c", "    code", "T\n---", "", "| a |\n|---|", "1. a\n\n   b"]),
    max_size=8,
)  # fmt: skip


@given(BLOCKS)
def test_parsing_a_part_finds_what_parsing_the_whole_would(blocks: list[str]) -> None:
    """Stopping at a blank line never changes the answer."""
    body = "\n\n".join(blocks)
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(body)
    whole = [
        "".join(
            " " if child.type == "softbreak" else "" if child.type == "image" else child.content
            for child in after.children or ()
        )
        for token, after in pairwise(tokens)
        if token.type == "paragraph_open" and token.level == 0
    ]
    assert first_paragraph(body)[0] == next((text for text in whole if text), "")
