"""Asking a place what it has of a part: a receipt where it shows all of it, and nothing else counts as proof."""

from typing import Any

import httpx
import pytest

from pressctl.channels import available, find
from pressctl.errors import Unsent
from pressctl.model import Receipt, Sought
from tests.channels.places import NOON, people, settings_of

KEY = "5f0c7d2e-8f2b-5b0e-9a51-0d7b9c1e2f3a"
# By its key; a post is found by its words (tests/channels/test_mastodon.py).
FINDERS = [name for name in available() if find(name).find and not find(name).posts]
# What a place shows of a part that it has, and the receipt; the key is where the place has it.
SHOWN: dict[str, tuple[str, dict[str, Any], str]] = {
    "mailgun": (
        (
            "https://api.mailgun.net/v3/mg.example.org/events?event=accepted&recipient=p0%40journal.example"
            "&begin=1730890200&ascending=yes&limit=20"
        ),
        {
            "items": [
                {"user-variables": {"pressctl-key": "another"}},
                {"user-variables": {"pressctl-key": KEY}, "message": {"headers": {"message-id": "1@mg"}}},
            ]
        },
        "<1@mg>",
    ),
    "postmark": (
        (
            "https://api.postmarkapp.com/messages/outbound?count=1&offset=0&messagestream=broadcast"
            f"&metadata_pressctl-key={KEY}"
        ),
        {"TotalCount": 2, "Messages": [{"MessageID": "m-1", "Metadata": {"pressctl-key": KEY}}]},
        "m-1",
    ),
    "mailjet": (
        f"https://api.mailjet.com/v3/REST/message?CustomID={KEY}&FromTS=1730890200&ShowCustomID=true&Limit=100",
        {"Count": 2, "Data": [{"CustomID": KEY, "UUID": "u-0"}, {"CustomID": KEY, "UUID": "u-1"}]},
        "u-0",
    ),
    "brevo": (
        f"https://api.brevo.com/v3/smtp/statistics/events?limit=5&event=requests&tags={KEY}",
        {"events": [{"email": "p0@journal.example", "tag": f'["{KEY}","pressctl"]', "messageId": "<1@b>"}]},
        "<1@b>",
    ),
    "mailpit": (
        f"https://mailpit.example.org/api/v1/search?query=tag%3A{KEY}",
        {"messages": [{"ID": "x1", "Tags": [KEY]}]},
        "x1",
    ),
}


def asked(name: str, *answers: httpx.Response) -> tuple[httpx.Request, Receipt | None]:
    """Return what a place is asked, and what is made of its answer."""
    channel = find(name)
    assert channel.find
    sought = Sought(key=KEY, members=people(min(2, channel.batch)), since=NOON)
    search = channel.find(sought, settings_of(channel))
    request = next(search)
    for answer in answers:
        try:
            search.send(answer)
        except StopIteration as stopped:
            receipt: Receipt | None = stopped.value
            return request, receipt
    message = "it asks for more"
    raise AssertionError(message)


def test_every_place_that_can_be_asked_has_a_case() -> None:
    """Else the others would be proven by nobody."""
    assert set(FINDERS) == set(SHOWN)


@pytest.mark.parametrize("name", FINDERS)
def test_what_a_place_shows_was_taken(name: str) -> None:
    """It is asked by the key, with the credential that sends, and changes nothing there."""
    url, shown, receipt = SHOWN[name]
    request, found = asked(name, httpx.Response(200, json=shown))
    assert (request.method, str(request.url), request.content) == ("GET", url, b"")
    assert found
    assert found.id == receipt


def wrong(value: Any) -> list[Any]:
    """Return what is shown with each key, list and number gone wrong, one at a time."""
    if isinstance(value, dict):
        return [None, *({**value, name: bad} for name in value for bad in wrong(value[name]))]
    if isinstance(value, list):
        return [None, [], *([bad, *value[1:]] for bad in wrong(value[0]))]
    return [None, 7, "another"]


@pytest.mark.parametrize("name", FINDERS)
def test_what_it_shows_of_others_is_no_proof(name: str) -> None:
    """A filter that was ignored, an answer cut short or not yet whole: nothing is found, and nothing breaks."""
    _, shown, receipt = SHOWN[name]
    for bad in wrong(shown):
        without_key = KEY not in str(bad)
        try:
            _, found = asked(name, httpx.Response(200, json=bad))
        except Unsent:
            continue
        assert not (found and without_key), bad
    for others in (shown | {key: [] for key in shown}, {}, {"TotalCount": 0}):
        assert asked(name, httpx.Response(200, json=others))[1] is None
    elsewhere = httpx.Response(200, content=httpx.Response(200, json=shown).content.replace(KEY.encode(), b"other"))
    assert asked(name, elsewhere)[1] is None
    assert receipt


@pytest.mark.parametrize("name", ["postmark", "mailjet"])
def test_some_of_a_call_is_not_all_of_it(name: str) -> None:
    """The others may be on their way, or not listed yet."""
    _, shown, _ = SHOWN[name]
    fewer = shown | ({"TotalCount": 1} if name == "postmark" else {"Data": shown["Data"][:1]})
    assert asked(name, httpx.Response(200, json=fewer))[1] is None


@pytest.mark.parametrize("name", FINDERS)
@pytest.mark.parametrize("status", [204, 302, 401, 403, 404, 429, 500, 503])
def test_who_is_not_let_in_finds_nothing(name: str, status: int) -> None:
    """A key that may only send is refused, which says nothing of what was sent."""
    with pytest.raises(Unsent):
        asked(name, httpx.Response(status, content=b"<html>"))


DID = "did:plc:ewvi7nxzyoun6zhxrhs64oiz"


@pytest.mark.parametrize(
    ("name", "given", "known"),
    [
        ("mastodon", "https://mastodon.example/@press/109", "mastodon.example/109"),
        ("mastodon", "https://mastodon.example/users/press/statuses/109/", "mastodon.example/109"),
        ("mastodon", "mastodon.example/109", "mastodon.example/109"),
        ("mastodon", "https://other.example/@press/109", ""),
        ("mastodon", "https://mastodon.example/@press", ""),
        (
            "bluesky",
            f"https://bsky.app/profile/{DID}/post/3lamc5zk2ab2c",
            f"at://{DID}/app.bsky.feed.post/3lamc5zk2ab2c",
        ),
        ("bluesky", f"at://{DID}/app.bsky.feed.post/3lamc5zk2ab2c", f"at://{DID}/app.bsky.feed.post/3lamc5zk2ab2c"),
        ("bluesky", "https://bsky.app/profile/press.example.org/post/3lamc5zk2ab2c", ""),
        ("linkedin", "https://www.linkedin.com/feed/update/urn:li:share:71411/", "urn:li:share:71411"),
        ("linkedin", "https://www.linkedin.com/feed/update/urn%3Ali%3AugcPost%3A71411", "urn:li:ugcPost:71411"),
        ("linkedin", "https://www.linkedin.com/posts/press", ""),
        ("threads", "18042", "18042"),
        ("threads", "https://www.threads.com/@press/post/C8", ""),
    ],
)
def test_a_post_is_known_by_what_a_person_reads_there(name: str, given: str, known: str) -> None:
    """An address becomes what receipts call it; what does not name a post here is none."""
    network = find(name)
    assert network.id_at
    assert network.id_at(given, settings_of(network)) == known


def test_every_network_says_so() -> None:
    """Else what follows a post that a person settled would have nothing to answer."""
    assert all(find(name).id_at for name in available() if find(name).posts)
