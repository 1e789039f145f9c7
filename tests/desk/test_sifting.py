"""A folder is published and planned the same whatever the index has, stale and foreign ones included."""

import hmac
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pressctl.config.loading import load
from pressctl.console.documents import OneByOne, as_document, json_pieces
from pressctl.console.plans import plan_document, plan_text
from pressctl.console.pull_requests import plan_markdown
from pressctl.delivery.plan import Choice, Plan
from pressctl.desk import sifting
from pressctl.desk.opening import look, store_of
from pressctl.desk.publicising import build
from pressctl.errors import Guarded, PressctlError
from pressctl.model import Event, Finding
from pressctl.newsroom import index as index_module
from pressctl.newsroom.building import THOROUGH
from pressctl.newsroom.leaks import no_leak
from pressctl.newsroom.sifting import Page, words_of
from pressctl.publish import Desk, Order, look_ahead, run
from tests.support.ledgers import a_checkout, an_origin

DAY = datetime(2100, 1, 1, 12, tzinfo=UTC)  # long after every file of a test was written: signatures are trusted
CONFIG = '[newsroom]\nid = "essai"\nname = "{name}"\nurl = "https://presse.example/"\nlanguage = "fr"\ntimezone = "Europe/Paris"\n'
TARGET = '[targets.{0}]\nchannel = "outbox"\n'
Step = Callable[["Room"], None]


class Room:
    """A newsroom on disk with a clock of its own; what runs said, and what they counted."""

    def __init__(self, root: Path) -> None:
        """Make it."""
        self.root, self.day, self.rendered = root, 0, 0
        self.name, self.targets = "Essai", ["dehors"]
        self.plan: dict[str, Any] = {}
        self.report: dict[str, Any] = {}
        (root / "releases").mkdir(parents=True, exist_ok=True)

    def copied(self, root: Path) -> "Room":
        """Copy it, its ledger too."""
        other = Room(shutil.copytree(self.root, root))
        other.day = self.day
        return other

    @property
    def order(self) -> Order:
        """The order to publish all of it, and to tell of every release."""
        config = CONFIG.format(name=self.name) + "".join(map(TARGET.format, self.targets))
        if not (self.root / "config.toml").exists() or (self.root / "config.toml").read_text("utf-8") != config:
            (self.root / "config.toml").write_text(config, "utf-8")
        choice = Choice(max_releases=9, max_age=30)
        return Order(config=load(self.root / "config.toml"), choice=choice, whole=True)

    def write(self, name: str, text: str = "Il faut agir.", **keys: str) -> None:
        """Write a release."""
        front = {"headline": f'"Titre de {name}"', "date": "2099-12-30T09:00", **keys}
        lines = "".join(f"{key}: {value}\n" for key, value in front.items() if value)
        (self.root / "releases" / f"{name}.md").write_text(
            f"---\n{lines}---\nLe sénateur a parlé.\n\n{text}\n", "utf-8"
        )

    def said(self, order: Order | None = None) -> list[Any]:
        """Plan, publish, and return all that was said of it and all that it left behind."""
        found: list[Sequence[Finding]] = []
        self.rendered = 0

        def watch(event: Event) -> None:
            self.rendered += event.kind == "rendering"

        def approve(plan: Plan) -> bool:
            said.append(sorted(one.release.id for one in plan.releases if one.sends))
            return True

        desk = Desk(
            clock=lambda: DAY + timedelta(days=self.day),
            environ={},
            watch=watch,
            found=found.append,
            changed=lambda plan: said.append(plan.digest),
            approve=approve,
            ask=lambda _question: True,
        )
        order = order or self.order
        said: list[Any] = []
        before = Path.cwd()
        os.chdir(self.root)
        try:
            plan, _ = look_ahead(order, desk)
            self.plan = _in_full(plan_document(plan))
            self.rendered = 0
            self.report = _in_full({**as_document(run(order, desk)), "files": []})
            said += [self.plan, self.report]
        except PressctlError as error:
            said.append(str(error))
        finally:
            os.chdir(before)
        with closing(look(order.config, {})) as ledger:
            past = [ledger.history(release) for release in ledger.releases()]
        outbox = sorted(str(path.relative_to(self.root)) for path in (self.root / "outbox").rglob("*"))
        return [*said, found, past, outbox]

    @property
    def index(self) -> Path:
        """The index's file."""
        return self.root / ".pressctl" / "index.db"

    def ledger(self, statement: str, *values: object) -> None:
        """Change the ledger behind everybody's back."""
        if (self.root / ".pressctl" / "ledger.db").exists():
            with closing(sqlite3.connect(self.root / ".pressctl" / "ledger.db")) as db, db:
                db.execute(statement, values)


def _in_full(document: Any) -> dict[str, Any]:
    written: dict[str, Any] = json.loads("\n".join(json_pieces(document)))
    return written


def write(name: str, keys: dict[str, str], text: str) -> Step:
    """Write a release, or another text in its place."""
    return lambda room: room.write(name, text, **keys)


def translate(name: str, keys: dict[str, str]) -> Step:
    """Add a translation, or another one."""
    return lambda room: room.write(f"{name}.en", "Now.", **{"headline": '"A title"', "date": "", **keys})


def delete(name: str) -> Step:
    """Delete a file."""
    return lambda room: (room.root / "releases" / name).unlink(missing_ok=True)


def turn(state: str, number: int) -> Step:
    """Have a part of the ledger in another state: what a place, a kill -9 or a person made of it."""
    query = "UPDATE parts SET state = ?, doubt = ?, error = ? WHERE key = (SELECT key FROM parts ORDER BY key LIMIT 1 OFFSET ?)"
    return lambda room: room.ledger(query, state, int(state == "unknown"), state, number)


def configure(targets: list[str], name: str) -> Step:
    """Change what config.toml says."""

    def step(room: Room) -> None:
        room.targets, room.name = targets, name

    return step


def check_out(room: Room) -> None:
    """Have every file written anew with the same bytes, as another checkout has them."""
    for path in (room.root / "releases").glob("*"):
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)


def pass_days(days: int) -> Step:
    """Let time pass; embargoes lift, and what was left undone grows old."""

    def step(room: Room) -> None:
        room.day += days

    return step


def lose_ledger(room: Room) -> None:
    """Lose the ledger, and not the index: where all places are outboxes, a new one is made."""
    for path in (room.root / ".pressctl").glob("ledger.db*"):
        path.unlink()


def put_back(room: Room) -> None:
    """Have the ledger again as it was at first, as from a copy of the disk: what came since is owed once more."""
    if (room.root / "first.db").exists() and (room.root / ".pressctl" / "ledger.db").exists():
        shutil.copy(room.root / "first.db", room.root / ".pressctl" / "ledger.db")


DESK = Desk(
    clock=lambda: DAY,
    environ={},
    watch=lambda _event: None,
    found=lambda _findings: None,
    changed=lambda _plan: None,
    approve=lambda _plan: False,
    ask=lambda _question: False,
)
NAMES = st.sampled_from(["a", "b", "c", "d"])
KEYS = st.fixed_dictionaries(
    {},
    optional={
        "id": st.sampled_from(["a", "tous"]),
        "revision": st.sampled_from(["2", "3"]),
        "correction": st.just('"Douze, et non onze."'),
        "status": st.sampled_from(["withheld", "canceled"]),
        "embargo": st.integers(1, 9).map(lambda day: f"2100-01-{day:02}T12:00+01:00"),
        "languages": st.just("[fr, en, de]"),
        "media": st.just("[{path: x.jpg, alt: Un}]"),
        "targets": st.sampled_from(["[dehors]", "[ailleurs]"]),
        "keywrds": st.just("[x]"),
    },
)
STEPS = st.one_of(
    st.builds(write, NAMES, KEYS, st.sampled_from(["Il faut agir.", "Il faut attendre."])),
    st.builds(write, NAMES, st.just({}), st.sampled_from(["Il faut agir.", "Il faut attendre."])),
    st.builds(write, NAMES, st.just({"revision": "2", "correction": '"Douze."'}), st.just("Il faut agir.")),
    st.builds(translate, NAMES, st.sampled_from([{}, {"status": "withheld"}, {"revision": "2", "correction": '"B."'}])),
    st.builds(delete, st.sampled_from(["a.md", "a.en.md", "b.md"])),
    st.builds(turn, st.sampled_from(["failed", "unknown", "owed", "gone", "deferred", "skipped"]), st.integers(0, 3)),
    st.builds(configure, st.sampled_from([["dehors"], ["dehors", "ailleurs"]]), st.sampled_from(["Essai", "Autre"])),
    st.builds(pass_days, st.sampled_from([1, 4])),
    st.sampled_from([check_out, lose_ledger, put_back]),
)
# What happens, and what becomes of the index before the next run: kept, cut short, or put back as it was at first.
ACT = st.tuples(st.lists(STEPS, max_size=3), st.sampled_from(["kept", "kept", "kept", "cut", "old"]))


@contextmanager
def small_batches() -> Iterator[None]:
    """Sift even the smallest folder, two releases at a time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sifting, "SMALL", 0)
        patch.setattr(sifting, "AT_ONCE", 2)
        yield


def test_what_everybody_has_is_not_rendered_again(tmp_path: Path) -> None:
    """Until its text, the config or the ledger is another: a silent edit is led with, an owed part is sent."""
    room, counts = Room(tmp_path / "room"), []
    with small_batches():
        for name in "abc":
            room.write(name)
        steps = (write("a", {}, "Autre."), turn("owed", 1), configure(["dehors", "b"], "E"))
        for step in (check_out, check_out, check_out, *steps):
            step(room)
            room.said()
            counts.append(room.rendered)
    assert counts == [3, 3, 0, 1, 2, 3]
    outcomes = {one["id"]: one["outcome"] for one in room.report["releases"]}
    assert outcomes == {"a": "edited", "b": "already_sent", "c": "already_sent"}


@pytest.mark.parametrize(("sealed", "rendered"), [(False, 3), (True, 0)])
def test_an_index_that_was_made_up_hides_no_release(tmp_path: Path, *, sealed: bool, rendered: int) -> None:
    """What says that everybody has a release counts by the ledger's seal alone; with that seal it would be believed."""
    room = Room(tmp_path / "room")
    with small_batches():
        for name in "abc":
            room.write(name)
        for _ in range(2):
            room.said()
        turn("owed", 0)(room)
        with closing(look(room.order.config, {})) as ledger, closing(sqlite3.connect(room.index)) as db, db:
            salt, marks = ledger.salt if sealed else b"", ledger.marks()
            for number, content in db.execute("SELECT number, page FROM finished").fetchall():
                page = msgspec.msgpack.decode(content, type=Page)
                now = "\0".join(marks.get(release, "") for release in words_of(page.ids))
                made_up = msgspec.msgpack.encode(replace(page, marks=now))
                seal = hmac.digest(salt, made_up, "sha256")
                db.execute("UPDATE finished SET page = ?, seal = ? WHERE number = ?", (made_up, seal, number))
        room.said()
    assert room.rendered == rendered
    sent = [one["id"] for one in room.report["releases"] if one["outcome"] == "sent"]
    assert sent == ([] if sealed else ["a"])


def test_what_is_sent_is_read_from_its_file(tmp_path: Path) -> None:
    """The index is not sealed where it keeps what files say: one that was made up puts no word into what leaves."""
    room = Room(tmp_path)
    room.write("a")
    build(room.order.config, DAY, lambda _event: None, no_leak, {}, THOROUGH)
    with closing(sqlite3.connect(room.index)) as db, db:
        assert db.execute("UPDATE records SET record = replace(record, 'Titre', 'Faux')").rowcount == 1
    room.said()
    sent = [path.read_text("utf-8") for path in (tmp_path / "outbox").rglob("webhook.json")]
    assert ["Titre de a" in text and "Faux" not in text for text in sent] == [True]


def test_an_index_that_somebody_holds_costs_work_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found is not kept then, and nobody waits for every batch anew."""
    monkeypatch.setattr(index_module, "_WAIT", 0.01)
    room = Room(tmp_path / "room")
    with small_batches():
        for name in "abcde":
            room.write(name)
        room.said()
        with closing(sqlite3.connect(room.index)) as held:
            held.execute("BEGIN IMMEDIATE")
            for _ in range(2):
                room.said()
                assert room.rendered == 5
        assert {one["outcome"] for one in room.report["releases"]} == {"already_sent"}


def test_a_folder_is_told_of_in_a_line_and_in_full_as_json(tmp_path: Path) -> None:
    """A person sees what is to be done; a program gets every release, one by one."""
    room, told = Room(tmp_path / "room"), []
    with small_batches():
        for name in "ab":
            room.write(name)
        for _ in range(3):
            room.said()
            told.append(room.plan)
        room.write("e")
        plan, _ = look_ahead(replace(room.order, whole=False), DESK)
        assert [*plan.finished.each()] == []
        assert plan_text(plan, room.order.config).splitlines()[-2:] == [
            "2 releases more, with nothing left to send",
            f"digest {plan.digest}",
        ]
        assert "2 releases with nothing left to send." in plan_markdown(plan, room.order.config)
    assert [one["id"] for one in told[2]["releases"]] == ["a", "b"]
    assert told[2] == told[1]
    assert told[2]["digest"] == told[0]["digest"] != plan.digest
    assert "\n".join(json_pieces({"a": OneByOne([1], iter("bc")), "b": []})) == (
        json.dumps({"a": [1, "b", "c"], "b": []}, indent=2)
    )


@settings(max_examples=3)
@given(st.lists(ACT, min_size=1, max_size=2))
def test_a_folder_is_published_the_same_with_the_index_and_without(story: list[tuple[list[Step], str]]) -> None:
    """Plans, digests, reports, findings and ledgers are the same; only the work is not."""
    with tempfile.TemporaryDirectory() as place, small_batches():
        learned = Room(Path(place) / "one")
        for name in "abc":
            learned.write(name)
        learned.said()
        shutil.copy(learned.root / ".pressctl" / "ledger.db", learned.root / "first.db")
        blank = learned.copied(Path(place) / "two")
        shutil.copy(learned.index, old := Path(place) / "old.db")
        for steps, fate in [([], "kept"), *story, ([], "kept")]:
            for room in (learned, blank):
                for step in steps:
                    step(room)
            if fate == "cut":
                learned.index.write_bytes(learned.index.read_bytes()[:-9000])
            elif fate == "old":
                shutil.copy(old, learned.index)
            blank.index.unlink(missing_ok=True)
            assert learned.said() == blank.said()


def test_a_plan_of_a_folder_or_its_run_fetches_a_ledger_in_git_once(tmp_path: Path) -> None:
    """What is passed over and what is planned are told by one look at it."""
    room, said = Room(a_checkout(tmp_path / "room", an_origin(tmp_path))), tmp_path / "said"
    room.write("a")
    room.write("b")
    config = CONFIG.format(name="Essai") + 'ledger = "git:refs/pressctl/ledger"\n' + TARGET.format("dehors")
    (room.root / "config.toml").write_text(config, "utf-8")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "git").write_text(f'#!/bin/sh\necho "$*" >> "{said}"\nexec "{shutil.which("git")}" "$@"\n')
    (tmp_path / "bin" / "git").chmod(0o700)
    order, environ = Order(config=load(room.root / "config.toml")), {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}
    store_of(order.config, environ).open(create=True).close()
    before = said.read_text("utf-8").count(" fetch ")
    with small_batches():
        plan, _ = look_ahead(order, replace(DESK, environ=environ))
        assert len(plan.releases) == 2
        assert said.read_text("utf-8").count(" fetch ") == before + 1
        with pytest.raises(Guarded):
            run(order, replace(DESK, environ=environ))
    assert said.read_text("utf-8").count(" fetch ") == before + 2
