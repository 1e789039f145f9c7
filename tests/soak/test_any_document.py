"""Ten thousand nearly valid releases: each is refused at a place, or rendered for every place; never a traceback."""

import json
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, seed, settings
from lxml import etree

from pressctl.channels import outbox
from pressctl.feeds import build_feeds
from pressctl.model import Notice, Release, Variant, WriteFile
from pressctl.release.frontmatter import CONTROLS
from pressctl.render.entries import make_entry
from pressctl.render.page import render_index, render_page
from pressctl.render.templates import Templates
from pressctl.render.variants import render_variant
from tests.release.test_reading_laws import NEWSROOM, sound
from tests.soak.mutations import nearly_valid
from tests.soak.stage import LONG
from tests.support.builders import EVERYWHERE, a_part, feed_settings

SHIPPED = Templates(None)
NOTICES: tuple[Notice, ...] = ("", "test", "advance", "correction", "kill")
SHARES, EACH = (10, 1000) if LONG else (2, 150)


def print_everywhere(release: Release) -> None:
    """Render all that a release becomes, and read back what machines read."""
    for notice in NOTICES:
        variant, findings = render_variant(release, NEWSROOM, SHIPPED, social=EVERYWHERE, notice=notice)
        assert all(finding.line >= 1 and finding.column >= 1 for finding in findings)
        json.loads(variant.data)
        assert variant.mail
        assert not CONTROLS.search(variant.mail.subject)
        assert "\n" not in variant.mail.subject
        assert not any(CONTROLS.search(post.text) for post in variant.posts)
        write_out(release, variant)
    page = render_page(release, NEWSROOM, SHIPPED, feeds=feed_settings(), versions=(release,))
    assert not CONTROLS.search(page)
    if release.published or release.embargo:
        entry = make_entry(release, NEWSROOM)
        render_index([entry], NEWSROOM, SHIPPED, feeds=feed_settings())
        feeds = build_feeds([entry], newsroom=NEWSROOM, settings=feed_settings(), language="fr")
        for name, content in feeds.items():
            if name.endswith(".json"):
                json.loads(content)
            else:
                etree.fromstring(content)


def write_out(release: Release, variant: Variant) -> None:
    """Write the variant to the outbox: one line a header, in ASCII."""
    part = a_part(release=release.id, edition=release.edition, language=release.language, variant=variant)
    for written in outbox.deliver(part, outbox.Settings()):
        assert isinstance(written, WriteFile)
        if written.path.endswith(".eml"):
            head = written.content.partition(b"\r\n\r\n")[0]
            assert head.isascii()
            assert b"\0" not in head


@pytest.mark.parametrize("share", range(SHARES))
def test_a_nearly_valid_release_is_refused_or_rendered(share: int) -> None:
    """Whatever is done to a release's file; a third and more of them are still releases."""
    came_of = Counter[str]()

    @seed(share)
    @settings(max_examples=EACH, suppress_health_check=list(HealthCheck))
    @given(nearly_valid())
    def law(content: bytes) -> None:
        release = sound(content).release
        came_of["printed" if release else "refused"] += 1
        if release:
            print_everywhere(release)

    law()
    assert came_of["printed"] > EACH / 3
    assert came_of["refused"] > EACH / 10
