"""Templates that write JSON: no value can end a string, become markup, or be forgotten to be escaped."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.errors import Invalid, TooLarge
from pressctl.render.loading import BadTemplate
from pressctl.render.slots import Address, Field, open_slot, texts
from pressctl.render.templates import Templates

NAME = "chat/slack.json"
Render = Callable[..., Any]


@pytest.fixture
def render(tmp_path: Path) -> Render:
    """Render a template's text as a newsroom's own."""

    def render(text: str, **values: object) -> Any:
        path = tmp_path / "templates" / NAME
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        templates = Templates(tmp_path / "templates", root=tmp_path)
        return templates.render_json(NAME, lambda word, _: f"«{word}»", lambda url, _: f"<{url}>", **values)

    return render


def test_constants_are_the_templates_and_values_are_escaped(render: Render) -> None:
    """What the author of a template writes stays; words and addresses are written as the place asks for."""
    made = render('{"a": "*{{ x }}* {{ x }}", "b": "{{ url }}"}', x="1", url=Address("https://e.org"))
    assert made == {"a": "*«1»* «1»", "b": "<https://e.org>"}


@pytest.mark.parametrize(
    "value", ['"', "\\", '", "b": "', "\\u003c", "\n", "\t", "}", "\u2028", "{{ x }}", "{% raw %}", "é\u0000"]
)
def test_a_value_is_one_string_whatever_it_holds(render: Render, value: str) -> None:
    """Neither quotation marks nor backslashes nor line breaks do anything."""
    assert render('{"a": "{{ x }}"}', x=value) == {"a": f"«{value}»"}


@given(st.text())
def test_a_slot_gives_back_any_text(text: str) -> None:
    """But for lone surrogates, which are no text and never reach it."""
    from pressctl.render.slots import fill

    whole = text.encode("utf-8", "replace").decode()
    made = fill({"a": [open_slot(whole)]}, lambda word, _: word, lambda url, _: url)
    marks = str.maketrans("", "", "\ufdd2\ufdd3")
    assert made == {"a": [whole.translate(marks)]}


@pytest.mark.parametrize(
    ("template", "made"),
    [
        ('{"n": {{ 3 }}, "y": {{ x == "1" }}, "f": {{ 1.5 }}}', {"n": 3, "y": True, "f": 1.5}),
        ('{"a": "{{ ("<" ~ x) if x }}"}', {"a": "«<1»"}),
        ('{"a": "{{ x | upper }}{{ "<" }}"}', {"a": "«1»«<»"}),
        ('{% set b %}*{{ x }}*{% endset %}{"a": "{{ b }}"}', {"a": "*«1»*"}),
        ('{% macro m(t) %}{"t": "*{{ t }}*"}{% endmacro %}{"a": {{ m(x) }}}', {"a": {"t": "*«1»*"}}),
        # Words that join what was written already are words as a whole.
        ('{% set b %}*{{ x }}*{% endset %}{"a": "{{ b ~ "<" }}"}', {"a": "«*1*<»"}),
        ('{% set b %}*{{ x }}*{% endset %}{"a": "{{ b | replace("*", "-") }}"}', {"a": "«-1-»"}),
        ('{"a": ["{{ x }}", null]}', {"a": ["«1»", None]}),
    ],
)
def test_what_templates_can_do(render: Render, template: str, made: object) -> None:
    """Numbers, filters, blocks and macros; and no way round the escaping."""
    assert render(template, x="1") == made


def test_a_block_of_ours_can_be_kept(render: Render) -> None:
    """A template that extends another writes what that one wrote, once."""
    template = '{% extends "!shipped/chat/slack.json" %}'
    with pytest.raises(BadTemplate, match="undefined"):
        render(template)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ('{"a": {{ x }}}', "makes no JSON"),
        ('{"a": "{{ x }}",}', "makes no JSON"),
        ('{"{{ x }}": 1}', "a value stands in the name '…'"),
        ('["{{ x }}"]', "no JSON object"),
        ('"{{ x }}"', "no JSON object"),
        ("", "makes no JSON"),
        ('{"a": NaN}', "NaN is no number of JSON"),
        ("[" * 100_000, "makes no JSON"),
        ('{"a": "{{ x | tojson }}"}', "tojson"),
        ('{"a": "{{ x | e }}"}', "'e'"),
        ('{"a": "{{ x | safe }}"}', "safe"),
        ('{"a": "{{ y }}"}', "'y' is undefined"),
    ],
)
def test_a_bad_template_says_where(render: Render, template: str, said: str) -> None:
    """One error of ours, with the file's name, and none of the marks that stand for values."""
    with pytest.raises(Invalid) as caught:
        render(template, x="secret words")
    assert caught.value.message.startswith(f"templates/{NAME}:")
    assert said in caught.value.message
    assert not set("\ufdd2\ufdd3") & set(caught.value.message)
    assert "secret" not in caught.value.message


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ('{"a": {{ x }}}', 1, 'Expecting value, at: {"a":  ▸ …}.'),
        ('{"a": "{{ x }}",\n"b": "{{ x }}" 1}', 2, """Expecting ',' delimiter, at: {"a": "…", "b": "…"  ▸ 1}."""),
        ("\n{% macro m() %}{{ x }}{% endmacro %}{{ {}[m()] }}", 2, "'…' is no part of what stands before it"),
    ],
)
def test_a_message_shows_the_template_and_none_of_our_marks(
    render: Render, template: str, line: int, said: str
) -> None:
    """The same whatever the release says, so that several releases say it once; at the template's own line."""
    for value in ("one", "two words"):
        with pytest.raises(BadTemplate) as caught:
            render(template, x=value)
        assert caught.value.finding.line == line
        assert caught.value.finding.message.removeprefix("makes no JSON: ") == said


def test_check_compiles_it_as_it_is_rendered(tmp_path: Path, render: Render) -> None:
    """A filter that templates of JSON do not have is found before anything is sent."""
    with pytest.raises(Invalid):
        render('{"a": "{{ x | tojson }}"}', x="1")
    (finding,) = Templates(tmp_path / "templates", root=tmp_path).check()
    assert (finding.path, finding.line, finding.code) == (f"templates/{NAME}", 1, "template")
    assert "tojson" in finding.message


def test_a_template_that_writes_too_much_is_the_releases_error(render: Render) -> None:
    """As in every other template."""
    with pytest.raises(TooLarge):
        render('{"a": "{{ x }}"}', x="é" * 600_000)


def test_a_field_knows_where_it_stands() -> None:
    """Its path, its key, and the kinds of what is around it."""
    message = {"type": "m", "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "a"}}, {"x": ["b"]}]}
    found: dict[str, Field] = {text: field for field, text in texts(message)}
    assert found["a"].name == "blocks[0].text.text"
    assert found["a"].kinds == ("m", "header", "plain_text")
    assert (found["b"].name, found["b"].key, found["b"].kinds) == ("blocks[1].x[0]", "x", ("m", ""))
