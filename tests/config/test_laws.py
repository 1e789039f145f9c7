"""What holds for every config, however wrong: it is refused in our own words, and no value is repeated."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pressctl.config
from pressctl.config.codes import CODES
from tests.config.writing import mistakes

EXAMPLE = (Path(__file__).resolve().parents[2] / "config.example.toml").read_text("utf-8")
CANARY = "c4n4ry-Value"
QUOTED = [(found.start(), found.end()) for found in re.finditer(r'"[^"\n]*"', EXAMPLE)]
CONFIGS = EXAMPLE.replace("# columns", "columns")


@pytest.mark.parametrize(
    "form", [CANARY, f"{CANARY}@", f"https://{CANARY}:x@h.example/", f"{CANARY}\\n", f"{{{{ {CANARY} }}}}"]
)
@pytest.mark.usefixtures("untraced")
def test_no_finding_repeats_a_value(tmp_path: Path, form: str) -> None:
    """A secret may stand where no secret belongs: put anywhere, it is never shown."""
    refused = 0
    for start, end in QUOTED:
        found = mistakes(tmp_path, f'{EXAMPLE[:start]}"{form}"{EXAMPLE[end:]}')
        refused += bool(found)
        assert CANARY not in "\n".join(f"{one.message} {one.hint}" for one in found)
    assert refused > len(QUOTED) // 4


edits = st.tuples(
    st.integers(0, len(CONFIGS)),
    st.integers(0, 12),
    st.one_of(
        st.text(max_size=6),
        st.sampled_from(["[", "]", "{", "}", '"', "=", "\n", "[[newsroom]]\n", "'''", "= 1\n", "true"]),
    ),
)


@given(st.lists(edits, min_size=1, max_size=4))
def test_a_config_with_letters_changed_is_read_or_refused(drafts: Path, changes: list[tuple[int, int, str]]) -> None:
    """Never an exception of another kind; every finding stands within the file."""
    text = CONFIGS
    for start, length, new in changes:
        text = text[:start] + new + text[start + length :]
    content = text.encode("utf-8", "surrogatepass")
    for found in mistakes(drafts, content):
        assert 1 <= found.line <= text.count("\n") + text.count("\r") + 2
        assert found.column >= 1
        assert found.message


@given(st.one_of(st.binary(max_size=60), st.text(st.sampled_from("[]{}\".=\n a1#'"), max_size=40).map(str.encode)))
def test_any_bytes_are_read_or_refused(drafts: Path, content: bytes) -> None:
    """A config without a newsroom's name is never taken."""
    assert mistakes(drafts, content)


values = st.recursive(
    st.sampled_from(['"x"', "1", "-1.5", "true", "1979-05-27", '""', "nan", '"\\u0000"']),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2).map(lambda items: f"[{', '.join(items)}]"),
        inner.map(lambda item: f"{{ env = {item} }}"),
        inner.map(lambda item: f"{{ language = {item}, z = 1 }}"),
    ),
    max_leaves=3,
)
LINES = [number for number, line in enumerate(CONFIGS.splitlines()) if re.match(r"[a-z_]+ = [^\n]*$", line)]


@given(st.lists(st.tuples(st.sampled_from(LINES), values), min_size=1, max_size=3))
def test_a_config_with_values_of_other_kinds_is_read_or_refused(drafts: Path, changes: list[tuple[int, str]]) -> None:
    """Text, numbers, dates, lists and tables, each where another belongs."""
    lines = CONFIGS.splitlines()
    for number, value in changes:
        lines[number] = f"{lines[number].partition('=')[0]}= {value}"
    for found in mistakes(drafts, "\n".join(lines)):
        assert found.message.endswith((".", "'"))


def test_every_code_that_is_explained_is_used() -> None:
    """And none is explained that nothing says."""
    room = Path(pressctl.config.__file__).parent
    sources = "".join(path.read_text("utf-8") for path in room.glob("*.py") if path.name != "codes.py")
    assert [code for code in CODES if f'"{code}"' not in sources] == []


def imported(statement: str) -> set[str]:
    """Return the modules that a fresh Python has after a statement."""
    code = f"import sys; {statement}; print(*sys.modules)"
    environ = {key: value for key, value in os.environ.items() if not key.startswith("COV")}  # imports much itself
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environ)
    return set(ran.stdout.split())


@pytest.mark.parametrize(
    ("statement", "never"),
    [
        ("import pressctl.config", {"pressctl.channels", "pressctl.config.loading", "tomllib", "csv", "idna"}),
        ("import pressctl.config.locating", {"tomllib", "subprocess", "pressctl.channels"}),
        ("import pressctl.config.loading", {"csv", "subprocess", "difflib", "httpx", "jinja2", "idna", "yaml"}),
        ("import pressctl.config.recipients", {"httpx", "jinja2", "idna", "pressctl.channels", "tomllib"}),
    ],
)  # fmt: skip
def test_starting_is_cheap(statement: str, never: set[str]) -> None:
    """What a command does not use is not imported."""
    assert imported(statement).isdisjoint(never)
