"""Each chat service gets a message it takes, that calls nobody and says first what must be seen first."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.channels import find as channel
from pressctl.model import Chat, Correction, Finding, Notice, SocialWords
from pressctl.release.vocabulary import CHATS, NETWORKS
from pressctl.render.chat import available, find
from pressctl.render.chats import render_chats
from pressctl.render.content import letters
from pressctl.render.loading import BadTemplate, shipped_names
from pressctl.render.locales import words
from pressctl.render.templates import Templates
from tests.channels.places import own_of
from tests.render.chat_places import called, form_of, marked_up
from tests.support.builders import a_newsroom, a_release
from tests.support.schemas import complaints

GOLDEN = Path(__file__).with_name("golden") / "chat"
TEMPLATES = Templates()
NOTICES: tuple[Notice, ...] = ("", "correction", "kill", "advance", "advance-correction", "advance-kill", "test")
every_place = pytest.mark.parametrize("place", available())
SENTENCE = "Une phrase qui ne dit rien de plus que la précédente. "


def message_of(
    place: str, notice: Notice = "", /, templates: Templates = TEMPLATES, newsroom: Any = None, **changes: Any
) -> tuple[dict[str, Any], Chat, tuple[Finding, ...]]:
    """Render a release's message for one service."""
    chats, findings = render_chats(
        a_release(**changes), newsroom or a_newsroom(), templates, places=(place,), notice=notice
    )
    (chat,) = chats
    assert chat.place == place
    return json.loads(chat.text), chat, findings


def corrected(text: str = "Il y a 21 arrêts, et non 12.") -> dict[str, Any]:
    """Return what makes a release one that corrects."""
    return {"revision": 2, "corrections": (Correction(revision=2, text=text),)}


def test_every_service_has_its_module_its_template_and_its_key() -> None:
    """The folder is the registry; a service that is added without the rest is found here."""
    assert set(CHATS) == set(available()) - set(NETWORKS)
    assert all(form_of(name) for name in available())
    templates = {name for name in shipped_names() if name.startswith("chat/")}
    assert templates == {f"chat/{name}.json" for name in available()}


@every_place
def test_a_real_release(place: str) -> None:
    """Byte for byte what was looked at."""
    message, _, findings = message_of(place, dateline="Paris")
    if shown := own_of(channel(place), "shown"):
        assert message == shown
    else:
        assert json.dumps(message, ensure_ascii=False, indent=2) + "\n" == (GOLDEN / f"{place}.json").read_text("utf-8")
    assert findings == ()


@every_place
@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize("language", ["fr", "en", "ar", "ja"])
def test_it_is_what_the_service_takes(place: str, notice: Notice, language: str) -> None:
    """In every notice, in scripts of both directions."""
    embargo = datetime(2024, 11, 7, 5, 0, tzinfo=UTC)
    message, chat, findings = message_of(
        place, notice, language=language, embargo=embargo, why="Faux.", status="usable", **corrected()
    )
    assert complaints(form_of(place), message) == []
    assert findings == ()
    assert 0 < chat.length <= chat.limit


@every_place
@pytest.mark.parametrize(
    ("notice", "banner"),
    [
        ("correction", words("fr").correction),
        ("kill", "ANNULATION"),
        ("advance-kill", "ANNULATION"),
        ("advance", "Sous embargo jusqu’au 7 novembre 2024"),
        ("advance-correction", "Sous embargo jusqu’au 7 novembre 2024"),
        ("advance-correction", words("fr").correction),
        ("test", "essai"),
    ],
)
def test_what_must_be_seen_first(place: str, notice: Notice, banner: str) -> None:
    """In the words of the release's language."""
    embargo = datetime(2024, 11, 7, 5, 0, tzinfo=UTC)
    _, chat, _ = message_of(place, notice, embargo=embargo, **corrected())
    assert letters(banner) in letters(chat.text)


def test_stars_are_stars_in_zulip() -> None:
    """Its Markdown emphasises whatever stands between two of them, unless white space follows the first."""
    message, _, _ = message_of("zulip", headline="Le *b* **c** ***d*** 2*3*4", lead="* un\n* deux")
    emphasised = r"(\*{1,3})(?!\s)([^*\n]+)(?<!\s)\1|(\*\*)[^\n]+?\*\*"
    assert re.search(emphasised, "Le *b*")
    assert not re.search(emphasised, message["content"])
    assert "Le * b*  * * c" in message["content"].replace("\u200a", " ")


@every_place
def test_a_kill_has_nothing_of_the_text(place: str) -> None:
    """Headline, address and why."""
    _, chat, _ = message_of(place, "kill", why="Les chiffres étaient faux.")
    assert "Les chiffres étaient faux" in chat.text
    assert "https://presse.example.org/releases/narcotrafic/" in chat.text
    assert "interpellé le ministre" not in chat.text
    assert "Voir en ligne" not in chat.text  # there is nothing left to be seen


@every_place
@pytest.mark.parametrize("notice", ["advance", "advance-correction", "advance-kill"])
def test_an_advance_links_to_nothing(place: str, notice: Notice) -> None:
    """Its page is not there yet."""
    _, chat, _ = message_of(place, notice, embargo=datetime(2024, 11, 7, 5, 0, tzinfo=UTC), **corrected())
    assert "presse.example.org" not in chat.text


@every_place
def test_a_newsroom_without_an_address_has_no_link(place: str) -> None:
    """And no empty button."""
    message, _, _ = message_of(place, newsroom=a_newsroom(url=""))
    assert complaints(form_of(place), message) == []


@every_place
def test_a_correction_says_what_it_sets_right(place: str) -> None:
    """Before the lead."""
    _, chat, _ = message_of(place, "correction", **corrected())
    assert letters("Il y a 21 arrêts") in letters(chat.text)


HOSTILE = st.text(max_size=60) | st.sampled_from([
    "<!channel> <!everyone> <@U012AB3CD> <https://evil.example|ici>", "@everyone @here @all @channel",
    "<users/all> <users/1>", "@**all** @_**Zoé** @*équipe* #**général**", "<@123> <@&1> <#2> <:a:3> <t:1>",
    '"}]}', "\\", '\\"', "\\u003c!channel\\u003e", "<at>Zoé</at>", "[ici](https://evil.example)", "<script>x</script>",
    "`@channel` ```", "*a* _b_ ~~c~~ ||d||", "# titre\n> cité\n- point", "&lt;!channel&gt;", "{{ banner }}{% raw %}",
    "\u202e\u2066\ufdd2t40\ufdd3", "\ud800", "\ufdd0name\ufdd1", "🤦🏽‍♂️" * 40, "a" * 5000, SENTENCE * 400, "字" * 9000,
    "-@all", "_@channel", "x.@here", ".@everyone", "\u200b@here", "http://x.example/<@1>", "<http://x.example|@all>",
])  # fmt: skip


@every_place
@given(
    headline=HOSTILE.filter(str.strip),
    lead=HOSTILE,
    correction=HOSTILE,
    name=HOSTILE.filter(str.strip),
    dateline=HOSTILE,
    notice=st.sampled_from(NOTICES),
)
def test_any_text_is_a_message_that_calls_nobody(
    place: str, headline: str, lead: str, correction: str, name: str, dateline: str, notice: Notice
) -> None:
    """JSON in the service's form, within its limits, without a mention, a link or a tag that the text brought."""
    message, chat, findings = message_of(
        place,
        notice,
        newsroom=a_newsroom(name=f"N{name}"[:60]),
        headline=f"H{headline}",
        lead=lead,
        dateline=dateline[:60],
        why=correction,
        embargo=datetime(2024, 11, 7, 5, 0, tzinfo=UTC),
        **corrected(correction),
    )
    assert findings == ()
    assert complaints(form_of(place), message) == []
    assert not [measure for measure in find(place).measure(message) if measure.over]
    assert called(place, message) == []
    assert marked_up(place, message) == []
    assert chat.text == json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    assert not set("\ufdd0\ufdd1\ufdd2\ufdd3\ud800") & set(chat.text)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("slack", "<!channel>"),
        ("slack", "<https://e.org|x> <@U1>"),
        ("slack", "@here"),
        ("discord", "<@1>"),
        ("discord", "@everyone"),
        ("mattermost", "-@zoe"),
        ("mattermost", "x.@all"),
        ("mattermost", "<!here>"),
        ("google_chat", "<users/all>"),
        ("zulip", "@**all**"),
        ("zulip", "@_**Zoé**"),
    ],
)
def test_the_readers_above_can_find_a_call(place: str, text: str) -> None:
    """Otherwise the law would hold for everything."""
    assert called(place, {"text": text})


@pytest.mark.parametrize(
    ("place", "limit"), [("slack", 3000), ("discord", 4096), ("mattermost", 16_383), ("zulip", 10_000), ("ntfy", 4096)]
)
def test_a_long_lead_ends_with_a_sentence(place: str, limit: int) -> None:
    """As much of it as there is room for, and whole."""
    lead = SENTENCE * (limit // 40)
    message, chat, findings = message_of(place, lead=lead)
    said = max((text for text in json.dumps(message, ensure_ascii=False).split('"')), key=len)
    assert findings == ()
    assert said.count("précédente.") == said.count("Une phrase") > limit // 80
    assert limit - 400 < chat.length <= limit or place == "zulip"


@pytest.mark.parametrize(("place", "limit"), [("slack", 150), ("discord", 256)])
def test_a_long_headline_ends_with_a_word(place: str, limit: int) -> None:
    """Only where it does not fit, and marked; the lead stays whole."""
    message, _, findings = message_of(place, headline="Un titre bien trop long " * 20)
    titles = [message["blocks"][0]["text"]["text"]] if place == "slack" else [message["embeds"][0]["title"]]
    assert findings == ()
    assert limit - 30 < len(titles[0]) <= limit
    assert titles[0].endswith("…")
    assert "soulignant" in json.dumps(message, ensure_ascii=False) or "ministre de" in json.dumps(
        message, ensure_ascii=False
    )


def own(place: str, text: str) -> SocialWords:
    """Write an author's own words for a service, placed."""
    return SocialWords(overrides=MappingProxyType({place: text}), places=MappingProxyType({place: (9, 10)}))


@every_place
def test_an_authors_own_words_stand_in_place_of_the_lead(place: str) -> None:
    """As written, below the headline."""
    _, chat, _ = message_of(place, social=own(place, "Mes propres mots."))
    assert "Mes propres mots." in chat.text
    assert "interpellé le ministre" not in chat.text


@every_place
def test_an_authors_own_words_are_never_cut(place: str) -> None:
    """They are an error where they stand, which says by how much."""
    _, chat, findings = message_of(place, social=own(place, SENTENCE * 1400))
    (finding,) = findings
    assert (finding.code, finding.level, finding.line, finding.column) == ("chat-too-long", "error", 9, 10)
    assert f"too long for {find(place).title}" in finding.message
    assert f"{chat.length - chat.limit:,} more than the {chat.limit:,}" in finding.message
    assert json.loads(chat.text)
    assert SENTENCE * 1399 in chat.text


def templates_with(tmp_path: Path, place: str, text: str) -> Templates:
    """Give a newsroom a template of its own."""
    path = tmp_path / "templates" / "chat" / f"{place}.json"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return Templates(tmp_path / "templates", root=tmp_path)


def test_a_template_cannot_leave_out_what_must_be_seen(tmp_path: Path) -> None:
    """A kill that reads like a release would be worse than none."""
    templates = templates_with(tmp_path, "slack", '{"text": "{{ headline }}"}')
    message_of("slack", templates=templates)
    with pytest.raises(BadTemplate) as caught:
        message_of("slack", "kill", templates=templates)
    assert caught.value.message == (
        "templates/chat/slack.json:1:1: leaves out what a reader must see first: ANNULATION."
    )


def test_a_template_that_leaves_no_room_says_so(tmp_path: Path) -> None:
    """It is the template's fault, and not the release's."""
    templates = templates_with(tmp_path, "zulip", '{"topic": "t", "content": "' + "x" * 10_001 + '{{ headline }}"}')
    _, _, findings = message_of("zulip", templates=templates)
    assert [finding.code for finding in findings] == ["chat-too-long"]
    assert "templates/chat/zulip.json leaves no room" in findings[0].message
    assert "in content" in findings[0].message


@pytest.mark.parametrize(
    ("place", "template", "made"),
    [
        ("discord", '{"content": "{{ headline }}"}', {"allowed_mentions": {"parse": []}, "content": r"\*a\* @⁠here"}),
        (
            "discord",
            '{"content": "{{ headline }}", "allowed_mentions": {"roles": ["1"]}}',
            {"allowed_mentions": {"roles": ["1"]}, "content": r"\*a\* @⁠here"},
        ),
        ("matrix", '{"msgtype": "m.text", "body": "{{ headline }}"}', {"m.mentions": {}, "msgtype": "m.text", "body": "*a* @here"}),
        (
            "slack",
            '{"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "_{{ headline }}_"}}]}',
            {"blocks": [{"type": "section", "text": {"verbatim": True, "type": "mrkdwn", "text": "_*a* @⁠here_"}}]},
        ),
        ("ntfy", '{"message": "{{ headline }}", "markdown": true}', {"message": r"\*a\* @here", "markdown": True}),
        (
            "teams",
            '{"body": [{"type": "TextBlock", "text": "**{{ headline }}**"}]}',
            {"body": [{"type": "TextBlock", "text": r"**\*a\* @here**"}]},
        ),
        (
            "google_chat",
            '{"text": "*{{ headline }}* {{ "<" }}users/all>"}',
            {"text": "**a* @here* <⁠users/all>"},
        ),
    ],
)  # fmt: skip
def test_a_newsrooms_own_template_is_as_safe(tmp_path: Path, place: str, template: str, made: Any) -> None:
    """Where a value stands decides how it is written, and nobody is called unless a template says so."""
    message, _, _ = message_of(place, templates=templates_with(tmp_path, place, template), headline="*a* @here")
    assert message == made


def test_telephone_numbers_stay_whole_from_right_to_left() -> None:
    """In plain text, by isolates."""
    message, _, _ = message_of("ntfy", language="ar", lead="الهاتف +44 20 7946 0000 متاح")
    assert "\u2066+44\u00a020\u00a07946\u00a00000\u2069" in message["message"]


def test_a_card_from_right_to_left_is_set_so() -> None:
    """Workflows know no "rtl", which came with Adaptive Cards 1.5."""
    message, _, _ = message_of("teams", language="ar")
    assert {block["horizontalAlignment"] for block in message["attachments"][0]["content"]["body"]} == {"Right"}


def test_nothing_is_rendered_for_nobody() -> None:
    """A newsroom without chats owes no time for them."""
    assert render_chats(a_release(), a_newsroom(), TEMPLATES, places=()) == ((), ())
