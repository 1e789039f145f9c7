"""A post is measured exactly as its network measures it."""

import subprocess
import sys

import pytest

from pressctl.render.counting import measure

ADDRESS = "https://presse.example.org/releases/narcotrafic/"


@pytest.mark.parametrize(
    ("text", "used"),
    [
        pytest.param("", 0, id="empty"),
        pytest.param("Élus, maires et préfets", 23, id="French letters weigh one"),
        pytest.param("Привет", 6, id="Cyrillic weighs one"),
        pytest.param("ᄀ", 2, id="Hangul letters begin the heavy ones"),
        pytest.param("\u00a0", 1, id="no-break space"),
        pytest.param("\u202f", 2, id="narrow no-break space"),
        pytest.param("\u2009\u200b\u200d", 3, id="thin, zero-width space and joiner"),
        pytest.param("«»’“”–—œ", 8, id="quotation marks and dashes"),
        pytest.param("…", 2, id="ellipsis"),
        pytest.param("€", 2, id="euro"),
        pytest.param("•→−™№", 10, id="bullets, arrows, signs"),
        pytest.param("東京都", 6, id="Chinese characters"),
        pytest.param("e\u0301t\u0065\u0301", 3, id="counted once composed"),
        pytest.param("😀", 2, id="emoji"),
        pytest.param("👨‍👩‍👧‍👦", 2, id="family"),
        pytest.param("👍🏽", 2, id="skin tone"),
        pytest.param("🇫🇷🇩🇪", 4, id="two flags"),
        pytest.param("🏴󠁧󠁢󠁷󠁬󠁳󠁿", 2, id="flag of Wales"),
        pytest.param("1️⃣", 2, id="keycap"),
        pytest.param("1⃣", 2, id="keycap without its selector"),
        pytest.param("❤️", 2, id="heart shown as emoji"),
        pytest.param("☺\ufe0e", 4, id="shown as text, the selector counts"),
        pytest.param("©", 1, id="copyright sign is a letter"),
        pytest.param("©\ufe0f", 2, id="unless it is shown as emoji"),
        pytest.param("#2024 *1", 8, id="digits and signs are no emoji"),
        pytest.param(ADDRESS, 23, id="address"),
        pytest.param(f"Voir {ADDRESS}.", 29, id="address in a sentence"),
        pytest.param("http://a.fr", 23, id="short address counts as a long one"),
        pytest.param("exemple.fr", 23, id="address without scheme"),
        pytest.param("M.Dupont", 23, id="a missing space makes an address"),
        pytest.param("M. Dupont", 9, id="the space unmakes it"),
        pytest.param("https://exemple.fr/👨‍👩‍👧‍👦", 25, id="emoji ends an address"),
        pytest.param("https://❤.fr/a", 23, id="an emoji in an address counts with it"),
        pytest.param("a@exemple.fr", 12, id="a mail address is none"),
    ],
)
def test_x(text: str, used: int) -> None:
    """X weighs text by twitter-text's ranges, an emoji as two, an address as 23."""
    assert measure("x", text).used == used


@pytest.mark.parametrize("network", ["bluesky", "mastodon"])
@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("", 0),
        ("Élus…\u202f€", 7),
        ("e\u0301tat", 4),
        ("👨‍👩‍👧‍👦👍🏽🇫🇷1️⃣🏴󠁧󠁢󠁷󠁬󠁳󠁿", 5),
        ("a\r\nb", 3),
        ("a\nb", 3),
        ("क्षि", 1),
        ("각", 1),
        ("a\u094d\u0924", 1),  # since Unicode 18
        ("exemple.fr", 10),
    ],
)
def test_graphemes(network: str, text: str, used: int) -> None:
    """Bluesky and Mastodon count what a reader takes for one character."""
    assert measure(network, text).used == used


def test_bluesky_counts_an_address_in_full() -> None:
    """Bluesky shortens nothing."""
    assert measure("bluesky", ADDRESS).used == len(ADDRESS)


@pytest.mark.parametrize(
    ("text", "used"),
    [
        (ADDRESS, 23),
        (f"Voir {ADDRESS}.", 29),
        ("https://a.fr", 23),
        ("https://exemple.fr/été (suite)", 31),
        ("https://exemple.fr/wiki/Maire_(France)", 23),
        ("https://exemple.fr/?q=1&l=2#suite!", 24),
        ("https://exemple.inconnue/page", 29),
        ("@presse@mastodon.example.org bonjour", 15),
        ("@presse bonjour", 15),
        ("(@a.b@c.fr) @d@e-f.fr.", 10),
        ("courriel@exemple.fr", 19),
        ("@presse@mastodon.example.org@", 29),
        (f"@a@{'b' * 254}.fr", 260),
        ("https://mastodon.example.org/@presse@exemple.fr", 23),
    ],
)
def test_mastodon(text: str, used: int) -> None:
    """Mastodon counts an http(s) address as 23 and only the user of a mention."""
    assert measure("mastodon", text).used == used


@pytest.mark.parametrize(
    ("text", "used"),
    [("Élus…", 5), ("(a) [b] #c", 10), ("😀", 2), (ADDRESS, len(ADDRESS)), ("👨‍👩‍👧‍👦", 11)],
)
def test_linkedin(text: str, used: int) -> None:
    """LinkedIn counts readers' characters, not its escapes; one beyond the BMP as two."""
    assert measure("linkedin", text).used == used


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("Élus…\u202f€", 7),
        (ADDRESS, len(ADDRESS)),
        ("😀", 4),
        ("👨‍👩‍👧‍👦", 25),
        ("👍🏽", 8),
        ("🇫🇷", 8),
        ("1️⃣", 7),
        ("❤️", 6),
        ("𝄞", 2),
        ("東京", 2),
        ("e\u0301", 2),
        ("© 2026 *", 8),
    ],
)
def test_threads(text: str, used: int) -> None:
    """Threads counts an emoji as its bytes, everything else as characters, one beyond the BMP as two."""
    assert measure("threads", text).used == used


@pytest.mark.parametrize("network", ["facebook", "telegram"])
@pytest.mark.parametrize(
    ("text", "used"),
    [("Élus…", 5), ("<b>&amp;</b>", 12), ("😀", 2), ("👨‍👩‍👧‍👦", 11), ("東京", 2), (ADDRESS, len(ADDRESS))],
)
def test_utf16(network: str, text: str, used: int) -> None:
    """Facebook and Telegram count UTF-16 units of the text as it is read."""
    assert measure(network, text).used == used


@pytest.mark.parametrize(
    ("network", "limit", "unit"),
    [
        ("x", 280, "weighted characters"),
        ("bluesky", 300, "graphemes"),
        ("mastodon", 500, "graphemes"),
        ("threads", 500, "characters, emoji by their bytes"),
        ("linkedin", 3000, "characters"),
        ("facebook", 63206, "characters"),
        ("telegram", 4096, "UTF-16 units"),
    ],
)
def test_a_full_text_fits_and_one_more_does_not(network: str, limit: int, unit: str) -> None:
    """The limit itself still fits; what is over is counted, and the place where it begins told."""
    full, more = measure(network, "é" * limit), measure(network, "é" * (limit + 7))
    assert (full.used, full.limit, full.unit, full.over, full.cut_at, full.fits) == (limit, limit, unit, 0, limit, True)
    assert (more.used, more.over, more.cut_at, more.fits) == (limit + 7, 7, limit, False)


@pytest.mark.parametrize(
    ("network", "text", "cut_at"),
    [
        pytest.param("x", "a" * 270 + f" {ADDRESS} suite", 271, id="an address is not cut"),
        pytest.param("x", "a" * 279 + "😀b", 279, id="nor an emoji"),
        pytest.param("x", "a" * 279 + "東", 279, id="nor a heavy character"),
        pytest.param("x", f"{ADDRESS} " + "a" * 300, len(ADDRESS) + 257, id="counted after an address"),
        pytest.param("x", "e\u0301" * 300, 560, id="in characters of the text as given"),
        pytest.param("bluesky", "e\u0301" * 301, 600, id="after a whole grapheme"),
        pytest.param("bluesky", "👨‍👩‍👧‍👦" * 200, 120 * 7, id="where the bytes end first"),
        pytest.param("mastodon", "a" * 499 + "👨‍👩‍👧‍👦b", 506, id="a family is one"),
        pytest.param("mastodon", "a" * 490 + f" {ADDRESS}", 491, id="an address on Mastodon"),
        pytest.param("mastodon", "a" * 497 + " @b@exemple.fr c", 511, id="a mention's domain takes no room"),
        pytest.param("linkedin", "a" * 2999 + "😀", 2999, id="two units on LinkedIn"),
        pytest.param("threads", "a" * 499 + "😀", 499, id="nor an emoji on Threads"),
        pytest.param("telegram", "a" * 4095 + "e\u0301", 4095, id="nor a letter from its accent"),
    ],
)
def test_the_cut(network: str, text: str, cut_at: int) -> None:
    """A text is cut where its network's room is used up, and inside nothing that counts as one."""
    assert measure(network, text).cut_at == cut_at


def test_bluesky_bytes() -> None:
    """Few graphemes may still be too many bytes for Bluesky."""
    length = measure("bluesky", "👨‍👩‍👧‍👦" * 121)
    assert (length.used, length.limit, length.unit, length.over) == (3025, 3000, "bytes", 25)


def test_another_limit() -> None:
    """A place that allows more or less is measured by its own limit."""
    assert measure("mastodon", "a" * 700, limit=5000).fits
    assert measure("x", "a" * 30, limit=20).cut_at == 20


def test_ordinary_text_does_without_the_grapheme_library() -> None:
    """Measuring French text imports no `regex`, which would cost every run 16 ms."""
    script = (
        "import sys; from pressctl.render.counting import measure; "
        f"[measure(n, 'Élus\\u202f: «\\u00a0non\\u00a0» 12\\u00a0€… {ADDRESS} #Actu') "
        "for n in ('x', 'bluesky', 'mastodon', 'threads', 'linkedin', 'facebook', 'telegram')]; print('regex' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_network_that_there_is_not() -> None:
    """Nobody is measured by another's rule."""
    with pytest.raises(KeyError):
        measure("myspace", "a")
