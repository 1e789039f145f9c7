"""Which version somebody gets, by the tags of both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.delivery.languages import Tongues, missing, nearest, taken

TAGS = st.sampled_from(
    ["fr", "fr-CA", "fr-CH", "en", "en-GB", "zh", "zh-Hans", "zh-Hant", "zh-TW", "sr-Latn", "sr", "he"]
)


@pytest.mark.parametrize(
    ("tag", "there", "served"),
    [
        ("fr", ["en", "fr"], "fr"),
        ("FR", ["en", "fr"], "fr"),
        ("fr-CA", ["en", "fr"], "fr"),
        ("fr-CA", ["fr", "fr-CA"], "fr-CA"),
        ("fr", ["fr-CA"], "fr-CA"),
        ("fr-CH", ["fr-CA", "fr"], "fr"),
        ("en-GB", ["en-US"], "en-US"),
        ("zh-Hant", ["zh-Hans"], ""),
        ("zh-TW", ["zh-Hans", "zh-Hant"], "zh-Hant"),
        ("zh-TW", ["zh"], ""),
        ("zh-CN", ["zh"], "zh"),
        ("zh-Hant-HK", ["zh-Hant"], "zh-Hant"),
        ("zh", ["zh-Hant", "zh-Hans"], "zh-Hans"),
        ("sr-Latn", ["sr-Cyrl"], ""),
        ("sr-Latn", ["sr"], "sr"),
        ("iw", ["he"], "he"),
        ("no", ["nb"], "nb"),
        ("de", ["en", "fr"], ""),
        ("", ["fr"], ""),
    ],
)
def test_a_reader_is_served_by_the_nearest_version(tag: str, there: list[str], served: str) -> None:
    """A region falls back, a script is never crossed."""
    assert nearest(tag, there) == served


@given(TAGS, st.lists(TAGS, unique=True))
def test_a_version_in_ones_own_tag_always_wins(tag: str, there: list[str]) -> None:
    """Whatever else is there, and in whatever order."""
    assert nearest(tag, [*there, tag]) == tag
    assert nearest(tag, there) in {"", *there}


@pytest.mark.parametrize(
    ("wanted", "there", "expected"),
    [
        ([], ["fr", "en"], ("fr", "en")),
        (["en"], ["fr", "en"], ("en",)),
        (["fr"], ["fr", "fr-CA"], ("fr", "fr-CA")),
        (["fr-CA"], ["fr", "en"], ("fr",)),
        (["fr-CA"], ["fr", "fr-CA"], ("fr-CA",)),
        (["zh-Hant"], ["zh-Hans"], ()),
        (["de"], ["fr"], ()),
    ],
)
def test_a_target_takes_what_is_within_its_languages(
    wanted: list[str], there: list[str], expected: tuple[str, ...]
) -> None:
    """Else the nearest to each; all of them where it says none."""
    assert taken(wanted, there) == expected


def test_a_promise_is_kept_by_a_region() -> None:
    """`languages: [pt]` is there once x.pt-BR.md is."""
    assert missing(["fr", "pt", "de"], ["fr", "pt-BR"]) == ("de",)
    assert missing(["pt-BR"], ["pt"]) == ("pt-BR",)


@pytest.mark.parametrize(
    ("tag", "chosen"), [("fr", "fr"), ("es", "es"), ("es-MX", "es"), ("it", "en"), ("", "en"), ("fr-CA", "fr-CA")]
)
def test_somebody_waits_only_for_their_own_language(tag: str, chosen: str) -> None:
    """Everybody else gets the newsroom's, or the original."""
    tongues = Tongues(present=("fr", "en"), awaited=("es", "fr-CA"), fallbacks=("en", "fr"))
    assert tongues.chosen(tag) == chosen


def test_where_nothing_is_there_all_wait() -> None:
    """At a place that takes only a language that is still being translated."""
    assert Tongues(present=(), awaited=("es",), fallbacks=("en", "fr")).chosen("it") == "es"
    assert Tongues(present=(), fallbacks=("en",)).chosen("it") == ""
