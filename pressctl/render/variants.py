"""Everything of one release in one language, for the channels that take it."""

from typing import TYPE_CHECKING

from pressctl.model import Finding, Mail, Post, Variant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressctl.model import Form, Newsroom, Notice, Release
    from pressctl.render.templates import Templates

FORMS: "frozenset[Form]" = frozenset({"mail", "posts", "data"})
LARGEST_DATA = (
    128_000  # bytes; Standard Webhooks 1.0 asks for about 20 kB, automation services refuse above a few hundred
)


def render_variant(
    release: "Release",
    newsroom: "Newsroom",
    templates: "Templates",
    *,
    networks: "Sequence[str]",
    notice: "Notice" = "",
    forms: "frozenset[Form]" = FORMS,
) -> tuple[Variant, tuple[Finding, ...]]:
    """Render the forms asked for, and return them with what their limits say.

    Raises:
        Invalid: A template is at fault, at its file and line.
    """
    # Each form brings its own library, and a run may want only one of them.
    mail: Mail | None = None
    posts: tuple[Post, ...] = ()
    data = ""
    findings: list[Finding] = []
    if "mail" in forms:
        from pressctl.render.mail import check_mail, render_mail

        mail = render_mail(release, newsroom, templates, notice=notice)
        findings += check_mail(mail, release)
    if "posts" in forms:
        from pressctl.render.posts import render_posts

        posts, said = render_posts(release, newsroom, templates, networks=networks, notice=notice)
        findings += said
    if "data" in forms:
        from pressctl.render.payload import payload

        data = payload(release, newsroom, notice=notice)
        findings += _check_data(data, release)
    return Variant(language=release.language, notice=notice, mail=mail, posts=posts, data=data), tuple(findings)


def _check_data(data: str, release: "Release") -> tuple[Finding, ...]:
    size = len(data.encode())
    if size <= LARGEST_DATA:
        return ()
    return (
        Finding(
            path=release.path,
            level="advice",
            code="payload-size",
            message=f"the webhook's data is {size // 1000} kB; some receivers refuse that much",
            hint="Shorten the text, or link to the longest parts.",
        ),
    )
