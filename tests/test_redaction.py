"""Text made safe to show."""

import base64
import html
import json
import re
from collections.abc import Callable
from itertools import takewhile
from urllib.parse import quote, quote_plus, urlencode

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pressctl.model import Secret
from pressctl.redaction import Redactor, mask_addresses

secrets = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x2FFF, exclude_categories=["Cs", "Cc"]), min_size=8, max_size=24
)
around = st.text(max_size=9)


@given(secrets, around, around)
def test_no_form_of_a_secret_is_left(secret: str, before: str, after: str) -> None:
    """As it is, URL-encoded, in JSON, in HTML, in base64 wherever it stands."""
    assume("*" not in secret)
    redactor = Redactor([Secret(secret)])
    for form in (
        secret,
        quote(secret, safe=""),
        quote_plus(secret),
        quote(secret),
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        html.escape(secret),
    ):
        text = f"{before}{form}{after}"
        assert redactor.holds_secret(text)
        assert form not in redactor.clean(text)


@given(secrets, st.binary(max_size=9), st.binary(max_size=9), st.booleans())
def test_a_secret_within_base64_is_found(secret: str, before: bytes, after: bytes, url_safe: bool) -> None:  # noqa: FBT001  (drawn)
    """`Basic` credentials are "name:secret", encoded together: any alignment is known."""
    encode = base64.urlsafe_b64encode if url_safe else base64.b64encode
    text = encode(before + secret.encode() + after).decode()
    redactor = Redactor([Secret(secret), Secret(secret + "x")])
    if len(secret.encode()) >= 8:
        assert "***" in redactor.clean(f"Authorization: Basic {text}")


def test_the_longest_secret_goes_first() -> None:
    """One secret within another leaves no end of it."""
    redactor = Redactor([Secret("abcdefgh"), Secret("abcdefgh-ijkl")])
    assert redactor.clean("x abcdefgh-ijkl y abcdefgh") == "x *** y ***"


def test_too_little_base64_is_not_looked_for() -> None:
    """It would be found in words that hold no secret."""
    assert Redactor([Secret("abc")]).clean("abc YWJj") == "*** YWJj"


@pytest.mark.parametrize(
    "encode",
    [
        str,
        lambda secret: secret.encode().hex(),
        lambda secret: secret.encode().hex().upper(),
        lambda secret: base64.b64encode(f"api:{secret}".encode()).decode(),
        lambda secret: json.dumps(secret).replace("/", "\\/"),
        lambda secret: html.escape(secret).replace("&#x27;", "&#39;"),
        lambda secret: quote(secret, safe="!'()*"),
        lambda secret: re.sub(r"%..", lambda found: found[0].lower(), quote(secret)),
    ],
)
@pytest.mark.parametrize("secret", ["key/0123'45&67 89é\"abcdef", "re_AbCdEfGh12345678901234567890"])
def test_a_cut_secret_does_not_show_its_beginning(secret: str, encode: Callable[[str], str]) -> None:
    """Wherever a place or a limit cuts it: at most as much is left as vendors show themselves."""
    redactor, echoed = Redactor([Secret(secret)]), encode(secret)
    for length in range(len(echoed) + 1):
        for after in ("", "…", '", "x": 1'):
            cleaned = redactor.clean(f"bad key: {echoed[:length]}{after}")
            left = zip(cleaned.removeprefix("bad key: "), echoed, strict=False)
            kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], left))
            assert kept <= max(len(encode(secret[:12])), 12), (cleaned, echoed)


def test_what_every_address_begins_with_tells_nothing() -> None:
    """An address that is a secret does not hide every other one, nor the words in its path."""
    redactor = Redactor([Secret("https://hooks.example.org/services/T0123456/0f8fad5bd9cb469fa165")])
    for text in ("https://hooks.example.org/help", "our services", "https://hooks.zapier.example"):
        assert redactor.clean(text) == text
        assert not redactor.holds_secret(text)
    assert redactor.clean("no such hook: https://hooks.example.org/services/T01…") == "no such hook: ***…"
    assert redactor.clean("T0123456 and 0f8fad5bd9cb469fa165") == "*** and ***"


def test_a_host_that_is_a_key_is_a_secret() -> None:
    """Some places put the token into the name; messages name hosts."""
    redactor = Redactor([Secret("https://eo1a2b3c4d5e6f.hooks.example/")])
    assert redactor.clean("eo1a2b3c4d5e6f.hooks.example refused") == "***.hooks.example refused"


def test_two_secrets_that_begin_alike_leave_nothing() -> None:
    """A beginning of one ends where the other stands whole."""
    alike = "A" * 16
    first, second = Secret(f"{alike}-first-0123456789"), Secret(f"{alike}BBBBBBBB")
    cleaned = Redactor([first, second]).clean(f"x {alike[:-2]}{second.reveal()} y")
    assert cleaned.replace("*", "") == "x  y"


def test_without_secrets_text_is_itself() -> None:
    """Nothing is guessed."""
    redactor = Redactor([])
    assert redactor.clean("whsec_x") == "whsec_x"
    assert not redactor.holds_secret("whsec_x")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("to zoe@journal.example.", "to ***@***"),
        ("Zoé <zoé.d+x@journal.example>, bob@b.example;c@d.example", "Zoé <***@***>, ***@***;***@***"),
        ('{"to": "zoe@journal.example"}', '{"to": "***@***"}'),
        (urlencode({"to": "zoe@journal.example", "x": "1"}), "to=***@***&x=1"),
        ("nobody here, 3 @ 4, @", "nobody here, 3 @ 4, @"),
        ("Message-ID: <6f2c@example.org>", "Message-ID: <***@***>"),
        ("ZOE@JOURNAL.EXAMPLE", "***@***"),
        ("'zoe@journal.example'", "'***@***'"),
        ("miles.o'brien@journal.example", "***@***"),
        ("to=zoe+press@journal.example&x=1", "to=***@***&x=1"),
        ("bounce+zoe=journal.example@mg.example.org", "***@***"),
        ("{zoe|d}/x@journal.example", "***@***"),
        ('<"zoé durand"@journal.example> no', "<***@***> no"),
        (r'{"to": "\"zoé \\\" durand\"@journal.example"}', '{"to": ***@***"}'),
        ("zoe@[192.0.2.1], zoe@[IPv6:2001:db8::1]", "***@***, ***@***"),
        ("zoé@évry.example, zoe@xn--vry-9la.example", "***@***, ***@***"),
        ("ज़ोई@उदाहरण.परीक्षा ok", "***@*** ok"),
        ("https://press.example/out?list=1&who=zoe%40journal.example", "https://press.example/out?list=1&who=***@***"),
    ],
)
def test_addresses_are_masked(text: str, masked: str) -> None:
    """In prose, headers, JSON and forms."""
    assert mask_addresses(text) == masked


@given(
    st.from_regex(r"[a-z0-9.+_-]{1,8}@[a-z]{1,5}\.(fr|example)", fullmatch=True),
    st.text(max_size=10),
    st.text(max_size=10),
)
def test_no_address_is_left_in_any_text(address: str, before: str, after: str) -> None:
    """Whatever stands around it."""
    assert address not in mask_addresses(f"{before} {address} {after}")


@pytest.mark.parametrize("text", ["a" * 300_000, "a@" * 100_000, "%40" * 100_000, "@" * 300_000, "a%40" * 80_000,
                                  '"' * 200_000, "\\" * 200_000, '"a' * 100_000, "to=" * 100_000, "&a=" * 100_000])  # fmt: skip
def test_long_junk_is_masked(text: str) -> None:
    """It is no attack: masking comes to an end, and leaves no address."""
    assert "a@a" not in mask_addresses(text)


@pytest.mark.parametrize(
    ("secret", "echo"),
    [
        ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "bad key MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
        ("https://hooks.example.org/services/T000/SECRETTOKENxyz123", "Cannot POST /services/T000/SECRETTOKENxyz123"),
    ],
)
def test_the_telling_part_of_a_secret_is_one(secret: str, echo: str) -> None:
    """A webhook's key without its prefix, an address without its host."""
    cleaned = Redactor([Secret(secret)]).clean(echo)
    assert "MfKQ9r8G" not in cleaned
    assert "SECRETTOKEN" not in cleaned
