"""A release's page and the newsroom's index: static HTML that loads nothing and runs nothing."""

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from msgspec import Struct
from msgspec.structs import replace

from pressctl.model import feed_file
from pressctl.render.addresses import around_page, card_path, index_path, kit_path, logo_path, page_path, page_url
from pressctl.render.cleaning import one_line
from pressctl.render.colours import palette
from pressctl.render.isolating import isolate_html
from pressctl.render.languages import PrintedLink, link_to, open_graph, own_name, tongue_of_house
from pressctl.render.linked_data import news_article
from pressctl.render.locales import direction, say_date, say_size, words
from pressctl.render.sheet import make_sheet
from pressctl.render.shortening import shorten
from pressctl.render.typography import polish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressctl.model import Brand, Entry, FeedSettings, Newsroom, Release
    from pressctl.render.sheet import Sheet
    from pressctl.render.templates import Templates

CARD = (1200, 630)  # pixels of a card
PAGE, INDEX, FEED_STYLE = "page/release.html", "page/index.html", "page/feed.css"
LONG = 90  # characters of a headline that is set smaller
BESIDE = 3  # contacts that stand beside the text; more stand below it
DESCRIBED = (80, 200)  # characters of a description that search results and link previews show
TITLED = (200, 500)  # characters of a headline in the index; whole on its own page
SUMMARISED = (120, 320)  # characters of a summary in the index
_SHOWN = re.compile(r'<a href="([^"<>]*)">\1</a>')
FEEDS = {
    "rss": ("application/rss+xml", "RSS"),
    "atom": ("application/atom+xml", "Atom"),
    "json": ("application/feed+json", "JSON Feed"),
}


class PrintedFeed(Struct, frozen=True, kw_only=True):
    """A feed a page announces: its address, MIME type and name; `language` is set for a feed of one language."""

    url: str
    type: str
    title: str
    language: str


class PrintedVersion(Struct, frozen=True, kw_only=True):
    """A release's page in one language.

    `url` is for machines, `path` from this page, `title` its headline there, `name` what the language calls itself.
    """

    language: str
    direction: str
    name: str
    url: str
    path: str
    title: str
    original: bool


class PrintedImage(Struct, frozen=True, kw_only=True):
    """A picture for link previews; pixels are 0 where unknown."""

    url: str
    alt: str
    type: str
    width: int
    height: int


class PrintedKit(Struct, frozen=True, kw_only=True):
    """All of a release's files in one archive: its way from the page, and its size in words."""

    url: str
    size: str


class PrintedEntry(Struct, frozen=True, kw_only=True):
    """A release as the index lists it; `date` in words, `published` in ISO 8601, `others` its other languages."""

    title: str
    summary: str
    url: str
    language: str
    direction: str
    date: str
    published: str
    retracted: bool
    others: tuple[PrintedLink, ...]


class Beside(Struct, frozen=True, kw_only=True):
    """What public/ has beside a release's page: the bytes of its press kit (0 for none), and whether there is a card."""

    kit: int = 0
    card: bool = False


ALONE = Beside()


def render_page(
    release: "Release",
    newsroom: "Newsroom",
    templates: "Templates",
    *,
    feeds: "FeedSettings",
    versions: "Sequence[Release]" = (),
    tongue: str = "",
    public: Beside = ALONE,
) -> str:
    """Return the page of one version of a release.

    `versions` are the release's languages that have a page, this one included or not; `tongue` names the
    language whose own feeds the page announces, "" for the main ones; `public` says what else stands beside it.
    A killed release's page says so, and nothing of its text.

    Raises:
        Invalid: The template is at fault, at its file and line.
    """
    printed = tuple(_version(version, release, newsroom) for version in versions)
    others = tuple(version for version in printed if version.language != release.language)
    sheet = make_sheet(release, newsroom, form="html")
    top = up(page_path(release))
    # The page's own files are named from the page, so that a copy on disk shows them too.
    near = tuple(replace(item, url=f"{top}{item.path}") if item.path else item for item in sheet.media)
    page = templates.render(
        PAGE,
        release=replace(sheet, body=_fitting(sheet.body)),
        newsroom=polish(one_line(newsroom.name), release.language),
        words=words(release.language),
        voice=direction(words(release.language).code),
        description=shorten(polish(one_line(release.lead), release.language), *DESCRIBED),
        previews=_previews(sheet, release, newsroom, templates, card=public.card),
        images=tuple(item for item in near if item.image and item.path),
        files=tuple(item for item in near if not (item.image and item.path)),
        kit=PrintedKit(url=f"{top}{kit_path(release)}", size=say_size(public.kit, release.language))
        if public.kit
        else None,
        house=tongue_of_house(release, newsroom),
        long=LONG,
        beside=BESIDE,
        logo=f"{top}{logo_path(newsroom.brand)}" if newsroom.brand.logo else "",
        brand=Markup(style_of(newsroom.brand)),  # noqa: S704  (colours and names of fonts, as the config's reader has them)
        colours=palette(newsroom.brand),
        versions=printed if others else (),
        home=next((version for version in printed if version.original), None) if others else None,
        locale=open_graph(release.language),
        locales=tuple(filter(None, dict.fromkeys(open_graph(version.language) for version in others))),
        others=others,
        feeds=_feeds(newsroom, feeds, page_path(release), (tongue,)),
        subjects=_subjects(release, newsroom, feeds),
        top=top,
        linked_data=Markup(news_article(release, newsroom, versions, card=public.card)),  # noqa: S704  (holds no < > or &)
    )
    return isolate_html(page, release.language)


def render_index(
    entries: "Sequence[Entry]",
    newsroom: "Newsroom",
    templates: "Templates",
    *,
    feeds: "FeedSettings",
    page: int = 0,
    pages: int = 0,
    tongues: "Sequence[str]" = (),
) -> str:
    """Return the newsroom's index, or one of the `pages` of its older releases, its entries in the order given.

    Pages count from 1, the oldest; `page` is 0 for the index itself. What a page says of itself is from when to when
    its releases are, which stays true when others come.
    `tongues` are the languages that have feeds of their own.

    Raises:
        Invalid: The template is at fault, at its file and line.
    """
    here = index_path(page)
    said = words(newsroom.language)
    newer, older = around_page(page, pages)
    return templates.render(
        INDEX,
        newsroom=polish(one_line(newsroom.name), newsroom.language),
        language=newsroom.language,
        top=up(here),
        logo=f"{up(here)}{logo_path(newsroom.brand)}" if newsroom.brand.logo else "",
        brand=Markup(style_of(newsroom.brand)),  # noqa: S704  (as above)
        colours=palette(newsroom.brand),
        locale=open_graph(newsroom.language),
        direction=direction(newsroom.language),
        words=said,
        url=f"{newsroom.url}{here.removesuffix('index.html')}" if newsroom.url else "",
        entries=tuple(_entry(entry, newsroom, here) for entry in entries),
        feeds=_feeds(newsroom, feeds, here, ("", *tongues)),
        position=_span(entries, newsroom) if pages else "",
        page=page,
        newer="" if newer is None else f"{up(here)}{index_path(newer)}",
        older="" if older is None else f"{up(here)}{index_path(older)}",
    )


def _span(entries: "Sequence[Entry]", newsroom: "Newsroom") -> str:
    """Return the days of the oldest and the newest of these entries in words."""
    days = sorted(entry.published.astimezone(newsroom.zone) for entry in entries)
    return " – ".join(dict.fromkeys(say_date(day, newsroom.language) for day in (days[0], days[-1])))


def render_feed_style(newsroom: "Newsroom", templates: "Templates") -> str:
    """Return the style sheet that a browser shows the newsroom's feeds with, in its colours and fonts."""
    return templates.render(FEED_STYLE, brand=Markup(style_of(newsroom.brand)))  # noqa: S704  (as above)


def style_of(brand: "Brand") -> str:
    """Return a brand's colours and fonts as the style sheet's own variables; "" for one that says nothing."""
    if not (brand.color or brand.color_dark or brand.font):
        return ""
    ours = palette(brand)
    fonts = f" --text: {brand.font}; --plain: {brand.font};" if brand.font else ""
    day = f"--accent: {ours.text}; --link: {ours.link}; --bar: {ours.bar}; --gold: {ours.bar}; --area: {ours.area}; --upon: {ours.ink};"
    night = (
        f"--accent: {ours.text_dark}; --link: {ours.link_dark}; --bar: {ours.bar_dark}; --gold: {ours.bar_dark}; "
        f"--area: {ours.area_dark}; --upon: {ours.ink_dark};"
    )
    return (
        f"@media screen {{ :root {{ {day} }} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {night} }} }}\n"
        + (f":root {{{fonts} }}\n" if fonts else "")
    )


def up(path: str) -> str:
    """Return the way from a file below public/ to its top: "../../" from a release's page."""
    return "../" * path.count("/")


def _version(version: "Release", release: "Release", newsroom: "Newsroom") -> PrintedVersion:
    return PrintedVersion(
        language=version.language,
        direction=direction(version.language),
        name=own_name(version.language),
        url=page_url(version, newsroom) or f"{up(page_path(release))}{page_path(version)}",
        path=f"{up(page_path(release))}{page_path(version)}",
        title=polish(one_line(version.headline), version.language),
        original=version.original,
    )


def _fitting(html: str) -> str:
    """Return a body for screens and paper: wide tables can be scrolled with the keys, shown addresses are marked.

    Printed, a link says where it leads, but not where its words are the address already.
    """
    fitted = (
        str(html).replace("<table>", '<div class="wide" tabindex="0"><table>').replace("</table>", "</table></div>")
    )
    return Markup(_SHOWN.sub(r'<a class="shown" href="\1">\1</a>', fitted))  # noqa: S704  (safe HTML with more markup of ours)


def _previews(
    sheet: "Sheet", release: "Release", newsroom: "Newsroom", templates: "Templates", *, card: bool
) -> tuple[PrintedImage, ...]:
    """Return the pictures a link preview may choose from: the card first, which has the headline and the right shape."""
    photographs = tuple(
        PrintedImage(url=item.url, alt=item.alt, type=item.type, width=item.width, height=item.height)
        for item in sheet.media
        if item.image and "://" in item.url
    )
    if not card or not newsroom.url:
        return photographs
    from pressctl.render.card import words_of  # only those that have cards

    alt = words_of(release, newsroom, templates)
    url = f"{newsroom.url}{card_path(release)}"
    return (PrintedImage(url=url, alt=alt, type="image/png", width=CARD[0], height=CARD[1]), *photographs)


def _feeds(newsroom: "Newsroom", feeds: "FeedSettings", here: str, tongues: "Sequence[str]") -> tuple[PrintedFeed, ...]:
    """Return the feeds to announce; a newsroom without an address has none."""
    if not newsroom.url:
        return ()
    return tuple(
        PrintedFeed(
            url=f"{up(here)}{feed_file(form, tongue)}",
            type=FEEDS[form][0],
            title=f"{FEEDS[form][1]} ({tongue})" if tongue and len(tongues) > 1 else FEEDS[form][1],
            language=tongue,
        )
        for tongue in tongues
        for form in feeds.formats
    )


def _subjects(release: "Release", newsroom: "Newsroom", feeds: "FeedSettings") -> tuple[PrintedFeed, ...]:
    """Return a feed of each category of a release, in one format; translations are in none, a killed one says nothing."""
    if not (newsroom.url and feeds.categories and feeds.formats and release.original) or release.status == "canceled":
        return ()
    form, top = feeds.formats[0], up(page_path(release))
    return tuple(
        PrintedFeed(
            url=f"{top}{feed_file(form, category=category)}",
            type=FEEDS[form][0],
            title=polish(one_line(category), release.language),
            language="",
        )
        for category in release.categories
    )


def _entry(entry: "Entry", newsroom: "Newsroom", here: str) -> PrintedEntry:
    return PrintedEntry(
        title=_whole(shorten(entry.title, *TITLED), entry.language),
        summary=_whole(shorten(entry.summary, *SUMMARISED), entry.language),
        url=_nearby(entry.url, newsroom, here),
        language=entry.language,
        direction=direction(entry.language),
        date=say_date(entry.published.astimezone(newsroom.zone), newsroom.language),
        published=entry.published.isoformat(timespec="seconds"),
        retracted=entry.retracted,
        others=tuple(link_to(other.language, _nearby(other.url, newsroom, here)) for other in entry.alternates),
    )


def _whole(text: str, language: str) -> str:
    """Return the words of an entry, with what must not be turned round kept whole where they run from right to left."""
    return text if direction(language) == "ltr" else Markup(isolate_html(str(escape(text)), language))  # noqa: S704  (made of escaped text)


def _nearby(url: str, newsroom: "Newsroom", here: str) -> str:
    """Return an address of this newsroom as a file beside the page, so that a copy on disk can be read too."""
    within = url.removeprefix(newsroom.url) if newsroom.url else url
    if "://" in within:
        return within
    return f"{up(here)}{within}index.html" if within.endswith("/") else f"{up(here)}{within}"
