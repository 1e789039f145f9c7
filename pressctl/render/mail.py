"""The mail of a release: rendered once for everybody, with merge marks where a person's own words go."""

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup
from msgspec.structs import replace

from pressctl.merging import CLOSE, OPEN, mark, substitute
from pressctl.model import CORRECTIONS, EARLY, KILLS, Finding, Mail
from pressctl.render.addresses import page_url
from pressctl.render.brands import fonts_of
from pressctl.render.cleaning import one_line, paragraphs
from pressctl.render.colours import palette
from pressctl.render.fields import AnyRecipient
from pressctl.render.isolating import isolate, isolate_html
from pressctl.render.languages import PrintedLink, link_to, tongue_of_house
from pressctl.render.locales import direction, say_moment, words
from pressctl.render.sheet import as_text, make_sheet
from pressctl.render.shortening import shorten
from pressctl.render.thumbnails import attachments_of, logo_of, thumbnails_of
from pressctl.render.typography import NO_BREAK, polish
from pressctl.render.wrapping import flowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from css_inline import CSSInliner

    from pressctl.model import Newsroom, Notice, Release
    from pressctl.render.templates import Templates

HTML, TEXT = "email/release.html", "email/release.txt"
LARGEST = 80_000  # bytes of HTML; Gmail cuts a message off near 102 kB
PREHEADER = (40, 100)  # characters that inboxes show beside the subject
# Keeps an inbox from showing what follows the preheader: invisible, and of no width.
FILLER = "\u00a0\u200c\u034f" * 40
_CHARSET = '<meta charset="utf-8">'
# Primary subtags of the languages whose script the mail's template has styles of its own for, beside those from right to left.
SCRIPTS = frozenset({"ar", "fa", "he", "hi", "ja", "ko", "th", "ur", "zh"})
_EMPTY_LINK = re.compile(f'<a [^>]*href="{mark("unsubscribe")}"[^>]*>.*?</a>', re.DOTALL)
_EMPTY_LINE = re.compile(f"^.*{mark('unsubscribe')}.*\n?", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


def render_mail(
    release: "Release",
    newsroom: "Newsroom",
    templates: "Templates",
    *,
    notice: "Notice" = "",
    versions: "Sequence[Release]" = (),
    held: bool = False,
) -> Mail:
    """Render a release's mail: subject, preheader, HTML with its styles inlined, and a text part of our own.

    The HTML loads nothing from anywhere, or with `mail_media = "thumbnails"` from the newsroom's own site. Both parts
    carry marks (`pressctl.merging`): `greeting`, `unsubscribe`, and whatever `{{ recipient.FIELD }}` the newsroom's own
    templates name. `versions` are the release's languages, this one included or not; one that is `held` is not for
    immediate release.

    Raises:
        Invalid: A template is at fault, at its file and line.
    """
    language = release.language
    preheader = _preheader(release, newsroom, notice)
    shared = {
        "newsroom": polish(one_line(newsroom.name), language),
        "words": words(language),
        "voice": direction(words(language).code),  # that of our words, which may not be the release's
        "notice": "kill" if notice in KILLS else "advance" if notice in EARLY else notice,
        "immediate": "" if held or notice or release.embargo else words(language).immediate,
        "corrected": notice in CORRECTIONS,
        "preheader": preheader,
        "filler": FILLER,
        "colours": palette(newsroom.brand),
        "fonts": fonts_of(newsroom.brand),
        "intro": tuple(polish(line, language) for line in paragraphs(release.email.intro)),
        "recipient": AnyRecipient(),
        "house": tongue_of_house(release, newsroom),
    }
    subject = _subject(release, newsroom, notice)
    sheet = make_sheet(release, newsroom, form="html", notice=notice)
    shared["others"] = others = _others(release, newsroom, versions) if sheet.url else ()
    shared["script"] = _needs_styles(
        (language, words(language).code, newsroom.language, *(one.language for one in others))
    )
    shared["logo"] = logo_of(newsroom)
    shared["thumbnails"] = shown = thumbnails_of(release.media, sheet.media, newsroom)
    shared["files"] = [item for item in sheet.media if item not in [thumbnail.item for thumbnail in shown]]
    attachments = attachments_of(release, newsroom, notice)
    names = {one.name for one in attachments}
    shared["attached"] = {item.path: name for item in sheet.media if (name := item.path.rpartition("/")[2]) in names}
    html = templates.render(HTML, **shared, subject=subject, release=replace(sheet, body=_bounded(sheet.body)))
    text = templates.render(TEXT, **shared, subject=subject, release=as_text(sheet, release, newsroom))
    for name, written in ((HTML, html), (TEXT, text)):
        if not _is_whole(written):
            from pressctl.render.loading import bad  # brings in Jinja

            hint = "Write {{ recipient.FIELD }} alone."
            raise bad(templates.source_of(name), "a filter changes a merge field", hint=hint)
    html, text = inline(isolate_html(html, language)), isolate(tidy(text), language)
    return Mail(
        subject=subject,
        preheader=preheader,
        html=html,
        text=text,
        list_id=_list_id(newsroom),
        attachments=attachments,
    )


def _list_id(newsroom: "Newsroom") -> str:
    """Return `<groupe-exemple.presse.example.org>`: a label within a domain of the newsroom's own (RFC 2919 section 2).

    "" where it has no domain, or one that is no host name in ASCII.
    """
    host = urlsplit(newsroom.url).hostname or ""
    label = "press" if newsroom.id == host else newsroom.id
    return f"<{label}.{host}>" if re.fullmatch(r"[a-z0-9.-]+\.[a-z0-9-]+", host) else ""


def _others(release: "Release", newsroom: "Newsroom", versions: "Sequence[Release]") -> "tuple[PrintedLink, ...]":
    """Return links to the pages of the release's other languages."""
    return tuple(
        link_to(version.language, url)
        for version in versions
        if version.language != release.language and (url := page_url(version, newsroom))
    )


def _needs_styles(languages: "Iterable[str]") -> bool:
    """Whether the styles of a script are needed; looking for them where none is costs a sixth of the inlining."""
    return any(tag.lower().split("-", 1)[0] in SCRIPTS or direction(tag) == "rtl" for tag in languages)


def _bounded(body: str) -> str:
    """Return a body whose tables scroll within it where a screen is too narrow, by keyboard too (WCAG 2.2, 2.1.1)."""
    opened = str(body).replace("<table>", '<div class="wide" tabindex="0"><table>')
    return Markup(opened.replace("</table>", "</table></div>"))  # noqa: S704  (what was safe, and these two)


def inline(html: str) -> str:
    """Return HTML with its styles on its elements; only what cannot be there (@media) stays in a `<style>`."""
    inlined = _inliner().inline(html)
    # The inliner moves <style> to the head's start, and a file's charset must stand in its first 1,024 bytes.
    inlined = inlined.replace(_CHARSET, "", 1).replace("<head>", f"<head>{_CHARSET}", 1)
    return inlined.replace("&nbsp;", NO_BREAK) + "\n"


@cache
def _inliner() -> "CSSInliner":
    from css_inline import CSSInliner  # 30 ms that only a mail owes

    # Never from the web; media queries carry the dark colours and the narrow screens.
    return CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)


def tidy(text: str) -> str:
    """Return a text part with single blank lines between its blocks, one line feed at its end, and soft lines (`flowed`)."""
    return _BLANK_LINES.sub("\n\n", flowed(text)).strip("\n") + "\n"


def check_mail(mail: Mail, release: "Release") -> tuple[Finding, ...]:
    """Return what a mail program would do badly with a rendered mail."""
    size = len(mail.html.encode())
    if size <= LARGEST:
        return ()
    return (
        Finding(
            path=release.path,
            level="advice",
            code="mail-size",
            message=f"the mail's HTML is {size // 1000} kB; Gmail hides what follows about 100 kB",
            hint="Shorten the text, or the newsroom's own mail template.",
        ),
    )


def offer_unsubscribe(mail: Mail, address: str) -> Mail:
    """Return the mail with a target's unsubscribe address (which may hold marks), "" for none.

    Without one, the link that would carry it is taken out of the HTML, and its line out of the text: a link to
    nowhere is worse than none, and the sentence beside it says how to be taken off the list.
    """
    if address:
        return replace(mail, unsubscribe=address)
    return replace(mail, html=_EMPTY_LINK.sub("", mail.html), text=_EMPTY_LINE.sub("", mail.text), unsubscribe="")


def _is_whole(text: str) -> bool:
    """Whether every mark in a text is one that can be filled."""
    rest = substitute(text, lambda _: "")
    return OPEN not in rest and CLOSE not in rest


def _subject(release: "Release", newsroom: "Newsroom", notice: "Notice") -> str:
    said = words(release.language)
    # U+00A0 throughout: mail programs show U+202F badly in subjects.
    subject = polish(one_line(release.email.subject or release.headline), release.language, narrow=False)
    if notice in CORRECTIONS:
        subject = f"{said.correction} – {subject}"
    match notice:
        case "kill" | "advance-kill":
            return f"{said.kill} – {subject}"
        case "test":
            return f"[TEST] {subject}"
        case "advance" | "advance-correction" if release.embargo:
            until = say_moment(release.embargo, release.language, newsroom.zone)
            return f"[{said.embargo.format(moment=until)}] {subject}"
        case _:
            return subject


def _preheader(release: "Release", newsroom: "Newsroom", notice: "Notice") -> str:
    said, correction = words(release.language), release.correction
    text = release.email.preheader or release.lead or release.subhead
    if notice in KILLS:
        text = said.kill_text.format(newsroom=one_line(newsroom.name))
    elif notice in CORRECTIONS and correction:
        text = correction.text
    return shorten(polish(one_line(text), release.language, narrow=False), *PREHEADER)
