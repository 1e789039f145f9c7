"""Everything of one release in one language."""

import json
import re
from pathlib import Path

import pytest

from pressctl.errors import Invalid
from pressctl.model import Form, SocialSettings, Variant
from pressctl.render import codes
from pressctl.render.sizes import LARGEST_DATA
from pressctl.render.templates import Templates
from pressctl.render.variants import render_variant
from tests.support.builders import a_newsroom, a_release


def test_all_forms() -> None:
    """A mail, a post per network, the webhook's data; nothing to say against the sample."""
    variant, findings = render_variant(
        a_release(), a_newsroom(), Templates(None), social=SocialSettings(), notice="test"
    )
    assert (variant.language, variant.notice) == ("fr", "test")
    assert variant.mail
    assert variant.mail.subject.startswith("[TEST]")
    assert [post.network for post in variant.posts] == list(SocialSettings().networks)
    assert json.loads(variant.data)["id"] == "narcotrafic"
    assert [finding for finding in findings if finding.level == "error"] == []


@pytest.mark.parametrize("form", ["mail", "posts", "data"])
def test_one_form_alone(form: Form) -> None:
    """What is not asked for is not rendered."""
    variant, _ = render_variant(
        a_release(), a_newsroom(), Templates(None), social=SocialSettings(networks=("x",)), forms=frozenset({form})
    )
    assert [bool(variant.mail), bool(variant.posts), bool(variant.data)] == [
        form == "mail",
        form == "posts",
        form == "data",
    ]


def test_the_same_release_has_the_same_fingerprint() -> None:
    """And survives being frozen."""
    first, second = (
        render_variant(a_release(), a_newsroom(), Templates(None), social=SocialSettings())[0] for _ in range(2)
    )
    assert first.fingerprint == second.fingerprint
    assert Variant.decode(first.encode()) == first


def test_limits_of_each_form_are_told() -> None:
    """A text beyond what mail programs and receivers take."""
    release = a_release(body="mot " * (LARGEST_DATA // 5))
    _, findings = render_variant(
        release,
        a_newsroom(),
        Templates(None),
        social=SocialSettings(networks=()),
        forms=frozenset[Form]({"mail", "data"}),
    )
    assert [(finding.code, finding.level, finding.path) for finding in findings] == [
        ("mail-size", "advice", "releases/narcotrafic.md"),
        ("payload-size", "advice", "releases/narcotrafic.md"),
    ]


def test_every_code_is_explained() -> None:
    """A person can ask what any finding of a rendering means."""
    room = Path(codes.__file__).parent
    used = {code for path in room.glob("*.py") for code in re.findall(r'code="([a-z-]{3,})"', path.read_text("utf-8"))}
    assert used >= {"template", "mail-size", "payload-size"}
    assert used <= set(codes.CODES)


def test_a_bad_template_stops_it(tmp_path: Path) -> None:
    """With the template's place."""
    (tmp_path / "email").mkdir()
    (tmp_path / "email" / "release.txt").write_text("\n{{ x }}", "utf-8")
    with pytest.raises(Invalid, match=r"release\.txt:2:1: 'x' is undefined"):
        render_variant(a_release(), a_newsroom(), Templates(tmp_path), social=SocialSettings())
