"""A vendor's people into recipients: judged as a file's rows are, told of by number and never by name."""

from pathlib import Path
from typing import Any

import pytest

from pressctl.config.enlisting import SHOWN, Enlisting
from pressctl.config.recipients import People
from pressctl.model import Checks, Config, Mailing, Member, Newsroom, Target, Where

CONFIG = Config(root=Path(), path=Path("config.toml"), newsroom=Newsroom(id="n", name="N"))


def read(*members: Member, bad: Any = "stop", **mailing: Any) -> People:
    """Read some members at once."""
    target = Target(
        name="list", channel="brevo", mailing=Mailing(sender="a@b.example", kept="12", **mailing), place=(7, 1)
    )
    enlisting = Enlisting(target, Config(**{**as_dict(CONFIG), "checks": Checks(bad_address=bad)}))
    assert enlisting.take(members) >= 0
    return enlisting.people()


def as_dict(config: Config) -> dict[str, Any]:
    """Return a config's fields."""
    return {name: getattr(config, name) for name in config.__struct_fields__}


def who(email: str = "a@b.example", *, gone: bool = False, **fields: str) -> Member:
    """Return somebody as a vendor has them."""
    return Member(email=email, fields=fields, gone=gone)


def said(people: People) -> list[tuple[str, str]]:
    """Return levels and codes of what was found."""
    return [(one.level, one.code) for one in people.findings]


def test_fields_are_found_as_columns_are() -> None:
    """By our name, or by what `columns` says; the rest are merge fields, one a name; control characters go."""
    (person,) = read(
        who("A@B.Example", NAME="Zoé\r\n Bcc: x", Langue="de", Ressort="Kultur", tags="a, b", Ville__natale="Lyon"),
        columns={"language": "langue", "desk": "RESSORT"},
    ).recipients
    assert (person.email, person.name, person.language, person.tags) == ("a@b.example", "Zoé  Bcc: x", "de", ("a", "b"))
    assert person.fields == {"name": "Zoé  Bcc: x", "desk": "Kultur", "ville_natale": "Lyon"}


def test_a_field_that_nobody_has_is_told() -> None:
    """It is misspelt, or another list's: a greeting without names would go to everybody."""
    people = read(who(), columns={"name": "PRENOM"})
    assert said(people) == [("error", "list-columns")]
    assert "columns.name" in people.findings[0].message


def test_who_unsubscribed_once_has_unsubscribed() -> None:
    """Whatever else the list says of the same address; `where` takes of both, since both are counted."""
    people = read(who(language="fr"), who("A@b.example", gone=True, language="fr"), who("c@b.example", language="en"))
    assert ([one.email for one in people.recipients], [one.email for one in people.gone]) == (
        ["c@b.example"],
        ["a@b.example"],
    )
    only = read(who(language="fr"), who("c@b.example", gone=True, language="en"), where=Where(language=("fr",)))
    assert (len(only.recipients), len(only.gone)) == (1, 0)


@pytest.mark.parametrize(
    "address", ["a@b.example\r\nBcc: c@d.example", "a b@c.example", "a@localhost", "é@b.example", "\ud800@b.example"]
)
def test_a_bad_address_is_told_by_its_number(address: str) -> None:
    """It stops the run, or is skipped where the newsroom says so; it is never shown."""
    people = read(who(), who(address))
    assert said(people) == [("error", "bad-address")]
    assert "list: the address of its member number 2 " in people.findings[0].message
    assert address not in people.findings[0].message
    assert (people.findings[0].path, people.findings[0].line) == ("config.toml", 7)
    assert said(read(who(), who(address), bad="skip")) == [("advice", "bad-address")]


def test_many_bad_addresses_are_counted() -> None:
    """A few are told of one by one."""
    people = read(*(who(f"{number}") for number in range(1000)))
    assert len(people.findings) == SHOWN + 1
    assert f"{1000 - SHOWN} more of its addresses are bad." in people.findings[-1].message


@pytest.mark.parametrize(
    ("members", "where", "code"),
    [((), Where(), "empty-list"), ((who(gone=True),), Where(), "empty-list"), ((who(),), Where(tags=("x",)), "list")],
)
def test_nobody_is_an_error(members: tuple[Member, ...], where: Where, code: str) -> None:
    """Whoever named the list meant somebody."""
    assert said(read(*members, where=where)) == [("error", code)]


def test_repeats_and_strange_languages_are_advice() -> None:
    """Each gets one mail; what one row lacks the other has."""
    people = read(who(name="Zoé"), who("A@B.example", outlet="Radio"), who("c@b.example", language="French, mostly"))
    assert said(people) == [("advice", "repeated-address"), ("advice", "bad-language")]
    assert people.recipients[0].fields == {"name": "Zoé", "outlet": "Radio"}
