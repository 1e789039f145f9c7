"""What import says of a file, and what it writes."""

from pathlib import Path

import pytest

from tests.support.newsrooms import RELEASES, Newsroom, make


@pytest.fixture
def empty(tmp_path: Path) -> Newsroom:
    """A folder with nothing in it."""
    return Newsroom(root=tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "words", "said"),
    [
        ("x.docx", b"PK\x03\x04", (), "broken zip file"),
        ("x.pdf", b"%PDF-1.7", (), "a PDF"),
        ("x.md", b"---\ntitle: [a\n---\n\nText.\n", (), "x.md:3:"),
        ("x.html", b"<p>One line", (), "headline at most"),
        ("x.xml", b"<rss version='2.0'></rss>", (), "is a feed"),
        ("x.txt", b"a" * 5_000_001, (), "larger than 5 MB"),
        ("x.txt", b"a\0b\xff", (), "is not text"),
        ("x.txt", b"Titre\n\nTexte.\n", ("--assume", "year"), "KEY=VALUE"),
        ("x.txt", b"Titre\n\nTexte.\n", ("--assume", "yaer=2024"), "yaer"),
    ],
)
def test_what_cannot_be_imported_is_said(
    empty: Newsroom, name: str, content: bytes, words: tuple[str, ...], said: str
) -> None:
    """In words, and no file is written."""
    (empty.root / name).write_bytes(content)
    ran = empty.run("import", name, *words)
    assert ran.code in {2, 3}, ran.err
    assert said in ran.err
    assert sorted(path.name for path in empty.root.iterdir()) == [name]


def test_import_lists_what_it_took_for_granted(tmp_path: Path) -> None:
    """With its evidence; what is open leaves the release withheld; nothing is overwritten."""
    room = make(tmp_path, release=None)
    ran = room.run("import", str(RELEASES / "fr-narcotrafic-2024.txt"))
    assert ran.code == 0, ran.err
    assert "inferred headline: Jérôme Durain" in ran.err
    assert "open year" in ran.err
    assert "--assume year=" in ran.err
    assert "status: withheld" in Path(ran.out.strip("\n")).read_text()
    assert room.run("import", str(RELEASES / "fr-narcotrafic-2024.txt")).code == 3
    assert room.run("import", "nowhere.txt").code == 3
    (tmp_path / "latin.txt").write_bytes("Été à Sète\n\nLe texte cité.\n".encode("cp1252"))
    assert room.run("import", "latin.txt", "-o", "releases/l.md").code == 0
    assert "Été à Sète" in (tmp_path / "releases/l.md").read_text()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", "---\ntitle: Le pont rouvre\ndate: 2024-11-06\nlayout: presse\n---\n\nLe pont rouvre lundi.\n"),
        ("a.html", "<title>Le pont rouvre</title><nav>Accueil</nav><h1>Le pont rouvre</h1><time datetime=2024-11-06></time><p>Le pont rouvre lundi."),
        ("a", "+++\ntitle = 'Le pont rouvre'\ndate = 2024-11-06\n[menu]\nmain = 'presse'\n+++\nLe pont rouvre lundi.\n"),
    ],
)  # fmt: skip
def test_import_reads_other_forms(tmp_path: Path, name: str, content: str) -> None:
    """By what is in the file; what has no place is listed on the screen and in the document."""
    room = make(tmp_path, release=None)
    room.write(name, content)
    ran = room.run("import", name)
    assert ran.code == 0, ran.err
    assert "inferred headline: Le pont rouvre (line " in ran.err
    assert "left out" in ran.err
    written = Path(ran.out.strip("\n"))
    assert written.name == "le-pont-rouvre.md"
    assert "date: 2024-11-06\n" in written.read_text()
    assert written.read_text().endswith("\nLe pont rouvre lundi.\n")
    assert room.run("check", str(written)).code == 0
