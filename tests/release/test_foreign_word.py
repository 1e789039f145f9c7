"""Word documents become releases: styles say what is what, nothing outside the file is opened, bombs are refused."""

import io
import subprocess
import sys
import zipfile

import pytest

from pressctl.errors import Invalid
from pressctl.model import Contact, Quote
from tests.release.foreign import R, W, all_words, brought, docx, paragraph
from tests.release.texts import body, listed, reading, values, words

TITLE = paragraph("Le pont rouvre", "Titre")
LEAD = paragraph("Le pont rouvre lundi aux vélos\u00a0!")
CELL = "<w:tc>{}</w:tc>"
TABLE = f"<w:tbl><w:tr>{CELL.format(paragraph('Ligne'))}{CELL.format(paragraph('Heure'))}</w:tr><w:tr>{CELL.format(paragraph('4'))}{CELL.format(paragraph('6 h', bold=True))}</w:tr></w:tbl>"
CHANGED = (
    "<w:p><w:r><w:t xml:space='preserve'>Le tram </w:t></w:r><w:del w:id='1'><w:r><w:delText>ne passe pas</w:delText></w:r></w:del>"
    "<w:ins w:id='2'><w:r><w:t>passe</w:t></w:r></w:ins><w:commentRangeStart w:id='0'/><w:r><w:t>.</w:t></w:r><w:commentRangeEnd w:id='0'/>"
    "<w:r><w:commentReference w:id='0'/></w:r></w:p>"
)
COMMENTS = f"<w:comments {W}><w:comment w:id='0' w:author='A'>{paragraph('à vérifier')}</w:comment></w:comments>"


def test_a_word_document() -> None:
    """Title, subtitle, headings, quotations, bold, tables; the text's own date, speaker and contact are recognised."""
    text = (
        TITLE
        + paragraph("Trois mois plus tôt", "Soustitre")
        + paragraph("Tours, le 6 novembre 2024 – Le pont rouvre lundi aux vélos\u00a0!")
        + paragraph("Ce qui change", "Titre2")
        + paragraph("Jeanne Petit, maire de Tours, a dit :")
        + paragraph("Le tram a roulé chaque jour.", "Citation")
        + paragraph("Pour les vélos", bold=True)
        + paragraph("Les vélos passent.")
        + TABLE
        + paragraph("Contact presse : Anne Martin, 01 02 03 04 05")
    )
    found = brought(docx(text), "Communiqué final.docx")
    read = reading(found)
    assert read.findings == ()
    assert read.release
    release = read.release
    assert (release.headline, release.subhead) == ("Le pont rouvre", "Trois mois plus tôt")
    assert (release.dateline, f"{release.published:%Y-%m-%d}") == ("Tours, le 6 novembre 2024", "2024-11-06")
    assert release.quotes == (
        Quote(text="Le tram a roulé chaque jour.", speaker="Jeanne Petit", role="maire de Tours"),
    )
    assert release.contacts == (Contact(name="Anne Martin", phone="01 02 03 04 05"),)
    assert release.body == (
        "Le pont rouvre lundi aux vélos\u00a0!\n\n## Ce qui change\n\nJeanne Petit, maire de Tours, a dit :\n\n> Le tram a roulé chaque jour.\n\n"
        "## Pour les vélos\n\nLes vélos passent.\n\n| Ligne | Heure |\n| --- | --- |\n| 4 | **6 h** |\n"
    )
    evidence = {one.key: (one.line, one.evidence) for one in found.inferred}
    assert evidence["headline"] == (1, "the document's style Title")
    assert evidence["subhead"] == (2, "the document's style Subtitle")
    assert '"line" counts its paragraphs' in found.document


def test_comments_and_tracked_deletions_are_not_in_the_text() -> None:
    """What somebody struck out or remarked must never go out; what was inserted is text."""
    found = brought(docx(TITLE + LEAD + CHANGED, **{"word/comments.xml": COMMENTS}), "a.docx", date="2024-11-06")
    assert body(found.document).endswith("\n\nLe tram passe.\n")
    assert "vérifier" not in found.document
    assert "ne passe pas" not in found.document


def test_no_word_of_a_document_is_lost() -> None:
    """Every word is in the release, or listed."""
    text = (
        TITLE
        + LEAD
        + paragraph("Un intertitre", "Titre2")
        + paragraph("1. Voilà *tout*.")
        + TABLE
        + paragraph("x < y & z".replace("&", "&amp;").replace("<", "&lt;"))
    )
    found = brought(docx(text), "a.docx", date="2024-11-06")
    assert not words("Le pont rouvre lundi aux vélos Un intertitre 1 Voilà tout Ligne Heure 4 6 h x y z") - all_words(
        found.document
    )


def test_without_styles_the_looks_tell() -> None:
    """As in a plain text."""
    found = brought(
        docx(paragraph("LE PONT DE TOURS ROUVRE") + paragraph("Le 6 novembre 2024, le pont de Tours rouvre.")), "a.docx"
    )
    assert found.headline == "Le pont de Tours rouvre"


def test_links_are_kept_and_external_parts_are_not_opened() -> None:
    """An address in a relation is a link's, never fetched; a linked image is listed."""
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r9" Type="{R}/hyperlink" Target="https://ville.example/pont" TargetMode="External"/>'
        f'<Relationship Id="r8" Type="{R}/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    )
    picture = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="1" name="x" descr="Le pont de loin"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="r8"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    text = (
        TITLE
        + '<w:p><w:r><w:t xml:space="preserve">Voir </w:t></w:r><w:hyperlink r:id="r9"><w:r><w:t>le pont</w:t></w:r></w:hyperlink></w:p>'
        + picture
    )
    found = brought(docx(text, **{"word/_rels/document.xml.rels": links}), "a.docx", date="2024-11-06")
    assert body(found.document) == "Voir [le pont](https://ville.example/pont)\n"
    assert listed(found, "left out") == ["Le pont de loin"]
    assert "root:" not in found.document


def bomb() -> bytes:
    """Return a document whose text is twenty megabytes of nothing."""
    return docx(TITLE + " " * 20_500_000)


def lying() -> bytes:
    """Return a document whose text is larger than it declares."""
    content = bytearray(docx(TITLE + LEAD + " " * 3_000_000))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as package:
        size = package.getinfo("word/document.xml").file_size
    return bytes(content).replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (bomb(), "unpacks to more"),
        (docx(TITLE + "<w:p/>" * 6_000), "6,001 paragraphs"),
        (docx(TITLE + "<w:p>" + "<w:r/>" * 210_000 + "</w:p>"), "unpacks to more"),
        (lying(), "broken zip"),
        (docx(TITLE + LEAD)[:700], "broken zip"),
        (docx("", **{"word/document.xml": f"{ENTITIES}<w:document {W}/>"}), "document type"),
        (
            docx(
                "", **{"word/document.xml": f'<?xml version="1.0" encoding="utf-16"?>{ENTITIES}<a/>'.encode("utf-16")}
            ),
            "document type",
        ),
        (docx("", **{"word/document.xml": "<w:document"}), "broken XML"),
        (docx(""), "no text|is empty"),
        (docx("", **{"word/document.xml": "<a/>"}), "cannot be read|no text"),
    ],
    ids=["bomb", "paragraphs", "tags", "lying", "cut", "entities", "entities in UTF-16", "broken", "empty", "no body"],
)
def test_what_is_no_document_is_refused(content: bytes, message: str) -> None:
    """By name, before it fills the memory."""
    with pytest.raises(Invalid, match=message) as refused:
        brought(content, "a.docx")
    assert refused.value.hint


def test_other_zip_files_are_refused() -> None:
    """A spreadsheet, an OpenDocument text."""
    for name, message in (("xl/workbook.xml", "no Word document"), ("content.xml", "an OpenDocument text")):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as package:
            package.writestr(name, "<a/>")
        with pytest.raises(Invalid, match=message):
            brought(file.getvalue(), "a.docx")


def test_without_mammoth_it_says_how_to_install_it() -> None:
    """The library is an extra: few newsrooms need it."""
    asked = (
        "import sys; sys.modules['mammoth'] = None\n"
        "from pressctl.errors import Misused\nfrom pressctl.release.importing import read_manuscript\n"
        "try:\n    read_manuscript(sys.stdin.buffer.read(), source='a.docx')\n"
        "except Misused as error:\n    print(error.message, error.hint)\n"
    )
    done = subprocess.run([sys.executable, "-c", asked], input=docx(TITLE + LEAD), capture_output=True, check=True)
    assert b"mammoth, which is not installed" in done.stdout
    assert b"pip install 'pressctl[docx]'" in done.stdout


def test_a_headline_and_a_subhead_in_bold_above_lines_that_a_printout_broke() -> None:
    """Two lines of one look above plain text; a paragraph that breaks off goes on where the next begins in small letters."""
    found = brought(
        docx(
            paragraph("La vieille grue du port tourne de nouveau", bold=True)
            + paragraph("Quarante ans après son dernier tour, elle est montrée au public", bold=True)
            + paragraph("L’association du port a remis en marche la grue du quai des pêcheurs,")
            + paragraph("quarante ans après son dernier tour, en février.")
            + paragraph("La grue est montrée le dimanche, et l’entrée est libre pour tous les enfants.")
        ),
        "a.docx",
    )
    release = values(found.document)
    assert release["headline"] == "La vieille grue du port tourne de nouveau"
    assert release["subhead"].startswith("Quarante ans après")
    assert (
        body(found.document)
        .strip("\n")
        .split("\n\n")[0]
        .endswith("quai des pêcheurs, quarante ans après son dernier tour, en février.")
    )


def test_a_label_in_the_style_of_a_title_is_no_headline() -> None:
    """Press offices set `COMMUNIQUÉ DE PRESSE` in it; headline and subhead are the lines below, in bold and in italics."""
    italic = "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>Deux ans de travaux pour un pont</w:t></w:r></w:p>"
    text = (
        paragraph("COMMUNIQUÉ DE PRESSE", "Titre")
        + paragraph("Tours, le 6 novembre 2024")
        + paragraph("Le vieux pont rouvre lundi", bold=True)
        + italic
        + paragraph("Le pont rouvre lundi aux vélos et aux bus, trois mois plus tôt que prévu.")
        + paragraph("Deux ans de travaux finissent, et le quai a des arbres de nouveau.")
    )
    said = values(brought(docx(text), "a.docx").document)
    assert (said["headline"], said["subhead"]) == ("Le vieux pont rouvre lundi", "Deux ans de travaux pour un pont")


def test_labels_of_numbers_in_cells_of_their_own() -> None:
    """`Phone:` beside its number says nothing of the person."""
    rows = [("Contact:", "Ann Lee"), ("Phone:", "650-420-6300"), ("Email:", "ann@elm.example")]
    cells = ("".join(CELL.format(paragraph(one)) for one in row) for row in rows)
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
    text = table + TITLE + LEAD + paragraph("Le pont était fermé depuis deux ans pour des travaux.")
    said = values(brought(docx(text), "a.docx").document)
    assert said["contacts"] == [{"name": "Ann Lee", "email": "ann@elm.example", "phone": "650-420-6300"}]


def test_a_headline_in_capitals_goes_on_behind_a_break() -> None:
    """Both lines are one paragraph, as its writer set it."""
    title = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>LE VIEUX PONT DE TOURS</w:t><w:br/><w:t>ROUVRE AUX CYCLISTES</w:t></w:r></w:p>"
    text = title + paragraph(
        "Le vieux pont de Tours rouvre lundi aux cyclistes et aux bus, trois mois plus tôt que prévu."
    )
    said = values(brought(docx(text), "a.docx").document)
    assert said["headline"] == "Le vieux pont de Tours rouvre aux cyclistes"
    assert "subhead" not in said


def test_a_line_between_waves_is_a_subhead() -> None:
    """East Asia's press offices set it so, without a style."""
    text = paragraph("旧橋、予定より三か月早く再開", bold=True) + paragraph("〜月曜日からバスも通行〜")
    text += paragraph("エルム市は本日、旧橋を予定より三か月早く再開しました。") + paragraph(
        "工事は二年にわたり、総額は十二億円でした。"
    )
    assert values(brought(docx(text), "a.docx", room="ja").document)["subhead"] == "〜月曜日からバスも通行〜"


PEOPLE = [("Anne Martin", "Paul Durand"), ("attachée de presse", "porte-parole"), ("anne@ville.example", "paul@ville.example"), ("01 02 03 04 05", "01 02 03 04 06")]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        (PEOPLE, list(zip(*PEOPLE, strict=True))),
        (list(zip(("Nom", "Fonction", "E-mail", "Téléphone"), next(zip(*PEOPLE, strict=True)), strict=True)), [next(zip(*PEOPLE, strict=True))]),
    ],
    ids=["a column for each", "a column of labels"],
)  # fmt: skip
def test_a_table_of_people_to_call(rows: list[tuple[str, ...]], people: list[tuple[str, ...]]) -> None:
    """Each has a column, or the first column says what stands in the second: nobody gets another one's role or address."""
    cells = ("".join(CELL.format(paragraph(cell)) for cell in row) for row in rows)
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
    text = TITLE + LEAD + paragraph("Le pont était fermé depuis deux ans.") + paragraph("Contact presse") + table
    read = reading(brought(docx(text), "a.docx"))
    assert read.release
    assert [(one.name, one.role, one.email, one.phone) for one in read.release.contacts] == people
