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
from tests.newsroom.folders import IMAGE, LATER, Folder, as_nobody, errors, query

BEFORE = datetime(2024, 11, 1, tzinfo=UTC)


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
