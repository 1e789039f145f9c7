"""Text, lists and tables: what each key takes, and what is said of anything else."""

import pytest

from pressctl.model import Contact
from tests.release.documents import GOOD, codes_of, good, messages, reading, said, with_key


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("categories: Actu, Actualités", "Write categories: [Actu, Actualités]"),
        ("keywords: maires ; sécurité", "Write keywords: [maires, sécurité]"),
        ("targets: desk", "Write targets: [desk]"),
        ("keywords: |\n  maires\n  sécurité", "Write keywords: [maires, sécurité]"),
        ('audience: "a: b"', 'Write audience: ["a: b"]'),
        ("categories: {a: b}", "Write categories: [Works, Transport]"),
    ],
)
def test_a_list_given_as_text_shows_the_list(line: str, form: str) -> None:
    """One text where a list belongs is an error that shows the list."""
    found = with_key(line)
    assert [finding.code for finding in found.findings] == ["list-wanted"]
    assert form in messages(found)


def test_a_very_long_text_is_not_repeated_as_a_list() -> None:
    """The form is shown only where it is short enough to read."""
    assert len(messages(with_key(f"categories: {'mot, ' * 100}"))) < 120


@pytest.mark.parametrize(
    ("item", "code", "hint"),
    [
        ("- Sécurité : maires", "quote-it", 'quote it: - "Sécurité : maires"'),
        ("- Durain: maires", "quote-it", 'quote it: - "Durain: maires"'),
        ("- text: maires", "text-wanted", ""),
        ("- [a, b]", "text-wanted", "not a list"),
        ("- a: 1\n  b: 2", "text-wanted", "not a table"),
        ("- #maires", "empty-item", 'quote it: - "#maires"'),
        ("-", "empty-item", "leave it out"),
        ('- "a\\nb"', "line-break", "one line"),
    ],
)
def test_an_item_of_a_list_is_one_text(item: str, code: str, hint: str) -> None:
    """Items that YAML takes for something else than text are errors at their place."""
    found = with_key(f"categories:\n- Actu\n{item}")
    assert said(found)[0][0] == 6
    assert [finding.code for finding in found.findings] == [code]
    assert hint in messages(found)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("headline: [a, b]", "text-wanted"), ("subhead: {a: 1, b: 2}", "text-wanted"), ("subhead:\n  Durain : maires", "quote-it"),
        ("subhead: {text: a}", "text-wanted"), ("subhead: {? a : [b]}", "text-wanted"), ('subhead: {"A": b}', "text-wanted"),
        ("contacts: presse@example.org", "list-wanted"), ("contacts: {name: A}", "list-wanted"), ("contacts: [presse@example.org]", "wrong-shape"),
        ("contacts: [[a]]", "wrong-shape"), ("email: presse@example.org", "wrong-shape"), ("email: [a]", "wrong-shape"),
        ("social: x", "wrong-shape"), ("social: {x: {text: a}}", "text-wanted"), ("media: photo.jpg", "list-wanted"),
        ("social: {thread: yes}", "not-true-or-false"), ("social: {hashtags: a}", "list-wanted"),
    ],
)  # fmt: skip
def test_a_value_of_another_shape(line: str, code: str) -> None:
    """Text, list and table are not taken for each other, and the message shows the right one."""
    front = f"{line}\ndate: 2024-11-06" if line.startswith("headline") else f"{GOOD}\n{line}"
    found = reading(front)
    assert [finding.code for finding in found.findings][:1] == [code]


def test_an_empty_item_of_a_list_of_tables_is_nothing() -> None:
    """A null contact, as older tools write it, is no contact."""
    assert good("contacts:\n-\n- name: Anne").contacts == (Contact(name="Anne"),)


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("contacts: [{role: ''}]", "empty-contact", 12), ("contacts: [{name: A, email: 'Anne <a@b.fr>'}]", "bad-email", 29),
        ("contacts: [{name: A, email: 'a@b'}]", "bad-email", 29),
        ("contacts: [{name: A, email: a@\u200bb.fr}]", "bad-email", 29), ("contacts: [{name: A, email: a\u202e@b.fr}]", "bad-email", 29), ("quotes: [{speaker: A}]", "no-quote-text", 10),
        ("media: [{alt: x}]", "media-place", 9), ("media: [{path: a.pdf, url: 'https://a.fr/b'}]", "media-place", 28),
        ("media: [{path: a.png}]", "no-alt", 9), ("media: [{url: 'https://a.fr/b.WEBP'}]", "no-alt", 9),
        ("media: [{url: 'ftp://a.fr/b.pdf'}]", "bad-address", 15), ("media: [{url: a.pdf}]", "bad-address", 15),
        ("url: www.example.org", "bad-address", 6), ("url: 'https://u:p@a.fr/'", "bad-address", 6), ("url: 'https:///x'", "bad-address", 6),
        ("url: 'https://a.fr/a b'", "bad-address", 6), ("url: 'https://[::1'", "bad-address", 6),
        ("url: 'https://a.fr:99999/'", "bad-address", 6), ("url: 'https://a..fr/'", "bad-address", 6), ("feed_id: 'a b'", "bad-address", 10),
        ("subhead: 'a\u00ad\\x'\nheadlines: x", "unknown-key", 1),
    ],
)  # fmt: skip
def test_parts_say_what_they_lack(line: str, code: str, column: int) -> None:
    """Contacts, quotes, media and addresses are checked where they stand."""
    found = with_key(line)
    assert [(finding.column, finding.code) for finding in found.findings] == [(column, code)]


@pytest.mark.parametrize(
    "path",
    [
        "../a.pdf",
        "/etc/passwd",
        "C:\\a.pdf",
        "c:a.pdf",
        "a\\b.pdf",
        "~/a.pdf",
        "a/../../b.pdf",
        "https://a.fr/b.pdf",
        "media/",
        "media/.",
        "nul.pdf",
        "a:b.pdf",
        "a?.pdf",
    ],
)
def test_media_stay_below_the_release(path: str) -> None:
    """No path leaves the release's folder, on any system."""
    assert said(with_key(f"media: [{{path: '{path}'}}]")) == [(4, 16, "bad-path")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("./a.png", "image/png"),
        ("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.tar.gz", "application/gzip"),
        ("a", "application/octet-stream"),
        ("a.mp4", "video/mp4"),
        ("a.constructor", "application/octet-stream"),
    ],
)
def test_the_type_of_a_file_is_by_its_name(name: str, kind: str) -> None:
    """The MIME type comes from the ending, the same on every machine; `./` is dropped from the path."""
    media = good(f"media: [{{path: {name}, alt: x}}]").media[0]
    assert (media.type, media.path) == (kind, name.removeprefix("./"))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("subhead: |\n  a\n  b", "line-break"), ('subhead: "a\\nb"', "line-break"), ('subhead: "a\\Lb"', "line-break"), ('subhead: "a\\rb"', "line-break"),
        ('subhead: "a\\u0007b"', "control-character"), ('email: {subject: "a\\nBcc: x"}', "line-break"), ('contacts: [{name: "a\\eb"}]', "control-character"),
        ('notes: "a\\u0000b"', "control-character"), ('lead: "a\\u0085b"', "control-character"), ('subhead: "a\\uFDD0b"', "control-character"),
    ],
)  # fmt: skip
def test_one_line_is_one_line(line: str, code: str) -> None:
    """No line break and no control character gets into a subject, a title or a header."""
    assert codes_of(line) == [code]


def test_text_is_normalised_and_its_no_break_spaces_kept() -> None:
    """Values are in NFC; the spaces of French typography survive."""
    release = good("subhead: E\u0301tat\u00a0:\u202foui\nlead: |\n  « Oui\u00a0»,\n  dit-il.", body="Re\u0301union.\n")
    assert release.subhead == "État\u00a0:\u202foui"
    assert release.lead == "« Oui\u00a0», dit-il."
    assert release.body == "Réunion.\n"


def test_a_hashtag_after_a_value_is_not_lost_in_silence() -> None:
    """YAML takes ` #word` for a comment: that is said, and a real comment is not."""
    found = with_key("subhead: Avec les maires #Sénat\ndateline: Paris # ville")
    assert said(found) == [(4, 10, "comment-cuts")]
    assert found.release
    assert found.release.subhead == "Avec les maires"
