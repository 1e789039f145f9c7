"""Every finding of this room can be explained."""

import ast
from pathlib import Path

import pressctl.newsroom
from pressctl.newsroom.codes import CODES

# Where the code stands among the arguments of what makes a finding.
MAKERS = {"_finding": 0, "_stray": 0, "_Amiss": 0, "_refused": 1, "about": 2}


def used_codes() -> set[str]:
    """Return the codes that the room's own source gives its findings."""
    found: set[str] = set()
    for path in Path(pressctl.newsroom.__file__).parent.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            name = getattr(call.func, "id", None) or getattr(call.func, "attr", "")
            if name in MAKERS and isinstance(code := call.args[MAKERS[name]], ast.Constant):
                found.add(str(code.value))
    return found


def test_every_code_is_explained_and_none_that_nobody_uses() -> None:
    """So that `check --explain` always has an answer, and a true one."""
    assert used_codes() == set(CODES)
