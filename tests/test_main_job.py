"""The main job from outside: what the user's document, a loopback desk and two vendors see."""

import re
import signal
import time
from collections import Counter
from pathlib import Path

import pytest
from standardwebhooks import Webhook

from pressctl import AGENT
from tests.support import faults
from tests.support.newsrooms import RELEASES, SECRETS, a_list, journalists, mailgun, make, resend, webhook
from tests.support.receivers import Receiver, ok, refusing
from tests.support.vendors import Mailgun, Resend

HEADLINE = "Jérôme Durain : « Les maires ne peuvent pas lutter seuls contre le narcotrafic ! »"


def test_the_users_document_reaches_everybody_once(tmp_path: Path) -> None:
    """Imported with its year, checked, published to a webhook, mailgun and resend; then again, and nothing is sent."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg, Receiver(Resend()) as rs:
        room = make(
            tmp_path,
            webhook("desk", desk.url),
            mailgun("list", mg.url),
            resend("other", rs.url, duplicates="true"),
            release=None,
        )
        people = journalists(2500)
        room.write("list.csv", a_list(people))
        imported = room.run("import", str(RELEASES / "fr-narcotrafic-2024.txt"), "--assume", "year=2024")
        assert imported.code == 0, imported.err
        release = imported.out.strip("\n")
        assert room.run("check", release).code == 0
        ran = room.run("publish", release, "--yes", "--json")
        assert ran.code == 0, ran.err

        (hook,) = desk.requests
        Webhook(SECRETS["DESK_SECRET"]).verify(hook.body.decode(), dict(hook.headers))
        body = hook.json()
        assert body["type"] == "release.published"
        assert body["data"]["headline"] == HEADLINE
        assert hook.headers["webhook-id"] == hook.headers["idempotency-key"].strip('"')
        assert hook.headers["user-agent"] == AGENT

        assert (len(mg.requests), len(rs.requests)) == (3, 25)
        for inbox in (mg.inbox, rs.inbox):
            assert Counter(mail.address for mail in inbox) == Counter(address for address, _ in people)
            names = dict(people)
            for mail in inbox:
                assert mail.shown_to == (mail.address,)
                assert names[mail.address] in mail.text
                assert names[mail.address] in mail.html
            assert not re.findall(r"""(?:src|background)\s*=\s*["']?https?:|url\(|<link|@import|<img""", inbox[0].html)

        again = room.run("publish", release, "--yes", "--json")
        assert again.code == 0
        assert {d["outcome"] for d in again.json()["releases"][0]["deliveries"]} == {"already_sent"}
        assert (len(desk.requests), len(mg.requests), len(rs.requests)) == (1, 3, 25)
        assert "nothing was left to send" in room.run("publish", release, "--yes").err


def test_one_dead_target_is_its_own_affair(tmp_path: Path) -> None:
    """The others are sent, exit 1; once it is back, the next run sends only what is owed."""
    with Receiver(ok()) as desk, refusing() as dead:
        room = make(tmp_path, webhook("desk", desk.url), webhook("wire", dead))
        ran = room.run("publish", "releases/budget.md", "--yes", "--json")
        assert ran.code == 1, ran.err
        outcomes = {d["target"]: d["outcome"] for d in ran.json()["releases"][0]["deliveries"]}
        assert outcomes == {"desk": "sent", "wire": "failed"}
        assert len(desk.requests) == 1
        with Receiver(ok()) as wire:
            config = (tmp_path / "config.toml").read_text().replace(dead, wire.url)
            room.write("config.toml", config)
            assert room.run("publish", "releases/budget.md", "--yes").code == 0
            assert (len(desk.requests), len(wire.requests)) == (1, 1)


@pytest.mark.parametrize("fault", [faults.reset, faults.close, faults.half_headers, faults.silent])
def test_what_may_have_arrived_is_unsure_until_a_person_says(tmp_path: Path, fault: object) -> None:
    """Exit 4, not repeated by the next run; `resolve --resend` sends it once more, with the same key."""
    with Receiver([fault, ok()]) as desk:  # type: ignore[list-item]
        room = make(tmp_path, webhook("desk", desk.url), timeout=2)
        ran = room.run("publish", "releases/budget.md", "--yes", "--json")
        assert ran.code == 4, ran.err
        (delivery,) = ran.json()["releases"][0]["deliveries"]
        assert delivery["outcome"] == "unknown"
        again = room.run("publish", "releases/budget.md", "--yes")
        assert again.code == 4
        assert "pressctl resolve budget desk" in again.err
        assert len(desk.requests) == 1
        assert room.run("resolve", "budget", "desk", "--resend").code == 0
        assert room.run("publish", "releases/budget.md", "--yes").code == 0
        assert len({request.headers["webhook-id"] for request in desk.requests}) == 1
        assert len(desk.requests) == 2


def test_resolve_settles_without_sending(tmp_path: Path) -> None:
    """--sent and --drop end it; what is not unsure cannot be resolved."""
    with Receiver([faults.reset]) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        assert room.run("publish", "releases/budget.md", "--yes").code == 4
        assert room.run("resolve", "budget", "desk").code == 2
        assert room.run("resolve", "budget", "nobody", "--sent").code == 2
        assert room.run("resolve", "budget", "desk", "--sent").code == 0
        assert room.run("resolve", "budget", "desk", "--sent").code == 2
        assert room.run("publish", "releases/budget.md", "--yes").code == 0
        assert len(desk.requests) == 1
        assert "sent" in room.run("status", "budget").out


def test_a_place_that_drops_repeats_is_tried_again(tmp_path: Path) -> None:
    """`repeats = "dropped"`: a reset costs another request with the same id, and it is sent."""
    with Receiver([faults.reset, ok()]) as desk:
        room = make(tmp_path, webhook("desk", desk.url, repeats='"dropped"'))
        assert room.run("publish", "releases/budget.md", "--yes").code == 0
        assert len({request.headers["webhook-id"] for request in desk.requests}) == 1
        assert len({request.body for request in desk.requests}) == 1


def test_a_place_that_asks_to_wait(tmp_path: Path) -> None:
    """A short wait is kept; one beyond the budget puts it off, exit 75."""
    with Receiver([faults.busy("1"), ok()]) as quick, Receiver([faults.busy("3600")]) as slow:
        room = make(tmp_path, webhook("quick", quick.url), webhook("slow", slow.url))
        ran = room.run("publish", "releases/budget.md", "--yes", "--json")
        assert ran.code == 75, ran.err
        assert {d["target"]: d["outcome"] for d in ran.json()["releases"][0]["deliveries"]} == {
            "quick": "sent",
            "slow": "deferred",
        }
        assert room.run("publish", "releases/budget.md", "--yes").code == 75
        assert len(slow.requests) == 1


def test_a_dry_run_shows_each_request_and_nothing_secret(tmp_path: Path) -> None:
    """Nothing is sent, nothing is written, no secret and no address is shown."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = make(tmp_path, webhook("desk", desk.url), mailgun("list", mg.url))
        room.write("list.csv", a_list(journalists(3)))
        before = room.files()
        ran = room.run("publish", "releases/budget.md", "--dry-run")
        assert ran.code == 0, ran.err
        assert f"POST {desk.url}" in ran.out
        assert f"user-agent: {AGENT}\n" in ran.out
        assert "/v3/mg.example.org/messages" in ran.out
        for secret in (*SECRETS.values(), "journal.example"):
            assert secret not in ran.out + ran.err
        assert desk.requests == mg.requests == []
        assert room.files() == before
        assert not (tmp_path / ".pressctl" / "ledger.db").exists()


def test_plan_check_render_feeds_need_no_secret(tmp_path: Path) -> None:
    """They run where nothing is set, and plan and check write nothing."""
    room = make(tmp_path, webhook("desk", "https://desk.example.org/"))
    bare = dict.fromkeys(SECRETS, "")
    before = room.files()
    plan = room.run("plan", environ=bare)
    assert plan.code == 0, plan.err
    assert "digest " in plan.out
    assert room.run("check", environ=bare).code == 0
    assert room.files() == before
    assert room.run("render", "releases/budget.md", "-o", "out", environ=bare).code == 0
    assert (tmp_path / "out" / "budget" / "fr" / "mail.html").exists()
    assert room.run("feeds", environ=bare).code == 0
    assert (tmp_path / "public" / "rss.xml").exists()
    assert room.run("feeds", "--check", environ=bare).code == 0
    (tmp_path / "public" / "rss.xml").write_text("x")
    assert room.run("feeds", "--check", environ=bare).code == 1


def test_a_digest_binds_what_is_sent_to_what_was_looked_at(tmp_path: Path) -> None:
    """Another text is exit 5 and nothing sent; the right digest passes, also for the re-run."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        digest = room.run("plan", "releases/budget.md", "--format", "json").json()["digest"]
        assert room.run("publish", "releases/budget.md", "--digest", "0000").code == 5
        assert desk.requests == []
        assert room.run("publish", "releases/budget.md", "--digest", digest).code == 0
        assert room.run("publish", "releases/budget.md", "--digest", digest).code == 0
        assert len(desk.requests) == 1


def test_a_held_release_is_nowhere_until_its_time(tmp_path: Path) -> None:
    """Not at the desk, not in the feeds; exit 0, and it says that nothing is scheduled."""
    with Receiver(ok()) as desk:
        release = "---\nid: held\nheadline: Attendez\nlanguage: fr\ndate: 2024-11-06\nembargo: 2999-01-01T09:00+01:00\n---\n\nTexte.\n"
        room = make(tmp_path, webhook("desk", desk.url), release=release)
        ran = room.run("publish", "releases/budget.md", "--yes", "--json")
        assert ran.code == 0, ran.err
        assert ran.json()["releases"][0]["deliveries"][0]["held_until"].startswith("2999-01-01")
        assert "NOT scheduled" in room.run("publish", "releases/budget.md", "--yes").err
        assert desk.requests == []
        public = "".join(
            text.decode("utf-8", "replace") for name, text in room.files().items() if name.startswith("public")
        )
        assert "Attendez" not in public


def test_a_correction_reaches_those_who_had_it(tmp_path: Path) -> None:
    """Revision 2 goes out as release.corrected, with another key; and once."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        assert room.run("publish", "releases/budget.md", "--yes").code == 0
        text = (tmp_path / "releases/budget.md").read_text()
        room.write("releases/budget.md", text.replace("douze communes", "treize communes"))
        edited = room.run("publish", "releases/budget.md", "--yes", "--json")
        assert edited.code == 0
        assert edited.json()["releases"][0]["outcome"] == "edited"
        assert edited.err.startswith("CHANGED SINCE IT WENT OUT: budget, revision 1: desk has the old text")
        assert "douze communes" in edited.err
        assert "treize communes" in edited.err
        assert room.run("plan", "releases/budget.md").out.startswith("CHANGED SINCE IT WENT OUT: budget")
        fixed = text.replace("douze communes", "treize communes").replace(
            "language: fr", 'language: fr\nrevision: 2\ncorrection: "Treize communes, et non douze."'
        )
        room.write("releases/budget.md", fixed)
        assert room.run("publish", "releases/budget.md", "--yes").code == 0
        assert room.run("publish", "releases/budget.md", "--yes").code == 0
        assert [request.json()["type"] for request in desk.requests] == ["release.published", "release.corrected"]
        assert desk.requests[1].json()["data"]["correction"]
        assert len({request.headers["webhook-id"] for request in desk.requests}) == 2


def test_a_test_is_marked_and_leaves_no_trace(tmp_path: Path) -> None:
    """Webhooks as release.test, mail to test_to alone; the real run still owes everything."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = make(tmp_path, webhook("desk", desk.url), mailgun("list", mg.url))
        room.write("list.csv", a_list(journalists(3)))
        ran = room.run("test", "releases/budget.md")
        assert ran.code == 0, ran.err
        assert desk.requests[0].json()["type"] == "release.test"
        assert [mail.address for mail in mg.inbox] == ["essai@presse.example"]
        assert not (tmp_path / ".pressctl" / "ledger.db").exists()
        assert room.run("test", "list", "releases/budget.md", "--to", "moi@presse.example").code == 0
        assert mg.inbox[-1].address == "moi@presse.example"
        assert room.run("publish", "releases/budget.md", "--yes").code == 0
        assert len(mg.inbox) == 5


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_records_everything(tmp_path: Path, number: signal.Signals) -> None:
    """What is under way ends, the rest stays owed, exit 130 or 143; the next run finishes."""
    with Receiver(ok(delay=0.5)) as desk:
        names = [f"t{n}" for n in range(6)]
        head = ""
        room = make(tmp_path, *(webhook(name, desk.url) for name in names), head=head)
        config = (tmp_path / "config.toml").read_text().replace("attempts = 2", "attempts = 2\nconcurrency = 1")
        room.write("config.toml", config)
        process = room.start("publish", "releases/budget.md", "--yes", "--json")
        desk.wait(1, 20)
        process.send_signal(number)
        process.communicate(timeout=30)
        assert process.returncode == 128 + number
        assert len(desk.requests) < 6
        assert room.run("publish", "releases/budget.md", "--yes").code == 0
        assert len({request.headers["webhook-id"] for request in desk.requests}) == len(desk.requests) == 6


def test_killed_at_once_and_run_again(tmp_path: Path) -> None:
    """SIGKILL in the middle of a request: that one is unsure, none is repeated, none is lost."""
    with Receiver(ok(delay=0.3)) as desk:
        room = make(tmp_path, *(webhook(f"t{n}", desk.url) for n in range(8)))
        config = (tmp_path / "config.toml").read_text().replace("attempts = 2", "attempts = 2\nconcurrency = 2")
        room.write("config.toml", config)
        process = room.start("publish", "releases/budget.md", "--yes")
        desk.wait(3, 20)
        process.kill()
        process.communicate(timeout=30)
        time.sleep(0.5)
        ran = room.run("publish", "releases/budget.md", "--yes", "--json")
        assert ran.code == 4, ran.err
        outcomes = Counter(d["outcome"] for d in ran.json()["releases"][0]["deliveries"])
        keys = [request.headers["webhook-id"] for request in desk.requests]
        assert len(keys) == len(set(keys))
        assert outcomes["unknown"] >= 1
        assert sum(outcomes.values()) == 8
