"""Quotations with their speakers, as the words beside them name them."""

import pytest

from pressctl.model import Quote
from pressctl.release.plain.quotations import headline_quote
from pressctl.release.plain.speakers import role_before
from tests.release.texts import imported, listed, reading, release_of, values


def quotes(text: str) -> list[tuple[str, str, str]]:
    """Return text, speaker and role of the quotations of a text."""
    release = reading(release_of(f"Du texte.\n\n{text}")).release
    assert release
    return [(quote.text, quote.speaker, quote.role) for quote in release.quotes]


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("« Il faut agir vite », a rappelé le sénateur, soulignant l’enjeu.", "le sénateur", ""),
        (
            "« Il faut agir vite ! », a déclaré Anne Martin, sénatrice de l’Ain, hier.",
            "Anne Martin",
            "sénatrice de l’Ain",
        ),
        ("« Il faut agir vite », déclare le sénateur Paul Durain.", "Paul Durain", "sénateur"),
        ("« Il faut agir vite », souligne la maire de Rennes en visite à Paris.", "la maire de Rennes", ""),
        ("« Il faut agir vite », a ainsi expliqué M. Paul Durain hier.", "M. Paul Durain", ""),
        ("« Il faut agir vite », se félicite Mme Riou.", "Mme Riou", ""),
        ("« Il faut agir vite », ajoute-t-il. Selon J. Durain, « rien ne change vraiment ».", "J. Durain", ""),
        ("Lors de la séance, Jean de La Tour a déclaré : « Il faut agir vite. »", "Jean de La Tour", ""),
        ("Anne Martin : « Il faut agir vite. »", "Anne Martin", ""),
        ("Anne Martin, présidente du groupe : « Il faut agir vite. »", "Anne Martin", "présidente du groupe"),
        ("« Il faut agir vite » – Anne Martin, présidente", "Anne Martin", "présidente"),
        ("« Il faut agir vite »\n— Anne Martin, présidente", "Anne Martin", "présidente"),
        ("« Il faut agir vite »\n\n— Anne Martin, présidente", "Anne Martin", "présidente"),
        ("Selon le ministre de l’Intérieur, « il faut agir vite ».", "le ministre de l’Intérieur", ""),
        ("Dazu sagt Lou Winter: „Wir müssen jetzt schnell handeln.“", "Lou Winter", ""),
        ("Hierover zegt Jan Smit: “We moeten nu snel handelen.”", "Jan Smit", ""),
        ('"We must act now," said Jane Doe, CEO of Acme.', "Jane Doe", "CEO of Acme"),
        ('"We must act now," said Home Office crime minister Jane Doe.', "Jane Doe", "Home Office crime minister"),
        (
            "«Hay que actuar ya», dijo el director de la asociación ELMC Rodrigo Roble.",
            "Rodrigo Roble",
            "director de la asociación ELMC",
        ),
        (
            '"Nyt on toimittava", sanoo Ystävät ry:n puheenjohtaja Lauri Kangas.',
            "Lauri Kangas",
            "Ystävät ry:n puheenjohtaja",
        ),
        ('"We must act now," said A.J. Doe, CEO of Acme.', "A.J. Doe", "CEO of Acme"),
        ("“We must act now,” Acme CEO Jane Doe said on Monday.", "Jane Doe", "Acme CEO"),
        ("“We must act now,” said Sen. Lopez. “It is late.”", "Sen. Lopez", ""),
        ("Jane Doe, chief executive of Acme, said: “We must act now.”", "Jane Doe", "chief executive of Acme"),
        ("Transport Minister Sarah Field said:\n\n“We must act now.”", "Sarah Field", "Transport Minister"),
        ("„Wir müssen jetzt handeln“, sagte Oberbürgermeisterin Eva Weiß.", "Oberbürgermeisterin Eva Weiß", ""),
        ("„Wir müssen jetzt handeln“, so Eva Weiß, Sprecherin der Stadt.", "Eva Weiß", "Sprecherin der Stadt"),
        ("«Hay que actuar ya», dijo la alcaldesa Ada Ruiz.", "Ada Ruiz", "alcaldesa"),
    ],
)
def test_the_speaker_is_whom_the_text_names(text: str, speaker: str, role: str) -> None:
    """Before, after, above, with a dash; name and role apart where both are there."""
    ((_, named, called),) = quotes(text)
    assert (named, called) == (speaker, role)


@pytest.mark.parametrize(
    "text",
    [
        "« Il faut agir vite », a-t-il ajouté.",
        "“We must act now,” she said on Monday.",
        "“We must act now,” said Monday.",
        "L’expression « main de maître » est belle.",
        "Il a parlé d’un « plan d’action global » et de moyens.",
        "Dans ce cadre, il a dit : « Il faut agir vite. »",
        "Conclusion : « il faut agir vite ».",
        "« Il faut agir vite, a dit Anne Martin.",
        "« Oui », a dit Anne Martin.",
        'Un pouce (") et deux pouces (") font trois, dit-on.',
    ],
)
def test_what_nobody_in_particular_says_is_no_quote(text: str) -> None:
    """Pronouns, scare quotes, unclosed marks, two words: the text stays, no quote is made of it."""
    assert quotes(text) == []


def test_a_quotation_is_its_words_without_marks_and_closing_comma() -> None:
    """Marks, no-break spaces and the comma before the speaker are not part of it; it stays in the text."""
    text = "«\u00a0Il faut agir, et vite\u00a0», a dit Anne Martin."
    assert quotes(text)[0][0] == "Il faut agir, et vite"
    assert quotes('"We must act now," said Jane Doe.')[0][0] == "We must act now"
    release = reading(release_of(text)).release
    assert release
    assert text in release.body


def test_a_quotation_said_twice_is_written_once() -> None:
    """Its first speaker counts."""
    text = "« Il faut agir vite », a dit Anne Martin.\n\n« Il faut agir vite », a dit Paul Durand."
    assert [speaker for _, speaker, _ in quotes(text)] == ["Anne Martin"]


def test_a_quotation_of_several_paragraphs() -> None:
    """Each paragraph opens it, the last closes it; left open or opened otherwise it is none."""
    said = "La maire Anne Martin a déclaré :\n\n« Un premier point.\n\n{}"
    text, speaker, _ = quotes(said.format("« Un second point. »"))[0]
    assert (text, speaker) == ("Un premier point.\n\nUn second point.", "Anne Martin")
    assert quotes(said.format("« Un second point.")) == []
    assert quotes(said.format("Un second point. »")) == []
    assert quotes(said.format("« Un second » point.")) == []


@pytest.mark.parametrize(
    ("headline", "quote"),
    [
        ("Anne Martin : « Agir ! »", Quote(text="Agir !", speaker="Anne Martin")),
        ("Jane Doe: “We act”.", Quote(text="We act", speaker="Jane Doe")),
        ("Narcotrafic : « Agir ! »", None),
        ("la maire de Tours : « Agir ! »", None),
        ("Anne Martin : « Agir ! » et partir", None),
        ("« Agir ! »", None),
        ("Anne Martin : « »", None),
        ("Anne Martin : « Agir", None),
        ("Un titre", None),
    ],
)
def test_a_headlines_quotation(headline: str, quote: Quote | None) -> None:
    """`NAME : « … »` and nothing else."""
    assert headline_quote(headline) == quote


def test_a_role_stands_before_the_name() -> None:
    """`le sénateur Jérôme Durain` tells a role, `la ville de Jérôme Durain` none."""
    assert role_before("Jérôme Durain", "Hier, le sénateur Jérôme Durain a parlé.") == "sénateur"
    assert role_before("Eva Weiß", "La présidente Eva Weiß") == "présidente"
    assert role_before("Eva Weiß", "la ville Eva Weiß, le Eva Weiß, Eva Weiß") == ""


def test_a_headlines_speaker_with_a_role_nobody_else_is_called_by() -> None:
    """The role is written; no speaker is suggested to be the same person."""
    text = "Anne Martin : « Agir ! »\n\nLa maire Anne Martin agit. « Il faut agir vite », a dit le préfet.\n"
    release = reading(imported(text, date="2024-11-06")).release
    assert release
    assert [(quote.speaker, quote.role) for quote in release.quotes] == [("le préfet", ""), ("Anne Martin", "maire")]
    assert "perhaps" not in imported(text).document


def test_no_more_than_forty_quotations() -> None:
    """A text of nothing but quotations is listed as far as a release goes."""
    text = "\n\n".join(f"« Un propos numéro {number} », a dit Anne Martin." for number in range(60))
    assert len(listed(release_of(text), "quotes")) == 40
    long = "\n\n".join(f"« {'Un propos ' * 200}{number} », a dit Anne Martin." for number in range(9))
    assert len(listed(release_of(long), "quotes")) == 3


def test_a_speaker_whose_office_stands_before_the_name() -> None:
    """An office in small letters, and words of several paragraphs in British marks, each of them opened again."""
    text = "Harbour office transport minister Jane Doe said:\n\n‘The tram is here, and people like it.\n\n‘We shall build one more line.’"
    found = imported(f"The tram opens\n\n6 November 2024\n\nThe tram opens today.\n\n{text}\n", room="en")
    assert values(found.document)["quotes"] == [
        {
            "text": "The tram is here, and people like it.\n\nWe shall build one more line.",
            "speaker": "Jane Doe",
            "role": "Harbour office transport minister",
        }
    ]


@pytest.mark.parametrize("name", ["Mathias John", "Jonas Lee", "Tomas Lind"])
def test_a_name_that_ends_as_a_word_before_a_speaker_does(name: str) -> None:
    """Nothing of it is taken for that word."""
    text = f"{name} said: “We shall build one more line, and the people of the town will like it.”"
    found = imported(f"The tram opens\n\n6 November 2024\n\n{text}\n", room="en")
    assert values(found.document)["quotes"][0]["speaker"] == name
