"""A newsroom on disk, and pressctl run in it from outside as a user would."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.forking import forker

RELEASES = Path(__file__).parent / "releases"

RELEASE = """\
---
id: "budget"
headline: "Budget : « Douze communes » entendues"
language: fr
date: 2024-11-06
categories: [Actu]
contacts:
  - name: Anne Martin
    email: anne@presse.example
---

Le groupe a entendu douze communes mercredi.

## Ce qui a été dit

« Il faut agir », a dit la présidente. Le budget suit [son cours](https://presse.example.org/budget).
"""

# What an interpreter or a library asks of its environment before pressctl runs.
_OF_THE_START = re.compile(r"PYTHON|LANG|LC_|TZ$|TERM$|COLUMNS$|NO_COLOR$|SSL_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a run of pressctl said and how it ended."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Return the one document on stdout."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """A folder with a config.toml, releases and lists."""

    root: Path

    def run(
        self, *words: str, environ: Mapping[str, str] | None = None, stdin: str | None = None, timeout: float = 60
    ) -> Ran:
        """Run pressctl in the folder; without a terminal, and with nothing of the tester's environment in the way.

        It is a process of its own, forked from one that has loaded pressctl, unless `environ` changes how Python starts.
        """
        if any(_OF_THE_START.match(name) for name in environ or ()):
            return self.run_afresh(*words, environ=environ, stdin=stdin, timeout=timeout)
        ended = forker().run(words, cwd=self.root, environ=environment(environ), stdin=stdin or "", timeout=timeout)
        return Ran(code=ended.returncode, out=ended.stdout, err=ended.stderr)

    def run_afresh(
        self, *words: str, environ: Mapping[str, str] | None = None, stdin: str | None = None, timeout: float = 60
    ) -> Ran:
        """Run it as `run` does, in an interpreter that has loaded nothing yet."""
        ended = subprocess.run(
            [sys.executable, "-m", "pressctl", *words],
            cwd=self.root,
            env=environment(environ),
            input=stdin or "",
            capture_output=True,
            text=True,
            check=False,
            timeout=timeout,
        )
        return Ran(code=ended.returncode, out=ended.stdout, err=ended.stderr)

    def start(self, *words: str, environ: Mapping[str, str] | None = None) -> "subprocess.Popen[str]":
        """Start pressctl and go on; the caller ends it."""
        return subprocess.Popen(
            [sys.executable, "-m", "pressctl", *words],
            cwd=self.root,
            env=environment(environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def write(self, name: str, text: str) -> Path:
        """Write a file below the newsroom."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def files(self) -> dict[str, bytes]:
        """Return every file of the newsroom, the ledger's and the index's aside."""
        return {
            str(path.relative_to(self.root)): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and ".pressctl" not in path.parts
        }


SECRETS = {
    "DESK_SECRET": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    "MAILGUN_KEY": "key-0123456789",
    "RESEND_KEY": "re_0123456789",
}


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment with the test secrets, and without what would change what pressctl does.

    Nor is coverage measured in it: that takes as long as a short run, and a signal's exception can leave its lock locked
    for good. Runs that are forked are measured, and run the same lines.
    """
    changing = ("CI", "PRESSCTL_CONFIG", "FORCE_COLOR", "PRESSCTL_DEBUG")
    kept = {k: v for k, v in os.environ.items() if k not in changing and not k.startswith("COVERAGE")}
    return {**kept, **SECRETS, **(changes or {})}


def make(
    root: Path, *targets: str, head: str = "", release: str | None = RELEASE, timeout: int = 25, budget: int = 3
) -> Newsroom:
    """Make a newsroom with these target tables; loopback is allowed, waits are short.

    `timeout` (seconds) is long enough for a busy machine; a test of a silent place gives its own.
    """
    newsroom = Newsroom(root=root)
    config = [
        '[newsroom]\nid = "groupe-exemple"\nname = "Groupe Exemple"\nurl = "https://presse.example.org/"',
        'language = "fr"\ntimezone = "Europe/Paris"\ntest_to = ["essai@presse.example"]',
        "[network]\nallow_private = true",
        f"[delivery]\nattempts = 2\nbudget = {budget}\ntimeout = {timeout}",
        head,
        *targets,
    ]
    newsroom.write("config.toml", "\n".join(config) + "\n")
    if release:
        newsroom.write("releases/budget.md", release)
    return newsroom


def webhook(name: str, url: str, **settings: str) -> str:
    """Return a webhook target's table."""
    lines = [f"[targets.{name}]", 'channel = "webhook"', f'url = "{url}"', 'secret = { env = "DESK_SECRET" }']
    return "\n".join([*lines, *(f"{key} = {value}" for key, value in settings.items())])


def mailgun(name: str, url: str, **settings: str) -> str:
    """Return a mailgun target's table."""
    lines = [f"[targets.{name}]", 'channel = "mailgun"', f'base_url = "{url}"', 'api_key = { env = "MAILGUN_KEY" }']
    lines += ['domain = "mg.example.org"', 'from = "Presse <presse@presse.example>"', 'recipients = "list.csv"']
    return "\n".join([*lines, *(f"{key} = {value}" for key, value in settings.items())])


def resend(name: str, url: str, **settings: str) -> str:
    """Return a resend target's table."""
    lines = [f"[targets.{name}]", 'channel = "resend"', f'base_url = "{url}"', 'api_key = { env = "RESEND_KEY" }']
    lines += ['from = "Presse <presse@presse.example>"', 'recipients = "list.csv"']
    return "\n".join([*lines, *(f"{key} = {value}" for key, value in settings.items())])


def a_list(people: Sequence[tuple[str, str]]) -> str:
    """Return a CSV of addresses and names."""
    return "email,name\n" + "".join(f"{address},{name}\n" for address, name in people)


def journalists(count: int) -> list[tuple[str, str]]:
    """Return addresses with names of their own."""
    return [(f"j{n}@journal.example", f"Zoé Numéro {n}") for n in range(count)]
