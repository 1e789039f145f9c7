"""Every finding can be explained."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import pressctl.release
from pressctl.config.codes import CODES as OF_CONFIGS
from pressctl.desk.checking import OF_NEWSROOMS
from pressctl.newsroom.codes import CODES as OF_FILES
from pressctl.release import CODES, explain
from pressctl.release.checking.codes import CODES as EDITORIAL
from pressctl.release.plain.codes import CODES as OF_IMPORTS
from pressctl.render.codes import CODES as OF_RENDERING

ROOM = Path(pressctl.release.__file__).parent
OURS = (
    "fields", "frontmatter", "identity", "mending", "composing", "moments", "parts", "reading", "timing",
    *(f"checking/{theme}" for theme in ("days", "leavings", "links", "marks", "people", "secrets", "times", "wording")),
)  # fmt: skip


def codes_in(module: str) -> set[str]:
    """Return the codes a module's findings have: what it passes under that name or in that place."""
    found: set[str] = set()
    for call in ast.walk(ast.parse((ROOM / f"{module}.py").read_text(encoding="utf-8"))):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        place = {"error": 0, "advise": 0, "advice": 0, "wrong": 1, "Unclear": 0, "Mending": 0}.get(name)
        given = [key.value for key in call.keywords if key.arg == "code"]
        given += call.args[place : place + 1] if place is not None else []
        for node in given:
            found |= {
                part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)
            }
    return found


def test_every_code_is_explained_and_every_explanation_used() -> None:
    """`pressctl check --explain CODE` knows exactly the codes that findings have."""
    used = set().union(*(codes_in(module) for module in OURS))
    assert used == set(CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_an_explanation_is_a_sentence(code: str) -> None:
    """It is read by a person: whole sentences, and a code that can be typed."""
    assert explain(code).endswith((".", '".'))
    assert len(explain(code)) > 40
    assert code == code.lower().strip(" -")


def test_an_editorial_code_means_one_thing() -> None:
    """No other room has a code of that name, whose explanation would be shown in its place."""
    others = {*OF_CONFIGS, *OF_FILES, *OF_IMPORTS, *OF_NEWSROOMS, *OF_RENDERING}
    assert EDITORIAL.keys() & others == set()


def test_an_unknown_code_has_no_explanation() -> None:
    """The caller says so in its own words."""
    assert explain("no-such-code") == ""


def test_importing_the_room_loads_no_parser() -> None:
    """Start-up: YAML and Markdown are loaded when a release is read, not before."""
    code = "import sys, pressctl.release; print(sorted({'yaml', 'markdown_it', 'difflib', 'mimetypes'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
