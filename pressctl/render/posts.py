"""One post for each social network, or a thread of them, measured by its rule.

An author's words come first: an override is the whole post as written; `social.text` is a post's words,
to which the address and hashtags are added where it has none. Neither is ever cut: what does not fit
is an error. Only a post made here, of headline and lead, is shortened until it fits.

With `social.thread`, what does not fit goes on in further posts, on networks that have threads: the first is what a
single one would be, with address and hashtags, since it is the one that is found and shared. Made here, a thread goes
on with the lead and the text. An override is parted where its author wrote a line of hyphens. What a correction sets
right is one post, and so is a kill.

A post's text is what readers see, and what a person can paste; writing it in LinkedIn's wire format is
the business of whoever sends it there (`pressctl.channels.linkedin`).
"""

from typing import TYPE_CHECKING

from pressctl.model import EARLY, KILLS, Attachment, Finding, LinkCard, Picture, Post
from pressctl.render.addresses import media_name, page_url
from pressctl.render.cleaning import clean, one_line
from pressctl.render.drafting import Desk
from pressctl.render.hashtags import choose
from pressctl.render.overflow import Place, finding
from pressctl.render.social import available, find
from pressctl.render.telling import parted
from pressctl.render.typography import polish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressctl.model import Newsroom, Notice, Release, SocialSettings
    from pressctl.render.templates import Templates


def render_posts(
    release: "Release",
    newsroom: "Newsroom",
    templates: "Templates",
    *,
    social: "SocialSettings",
    chats: "Sequence[str]" = (),
    notice: "Notice" = "",
) -> tuple[tuple[Post, ...], tuple[Finding, ...]]:
    """Render the post or the thread for each network of `social`, and say what is wrong with them.

    A kill's post has the address and nothing of the release; posts are public, so an advance has none. `chats` are the
    services that a message is written for: words for one of them are used, whatever the networks.

    Raises:
        Invalid: A template is not fit to be used.
    """
    if notice in EARLY:
        return (), ()
    url = page_url(release, newsroom)
    tags = choose(release.social.hashtags, release.keywords, release.language)
    posts: list[Post] = []
    findings = (
        []
        if notice == "kill"
        else [_left_aside(release, name) for name in _unwanted(release, {*social.networks, *chats})]
    )
    for name in social.networks:
        desk = Desk(release, newsroom, templates, name, find(name), social.limits.get(name), notice, url, tags)
        made, found = desk.write()
        posts += made
        findings += found
    return tuple(posts), tuple(findings)


def amended_posts(
    release: "Release", newsroom: "Newsroom", templates: "Templates", *, social: "SocialSettings", notice: "Notice"
) -> tuple[Post, ...]:
    """Return what the posts of earlier revisions say once they are edited: the release as it is now, without the mark."""
    if notice != "correction":
        return ()
    return render_posts(release, newsroom, templates, social=social)[0]


def card_of(release: "Release", newsroom: "Newsroom", notice: "Notice") -> LinkCard | None:
    """Return what is shown of the release's page beside a post; nothing of one that is withdrawn, or not there yet."""
    url = page_url(release, newsroom)
    if not url or notice in EARLY or notice in KILLS:
        return None
    title, lead = (polish(one_line(text), release.language) for text in (release.headline, release.lead))
    return LinkCard(url=url, title=title, description=lead)


MOST_PICTURES = 4  # Mastodon and Bluesky alike
_PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})


def pictures_of(release: "Release", notice: "Notice") -> tuple[Picture, ...]:
    """Return the pictures that go with a first post: the release's own, none with a correction or a withdrawal."""
    if notice not in {"", "test"}:
        return ()
    local = [item for item in release.media if item.sha256 and item.type in _PICTURES and item.size]
    return tuple(
        Picture(
            file=Attachment(name=media_name(item), type=item.type, size=item.size, sha256=item.sha256),
            alt=one_line(item.alt),
            width=item.width,
            height=item.height,
        )
        for item in local[:MOST_PICTURES]
    )


def overlong(release: "Release", social: "SocialSettings") -> tuple[Finding, ...]:
    """Return which posts that an author wrote whole are too long, of a release that is not fit to be rendered."""
    found: list[Finding] = []
    for name in social.networks:
        if own := clean(release.social.overrides.get(name, "")).strip(" \t\n"):
            network = find(name)
            texts = parted(own) if release.social.thread and network.threads else [own]
            found += Place(release, name, network, social.limits.get(name), name).check_all(texts)
    return tuple(found)


def _unwanted(release: "Release", used: set[str]) -> list[str]:
    own = release.social.overrides
    return [name for name in available() if own.get(name) and name not in used]


def _left_aside(release: "Release", name: str) -> Finding:
    said = (
        f"nothing is posted to {find(name).name}: [social] networks of config.toml leaves it out, so this is not used."
    )
    return finding(release, name, "post-unused", said, "Add it there, or take this out.", level="advice")
