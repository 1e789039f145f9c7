"""The links and hashtags of a Bluesky post, by its bytes; its own server and client are asked in tests/real."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import SocialWords
from pressctl.render.facets import find_facets, find_tags
from pressctl.render.posts import render_posts
from pressctl.render.templates import Templates
from tests.support.builders import EVERYWHERE, a_newsroom, a_release


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Élus 🎉 #Élus", [("#Élus", "Élus")]),
        ("(#Élus) «#État» #a_b.", [("#Élus", "Élus"), ("#État", "État"), ("#a_b", "a_b")]),
        (
            "#vice-président, #l’État - #fin’",
            [("#vice-président", "vice-président"), ("#l’État", "l’État"), ("#fin", "fin")],
        ),
        ("#हिन्दी #東京 ＃東京", [("#हिन्दी", "हिन्दी"), ("#東京", "東京"), ("＃東京", "東京")]),
        ("#2024 C# a#b ##c", []),
        (f"#{'a' * 65} #{'é' * 64}", [(f"#{'é' * 64}", "é" * 64)]),
        ("Voir https://exemple.fr/a_(b).", [("https://exemple.fr/a_(b)", "https://exemple.fr/a_(b)")]),
        ("(https://exemple.fr/a#b)", [("https://exemple.fr/a#b", "https://exemple.fr/a#b")]),
        ("«\u00a0https://exemple.fr/été\u00a0»", [("https://exemple.fr/été", "https://exemple.fr/été")]),
        ("HTTPS://exemple.inconnue/x?", [("HTTPS://exemple.inconnue/x", "HTTPS://exemple.inconnue/x")]),
        (
            "exemple.fr/don et www.exemple.fr",
            [("exemple.fr/don", "https://exemple.fr/don"), ("www.exemple.fr", "https://www.exemple.fr")],
        ),
        ("M.Dupont, la fin.Suite, a@exemple.fr, https://", []),
        ("@presse.bsky.social", []),
        ("", []),
    ],
)
def test_facets(text: str, found: list[tuple[str, str]]) -> None:
    """Each is the bytes of the words it stands for."""
    data = text.encode()
    assert [(data[facet.start : facet.end].decode(), facet.value) for facet in find_facets(text)] == found


@given(
    st.lists(
        st.sampled_from(["#Élus", "👩🏽‍🚒", "https://a.fr/b", "é", "(", ")", " ", "\n", "#", ".", "東京", "a.fr"])
    ).map("".join)
)
def test_no_two_are_the_same_bytes(text: str) -> None:
    """In order, apart, within the text, and never in the middle of a character."""
    data, done = text.encode(), 0
    for facet in find_facets(text):
        assert done <= facet.start < facet.end <= len(data)
        data[facet.start : facet.end].decode()
        done = facet.end


def test_two_networks_have_them() -> None:
    """On each post of a thread, and on a correction's after its mark."""
    social = SocialWords(text="Voici #Élus, une phrase. " * 20, thread=True)
    for notice in ("", "correction"):
        posts, _ = render_posts(a_release(social=social), a_newsroom(), Templates(), social=EVERYWHERE, notice=notice)
        for post in posts:
            found = {"bluesky": find_facets, "linkedin": find_tags}.get(post.network)
            assert post.facets == (found(post.text) if found else ())
            assert bool(post.facets) == bool(found)
