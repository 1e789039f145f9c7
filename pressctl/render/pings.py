"""What hubs and search engines are told of a release: addresses, and no word of it."""

from pressctl.model import EARLY, FeedSettings, Newsroom, Notice, Ping, Release, feed_file
from pressctl.render.addresses import page_url


def render_ping(release: Release, newsroom: Newsroom, feeds: FeedSettings, *, notice: Notice = "") -> Ping | None:
    """Return what is new in public with one version of a release; None where nothing of it is public.

    The main feeds and those of its categories have the original; a translation stands in the feeds of its language.
    """
    if not newsroom.url or notice in EARLY:
        return None
    tongue = "" if release.original else release.language
    paths = [feed_file(form, tongue) for form in feeds.formats]
    if release.original and feeds.categories:
        paths += [feed_file(form, category=category) for category in release.categories for form in feeds.formats]
    addresses = dict.fromkeys(f"{newsroom.url}{path}" for path in paths)
    return Ping(home=newsroom.url, page=page_url(release, newsroom), feeds=tuple(addresses))
