"""Vectors of others, where they are at hand: they are not ours to keep.

TWITTER_TEXT=…/twitter-text/conformance  GRAPHEME_BREAK_TEST=…/GraphemeBreakTest.txt  pytest tests/render/test_conformance.py
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from pressctl.render.cleaning import clean
from pressctl.render.counting import measure
from pressctl.render.links import x_addresses
from tests.support.graphemes import insist_on_graphemes

TWITTER_TEXT = os.environ.get("TWITTER_TEXT", "")
GRAPHEME_BREAK_TEST = os.environ.get("GRAPHEME_BREAK_TEST", "")
# X refuses a post with one of these; none reaches a post of ours.
REFUSED = re.compile("[\ufffe\ufeff\uffff]")
of_x = pytest.mark.skipif(not TWITTER_TEXT, reason="TWITTER_TEXT names no folder with twitter-text's conformance files")
of_unicode = pytest.mark.skipif(not GRAPHEME_BREAK_TEST, reason="GRAPHEME_BREAK_TEST names no file of Unicode's")


def vectors(file: str, section: str) -> list[Mapping[str, Any]]:
    """Read one section of a conformance file."""
    document = yaml.safe_load((Path(TWITTER_TEXT) / file).read_text(encoding="utf-8"))
    read: list[Mapping[str, Any]] = document["tests"][section]
    assert read
    return read


@of_x
@pytest.mark.parametrize(
    "section", ["WeightedTweetsWithDiscountedEmojiCounterTest", "UnicodeDirectionalMarkerCounterTest"]
)
def test_x_weighs_as_twitter_text_does(section: str) -> None:
    """Every vector of configuration v3: the length, and whether it is taken."""
    for vector in vectors("validate.yml", section):
        text, expected = vector["text"], vector["expected"]
        length = measure("x", text)
        assert length.used == expected["weightedLength"], vector
        assert expected["valid"] == (length.fits and bool(text) and not REFUSED.search(text)), vector
        assert not REFUSED.search(clean(text))


@of_x
@pytest.mark.parametrize(
    "section", ["urls", "urls_with_indices", "urls_with_directional_markers", "tco_urls_with_params"]
)
def test_x_finds_the_addresses_that_twitter_text_finds(section: str) -> None:
    """Every vector about addresses."""
    for vector in vectors("extract.yml", section):
        found = [vector["text"][start:end] for start, end in x_addresses(vector["text"])]
        expected = [one["url"] if isinstance(one, dict) else one for one in vector["expected"]]
        assert found == expected, vector


@of_unicode
def test_graphemes_are_unicodes() -> None:
    """Every line of the file of the version that the locked library has."""
    insist_on_graphemes(Path(GRAPHEME_BREAK_TEST).read_text(encoding="utf-8"))
