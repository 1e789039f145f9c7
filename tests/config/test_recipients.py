"""A mailing's list: whom it names, each once, and what is wrong in it, line by line."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.config.codes import CODES
from pressctl.config.recipients import SHOWN, People, read_recipients
from pressctl.errors import Invalid
from pressctl.model import Checks, Config, Finding, Mailing, Newsroom, Recipient, Reference, Target, Where

ADDRESS = "zoe@journal.example"


def people_of(content: str | bytes, *, skip: bool = False, **mailing: Any) -> People:
    """Read a list given as a variable's text, or as a file's bytes."""
    where = Where(**mailing.pop("where", {}))
    if isinstance(content, str):
        source: str | Reference = Reference(env="LIST")
        root, environ = Path("/nowhere"), {"LIST": content}
    else:
        root, environ, source = mailing.pop("root"), {}, "list.csv"
        (root / "list.csv").write_bytes(content)
    target = Target(
        name="p",
        channel="mailgun",
        mailing=Mailing(sender="a@b.example", recipients=source, where=where, **mailing),
        place=(9, 1),
    )
    config = Config(
        root=root,
        path=root / "config.toml",
        newsroom=Newsroom(id="x", name="x"),
        checks=Checks(bad_address="skip" if skip else "stop"),
    )
    return read_recipients(target, config, environ=environ)


def said(people: People) -> list[tuple[int, int, str, str]]:
    """Line, column, level and code of every finding."""
    assert {found.code for found in people.findings} <= CODES.keys()  # each is explained
    return [(found.line, found.column, found.level, found.code) for found in people.findings]


def emails(people: People) -> list[str]:
    """The addresses, in order."""
    return [person.email for person in people.recipients]


def test_every_column_is_read() -> None:
    """Name, language, outlet, tags; the rest are merge fields under plain names."""
    people = people_of(
        "email,name,language,outlet,tags,Prénom usuel,N° de carte\n"
        'Zoe@Journal.example,Zoé Durand,FR_ca,Le Journal,"culture, sport;politique|sport",Zoé,7\n'
        "bob@b.example,,,,,,\n"
    )
    assert people.recipients == (
        Recipient(
            email=ADDRESS,
            name="Zoé Durand",
            language="fr-CA",
            tags=("culture", "sport", "politique"),
            fields={"name": "Zoé Durand", "outlet": "Le Journal", "prenom_usuel": "Zoé", "n_de_carte": "7"},
        ),
        Recipient(email="bob@b.example", fields={}),
    )
    assert (people.total, people.findings) == (2, ())


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("marked", [False, True])
def test_spreadsheets_as_they_come(separator: str, newline: str, marked: bool) -> None:  # noqa: FBT001  (a variant)
    """Comma, semicolon or tab, told from the header alone; any line break; Excel's own `sep=` line."""
    rows = ["email\vname\voutlet", f'{ADDRESS}\v"Durand, Zoé; dite ""Z"""\vA,B', "\v\v", "b@b.example\vBob\v"]
    text = newline.join(row.replace("\v", separator) for row in rows)
    if separator != "\t":
        text = text.replace("A,B", '"A,B"')
    people = people_of(f"sep={separator}{newline}{text}" if marked else text)
    assert [person.name for person in people.recipients] == ['Durand, Zoé; dite "Z"', "Bob"]
    assert people.recipients[0].fields["outlet"] == "A,B"
    assert people.findings == ()


@pytest.mark.parametrize(
    ("encoding", "findings"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("utf-16", []),
        ("cp1252", [(1, 1, "advice", "encoding")]),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, findings: list[tuple[int, int, str, str]]) -> None:
    """UTF-8 with or without its mark, UTF-16 with it, Windows-1252 with advice."""
    people = people_of(f"email;name\n{ADDRESS};Zoé Œuvré\n".encode(encoding), root=tmp_path)
    assert people.recipients[0].name == "Zoé Œuvré"
    assert said(people) == findings


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04\x14\0\x06\0",
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        b"e\0m\0a\0i\0l\0",
        b"\x81\x8d\x8f email",
        bytes(range(256)),
    ],
)
def test_what_is_no_text_is_said_to_be_that(tmp_path: Path, content: bytes) -> None:
    """A workbook is not guessed at."""
    people = people_of(content, root=tmp_path)
    assert (people.recipients, said(people)) == ((), [(1, 1, "error", "list")])
    assert "export it as CSV" in people.findings[0].message


def test_a_damaged_letter_is_not_taken_for_another_encoding(tmp_path: Path) -> None:
    """The accents of everybody else would be wrong."""
    people = people_of("email;name\na@b.example;Zoé\r\nb@b.example;éé".encode() + b"\xe9\n", root=tmp_path)
    assert said(people) == [(3, 1, "error", "list")]


@pytest.mark.parametrize(
    ("header", "columns", "hint"),
    [
        ("Courriel;Nom", {}, 'columns = { email = "Courriel" }'),
        ("Adresse e-mail;Nom", {}, 'columns = { email = "Adresse e-mail" }'),
        ("x;y", {}, 'columns = { email = "…" }'),
        ("Courriel;Nom", {"email": "Mail"}, 'columns = { email = "Courriel" }'),
        ("email;Nom", {"prenom": "Prénom"}, ""),
    ],
)
def test_a_list_needs_its_columns(header: str, columns: dict[str, str], hint: str) -> None:
    """What is missing is named, with what it probably is."""
    people = people_of(f"{header}\n{ADDRESS};Zoé\n", columns=columns)
    assert people.recipients == ()
    (found,) = people.findings
    assert (found.level, found.code) == ("error", "list-columns")
    assert found.hint.endswith(hint)


@pytest.mark.parametrize("header", ["email", "E-Mail", "EMAIL ", " e_mail"])
def test_the_column_of_addresses_is_called_email_in_any_case(header: str) -> None:
    """Hyphens and spaces do not matter."""
    assert emails(people_of(f"{header},x\n{ADDRESS},1\n")) == [ADDRESS]


def test_columns_say_what_the_list_calls_them() -> None:
    """Letters' case and accents do not matter; a claimed name is not taken twice."""
    people = people_of(
        f"Courriel;NOM;Email;Media\n{ADDRESS};Zoé;ignored;Le Journal\n",
        columns={"email": "courriel", "name": "nom", "outlet": "Média"},
    )
    assert people.recipients == (Recipient(email=ADDRESS, name="Zoé", fields={"name": "Zoé", "outlet": "Le Journal"}),)
    assert people.findings == ()


@pytest.mark.parametrize("column", ["Nom", "Langue"])
def test_a_name_under_another_word_is_advice(column: str) -> None:
    """It stays a merge field, and the list is used."""
    people = people_of(f"email;{column}\n{ADDRESS};fr\n")
    assert emails(people) == [ADDRESS]
    assert said(people) == [(1, 1, "advice", "list-columns")]
    assert f'"{column}"' in people.findings[0].hint


def test_two_columns_of_one_name_are_an_error() -> None:
    """Even when they differ in case and accents; nobody guesses which is meant."""
    people = people_of(f"email;prénom;Prenom\n{ADDRESS};a;b\n")
    assert said(people) == [(1, 14, "error", "list-columns")]
    assert "columns 2 and 3" in people.findings[0].message


def test_a_column_that_no_template_can_name_is_advice() -> None:
    """Columns without a header are left out in silence."""
    people = people_of(f"email,姓名,,2nd\n{ADDRESS},a,b,c\n")
    assert said(people) == [(1, 7, "advice", "list-columns"), (1, 11, "advice", "list-columns")]
    assert people.recipients[0].fields == {}
    named = people_of(f"email,姓名\n{ADDRESS},a\n", columns={"nickname": "姓名"})
    assert (named.recipients[0].fields, named.findings) == ({"nickname": "a"}, ())


def test_a_list_without_a_header_says_so_and_names_nobody() -> None:
    """Its first line is a person."""
    people = people_of(f"{ADDRESS},Zoé\n")
    assert said(people) == [(1, 1, "error", "list-columns")]
    assert "zoe" not in str(people.findings[0])


@pytest.mark.parametrize(("skip", "level"), [(False, "error"), (True, "advice")])
def test_every_bad_address_is_told_at_its_cell(skip: bool, level: str) -> None:  # noqa: FBT001  (both settings)
    """It stops the run, or is skipped, as the config says; it is never repeated."""
    people = people_of(
        'name,email,outlet\n"Zoé\nDurand",zoe,a\nBob,bob@b.example,b\n"A ""B"" C", @c.example,c\n\n,,d\n', skip=skip
    )
    assert said(people) == [
        (3, 9, level, "bad-address"),
        (5, 13, level, "bad-address"),
        (7, 2, level, "bad-address"),
    ]
    assert emails(people) == ["bob@b.example"]
    assert "c.example" not in "".join(map(str, people.findings))


def test_a_thousand_bad_addresses_are_counted() -> None:
    """The first are listed, the rest summed up."""
    people = people_of("email\n" + "x\n" * 1000)
    bad = [found for found in people.findings if found.code == "bad-address"]
    assert len(bad) == SHOWN + 1
    assert any(found.message == f"{1000 - SHOWN:,} more addresses are bad." for found in bad)


def test_a_name_may_stand_in_the_column_of_addresses() -> None:
    """As mail programs export it; a column of names goes before it."""
    people = people_of('email,name\nZoé Durand <zoe@journal.example>,\n"""Bob"" <b@b.example>",Robert\n')
    assert [(person.email, person.name) for person in people.recipients] == [
        (ADDRESS, "Zoé Durand"),
        ("b@b.example", "Robert"),
    ]


def test_a_person_on_several_lines_is_one_person() -> None:
    """What the first line says stays; tags and missing fields are added; it is advice."""
    people = people_of(
        "email,name,language,tags,outlet,city\n"
        f"{ADDRESS},Zoé,,culture,,Paris\n"
        "b@b.example,,,,,\n"
        "ZOE@Journal.Example,Zoë,fr,sport,Le Journal,Lyon\n"
        "zoe@journal.example ,,,culture,,\n"
    )
    zoe, _ = people.recipients
    assert zoe == Recipient(
        email=ADDRESS,
        name="Zoé",
        language="fr",
        tags=("culture", "sport"),
        fields={"name": "Zoé", "outlet": "Le Journal", "city": "Paris"},
    )
    assert said(people) == [(4, 1, "advice", "repeated-address")]
    assert people.findings[0].message.startswith("2 rows repeat")
    assert people.total == 2


@pytest.mark.parametrize(
    ("where", "kept"),
    [
        ({}, "abcde"),
        ({"language": ("fr",)}, "ab"),
        ({"language": ("fr-CA",)}, "b"),
        ({"language": ("fr", "de")}, "abc"),
        ({"tags": ("Culture",)}, "ac"),
        ({"tags": ("culture", "sport")}, "acd"),
        ({"outlet": ("le journal",)}, "ad"),
        ({"outlet": ("Le Journal",), "tags": ("sport",)}, "d"),
    ],
)
def test_where_takes_any_of_each(where: dict[str, tuple[str, ...]], kept: str) -> None:
    """Any language or a kind of it, any tag, any outlet; all three when all are given."""
    people = people_of(
        "email,language,tags,outlet\n"
        "a@b.example,fr,culture,Le Journal\n"
        "b@b.example,fr-CA,,\n"
        "c@b.example,de,CULTURE,\n"
        "d@b.example,frr,sport,LE JOURNAL\n"
        "e@b.example,,,\n",
        where=where,
    )
    assert "".join(email[0] for email in emails(people)) == kept
    assert (people.total, people.findings) == (5, ())


def test_a_where_that_leaves_nobody_is_an_error_at_the_target() -> None:
    """A mailing to nobody is never meant."""
    people = people_of(f"email,language\n{ADDRESS},fr\n", where={"language": ("de",)})
    assert (people.recipients, people.total) == ((), 1)
    (found,) = people.findings
    assert (found.line, found.level) == (9, "error")
    assert found.path.endswith("config.toml")


@pytest.mark.parametrize("text", ["", "\n \n", "email,name\n", "email\n\n\n", "email\nx\n"])
def test_an_empty_list_is_an_error(text: str) -> None:
    """Nobody on it, nobody usable on it, or nothing at all."""
    people = people_of(text, skip=True)
    assert people.recipients == ()
    assert any(found.level == "error" for found in people.findings)


def test_a_language_that_is_no_tag_is_left_out_with_advice() -> None:
    """The person stays."""
    people = people_of(f"email,language\n{ADDRESS},Français\nb@b.example,english\n")
    assert [person.language for person in people.recipients] == ["", ""]
    assert said(people) == [(2, 21, "advice", "bad-language")]


def test_a_row_with_a_cell_too_many_is_an_error() -> None:
    """Its cells would stand under the wrong names; empty ones at the end are what spreadsheets leave."""
    people = people_of(f"email,name\n{ADDRESS},Durand, Zoé\nb@b.example,Bob,,\n")
    assert said(people) == [(2, 1, "error", "list-row")]
    assert emails(people) == ["b@b.example"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f'email,name\n{ADDRESS},"Zoé\nb@b.example,Bob\n', 2),
        (f'email,name\nb@b.example,Bob\n{ADDRESS},"Zoé" Durand\n', 3),
        (f'email,name\n{ADDRESS},"{"x" * 200_000}"\n', 2),
    ],
)
def test_a_quotation_mark_that_swallows_people_is_an_error(text: str, line: int) -> None:
    """It is found where its row begins."""
    people = people_of(text)
    assert (line, 1, "error", "list") in said(people)


def test_cells_are_one_line_of_text() -> None:
    """Line breaks become spaces, control characters go, no-break spaces stay, a formula is text."""
    people = people_of(f'email,name,a,b\n{ADDRESS},"Zoé\r\nDurand\x1b[31m","=1+1","x\u00a0: y\ufdd0"\n')
    assert people.recipients[0].fields == {"name": "Zoé Durand[31m", "a": "=1+1", "b": "x\u00a0: y"}


def test_a_list_may_come_from_a_file_elsewhere_or_a_command(tmp_path: Path) -> None:
    """Findings then name it so."""
    config = Config(root=tmp_path, path=None, newsroom=Newsroom(id="x", name="x"))
    (tmp_path / "far.csv").write_text("email\nx\n")
    for source, shown in (
        (Reference(file=str(tmp_path / "far.csv")), "far.csv"),
        (Reference(command=("cat", "far.csv")), "cat (its output)"),
        (Reference(env="LIST"), "$LIST"),
    ):
        target = Target(name="p", channel="mailgun", mailing=Mailing(sender="a@b.example", recipients=source))
        people = read_recipients(target, config, environ={"LIST": "email\nx\n", "PATH": "/usr/bin:/bin"})
        assert people.findings[0].path.endswith(shown)
        assert said(people) == [(2, 1, "error", "bad-address")]


@pytest.mark.parametrize("source", ["none.csv", Reference(env="NONE"), Reference(command=("false",))])
def test_a_list_that_cannot_be_had_is_raised_at_the_target(tmp_path: Path, source: str | Reference) -> None:
    """A plan may go on without it; a run may not."""
    config = Config(root=tmp_path, path=tmp_path / "c.toml", newsroom=Newsroom(id="x", name="x"))
    target = Target(name="p", channel="mailgun", mailing=Mailing(sender="a@b.example", recipients=source), place=(4, 1))
    with pytest.raises(Invalid, match="recipients: ") as caught:
        read_recipients(target, config, environ={"PATH": "/usr/bin:/bin"})
    (found,) = caught.value.findings
    assert isinstance(found, Finding)
    assert (found.path.rpartition("/")[2], found.line) == ("c.toml", 4)


def test_a_place_that_mails_nobody_has_nobody(tmp_path: Path) -> None:
    """No list is looked for."""
    config = Config(root=tmp_path, path=None, newsroom=Newsroom(id="x", name="x"))
    assert read_recipients(Target(name="w", channel="webhook"), config, environ={}) == People()


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), max_size=8)


@given(st.lists(st.tuples(st.integers(0, 9), cells), max_size=8), st.sampled_from([",", ";", "\t"]))
def test_whatever_a_spreadsheet_writes_is_read_back(rows: list[tuple[int, str]], separator: str) -> None:
    """Everybody once, in order of the first line, with the cell's own text."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerow(["email", "note"])
    for number, note in rows:
        writer.writerow([f"p{number}@b.example", note])
    people = people_of(written.getvalue())
    assert emails(people) == list(dict.fromkeys(f"p{number}@b.example" for number, _ in rows))
    if len({number for number, _ in rows}) == len(rows):
        for person, (_, note) in zip(people.recipients, rows, strict=True):
            assert person.fields.get("note", "").replace(" ", "") in note.replace(" ", "")


@given(st.one_of(st.binary(max_size=80), st.text(st.sampled_from('email,;"\n\r\t@a. '), max_size=40).map(str.encode)))
def test_any_bytes_give_people_or_findings(drafts: Path, content: bytes) -> None:
    """Never an exception; each finding stands within the list."""
    people = people_of(content, root=drafts)
    assert people.recipients or any(found.level == "error" for found in people.findings)
    for found in people.findings:
        assert found.line >= 1
        assert found.column >= 1


def test_many_bad_addresses_are_read() -> None:
    """The places of the first are all that is looked up."""
    people = people_of("name,email\n" + '"a\nb",x\n' * 30_000)
    assert people.findings[0].line == 1 or people.findings[1].line == 3
