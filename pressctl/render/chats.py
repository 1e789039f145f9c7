"""A message for each chat service, within its limits: JSON, as the service takes it.

It has the headline, what there is to say, place and date, who says it and a link. An author's own words for a
service (`social.slack`) stand in place of the lead and are never cut: what does not fit is an error. The lead,
and what a correction sets right, give way at a sentence.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from pressctl.model import CORRECTIONS, EARLY, KILLS, Chat, Finding
from pressctl.render.addresses import page_url
from pressctl.render.chat import Measure, Message, Place, encode, find
from pressctl.render.cleaning import clean, one_line
from pressctl.render.content import letters
from pressctl.render.defusing import tight
from pressctl.render.isolating import isolate
from pressctl.render.locales import direction, words
from pressctl.render.overflow import where_to_end
from pressctl.render.parsing import safe_address
from pressctl.render.sentences import first_sentences, first_words
from pressctl.render.sheet import Sheet, make_sheet
from pressctl.render.slots import Address, texts
from pressctl.render.typography import polish

if TYPE_CHECKING:
    from pressctl.model import Newsroom, Notice, Release
    from pressctl.render.templates import Templates

_ENDS = " \t\n"


def render_chats(
    release: "Release",
    newsroom: "Newsroom",
    templates: "Templates",
    *,
    places: Sequence[str],
    notice: "Notice" = "",
    mark: str = "",
) -> tuple[tuple[Chat, ...], tuple[Finding, ...]]:
    """Render a message for each of `places` (`pressctl.render.chat.available`), and say what is wrong with them.

    A kill has the headline, the address and why, and nothing of the text; an advance has its embargo and no link. `mark` is
    what a copy that is not public yet says first.

    Raises:
        Invalid: A template is not fit to be used.
    """
    if not places:
        return (), ()
    sheet = make_sheet(release, newsroom, form="text", notice=notice)
    written = [_Desk(release, newsroom, templates, notice, sheet, name, find(name), mark).write() for name in places]
    return tuple(chat for chat, _ in written), tuple(finding for _, found in written for finding in found)


class _Parts(Struct, frozen=True, kw_only=True):
    """What gives way where there is little room: the words of a message."""

    headline: str
    above: str = ""
    lead: str = ""
    own: str = ""

    @property
    def text(self) -> str:
        return "\n\n".join(part for part in (self.above, self.own or self.lead) if part)


class _Desk(Struct, frozen=True):
    """Writes the message of one release for one service."""

    release: "Release"
    newsroom: "Newsroom"
    templates: "Templates"
    notice: "Notice"
    sheet: Sheet
    name: str
    place: Place
    mark: str = ""
    tried: dict[_Parts, Message] = field(default_factory=dict)

    def write(self) -> tuple[Chat, list[Finding]]:
        """Write the message, and say what is wrong with it."""
        parts = self._parts()
        if not self._fits(parts):
            parts = self._shortened(parts)
        message = self._rendered(parts)
        fullest = max(self.place.measure(message), key=lambda measure: measure.used / measure.limit)
        chat = Chat(
            place=self.name,
            text=encode(message),
            length=fullest.used,
            limit=fullest.limit,
            unit=fullest.unit,
        )
        return chat, [self._too_long(fullest, parts)] if fullest.over else []

    def _parts(self) -> _Parts:
        sheet = self.sheet
        if self.notice in KILLS:
            return _Parts(
                headline=sheet.headline, above="\n\n".join(part for part in (sheet.kill, sheet.reason) if part)
            )
        own = clean(self.release.social.overrides.get(self.name, "")).strip(_ENDS)
        above = "\n\n".join(sheet.correction) if self.notice in CORRECTIONS else ""
        lead = "" if own else polish(one_line(self.release.lead), self.release.language)
        return _Parts(headline=sheet.headline, above=above, lead=lead, own=own)

    def _shortened(self, whole: _Parts) -> _Parts:
        """Give up, in this order: part of the lead, of what is corrected, of the headline; nothing of an author's own."""
        parts = replace(whole, above="", lead="")
        parts = self._with(parts, whole.headline, lambda text: replace(parts, headline=text), least=whole.headline)
        bare = parts
        parts = self._with(parts, whole.above, lambda text: replace(bare, above=text))
        told = parts
        return self._with(parts, whole.lead, lambda text: replace(told, lead=text))

    def _with(self, parts: _Parts, text: str, added: Callable[[str], _Parts], *, least: str = "") -> _Parts:
        """Return `parts` with as much of `text` as fits: whole sentences, else words, else `least`."""

        def fits(part: str) -> bool:
            return self._fits(added(part))

        if not text or fits(text):
            return added(text) if text else parts
        kept = "" if least else first_sentences(text, fits)
        return added(kept or first_words(text, fits) or least)

    def _fits(self, parts: _Parts) -> bool:
        return not any(measure.over for measure in self.place.measure(self._rendered(parts)))

    def _rendered(self, parts: _Parts) -> Message:
        if parts not in self.tried:
            self.tried[parts] = self._filled(parts)
        return self.tried[parts]

    def _filled(self, parts: _Parts) -> Message:
        sheet, language = self.sheet, self.release.language
        url = "" if self.notice in EARLY else safe_address(page_url(self.release, self.newsroom))
        banner = self._banner()
        message = self.templates.render_json(
            self._template,
            self.place.write,
            self.place.link,
            notice="kill" if self.notice in KILLS else "advance" if self.notice in EARLY else self.notice,
            banner=banner,
            headline=isolate(parts.headline, language),
            text=isolate(parts.text, language),
            place=sheet.place,
            label=sheet.label,
            newsroom=polish(one_line(self.newsroom.name), language),
            url=Address(tight(url)),
            id=self.release.id,
            language=language,
            direction=direction(language),
            words=words(language),
            online=words(language).killed if self.notice in KILLS else words(language).online,
        )
        if banner and not any(letters(banner) in letters(text) for _, text in texts(message)):
            from pressctl.render.loading import bad  # brings in Jinja

            said = f"leaves out what a reader must see first: {banner}."
            raise bad(self.templates.source_of(self._template), said, hint="Put {{ banner }} into it.")
        return self.place.secure(message)

    @property
    def _template(self) -> str:
        return f"chat/{self.name}.json"

    def _banner(self) -> str:
        """Return what must be seen first, on one line: that it is a test, withdrawn, under embargo, a correction."""
        said = words(self.release.language)
        if self.notice in KILLS:
            return said.kill
        early = (
            [self.mark] if self.mark else [self.sheet.embargo] if self.notice in EARLY and self.sheet.embargo else []
        )
        corrected = [said.correction] if self.notice in CORRECTIONS else []
        test = [said.test] if self.notice == "test" else []
        return " – ".join([*early, *corrected, *test])

    def _longest(self, parts: _Parts) -> int:
        """Return how many characters of an author's own words fit, found by halves: a message grows with them."""
        low, high = 0, len(parts.own)
        while low < high:
            half = (low + high + 1) // 2
            low, high = (half, high) if self._fits(replace(parts, own=parts.own[:half])) else (low, half - 1)
        return low

    def _too_long(self, measure: Measure, parts: _Parts) -> Finding:
        title, places = self.place.title, self.release.social.places
        much = f"{measure.used:,} {measure.unit}, {measure.over:,} more than the {measure.limit:,} it takes in {measure.where}"
        if parts.own:
            line, column = places.get(self.name, (1, 1))
            ends = self._longest(parts)
            said = f"this is too long for {title}: {much}. {where_to_end(parts.own, ends)}"
            return Finding(
                path=self.release.path, line=line, column=column, code="chat-too-long", message=said, hint="Shorten it."
            )
        said = f"{self.templates.source_of(self._template)} leaves no room for the release: {title} would get {much}."
        return Finding(
            path=self.release.path, code="chat-too-long", message=said, hint="Shorten the template's own words."
        )
