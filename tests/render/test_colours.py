"""Colours that can be read, by the formula of WCAG 2.2."""

from colorsys import rgb_to_hls

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import Brand
from pressctl.render.colours import LEGIBLE, PAPER, PAPER_DARK, Palette, contrast, ink_on, legible, palette

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
BRANDS = st.builds(Brand, color=COLOURS | st.just(""), color_dark=COLOURS | st.just(""))


def hls(colour: str) -> tuple[float, float, float]:
    """Return hue, lightness and saturation, each from 0 to 1."""
    red, green, blue = bytes.fromhex(colour[1:])
    return rgb_to_hls(red / 255, green / 255, blue / 255)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        # As others' calculators have them.
        ("#000000", "#ffffff", 21.0), ("#767676", "#ffffff", 4.54), ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0), ("#0000ff", "#ffffff", 8.59), ("#ffff00", "#000000", 19.56), ("#123456", "#123456", 1.0),
    ],
)  # fmt: skip
def test_contrast_is_wcags(one: str, other: str, ratio: float) -> None:
    """Whichever of the two is the ground."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@given(COLOURS, st.sampled_from([PAPER, PAPER_DARK, "#ffffff", "#000000"]))
def test_a_legible_colour_is_the_nearest(colour: str, ground: str) -> None:
    """It can be read; it is the colour itself if that can be; a step nearer to it could not be."""
    found = legible(colour, ground)
    assert contrast(found, ground) >= LEGIBLE
    assert legible(found, ground) == found
    if contrast(colour, ground) >= LEGIBLE:
        assert found == colour
        return
    (hue, lightness, saturation), (new_hue, new_lightness, _) = hls(colour), hls(found)
    toward = 1 if new_lightness > lightness else -1
    assert (toward == 1) == (contrast("#ffffff", ground) > contrast("#000000", ground))
    if saturation > 0.2 and 0.1 < new_lightness < 0.9:  # else eight bits hold no hue
        assert min(abs(hue - new_hue), 1 - abs(hue - new_hue)) < 0.05


def test_no_step_is_too_many() -> None:
    """The shade before the one that is found cannot be read."""
    assert legible("#808080", "#ffffff") == "#767676"
    assert legible("#707070", "#000000") == "#757575"


@given(BRANDS)
def test_every_palette_can_be_read(brand: Brand) -> None:
    """Whatever a brand's colours are, words stand out from their ground, by day and by night."""
    own = palette(brand)
    for words, ground in (
        (own.text, PAPER), (own.link, PAPER), (own.ink, own.area),
        (own.text_dark, PAPER_DARK), (own.link_dark, PAPER_DARK), (own.ink_dark, own.area_dark),
    ):  # fmt: skip
        assert contrast(words, ground) >= LEGIBLE


@given(COLOURS)
def test_ink_can_be_read_on_any_ground(ground: str) -> None:
    """Black or white."""
    assert contrast(ink_on(ground), ground) >= LEGIBLE


def test_a_brand_colours_what_it_names() -> None:
    """Nothing: all as pressctl has it. A light one alone: the dark one is made of it. A dark one alone: by night only."""
    assert palette(Brand()) == Palette()
    orange = palette(Brand(color="#ff6600"))
    assert (orange.bar, orange.area, orange.ink) == ("#ff6600", "#ff6600", "#000000")
    assert orange.text == orange.link == legible("#ff6600", PAPER) != "#ff6600"
    assert orange.text_dark == "#ff6600"
    night = palette(Brand(color_dark="#ffcc00"))
    assert (night.bar, night.text, night.link) == (Palette().bar, Palette().text, Palette().link)
    assert (night.bar_dark, night.text_dark) == ("#ffcc00", "#ffcc00")
