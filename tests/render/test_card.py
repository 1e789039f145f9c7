"""The card of a release: words that fit, one font, the same bytes, and nothing a font cannot write."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressctl.model import Brand, Newsroom, Release
from pressctl.render.card import FONT, HEIGHT, WIDTH, can_draw, draw, face_of, missing, printable, render_card
from pressctl.render.faces import Face, read_face
from pressctl.render.fitting import fit
from pressctl.render.loading import BadTemplate, shipped
from pressctl.render.templates import Templates
from tests.support.builders import a_newsroom, a_release

SHIPPED = Templates()
FACE = face_of(SHIPPED)
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
SVG = "{http://www.w3.org/2000/svg}"


def card_of(release: Release | None = None, newsroom: Newsroom | None = None) -> ET.Element:
    """Render a card and read it."""
    return ET.fromstring(render_card(release or a_release(), newsroom or a_newsroom(), SHIPPED))  # noqa: S314  (ours)


def lines_of(card: ET.Element) -> list[str]:
    """Return a card's lines of text."""
    return [text.text or "" for text in card.iter(f"{SVG}text")]


def drawn(headline: str) -> bytes:
    """Draw a card."""
    return draw(render_card(a_release(headline=headline), a_newsroom(), SHIPPED), SHIPPED)


def test_a_card_says_what_and_who() -> None:
    """The headline as it is printed elsewhere, its kind, the newsroom and the day."""
    lines = lines_of(card_of())
    assert lines[0] == "COMMUNIQUÉ DE PRESSE"
    assert " ".join(lines[1:-2]).startswith("Jérôme Durain\u00a0: «\u00a0Les maires")
    assert lines[-2:] == ["Groupe Exemple", "6\u00a0novembre 2024"]


def test_it_is_drawn_in_its_size_and_always_the_same() -> None:
    """Public files are a pure function; a preview shows 1200 by 630 pixels."""
    png = drawn("L’Hérault ouvre vingt-quatre maisons de santé")
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (WIDTH, HEIGHT)
    assert png == drawn("L’Hérault ouvre vingt-quatre maisons de santé")
    assert png != drawn("L’Hérault ferme vingt-quatre maisons de santé")
    assert len(png) < 1_000_000  # what Bluesky takes


def test_it_has_the_brands_colours() -> None:
    """On a bright ground the words are black."""
    card = card_of(newsroom=a_newsroom(brand=Brand(color="#ffcc00")))
    assert card.get("fill") == "#000000"
    assert card.find(f"{SVG}rect").get("fill") == "#ffcc00"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "headline",
    [
        "Court",
        LONG,
        f"{LONG} {LONG} " * 3,
        "Un titre de deux cents signes " * 7,
        "a" * 3000,
        "]]> <script>alert(1)</script> &amp; {{ 7 * 7 }} {% include 'x' %} \u202eevil\u2066",
        "1 234 567 € — « œuvre » “ok” ‘ok’ ç à é Ÿ Ș ț ẞ №",
        "日本語の見出し",
        "עברית",
        "🎉🎉🎉",
        "",
    ],
)
def test_no_headline_leaves_its_card(headline: str) -> None:
    """Each line is within the margins, above the rule below it, and readable; hostile text stays text."""
    card = card_of(a_release(headline=headline))
    for text in card.iter(f"{SVG}text"):
        size, y = float(text.get("font-size", "0")), float(text.get("y", "0"))
        assert size >= 24
        assert FACE.width(text.text or "") * size <= 1040
        assert y <= 510 or y == 574
    assert ET.tostring(card).count(b"<script") == 0
    draw(render_card(a_release(headline=headline), a_newsroom(), SHIPPED), SHIPPED)


def test_what_is_drawn_stays_within_the_margins() -> None:
    """By the pixels: nothing but ground beside the words."""
    svg = render_card(a_release(headline=f"AVATAR WAW To {LONG} " * 2), a_newsroom(), SHIPPED)
    cover = '<rect x="76" y="60" width="1050" height="540" fill="#000"/></svg>'
    covered = svg.replace("</svg>", cover)
    wordless = re.sub(r"<text .*?</text>", "", covered)
    assert wordless != covered
    assert draw(covered, SHIPPED) == draw(wordless, SHIPPED)
    assert draw(svg, SHIPPED) != draw(re.sub(r"<text .*?</text>", "", svg), SHIPPED)


def test_words_the_font_cannot_write_give_way() -> None:
    """To the newsroom's name, else its address: no box ever stands for a letter."""
    japanese = a_release(headline="見出し", language="ja")
    assert lines_of(card_of(japanese)) == ["Groupe Exemple", "presse.example.org"]
    assert lines_of(card_of(japanese, a_newsroom(name="新聞"))) == ["presse.example.org", "presse.example.org"]
    assert missing("Un 見出し", FACE) == "見"
    assert printable("ﬁn ⒜ ｆｉｎ", FACE) == "fin (a) fin"
    assert missing("Ça va 🎉\u200d\ufe0f\u202f!", FACE) == ""
    assert printable("Ça va 🎉\u200d\ufe0f bien\u202f!", FACE) in {"Ça va bien\u00a0!", "Ça va bien\u202f!"}


def test_a_card_from_right_to_left() -> None:
    """With a font of its own it stands on the right, and its letters are not spaced."""
    svg = render_card(a_release(language="ur", headline="Urdu"), a_newsroom(), SHIPPED)
    assert 'text-anchor="end" font-size="86"' in svg
    assert 'letter-spacing="0"' in svg
    lines = re.findall(
        "<text[^>]*>(.*?)</text>", render_card(a_release(language="ur", headline="B Ltd."), a_newsroom(), SHIPPED)
    )
    assert "\u202b\u2066B Ltd.\u2069\u202c" in lines  # resvg knows no other way to say it
    assert all(line[0] + line[-1] == "\u202b\u202c" for line in lines)
    assert "\u202b" not in render_card(a_release(), a_newsroom(), SHIPPED)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('<image href="/etc/passwd.png"/>', "<image>"),
        ('<a href="https://e.org"/>', "<a>"),
        ('<use href="#x"/>', "<use>"),
        ("<style>@import url(https://e.org/x.css)</style>", "<style>"),
        ('<s:script xmlns:s="http://www.w3.org/2000/svg"/>', "<s:script>"),
        ('<filter id="f"/>', "<filter>"),
        ('<rect stroke-dasharray="0.0001"/>', "stroke-dasharray"),
        ('<rect style="fill: url(x)"/>', "style"),
        ("<g>" * 40 + "</g>" * 40, "32 elements"),
        ("<svg/>", "<svg>"),
        ("<g>", "no XML"),
        ("&x;", "no XML"),
    ],
)
def test_a_template_draws_plain_shapes(tmp_path: Path, written: str, said: str) -> None:
    """It reads no file, loads nothing and cannot grow without end: what could is refused by its line."""
    own = f'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">\n{written}\n</svg>'
    with pytest.raises(BadTemplate, match=r"templates/card/release\.svg:1:1: line [23] of") as caught:
        render_own(tmp_path, own)
    assert said in caught.value.message


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" width="100000" height="100000"/>', "must begin with"),
        ("<html/>", "must begin with"),
        ("", "writes nothing"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg width="1200" height="630"/>', "declares a type"),
        (f'<svg width="1200" height="630">{"<g/>" * 60_000}</svg>', "more than 200,000"),
        ("{{ headline.nothing }}", "nothing"),
    ],
)
def test_a_template_writes_a_card(tmp_path: Path, own: str, said: str) -> None:
    """Of the size of one: resvg would end the process over a larger one."""
    with pytest.raises(BadTemplate, match=re.escape(said)):
        render_own(tmp_path, own)


def render_own(tmp_path: Path, own: str) -> str:
    """Render a card by a newsroom's own template."""
    path = tmp_path / "templates/card/release.svg"
    path.parent.mkdir(parents=True)
    path.write_text(own, encoding="utf-8")
    return render_card(a_release(), a_newsroom(), Templates(tmp_path / "templates", root=tmp_path))


def test_a_part_of_ours_can_be_changed(tmp_path: Path) -> None:
    """As of every template."""
    own = '{% extends "!shipped/card/release.svg" %}{% block ground %}<rect width="1200" height="630" fill="#0a0"/>{% endblock %}'
    assert 'fill="#0a0"' in render_own(tmp_path, own)


def test_something_no_font_at_all_is_said(tmp_path: Path) -> None:
    """By the name of the file."""
    path = tmp_path / "templates" / FONT
    path.parent.mkdir(parents=True)
    path.write_bytes(b"wOF2....")
    with pytest.raises(BadTemplate, match=r"templates/card/font\.ttf:1:1: this is no TrueType or OpenType font\."):
        face_of(Templates(tmp_path / "templates", root=tmp_path))


def test_the_font_and_its_licence_go_together() -> None:
    """It has what the languages of Europe need, is small, and does not bear the reserved name."""
    content = (shipped() / FONT).read_bytes()
    assert len(content) < 150_000
    assert "SIL OPEN FONT LICENSE Version 1.1" in (shipped() / "card/OFL.txt").read_text("utf-8")
    assert "Source" not in FACE.family
    letters = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C)]))
    assert FACE.has(f"{letters}é à ç œ — € “ ” « » ‘ ’ … – № ΑΩαω АЯая ЇїҐґ Ạỹ")
    assert FACE.width("mi") == pytest.approx(FACE.width("m") + FACE.width("i"))
    assert can_draw()


@given(st.binary(max_size=300))
@settings(max_examples=200)
def test_junk_is_no_font(junk: bytes) -> None:
    """It is said, and never an error of another kind."""
    with pytest.raises(ValueError, match="font"):
        read_face(b"\0\1\0\0" + junk)


@given(st.integers(0, len((shipped() / FONT).read_bytes()) - 1), st.binary(min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_a_damaged_font_is_a_font_or_none(place: int, junk: bytes) -> None:
    """Whatever bytes of it changed."""
    content = bytearray((shipped() / FONT).read_bytes())
    content[place : place + len(junk)] = junk
    try:
        assert read_face(bytes(content)).widths
    except ValueError as error:
        assert "font" in str(error)  # noqa: PT017  (either is right)


MONO = Face(family="Mono", widths=dict.fromkeys(map(ord, "abcdefghijklmnopqrstuvwxyz …"), 0.5))


@given(st.text("abc xyz", max_size=400), st.integers(50, 900), st.integers(20, 500), st.integers(20, 90))
def test_what_is_fitted_fits(text: str, width: int, height: int, largest: int) -> None:
    """No line is wider than the box unless a single letter is, nor are there more than it is high for; words keep their order."""
    fitted = fit(MONO, text, width, height, largest, 20)
    assert all(MONO.width(line) * fitted.size <= width for line in fitted.lines)
    assert len(fitted.lines) == 1 or fitted.size + fitted.leading * (len(fitted.lines) - 1) <= height
    said = "".join(fitted.lines).replace(" ", "")
    assert text.replace(" ", "").startswith(said.removesuffix("…"))


def test_lines_are_of_like_length() -> None:
    """A single word is not left behind."""
    fitted = fit(MONO, "aaaa bbbb cccc dddd eeee", 240, 400, 20, 20)
    assert fitted.lines == ("aaaa bbbb cccc", "dddd eeee")
