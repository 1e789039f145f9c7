"""What a page sets between the lines of its text: the names of icons, the mark of an advertisement, the caption of a picture."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases_at
from pressctl.release.plain.anatomy import Part, PartKind
from pressctl.release.plain.asked import is_paragraph
from pressctl.release.plain.captions import is_byline, is_captioned, is_captioned_below, names_maker
from pressctl.release.plain.labels import TEXT, read_label
from pressctl.release.plain.notices import is_of_server, is_site_notice
from pressctl.release.plain.passages import Line, Passage, is_heading
from pressctl.release.recasing import is_capitals

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
LENGTH = re.compile(r"\d{1,2}:[0-5]\d(?::[0-5]\d)?")  # how long a film is
# What stands among a page's buttons: a word or two, or its day.
_BUTTON = re.compile(r"[^\W\d_][^\d:.]{2,20}:?|[^\W\d_]{3,12}:? ?\d{1,2}([./-])\d{1,2}\1\d{2,4}")
_FEWEST_BUTTONS = 2
_NEAR_THE_TOP, _SHORTEST_SAID = 6, 60  # passages, characters
_LONGEST_NAMED, _LONGEST_POST = 200, 600  # characters
_SIGNS = "[–—*()\\[\\]. \u00a0-]*"


def take_icons(text: str) -> tuple[str, tuple[Line, ...]]:
    """Return a text without the names of icons, `arrow_back` or `calendar_today 5 May 2024`, a blog's codes, a server's words, and these.

    Every line keeps its number. Only names of several words are taken, since a name of one is a word.
    """
    lines = _LINE_END.split(text)
    taken: list[Line] = []
    for at, line in enumerate(lines):
        said = line.lstrip(_EDGES)
        found = _ICON.match(said) or _SHORT_CODE.match(said)
        end = found.end() if found else len(said) if said and is_of_server(said.rstrip(_EDGES)) else 0
        if end:
            taken.append(Line(number=at + 1, text=said[:end].strip(_EDGES)))
            lines[at] = said[end:]
    return ("\n".join(lines), tuple(taken)) if taken else (text, ())


def is_advertisement(text: str) -> bool:
    """Tell whether a line marks an advertisement, which no copy has: `Advertisement`, `– Anzeige –`, `PUBLICITÉ`."""
    levelled = level(text)
    words = phrases_at("advertisement", re.sub(f"^{_SIGNS}", "", levelled))
    return bool(words) and bool(re.fullmatch(rf"{_SIGNS}(?:{words}){_SIGNS}", levelled))


def part_between(
    body: Sequence[Passage], taken: Iterable[Passage] = (), told: Iterable[Passage] = ()
) -> tuple[tuple[Passage, ...], tuple[Part, ...]]:
    """Return a text without the lines that a page sets between its paragraphs, and these lines.

    `taken` are the makers of its pictures, taken out before: a line directly above one is a caption. `told` are the
    headline and the letterhead, which a page may have once more.

    In a plain text alone: elsewhere the file says what is a figure. A text keeps at least its first paragraph.
    """
    makers = {one.number: one for one in taken}
    again = {_bare(one.text) for one in told}
    kinds: list[PartKind | None] = [
        _kind(passage, makers, again, top=at == 1) if at else None for at, passage in enumerate(body)
    ]
    for at, passage in enumerate(body[:_NEAR_THE_TOP]):
        pictured = passage.lines[-1].number + 1 in makers or (at and LENGTH.fullmatch(body[at - 1].text))
        if at and kinds[at] is None and pictured and _is_said_before(passage, body[:at]):
            kinds[at] = "web"
    starts, ends = {one.number for one in body}, {one.lines[-1].number for one in body}
    for at, passage in enumerate(body):
        if at and kinds[at] is None and is_captioned_below(makers.get(passage.number - 1), passage, starts, ends):
            kinds[at] = "credit"
    for start, end in _shares(body):
        kinds[start:end] = ["web"] * (end - start)
    rest = next((at for at, kind in enumerate(kinds) if kind == "web" and _opens_the_rest(body, at, again)), len(body))
    kinds[rest:] = ["web"] * (len(body) - rest)
    copied = any(_stands_again(passage, again) for passage, kind in zip(body, kinds, strict=True) if kind == "web")
    if copied and kinds[-1] is None and _heads_nothing(body[-1]):
        kinds[-1] = "web"
    parts = [
        Part(kind=kind, passages=(passage,), label=TEXT) for passage, kind in zip(body, kinds, strict=True) if kind
    ]
    return tuple(passage for passage, kind in zip(body, kinds, strict=True) if kind is None), tuple(parts)


def _shares(body: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Yield where lists begin and end that are a copied page's buttons: `Share:`, `Twitter`, `Facebook`, perhaps beside its day."""
    at = 1
    while at < len(body):
        items = [one.words for one in takewhile(lambda one: one.mark, body[at:])]
        pressed = sum(read_label(one).kind in {"web", "related"} for one in items)
        others = [one for one in items if read_label(one).kind not in {"web", "related"}]
        if pressed >= _FEWEST_BUTTONS and all(_BUTTON.fullmatch(one) for one in others):
            yield at, at + len(items)
        at += len(items) + 1


def _names_another(text: str) -> bool:
    """Whether a line names another text of the page, or is what somebody wrote on a network: `Read also: Night buses`, `… pic.twitter.com/a1`."""
    if len(text) > _LONGEST_NAMED:
        return bool(_POSTED.search(text)) and len(text) <= _LONGEST_POST
    head, colon, title = text.partition(":")
    words = phrases_at("more", level(head)) if colon and title.strip(_EDGES) and text[-1] not in ".!:" else ""
    return bool(_POSTED.search(text)) or (bool(words) and bool(re.fullmatch(words, level(head))))


def _is_said_before(passage: Passage, above: Sequence[Passage]) -> bool:
    """Whether a paragraph near the top says once more what one above it says, as a picture's caption does."""
    plain = not (passage.form or passage.mark or passage.quoted)
    return plain and len(passage.text) >= _SHORTEST_SAID and any(one.text == passage.text for one in above)


def _opens_the_rest(body: Sequence[Passage], at: int, again: Collection[str]) -> bool:
    """Whether a line is what stands above the text, once more, and below it nothing of the text: the page names another text so."""
    lines = body[at].lines
    below = body[at:]
    return len(lines) == 1 and _bare(lines[0].text) in again and not any(map(is_paragraph, below)) and len(below) > 1


def _heads_nothing(last: Passage) -> bool:
    """Whether a copied page's last line is what heads its next box: words in capitals, `PODCASTS AND PICTURES`."""
    return not (last.form or last.mark or last.broken) and is_heading(last) and is_capitals(last.text)


def _bare(text: str) -> str:
    """Return a line's letters and figures, without what a page files it under before it: `[Society] The bridge reopens`."""
    return re.sub(r"[\W_]+", "", level(re.sub(r"^\[[^\[\]]{1,20}\]", "", text)))


def _stands_again(passage: Passage, again: Collection[str]) -> bool:
    """Whether a passage is the headline or the letterhead once more, with a word of its page above it at most: `elm.example`."""
    *above, last = passage.lines
    few = len(above) <= 1 and all(" " not in line.text for line in above)
    return few and _bare(last.text) in again


def _kind(passage: Passage, makers: Mapping[int, Passage], again: Collection[str], *, top: bool) -> PartKind | None:
    if passage.form or passage.mark or passage.quoted:
        return None
    if _stands_again(passage, again):
        return "web"
    if passage.broken:
        return None
    if (
        is_advertisement(passage.text)
        or LENGTH.fullmatch(passage.text)
        or is_site_notice(passage.text)
        or _names_another(passage.text)
    ):
        return "web"
    if top and is_byline(passage.text):
        return "issuer"
    maker = makers.get(passage.lines[-1].number + 1)
    return "credit" if names_maker(passage.text) or (maker and is_captioned(passage, maker)) else None
