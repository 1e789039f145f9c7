"""Each network gets the post a good press office would write for it, or the author's own."""

import math
import re
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import Correction, Finding, Network, Notice, Post, SocialSettings, SocialWords
from pressctl.release.reading import read
from pressctl.render.codes import CODES
from pressctl.render.counting import measure
from pressctl.render.posts import render_posts
from pressctl.render.templates import Templates
from tests.support.builders import EVERYWHERE, a_newsroom, a_release

NETWORKS: tuple[Network, ...] = get_args(Network)
GOLDEN = Path(__file__).with_name("golden")
TEMPLATES = Templates()
ONLY_X = SocialSettings(networks=("x",))
PAGE = "https://presse.example.org/releases/narcotrafic/"
# The beginning of a real release, as its author typed it: ordinary spaces before : and !.
HEADLINE = "Jérôme Durain : « Les maires ne peuvent pas lutter seuls contre le narcotrafic ! »"
LEAD = (
    "Lors des questions au gouvernement ce mercredi 6 novembre, le sénateur Jérôme Durain a interpellé le ministre de"
    " l’Intérieur, soulignant les difficultés grandissantes auxquelles font face les maires dans leur lutte contre le"
    " narcotrafic. Demandant des moyens accrus et un soutien ferme de l’État, le sénateur a mis en garde contre une"
    " criminalité organisée qui menace directement la sécurité locale et place les élus en première ligne."
)


def posts_of(notice: Notice = "", /, **changes: Any) -> tuple[dict[str, Post], tuple[Finding, ...]]:
    """Render a release's posts for all networks, by network."""
    return rendered(a_release(**changes), notice)


def rendered(
    release: Any, notice: Notice = "", templates: Templates = TEMPLATES
) -> tuple[dict[str, Post], tuple[Finding, ...]]:
    """Render the posts for all networks, by network."""
    posts, findings = render_posts(release, a_newsroom(), templates, social=EVERYWHERE, notice=notice)
    assert tuple(post.network for post in posts) == NETWORKS
    return {post.network: post for post in posts}, findings


def social(**fields: Any) -> SocialWords:
    """Write an author's own words, placed."""
    places = {"text": (7, 9), "x": (8, 6), "bluesky": (9, 12), "hashtags": (10, 13), "thread": (11, 11)}
    return SocialWords(**{"places": MappingProxyType(places), **fields})


@pytest.mark.parametrize("network", NETWORKS)
def test_a_real_release(network: Network) -> None:
    """Headline, a lead where there is room, address and hashtags, set in French."""
    posts, findings = posts_of(
        headline=HEADLINE, lead=LEAD, keywords=("narcotrafic", "sécurité locale", "maires", "2024")
    )
    post = posts[network]
    assert f"{post.text}\n" == (GOLDEN / f"{network}.txt").read_text(encoding="utf-8")
    assert (post.length, post.limit) == (measure(network, post.text).used, measure(network, post.text).limit)
    assert findings == ()


def test_narrow_spaces_are_spared_on_x() -> None:
    """A narrow no-break space weighs two on X, so the ordinary one stands there."""
    posts, _ = posts_of(headline="Déjà étroit\u202f: non !", lead="")
    assert "\u202f" not in posts["x"].text
    assert "non\u00a0!" in posts["x"].text
    assert "non\u202f!" in posts["bluesky"].text


def test_a_headline_is_one_line_without_what_harms() -> None:
    """Line feeds, control characters and bidirectional overrides never reach a post."""
    posts, _ = posts_of(headline="Un\x07 titre\nsur deux \u202elignes", lead="")
    assert posts["x"].text.startswith("Un titre sur deux lignes\n\n")


def test_no_address_no_keywords() -> None:
    """Without a public address or keywords the words stand alone."""
    (post,), findings = render_posts(a_release(headline="Titre"), a_newsroom(url=""), TEMPLATES, social=ONLY_X)
    assert (post.text, findings) == ("Titre", ())


def test_release_text_is_no_template() -> None:
    """Braces in a release are just braces, and nothing is escaped."""
    posts, _ = posts_of(headline="{{ 7 * 7 }} {% if %} <b> & {# non #}", lead="")
    assert posts["linkedin"].text.startswith("{{ 7 * 7 }} {% if %} <b> & {# non #}")


def test_the_lead_is_cut_at_a_sentence_else_a_word_else_left_out() -> None:
    """Whole sentences are kept; a long first one is cut at a word; too small a piece is not worth it."""
    long_lead = "Une phrase sans point " * 40
    posts, _ = posts_of(headline=HEADLINE, lead=long_lead)
    assert posts["mastodon"].text.split("\n\n")[1].endswith("…")
    posts, _ = posts_of(headline="Titre " * 75, lead=long_lead)
    assert posts["mastodon"].text.count("\n\n") == 1
    assert "…" not in posts["mastodon"].text


def test_a_long_headline_gives_up_hashtags_before_words() -> None:
    """Hashtags go first, from the last, then the headline's end; never the address."""
    posts, findings = posts_of(headline="mot " * 61, lead="", keywords=("maires", "narcotrafic"))
    assert posts["x"].text.endswith(f"\n\n{PAGE}\n\n#Maires")
    posts, findings = posts_of(headline=f"« {'mot ' * 100}»", lead="", keywords=("maires",))
    assert posts["x"].text.endswith(f"mot…\u00a0»\n\n{PAGE}")
    assert findings == ()


def test_an_override_is_the_whole_post() -> None:
    """An author's post for a network is neither set, nor cut, nor added to."""
    own = "Mot de l'auteur : « tel quel » ! ..."
    posts, findings = posts_of(
        keywords=("maires",), social=social(overrides={"x": f"{own}\n"}, text="Ailleurs", hashtags=("A1",))
    )
    assert posts["x"].text == own
    assert posts["bluesky"].text.startswith("Ailleurs\n")
    assert findings == ()


def test_a_blank_override_is_none() -> None:
    """An empty value asks for nothing."""
    posts, _ = posts_of(social=social(overrides={"x": " \n"}, text=" "))
    assert posts["x"].text.startswith("Jérôme Durain")


def test_an_override_that_is_too_long() -> None:
    """It is an error at its place: how long, how much too long, and where it would have to end."""
    own = "e" * 270 + " élus locaux " + "f" * 117
    posts, findings = posts_of(social=social(overrides={"x": own}))
    assert posts["x"].text == own
    (finding,) = findings
    assert str(finding) == (
        "releases/narcotrafic.md:8:6: this is too long for X: 400 weighted characters, 120 more than the 280 it takes."
        " It has to end between “…eeeeeeeeeeeeeeeeeee élus” and “locaux ffffffffffffffffff…”. Shorten it, or"
        " set social.thread: true and part it by lines of ---."
    )
    assert (finding.level, finding.code) == ("error", "post-too-long")


@pytest.mark.parametrize("network", NETWORKS)
def test_every_network_says_what_is_too_much(network: Network) -> None:
    """By how much, in its own unit, and between which words the post would have to end."""
    limit = measure(network, "").limit
    own = f"Mot {'abcde' * (limit // 5)}fghijk"
    over = measure(network, own)
    posts, findings = posts_of(social=social(overrides={network: own}))
    assert posts[network].text == own
    (finding,) = findings
    assert (
        f": {over.used:,} {over.unit}, {over.over:,} more than the {limit:,} it takes. It has to end between “…"
        in finding.message
    )
    before, after = re.findall("between “…(.*)” and “(.*)”", finding.message)[0]
    assert own.endswith(f"{before}{after}")
    assert measure(network, own[: len(own) - len(after)]).used == limit


def test_too_many_addresses() -> None:
    """Threads refuses a sixth, whatever its form; the same twice is one."""
    five = " ".join(f"https://exemple.fr/{number}" for number in range(5))
    _, findings = posts_of(social=social(overrides={"threads": f"{five} https://exemple.fr/0"}))
    assert findings == ()
    _, (finding,) = posts_of(social=social(overrides={"threads": f"{five} exemple.fr"}))
    assert (finding.code, finding.level) == ("post-links", "error")
    assert finding.message == "Threads refuses a post with more than 5 addresses, and this has 6."


def test_words_for_a_network_that_is_left_out() -> None:
    """Nobody wonders where they have gone; a kill has other things to say."""
    release = a_release(social=social(overrides={"bluesky": "Court"}))
    _, (finding,) = render_posts(release, a_newsroom(), TEMPLATES, social=ONLY_X)
    assert (finding.line, finding.column, finding.level, finding.code) == (9, 12, "advice", "post-unused")
    assert finding.message.startswith("nothing is posted to Bluesky: ")
    assert render_posts(release, a_newsroom(), TEMPLATES, social=ONLY_X, notice="kill")[1] == ()
    assert render_posts(release, a_newsroom(), TEMPLATES, social=ONLY_X, chats=("bluesky",))[1] == ()


def test_shared_words_get_address_and_hashtags() -> None:
    """`social.text` is set in French, and followed by the address and the hashtags it does not have."""
    posts, findings = posts_of(
        keywords=("budget",),
        social=social(text="Voilà ! #Élus #ActuMaires", hashtags=("élus", "#Actu", "vice-président")),
    )
    assert posts["mastodon"].text == f"Voilà\u202f! #Élus #ActuMaires\n\n{PAGE}\n\n#Actu #VicePrésident"
    assert posts["threads"].text == f"Voilà\u202f! #Élus #ActuMaires\n\n{PAGE}"
    assert findings == ()


def test_shared_words_with_their_own_address_and_hashtags() -> None:
    """An author's own link is the post's link, and an own hashtag keeps made ones away."""
    posts, _ = posts_of(keywords=("budget",), social=social(text="En direct : https://exemple.fr/direct #Direct"))
    assert posts["x"].text == "En direct\u00a0: https://exemple.fr/direct #Direct"
    posts, _ = posts_of(keywords=("budget",), social=social(text="En direct"))
    assert posts["x"].text == f"En direct\n\n{PAGE}\n\n#Budget"


def test_shared_words_that_are_too_long() -> None:
    """They are never cut: one error for each network they do not fit, counted with what is added."""
    posts, findings = posts_of(social=social(text="m" * 290))
    assert posts["x"].text == f"{'m' * 290}\n\n{PAGE}"
    assert [(finding.line, finding.column, finding.code) for finding in findings] == [(7, 9, "post-too-long")] * 2
    assert "315 weighted characters, all included, 35 more than the 280" in findings[0].message
    assert "340 graphemes, all included, 40 more than the 300" in findings[1].message
    assert findings[1].hint == ("Shorten it, write social.bluesky for Bluesky alone, or set social.thread: true.")


def test_words_with_no_room_at_all() -> None:
    """An address that fills the post leaves no place to show."""
    _, findings = posts_of(url=f"https://exemple.fr/{'a' * 300}", social=social(text="Court"))
    assert [finding.message.endswith("leaves no room for any of it.") for finding in findings] == [True]


def test_an_authors_hashtags_without_room_are_told() -> None:
    """What an author asked for is not left out in silence."""
    tags = tuple(f"Sujet{number}" for number in range(40))
    posts, findings = posts_of(social=social(hashtags=tags))
    assert posts["x"].length <= 280
    assert posts["x"].text.endswith("#Sujet19")
    assert {(finding.level, finding.code, finding.line) for finding in findings} == {("advice", "hashtag-left-out", 10)}
    assert findings[0].message.startswith("no room on X for #Sujet20, ")
    _, findings = posts_of(social=social(text="m" * 240, hashtags=("maires", "sénateurs")))
    assert findings[0].message == "no room on X for #sénateurs."


@pytest.mark.parametrize(
    "words", [{}, {"social": social(text="Mots")}, {"social": social(overrides=dict.fromkeys(NETWORKS, "Mots"))}]
)
@pytest.mark.parametrize(
    ("language", "mark"), [("fr", "CORRECTION – "), ("de", "KORREKTUR – "), ("xx", "CORRECTION – ")]
)
def test_a_correction_says_so_first(words: dict[str, Any], language: str, mark: str) -> None:
    """Every post of a correction begins with the language's word for it, whoever wrote the post."""
    posts, _ = posts_of("correction", language=language, **words)
    assert all(post.text.startswith(mark) for post in posts.values())


def test_a_correction_says_what_it_sets_right() -> None:
    """A made post begins with the correction; the headline gives way to it where there is no room for both."""
    posts, _ = posts_of("correction", corrections=(Correction(revision=2, text="Douze élus, et non dix."),), revision=2)
    assert posts["bluesky"].text.startswith("CORRECTION – Douze élus, et non dix.\n")
    assert "Jérôme Durain" in posts["bluesky"].text
    long = "Dans le troisième paragraphe, il faut lire douze élus, et non dix. " * 4
    posts, findings = posts_of("correction", corrections=(Correction(revision=2, text=long),), revision=2)
    assert "il faut lire douze élus" in posts["x"].text
    assert all(post.length <= post.limit for post in posts.values())
    assert not [finding for finding in findings if finding.level == "error"]


def test_an_author_who_says_correction_is_not_repeated() -> None:
    """A post that already begins with the word stays as it is."""
    posts, _ = posts_of("correction", social=social(overrides={"x": "Correction : 12 élus."}))
    assert posts["x"].text == "Correction : 12 élus."


def test_a_test_is_marked_and_its_mark_not_held_against_it() -> None:
    """A test's posts say so, and a post that fits without the mark is no error."""
    posts, findings = posts_of("test", social=social(overrides={"x": "m" * 280, "bluesky": "m" * 301}))
    assert all(post.text.startswith("[Ceci est un essai") for post in posts.values())
    assert posts["mastodon"].length <= 500
    assert [finding.line for finding in findings] == [9]


@pytest.mark.parametrize("url", ["", f"https://exemple.fr/{'a' * 200}", f"https://exemple.fr/{'a' * 400}"])
def test_a_kill_names_the_address_and_nothing_else(url: str) -> None:
    """A kill's post fits everywhere, and repeats neither headline, lead nor an author's post."""
    words = social(text="Mots", overrides={"x": "Mots"}, hashtags=("mots",))
    posts, findings = posts_of("kill", url=url, headline="Mots", lead="Mots", body="Mots", social=words)
    assert findings == ()
    for network, post in posts.items():
        assert post.text.startswith("ANNULATION\n\n" if len(url) < 300 or network != "bluesky" else "ANNULATION")
        assert post.length <= post.limit
        assert "Mots" not in post.text
        assert (url or PAGE) in post.text or network == "bluesky"


def test_a_kill_says_why_where_there_is_room() -> None:
    """The reason is the newsroom's to give, and goes first when it does not fit."""
    said, _ = posts_of("kill", why="La date est fausse.", status="canceled")
    assert all("Motif : La date est fausse." in post.text.replace("\u00a0", " ") for post in said.values())
    long, _ = posts_of("kill", why="mot " * 200, status="canceled")
    assert long["x"].length <= long["x"].limit
    assert "mot mot" not in long["x"].text
    assert "retire" in long["x"].text


def test_a_kill_without_a_page_names_the_release() -> None:
    """Where nothing is public, the release's id says what is withdrawn."""
    posts, _ = render_posts(a_release(), a_newsroom(url=""), TEMPLATES, social=ONLY_X, notice="kill")
    assert posts[0].text.endswith("\n\nnarcotrafic")


def test_an_advance_has_no_posts() -> None:
    """Posts are public; what is under embargo never is."""
    assert render_posts(a_release(), a_newsroom(), TEMPLATES, social=EVERYWHERE, notice="advance") == ((), ())


def test_an_address_too_long_for_any_words() -> None:
    """The link is given up rather than every word, and the newsroom is told."""
    posts, findings = posts_of(url=f"https://exemple.fr/{'a' * 300}")
    assert posts["bluesky"].text.startswith("Jérôme Durain\u00a0:")
    assert "https" not in posts["bluesky"].text
    assert [(finding.level, finding.code) for finding in findings] == [("advice", "post-unlinked")]


def test_a_newsroom_may_write_its_own_templates(tmp_path: Path) -> None:
    """A template in the newsroom's folder wins, and one that leaves no room is an error."""
    (tmp_path / "social").mkdir()
    (tmp_path / "social" / "x.txt").write_text("Presse | {{ text or headline }} | {{ url }}\n", encoding="utf-8")
    (tmp_path / "social" / "bluesky.txt").write_text("b" * 301, encoding="utf-8")
    posts, findings = rendered(a_release(headline="Titre"), templates=Templates(tmp_path))
    assert posts["x"].text == f"Presse | Titre | {PAGE}"
    assert [(finding.level, finding.code) for finding in findings] == [("error", "post-too-long")]
    assert "templates/social/bluesky.txt" in findings[0].message


@given(
    headline=st.text(min_size=1),
    lead=st.text(),
    keywords=st.lists(st.text(max_size=20), max_size=5),
    times=st.integers(1, 60),
)
def test_a_composed_post_always_fits(headline: str, lead: str, keywords: list[str], times: int) -> None:
    """Whatever the headline, lead and keywords, every post fits, links to the page and is measured right."""
    posts, findings = posts_of(headline=headline * times, lead=lead * times, keywords=tuple(keywords))
    assert findings == ()
    for network, post in posts.items():
        length = measure(network, post.text)
        assert length.fits
        assert (post.length, post.limit) == (length.used, length.limit)
        assert PAGE in post.text


WORDS = st.lists(
    st.sampled_from(["«\u00a0Non\u202f!\u00a0»", "«\u00a0les", "maires\u00a0»", "(élus)", "12\u00a0000", "ville."]),
    min_size=1,
)


@given(words=WORDS)
def test_a_shortened_post_is_well_set(words: list[str]) -> None:
    """No quotation stays open, and no no-break space stands where the text was cut."""
    posts, _ = posts_of(headline=" ".join(words * math.ceil(120 / len(words))), lead="")
    for network in ("x", "bluesky", "mastodon"):
        text = posts[network].text.removesuffix(f"\n\n{PAGE}")
        assert text.count("«") <= text.count("»")
        assert "\u00a0…" not in text
        assert "\u202f…" not in text


@given(
    own=st.text(st.characters(categories=["L", "N", "P", "S", "M"]), min_size=1),
    spaces=st.sampled_from(["", " ", "\n\n", "\u202f: "]),
)
def test_an_authors_words_are_never_altered(own: str, spaces: str) -> None:
    """An override is sent as written, whether or not it fits."""
    own = f"«{own}{spaces}{own}»"
    posts, findings = posts_of(social=social(overrides=dict.fromkeys(NETWORKS, own)))
    for network, post in posts.items():
        assert post.text == own
        assert any(finding.code == "post-too-long" for finding in findings) >= (not measure(network, own).fits)


def test_the_place_is_that_of_the_file() -> None:
    """Read from a file, an override's finding stands where its value begins."""
    file = f'---\nid: essai\nheadline: Titre\ndate: 2024-11-06\nsocial:\n  text: Court\n  x: "{"m" * 400}"\n---\n\nTexte.\n'
    release = read(file.encode(), path="releases/essai.md", newsroom=a_newsroom()).release
    assert release is not None
    _, (finding,) = rendered(release)
    assert str(finding).startswith("releases/essai.md:7:6: this is too long for X: 400 weighted characters, 120 more")


@pytest.mark.parametrize("code", ["post-too-long", "post-unlinked", "post-links", "post-unused", "hashtag-left-out"])
def test_every_code_is_explained(code: str) -> None:
    """A person can ask what a finding about a post means."""
    assert len(CODES[code]) > 80
