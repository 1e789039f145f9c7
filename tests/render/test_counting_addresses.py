"""Addresses in a post are found where X and Mastodon find them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.render import links
from pressctl.render.links import mastodon_addresses, mention_domains, x_addresses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rien ici", []),
        ("Fin. Début", []),
        ("https://exemple.fr", ["https://exemple.fr"]),
        ("HTTPS://EXEMPLE.FR/A", ["HTTPS://EXEMPLE.FR/A"]),
        ("(https://exemple.fr/a).", ["https://exemple.fr/a"]),
        ("«\u00a0https://exemple.fr\u00a0»", ["https://exemple.fr"]),
        ("l’exemple.fr", ["exemple.fr"]),
        ("l'exemple.fr/page?q=1", ["exemple.fr/page?q=1"]),
        ("exemple.fr?q=1", ["exemple.fr"]),
        ("https://exemple.fr?q=1", ["https://exemple.fr?q=1"]),
        ("https://exemple.fr:8443/a", ["https://exemple.fr:8443/a"]),
        ("https://exemple.fr/a_(b)_c", ["https://exemple.fr/a_(b)_c"]),
        ("https://exemple.fr/(a(b)c)!", ["https://exemple.fr/(a(b)c)"]),
        ("https://exemple.fr/a,", ["https://exemple.fr/a"]),
        ("https://exemple.fr/....", ["https://exemple.fr/"]),
        ("https://exemple.fr/@presse/1", ["https://exemple.fr/@presse/1"]),
        ("https://sous_domaine.exemple.fr", ["https://sous_domaine.exemple.fr"]),
        ("https://un_nom.fr", []),
        ("https://-exemple.fr", []),
        ("https://exemple-.fr", []),
        ("-exemple.fr", []),
        ("_exemple.fr", []),
        ("../exemple.fr", []),
        ("#exemple.fr @exemple.fr $exemple.fr", []),
        ("#https://exemple.fr", []),
        ("presse@exemple.fr", []),
        ("jean.durand.fr@exemple.fr", []),
        ("jean.dupont.fr", ["jean.dupont.fr"]),
        ("exemple.inconnue", []),
        ("https://exemple", []),
        ("exemple.fr-suite", []),
        ("exemple.comme", []),
        ("www.exemple.co.uk", ["www.exemple.co.uk"]),
        ("élysée.fr", ["élysée.fr"]),
        ("東京exemple.jp東京", ["exemple.jp"]),
        ("東京.jp", []),
        ("https://東京.jp/", ["https://東京.jp/"]),
        ("https://exemple.みんな/", ["https://exemple.みんな/"]),
        ("exemple.みんなです", ["exemple.みんな"]),
        ("https://xn--e1afmkfd.xn--p1ai/a", ["https://xn--e1afmkfd.xn--p1ai/a"]),
        ("https://xn--é.fr", []),
        ("exemple.vermögensberatung", ["exemple.vermögensberatung"]),
        (f"{'a' * 63}.fr", [f"{'a' * 63}.fr"]),
        (f"{'a' * 64}.fr", []),
        (f"https://{'é' * 60}.fr", []),
        (f"https://exemple.fr/{'a' * 4100}", []),
        ("https://t.co/AbC1-suite", ["https://t.co/AbC1"]),
        (f"https://t.co/{'a' * 41}", []),
        (
            "https://exemple.fr/a https://exemple.fr/b exemple.org",
            ["https://exemple.fr/a", "https://exemple.fr/b", "exemple.org"],
        ),
        ("https://exemple.fr/\u2066", ["https://exemple.fr/"]),
    ],
)
def test_x(text: str, found: list[str]) -> None:
    """X takes an address with or without its scheme, if its host ends in a real top-level domain."""
    assert [text[start:end] for start, end in x_addresses(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("exemple.fr", []),
        ("voir exemple.fr et https://exemple.fr.", ["https://exemple.fr"]),
        ("https://exemple.fr/日本語ページ、続き", ["https://exemple.fr/日本語ページ、続き"]),
        ("https://exemple.fr/a\u00a0»", ["https://exemple.fr/a"]),
        ("https://exemple.fr/a<b", ["https://exemple.fr/a"]),
        ("https://exemple.fr/a?q=é!", ["https://exemple.fr/a?q=é"]),
        ("https://exemple.inconnue/a", []),
    ],
)
def test_mastodon(text: str, found: list[str]) -> None:
    """Mastodon needs the scheme, and allows every script in a path."""
    assert [text[start:end] for start, end in mastodon_addresses(text)] == found


def test_mentions() -> None:
    """The domain of a mention is found, and that of a mail address is not."""
    text = "@a@b.fr, c@d.fr et @e"
    assert [text[start:end] for start, end in mention_domains(text)] == ["@b.fr"]


@given(st.from_regex(r"/[A-Za-z0-9/_-]{0,40}", fullmatch=True), st.sampled_from(["", " suite", "\nsuite"]))
def test_the_short_way_round_a_path_ends_where_the_long_one_does(path: str, after: str) -> None:
    """The quick pattern for plain paths agrees with both full ones."""
    text = f"{path}{after}"
    ends = {pattern.match(text).end() for pattern in (links._PLAIN_TAIL, links._x_tail(), links._mastodon_tail())}  # type: ignore[union-attr]
    assert ends == {len(path)}


@given(st.text(alphabet="ab.-_/:@#é東 ()?=" + "\u00a0", max_size=60))
def test_addresses_are_apart_and_in_order(text: str) -> None:
    """Whatever the text, addresses never overlap nor leave it, and Mastodon's all have a scheme."""
    for found in (x_addresses(text), mastodon_addresses(f"https://{text}")):
        places = [place for span in found for place in span]
        assert places == sorted(places)
    assert all(
        f"https://{text}"[start:end].startswith("https://") for start, end in mastodon_addresses(f"https://{text}")
    )
