"""A release as readers of feeds and of the newsroom's index see it."""

from html import escape
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.model import Entry
from pressctl.render.addresses import entry_id, media_url, page_path, page_url
from pressctl.render.cleaning import one_line, paragraphs
from pressctl.render.content import content_html
from pressctl.render.isolating import isolate_html
from pressctl.render.locales import direction, words
from pressctl.render.typography import polish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressctl.model import Newsroom, Release


def make_entry(release: "Release", newsroom: "Newsroom") -> Entry:
    """Return the entry of one version of a release, which has a date and is not withheld.

    Without any public address its `url` is the page's path below public/. It counts as published when it first could
    be: an embargo later than its date wins. A killed release keeps its entry, without its words, so that readers
    replace what they hold.
    """
    moments = [moment for moment in (release.published, release.embargo) if moment]
    if not moments:
        raise ValueError(f"{release.path} has no date, so feeds cannot carry it")
    published = max(moments)
    killed = release.status == "canceled"
    return Entry(
        id=entry_id(release, newsroom),
        release=release.id,
        url=page_url(release, newsroom) or page_path(release),
        title=_title(release, killed=killed),
        summary=_kill(release, newsroom) if killed else polish(one_line(release.lead), release.language),
        html=_directed(
            f"<p>{escape(_kill(release, newsroom), quote=False)}</p>\n" if killed else _html(release, newsroom),
            release.language,
        ),
        language=release.language,
        published=published,
        updated=max(published, release.updated or published),
        author=one_line(newsroom.name),
        categories=tuple(one_line(category) for category in release.categories),
        media=()
        if killed
        else tuple(
            replace(media, path="", url=address)
            for media in release.media
            if (address := media_url(release, media, newsroom))
        ),
        retracted=killed,
    )


def _title(release: "Release", *, killed: bool) -> str:
    headline = polish(one_line(release.headline), release.language)
    return f"{words(release.language).kill} – {headline}" if killed else headline


def _html(release: "Release", newsroom: "Newsroom") -> str:
    """Return lead and body, what was corrected first, the newest on top: a reader of an old copy must see it."""
    said = words(release.language).correction
    told = sorted(release.corrections, key=lambda each: each.revision, reverse=True)
    notes = [polish(line, release.language) for each in told for line in paragraphs(each.text)]
    head = "".join(f"<p><strong>{said}</strong> – {escape(note, quote=False)}</p>\n" for note in notes)
    return head + content_html(release, newsroom) + "".join(_quotes(release))


def _quotes(release: "Release") -> "Iterator[str]":
    """Yield the quotes of the front matter that the text does not print already, as the page has them."""
    if not release.quotes:
        return
    from pressctl.render.sheet import new_quotes, print_quote  # few releases have any

    for quote in new_quotes(release):
        printed = print_quote(quote, release.language)
        said = f"<p>{escape(printed.speaker, quote=False)}</p>" if printed.speaker else ""
        yield f"<blockquote><p>{escape(printed.text, quote=False)}</p>{said}</blockquote>\n"


def _directed(html: str, language: str) -> str:
    """Return a text that runs from right to left saying so itself: feeds have no word for it."""
    if direction(language) == "ltr":
        return html
    return f'<div dir="rtl" lang="{escape(language)}">\n{isolate_html(html, language)}</div>\n'


def _kill(release: "Release", newsroom: "Newsroom") -> str:
    said = words(release.language)
    text = said.kill_text.format(newsroom=one_line(newsroom.name))
    reason = polish(one_line(release.reason), release.language)
    return f"{text} {said.kill_reason.format(reason=reason)}" if reason else text
