"""What a page sets between the lines of its text: the names of icons, the mark of an advertisement, the caption of a picture."""

import re
from collections.abc import Iterable, Mapping, Sequence

from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases_at
from pressctl.release.plain.anatomy import Part, PartKind
from pressctl.release.plain.captions import is_captioned, names_maker
from pressctl.release.plain.furniture import is_site_notice
from pressctl.release.plain.labels import TEXT
from pressctl.release.plain.passages import Line, Passage

_S = "[ \u00a0\u202f]"
_LINE_END = re.compile(r"\r\n|\r|\n")
_EDGES = " \t\u00a0\u200b\ufeff"
# A font draws such words as pictures, so that only a copy has them: alone on a line, or before what they are set beside.
_ICON = re.compile(r"(?:[a-z]{2,}(?:_[a-z0-9]+){1,3}[ \t\u00a0]*)+(?:$|(?=[^\W_a-z]))")
# What a blog puts in place of a line when it shows it, and a copy of its feed has as it is: `[ad_2]`, `[/caption]`.
_SHORT_CODE = re.compile(r"\[(?:/[a-z_-]+|[a-z-]+_[a-z0-9_]+|[a-z_-]+(?: [a-z_-]+=[^\[\]=]{1,80}){1,8})\][ \t\u00a0]*$")
_POSTED = re.compile(
    r"[ \u00a0](?:https?://t\.co|pic\.(?:twitter|x)\.com)/\w+$"
)  # the address that a network sets behind a post
_LONGEST_NAMED, _LONGEST_POST = 200, 600  # characters
_SIGNS = "[–—*()\\[\\]. \u00a0-]*"


def take_icons(text: str) -> tuple[str, tuple[Line, ...]]:
    """Return a text without the names of icons, `arrow_back` or `calendar_today 5 May 2024`, and a blog's codes, and these.

    Every line keeps its number. Only names of several words are taken, since a name of one is a word.
    """
    lines = _LINE_END.split(text)
    taken: list[Line] = []
    for at, line in enumerate(lines):
        said = line.lstrip(_EDGES)
        found = _ICON.match(said) or _SHORT_CODE.match(said)
        if found:
            taken.append(Line(number=at + 1, text=found[0].strip(_EDGES)))
            lines[at] = said[found.end() :]
    return ("\n".join(lines), tuple(taken)) if taken else (text, ())


def is_advertisement(text: str) -> bool:
    """Tell whether a line marks an advertisement, which no copy has: `Advertisement`, `– Anzeige –`, `PUBLICITÉ`."""
    levelled = level(text)
    words = phrases_at("advertisement", re.sub(f"^{_SIGNS}", "", levelled))
    return bool(words) and bool(re.fullmatch(rf"{_SIGNS}(?:{words}){_SIGNS}", levelled))


def part_between(
    body: Sequence[Passage], taken: Iterable[Passage] = ()
) -> tuple[tuple[Passage, ...], tuple[Part, ...]]:
    """Return a text without the lines that a page sets between its paragraphs, and these lines.

    `taken` are the makers of its pictures, taken out before: a line directly above one is a caption.

    In a plain text alone: elsewhere the file says what is a figure. A text keeps at least its first paragraph.
    """
    makers = {one.number: one for one in taken}
    kinds: list[PartKind | None] = [_kind(passage, makers) if at else None for at, passage in enumerate(body)]
    parts = [
        Part(kind=kind, passages=(passage,), label=TEXT) for passage, kind in zip(body, kinds, strict=True) if kind
    ]
    return tuple(passage for passage, kind in zip(body, kinds, strict=True) if kind is None), tuple(parts)


def _names_another(text: str) -> bool:
    """Whether a line names another text of the page, or is what somebody wrote on a network: `Read also: Night buses`, `… pic.twitter.com/a1`."""
    if len(text) > _LONGEST_NAMED:
        return bool(_POSTED.search(text)) and len(text) <= _LONGEST_POST
    head, colon, title = text.partition(":")
    words = phrases_at("more", level(head)) if colon and title.strip(_EDGES) and text[-1] not in ".!:" else ""
    return bool(_POSTED.search(text)) or (bool(words) and bool(re.fullmatch(words, level(head))))


def _kind(passage: Passage, makers: Mapping[int, Passage]) -> PartKind | None:
    if passage.form or passage.mark or passage.broken or passage.quoted:
        return None
    if is_advertisement(passage.text) or is_site_notice(passage.text) or _names_another(passage.text):
        return "web"
    maker = makers.get(passage.lines[-1].number + 1)
    return "credit" if names_maker(passage.text) or (maker and is_captioned(passage, maker)) else None
