"""Bold as its author meant it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pressctl.release.foreign.emphasis import mend_bold
from tests.release.foreign import brought


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("**Anne Martin dit : **\n\n> Oui", "<strong>Anne Martin dit :</strong> \n\n> Oui"),
        ("** Le pont**", " <strong>Le pont</strong>"),
        ("**Le pont  \n**", "<strong>Le pont</strong>  \n"),
        ("**Avis :**suite", "<strong>Avis :</strong>suite"),
        ("a ** ** b", "a   b"),
    ],
)
def test_what_commonmark_does_not_see(written: str, meant: str) -> None:
    """Blanks within the marks, and marks between a sign and a letter."""
    assert mend_bold(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "un **mot** et **deux**",
        "**mot**ié",
        "2 ** 3",
        "`** a **`",
        "    ** a **",
        "```\n** a **\n```",
        r"\** a **",
        "***a***",
        "*a* **b",
        "",
    ],
)
def test_the_rest_stays(written: str) -> None:
    """Bold that is right, code, and stars that are none."""
    assert mend_bold(written) == written


@given(st.text("a *`>\n-\\", max_size=60))
def test_no_word_is_lost_and_no_line_moves(written: str) -> None:
    """Whatever is written."""
    mended = mend_bold(written)
    assert mended.count("\n") == written.count("\n")
    for tag in ("<strong>", "</strong>"):
        mended = mended.replace(tag, "")
    assert mended.replace("*", "") == written.replace("*", "")


@given(st.lists(st.sampled_from(["**", "mot", " ", ".", "\n", "é"]), max_size=20).map("".join))
def test_bold_that_is_seen_stays_bold(written: str) -> None:
    """What CommonMark shows in bold is in bold afterwards, too, and shows no more stars than before."""
    render = MarkdownIt("commonmark", {"html": True}).render
    assert render(mend_bold(written)).count("*") <= render(written).count("*")


def test_in_a_release() -> None:
    """The stars are gone and the words bold."""
    found = brought(
        "---\ntitle: Le pont\ndate: 2024-11-06\n---\n\nLe pont rouvre lundi.\n\n**Anne Martin, maire, a dit : **\n\n> Il fallait ce pont.\n",
        "a.md",
    )
    assert "**Anne Martin, maire, a dit :**" in found.document
    assert "\\*" not in found.document
