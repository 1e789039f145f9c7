"""One post for each social network, measured by its rule.

An author's words come first: an override is the whole post as written; `social.text` is a post's words,
to which the address and hashtags are added where it has none. Neither is ever cut: what does not fit
is an error. Only a post made here, of headline and lead, is shortened until it fits.

A post's text is what readers see, and what a person can paste; writing it in LinkedIn's wire format is
the business of whoever sends it there (`pressctl.render.little_text`).
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from pressctl.model import EARLY, Finding, Level, Post
from pressctl.render.addresses import page_url
from pressctl.render.cleaning import clean, one_line
from pressctl.render.counting import Length, measure
from pressctl.render.hashtags import choose
from pressctl.render.links import mastodon_addresses
from pressctl.render.locales import words
from pressctl.render.sentences import first_sentences, first_words
from pressctl.render.typography import NARROW, NO_BREAK, polish

if TYPE_CHECKING:
    from pressctl.model import Newsroom, Notice, Release
    from pressctl.render.templates import Templates

NAMES = {"x": "X", "bluesky": "Bluesky", "mastodon": "Mastodon", "linkedin": "LinkedIn"}
_ENDS = " \t\n"
# A shorter piece of a lead says nothing.
_SHORTEST_LEAD = 40
_SHOWN = 25  # characters on either side of the place where a post would have to end


class _Parts(Struct, frozen=True, kw_only=True):
    """What a post's template is given."""

    text: str = ""
    headline: str = ""
    lead: str = ""
    url: str = ""
    hashtags: tuple[str, ...] = ()


def render_posts(
    release: "Release",
    newsroom: "Newsroom",
    templates: "Templates",
    *,
    networks: Sequence[str],
    notice: "Notice" = "",
) -> tuple[tuple[Post, ...], tuple[Finding, ...]]:
    """Render a post for each of `networks`, and say what is wrong with them.

    A kill's post has the address and nothing of the release; posts are public, so an advance has none.

    Raises:
        Invalid: A template is not fit to be used.
    """
    if notice in EARLY:
        return (), ()
    url = page_url(release, newsroom)
    tags = choose(release.social.hashtags, release.keywords)
    written = [_Desk(release, newsroom, templates, network, notice, url, tags).write() for network in networks]
    findings = [finding for _, found in written for finding in found]
    if release.social.thread and notice != "kill":
        findings.insert(0, _thread_unsupported(release))
    return tuple(post for post, _ in written), tuple(findings)


def overlong(release: "Release", networks: Sequence[str]) -> tuple[Finding, ...]:
    """Return which posts that an author wrote whole are too long, of a release that is not fit to be rendered."""
    found = []
    for network in networks:
        text = clean(release.social.overrides.get(network, "")).strip(_ENDS)
        draft = _Draft(network, text, measure(network, text))
        if not draft.fits:
            found.append(_too_long(release, draft, text, network))
    return tuple(found)


class _Desk(Struct, frozen=True):
    """Writes the post of one release for one network."""

    release: "Release"
    newsroom: "Newsroom"
    templates: "Templates"
    network: str
    notice: "Notice"
    url: str
    hashtags: tuple[str, ...]
    tried: "dict[_Parts, _Draft]" = field(default_factory=dict)

    def write(self) -> tuple[Post, list[Finding]]:
        """Write the post, and say what is wrong with it."""
        if self.notice == "kill":
            return self._kill(), []
        social = self.release.social
        if own := clean(social.overrides.get(self.network, "")).strip(_ENDS):
            return self._checked(own, own, self.network)
        if shared := clean(social.text).strip(_ENDS):
            return self._shared(self._prose(shared))
        return self._composed()

    def _kill(self) -> Post:
        said = words(self.release.language)
        reason = self._prose(said.kill_text.format(newsroom=one_line(self.newsroom.name)))
        name = self.url or self.release.id
        ways = ((said.kill, reason, name), (said.kill, name), (said.kill,))
        drafts = (self._draft("\n\n".join(way)) for way in ways)
        return next(draft for draft in drafts if draft.fits).post

    def _shared(self, text: str) -> tuple[Post, list[Finding]]:
        """Put the address and hashtags below the author's text, unless it has its own."""
        wanted = self.hashtags if self.release.social.hashtags or "#" not in text else ()
        tags = tuple(tag for tag in wanted if not re.search(rf"{re.escape(tag)}(?!\w)", text, re.IGNORECASE))
        url = "" if mastodon_addresses(text) else self.url
        parts = self._with_tags(_Parts(text=text, url=url, hashtags=tags))
        post, findings = self._checked(self._filled(parts), text, "text")
        return post, findings or self._left_out(tags, parts.hashtags)

    def _composed(self) -> tuple[Post, list[Finding]]:
        """Write headline, lead, address and hashtags, shortened until they fit."""
        headline, lead = (self._prose(text, line=True) for text in (self.release.headline, self.release.lead))
        if self.notice == "correction" and (correction := self.release.correction):
            # What it sets right comes first, and the headline gives way to it.
            said = words(self.release.language).correction
            headline, lead = f"{said} – {self._prose(correction.text, line=True)}\n\n{headline}", ""
        parts = whole = _Parts(headline=headline, lead=lead, url=self.url, hashtags=self.hashtags)
        draft = self._rendered(parts)
        if not draft.fits:
            parts = self._shortened(whole)
            draft = self._rendered(parts)
        findings = self._left_out(whole.hashtags, parts.hashtags)
        if not draft.fits:
            findings.append(self._no_room())
        elif whole.url and not parts.url:
            findings.append(self._unlinked())
        return draft.post, findings

    def _shortened(self, whole: _Parts) -> _Parts:
        """Give up, in this order: part of the lead, the lead, hashtags, part of the headline, the address."""
        parts = replace(whole, lead="")
        if self._fits(parts):
            return replace(parts, lead=self._first_of(whole.lead, parts))
        parts = self._with_tags(parts)
        if self._fits(parts):
            return parts
        if headline := first_words(whole.headline, lambda part: self._fits(replace(parts, headline=part))):
            return replace(parts, headline=headline)
        return self._shortened(replace(whole, url="")) if whole.url else parts

    def _first_of(self, lead: str, parts: _Parts) -> str:
        def fits(part: str) -> bool:
            return self._fits(replace(parts, lead=part))

        if kept := first_sentences(lead, fits):
            return kept
        kept = first_words(lead, fits)
        return kept if len(kept) >= _SHORTEST_LEAD else ""

    def _with_tags(self, parts: _Parts) -> _Parts:
        """Keep as many hashtags as fit, from the first."""
        while parts.hashtags and not self._fits(parts):
            parts = replace(parts, hashtags=parts.hashtags[:-1])
        return parts

    def _prose(self, text: str, *, line: bool = False) -> str:
        """Set text by its language; on X, where U+202F weighs two, with U+00A0 alone."""
        return _polished(text, self.release.language, narrow=self.network != "x", line=line)

    def _fits(self, parts: _Parts) -> bool:
        return self._rendered(parts).fits

    def _rendered(self, parts: _Parts) -> "_Draft":
        if parts not in self.tried:
            self.tried[parts] = self._draft(self._marked(self._filled(parts)))
        return self.tried[parts]

    def _filled(self, parts: _Parts) -> str:
        text = self.templates.render(
            f"social/{self.network}.txt",
            text=parts.text,
            headline=parts.headline,
            lead=parts.lead,
            url=parts.url,
            hashtags=" ".join(parts.hashtags),
        )
        return text.strip(_ENDS)

    def _marked(self, text: str) -> str:
        """Say first what a template must not be able to forget: that this is a correction, or a test."""
        said = words(self.release.language)
        if self.notice == "correction" and not text.casefold().startswith(said.correction.casefold()):
            return f"{said.correction} – {text}"
        return f"[{said.test}] {text}" if self.notice == "test" else text

    def _draft(self, text: str) -> "_Draft":
        return _Draft(self.network, text, measure(self.network, text))

    def _checked(self, text: str, own: str, key: str) -> tuple[Post, list[Finding]]:
        """Mark and check a post of an author's `own` words; `key` is where they stand below `social`.

        A test's mark is not held against them: it is never posted in public.
        """
        draft = self._draft(self._marked(text))
        judged = self._draft(text) if self.notice == "test" else draft
        return draft.post, [] if judged.fits else [_too_long(self.release, judged, own, key)]

    def _no_room(self) -> Finding:
        said = f"templates/social/{self.network}.txt leaves no room for the release: {NAMES[self.network]} takes less."
        return self._finding("", "post-too-long", said, "Shorten the template's own words.")

    def _unlinked(self) -> Finding:
        said = f"the release's address leaves no room for words on {NAMES[self.network]}, so the post has no link."
        return self._finding("", "post-unlinked", said, f"Write social.{self.network} yourself.", level="advice")

    def _left_out(self, tags: Sequence[str], kept: Sequence[str]) -> list[Finding]:
        """Say which of the author's hashtags there was no room for; nobody misses the made ones."""
        left = tags[len(kept) :] if self.release.social.hashtags else ()
        said = f"no room on {NAMES[self.network]} for {', '.join(left)}."
        return [self._finding("hashtags", "hashtag-left-out", said, level="advice")] if left else []

    def _finding(self, key: str, code: str, message: str, hint: str = "", *, level: Level = "error") -> Finding:
        return _finding(self.release, key, code, message, hint, level=level)


class _Draft(Struct, frozen=True):
    """A text, measured."""

    network: str
    text: str
    length: Length

    @property
    def fits(self) -> bool:
        return self.length.fits

    @property
    def post(self) -> Post:
        return Post(network=self.network, text=self.text, length=self.length.used, limit=self.length.limit)


@lru_cache(maxsize=64)
def _polished(text: str, language: str, *, narrow: bool, line: bool) -> str:
    """Set a text once for all the networks it goes to."""
    polished = polish(one_line(text) if line else text, language, narrow=narrow)
    return polished if narrow else polished.replace(NARROW, NO_BREAK)


def _too_long(release: "Release", draft: _Draft, own: str, key: str) -> Finding:
    """Say by how much a post of an author's `own` words is too long, and where it would have to end."""
    length, name = draft.length, NAMES[draft.network]
    added = length.used - measure(draft.network, own).used
    end = measure(draft.network, own, limit=max(0, length.limit - added)).cut_at
    return _finding(
        release,
        key,
        "post-too-long",
        f"this is too long for {name}: {length.used:,} {length.unit}{', all included,' if added else ','}"
        f" {length.over:,} more than the {length.limit:,} it takes. {_where(own, end)}",
        "Shorten it." if key == draft.network else f"Shorten it, or write social.{draft.network} for {name} alone.",
    )


def _where(text: str, end: int) -> str:
    """Say where a text has to end, by the words on either side."""
    if not end:
        return "What is added to it leaves no room for any of it."
    before = f"{'…' if end > _SHOWN else ''}{one_line(text[max(0, end - _SHOWN) : end])}"
    after = f"{one_line(text[end : end + _SHOWN])}{'…' if end + _SHOWN < len(text) else ''}"
    return f"It has to end between “{before}” and “{after}”."


def _thread_unsupported(release: "Release") -> Finding:
    said = "this version writes one post for each network, not a thread."
    return _finding(release, "thread", "thread-unsupported", said, "Take social.thread out.")


def _finding(release: "Release", key: str, code: str, message: str, hint: str, *, level: Level = "error") -> Finding:
    """Place a finding at a key below `social`; at the first that stands there when it has no place of its own."""
    places = release.social.places
    line, column = places.get(key) or min(places.values() if key else (), default=(1, 1))
    return Finding(path=release.path, line=line, column=column, level=level, code=code, message=message, hint=hint)
