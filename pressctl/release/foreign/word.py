"""A Word document as a manuscript: mammoth makes HTML of it, which is read as any; nothing outside the file is opened.

Comments, tracked deletions, macros and metadata are no part of the text. Images are not carried over, and listed.
"""

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from pressctl.errors import Invalid, Misused
from pressctl.release.foreign.columns import part_columns, renumbered
from pressctl.release.foreign.dashes import with_lists
from pressctl.release.foreign.flowing import read_flow
from pressctl.release.foreign.headings import is_no_title, with_main_heading
from pressctl.release.foreign.manuscript import Aside, Manuscript
from pressctl.release.foreign.subheads import with_subhead
from pressctl.release.foreign.tails import take_tail
from pressctl.release.foreign.trees import parse
from pressctl.release.foreign.wordstyles import style_map
from pressctl.release.plain.passages import Passage
from pressctl.release.spans import moved

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEXT = "word/document.xml"
_LARGEST_PART, _LARGEST_WHOLE = 20_000_000, 60_000_000  # bytes, unpacked
_MOST_PARTS = 2_000
_MOST_TAGS = 200_000  # of all XML; a release of ten pages has some 20,000, and these take ten seconds (measured)
_MOST_PARAGRAPHS = 5_000  # as many as lines of a plain text
_NARROWEST, _ENDS = 45, '.!?…:;»”")' + "'"  # characters of a line that was wrapped; what ends a paragraph
_PARAGRAPH = re.compile(rb"<w:p[ />]")
_TOO_MUCH = "Copy its text into a new document, or a plain text file, and import that."
_STYLES = """
p[style-name='Title'] => h1[data-style='headline']:fresh
p[style-name='Subtitle'] => p[data-style='subhead']:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
"""


def read_word(content: bytes, *, source: str) -> Manuscript:
    """Return the release of a .docx.

    Raises:
        Invalid: When it is no Word document, is broken, or unpacks to more than a release.
        Misused: When mammoth is not installed.
    """
    _refuse_bombs(content, source)
    html, pictures = _to_html(content, source)
    root = parse(f"<body>{html}", source=source)
    numbers = part_columns(root)
    flow = read_flow(root, numbering="counted", where="the document")
    found = _rejoined(with_lists(renumbered(flow.passages, numbers), "the document"))
    tail = take_tail(with_subhead(_headed(found), unstyled=True))
    passages = tail.passages
    if not passages:
        raise Invalid(f"{source} has no text.", hint="Import the document that has the release's text.")
    left_out = (*tail.left_out, *flow.left_out, *(Aside(text=text, why="an image") for text in pictures))
    words = "\n\n".join(passage.text for passage in passages)
    return Manuscript(
        text=words,
        passages=tuple(passages),
        told=tail.told,
        left_out=left_out,
        counts="paragraphs",
        beneath=tail.beneath,
    )


def _refuse_bombs(content: bytes, source: str) -> None:
    """Refuse what is no Word document, before anything of it is unpacked beyond the bounds it declares.

    A part that unpacks to more than it declares is cut there by zipfile, which then says that it is broken.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            sizes = [part.file_size for part in parts]
            if len(parts) > _MOST_PARTS or max(sizes, default=0) > _LARGEST_PART or sum(sizes) > _LARGEST_WHOLE:
                raise Invalid(f"{source} unpacks to more than any release.", hint=_TOO_MUCH)
            names = {part.filename for part in parts}
            if _TEXT not in names:
                kind = "an OpenDocument text" if "content.xml" in names else "no Word document"
                hint = "Open it, save it as .docx or as plain text, and import that file."
                raise Invalid(f"{source} is {kind}.", hint=hint)
            tags = paragraphs = 0
            for part in parts:
                if part.flag_bits & 1:
                    raise Invalid(f"{source} is encrypted.", hint="Save it without a password.")
                if part.filename.endswith((".xml", ".rels")):
                    inside = package.read(part)
                    _refuse_entities(inside, source)
                    tags += inside.count(b"<")
                    paragraphs += len(_PARAGRAPH.findall(inside))
            if paragraphs > _MOST_PARAGRAPHS:
                raise Invalid(f"{source} has {paragraphs:,} paragraphs; a release has some pages.", hint=_TOO_MUCH)
            if tags > _MOST_TAGS:
                raise Invalid(f"{source} unpacks to more than any release.", hint=_TOO_MUCH)
    # `NotImplementedError`: packed in a way that zipfile does not know.
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise Invalid(f"{source} is a broken zip file: {error}", hint="Save it again from Word.") from None


def _refuse_entities(part: bytes, source: str) -> None:
    """Refuse a part with a document type: no word processor writes one, and entities can grow without end (CWE-776)."""
    text = part.replace(b"\0", b"")  # UTF-16, which the XML parser would take too
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Invalid(f"{source} has a document type in it, which no word processor writes.", hint=_TOO_MUCH)


def _to_html(content: bytes, source: str) -> tuple[str, list[str]]:
    """Return the document's text as HTML, and a line for each of its images."""
    try:
        import mammoth
    except ImportError:
        hint = "Install it: pip install 'pressctl[docx]'. Or save the document as plain text, and import that."
        raise Misused("Word documents need the library mammoth, which is not installed.", hint=hint) from None
    pictures: list[str] = []

    def note(image: Any) -> list[Any]:  # noqa: ANN401  (mammoth has no types)
        pictures.append(image.alt_text or f"without words ({image.content_type or 'linked'})")
        return []

    try:
        styles = f"{_STYLES}{style_map(content)}"
        made = mammoth.convert_to_html(io.BytesIO(content), style_map=styles, convert_image=note)
    except (KeyError, ValueError, AttributeError, IndexError, TypeError, OSError, RecursionError, SyntaxError) as error:
        said = f"{type(error).__name__}: {error}"
        raise Invalid(
            f"{source} cannot be read as a Word document ({said}).", hint="Save it again from Word."
        ) from None
    except Exception as error:
        if type(error).__module__.partition(".")[0] != "xml":
            raise
        raise Invalid(f"{source} has broken XML in it: {error}", hint="Save it again from Word.") from None
    return made.value, pictures


def _rejoined(passages: "Sequence[Passage]") -> list[Passage]:
    """Return the passages with those joined that were lines of one paragraph, as documents made from print-outs have them.

    A line that is long, breaks off within a sentence and goes on in small letters was wrapped.
    """
    found: list[Passage] = []
    for one in passages:
        above = found[-1] if found else None
        plain = above is not None and not any(each.mark or each.quoted or each.form != "text" for each in (above, one))
        if above and plain and len(above.text) >= _NARROWEST and above.text[-1] not in _ENDS and one.text[0].islower():
            spans = (*above.spans, *moved(one.spans, len(above.text) + 1))
            line = replace(above.lines[-1], text=f"{above.lines[-1].text} {one.lines[0].text}")
            lines = (*above.lines[:-1], line, *one.lines[1:])
            found[-1] = replace(above, lines=lines, broken=len(lines) > 1, spans=spans)
        else:
            found.append(one)
    return found


def _headed(passages: "Sequence[Passage]") -> list[Passage]:
    """Return the passages with the headline marked: by its style, else by its heading; a label has the style of neither."""
    plain = [replace(one, form="text", told="") if _is_label(one) else one for one in passages]
    if any(passage.form == "headline" for passage in plain):
        return plain
    return with_main_heading(plain)


def _is_label(passage: Passage) -> bool:
    return passage.form == "headline" and is_no_title(passage.text)
