"""A document in a frame: nothing is loaded, nothing runs, and the colours are those asked for."""

import pytest

from pressctl.preview.framing import POLICY, see

DARK = "@media (prefers-color-scheme: dark) { p { color: #fff } }"


def document(head: str = "", body: str = "") -> str:
    """Return a document as a template writes it."""
    return f'<!DOCTYPE html>\n<html lang="fr"><head>{head}</head><body>{body}</body></html>'


def test_the_policy_comes_before_all_that_it_is_for() -> None:
    """Directly after the document type, which has to stay first: else the page is laid out by the rules of 1998."""
    begun = see(document("<style>p { color: red }</style>")).light
    assert begun.startswith(f'<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="{POLICY}">')
    assert see("<p>bare").light.startswith("<meta http-equiv=")
    assert see("<!-- note --><!doctype html><p>").light.startswith("<!-- note --><!doctype html><meta ")


def test_each_theme_shows_its_own_colours_alone() -> None:
    """Whatever the browser prefers: in the dark copy dark rules hold, in the light one they never do."""
    scheme = '<meta name="color-scheme" content="light dark">'
    sight = see(document(f"{scheme}<style>:root {{ color-scheme: light dark }} {DARK}</style>"))
    assert sight.has_dark
    assert "@media (max-width: -1px) {" in sight.light
    assert "@media (min-width: 0) {" in sight.dark
    for theme, made in (("light", sight.light), ("dark", sight.dark)):
        assert "prefers-color-scheme" not in made
        assert f'content="{theme}"' in made
        assert f":root {{ color-scheme: {theme}}}" in made.replace(" }", "}")


def test_light_rules_and_media_attributes_are_turned_too() -> None:
    """`<style media>` and rules for light alone."""
    sight = see(document("<style media='(prefers-color-scheme: dark)'>p { color: #fff }</style>"))
    assert 'media="(min-width: 0)"' in sight.dark
    assert "@media (max-width: -1px)" in see(document("<style>@media (prefers-color-scheme:light) {}</style>")).dark


def test_a_document_without_dark_colours_says_so() -> None:
    """Nothing is invented."""
    sight = see(document("<style>p { color: #333 }</style>"))
    assert not sight.has_dark
    assert sight.light == sight.dark


def test_text_about_style_stays_as_it_is() -> None:
    """A release may be about style sheets: only styles are rewritten, never what is read."""
    said = "<p>prefers-color-scheme: dark, color-scheme: light dark, url(https://press.example.org/a.png)</p>"
    assert said in see(document(body=said)).dark


@pytest.mark.parametrize(
    ("html", "named"),
    [
        ('<img alt="Pont" src="https://press.example.org/a.png">', "https://press.example.org/a.png"),
        ("<img src=//press.example.org/a.png>", "//press.example.org/a.png"),
        ("<img src='https://press.example.org/a.png?b=1&amp;c=2'>", "https://press.example.org/a.png?b=1&c=2"),
        ('<td background="https://press.example.org/a.png">', "https://press.example.org/a.png"),
        ("<p style='background: url(https://press.example.org/a.png)'>", "https://press.example.org/a.png"),
        ('<p style="background: url(&quot;https://press.example.org/a.png&quot;)">', "https://press.example.org/a.png"),
        ('<style>p { background: url("https://press.example.org/a.png") }</style>', "https://press.example.org/a.png"),
        ("<style>@import url(https://press.example.org/a.css);</style>", "https://press.example.org/a.css"),
        ("<style>@import 'https://press.example.org/a.css' screen;</style>", "https://press.example.org/a.css"),
        (
            "<style>@font-face { src: url(https://press.example.org/a.woff) }</style>",
            "https://press.example.org/a.woff",
        ),
        ('<link rel="stylesheet" href="https://press.example.org/a.css">', "https://press.example.org/a.css"),
        ('<video src="https://press.example.org/a.mp4"></video>', "https://press.example.org/a.mp4"),
        ('<iframe src="https://press.example.org/"></iframe>', "https://press.example.org/"),
        ('<object data="https://press.example.org/a.svg"></object>', "https://press.example.org/a.svg"),
    ],
)
def test_what_would_be_loaded_is_named_instead(html: str, named: str) -> None:
    """The address is gone from the document, but for the picture that names it, and is listed."""
    sight = see(document(body=html))
    assert sight.unloaded == (named,)
    for made in (sight.light, sight.dark, sight.light_bare, sight.dark_bare):
        assert "press.example.org" not in made.replace("https%3A//press.example.org", "").replace(
            "//press.example.org/a.png%3C", ""
        )


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://press.example.org/a.js"></script>',
        '<script type="application/ld+json">{"@id": "</b>"}</script >',
        '<link rel="preconnect" href="https://press.example.org/">',
        '<base href="https://press.example.org/">',
    ],
)
def test_what_would_run_or_lead_away_is_taken_out(html: str) -> None:
    """Scripts, connections made in advance, another base for every address."""
    sight = see(document(html))
    assert "press.example.org" not in sight.light
    assert "script" not in sight.light.replace("default-src 'none'", "")
    assert sight.unloaded == ()


def test_images_off_leaves_their_words() -> None:
    """As a mail program shows them that asks before it loads."""
    sight = see(
        document(body='<img alt="Le pont" width="600" src="https://press.example.org/a.png" srcset="b.png 2x">')
    )
    assert '<img alt="Le pont" width="600">' in sight.light_bare
    assert '<img alt="Le pont" width="600" src="data:image/svg+xml,' in sight.light
    assert "srcset" not in sight.light
    assert see(document(body="<p>Texte")).light_bare == ""


def test_a_picture_that_is_here_is_shown() -> None:
    """The release's own files, by the address that the document has for them."""
    sight = see(document(body='<img src="../../media/a.png">'), {"../../media/a.png": "data:image/png;base64,AAAA"})
    assert '<img src="data:image/png;base64,AAAA">' in sight.light
    assert sight.unloaded == ()


def test_attributes_with_angles_and_quotes_hide_nothing() -> None:
    """A `>` inside an attribute ends no tag."""
    sight = see(document(body="<img alt='a > b \" c' title=\"d ' > e\" src='https://press.example.org/a.png'>"))
    assert sight.unloaded == ("https://press.example.org/a.png",)


@pytest.mark.parametrize(
    "words",
    ["a src=x onerror=alert(1)", "style=color:red media=x", "on load=1 onload=2", "background = 'x'", "&quot; src=x"],
)
def test_words_in_an_attribute_are_only_words(words: str) -> None:
    """A picture's description may speak of attributes; it must not become any."""
    tag = f'<p title="{words}">'
    sight = see(document(body=tag))
    assert tag in sight.light
    assert sight.unloaded == ()


def test_what_would_run_in_an_element_is_taken_out() -> None:
    """Handlers in a newsroom's own template: the frame would refuse them, aloud."""
    assert see("<body onload=x()><a onclick = 'y()' title='on'>").light.endswith("<body><a title='on'>")


@pytest.mark.parametrize("piece", ["<!--", "<p ' ", '<a title="', "<style>", "<script", " \t", "<img src="])
def test_a_broken_template_costs_no_time(piece: str) -> None:
    """What is never closed is read in one go; this would take minutes if it were read again from each place."""
    assert see(document(body=piece * 5_000)).light
