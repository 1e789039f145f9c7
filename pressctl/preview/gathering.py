"""One release looked at: read, checked and rendered as `publish` would, and laid out in panes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pressctl.desk.guarding import leak_finder
from pressctl.desk.preparing import Rendering, plain_notice, prepare
from pressctl.errors import Misused, TooLarge
from pressctl.model import EVENT_TYPES, Config, Finding, Newsroom, Notice, Post, Release, Variant
from pressctl.newsroom.leaks import LeakOf, leaking
from pressctl.preview import chatting, framing, pictures
from pressctl.preview.greetings import greeted_by
from pressctl.preview.indenting import indented
from pressctl.preview.panes import (
    ChatPane,
    DataPane,
    EntryPane,
    Look,
    MailPane,
    PagePane,
    PostPane,
    Source,
    Tone,
    Version,
)

if TYPE_CHECKING:
    from pressctl.render.templates import Templates

_SHIPPED = "!shipped/"


def gather(config: Config, path: Path, now: datetime, environ: Mapping[str, str]) -> Look:
    """Return the release at `path` in every language and form it takes, with everything that was found.

    A release with errors is shown as far as it can be rendered. One that holds a secret is not shown at all.

    Raises:
        Misused: The path means more than one release.
        Invalid: There is no release there, or a template is at fault; with what was found.
    """
    from pressctl.render.sizes import too_large

    leak_of = leak_finder(config, environ)
    prepared = prepare(config, [path], lambda: now, lambda _event: None, leak_of)
    if len(prepared.renderings) > 1:
        raise Misused(f"{path} means {len(prepared.renderings)} releases, and a preview shows one", hint="Name a file.")
    found = {*config.advice, *prepared.findings}
    versions: list[Version] = []
    release: Release | None = None
    for rendering in prepared.renderings:
        release = next(iter(rendering.versions.values()))
        try:
            found.update(_found(rendering, leak_of))
            if not any(finding.code == "secret-in-text" for finding in found):
                versions += [_version(rendering, language, config, now) for language in rendering.versions]
        except TooLarge as error:
            found.add(too_large(release, error))
    return Look(
        id=release.id if release else path.stem,
        revision=release.revision if release else 0,
        newsroom=config.newsroom.name,
        findings=tuple(sorted(found, key=lambda finding: (finding.level != "error", finding))),
        versions=tuple(versions),
        first=next((n for n, version in enumerate(versions) if Path(version.path).name == path.name), 0),
        files=tuple(picture.file for picture in pictures.pictures_of(release, config)) if release else (),
    )


def _found(rendering: Rendering, leak_of: LeakOf) -> Sequence[Finding]:
    """Return what measuring finds, also of a draft: whoever writes it wants to know now."""
    found: list[Finding] = []
    for language, release in rendering.versions.items():
        notice = plain_notice(release)
        found += rendering.findings(language, notice)
        if target := leak_of(rendering.variant(language, notice).encode()):
            found.append(leaking(release.path, target, leak_of))
    return found


def _version(rendering: Rendering, language: str, config: Config, now: datetime) -> Version:
    from pressctl.render.languages import link_to
    from pressctl.render.locales import direction, say_moment, words
    from pressctl.render.typography import polish

    release, newsroom = rendering.versions[language], config.newsroom
    notice = plain_notice(release)
    variant = rendering.variant(language, notice)
    tone, status = _standing(release, now)
    embargoed = release.embargo is not None and release.embargo > now
    shown = pictures.shown(release, config)
    said = words(language)
    return Version(
        path=release.path,
        language=language,
        name=link_to(language, "").name,
        direction=direction(language),
        headline=polish(release.headline, language),
        tone=tone,
        status=status,
        embargo=said.embargo.format(moment=say_moment(release.embargo, language, newsroom.zone))
        if embargoed and release.embargo
        else "",
        mail=_mail(variant, release, config, rendering.templates, shown),
        advance=_mail(rendering.variant(language, _early(notice)), release, config, rendering.templates, shown)
        if embargoed and release.advance
        else None,
        posts=tuple(_post(post, rendering.templates) for post in variant.posts),
        chats=_chats(variant, release, newsroom, rendering.templates),
        entry=_entry(release, newsroom, shown),
        page=_page(rendering, release, config, shown),
        data=DataPane(event=EVENT_TYPES[notice], html=indented(variant.data)),
    )


def _standing(release: Release, now: datetime) -> tuple[Tone, str]:
    """Return where a release stands at `now`, in English words, the gravest first."""
    if release.status == "canceled":
        return "killed", "KILLED"
    held = release.held_until(now)
    until = f" until {held:%Y-%m-%d %H:%M %Z}" if held else ""
    if release.status == "withheld":
        return "draft", f"DRAFT, EMBARGO{until}" if held and held == release.embargo else "DRAFT"
    if held:
        return ("embargo", f"EMBARGO{until}") if held == release.embargo else ("waiting", f"WAITS{until}")
    return ("correction", f"CORRECTION, revision {release.revision}") if release.correction else ("ready", "READY")


def _early(notice: Notice) -> Notice:
    return "advance-correction" if notice == "correction" else "advance"


def _mail(
    variant: Variant, release: Release, config: Config, templates: "Templates", shown: Mapping[str, str]
) -> MailPane | None:
    """Return the mail as the first mailing target sends it, to somebody made up."""
    from pressctl.merging import fill_html, fill_text, marked
    from pressctl.render.mail import HTML, TEXT, offer_unsubscribe

    if not variant.mail:
        return None
    greeted = greeted_by(config, release.language)
    mailing = next((target.mailing for target in config.targets if target.mailing), None)
    mail = offer_unsubscribe(variant.mail, mailing.unsubscribe if mailing else "")
    # A field that only a list could fill is named.
    fields = {name: f"‹{name}›" for name in marked(mail.html) | marked(mail.text)}
    fields |= {"greeting": greeted[0].named, "unsubscribe": fill_text(mail.unsubscribe, fields)}
    return MailPane(
        sender=mailing.sender if mailing else "",
        subject=mail.subject,
        preheader=mail.preheader,
        sight=framing.see(fill_html(mail.html, fields), shown),
        text=fill_text(mail.text, fields),
        greeted=greeted,
        html_source=_source(templates, HTML),
        text_source=_source(templates, TEXT),
    )


def _post(post: Post, templates: "Templates") -> PostPane:
    from pressctl.render.counting import measure
    from pressctl.render.social import find

    network = find(post.network)
    length = measure(post.network, post.text, limit=post.limit if network.bounds else None)
    return PostPane(
        network=network.name if post.total == 1 else f"{network.name} {post.number}/{post.total}",
        kept=post.text[: length.cut_at],
        over=post.text[length.cut_at :],
        used=post.length,
        limit=post.limit,
        unit=length.unit,
        source=_source(templates, f"social/{post.network}.txt"),
    )


def _chats(variant: Variant, release: Release, newsroom: Newsroom, templates: "Templates") -> tuple[ChatPane, ...]:
    """Return the messages for every service we know, those that this newsroom sends to first; and what its own templates make."""
    from pressctl.render.chat import available, find
    from pressctl.render.chats import render_chats

    meant = {chat.place for chat in variant.chats}
    chats, _ = render_chats(release, newsroom, templates, places=available(), notice=variant.notice)
    services = tuple(
        chatting.pane(
            chat, find(chat.place).title, _source(templates, f"chat/{chat.place}.json"), meant=chat.place in meant
        )
        for chat in sorted(chats, key=lambda chat: (chat.place not in meant, chat.place))
    )
    own = [chat for chat in variant.chats if "/" in chat.place]
    return (*(chatting.own_pane(chat, _source(templates, f"{chat.place}.json")) for chat in own), *services)


def _entry(release: Release, newsroom: Newsroom, shown: Mapping[str, str]) -> EntryPane | None:
    """Return the feed's entry; a draft without a date has none."""
    from pressctl.render.entries import make_entry
    from pressctl.render.locales import direction, say_moment

    if not release.published:
        return None
    entry = make_entry(release, newsroom)
    return EntryPane(
        title=entry.title,
        summary=entry.summary,
        url=entry.url,
        published=say_moment(entry.published, release.language, newsroom.zone),
        sight=framing.see(framing.article(entry.html, release.language, direction(release.language)), shown),
    )


def _page(rendering: Rendering, release: Release, config: Config, shown: Mapping[str, str]) -> PagePane:
    from pressctl.render.addresses import page_path, page_url
    from pressctl.render.page import PAGE, render_page

    html = render_page(
        release,
        config.newsroom,
        rendering.templates,
        feeds=config.feeds,
        versions=tuple(rendering.versions.values()),
        tongue="" if release.original else release.language,
    )
    return PagePane(
        url=page_url(release, config.newsroom) or f"public/{page_path(release)}",
        sight=framing.see(html, shown),
        source=_source(rendering.templates, PAGE),
    )


def _source(templates: "Templates", name: str) -> Source:
    path = templates.source_of(name)
    return Source(path=path.removeprefix(_SHIPPED), own=not path.startswith(_SHIPPED))
