"""Whatever happens to a newsroom between builds, public/ is what a build from nothing makes of its files: promise 10."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressctl.model import Event
from pressctl.newsroom import lists
from tests.newsroom.folders import LATER, Folder, contents

NAMES = ("a", "b", "c", "d", "e")
CATEGORIES = ("", "[Ponts]", "[ponts, Énergie]", "[Énergie]", "[Santé, Ponts]")
Step = Callable[[Folder], None]


def write(name: str, day: int, keys: dict[str, str]) -> Step:
    """Write a release, or another text in its place; it opens in days that the clock comes to."""

    def step(folder: Folder) -> None:
        folder.release(name, date=f"2100-01-{day:02}T09:00", **keys)

    return step


def translate(name: str, text: str) -> Step:
    """Add a translation of a release, if it is there."""

    def step(folder: Folder) -> None:
        if (folder.root / "releases" / f"{name}.md").exists():
            folder.release(f"{name}.en", text, date="", headline='"A title"')

    return step


def delete(name: str, ending: str) -> Step:
    """Delete a release with its translation, or that alone."""

    def step(folder: Folder) -> None:
        for last in {ending, ".en.md"}:
            (folder.root / "releases" / f"{name}{last}").unlink(missing_ok=True)

    return step


def move(name: str) -> Step:
    """Move a release to a folder and back."""

    def step(folder: Folder) -> None:
        here, there = folder.root / "releases", folder.root / "releases" / "old"
        there.mkdir(exist_ok=True)
        for last in (".md", ".en.md"):
            source, target = here / f"{name}{last}", there / f"{name}{last}"
            if source.exists() or target.exists():
                source, target = (source, target) if source.exists() else (target, source)
                source.replace(target)

    return step


def configure(**changed: Any) -> Step:
    """Change what the newsroom's config says."""

    def step(folder: Folder) -> None:
        for key, value in changed.items():
            (folder.feeds if key in {"entries", "categories", "formats"} else folder.newsroom)[key] = value

    return step


def harm(number: int, *, delete: bool) -> Step:
    """Delete a public file, or write over it."""

    def step(folder: Folder) -> None:
        files = sorted(path for path in folder.public.rglob("*") if path.is_file()) if folder.public.exists() else []
        if files and delete:
            files[number % len(files)].unlink()
        elif files:
            files[number % len(files)].write_bytes(b"!")

    return step


def forget(folder: Folder) -> None:
    """Lose the index."""
    folder.index.unlink(missing_ok=True)


class Interrupting(list[Event]):
    """Events, until so many came; then somebody presses Ctrl-C."""

    def __init__(self, left: int) -> None:
        """`left` are those before that."""
        super().__init__()
        self.left = left

    def append(self, event: Event) -> None:
        """Be told."""
        super().append(event)
        if len(self) > self.left:
            raise KeyboardInterrupt


KEYS = st.fixed_dictionaries(
    {},
    optional={
        "categories": st.sampled_from(CATEGORIES),
        "status": st.sampled_from(["withheld", "canceled"]),
        "embargo": st.integers(1, 9).map(lambda day: f"2100-01-{day:02}T12:00+01:00"),
        "headline": st.sampled_from(['"Un"', '"Deux"']),
        "url": st.sampled_from(["https://ailleurs.example/x/"]),
    },
)
NAME = st.sampled_from(NAMES)
STEPS = st.one_of(
    st.builds(write, NAME, st.integers(1, 9), KEYS),
    st.builds(write, NAME, st.integers(1, 9), KEYS),
    st.builds(translate, NAME, st.sampled_from(["Now.", "Then."])),
    st.builds(delete, NAME, st.sampled_from([".md", ".en.md"])),
    st.builds(move, NAME),
    st.sampled_from(
        [configure(entries=1), configure(entries=2), configure(categories=False), configure(categories=True)]
    ),
    st.sampled_from([configure(name="Autre"), configure(url=""), configure(url="https://b.example/"), forget]),
    st.builds(harm, st.integers(0, 99), delete=st.booleans()),
)
# What happens, on which day, whether the build after it looks at every file, and after how many of them it is interrupted.
ACT = st.tuples(
    st.lists(STEPS, min_size=1, max_size=3), st.integers(0, 9), st.booleans(), st.sampled_from([999, 999, 999, 1, 3, 9])
)


@settings(max_examples=15)
@given(st.lists(ACT, min_size=2, max_size=5))
def test_a_build_upon_another_is_a_build_from_nothing(story: list[tuple[list[Step], int, bool, int]]) -> None:
    """Byte for byte, with small pages and feeds, so that every list has several; what was harmed is put right by a look at all."""
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "PAGE", 2)
        folder = Folder(Path(place) / "one", feeds={"entries": 2})
        for steps, day, all_files, events in story:
            for step in steps:
                step(folder)
            folder.events = Interrupting(events)
            with suppress(KeyboardInterrupt):
                folder.build(LATER + timedelta(days=day), all_files=all_files)
        folder.events = []
        for path in (folder.root / "releases" / "old").glob("*.md"):
            if (folder.root / "releases" / path.name.replace(".en.md", ".md")).exists():
                path.unlink()  # two of one id keep the page as it was, which a build from nothing does not have
        built = folder.build(LATER + timedelta(days=day))
        assert not built.findings
        assert folder.build(LATER + timedelta(days=day), all_files=False).stale == ()
        fresh = Folder(Path(place) / "two", newsroom=folder.newsroom, feeds=folder.feeds)
        shutil.rmtree(fresh.root / "releases")
        shutil.copytree(folder.root / "releases", fresh.root / "releases")
        fresh.build(LATER + timedelta(days=day))
        assert contents(folder.public) == contents(fresh.public)
