"""A mailing whose list its vendor keeps, seen from outside: read like a file, frozen like a file, never half of it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import faults
from tests.support.newsrooms import RELEASE, Newsroom, mailgun, make, webhook
from tests.support.receivers import Behaviour, Exchange, Receiver, ok
from tests.support.rolls import Kept, Vendor, kept, over, vendor_of
from tests.support.vendors import Mailgun

SENDS = Mailgun(key="key-0123456789")
LIST = "press@mg.example.org"
PUBLISH = ("publish", "releases/budget.md", "-y")


def a_newsroom(root: Path, url: str, *more: str, budget: int = 1) -> Newsroom:
    """Make a newsroom that mails a list kept by the vendor at `url`."""
    return make(root, mailgun("list", url).replace('recipients = "list.csv"', f'list = "{LIST}"'), *more, budget=budget)


def listed(vendor: Vendor, instead: Callable[[], Behaviour | None] = lambda: None) -> Behaviour:
    """Answer as Mailgun does, which has this list; `instead` may answer questions about it in another way."""
    usual = over(vendor, SENDS)

    def behave(exchange: Exchange) -> None:
        other = instead() if "/lists/" in exchange.request.path else None
        (other or usual)(exchange)

    return behave


def test_everybody_on_it_is_mailed_once(tmp_path: Path) -> None:
    """Less those who unsubscribed there or here; a second run mails nobody; who comes later is a newcomer; all of it by name."""
    vendor = vendor_of("mailgun", kept(250, gone=lambda n: n == 7))
    with Receiver(listed(vendor)) as post:
        room = a_newsroom(tmp_path, post.url)
        assert room.run("unsubscribe", "j8@journal.example").code == 0
        ran = room.run(*PUBLISH)
        assert ran.code == 0, ran.err
        assert "sent to 248 people (2 people have unsubscribed)" in ran.out
        mailed = [mail.address for mail in post.inbox]
        assert mailed == [f"j{n}@journal.example" for n in range(250) if n not in {7, 8}]
        assert "Zoé Numéro 3" in post.inbox[3].text
        asked = len(vendor.asked)
        vendor.people += kept(2, start=900)
        again = room.run("publish", "-y")  # found in a folder, everybody has it: the vendor is not even asked
        assert (again.code, len(post.inbox), len(vendor.asked)) == (0, 248, asked)
        named = room.run(*PUBLISH)
        assert (named.code, len(post.inbox)) == (0, 248)
        assert "2 people came onto its list since it was frozen; --newcomers mails them." in named.out + named.err
        assert room.run(*PUBLISH, "--newcomers").code == 0
        assert [mail.address for mail in post.inbox[248:]] == ["j900@journal.example", "j901@journal.example"]
        assert "sent" in room.run("status", "--person", "j900@journal.example").out
        assert "j900@" not in named.out + named.err + (tmp_path / "config.toml").read_text("utf-8")


def test_a_person_is_mailed_once_over_all_targets(tmp_path: Path) -> None:
    """Whether they stand on a vendor's list or in a file; and `where` takes of a vendor's list what it takes of a file."""
    vendor = vendor_of("mailgun", [*kept(5), Kept("de@journal.example", "Uwe", {"language": "de"})])
    with Receiver(listed(vendor)) as post:
        file = mailgun("file", post.url)
        room = a_newsroom(tmp_path, post.url, 'where = { language = ["fr"] }', file)
        room.write("list.csv", "email,name\nj3@journal.example,Zoé\nother@journal.example,Max\n")
        assert room.run(*PUBLISH).code == 0
    addresses = [mail.address for mail in post.inbox]
    assert len(addresses) == len({*addresses}) == 6
    assert "de@journal.example" not in addresses


@pytest.mark.parametrize(
    ("trouble", "code", "outcome", "said"),
    [
        (ok(status=503, headers={"Retry-After": "3600"}), 75, "deferred", "answered 503"),
        (faults.huge, 75, "deferred", "cut short"),
        (ok(status=401, body=b"Forbidden"), 1, "failed", "answered 401"),
        (faults.redirect("http://169.254.169.254/latest/meta-data"), 1, "failed", "answered 307"),
    ],
    ids=["busy", "huge", "refused", "redirect"],
)
def test_a_list_that_cannot_be_read_whole_is_not_mailed(
    tmp_path: Path, trouble: Behaviour, code: int, outcome: str, said: str
) -> None:
    """Not in part: the first page came. The other target goes its way, and the next run mails everybody once."""
    vendor, broken = vendor_of("mailgun", kept(150)), [True]
    pages = iter(range(1, 1000))
    with (
        Receiver(listed(vendor, lambda: trouble if broken and next(pages) > 1 else None)) as post,
        Receiver(ok()) as desk,
    ):
        room = a_newsroom(tmp_path, post.url, webhook("desk", desk.url))
        ran = room.run(*PUBLISH, "--json")
        assert (ran.code, len(post.inbox), len(desk.requests)) == (code, 0, 1), ran.err
        (release,) = ran.json()["releases"]
        told = {one["target"]: one for one in release["deliveries"]}
        assert (told["list"]["outcome"], told["desk"]["outcome"]) == (outcome, "sent")
        assert said in told["list"]["error"]
        assert "its list could not be read" in told["list"]["error"]
        if said == "answered 401":
            assert "api_key (environment variable MAILGUN_KEY)" in told["list"]["hint"]
        assert "journal.example" not in ran.out + ran.err
        broken.clear()
        later = room.run(*PUBLISH)
        assert (later.code, len(post.inbox), len(desk.requests)) == (0, 150, 1), later.err


def test_a_list_that_is_none_stops_the_run(tmp_path: Path) -> None:
    """A wrong name is a wrong config: exit 3, at the target's line, and nothing is sent to anybody."""
    vendor = vendor_of("mailgun", kept(3))
    vendor.name = "another@mg.example.org"
    with Receiver(listed(vendor)) as post, Receiver(ok()) as desk:
        room = a_newsroom(tmp_path, post.url, webhook("desk", desk.url))
        ran = room.run(*PUBLISH)
        assert (ran.code, post.inbox, desk.requests) == (3, [], [])
        lines = (tmp_path / "config.toml").read_text("utf-8").splitlines()
        assert (
            f"config.toml:{lines.index('[targets.list]') + 1}:1: list: mailgun has no such list: answered 404"
            in ran.err
        )
        assert "Nothing" in ran.err or "nothing was sent" in ran.err


@pytest.mark.parametrize("address", ["a@b.example\r\nBcc: all@b.example", "x@[169.254.169.254]"])
def test_an_address_that_is_none_stops_it_or_is_skipped(tmp_path: Path, address: str) -> None:
    """As in a file, by number and never by name; and it reaches no header."""
    vendor = vendor_of("mailgun", [*kept(2), Kept(address)])
    with Receiver(listed(vendor)) as post:
        room = a_newsroom(tmp_path, post.url)
        ran = room.run(*PUBLISH)
        assert (ran.code, post.inbox) == (3, [])
        assert "list: the address of its member number 3 " in ran.err
        assert "[bad-address]" in ran.err
        config = (tmp_path / "config.toml").read_text("utf-8")
        room.write("config.toml", f'{config}\n[checks]\nbad_address = "skip"\n')
        assert room.run(*PUBLISH).code == 0
        assert [mail.address for mail in post.inbox] == ["j0@journal.example", "j1@journal.example"]


def test_a_plan_needs_no_secret(tmp_path: Path) -> None:
    """Without it nobody is counted, and that is said; the digest is the same with it and without; `check` asks nobody."""
    vendor = vendor_of("mailgun", kept(120))
    with Receiver(listed(vendor)) as post:
        room = a_newsroom(tmp_path, post.url)
        blind = room.run("plan", "releases/budget.md", environ={"MAILGUN_KEY": ""})
        assert (blind.code, vendor.asked) == (0, []), blind.err
        assert "to send to whoever is on its list, which is not read here" in blind.out
        assert "list: its list is not counted here: " in blind.err
        assert room.run("check", environ={"MAILGUN_KEY": ""}).code == room.run("check").code == 0
        assert vendor.asked == []
        seen = room.run("plan", "releases/budget.md")
        assert "to send: 120 people" in seen.out
        digest = blind.out.splitlines()[-1]
        assert digest == seen.out.splitlines()[-1]
        assert room.run(*PUBLISH, "--digest", digest.removeprefix("digest ")).code == 0
        assert len(post.inbox) == 120
        vendor.name = "other@mg.example.org"
        assert room.run("plan").code == 0  # everybody has it, so nobody is asked


def test_a_dry_run_reads_it_and_sends_nothing(tmp_path: Path) -> None:
    """What it shows is the first request to the people on it, masked."""
    vendor = vendor_of("mailgun", kept(3))
    with Receiver(listed(vendor)) as post:
        room = a_newsroom(tmp_path, post.url)
        ran = room.run("publish", "releases/budget.md", "--dry-run")
        assert (ran.code, post.inbox, len(vendor.asked)) == (0, [], 2), ran.err
        assert {one.method for one in post.requests} == {"GET"}
        assert "/messages" in ran.out
        assert "journal.example" not in ran.out
        assert not (tmp_path / ".pressctl" / "ledger.db").exists()


def test_corrections_and_kills_go_to_who_had_it(tmp_path: Path) -> None:
    """Whatever the list says by now, and though nobody can read it."""
    vendor, down = vendor_of("mailgun", kept(3)), list[bool]()
    with Receiver(listed(vendor, lambda: ok(status=500) if down else None)) as post:
        room = a_newsroom(tmp_path, post.url)
        assert room.run(*PUBLISH).code == 0
        down.append(True)
        vendor.people.clear()
        assert room.run("correct", "releases/budget.md", "--what", "Treize communes.", "-y").code == 0
        assert room.run("kill", "releases/budget.md", "-y").code == 0
    assert [mail.address for mail in post.inbox] == [f"j{n}@journal.example" for n in range(3)] * 3


def test_a_list_that_is_another_is_asked_about(tmp_path: Path) -> None:
    """Also where the release has gone to other targets before the list could be read: half a list is a guard's business."""
    vendor, down = vendor_of("mailgun", kept(100)), list[bool]()
    with Receiver(listed(vendor, lambda: ok(status=500) if down else None)) as post, Receiver(ok()) as desk:
        room = a_newsroom(tmp_path, post.url, webhook("desk", desk.url))
        assert room.run(*PUBLISH).code == 0
        room.write("releases/next.md", RELEASE.replace("budget", "next"))
        down.append(True)
        assert room.run("publish", "releases/next.md", "-y").code == 75
        assert len(desk.requests) == 2
        down.clear()
        del vendor.people[40:]
        ran = room.run("publish", "releases/next.md", "-y")
        assert (ran.code, len(post.inbox)) == (5, 100)
        assert "the list of list has 40 people, and the last ones had 100" in ran.out
        assert room.run("publish", "releases/next.md", "-y", "--accept-list").code == 0
        assert len(post.inbox) == 140


def test_one_address_of_it(tmp_path: Path) -> None:
    """`--to` calls them by the name that the list has, and mails nobody who has unsubscribed there."""
    vendor = vendor_of("mailgun", kept(3, gone=lambda n: n == 1))
    with Receiver(listed(vendor)) as post:
        room = a_newsroom(tmp_path, post.url)
        assert room.run(*PUBLISH, "--to", "j2@journal.example").code == 0
        assert "Zoé Numéro 2" in post.inbox[0].text
        refused = room.run(*PUBLISH, "--to", "j1@journal.example")
        assert (refused.code, len(post.inbox)) == (5, 1)
        assert "has unsubscribed from its list" in refused.err


def test_check_online_counts_it(tmp_path: Path) -> None:
    """It says how many people it has; a name that is none is refused, though the key works."""
    vendor = vendor_of("mailgun", kept(120, gone=lambda n: n < 3))
    state = ok(b'{"domain":{"state":"active"}}')
    with Receiver(over(vendor, state)) as post:
        room = a_newsroom(tmp_path, post.url)
        ran = room.run("check", "--online")
        assert ran.out.splitlines() == ["list (mailgun): works: the domain is active; 117 people on its list"]
        vendor.name = "other@mg.example.org"
        none = room.run("check", "--online", "--json")
        (target,) = json.loads(none.out)["targets"]
        assert (none.code, target["verdict"]) == (3, "refused")
        assert "no such list" in target["message"]
