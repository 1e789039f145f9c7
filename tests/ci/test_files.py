"""The jobs that `init --ci` writes, and those of this repository: their linters, their promises, and what a person types into them."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from pressctl.config.jobs import KEY, component, job_files, names_in
from tests.support.ledgers import git
from tests.support.newsrooms import Newsroom, make, webhook

TOP = Path(__file__).resolve().parents[2]
DOCS = (TOP / "docs" / "ci.md").read_text("utf-8")
LINTERS = {
    "actionlint": ("actionlint", "-no-color", "-shellcheck=", "-pyflakes="),
    "zizmor": ("zizmor", "--offline", "--no-progress", "--no-config", "."),
}


def workflow(folder: str = "") -> dict[str, Any]:
    """Return the workflow for GitHub, as YAML 1.1 readers have it (`on` is true)."""
    text = job_files("github", ["DESK_SECRET"], folder=folder)[".github/workflows/press.yml"]
    read: dict[str, Any] = yaml.safe_load(text)
    return read


def found(linter: str) -> str:
    """Return where a linter is; leave the test out where it is not."""
    own = TOP / ".venv-actions" / "bin" / linter
    place = str(own) if own.exists() else shutil.which(linter)
    return place or pytest.skip(f"no {linter} here: `make actions` installs it where it is to be had")


@pytest.mark.parametrize("linter", LINTERS)
@pytest.mark.parametrize("folder", ["", "press"])
def test_workflow_files_pass_their_linters(tmp_path: Path, linter: str, folder: str) -> None:
    """What is written, and the action: nothing is complained of."""
    program, (_, *options) = found(linter), LINTERS[linter]
    git(tmp_path, "init", "-q", ".")
    files = job_files("github", ["DESK_SECRET"], folder=folder)
    for path, text in {**files, "action.yml": (TOP / "action.yml").read_text("utf-8")}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    done = subprocess.run([program, *options], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_workflow_keeps_its_promises() -> None:
    """Nothing is cut off, no right is more than its job needs, every action is a commit, secrets are where people approve."""
    jobs = workflow()["jobs"]
    assert workflow()["permissions"] == {}
    rights = {name: job["permissions"] for name, job in jobs.items()}
    assert rights == {
        "plan": {"contents": "read", "pull-requests": "write"},
        "site": {"contents": "read", "pages": "write", "id-token": "write"},
        "publish": {"contents": "write"},
        "by-hand": {"contents": "write"},
    }
    assert jobs["publish"]["concurrency"] == {"group": "press-publish", "cancel-in-progress": False}
    assert "concurrency" not in jobs["by-hand"]
    assert [jobs[name]["environment"] for name in ("publish", "by-hand")] == ["press", "press-by-hand"]
    assert jobs["publish"]["needs"] == ["plan", "site"]
    steps = [(name, step) for name, job in jobs.items() for step in job["steps"]]
    actions = [step["uses"] for _, step in steps if "uses" in step]
    actions += re.findall(r"uses: (.*?)(?: #|$)", (TOP / "action.yml").read_text("utf-8"), re.MULTILINE)
    assert not [used for used in actions if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", used)]
    assert jobs["site"]["steps"][0]["with"]["ref"] == "${{ github.ref }}"
    assert "inputs.do == 'kill'" in jobs["site"]["if"]
    assert {step["with"]["fetch-depth"] for _, step in steps if "checkout" in step.get("uses", "")} == {1}
    assert not [step["run"] for _, step in steps if "${{" in step.get("run", "")]
    assert {name for name, step in steps if "secrets." in str(step)} == {"publish", "by-hand"}
    assert any(step.get("run", "").startswith("exec pressctl publish") for _, step in steps)


def a_stub(folder: Path) -> dict[str, str]:
    """Return an environment whose pressctl writes down what it was called with, a word a line."""
    stub = folder / "bin" / "pressctl"
    stub.parent.mkdir()
    stub.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{folder}/words"\n')
    stub.chmod(0o755)
    return {"PATH": f"{stub.parent}:{os.environ['PATH']}", "HOME": str(folder), "RUNNER_TEMP": str(folder)}


HOSTILE = '"; touch pwned; $(touch pwned) `touch pwned` --all'


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"DO": "stop"}, ["stop", "--all"]),
        ({"DO": "stop", "RELEASE": "a"}, ["stop", "--", "a"]),
        ({"DO": "go", "RELEASE": HOSTILE}, ["go", "--", HOSTILE]),
        (
            {"DO": "resolve", "RELEASE": "a", "TARGET": "desk", "OUTCOME": "drop"},
            ["resolve", "--drop", "--", "a", "desk"],
        ),
        (
            {"DO": "resolve", "RELEASE": "a", "TARGET": "desk", "OUTCOME": "sent", "PART": HOSTILE},
            ["resolve", "--sent", "--part", HOSTILE, "--", "a", "desk"],
        ),
        ({"DO": "resolve", "RELEASE": "--all", "OUTCOME": "look"}, ["resolve", "--", "--all"]),
        ({"DO": "kill", "RELEASE": "--yes", "WHY": HOSTILE}, ["kill", "--why", HOSTILE, "--", "--yes"]),
    ],
)
def test_what_a_person_types_is_words_and_no_commands(tmp_path: Path, typed: dict[str, str], words: list[str]) -> None:
    """On both forges: each input one word, whatever is in it."""
    github = next(
        step["run"]
        for step in workflow()["jobs"]["by-hand"]["steps"]
        if step["name" if "name" in step else "uses"] == "Do it"
    )
    pipeline = yaml.safe_load(job_files("gitlab", [])[".gitlab-ci.yml"])
    (gitlab,) = pipeline["press-by-hand"]["script"]
    git(tmp_path, "init", "-q", ".")
    environ = a_stub(tmp_path)
    names = ("DO", "RELEASE", "TARGET", "OUTCOME", "PART", "WHY")
    for script, prefix in ((github, ""), (gitlab, "PRESS_")):
        given = {f"{prefix}{name}": typed.get(name, "") for name in names}
        done = subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, env={**environ, **given}, check=False)
        assert done.returncode == 0
        assert (tmp_path / "words").read_text().rstrip("\n").split("\n") == words
        assert not (tmp_path / "pwned").exists()


def test_what_a_person_publishes_by_hand_is_words_and_no_commands(tmp_path: Path) -> None:
    """A file, a place and what a guard asked for, on both forges; typed nothing, everything is meant."""
    (github,) = (step["run"] for step in workflow()["jobs"]["publish"]["steps"] if step.get("name") == "Publish")
    gitlab = "\n".join(yaml.safe_load(job_files("gitlab", [])[".gitlab-ci.yml"])["press-publish"]["script"][1:])
    environ = a_stub(tmp_path)
    insist = {"INSIST": "retry-failed", "TARGET": HOSTILE, "RELEASE": HOSTILE}
    for script, prefix, nothing in ((github, "", ""), (gitlab, "PRESS_", "nothing")):
        for typed, words in (
            (insist, ["--retry-failed", "--target", HOSTILE, "--", HOSTILE]),
            ({"INSIST": nothing, "TARGET": "", "RELEASE": ""}, ["--"]),
        ):
            given = {f"{prefix}{name}": word for name, word in typed.items()}
            subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, env={**environ, **given}, check=True)
            assert (tmp_path / "words").read_text().rstrip("\n").split("\n") == ["publish", *words]
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"MODE": "plan", "RELEASE": HOSTILE}, ["plan", "--format", "markdown", "--", HOSTILE]),
        ({"MODE": "publish", "INSIST": "nothing"}, ["publish", "--"]),
        (
            {"MODE": "publish", "INSIST": "accept-edit", "TARGET": HOSTILE, "RELEASE": "a.md", "DIGEST": "0f"},
            ["publish", "--digest", "0f", "--accept-edit", "--target", HOSTILE, "--", "a.md"],
        ),
        ({"MODE": "stop"}, ["stop", "--all"]),
        ({"MODE": "go", "RELEASE": HOSTILE}, ["go", "--", HOSTILE]),
        ({"MODE": "resolve", "RELEASE": "--all", "OUTCOME": "look"}, ["resolve", "--", "--all"]),
        (
            {"MODE": "resolve", "RELEASE": "a", "TARGET": "desk", "OUTCOME": "resend", "PART": HOSTILE},
            ["resolve", "--resend", "--part", HOSTILE, "--", "a", "desk"],
        ),
    ],
)
def test_what_the_action_is_given_is_words_and_no_commands(
    tmp_path: Path, typed: dict[str, str], words: list[str]
) -> None:
    """In each of its modes; what its run has to tell is among its outputs, by the names that the documents give."""
    action = yaml.safe_load((TOP / "action.yml").read_text("utf-8"))
    run = action["runs"]["steps"][-1]
    stub = tmp_path / "pressctl" / "bin" / "python"
    stub.parent.mkdir(parents=True)
    stub.write_text(f'#!/bin/sh\nshift 3\nprintf "%s\\n" "$@" > "{tmp_path}/words"\n')
    stub.chmod(0o755)
    outside = {"PATH": os.environ["PATH"], "RUNNER_TEMP": str(tmp_path), "GITHUB_OUTPUT": str(tmp_path / "out")}
    given = dict.fromkeys(run["env"], "") | {"FEEDS": "true", "GITHUB_ACTION_PATH": "/", **outside, **typed}
    subprocess.run(["bash", "-e", "-c", run["run"]], cwd=tmp_path, env=given, check=True)
    assert (tmp_path / "words").read_text().rstrip("\n").split("\n") == words
    assert not (tmp_path / "pwned").exists()
    (told,) = re.findall(r"`steps\.ID\.outputs\.(.*?) tell the same", DOCS, re.DOTALL)
    assert set(re.findall(r"[\w-]+", told)) - {"and"} <= set(action["outputs"])


def test_a_job_for_a_newsroom_that_is_there(tmp_path: Path) -> None:
    """At the repository's top, with the names of its secrets; what is there stays, and what is left to do is said."""
    git(tmp_path, "init", "-q", "-b", "trunk", ".")
    room = make(tmp_path / "press", webhook("desk", "https://desk.example/"))
    ran = room.run("init", "--ci", "github")
    assert ran.code == 0, ran.err
    assert ran.out.split("\n")[:2] == [
        str(tmp_path / ".github" / name) for name in ("workflows/press.yml", "press-requirements.txt")
    ]
    text = (tmp_path / ".github" / "workflows" / "press.yml").read_text("utf-8")
    written = yaml.safe_load(text)
    assert written[True]["push"]["branches"] == ["trunk"]
    assert written["defaults"]["run"]["working-directory"] == "press"
    assert text.count("DESK_SECRET: ${{ secrets.DESK_SECRET }}") == 2
    assert 'ledger = "git:refs/pressctl/ledger"' in ran.err
    assert "left as it is" in room.run("init", "--ci", "github").err
    for system, script in (("gitlab", ".gitlab-ci.yml"), ("shell", "press/press.sh")):
        assert room.run("init", "--ci", system).code == 0
        assert KEY in (tmp_path / script).read_text("utf-8")
    assert subprocess.run(["sh", "-n", "press/press.sh"], cwd=tmp_path, check=False).returncode == 0
    assert not re.findall(r"@[A-Z]+@", "".join(path.read_text("utf-8") for path in (tmp_path / "press").glob("press*")))


def test_a_new_newsroom_has_its_ledger_in_git(tmp_path: Path) -> None:
    """So that its first job needs a key and nothing else; its config reads without a complaint."""
    room = Newsroom(root=tmp_path)
    assert room.run("init", "--ci", "shell", "--name", "X", "--language", "fr", "--timezone", "Europe/Paris").code == 0
    assert names_in((tmp_path / "config.toml").read_text("utf-8")) == [KEY]
    assert room.run("check").err.strip("\n") == "nothing to correct"


def test_the_component_is_the_pipeline() -> None:
    """One text for both: templates/pressctl.yml is made of it."""
    assert (TOP / "templates" / "pressctl.yml").read_text("utf-8") == component()
    head, jobs = yaml.safe_load_all(component())
    assert set(head["spec"]["inputs"]) == {"folder", "public", "requirements", "version"}
    assert jobs["press-publish"]["resource_group"] == "press-publish"
    assert jobs["press-publish"]["interruptible"] is False
    assert (jobs["press-site"]["stage"], jobs["press-publish"]["stage"]) == ("test", "deploy")
    assert jobs["press-site"]["artifacts"]["paths"] == [jobs["press-site"]["pages"]["publish"]]
    after = jobs["press-site-withdrawn"]
    assert (after["extends"], after["needs"][0]["job"]) == ("press-site", "press-by-hand")
    (rule,) = after["rules"]
    (by_hand,) = jobs["press-by-hand"]["rules"]
    assert rule["when"] == "always"
    assert set(rule["if"].split(" && ")) > set(by_hand["if"].split(" && ")[:1]) | {'$PRESS_DO == "kill"'}


def test_what_a_job_installs_is_locked() -> None:
    """Every package with its hash, cryptography for the ledger's key among them, and no index's address."""
    text = job_files("github", [])[".github/press-requirements.txt"]
    packages = re.findall(r"^([a-z0-9_.-]+)==[^ ]+(?: ; [^\\\n]*)? \\\n    --hash=sha256:", text, re.MULTILINE)
    assert {"cryptography", "typer", "aiohttp"} <= set(packages)
    assert len(packages) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE))
    assert "://" not in text
