"""A recipient's own words in a mail."""

import string
from html import escape
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.merging import (
    Letter,
    fields_of,
    fill_html,
    fill_text,
    fill_url,
    list_unsubscribe,
    mailbox,
    mark,
    marked,
    one_line,
    substitute,
)
from pressctl.model import Mail
from tests.support.builders import a_recipient

names = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
words = st.text(max_size=30)
without_marks = st.text(st.characters(codec="utf-8", exclude_characters="\ufdd0\ufdd1"), max_size=40)


@given(st.lists(without_marks, min_size=1, max_size=4), names, words)
def test_a_word_goes_exactly_where_its_mark_is(pieces: list[str], name: str, word: str) -> None:
    """Nothing else changes; in HTML it is text, in text it is itself."""
    template = mark(name).join(pieces)
    assert fill_text(template, {name: word}) == one_line(word).join(pieces)
    assert substitute(template, lambda _: "") == "".join(pieces)
    assert fill_html(template, {name: word}) == escape(one_line(word), quote=True).join(pieces)
    assert marked(template) == ({name} if len(pieces) > 1 else set())


@given(words)
def test_a_word_is_one_line(word: str) -> None:
    """It can neither end a header nor forge a paragraph, and keeps its no-break spaces."""
    assert len(one_line(word).splitlines()) <= 1
    assert one_line(word).count("\u202f") == word.count("\u202f")
    assert fill_text(mark("a"), {"a": f"\u00a0{word}"}).startswith("\u00a0")


def test_what_a_person_lacks_is_empty() -> None:
    """A mark never reaches a reader."""
    assert fill_text(f"[{mark('title')}]", {}) == fill_html(f"[{mark('title')}]", {}) == "[]"


def test_a_word_is_not_looked_into_for_marks() -> None:
    """A list cannot ask for another field."""
    assert fill_text(mark("a"), {"a": mark("b"), "b": "secret"}) == mark("b")


def a_mail(**changes: Any) -> Mail:
    """Build a mail of which only the addresses matter."""
    return Mail(**({"subject": "", "preheader": "", "html": "", "text": ""} | changes))


def test_everything_a_mark_may_ask_for() -> None:
    """A person's own columns, and the four that are always there."""
    member = a_recipient(name="Zoé", fields={"outlet": "Le Journal", "greeting": "Bonjour Zoé,"})
    assert fields_of(member, a_mail(unsubscribe=f"https://example.org/u?m={mark('email')}")) == {
        "name": "Zoé",
        "greeting": "Bonjour Zoé,",
        "outlet": "Le Journal",
        "email": "zoe@journal.example",
        "unsubscribe": "https://example.org/u?m=zoe%40journal.example",
    }


def test_a_column_is_not_trusted_with_an_address_we_offer() -> None:
    """`email` is the identity, and `unsubscribe` comes from the target."""
    member = a_recipient(fields={"email": "other@x.example", "unsubscribe": "javascript:alert(1)", "name": "Z"})
    fields = fields_of(member, a_mail())
    assert (fields["email"], fields["unsubscribe"], fields["name"]) == ("zoe@journal.example", "", "Z")


ALLOWED = set(string.ascii_letters + string.digits + "-._~:/?#[]@!$&'()*+,;=%")


@given(words, words)
def test_an_address_stays_one_whatever_is_put_in(template: str, word: str) -> None:
    """RFC 3986's characters only: no space, no bracket, no line break."""
    filled = fill_url(f"https://example.org/{template}?m={mark('x')}", {"x": word})
    assert set(filled) <= ALLOWED
    value = filled.rpartition("?m=")[2]
    assert not set(value) & set("/?#[]@!$&'()*+,;=:")


@given(words | st.emails())
def test_a_word_in_an_address_is_encoded_as_everybody_reads_it(word: str) -> None:
    """All but RFC 3986's unreserved characters, a plain mail address too."""
    filled = fill_url(f"https://example.org/é?m={mark('x')}", {"x": word})
    assert filled == f"https://example.org/%C3%A9?m={quote(word, safe='', errors='replace')}"


def test_an_address_that_is_encoded_already_is_left_alone() -> None:
    """Encoding twice would change it."""
    assert fill_url("https://example.org/caf%C3%A9?a=b&c=%20", {}) == "https://example.org/caf%C3%A9?a=b&c=%20"


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("", {}),
        ("http://example.org/u", {}),
        ("javascript:alert(1)", {}),
        ("https:example.org", {}),
        ("mailto:stop@example.org", {"List-Unsubscribe": "<mailto:stop@example.org>"}),
        (
            "https://example.org/u",
            {"List-Unsubscribe": "<https://example.org/u>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
        ),
    ],
)
def test_one_click_is_for_https(address: str, headers: dict[str, str]) -> None:
    """RFC 8058 for https, RFC 2369 for mailto, nothing for the rest."""
    assert list_unsubscribe(address) == headers


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Presse <presse@example.org>", ("Presse", "presse@example.org")),
        ('"Ville de X, \\"Presse\\"" <p@example.org>', ('Ville de X, "Presse"', "p@example.org")),
        ("presse@example.org", ("", "presse@example.org")),
        ("<presse@example.org>", ("", "presse@example.org")),
        ('" <p@example.org>', ('"', "p@example.org")),
        ("Ville de X, presse <p@example.org>", ("Ville de X, presse", "p@example.org")),
        ("Büro <Süd> <p@example.org>", ("Büro <Süd>", "p@example.org")),
    ],
)
def test_a_mailbox_apart(text: str, parts: tuple[str, str]) -> None:
    """A name and an address, for APIs that have a field for each."""
    assert mailbox(text) == parts


@pytest.mark.parametrize(
    ("mailbox", "offered"),
    [
        ("Presse <presse@example.org>", "<mailto:presse@example.org?subject=unsubscribe>"),
        ("presse@example.org", "<mailto:presse@example.org?subject=unsubscribe>"),
        ('"a@b, <c>" <o\'brien+press@example.org>', "<mailto:o%27brien%2Bpress@example.org?subject=unsubscribe>"),
    ],
)
def test_beside_one_click_a_mail_is_offered(mailbox: str, offered: str) -> None:
    """For programs that know RFC 2369 alone; never for the target's own mailto, nor where there is nothing else."""
    assert (
        list_unsubscribe("https://example.org/u", mailbox)["List-Unsubscribe"] == f"<https://example.org/u>, {offered}"
    )
    assert list_unsubscribe("mailto:stop@example.org", mailbox) == {"List-Unsubscribe": "<mailto:stop@example.org>"}
    assert list_unsubscribe("", mailbox) == {}


@given(st.dictionaries(names | st.sampled_from(["name", "email", "unsubscribe"]), words, max_size=4), words, st.data())
def test_a_letter_says_what_its_mail_says_filled(fields: dict[str, str], name: str, data: st.DataObject) -> None:
    """Parted once for everybody, it gives each person the same text to the letter, the unsubscribe address included."""
    asked = ["name", "email", "greeting", "unsubscribe", *fields]
    part = st.lists(without_marks | st.sampled_from(asked).map(mark), max_size=6).map("".join)
    mail = a_mail(**{key: data.draw(part) for key in ("subject", "text", "html", "unsubscribe")})
    member = a_recipient(name=name, fields=fields)
    said = fields_of(member, mail)
    filled = (fill_text(mail.subject, said), fill_text(mail.text, said), fill_html(mail.html, said))
    assert Letter(mail).to(member) == filled
