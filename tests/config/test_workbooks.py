"""A list in an Excel workbook: its rows as text, each mistake at its row and column, and nothing that takes all memory."""

import io
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.config import workbooks
from pressctl.config.lists import NotAList
from pressctl.config.workbooks import Sheet
from tests.config.test_recipients import emails, people_of, said

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEADER = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>email</t></is></c><c r="B1" t="inlineStr"><is><t>name</t></is></c></row>'
)


def a_workbook(
    *sheets: tuple[str, str, str],
    strings: Sequence[str] = (),
    formats: str = "",
    properties: str = "",
    main: str = _MAIN,
) -> bytes:
    """Return a workbook of (name, state, rows); `strings` are shared texts, `formats` what styles.xml holds."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        named = "".join(
            f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="rId{n}"/>'
            for n, (name, state, _) in enumerate(sheets)
        )
        head = f'xmlns="{main}" xmlns:r="{_RELATIONS}"'
        file.writestr("xl/workbook.xml", f"<workbook {head}>{properties}<sheets>{named}</sheets></workbook>")
        related = "".join(
            f'<Relationship Id="rId{n}" Type="{_RELATIONS}/worksheet" Target="{"/xl/" * (n % 2)}worksheets/s{n}.xml"/>'
            for n in range(len(sheets))
        )
        file.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="x">{related}</Relationships>')
        for n, (_, _, rows) in enumerate(sheets):
            file.writestr(f"xl/worksheets/s{n}.xml", f"<worksheet {head}><sheetData>{rows}</sheetData></worksheet>")
        if strings:
            file.writestr("xl/sharedStrings.xml", f"<sst {head}>{''.join(f'<si>{one}</si>' for one in strings)}</sst>")
        if formats:
            file.writestr("xl/styles.xml", f"<styleSheet {head}>{formats}</styleSheet>")
    return packed.getvalue()


def test_cells_as_they_are_shown() -> None:
    """Shared, rich and spoken texts, escapes, numbers, dates of either epoch, times, yes and no, formulas, gaps."""
    rows = (
        '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c r="E1" t="str"><f>A1</f><v>x &amp; y</v></c></row>'
        '<row r="4"><c r="A4"><v>42</v></c><c r="B4"><v>0.1</v></c><c r="C4"><v>1E+20</v></c><c r="D4" t="b"><v>1</v></c></row>'
        '<row r="5"><c r="A5" s="1"><v>45989</v></c><c r="B5" s="2"><v>45989.6041666667</v></c><c r="C5" s="1"><v>0.5</v></c>'
        '<c r="D5" s="3"><v>3</v></c><c r="E5" s="1"><v>59</v></c></row><row r="6"><c r="A6" s="1"/></row>'
    )
    strings = (
        "<t>email</t>",
        "<r><t>Zo</t></r><r><t xml:space='preserve'>é_x0009_!</t></r><rPh><t>read</t></rPh>",
    )
    formats = (
        '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="165" formatCode="0 &quot;days&quot;"/>'
        '</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        '<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
    )
    content = a_workbook(("A", "visible", rows), strings=strings, formats=formats)
    sheet = Sheet(content)
    assert (sheet.header_line, sheet.header) == (1, ["email", "Zoé\t!", "", "", "x & y"])
    assert list(sheet) == [
        (4, ["42", "0.1", "1e+20", "TRUE"]),
        (5, ["2025-11-28", "2025-11-28 14:30", "12:00", "3", "1900-02-28"]),
    ]
    later = a_workbook(
        ("A", "visible", rows), strings=strings, formats=formats, properties='<workbookPr date1904="1"/>', main=_STRICT
    )
    assert next(cells[0] for line, cells in Sheet(later) if line == 5) == "2029-11-29"


def test_a_list_in_a_workbook(tmp_path: Path) -> None:
    """As one in a text file: each mistake at its row and column, no address in any message."""
    rows = _HEADER + "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{address}</t></is></c>{more}</row>'
        for row, address, more in (
            (2, "Ann@Journal.example", '<c r="B2"><v>7</v></c>'),
            (5, "ann@journal.example", ""),
            (6, "joe", ""),
            (7, "kim@journal.example", '<c r="D7"><v>7</v></c>'),
        )
    )
    people = people_of(a_workbook(("A", "visible", rows)), root=tmp_path)
    assert emails(people) == ["ann@journal.example"]
    assert people.recipients[0].name == "7"
    assert said(people) == [
        (5, 1, "advice", "repeated-address"),
        (6, 1, "error", "bad-address"),
        (7, 1, "error", "list-row"),
    ]


def test_which_sheet(tmp_path: Path) -> None:
    """The first that is not hidden, which is said where there are others; or the one that is named."""
    one = f'{_HEADER}<row r="2"><c r="A2" t="inlineStr"><is><t>a@b.example</t></is></c></row>'
    content = a_workbook(
        ("Old", "hidden", _HEADER), ("Presse", "visible", one), ("Élus", "visible", one.replace("a@", "e@"))
    )
    people = people_of(content, root=tmp_path)
    assert (emails(people), said(people)) == (["a@b.example"], [(1, 1, "advice", "list-sheets")])
    assert (
        emails(people_of(content, root=tmp_path, sheet="élus")),
        said(people_of(content, root=tmp_path, sheet="élus")),
    ) == (
        ["e@b.example"],
        [],
    )
    assert said(people_of(content, root=tmp_path, sheet="Radio")) == [(1, 1, "error", "list")]
    assert said(people_of(b"email\na@b.example\n", root=tmp_path, sheet="Radio")) == [(1, 1, "error", "list")]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="XFD1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
        '<row r="x"/>',
        "<row>",
        '</sheetData><!DOCTYPE x [<!ENTITY a "b">]>',
        "<!-- " + "x" * 5000 + "-->",
    ],
)
def test_what_is_damaged_or_without_end(monkeypatch: pytest.MonkeyPatch, rows: str) -> None:
    """Columns without end, texts that are not there, entities, more than any list has: said, and no more is unpacked."""
    monkeypatch.setattr(workbooks, "LARGEST", 4096)
    with pytest.raises(NotAList, match=r"^(is a workbook that cannot|has more than 1,000|holds more than 4,096)"):
        list(Sheet(a_workbook(("A", "visible", rows))))


def test_a_workbook_of_another_kind() -> None:
    """OpenDocument, and binary workbooks: what to do is said."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("content.xml", "<x/>")
    with pytest.raises(NotAList, match=r"save it as \.xlsx"):
        Sheet(packed.getvalue())


@given(st.data())
def test_damage_is_always_said(data: st.DataObject) -> None:
    """Whatever bytes are other, it is read or refused, and never fails otherwise."""
    content = bytearray(
        a_workbook(("A", "visible", _HEADER), strings=("<t>x</t>",), formats="<cellXfs><xf/></cellXfs>")
    )
    for place, byte in data.draw(
        st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=8)
    ):
        content[place] = byte
    with suppress(NotAList):
        assert list(Sheet(bytes(content))) is not None
