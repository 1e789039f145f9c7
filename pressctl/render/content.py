"""A release's lead and body as one piece: HTML for feeds and receivers, and plain words."""

from html import escape
from typing import TYPE_CHECKING

from pressctl.render.addresses import media_url, page_url
from pressctl.render.cleaning import one_line
from pressctl.render.markdown import plain, to_html
from pressctl.render.typography import polish

if TYPE_CHECKING:
    from pressctl.model import Newsroom, Release


def content_html(release: "Release", newsroom: "Newsroom", *, public: bool = True) -> str:
    """Return lead and body as safe HTML with absolute addresses.

    Without `public` the release's own page and files are not there yet: links to them keep their
    words only.
    """
    base_url = page_url(release, newsroom) if public else ""
    files = public_files(release, newsroom) if public else {}
    body = to_html(release.body, language=release.language, base_url=base_url, files=files)
    lead = polish(one_line(release.lead), release.language)
    return body if release.lead_in_body or not lead else f"<p>{escape(lead, quote=False)}</p>\n{body}"


def content_text(release: "Release") -> str:
    """Return lead and body as plain words, as written; paragraphs apart by a blank line."""
    lead = "" if release.lead_in_body else one_line(release.lead)
    return "\n\n".join(part for part in (lead, plain(release.body)) if part)


def public_files(release: "Release", newsroom: "Newsroom") -> dict[str, str]:
    """Return where each local file of a release is public, by the path its author wrote."""
    return {media.path: media_url(release, media, newsroom) for media in release.media if media.path and newsroom.url}
