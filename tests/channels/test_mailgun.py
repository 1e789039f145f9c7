"""The mailgun channel, against a fake that puts variables in as Mailgun does."""

import base64
import json
import re
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlencode

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pressctl.channels import mailgun
from pressctl.errors import Rejected, Uncertain, Unreachable
from pressctl.merging import fields_of, fill_html, fill_text, mark
from pressctl.model import Mail, Part, Recipient, Secret
from tests.channels.mailgun_fake import Received, fields_and_files, form_of, mails_of
from tests.channels.places import ALL_BYTES, a_mail, an_attachment, outcome_of, people, request_of, settings_of
from tests.support.builders import a_part, a_recipient, a_variant

CHANNEL = mailgun.CHANNEL


def a_mailing(members: tuple[Recipient, ...] | None = None, **mail: Any) -> Part:
    """Build a part with one mail."""
    return a_part(members=people(2) if members is None else members, variant=a_variant(mail=a_mail(**mail)))


def sent(part: Part) -> dict[str, Received]:
    """Return what each person gets."""
    return mails_of(request_of(CHANNEL, part))


def test_the_request() -> None:
    """The documented call: path, credential, form, no tracking, the key to search for."""
    part = a_mailing()
    request = request_of(CHANNEL, part, settings_of(CHANNEL, api_key=Secret("key-12345678")))
    assert (request.method, str(request.url)) == ("POST", "https://api.mailgun.net/v3/mg.example.org/messages")
    scheme, _, credential = request.headers["authorization"].partition(" ")
    assert (scheme, base64.b64decode(credential)) == ("Basic", b"api:key-12345678")
    form = form_of(request)
    assert form["from"] == ["Presse <presse@example.org>"]
    assert form["o:tracking"] == ["no"]
    assert form["h:Reply-To"] == ["presse@example.org"]
    assert form["v:pressctl-key"] == [part.key]
    # 16 KB for all options, headers and variables of a call (Mailgun's API reference).
    assert sum(len(name) + len(values[0]) for name, values in form.items() if name[1] == ":") < 2_000


def test_the_eu_has_an_address_of_its_own() -> None:
    """A region is a base_url."""
    request = request_of(CHANNEL, a_mailing(), settings_of(CHANNEL, base_url="https://api.eu.mailgun.net"))
    assert str(request.url) == "https://api.eu.mailgun.net/v3/mg.example.org/messages"


def test_a_thousand_people_each_get_one_mail_of_their_own() -> None:
    """Nobody sees another address, each is greeted by their own words, nobody is left out or doubled."""
    members = people(1000)
    request = request_of(CHANNEL, a_mailing(members))
    assert len(form_of(request)["to"]) == 1000
    received = mails_of(request)
    assert list(received) == [member.email for member in members]
    for number, (address, mail) in enumerate(received.items()):
        assert mail.to == (address,)
        assert mail.text.startswith(f"Bonjour N{number},\n")
        assert f"<p>Bonjour N{number},</p>" in mail.html


def test_one_person_per_message_even_when_nothing_is_personal() -> None:
    """A mail without merge fields shows no list either; so does a batch of one."""
    for members in (people(3), people(1)):
        received = sent(a_mailing(members, text="Texte.", html="<p>Texte.</p>"))
        assert [mail.to for mail in received.values()] == [(member.email,) for member in members]


@pytest.mark.parametrize(
    "word",
    [
        "O'Brien & <Söhne>",
        'Z"oé',
        "back\\slash",
        "100 %",
        "%recipient.email%",
        "%unsubscribe_url%",
        "\u202fx\u00a0y",
        "&amp;",
    ],
)
def test_a_persons_words_arrive_as_they_are(word: str) -> None:
    """Escaped in HTML, plain in text and subject, whatever is in a list."""
    member = a_recipient(fields={"outlet": word})
    part = a_mailing((member,), subject=mark("outlet"), text=mark("outlet"), html=f"<p>{mark('outlet')}</p>")
    (received,) = sent(part).values()
    assert (received.subject, received.text) == (word, word)
    assert unescape(received.html) == f"<p>{word}</p>"
    assert "<Söhne>" not in received.html


def test_variables_are_not_escaped_for_nothing() -> None:
    """Mailgun was seen to leave the escapes of JSON in a mail, so only what must be escaped is."""
    member = a_recipient(fields={"outlet": "Café & Cie"})
    part = a_mailing((member,), text=mark("outlet"))
    assert "\\u" not in form_of(request_of(CHANNEL, part))["recipient-variables"][0]


def test_what_a_list_lacks_is_left_empty() -> None:
    """A mark never reaches a reader."""
    (received,) = sent(a_mailing(people(1), text=f"[{mark('title')}]", html=f"[{mark('title')}]")).values()
    assert (received.text, received.html) == ("[]", "[]")


MAILGUN_WORDS = [
    "%recipient.email%",
    "%recipient.greeting%",
    "%recipient.email%recipient.greeting%",
    "%recipient.html_greeting%",
    "%recipient.text_verbatim_1%",
    "%recipient.text_verbatim_2%",
    "%recipient%",
    "%recipient_email%",
    "%recipient_name%",
    "%unsubscribe_url%",
    "%tag_unsubscribe_url%",
    "%mailing_list_unsubscribe_url%",
    "%unsubscribe_email%",
]
# What stands beside them in releases: percentages, encoded addresses, marks.
AROUND = [
    "",
    " ",
    "%",
    "50 % des maires",
    "100%",
    "https://example.org/caf%C3%A9%20",
    "%20",
    "recipient.email%",
    "é",
    "\n",
]


def as_written(mail: Mail, member: Recipient) -> tuple[str, str, str]:
    """Return what a person should read."""
    fields = fields_of(member, mail)
    return fill_text(mail.subject, fields), fill_text(mail.text, fields), unescape(fill_html(mail.html, fields))


@given(st.lists(st.sampled_from([*MAILGUN_WORDS, *AROUND, mark("greeting"), mark("outlet")]), max_size=8))
def test_a_release_about_mailgun_arrives_as_written(pieces: list[str]) -> None:
    """Mailgun's own syntax in a release is text, in subject, text and HTML."""
    text = "".join(pieces)
    member = a_recipient(fields={"greeting": "Bonjour %recipient.email%", "outlet": "100%"})
    part = a_mailing((member,), subject=text.replace("\n", " "), text=text, html=f'<p title="{text}">{text}</p>')
    (received,) = sent(part).values()
    mail = part.variant.mail
    assert mail is not None
    assert (received.subject, received.text, unescape(received.html)) == as_written(mail, member)


@pytest.mark.parametrize("word", MAILGUN_WORDS)
def test_nor_is_it_replaced_by_a_reader_that_goes_name_by_name(word: str) -> None:
    """In HTML no pass of any kind finds a variable; in text a pass over the names, in their order, finds none."""
    member = a_recipient(fields={"greeting": "Bonjour"})
    part = a_mailing((member,), text=f"{mark('greeting')} {word} {word}", html=f"{mark('greeting')} {word}")
    form = form_of(request_of(CHANNEL, part))
    text, html = form["text"][0], form["html"][0]
    for name, value in json.loads(form["recipient-variables"][0])[member.email].items():
        text = text.replace(f"%recipient.{name}%", value)
        html = html.replace(f"%recipient.{name}%", value)
    assert text == f"Bonjour {word} {word}"
    assert not re.search(r"%[a-z_.0-9]+%", html)
    assert unescape(html) == f"Bonjour {word}"


def test_ordinary_percentages_are_left_alone() -> None:
    """Neither a style sheet, nor an encoded address, nor "50 %" needs a vendor's help to arrive."""
    html = '<style>td{width:100%;height:50%}</style><a href="https://example.org/caf%C3%A9%20x">50 %</a>'
    form = form_of(request_of(CHANNEL, a_mailing(text="50 % et 100% : caf%C3%A9%20", html=html)))
    assert form["html"] == [html]
    assert form["text"] == ["50 % et 100% : caf%C3%A9%20"]


def test_columns_named_like_our_own_variables_do_not_mix() -> None:
    """A list may have any columns."""
    names = ["name", "html_name", "text_name", "text_html_name", "html_html_name", "text_verbatim_1", "email"]
    member = a_recipient(fields={name: f"<{name}>" for name in names})
    marks = " ".join(mark(name) for name in names) + " %unsubscribe_url%"
    (received,) = sent(a_mailing((member,), text=marks, html=marks)).values()
    expected = " ".join([*(f"<{name}>" for name in names[:-1]), member.email]) + " %unsubscribe_url%"
    assert received.text == unescape(received.html) == expected


def test_each_person_can_unsubscribe_with_one_click() -> None:
    """RFC 8058, with an address of their own in the header, the text and the HTML."""
    unsubscribe = f"https://example.org/u?m={mark('email')}&l=fr"
    members = (a_recipient(email="zoe+press@journal.example"), a_recipient(email="al@journal.example"))
    link = mark("unsubscribe")
    received = sent(a_mailing(members, unsubscribe=unsubscribe, text=link, html=f'<a href="{link}">x</a>'))
    for address, mail in received.items():
        own = f"https://example.org/u?m={address.replace('+', '%2B').replace('@', '%40')}&l=fr"
        assert mail.headers["List-Unsubscribe"] == f"<{own}>, <mailto:presse@example.org?subject=unsubscribe>"
        assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert mail.text == own
        assert unescape(mail.html) == f'<a href="{own}">x</a>'


@pytest.mark.parametrize(
    ("unsubscribe", "names"),
    [
        ("", set()),
        ("http://example.org/u", set()),
        ("mailto:stop@example.org", {"List-Unsubscribe"}),
        ("HTTPS://example.org/u", {"List-Unsubscribe", "List-Unsubscribe-Post"}),
    ],
)
def test_one_click_needs_https(unsubscribe: str, names: set[str]) -> None:
    """Other addresses are offered only as far as the standards go."""
    (received,) = sent(a_mailing(people(1), unsubscribe=unsubscribe)).values()
    assert received.headers.keys() - {"Reply-To"} == names


def test_a_list_has_a_name_to_sort_by() -> None:
    """RFC 2919; a mail that was frozen before there was one has no such header."""
    (received,) = sent(a_mailing(people(1), list_id="<groupe-exemple.presse.example.org>")).values()
    assert received.headers["List-Id"] == "<groupe-exemple.presse.example.org>"


def test_a_mailing_without_reply_to_sends_no_empty_header() -> None:
    """An empty setting is no header."""
    assert "h:Reply-To" not in form_of(request_of(CHANNEL, a_mailing(reply_to="")))


@pytest.mark.parametrize(
    ("body", "seconds"),
    [
        (b"Domain mg.example.org is not allowed: request limit exceeded, try again after 12 seconds", 12.0),
        (b'{"message":"recipient limit exceeded, try again after 1 second"}', 1.0),
        (b"slow down", None),
    ],
)
def test_the_wait_stands_in_the_body(body: bytes, seconds: float | None) -> None:
    """Mailgun says it in words; a header goes first."""
    with pytest.raises(Unreachable) as caught:
        outcome_of(CHANNEL, httpx.Response(429, content=body))
    assert caught.value.retry_after == seconds
    with pytest.raises(Unreachable) as caught:
        outcome_of(CHANNEL, httpx.Response(429, content=body, headers={"retry-after": "90"}))
    assert caught.value.retry_after == 90.0


def test_mailguns_greeting_is_not_a_success() -> None:
    """A wrong path answers 200, and nothing was sent."""
    with pytest.raises(Rejected, match="greeting") as caught:
        outcome_of(CHANNEL, httpx.Response(200, content=b"Mailgun Magnificent API"))
    assert "base_url" in caught.value.hint


@pytest.mark.parametrize("body", [b"{}", b'{"id": 7}', b'{"id": ""}', b'{"message": "Queued."}'])
def test_a_success_without_an_id_proves_nothing(body: bytes) -> None:
    """The id is the only proof Mailgun gives."""
    with pytest.raises(Uncertain, match="without an id") as caught:
        outcome_of(CHANNEL, httpx.Response(200, content=body))
    assert "pressctl resolve" in caught.value.hint


def test_a_cut_success_proves_nothing() -> None:
    """Half an answer has no id one can trust."""
    with pytest.raises(Uncertain, match="cut short"):
        outcome_of(CHANNEL, httpx.Response(200, content=b'{"id": "<1@x>"}', extensions={"cut": True}))


@pytest.mark.parametrize(
    ("status", "body", "hint"),
    [
        (401, b"Forbidden", "credential"),
        (404, b'{"message":"Domain not found: mg.example.org"}', "api.eu.mailgun.net"),
        (400, b"from parameter is not a valid address", "Change what Mailgun objects to"),
    ],
)
def test_refusals_say_what_to_do_at_mailgun(status: int, body: bytes, hint: str) -> None:
    """The usual mistakes are named."""
    with pytest.raises(Rejected) as caught:
        outcome_of(CHANNEL, httpx.Response(status, content=body))
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"domain": "https://mg.example.org"}, "domain"),
        ({"domain": "mg.example.org/../x"}, "domain"),
        ({"domain": ""}, "domain"),
        ({"base_url": "https://api.mailgun.net/v3"}, "/v3"),
        ({"base_url": "https://api.mailgun.net/?x=1"}, '"?"'),
        ({"base_url": "https://api:key@api.mailgun.net"}, "user name or password"),
        ({"api_key": Secret("line\nbreak")}, "api_key"),
        ({"api_key": Secret("")}, "api_key"),
    ],
)
def test_bad_settings_are_complained_about(changes: dict[str, Any], complaint: str) -> None:
    """Before a run, and at the latest before a request is built."""
    bad = settings_of(CHANNEL, **changes)
    (found,) = mailgun.check(bad)
    assert complaint in found
    with pytest.raises(Rejected):
        request_of(CHANNEL, a_mailing(), bad)


def test_an_unrendered_mail_is_never_sent() -> None:
    """A part without a mail has nothing to send."""
    with pytest.raises(Rejected, match="nothing was rendered"):
        request_of(CHANNEL, a_part(members=people(1), variant=a_variant(mail=None)))


def test_what_it_declares() -> None:
    """Blind, and at most what one call takes."""
    assert (CHANNEL.batch, CHANNEL.repeats, CHANNEL.mailing) == (1000, "blind", True)


# Attachments


def a_mailing_with(*contents: bytes, members: tuple[Recipient, ...] = people(2)) -> Part:
    """Build a part whose mail brings files along."""
    attachments = tuple(an_attachment(content, name=f"photo-{n}.jpg") for n, content in enumerate(contents))
    files = {one.sha256: content for one, content in zip(attachments, contents, strict=True)}
    return replace(a_mailing(members, attachments=attachments), files=files)


def test_files_go_along_to_the_byte_once_a_call() -> None:
    """Multipart, as its reader takes it: a thousand people in one field, and their variables as ever."""
    part = a_mailing_with(ALL_BYTES, b"%PDF-", members=people(1000))
    request = request_of(CHANNEL, part)
    fields, files = fields_and_files(request)
    assert files == {"photo-0.jpg": ("image/jpeg", ALL_BYTES), "photo-1.jpg": ("image/jpeg", b"%PDF-")}
    plain = form_of(request_of(CHANNEL, a_mailing(people(1000))))
    assert fields.pop("to") == [", ".join(plain.pop("to"))]
    assert fields == plain
    assert request.content.count(ALL_BYTES) == 1
    assert request_of(CHANNEL, part).content == request.content


def test_a_file_cannot_end_the_form() -> None:
    """Even one that was made for it: the boundary is in no part."""
    hostile = f'--pressctl-{a_part().key}--\r\nContent-Disposition: form-data; name="to"\r\n\r\nx@y.example'.encode()
    fields, files = fields_and_files(request_of(CHANNEL, a_mailing_with(hostile)))
    assert files["photo-0.jpg"][1] == hostile
    assert fields["to"] == ["p0@journal.example, p1@journal.example"]


@given(st.text(st.characters(), max_size=40))
def test_a_form_is_written_as_the_standard_library_writes_one(text: str) -> None:
    """To the byte, whatever stands in it; half a character of a pair (a surrogate) too."""
    content = request_of(CHANNEL, a_mailing(text=text)).content
    fields = parse_qsl(content.decode(), keep_blank_values=True, strict_parsing=True)
    assert content == urlencode(fields).encode()
    if "%" not in text:
        assert dict(fields)["text"] == text.encode("utf-8", "replace").decode()
