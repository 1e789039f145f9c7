"""Pings: a hub for each feed, search engines for the page; addresses alone, and never before the embargo."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest

from pressctl.channels import find
from pressctl.config.loading import load
from pressctl.errors import Invalid, Rejected, Uncertain
from pressctl.model import FeedSettings, Notice, Receipt
from pressctl.render.pings import render_ping
from tests.channels.places import a_ping, part_for, settings_of
from tests.support.builders import a_newsroom, a_release, a_variant

WEBSUB, INDEXNOW = find("websub"), find("indexnow")
HOME = "https://presse.example.org/"
CONFIG = """
[newsroom]
id = "presse"
name = "Presse"
language = "fr"
timezone = "Europe/Paris"
"""
HUB = '[targets.hub]\nchannel = "websub"\nurl = "https://hub.example.org"\n'
ENGINES = '[targets.engines]\nchannel = "indexnow"\nkey = "0123456789abcdef"\n'


def pinged(**changes: Any) -> list[list[tuple[str, str]]]:
    """Return the forms that a hub is sent for three feeds, when it takes each."""
    feeds = tuple(f"{HOME}{name}" for name in ("rss.xml", "atom.xml", "category/art/rss.xml"))
    flow = WEBSUB.deliver(part_for(WEBSUB, variant=a_variant(ping=a_ping(feeds=feeds))), settings_of(WEBSUB, **changes))
    forms: list[list[tuple[str, str]]] = []
    answer = None
    while True:
        try:
            asked = next(flow) if answer is None else flow.send(answer)
        except StopIteration as stopped:
            return forms if isinstance(stopped.value, Receipt) else []
        assert isinstance(asked, httpx.Request)
        forms.append(parse_qsl(asked.content.decode()))
        answer = httpx.Response(204)


@pytest.mark.parametrize("parameter", ["hub.url", "hub.topic"])
def test_a_hub_is_told_of_each_feed_by_itself(parameter: str) -> None:
    """Some hubs read one address of a form only; what they call it is theirs to say."""
    forms = pinged(parameter=parameter)
    assert [dict(form)[parameter] for form in forms] == [
        f"{HOME}rss.xml",
        f"{HOME}atom.xml",
        f"{HOME}category/art/rss.xml",
    ]
    assert all(form == [("hub.mode", "publish"), form[1]] for form in forms)


def test_a_hub_that_fails_at_the_second_feed_is_told_of_all_again() -> None:
    """Nobody knows what it did: which does not matter, since a ping may be repeated for ever."""
    part = part_for(WEBSUB, variant=a_variant(ping=a_ping(feeds=(f"{HOME}rss.xml", f"{HOME}atom.xml"))))
    flow = WEBSUB.deliver(part, settings_of(WEBSUB))
    next(flow)
    flow.send(httpx.Response(204))
    with pytest.raises(Uncertain):
        flow.send(httpx.Response(502))
    assert WEBSUB.drops_repeats(settings_of(WEBSUB))
    assert WEBSUB.window is None


def told(**changes: Any) -> dict[str, Any]:
    """Return what search engines are sent."""
    asked = next(INDEXNOW.deliver(part_for(INDEXNOW, variant=a_variant(ping=a_ping(**changes))), settings_of(INDEXNOW)))
    assert isinstance(asked, httpx.Request)
    assert asked.headers["content-type"] == "application/json; charset=utf-8"
    said: dict[str, Any] = json.loads(asked.content)
    return said


def test_search_engines_are_told_of_the_page_and_where_the_key_is() -> None:
    """The key stands where public/ is served, which may be a folder of the host."""
    key = settings_of(INDEXNOW).key
    home = "https://example.org:8443/presse/"
    assert told(home=home, page=f"{home}releases/a/") == {
        "host": "example.org:8443",
        "key": key,
        "keyLocation": f"{home}{key}.txt",
        "urlList": [f"{home}releases/a/", home],
    }
    assert told(page="https://elsewhere.example/a")["urlList"] == [HOME]


def test_a_key_that_was_not_found_says_where_it_has_to_be() -> None:
    """It is whoever serves public/ whose turn it is."""
    flow = INDEXNOW.deliver(part_for(INDEXNOW), settings_of(INDEXNOW))
    next(flow)
    with pytest.raises(Rejected) as caught:
        flow.send(httpx.Response(403, content=b"key not found"))
    assert f"{HOME}{settings_of(INDEXNOW).key}.txt" in caught.value.hint
    assert "key not found" in caught.value.message


@pytest.mark.parametrize("key", ["short", "a" * 129, "../../etc/passwd", "clé-secrète", "0123456789abcdef\n"])
def test_a_key_is_a_file_name_that_leaves_nowhere(key: str) -> None:
    """It becomes a file of public/."""
    assert INDEXNOW.check
    assert [said[:3] for said in INDEXNOW.check(settings_of(INDEXNOW, key=key))] == ["key"]


@pytest.mark.parametrize(
    ("changes", "feeds"),
    [
        (
            {"categories": ("Énergie",)},
            ["rss.xml", "feed.json", "category/energie/rss.xml", "category/energie/feed.json"],
        ),
        ({"categories": ("Énergie", "energie"), "original": False, "language": "en"}, ["rss.en.xml", "feed.en.json"]),
    ],
)
def test_the_feeds_of_a_version_are_those_it_stands_in(changes: dict[str, Any], feeds: list[str]) -> None:
    """An original in the main ones and its categories', a translation in those of its language."""
    made = render_ping(a_release(**changes), a_newsroom(), FeedSettings(formats=("rss", "json")))
    assert made
    assert list(made.feeds) == [f"{HOME}{feed}" for feed in feeds]


@pytest.mark.parametrize("notice", ["advance", "advance-correction", "advance-kill"])
def test_nobody_is_told_before_the_embargo(notice: Notice) -> None:
    """Not even where somebody would have it so."""
    assert render_ping(a_release(), a_newsroom(), FeedSettings(), notice=notice) is None
    assert render_ping(a_release(), a_newsroom(url=""), FeedSettings()) is None
    for channel in (WEBSUB, INDEXNOW):
        with pytest.raises(Rejected):
            next(channel.deliver(part_for(channel, variant=a_variant()), settings_of(channel)))


@pytest.mark.parametrize(
    ("extra", "targets", "codes"),
    [
        ('url = "https://presse.example.org/"\n', HUB + ENGINES, set()),
        ("", ENGINES, {"missing-key"}),
        ('url = "https://presse.example.org/"\n', f"{ENGINES}under_embargo = true\n", {"wrong-value"}),
    ],
)
def test_a_config_that_pings_nobody_says_so(tmp_path: Path, extra: str, targets: str, codes: set[str]) -> None:
    """Without an address there is nothing to tell of; what is public waits for the embargo."""
    path = tmp_path / "config.toml"
    path.write_text(CONFIG + extra + targets, "utf-8")
    try:
        found = load(path).advice
    except Invalid as error:
        found = error.findings
    assert {finding.code for finding in found} == codes


def test_feeds_name_the_hubs_that_are_told(tmp_path: Path) -> None:
    """Subscribers find their hub in the feed; nobody has to write it twice."""
    path = tmp_path / "config.toml"
    path.write_text(f'{CONFIG}url = "{HOME}"\n[feeds]\nhubs = ["https://other.example/"]\n{HUB}{ENGINES}', "utf-8")
    assert load(path).feeds.hubs == ("https://other.example/", "https://hub.example.org")
