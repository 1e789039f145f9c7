"""Whatever a release says in the syntax of somebody's templates, each mailing service hands it over as it was written.

A service is played by what it does with a call: which texts it takes for templates, and what it puts into them.
"""

import base64
import json
import re
from collections.abc import Callable
from email import message_from_bytes, policy
from html import escape, unescape
from typing import Any

import httpx
import pytest

from pressctl.channels import available, find
from pressctl.merging import mark
from pressctl.model import SendMail
from tests.channels.mailgun_fake import mails_of
from tests.channels.places import a_mail, settings_of
from tests.support.builders import a_part, a_recipient, a_variant

ATTACKS = (
    "{{ name }}", "{{name}}", "{{{ name }}}", "{{var:name}}", "{{ recipient.name }}", "{{ contact.FIRSTNAME }}", "{{params.brace}}",
    "{% if x %}a{% endif %}", "{# note #}", "{{#each x}}{{/each}}", "{{ .Tx.Data.html | Safe }}", "{{ end }}", '{{ template "x" }}',
    "%recipient.name%", "%recipient.email%", "%recipient%", "%unsubscribe_url%", "%tag_unsubscribe_email%", "%%name%%", "%(name)s",
    "<% name %>", "<%asm_group_unsubscribe_raw_url%>", "[[ name ]]", "[[var:name]]", "[[UNSUB_LINK_EN]]", "[unsubscribe]", "-name-",
    "*|FNAME|*", "${name}", "#{name}", "$name", "{{{ pm:unsubscribe }}}", "{{{pm:unsubscribe_url}}}", "{{amazonSESUnsubscribeUrl}}",
    "{{{RESEND_UNSUBSCRIBE_URL}}}", "{", "}}", "{ {", "\\{{ name }}", "100 % {{", "%",
)  # fmt: skip
Read = Callable[[Any], tuple[str, str, str]]  # subject, text and HTML as the person gets them


def put_in(text: str, known: dict[str, str], pattern: str) -> str:
    """Do what a service does with a template of its own, in one pass; what it does not know is left out, as most do."""
    return re.sub(pattern, lambda found: known.get(found[1], ""), text)


def as_it_is(subject: str, text: str, html: str) -> Callable[[Any], tuple[str, str, str]]:
    """Read a call of a service that takes nothing for a template."""
    return lambda message: (message[subject], message[text], message[html])


def by_postmark(call: Any) -> tuple[str, str, str]:
    """Put Postmark's link wherever its own placeholder stands."""
    (message,) = call
    link = re.compile(r"\{\{\{ *pm:[^}]*\}\}\}")
    return message["Subject"], link.sub("LINK", message["TextBody"]), link.sub("LINK", message["HtmlBody"])


def by_brevo(call: Any) -> tuple[str, str, str]:
    """Put `params` in, and drop every field, statement and comment that is none."""
    (version,) = call["messageVersions"]
    known = {f"params.{name}": value for name, value in call["params"].items()}

    def render(text: str) -> str:
        return put_in(text, known, r"\{\{\s*([^{}]*?)\s*\}\}|\{%.*?%\}|\{#.*?#\}")

    return render(version["subject"]), render(version["textContent"]), render(version["htmlContent"])


def by_sendgrid(call: Any) -> tuple[str, str, str]:
    """Put each substitution in, wherever its tag stands."""
    (person,) = call["personalizations"]
    bodies = {one["type"]: one["value"] for one in call["content"]}
    for tag, word in person.get("substitutions", {}).items():
        bodies = {kind: text.replace(tag, word) for kind, text in bodies.items()}
    return person["subject"], bodies["text/plain"], bodies["text/html"]


def by_listmonk(call: Any) -> tuple[str, str, str]:
    """Compile what listmonk compiles (subject and plain text), and put the HTML where the manual's template has it."""
    known = {f".Tx.Data.{name}": value for name, value in call["data"].items()}
    templates = (call["subject"], call["altbody"], "{{ .Tx.Data.html | Safe }}")
    subject, text, html = (put_in(one, known, r"\{\{ *([^{}|]*?) *(?:\| *Safe *)?\}\}") for one in templates)
    return subject, text, html


def by_hand(content: bytes) -> tuple[str, str, str]:
    """Read a whole mail."""
    mail = message_from_bytes(content, policy=policy.default)
    text, html = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert text
    assert html
    return (
        str(mail["subject"]),
        text.get_content().replace("\r\n", "\n").removesuffix("\n"),
        html.get_content().replace("\r\n", "\n").removesuffix("\n"),
    )


SERVICES: dict[str, Read] = {
    "amazon_ses": lambda call: by_hand(base64.b64decode(call["Content"]["Raw"]["Data"])),
    "brevo": by_brevo,
    "listmonk": by_listmonk,
    "mailjet": lambda call: as_it_is("Subject", "TextPart", "HTMLPart")(call["Messages"][0]),
    "mailpit": as_it_is("Subject", "Text", "HTML"),
    "postmark": by_postmark,
    "resend": lambda call: as_it_is("subject", "text", "html")(call[0]),
    "sendgrid": by_sendgrid,
}


def received(name: str, subject: str, text: str, html: str, word: str) -> tuple[str, str, str]:
    """Return what one person gets, with a word of theirs in it, whose name is that word."""
    mail = a_mail(
        subject=f"{subject} {mark('name')}", text=f"{text}{mark('name')}", html=f"<p>{html}{mark('name')}</p>"
    )
    part = a_part(members=(a_recipient(name=word, fields={}),), variant=a_variant(mail=mail))
    wanted = next(find(name).deliver(part, settings_of(find(name))))
    if isinstance(wanted, SendMail):
        return by_hand(wanted.content)
    assert isinstance(wanted, httpx.Request)
    if name == "mailgun":
        (mine,) = mails_of(wanted).values()
        return mine.subject, mine.text, mine.html
    return SERVICES[name](json.loads(wanted.content))


@pytest.mark.parametrize("name", [name for name in available() if find(name).mailing])
def test_no_release_and_nobodys_name_is_a_template(name: str) -> None:
    """In the subject, the text and the HTML, by itself and amid words; a list's own words too."""
    for attack in ATTACKS:
        for written in (attack, f"Le maire : {attack}, {attack}{attack} !"):
            subject, text, html = received(name, written, written, escape(written), attack)
            expected = f"{written}{attack}"
            assert subject == f"{written} {attack}", written
            assert text.replace("\u2060", "") == expected, written
            assert unescape(html) == f"<p>{expected}</p>", written


def test_a_service_that_is_not_minded_would_be_caught() -> None:
    """Else the above would prove nothing: each of those with templates corrupts a text that is given to it as it is."""
    assert by_postmark([{"Subject": "", "TextBody": "{{{ pm:unsubscribe }}}", "HtmlBody": ""}])[1] == "LINK"
    version = {"subject": "{{ contact.X }}", "textContent": "{% if %}", "htmlContent": "{{x}}"}
    assert by_brevo({"params": {}, "messageVersions": [version]}) == ("", "", "")
    assert by_listmonk({"data": {}, "subject": "{{ x }}", "altbody": "{{ y }}"}) == ("", "", "")
