"""Files become releases, with all that is wrong in them and between them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest

from pressctl.model import Checks, Finding
from pressctl.newsroom.context import premise_of
from pressctl.newsroom.finding import find_releases, named
from pressctl.newsroom.index import Index
from pressctl.newsroom.loading import Loaded, load_releases
from tests.newsroom.folders import LATER, PDF, Folder, as_nobody, query

BEFORE = datetime(2024, 11, 1, tzinfo=UTC)
IMAGE = "[{path: photo.jpg, alt: Un élu}]"


def errors(loaded: Loaded) -> list[tuple[str, str]]:
    """Return where errors were found, and which."""
    return [(finding.path, finding.code) for finding in loaded.findings if finding.level == "error"]


def load_named(folder: Folder, *paths: str) -> Loaded:
    """Load what a command line names."""
    return load_releases(folder.config, named(folder.config, [Path(path) for path in paths]), now=LATER)


def test_a_release_is_loaded_as_its_file_has_it(folder: Folder) -> None:
    """With its path as a person would type it."""
    folder.release("durain", categories="[Actu]")
    loaded = folder.load()
    (release,) = loaded.releases
    assert (release.path, release.id, release.headline) == ("releases/durain.md", "durain", "Titre de durain")
    assert release.categories == ("Actu",)
    assert errors(loaded) == []
    assert loaded.parsed == 1


def test_versions_make_one_group_the_original_first(folder: Folder) -> None:
    """They share the original's id, also when only it says so."""
    folder.release("b", id="le-vrai")
    folder.release("b.en")
    folder.release("b.de")
    folder.release("a")
    loaded = folder.load()
    assert [[(r.id, r.language, r.original) for r in group] for group in loaded.groups] == [
        [("a", "fr", True)],
        [("le-vrai", "fr", True), ("le-vrai", "de", False), ("le-vrai", "en", False)],
    ]
    assert errors(loaded) == []


@pytest.mark.parametrize(("tags", "first"), [(["de", "fr", "en"], "fr"), (["de", "en"], "de"), (["en", "fr-CA"], "en")])
def test_where_every_name_has_a_language_the_newsrooms_is_the_original(
    folder: Folder, tags: list[str], first: str
) -> None:
    """Else the first by name; its page is the release's."""
    for tag in tags:
        folder.release(f"x.{tag}")
    (group,) = folder.load().groups
    assert [release.language for release in group if release.original] == [first]
    assert group[0].language == first
    assert {release.id for release in group} == {"x"}


@pytest.mark.parametrize(
    "keys",
    [
        {"embargo": "2024-11-07T09:00+01:00"},
        {"id": "autre"},
        {"status": "canceled"},
        {"audience": "[presse]"},
        {"kind": "statement"},
        {"languages": "[fr, en, de]"},
    ],
)
def test_versions_are_held_corrected_and_killed_as_one(folder: Folder, keys: dict[str, str]) -> None:
    """A translation without the embargo would be the leak."""
    folder.release("x")
    folder.release("x.en", **keys)
    loaded = folder.load()
    assert errors(loaded) == [("releases/x.en.md", "versions-differ"), ("releases/x.md", "version-broken")]
    found = next(finding for finding in loaded.findings if finding.code == "versions-differ")
    assert (found.line, "releases/x.md" in found.message, "releases/x.en.md" in found.message) == (4, True, True)


def test_the_same_embargo_in_another_offset_is_the_same(folder: Folder) -> None:
    """Moments are compared, not how they are written."""
    folder.release("x", embargo="2024-11-07T09:00+01:00")
    folder.release("x.en", embargo="2024-11-07T08:00Z")
    assert errors(folder.load()) == []


def test_a_withheld_translation_waits_while_its_original_goes(folder: Folder) -> None:
    """And says so by not being there; with a withheld original all wait."""
    folder.release("x")
    folder.release("x.en", status="withheld", revision="7", correction="x")
    loaded = folder.load()
    assert [[release.language for release in group] for group in loaded.groups] == [["fr"]]
    assert errors(loaded) == []
    folder.release("x", status="withheld")
    assert [[release.status for release in group] for group in folder.load().groups] == [["withheld", "withheld"]]


def test_two_versions_in_one_language_are_an_error(folder: Folder) -> None:
    """One of them would never be seen."""
    folder.release("x")
    folder.release("x.fr")
    assert ("releases/x.fr.md", "same-language") in errors(folder.load())


def test_an_error_in_one_version_stops_the_release(folder: Folder) -> None:
    """No version goes without the others, and other releases go."""
    folder.release("x")
    folder.release("x.en", headline="")
    folder.release("y")
    loaded = folder.load()
    assert errors(loaded) == [("releases/x.en.md", "no-headline"), ("releases/x.md", "version-broken")]
    assert [group[0].id for group in loaded.groups] == ["y"]


def test_an_original_that_cannot_be_read_stops_its_translations(folder: Folder) -> None:
    """Whatever they say of themselves."""
    folder.file("releases/x.md", b"\xff\xfe junk")
    folder.release("x.en")
    assert ("releases/x.en.md", "version-broken") in errors(folder.load())
    assert folder.load().groups == ()


def test_two_files_with_one_id_name_each_other(folder: Folder) -> None:
    """Both are in error: nobody can tell which one was meant."""
    folder.release("2024/durain")
    folder.release("2025/durain")
    folder.release("autre", id="durain")
    loaded = folder.load()
    assert errors(loaded) == [
        ("releases/2024/durain.md", "same-id"),
        ("releases/2025/durain.md", "same-id"),
        ("releases/autre.md", "same-id"),
    ]
    assert "releases/2025/durain.md" in str(loaded.findings[0]) or "releases/autre.md" in str(loaded.findings[0])


@pytest.mark.parametrize("keys", [{"id": "durain"}, {"id": '"durain"'}, {}])
@pytest.mark.parametrize("built", [True, False])
def test_an_id_that_another_release_has_is_found_when_one_is_named(
    folder: Folder, keys: dict[str, str], *, built: bool
) -> None:
    """The others are not parsed for it."""
    folder.release("durain")
    folder.release("2025/autre" if keys else "2025/durain", **keys)
    if built:
        folder.build()
    loaded = load_named(folder, "releases/durain.md")
    assert errors(loaded) == [("releases/durain.md", "same-id")]
    assert loaded.parsed == (0 if built else 1)


def test_an_unreadable_neighbour_claims_no_id(folder: Folder) -> None:
    """What cannot be read is said when it is its turn."""
    folder.release("durain")
    (folder.root / "releases" / "link.md").symlink_to(folder.file("../durain.md", b"---\nid: durain\n---\n"))
    folder.release("closed", id="durain").chmod(0o000)
    for path in (folder.root, folder.root / "releases"):
        path.chmod(0o755)
    with as_nobody(folder.root):
        assert errors(load_named(folder, "releases/durain.md")) == []


def test_files_without_an_id_are_no_rivals(folder: Folder) -> None:
    """One whose own mistakes hide its id, beside a link to a folder, which has none."""
    folder.release("durain", id="x y")
    (folder.root / "releases" / "elsewhere").symlink_to(folder.root.parent)
    loaded = load_named(folder, "releases/durain.md")
    assert "same-id" not in [code for _, code in errors(loaded)]
    assert errors(loaded)


def test_findings_and_releases_are_named_alike_from_any_folder(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run joins them by that name; editors open it."""
    folder.release("x", headline='"<b>gras</b>"')
    folder.build()
    monkeypatch.chdir(folder.root.parent)
    loaded = folder.load()
    assert loaded.parsed == 0
    assert (
        {finding.path for finding in loaded.findings} == {"presse/releases/x.md"} == {r.path for r in loaded.releases}
    )


def test_media_get_their_size(folder: Folder) -> None:
    """What is elsewhere keeps its address."""
    folder.file("releases/2024/kit/dossier.pdf")
    folder.release("2024/x", media='[{path: kit/dossier.pdf}, {url: "https://cdn.example.org/film.mp4"}]')
    (release,) = folder.load().releases
    assert [(media.path or media.url, media.size, media.type) for media in release.media] == [
        ("kit/dossier.pdf", len(PDF), "application/pdf"),
        ("https://cdn.example.org/film.mp4", 0, "video/mp4"),
    ]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("gone.jpg", "media-missing"),
        ("kit", "media-missing"),
        ("empty.jpg", "media-empty"),
        ("link.jpg", "media-outside"),
    ],
)
def test_media_that_cannot_go_out_are_errors_at_their_place(folder: Folder, path: str, code: str) -> None:
    """Found before anything is sent."""
    folder.file("releases/kit/x.jpg")
    folder.file("releases/empty.jpg", b"")
    (folder.root / "releases" / "link.jpg").symlink_to(folder.file("../secret.jpg"))
    folder.release("x", media=f"[{{path: {path}, alt: Un élu}}]")
    loaded = folder.load()
    assert errors(loaded) == [("releases/x.md", code)]
    (finding,) = [finding for finding in loaded.findings if finding.code == code]
    assert (finding.line, finding.column) == (4, 16)
    assert loaded.groups[0][0].media[0].size == 0


def test_files_nobody_may_read_are_errors(folder: Folder) -> None:
    """With the system's reason."""
    folder.file("releases/photo.jpg").chmod(0o000)
    folder.release("x", media=IMAGE)
    folder.release("y").chmod(0o000)
    for path in (folder.root, folder.root / "releases"):
        path.chmod(0o755)
    with as_nobody(folder.root):
        loaded = folder.load()
    assert errors(loaded) == [("releases/x.md", "media-missing"), ("releases/y.md", "file-unreadable")]
    assert all("Permission denied" in finding.message for finding in loaded.findings if finding.level == "error")


def test_two_media_files_that_would_share_a_public_name_are_an_error(folder: Folder) -> None:
    """One would be shown in the other's place; the same bytes twice harm nobody."""
    folder.file("releases/a/plan.pdf", b"one")
    folder.file("releases/a-plan.pdf", b"two")
    folder.release("x", media="[{path: a/plan.pdf}]")
    folder.release("x.en", media="[{path: a-plan.pdf}]")
    assert errors(folder.load()) == [("releases/x.en.md", "media-clash"), ("releases/x.md", "version-broken")]
    folder.file("releases/a-plan.pdf", b"one")
    assert errors(folder.load()) == []
    folder.file("releases/A-PLAN.pdf", b"two")  # on many disks this is the same name
    folder.release("x.en", media="[{path: A-PLAN.pdf}]")
    assert errors(folder.load()) == [("releases/x.en.md", "media-clash"), ("releases/x.md", "version-broken")]


def test_a_killed_release_needs_no_media(folder: Folder) -> None:
    """They are taken away, so none can be missing."""
    folder.release("x", status="canceled", media=IMAGE)
    assert errors(folder.load()) == []


def test_media_that_come_or_change_are_seen_through_the_index(folder: Folder) -> None:
    """Though the release's own file stays as it is."""
    folder.release("x", media=IMAGE)
    assert errors(folder.load()) == [("releases/x.md", "media-missing")]
    folder.build()
    folder.file("releases/photo.jpg", b"12345")
    assert folder.build().findings == ()
    assert folder.load().releases[0].media[0].size == 5
    folder.file("releases/photo.jpg", b"1234567")
    assert folder.load().releases[0].media[0].size == 7
    folder.build()
    (folder.root / "releases" / "photo.jpg").unlink()
    assert errors(folder.load()) == [("releases/x.md", "media-missing")]


def test_files_that_cannot_be_releases_say_why(folder: Folder) -> None:
    """Each at its place, and the others are loaded."""
    folder.release("good")
    folder.file("releases/large.md", b"---\nheadline: x\n---\n" + b"x" * 8_000_000)
    (folder.root / "releases" / "away.md").symlink_to(folder.root.parent / "away.md")
    loaded = folder.load()
    assert errors(loaded) == [("releases/away.md", "link-outside"), ("releases/large.md", "file-large")]
    assert [release.id for release in loaded.releases] == ["good"]


@pytest.mark.parametrize("built", [True, False])
def test_a_file_that_is_gone_when_it_is_read_is_an_error(folder: Folder, *, built: bool) -> None:
    """Between looking for files and reading them, anything can happen."""
    path = folder.release("x")
    if built:
        folder.build()
    files = named(folder.config, [path])
    path.unlink()
    loaded = load_releases(folder.config, files, now=LATER)
    assert errors(loaded) == [("releases/x.md", "file-unreadable")]


@pytest.mark.parametrize(("level", "wanted"), [("error", ["error"]), ("advice", ["advice"]), ("off", [])])
def test_the_newsroom_says_what_a_check_is_to_it(folder: Folder, level: str, wanted: list[str]) -> None:
    """An editorial check can stop a release, advise, or be silent."""
    folder.release("x", text="Lorem ipsum dolor.")
    loaded = folder.load(checks=Checks(codes=MappingProxyType({"left-over": level})))
    assert [finding.level for finding in loaded.findings if finding.code == "left-over"] == wanted


@pytest.mark.parametrize(("level", "wanted"), [("error", ["error"]), ("advice", ["advice"]), ("off", []), (None, [])])
def test_a_matter_of_taste_is_silent_unless_the_newsroom_asks(
    folder: Folder, level: str | None, wanted: list[str]
) -> None:
    """That nobody is quoted concerns only newsrooms whose config says so."""
    folder.release("x", text="Le groupe ouvre un lieu à Paris. " * 40)
    loaded = folder.load(checks=Checks(codes=MappingProxyType({"no-quote": level} if level else {})))
    assert [finding.level for finding in loaded.findings if finding.code == "no-quote"] == wanted


@pytest.mark.parametrize("level", ["advice", "off"])
def test_what_makes_a_file_no_release_cannot_be_switched_off(folder: Folder, level: str) -> None:
    """A release without a headline is none, whatever the config says."""
    folder.release("x", headline="", media=IMAGE)
    codes = MappingProxyType({"no-headline": level, "media-missing": level})
    assert errors(folder.load(checks=Checks(codes=codes))) == [("releases/x.md", "no-headline")]


def test_what_the_index_knows_is_what_reading_says(folder: Folder) -> None:
    """Releases and findings, broken ones among them, with nothing parsed."""
    folder.file("releases/photo.jpg")
    folder.release("a", media=IMAGE, embargo="2024-11-07T09:00+09:00")
    folder.release("a.en", embargo="2024-11-07T00:00Z")
    folder.release("b", headline="")
    folder.release("c", text="Lorem ipsum, TODO.", status="withheld", date="")
    fresh = folder.load()
    folder.build()
    known = folder.load()
    assert (fresh.parsed, known.parsed) == (4, 0)
    assert (known.groups, known.findings) == (fresh.groups, fresh.findings)
    assert [str(r.embargo) for r in known.releases] == [str(r.embargo) for r in fresh.releases]


def test_a_record_that_is_lost_is_read_again(folder: Folder) -> None:
    """A line without its record is an index that was damaged; also for a release whose checks are due."""
    folder.release("x")
    for now in (LATER, BEFORE):
        folder.build(now)
        fresh = folder.load(now)
        assert fresh.parsed == 0
        query(folder.index, "DELETE FROM records")
        damaged = folder.load(now)
        assert (damaged.parsed, damaged.groups, damaged.findings) == (1, fresh.groups, fresh.findings)
        folder.forget()


def test_loading_writes_nothing(folder: Folder) -> None:
    """A plan or a check leaves the folder as it was."""
    folder.release("x")
    folder.load()
    assert not folder.index.exists()


def checks_of(loaded: Loaded) -> list[Finding]:
    """Return what the editorial checks say, the clock's part among it."""
    return [finding for finding in loaded.findings if finding.path == "releases/x.md"]


@pytest.mark.parametrize(
    "keys",
    [
        {"date": "2024-11-20"},
        {"date": "2024-11-20", "embargo": "2024-11-20T06:00Z"},
        {"date": "2024-11-20T09:00", "embargo": "2024-11-02T06:00Z"},
        {"date": "2024-11-20T09:00", "embargo": "2027-11-02T06:00Z"},
        {"date": "", "status": "withheld", "embargo": "2025-01-02T06:00Z"},
        {"date": "", "status": "withheld"},
    ],
)
def test_what_the_clock_changes_is_never_taken_from_the_index(folder: Folder, keys: dict[str, str]) -> None:
    """At any moment the checks say through the index what they say without one."""
    folder.release("x", **keys)
    for days in (0, 10, 19, 20, 30, 35, 60, 90, 800, 1200, 5):
        now = BEFORE + timedelta(days=days)
        with_index = checks_of(folder.load(now))
        if folder.index.exists():
            folder.forget()
        assert checks_of(folder.load(now)) == with_index
        folder.build(now)


def test_an_index_that_is_open_is_used(folder: Folder) -> None:
    """One run reads each file once, whoever asks."""
    folder.release("x")
    config = folder.config
    with Index(config.root, premise_of(config), write=False) as index:
        first = load_releases(config, find_releases(config), now=LATER, index=index)
        second = load_releases(config, find_releases(config), now=LATER, index=index)
    assert (first.parsed, second.parsed) == (1, 0)
    assert first.groups == second.groups


def test_a_post_too_long_is_said_beside_every_other_mistake(folder: Folder) -> None:
    """What an author wrote for a network is measured although the file's other errors keep it from being rendered."""
    folder.release(embargo="2024-11-07", social=f'{{x: "{"m" * 400}", bluesky: "court"}}')
    assert {code for _, code in errors(folder.load())} == {"embargo-no-offset", "post-too-long"}
    (found,) = [finding for finding in folder.load().findings if finding.code == "post-too-long"]
    assert (found.line, found.column) == (5, 13)
