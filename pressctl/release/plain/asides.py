"""The top of a plain text, read from above: what of it is no text is put aside, each as what it is."""

from collections.abc import Iterable
from typing import cast

from msgspec.structs import replace

from pressctl.release.dating import find
from pressctl.release.levelling import level
from pressctl.release.plain.anatomy import MOST_PARTS, Part, PartKind, contact_section, named_contact
from pressctl.release.plain.candidates import LONGEST_PART, heads
from pressctl.release.plain.captions import count_signed, is_byline, is_office
from pressctl.release.plain.categories import are_categories
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import is_month, read_line
from pressctl.release.plain.labels import TEXT, Label, open_contact, read_label
from pressctl.release.plain.letterheads import is_house, is_spaced
from pressctl.release.plain.notices import is_kept, is_notice, is_passed_on, is_site_notice
from pressctl.release.plain.openings import read_place
from pressctl.release.plain.passages import Passage
from pressctl.release.plain.tops import apart, dates_embargo, is_code, is_of_page, read_record, read_untold
from pressctl.release.sentences import count_words

_MOST_OF_A_PICTURE = 3  # blanks of what a page says for a picture
TITLE_WORDS = 3  # "Press release: Acme opens in Lyon" has a headline, "Press release: Acme" has not


class Reader:
    """Reads from the top: `rest` is what is still to be read, `parts` what was put aside, `found` whether the headline was read.

    `begun`: a line of it was.
    """

    def __init__(self, passages: Iterable[Passage], language: str) -> None:
        """Begin at the first passage; `language` (BCP 47) decides how figures are read as dates."""
        self.rest = list(passages)
        self.parts: list[Part] = []
        self.language = language
        self.found = self.begun = False

    def put_aside(self, count: int, kind: PartKind) -> None:
        """Put the first passages aside, each as what it is, else as `kind`."""
        above, self.rest = self.rest[:count], self.rest[count:]
        while above:
            part = self.read_part(above) or Part(kind=kind, passages=(above[0],), label=TEXT)
            self.parts.append(part)
            del above[: len(part.passages)]

    def take_parts(self) -> None:
        """Put aside every label, date line and contact block that stands here."""
        while self.rest and len(self.parts) < MOST_PARTS:
            record = read_record(self.rest, self.language)
            if record:
                self.rest = apart(self.rest, len(record))[len(record) :]
                self.parts += record
                continue
            first = self.rest[0]
            if self.found and len(first.lines) > 1 and read_place(first.text):
                return  # a dateline, below which the text begins
            if first.broken and has_address(first.spelled) and read_label(first.lines[0].text).kind == "contact":
                lines = first.apart()
                self.parts.append(Part(kind="contact", passages=tuple(lines), label=open_contact(lines[0].text)))
                del self.rest[0]
                continue
            if len(first.lines) > 1 and first.form != "table" and self.read_part(first.apart()):
                self.rest[:1] = (
                    first.apart()
                    if first.broken
                    else [
                        Passage(lines=first.lines[:1]),
                        replace(first, lines=first.lines[1:], mark=""),
                    ]
                )
            signed = count_signed(self.rest)
            if signed:
                self.rest = apart(self.rest, signed)
                self.parts.append(Part(kind="issuer", passages=tuple(self.rest[:signed]), label=TEXT))
                del self.rest[:signed]
                continue
            part = self.read_part(self.rest)
            if part is None:
                return
            self.parts.append(part)
            del self.rest[: len(part.passages)]

    def read_part(self, rest: list[Passage]) -> Part | None:
        """Return the part that the first passage begins, or None for text."""
        first = rest[0]
        label = read_label(first.text)
        plain = self._unlabelled(rest, label)
        if plain:
            return plain
        match label.kind:
            case "contact":
                section = contact_section(rest[:LONGEST_PART])
                is_block = len(section) > 1 or has_address(label.rest)
                return Part(kind="contact", passages=section, label=label) if is_block else None
            case "embargo":
                undated = not find(first.text, language=self.language)
                follows = [passage for passage in rest[1:2] if undated and dates_embargo(passage, self.language)]
                return Part(kind="embargo", passages=(first, *follows), label=label)
            case "press" | "immediate" | "filed" | "web" | "related" | "issuer" | "end" as kind:
                title = first.form == "headline" and count_words(first.text) > TITLE_WORDS
                fits = are_categories(label.rest) if kind == "filed" else not (title and kind == "web")
                of_page: PartKind = "web" if kind == "related" else kind
                return Part(kind=of_page, passages=(first,), label=label) if fits else None
            case _:
                return Part(kind="web", passages=(first,), label=TEXT) if first.is_rule else None

    def _unlabelled(self, rest: list[Passage], label: Label) -> Part | None:
        """Return the part that no label tells: a line of a date, a person with numbers to call, an address alone."""
        first = rest[0]
        if len(rest) > 1 and self._is_of_site(first):
            return Part(kind="web", passages=(first,), label=TEXT)
        # An embargo's line also has a date: it is looked for first, never taken for a day alone; nor is a title.
        dated = first.form != "headline" and label.kind not in {"embargo", "press", "immediate"}
        if dated and (read_line(first.text, language=self.language) or is_month(first.text)):
            return Part(kind="dated", passages=(first,), label=label)
        if not self.found and is_spaced(first.text):
            return Part(kind="letterhead", passages=(first,), label=TEXT)
        above = (level(part.text) for part in self.parts if part.kind == "letterhead")
        signed = is_byline(first.text) or is_code(first.text) or (self.found and self._is_issuer(rest))
        if signed or is_of_page(first.text) or self._describes(first) or level(first.text) in above:
            return Part(kind="issuer" if signed else "web", passages=(first,), label=TEXT)
        named = () if label.kind or first.form == "headline" else named_contact(rest[:LONGEST_PART])
        ahead = rest[1:3] if not self.found and label.kind in {"", "about"} else []
        above_line = bool(ahead) and heads(ahead, self.language) and ahead[0].text[-1] not in ".。।:："
        told = (
            Label(kind="contact", rest=first.text)
            if named
            else read_untold(first, self.language, below=self.found, above=above_line)
        )
        if told:
            return Part(kind=cast("PartKind", told.kind), passages=named or (first,), label=told)
        return None

    def _is_of_site(self, first: Passage) -> bool:
        """Whether a passage is a site's notice, what it says of a text that it passes on, or a line of signs alone."""
        if not any(map(str.isalnum, first.text)):
            return True
        if first.form in {"", "text"} and not first.mark and is_passed_on(first.text):
            return True
        if self.found:
            return len(first.lines) == 1 and is_kept(first.text)
        return first.form != "headline" and (is_notice(first.text) or is_site_notice(first.text))

    def _describes(self, first: Passage) -> bool:
        """Whether a line directly below a page's menu is what it says for a picture: a few words that begin small."""
        short = first.text[0].islower() and first.text.count(" ") <= _MOST_OF_A_PICTURE and not first.form
        return short and not (self.found or self.begun) and bool(self.parts) and self.parts[-1].kind == "web"

    def _is_issuer(self, rest: list[Passage]) -> bool:
        """Whether a line below the headline names somebody and the office that speaks to the press, or below that the house."""
        first = rest[0]
        if first.form not in {"", "heading"} or first.broken or first.mark:
            return False
        below = bool(self.parts) and self.parts[-1].kind == "issuer" and is_office(self.parts[-1].text)
        return is_office(first.text) or (below and is_house(first.text, rest[1:]))
