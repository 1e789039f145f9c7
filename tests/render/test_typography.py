"""French typography: what is replaced, what is left alone, and the laws of both."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pressctl.render.typography import edits, polish

NB, NN = "\u00a0", "\u202f"
PROSE = st.text(alphabet=st.sampled_from(" \n«»‹›:;!?%€'’.…aéÉlM09@`/-=)(DP\u00a0\u202fw"), max_size=60)
LANGUAGES = st.sampled_from(["fr", "fr-FR", "fr-CA", "fr-CH", "FR_be", "en", "de", "ar"])


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Il faut agir !", f"Il faut agir{NN}!"),
        ("Qui ? Quoi ; rien", f"Qui{NN}? Quoi{NN}; rien"),
        ("Vraiment ?!", f"Vraiment{NN}?!"),
        ("sans appel : les élus", f"sans appel{NB}: les élus"),
        ("à savoir :", f"à savoir{NB}:"),
        ("« Il faut agir »", f"«{NB}Il faut agir{NB}»"),
        ("Jérôme Durain : « Agir ! »", f"Jérôme Durain{NB}: «{NB}Agir{NN}!{NB}»"),
        ("deux  espaces  !", f"deux  espaces{NN}!"),
        ("50 % de 3 €", f"50{NB}% de 3{NB}€"),
        ("l'État aujourd'hui", "l’État aujourd’hui"),
        ("et ainsi de suite...", "et ainsi de suite…"),
        ("« https://exemple.fr » !", f"«{NB}https://exemple.fr{NB}»{NN}!"),
    ],
)
def test_french_spaces_apostrophes_and_dots(written: str, printed: str) -> None:
    """What the Imprimerie nationale asks for is done to what the author wrote."""
    assert polish(written, "fr") == printed


@pytest.mark.parametrize(
    "text",
    [
        "collés! sans espace: rien n’est ajouté",
        "rendez-vous à 10:30",
        "un écran 16:9",
        "std::vector",
        "bravo :smile: merci",
        "merci :) et ;-)",
        "https://exemple.fr/a?b=1;c=l'été...",
        "www.exemple.fr/l'un",
        "o'brien@exemple.fr",
        "du code `x ! y ...` ici",
        "x != y",
        "12 000 habitants",
        "....",
        f"déjà{NB}! fait{NN}:",
        "5'30",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    """Addresses, mails, code, times, ratios, emoji names and no-break spaces stay as written."""
    assert polish(text, "fr") == text


@pytest.mark.parametrize("language", ["en", "de", "ar", "frr", ""])
def test_other_languages_are_neutral(language: str) -> None:
    """Only French is touched; frr is North Frisian."""
    assert polish("« L'été » ! 50 % : ...", language) == "« L'été » ! 50 % : ..."


def test_quebec_keeps_its_exclamation_marks() -> None:
    """Québec has no space before ! ; one that is there stays as its author wrote it."""
    assert polish("« Oui » : non !", "fr-CA") == f"«{NB}Oui{NB}»{NB}: non !"


def test_switzerland_is_narrow_throughout() -> None:
    """Swiss French uses thin spaces, inside guillemets too."""
    assert polish("« Oui » : non !", "fr-CH") == f"«{NN}Oui{NN}»{NN}: non{NN}!"


def test_narrow_off_uses_ordinary_no_break_spaces() -> None:
    """X counts U+202F as two: without it, the same places hold U+00A0."""
    assert polish("« Oui » : non !", "fr-CH", narrow=False) == f"«{NB}Oui{NB}»{NB}: non{NB}!"


@given(PROSE, LANGUAGES)
@example("a !? ::b  » «  x@y.fr :", "fr")
def test_twice_changes_nothing_more(text: str, language: str) -> None:
    """Polishing is idempotent, with narrow spaces and without."""
    for narrow in (True, False):
        once = polish(text, language, narrow=narrow)
        assert polish(once, language, narrow=narrow) == once


@given(PROSE, LANGUAGES)
def test_only_spaces_apostrophes_and_dots_change(text: str, language: str) -> None:
    """Whatever else is written stays, in its order."""
    for start, end, sign in edits(text, language):
        assert (set(text[start:end]), sign) in [({" "}, NB), ({" "}, NN), ({"'"}, "’"), ({"."}, "…")]


@given(PROSE, LANGUAGES)
def test_no_break_spaces_survive(text: str, language: str) -> None:
    """None that is there is ever lost, and no space is inserted where there was none."""
    printed = polish(text, language)
    assert printed.count(NB) >= text.count(NB)
    assert printed.count(NN) >= text.count(NN)
    assert sum(map(printed.count, (" ", NB, NN))) <= sum(map(text.count, (" ", NB, NN)))


def test_a_hostile_length_takes_linear_time() -> None:
    """A megabyte of spaces, dots or at signs ends at once."""
    for piece in (" ", "a ", "...", "a@", "`", "« ", "x."):
        assert polish(piece * (1_000_000 // len(piece)), "fr")
