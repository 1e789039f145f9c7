"""What `pressctl init --ci` writes: a job that plans in pull requests, publishes on merge, and is steered by hand."""

import json
import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Literal

from pressctl import __version__

System = Literal["github", "gitlab", "shell"]
LEDGER = "git:refs/pressctl/ledger"
KEY = "LEDGER_KEY"
# What config.toml says of a ledger that jobs share, which have no database.
LEDGER_LINES = f"""\
ledger = "{LEDGER}"    # what was sent is recorded in a ref of this repository, which every job may push to
ledger_key = {{ env = "{KEY}" }}    # seals addresses and texts in it: openssl rand -base64 32, once, for good
"""
_REFERENCE = re.compile(r"""\benv[ \t]*=[ \t]*["']([A-Za-z_][A-Za-z0-9_]*)["']""")

_INSTALL = """\
      - uses: actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0
        with:
          python-version: "3.13"
      - name: Install pressctl and, by their hashes, all that it needs
        run: |
          python -m venv "$RUNNER_TEMP/pressctl"
          "$RUNNER_TEMP/pressctl/bin/pip" install --quiet --require-hashes -r "$GITHUB_WORKSPACE/.github/press-requirements.txt"
          "$RUNNER_TEMP/pressctl/bin/pip" install --quiet --no-deps "pressctl==@VERSION@"
          echo "$RUNNER_TEMP/pressctl/bin" >> "$GITHUB_PATH"
"""

# The form a person fills in to run a pipeline, on a telephone too.
_GITLAB_FORM = """\
# Releases reviewed in merge requests and published on merge; written by "pressctl init --ci gitlab" (@VERSION@), yours to change.
variables:
  PRESS_DO:
    value: publish
    options: [publish, stop, go, resolve, kill]
    description: What to do
  PRESS_RELEASE:
    value: ""
    description: "Release: its id; to publish or kill it, its file (releases/x.md). Empty: everything"
  PRESS_TARGET:
    value: ""
    description: "publish, resolve: at which place. Empty: publish to all"
  PRESS_INSIST:
    value: nothing
    options: [nothing, retry-failed, accept-edit, accept-list, newcomers, this-text]
    description: "publish: what a run said it needs, to send all the same"
  PRESS_OUTCOME:
    value: look
    options: [look, sent, resend, drop]
    description: "resolve: list what is unsure (look); it arrived (sent), it did not (resend), leave it (drop)"
  PRESS_PART:
    value: ""
    description: "resolve: which part of a mailing, its number. Empty: all that is unsure there"
  PRESS_WHY:
    value: ""
    description: "kill: why, as everybody who had it will read it"
  PRESS_NEW_LEDGER:
    value: "no"
    options: ["no", "yes"]
    description: "publish: begin the ledger, because nothing was ever sent from here"

"""

_GITLAB_SPEC = """\
# A GitLab component: releases reviewed in merge requests and published on merge. The variables PRESS_DO, PRESS_RELEASE, PRESS_TARGET,
# PRESS_INSIST, PRESS_OUTCOME, PRESS_PART, PRESS_WHY and PRESS_NEW_LEDGER steer a pipeline that is run by hand; "pressctl init --ci gitlab"
# writes their form.
spec:
  inputs:
    folder:
      description: The newsroom's folder.
      default: "."
    public:
      description: What pressctl builds there, from the repository's top; it goes to GitLab Pages where PRESSCTL_PAGES is "true".
      default: public
    requirements:
      description: The packages that pressctl needs, with their hashes; "pressctl init --ci gitlab" writes the file.
      default: press-requirements.txt
    version:
      description: Which pressctl.
      default: "@VERSION@"
---
"""


def job_files(system: System, names: Iterable[str], *, folder: str = "", branch: str = "main") -> dict[str, str]:
    """Return path, from the repository's top, -> text, of a job for a newsroom in `folder` ("" at the top).

    `names` are the environment variables that hold its secrets (`names_in`).
    """
    secrets = list(dict.fromkeys([KEY, *names]))
    below = f"{folder}/" if folder else ""
    requirements = _text("requirements.txt")
    if system == "github":
        workflow = _filled(
            _text("github.yml").replace("@INSTALL@\n", _INSTALL),
            BRANCH=json.dumps(branch),
            DEFAULTS=f"\ndefaults:\n  run:\n    working-directory: {json.dumps(folder)}\n" if folder else "",
            FOLDER=below,
            SECRETS="\n".join(f"          {name}: ${{{{ secrets.{name} }}}}" for name in secrets),
        )
        return {".github/workflows/press.yml": workflow, ".github/press-requirements.txt": requirements}
    if system == "gitlab":
        text = _GITLAB_FORM + _text("gitlab.yml")
        pipeline = _filled(
            text, REQUIREMENTS=f"{below}press-requirements.txt", FOLDER=folder or ".", PUBLIC=f"{below}public"
        )
        return {".gitlab-ci.yml": pipeline, f"{below}press-requirements.txt": requirements}
    script = _filled(_text("shell.sh"), NAMES=", ".join(secrets))
    return {f"{below}press.sh": script, f"{below}press-requirements.txt": requirements}


def component() -> str:
    """Return the GitLab component that stands in templates/ of pressctl's own repository."""
    inputs = {name.upper(): f"$[[ inputs.{name} ]]" for name in ("requirements", "folder", "public")}
    return _filled(_GITLAB_SPEC) + _filled(_text("gitlab.yml").replace("@VERSION@", "$[[ inputs.version ]]"), **inputs)


def names_in(config: str) -> list[str]:
    """Return the environment variables that a config's text refers to, in their order; those in comments are not meant."""
    meant = (line for line in config.split("\n") if not line.lstrip(" \t").startswith("#"))
    return list(dict.fromkeys(name for line in meant for name in _REFERENCE.findall(line)))


def _text(name: str) -> str:
    return files("pressctl.config.jobs").joinpath(name).read_text("utf-8")


def _filled(text: str, **words: str) -> str:
    for name, word in {"VERSION": __version__, **words}.items():
        text = text.replace(f"@{name}@", word)
    return text
