"""Addresses in a config that lead inward: refused by `check` at their place, and never sent to."""

from pathlib import Path

import pytest

from tests.support.newsrooms import make, webhook

INWARD = (
    *("0177.0.0.1", "2130706433", "0x7f.1", "127.1:9", "127.0.0.1.", "127.0.0.1:9", "0", "localhost", "x.localhost:9"),
    *(
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]:9",
        "[64:ff9b::7f00:1]",
        "[fe80::1]",
        "10.1.2.3",
        "169.254.169.254",
    ),
)
NOBODYS = ("1.2.3.4.5", "999.1.1.1", "[v1.x]", "[1.2.3.4]", "[::1%25lo]", "%31%32%37.0.0.1", "224.0.0.1")


@pytest.mark.parametrize("host", [*INWARD, *NOBODYS])
def test_an_address_that_leads_inward_is_an_error_of_the_config(tmp_path: Path, host: str) -> None:
    """At its key, in whatever spelling; no run begins, and none ends in a defect."""
    room = make(tmp_path, webhook("desk", f"http://{host}/hook"))
    config = tmp_path / "config.toml"
    closed = config.read_text("utf-8").replace("allow_private = true", "allow_private = false")
    config.write_text(closed, "utf-8")
    line = closed.split("\n").index(f'url = "http://{host}/hook"') + 1
    for words in (("check",), ("publish", "releases/budget.md", "-y")):
        ran = room.run(*words)
        assert ran.code == 3, ran.err
        assert f"config.toml:{line}:7: url " in ran.err + ran.out
        assert "defect" not in ran.err + ran.out
    assert not (tmp_path / ".pressctl" / "ledger.db").exists()


@pytest.mark.parametrize("host", ["127.0.0.1:9", "[::1]:9", "localhost:9", "[::ffff:127.0.0.1]:9"])
def test_ones_own_network_is_open_by_permission(tmp_path: Path, host: str) -> None:
    """`allow_private = true`: then it is an address like any other."""
    assert make(tmp_path, webhook("desk", f"http://{host}/hook")).run("check").code == 0


@pytest.mark.parametrize("host", [*INWARD, *NOBODYS])
def test_an_address_behind_a_reference_is_refused_before_anything_leaves(tmp_path: Path, host: str) -> None:
    """Nobody can check it before it is read; sending refuses it in words."""
    room = make(tmp_path, webhook("desk", "x").replace('url = "x"', 'url = { env = "HOOK" }'))
    config = tmp_path / "config.toml"
    config.write_text(config.read_text("utf-8").replace("allow_private = true", "allow_private = false"), "utf-8")
    ran = room.run("publish", "releases/budget.md", "-y", environ={"HOOK": f"http://{host}/hook-0123456789"})
    assert ran.code in {1, 3}
    assert "sent (" not in ran.out
    assert "defect" not in ran.err + ran.out
