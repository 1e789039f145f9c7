"""A forge on one machine: a bare repository, runners with a fresh checkout each, and places on loopback that judge them."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.ledgers import KEY, REF, a_checkout, an_origin, git
from tests.support.newsrooms import Newsroom, Ran, environment, make, webhook
from tests.support.receivers import Exchange, Receiver, ok

CI = {"CI": "true", "GITHUB_REF": "refs/heads/main"}
PUBLISH = ("publish", "releases", "--json", "--max-age", "9999", "--max-releases", "99")
CLOCKED = Path(__file__).parents[1] / "soak" / "clocked.py"
DESKS = 2


@dataclass(slots=True)
class Place:
    """All desks of a newsroom, in one receiver: while `down` they refuse, so that nothing of it is taken."""

    down: set[str] = field(default_factory=set)
    taken: list[tuple[str, str, bytes]] = field(default_factory=list)

    def __call__(self, exchange: Exchange) -> None:
        """Take a webhook, or say that it is not wanted."""
        request = exchange.request
        desk = request.path.strip("/")
        if desk in self.down:
            ok(status=403)(exchange)
            return
        self.taken.append((desk, request.headers["webhook-id"], request.body))
        ok()(exchange)


@dataclass(slots=True)
class Forge:
    """The repository and what its jobs did; `url` is where the desks listen."""

    folder: Path
    origin: Path
    editor: Path
    place: Place
    runners: int = 0
    said: list[str] = field(default_factory=list)

    def merge(self, files: Mapping[str, str | None], *, force: bool = False) -> str:
        """Put texts on main (None: taken away); `force` rewrites the newest commit. Return the commit."""
        for name, text in files.items():
            path = self.editor / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        git(self.editor, "add", "-A")
        git(self.editor, "commit", "-q", "-m", "x", "--allow-empty", *(["--amend"] if force else []))
        git(self.editor, "push", "-q", "--force", "origin", "HEAD:main")
        return git(self.editor, "rev-parse", "HEAD")

    def runner(self, commit: str) -> Newsroom:
        """Return a fresh checkout of one commit alone, as a job has it and the same job again."""
        self.runners += 1
        root = a_checkout(self.folder / f"runner{self.runners}", self.origin)
        git(root, "fetch", "-q", "--depth=1", "origin", commit)
        git(root, "checkout", "-q", "--detach", commit)
        return Newsroom(root=root)

    def job(self, commit: str, *words: str, ahead: int = 0) -> Ran:
        """Run a job of that commit to its end, its clock `ahead` by so many seconds."""
        room = self.runner(commit)
        ran = self.ended(self.start(commit, *words, ahead=ahead)) if ahead else room.run(*words, environ=CI)
        self.said += [ran.out, ran.err]
        return ran

    def start(self, commit: str, *words: str, ahead: int = 0) -> "subprocess.Popen[str]":
        """Start a job of that commit and go on."""
        return subprocess.Popen(
            [sys.executable, str(CLOCKED), str(ahead), *words],
            cwd=self.runner(commit).root,
            env=environment(CI),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def ended(self, process: "subprocess.Popen[str]") -> Ran:
        """Wait for a job that was started."""
        out, err = process.communicate(timeout=120)
        self.said += [out, err]
        return Ran(code=process.returncode, out=out, err=err)

    def refuse_ledger(self, *, refuse: bool) -> None:
        """Have the repository reject whatever is pushed to the ledger's ref, or take it again."""
        path = self.origin / "hooks" / "pre-receive"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\nwhile read old new ref; do test $ref != {REF} || exit {int(refuse)}; done\n")
        path.chmod(0o755)

    def arrived(self) -> Counter[str]:
        """Count what each desk took, by key."""
        return Counter(key for _, key, _ in self.place.taken)

    def repeated(self) -> list[str]:
        """Return the keys that a desk took more than once."""
        return [key for key, times in self.arrived().items() if times > 1]


def a_release(name: str, *, head: str = "", text: str = "Le conseil a voté.") -> str:
    """Return a release of that id."""
    return f"---\nid: {name}\nheadline: Titre de {name}\nlanguage: fr\ndate: 2024-11-06\n{head}---\n\n{text}\n"


@contextmanager
def a_forge(folder: Path) -> Iterator[Forge]:
    """Set up a repository whose newsroom has its ledger in git, and its desks; they are there until the block ends."""
    place = Place()
    with Receiver(place) as desks:
        origin = an_origin(folder)
        git(origin, "config", "uploadpack.allowAnySHA1InWant", "true")
        editor = a_checkout(folder / "editor", origin)
        room = make(editor, *(webhook(f"desk{n}", f"{desks.url}desk{n}") for n in range(DESKS)), release=None)
        config = (editor / "config.toml").read_text("utf-8")
        kept = f'[newsroom]\nledger = "git:{REF}"\nledger_key = {{ file = "ledger.key" }}\n'
        room.write("config.toml", config.replace("[newsroom]\n", kept, 1))
        room.write("ledger.key", f"{KEY}\n")
        room.write(".gitignore", "public/\n.pressctl/\n")
        yield Forge(folder=folder, origin=origin, editor=editor, place=place)
