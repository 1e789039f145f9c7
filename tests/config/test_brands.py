"""How a newsroom looks, as its config says it."""

from pathlib import Path

import pytest

from pressctl.config.brands import LARGEST_LOGO
from pressctl.model import Brand
from pressctl.render.colours import PAPER, contrast
from tests.config.writing import NEWSROOM, loaded, mistakes

HEADER = f"{NEWSROOM}[newsroom.brand]\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def test_it_is_read(tmp_path: Path) -> None:
    """Colours in small letters, fonts as CSS has them, the logo's path as written."""
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "logo.png").write_bytes(PNG)
    config = loaded(
        tmp_path,
        f'{HEADER}color = "#1C3F5F"\ncolor_dark = "#9CC0E4"\nlogo = "brand/logo.png"\n'
        "font = \"Source Sans 3, 'Helvetica Neue', -apple-system, SERIF\"",
    )
    assert config.advice == ()
    font = "'Source Sans 3', 'Helvetica Neue', -apple-system, serif"
    assert config.newsroom.brand == Brand(color="#1c3f5f", color_dark="#9cc0e4", logo="brand/logo.png", font=font)


def test_without_one_a_newsroom_looks_as_pressctl_does(tmp_path: Path) -> None:
    """An empty table is the same."""
    assert loaded(tmp_path, NEWSROOM).newsroom.brand == loaded(tmp_path, HEADER).newsroom.brand == Brand()


@pytest.mark.parametrize(
    ("written", "font"),
    [
        ("Georgia", "Georgia, sans-serif"),
        ('\\"Noto Sans CJK JP\\" , Roboto', "'Noto Sans CJK JP', Roboto, sans-serif"),
        ("メイリオ, sans-serif", "'メイリオ', sans-serif"),
        ("system-ui", "system-ui"),
    ],
)
def test_a_list_of_fonts_ends_in_a_generic_one(tmp_path: Path, written: str, font: str) -> None:
    """So that a machine without any of them still knows what is meant."""
    assert loaded(tmp_path, f'{HEADER}font = "{written}"').newsroom.brand.font == font


@pytest.mark.parametrize(
    "written",
    [
        "Georgia; color: red", "Georgia, url(https://a.example/)", "Georgia}", "'Georgia", "Ge'orgia", "Georgia,", ", serif",
        "Georgia\\\\27", "<b>", "Georgia /* x */", "inherit", "Georgia, initial", "x:y", "3", "a  b", ",".join(["Georgia"] * 11),
        "A" * 61, "'x', \\\"y'\\\"", "expression(1)", "@import", "Georgia !important", "&quot;",
    ],
)  # fmt: skip
def test_nothing_but_names_of_fonts_comes_into_a_style(tmp_path: Path, written: str) -> None:
    """A list of fonts ends no declaration and calls nothing."""
    (finding,) = mistakes(tmp_path, f'{HEADER}font = "{written}"')
    assert (finding.line, finding.code) == (7, "wrong-value")
    assert "names of fonts" in finding.message


def test_a_colour_that_cannot_be_read_is_advice_with_the_nearest_that_can(tmp_path: Path) -> None:
    """At its value; the colour it proposes is taken without a word."""
    config = loaded(tmp_path, f'{HEADER}color = "#ff6600"\ncolor_dark = "#1c3f5f"')
    light, dark = config.advice
    assert (light.line, light.column, light.level, light.code) == (7, 9, "advice", "brand-contrast")
    assert "color has a contrast of 2.9 to 1 on the white ground" in light.message
    assert (dark.line, dark.column, dark.code) == (8, 14, "brand-contrast")
    proposed = light.hint.rpartition('"')[0].rpartition('"')[2]
    assert contrast(proposed, PAPER) >= 4.5
    assert proposed in light.message
    assert loaded(tmp_path, f'{HEADER}color = "{proposed}"').advice == ()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("logo.gif", b"GIF89a", "must be a PNG, JPEG or SVG file"),
        ("logo.png", None, "cannot be read: No such file"),
        ("logo.png", b"\xff\xd8\xff", "is not the kind of image its name says"),
        ("logo.svg", b"<html>", "is not the kind of image its name says"),
        ("logo.jpg", PNG, "is not the kind of image its name says"),
        ("logo.png", PNG + bytes(LARGEST_LOGO), "is larger than 200 kB"),
    ],
)
def test_a_logo_is_an_image(tmp_path: Path, name: str, content: bytes | None, words: str) -> None:
    """There, small, and what its name says."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    (finding,) = mistakes(tmp_path, f'{HEADER}logo = "{name}"')
    assert (finding.line, finding.column, finding.code) == (7, 8, "logo")
    assert words in finding.message


@pytest.mark.parametrize(
    ("name", "content"), [("l.PNG", PNG), ("l.jpeg", b"\xff\xd8\xff\xe0"), ("l.svg", b"<?xml?><svg/>")]
)
def test_three_kinds_of_logos_are_taken(tmp_path: Path, name: str, content: bytes) -> None:
    """By their ending, large or small."""
    (tmp_path / name).write_bytes(content)
    assert loaded(tmp_path, f'{HEADER}logo = "{name}"').newsroom.brand.logo == name


def test_thumbnails_need_an_address_to_be_loaded_from(tmp_path: Path) -> None:
    """Else they are links, and it says so; links are what there is without the key."""
    assert loaded(tmp_path, NEWSROOM).newsroom.mail_media == "links"
    config = loaded(tmp_path, f'{NEWSROOM}mail_media = "thumbnails"')
    (finding,) = config.advice
    assert (finding.line, finding.column, finding.code) == (6, 14, "missing-key")
    with_address = loaded(tmp_path, f'{NEWSROOM}mail_media = "thumbnails"\nurl = "https://a.example/"')
    assert (with_address.advice, with_address.newsroom.mail_media) == ((), "thumbnails")


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ('color = "#fff"', "wrong-value", "must be a colour of six digits"),
        ('color = "red"', "wrong-value", "must be a colour of six digits"),
        ("color = 3", "wrong-type", "must be text in quotes"),
        ('logo = "../logo.png"', "leaves-newsroom", "leaves the newsroom"),
        ('colour = "#000000"', "unknown-key", 'Did you mean "color"?'),
        ('farbe = "#000000"', "unknown-key", 'Did you mean "color"?'),
    ],
)
def test_a_mistake_is_told_at_its_place(tmp_path: Path, text: str, code: str, words: str) -> None:
    """As anywhere in a config."""
    (finding,) = mistakes(tmp_path, HEADER + text)
    assert (finding.line, finding.code) == (7, code)
    assert words in f"{finding.message} {finding.hint}"


def test_cards_need_an_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not installed it is said once, with how to get it, and nothing stops."""
    monkeypatch.setattr("pressctl.render.card._LIBRARY", "no_such_library")
    config = loaded(tmp_path, f"{NEWSROOM}\n[newsroom.brand]\ncard = true\n")
    assert [(one.code, one.level) for one in config.advice] == [("card-extra", "advice")]
    assert "pressctl[card]" in config.advice[0].hint
    monkeypatch.undo()
    assert loaded(tmp_path, f"{NEWSROOM}\n[newsroom.brand]\ncard = true\n").advice == ()
