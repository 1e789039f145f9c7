"""Findings as CI systems take them, to show them beside the lines they are about.

GitHub: workflow commands (docs.github.com, "Workflow commands"), escaped as actions/toolkit does in command.ts. GitLab: the
code quality report (docs.gitlab.com, "Code Quality", report format). SARIF 2.1.0 (OASIS). JUnit: the XML that test runners write.
"""

import hashlib
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from msgspec.structs import replace

from pressctl import __version__
from pressctl.console.documents import as_json
from pressctl.console.wording import safe
from pressctl.model import Finding

AT_ONCE = 10  # annotations of a level that GitHub shows of a step; it drops the rest in silence
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def from_top(findings: Sequence[Finding], here: Path) -> tuple[Finding, ...]:
    """Return findings with their paths as a forge has them, from the top of the checkout that `here` is in."""
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    return tuple(
        replace(found, path=path.relative_to(top).as_posix() if path.is_relative_to(top) else found.path)
        for found in findings
        for path in [Path(os.path.normpath(here / found.path))]
    )


def github(findings: Sequence[Finding]) -> str:
    """Return workflow commands, errors first; what GitHub would drop is in the log as text."""
    lines: list[str] = []
    shown: Counter[str] = Counter()
    for found in sorted(findings, key=lambda finding: (finding.level != "error", finding)):
        shown[found.level] += 1
        if shown[found.level] > AT_ONCE:
            lines.append(safe(str(found)))
            continue
        command = "error" if found.level == "error" else "warning"
        fields = {"file": found.path, "line": found.line, "col": found.column, "title": f"pressctl {found.code}"}
        said = ",".join(f"{name}={_field(str(value))}" for name, value in fields.items())
        lines.append(f"::{command} {said}::{_data(found.said)}")
    return "\n".join(lines)


def _data(text: str) -> str:
    return safe(text).replace("%", "%25")


def _field(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def gitlab(findings: Sequence[Finding]) -> str:
    """Return a code quality report; a finding is the same one when lines above it move."""
    return as_json(
        [
            {
                "description": safe(found.said),
                "check_name": found.code,
                "fingerprint": mark,
                "severity": "major" if found.level == "error" else "minor",
                "location": {"path": found.path, "lines": {"begin": found.line}},
            }
            for found, mark in _marked(findings)
        ]
    )


def sarif(findings: Sequence[Finding]) -> str:
    """Return a SARIF log of one run."""
    from pressctl.desk.checking import explain_code

    codes = sorted({found.code for found in findings})
    told = {code: explain_code(code).partition("\n")[2] for code in codes}
    rules = [{"id": code, "fullDescription": {"text": told[code]}} for code in codes]
    results = [
        {
            "ruleId": found.code,
            "ruleIndex": codes.index(found.code),
            "level": "error" if found.level == "error" else "warning",
            "message": {"text": safe(found.said)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(found.path), "uriBaseId": "%SRCROOT%"},
                        "region": {"startLine": found.line, "startColumn": found.column},
                    }
                }
            ],
            "partialFingerprints": {"pressctl/v1": mark},
        }
        for found, mark in _marked(findings)
    ]
    driver = {"name": "pressctl", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return as_json({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


def junit(findings: Sequence[Finding]) -> str:
    """Return a test suite: an error is a case that failed, advice one that passed and says something."""
    cases = [_case(found) for found in findings] or ['  <testcase classname="pressctl" name="check"/>']
    failed = sum(found.level == "error" for found in findings)
    head = f'<testsuite name="pressctl check" tests="{len(cases)}" failures="{failed}" errors="0" skipped="0">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *cases, "</testsuite>"])


def _case(found: Finding) -> str:
    place, said = _xml(str(found)), _xml(found.said)
    name = _xml(f"{found.code} {found.path}:{found.line}:{found.column}")
    inner = (
        f"<failure type={quoteattr(found.code)} message={quoteattr(said)}>{escape(place)}</failure>"
        if found.level == "error"
        else f"<system-out>{escape(place)}</system-out>"
    )
    return f"  <testcase classname={quoteattr(_xml(found.path))} name={quoteattr(name)}>{inner}</testcase>"


def _xml(text: str) -> str:
    return _NO_XML.sub("\ufffd", safe(text))


def _marked(findings: Sequence[Finding]) -> Iterator[tuple[Finding, str]]:
    """Yield each finding with what tells it from the others, wherever in its file it stands."""
    seen: Counter[tuple[str, ...]] = Counter()
    for found in findings:
        about = (found.path, found.code, found.message)
        seen[about] += 1
        yield found, hashlib.sha256("\0".join([*about, str(seen[about])]).encode()).hexdigest()


FORMATS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "junit": junit,
}
