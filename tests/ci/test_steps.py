"""The steps as they are written, run as a runner runs them: plan, then publish what was planned, once."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from pressctl.config.jobs import job_files
from tests.ci.forge import CI, DESKS, Forge, a_forge, a_release
from tests.support.newsrooms import environment

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture
def forge(tmp_path: Path) -> Iterator[Forge]:
    """A forge whose newsroom has one release, and whose runners have pressctl installed."""
    with a_forge(tmp_path) as forge:
        place = tmp_path / "temp" / "pressctl"
        (place / "bin").mkdir(parents=True)
        (place / "ready").touch()
        for name, words in (("pressctl", "-m pressctl"), ("python", "")):
            (place / "bin" / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {words} "$@"\n')
            (place / "bin" / name).chmod(0o755)
        yield forge


def step(text: str, forge: Forge, root: Path, **given: str) -> tuple[int, dict[str, str]]:
    """Run a step's script in a checkout; return its code and its outputs."""
    temp = forge.folder / "temp"
    output = temp / "output"
    output.write_text("")
    files = {"RUNNER_TEMP": str(temp), "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(temp / "summary")}
    path = {"PATH": f"{temp / 'pressctl' / 'bin'}:{os.environ['PATH']}", "PRESSCTL_VENV": str(temp / "pressctl")}
    environ: Mapping[str, str] = {**environment(CI), **files, **path, **given}
    words = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", text]
    done = subprocess.run(words, cwd=root, env=environ, capture_output=True, text=True, check=False)
    said = output.read_text("utf-8")
    found = dict(
        re.findall(r"^([\w-]+)<<\w+\n(.*)\n", said, re.MULTILINE) + re.findall(r"^(\w+)=(.*)$", said, re.MULTILINE)
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, found


def scripts(document: str, *path: str) -> dict[str, str]:
    """Return the scripts of a file's steps, by their names or ids."""
    read: Any = yaml.safe_load(document)
    for key in path:
        read = read[key]
    return {one.get("name", one.get("id", "")): one["run"] for one in read["steps"] if "run" in one}


def test_the_workflow(forge: Forge) -> None:
    """The plan's digest is what publish sends, and no other; a release that is wrong keeps back itself alone."""
    today = a_release("a").replace("2024-11-06", "2099-01-01 10:00")
    commit = forge.merge({"releases/a.md": today, "releases/b.md": "---\nid: b\nheadlin: x\n---\n\nx\n"})
    written = job_files("github", [])[".github/workflows/press.yml"]
    plan, publish = scripts(written, "jobs", "plan")["Plan"], scripts(written, "jobs", "publish")["Publish"]
    root = forge.runner(commit).root
    code, said = step(plan, forge, root, GITHUB_EVENT_NAME="push")
    assert (code, said["sends"]) == (0, "false")
    assert step(plan, forge, root, GITHUB_EVENT_NAME="pull_request")[0] == 3
    assert (forge.folder / "temp" / "plan.md").read_text("utf-8").startswith("<!-- pressctl plan -->")
    assert step(publish, forge, root, DIGEST="0" * 16, NEW_LEDGER="--new-ledger")[0] == 5
    code, said = step(publish, forge, root, DIGEST=said["digest"], NEW_LEDGER="--new-ledger")
    assert (code, said["waiting"], said["next-run"][:4]) == (3, str(DESKS), "2099")


def test_the_action_and_the_script(forge: Forge) -> None:
    """Both publish what is owed, once between them."""
    commit = forge.merge({"releases/a.md": a_release("a"), **job_files("shell", [])})
    action = scripts((TOP / "action.yml").read_text("utf-8"), "runs")["run"]
    own = {"GITHUB_ACTION_PATH": str(TOP), "FEEDS": "true", "NEW_LEDGER": "false", "DIGEST": ""}
    root = forge.runner(commit).root
    code, said = step(action, forge, root, MODE="plan", **own)
    assert (code, said["sends"], Path(said["plan"]).exists()) == (0, "false", True)
    assert step("sh press.sh publish --new-ledger --max-age 9999", forge, root)[0] == 0
    assert len(forge.place.taken) == DESKS
    code, said = step(action, forge, forge.runner(commit).root, MODE="publish", **own)
    assert (code, said["sent"], said["needs-you"]) == (0, "0", "false")
    assert step("sh press.sh plan", forge, root)[0] == 0
    assert len(forge.place.taken) == DESKS


def test_a_release_with_errors_is_planned_and_annotated(forge: Forge) -> None:
    """By the pipeline and the script: what is wrong is why somebody looks, so neither keeps the other away."""
    commit = forge.merge({"releases/b.md": "---\nid: b\nheadlin: x\n---\n\nx\n", **job_files("shell", [])})
    pipeline = yaml.safe_load(job_files("gitlab", [])[".gitlab-ci.yml"])["press-plan"]["script"]
    for text in ("\n".join(pipeline), "sh press.sh plan"):
        root = forge.runner(commit).root
        assert step(text, forge, root, CI_PROJECT_DIR=str(root))[0] == 3
        assert "to correct" in (root / "plan.md").read_text("utf-8")
        if "--format gitlab" in text:
            assert "unknown-key" in (root / "gl-code-quality-report.json").read_text("utf-8")


def test_a_release_with_errors_keeps_back_itself_alone(forge: Forge) -> None:
    """By the pipeline, the script and the action, which build public/ first: what else is owed goes out."""
    commit = forge.merge({"releases/b.md": "---\nid: b\nheadlin: x\n---\n\nx\n", **job_files("shell", [])})
    root = forge.runner(commit).root
    assert step("sh press.sh publish --new-ledger", forge, root)[0] == 3
    pipeline = yaml.safe_load(job_files("gitlab", [])[".gitlab-ci.yml"])["press-publish"]["script"]
    action = scripts((TOP / "action.yml").read_text("utf-8"), "runs")["run"]
    own = {"GITHUB_ACTION_PATH": str(TOP), "FEEDS": "true", "NEW_LEDGER": "true", "DIGEST": "", "MODE": "publish"}
    for number, text in enumerate(("sh press.sh publish --new-ledger --max-age 9999", "\n".join(pipeline), action)):
        today = a_release(f"a{number}").replace("2024-11-06", datetime.now(UTC).strftime("%Y-%m-%d"))
        root = forge.runner(forge.merge({f"releases/a{number}.md": today})).root
        new = {"PRESS_NEW_LEDGER": "no", **own, "NEW_LEDGER": "false"} if number else own
        assert step(text, forge, root, **new)[0] == 3
        assert len(forge.place.taken) == DESKS * (number + 1)
