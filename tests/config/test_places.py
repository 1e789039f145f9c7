"""Where keys and values stand in TOML."""

import json
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.config.places import KeyPath, Place, headers, locate


def paths(value: Any, above: KeyPath = ()) -> Iterator[KeyPath]:
    """Every key, table and element of a parsed document."""
    if above:
        yield above
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from paths(inner, (*above, step))


@pytest.mark.parametrize(
    ("text", "path", "key", "value"),
    [
        ("a = 1", ("a",), (1, 1), (1, 5)),
        ("\n  a=1", ("a",), (2, 3), (2, 5)),
        ("# a = 0\na = 1 # a = 2", ("a",), (2, 1), (2, 5)),
        ("[t]\na = 1", ("t",), (1, 2), (1, 1)),
        ("[t]\na = 1", ("t", "a"), (2, 1), (2, 5)),
        ("[ t . 'u v' ]", ("t", "u v"), (1, 7), (1, 1)),
        ('"é\\u00e9" = 1', ("éé",), (1, 1), (1, 13)),
        ("a.b.c = 1", ("a", "b"), (1, 3), (1, 1)),
        ("a.b.c = 1", ("a", "b", "c"), (1, 5), (1, 9)),
        ("[[t]]\nx=1\n[[t]]\nx=2", ("t", 1, "x"), (4, 1), (4, 3)),
        ("[[t]]\n[t.u]\nx=1\n[[t]]\n[t.u]\nx=2", ("t", 1, "u", "x"), (6, 1), (6, 3)),
        ("a = [\n 1, # one\n 2 ]", ("a", 1), (3, 2), (3, 2)),
        ("a = { b = 1, c = { d = 'x' } }", ("a", "c", "d"), (1, 20), (1, 24)),
        ('a = """\n[t]\nb = 2 """\nc = 3', ("c",), (4, 1), (4, 5)),
        ("a = '''x''''\nb = 1", ("b",), (2, 1), (2, 5)),
        ('a = "\\"] }"\nb = 1', ("b",), (2, 1), (2, 5)),
        ("a = 1979-05-27 07:32:00\nb = 1", ("b",), (2, 1), (2, 5)),
    ],
)
def test_every_key_and_value_is_found_where_an_editor_shows_it(
    text: str, path: KeyPath, key: tuple[int, int], value: tuple[int, int]
) -> None:
    """Lines and columns count from 1, in characters."""
    tomllib.loads(text)
    assert locate(text)[path] == Place(key, value)


@pytest.mark.parametrize("text", ["]", "a", "a = [", "a = [1 2", "[t", "= 1", "a = {b", "a =", "[]", '"'])
def test_a_document_that_is_no_toml_ends_the_walk(text: str) -> None:
    """It never goes round for ever, and keeps what it found before."""
    assert locate(f"x = 1\n{text}")["x",] == Place((1, 1), (1, 5))


keys = st.one_of(
    st.sampled_from(["a", "b-1", "_", "0"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=4).map(json.dumps).filter(lambda key: "\x7f" not in key),
    st.text(st.sampled_from('a .#]"='), max_size=3).map("'{}'".format),
)
scalars = st.one_of(
    st.integers(-9, 9).map(str),
    st.sampled_from(["true", "1.5", "1979-05-27", "07:32:00", "1979-05-27 07:32:00Z", "inf", "0xff"]),
    st.text(st.sampled_from('a\\"]}#,=\n'), max_size=6).map(json.dumps),
    st.text(st.sampled_from('a\\"]}#,=['), max_size=6).map("'{}'".format),
    st.text(st.sampled_from("a'#=]\n"), max_size=6).map('"""{}"""'.format),
    st.sampled_from(['"""""a"""""', "'''''b'''''", '"""\n\\\n  x"""', "''''c''''"]),
)
blanks = st.sampled_from(["", " ", "\t", "  "])
values: st.SearchStrategy[str] = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.tuples(
            st.lists(inner, max_size=3), st.sampled_from([", ", ",\n # ]\n", ","]), st.sampled_from(["", ",", "\n"])
        ).map(lambda made: f"[{made[1].join(made[0])}{made[2] if made[0] else ''}]"),
        st.lists(st.tuples(keys, inner), max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key} = {value}" for key, value in pairs) + "}"
        ),
    ),
    max_leaves=6,
)
dotted = st.tuples(st.lists(keys, min_size=1, max_size=3), blanks).map(
    lambda made: f"{made[1]}.{made[1]}".join(made[0])
)
lines = st.one_of(
    st.tuples(blanks, dotted, blanks, values, st.sampled_from(["", " # x = 1"])).map(
        lambda made: f"{made[0]}{made[1]}{made[2]}={made[2]}{made[3]}{made[4]}"
    ),
    st.tuples(blanks, dotted).map(lambda made: f"[{made[0]}{made[1]}{made[0]}]"),
    st.tuples(blanks, dotted).map(lambda made: f"[[{made[0]}{made[1]}{made[0]}]]"),
    st.just("# [c]"),
)


@given(st.lists(lines, max_size=8).map("\n".join))
def test_the_walk_finds_exactly_what_tomllib_reads(text: str) -> None:
    """Whatever tomllib accepts, the walk finds the same keys, and never another."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    found = locate(text)
    assert set(found) == set(paths(document))
    assert all(found[path].value == point for path, point in headers(text).items())
    rows = text.split("\n")
    for place in found.values():
        for line, column in (place.key, place.value):
            assert 1 <= column <= len(rows[line - 1])


def test_headers_tell_by_themselves_where_targets_begin() -> None:
    """But not where a line of a text could look like one, or an array of tables makes the paths longer."""
    text = "[[newsroom.contacts]]\nname = 1\n[newsroom.brand]\n[targets.a]\nx = [\n[1.5],\n]\n[targets.b-1] # c\r\n\n[targets.a.c]\n"
    assert headers(text) == {("targets", "a"): (4, 1), ("targets", "b-1"): (8, 1)}
    assert headers(f'x = """\n[targets.z]\n"""\n{text}') == {}
    assert headers(f'[["a b"]]\n{text}') == {}
