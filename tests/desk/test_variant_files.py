"""The files of `render`: what is not public yet says so in each of them, in the release's own language."""

import json
from datetime import UTC, datetime
from email import message_from_string, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from pressctl.config.loading import load
from pressctl.desk.preparing import prepare
from pressctl.desk.publicising import write_variants
from tests.support.newsrooms import RELEASE, make

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
UNTIL = "Sous embargo jusqu’au 5\u00a0mars 2026 à 9\u00a0h (CET, UTC+1)"


@pytest.mark.parametrize(
    ("old", "new", "mark"),
    [
        ("date: 2024-11-06", "status: withheld", "BROUILLON"),
        ("categories:", "embargo: 2026-03-05T09:00+01:00\ncategories:", UNTIL),
        ("date: 2024-11-06", "date: 2026-03-05 09:00", UNTIL),
        ("categories:", "status: withheld\nembargo: 2026-03-05T09:00+01:00\ncategories:", f"BROUILLON – {UNTIL}"),
        ("categories:", "embargo: 2025-03-05T09:00+01:00\ncategories:", ""),
        ("", "", ""),
    ],
)
def test_a_file_says_that_it_is_not_public(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, mark: str
) -> None:
    """Above everything else in it, whatever the templates; and never beside "for immediate release"."""
    monkeypatch.chdir(tmp_path)
    room = make(tmp_path, release=RELEASE.replace(old, new))
    room.write("templates/email/release.txt", "{{ release.headline }} {{ immediate }}\n")
    config = load(room.root / "config.toml")
    prepared = prepare(config, [Path("releases/budget.md")], lambda: NOW, lambda _event: None, lambda _: "")
    paths = list(write_variants(prepared.ready[0], config, Path("out"), NOW, prepared.enclose))
    written = {path.name: path.read_text("utf-8") for path in paths}
    message = message_from_string(written.pop("mail.eml"), policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert str(message["subject"]) == written["mail.subject.txt"]
    body = message.get_body(("plain",))
    assert isinstance(body, EmailMessage)
    assert body.get_content().startswith(f"*** {mark} ***\n" if mark else "Budget")
    texts = {name: text for name, text in written.items() if name != "webhook.json"}  # it has fields for that
    assert len(texts) > len(written) - 2 > 10
    for name, text in texts.items():
        assert bool(mark) == ("BROUILLON" in text or UNTIL in text), name
        assert mark in text, name
    assert written["mail.txt"].startswith(f"*** {mark} ***\n\n" if mark else "Budget")
    assert written["x.txt"].startswith(f"*** {mark} ***\n\n" if mark else "Budget")
    assert ("Pour diffusion immédiate" in written["mail.txt"]) == (new == "")
    assert json.loads(written["slack.json"])["text"].startswith(f"{mark} – " if mark else "Budget")
