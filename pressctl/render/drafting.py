"""Writes the posts of one release for one network: the author's own, or one made of headline and lead, or a thread."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from unicodedata import normalize

from msgspec import Struct, field
from msgspec.structs import replace

from pressctl.model import Finding, Post
from pressctl.render.cleaning import clean, one_line
from pressctl.render.content import story
from pressctl.render.hashtags import tags_in
from pressctl.render.lengths import Length, measure_by
from pressctl.render.links import mastodon_addresses
from pressctl.render.locales import words
from pressctl.render.overflow import Place, finding
from pressctl.render.sentences import first_sentences, first_words
from pressctl.render.social import SocialNetwork
from pressctl.render.telling import MOST, Told, numbered, parted, tell
from pressctl.render.typography import NARROW, NO_BREAK, polish

if TYPE_CHECKING:
    from pressctl.model import Newsroom, Notice, Release
    from pressctl.render.templates import Templates

_ENDS = " \t\n"
# A shorter piece of a lead says nothing.
_SHORTEST_LEAD = 40
_FEWEST = 100  # characters of an author's text that go before a hashtag in the first post of a thread
_PROBE = "\ufffc"  # what no text has: clean text keeps it, and nobody types it


class _Parts(Struct, frozen=True, kw_only=True):
    """What a post's template is given."""

    text: str = ""
    headline: str = ""
    lead: str = ""
    url: str = ""
    hashtags: tuple[str, ...] = ()


class Desk(Struct, frozen=True):
    """Writes the posts of one release for one network; `tail` stands for a number that will be added to them."""

    release: "Release"
    newsroom: "Newsroom"
    templates: "Templates"
    name: str
    network: SocialNetwork
    limit: int | None
    notice: "Notice"
    url: str
    hashtags: tuple[str, ...]
    tail: str = ""
    tried: "dict[_Parts, _Draft]" = field(default_factory=dict)

    def write(self) -> tuple[list[Post], list[Finding]]:
        """Write the post, or the posts of a thread, and say what is wrong with them."""
        if self.notice == "kill":
            return [self._kill()], []
        social = self.release.social
        if own := clean(social.overrides.get(self.name, "")).strip(_ENDS):
            return self._own(own)
        threaded = social.thread and self.network.threads
        if shared := clean(social.text).strip(_ENDS):
            return self._shared(self._prose(shared), threaded=threaded)
        if threaded and self.notice != "correction":
            return self._thread_composed()
        post, findings = self._composed()
        return [post], findings

    def _kill(self) -> Post:
        said = words(self.release.language)
        text = self._prose(said.kill_text.format(newsroom=one_line(self.newsroom.name)))
        reason = self._prose(one_line(self.release.reason))
        why = (self._prose(said.kill_reason.format(reason=reason)),) if reason else ()
        name = self.url or self.release.id
        ways = ((said.kill, text, *why, name), (said.kill, text, name), (said.kill, name), (said.kill,))
        drafts = [self._draft("\n\n".join(way)) for way in ways]
        return self._post(next((draft for draft in drafts if draft.fits), drafts[-1]))

    def _own(self, own: str) -> tuple[list[Post], list[Finding]]:
        """Take an author's posts as they are written; a mark for readers goes before the first."""
        threaded = self.release.social.thread and self.network.threads
        texts = parted(own) if threaded else [own]
        findings = self._place(self.name).check_all(texts, [self._judged(texts[0]), *texts[1:]])
        return self._posts([self._draft(text) for text in (self._marked(texts[0]), *texts[1:])]), findings

    def _shared(self, text: str, *, threaded: bool) -> tuple[list[Post], list[Finding]]:
        """Put the address and hashtags below the author's text, unless it has its own."""
        own = {normalize("NFC", text[start:end]).casefold() for start, end in tags_in(text)}
        wanted = self.hashtags if self.release.social.hashtags or not own else ()
        tags = tuple(tag for tag in wanted if tag.casefold() not in own)
        url = "" if mastodon_addresses(text) else self.url
        whole = _Parts(text=text, url=url, hashtags=self._taken(tags, beside=len(own)))
        if threaded and not self._draft(self._judged(self._filled(whole))).fits:
            return self._thread_shared(whole)
        parts = self.with_tags(whole)
        findings = self._place("text").check(self._judged(self._filled(parts)), text)
        return [self._post(self.rendered(parts))], findings or self._left_out(whole.hashtags, parts.hashtags)

    def _thread_shared(self, whole: _Parts) -> tuple[list[Post], list[Finding]]:
        """Tell an author's text in several posts, all of it."""
        first = self._numbered_desk().with_tags(replace(whole, text=whole.text[:_FEWEST]))
        text = whole.text
        drafts, told = self._thread(first, text, opened=False)
        if not drafts and first.hashtags:
            first = replace(first, hashtags=())
            drafts, told = self._thread(first, text, opened=False)
        if not drafts and first.url:  # a quotation that fills a post comes first: the address goes to the end
            text = f"{text}\n\n{first.url}"
            drafts, told = self._thread(replace(first, url=""), text, opened=False)
        if told.end == len(text):
            return self._posts(drafts), self._left_out(whole.hashtags, first.hashtags)
        drafts.append(self._draft(text[told.end :]))
        return self._posts(drafts), [self._place("text").untold(text, told)]

    def _thread_composed(self) -> tuple[list[Post], list[Finding]]:
        """Tell headline, lead and text in as many posts as a thread may have; who wants the rest follows the link."""
        desk = self._numbered_desk()
        whole = _Parts(headline=self._headline(), url=self.url, hashtags=self._taken(self.hashtags))
        first = whole if desk.fits(whole) else desk.shortened(whole)
        text = story(self.release)
        spaced = text if self.network.narrow else text.replace(NARROW, NO_BREAK)
        drafts, _ = self._thread(first, spaced, opened=True)
        if len(drafts) > 1 and first.url == whole.url and desk.fits(first):
            return self._posts(drafts), self._left_out(whole.hashtags, first.hashtags)
        post, findings = self._composed()
        return [post], findings

    def _numbered_desk(self) -> "Desk":
        return replace(self, tail=numbered("", MOST, MOST), tried={})

    def _thread(self, first: _Parts, text: str, *, opened: bool) -> "tuple[list[_Draft], Told]":
        """Tell a text in posts; the first has `first` beside it, as the lead below a headline when it is `opened`."""
        leads = opened and self._filled(first) != self._filled(replace(first, lead=_PROBE))

        def written(number: int, piece: str) -> str:
            if number > 1:
                return piece
            return self._judged(self._filled(replace(first, **{"lead" if opened else "text": piece})))

        def fits(number: int, piece: str) -> bool:
            if number == 1 and opened and not leads:
                return not piece
            return self._draft(numbered(written(number, piece), number, MOST)).fits

        told = tell(text, self.release.language, fits, opened=opened)
        total = len(told.pieces)
        texts = [numbered(written(number, piece), number, total) for number, piece in enumerate(told.pieces, 1)]
        if self.notice == "test":
            texts[:1] = [self._marked(text) for text in texts[:1]]
        return [self._draft(one) for one in texts], told

    def _composed(self) -> tuple[Post, list[Finding]]:
        """Write headline, lead, address and hashtags, shortened until they fit."""
        headline, lead = self._headline(), self._prose(self.release.lead, line=True)
        if self.notice == "correction" and (correction := self.release.correction):
            # What it sets right comes first, and the headline gives way to it.
            said = words(self.release.language).correction
            headline, lead = f"{said} – {self._prose(correction.text, line=True)}\n\n{headline}", ""
        parts = whole = _Parts(headline=headline, lead=lead, url=self.url, hashtags=self._taken(self.hashtags))
        draft = self.rendered(parts)
        if not draft.fits:
            parts = self.shortened(whole)
            draft = self.rendered(parts)
        findings = self._left_out(whole.hashtags, parts.hashtags)
        if not draft.fits:
            findings.append(self._no_room())
        elif whole.url and not parts.url:
            findings.append(self._unlinked())
        return self._post(draft), findings

    def shortened(self, whole: _Parts) -> _Parts:
        """Give up, in this order: part of the lead, the lead, hashtags, part of the headline, the address."""
        parts = replace(whole, lead="")
        if self.fits(parts):
            return replace(parts, lead=self._first_of(whole.lead, parts)) if whole.lead else parts
        parts = self.with_tags(parts)
        if self.fits(parts):
            return parts
        if headline := first_words(whole.headline, lambda part: self.fits(replace(parts, headline=part))):
            return replace(parts, headline=headline)
        return self.shortened(replace(whole, url="")) if whole.url else parts

    def _first_of(self, lead: str, parts: _Parts) -> str:
        def fits(part: str) -> bool:
            return self.fits(replace(parts, lead=part))

        if kept := first_sentences(lead, fits, self.release.language):
            return kept
        kept = first_words(lead, fits)
        return kept if len(kept) >= _SHORTEST_LEAD else ""

    def _taken(self, tags: tuple[str, ...], *, beside: int = 0) -> tuple[str, ...]:
        """Return the hashtags that count on this network, `beside` those there are."""
        return tags[: max(0, self.network.hashtags - beside)] if self.network.hashtags else tags

    def with_tags(self, parts: _Parts) -> _Parts:
        """Keep as many hashtags as fit, from the first."""
        while parts.hashtags and not self.fits(parts):
            parts = replace(parts, hashtags=parts.hashtags[:-1])
        return parts

    def _headline(self) -> str:
        return self._prose(self.release.headline, line=True)

    def _prose(self, text: str, *, line: bool = False) -> str:
        """Set text by its language; on X, where U+202F weighs two, with U+00A0 alone."""
        polished = polish(one_line(text) if line else text, self.release.language)
        return polished if self.network.narrow else polished.replace(NARROW, NO_BREAK)

    def fits(self, parts: _Parts) -> bool:
        """Whether the post of these parts, with its mark and number, is short enough."""
        return self.rendered(parts).fits

    def rendered(self, parts: _Parts) -> "_Draft":
        """Render the post of these parts once."""
        if parts not in self.tried:
            self.tried[parts] = self._draft(f"{self._marked(self._filled(parts))}{self.tail}")
        return self.tried[parts]

    def _filled(self, parts: _Parts) -> str:
        text = self.templates.render(
            f"social/{self.name}.txt",
            text=parts.text,
            headline=parts.headline,
            lead=parts.lead,
            url=parts.url,
            hashtags=" ".join(parts.hashtags),
        )
        return text.strip(_ENDS)

    def _marked(self, text: str) -> str:
        """Say first what a template must not be able to forget: that this is a correction, or a test."""
        if not self.notice:
            return text
        said = words(self.release.language)
        if self.notice == "correction" and not text.casefold().startswith(said.correction.casefold()):
            return f"{said.correction} – {text}"
        return f"[{said.test}] {text}" if self.notice == "test" else text

    def _judged(self, text: str) -> str:
        """Return a text with what takes its room: a test's mark is never posted in public, and shows what will be."""
        return text if self.notice == "test" else self._marked(text)

    def _draft(self, text: str) -> "_Draft":
        return _Draft(text, measure_by(self.network.lengths, text, limit=self.limit))

    def _post(self, draft: "_Draft") -> Post:
        return self._posts([draft])[0]

    def _posts(self, drafts: "Sequence[_Draft]") -> list[Post]:
        return [
            Post(
                network=self.name,
                text=draft.text,
                length=draft.length.used,
                limit=draft.length.limit,
                number=number,
                total=len(drafts),
                facets=self.network.facets(draft.text) if self.network.facets else (),
            )
            for number, draft in enumerate(drafts, 1)
        ]

    def _place(self, key: str) -> Place:
        return Place(self.release, self.name, self.network, self.limit, key)

    def _no_room(self) -> Finding:
        said = f"templates/social/{self.name}.txt leaves no room for the release: {self.network.name} takes less."
        return finding(self.release, "", "post-too-long", said, "Shorten the template's own words.")

    def _unlinked(self) -> Finding:
        said = f"the release's address leaves no room for words on {self.network.name}, so the post has no link."
        return finding(self.release, "", "post-unlinked", said, f"Write social.{self.name} yourself.", level="advice")

    def _left_out(self, tags: Sequence[str], kept: Sequence[str]) -> list[Finding]:
        """Say which of the author's hashtags there was no room for; nobody misses the made ones."""
        left = tags[len(kept) :] if self.release.social.hashtags else ()
        if not left:
            return []
        said = f"no room on {self.network.name} for {', '.join(left)}."
        return [finding(self.release, "hashtags", "hashtag-left-out", said, level="advice")]


class _Draft(Struct, frozen=True):
    """A text, measured."""

    text: str
    length: Length

    @property
    def fits(self) -> bool:
        return self.length.fits
