"""The files of mails: what can be attached, how much of it, and that what leaves is what was frozen."""

import os
from collections.abc import Callable, Mapping
from email import message_from_bytes
from pathlib import Path

import pytest

from pressctl.desk.preparing import prepare
from pressctl.desk.publicising import write_variants
from pressctl.errors import Rejected
from pressctl.model import Variant
from pressctl.newsroom.attaching import LARGEST, enclosures_of, encoded_size
from tests.newsroom.folders import LATER, PDF, Folder
from tests.support.builders import a_variant

Content = Mapping[str, Mapping[str, str]]
MEDIA = "[{path: dossier.pdf}, {path: photo.jpg, alt: Un élu}]"


@pytest.fixture
def attaching(folder: Folder) -> Folder:
    """A newsroom that attaches, with a release of two files."""
    folder.newsroom["mail_media"] = "attachments"
    folder.release("durain", media=MEDIA)
    folder.file("releases/dossier.pdf")
    folder.file("releases/photo.jpg", b"\xff\xd8\xff")
    return folder


def errors(folder: Folder) -> list[tuple[str, int, int, str]]:
    """Return what keeps the release from going out, and where."""
    return [(one.code, one.line, one.column, one.message) for one in folder.load().findings if one.level == "error"]


def test_files_that_are_light_enough_together(attaching: Folder) -> None:
    """No more than a mail server takes; told at the heaviest, whatever the others are."""
    assert errors(attaching) == []
    os.truncate(attaching.root / "releases/dossier.pdf", 7_000_000)
    assert errors(attaching) == []
    os.truncate(attaching.root / "releases/photo.jpg", 500_000)
    ((code, line, column, said),) = errors(attaching)
    assert (code, line, column) == ("attachments-size", 4, 16)
    assert "10.6 MB" in said
    attaching.newsroom["mail_media"] = "links"
    assert errors(attaching) == []


def test_a_file_that_is_listed_twice_goes_along_once(attaching: Folder) -> None:
    """And weighs once."""
    attaching.release("durain", media="[{path: dossier.pdf}, {path: dossier.pdf}]")
    os.truncate(attaching.root / "releases/dossier.pdf", 7_000_000)
    assert errors(attaching) == []
    mail = attaching_variant(attaching).mail
    assert mail is not None
    assert [one.name for one in mail.attachments] == ["dossier.pdf"]


@pytest.mark.parametrize("name", ["setup.exe", "seite.html", "logo.svg", "plan"])
def test_what_mail_servers_turn_away_is_refused(attaching: Folder, name: str) -> None:
    """Before anything is sent; elsewhere it is a link like any other."""
    attaching.file(f"releases/{name}")
    attaching.release("durain", media=f"[{{path: {name}, alt: Un plan}}]")
    assert [code for code, *_ in errors(attaching)] == ["attachment-kind"]
    attaching.newsroom["mail_media"] = "links"
    assert errors(attaching) == []


def test_the_size_in_a_mail_is_what_base64_makes_of_it() -> None:
    """In lines of 76 characters, each with its end."""
    from base64 import encodebytes

    for size in (0, 1, 56, 57, 58, 1_000):
        written = encodebytes(bytes(size)).replace(b"\n", b"\r\n")
        assert 0 <= encoded_size(size) - len(written) < 78
    assert encoded_size(LARGEST) > LARGEST


def test_what_leaves_is_what_was_frozen(attaching: Folder) -> None:
    """Each file is read once; one that is another now, longer now or away is refused by its name."""
    (release,) = attaching.load().releases
    attached = attaching_variant(attaching)
    enclose = enclosures_of(attaching.root, [release])
    first = enclose(attached)
    assert sorted(first.values()) == [PDF, b"\xff\xd8\xff"]
    assert all(enclose(attached)[sha256] is content for sha256, content in first.items())
    assert enclose(a_variant()) == {}
    for change in (lambda path: path.write_bytes(PDF + b"!"), lambda path: path.write_bytes(PDF[::-1]), Path.unlink):
        change(attaching.root / "releases/dossier.pdf")
        with pytest.raises(Rejected, match=r"dossier\.pdf"):
            enclosures_of(attaching.root, [release])(attached)
    with pytest.raises(Rejected, match="another file"):
        enclosures_of(attaching.root, [])(attached)


def attaching_variant(folder: Folder) -> Variant:
    """Return the release's variant, mail and all."""
    prepared = prepare(folder.config, [], lambda: LATER, lambda _event: None, lambda _text: "")
    return prepared.ready[0].variant("fr", "")


def test_rendering_writes_the_whole_mail(attaching: Folder) -> None:
    """To be opened in a mail program before it goes out."""
    prepared = prepare(attaching.config, [], lambda: LATER, lambda _event: None, lambda _text: "")
    out = attaching.root / "out"
    assert out / "durain/fr/mail.eml" in list(
        write_variants(prepared.ready[0], attaching.config, out, LATER, prepared.enclose)
    )
    message = message_from_bytes((out / "durain/fr/mail.eml").read_bytes())
    attached = {part.get_filename(): part.get_payload(decode=True) for part in message.walk() if part.get_filename()}
    assert attached == {"dossier.pdf": PDF, "photo.jpg": b"\xff\xd8\xff"}


def test_what_is_attached_is_part_of_the_content(attaching: Folder) -> None:
    """Another file is an edit; that files are attached at all, or no longer, is none."""

    def content() -> tuple[Content, Callable[[Content], str]]:
        made = prepare(attaching.config, [], lambda: LATER, lambda _event: None, lambda _text: "").ready[0]
        return made.content, made.differences

    old, _ = content()
    attaching.file("releases/dossier.pdf", PDF + b"!")
    _, differences = content()
    assert "dossier.pdf" in differences(old)
    attaching.newsroom["mail_media"] = "links"
    _, differences = content()
    assert differences(old) == ""


def test_a_secret_in_an_attached_text_stays_here(attaching: Folder) -> None:
    """It would be in every mail; in a picture nobody can read it."""
    attaching.file("releases/notes.txt", b"Notes\nthe key is key-0123456789")
    attaching.release("durain", media="[{path: notes.txt}]")

    def leak_of(text: str) -> str:
        return "list" if "key-0123456789" in text else ""

    named = 1 + (attaching.root / "releases/durain.md").read_text("utf-8").partition("notes.txt")[0].count("\n")
    prepared = prepare(attaching.config, [], lambda: LATER, lambda _event: None, leak_of)
    assert prepared.ready == ()
    (found,) = (finding for finding in prepared.findings if finding.code == "secret-in-text")
    assert (found.path, found.line) == ("releases/durain.md", named)
    assert found.message == "the attached file notes.txt, line 2, contains the secret of the target list."
    attaching.newsroom["mail_media"] = "links"
    assert prepare(attaching.config, [], lambda: LATER, lambda _event: None, leak_of).ready
