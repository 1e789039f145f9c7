"""Each target takes the forms its channel and its settings ask for, and no others."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from pressctl import channels
from pressctl.desk.fitting import fit, forms_of
from pressctl.model import Config, Target, Variant
from pressctl.render.templates import Templates
from pressctl.render.variants import FORMS, render_variant
from tests.channels.places import request_of, settings_of
from tests.support.builders import EVERYWHERE, a_newsroom, a_part, a_release

WEBHOOK = channels.find("webhook")


def rendered(*targets: Target) -> Variant:
    """Render what a newsroom with these targets needs."""
    config = Config(root=Path("/nowhere"), path=None, newsroom=a_newsroom(), targets=targets)
    found, _ = render_variant(a_release(), config.newsroom, Templates(None), social=EVERYWHERE, forms=forms_of(config))
    return found


def a_hook(payload: str) -> Target:
    """Return a webhook that takes this payload."""
    return Target(name=payload, channel="webhook", settings=settings_of(WEBHOOK, payload=payload))


def test_ninjs_is_rendered_where_a_place_takes_it() -> None:
    """And nowhere else: most newsrooms have no agency."""
    assert forms_of(Config(root=Path("/nowhere"), path=None, newsroom=a_newsroom())) == FORMS
    assert rendered(a_hook("release")).ninjs == ""
    assert json.loads(rendered(a_hook("ninjs")).ninjs)["standard"]["version"] == "3.1"


@pytest.mark.parametrize(("payload", "key"), [("release", "headline"), ("ninjs", "uri")])
def test_a_webhook_posts_the_payload_it_is_set_to(payload: str, key: str) -> None:
    """The other is not even frozen for it."""
    target = a_hook(payload)
    variant = fit(rendered(a_hook("release"), a_hook("ninjs")), WEBHOOK, target, a_newsroom())
    assert bool(variant.data) != bool(variant.ninjs)
    assert (variant.mail, variant.posts, variant.chats) == (None, (), ())
    event = json.loads(request_of(WEBHOOK, a_part(variant=variant), target.settings).content)
    assert event["type"] == "release.published"
    assert key in event["data"]


def test_a_variant_frozen_before_there_was_ninjs_is_read() -> None:
    """A ledger outlives versions."""
    old = json.loads(replace(rendered(), chats=()).encode())
    del old["ninjs"], old["chats"], old["ping"]
    assert Variant.decode(json.dumps(old)).ninjs == ""
