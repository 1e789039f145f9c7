"""The form of a release's file: what is taken, and what is said of everything else, line and column."""

import pytest
import yaml

from pressctl.release import has_front_matter, read
from tests.release.documents import GOOD, a_document, messages, reading, said, with_key
from tests.support.builders import a_newsroom


@pytest.fixture(params=["the parser in C", "the parser in Python"], autouse=True)
def _both_parsers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever parser PyYAML was built with, the findings and places are the same."""
    if request.param == "the parser in Python":
        monkeypatch.delattr(yaml, "CBaseLoader")


def of_bytes(content: bytes) -> list[tuple[int, int, str]]:
    """Return what is said of a file."""
    found = read(content, path="essai.md", newsroom=a_newsroom())
    assert found.release is None
    return said(found)


@pytest.mark.parametrize(
    "content",
    [
        a_document(),
        b"\xef\xbb\xbf" + a_document(),
        a_document().replace(b"\n", b"\r\n"),
        a_document().replace(b"\n", b"\r"),
        b"\n\n" + a_document(),
        a_document().replace(b"---\n", b"--- \t\n"),
        a_document().replace(b"---\nUn", b"...\nUn"),
        a_document().replace(b"---\nUn", b"---\n\n\nUn"),
    ],
    ids=["plain", "byte order mark", "CRLF", "CR", "blank lines first", "spaces after", "dots", "blank lines after"],
)
def test_a_file_as_editors_save_it_is_read(content: bytes) -> None:
    """A byte order mark, other line ends and blank lines change nothing."""
    found = read(content, path="releases/essai.md", newsroom=a_newsroom())
    assert found.findings == ()
    assert found.release == reading().release
    assert has_front_matter(content)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", [(1, 1, "no-front-matter")]),
        (b"Un texte.\n", [(1, 1, "no-front-matter")]),
        (b"\n\nheadline: x\n", [(3, 1, "no-front-matter")]),
        ("—\nheadline: x\n—\nTexte".encode(), [(1, 1, "no-front-matter")]),
        (b"----\nheadline: x\n----\nTexte", [(1, 1, "no-front-matter")]),
        (b"--- #\nheadline: x\n---\nTexte", [(1, 1, "no-front-matter")]),
        (b"+++\ntitle = 'x'\n+++\nTexte", [(1, 1, "no-front-matter")]),
        (b'{"title": "x"}\nTexte', [(1, 1, "no-front-matter")]),
        (b"---\nheadline: x\n", [(1, 1, "front-matter-unclosed")]),
        (b"---\nheadline: x\n\nTexte\n", [(1, 1, "front-matter-unclosed")]),
        ("---\nheadline: x\n—\nTexte\n".encode(), [(3, 1, "front-matter-unclosed")]),
        (b"---\nheadline: x\n----\nTexte\n", [(3, 1, "front-matter-unclosed")]),
        (b"---\nheadline: x\n+++\nTexte\n", [(3, 1, "front-matter-unclosed")]),
        (b"---\nsubhead:\n-\nTexte\n", [(1, 1, "front-matter-unclosed")]),
        (b"\xff\xfe-\0-\0", [(1, 1, "not-utf8")]),
        (b"---\nheadline: \x00\n---\n", [(2, 11, "not-text")]),
        (b"\x89PNG\r\n\x1a\n\0\0", [(3, 1, "not-text")]),
        ("---\nheadline: L’été\n---\n".encode("cp1252"), [(2, 12, "not-utf8")]),
        (b"---\r\nheadline: \xc3\xa9\xe9\r\n---\r\n", [(2, 12, "not-utf8")]),
        (b"\x81\xff", [(1, 1, "not-utf8")]),
        (f"---\nheadline: {'x' * 70_000}\n---\nTexte\n".encode(), [(2, 1, "front-matter-long")]),
    ],
)
def test_a_file_that_is_none_says_where(content: bytes, expected: list[tuple[int, int, str]]) -> None:
    """Junk, other formats and half front matter give one finding at its place, and no traceback."""
    assert of_bytes(content) == expected


def test_old_bytes_are_recognised() -> None:
    """A byte of Windows-1252 is named with the letter it was."""
    found = read("---\nheadline: été\n---\n".encode("cp1252"), path="x.md", newsroom=a_newsroom())
    assert "0xE9 here is not UTF-8 (in Windows-1252 it would be é). Save the file as UTF-8." in messages(found)


def test_an_unclosed_front_matter_says_where_it_may_end() -> None:
    """The first blank line is where the closing line was probably forgotten."""
    found = read(b"---\nheadline: x\ndate: 2024-11-06\n\nTexte\n", path="x.md", newsroom=a_newsroom())
    assert "perhaps on line 4" in messages(found)


@pytest.mark.parametrize(
    ("content", "has"),
    [(b"---", True), (b"\xef\xbb\xbf---\n", True), (b"----\n", False), (b"", False), (b"a\n---\n", False)],
)
def test_files_with_front_matter_are_told_from_others(content: bytes, has: bool) -> None:  # noqa: FBT001  (a case's answer)
    """Only a file that begins with three hyphens can be a release."""
    assert has_front_matter(content) is has


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ("Durain : les maires", '"Durain : les maires"'),
        ("Durain: les maires", '"Durain: les maires"'),
        ("Durain\u00a0: les maires", '"Durain\u00a0: les maires"'),
        ("Durain\u202f: les maires", '"Durain\u202f: les maires"'),
        ("Jérôme Durain : « Les maires ! »", '"Jérôme Durain : « Les maires ! »"'),
        ("« Oui : non »", '"« Oui : non »"'),
        ("Durain :", '"Durain :"'),
        ("@durain interpelle", '"@durain interpelle"'),
        ("% des maires", '"% des maires"'),
        ("`code` en titre", '"`code` en titre"'),
        ("&Co s’agrandit", '"&Co s’agrandit"'),
        ("*Important* : oui", '"*Important* : oui"'),
        ("! Alerte", '"! Alerte"'),
        ("[Communiqué] Les maires", '"[Communiqué] Les maires"'),
        ("{{ titre }}", '"{{ titre }}"'),
        ("- Durain parle", '"- Durain parle"'),
        (", et après", '", et après"'),
        ('"Oui" dit Durain', "'\"Oui\" dit Durain'"),
        ('"Oui" : dit Durain', "'\"Oui\" : dit Durain'"),
        ('"Oui" et "non"', '\'"Oui" et "non"\''),
        ('"Il dit "oui" hier"', "'Il dit \"oui\" hier'"),
        ("'L'État agit'", '"L\'État agit"'),
        ("'Tis the season", '"\'Tis the season"'),
        ('"Durain', '"Durain"'),
        ('l\'un dit "a" : b', '"l\'un dit \\"a\\" : b"'),
        ("a\\b : c", "'a\\b : c'"),
    ],
)
def test_a_headline_that_needs_quotes(value: str, quoted: str) -> None:
    """The trap every French headline falls into: the message says "quote it" and shows the line, at the value."""
    found = reading(f"date: 2024-11-06\nheadline: {value}\nsubhead: Suite")
    assert [(line, column) for line, column, _ in said(found)] == [(3, 11)]
    assert f"quote it: headline: {quoted}" in messages(found)
    again = reading(f"date: 2024-11-06\nheadline: {quoted}\nsubhead: Suite")
    assert again.release, messages(again)


def test_the_message_of_the_contract() -> None:
    """What is printed can be copied."""
    found = reading("headline: Durain : les maires\ndate: 2024-11-06", path="releases/durain.md")
    assert messages(found) == (
        'releases/durain.md:2:11: YAML reads ": " as the end of a key, and this value has one; '
        'quote it: headline: "Durain : les maires"'
    )


def test_a_long_value_is_shown_by_its_beginning() -> None:
    """A whole paragraph is not repeated."""
    found = with_key(f"lead: {'mot ' * 60}: fin")
    assert 'quote it: lead: "mot mot' in messages(found)
    assert len(messages(found)) < 250


def test_a_word_before_a_colon_is_prose_in_a_text_of_several_lines() -> None:
    """`date : …` below a lead is French, not a key that was indented."""
    found = with_key("lead: Lors des questions\n  à cette date : le sénateur\nsubhead: x")
    assert 'quote it: lead: "Lors des questions à cette date : le sénateur"' in messages(found)
    again = with_key("lead: Lors des questions\n  date : le 6 novembre")
    assert 'quote it: lead: "Lors des questions date : le 6 novembre"' in messages(again)


def test_every_mistake_at_once() -> None:
    """What YAML cannot read does not hide what comes after it."""
    front = (
        "headline: Durain : les maires # titre\n"
        "titre: x\n"
        "embargo: 2026-11-24 09:00\n"
        "lead: Lors des questions\n  au gouvernement : le sénateur\n"
        "contacts:\n- name: Anne : presse\n  mail: a@b.fr\n"
        "keywords:\n- @maires\n"
        'subhead: "oui\n'
        "date: 2024-11-06"
    )
    assert said(reading(front)) == [
        (2, 11, "quote-it"),
        (3, 1, "unknown-key"),
        (4, 10, "embargo-no-offset"),
        (5, 7, "quote-it"),
        (8, 9, "quote-it"),
        (9, 3, "unknown-key"),
        (11, 3, "quote-it"),
        (12, 10, "quote-it"),
    ]


@pytest.mark.parametrize(
    ("lines", "place", "hint"),
    [
        ("subhead:Durain", (4, 9), "Write subhead: Durain"),
        ("subhead:\u00a0Durain", (4, 9), "not a no-break space"),
        ("subhead Durain", (4, 1), "Write subhead: Durain"),
        ("Voici le texte", (4, 1), "a key, a colon, a space"),
        (" subhead: x", (4, 1), "exactly below date"),
        ("contacts:\n- name: A\n\t  email: a@b.fr", (6, 1), "YAML wants spaces"),
        ("contacts:\n  - name: A\n   email: a@b.fr", (6, 4), "exactly below each other"),
        ("categories: [a, b", (4, 13), "never closed"),
        ("categories: [ #a, #b ]", (4, 13), "in quotes"),
        ("email: {subject: x", (4, 8), "never closed"),
        ("lead: | Bonjour", (4, 7), "next line"),
        ("subhead: -", (4, 10), "cannot read on"),
        ("? [a]\n: b", (4, 3), "where a key should"),
        ("--- x", (4, 1), "second document"),
        ("%YAML 9.9", (4, 1), "not a key"),
    ],
)
def test_other_mistakes_of_form(lines: str, place: tuple[int, int], hint: str) -> None:
    """Each mistake has its place and says what to write."""
    found = with_key(lines)
    assert (found.findings[0].line, found.findings[0].column) == place
    assert hint in messages(found)
    assert not [code for _, _, code in said(found) if code in {"no-headline", "no-date"}]


def test_what_could_not_be_read_is_not_missing_too() -> None:
    """A headline whose line is broken is one mistake, not also an absent headline."""
    found = reading('headline: "\\q"\ndate: 2024-11-06')
    assert [(line, code) for line, _, code in said(found)] == [(2, "not-yaml")]


@pytest.mark.parametrize("front", ["Un texte seul", "- a\n- b", '"a"', "[a, b]"])
def test_front_matter_without_keys(front: str) -> None:
    """A list or a text in place of keys is one finding, and nothing is said to be missing."""
    found = reading(front)
    assert len(found.findings) == 1
    assert found.findings[0].line == 2


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("subhead: *a", 10), ("subhead: &a", 10), ("subhead: !x", 10), ("subhead: !!str 2024", 10), ("subhead: ! 2024", 10),
        ("media: &m [{path: a.pdf}]", 8), ("media: !x [{path: a.pdf}]", 8), ("<<: *a", 5), ("*a : b", 1),
    ],
)  # fmt: skip
def test_anchors_aliases_and_tags_are_refused(line: str, column: int) -> None:
    """Nothing in front matter is anything but what is written there."""
    found = with_key(line)
    assert (4, column) in [(finding.line, finding.column) for finding in found.findings]
    assert found.release is None


def test_a_bomb_of_aliases_and_a_tower_of_lists_cost_nothing() -> None:
    """No recursion, no expansion: a place and an end (CWE-776)."""
    bomb = "a: &a [x]\n" + "\n".join(
        f"{two}: &{two} [*{one}, *{one}]" for one, two in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "yaml-mark" in [code for _, _, code in said(reading(bomb))]
    assert (4, 27, "too-deep") in said(with_key(f"media: {'[' * 30_000}"))
    sound = with_key("media: " + "[" * 18 + "]" * 18)
    assert "too-deep" not in [code for _, _, code in said(sound)]


def test_keys_are_text() -> None:
    """Nothing becomes a number, a truth or nothing because of how it looks."""
    found = with_key("subhead: no\ndateline: 10:30\nid: 0012\nnotes: 1.10")
    assert found.release
    assert (found.release.subhead, found.release.dateline, found.release.id, found.release.notes) == (
        "no",
        "10:30",
        "0012",
        "1.10",
    )


def test_invisible_characters_in_front_matter_are_errors_at_their_place() -> None:
    """A line separator pasted from elsewhere does not shift the lines of what follows."""
    found = reading("headline: Le\u2028titre\ndate: 2024-11-06\nsubhed: x\u0007")
    assert said(found) == [(2, 13, "control-character"), (4, 1, "unknown-key"), (4, 10, "control-character")]
    assert "a line separator (U+2028)" in messages(found)


def test_invisible_characters_in_the_body_are_advice() -> None:
    """They are said, with their place, and dropped only when the text is rendered."""
    found = with_key("subhead: x", "Un texte\u000b.\n\nFin\ufeff\n")
    assert said(found) == [(6, 9, "control-character"), (8, 4, "control-character")]
    assert found.release
    assert "\u000b" in found.release.body
    assert found.release.lead == "Un texte."


def test_many_invisible_characters_are_said_only_some_times() -> None:
    """A file full of them does not fill the screen."""
    found = with_key("subhead: x", "\u0007a\n" * 500)
    assert len(found.findings) == 20
    assert found.release


def test_a_front_matter_full_of_mistakes_comes_to_an_end() -> None:
    """After forty mistakes the rest is left, and nothing is said to be missing."""
    found = reading("\n".join(f'key{n}: "a" b' for n in range(200)))
    assert 40 <= len(found.findings) < 60
    assert "no-headline" not in [code for _, _, code in said(found)]
    assert GOOD
