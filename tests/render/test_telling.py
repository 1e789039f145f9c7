"""A thread tells a text in several posts: whole sentences, numbered, never parted within a quotation, never cut."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressctl.model import Correction, Finding, Network, Notice, Post, SocialSettings, SocialWords, Variant
from pressctl.render.counting import measure
from pressctl.render.enclosing import enclosed, inside
from pressctl.render.posts import overlong, render_posts
from pressctl.render.social import available, find
from pressctl.render.telling import MOST
from pressctl.render.templates import Templates
from tests.support.builders import EVERYWHERE, a_newsroom, a_release

NETWORKS: tuple[Network, ...] = get_args(Network)
THREADED = [name for name in NETWORKS if find(name).threads]
TEMPLATES = Templates()
PAGE = "https://presse.example.org/releases/narcotrafic/"
NUMBER = re.compile(r"\n\n([1-9])/([1-9])\Z")
# Two hundred characters that end no sentence.
LONG = "lorsque les maires de toutes les communes rurales du département ont appris par la presse la décision "

# Quotations of several sentences, in the marks of each language.
QUOTED = {
    "fr": "Le maire répond\u00a0: «\u00a0Nous agissons. Rien n’est acquis\u202f! Nous tiendrons.\u00a0»",
    "de": "Sie sagte: „Wir handeln. Am 14. Juni beginnen wir. Nichts ist sicher.“",
    "de-CH": "Sie sagte: «Wir handeln. Nichts ist sicher.»",
    "da": "Hun sagde: »Vi handler. Intet er sikkert.«",
    "sv": "Hon svarade: ”Vi agerar. Inget är säkert.”",
    "en-GB": "The mayor said: ‘We’re acting. Nothing’s certain. We’ll hold.’",
    "en": "The mayor said: “We are acting. Nothing is ‘certain’. We will hold.”",
    "es": "El alcalde dijo: «Actuamos. ¿Quién lo duda? Nada es seguro.»",
    "pl": "Powiedział: „Działamy. Nic nie jest pewne.”",
    "ru": "Мэр сказал: «Мы действуем. Ничто не решено.»",
    "ar": "قال العمدة: «نعمل الآن. لا شيء مؤكد. سنصمد.»",
    "he": 'ראש העיר אמר: "אנחנו פועלים. שום דבר אינו בטוח."',
    "ja": "市長は「行動する。何も決まっていない。続ける。」と述べた。",
    "zh-Hant": "市長說：「我們行動。一切未定。我們堅持。」",
    "ko": "시장은 “우리는 행동한다. 정해진 것은 없다.”",
    "hi": "महापौर ने कहा: “हम काम कर रहे हैं। कुछ भी तय नहीं है।”",
}


def posts_of(
    network: str, notice: Notice = "", /, *, limit: int | None = None, templates: Templates = TEMPLATES, **changes: Any
) -> tuple[list[Post], tuple[Finding, ...]]:
    """Render the posts of one network."""
    name = next(name for name in NETWORKS if name == network)
    social = SocialSettings(networks=(name,), limits={network: limit} if limit else {})
    posts, findings = render_posts(a_release(**changes), a_newsroom(), templates, social=social, notice=notice)
    return list(posts), findings


def threaded(text: str = "", /, **fields: Any) -> SocialWords:
    """Write an author's words for a thread, placed."""
    places = {"text": (7, 9), "x": (8, 6), "bluesky": (9, 12), "hashtags": (10, 13)}
    return SocialWords(text=text, thread=True, places=places, **fields)


def told(posts: list[Post]) -> list[str]:
    """Return what a thread tells, post by post, without what is put around it."""
    texts = [NUMBER.sub("", post.text) for post in posts]
    return [re.sub(rf"\n\n{re.escape(PAGE)}(\n\n#.*)?\Z", "", text) for text in texts]


def spaced(text: str) -> str:
    """Return a text with ordinary spaces: no-break ones are typography."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def is_a_thread(posts: list[Post]) -> None:
    """Hold what is true of every thread: numbered, counted with the number, and none too long."""
    assert 1 < len(posts) <= MOST
    for place, post in enumerate(posts, 1):
        assert (post.number, post.total) == (place, len(posts))
        assert NUMBER.search(post.text)
        assert post.text.endswith(f"\n\n{place}/{len(posts)}")
        assert post.length == measure(post.network, post.text).used
        assert post.length <= post.limit


def test_the_folder_the_model_and_the_templates_name_the_same_networks() -> None:
    """A network is one module, one template and one name."""
    templates = Path(__file__).parents[2] / "templates/social"
    assert available() == tuple(sorted(NETWORKS)) == tuple(sorted(path.stem for path in templates.glob("*.txt")))


@pytest.mark.parametrize("network", THREADED)
@pytest.mark.parametrize("language", QUOTED)
def test_no_quotation_is_parted_in_any_language(network: str, language: str) -> None:
    """An author's text is told whole, at ends of sentences, and each quotation stands in one post."""
    sentence = QUOTED[language]
    space = "" if language in {"ja", "zh-Hant"} else " "
    one = measure(network, sentence).used
    text = space.join([sentence] * (3 * measure(network, "").limit // one))
    posts, findings = posts_of(network, language=language, social=threaded(text))
    assert findings == ()
    is_a_thread(posts)
    pieces = [spaced(piece) for piece in told(posts)]
    assert space.join(pieces) == spaced(text)
    assert all(piece == space.join([spaced(sentence)] * piece.count(spaced(sentence))) for piece in pieces)


@pytest.mark.parametrize("network", THREADED)
def test_the_first_post_has_the_link_and_the_hashtags(network: str) -> None:
    """It is the one that is found and shared; the others have the text alone."""
    text = "Une phrase qui dit ce qui est. " * 40
    posts, _ = posts_of(network, keywords=("maires",), social=threaded(text))
    is_a_thread(posts)
    assert posts[0].text.endswith(f"\n\n{PAGE}\n\n#Maires\n\n1/{len(posts)}")
    assert not any(PAGE in post.text or "#Maires" in post.text for post in posts[1:])


@pytest.mark.parametrize("network", [name for name in NETWORKS if name not in THREADED])
def test_networks_without_threads_get_one_post(network: str) -> None:
    """They have room for it."""
    text = "Une phrase qui dit ce qui est. " * 40
    (post,), findings = posts_of(network, social=threaded(text))
    assert findings == ()
    assert (post.number, post.total) == (1, 1)
    assert post.text.startswith(text.strip(" "))


@pytest.mark.parametrize("network", NETWORKS)
def test_what_fits_into_one_post_is_one_post(network: str) -> None:
    """Without a number."""
    (post,), findings = posts_of(network, social=threaded("Voilà."))
    assert (post.text, findings) == (f"Voilà.\n\n{PAGE}", ())


def test_a_text_too_long_for_a_thread() -> None:
    """It is an error that says what is left over and where the text has to end; nothing of it is hidden."""
    text = " ".join(f"Voici la phrase numéro {number} de ce texte." for number in range(60))
    posts, (finding,) = posts_of("x", social=threaded(text))
    assert (finding.line, finding.column, finding.level, finding.code) == (7, 9, "error", "post-too-long")
    left = measure("x", posts[-1].text).used
    assert finding.message.startswith(
        f"this is too long for X, even in 6 posts: {left} weighted characters are left over. "
    )
    assert finding.hint == "Shorten it, or write social.x for X alone."
    kept, rest = re.findall("between “…(.+)” and “(.+)…”", finding.message)[0]
    assert NUMBER.sub("", posts[MOST - 1].text).endswith(kept)
    assert posts[-1].text.startswith(rest.strip(" "))


def test_a_quotation_too_long_for_a_post() -> None:
    """A thread parts none: it says by how much it is too long, and where it would have to end."""
    quotation = f"«\u00a0{'Il faut agir. ' * 25}\u00a0»"
    posts, (finding,) = posts_of("x", social=threaded(f"Le maire parle. {quotation} Il part."))
    assert posts[0].text.startswith("Le maire parle.\n\n")
    assert posts[1].text.startswith("«\u00a0Il faut agir.")
    assert finding.message.startswith(
        "no post on X has room for what a thread never parts, a quotation or a word: 354 weighted characters, 79 more than the 275"
    )
    assert "It has to end between “…" in finding.message


@pytest.mark.parametrize(("letters", "ends"), [(225, "1/2"), (245, "2/2")])
def test_a_quotation_that_fills_the_first_post(letters: int, ends: str) -> None:
    """It is given the hashtags' room, then the link's, which goes to the end."""
    quotation = f"«\u00a0{'m' * letters}. Oui.\u00a0»"
    posts, findings = posts_of("x", keywords=("maires", "sénateurs"), social=threaded(f"{quotation} Et puis il part."))
    assert findings == ()
    is_a_thread(posts)
    assert posts[0].text.startswith(quotation)
    assert [NUMBER.search(post.text)[0][2:] for post in posts if PAGE in post.text] == [ends]  # type: ignore[index]


def test_a_release_is_told_as_far_as_a_thread_goes() -> None:
    """Headline, link and hashtags first, then lead and text; headings, lists and what follows them stay on the page."""
    body = "Le chapô.\n\n## Titre\n\n" + "Une phrase du texte, qui suit. " * 12 + "\n\n- un point\n\nAprès la liste."
    posts, findings = posts_of("x", lead="Le chapô.", body=body, keywords=("maires",), social=threaded())
    assert findings == ()
    is_a_thread(posts)
    assert spaced(posts[0].text) == f"{a_release().headline}\n\n{PAGE}\n\n#Maires\n\n1/{len(posts)}"
    assert posts[1].text.startswith("Le chapô.\n\nUne phrase du texte, qui suit. Une phrase")
    assert not any(word in post.text for post in posts for word in ("Titre", "point", "Après"))
    long = "Une phrase du texte, qui suit. " * 200
    posts, findings = posts_of("x", lead="", body=long, lead_in_body=False, social=threaded())
    assert (len(posts), findings) == (MOST, ())


def test_a_release_is_told_up_to_a_quotation_that_no_post_holds() -> None:
    """What nobody wrote for a post is no error: the thread ends before it, and the page has it."""
    body = f"Le maire parle. «\u00a0{'Il faut agir. ' * 30}\u00a0» Il part."
    posts, findings = posts_of("x", lead="", lead_in_body=False, body=body, social=threaded())
    assert findings == ()
    assert [post.text.partition("\n\n")[0] for post in posts][1:] == ["Le maire parle."]


def test_a_release_that_says_no_more_than_its_headline() -> None:
    """It is one post, without a number; so is one whose address leaves no room for a thread."""
    for (post,), _ in (
        posts_of("bluesky", lead="", body="- un point", social=threaded()),
        posts_of("bluesky", url=f"https://exemple.fr/{'a' * 280}", body="Texte. " * 99, social=threaded()),
    ):
        assert (post.total, NUMBER.search(post.text)) == (1, None)


def test_a_long_headline_is_shortened_in_the_first_post() -> None:
    """As in a single one; the text follows."""
    posts, findings = posts_of(
        "x", headline="Un titre long " * 30, body="Une phrase. " * 30, lead="", social=threaded()
    )
    assert findings == ()
    is_a_thread(posts)
    assert "long…" in posts[0].text or "titre…" in posts[0].text or "Un…" in posts[0].text
    assert PAGE in posts[0].text


def test_a_template_that_leaves_no_room(tmp_path: Path) -> None:
    """It is an error, with a thread as without."""
    (tmp_path / "social").mkdir()
    (tmp_path / "social" / "x.txt").write_text("b" * 281 + "{{ headline }}", encoding="utf-8")
    (post,), (finding,) = posts_of("x", templates=Templates(tmp_path), body="Texte. " * 99, social=threaded())
    assert (post.total, finding.code, finding.level) == (1, "post-too-long", "error")
    assert "templates/social/x.txt leaves no room" in finding.message


def test_a_lead_begins_in_the_first_post_where_the_template_has_it() -> None:
    """On Mastodon, whose posts have a lead; on X it begins in the second."""
    lead = "Une première phrase. Une deuxième phrase."
    body = "Du texte, et encore du texte. " * 40
    posts, _ = posts_of("mastodon", lead=lead, body=body, lead_in_body=False, social=threaded())
    assert "\n\nUne première phrase. Une deuxième phrase.\n\nDu texte" in posts[0].text
    posts, _ = posts_of("x", lead=lead, body=body, lead_in_body=False, social=threaded())
    assert posts[1].text.startswith("Une première phrase. Une deuxième phrase.\n\nDu texte")


def test_a_long_sentence_is_parted_outside_its_quotation() -> None:
    """At the comma before it, not at those within."""
    quotation = f"«\u00a0{'oui, non, ' * 18}\u00a0»"
    posts, findings = posts_of("x", social=threaded(f"{LONG}, a dit {quotation}, puis il est parti."))
    assert findings == ()
    assert [piece for piece in told(posts) if quotation in piece]


def test_a_long_sentence_is_parted_at_a_comma_else_a_word() -> None:
    """With an ellipsis; nothing of it is lost."""
    text = f"{LONG * 2}, {LONG * 2}fin."
    posts, findings = posts_of("x", social=threaded(text))
    assert findings == ()
    pieces = told(posts)
    assert pieces[0].endswith("…")
    assert re.sub(r"[… ,]+", " ", " ".join(pieces)) == re.sub(r"[… ,]+", " ", text)
    posts, findings = posts_of("x", social=threaded("東京都は次のように発表した、" * 40), language="ja")
    assert findings == ()
    assert all(piece.endswith("…") for piece in told(posts)[:-1])


def test_a_correction_at_the_end_leaves_the_posts_before_it() -> None:
    """Whoever saw the first posts of a text finds them again."""
    text = [f"Voici la phrase numéro {number} de ce texte." for number in range(30)]
    before, _ = posts_of("x", social=threaded(" ".join(text)))
    text[-1] = "La dernière a changé."
    after, _ = posts_of("x", social=threaded(" ".join(text)))
    assert told(before)[:-1] == told(after)[:-1]
    assert told(before)[-1] != told(after)[-1]


def test_a_correction_is_one_post_and_so_is_a_kill() -> None:
    """Made here they say what they have to at once; an author's own words are told as always, and marked."""
    corrections = (Correction(revision=2, text="Douze élus, et non dix."),)
    posts, _ = posts_of("x", "correction", corrections=corrections, revision=2, social=threaded())
    assert [post.total for post in posts] == [1]
    posts, _ = posts_of("x", "kill", social=threaded("Mots. " * 200))
    assert [post.total for post in posts] == [1]
    posts, _ = posts_of("x", "correction", social=threaded("Une phrase qui dit ce qui est. " * 20))
    is_a_thread(posts)
    assert posts[0].text.startswith("CORRECTION – Une phrase")
    assert "CORRECTION" not in posts[1].text


def test_a_test_is_marked_once() -> None:
    """In its first post, and its mark parts nothing otherwise."""
    social = threaded("Une phrase qui dit ce qui est. " * 20)
    posts, findings = posts_of("x", "test", social=social)
    assert findings == ()
    assert posts[0].text.startswith("[Ceci est un essai")
    assert [post.text for post in posts[1:]] == [post.text for post in posts_of("x", social=social)[0][1:]]
    (post,), findings = posts_of("x", "test", social=threaded("m" * 250))
    assert (post.total, findings) == (1, ())
    posts, _ = posts_of("x", "test", headline="Un titre long " * 16, body="Une phrase. " * 30, social=threaded())
    assert posts[0].total > 1


def test_an_override_is_parted_by_its_author() -> None:
    """By lines of hyphens, each post as written, without a number; elsewhere they are text."""
    own = "Un. « Deux » !\n\nEncore un.\n---\n  Deux  \n -----\nTrois"
    posts, findings = posts_of("x", social=threaded(overrides={"x": own}))
    assert findings == ()
    assert [post.text for post in posts] == ["Un. « Deux » !\n\nEncore un.", "Deux", "Trois"]
    assert [post.label for post in posts] == ["x-1", "x-2", "x-3"]
    assert [post.text for post in posts_of("linkedin", social=threaded(overrides={"linkedin": own}))[0]] == [own]
    assert [post.text for post in posts_of("x", social=SocialWords(overrides={"x": own}))[0]] == [own]
    assert [post.text for post in posts_of("x", social=threaded(overrides={"x": "---\n---"}))[0]] == ["---\n---"]


def test_each_post_of_an_override_is_checked() -> None:
    """The one that is too long is named, and more than a thread has are refused; also in a file with other errors."""
    social = threaded(overrides={"x": f"Court\n---\n{'m' * 300}"})
    _, (finding,) = posts_of("x", social=social)
    assert finding.message.startswith("post 2 of 2 is too long for X: 300 weighted characters, 20 more than the 280")
    assert finding.hint == "Shorten it, or part it by lines of ---."
    assert overlong(a_release(social=social), EVERYWHERE) == (finding,)
    _, (finding,) = posts_of("x", social=threaded(overrides={"x": "\n---\n".join("abcdefg")}))
    assert finding.message == "these are 7 posts for X, where a thread has at most 6."


def test_hashtags_without_room_in_the_first_post() -> None:
    """An author is told; a hundred characters of text come first."""
    tags = tuple(f"Sujet{number}" for number in range(30))
    posts, (finding,) = posts_of("x", social=threaded("Une phrase qui dit ce qui est. " * 20, hashtags=tags))
    is_a_thread(posts)
    assert told(posts)[0].count("Une phrase") >= 2
    assert finding.code == "hashtag-left-out"


def test_a_limit_of_ones_own() -> None:
    """Where an instance takes more, more is told in one post."""
    text = "Une phrase qui dit ce qui est. " * 40
    (post,), findings = posts_of("mastodon", limit=5000, social=threaded(text))
    assert (post.limit, findings) == (5000, ())
    posts, findings = posts_of("mastodon", limit=300, social=threaded(text))
    is_a_thread(posts)
    assert all(post.limit == 300 for post in posts)


def test_a_thread_is_frozen_and_read_back() -> None:
    """The ledger keeps its posts in order; what an older version kept has one post a network."""
    posts, _ = posts_of("bluesky", keywords=("maires",), social=threaded("Une phrase qui dit ce qui est. " * 20))
    variant = Variant(language="fr", posts=tuple(posts))
    assert Variant.decode(variant.encode()) == variant
    assert posts[0].facets
    older = '{"data":"","language":"fr","mail":null,"notice":"","posts":[{"length":4,"limit":280,"network":"x","text":"Seul"}]}'
    assert Variant.decode(older).posts == (Post(network="x", text="Seul", length=4, limit=280),)


WORDS = st.lists(
    st.sampled_from(
        [
            "Il dit",
            "«\u00a0Non.\u00a0»",
            "“Go. Stop.”",
            "(voir. Plus)",
            "„Ja.“",
            "東京。",
            "fin.",
            "Et puis",
            "!",
            "👩🏽‍🚒",
            "12\u00a0000",
            "\n\n",
            LONG,
        ]
    ),
    min_size=60,
    max_size=160,
)


@pytest.mark.parametrize("network", THREADED)
@settings(max_examples=50)  # of a hundred sentences each
@given(words=WORDS)
@pytest.mark.usefixtures("untraced")
def test_whatever_the_text_nothing_is_lost_and_nothing_parted(network: str, words: list[str]) -> None:
    """Posts fit, are numbered, and tell the text in order; none ends within a quotation."""
    text = re.sub(r" *\n\n *", "\n\n", " ".join(words)).strip(" \n")
    posts, findings = posts_of(network, language="xx", social=threaded(text))
    letters = "".join(character for character in "".join(told(posts)) if character.isalnum())
    assert letters == "".join(character for character in text if character.isalnum())
    if not findings:
        assert all(post.length <= post.limit for post in posts)
        stretches, at = enclosed(text), 0
        for piece in told(posts)[:-1]:
            core = piece.removesuffix("…")
            at = text.index(core, at) + len(core)
            assert not inside(at, stretches)


@given(limit=st.integers(100, 400))
def test_posts_are_filled_from_the_first(limit: int) -> None:
    """The next sentence never had room in the post before."""
    text = " ".join(f"Voici la phrase numéro {number} de ce texte." for number in range(12))
    posts, findings = posts_of("mastodon", limit=limit, social=threaded(text))
    if not findings and len(posts) > 1:
        for before, after in pairwise(posts[1:]):
            more = f"{told([before])[0]} {told([after])[0].partition('. ')[0]}.\n\n1/6"
            assert measure("mastodon", more).used > limit
