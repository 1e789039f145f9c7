"""The ref on the remote: fetched, read, and pushed to with a lease. Nothing in the checkout is touched.

Objects are kept in a repository of our own, in a temporary folder, and only the newest commit is fetched: a shallow or
single-branch checkout, one that cannot be written, and one that another run is using are as good as any. What leads to
the remote (its address, credentials, proxies) is taken from the checkout's own configuration.
"""

import re
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from pressctl.delivery.ledger.git import NO_GIT, Git, GitFailed
from pressctl.delivery.ledger.objects import Folders, Objects
from pressctl.delivery.ledger.scratch import a_folder
from pressctl.errors import LedgerUnusable

TIP = "refs/pressctl/tip"  # in our own repository
QUICK = 10.0  # seconds for what touches no network
MOST_FILES = 200_000
# What of the checkout's own configuration a fetch and a push need; never what they should fetch or push.
_BORROWED = re.compile(
    r"(http|https|credential|url|ssh|protocol|core\.(sshcommand|askpass|gitproxy)|gitcvs"
    r"|remote\..*\.(url|pushurl|proxy|proxyauthmethod|uploadpack|receivepack))(\..*)?",
    re.IGNORECASE,
)
# Whatever this machine's or person's own configuration says.
_OURS = (
    ("core.hooksPath", "/dev/null"),
    ("push.gpgSign", "false"),
    ("push.followTags", "false"),
    ("push.recurseSubmodules", "no"),
    ("fetch.recurseSubmodules", "false"),
    ("fetch.prune", "false"),
    ("maintenance.auto", "false"),
    ("gc.auto", "0"),
    ("core.fsync", "none"),  # our own repository is gone when the run ends; the remote's is its own affair
    ("http.lowSpeedLimit", "1"),  # bytes a second, so that a line gone dead is noticed
    ("http.lowSpeedTime", "20"),
)


def _remedy(said: str) -> str:
    """Return what helps where git says this of the checkout."""
    if said == NO_GIT:
        return "Install git on this machine, or name another kind of ledger."
    if "dubious ownership" in said:  # safe.directory in git-config(1): a checkout of another user is not read
        return (
            "The checkout belongs to another user: run this as that user, or let git read it:"
            " `git config --global --add safe.directory '*'`."
        )
    return "Run this in a clone of the repository whose remote has the ledger, or name another kind of ledger."


class Blob(Struct, frozen=True):
    """A file of the ledger."""

    oid: str
    size: int


class Snapshot(Struct, frozen=True, kw_only=True):
    """The ledger at one commit; none ("") has no files. `folders` are what its tree is made of."""

    commit: str = ""
    files: Mapping[str, Blob] = {}
    folders: Folders = {}


class Remote:
    """One ref of one remote."""

    def __init__(self, root: Path, ref: str, name: str, environ: Mapping[str, str]) -> None:
        """Learn from the checkout around `root` how the remote is reached.

        Raises:
            LedgerUnusable: There is no checkout, no such remote, or no git.
        """
        self.ref, self.name = ref, name
        here = Git(folder=root, environ=environ)
        try:
            top, algorithm = here.run("rev-parse", "--show-toplevel", "--show-object-format", deadline=QUICK).decode(
                "utf-8", "surrogateescape"
            ).split("\n")[:2]  # fmt: skip
            config = _borrowed(here.run("config", "--list", "--null", "--show-scope", deadline=QUICK))
        except GitFailed as error:
            raise LedgerUnusable(
                f"a ledger in git needs a git checkout around {root}: {error.said}", hint=_remedy(error.said)
            ) from None
        if not any(key.lower() == f"remote.{name}.url".lower() for key, _ in config):
            raise LedgerUnusable(f"this checkout has no remote {name}", hint=f"`git remote add {name} URL` makes one.")
        self.algorithm = algorithm
        self._folder = a_folder()
        self._git = Git(folder=Path(top), environ=environ, config=(*config, *_OURS))
        self._own = f"--git-dir={self._folder.name}"
        init = ("init", "--bare", "--quiet", "--template=", f"--object-format={algorithm}", self._folder.name)
        self._git.run(*init, deadline=QUICK)
        self._objects = Objects(Path(self._folder.name) / "objects", algorithm)

    def tip(self) -> str:
        """Return the commit that the ref has on the remote, "" where there is no such ref.

        Raises:
            GitFailed: The remote is out of reach, or refuses us.
        """
        lines = self._run("ls-remote", self.name, self.ref).decode().split("\n")
        found = [line.partition("\t")[0] for line in lines if line.partition("\t")[2] == self.ref]
        return found[0] if found else ""

    def fetch(self) -> Snapshot:
        """Fetch what the ref has now.

        Raises:
            GitFailed: As `tip`, or the ref is gone meanwhile.
        """
        self._run(
            "fetch", "--quiet", "--depth=1", "--no-tags", "--no-write-fetch-head", self.name, f"+{self.ref}:{TIP}"
        )  # fmt: skip
        commit = self._run("rev-parse", "--verify", f"{TIP}^{{commit}}", deadline=QUICK).decode().rstrip("\n")
        files, folders = self._read_tree(commit)
        return Snapshot(commit=commit, files=files, folders=folders)

    def look_at(self, paths: Sequence[str]) -> dict[str, tuple[str, bytes]]:
        """Return the name and the content of these files as the ref has them now; what is not there is left out.

        Of a large repository only these files come along, where the remote can do that.

        Raises:
            GitFailed: As `tip`.
        """
        fetch = ("fetch", "--quiet", "--depth=1", "--filter=blob:none", "--no-tags", "--no-write-fetch-head")
        self._run(*fetch, self.name, f"+{self.ref}:{TIP}")
        listed = self._run("ls-tree", "-z", TIP, "--", *paths).split(b"\0")[:-1]
        found = {}
        for line in listed:
            about, _, path = line.partition(b"\t")
            _, kind, oid = about.decode().split(" ")
            if kind == "blob":
                content = self._run("cat-file", "blob", oid)
                found[path.decode("utf-8", "surrogateescape")] = (oid, content)
        return found

    def _read_tree(self, commit: str) -> tuple[dict[str, Blob], Folders]:
        listed = self._run("ls-tree", "-r", "-t", "-l", "-z", commit, deadline=QUICK).split(b"\0")[:-1]
        if len(listed) > MOST_FILES:
            raise GitFailed(f"the ledger has more than {MOST_FILES:,} files")
        files: dict[str, Blob] = {}
        folders: dict[str, dict[str, tuple[str, str]]] = {}
        for line in listed:
            about, _, path = line.partition(b"\t")
            # A folder's mode begins with a nought here, and not in the tree; a size is padded with blanks, which int passes over.
            mode, kind, oid, size = about.decode().split(" ", 3)
            where = path.decode("utf-8", "surrogateescape")
            above, _, name = where.rpartition("/")
            folders.setdefault(above, {})[name] = (mode.lstrip("0"), oid)
            if kind == "blob":
                files[where] = Blob(oid, int(size))
        return files, folders

    def read(self, blobs: Iterable[Blob]) -> list[bytes]:
        """Return the contents of files, in order."""
        wanted = list(blobs)
        if not wanted:
            return []
        asked = "".join(f"{blob.oid}\n" for blob in wanted).encode()
        given = self._run("cat-file", "--batch", given=asked, deadline=QUICK)
        contents, at = [], 0
        for blob in wanted:
            head_end = given.index(b"\n", at)
            if given[at:head_end] != f"{blob.oid} blob {blob.size}".encode():
                raise GitFailed(f"git has no file {blob.oid} of the ledger")
            contents.append(given[head_end + 1 : head_end + 1 + blob.size])
            at = head_end + 1 + blob.size + 1
        return contents

    def commit(self, base: Snapshot, files: Mapping[str, bytes], message: str) -> Snapshot:
        """Make a commit upon `base` in our own repository, with these files new or changed; nothing is pushed.

        Raises:
            GitFailed: It cannot be written.
        """
        try:
            tree, folders = self._objects.write_tree(base.folders, files)
            made = self._objects.write_commit(tree, base.commit, message, int(time.time()))
        except OSError as error:
            raise GitFailed(f"nothing can be written in {self._folder.name}: {error.strerror}") from None
        new = {
            path: Blob(folders[above][name][1], len(files[path]))
            for path in files
            for above, _, name in [path.rpartition("/")]
        }
        return Snapshot(commit=made, files={**base.files, **new}, folders=folders)

    def push(self, new: Snapshot, base: Snapshot) -> None:
        """Put a commit in place of the one that was built upon; refused when the ref has moved since.

        Raises:
            GitFailed: It was refused, or nobody knows what came of it.
        """
        self._run(
            "push",
            "--porcelain",
            "--no-verify",
            f"--force-with-lease={self.ref}:{base.commit}",
            self.name,
            f"{new.commit}:{self.ref}",
        )

    def oid(self, content: bytes) -> str:
        """Return the name that git gives a content."""
        return self._objects.name("blob", content)

    def close(self) -> None:
        """Take the temporary folder away."""
        self._folder.cleanup()

    def _run(self, *words: str, given: bytes = b"", deadline: float | None = None) -> bytes:
        wait = {} if deadline is None else {"deadline": deadline}
        return self._git.run(self._own, *words, given=given, **wait)


def _borrowed(listed: bytes) -> list[tuple[str, str]]:
    """Return what the checkout's own configuration says of remotes; git reads the machine's and the person's by itself."""
    fields = listed.decode("utf-8", "surrogateescape").split("\0")
    found = []
    for scope, entry in zip(fields[::2], fields[1::2], strict=False):
        key, _, value = entry.partition("\n")
        if scope in {"local", "worktree"} and _BORROWED.fullmatch(key):
            found.append((key, value))
    return found
