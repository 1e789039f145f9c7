"""A file is what it was when its signature says so and can be believed."""

import os
from pathlib import Path

from msgspec.structs import replace

from pressctl.newsroom.signature import TICK, Seen, look, signature_of


def seen(path: Path, *, after: int, sha256: str = "known") -> Seen:
    """Return a file as seen some nanoseconds after it was written, with any digest."""
    signature = signature_of(path.stat())
    return Seen(signature=signature, at=max(signature.modified, signature.changed) + after, sha256=sha256)


def test_an_old_file_with_its_signature_is_not_read(tmp_path: Path) -> None:
    """What is known of it is taken as it is."""
    path = tmp_path / "x"
    path.write_bytes(b"x")
    before = seen(path, after=TICK + 1)
    assert look(path, before, before.at) is before


def test_a_file_written_just_before_it_was_looked_at_is_read_again(tmp_path: Path) -> None:
    """Within a tick of the clock it could have been written twice and look the same."""
    path = tmp_path / "x"
    path.write_bytes(b"x")
    before = seen(path, after=TICK)
    now = look(path, before, before.at + 1)
    assert now.sha256 == "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    assert now.at == before.at + 1


def test_any_change_of_the_signature_makes_it_read_again(tmp_path: Path) -> None:
    """Size, either time, or another file in its place."""
    path = tmp_path / "x"
    path.write_bytes(b"x")
    before = seen(path, after=TICK * 10)
    for name in ("size", "modified", "changed", "inode"):
        other = replace(before.signature, **{name: getattr(before.signature, name) - 1})
        assert look(path, replace(before, signature=other), 0).sha256 != "known"


def test_a_time_set_back_does_not_hide_a_change(tmp_path: Path) -> None:
    """Copying tools set the time of writing back; the system's own time of change they cannot."""
    path = tmp_path / "x"
    path.write_bytes(b"x")
    os.utime(path, ns=(0, 0))
    signature = signature_of(path.stat())
    before = Seen(signature=signature, at=signature.changed + 1, sha256="known")
    assert signature.modified == 0
    assert look(path, before, 0).sha256 != "known"
