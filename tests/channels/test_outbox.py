"""The outbox channel: files a person can open, the same bytes every time."""

import json
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.channels import outbox
from pressctl.errors import Rejected
from pressctl.merging import mark
from pressctl.model import Part, Post
from tests.channels.places import ALL_BYTES, a_mail, an_attachment, files_of, people, settings_of
from tests.support.builders import a_part, a_recipient, a_variant
from tests.support.flowing import read_flowed

CHANNEL = outbox.CHANNEL


def written(part: Part) -> dict[str, bytes]:
    """Return the files of one delivery, by name."""
    return files_of(CHANNEL, part)[0]


def the_mail(**mail: Any) -> tuple[EmailMessage, bytes]:
    """Write one mail and read it as a mail program does."""
    members = mail.pop("members", ())
    raw = written(a_part(target="outbox", members=members, variant=a_variant(mail=a_mail(**mail))))
    content = next(content for path, content in raw.items() if path.endswith(".eml"))
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message, content


def part_of(message: EmailMessage, subtype: str) -> str:
    """Return the text of one alternative."""
    body = message.get_body((subtype,))
    assert isinstance(body, EmailMessage)
    content: str = body.get_content()
    return content.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("changes", "folder"),
    [
        ({}, "outbox/narcotrafic/r1/fr/"),
        ({"edition": 3, "language": "pt-BR"}, "outbox/narcotrafic/r3/pt-BR/"),
        ({"edition": "kill"}, "outbox/narcotrafic/kill/fr/"),
        ({"variant": a_variant(notice="test")}, "outbox/narcotrafic/test/fr/"),
        ({"target": "proofs"}, "outbox/narcotrafic/r1/proofs/fr/"),
        ({"release": "../../etc/passwd"}, "outbox/-..-etc-passwd/r1/fr/"),
        ({"release": "..", "language": "a/b\\c\x00"}, "outbox/-/r1/a-b-c-/"),
    ],
)
def test_where_it_writes(changes: dict[str, Any], folder: str) -> None:
    """One folder per release, revision and language, never outside outbox/; the receipt names it."""
    files, receipt = files_of(CHANNEL, a_part(**({"target": "outbox"} | changes)))
    assert sorted(files) == [folder + name for name in ("mail.eml", "webhook.json", "x.txt")]
    assert receipt.url == folder
    assert not any(step in {"", ".", ".."} for path in files for step in path.split("/"))


def test_the_mail_is_one_that_programs_open() -> None:
    """RFC 5322 and 2046: both alternatives, the text first, CRLF, short lines, every header once."""
    message, content = the_mail(
        subject="Durain : « Les maires »",
        html="<p>é « ! »</p>",
        text="é « ! »\n.\nFrom x  \ny\n> z\n  code\n-- \nFin\n",
    )
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert not message.defects
    assert not any(part.defects for part in message.walk())
    assert (message["subject"], message["content-language"]) == ("Durain : « Les maires »", "fr")
    assert str(message["from"]) == "Presse <presse@example.org>"
    assert (message["reply-to"], message["to"]) == ("presse@example.org", "undisclosed-recipients:;")
    assert message["date"] == "Wed, 06 Nov 2024 11:00:00 +0000"
    assert message["message-id"] == "<6f2c3f2e-8f0b-5d3a-9a57-6c6d3bd8f001.1@example.org>"
    (plain, _) = message.iter_parts()
    assert plain["content-type"] == 'text/plain; charset="utf-8"; format="flowed"; delsp="yes"'
    # What begins with a space, or as a mailbox's next mail does, has one more on its way (RFC 3676 section 4.4).
    assert part_of(message, "plain") == "é « ! »\n.\n From x  \ny\n> z\n   code\n-- \nFin\n"
    assert read_flowed(part_of(message, "plain")) == "é « ! »\n.\nFrom x y\n> z\n  code\n-- \nFin"
    assert content.isascii()
    assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")
    assert max(map(len, content.split(b"\r\n"))) <= 78
    assert len(message.keys()) == len({name.lower() for name in message.keys()})  # noqa: SIM118  (a Message is no dict)


def test_the_same_release_is_the_same_bytes() -> None:
    """Written again, nothing changes: neither a boundary nor a date is made up."""
    part = a_part()
    assert files_of(CHANNEL, part) == files_of(CHANNEL, part)


@given(st.text(max_size=400))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    """Typography, no-break spaces and emoji survive, and no text ends a part or a header."""
    key = a_part().key
    drawn = "".join(char for char in text if char.isprintable() or char in "\n\u202f\u00a0")
    body = f"a{drawn}\n--=_{key}--\n--=_{key}\n--{key}\n\nend"
    subject = drawn.replace("\n", " ").strip(" ")
    message, _ = the_mail(text=body, html=f"<p>{body}</p>", subject=subject)
    arrived = [
        line[line.startswith((" From ", "  ")) :] for line in part_of(message, "plain").removesuffix("\n").split("\n")
    ]
    assert [line.removeprefix(" ") for line in arrived] == [line.removeprefix(" ") for line in body.split("\n")]
    assert part_of(message, "html").removesuffix("\n") == f"<p>{body}</p>"
    assert len(list(message.iter_parts())) == 2
    assert (message["subject"] or "") == subject
    assert "bcc" not in message


@pytest.mark.parametrize(
    "subject",
    [
        "=?utf-8?q?forged?=",
        "Les maires " * 12,
        "a" * 300,
        "\u202f»",
        "x\r\nBcc: y@example.org",
        "é\nBcc: y@example.org",
    ],
)
def test_a_subject_is_words_and_nothing_else(subject: str) -> None:
    """What looks like an encoded word is not decoded, long ones are folded, none adds a header."""
    message, content = the_mail(subject=subject)
    assert message["subject"].strip(" ") == subject.replace("\r\n", " ").replace("\n", " ").strip(" ")
    assert message["bcc"] is None
    assert max(map(len, content.split(b"\r\n"))) <= 78


@pytest.mark.parametrize(
    ("sender", "name", "address"),
    [
        ("presse@example.org", "", "presse@example.org"),
        ('"Durain, le sénateur" <presse@example.org>', "Durain, le sénateur", "presse@example.org"),
        ('"Press, the \\"office\\"" <presse@example.org>', 'Press, the "office"', "presse@example.org"),
        ("Groupe " + "é" * 60 + " <presse@example.org>", "Groupe " + "é" * 60, "presse@example.org"),
        ("", "pressctl", "outbox@pressctl.invalid"),
    ],
)
def test_the_sender_is_as_configured(sender: str, name: str, address: str) -> None:
    """Names with commas, quotes and accents; without one the file is still a mail."""
    _, content = the_mail(sender=sender)
    # Read by the older API: the newer one puts a space between two encoded words of a name (RFC 2047 section 6.2).
    phrase, found = parseaddr(message_from_bytes(content)["from"])
    assert (str(make_header(decode_header(phrase))), found) == (name, address)
    assert max(map(len, content.split(b"\r\n"))) <= 78


@pytest.mark.parametrize("field", ["sender", "reply_to"])
def test_what_is_no_address_is_refused(field: str) -> None:
    """Rather than written into a header."""
    with pytest.raises(Rejected, match="must be addresses"):
        the_mail(**{field: "Presse, example.org"})


def test_nobodys_words_are_left_out() -> None:
    """A mail to nobody greets nobody, and offers no unsubscribe address of nobody."""
    message, _ = the_mail(unsubscribe=f"https://example.org/u?m={mark('email')}", text=f"{mark('greeting')}\n\nTexte.")
    assert part_of(message, "plain").startswith("Texte.")
    message, _ = the_mail(text=f"*** ESSAI ***\n\n{mark('greeting')}\n\nTexte.")
    assert part_of(message, "plain").startswith("*** ESSAI ***\n\nTexte.")
    assert message["list-unsubscribe"] is None


def test_people_get_a_file_each() -> None:
    """Where there are members each mail is theirs alone."""
    part = a_part(target="outbox", members=people(2), variant=a_variant(mail=a_mail()))
    mails = {path: content for path, content in written(part).items() if path.endswith(".eml")}
    assert [path.rpartition("/")[2] for path in mails] == ["mail-1.eml", "mail-2.eml"]
    read = [message_from_bytes(content, policy=policy.default) for content in mails.values()]
    assert [message["to"] for message in read] == ["p0@journal.example", "p1@journal.example"]
    assert len({message["message-id"] for message in read}) == 2


def test_a_long_unsubscribe_address_stays_readable() -> None:
    """An address is never encoded as words, however long it is."""
    link = f"https://example.org/{'u' * 150}?m={mark('email')}"
    message, content = the_mail(unsubscribe=link, members=(a_recipient(),))
    address = f"<https://example.org/{'u' * 150}?m=zoe%40journal.example>"
    assert (
        f"\r\nList-Unsubscribe: {address},\r\n <mailto:presse@example.org?subject=unsubscribe>\r\n".encode() in content
    )
    assert message["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"


def test_a_list_has_a_name_to_sort_by() -> None:
    """RFC 2919; a mail that was frozen before there was one has no such header."""
    message, _ = the_mail(list_id="<groupe-exemple.presse.example.org>")
    assert message["list-id"] == "<groupe-exemple.presse.example.org>"
    assert the_mail()[0]["list-id"] is None


def test_posts_are_texts() -> None:
    """One file per network, numbered where a thread has several, exactly as posted."""
    posts = (
        Post(network="x", text="Un ! 😀", length=6, limit=280, number=1, total=2),
        Post(network="x", text="Deux\nlignes", length=11, limit=280, number=2, total=2),
        Post(network="bluesky", text="Seul", length=4, limit=300),
    )
    files = written(a_part(target="outbox", variant=a_variant(mail=None, posts=posts, data="")))
    assert {path.rpartition("/")[2]: content.decode() for path, content in files.items()} == {
        "x-1.txt": "Un ! 😀\n",
        "x-2.txt": "Deux\nlignes\n",
        "bluesky.txt": "Seul\n",
    }


def test_the_webhook_document_is_whole() -> None:
    """Type, time and data, laid out for a person, without escapes."""
    data = json.dumps({"headline": "Durain : « ! »"})
    files = written(a_part(target="outbox", variant=a_variant(notice="correction", data=data)))
    content = files["outbox/narcotrafic/r1/fr/webhook.json"].decode()
    assert json.loads(content) == {
        "type": "release.corrected",
        "timestamp": "2024-11-06T11:00:00Z",
        "data": {"headline": "Durain : « ! »"},
    }
    assert '\n    "headline": "Durain : « ! »"\n' in content


def test_nothing_rendered_is_nothing_written() -> None:
    """An empty variant is a failure, not an empty folder."""
    flow = CHANNEL.deliver(a_part(variant=a_variant(mail=None, posts=(), data="")), settings_of(CHANNEL))
    with pytest.raises(Rejected, match="nothing was rendered"):
        next(flow)


def test_what_it_declares() -> None:
    """It takes every form, may be repeated for ever, and mails nobody."""
    assert CHANNEL.takes == {"mail", "posts", "chats", "data"}
    assert (CHANNEL.drops_repeats(None), CHANNEL.window, CHANNEL.mailing) == (True, None, False)


def test_a_mail_with_files_opens_with_them() -> None:
    """The text as ever, and each file to the byte under its name; the lines stay short."""
    mail = a_mail(attachments=(an_attachment(), an_attachment(b"%PDF-", name="dossier.pdf", type="application/pdf")))
    files = {an_attachment().sha256: ALL_BYTES, an_attachment(b"%PDF-").sha256: b"%PDF-"}
    raw = written(a_part(target="outbox", variant=a_variant(mail=mail), files=files))
    content = next(content for path, content in raw.items() if path.endswith(".eml"))
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert message.get_content_type() == "multipart/mixed"
    assert "Texte." in part_of(message, "plain")
    attached = {one.get_filename(): (one.get_content_type(), one.get_content()) for one in message.iter_attachments()}
    assert attached == {"maire.jpg": ("image/jpeg", ALL_BYTES), "dossier.pdf": ("application/pdf", b"%PDF-")}
    assert not any(part.defects for part in message.walk())
    assert max(map(len, content.split(b"\r\n"))) <= 78
