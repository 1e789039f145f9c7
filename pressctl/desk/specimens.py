"""A release made up to try a newsroom's own templates on: with everything that one can have, and every notice.

A template that no release of today uses is tried all the same: it will be used on the day of a kill, when there is no time
to mend it.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.desk.fitting import own_of
from pressctl.model import (
    EARLY,
    KILLS,
    Config,
    Contact,
    Correction,
    EmailWords,
    Media,
    Newsroom,
    Notice,
    Quote,
    Release,
    SocialWords,
)

if TYPE_CHECKING:
    from pressctl.render.templates import Templates

_THEN = datetime(2024, 11, 6, 9, tzinfo=UTC)
_NOTICES: tuple[Notice, ...] = ("", "correction", "advance", "kill")


def specimen(newsroom: Newsroom) -> Release:
    """Return a release with something in each of its keys."""
    return Release(
        path="templates",
        id="specimen",
        revision=2,
        language=newsroom.language,
        headline="A headline",
        subhead="A subhead",
        lead="The lead of a release.",
        lead_in_body=True,
        body="The lead of a release.\n\n## A heading\n\nSome *words*, [a link](https://example.org/), and\n\n- a list\n",
        dateline="Paris",
        notes="A note to editors.",
        published=_THEN,
        updated=_THEN,
        embargo=_THEN,
        categories=("A category",),
        keywords=("a keyword",),
        contacts=(Contact(name="A. Name", role="A role", email="name@example.org", phone="+33 1 23 45 67 89"),),
        quotes=(Quote(text="Something said.", speaker="A. Name", role="A role"),),
        media=(
            Media(
                path="picture.jpg", alt="A picture", caption="A caption", credit="A. Name", type="image/jpeg", size=1
            ),
            Media(url="https://example.org/a.pdf", caption="A document", type="application/pdf", licence="CC BY 4.0"),
        ),
        boilerplate="About the newsroom.",
        email=EmailWords(intro="A word to those it is sent to."),
        social=SocialWords(hashtags=("#Hashtag",)),
        corrections=(Correction(revision=2, text="A figure was wrong.", date=_THEN),),
    )


def trials(config: Config, templates: "Templates") -> Iterator[Callable[[], object]]:
    """Yield what renders the specimen with each template of the newsroom's own, one after the other.

    Each may raise `Invalid`, a `pressctl.render.loading.BadTemplate`.
    """
    from pressctl.render import chat, social
    from pressctl.render.chats import render_chats
    from pressctl.render.loading import PREFIX
    from pressctl.render.mail import HTML, TEXT, render_mail
    from pressctl.render.own_payload import render_own
    from pressctl.render.posts import render_posts

    def own(name: str) -> bool:
        return not templates.source_of(name).startswith(PREFIX)

    newsroom, whole = config.newsroom, specimen(config.newsroom)
    mail = own(HTML) or own(TEXT)
    chats = [name for name in chat.available() if own(f"chat/{name}.json")]
    posts = [name for name in social.available() if own(f"social/{name}.txt")]
    for notice in _NOTICES:
        release = _edition(whole, notice)
        if mail:
            yield partial(render_mail, release, newsroom, templates, notice=notice, versions=(release,))
        for name in chats:
            yield partial(render_chats, release, newsroom, templates, places=(name,), notice=notice)
        for place in own_of(config):
            yield partial(render_own, release, newsroom, templates, places=(place,), notice=notice)
        for network in posts if notice not in EARLY else ():
            networks = replace(config.social, networks=(network,))
            yield partial(render_posts, release, newsroom, templates, social=networks, notice=notice)
    yield from _public_trials(config, templates, own)


def _public_trials(
    config: Config, templates: "Templates", own: Callable[[str], bool]
) -> Iterator[Callable[[], object]]:
    """Yield what renders the specimen with each of the newsroom's own templates for public files."""
    from pressctl.render.card import CARD, render_card
    from pressctl.render.page import INDEX, PAGE, render_index, render_page
    from pressctl.render.press_kit import KIT, render_kit

    newsroom, whole = config.newsroom, specimen(config.newsroom)
    if own(PAGE):
        for notice in ("", *sorted(KILLS)[:1]):
            yield partial(render_page, _edition(whole, notice), newsroom, templates, feeds=config.feeds)
    if own(INDEX):
        yield partial(render_index, (), newsroom, templates, feeds=config.feeds)
    if own(KIT):
        yield partial(render_kit, whole, newsroom, templates)
    if own(CARD):
        yield partial(render_card, whole, newsroom, templates)


def _edition(whole: Release, notice: Notice) -> Release:
    """Return the specimen as a notice has it: only a correction corrects, and a kill is withdrawn."""
    if notice == "correction":
        return whole
    if notice in KILLS:
        return replace(whole, status="canceled", why="It was wrong.", corrections=(), revision=1)
    return replace(whole, corrections=(), revision=1)
