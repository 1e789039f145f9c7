"""How a person is greeted."""

import pytest

from pressctl.errors import Invalid
from pressctl.render.greeting import check_greeting, greeting
from tests.support.builders import a_recipient


@pytest.mark.parametrize(
    ("template", "language", "said"),
    [
        ("", "fr", "Bonjour Zoé Durand,"),
        ("", "de-AT", "Guten Tag Zoé Durand,"),
        ("", "tlh", "Hello Zoé Durand,"),
        ("Chère {{ recipient.name }} ({{recipient.outlet}}) !", "fr", "Chère Zoé Durand (Le Journal)\u202f!"),
        ("Bonjour à tous,", "fr", "Bonjour à tous,"),
        ("Cher {{ recipient.title }},", "fr", "Bonjour,"),
        ("À {{ recipient.email }}", "fr", "À zoe@journal.example"),
    ],
)
def test_a_person_is_greeted(template: str, language: str, said: str) -> None:
    """By the target's template; where a field it names is empty, by the language's custom."""
    assert greeting(a_recipient(), template, language) == said


def test_without_a_name_the_greeting_has_none() -> None:
    """Nobody is ever greeted as "Bonjour ,"."""
    nameless = a_recipient(name="", fields={})
    assert greeting(nameless, "", "fr") == "Bonjour,"
    assert greeting(nameless, "Bonjour {{ recipient.name }},", "fr") == "Bonjour,"


def test_a_name_outside_the_fields_counts() -> None:
    """The list's name column is the person's name, as a field or not."""
    assert greeting(a_recipient(fields={}), "", "fr") == "Bonjour Zoé Durand,"


def test_a_field_is_data() -> None:
    """A name that looks like a template, a mark or a line break is only a name."""
    hostile = a_recipient(fields={"name": "{{ recipient.email }}\r\nBcc: x\ufdd0name\ufdd1"})
    assert greeting(hostile, "Bonjour {{ recipient.name }},", "fr") == "Bonjour {{ recipient.email }} Bcc: xname,"


@pytest.mark.parametrize(
    "template",
    [
        "{{ recipient.Name }}",
        "{{ name }}",
        "{% if x %}",
        "{{ recipient.name | upper }}",
        "{# x #}",
        "}}",
        "a\nb",
        "a" * 201,
    ],
)
def test_anything_else_is_refused(template: str) -> None:
    """A greeting is one line of text and merge fields."""
    assert check_greeting(template)
    with pytest.raises(Invalid, match="greeting"):
        greeting(a_recipient(), template, "fr")


@pytest.mark.parametrize("template", ["", "Bonjour {{ recipient.name }},", " Bonjour ", "100 % {accord}"])
def test_what_is_fine_has_no_complaint(template: str) -> None:
    """Text and merge fields pass."""
    assert check_greeting(template) is None
