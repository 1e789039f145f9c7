"""An old checkout sends no old text: what the branch has by now is asked before anything leaves."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.ledgers import a_checkout, an_origin, git
from tests.support.newsrooms import RELEASE, Newsroom, a_list, journalists, mailgun, make
from tests.support.receivers import Receiver
from tests.support.vendors import Mailgun

CI = {"CI": "true"}
PUBLISH = ("publish", "releases/budget.md", "--yes", "--json")
NEWER = RELEASE.replace("---\n\nLe groupe", "revision: 2\ncorrection: Treize communes.\n---\n\nLe groupe")


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    """A newsroom in a checkout of main, pushed; its only target is the outbox."""
    checkout = a_checkout(tmp_path / "room", an_origin(tmp_path))
    room = make(checkout)
    pushed(checkout)
    git(checkout, "branch", "-q", "--set-upstream-to=origin/main")
    return room


def pushed(checkout: Path) -> None:
    """Commit all there is and push it."""
    git(checkout, "add", "-A")
    git(checkout, "commit", "-q", "-m", "x")
    git(checkout, "push", "-q", "origin", "HEAD:main")
    git(checkout, "fetch", "-q", "origin")


def moved_on(tmp_path: Path, changes: Mapping[str, str | None]) -> None:
    """Have somebody else push other texts (None: taken away)."""
    other = tmp_path / "other"
    git(tmp_path, "clone", "-q", "-b", "main", str(tmp_path / "origin.git"), str(other))
    for path, text in changes.items():
        if text is None:
            (other / path).unlink()
        else:
            (other / path).write_text(text, encoding="utf-8")
    pushed(other)
    shutil.rmtree(other)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NEWER, "the branch main on origin has revision 2 of it"),
        (RELEASE.replace("douze", "treize"), "the branch main on origin has another text of it"),
        (None, "the branch main on origin no longer has budget.md"),
    ],
)
def test_an_older_text_is_stopped(room: Newsroom, tmp_path: Path, text: str | None, said: str) -> None:
    """Exit 5, nothing written for it; with --this-text it goes."""
    moved_on(tmp_path, {"releases/budget.md": text})
    ran = room.run(*PUBLISH, environ=CI)
    assert ran.code == 5
    assert ran.json()["releases"][0]["error"] == said
    assert "--this-text" in ran.json()["releases"][0]["hint"]
    assert not (room.root / "outbox").exists()
    assert room.run(*PUBLISH, "--this-text", environ=CI).code == 0


def test_who_unsubscribed_since_is_not_mailed(room: Newsroom, tmp_path: Path) -> None:
    """A job that is run again has the list of its day; what the branch has of it by now counts too."""
    with Receiver(Mailgun(key="key-0123456789")) as post:
        make(room.root, mailgun("list", post.url)).write("list.csv", a_list(journalists(3)))
        room.write("unsubscribed.txt", "j0@journal.example\n")
        pushed(room.root)
        moved_on(tmp_path, {"unsubscribed.txt": "j0@journal.example\nj1@journal.example\n"})
        assert room.run(*PUBLISH, "--to", "editor@journal.example").code == 0  # makes the ledger
        ran = room.run(*PUBLISH, environ=CI)
        assert ran.code == 0, ran.err
        assert [mail.address for mail in post.inbox[1:]] == ["j2@journal.example"]


@pytest.mark.parametrize("how", ["another file", "ahead", "edited here", "not asked", "detached"])
def test_the_newest_text_goes(room: Newsroom, tmp_path: Path, how: str) -> None:
    """The branch's other files, our own commits and edits hold nothing back; without CI nobody is asked."""
    if how == "ahead":
        (room.root / "releases" / "budget.md").write_text(NEWER, encoding="utf-8")
        git(room.root, "commit", "-q", "-a", "-m", "not pushed")
    elif how == "not asked":
        moved_on(tmp_path, {"releases/budget.md": NEWER})
    else:
        moved_on(tmp_path, {"README.md": "other"})
    if how == "edited here":
        (room.root / "releases" / "budget.md").write_text(RELEASE.replace("douze", "treize"), encoding="utf-8")
    if how == "detached":
        git(room.root, "checkout", "-q", "--detach")
    assert room.run(*PUBLISH, environ={} if how == "not asked" else CI).code == 0


def test_a_ci_system_says_which_branch_a_detached_checkout_is_of(room: Newsroom, tmp_path: Path) -> None:
    """By the variables that GitHub and GitLab set."""
    moved_on(tmp_path, {"releases/budget.md": NEWER})
    git(room.root, "checkout", "-q", "--detach")
    assert room.run(*PUBLISH, environ={**CI, "GITHUB_REF": "refs/heads/main"}).code == 5
    assert room.run(*PUBLISH, environ={**CI, "CI_COMMIT_BRANCH": "main"}).code == 5
    assert room.run(*PUBLISH, environ={**CI, "CI_COMMIT_BRANCH": "--upload-pack=x"}).code == 0


def test_a_repository_without_a_commit_has_no_branch(tmp_path: Path) -> None:
    """Nothing is asked, and nothing is said."""
    ran = make(a_checkout(tmp_path / "room", an_origin(tmp_path))).run(*PUBLISH, environ=CI)
    assert (ran.code, "branch-unread" in ran.err) == (0, False)


def test_a_remote_that_cannot_be_asked_is_said(room: Newsroom, tmp_path: Path) -> None:
    """It holds nothing back: many jobs have no token to read."""
    (tmp_path / "origin.git").rename(tmp_path / "away.git")
    ran = room.run(*PUBLISH, environ=CI)
    assert ran.code == 0
    assert "branch-unread" in ran.err
