"""The fonts of a newsroom's brand, as styles have them; Georgia and Helvetica where it names none."""

from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

if TYPE_CHECKING:
    from pressctl.model import Brand

# Of the fonts that brands name, those that Windows has, and Outlook with it.
_OF_WINDOWS = frozenset(
    [
        "Arial",
        "Calibri",
        "Cambria",
        "Candara",
        "Consolas",
        "Constantia",
        "Corbel",
        "Courier New",
        "Georgia",
        "Malgun Gothic",
        "Meiryo",
        "Microsoft YaHei",
        "Segoe UI",
        "Tahoma",
        "Times New Roman",
        "Trebuchet MS",
        "Verdana",
    ]
)
_SERIF, _MONOSPACE = frozenset({"serif", "ui-serif"}), frozenset({"monospace", "ui-monospace"})


class Fonts(Struct, frozen=True, kw_only=True):
    """Lists of font families, safe in a style: `text` for headline and body, `labels` for what stands around.

    `outlook` is the one font that Outlook is told, "" where it may choose: Word, which draws its mails, takes
    Times New Roman for a list whose first font it does not have.
    """

    text: str = Markup("Georgia, 'Times New Roman', serif")
    labels: str = Markup("'Helvetica Neue', Helvetica, Arial, sans-serif")
    outlook: str = ""


def fonts_of(brand: "Brand") -> Fonts:
    """Return a brand's fonts; its `font` was read by the config, which lets nothing but names through."""
    if not brand.font:
        return Fonts()
    font = Markup(brand.font)  # noqa: S704  (names of fonts: see pressctl.config.brands)
    return Fonts(text=font, labels=font, outlook=Markup(_for_outlook(brand.font)))  # noqa: S704  (one of those names, or ours)


def _for_outlook(font: str) -> str:
    families = [family.strip("' ") for family in font.split(",")]
    known = next((family for family in families if family in _OF_WINDOWS), "")
    if known:
        return f"'{known}'"
    return "Georgia" if families[-1] in _SERIF else "Consolas" if families[-1] in _MONOSPACE else "Arial"
