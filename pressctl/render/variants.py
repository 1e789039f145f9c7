"""Everything of one release in one language, for the channels that take it."""

from typing import TYPE_CHECKING

from pressctl.model import Chat, Finding, LinkCard, Mail, Picture, Post, Variant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressctl.model import Form, Newsroom, Notice, Release, SocialSettings
    from pressctl.render.templates import Templates

FORMS: "frozenset[Form]" = frozenset({"mail", "posts", "chats", "data"})


def render_variant(
    release: "Release",
    newsroom: "Newsroom",
    templates: "Templates",
    *,
    social: "SocialSettings",
    places: "Sequence[str]" = (),
    notice: "Notice" = "",
    versions: "Sequence[Release]" = (),
    forms: "frozenset[Form]" = FORMS,
) -> tuple[Variant, tuple[Finding, ...]]:
    """Render the forms asked for, and return them with what their limits say.

    `networks` get posts, `places` chat messages, or JSON by a template of the newsroom's own ("webhook/NAME"); `versions` are all of the release's languages.

    Raises:
        TooLarge: The release is too long for a template.
        Invalid: A template is at fault, at its file and line.
    """
    # Each form brings its own library, and a run may want only one of them.
    mail: Mail | None = None
    posts: tuple[Post, ...] = ()
    pictures: tuple[Picture, ...] = ()
    card: LinkCard | None = None
    amended: tuple[Post, ...] = ()
    chats: tuple[Chat, ...] = ()
    data = ""
    findings: list[Finding] = []
    if "mail" in forms:
        from pressctl.render.mail import check_mail, render_mail

        mail = render_mail(release, newsroom, templates, notice=notice, versions=versions)
        findings += check_mail(mail, release)
    if "posts" in forms:
        from pressctl.render.posts import amended_posts, card_of, pictures_of, render_posts

        posts, said = render_posts(release, newsroom, templates, social=social, chats=places, notice=notice)
        findings += said
        card, pictures = card_of(release, newsroom, notice), pictures_of(release, notice)
        amended = amended_posts(release, newsroom, templates, social=social, notice=notice)
    if "chats" in forms and places:
        from pressctl.render.chats import render_chats

        services = [place for place in places if "/" not in place]
        chats, said = render_chats(release, newsroom, templates, places=services, notice=notice)
        findings += said
        if len(services) < len(places) and templates.has_own:
            from pressctl.render.own_payload import render_own

            rest = [place for place in places if "/" in place]
            own, said = render_own(release, newsroom, templates, places=rest, notice=notice)
            chats, findings = (*chats, *own), [*findings, *said]
    if "data" in forms:
        from pressctl.render.payload import payload
        from pressctl.render.sizes import check_data

        data = payload(release, newsroom, notice=notice)
        findings += check_data(data, release)
    item = ""
    if "ninjs" in forms:
        from pressctl.render.ninjs import ninjs
        from pressctl.render.sizes import check_data

        item = ninjs(release, newsroom, notice=notice, versions=versions)
        findings += check_data(item, release)
    made = Variant(
        language=release.language,
        notice=notice,
        mail=mail,
        posts=posts,
        chats=chats,
        data=data,
        ninjs=item,
        pictures=pictures,
        card=card,
        amended=amended,
    )
    return made, tuple(dict.fromkeys(findings))
