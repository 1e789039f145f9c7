"""The editorial checks: what each finds, where, and what it lets pass."""

from datetime import timedelta

import pytest

from pressctl.release import check
from tests.release.documents import NOW, looked_over, placed, reading
from tests.support.builders import a_newsroom, a_release


def dated(front: str) -> list[str]:
    """Return what is said of a document with these keys beside its headline."""
    found = reading(f"headline: x\n{front}")
    assert found.release, found.findings
    return [finding.code for finding in check(found.release, a_newsroom(), NOW, places=found.places)]


def test_a_sound_release_gives_no_finding() -> None:
    """Good copy is not nagged."""
    assert check(a_release(), a_newsroom(), NOW) == ()


def test_a_future_day_needs_an_hour() -> None:
    """It would go out at midnight; an hour or an embargo of that day says when."""
    found = reading("headline: x\ndate: 2026-12-24")
    assert found.release
    (finding,) = check(found.release, a_newsroom(), NOW, places=found.places)
    assert (finding.line, finding.column, finding.level, finding.code) == (3, 7, "error", "date-no-hour")
    assert "Write date: 2026-12-24T09:00" in str(finding)


@pytest.mark.parametrize(
    "front",
    [
        "date: 2026-12-24T09:00",
        "date: 2026-11-20",
        "date: 2026-12-24\nembargo: 2026-12-24T10:00+01:00",
        "date: 2026-12-24\nstatus: withheld",
        "date: 2026-12-24\nstatus: canceled",
    ],
)
def test_days_that_need_no_hour(front: str) -> None:
    """Today, an hour, an embargo that says it, a draft and a kill are fine."""
    assert dated(front) == []


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("date: 2026-11-19T09:00\nembargo: 2026-11-19T10:00+01:00", ["embargo-past"]),
        ("date: 2025-11-19T09:00\nembargo: 2024-11-19T10:00+01:00", ["embargo-past"]),
        ("date: 2025-11-19T09:00\nembargo: 2025-11-19T10:00+01:00", []),
        ("date: 2026-11-19T09:00\nembargo: 2026-11-24T10:00+01:00", []),
        ("status: withheld\nembargo: 2024-11-19T10:00+01:00", []),
        ("date: 2026-11-19T09:00\nembargo: 2036-11-24T10:00+01:00", ["embargo-far"]),
        ("date: 2026-11-19T09:00\nembargo: 2026-11-24T10:00+02:00", ["embargo-season"]),
        ("date: 2026-11-19T09:00\nembargo: 2027-06-24T10:00+01:00", ["embargo-season"]),
        ("date: 2026-11-19T09:00\nembargo: 2026-11-24T10:00-05:00", []),
        ("date: 2026-11-19T09:00\nupdated: 2026-11-18T09:00", ["updated-early"]),
        ("date: 2026-11-19T09:00\nadvance: [desk]", ["advance-no-embargo"]),
        ("date: 2026-11-19T09:00\nadvance: [desk]\nembargo: 2026-11-24T10:00+01:00", []),
    ],
)
def test_times_that_cannot_be_meant(front: str, expected: list[str]) -> None:
    """Embargoes in the past, decades ahead or an hour off, and changes before the release, are advice."""
    assert dated(front) == expected


def test_a_wrong_offset_says_what_it_does_and_what_was_meant() -> None:
    """Summer's offset on a winter day lifts an hour early."""
    found = reading("headline: x\ndate: 2026-11-19T09:00\nembargo: 2026-11-24T10:00+02:00")
    assert found.release
    (finding,) = check(found.release, a_newsroom(), NOW, places=found.places)
    assert "it lifts at 09:00 there. If you mean 10:00, write 2026-11-24T10:00+01:00." in str(finding)


def test_nobody_to_call() -> None:
    """A release needs a contact, its own or the newsroom's."""
    assert placed(looked_over(contacts=())) == [(2, 11, "no-contact")]
    assert placed(looked_over("contacts: [{name: Anne, phone: 01 23 45 67 89}]", contacts=())) == []


def test_a_quote_needs_its_speaker() -> None:
    """The finding stands at the quote that lacks one."""
    assert placed(looked_over("quotes:\n- {text: a, speaker: b}\n- text: c")) == [(6, 3, "quote-no-speaker")]


def test_a_text_without_paragraph_has_no_lead() -> None:
    """Only lists and headings: nothing for feeds to show."""
    assert placed(looked_over("subhead: x", "# Titre\n\n- a\n")) == [(6, 1, "no-lead")]
    assert looked_over("status: canceled", "") == ()


def test_a_long_headline() -> None:
    """Beyond 100 characters a headline is cut everywhere."""
    (finding,) = check(a_release(headline="x" * 101), a_newsroom(), NOW)
    assert (finding.code, finding.level) == ("headline-long", "advice")
    assert "101 characters" in finding.message
    assert check(a_release(headline="x" * 100), a_newsroom(), NOW) == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Il dit « oui » et « non ».", []),
        ("Il dit « oui.\n\nPuis rien.", [(6, 8, "unbalanced-quotes")]),
        ("Il dit oui ».", [(6, 12, "unbalanced-quotes")]),
        ("« Un.\n\n« Deux.\n\n« Trois. »", []),
        ("Un texte.\n\n> « Un.\n>\n> « Deux. »", []),
        ("« Il dit « oui » hier »", []),
        ("Du code `«` et\n\n```\n« \n```\n", []),
        ("~~~\n```\n« \n~~~\nFin »", [(10, 5, "unbalanced-quotes")]),
    ],
)
def test_guillemets_open_and_close(body: str, expected: list[tuple[int, int, str]]) -> None:
    """A quote of several paragraphs opens each and closes the last; code is not prose."""
    assert placed(looked_over("subhead: x", body)) == [*expected]


def test_guillemets_of_keys_and_of_other_languages() -> None:
    """Each text is looked at by itself; German points them the other way."""
    assert placed(looked_over("subhead: « Oui\nquotes: [{text: Non », speaker: x}]")) == [
        (4, 10, "unbalanced-quotes"),
        (5, 21, "unbalanced-quotes"),
    ]
    assert looked_over("language: de\nsubhead: »Ja«") == ()


@pytest.mark.parametrize(
    "text",
    [
        "{{ titre }}",
        "{% if x %}",
        "Lorem ipsum dolor",
        "[INSERT DATE]",
        "[à compléter]",
        "[Nom]",
        "[votre ville]",
        "XX/XX",
        "XX h",
        "xx/xx",
        "XX\u00a0%",
        "XXXX",
        "TODO",
        "TBC",
        "T.B.D.",
    ],
)
def test_what_a_template_left_behind(text: str) -> None:
    """Words nobody filled in are found where they stand."""
    assert placed(looked_over("subhead: x", f"Un texte.\n\nIci {text} là.\n")) == [(8, 5, "left-over")]


@pytest.mark.parametrize(
    "text",
    [
        "todo el país",
        "[le nom](https://a.fr)",
        "XXe siècle",
        "Louis XX",
        "XXIII",
        "{un}",
        "[1]",
        "`{{ x }}`",
        "le 10/10",
    ],
)
def test_what_only_looks_like_a_template(text: str) -> None:
    """Spanish, Roman numerals, links and code are left alone."""
    assert looked_over("subhead: x", f"Ici {text} là.\n") == ()


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Un <b>mot</b>", 4),
        ("A<br>", 2),
        ("<!-- x -->", 1),
        ("Titre {: .citation}", 7),
        ("<grammarly-extension data-x='1'/>", 1),
    ],
)
def test_markup_is_shown_as_text(text: str, column: int) -> None:
    """HTML and kramdown's attributes are pointed at: readers would see them."""
    found = looked_over("subhead: x", f"Un texte.\n\n{text}\n")
    assert placed(found)[0] == (8, column, "markup-shown")


@pytest.mark.parametrize("text", ["<https://example.org>", "<presse@example.org>", "a < b > c", "`<b>`", "1 <2"])
def test_what_is_no_markup(text: str) -> None:
    """Addresses in brackets and comparisons are Markdown or prose."""
    assert looked_over("subhead: x", f"Voir {text}.\n") == ()


@pytest.mark.parametrize(
    ("link", "code", "hint"),
    [
        ("[a](www.example.org)", "link-no-scheme", "https://www.example.org"),
        ("[a](example.org:8080/x)", "link-no-scheme", "https://example.org:8080/x"),
        ("[a](/page)", "link-no-scheme", "whole address"),
        ("[a](page.html)", "link-no-scheme", "whole address"),
        ("[a](presse.example/dossier.pdf)", "link-no-scheme", "https://presse.example/dossier.pdf"),
        ("[a](<b.fr> 'titre')", "link-no-scheme", "https://b.fr"),
        ("[a](#haut)", "link-no-scheme", "whole address"),
        ("[a]()", "link-no-scheme", "whole address"),
        ("[a]: example.org", "link-no-scheme", "https://example.org"),
        ("![a](photo.jpg)", "link-no-scheme", ""),
        ("[a](javascript:x)", "link-scheme", ""),
        ("[a](file:///etc)", "link-scheme", ""),
    ],
)
def test_links_that_lead_nowhere(link: str, code: str, hint: str) -> None:
    """A link without https:// is dead in a mail, and the address to write is shown."""
    found = looked_over("subhead: x", f"Un texte.\n\n{link}\n")
    assert [finding.code for finding in found] == [code]
    assert hint in found[0].hint


@pytest.mark.parametrize(
    "link",
    ["[a](https://a.fr)", "[a](mailto:a@b.fr)", "[a](tel:+33612345670)", "[a]: HTTPS://a.fr", "[a] (b)", "`[a](b)`"],
)
def test_links_that_lead_somewhere(link: str) -> None:
    """Whole addresses pass."""
    assert looked_over("subhead: x", f"Un texte.\n\n{link}\n") == ()


def test_text_that_is_turned_round() -> None:
    """An override of direction is pointed at; the marks Arabic needs are not."""
    assert placed(looked_over('subhead: "a \u202eb"', "Un\u200f texte.\n")) == [(4, 13, "bidi-override")]
    assert placed(looked_over('categories: [Actu, "a \u202eb"]', "Un texte.\n")) == [(4, 20, "bidi-override")]


def test_no_message_carries_a_terminal_sequence() -> None:
    """What a finding repeats of the body is free of control characters."""
    found = looked_over("subhead: x", "Un <b \x1b[2J> et [INSERT \x1b[2J] et [a](b\x1b[2J)\n")
    assert len(found) >= 3
    assert "\x1b" not in "".join(str(finding) for finding in found)


def test_findings_come_in_the_order_of_the_file() -> None:
    """A person reads them from top to bottom, once each."""
    found = looked_over("subhead: « a\nquotes: [{text: b}]", "TODO <b> [a](b)\n")
    assert placed(found) == [
        (4, 10, "unbalanced-quotes"), (5, 10, "quote-no-speaker"), (7, 1, "left-over"), (7, 6, "markup-shown"), (7, 14, "link-no-scheme"),
    ]  # fmt: skip


def test_without_places_findings_point_at_the_file() -> None:
    """A release that was not just read can be checked too."""
    found = check(a_release(headline="« x", lead="« y"), a_newsroom(), NOW + timedelta(days=1))
    assert placed(found) == [(1, 1, "unbalanced-quotes")]
