"""The picture that link previews show: the headline and who says it, 1200 by 630 pixels, from an SVG template.

It is drawn by resvg with one font and nothing from the machine, so that the same release gives the same bytes
everywhere. What that font cannot write is not written: no box ever stands for a letter. resvg is an extra, `pressctl[card]`.
"""

import re
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING
from unicodedata import category, normalize
from urllib.parse import urlsplit

from pressctl.render.cleaning import one_line
from pressctl.render.colours import palette
from pressctl.render.drawing import insist_plain
from pressctl.render.faces import LARGEST, Face, read_face
from pressctl.render.fitting import fit
from pressctl.render.isolating import isolate
from pressctl.render.locales import direction, say_date, words
from pressctl.render.typography import NARROW, NO_BREAK, polish

if TYPE_CHECKING:
    from pressctl.model import Newsroom, Release
    from pressctl.render.templates import Templates

CARD, FONT = "card/release.svg", "card/font.ttf"
WIDTH, HEIGHT = 1200, 630  # pixels; what Open Graph's large previews are cut to
EXTRA = "pressctl[card]"
_LIBRARY = "resvg_py"
_SPARED = frozenset({"So", "Sk", "Cf", "Cn", "Co", "Zs"})  # categories of Unicode
_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
# SVG has a property for a line's direction, and resvg does not know it: it lays each out from left to right.
_LINE = re.compile(r"(<(?:text|tspan)\b[^>]*>)([^<]*[^< \t\n][^<]*)(</)")
_RUNS, _ENDS = "\u202b", "\u202c"  # RIGHT-TO-LEFT EMBEDDING, POP DIRECTIONAL FORMATTING


def can_draw() -> bool:
    """Whether the extra is installed."""
    return find_spec(_LIBRARY) is not None


def face_of(templates: "Templates") -> Face:
    """Return the font of cards: the newsroom's own, `templates/card/font.ttf`, or ours.

    Raises:
        Invalid: It is no font.
    """
    from pressctl.render.loading import bad  # brings in Jinja

    path = templates.file(FONT)
    try:
        with path.open("rb") as file:
            return read_face(file.read(LARGEST + 1))
    except ValueError as error:
        hint = "Put a .ttf or .otf file there, not a collection (.ttc) nor a web font (.woff2)."
        raise bad(templates.source_of(FONT), f"{error}.", hint=hint) from error


def printable(text: str, face: Face) -> str:
    """Return a text as a font can print it, or "" where it lacks a letter (`missing` says which).

    Pictures and joiners that it does not have are left out; a narrow no-break space that it does not have becomes
    the wider one, and a ligature its letters.
    """
    if missing(text, face):
        return ""
    kept = "".join(character for character in _plainer(text, face) if face.has(character))
    return " ".join(filter(None, kept.split(" ")))


def missing(text: str, face: Face) -> str:
    """Return the first letter, figure or mark of a text that a font does not have, or ""."""
    return next((each for each in _plainer(text, face) if not face.has(each) and not _spared(each)), "")


def _plainer(text: str, face: Face) -> str:
    """Return a text whose letters are composed, and those a font lacks are what they stand for (Unicode's NFKC): ij for ĳ."""
    composed = normalize("NFC", text)
    if face.has(composed):
        return composed
    parts = (NO_BREAK if each == NARROW else normalize("NFKC", each) for each in composed if not face.has(each))
    table = dict(zip((ord(each) for each in composed if not face.has(each)), parts, strict=True))
    return composed.translate(table)


def _spared(character: str) -> bool:
    """Whether a text says the same without it: a picture, a joiner, a space of another width."""
    return category(character) in _SPARED or character in _SELECTORS


def render_card(release: "Release", newsroom: "Newsroom", templates: "Templates") -> str:
    """Return the card of one version of a release, as SVG; words its font cannot write give way to the site's name.

    Raises:
        Invalid: The template or the font is at fault.
    """
    face, language = face_of(templates), release.language
    said = words(language)

    def write(text: str) -> str:
        return printable(polish(one_line(text), language), face)

    svg = templates.render(
        CARD,
        headline=write(release.headline),
        label=write(getattr(said, release.kind)),
        name=write(newsroom.name),
        house=write(urlsplit(newsroom.url).hostname or newsroom.id),
        date=write(say_date(release.published, language) if release.published else ""),
        direction=direction(language),
        colours=palette(newsroom.brand),
        family=face.family,
        fit=partial(fit, face),
    )
    if direction(language) == "rtl":
        svg = _LINE.sub(lambda line: f"{line[1]}{_RUNS}{isolate(line[2], language)}{_ENDS}{line[3]}", svg)
    try:
        insist_plain(svg, (WIDTH, HEIGHT))
    except ValueError as error:
        from pressctl.render.loading import bad

        raise bad(templates.source_of(CARD), str(error)) from error
    return svg


def words_of(release: "Release", newsroom: "Newsroom", templates: "Templates") -> str:
    """Return what a card says, for those who do not see it: headline and newsroom, as far as its font can write them.

    Raises:
        Invalid: The font is at fault.
    """
    face, language = face_of(templates), release.language
    said = [printable(polish(one_line(text), language), face) for text in (release.headline, newsroom.name)]
    return " – ".join(filter(None, said)) or urlsplit(newsroom.url).hostname or newsroom.id


def draw(svg: str, templates: "Templates") -> bytes:
    """Return a card as a PNG.

    Raises:
        Invalid: The template writes something that cannot be drawn.
    """
    import resvg_py

    from pressctl.render.loading import bad

    face = face_of(templates)
    try:
        png: bytes = resvg_py.svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=[str(templates.file(FONT))],
            font_family=face.family,
            serif_family=face.family,
            sans_serif_family=face.family,
            monospace_family=face.family,
        )
    except ValueError as error:
        raise bad(templates.source_of(CARD), f"it writes no SVG that can be drawn: {error}") from error
    return png
