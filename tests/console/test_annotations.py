"""Findings for CI systems: each form against what its reader expects, with text that would rather be a command."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from pressctl.console.annotations import AT_ONCE, FORMATS, from_top, github, gitlab, junit, sarif
from pressctl.model import Finding
from tests.support.runner import commands, steers
from tests.support.schemas import complaints

HOSTILE = "::set-output name=x::y%0A::error::z ##[add-mask]a \x1b]52;c;x\x07\n::warning::b ]]> <a>&\ufffe"
FINDINGS = (
    Finding(path="releases/a b,c:d.md", line=3, column=7, code="unknown-key", message=HOSTILE),
    Finding(path="::debug::x.md", level="advice", code="no-contact", message="50 % of it", hint="Ask: who?"),
    Finding(path="::debug::x.md", line=9, level="advice", code="no-contact", message="50 % of it", hint="Ask: who?"),
)
_TEXT = {"type": "string", "minLength": 1}
_COUNT = {"type": "integer", "minimum": 1}


def _object(**properties: object) -> dict[str, object]:
    return {"type": "object", "required": list(properties), "properties": properties}


# GitLab's documented fields; of SARIF 2.1.0, what it requires of what we write (sections 3.13, 3.14, 3.27 to 3.30).
GITLAB = {
    "type": "array",
    "items": _object(
        description=_TEXT,
        check_name=_TEXT,
        fingerprint=_TEXT,
        severity={"enum": ["info", "minor", "major", "critical", "blocker"]},
        location=_object(path=_TEXT, lines=_object(begin=_COUNT)),
    ),
}
_PLACE = _object(artifactLocation=_object(uri=_TEXT), region=_object(startLine=_COUNT, startColumn=_COUNT))
_RESULT = _object(
    ruleId=_TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level={"enum": ["none", "note", "warning", "error"]},
    message=_object(text=_TEXT),
    locations={"type": "array", "items": _object(physicalLocation=_PLACE)},
    partialFingerprints={"type": "object", "additionalProperties": _TEXT},
)
_RULE = _object(id=_TEXT, fullDescription=_object(text=_TEXT))
_DRIVER = _object(name=_TEXT, version=_TEXT, rules={"type": "array", "uniqueItems": True, "items": _RULE})
SARIF = _object(
    version={"const": "2.1.0"},
    runs={
        "type": "array",
        "items": _object(
            tool=_object(driver=_DRIVER),
            columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            results={"type": "array", "items": _RESULT},
        ),
    },
)


def test_annotations_are_the_only_commands() -> None:
    """A line each, errors first; whatever the text, a runner unescapes to what was said, and acts on nothing else."""
    lines = github(FINDINGS).split("\n")
    assert len(lines) == 3
    assert list(commands("\n".join(lines))) == [line for line in lines if line.startswith("::")] == lines[:3]
    error, first, _ = lines
    assert error.startswith("::error file=releases/a b%2Cc%3Ad.md,line=3,col=7,title=pressctl unknown-key::")
    assert first.startswith("::warning file=\\x3a%3Adebug%3A%3Ax.md,")
    assert first.endswith("::50 %25 of it. Ask: who?")
    said = error.split("::", 2)[2].replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
    assert not list(commands(said))
    many = github([Finding(path="a.md", line=n + 1, code="c", message="m") for n in range(AT_ONCE + 2)]).split("\n")
    assert [line.startswith("::error") for line in many] == [True] * AT_ONCE + [False] * 2


def test_reports_keep_to_their_forms() -> None:
    """GitLab's and SARIF's fields; JUnit counts; a finding keeps its mark when it moves, and two alike have two."""
    report = json.loads(gitlab(FINDINGS))
    assert not complaints(GITLAB, report)
    assert len({one["fingerprint"] for one in report}) == 3
    moved = [Finding(path=f.path, line=f.line + 5, level=f.level, code=f.code, message=f.message) for f in FINDINGS]
    assert [one["fingerprint"] for one in json.loads(gitlab(moved))] == [one["fingerprint"] for one in report]
    log = json.loads(sarif(FINDINGS))
    assert not complaints(SARIF, log)
    results = log["runs"][0]["results"]
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in results] == [f.code for f in FINDINGS]
    uri = results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == FINDINGS[0].path
    suite = ET.fromstring(junit(FINDINGS))  # noqa: S314  (what we wrote)
    assert (suite.get("tests"), suite.get("failures"), len(suite.findall("testcase/failure"))) == ("3", "1", 1)
    assert ET.fromstring(junit(())).get("failures") == "0"  # noqa: S314


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS.keys())
def test_no_form_steers_a_terminal(form: Callable[[Sequence[Finding]], str]) -> None:
    """No control leaves as it is, and nothing but an annotation is a command."""
    written = form(FINDINGS)
    assert not steers(written)
    assert form is github or not list(commands(written))


def test_paths_are_those_of_the_checkout(tmp_path: Path) -> None:
    """From its top, wherever in it the newsroom is; what lies elsewhere stays as it is."""
    (tmp_path / ".git").mkdir()
    here = tmp_path / "press"
    here.mkdir()
    given = [Finding(path=path, code="c", message="m") for path in ("releases/a.md", "../b.md", "../../c.md")]
    assert [found.path for found in from_top(given, here)] == ["press/releases/a.md", "b.md", "../../c.md"]
