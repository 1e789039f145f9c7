"""What the branch has by now: a job that is run again has the checkout of its day, and must not send last week's text.

Nor mail whoever has unsubscribed since.

Asked where a run may be far from the newest text: with a ledger in git, or with `CI` set, in a checkout whose branch is
known. One question tells in most runs that nothing has moved.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct, field

from pressctl.config.suppression import FILE
from pressctl.delivery.ledger.git import Git, GitFailed
from pressctl.delivery.ledger.remote import Remote
from pressctl.delivery.plan import Ready
from pressctl.errors import LedgerUnusable
from pressctl.model import Config, Finding

_REVISION = re.compile(rb"^revision:[ \t]*[\"']?(\d{1,9})\b", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")


class Newer(Struct, frozen=True, kw_only=True):
    """The releases whose branch has another text, by id, with what is said of it; and what could not be asked.

    `behind`: the branch has a commit that this checkout has not. `unsubscribed` is what the branch has in the file of that
    name, where that is another than here.
    """

    behind: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)
    unsubscribed: bytes = b""
    findings: tuple[Finding, ...] = ()


class Branch(Struct, frozen=True, kw_only=True):
    """The branch that a checkout is of: `name` on `remote`; `commit` is what the checkout has."""

    name: str
    remote: str
    commit: str
    top: Path


def newer_texts(config: Config, ready: Iterable[Ready], environ: Mapping[str, str], *, hosts: bool = False) -> Newer:
    """Return the releases of which the checkout's branch has a newer text, or has none any more.

    `hosts`: it is asked without any release too, because public/ is put somewhere.
    """
    in_git = str(config.newsroom.ledger).startswith("git:")
    if not (in_git or environ.get("CI")) or not _is_checkout(config.root):
        return Newer()
    files = {
        release.id: [config.root / version.path for version in versions]
        for release, versions in ((one.original, one.versions.values()) for one in ready)
        if release.status == "usable"
    }
    try:
        branch = _branch(config.root, environ)
        return _newer(branch, files, config.root / FILE, environ) if branch and (files or hosts) else Newer()
    except (GitFailed, LedgerUnusable) as error:
        said = f"nobody could tell whether the branch has newer texts: {error}"
        hint = "Let the job read the repository, or look yourself that this is the newest commit."
        where = config.path.name if config.path else "config.toml"
        return Newer(findings=(Finding(path=where, level="advice", code="branch-unread", message=said, hint=hint),))


def _is_checkout(root: Path) -> bool:
    return any((folder / ".git").exists() for folder in (root, *root.resolve().parents))


def _branch(root: Path, environ: Mapping[str, str]) -> Branch | None:
    """Return the upstream of the branch that is checked out, or the branch that a CI system says; None for neither."""
    here = Git(folder=root, environ=environ)
    top = here.run("rev-parse", "--show-toplevel").decode().rstrip("\n")
    try:
        commit = here.run("rev-parse", "--verify", "--quiet", "HEAD").decode().rstrip("\n")
    except GitFailed:
        return None  # nothing was ever committed
    try:
        checked_out = here.run("symbolic-ref", "--quiet", "HEAD").decode().rstrip("\n")
        asked = ("for-each-ref", "--format=%(upstream:remotename)%00%(upstream:remoteref)", checked_out)
        remote, _, ref = here.run(*asked).decode().rstrip("\n").partition("\0")
    except GitFailed:  # a detached HEAD, as many CI systems have it
        remote = ref = ""
    name = ref.removeprefix("refs/heads/") if remote else ""
    if not name and environ.get("GITHUB_REF", "").startswith("refs/heads/"):
        remote, name = "origin", environ["GITHUB_REF"].removeprefix("refs/heads/")
    elif not name:
        remote, name = "origin", environ.get("CI_COMMIT_BRANCH", "")
    return Branch(name=name, remote=remote, commit=commit, top=Path(top)) if _NAME.fullmatch(name) else None


def _newer(branch: Branch, files: Mapping[str, list[Path]], list_: Path, environ: Mapping[str, str]) -> Newer:
    remote = Remote(branch.top, f"refs/heads/{branch.name}", branch.remote, environ)
    try:
        tip = remote.tip()
        if not tip or tip == branch.commit or _has(branch, tip, environ):
            return Newer()
        paths = {path: _within(path, branch.top) for versions in files.values() for path in versions}
        gone = _within(list_, branch.top)
        theirs = remote.look_at([path for path in (*paths.values(), gone) if path])
        ours = _committed(branch, paths, environ)
        found = {}
        for id_, versions in files.items():
            said = [_differs(path, theirs.get(paths[path]), ours.get(paths[path])) for path in versions]
            if any(said):
                where = f"the branch {branch.name} on {branch.remote}"
                found[id_] = f"{where} {next(filter(None, said))}"
        _, unsubscribed = theirs.get(gone, ("", b""))
        return Newer(behind=True, texts=found, unsubscribed=unsubscribed)
    finally:
        remote.close()


def _within(path: Path, top: Path) -> str:
    """Return a file's path in the checkout, "" when it is elsewhere."""
    real, root = path.resolve(), top.resolve()
    return real.relative_to(root).as_posix() if real.is_relative_to(root) else ""


def _has(branch: Branch, commit: str, environ: Mapping[str, str]) -> bool:
    """Whether the checkout has a commit and perhaps more: then it is the newer one."""
    try:
        Git(folder=branch.top, environ=environ).run("merge-base", "--is-ancestor", commit, branch.commit)
    except GitFailed:
        return False
    return True


def _committed(branch: Branch, paths: Mapping[Path, str], environ: Mapping[str, str]) -> dict[str, str]:
    """Return the object names of files as the checkout's commit has them."""
    asked = [path for path in paths.values() if path]
    listed = Git(folder=branch.top, environ=environ).run("ls-tree", "-z", branch.commit, "--", *asked)
    entries = (line.partition(b"\t") for line in listed.split(b"\0")[:-1])
    return {path.decode("utf-8", "surrogateescape"): about.split(b" ")[2].decode() for about, _, path in entries}


def _differs(path: Path, theirs: tuple[str, bytes] | None, ours: str | None) -> str:
    """Say how the branch's text differs from this one; "" where it does not, or is the older one."""
    if ours is None:
        return ""  # not committed: no branch has a say in it
    if theirs is None:
        return f"no longer has {path.name}"
    oid, text = theirs
    here = path.read_bytes()
    if oid == ours or _lines(text) == _lines(here):
        return ""
    revision, own = _revision(text), _revision(here)
    if revision < own:
        return ""
    return f"has revision {revision} of it" if revision > own else "has another text of it"


def _lines(text: bytes) -> bytes:
    return text.replace(b"\r\n", b"\n")


def _revision(text: bytes) -> int:
    found = _REVISION.search(text)
    return int(found[1]) if found else 1
