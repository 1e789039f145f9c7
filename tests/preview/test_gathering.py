"""What a preview knows of a release: its forms, its state, and what is wrong with it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pressctl.config.loading import load
from pressctl.errors import Invalid, Misused
from pressctl.preview.gathering import gather
from pressctl.preview.panes import Look
from tests.support.newsrooms import RELEASE, Newsroom, mailgun, make, webhook

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A newsroom with one release, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    return make(tmp_path)


def look(room: Newsroom, path: str = "releases/budget.md", environ: dict[str, str] | None = None) -> Look:
    """Look at a release."""
    return gather(load(room.root / "config.toml"), Path(path), NOW, environ or {})


def changed(room: Newsroom, old: str, new: str) -> Look:
    """Look at the release with something in it changed."""
    room.write("releases/budget.md", RELEASE.replace(old, new))
    return look(room)


def test_every_form_is_there(room: Newsroom) -> None:
    """Mail, text, posts, entry, page and webhook, each with its template."""
    (version,) = look(room).versions
    assert version.mail
    assert "Le groupe a entendu" in version.mail.text
    assert "Le groupe a entendu" in version.mail.sight.dark
    assert version.mail.html_source.path == "email/release.html"
    assert [post.network for post in version.posts] == ["X", "Bluesky", "Mastodon", "LinkedIn"]
    assert version.entry
    assert version.entry.url == version.page.url == "https://presse.example.org/releases/budget/"
    assert version.data.event == "release.published"
    assert '<span class="key">&#34;headline&#34;</span>' in version.data.html


def test_the_newsrooms_own_template_is_named(room: Newsroom) -> None:
    """Whose words these are is the first question about an odd sentence."""
    room.write("templates/social/x.txt", "{{ headline }} {{ url }}\n")
    (version,) = look(room).versions
    assert [(post.source.own, post.source.path) for post in version.posts][:2] == [
        (True, "templates/social/x.txt"),
        (False, "social/bluesky.txt"),
    ]


def test_a_post_that_is_too_long_is_shown_where_it_is_cut(room: Newsroom) -> None:
    """An error that keeps it from being sent keeps nobody from seeing it."""
    seen = changed(room, "categories:", f"social: {{x: '{'mot ' * 80}'}}\ncategories:")
    post = seen.versions[0].posts[0]
    assert (len(post.kept), post.used, post.limit, post.filled) == (280, 319, 280, 100)
    assert post.kept + post.over == ("mot " * 80).rstrip(" ")
    assert "post-too-long" in {finding.code for finding in seen.findings}


@pytest.mark.parametrize(
    ("old", "new", "tone", "status"),
    [
        ("", "", "ready", "READY"),
        ("date: 2024-11-06", "status: withheld", "draft", "DRAFT"),
        ("date: 2024-11-06", "date: 2026-03-05 09:00", "waiting", "WAITS until 2026-03-05 09:00 CET"),
        ("categories:", "embargo: 2026-03-05T09:00+01:00\ncategories:", "embargo", "EMBARGO until 2026-03-05 09:00 "),
        ("categories:", "embargo: 2026-03-01T09:00+01:00\ncategories:", "ready", "READY"),
        ("categories:", "status: canceled\nwhy: Une erreur.\ncategories:", "killed", "KILLED"),
        ("categories:", "revision: 2\ncorrection: Deux.\ncategories:", "correction", "CORRECTION, revision 2"),
    ],
)
def test_where_a_release_stands(room: Newsroom, old: str, new: str, tone: str, status: str) -> None:
    """In a word, the gravest first."""
    (version,) = changed(room, old, new).versions if old else look(room).versions
    assert (version.tone, version.status[: len(status)]) == (tone, status)


def test_an_embargo_is_said_in_the_releases_language(room: Newsroom) -> None:
    """And those who get it in advance have a mail of their own to be looked at."""
    seen = changed(room, "categories:", "embargo: 2026-03-05T09:00+01:00\nadvance: [desk]\ncategories:")
    (version,) = seen.versions
    assert version.embargo.startswith("Sous embargo jusqu’au 5\u00a0mars 2026")
    assert version.advance
    assert "Sous embargo" in version.advance.subject
    assert version.mail
    assert "Sous embargo" not in version.mail.subject


def test_a_draft_is_measured_too(room: Newsroom) -> None:
    """Whoever writes it wants to know now, not on the day."""
    seen = changed(room, "date: 2024-11-06", f"status: withheld\nsocial: {{x: '{'mot ' * 80}'}}")
    assert "post-too-long" in {finding.code for finding in seen.findings}
    assert seen.versions[0].entry is None


def test_translations_are_all_there_and_the_named_one_is_first(room: Newsroom) -> None:
    """Whichever file is named, and each in its own direction."""
    room.write("releases/budget.ar.md", "---\nheadline: الميزانية\nlanguage: ar\n---\n\nنص البيان.\n")
    seen = look(room, "releases/budget.ar.md")
    assert [(version.language, version.direction) for version in seen.versions] == [("fr", "ltr"), ("ar", "rtl")]
    assert [version.name for version in seen.versions] == ["Français", "العربية"]
    assert seen.first == 1
    assert look(room).first == 0


def test_pictures_of_the_release_are_in_it(room: Newsroom) -> None:
    """Those that are files here; those elsewhere are named, and one that is too large is too."""
    media = "media: [{path: a.png, alt: Le pont}, {url: 'https://press.example.org/b.png', alt: La rive}]\n"
    (room.root / "releases" / "a.png").write_bytes(PNG)
    (version,) = changed(room, "contacts:", f"{media}contacts:").versions
    assert "data:image/png;base64," in version.page.sight.light
    assert "../../releases/budget/media/a.png" not in version.page.sight.unloaded
    (room.root / "releases" / "a.png").write_bytes(PNG + b"\0" * 2_000_000)
    (version,) = look(room).versions
    assert any("a.png" in address for address in version.page.sight.unloaded)


def test_a_picture_outside_the_newsroom_is_not_read(room: Newsroom) -> None:
    """A link may lead anywhere; a page that is mailed must not take it along."""
    outside = room.root.parent / f"{room.root.name}-outside.png"
    outside.write_bytes(PNG)
    (room.root / "releases" / "a.png").symlink_to(outside)
    seen = changed(room, "contacts:", "media: [{path: a.png, alt: Le pont}]\ncontacts:")
    assert any(finding.level == "error" for finding in seen.findings)
    assert not any("data:image/png" in version.page.sight.light for version in seen.versions)


def test_people_are_greeted_by_each_target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a name and without; nobody's real name is needed, and no list is read."""
    monkeypatch.chdir(tmp_path)
    room = make(tmp_path, mailgun("liste", "http://127.0.0.1:1/", greeting='"Cher {{ recipient.name }},"'))
    (version,) = look(room).versions
    assert version.mail
    (one,) = version.mail.greeted
    assert (one.target, one.named, one.unnamed) == ("liste", "Cher Camille Martin,", "Bonjour,")
    assert "Cher Camille Martin," in version.mail.text
    assert version.mail.sender == "Presse <presse@presse.example>"


def test_a_field_that_only_a_list_has_is_named(room: Newsroom) -> None:
    """An empty hole would look like a mistake in the template."""
    room.write("templates/email/release.txt", "Pour {{ recipient.outlet }} : {{ release.headline }}\n")
    (version,) = look(room).versions
    assert version.mail
    assert version.mail.text.startswith("Pour ‹outlet› : Budget")


def test_a_release_with_a_secret_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even on this machine: the page may be mailed."""
    monkeypatch.chdir(tmp_path)
    room = make(tmp_path, webhook("desk", "http://127.0.0.1:1/"))
    room.write("releases/budget.md", RELEASE.replace("douze communes mercredi", "whsec_c2VjcmV0LXNlY3JldC1z mercredi"))
    seen = look(room, environ={"DESK_SECRET": "whsec_c2VjcmV0LXNlY3JldC1z"})
    assert "secret-in-text" in {finding.code for finding in seen.findings}
    assert seen.versions == ()
    room.write(
        "releases/budget.md",
        (room.root / "releases/budget.md").read_text().replace("date: 2024-11-06", "status: withheld"),
    )
    assert look(room, environ={"DESK_SECRET": "whsec_c2VjcmV0LXNlY3JldC1z"}).versions == ()


def test_errors_come_before_advice(room: Newsroom) -> None:
    """What stops the release is on top."""
    seen = changed(room, "language: fr", "langage: fr")
    assert [finding.level for finding in seen.findings] == sorted(
        (finding.level for finding in seen.findings), key=lambda level: level != "error"
    )
    assert seen.findings[0].code == "unknown-key"


def test_one_release_is_shown(room: Newsroom) -> None:
    """A folder of several, and a path to nothing, are said to be that."""
    room.write("releases/autre.md", RELEASE.replace('id: "budget"', "id: autre"))
    with pytest.raises(Misused, match="means 2 releases"):
        look(room, "releases")
    with pytest.raises(Invalid, match="does not exist"):
        look(room, "releases/nothing.md")


def test_what_a_template_of_ones_own_makes_is_shown(room: Newsroom) -> None:
    """As the webhook's receiver gets it, with its size."""
    config = (room.root / "config.toml").read_text("utf-8")
    hook = '[targets.cms]\nchannel = "webhook"\nurl = "https://cms.example.org/"\ntemplate = "cms"\n'
    room.write("config.toml", config + hook)
    room.write(
        "templates/webhook/cms.json", '{"title": "{{ headline }}", "what": "{{ type }}", "until": "{{ embargo }}"}'
    )
    first = look(room, "releases/budget.md").versions[0].chats[0]
    assert (first.place, first.meant, first.unit) == ("webhook/cms", True, "bytes of the body")
    assert "release.published" in first.html


def test_chat_messages_are_shown_as_they_are_read(room: Newsroom) -> None:
    """Their words in order, each once; the services of this newsroom first."""
    seen = changed(room, "categories:", "social: {zulip: 'Un mot à nous'}\ncategories:")
    chats = seen.versions[0].chats
    assert (chats[0].place, chats[0].meant) == ("Zulip", True)
    assert any("Un mot à nous" in words for words in chats[0].words)
    assert {chat.place for chat in chats} >= {"Slack", "Microsoft Teams", "Matrix"}
    assert not any(chat.meant for chat in chats[1:])
    slack = next(chat for chat in chats if chat.place == "Slack")
    assert [words[:8] for words in slack.words][:2] == ["Budget\u00a0:", "Le group"]
    assert slack.source.path == "chat/slack.json"


def test_the_newsrooms_logo_is_shown(room: Newsroom) -> None:
    """It is a file here, and its page names it by an address that is not there yet."""
    room.write(
        "brand/logo.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><path d="M0 0h9v9z"/></svg>'
    )
    config = (room.root / "config.toml").read_text("utf-8")
    room.write("config.toml", f'{config}\n[newsroom.brand]\nlogo = "brand/logo.svg"\n')
    seen = look(room)
    assert 'class="logo" src="data:image/svg+xml;base64,' in seen.versions[0].page.sight.light
    assert seen.versions[0].page.sight.unloaded == ()
    assert room.root / "brand" / "logo.svg" in seen.files


def test_a_release_beyond_all_limits_says_so(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft too: there is nothing to show of it, and the reason is on top."""
    monkeypatch.setattr("pressctl.render.sandbox.LARGEST", 5_000)
    for status in ("", "status: withheld\n"):
        seen = changed(room, "date: 2024-11-06\n", f"date: 2024-11-06\n{status}")
        assert seen.versions == ()
        assert [finding.code for finding in seen.findings if finding.level == "error"] == ["too-large"]
