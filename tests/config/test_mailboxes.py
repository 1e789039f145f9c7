"""E-mail addresses as mailing services take them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.config.mailboxes import Mailbox, NotAnAddress, normal_form, read_mailbox


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("zoe@journal.example", "zoe@journal.example"),
        ("  Zoe.Durand+press@Journal.EXAMPLE\t", "zoe.durand+press@journal.example"),
        ("\u00a0zoe@journal.example\u200b", "zoe@journal.example"),
        ("\ufeffzoe@journal.example", "zoe@journal.example"),
        ("o'brien_x@a-b.co.uk", "o'brien_x@a-b.co.uk"),
        ("redaction@évry.fr", "redaction@xn--vry-9la.fr"),
        ("redaction@ÉVRY.fr", "redaction@xn--vry-9la.fr"),
        ("x@straße.de", "x@xn--strae-oqa.de"),
        ("x@新聞.jp", "x@xn--efvv70d.jp"),
        ("1@2.ab", "1@2.ab"),
        (f"{'a' * 64}@b.example", f"{'a' * 64}@b.example"),
    ],
)
def test_one_person_has_one_form(written: str, expected: str) -> None:
    """Lower case, trimmed, the domain in ASCII; the form is its own form."""
    assert normal_form(written) == expected
    assert normal_form(expected) == expected


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "is empty"),
        (" \u00a0", "is empty"),
        ("zoe", "has no @"),
        ("a@b@c.example", "more than one @"),
        ("@b.example", "nothing before the @"),
        ("a@", "nothing after the @"),
        ("a b@c.example", "has a space"),
        ("a\u00a0b@c.example", "has a space"),
        ("a\x07b@c.example", "control character"),
        ("a@c.example\r\nBcc: x@y.example", "control character or a line break"),
        ("zoé@c.example", "only ASCII"),
        (".a@c.example", "dot at the wrong place"),
        ("a.@c.example", "dot at the wrong place"),
        ("a..b@c.example", "dot at the wrong place"),
        ('"a"@c.example', "character before the @"),
        ("a,b@c.example", "character before the @"),
        (f"{'a' * 65}@b.example", "more than 64 characters"),
        ("a@[127.0.0.1]", "machine's number"),
        ("a@127.0.0.1", "cannot exist"),
        ("a@localhost", "without a dot"),
        ("a@-b.example", "cannot exist"),
        ("a@b-.example", "cannot exist"),
        ("a@b..example", "cannot exist"),
        ("a@b.example.", "cannot exist"),
        ("a@b_c.example", "cannot exist"),
        (f"a@{'b' * 64}.example", "cannot exist"),
        ("a@\u0301b.example", "cannot exist"),
        (f"a@é{'b' * 70}.example", "cannot exist"),
        (f"a@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.{'f' * 20}.example", "longer than 254"),
    ],
)
def test_what_cannot_be_mailed_to_says_why(written: str, reason: str) -> None:
    """And never repeats the address."""
    with pytest.raises(NotAnAddress, match=reason) as caught:
        normal_form(written)
    assert written.strip(" ") not in str(caught.value) or not written.strip(" \u00a0")


@pytest.mark.parametrize(
    ("written", "email", "name", "shown"),
    [
        ("a@b.example", "a@b.example", "", "a@b.example"),
        ("Presse <A@b.example>", "a@b.example", "Presse", "Presse <a@b.example>"),
        ("<a@b.example>", "a@b.example", "", "a@b.example"),
        ("Zoé Durand\u00a0<a@b.example>", "a@b.example", "Zoé Durand", "Zoé Durand <a@b.example>"),
        ('"Durand, Zoé" <a@b.example>', "a@b.example", "Durand, Zoé", '"Durand, Zoé" <a@b.example>'),
        ("Durand, Zoé <a@b.example>", "a@b.example", "Durand, Zoé", '"Durand, Zoé" <a@b.example>'),
        (r'"A \"B\" \\ C" <a@b.example>', "a@b.example", r'A "B" \ C', r'"A \"B\" \\ C" <a@b.example>'),
    ],
)
def test_a_name_may_stand_beside_an_address(written: str, email: str, name: str, shown: str) -> None:
    """It is kept, in quotes where RFC 5322 wants them."""
    read = read_mailbox(written)
    assert (read.email, read.name, str(read)) == (email, name, shown)
    assert read_mailbox(str(read)) == read


@pytest.mark.parametrize("written", ["A\x1b[31m <a@b.example>", "A <a@b>", "A <a@b.example> B", "A <<a@b.example>>"])
def test_a_bad_mailbox_is_refused(written: str) -> None:
    """For its name or for its address."""
    with pytest.raises(NotAnAddress):
        read_mailbox(written)


atom = st.text(st.sampled_from("abcXYZ019!#$%&'*+/=?^_`{|}~-"), min_size=1, max_size=6)
label = st.from_regex(r"[a-zA-Z0-9]([a-zA-Z0-9-]{0,5}[a-zA-Z0-9])?", fullmatch=True).filter(
    lambda made: "--" not in made
)


@given(
    st.lists(atom, min_size=1, max_size=4), st.lists(label, min_size=1, max_size=3), st.sampled_from(["fr", "example"])
)
def test_every_dot_atom_at_a_domain_is_an_address(local: list[str], labels: list[str], end: str) -> None:
    """Its form is itself in lower case."""
    written = f"{'.'.join(local)}@{'.'.join([*labels, end])}"
    assert normal_form(written) == written.lower()


@given(st.text(max_size=30))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    """An address is one line of ASCII with one @ and nothing that could end a header."""
    try:
        form = normal_form(text)
    except NotAnAddress:
        return
    assert form.isascii()
    assert form.isprintable()
    assert form.count("@") == 1
    assert not set(form) & set(' ",;:<>()[]\\')


@given(st.text(max_size=12), st.just("a@b.example"))
def test_what_a_mailbox_shows_is_read_back(name: str, email: str) -> None:
    """Name and address survive the form of RFC 5322."""
    shown = Mailbox(email=email, name=name.strip(" \t\r\n\u00a0\u202f\u2007\u200b\u2060\ufeff"))
    if any(char in name for char in "<>") or not name.isprintable() or name[:1] == '"':
        return
    assert read_mailbox(str(shown)) == shown


@pytest.mark.parametrize("written", ["a" * 200_000 + "@", "a." * 100_000 + "@b", "a@" + "b." * 100_000, "<" * 100_000])
def test_long_junk_is_refused(written: str) -> None:
    """However long it is; `make bench` shows that the time grows with the length."""
    with pytest.raises(NotAnAddress):
        read_mailbox(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Müller@exämple.de", "müller@xn--exmple-cua.de"),
        ("MU\u0308LLER@b.example", "müller@b.example"),
        ("用户.名@新聞.jp", "用户.名@xn--efvv70d.jp"),
        ("zoe@journal.example", "zoe@journal.example"),
    ],
)
def test_where_any_script_is_taken(written: str, expected: str) -> None:
    """Composed and in lower case: one person has one form there, too; elsewhere it is refused with its reason."""
    assert normal_form(written, wide=True) == expected
    assert normal_form(expected, wide=True) == expected
    assert read_mailbox(f"M <{written}>", wide=True) == Mailbox(email=expected, name="M")
    if not expected.isascii():
        with pytest.raises(NotAnAddress, match="only ASCII"):
            normal_form(written)


@pytest.mark.parametrize(
    "written",
    [
        "zo\u2028é@b.example",
        "é\u202e@b.example",
        "é\u3000x@b.example",
        "\u0301e@b.example",
        "é<x>@b.example",
        "é..x@b.example",
        f"{'é' * 33}@b.example",
    ],
)
def test_what_no_address_has_in_any_script(written: str) -> None:
    """Breaks, spaces, marks of direction, accents without a letter, signs that end an address; 64 octets, not letters."""
    with pytest.raises(NotAnAddress):
        normal_form(written, wide=True)
