"""Colours that can be read: contrast as WCAG measures it, and a newsroom's accent for light and dark grounds."""

from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from pressctl.model import Brand

# The sheet that mails and pages are printed on, by day and by night.
PAPER, PAPER_DARK = "#fffefb", "#1c1f24"
BLACK, WHITE = "#000000", "#ffffff"
LEGIBLE = 4.5  # to one; WCAG 2.2, success criterion 1.4.3 (level AA), for text of any size
# Shares of red, green and blue in what the eye takes for brightness (WCAG 2.2, "relative luminance").
_SHARES = (0.2126, 0.7152, 0.0722)
_MIDDLE = 0.1791  # the luminance from which black and white are equally far: sqrt(1.05 * 0.05) - 0.05


class Palette(Struct, frozen=True, kw_only=True):
    """Where the accent stands, each "#rrggbb"; the `_dark` ones are for `prefers-color-scheme: dark`.

    `bar` is the edge of a sheet and `rule` the line beside a quote: they carry no words. `area` is a ground, `ink` the
    words upon it. `text` is for headings and labels, `link` for links, both upon the paper. These are legible where
    they stand.
    """

    bar: str = "#1c3f5f"
    rule: str = "#b08d4c"
    area: str = "#1c3f5f"
    ink: str = WHITE
    text: str = "#1c3f5f"
    link: str = "#1c4f80"
    bar_dark: str = "#7ea9d4"
    rule_dark: str = "#c9a968"
    area_dark: str = "#2b5580"
    ink_dark: str = WHITE
    text_dark: str = "#9cc0e4"
    link_dark: str = "#9cc0e4"


def palette(brand: "Brand") -> Palette:
    """Return the colours of a newsroom's brand; pressctl's own where it names none.

    A colour that cannot be read keeps its hue, and is darkened or lightened where it carries words, no more than it
    takes. The dark accent is made from the light one where the brand has none.
    """
    own = Palette()
    if brand.color:
        text = legible(brand.color, PAPER)
        ink = ink_on(brand.color)
        own = replace(own, bar=brand.color, rule=brand.color, area=brand.color, ink=ink, text=text, link=text)
    if dark := brand.color_dark or brand.color:
        text, area = legible(dark, PAPER_DARK), brand.color or dark
        bar = brand.color_dark or text
        own = replace(own, bar_dark=bar, rule_dark=bar, area_dark=area, ink_dark=ink_on(area))
        own = replace(own, text_dark=text, link_dark=text)
    return own


def contrast(one: str, other: str) -> float:
    """Return how far two colours "#rrggbb" stand apart: 1 (the same) to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=64)
def legible(colour: str, ground: str, ratio: float = LEGIBLE) -> str:
    """Return the colour nearest to `colour` that can be read on `ground`: itself if it can.

    Hue and saturation stay (HSL, within a step of 1/255); only the lightness moves away from the ground, black or
    white at its end. On a ground of middle grey that can be less than `ratio`.
    """
    hue, lightness, saturation = rgb_to_hls(*_channels(colour))
    away = 1 if _luminance(ground) < _MIDDLE else -1
    found = colour
    for step in range(256):
        if contrast(found, ground) >= ratio:
            break
        moved = min(1.0, max(0.0, lightness + away * step / 255))
        found = _hexadecimal(hls_to_rgb(hue, moved, saturation))
    return found


def ink_on(ground: str) -> str:
    """Return white or black: white if it can be read on `ground`, else whichever is read better."""
    white = contrast(WHITE, ground)
    return WHITE if white >= LEGIBLE or white >= contrast(BLACK, ground) else BLACK


def _luminance(colour: str) -> float:
    # The constants of sRGB (IEC 61966-2-1).
    linear = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in _channels(colour))  # noqa: PLR2004  (above)
    return sum(share * light for share, light in zip(_SHARES, linear, strict=True))


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _hexadecimal(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
