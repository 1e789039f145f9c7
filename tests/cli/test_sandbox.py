"""A target in its vendor's sandbox: tested, never published, since nobody would have what is recorded as sent."""

from pathlib import Path

from tests.support.newsrooms import Newsroom, a_list, make, webhook
from tests.support.receivers import Receiver, ok

SECRETS = {"KEY": "key-0123456789", "DESK_SECRET": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}


def a_room(root: Path, place: Receiver, setting: str) -> Newsroom:
    """Make a newsroom with a list and a webhook."""
    table = (
        '[targets.wire]\nchannel = "sendgrid"\nfrom = "Presse <p@example.org>"\nrecipients = "list.csv"\n'
        f'api_key = {{ env = "KEY" }}\nbase_url = "{place.url}"\n{setting}'
    )
    room = make(root, table, webhook("desk", place.url))
    room.write("list.csv", a_list([("zoe@journal.example", "Zoé")]))
    return room


def test_a_sandbox_is_tested_and_never_published(tmp_path: Path) -> None:
    """Refused before anything leaves, in a dry run too; said by check; the other place gets it where this one is skipped."""
    with Receiver(ok(b"")) as place:
        room = a_room(tmp_path, place, "sandbox = true")
        checked = room.run("check", environ=SECRETS)
        assert (checked.code, "[sandbox]" in checked.err + checked.out) == (0, True)
        for words in (("-y", "--new-ledger"), ("-n",)):
            refused = room.run("publish", "releases/budget.md", *words, environ=SECRETS)
            assert refused.code == 3
            assert "wire: the vendor's sandbox delivers to nobody" in refused.err
            assert "--skip wire" in refused.err
        assert place.requests == []
        tested = room.run("test", "wire", "releases/budget.md", "--to", "me@example.org", environ=SECRETS)
        assert (tested.code, "delivered to nobody" in tested.out) == (0, True)
        (asked,) = place.requests
        assert asked.json()["mail_settings"] == {"sandbox_mode": {"enable": True}}
        skipped = room.run("publish", "releases/budget.md", "-y", "--new-ledger", "--skip", "wire", environ=SECRETS)
        assert skipped.code == 0
        assert len(place.requests) == 2
