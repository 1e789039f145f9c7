"""What a new newsroom is made of."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.config.loading import load
from pressctl.config.starting import newsroom_files
from pressctl.errors import Misused
from pressctl.release import read
from tests.config.writing import mistakes, write_config


def files_of(**changes: str) -> dict[str, str]:
    """Make a newsroom's files."""
    said = {
        "name": "Groupe",
        "url": "https://presse.example.org",
        "language": "fr",
        "timezone": "Europe/Paris",
    } | changes
    return newsroom_files("salle", **said)


@pytest.mark.parametrize(
    ("changes", "id_", "name", "url"),
    [
        ({}, "presse.example.org", "Groupe", "https://presse.example.org/"),
        ({"url": ""}, "groupe", "Groupe", ""),
        ({"url": "", "name": ""}, "salle", "salle", ""),
        ({"url": "", "name": "新聞"}, "salle", "新聞", ""),
        ({"url": "https://évry.fr/presse"}, "xn--vry-9la.fr", "Groupe", "https://xn--vry-9la.fr/presse/"),
        ({"url": "http://my_host"}, "my-host", "Groupe", "http://my_host/"),
        (
            {"name": 'Les "Élus" \\ réunis\n'},
            "presse.example.org",
            'Les "Élus" \\ réunis',
            "https://presse.example.org/",
        ),
    ],
)
def test_the_config_loads_and_says_what_was_asked(
    tmp_path: Path, changes: dict[str, str], id_: str, name: str, url: str
) -> None:
    """Without a finding; its only place is outbox."""
    config = load(write_config(tmp_path, files_of(**changes)["config.toml"]))
    newsroom = config.newsroom
    assert (newsroom.id, newsroom.name, newsroom.url) == (id_, name, url)
    assert (newsroom.language, newsroom.zone.key) == ("fr", "Europe/Paris")
    assert [target.name for target in config.targets] == ["outbox"]
    assert config.advice == ()


def test_what_is_commented_out_is_right_too(tmp_path: Path) -> None:
    """Taking a "# " away gives a target that loads."""
    text = files_of()["config.toml"]
    opened = re.sub(r"(?m)^# (?=\[|[a-z_]+ = )", "", text)
    config = load(write_config(tmp_path, opened))
    assert [target.name for target in config.targets] == ["outbox", "newsdesk", "journalists"]
    assert config.newsroom.contacts[0].role == "Press officer"
    assert config.advice == ()


@pytest.mark.parametrize(
    ("language", "path", "words"),
    [
        ("fr", "releases/premier-communique.md", "chapô"),
        ("fr-CA", "releases/premier-communique.md", "chapô"),
        ("DE", "releases/erste-mitteilung.md", "Vorspann"),
        ("es", "releases/primer-comunicado.md", "entradilla"),
        ("en-GB", "releases/first-release.md", "lead"),
        ("nl", "releases/first-release.md", "language: en\n"),
    ],
)
def test_the_first_release_speaks_the_newsrooms_language(tmp_path: Path, language: str, path: str, words: str) -> None:
    """It is withheld, and carries its id; another language gets the English one, which says so."""
    release = files_of(language=language)[path]
    assert words in release
    assert "\nstatus: withheld" in release
    assert f"\nid: {Path(path).stem}\n" in release
    assert ("language: en" in release) == (language == "nl")
    newsroom = load(write_config(tmp_path, files_of(language=language)["config.toml"])).newsroom
    reading = read(release.encode(), path=path, newsroom=newsroom)
    assert [found for found in reading.findings if found.level == "error"] == []
    assert reading.release is not None
    assert (reading.release.status, reading.release.id) == ("withheld", Path(path).stem)


def test_git_takes_neither_the_ledger_nor_people() -> None:
    """Nor what is only to look at."""
    lines = files_of()[".gitignore"].splitlines()
    assert {".pressctl/", "outbox/", "*.csv"} <= set(lines)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"language": "French\x1b[1m"}, "no language tag"),
        ({"timezone": "Paris"}, "Europe/Paris"),
        ({"timezone": "x"}, "Such as"),
        ({"url": "presse.example.org"}, "must begin with https://"),
    ],
)
def test_what_will_not_do_is_misuse(changes: dict[str, str], words: str) -> None:
    """Before anything is written."""
    with pytest.raises(Misused) as caught:
        files_of(**changes)
    said = f"{caught.value.message} {caught.value.hint}"
    assert words in said
    assert "\x1b" not in said


@given(st.text(), st.text())
def test_any_name_gives_a_config_that_loads(drafts: Path, folder: str, name: str) -> None:
    """Whatever a folder or a newsroom is called."""
    files = newsroom_files(folder, name=name, url="", language="en", timezone="UTC")
    assert mistakes(drafts, files["config.toml"]) == ()
