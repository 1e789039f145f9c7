"""How a newsroom looks, as its config says it: colours that can be read, a logo that is one, fonts and nothing else."""

import re
from collections.abc import Callable
from pathlib import Path

from pressctl.config.tables import Cell, Reader, Table, form_of, takes
from pressctl.config.values import flag, inside, line
from pressctl.model import Brand

LARGEST_LOGO = 200_000  # bytes; every page and mail that shows it loads it
GENERIC = (
    *("serif", "sans-serif", "monospace", "cursive", "fantasy", "math", "fangsong"),
    *("system-ui", "ui-serif", "ui-sans-serif", "ui-monospace", "ui-rounded"),
)  # CSS Fonts Module Level 4, section 2.1.2: these are keywords, so they are never quoted
_RESERVED = frozenset({"inherit", "initial", "unset", "revert", "revert-layer", "default"})  # CSS-wide keywords
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_MANY = 10  # names in a list of fonts
_NAME = r"-?[^\W\d_](?:[\w-]| (?! )){0,58}[\w-]"
_FAMILY = re.compile(f"(?:'({_NAME})'|\"({_NAME})\"|({_NAME}))")
_IDENTIFIER = re.compile(r"-?[A-Za-z][A-Za-z0-9_-]*")
# How a file begins that a browser shows as an image; by the ending it should have.
_BEGINNINGS: dict[str, Callable[[bytes], bool]] = {
    ".png": lambda content: content.startswith(b"\x89PNG\r\n\x1a\n"),
    ".jpg": lambda content: content.startswith(b"\xff\xd8\xff"),
    ".jpeg": lambda content: content.startswith(b"\xff\xd8\xff"),
    ".svg": lambda content: b"<svg" in content,
}


def read_brand(table: Table, root: Path) -> Brand:
    """Return how the newsroom looks; a colour that cannot be read is advice, since it is darkened where it has to be."""
    brand = Brand(
        color=table.get("color", _colour, ""),
        color_dark=table.get("color_dark", _colour, ""),
        logo=table.get("logo", _logo(root), ""),
        font=table.get("font", _font, ""),
        card=table.get("card", flag, False),
    )
    if brand.color or brand.color_dark:
        _advise(table, brand)
    if brand.card:
        _insist_on_the_extra(table)
    table.close()
    return brand


def _insist_on_the_extra(table: Table) -> None:
    from pressctl.render.card import EXTRA, can_draw  # only a brand with cards needs it

    if not can_draw():
        where = (*table.where, "card")
        said = f"cards need the extra {EXTRA}, which is not installed here, so no page has one."
        table.notes.advise(where, "card-extra", said, f"pip install '{EXTRA}'; or card = false.")


def _advise(table: Table, brand: Brand) -> None:
    from pressctl.render.colours import LEGIBLE, PAPER, PAPER_DARK, contrast, legible  # only a brand needs them

    for key, colour, ground, called in (
        ("color", brand.color, PAPER, "the white"),
        ("color_dark", brand.color_dark, PAPER_DARK, "the dark"),
    ):
        if colour and (measured := contrast(colour, ground)) < LEGIBLE:
            table.notes.advise(
                (*table.where, key),
                "brand-contrast",
                # Cut, not rounded: 4.46 is not 4.5.
                f"{key} has a contrast of {int(measured * 10) / 10:.1f} to 1 on {called} ground, and words need {LEGIBLE}: "
                f"they are printed in {legible(colour, ground)} instead.",
                f'That is the nearest that can be read; with {key} = "{legible(colour, ground)}" all is of one colour.',
            )


def _colour(cell: Cell) -> str:
    written = line(cell)
    if _COLOUR.fullmatch(written):
        return written.lower()
    raise cell.wrong("must be a colour of six digits", 'Such as "#1c3f5f": red, green and blue, each from 00 to ff.')


def _font(cell: Cell) -> str:
    """Read a list of font families; return it so that it can stand in any style, a generic family at its end."""
    names = line(cell).split(",")
    found = [_FAMILY.fullmatch(name.strip(" ")) for name in names]
    families = ["".join(filter(None, family.groups())) for family in found if family]
    if len(families) < len(names) or len(names) > _MANY or not _RESERVED.isdisjoint(map(str.lower, families)):
        hint = "Such as font = \"'Source Sans 3', Helvetica, sans-serif\"."
        raise cell.wrong(f"must be at most {_MANY} names of fonts, with commas between them", hint)
    written = [_family(family) for family in families]
    return ", ".join(written if written[-1] in GENERIC else [*written, "sans-serif"])


def _family(name: str) -> str:
    if name.lower() in GENERIC:
        return name.lower()
    return name if _IDENTIFIER.fullmatch(name) else f"'{name}'"


def _logo(root: Path) -> Reader[str]:
    """Return a reader of an image's path: a file that is there, small, and of the kind its name says."""
    path_of = inside(root)

    def read(cell: Cell) -> str:
        written = path_of(cell)
        ending = Path(written).suffix.lower()
        if ending not in _BEGINNINGS:
            raise cell.wrong(
                "must be a PNG, JPEG or SVG file", "Mails show PNG and JPEG only, pages SVG too.", code="logo"
            )
        try:
            with (root / written).open("rb") as file:
                content = file.read(LARGEST_LOGO + 1)
        except OSError as error:
            reason = error.strerror or "unknown reason"
            raise cell.wrong(
                f"cannot be read: {reason}", "Its path starts at config.toml's folder.", code="logo"
            ) from None
        if len(content) > LARGEST_LOGO:
            raise cell.wrong(
                f"is larger than {LARGEST_LOGO // 1000} kB", "Save it smaller: 600 pixels wide are enough.", code="logo"
            )
        if not _BEGINNINGS[ending](content):
            raise cell.wrong("is not the kind of image its name says", "Save it anew as PNG, JPEG or SVG.", code="logo")
        return written

    return takes(read, **form_of(line))


# What an editor may say while it is typed; the rest is for `check` to find.
takes(_colour, type="string", pattern=f"^{_COLOUR.pattern}$")
takes(_font, type="string", pattern=r"^[^;:{}()<>\\/&@!#]+$")
