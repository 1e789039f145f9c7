"""A ledger in a git ref: what a remote may do to it, and what it must never show."""

import os
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.git import in_short
from pressctl.delivery.ledger.gitref import GitLedger
from pressctl.delivery.ledger.objects import Objects
from pressctl.delivery.ledger.records import NewDelivery, NewPart, Settlement
from pressctl.delivery.ledger.remote import Remote
from pressctl.delivery.ledger.store import Store
from pressctl.delivery.ledger.stores import find
from pressctl.errors import LedgerUnusable
from tests.support.builders import NOON, a_variant
from tests.support.deliveries import some_people
from tests.support.ledgers import (
    KEY,
    ME,
    OTHER,
    REF,
    a_checkout,
    accepted,
    an_origin,
    begins,
    bytes_of,
    git,
    impatient,
    state,
    write_ref,
)

NEWER = KEY[::-1]
# What git itself has for its tests: the checkout is taken for somebody else's, whoever runs this.
STRANGER = {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


@pytest.fixture
def origin(tmp_path: Path) -> Iterator[Path]:
    """A remote that nobody has pushed to, and nobody who waits."""
    with impatient():
        yield an_origin(tmp_path)


@pytest.fixture
def checkout(tmp_path: Path, origin: Path) -> Path:
    """A checkout of it."""
    return a_checkout(tmp_path / "checkout", origin)


def store_at(checkout: Path, key: str = KEY) -> Store:
    """Return the ledger that a checkout leads to."""
    return find(f"git:{REF}", checkout, os.environ, key)


def hook(origin: Path, name: str, *lines: str) -> None:
    """Have the remote run something when it is pushed to."""
    path = origin / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o755)


def sent(ledger: Ledger, key: str = "k1", *, by: str = ME) -> None:
    """Settle a part."""
    ledger.settle(Settlement(key=key, state="sent", at=NOON, receipt_id="mail-7"), owner=by).result()


def everything(origin: Path) -> bytes:
    """Return all that was ever pushed, unpacked."""
    words = ["git", "cat-file", "--batch-all-objects", "--batch"]
    return subprocess.run(words, cwd=origin, capture_output=True, check=True).stdout


def test_of_people_and_texts_nothing_can_be_read_without_the_key(origin: Path, checkout: Path) -> None:
    """Not in the newest commit nor in any before; with the key all of it is there."""
    ledger = store_at(checkout).open(create=True)
    accepted(ledger, people=some_people(2))
    assert begins(ledger)
    rejected = Settlement(key="k1", state="sent", at=NOON, rejected=("p1@journal.example",))
    ledger.settle(rejected, owner=ME).result()
    ledger.close()
    pushed = everything(origin)
    assert b"k1" in pushed
    for plain in (b"journal.example", b"Titre", b"headline"):
        assert plain not in pushed
    past = store_at(checkout).look()
    assert [person.email for person in past.members(["k1"])] == ["p0@journal.example"]
    assert past.addresses("r", 1) == {"p0@journal.example", "p1@journal.example"}
    assert [part.key for part in past.parts_of_person("p0@journal.example")] == ["k1"]
    assert past.history("r").editions[0].content == {"fr": {"headline": "Titre"}}
    assert past.variant(a_variant().fingerprint) == a_variant()
    past.close()


def test_addresses_are_not_kept_without_a_key(checkout: Path) -> None:
    """What is refused leaves nothing behind, and what mails nobody is taken."""
    ledger = store_at(checkout, "").open(create=True)
    with pytest.raises(LedgerUnusable, match="only kept sealed") as caught:
        accepted(ledger, people=some_people(1))
    assert "openssl rand" in caught.value.hint
    assert ledger.history("r").editions == ()
    accepted(ledger)
    assert begins(ledger)
    ledger.close()


def test_a_key_that_does_not_fit_opens_nothing(checkout: Path) -> None:
    """Another one, one too short, and none; to look, none will do, and sees states alone."""
    store_at(checkout).open(create=True).close()
    for key, said in (
        ("another-key-0123456789-0123456789", "is not the key"),
        ("short", "less than 32"),
        ("", "is sealed"),
    ):
        with pytest.raises(LedgerUnusable, match=said):
            store_at(checkout, key).open(create=True)
    ledger = store_at(checkout).open(create=False)
    accepted(ledger, people=some_people(2))
    past = store_at(checkout, "").look()
    (part,) = past.history("r").parts
    assert (part.state, part.people) == ("owed", 2)
    past.close()
    ledger.close()


def test_a_key_that_comes_later_seals_what_comes_after(checkout: Path) -> None:
    """What was plain can still be read."""
    ledger = store_at(checkout, "").open(create=True)
    accepted(ledger)
    ledger.close()
    ledger = store_at(checkout).open(create=False)
    assert begins(ledger)
    accepted(ledger, edition=2, deliveries=(NewDelivery(language="fr", target="desk", channel="desk", parts=(
        NewPart(key="k2", number=1, variant=a_variant(data="{}"), members=some_people(1)),)),))  # fmt: skip
    ledger.close()
    with pytest.raises(LedgerUnusable, match="is sealed"):
        store_at(checkout, "").open(create=False)
    again = store_at(checkout).open(create=False)
    assert again.variant(a_variant().fingerprint) == a_variant()
    assert len(again.members(["k2"])) == 1
    again.close()


def test_another_key_is_had_by_another_ref(checkout: Path) -> None:
    """All is sealed anew, and says the same; the old key opens nothing of it."""
    first = store_at(checkout).open(create=True)
    accepted(first, people=some_people(3))
    copy, ref = first.copy(), f"git:{REF}2"
    first.close()
    second = find(ref, checkout, os.environ, NEWER).open(create=True)
    second.fill(copy)
    second.close()
    again = find(ref, checkout, os.environ, NEWER).open(create=False)
    assert again.copy().digest == copy.digest
    assert again.members(["k1"]) == some_people(3)
    again.close()
    with pytest.raises(LedgerUnusable, match="is not the key"):
        find(ref, checkout, os.environ, KEY).open(create=False)


def test_nothing_in_the_checkout_is_touched(origin: Path, checkout: Path) -> None:
    """No ref, no object, no configuration; whatever hooks stand there, and whoever the person is."""
    hook(checkout / ".git", "pre-push", "exit 1")
    before = bytes_of(checkout)
    ledger = store_at(checkout).open(create=True)
    accepted(ledger)
    assert begins(ledger)
    ledger.close()
    assert bytes_of(checkout) == before
    assert git(origin, "log", "-1", "--format=%an <%ae>", REF) == "pressctl <pressctl@localhost>"


@pytest.mark.parametrize("kind", ["shallow", "detached", "worktree"])
def test_any_checkout_will_do(tmp_path: Path, origin: Path, checkout: Path, kind: str) -> None:
    """As a CI system makes them; the ledger's ref is in none of them."""
    for number in range(2):
        git(checkout, "commit", "-q", "--allow-empty", "-m", f"{number}")
    git(checkout, "push", "-q", "origin", "HEAD:main")
    runner = tmp_path / "runner"
    if kind == "shallow":
        git(tmp_path, "clone", "-q", "--depth=1", "--single-branch", f"file://{origin}", str(runner))
    elif kind == "detached":
        git(tmp_path, "clone", "-q", str(origin), str(runner))
        git(runner, "checkout", "-q", "--detach")
    else:
        git(checkout, "worktree", "add", "-q", "--detach", str(runner))
    first, second = store_at(checkout).open(create=True), store_at(runner).open(create=False)
    accepted(first)
    assert begins(second, by=OTHER)
    assert state(first) == "sending"
    sent(second, by=OTHER)
    assert state(first) == "sent"
    first.close()
    second.close()


def test_a_push_that_is_refused_is_tried_again(origin: Path, checkout: Path) -> None:
    """A remote that says no three times in a row; nothing is twice there."""
    ledger = store_at(checkout).open(create=True)
    hook(origin, "pre-receive", "echo x >> tries", "test $(wc -l < tries) -gt 3")
    accepted(ledger)
    assert len(ledger.history("r").parts) == 1
    ledger.close()
    assert git(origin, "rev-list", "--count", REF) == "2"


def test_what_cannot_be_pushed_does_not_leave(origin: Path, checkout: Path) -> None:
    """No intent, no sending; what has been sent by then is told when the ledger is closed."""
    ledger = store_at(checkout).open(create=True)
    accepted(ledger, deliveries=(
        NewDelivery(language="fr", target="desk", channel="desk", parts=tuple(
            NewPart(key=f"k{n}", number=n, variant=a_variant()) for n in (1, 2))),))  # fmt: skip
    assert begins(ledger, "k1")
    hook(origin, "pre-receive", "echo the branch is protected >&2", "exit 1")
    with pytest.raises(LedgerUnusable, match="the branch is protected") as caught:
        begins(ledger, "k2")
    assert "token" in caught.value.hint
    assert state(ledger, "k2") == "owed"
    with pytest.raises(LedgerUnusable, match="the branch is protected"):
        sent(ledger)
    with pytest.raises(LedgerUnusable, match=r"not in the ledger:\n  r, desk fr, part 1: sent \(mail-7\)"):
        ledger.close()
    hook(origin, "pre-receive", "exit 0")
    again = store_at(checkout).open(create=False)
    assert (state(again, "k1"), state(again, "k2")) == ("sending", "owed")
    again.close()


def test_results_are_tried_again_at_the_end(origin: Path, checkout: Path) -> None:
    """A remote that is away while something is sent, and back before the run ends."""
    ledger = store_at(checkout).open(create=True)
    accepted(ledger)
    assert begins(ledger)
    away = origin.with_name("away.git")
    origin.rename(away)
    with pytest.raises(LedgerUnusable, match="cannot be used"):
        sent(ledger)
    away.rename(origin)
    ledger.close()
    again = store_at(checkout).open(create=False)
    assert state(again) == "sent"
    again.close()


def test_an_answer_that_is_lost_is_looked_up(origin: Path, checkout: Path) -> None:
    """The push was taken and nobody heard of it: it is not made twice."""
    ledger = store_at(checkout).open(create=True)
    hook(origin, "post-receive", "kill -9 $PPID")
    accepted(ledger)
    assert begins(ledger)
    sent(ledger)
    ledger.close()
    assert git(origin, "rev-list", "--count", REF) == "4"


def test_a_ref_that_is_put_back_is_noticed(origin: Path, checkout: Path) -> None:
    """A force-push to an older commit: what we know of is gone, and nothing more is sent."""
    ledger = store_at(checkout).open(create=True)
    accepted(ledger)
    assert begins(ledger)
    git(origin, "update-ref", REF, f"{REF}~1")
    with pytest.raises(LedgerUnusable, match="put back or replaced while this run"):
        sent(ledger)
    with pytest.raises(LedgerUnusable, match="part 1: sent"):
        ledger.close()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "DecodeError"),
        (b"[]", "AttributeError"),
        (b'{"set": "parts", "where": {"key": "k9"}, "row": {"state": "sent"}}', "LookupError"),
        (b'{"set": "parts", "where": {"key": "k1"}, "row": {"x; DROP TABLE parts": 1}}', "ValueError"),
        (b'{"new": "sqlite_master", "row": {}}', "KeyError"),
        (b"[" * 100_000, "RecursionError"),
    ],
)
def test_a_damaged_line_is_named(origin: Path, checkout: Path, line: bytes, why: str) -> None:
    """By file and number; it is never executed or guessed at."""
    ledger = store_at(checkout).open(create=True)
    accepted(ledger)
    ledger.close()
    known = git(origin, "show", f"{REF}:releases/r.jsonl").encode()
    write_ref(origin, {"releases/r.jsonl": known + b"\n" + line + b"\n"})
    with pytest.raises(LedgerUnusable, match=rf"releases/r\.jsonl:{known.count(10) + 2} .*\({why}\)"):
        store_at(checkout).open(create=False)


@pytest.mark.usefixtures("origin")
def test_credentials_in_an_address_are_not_shown(tmp_path: Path, checkout: Path) -> None:
    """Nor are they when the address leads nowhere."""
    git(checkout, "remote", "set-url", "origin", "https://robot:s3cret-token@127.0.0.1:1/x.git")
    with pytest.raises(LedgerUnusable, match="cannot be used") as caught:
        store_at(checkout).look()
    assert "s3cret" not in caught.value.message
    assert in_short(b"remote: Authorization: bearer s3cret\nfatal: unable to access 'https://u:p@h/': 403\nusage") == (
        "remote: Authorization: bearer … unable to access 'https://…@h/': 403"
    )
    git(checkout, "remote", "remove", "origin")
    with pytest.raises(LedgerUnusable, match="has no remote origin"):
        store_at(checkout).look()
    with pytest.raises(LedgerUnusable, match="needs a git checkout"):
        store_at(tmp_path).look()


@pytest.mark.usefixtures("origin")
@pytest.mark.parametrize(
    ("environ", "said", "hint"),
    [({"PATH": ""}, "git is not installed", "Install git"), (STRANGER, "dubious ownership", "safe.directory")],
)
def test_a_checkout_that_git_cannot_read(checkout: Path, environ: dict[str, str], said: str, hint: str) -> None:
    """On a machine without git, or in a container whose user is not the checkout's, it says what helps."""
    with pytest.raises(LedgerUnusable, match=said) as refused:
        Remote(checkout, REF, "origin", {**os.environ, **environ})
    assert hint in refused.value.hint


def test_many_parts_take_few_pushes(checkout: Path) -> None:
    """All that are ready at once are begun by one push, and their results ride together."""
    ledger = store_at(checkout).open(create=True)
    assert isinstance(ledger, GitLedger)
    parts = tuple(NewPart(key=f"k{n}", number=n, variant=a_variant()) for n in range(100))
    accepted(ledger, deliveries=(NewDelivery(language="fr", target="desk", channel="desk", parts=parts),))
    begun = [ledger.begin(part.key, owner=ME, now=NOON, lease=120) for part in parts]
    assert all(future.result() for future in begun)
    ended = [ledger.settle(Settlement(key=part.key, state="sent", at=NOON), owner=ME) for part in parts]
    assert all(future.result() for future in ended)
    ledger.close()
    assert ledger.pushes <= 5


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_what_is_written_is_what_git_would_write(tmp_path: Path, algorithm: str) -> None:
    """The same tree to the byte, upon any other, in whatever order names are; and a commit that git finds no fault with."""
    repository = tmp_path / "r.git"
    git(tmp_path, "init", "-q", "--bare", f"--object-format={algorithm}", str(repository))
    names = ("a/x", "a/b/y", "a.txt", "a-b/z", "a0", "ab", "ledger.json", "releases/r%C3%A9.jsonl")
    files = {name: name.encode() * 100 for name in names}
    changed = {"a/b/y": b"", "a/c/new": b"n", "ab": b"\0"}
    objects = Objects(repository / "objects", algorithm)
    before, folders = objects.write_tree({}, files)
    first = objects.write_commit(before, "", "the first", 1_700_000_000)
    after, _ = objects.write_tree(folders, changed)
    second = objects.write_commit(after, first, "the second", 1_700_000_001)
    for tree, wanted in ((before, files), (after, files | changed)):
        write_ref(repository, wanted, keep=False)
        assert git(repository, "rev-parse", f"{REF}^{{tree}}") == tree
    git(repository, "update-ref", REF, second)
    assert git(repository, "fsck", "--strict", "--no-dangling") == ""
    assert (
        git(repository, "log", "--format=%s%an%ct", REF) == "the secondpressctl1700000001\nthe firstpressctl1700000000"
    )


def test_two_who_begin_one_at_once(origin: Path, checkout: Path, tmp_path: Path) -> None:
    """Whoever finds the ref locked, and not there yet, looks again: both have the one ledger."""
    slow = ('if [ "$1" = prepared ] && mkdir "$PWD/once" 2>/dev/null; then sleep 0.3; fi', "exit 0")
    hook(origin, "reference-transaction", *slow)
    stores = [store_at(checkout), store_at(a_checkout(tmp_path / "other", origin))]
    with ThreadPoolExecutor(2) as both:
        ledgers = list(both.map(lambda store: store.open(create=True), stores))
    assert len({ledger.salt for ledger in ledgers}) == 1
    for ledger in ledgers:
        ledger.close()


def test_a_token_that_a_checkout_keeps_in_a_file_of_its_own_serves(tmp_path: Path, checkout: Path) -> None:
    """As actions/checkout does from its sixth version on: by includeIf, which holds in that checkout alone."""
    kept = tmp_path / "credentials"
    kept.write_text('[http "https://forge.example/"]\n\textraheader = AUTHORIZATION: basic abc\n')
    git(checkout, "config", f"includeIf.gitdir:{checkout.resolve()}/.git.path", str(kept))
    remote = Remote(checkout, REF, "origin", os.environ)
    try:
        assert ("http.https://forge.example/.extraheader", "AUTHORIZATION: basic abc") in remote._git.config
    finally:
        remote.close()
