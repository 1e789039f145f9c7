"""What a config that is wrong is told: every mistake, at its place, in words that help."""

from pathlib import Path

import pytest

from pressctl.channels import available
from pressctl.config.loading import load
from pressctl.config.values import stays_inside
from pressctl.errors import ExitCode, Invalid
from tests.config.writing import NEWSROOM, mistakes, write_config

MAILING = '[targets.p]\nchannel = "mailgun"\napi_key = { env = "KEY" }\ndomain = "mg.example.org"\n'
MAILING += 'from = "presse@example.org"\nrecipients = "list.csv"\n'
SENDGRID = '[targets.p]\nchannel = "sendgrid"\napi_key = { env = "KEY" }\nfrom = "presse@example.org"\n'
HOOK = '[targets.d]\nchannel = "webhook"\nurl = "https://a.example/"\n'


@pytest.mark.parametrize(
    ("text", "place", "code", "words"),
    [
        # The newsroom
        ('[newsroom]\nnaem = "x"\nname = "x"', (2, 1), "unknown-key", 'unknown key "naem" in [newsroom]. Did you mean "name"'),
        ('[newsroom]\nname = "x"\nTimeZone = "UTC"', (3, 1), "unknown-key", 'Did you mean "timezone"?'),
        ('[newsroom]\nname = "x"\nname2 = 1', (3, 1), "unknown-key", 'mean "name", which is here already?'),
        ('[newsroom]\nname = "x"\nzzz = 1', (3, 1), "unknown-key", "Known here: boilerplate, brand, contacts,"),
        ('[newsroom]\nname = "x"\n"\\u001b[31m" = 1', (3, 1), "unknown-key", '"\\u001b[31m"'),
        ("[newsroom]\n", (1, 1), "missing-key", "[newsroom] needs a name."),
        ("", (1, 1), "missing-key", "[newsroom] needs a name."),
        ("[newsroom]\nname = 3", (2, 8), "wrong-type", "name must be text in quotes, not a whole number."),
        ("[newsroom]\nname = ['x']", (2, 8), "wrong-type", "not a list."),
        ("[newsroom]\nname = 2024-01-01", (2, 8), "wrong-type", "not a date or time."),
        ('[newsroom]\nname = " "', (2, 8), "wrong-value", "name is empty. Leave the key out"),
        ('[newsroom]\nname = "a\\nb"', (2, 8), "wrong-value", "control character or a line break"),
        ('[newsroom]\nname="x"\nboilerplate = "a\\u0007"', (3, 15), "wrong-value", "holds a control character"),
        ('[newsroom]\nid = "Groupe X"', (2, 6), "wrong-value", "must be a slug"),
        ('[newsroom]\nurl = "presse.example.org"', (2, 7), "wrong-value", "must begin with https://"),
        ('[newsroom]\nurl = "https://u:pw@h.example/"', (2, 7), "wrong-value", "belongs into a reference"),
        ('[newsroom]\nurl = "https://h.example/?a"', (2, 7), "wrong-value", "without ? or #"),
        ('[newsroom]\nurl = "https://h.example:99999/"', (2, 7), "wrong-value", "is no web address"),
        ('[newsroom]\nurl = "https://-h.example/"', (2, 7), "wrong-value", "no host that can exist"),
        ('[newsroom]\nurl = "https://\\u0301.fr/"', (2, 7), "wrong-value", "no host that can exist"),
        ('[newsroom]\nurl = "https:///x"', (2, 7), "wrong-value", "no host that can exist"),
        ('[newsroom]\nurl = "https://h h/"', (2, 7), "wrong-value", "holds a space"),
        ('[newsroom]\nname="x"\nlanguage = "French"', (3, 12), "wrong-value", 'Did you mean "fr"?'),
        ('[newsroom]\nname="x"\nlanguage = "pt_BR"', (3, 12), "wrong-value", 'Did you mean "pt-BR"?'),
        ('[newsroom]\nname="x"\nlanguage = "x y"', (3, 12), "wrong-value", 'Such as "fr"'),
        ('[newsroom]\nname="x"\ntimezone = "Paris"', (3, 12), "wrong-value", 'Did you mean "Europe/Paris"?'),
        ('[newsroom]\nname="x"\ntimezone = "europe/pari"', (3, 12), "wrong-value", 'Did you mean "Europe/Paris"?'),
        ('[newsroom]\nname="x"\ntimezone = "../../etc/passwd"', (3, 12), "wrong-value", "IANA"),
        ('[newsroom]\nname="x"\ntimezone = "Europe"', (3, 12), "wrong-value", "IANA"),
        ('[newsroom]\nname="x"\ntimezone = "CET-1CEST"', (3, 12), "wrong-value", "IANA"),
        ('[newsroom]\nname="x"\ntest_to = "a@b.example"', (3, 11), "wrong-type", "square brackets"),
        ('[newsroom]\nname="x"\ntest_to = ["a@b.example", "b"]', (3, 27), "bad-address", "each of test_to has no @."),
        ('[newsroom]\nname="x"\ntest_to = ["A <a@b.example>"]', (3, 12), "bad-address", "the address alone"),
        ('[newsroom]\nname="x"\nledger = "postgresql://u:geheimnis@h/db"', (3, 10), "literal-secret", "holds a password"),
        ('[newsroom]\nname="x"\nledger = "git:refs/x"', (3, 10), "wrong-value", "no ref that a ledger can have to itself"),
        ('[newsroom]\nname="x"\nledger = "git:refs/tags/x"', (3, 10), "wrong-value", "no ref that a ledger can have"),
        ('[newsroom]\nname="x"\nledger = "git:--upload-pack=x"', (3, 10), "wrong-value", "no ref that a ledger can have"),
        ('[newsroom]\nname="x"\nledger = "git:refs/pressctl/l@--exec=x"', (3, 10), "wrong-value", "no ref that a ledger"),
        ('[newsroom]\nname="x"\nledger = "git:refs/pressctl/l.lock"', (3, 10), "wrong-value", "no ref that a ledger can have"),
        ('[newsroom]\nname="x"\nledger = "git:refs/pressctl/l"\n[targets.l]\nchannel="resend"\napi_key={env="K"}\nfrom="a@b.example"\nrecipients={env="L"}', (3, 10), "missing-key", "needs ledger_key, which seals the addresses that l mails to"),
        ('[newsroom]\nname="x"\nledger = "postgresql:h/db"', (3, 10), "wrong-value", "no address of a PostgreSQL server"),
        ('[newsroom]\nname="x"\nledger = "ledger.db"', (3, 10), "wrong-value", "must be sqlite: and a path"),
        ('[newsroom]\nname="x"\nledger = "sqlite:///x.db"', (3, 10), "wrong-value", "must be sqlite: and a path"),
        ('[newsroom]\nname="x"\nledger = "sqlite:../x.db"', (3, 10), "leaves-newsroom", "leaves the newsroom"),
        ('[newsroom]\nname="x"\nledger = "sqlite:sub/../../x.db"', (3, 10), "leaves-newsroom", "leaves the newsroom"),
        ('[newsroom]\nname="x"\nledger = "sqlite:."', (3, 10), "leaves-newsroom", "leaves the newsroom"),
        ('[newsroom]\nname="x"\nledger_key = "0123456789abcdef0123456789abcdef"', (3, 14), "literal-secret", "must be a reference"),
        ('[newsroom]\nname="x"\n[newsroom.brand]\na=1', (4, 1), "unknown-key", "color, color_dark, font, logo."),
        ('[newsroom]\nname="x"\nmail_media = "attachments"\n[targets.l]\nchannel="resend"\napi_key={env="K"}\nfrom="a@b.example"\nrecipients={env="L"}', (3, 14), "wrong-value", "resend, of the target l, takes no attachments"),
        ('[newsroom]\nname="x"\n[targets.t]\nchannel="telegram"\ntoken={env="K"}\nchat="@river"\nunder_embargo = true', (7, 17), "wrong-value", "this place of telegram is public."),
        ('[newsroom]\nname="x"\nmail_media = "thumbs"', (3, 14), "wrong-value", 'Did you mean "thumbnails"?'),
        ('[newsroom]\nname="x"\nbrand = "#1c3f5f"', (3, 9), "wrong-type", "must be a table, not text. Write [newsroom.brand]."),
        ('[newsroom]\nname="x"\ncontacts = "Anne"', (3, 12), "wrong-type", "must be a list"),
        ('[newsroom]\nname="x"\ncontacts = ["Anne"]', (3, 13), "wrong-type", "each of contacts must be a table"),
        ('[newsroom]\nname="x"\n[[newsroom.contacts]]\ntel="1"', (4, 1), "unknown-key", 'in [[newsroom.contacts]]. Did you mean "phone"?'),
        ('[newsroom]\nname="x"\n[[newsroom.contacts]]\nurl="1"', (4, 1), "unknown-key", "It belongs to [newsroom]: put it below"),
        # The other tables
        (NEWSROOM + "[feds]\n", (6, 2), "unknown-key", 'unknown table [feds]. Did you mean "feeds"?'),
        (NEWSROOM + HOOK + '[report]\nto = "e"\n', (10, 6), "wrong-value", "to names no target of this config"),
        ('nmae = "x"\n' + NEWSROOM, (1, 1), "unknown-key", 'unknown key "nmae" before any table.'),
        ('name = "x"\n[targets]\n', (1, 1), "unknown-key", "It belongs to [newsroom]"),
        ("feeds = 1\n" + NEWSROOM, (1, 9), "wrong-type", "feeds must be a table, not a whole number."),
        (NEWSROOM + '[feeds]\nformats = ["rsss"]', (7, 12), "wrong-value", 'Did you mean "rss"?'),
        (NEWSROOM + "[feeds]\nformats = [1]", (7, 12), "wrong-type", "one of rss, atom, json, in quotes"),
        (NEWSROOM + "[feeds]\nentries = 0", (7, 11), "wrong-value", "between 1 and 1000"),
        (NEWSROOM + "[feeds]\nentries = true", (7, 11), "wrong-type", "a whole number, not true or false"),
        (NEWSROOM + '[feeds]\nhubs = ["ftp://h/"]', (7, 9), "wrong-value", "must begin with https://"),
        (NEWSROOM + '[social]\nnetworks = ["mastodn"]', (7, 13), "wrong-value", 'Did you mean "mastodon"?'),
        (NEWSROOM + "[social]\nlimits = { mastodon = 10 }", (7, 23), "wrong-value", "between 100 and 1000000"),
        (NEWSROOM + "[social]\nlimits = { x = 30000 }", (7, 16), "wrong-value", "between 280 and 25000"),
        (NEWSROOM + "[social]\nlimits = { bluesky = 500 }", (7, 22), "wrong-value", "takes 300 graphemes from everybody"),
        (NEWSROOM + "[social]\nlimits = { mastodn = 500 }", (7, 12), "unknown-key", 'Did you mean "mastodon"?'),
        (NEWSROOM + "[social]\nlimits = 500", (7, 10), "wrong-type", "limits = { mastodon = 5000 }"),
        (NEWSROOM + '[network]\nallow_private = "yes"', (7, 17), "wrong-type", "true or false, not text. Without quotes."),
        (NEWSROOM + "[delivery]\nconcurrency = 1001", (7, 15), "wrong-value", "between 1 and 1000"),
        (NEWSROOM + "[delivery]\nattempts = 0", (7, 12), "wrong-value", "between 1 and 100"),
        (NEWSROOM + "[delivery]\nbudget = -1", (7, 10), "wrong-value", "between 0 and 86400 seconds"),
        (NEWSROOM + "[delivery]\ntimeout = nan", (7, 11), "wrong-value", "seconds"),
        (NEWSROOM + "[delivery]\ntimeout = true", (7, 11), "wrong-type", "a number of seconds"),
        (NEWSROOM + '[delivery]\nlate_after = "6 hours"', (7, 14), "wrong-value", '"30m", "6h"'),
        (NEWSROOM + '[delivery]\nlate_after = "8d"', (7, 14), "wrong-value", "between 0 and 604800 seconds"),
        (NEWSROOM + '[checks]\nbad_address = "ignore"', (7, 15), "wrong-value", "one of stop, skip"),
        (NEWSROOM + '[checks]\nbad_adress = "skip"', (7, 1), "unknown-key", 'Did you mean "bad_address"?'),
        (NEWSROOM + '[checks]\nno-contacts = "off"', (7, 1), "unknown-key", 'Did you mean "no-contact"?'),
        (NEWSROOM + '[checks]\nzzzzz = "off"', (7, 1), "unknown-key", ", …"),
        (NEWSROOM + '[checks]\nno-contact = "of"', (7, 14), "wrong-value", 'Did you mean "off"?'),
        # Targets
        (NEWSROOM + "[[targets]]\n", (6, 1), "wrong-type", "Write [targets.NAME] for each place."),
        (NEWSROOM + '[targets]\nchannel = "webhook"', (7, 11), "wrong-type", "channel must be a table, not text."),
        (NEWSROOM + "[targets.d]\n", (6, 1), "missing-key", "channel is missing. One of "),
        (NEWSROOM + '[targets.d]\nchannel = "webhok"', (7, 11), "wrong-value", 'Did you mean "webhook"?'),
        (NEWSROOM + '[targets.d]\nchannel = "x"', (7, 11), "not-in-this-version", '"x" is not in this version'),
        (NEWSROOM + '[targets."a b"]\nchannel = "outbox"', (6, 10), "wrong-value", "A target's name is"),
        (NEWSROOM + '[targets.d]\nchannel = "webhook"', (6, 1), "missing-key", "url is missing. The manual:"),
        (NEWSROOM + HOOK + "ulr = 1", (9, 1), "unknown-key", 'unknown key "ulr" in [targets.d].'),
        (NEWSROOM + HOOK + "patience = -1", (9, 12), "wrong-value", "patience must be between"),
        (NEWSROOM + HOOK + 'patience = "soon"', (9, 12), "wrong-value", 'text like "90s"'),
        (NEWSROOM + HOOK + "concurrency = 0", (9, 15), "wrong-value", "concurrency must be between"),
        (NEWSROOM + HOOK + 'fallback = "desx"', (9, 12), "wrong-value", "fallback names no target"),
        (NEWSROOM + HOOK + "fallback = 1", (9, 12), "wrong-type", "fallback must be text"),
        (NEWSROOM + HOOK + 'recipients = "x.csv"', (9, 14), "unknown-key", "webhook sends to no list of people"),
        (NEWSROOM + HOOK + "rate = 0", (9, 8), "wrong-value", "between 0.001 and 10000"),
        (NEWSROOM + HOOK + 'rate = "5"', (9, 8), "wrong-type", "a number, not text"),
        (NEWSROOM + HOOK + "timeout = 0", (9, 11), "wrong-value", "between 0.1 and 600 seconds"),
        (NEWSROOM + HOOK + "languages = []", (9, 13), "wrong-value", "is an empty list"),
        (NEWSROOM + HOOK + 'languages = ["fr", "xx yy"]', (9, 20), "wrong-value", "each of languages must be a language tag"),
        (NEWSROOM + HOOK + 'repeats = "drop"', (9, 11), "wrong-value", 'Did you mean "dropped"?'),
        (NEWSROOM + HOOK + 'headers = { Host = "x" }', (9, 11), "wrong-value", "Host is set by pressctl itself"),
        (NEWSROOM + HOOK + "headers = { X-A = 1 }", (9, 19), "wrong-type", "X-A must be text"),
        (NEWSROOM + HOOK + 'headers = "X-A: 1"', (9, 11), "wrong-type", "headers must be a table"),
        (NEWSROOM + HOOK.replace("https", "ftp"), (8, 7), "wrong-value", "must start with"),
        (NEWSROOM + HOOK + "secret = 1", (9, 10), "wrong-type", "secret must be a reference"),
        (NEWSROOM + HOOK + "secret = {}", (9, 10), "wrong-value", "secret must be one reference"),
        (NEWSROOM + HOOK + 'secret = { env = "A", file = "b" }', (9, 10), "wrong-value", "must be one reference"),
        (NEWSROOM + HOOK + 'secret = { envv = "A" }', (9, 12), "unknown-key", 'Did you mean "env"?'),
        (NEWSROOM + HOOK + 'secret = { env = "A-B" }', (9, 18), "wrong-value", "the name of an environment variable"),
        (NEWSROOM + HOOK + 'secret = { file = "../s" }', (9, 19), "leaves-newsroom", "write its full path"),
        (NEWSROOM + HOOK + 'secret = { command = "op read" }', (9, 22), "wrong-type", "square brackets"),
        (NEWSROOM + HOOK + "secret = { command = [] }", (9, 22), "wrong-value", "is an empty list"),
        # Mailings
        (NEWSROOM + MAILING.replace("from =", "form ="), (6, 1), "missing-key", "from is missing."),
        (NEWSROOM + MAILING.replace("from =", "form ="), (10, 1), "unknown-key", 'Did you mean "from"?'),
        (NEWSROOM + MAILING.replace("recipients =", "to ="), (11, 1), "unknown-key", 'Did you mean "recipients"?'),
        (NEWSROOM + MAILING.replace("recipients =", "list ="), (11, 8), "wrong-value", "list must be what mailgun calls it:"),
        (NEWSROOM + MAILING + 'list = "a@b.example"', (12, 8), "wrong-value", "recipients and list exclude each other"),
        (NEWSROOM + SENDGRID + "list = 12", (10, 8), "wrong-value", "SendGrid's API shows 50 people of a list"),
        (NEWSROOM + SENDGRID.replace("sendgrid", "brevo"), (6, 1), "missing-key", "or list, one that brevo keeps: the list's number"),
        (NEWSROOM + SENDGRID.replace("sendgrid", "brevo") + 'list = 12\nsheet = "x"', (11, 9), "wrong-value", "has no sheets"),
        (NEWSROOM + SENDGRID.replace("sendgrid", "brevo") + 'list = 12\ncolumns = { email = "E" }', (11, 21), "wrong-value", "has one address"),
        (NEWSROOM + MAILING.replace("list.csv", "../list.csv"), (11, 14), "leaves-newsroom", "leaves the newsroom"),
        (NEWSROOM + MAILING.replace("list.csv", "/etc/passwd"), (11, 14), "leaves-newsroom", "leaves the newsroom"),
        (NEWSROOM + MAILING.replace('"list.csv"', "3"), (11, 14), "wrong-type", "recipients must be text"),
        (NEWSROOM + MAILING.replace("presse@", "présse@"), (10, 8), "bad-address", "before the @"),
        (NEWSROOM + MAILING + 'reply_to = "x"', (12, 12), "bad-address", "reply_to has no @."),
        (NEWSROOM + MAILING + 'where = "fr"', (12, 9), "wrong-type", "where must be a table"),
        (NEWSROOM + MAILING + "where = { tags = [] }", (12, 18), "wrong-value", "is an empty list"),
        (NEWSROOM + MAILING + 'where = { lang = ["fr"] }', (12, 11), "unknown-key", 'Did you mean "language"?'),
        (NEWSROOM + MAILING + 'unsubscribe = "http://a.example/"', (12, 15), "wrong-value", "https:// or a mailto:"),
        (NEWSROOM + MAILING + 'unsubscribe = "stop@example.org"', (12, 15), "wrong-value", "https:// or a mailto:"),
        (NEWSROOM + MAILING + 'unsubscribe = "https://a.example/{{ x }}"', (12, 15), "wrong-value", "no merge field"),
        (NEWSROOM + MAILING + 'greeting = "Hi {{ name }}"', (12, 12), "wrong-value", "no merge field"),
        (NEWSROOM + MAILING + 'columns = { E-mail = "x" }', (12, 13), "wrong-value", "merge field's name"),
        (NEWSROOM + MAILING + "columns = { email = 1 }", (12, 21), "wrong-type", "email must be text"),
    ],
)  # fmt: skip
def test_each_mistake_is_told_at_its_place(
    tmp_path: Path, text: str, place: tuple[int, int], code: str, words: str
) -> None:
    """Line and column are where an editor puts the cursor; the words say what to write."""
    found = [one for one in mistakes(tmp_path, text) if one.level == "error"]
    fitting = [one for one in found if (one.line, one.column) == place and one.code == code]
    assert any(words in f"{one.message} {one.hint}" for one in fitting), "\n".join(map(str, found))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (b"[newsroom]\nname = x", 2, "Text needs quotes"),
        (b'[newsroom]\nname = "x', 2, ""),
        (b'[newsroom]\nname = "x\ny"', 2, "several lines"),
        (b'[newsroom]\nname = "C:\\x"', 2, "backslash"),
        (b"[newsroom]\nname = 'x'\nname = 'y'", 3, "is there twice"),
        (b"[newsroom]\n[newsroom]", 2, "is there twice"),
        (b"name\n", 1, "key = value"),
        ("é = 1".encode(), 1, "need quotes"),
        (b"a = 1 b = 2", 1, "on each line"),
        (b'[newsroom]\nname = "\xe9"', 2, "Save the file as UTF-8."),
        ("é\n".encode("utf-16"), 1, "UTF-8"),
        (b"\0", 1, ""),
        (b"x = " + b"[" * 5000, 1, "nested too deeply"),
        (b"x = " + b"9" * 5000, 1, "a number that is too long"),
        (b"#" * ((1 << 20) + 1), 1, "larger than 1 MiB"),
    ],
)
def test_what_is_no_toml_is_told_at_its_place(tmp_path: Path, text: bytes, line: int, words: str) -> None:
    """With what usually is the matter; the column is tomllib's own."""
    (found,) = mistakes(tmp_path, text)
    assert (found.line, found.code) == (line, "config-syntax"), str(found)
    assert words in f"{found.message} {found.hint}"


def test_a_letter_that_is_not_utf8_is_found_by_character(tmp_path: Path) -> None:
    """The column counts characters, not bytes."""
    (found,) = mistakes(tmp_path, "é\n# é".encode() + b"\xff")
    assert (found.line, found.column) == (2, 4)


def test_the_config_of_something_else_is_said_to_be_that(tmp_path: Path) -> None:
    """One finding, not fifty."""
    (found,) = mistakes(tmp_path, 'baseURL = "x"\n[params]\na = 1\n')
    assert found.code == "not-a-config"


def test_all_mistakes_are_found_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    """A second look never finds what a first could have."""
    text = (
        "[newsroom]\nname = 1\n[feeds]\nentries = 'x'\n[targets.a]\nchannel = 'x'\n[targets.b]\nchannel = 'webhook'\n"
    )
    errors = [found for found in mistakes(tmp_path, text) if found.level == "error"]
    assert [found.line for found in errors] == [2, 4, 6, 7]


def test_an_invalid_config_is_exit_3_and_counts(tmp_path: Path) -> None:
    """The message is one line; the findings have the rest, each clickable."""
    path = write_config(tmp_path, "[newsroom]\nname = 1\nurl = 2\nid = 3\n")
    with pytest.raises(Invalid) as caught:
        load(path)
    assert caught.value.exit_code == ExitCode.INVALID
    assert caught.value.message.endswith("config.toml has 3 errors.")
    assert str(caught.value.findings[-1]).startswith(f"{caught.value.findings[-1].path}:4:6: id must be text")


def test_a_config_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    """A folder of that name, or nothing."""
    with pytest.raises(Invalid, match="cannot be read"):
        load(tmp_path)
    with pytest.raises(Invalid, match="cannot be read"):
        load(tmp_path / "config.toml")


def test_a_path_through_a_link_out_of_the_newsroom_is_refused(tmp_path: Path) -> None:
    """A link is followed before it is judged; a path that no system takes leads nowhere."""
    room = tmp_path / "room"
    room.mkdir()
    (room / "away").symlink_to(tmp_path)
    (found,) = mistakes(room, NEWSROOM + MAILING.replace("list.csv", "away/list.csv"))
    assert found.code == "leaves-newsroom"
    assert mistakes(room, NEWSROOM + MAILING) == ()
    assert not stays_inside(room, "away/x")
    assert not stays_inside(room, "a\0b")
    assert stays_inside(room, "a/../b")


@pytest.mark.parametrize("name", ["environment variable", "s3cr3t-value-0", "whsec_" + "A" * 32])
@pytest.mark.parametrize("key", ["secret", "headers"])
def test_a_literal_where_a_secret_belongs_shows_the_reference_and_not_the_value(
    tmp_path: Path, key: str, name: str
) -> None:
    """The message tells the form to write, with a fitting name."""
    found = mistakes(tmp_path, NEWSROOM + HOOK.replace("targets.d", "targets.desk-2") + f'{key} = "{name}"\n')
    assert found
    assert name not in "\n".join(map(str, found))
    if key == "secret":
        assert '{ env = "DESK_2_SECRET" }' in found[0].hint
        assert found[0].code == "literal-secret"


def test_every_word_of_a_later_version_is_told_so_only_while_it_is_later(tmp_path: Path) -> None:
    """A channel that is here is never said to be missing."""
    for name in available():
        found = mistakes(tmp_path, f'{NEWSROOM}[targets.t]\nchannel = "{name}"\n')
        assert all(one.code != "not-in-this-version" for one in found)
