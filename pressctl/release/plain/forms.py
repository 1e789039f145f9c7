"""The fields of a form at the top of a text, which say what they hold: `TITULO: …`, `RESUMEN: …`, `CUERPO: …`.

What a field holds may also stand below its name, which is then a line of its own, in capitals.
"""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from pressctl.release.dating import find
from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases_at
from pressctl.release.plain.anatomy import Part
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import is_place, read_line
from pressctl.release.plain.furniture import is_mail_header
from pressctl.release.plain.labels import TEXT, Label, read_label
from pressctl.release.plain.passages import Line, Passage

_Field = Literal["headline", "subhead", "summary", "text", "dateline"]

_FIELDS: tuple[_Field, ...] = ("subhead", "headline", "summary", "text")
_NAMED = re.compile(
    r"(?P<label>[*_]{0,2}(?P<name>[^\W\d_][^:：*_\n]{1,30}?)[*_]{0,2}[ \u00a0]?[:：][*_]{0,2})[ \u00a0\u3000]*(?P<value>[^/ \u00a0\u3000].*)?"
)
_ALONE = re.compile(r"[^\W\d_][^:：*_\n]{2,30}")
# What forms call the field of a place and a day together.
_DATELINE = re.compile(
    r"dateline|place and date|ort und datum|lieu et date|lugar y fecha|luogo e data|local e data|miejsce i data|plaats en datum"
)
_PUBLISHED = re.compile(
    r"(?:last |letzte |ultima |date (?:of |de )?|data (?:di |de |da )?|fecha de )?(?:publi|update|posted|issued|changed|modifi|revised|veroffentlich|aktualisi|erstellt|geandert|mis[e]? a jour"
    r"|actuali[sz]|atuali[sz]|aggiorna|gepublic|bijgewerkt|opublik|zaktuali|zverejn|publicer|uppdater|oppdater|julkais|paivitet|опублик|обновл|оновл|δημοσι|yayin|게시|등록|発表|公開|发布|發布)"
)
_SET_APART = re.compile("(?:[가-힣] {1,3}){1,4}[가-힣]")  # a word of Korean set wide, as its forms have them
_ADDRESS = re.compile(r"<?https?://[^ \n]{3,400}")
_TOP = 12  # passages in which a form stands
_MOST_OF_A_NAME, _FEWEST_OF_A_HEADLINE = 3, 3  # words
_NARROWEST = 60  # characters of lines that run on


def read_form(passages: Sequence[Passage]) -> tuple[list[Passage], list[Part]]:
    """Return the passages of a text, those of a form as what its fields call them, and the names of the fields whose words go on as text.

    Without a field for the headline it is no form: all stay as they are.
    """
    pieces = [piece for passage in passages[:_TOP] for piece in _pieces(passage)]
    kinds = [_kind(one.lines[0].text) for one in pieces]
    at = next((at for at, kind in enumerate(kinds) if kind == "headline"), -1)
    lettered = any(is_mail_header(one.text) for one in pieces)
    if at < 0 or not (lettered or len({*kinds} - {""}) > 1 or _is_headline(pieces[at])):
        return list(passages), []
    found: list[Passage] = []
    parts: list[Part] = []
    pending: _Field | Literal[""] = ""
    label = ""
    for piece, kind in zip(pieces, kinds, strict=True):
        if not kind and not pending and (is_address_field(piece.text) or is_mail_header(piece.text)):
            parts.append(Part(kind="web" if is_address_field(piece.text) else "mail", passages=(piece,), label=TEXT))
            continue
        if not kind:
            found.append(_told(piece, pending, label))
            pending = ""
            continue
        first = piece.lines[0]
        named = _NAMED.fullmatch(first.text)
        label = named["label"].strip("*_") if named else first.text
        value = named["value"] if named else ""
        rest = (replace(first, text=value), *piece.lines[1:]) if value else piece.lines[1:]
        if kind in {"summary", "text", "dateline"}:
            line = Line(number=first.number, text=label)
            parts.append(Part(kind="press", passages=(Passage(lines=(line,)),), label=Label(kind="press", words=label)))
        pending = "" if rest else kind
        if rest:
            found.append(_told(_joined(replace(piece, lines=rest)), kind, label))
    return [*found, *passages[_TOP:]], parts


def is_address_field(text: str) -> bool:
    """Tell whether a line is a name and the address of a page: `url: https://…`."""
    named = _NAMED.fullmatch(text)
    return named is not None and bool(_ADDRESS.fullmatch(named["value"] or ""))


def is_record(passage: Passage) -> bool:
    """Tell whether a passage is several lines, each of which begins with a name and a colon."""
    lines = passage.apart()
    return passage.broken and len(lines) > 1 and all(_NAMED.fullmatch(one.text) for one in lines)


def tells_publishing(passage: Passage) -> bool:
    """Tell whether a passage is a record of who keeps a text and when it was published or changed, and of no event."""
    lines = [one.text for one in passage.apart()] if is_record(passage) else []
    named = [found for one in lines if (found := _NAMED.fullmatch(one))]
    if any(has_address(one) for one in lines) or any(_is_venue(found["name"]) for found in named):
        return False
    return any(_PUBLISHED.match(level(one)) and find(one, language="") for one in lines)


def _is_venue(name: str) -> bool:
    words = phrases_at("venue", level(name))
    return bool(words) and bool(re.fullmatch(words, level(name)))


def with_titled_record(passages: Sequence[Passage]) -> list[Passage]:
    """Return a file's passages, the title that a record at its top tells as the headline: `**Title:** The bridge reopens`."""
    found = list(passages)
    if not found or not is_record(found[0]):
        return found
    for at, line in enumerate(found[0].apart()):
        named = _NAMED.fullmatch(line.text)
        if named and named["value"] and _kind(line.text) == "headline" and _is_headline(line):
            headline = _told(line.after(named.start("value")), "headline", named["label"])
            others = (*found[0].lines[:at], *found[0].lines[at + 1 :])
            return [headline, Passage(lines=others, form="text", broken=len(others) > 1), *found[1:]]
    return found


def read_fields(
    passages: Sequence[Passage], headline: Sequence[Passage], language: str
) -> tuple[list[Passage], list[Part]]:
    """Return the passages below a headline that a file has told, and what of a form is put aside there.

    A field that is called the subhead is that; the name of one that sums the text up is put aside, and the headline's own field.
    """
    rest = list(passages)
    read: list[Passage] = []
    parts: list[Part] = []
    title = level(" ".join(one.text for one in headline))
    while rest and len(read) < _TOP and rest[0].form in {"", "text", "subhead"} and not rest[0].mark:
        lines = rest[0].apart()
        named = [_NAMED.fullmatch(one.text) for one in lines]
        if not all(named):
            break
        dated = any(_published(one, language) for one in lines)
        exported = is_record(rest[0]) and any(_is_exported(name, line) for name, line in zip(named, lines, strict=True))
        for line, name in zip(lines, named, strict=True):
            part, value = _field(line, name, title, dated=dated) if name else (None, line)
            if (
                name
                and value is line
                and (exported or (dated and is_record(rest[0])))
                and not read_label(line.text).kind
            ):
                part, value = _of_record(line, name), None
            parts += [part] if part else []
            read += [value] if value else []
        del rest[0]
    return [*read, *rest], parts


def _is_exported(named: re.Match[str] | None, line: Passage) -> bool:
    """Whether a field tells the address of the page a text was taken from, or until when it is embargoed."""
    return bool(named and is_address_field(line.text)) or read_label(line.text).kind == "embargo"


def _of_record(line: Passage, named: re.Match[str]) -> Part:
    """Return a field of a text's record as whom to ask, where it has a number or an address to write to, else as who issues it."""
    if has_address(named["value"] or "") and not find(named["value"] or "", language=""):
        label = Label(kind="contact", words=named["label"], rest=named["value"] or "")
        return Part(kind="contact", passages=(line,), label=label)
    return Part(kind="issuer", passages=(line,), label=TEXT)


def _published(line: Passage, language: str) -> bool:
    """Whether a field tells the day on which a text was published or changed, and not that of an event."""
    return bool(_PUBLISHED.match(level(line.text)) and read_line(line.text, language=language))


def _field(line: Passage, named: re.Match[str], title: str, *, dated: bool) -> tuple[Part | None, Passage | None]:
    """Return what of a field below a headline is put aside, and what stays of it as what its name calls it.

    `dated`: one of the fields beside it tells when a text was published; then a place is no event's.
    """
    kind = _kind(line.text) if named["value"] else ""
    value = line.after(named.start("value")) if kind else line
    if kind == "headline" and level(value.text) == title:
        return Part(kind="web", passages=(line,), label=TEXT), None
    if dated and _is_venue(named["name"]) and is_place(named["value"] or ""):
        return Part(kind="dated", passages=(line,), label=TEXT), None
    if kind == "summary":
        name = Line(number=line.number, text=named["label"])
        label = Label(kind="press", words=named["label"])
        return Part(kind="press", passages=(Passage(lines=(name,)),), label=label), value
    return None, _told(value, "subhead", named["label"]) if kind == "subhead" else line


def _kind(text: str) -> _Field | Literal[""]:
    """Return which field a line opens; "" for another line, or a field of another name."""
    named = _NAMED.fullmatch(text)
    alone = not named and text.isupper() and _ALONE.fullmatch(text)
    name = level(named["name"] if named else text) if named or alone else ""
    name = name.replace(" ", "") if _SET_APART.fullmatch(name) else name
    if _DATELINE.fullmatch(name):
        return "dateline"
    return next(
        (kind for kind in _FIELDS if name and (words := phrases_at(kind, name)) and re.fullmatch(words, name)), ""
    )


def _pieces(passage: Passage) -> list[Passage]:
    """Return a passage cut before each line that names a field, whichever."""
    if passage.form or passage.mark or not passage.broken:
        return [passage]
    starts = [at for at, line in enumerate(passage.lines) if at == 0 or _names(line.text) or _kind(line.text)]
    ends = [*starts[1:], len(passage.lines)]
    return [
        replace(passage, lines=passage.lines[start:end], broken=end - start > 1)
        for start, end in zip(starts, ends, strict=True)
    ]


def _names(text: str) -> bool:
    named = _NAMED.fullmatch(text)
    return named is not None and named["name"].count(" ") < _MOST_OF_A_NAME


def _is_headline(piece: Passage) -> bool:
    """Whether the only field that is known holds a headline for certain: several words, and no number, as an address has."""
    named = _NAMED.fullmatch(piece.lines[0].text)
    value = named["value"] or "" if named else ""
    return len(value.split(" ")) >= _FEWEST_OF_A_HEADLINE and not any(map(str.isdigit, value))


def _joined(piece: Passage) -> Passage:
    """Return a field's lines as a paragraph where each but the last is long enough to run on."""
    runs_on = all(len(line.text) >= _NARROWEST for line in piece.lines[:-1])
    return replace(piece, broken=piece.broken and len(piece.lines) > 1 and not runs_on)


def _told(piece: Passage, kind: _Field | Literal[""], label: str) -> Passage:
    """Return a piece as what its field calls it."""
    if kind not in {"headline", "subhead"}:
        return piece
    form: Literal["headline", "subhead"] = "headline" if kind == "headline" else "subhead"
    return replace(piece, form=form, told=f"behind “{label}”", broken=False)
