"""The typography of each locale: what is replaced, what is left alone, and the laws of both."""

import re
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pressctl.render.markdown import to_html
from pressctl.render.typography import edits, polish
from pressctl.render.words import available, find

NB, NN = "\u00a0", "\u202f"
SPACES, MARKS = f" {NB}{NN}", "'\"’‘‚“”„«»‹›"
TYPESET = ["fr", "fr-CA", "fr-CH", "en", "en-US", "de", "de-CH", "es", "es-MX"]
LANGUAGES = st.sampled_from([*TYPESET, "fr-FR", "FR_be", "it", "ar", "tlh"])
SIGNS = ' \n\n\'"\'""«»‹›“”„‘’:;!?%€.…-–()[]@#`/='
WORDS = "a é É M. Mr Herr z. B. 12 000 6 1er novembre November enero h km n° p. tis n x@y.fr www.x.fr :) a.pdf"
PIECES = st.sampled_from([*SIGNS, NB, NN, "\n\n", *WORDS.split(" ")])
PROSE = st.lists(PIECES, max_size=24).map("".join)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        # signs
        ("Il faut agir !", "Il faut agir_!"),
        ("Qui ? Quoi ; rien", "Qui_? Quoi_; rien"),
        ("Vraiment ?!", "Vraiment_?!"),
        ("sans appel : les élus", "sans appel~: les élus"),
        ("à savoir :", "à savoir~:"),
        ("deux  espaces  !", "deux  espaces_!"),
        # quotes
        ("« Il faut agir »", "«~Il faut agir~»"),
        ("Jérôme Durain : « Agir ! »", "Jérôme Durain~: «~Agir_!~»"),
        ('Il dit : "non".', "Il dit~: «~non~»."),
        ("l'\"urgence\" d'un mot", "l’«~urgence~» d’un mot"),
        ('« Il a dit "oui" hier »', "«~Il a dit “oui” hier~»"),
        ('"Il a dit "oui" hier"', "«~Il a dit “oui” hier~»"),
        ('("oui")', "(«~oui~»)"),
        ("le mot 'juste'", "le mot ‘juste’"),
        ('"Un début\n\n"et une fin"', "«~Un début\n\n«~et une fin~»"),
        # apostrophes
        ("l'État aujourd'hui", "l’État aujourd’hui"),
        ("l'11 mai, d'1 million", "l’11~mai, d’1~million"),
        ("l'«urgence»", "l’«urgence»"),
        # figures
        ("50 % de 3 €", "50~% de 3~€"),
        ("12 000 habitants, 1 234 567 €", "12_000 habitants, 1_234_567~€"),
        ("n° 12, p. 12, § 3, art. 5", "n°~12, p.~12, §~3, art.~5"),
        ("12 km, 3 m², 5 °C, 12 millions d'euros", "12~km, 3~m², 5~°C, 12~millions d’euros"),
        ("à 10 h 30, 14 h", "à 10~h~30, 14~h"),
        ("le 6 novembre 2024, le 1er janvier", "le 6~novembre 2024, le 1er~janvier"),
        # names
        ("M. Dupont, Mme Durand et Me Petit", "M.~Dupont, Mme~Durand et Me~Petit"),
        ("« https://exemple.fr » !", "«~https://exemple.fr~»_!"),
    ],
)
def test_french(written: str, printed: str) -> None:
    """What the Imprimerie nationale asks for is done to what the author wrote."""
    assert shown(polish(written, "fr")) == printed


@pytest.mark.parametrize(
    ("language", "written", "printed"),
    [
        ("fr-CA", '"Oui" : non ! 12 000 $', "«~Oui~»~: non_! 12~000~$"),
        ("fr-CH", "\"Oui, 'non'\" : non ! 12 000", "«Oui, ‹non›»_: non_! 12_000"),
        ("fr-CH", "« Oui » à 15 h 30", "«_Oui_» à 15~h~30"),
        ("en", '"We won\'t," she said.', "“We won’t,” she said."),
        ("en", "He said \"they call it 'mad'\"", "He said “they call it ‘mad’”"),
        ("en", "He said 'they call it \"mad\"'", "He said ‘they call it “mad”’"),
        ("en", '“He said "no" twice”', "“He said ‘no’ twice”"),
        (
            "en",
            "the workers' rights of the '90s; 'tis rock 'n' roll",
            "the workers’ rights of the ’90s; ’tis rock ’n’ roll",
        ),
        ("en", '"word"—she said—"ok" ("yes")', "“word”—she said—“ok” (“yes”)"),
        ("en", "Mr Smith, St. John, No. 5, p. 12", "Mr~Smith, St.~John, No.~5, p.~12"),
        ("en-GB", "on 6 November at 10 a.m., 5 million, 50 km", "on 6~November at 10~a.m., 5~million, 50~km"),
        ("en-US", "On November 6, 2024", "On November~6, 2024"),
        ("de", "\"Das ist 'gut'\", sagte sie.", "„Das ist ‚gut‘“, sagte sie."),
        ("de", "wie geht's? Hans' Auto", "wie geht’s? Hans’ Auto"),
        ("de", "z. B., d. h., i. d. R., n. Chr.", "z.~B., d.~h., i.~d.~R., n.~Chr."),
        ("de", "Herr Müller, Dr. Weiß, Nr. 5, S. 12, § 3", "Herr~Müller, Dr.~Weiß, Nr.~5, S.~12, §~3"),
        ("de", "am 6. November um 14 Uhr, 50 %, 12 000", "am 6.~November um 14~Uhr, 50~%, 12_000"),
        ("de-CH", "\"Das ist 'gross'\", 1'000 Franken, groß", "«Das ist ‹gross›», 1'000 Franken, groß"),
        ("de-AT", '"Ja"', "„Ja“"),
        ("es", '"¿Qué "tal" estás?"', "«¿Qué “tal” estás?»"),
        ("es", "“Así”, dijo 'él'", "“Así”, dijo ‘él’"),
        ("es", "El Sr. García, p. ej., EE. UU., a. m.", "El Sr.~García, p.~ej., EE.~UU., a.~m."),
        ("es", "el 6 de noviembre, 50 %, n.º 5", "el 6~de noviembre, 50~%, n.º~5"),
        ("es-MX", '"Hola "mundo" ok"', "“Hola ‘mundo’ ok”"),
    ],
)
def test_each_locale_has_its_own(language: str, written: str, printed: str) -> None:
    """Quotes, spaces and bound words are those of the place."""
    assert shown(polish(written, language)) == printed


@pytest.mark.parametrize("language", TYPESET)
@pytest.mark.parametrize(
    "text",
    [
        "10:30",
        "16:9",
        "std::vector",
        "bravo :smile: merci",
        "merci :) et ;-)",
        "https://exemple.fr/a?b=1;c=l'été...",
        "www.exemple.fr/l'un",
        "exemple.fr/l'un",
        "o'brien@exemple.fr",
        "du code `x ! y 'z' ...` ici",
        "x != y",
        "#L'Été",
        "@l'élu",
        "l'affiche-d'été.pdf",
        "....",
        "et ... puis -- ou --- enfin",
        "5' 10\"",
        "5'30",
        "1'000'000",
        '12"',
        "12″ et 5′",
        "06 12 34 56 78",
        "+33 123 456 789",
        "2024 300",
        '" seul "',
        f"déjà{NB}! fait{NN}:",
        "“fait” ‘fait’ «fait» „fait“",
    ],
)
def test_what_is_left_alone(text: str, language: str) -> None:
    """Addresses, code, times, ratios, emoji names, primes, files, telephones, dots and dashes stay as written."""
    assert polish(text, language) == text


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('a 12" pipe is "big"', 'a 12" pipe is “big”'),
        ('"a 12" pipe is big"', '“a 12" pipe is big”'),
        ('"He is 6\'2" tall," she said', "“He is 6'2\" tall,” she said"),
        ('"in 2024"', "“in 2024”"),
    ],
)
def test_inches_are_told_from_quotes(written: str, printed: str) -> None:
    """A mark after a figure closes a quote only where nothing else does."""
    assert polish(written, "en") == printed


@pytest.mark.parametrize("language", ["it", "ar", "frr", "tlh", ""])
def test_other_languages_are_neutral(language: str) -> None:
    """What has no rules of its own stays as written; frr is North Frisian, and tlh speaks English for want of its own."""
    text = '« L\'été » ! 50 % : "..." 12 000'
    assert polish(text, language) == text


def test_narrow_off_uses_ordinary_no_break_spaces() -> None:
    """X counts U+202F as two: without it, the same places hold U+00A0."""
    assert shown(polish("« Oui » : non ! 12 000", "fr-CH", narrow=False)) == "«~Oui~»~: non~! 12~000"


@given(PROSE, LANGUAGES)
@settings(max_examples=400)
@example("a !? ::b  » «  x@y.fr :", "fr")
@example("\"\"'\"''", "fr")
@example('"12" \'a\'"', "en")
@example("'90s à 14 h 30 l' été", "de")
@example("«0 %'––à", "fr-CH")
@example("\u202f'  \xa0›b 1'", "fr-CH")
def test_twice_changes_nothing_more(text: str, language: str) -> None:
    """Polishing is idempotent, with narrow spaces and without."""
    for narrow in (True, False):
        once = polish(text, language, narrow=narrow)
        assert polish(once, language, narrow=narrow) == once


@given(PROSE, LANGUAGES)
@settings(max_examples=400)
@example("a\nn", "en")
def test_only_spaces_apostrophes_and_quotes_change(text: str, language: str) -> None:
    """No letter, figure, dot or dash is ever touched, and what stands on a line stays there."""
    printed = polish(text, language)
    assert bare(printed) == bare(text)
    for start, end, sign in edits(text, language):
        replaced = text[start:end]
        if set(replaced) == {" "}:
            assert sign in {NB, NN}
        else:
            assert replaced in {"'", '"'}
            assert sign.strip(SPACES) in set(MARKS) - {"'", '"'}
            assert len(sign) == 1 or "«" in sign or "»" in sign


@given(
    st.lists(st.one_of(PIECES, st.sampled_from(["*", "**", "_", "`", "[", "](https://x.fr/l'a)", "> ", "- "]))),
    LANGUAGES,
)
def test_markup_is_as_it_was(pieces: list[str], language: str) -> None:
    """Through Markdown too, nothing but spaces, apostrophes and quotes changes: no tag, no address, no letter."""
    markdown = "".join(pieces)
    typeset, written = (unescape(to_html(markdown, language=tag)) for tag in (language, "zxx"))
    assert bare(typeset) == bare(written)
    assert re.findall('<[^>"]*>', typeset) == re.findall('<[^>"]*>', written)


@given(PROSE, LANGUAGES)
def test_no_break_spaces_and_printed_marks_survive(text: str, language: str) -> None:
    """None that is there is lost, and no space is inserted but within guillemets that were straight."""
    printed = polish(text, language)
    assert printed.count(NB) >= text.count(NB)
    assert printed.count(NN) >= text.count(NN)
    assert all(printed.count(mark) >= text.count(mark) for mark in "’‘‚“”„«»‹›")
    added = sum(len(sign) - 1 for start, end, sign in edits(text, language) if text[start:end] == '"')
    assert sum(map(printed.count, SPACES)) <= sum(map(text.count, SPACES)) + added


@given(
    PROSE,
    PROSE,
    st.sampled_from(["https://x.fr/l'a?b=\u2019", "l'un@x.fr", "#L'Été", "@l'élu", "a'b.pdf", "10:30"]),
    LANGUAGES,
)
def test_what_is_no_prose_stands_in_any_prose(before: str, after: str, kept: str, language: str) -> None:
    """An address, account, hashtag, file or time comes out as it went in, whatever stands around it."""
    assert f" {kept} " in re.sub(f"[{SPACES}]", " ", polish(f"{before} {kept} {after}", language))


@given(PROSE, LANGUAGES)
def test_narrow_or_not_is_the_only_difference(text: str, language: str) -> None:
    """Without narrow spaces the same places change, to as many characters."""
    parts, done = [], 0
    for start, end, sign in edits(text, language):
        parts += [text[done:start], sign.replace(NN, NB)]
        done = end
    assert polish(text, language, narrow=False) == "".join([*parts, text[done:]])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_hostile_length_takes_linear_time(language: str) -> None:
    """Fifty thousand characters of any one thing take a moment of the processor, and no square of it."""
    pieces = (
        " ",
        "a ",
        "...",
        "a@",
        "`",
        "« ",
        "x.",
        '"',
        "'",
        "\"'",
        "1 ",
        "12 000 ",
        ".pdf",
        ".fr/",
        "#a'",
        "'a\" ",
        '"1" ',
        "\n \n",
    )
    for piece in pieces:
        text = piece * (50_000 // len(piece))
        assert polish(text, language)


@pytest.mark.parametrize("code", [code for code in available() if find(code).typography])
def test_a_language_binds_its_own_dates(code: str) -> None:
    """The day stays with its month, in the form the language's own dates have."""
    locale = find(code)
    for month in locale.months.split(" "):
        date = locale.date.format(day=6, month=month, year=2024)
        assert NB in date
        assert polish(date.replace(NB, " "), code) == date


def shown(text: str) -> str:
    """Return a text with its no-break spaces as "~", and the narrow ones as "_"."""
    return text.replace(NB, "~").replace(NN, "_")


def bare(text: str) -> str:
    """Return a text without spaces, apostrophes and quotes."""
    return re.sub(f"[{SPACES}{MARKS}]", "", text)
