"""A release as schema.org NewsArticle: what search engines and aggregators read from its page.

There is no type for press releases, so `genre` says it (schema.org, NewsArticle; Google requires no
property and recommends headline, image, dates and author).
"""

from typing import TYPE_CHECKING

import msgspec

from pressctl.render.addresses import card_path, entry_id, logo_path, media_url, page_url
from pressctl.render.cleaning import one_line
from pressctl.render.locales import words
from pressctl.render.typography import polish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressctl.model import Newsroom, Release


def news_article(
    release: "Release", newsroom: "Newsroom", versions: "Sequence[Release]" = (), *, card: bool = False
) -> str:
    """Return JSON-LD text that may stand inside `<script>`: it holds no `<`, `>` or `&`.

    `card` says whether a card stands beside the page, which is one of its images then. A killed release gives
    its address and that it was withdrawn, never its words.
    """
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": page_url(release, newsroom),
        "identifier": entry_id(release, newsroom),
        "url": page_url(release, newsroom),
        "mainEntityOfPage": page_url(release, newsroom),
        "inLanguage": release.language,
        "genre": getattr(words(release.language), release.kind),
        "datePublished": release.published.isoformat(timespec="seconds") if release.published else "",
        "dateModified": moment.isoformat(timespec="seconds")
        if (moment := release.updated or release.published)
        else "",
        "publisher": _publisher(release, newsroom),
        "author": {"@type": "Organization", "name": one_line(newsroom.name)}
        | ({"url": newsroom.url} if newsroom.url else {}),
        "isAccessibleForFree": True,
        **(_withdrawn(release) if release.status == "canceled" else _words(release, newsroom, card=card)),
        **_translations(release, newsroom, versions),
    }
    written = msgspec.json.encode({key: value for key, value in article.items() if value})
    text = msgspec.json.format(written, indent=1).decode()
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _translations(release: "Release", newsroom: "Newsroom", versions: "Sequence[Release]") -> dict[str, object]:
    """Return an original's translations, or a translation's original."""
    works = [
        (version.original, {"@type": "NewsArticle", "@id": address, "inLanguage": version.language})
        for version in versions
        if version.language != release.language and (address := page_url(version, newsroom))
    ]
    if release.original:
        return {"workTranslation": [work for _, work in works]}
    return {"translationOfWork": next((work for original, work in works if original), None)}


def _words(release: "Release", newsroom: "Newsroom", *, card: bool) -> dict[str, object]:
    language = release.language
    photographs = [
        address
        for media in release.media
        if media.type.startswith("image/") and "://" in (address := media_url(release, media, newsroom))
    ]
    return {
        "headline": polish(one_line(release.headline), language),
        "alternativeHeadline": polish(one_line(release.subhead), language),
        "description": polish(one_line(release.lead), language),
        "dateline": one_line(release.dateline),
        "articleSection": [one_line(category) for category in release.categories],
        "keywords": [one_line(keyword) for keyword in release.keywords],
        "image": [*photographs, *([f"{newsroom.url}{card_path(release)}"] if card and newsroom.url else [])],
        "correction": [
            {"@type": "CorrectionComment", "text": polish(one_line(correction.text), language)}
            | ({"datePublished": correction.date.isoformat(timespec="seconds")} if correction.date else {})
            for correction in release.corrections
        ],
    }


def _withdrawn(release: "Release") -> dict[str, object]:
    return {"headline": words(release.language).kill, "creativeWorkStatus": "Withdrawn"}


def _publisher(release: "Release", newsroom: "Newsroom") -> dict[str, object]:
    publisher: dict[str, object] = {"@type": "Organization", "name": one_line(newsroom.name)}
    if newsroom.url:
        publisher["url"] = newsroom.url
        if newsroom.brand.logo:
            publisher["logo"] = {"@type": "ImageObject", "url": f"{newsroom.url}{logo_path(newsroom.brand)}"}
    points = [
        {
            key: value
            for key, value in (
                ("@type", "ContactPoint"),
                ("contactType", "press"),
                ("name", one_line(contact.name)),
                ("email", one_line(contact.email)),
                ("telephone", one_line(contact.phone)),
            )
            if value
        }
        for contact in release.contacts or newsroom.contacts
    ]
    return publisher | ({"contactPoint": points} if points else {})
