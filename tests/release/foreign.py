"""Releases in other forms for tests: made here, imported, and every word of what came of them."""

import io
import zipfile
from collections import Counter

from markdown_it import MarkdownIt

from pressctl.release.importing import Imported, import_manuscript, read_manuscript
from tests.release.texts import TODAY, body, values, words
from tests.support.builders import a_newsroom

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = {
    "Titre": "Title",
    "Soustitre": "Subtitle",
    "Titre2": "heading 2",
    "Citation": "Quote",
    "Liste": "List Paragraph",
}


def brought(content: str | bytes, name: str = "a.html", *, room: str = "fr", **assume: str) -> Imported:
    """Import a file's content into a newsroom whose language is `room`, with answers."""
    data = content.encode() if isinstance(content, str) else content
    manuscript = read_manuscript(data, source=name)
    return import_manuscript(manuscript, source=name, newsroom=a_newsroom(language=room), today=TODAY, assume=assume)


def page(article: str, *, head: str = "", around: str = "{}") -> str:
    """Return a saved page with an article in it."""
    return f"<!doctype html><html lang=fr><head>{head}</head><body>{around.format(f'<article>{article}</article>')}</body></html>"


def said(markdown: str) -> str:
    """Return every word that a reader of CommonMark with tables sees, and where links lead, blocks apart by line ends."""
    lines = []
    for token in MarkdownIt("commonmark", {"html": False}).enable("table").parse(markdown):
        if token.type in {"fence", "code_block"}:
            lines.append(token.content)
        parts = ("\n" if "break" in inline.type else inline.content for inline in token.children or ())
        lines.append("".join(parts))
        lines += [str(inline.attrs["href"]) for inline in token.children or () if inline.type == "link_open"]
        lines.append(token.info if token.type == "list_item_open" else "")
    return "\n".join(lines)


def all_words(document: str) -> Counter[str]:
    """Return every word a document keeps: in its keys' values, in comments, in the text."""
    front = document.split("\n---\n\n", 1)[0]
    comments = "\n".join(line for line in front.split("\n") if line.startswith("#"))
    return words(comments) + words(_flat(values(document))) + words(said(body(document)))


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return "\n".join(map(_flat, value.values()))
    return "\n".join(map(_flat, value)) if isinstance(value, list) else str(value)


def docx(text: str, **parts: str | bytes) -> bytes:
    """Return a Word document whose body is `text`, in WordprocessingML, with further parts by their names."""
    kind = f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/></Types>'
    main = f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    written: dict[str, str | bytes] = {
        "[Content_Types].xml": kind,
        "_rels/.rels": main,
        "word/document.xml": f'<w:document {W} xmlns:r="{R}"><w:body>{text}</w:body></w:document>',
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        **parts,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in written.items():
            package.writestr(name, content)
    return file.getvalue()


def paragraph(text: str, style: str = "", *, bold: bool = False) -> str:
    """Return a paragraph in WordprocessingML."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    strong = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p>{styled}<w:r>{strong}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
