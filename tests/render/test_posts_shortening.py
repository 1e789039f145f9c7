"""A text is cut after a sentence or a word, never at a no-break space nor with « left open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.render.sentences import first_sentences, first_words, sentence_ends
from tests.render.test_telling import LONG, NUMBER, posts_of, threaded

HEADLINE = "Jérôme Durain\u00a0: «\u00a0Les maires ne peuvent pas lutter seuls contre le narcotrafic\u202f!\u00a0»"


@pytest.mark.parametrize(
    "sentences",
    [
        ["Le sénateur est là.", " Il part."],
        ["M. Dupont est là.", " Mme. Durand aussi."],
        ["Le Dr. Martin et J. Durain, av. J.-C., à St. Étienne.", " Fin."],
        ["Depuis le 1er janv. 2024, rien.", " Rien\u202f!"],
        ["«\u00a0Il faut agir.\u00a0»", " Le sénateur insiste."],
        ["«\u00a0Agir\u202f! Vite.\u00a0», dit-il (bien. Très bien), et il part.", " Oui."],
        ["Non\u202f!", " «\u00a0Oui\u202f?\u00a0»", " 2024 vient…", " Et après."],
        ["The U.S. Senate met.", " “It left.”", " Mr. Smith stayed."],
        ["Une phrase sans fin… mais si", ""],
        ["Un crochet [ouvert.", " Encore."],
        ["", ""],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    """Abbreviations, initials and speech do not end a sentence."""
    text = "".join(sentences)
    ends = [*sentence_ends(text), len(text)]
    assert [text[start:end] for start, end in zip([0, *ends], ends, strict=False) if end] == [
        part for part in sentences if part
    ]


@pytest.mark.parametrize(
    ("room", "kept"),
    [
        (82, "Jérôme Durain\u00a0: «\u00a0Les maires ne peuvent pas lutter seuls contre le…\u00a0»"),
        (55, "Jérôme Durain\u00a0: «\u00a0Les maires ne peuvent pas lutter…\u00a0»"),
        (24, "Jérôme Durain\u00a0: «\u00a0Les…\u00a0»"),
        (23, "Jérôme Durain…"),
        (8, "Jérôme…"),
        (4, "Jér…"),
        (1, ""),
    ],
)
def test_a_headline(room: int, kept: str) -> None:
    """The quotation is closed as it was opened, and no sign is left waiting for what was cut."""
    assert first_words(HEADLINE, lambda text: len(text) <= room) == kept


@pytest.mark.parametrize(
    ("text", "room", "kept"),
    [
        ("Le maire (et la préfète) parlent", 18, "Le maire (et la…)"),
        ("Le maire « et la préfète » parlent", 20, "Le maire « et la…\u00a0»"),
        ("The “first and last” word", 14, "The “first…”"),
        ("Das „erste und letzte“ Wort", 14, "Das „erste…“"),
        ("Anticonstitutionnellement", 10, "Anticonst…"),
        ("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 10, "👨‍👩‍👧‍👦…"),
        ("a\u00a0b\u00a0c\u00a0d", 3, "a…"),
        ("10\u00a0000 euros", 9, "10\u00a0000…"),
        ("Il part. Puis revient", 10, "Il part…"),
    ],
)
def test_words(text: str, room: int, kept: str) -> None:
    """Brackets and quotations are closed; what has no space is cut between graphemes."""
    assert first_words(text, lambda part: len(part) <= room) == kept


def test_whole_sentences_need_no_ellipsis() -> None:
    """As many sentences as fit are kept as they are, and none at all when the first is too long."""
    text = "Un deux. Trois quatre. Cinq six."
    assert first_sentences(text, lambda part: len(part) <= 25) == "Un deux. Trois quatre."
    assert first_sentences(text, lambda part: len(part) <= 5) == ""


@pytest.mark.parametrize("text", ["!" * 50_000, f".{' ' * 50_000}", f"!{' »' * 25_000}", "« " * 25_000, "A. " * 9_000])
def test_hostile_text_comes_to_an_end(text: str) -> None:
    """Rows of marks, spaces and quotation marks are read once, not once for each of their places."""
    assert len(first_sentences(text, lambda part: len(part) <= 300)) <= 300


WORDS = st.lists(
    st.tuples(st.text("aéŒß", min_size=1, max_size=8), st.sampled_from([" ", "\u00a0", "\u202f"])),
    min_size=2,
    max_size=20,
)


@given(WORDS, st.integers(9, 60))
def test_never_at_a_no_break_space(words: list[tuple[str, str]], room: int) -> None:
    """Words held together by a no-break space are kept or dropped together, as long as a space is left."""
    text = "".join(word + space for word, space in words).rstrip(" \u00a0\u202f")
    kept = first_words(text, lambda part: len(part) <= room)
    first = text.split(" ")[0]
    if len(first) < room and " " in text:
        assert kept.endswith("…")
        assert text.startswith(kept[:-1])
        assert text[len(kept) - 1] == " "


@given(st.text("aé «»“”()[]\u00a0.!", max_size=80), st.integers(1, 60))
def test_nothing_stays_open(text: str, room: int) -> None:
    """A cut text fits, and closes every quotation and bracket it opens."""
    kept = first_words(text, lambda part: len(part) <= room)
    assert len(kept) <= room
    if kept and not {"»", "”", ")", "]"} & set(text):
        for opening, closing in ("«»", "“”", "()", "[]"):
            assert kept.count(opening) == kept.count(closing)


@pytest.mark.parametrize("network", ["x", "bluesky"])
def test_a_thread_that_is_made_ends_with_a_sentence(network: str) -> None:
    """Before a quotation that no post has room for, not at the words that lead to it; nor within the sixth post's sentence."""
    fact = "Les maires ont été entendus mercredi à Lyon, par le groupe, sur les moyens de leur police municipale."
    quotation = f"Il a cité «\u00a0un propos. {LONG * 3}Fin.\u00a0»"
    posts, _ = posts_of(network, social=threaded(), lead=fact, body=f"{fact} Il part.\n\n{quotation} Voilà.\n")
    assert len(posts) > 1
    assert "Il a cité" not in "".join(post.text for post in posts)
    endless, _ = posts_of(network, social=threaded(), lead=fact, body=f"{fact}\n\n{LONG * 12}\n")
    assert not any(NUMBER.sub("", post.text).endswith("…") for post in endless)
