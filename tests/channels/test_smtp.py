"""The smtp channel: what a mail server's replies mean for one person's mail."""

from email import message_from_bytes, policy
from typing import Any

import pytest
from hypothesis import given

from pressctl.channels import smtp
from pressctl.errors import Rejected, Unreachable
from pressctl.model import MailServer, Part, Receipt, Reference, Reply, Secret, SendMail, Step
from tests.channels.places import SIGNING, a_mail, an_attachment, part_for, people, receipt_after, settings_of
from tests.channels.test_conformance import hostile_parts
from tests.support.builders import a_part, a_variant

CHANNEL = smtp.CHANNEL


def asked(part: Part | None = None, **settings: Any) -> SendMail:
    """Return what the channel wants to have handed in."""
    wanted = next(CHANNEL.deliver(part or part_for(CHANNEL), settings_of(CHANNEL, **settings)))
    assert isinstance(wanted, SendMail)
    return wanted


def after(step: Step, code: int, text: str = "") -> Receipt:
    """Return what the channel makes of a reply."""
    flow = CHANNEL.deliver(part_for(CHANNEL), settings_of(CHANNEL))
    next(flow)
    return receipt_after(flow, Reply(step=step, code=code, text=text))


def test_the_mail() -> None:
    """One person's, called by the key, to a server whose password only the transport sees."""
    part = part_for(CHANNEL)
    wanted = asked(part)
    assert wanted.server == MailServer(
        host="smtp.example.org", port=587, security="starttls", user="press@example.org", password=Secret(SIGNING)
    )
    assert (wanted.sender, wanted.to) == ("presse@example.org", "p0@journal.example")
    mail = message_from_bytes(wanted.content, policy=policy.default)
    assert mail["to"] == "p0@journal.example"
    assert mail["message-id"] == f"<{part.key}.1@example.org>"
    body = mail.get_body(("plain",))
    assert body
    assert body.get_content() == "Bonjour N0,\r\n\r\nTexte.\r\n"
    assert SIGNING not in repr(wanted)


def test_files_go_along() -> None:
    """Each byte of them, beside the text."""
    file = an_attachment()
    part = a_part(
        members=people(1),
        variant=a_variant(mail=a_mail(attachments=(file,))),
        files={file.sha256: bytes(range(256)) * 40 + b"\r\n--\r\n"},
    )
    mail = message_from_bytes(asked(part).content, policy=policy.default)
    assert [one.get_content() for one in mail.iter_attachments()] == [part.enclosed[0][1]]


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_each_way_has_its_port(security: str, port: int) -> None:
    """RFC 8314 and RFC 6409; another one can be named."""
    login: dict[str, Any] = {} if security != "none" else {"user": "", "password": None}
    assert asked(security=security, **login).server.port == port
    assert asked(security=security, port=2525, **login).server.port == 2525


def test_bounces_go_where_they_are_wanted() -> None:
    """The envelope has another sender than the mail."""
    assert asked(bounces="bounces@example.org").sender == "bounces@example.org"


def test_what_is_taken_is_known_by_its_name() -> None:
    """Which a server's log can be searched for."""
    assert after("message", 250, "2.0.0 Ok: queued as 4XyZ") == Receipt(id=f"{part_for(CHANNEL).key}.1@example.org")


@pytest.mark.parametrize("text", ["5.1.1 unknown user", "5.1.2 bad domain", "5.1.10 null MX", "5.2.1 disabled"])
def test_a_person_who_is_not_there_is_counted(text: str) -> None:
    """By the server's own, unmistakable word; the others are not concerned."""
    assert after("recipient", 550, text).rejected == ("p0@journal.example",)


@pytest.mark.parametrize(
    ("step", "code", "text"),
    [
        ("greeting", 554, "no"),
        ("tls", 0, "offers no STARTTLS"),
        ("tls", 502, "no"),
        ("login", 535, "5.7.8 no"),
        ("login", 0, "offers no login"),
        ("sender", 553, "5.7.1 not yours"),
        ("sender", 550, "5.1.1 that is the sender"),
        ("recipient", 550, "relay not permitted"),
        ("recipient", 554, "5.7.1 Relay access denied"),
        ("recipient", 550, "5.1.17 what is that"),
        ("message", 552, "5.3.4 too large"),
        ("message", 0, "takes 1,000 bytes a mail at most"),
        ("message", 354, "go on"),
        ("sender", 250, "out of place"),
    ],
)
def test_a_refusal_is_a_failure(step: Step, code: int, text: str) -> None:
    """Whatever is not clearly this person's address: somebody has to change something, and is told what."""
    with pytest.raises(Rejected) as caught:
        after(step, code, text)
    assert caught.value.status_code == (code or None)
    assert text in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("step", ["greeting", "login", "sender", "recipient", "message"])
@pytest.mark.parametrize("code", [421, 451])
def test_not_now_is_tried_again(step: Step, code: int) -> None:
    """Greylisting, a full disk, too many connections: nothing was taken."""
    with pytest.raises(Unreachable, match=str(code)) as caught:
        after(step, code, "4.7.1 come back later\x1b[2J")
    assert caught.value.worth_retrying
    assert caught.value.message.isprintable()


@given(hostile_parts())
def test_no_text_ends_a_line_or_a_mail(drawn: dict[str, Any]) -> None:
    """Neither a release nor a list adds a header, nor smuggles a second mail in (CVE-2023-51764): every line ends in CRLF."""
    part = part_for(CHANNEL, variant=a_variant(mail=drawn["mail"]), members=(drawn["member"],))
    try:
        content = asked(part).content
    except Rejected:  # such a sender is nobody's
        return
    assert content.isascii()
    assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")
    assert b"\r\n.\r\n" not in content
    assert max(map(len, content.split(b"\r\n"))) <= 998
    names = [name.lower() for name, _ in message_from_bytes(content).items()]
    assert "bcc" not in names
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ({"host": "smtp.example.org:587"}, "host"),
        ({"host": "https://smtp.example.org"}, "host"),
        ({"host": ""}, "host"),
        ({"host": "2130706433"}, "host"),
        ({"port": 70_000}, "port"),
        ({"port": -1}, "port"),
        ({"user": "a\r\nRSET"}, "user"),
        ({"security": "none"}, "security"),
        ({"bounces": "Bounces <b@example.org>"}, "bounces"),
    ],
)
def test_settings_that_will_not_do(settings: dict[str, Any], key: str) -> None:
    """Are told before anything is sent, by the key they stand at; also before the password was read."""
    (complaint,) = smtp.check(settings_of(CHANNEL, **settings))
    assert complaint.startswith(key)
    unread = {"password": Reference(env="X")} | settings
    assert smtp.check(settings_of(CHANNEL, **unread)) == [complaint]


def test_a_relay_of_ones_own_wants_no_login() -> None:
    """On port 25 of one's own network, by name or by address."""
    for host in ("relay", "10.0.0.25", "::1", "xn--lve-6lad.example"):
        assert not smtp.check(smtp.Settings(host=host, security="none"))
