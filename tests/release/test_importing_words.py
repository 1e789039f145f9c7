"""No word of a text is lost on its way through Markdown, whatever characters it is made of."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.errors import Invalid
from pressctl.release.escaping import escape_heading, escape_inline, escape_line, escape_paragraph
from tests.release.texts import body, imported, kept_words, reading, release_of, shown, words

# What Markdown acts on, and what prose is made of; no line ends.
MARKUP = st.sampled_from(
    [*list("\\`*_{}[]()#+-.!|<>~=:&;\"'«»“„”0123456789"), "&amp;", "&#35;", "](x)", "://", "  ", "    "]
)
LETTERS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn"), exclude_characters="\ufeff"), max_size=4
)
LINE = st.lists(st.one_of(MARKUP, LETTERS, st.sampled_from([" ", "\u00a0", "\u202f", "a", "É", "de", "1."]))).map(
    "".join
)
SENTENCE = st.sampled_from(
    [
        "Le maire ouvre l’école mardi 6 novembre.",
        "« Nous agirons vite », a dit Anne Martin, maire de Tours.",
        "Un intertitre sans point",
        "TITRE EN CAPITALES À LA SNCF",
        "- un point de liste",
        "2. un point numéroté",
        "###",
        "Contact presse : Anne Martin, 01 02 03 04 05",
        "À propos de Tours",
        "Posted in Actu, Vie locale.",
        "SOUS EMBARGO JUSQU’AU 6 novembre 2024, 10 h",
        "Paris, le 6 novembre 2024",
        "COMMUNIQUÉ DE PRESSE",
        "Notes aux rédactions",
        "Partager :",
        "-----",
        "From: Press <a@b.example>",
        "To: you",
        "Subject: PRESS RELEASE: Un titre",
        "Un titre qui se répète dans la page - Ville de Tours",
        "Un titre qui se répète dans la page",
        "Articles similaires",
        "FIN",
        "Bonjour,",
        "Pressekontakt:",
        "Noot voor de redactie",
        "بيان صحفي",
        "【お問い合わせ先】 広報部 TEL：03-0000-0000",
        "2024年11月6日",
        "11/6/2024",
        "– C’est un pas important, säger Karin Lind, vd.",
        "Page 2 sur 3",
        "Nov. 6, 2024      Contact: Jane Doe",
        "FOR IMMEDIATE RELEASE: Un titre assez long qui continue à la",
        "",
        "    indenté de quatre",
        "About half of all riders in the region said they had no",
        "helmet when they were asked about it in the street by us.",
    ]
)


def bare_words(text: str) -> list[str]:
    """Return what stands between ordinary spaces; no-break spaces are part of it, but at the ends of lines."""
    return [word for word in re.split(r"[ \n]+", re.sub(r"[ \t]*\n[ \t]*", "\n", text).strip()) if word]


@given(st.lists(LINE, min_size=1, max_size=4))
def test_a_paragraph_is_shown_as_it_was_written(lines: list[str]) -> None:
    """A CommonMark reader shows an escaped paragraph as the very same words, and makes nothing else of it."""
    text = "\n".join(line for line in lines if line.strip())
    assert bare_words(shown(escape_paragraph(text))) == bare_words(text)
    assert bare_words(shown(escape_paragraph(text, hard=True))) == bare_words(text)


@given(LINE)
def test_a_heading_is_shown_as_it_was_written(text: str) -> None:
    """So are the words of a heading, closing hashes included."""
    assert bare_words(shown(f"## {escape_heading(text)}")) == bare_words(text)


@given(LINE)
def test_a_list_item_and_a_bold_title_are_shown_as_they_were_written(text: str) -> None:
    """So are the words of list items."""
    escaped = escape_paragraph(text)
    assert bare_words(shown(f"- {escaped}\n- b")) == [*bare_words(text), "b"]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# Titre", "\\# Titre"),
        ("#Rennes", "#Rennes"),
        ("- un", "\\- un"),
        ("+ un", "\\+ un"),
        ("* un", "\\* un"),
        ("– un", "– un"),
        ("> cité", "\\> cité"),
        ("1. un", "1\\. un"),
        ("2) deux", "2\\) deux"),
        ("12.5 %", "12.5 %"),
        ("1986. Une année", "1986\\. Une année"),
        ("---", "\\---"),
        ("===", "\\==="),
        ("~~~", "\\~\\~\\~"),
        ("a ~ b", "a ~ b"),
        ("_important_", "\\_important\\_"),
        ("un_nom@exemple.fr", "un_nom@exemple.fr"),
        ("`code`", "\\`code\\`"),
        ("<b>gras</b>", "\\<b>gras\\</b>"),
        ("1 < 2", "1 < 2"),
        ("[mot](x)", "\\[mot](x)"),
        ("R&D &amp; AT&T", "R&D \\&amp; AT&T"),
        ("C:\\dossier", "C:\\\\dossier"),
        ("    indenté", "indenté"),
        ("|a|b|", "|a|b|"),
        ("|---|", "\\|---|"),
    ],
)
def test_only_what_markdown_would_eat_is_escaped(text: str, escaped: str) -> None:
    """The source stays readable: no character is escaped that Markdown leaves alone there."""
    assert escape_line(text) == escaped


def test_inline_text_is_escaped_wherever_it_stands() -> None:
    """Emphasis, code and links are escaped within a line; signs that only open blocks are not."""
    assert escape_inline("# a *b* [c](d)") == "# a \\*b\\* \\[c](d)"


@given(st.lists(st.one_of(SENTENCE, LINE), min_size=1, max_size=25).map("\n".join), st.booleans())
@pytest.mark.usefixtures("untraced")
def test_no_word_is_lost_whatever_the_text(text: str, roomy: bool) -> None:  # noqa: FBT001  (Hypothesis draws it)
    """Every word of any text is in its release: in the text, in a key, or in a comment; and the release reads."""
    text = text.replace("\n", "\n\n") if roomy else text
    try:
        found = imported(text)
    except Invalid:
        return
    assert not words(text) - kept_words(found.document)
    assert reading(found).release, reading(found).findings


@given(st.text(max_size=400))
def test_any_text_is_imported_or_refused(text: str) -> None:
    """Junk gives a release that reads, or a clear refusal; never another exception."""
    try:
        found = imported(text)
    except Invalid:
        return
    assert reading(found).release, reading(found).findings


@pytest.mark.parametrize(
    "piece",
    ["a ", "« ", "_", "*", "“", '"', "1. a\n", "- a\n", "a\n\n", "« a\n\n", "Contact:\n", "Print\n", "###\n", "A B c.\n\n", "6 novembre ", "« a b c d », a dit ", "embargo until\n", "a:\n\n« b c d\n\n", "À propos de X\n", "01 ", "a@", "\x0c", f"{'-' * 72}\n", f"{'- ' * 36}\n", f"{'= ' * 30}fin\n", f"Le projet{' ' * 40}x\n"],
)  # fmt: skip
@pytest.mark.usefixtures("untraced")
def test_long_texts_come_to_an_end(piece: str) -> None:
    """A megabyte of anything is imported or refused."""
    lines = "\n".join([piece * (10_000 // len(piece))] * 5)
    for text in (piece * (1_000_000 // len(piece)), f"Un titre\n\n{lines}"):
        with suppress(Invalid):
            imported("\n".join(text.split("\n")[:4_900]) if len(text) < 100_000 else text)


def test_lists_rules_and_addresses_keep_their_form() -> None:
    """Bullets of any sign become a list, numbers that count up too; rules a pause; short lines stay lines."""
    text = "Voici :\n\n• un\n• deux\n\n-----\n\nPuis.\n\n3. trois\n4. quatre\n\nHôtel de ville\nPlace 1\n\n1. seul\n\n-----"
    assert body(release_of(text).document) == (
        "Voici :\n\n- un\n- deux\n\n* * *\n\nPuis.\n\n3. trois\n4. quatre\n\nHôtel de ville\\\nPlace 1\n\n1\\. seul\n"
    )


def test_a_list_of_wrapped_items_and_numbers_that_do_not_count_up() -> None:
    """An item goes on in lines without a mark; numbers out of order are text."""
    text = "Voici :\n\n- un point qui\n  continue\n- deux\n\n7. pommes\n9. poires"
    assert (
        body(release_of(text).document) == "Voici :\n\n- un point qui continue\n- deux\n\n7\\. pommes\n\n9\\. poires\n"
    )


def test_headings_are_told_by_their_form() -> None:
    """One short line without final punctuation above text; not a question, a speaker, an address, a last line."""
    text = (
        "Un premier paragraphe.\n\nUn intertitre\n\nDu texte.\n\nPourquoi ?\n\nDu texte.\n\nTitre souligné :\n=====\n\nDu texte.\n\n"
        "presse@exemple.fr\n\nDu texte.\n\nDeux lignes\n\nd’affilée\n\nDu texte.\n\nDernière ligne"
    )
    headings = re.findall(r"^## (.*)$", body(release_of(text).document), re.MULTILINE)
    assert headings == ["Un intertitre", "Titre souligné :", "d’affilée"]


def test_wrapped_lines_become_one_paragraph() -> None:
    """Lines wrapped at a width are one paragraph, a heading directly above them its own."""
    text = (
        "Le premier paragraphe est long et a été coupé par un programme à\nsoixante-dix caractères environ, comme on "
        "faisait.\n\nUn intertitre\nLe second paragraphe est long et a été coupé par un programme à\nsoixante-dix "
        "caractères environ, comme on faisait autrefois dans le\ncourrier."
    )
    assert body(release_of(text).document).count("\n\n") == 2
    assert "\n\n## Un intertitre\n\nLe second paragraphe" in body(release_of(text).document)
