"""A release's Markdown as a person would write it in a text mail."""

from hypothesis import given
from hypothesis import strategies as st

from pressctl.render.plaintext import Footnotes, lead_text, to_text
from pressctl.render.wrapping import WIDTH, firm
from tests.support.flowing import paragraphs_of

NB, NN = "\u00a0", "\u202f"


def text_of(markdown: str, **options: object) -> str:
    """Render French text."""
    return to_text(markdown, language="fr", **options)  # type: ignore[arg-type]


def test_paragraphs_headings_and_rules() -> None:
    """A heading is underlined, a rule is three stars, blank lines stand between blocks."""
    assert text_of("# Titre\n\nUn **mot** !  \nsuite\nfin\n\n---\n\nb") == (
        f"Titre\n-----\n\nUn mot{NN}!\nsuite fin\n\n* * *\n\nb"
    )


def test_quotes_are_marked_and_code_is_indented() -> None:
    """A quote keeps its paragraphs apart, and a quote in it is deeper; code is not wrapped."""
    assert text_of("> a\n>\n> b\n\n```\nx  y\n```") == "> a\n>\n> b\n\n    x  y"
    assert text_of("> a\n>\n> > b\n> >\n> > c") == "> a\n>\n>> b\n>>\n>> c"
    assert paragraphs_of(text_of("> a\n>\n> > b")) == [(1, "a"), (1, ""), (2, "b")]
    assert text_of("    " + "x " * 60) == "    " + "x " * 60


def test_lists_hang() -> None:
    """A tight list has no blank lines, a loose one has; numbers go on; nesting indents."""
    assert text_of("- a\n- b\n  - c\n") == "- a\n- b\n  - c"
    assert text_of("9. a\n10. b\n") == "9. a\n10. b"
    assert text_of("- a\n\n  b\n- c\n") == "- a\n\n  b\n\n- c"
    long = text_of("- " + "mot " * 30)
    assert long.split("\n")[1].startswith("  mot")


def test_links_have_their_address_below() -> None:
    """Numbered, once each; unless the words say it already, or there is nowhere to go. Those of people stand beside them."""
    assert text_of("[mot](https://a.example)") == f"mot{NB}[1]\n\n[1] https://a.example"
    assert text_of(
        "[a](https://a.example), [b](https://b.example), [c](https://a.example).\n\n- [d](https://d.example)"
    ) == (
        f"a{NB}[1], b{NB}[2], c{NB}[1].\n\n- d{NB}[3]\n\n[1] https://a.example\n[2] https://b.example\n[3] https://d.example"
    )
    assert text_of("<https://a.example> <mailto:a@b.example>") == "https://a.example mailto:a@b.example"
    assert text_of("[a@b.example](mailto:a@b.example)") == "a@b.example"
    assert text_of("[écrire](mailto:a@b.example)") == "écrire <a@b.example>"
    assert text_of("[mot](javascript:x) [autre](y)") == "mot autre"
    assert text_of("[autre](y)", base_url="https://a.example/x/") == (f"autre{NB}[1]\n\n[1] https://a.example/x/y")
    assert text_of("![photo](p.jpg)", files={"p.jpg": "https://a.example/p.jpg"}) == (
        f"photo{NB}[1]\n\n[1] https://a.example/p.jpg"
    )


def test_tables_are_columns_or_lines() -> None:
    """Columns where they fit, else one line per row."""
    table = "| Ville | Habitants |\n|---|--:|\n| Rennes | 225 000 |\n"
    assert text_of(table) == "Ville   Habitants\n------  ---------\nRennes  225\u202f000"
    wide = text_of(f"| {'a' * 50} | {'b' * 50} |\n|---|---|\n| c | d |")
    assert wide.split("\n")[-1] == "c | d"


def test_the_lead_can_be_left_out_and_taken_alone() -> None:
    """Taken alone it is not wrapped yet."""
    markdown = "Le *chapô* [ici](https://a.example) !\n\nLa suite."
    assert text_of(markdown, skip_lead=True) == "La suite."
    assert lead_text(markdown, language="fr") == f"Le chapô ici{NB}[1]{NN}!"
    footnotes = Footnotes()
    lead_text(markdown, language="fr", footnotes=footnotes)
    assert text_of(markdown, skip_lead=True, footnotes=footnotes) == "La suite.\n\n[1] https://a.example"
    assert text_of("[x](https://x.example)", footnotes=footnotes) == f"x{NB}[2]\n\n[2] https://x.example"
    assert lead_text("# a", language="fr") == ""


@given(st.text(alphabet=st.sampled_from("ab é*_[]()<>!`#-> |\n1.\u00a0:"), max_size=200))
def test_no_line_is_long_unless_a_word_or_code_is(markdown: str) -> None:
    """72 characters, whatever the markup; what may not break does not."""
    for line in firm(text_of(markdown)).split("\n"):
        words = line.strip(" ")
        assert len(line) <= WIDTH or " " not in words or line.startswith("    ")


def test_no_break_spaces_never_break() -> None:
    """A line ends at ordinary spaces only."""
    text = text_of("mot " * 17 + "«\u00a0oui\u00a0» fin")
    assert text.split("\n")[1] == f"«{NB}oui{NB}» fin"
