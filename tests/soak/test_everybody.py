"""Fifty thousand people: one in a hundred refused, two in a hundred in answers that fail inside a success, three rate limits.

The vendor's own log is the judge: everybody was mailed once, or is counted where they belong, in one report.
"""

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.soak.stage import LONG, PATIENCE, strike
from tests.support.mailservers import MailServer, serving
from tests.support.newsrooms import Newsroom, Ran, a_list, environment, journalists, make
from tests.support.posts import KINDS, Post, is_blurred, is_refused
from tests.support.receivers import Receiver

MANY = 50_000 if LONG else 1_000
MOST = 150_000  # kilobytes of memory that a run may have
SECRETS = {"KEY": "key-0123456789", "SECRET": "geheim-0123456789"}
PUBLISH = ("publish", "releases/budget.md", "--yes", "--json", "--new-ledger")
# Fifty thousand times: a process that weighs another is small itself, as a fork counts what it came from.
WEIGHING = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[2:])
_, status, used = os.wait4(process.pid, 0)
open(sys.argv[1], "w").write(f"{used.ru_maxrss} {used.ru_utime + used.ru_stime}")
sys.exit(os.waitstatus_to_exitcode(status))
"""


def a_newsroom(root: Path, channel: str, settings: str) -> Newsroom:
    """Make a newsroom with one mailing."""
    table = (
        f'[targets.list]\nchannel = "{channel}"\nfrom = "Presse <p@example.org>"\nrecipients = "list.csv"\n{settings}'
    )
    room = make(root, table, budget=60)
    room.write("list.csv", a_list(journalists(MANY)))
    return room


@contextmanager
def a_post(root: Path, channel: str) -> Iterator[tuple[Newsroom, Post]]:
    """Open a mailing service, and a newsroom that mails everybody through it."""
    kind = KINDS[channel]
    post = Post(kind=kind)
    with Receiver(post) as place:
        post.place = place
        yield a_newsroom(root, channel, f'{kind.settings}\nbase_url = "{place.url}"'), post


def weighed(room: Newsroom) -> tuple[Ran, int, float]:
    """Publish; return also the most memory it had in kilobytes, and its seconds of CPU."""
    ran = subprocess.run(
        [sys.executable, "-c", WEIGHING, "peak", sys.executable, "-m", "pressctl", *PUBLISH],
        cwd=room.root,
        env=environment(SECRETS),
        capture_output=True,
        text=True,
        check=False,
        timeout=10 * PATIENCE,
    )
    memory, seconds = (room.root / "peak").read_text().split(" ")
    return Ran(code=ran.returncode, out=ran.stdout, err=ran.stderr), int(memory), float(seconds)


def people_in(ran: Ran) -> dict[str, int]:
    """Return the report's count of people; everybody is in it once."""
    assert ran.out, (ran.code, ran.err)
    (release,) = ran.json()["releases"]
    (delivery,) = release["deliveries"]
    counted: dict[str, int] = {**delivery["recipients"], "not_sent": delivery["not_sent"]}
    assert sum(counted.values()) == MANY, counted
    return counted


def unknown_parts(ran: Ran) -> list[int]:
    """Return the numbers of the parts of which nobody knows."""
    parts: list[dict[str, Any]] = ran.json()["releases"][0]["deliveries"][0]["parts"]
    return [number for number, part in enumerate(parts, 1) if part["outcome"] == "unknown"]


# Of whom a service refuses inside a success; and of how many nobody knows where its answer blurs, by the service.
TELLS = {"resend", "postmark", "mailjet", "sendgrid", "mailgun", "brevo"}


@pytest.mark.parametrize("channel", KINDS if LONG else ["postmark"])
def test_everybody_is_accounted_for(tmp_path: Path, channel: str) -> None:
    """In one run, in little memory; the next run repeats nothing."""
    with a_post(tmp_path / "room", channel) as (room, post):
        ran, memory, seconds = weighed(room)
        people = people_in(ran)
        print(f"{channel}: {people}, {post.calls} calls, {memory // 1000} MB, {seconds:.1f} s of CPU")  # noqa: T201
        assert not [who for who, times in post.mailed.items() if times > 1]
        assert post.mailed.keys() | post.refused == {address for address, _ in journalists(MANY)}
        assert people["unknown"] == len(post.unsure)
        assert people["sent"] == len(post.mailed.keys() - post.unsure)
        refused = len(post.refused - post.unsure)
        assert (people["rejected"], people["not_sent"]) == ((refused, 0) if channel in TELLS else (0, refused))
        assert ran.code == (4 if post.unsure else 1 if people["not_sent"] else 0)
        assert memory < MOST
        before = post.calls
        again = room.run(*PUBLISH[:-1], environ=SECRETS, timeout=PATIENCE)
        assert (again.code, post.calls) == (ran.code, before)
        assert people_in(again)["already_had"] == people["sent"]


@pytest.mark.parametrize("channel", ["mailjet", "sendgrid", "amazon_ses"] if LONG else ["mailjet"])
def test_killed_in_the_middle(tmp_path: Path, channel: str) -> None:
    """Then run again: nobody is mailed twice, and who is in no log and refused by nobody is among the unknown."""
    with a_post(tmp_path / "room", channel) as (room, post):
        calls = 20 * MANY // (50_000 if channel == "sendgrid" else 2_000)
        process = room.start(*PUBLISH, environ=SECRETS)
        killed = strike(process, lambda: post.calls >= calls, signal.SIGKILL)
        assert killed.code == -signal.SIGKILL
        ran = room.run(*PUBLISH[:-1], environ=SECRETS, timeout=10 * PATIENCE)
        people = people_in(ran)
        assert not [who for who, times in post.mailed.items() if times > 1]
        lost = {address for address, _ in journalists(MANY)} - post.mailed.keys() - post.refused
        assert len(lost) <= people["unknown"]
        assert people["sent"] + people["already_had"] <= len(post.mailed) <= MANY - len(post.refused)
        assert unknown_parts(ran)


@pytest.mark.skipif(not LONG, reason="a mail server takes minutes for them: make soak")
def test_everybody_by_a_mail_server(tmp_path: Path) -> None:
    """One in a hundred is not known there; three are put off at first; two in a hundred are refused after the mail."""
    grey = {f"j{number}@journal.example" for number in (11, 22, 33)}

    def rcpt(_server: Any, to: str) -> str | None:
        if to in grey:
            grey.discard(to)
            return "451 4.7.1 Greylisted"
        return "550 5.1.1 unknown" if is_refused(to) else None

    server = MailServer(rcpt=rcpt, end=lambda _, to: "554 5.7.1 Spam" if is_blurred(to) else None)
    with serving(server):
        room = a_newsroom(tmp_path / "room", "smtp", f'host = "127.0.0.1"\nport = {server.port}\nsecurity = "none"')
        ran, memory, seconds = weighed(room)
        people = people_in(ran)
        print(f"smtp: {people}, {memory // 1000} MB, {seconds:.1f} s of CPU")  # noqa: T201
        handed = Counter(to for _, to, _ in server.mails)
        assert max(handed.values()) == 1
        taken = sum(not is_blurred(to) for to in handed)
        assert people == {
            "sent": taken,
            "rejected": MANY // 100,
            "unknown": 0,
            "already_had": 0,
            "not_sent": MANY // 50,
        }
        assert taken == MANY - MANY // 100 - MANY // 50
        assert memory < MOST
