"""What a release is: its id, its language, its revision and what each revision set right."""

import pytest

from pressctl.model import Correction
from tests.release.documents import GOOD, codes_of, good, messages, reading, said, with_key


@pytest.mark.parametrize("written", ["0", "-1", "1.0", "deux", "01x", "٣", "99999999"])
def test_a_revision_is_a_whole_number(written: str) -> None:
    """Revision is digits, from 1."""
    assert "bad-number" in codes_of(f"revision: {written}")


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("revision: 2", "no-correction"),
        ("correction: faux", "correction-without-revision"),
        ("why: une erreur", "why-without-kill"),
        ("revision: 2\ncorrection: a\ncorrections: [{revision: 2, text: a}]", "two-corrections"),
        ("revision: 3\ncorrections: [{revision: 3, text: a}]", "correction-gap"),
        ("revision: 2\ncorrections: [{revision: 2, text: a}, {revision: 2, text: b}]", "correction-gap"),
        ("revision: 2\ncorrections: [{revision: 1, text: a}, {revision: 2, text: b}]", "correction-gap"),
        ("revision: 2\ncorrections: [{revision: 2, text: a}, {revision: 3, text: b}]", "correction-gap"),
        ("revision: 2\ncorrections: [{revision: 2}]", "no-correction"),
        ("revision: 2\ncorrections: [{text: a}]", "no-correction"),
        ("revision: 2\ncorrections: [{revision: 2, text: a, date: hier}]", "bad-date"),
        ("revision: 2\ncorrections: faux", "list-wanted"),
    ],
)
def test_revisions_and_corrections_agree(front: str, code: str) -> None:
    """Each revision from 2 on has one correction, and a correction has its revision."""
    assert code in codes_of(front)


def test_corrections_are_kept_in_order() -> None:
    """The list may be in any order; the history is not."""
    release = good("revision: 3\ncorrections: [{revision: 3, text: c}, {revision: 2, text: b, date: 2024-11-07}]")
    assert [one.revision for one in release.corrections] == [2, 3]
    assert release.correction
    assert release.correction.text == "c"


def test_a_single_correction_belongs_to_its_revision() -> None:
    """`correction` is about the revision the file is at."""
    assert good("revision: 3\ncorrection: c").corrections == (Correction(revision=3, text="c"),)


@pytest.mark.parametrize(
    ("path", "id_"),
    [
        ("releases/essai-2024.md", "essai-2024"), ("Mon Communiqué.md", "mon-communique"), ("a\\b\\c_d.md", "c-d"),
        ("x.pdf.md", "x-pdf"), ("L’État agit : oui.md", "etat-agit-oui"),
    ],
)  # fmt: skip
def test_the_id_is_the_files_name(path: str, id_: str) -> None:
    """Without an id, the file's name is the id, spelt as ids are."""
    found = reading(path=path).release
    assert found
    assert found.id == id_


@pytest.mark.parametrize("name", ["release.md", "index.md", "README.md", "draft.md", "Communiqué.md", "المملكة.md"])
def test_a_name_that_says_nothing_needs_an_id(name: str) -> None:
    """release.md and its like give no id; the message proposes one made from the headline."""
    found = reading(path=f"releases/{name}")
    assert [finding.code for finding in found.findings] == ["no-id"]
    assert "Write id: durain-les-maires" in messages(found)
    assert reading(f"id: durain\n{GOOD}", path=name).release


@pytest.mark.parametrize("written", ["Durain", "a b", "a--b", "-a", "été", "../x", "nul", "a" * 101, "a/b"])
def test_an_id_that_cannot_be_one(written: str) -> None:
    """An id is lower-case ASCII words and hyphens, since it becomes a folder and an address."""
    assert said(with_key(f"id: {written}")) == [(4, 5, "bad-id")]


def test_a_translation_takes_its_language_from_its_name() -> None:
    """x.fr.md is French, of the release x, and not the original."""
    release = reading(path="releases/x.en.md", translation="en").release
    assert release
    assert (release.id, release.language, release.original) == ("x", "en", False)
    written = with_key("language: en-GB", path="releases/x.en.md", translation="en").release
    assert written
    assert written.language == "en-GB"
    assert said(with_key("language: de", path="x.en.md", translation="en")) == [(4, 11, "language-differs")]
    alone = reading(path="releases/x.en.md").release
    assert alone
    assert (alone.id, alone.original) == ("x-en", True)


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("no", "no"),
        ("FR", "fr"),
        ("pt-br", "pt-BR"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("de-ch-1996", "de-CH-1996"),
        ("gsw", "gsw"),
    ],
)
def test_a_language_is_a_tag(written: str, tag: str) -> None:
    """`no` is Norwegian, and every tag is kept in its usual case."""
    assert good(f"language: {written}").language == tag


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("français", "fr"),
        ("fr_FR", "fr-FR"),
        ("en-UK", "en-GB"),
        ("Deutsch", "de"),
        ("jp", "ja"),
        ("xx", ""),
        ("fra", "fr"),
    ],
)
def test_a_language_that_is_no_tag(written: str, meant: str) -> None:
    """Names of languages and other tools' tags are answered with the tag."""
    found = with_key(f"language: {written}")
    assert said(found) == [(4, 11, "bad-language")]
    assert (f'did you mean "{meant}"?' in messages(found)) == bool(meant)
    assert said(with_key(f"languages: [fr, {written}]")) == [(4, 17, "bad-language")]


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("status: canceled\nwhy: Chiffres faux.", "Chiffres faux."),
        ("status: canceled\ncorrection: Chiffres faux.", "Chiffres faux."),
        ("status: canceled\nrevision: 2\ncorrection: le titre", ""),
        ("status: canceled\nrevision: 2\ncorrection: le titre\nwhy: Tout est faux.", "Tout est faux."),
        ("status: canceled", ""),
    ],
)
def test_a_kill_says_why(front: str, reason: str) -> None:
    """In a key of its own: what an earlier revision set right is no reason to withdraw it."""
    release = with_key(front).release
    assert release is not None
    assert release.reason == reason
