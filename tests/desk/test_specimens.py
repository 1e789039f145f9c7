"""A newsroom's own templates are tried before the day they are needed, whatever uses them today."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pressctl.config.loading import load
from pressctl.desk.checking import check_all
from pressctl.render.loading import replaceable_names, shipped
from tests.support.newsrooms import RELEASE, Newsroom, make

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A newsroom without any chat, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    return make(tmp_path)


def found(room: Newsroom, *codes: str) -> list[str]:
    """Return what check says is wrong with templates."""
    findings = check_all(load(room.root / "config.toml"), (), lambda: NOW, {})
    return [
        f"{finding.path}:{finding.line}: {finding.message}"
        for finding in findings
        if finding.code in (codes or {"template"})
    ]


@pytest.mark.parametrize("release", [RELEASE, RELEASE.replace("date: 2024-11-06", "status: withheld"), ""])
def test_a_template_that_nothing_uses_today_is_rendered(room: Newsroom, release: str) -> None:
    """Also where there are drafts alone, or nothing to be rendered."""
    if release:
        room.write("releases/budget.md", release)
        room.write("releases/other.md", release.replace('"budget"', '"other"').replace("Douze", "Treize"))
    else:
        (room.root / "releases/budget.md").unlink()
    room.write("templates/chat/zulip.json", '{"content":\n"{{ banner }}" {{ headline }}}')
    room.write("templates/social/threads.txt", "{{ headlin }}")
    room.write("templates/email/release.txt", "Bonjour{% if notice == 'kill' %}\n{{ reason }}{% endif %}")
    room.write("templates/page/kit.txt", "{{ kit }}")
    room.write("templates/card/release.svg", '<svg width="1200" height="630">\n<image href="/etc/passwd"/></svg>')
    assert found(room) == [
        "templates/card/release.svg:1: line 2 of what it writes has <image>, which a card may not",
        'templates/chat/zulip.json:2: makes no JSON: Expecting \',\' delimiter, at: {"content": "…"  ▸ …}.',
        "templates/email/release.txt:2: 'reason' is undefined.",
        "templates/page/kit.txt:1: 'kit' is undefined.",
        "templates/social/threads.txt:1: 'headlin' is undefined.",
    ]


def test_a_template_that_runs_away_blames_no_release(room: Newsroom) -> None:
    """It does with the shortest text: it is the template's line that has to change."""
    room.write(
        "templates/email/release.txt", "a\n{% for a in range(99999) %}{% for b in range(9) %}{% endfor %}{% endfor %}"
    )
    assert found(room, "template", "too-large") == ["templates/email/release.txt:2: takes more than 250,000 steps"]


def test_ours_pass(room: Newsroom) -> None:
    """Copied into a newsroom, each prints the specimen with every notice."""
    for name in replaceable_names():
        room.write(f"templates/{name}", shipped().joinpath(*name.split("/")).read_text("utf-8"))
    assert found(room) == []
