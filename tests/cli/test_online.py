"""`check --online`, seen from outside: every target is asked at once, nothing is sent, and each says what came of it."""

import io
from pathlib import Path

import pytest

from pressctl.channels import find
from pressctl.cli.setting import clock
from pressctl.config.loading import load
from pressctl.console.progress import watching
from pressctl.console.screen import Screen
from pressctl.desk import asking
from tests.support import faults
from tests.support.mailservers import MailServer, serving
from tests.support.newsrooms import SECRETS, Newsroom, a_list, journalists, mailgun, make, webhook
from tests.support.receivers import Receiver, ok, refusing

PLAIN = ["[targets.post]", 'channel = "smtp"', 'host = "127.0.0.1"', 'security = "none"']
PLAIN += ['from = "Presse <presse@presse.example>"', 'recipients = "list.csv"']


class Tty(io.StringIO):
    """A terminal that keeps what is written to it."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


WRONG = ok(status=401, body=b'{"message":"Invalid private key"}')


def a_newsroom(root: Path, *targets: str, timeout: int = 25) -> Newsroom:
    """Make a newsroom with these targets, and a list."""
    room = make(root, *targets, timeout=timeout)
    room.write("list.csv", a_list(journalists(2)))
    return room


def test_each_target_says_how_it_stands(tmp_path: Path) -> None:
    """Right, wrong, nobody there, not to be asked: three verdicts and no mail, message or post; exit 3 for the refusal."""
    domain = ok(b'{"domain":{"state":"active"}}')
    with (
        Receiver(domain) as good,
        Receiver(WRONG) as bad,
        refusing() as nobody,
        Receiver(WRONG) as desk,
        serving(MailServer()) as mail,
    ):
        room = a_newsroom(
            tmp_path,
            mailgun("good", good.url),
            mailgun("bad", bad.url),
            mailgun("away", nobody),
            webhook("desk", desk.url),
            "\n".join([*PLAIN, f"port = {mail.port}"]),
        )
        ran = room.run("check", "--online")
        assert ran.out.splitlines() == [
            "good (mailgun): works: the domain is active",
            "bad (mailgun): refused",
            "away (mailgun): not known",
            f"desk (webhook): not asked: somebody is there; {find('webhook').unasked}",
            "post (smtp): works: greets; no password is set",
        ]
        assert ran.code == 3, ran.err
        assert "config.toml:" in ran.err
        assert (
            'bad: answered 401: {"message":"Invalid private key"}. Check api_key (environment variable MAILGUN_KEY)'
            in ran.err
        )
        assert "advice: away: " in ran.err
        assert "Nothing was sent. Ask again later. [target-silent]" in ran.err
        assert "1 to correct, 1 to consider" in ran.err
        assert [(one.method, one.body) for one in bad.requests] == [("GET", b""), ("POST", b"")]
        assert (desk.requests, mail.mails) == ([], [])
        assert not (tmp_path / ".pressctl").exists()


def test_without_it_nobody_is_asked(tmp_path: Path) -> None:
    """`check` alone opens no connection and needs no secret."""
    with Receiver(WRONG) as place:
        room = a_newsroom(tmp_path, mailgun("list", place.url))
        assert room.run("check", environ={"MAILGUN_KEY": ""}).code == 0
        assert place.connections == 0


def test_programs_get_it_too(tmp_path: Path) -> None:
    """JSON has every target; the forges' formats have the refusals beside the target's line; a place that is optional blocks nothing."""
    with Receiver(WRONG) as place:
        room = a_newsroom(tmp_path, mailgun("list", place.url))
        ran = room.run("check", "--online", "--json")
        (target,) = ran.json()["targets"]
        assert (ran.code, target["target"], target["channel"], target["verdict"]) == (3, "list", "mailgun", "refused")
        (found,) = ran.json()["findings"]
        lines = (tmp_path / "config.toml").read_text("utf-8").splitlines()
        assert lines[found["line"] - 1] == "[targets.list]"
        assert "targets" not in room.run("check", "--json").json()
        for form, mark in (
            ("github", "::error file=config.toml"),
            ("gitlab", '"target-refused"'),
            ("junit", "<failure"),
            ("sarif", '"target-refused"'),
        ):
            assert mark in room.run("check", "--online", "--format", form).out, form
        room.write("config.toml", "\n".join(lines).replace("[targets.list]", "[targets.list]\noptional = true"))
        optional = room.run("check", "--online")
        assert (optional.code, "advice: list: answered 401" in optional.err) == (0, True)
        assert room.run("check", "--online", "--strict").code == 3


def test_a_secret_that_is_not_set_stops_only_its_own(tmp_path: Path) -> None:
    """It is said where it belongs, and the others are asked; another that is silent costs its own time alone."""
    with Receiver(ok(b'{"domain":{"state":"active"}}')) as good, Receiver(faults.silent) as mute:
        unset = mailgun("unset", good.url).replace("MAILGUN_KEY", "NOT_SET")
        room = a_newsroom(tmp_path, unset, mailgun("good", good.url), mailgun("mute", mute.url), timeout=1)
        ran = room.run("check", "--online")
        assert ran.code == 3
        assert "environment variable NOT_SET is not set" in ran.err
        assert ran.out.splitlines() == ["good (mailgun): works: the domain is active", "mute (mailgun): not known"]
        assert "did not answer within 1 s" in ran.err


def test_the_outbox_alone_can_be_written(tmp_path: Path) -> None:
    """Without a config there is one place, and it is asked like the others."""
    room = make(tmp_path)
    (tmp_path / "config.toml").unlink()
    ran = room.run("check", "--online", "releases/budget.md")
    assert ran.out == "outbox (outbox): works: can be written to\n"
    (tmp_path / "releases" / "outbox").write_text("a file")
    (tmp_path / "outbox").write_text("a file")
    again = room.run("check", "--online", "releases/budget.md")
    assert (again.code, "outbox: cannot be written to" in again.err) == (3, True)


def test_a_person_sees_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, once it takes longer than a while; the display is gone at the end."""
    monkeypatch.setattr(asking, "QUIET", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    err = Tty()
    shown = Screen(out=io.StringIO(), err=err, terminal=True, environ={}, read=str)
    with Receiver(ok(b'{"domain":{"state":"active"}}', delay=0.05)) as place, watching(shown) as progress:
        a_newsroom(tmp_path, mailgun("one", place.url), mailgun("two", place.url))
        config = load(tmp_path / "config.toml")
        asked, found = asking.ask_all(config, SECRETS, clock, progress.lazily)
    assert ([one.verdict for one in asked], found) == (["works", "works"], ())
    assert "asking 2 of 2" in err.getvalue()
