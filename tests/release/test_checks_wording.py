"""What a release says: headline, lead, leavings of a template, boilerplate, language."""

import pytest

from pressctl.release import check
from tests.release.documents import NOW, in_body, looked_over, placed, reading
from tests.release.texts import sample
from tests.support.builders import a_newsroom, a_release

ENGLISH = (
    "The minister has told the senate that the town halls of the country will be given the means to fight the trade, "
    "and that it is a matter of weeks before the first of them are there. He said that he was not able to say more, but "
    "that all of those who are in need would have them by the end of the year, as they had been told in the spring."
)
FRENCH = (
    "Le ministre a dit au Sénat que les mairies du pays auront les moyens de lutter contre le trafic, et que ce n’est qu’une "
    "question de semaines avant que les premiers soient là. Il a dit qu’il ne pouvait pas en dire plus, mais que tous ceux qui "
    "en ont besoin les auront avant la fin de l’année, comme cela leur avait été dit au printemps par son cabinet et par lui."
)


def test_a_subject_longer_than_any_mail_client_shows() -> None:
    """A subject of its own is there to be short."""
    assert placed(looked_over(f"email: {{subject: {'x' * 101}}}")) == [(4, 18, "subject-long")]
    assert looked_over(f"email: {{subject: {'x' * 100}}}") == ()


def test_a_headline_in_capitals_is_shown_as_the_text_writes_it() -> None:
    """The message gives the line to write."""
    found = reading(
        'headline: "JÉRÔME DURAIN INTERPELLE LE SÉNAT"\ndate: 2024-11-06', "Jérôme Durain interpelle aussi le Sénat.\n"
    )
    assert found.release
    (finding,) = check(found.release, a_newsroom(), NOW, places=found.places)
    assert (finding.line, finding.column, finding.code) == (2, 11, "headline-capitals")
    assert finding.hint.endswith("Jérôme Durain interpelle le Sénat")


@pytest.mark.parametrize(
    "headline", ["OTAN", "UNESCO", "COP29 : ONU, OTAN", "L’ARCOM saisit la CNIL et l’ANSSI", "東京で開催"]
)
def test_headlines_that_are_not_in_capitals(headline: str) -> None:
    """Acronyms, and scripts without capitals."""
    assert check(a_release(headline=headline), a_newsroom(), NOW) == ()


def test_a_lead_that_previews_cut() -> None:
    """Only one that an author wrote: the first paragraph of a text has its own length."""
    assert placed(looked_over(f"lead: {'mot ' * 101}")) == [(4, 7, "lead-long")]
    assert looked_over(f"lead: {'mot ' * 99}") == ()
    assert looked_over("subhead: x", "mot " * 200) == ()


def test_a_correction_that_took_the_place_of_another() -> None:
    """Who missed the second revision would never learn what it set right."""
    assert placed(looked_over("revision: 3\ncorrection: c")) == [(5, 13, "correction-lost")]
    assert looked_over("revision: 2\ncorrection: b") == ()
    assert looked_over("revision: 3\ncorrections: [{revision: 2, text: b}, {revision: 3, text: c}]") == ()


@pytest.mark.parametrize(
    "text",
    [
        "[À COMPLÉTER]", "[à préciser avec le service]", "[INSERT NAME HERE]", "[Name]", "[votre nom]", "[your company]",
        "[nom de l’entreprise]", "[Date / Ville]", "[einfügen]", "[bitte ergänzen]", "[da completare]", "[por completar]",
        "[a preencher]", "[in te vullen]", "[naam]", "<name>", "<Prénom Nom>", "<votre nom>", "<insert date>", "{{ name }}",
        "{% if %}", "${first_name}", "*|FNAME|*", "_{headline}", "le XX novembre", "XX/XX/2024", "XX:XX", "01 XX XX XX XX",
        "JJ/MM/AAAA", "DD.MM.YYYY", "YYYY-MM-DD", "FIXME", "TKTK", "le ______ 2024", "Lorem ipsum", "LOREM IPSUM",
        "Click or tap here to enter text.", "Cliquez ou appuyez ici pour entrer du texte.",
    ],
)  # fmt: skip
def test_what_a_template_left_behind(text: str) -> None:
    """In seven languages, as word processors, mailing services and templates write it; once, at its place."""
    line = f"Ici {text} là."
    column = 5 + next((n for n in range(len(text)) if text[n:].startswith(("XX", "____"))), 0)
    assert in_body(line) == [(8, column, "left-over")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("TODO EL PAÍS", "es"),
        ("los casos de TBC", "es"),
        ("“[city officials] said so”", "en"),
        ("“[the company] said so”", "en"),
        ("“[sic]” and “[…]”", "en"),
        ("[nom](https://a.fr) et [date][1]\n\n[1]: https://a.fr", "fr"),
        ("Louis XX, le XXe siècle et XX siècle", "fr"),
        ("le 10/10 à 20 h", "fr"),
        ("snake_case et a__b", "fr"),
        ("<https://a.fr> et <a@b.fr>", "fr"),
        ("le réseau X mardi", "fr"),
    ],
)
def test_what_only_looks_left_over(text: str, language: str) -> None:
    """Editors’ brackets in quotes, other languages’ words, links, numerals, addresses."""
    assert in_body(f"Ici {text} là.", language) == []


def test_leavings_in_keys_stand_at_their_values() -> None:
    """A subject, a caption and a post are seen by readers as well."""
    front = "email: {subject: '[Nom]'}\nmedia: [{path: a.pdf, caption: XXXX}]\nsocial: {x: TODO}"
    assert placed(looked_over(front)) == [(4, 19, "left-over"), (5, 32, "left-over"), (6, 13, "left-over")]


def test_a_whole_paragraph_in_bold() -> None:
    """Long ones, and not the lead, which many write in bold; found always, and shown only where config.toml asks."""
    long = f"**{'« Un mot. ' * 40}Fin »**"

    def found(body: str) -> list[tuple[int, int, str]]:
        return [one for one in placed(check(a_release(body=body), a_newsroom(), NOW)) if one[2] == "emphasis-whole"]

    assert found(f"Un texte.\n\n{long}\n") == [(3, 1, "emphasis-whole")]
    assert (
        found(f"{long}\n")
        == found("Un texte.\n\n**Un titre.**\n")
        == found(f"Un texte.\n\n{long} Et la suite.\n")
        == []
    )
    assert found(f"Un texte.\n\n**Un.** {'x ' * 200} **Deux.**\n") == []


def test_a_boilerplate_that_is_in_the_text_too() -> None:
    """The newsroom's, or the release's own, however its lines are broken."""
    common = "Le Groupe Exemple réunit soixante-quatre élus de tout le pays depuis 2004."
    body = "Un texte.\n\n## À propos\n\nLe Groupe Exemple réunit soixante-quatre\nélus de tout le pays depuis 2004.\n"
    assert placed(looked_over("subhead: x", body, boilerplate=common)) == [(10, 1, "boilerplate-twice")]
    assert placed(looked_over(f'boilerplate: "{common}"', body, boilerplate="")) == [(10, 1, "boilerplate-twice")]
    assert looked_over("subhead: x", body.replace("2004", "2005"), boilerplate=common) == ()
    assert looked_over("subhead: x", body, boilerplate="Le Groupe Exemple.") == ()


@pytest.mark.parametrize(
    ("declared", "text", "read_as"),
    [
        ("fr", ENGLISH, "en"),
        ("en", FRENCH, "fr"),
        ("de", FRENCH, "fr"),
        ("es-MX", ENGLISH, "en"),
        ("ar", ENGLISH, "en"),
    ],
)
def test_a_text_in_another_language(declared: str, text: str, read_as: str) -> None:
    """The finding stands at the language, and names the one the text reads as."""
    (finding,) = looked_over(f"language: {declared}", f"{text}\n")
    assert (finding.line, finding.column, finding.code) == (4, 11, "language-doubtful")
    assert f'reads as "{read_as}"' in finding.message


def test_without_a_language_of_its_own_the_finding_stands_at_the_text() -> None:
    """The newsroom's language is then the one that may be wrong."""
    assert placed(looked_over("subhead: x", f"{ENGLISH}\n")) == [(6, 1, "language-doubtful")]


@pytest.mark.parametrize(
    ("declared", "text"),
    [
        ("fr", FRENCH),
        ("en", ENGLISH),
        ("fr", ENGLISH[:200]),
        ("sq", FRENCH),
        ("oc", FRENCH),
        ("fr", f"{FRENCH} {ENGLISH}"),
        ("fr", f"{FRENCH}\n\n```\n{ENGLISH}\n{ENGLISH}\n```"),
        ("fr", "Sont là :\n\n" + "- Anne Martin, Lyon\n" * 40),
        ("uk", "Слово и дело, мысль и быль, сыр и рыба в этом доме. " * 8),
    ],
)
def test_languages_that_are_right_or_that_nobody_can_tell(declared: str, text: str) -> None:
    """Short texts, mixed ones, lists of names, languages without a list of words, neighbours of one script."""
    assert looked_over(f"language: {declared}", f"{text}\n") == ()


@pytest.mark.parametrize(
    ("language", "name"),
    [("de", "de-stadtwerke"), ("en", "en-scooters"), ("fr", "fr-greve"), ("fr", "fr-narcotrafic-2024")],
)
def test_real_texts_are_in_their_language(language: str, name: str) -> None:
    """The samples of imports raise no doubt in their own language, and each does in another."""
    other = "fr" if language != "fr" else "en"
    for declared, expected in ((language, []), (other, ["language-doubtful"])):
        found = check(a_release(body=sample(name), language=declared), a_newsroom(), NOW)
        assert [one.code for one in found if one.code == "language-doubtful"] == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SOUS EMBARGO JUSQU’AU mercredi 6 novembre 2024, 10 h", True),
        ("**Embargoed until 6 November 2024, 10:00**", True),
        ("Sperrfrist: 6. November 2024, 10 Uhr", True),
        ("Embargo hasta el 6 de noviembre", True),
        ("Le texte était sous embargo jusqu’à hier.", False),
        ("Sous embargo américain, Cuba attend.", False),
    ],
)
def test_an_embargo_that_only_the_text_knows(text: str, *, found: bool) -> None:
    """It would hold nothing back; with an embargo of its own the release may say so."""
    assert in_body(text) == ([(8, 1, "embargo-in-text")] if found else [])
    own = looked_over("embargo: 2024-11-06T10:00+01:00", f"Un texte.\n\n{text}\n")
    assert "embargo-in-text" not in [one.code for one in own]
