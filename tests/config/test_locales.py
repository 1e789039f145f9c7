"""Languages and zones: their names and this machine's."""

from pathlib import Path

import pytest

from pressctl.config.locales import find_zone, guess_tag, near_zone, system_language, system_zone, usual_case


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("fr", "fr"),
        ("FR", "fr"),
        ("pt-br", "pt-BR"),
        ("ZH-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("de-CH-1996", "de-CH-1996"),
        ("ca-ES-VALENCIA", "ca-ES-valencia"),
        ("f", ""),
        ("french", ""),
        ("fr_FR", ""),
        ("", ""),
        ("fr-", ""),
    ],
)
def test_a_tag_has_its_usual_case(written: str, tag: str) -> None:
    """As RFC 5646 recommends it; what is none is empty."""
    assert usual_case(written) == tag


@pytest.mark.parametrize(
    ("written", "tag"), [("Français", "fr"), ("ENGLISH", "en"), ("fr_CA", "fr-CA"), ("Klingon", ""), ("x y", "")]
)
def test_a_language_by_its_name_is_guessed(written: str, tag: str) -> None:
    """So is the form with an underscore."""
    assert guess_tag(written) == tag


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Paris", "Europe/Paris"),
        ("europe/paris", "Europe/Paris"),
        ("Europe/Pariss", "Europe/Paris"),
        ("New York", "America/New_York"),
        ("America/Sao Paolo", "America/Sao_Paulo"),
        ("Mars/Olympus", ""),
        ("Z" * 1000, ""),
    ],
)
def test_the_nearest_zone_is_named(written: str, name: str) -> None:
    """By city, by case, by a letter; junk has none."""
    assert near_zone(written) == name


@pytest.mark.parametrize("name", ["", "/etc/localtime", "../UTC", "Europe", "No/Where", "\0", "tzdata.zi", "a" * 5000])
def test_what_is_no_zone_is_none(name: str) -> None:
    """Never an exception, never a file outside the database."""
    assert find_zone(name) is None


def test_the_machines_zone(tmp_path: Path) -> None:
    """TZ, else the link, else the name, else UTC; POSIX rules are passed over."""
    assert system_zone({}, tmp_path).key == "UTC"
    (tmp_path / "timezone").write_text("Asia/Tokyo\n")
    assert system_zone({}, tmp_path).key == "Asia/Tokyo"
    (tmp_path / "localtime").symlink_to("/usr/share/zoneinfo/America/Lima")
    assert system_zone({"TZ": ""}, tmp_path).key == "America/Lima"
    assert system_zone({"TZ": "CET-1CEST"}, tmp_path).key == "America/Lima"
    assert system_zone({"TZ": ":/usr/share/zoneinfo/Europe/Paris"}, tmp_path).key == "Europe/Paris"
    assert system_zone({"TZ": "Europe/Rome"}, tmp_path).key == "Europe/Rome"


def test_a_zone_file_of_junk_is_passed_over(tmp_path: Path) -> None:
    """Whatever stands in /etc."""
    (tmp_path / "timezone").write_bytes(b"\xff\xfe\0")
    (tmp_path / "localtime").write_bytes(b"TZif")
    assert system_zone({}, tmp_path).key == "UTC"


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "fr_FR", "LC_MESSAGES": "de_DE@euro"}, "de"),
        ({"LANG": "fr_FR", "LC_ALL": "nl"}, "nl"),
        ({"LANG": "zh_TW.Big5"}, "zh"),
    ],
)
def test_the_machines_language(environ: dict[str, str], language: str) -> None:
    """As the messages of other programs; English where none is set."""
    assert system_language(environ) == language
